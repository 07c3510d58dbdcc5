//! Known answers: the documentation's, the published suite's, and botocore 1.43's, which were made
//! with a fixed clock. Each is verified as a server and, where we would send the same, signed as a
//! client.

use countersign_sigv4::{Signer, inspect, presign, sign};

use crate::{NOW, Request, SECRET, key, signer};

/// 2026-01-02T03:04:05Z
const LATER: i64 = 1_767_323_045;

const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
const TOKEN: &str = "FwoGZXIvYXdzE+/Pd==";

struct Vector {
    method: &'static str,
    path: &'static str,
    query: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    token: Option<&'static str>,
    scope: (&'static str, &'static str),
    at: i64,
    signature: &'static str,
}

const VECTORS: &[Vector] = &[
    // The documentation's worked example.
    Vector {
        method: "GET",
        path: "/",
        query: "Action=ListUsers&Version=2010-05-08",
        headers: &[("content-type", FORM), ("host", "iam.amazonaws.com")],
        body: "",
        token: None,
        scope: ("us-east-1", "iam"),
        at: NOW,
        signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
    },
    // The published suite: get-vanilla and post-x-www-form-urlencoded.
    Vector {
        method: "GET",
        path: "/",
        query: "",
        headers: &[("host", "example.amazonaws.com")],
        body: "",
        token: None,
        scope: ("us-east-1", "service"),
        at: NOW,
        signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    },
    Vector {
        method: "POST",
        path: "/",
        query: "",
        headers: &[
            ("content-type", "application/x-www-form-urlencoded"),
            ("host", "example.amazonaws.com"),
        ],
        body: "Param1=value1",
        token: None,
        scope: ("us-east-1", "service"),
        at: NOW,
        signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    },
    // botocore: IAM and STS calls as it sends them to a local endpoint.
    Vector {
        method: "POST",
        path: "/",
        query: "",
        headers: &[("host", "127.0.0.1:6238"), ("content-type", FORM)],
        body: "Action=ListUsers&Version=2010-05-08",
        token: None,
        scope: ("us-east-1", "iam"),
        at: LATER,
        signature: "ae000feba8971bdfd27f34caf047c503b8443d3db6bd2ba85e315f106322d019",
    },
    Vector {
        method: "POST",
        path: "/",
        query: "",
        headers: &[("host", "localhost:6238"), ("content-type", FORM)],
        body: "Action=GetCallerIdentity&Version=2011-06-15",
        token: Some(TOKEN),
        scope: ("eu-central-1", "sts"),
        at: LATER,
        signature: "6ddafe5a88b27bf2bf43886f861a10f69cc885c84ae1bc72c781bd8d3a8d8eeb",
    },
    // botocore: blanks in a header, an unordered query, a path that is encoded once more.
    Vector {
        method: "POST",
        path: "/",
        query: "",
        headers: &[
            ("x-amz-meta", "  a   b  "),
            ("host", "localhost"),
            ("content-type", "text/plain"),
        ],
        body: "a=b",
        token: None,
        scope: ("us-east-1", "sts"),
        at: LATER,
        signature: "eaccfb7fa7da513ab75fef20b06f90f421bf5baefc8538ee179ad0776b35251f",
    },
    Vector {
        method: "GET",
        path: "/",
        query: "Version=2011-06-15&Action=GetCallerIdentity&x-y=1&x=%2Fa%20b",
        headers: &[("host", "localhost")],
        body: "",
        token: None,
        scope: ("us-east-1", "sts"),
        at: LATER,
        signature: "b212e198aa1fcba0a313d95209b3ef40bf2926d55f108ea06257f1c19fede8a1",
    },
    Vector {
        method: "GET",
        path: "/a%20b/c:d",
        query: "",
        headers: &[("host", "localhost")],
        body: "",
        token: None,
        scope: ("us-east-1", "sts"),
        at: LATER,
        signature: "750d57044938e5a0eb587edbd32b065b405aa31447cff281f3c9afa88fabad91",
    },
];

