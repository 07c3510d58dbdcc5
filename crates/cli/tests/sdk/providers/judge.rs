//! Whether a run asked what was recorded, and gave what the case says.

use super::recorded::{Case, Request, host};
use super::world::Ran;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is wrong with a run; nothing, when all is well.
pub(super) fn judge(case: &Case, format: &str, ran: &Ran, seen: &[Request]) -> Vec<String> {
    let mut faults = asked(case, seen);
    if case.result.get("ErrorContains").is_some() {
        let words = words(&case.name);
        if ran.code != Some(1) || !ran.stdout.is_empty() || !ran.stderr.contains(words) {
            faults.push(format!("expected `{words}`, exit 1"));
        }
    } else {
        let (expected, given) = (expected(&case.result["Ok"], format), given(&ran.stdout));
        if ran.code != Some(0) || given != expected {
            faults.push(format!("expected {expected}, got {given}"));
        }
        if !ran.stderr.is_empty() {
            faults.push("standard error is not empty".to_owned());
        }
    }
    if !faults.is_empty() {
        faults.push(format!("exit {:?}, standard error: {}", ran.code, ran.stderr));
    }
    faults
}

/// The words of ours that say what an error case is about. The cases have those of one SDK.
fn words(name: &str) -> &'static str {
    const TABLE: &[(&str, &str)] = &[
        ("eks_pod_identity_no_token_file", "No such file or directory (os error 2)"),
        ("imds_default_chain_error", "this instance has no role"),
        ("imds_disabled", "turned off by AWS_EC2_METADATA_DISABLED"),
        ("imds_no_iam_role", "this instance has no role"),
        ("imds_token_fail", "refuses to give a token (403)"),
        (
            "profile_overrides_web_identity",
            "`A` takes the keys of the environment, and there are none",
        ),
        (
            "web_identity_source_profile_no_env",
            "`B` has `web_identity_token_file` but no `role_arn`",
        ),
        ("web_identity_token_invalid_jwt", "No OpenIDConnect provider found in your account"),
        ("credential_process_failure", "failed: exit status: 1"),
        ("credential_process_invalid", "invalid JSON"),
        ("empty_config", "`default` does not exist"),
        ("invalid_config", "/home/.aws/config:2: Property did not have a name"),
    ];
    let row = TABLE.iter().find(|(end, _)| name.ends_with(&format!("/{end}")));
    row.unwrap_or_else(|| panic!("no words for {name}")).1
}

/// The JSON that is to be printed; the time as a number.
fn expected(result: &Value, format: &str) -> Value {
    let mut object = json!({});
    if format == "process" {
        object["Version"] = 1.into();
    }
    for (ours, theirs) in [
        ("AccessKeyId", "access_key_id"),
        ("SecretAccessKey", "secret_access_key"),
        ("SessionToken", "session_token"),
        ("Expiration", "expiry"),
        ("AccountId", "account_id"),
    ] {
        if let Some(value) = result.get(theirs) {
            object[ours] = value.clone();
        }
    }
    object
}

fn given(stdout: &str) -> Value {
    let Ok(mut given) = serde_json::from_str::<Value>(stdout) else { return Value::Null };
    if let Some(text) = given.get("Expiration").and_then(Value::as_str) {
        given["Expiration"] = text.parse::<jiff::Timestamp>().unwrap().as_second().into();
    }
    given
}

fn asked(case: &Case, seen: &[Request]) -> Vec<String> {
    let mut faults = Vec::new();
    if seen.len() != case.exchanges.len() {
        let count = case.exchanges.len();
        faults.push(format!("{} requests instead of {count}: {seen:#?}", seen.len()));
    }
    let texts = case.texts();
    for (seen, exchange) in seen.iter().zip(&case.exchanges) {
        let recorded = &exchange.request;
        let mut same = |what: &str, ours: &str, theirs: &str| {
            if ours != theirs {
                faults.push(format!("{}: {what} is `{ours}`, recorded is `{theirs}`", seen.uri));
            }
        };
        same("method", &seen.method, &recorded.method);
        same("uri", &seen.uri, &recorded.uri);
        let header = |of: &Request, name: &str| of.headers.get(name).cloned().unwrap_or_default();
        for name in ["accept", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds"] {
            if recorded.headers.contains_key(name) {
                same(name, &header(seen, name), &header(recorded, name));
            }
        }
        let kind = |of: &Request| header(of, "content-type").split(';').next().map(str::to_owned);
        if recorded.headers.contains_key("content-type") {
            same("content-type", &kind(seen).unwrap(), &kind(recorded).unwrap());
        }
        let names = |form: &BTreeMap<String, String>| form.keys().cloned().collect::<Vec<_>>();
        let (ours, theirs) = (form(&seen.body), form(&recorded.body));
        same("the list of parameters", &names(&ours).join(" "), &names(&theirs).join(" "));
        for (name, theirs) in &theirs {
            let ours = ours.get(name).map_or("", String::as_str);
            let configured = texts.contains(theirs.as_str());
            match name.as_str() {
                "Action" | "Version" => same(name, ours, theirs),
                // A session name that nothing configures is made up, by each in its own way.
                "RoleSessionName" if !texts.contains(&format!("{theirs}\n")) => {
                    same(name, ours.split('-').next().unwrap(), "countersign");
                }
                // Some recordings were made with other files than those of the case.
                _ if !configured && texts.contains(ours) => {}
                _ => same(name, ours, theirs),
            }
        }
        faults.extend(proof(case, seen, recorded, &texts));
    }
    faults
}

/// How a request proves whose it is. Keys and tokens of the recordings were changed by hand, so ours are
/// compared with what the case's files and answers give.
fn proof(case: &Case, seen: &Request, recorded: &Request, texts: &str) -> Option<String> {
    let authorization = seen.headers.get("authorization").map(String::as_str);
    let token = seen.headers.get("x-amz-security-token");
    if case.env.contains_key("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
        let expected = std::fs::read_to_string(case.fs.join("token.jwt")).unwrap();
        return (authorization != Some(&expected)).then(|| "the token file is not sent".to_owned());
    }
    if token.is_some() != recorded.headers.contains_key("x-amz-security-token") {
        return Some(format!("{}: with or without session token, unlike recorded", seen.uri));
    }
    if token.is_some_and(|token| {
        !texts.contains(&format!("\"{token}\"")) && !texts.contains(&format!(">{token}<"))
    }) {
        return Some(format!("{}: the session token comes from nowhere", seen.uri));
    }
    if !recorded.headers.contains_key("authorization") {
        return authorization.map(|_| format!("{}: is signed, recorded is not", seen.uri));
    }
    let scope = authorization.and_then(|text| text.strip_prefix("AWS4-HMAC-SHA256 Credential="));
    let scope: Vec<&str> = scope.unwrap_or_default().split([',', '/']).collect();
    let region = match host(&recorded.uri).split('.').collect::<Vec<_>>()[..] {
        [_, region, "amazonaws", "com"] | [_, region, "api", "aws"] => region,
        _ => "us-east-1",
    };
    match scope[..] {
        [key, _, of, "sts", "aws4_request", ..] if of == region && texts.contains(key) => None,
        _ => Some(format!("{}: signed as {scope:?}", seen.uri)),
    }
}

/// The parameters of a body, decoded, without white space around them.
fn form(body: &str) -> BTreeMap<String, String> {
    let decoded = |text| percent_encoding::percent_decode_str(text).decode_utf8().unwrap();
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), decoded(value).trim().to_owned()))
        .collect()
}
