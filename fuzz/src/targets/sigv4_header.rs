//! A request's signature: a line with method, path and query, a line a header, an empty line, a body.

use crate::Target;
use countersign_sigv4::{Parts, inspect};
use std::path::Path;

pub const TARGET: Target = Target { name: "sigv4_header", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let mut lines = data.split(|byte| *byte == b'\n');
    let Ok(first) = std::str::from_utf8(lines.next().unwrap_or_default()) else {
        return "no text".to_owned();
    };
    let mut words = first.splitn(2, ' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut headers: Vec<(String, &[u8])> = Vec::new();
    let mut body: &[u8] = b"";
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            body = line;
            break;
        };
        let (name, value) = line.split_at(colon);
        // The server hands names on in lower case.
        let name = String::from_utf8_lossy(name).to_lowercase();
        headers.push((name, value.get(1..).unwrap_or_default()));
    }
    let headers: Vec<(&str, &[u8])> = headers.iter().map(|(n, v)| (n.as_str(), *v)).collect();
    match inspect(&Parts { method, path, query, headers: &headers, body }) {
        Ok(claim) => {
            assert!(!claim.access_key_id.is_empty());
            assert!(headers.iter().any(|(name, _)| *name == "host"), "a host that was not signed");
            format!("{} {}", claim.session_token.is_some(), claim.presigned_for.is_some())
        }
        Err(refusal) => {
            let text = format!("{refusal:?}");
            text.split(['(', ' ']).next().unwrap_or_default().to_owned()
        }
    }
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(&[
        "POST /\nhost:127.0.0.1:4566\nx-amz-date:20200101T000000Z\ncontent-type:application/x-www-form-urlencoded\nauthorization:AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20200101/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nAction=ListUsers",
        "POST /\nhost:h\nx-amz-date:20200101T000000Z\nx-amz-security-token:tok\nx-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nauthorization:AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20200101/us-east-1/sts/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "GET /a/../b%20c?Action=GetCallerIdentity&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20200101%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20200101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nhost:h\n",
        "POST /\nhost:h\ndate:Wed, 01 Jan 2020 00:00:00 GMT\nauthorization:AWS4-HMAC-SHA256 Credential=a/20200101/r/s/aws4_request, SignedHeaders=date;host, Signature=00\n",
    ])
}

const WORDS: &[&str] = &[
    "AWS4-HMAC-SHA256 ",
    "Credential=",
    "SignedHeaders=",
    "Signature=",
    "host",
    ";",
    ",",
    " ",
    "/aws4_request",
    "20200101",
    "20200101T000000Z",
    "x-amz-date:",
    "x-amz-content-sha256:UNSIGNED-PAYLOAD",
    "x-amz-content-sha256:STREAMING-X",
    "X-Amz-Expires=",
    "604801",
    "-1",
    "%2F",
    "%",
    "authorization:",
    "x-amz-meta-x:  a   b ",
    "\t",
    "\n",
    "\u{e9}",
];