#[test]
fn signs_and_verifies_as_the_known_answers_say() {
    for v in VECTORS {
        let request = Request {
            method: v.method.into(),
            path: v.path.into(),
            query: v.query.into(),
            headers: v.headers.iter().map(|(n, value)| (*n, (*value).into())).collect(),
            body: v.body.into(),
        };
        let (region, service) = v.scope;
        let signer = Signer { session_token: v.token, region, service, ..signer() };
        let added = request.with(|parts| sign(parts, &signer, v.at)).unwrap();
        let (_, authorization) = added.iter().find(|(n, _)| *n == "authorization").unwrap();
        assert!(authorization.ends_with(v.signature), "{} {}: {authorization}", v.path, v.query);

        let signed = request.sign(&signer, v.at);
        assert_eq!(signed.judge(v.at, service), Ok(()));
        signed.with(|parts| {
            let claim = inspect(parts).unwrap();
            assert_eq!(claim.access_key_id, "AKIDEXAMPLE");
            assert_eq!(claim.session_token.as_deref(), v.token);
            assert_eq!((claim.scope.region, claim.scope.service), v.scope);
            assert_eq!((claim.signed_at, claim.presigned_for), (v.at, None));
        });
    }
}

#[test]
fn presigns_and_verifies_as_botocore_does() {
    for (token, signature) in [
        (None, "0ee7ff44532425f681bb640dba1e7e3983fb4e73eebbf69a46977551c7660948"),
        (Some(TOKEN), "73c6e5d00cdce2afeee9701213e5266eb7e7f42c6729b65d6afc7c534e203a22"),
    ] {
        let mut request = Request {
            method: "GET".into(),
            path: "/".into(),
            query: "Action=GetCallerIdentity&Version=2011-06-15".into(),
            headers: vec![("host", "sts.amazonaws.com".into())],
            body: Vec::new(),
        };
        let signer = Signer { session_token: token, ..signer() };
        request.query = request.with(|parts| presign(parts, &signer, LATER, 600)).unwrap();
        assert!(request.query.ends_with(signature), "{}", request.query);
        assert_eq!(request.judge(LATER, "sts"), Ok(()));
        request.with(|parts| {
            let claim = inspect(parts).unwrap();
            assert_eq!(claim.session_token.as_deref(), token);
            assert_eq!(claim.presigned_for, Some(600));
        });
    }
}

#[test]
fn verifies_a_request_whose_date_is_in_the_date_header() {
    let request = Request {
        method: "GET".into(),
        path: "/".into(),
        query: String::new(),
        headers: vec![
            ("host", "localhost".into()),
            ("date", "Fri, 02 Jan 2026 03:04:05 -0000".into()),
            (
                "authorization",
                "AWS4-HMAC-SHA256 \
                 Credential=AKIDEXAMPLE/20260102/us-east-1/sts/aws4_request, \
                 SignedHeaders=date;host, \
                 Signature=62504534ca6fd9da90871f2a0b631ddefd6b4b210272b95b0043b3c94b8e257a"
                    .into(),
            ),
        ],
        body: Vec::new(),
    };
    assert_eq!(request.judge(LATER, "sts"), Ok(()));
    let unsigned_date = request.edit("authorization", "date;host", "host");
    assert_eq!(unsigned_date.judge(LATER, "sts").unwrap_err().status(), 403);
}

#[test]
fn another_secret_is_refused() {
    Request::signed().with(|parts| {
        let claim = inspect(parts).unwrap();
        assert!(claim.verify(&key(&claim), NOW, "sts").is_ok());
        let other = [SECRET, b"x"].concat();
        let scope = claim.scope;
        let key =
            countersign_sigv4::SigningKey::derive(&other, scope.date, scope.region, scope.service);
        assert_eq!(claim.verify(&key, NOW, "sts"), Err(countersign_sigv4::Refusal::Mismatch));
    });
}
