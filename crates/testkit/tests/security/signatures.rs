//! S1 to S11 and S13: signatures over the real wire.

use countersign_api::iam::{
    DeleteAccessKey, DeleteAccessKeyInput, UpdateAccessKey, UpdateAccessKeyInput,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_sigv4::{Parts, Signer, presign};
use countersign_testkit::{Credentials, Draft, Server, Walk, check, now};

const WHO: &str = "Action=GetCallerIdentity&Version=2011-06-15";

fn signed(server: &Server, who: &Credentials, at: i64) -> Draft {
    Draft::form(server.at(), WHO).sign(who, "sts", at).unwrap()
}

fn said(server: &Server, draft: &Draft) -> String {
    server.send(draft).unwrap().said()
}

fn refused(server: &Server, draft: &Draft) {
    let said = said(server, draft);
    assert!(said.starts_with("403 ") || said.starts_with("400 "), "{draft:?}\n{said}");
}

#[test]
fn s1_every_x_amz_header_is_signed() {
    let server = Server::start();
    let root = server.root();
    for (name, value) in [
        ("x-amz-security-token", "x"),
        ("x-amz-target", "x"),
        ("x-amz-anything", "x"),
        ("x-amz-date", "20260101T000000Z"),
    ] {
        refused(&server, &signed(&server, &root, now()).header(name, value));
    }
    let other = signed(&server, &root, now()).header("x-unsigned", "may be added by a proxy");
    assert_eq!(said(&server, &other), "200");
}

#[test]
fn s2_the_list_of_signed_headers_is_as_it_must_be() {
    let server = Server::start();
    let good = signed(&server, &server.root(), now());
    let with = |from: &str, to: &str| {
        let mut draft = good.clone();
        for (name, value) in &mut draft.headers {
            if name == "authorization" {
                assert!(value.contains(from), "{value}");
                *value = value.replace(from, to);
            }
        }
        draft
    };
    let list = "SignedHeaders=content-type;host;x-amz-date";
    for other in [
        "",
        ";",
        "content-type;x-amz-date",
        "host;content-type;x-amz-date",
        "content-type;host;host;x-amz-date",
        "content-type;Host;x-amz-date",
        "content-type;host",
    ] {
        refused(&server, &with(list, &format!("SignedHeaders={other}")));
    }
    assert_eq!(said(&server, &good), "200");
}

#[test]
fn s3_the_body_that_is_signed_is_the_body_that_counts() {
    let server = Server::start();
    let root = server.root();
    for hash in [
        "UNSIGNED-PAYLOAD",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "",
        "00",
    ] {
        let draft = Draft::form(server.at(), WHO)
            .header("x-amz-content-sha256", hash)
            .sign(&root, "sts", now())
            .unwrap();
        refused(&server, &draft);
    }
    let mut changed = signed(&server, &root, now());
    changed.body = WHO.replace("GetCallerIdentity", "GetSessionToken").into();
    assert!(said(&server, &changed).starts_with("403 SignatureDoesNotMatch"));
    let both = {
        let mut draft = signed(&server, &root, now());
        draft.query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00".into();
        draft
    };
    refused(&server, &both);
    let mut none = signed(&server, &root, now());
    none.headers.retain(|(name, _)| name != "authorization");
    assert_eq!(
        said(&server, &none),
        "403 MissingAuthenticationToken: Request is missing Authentication Token"
    );
}

#[test]
fn s4_a_signature_is_good_for_fifteen_minutes() {
    let server = Server::start();
    let root = server.root();
    assert_eq!(said(&server, &signed(&server, &root, now() - 14 * 60)), "200");
    assert_eq!(said(&server, &signed(&server, &root, now() + 14 * 60)), "200");
    let late = said(&server, &signed(&server, &root, now() - 16 * 60));
    assert!(
        late.starts_with("403 SignatureDoesNotMatch: Signature expired: ")
            && late.ends_with(" - 15 min.)"),
        "{late}"
    );
    let early = said(&server, &signed(&server, &root, now() + 16 * 60));
    assert!(early.starts_with("403 SignatureDoesNotMatch: Signature not yet current: "), "{early}");
    // The dates of signatures are judged by the real clock, whatever the test clock says.
    server.clock(86_400);
    assert_eq!(said(&server, &signed(&server, &root, now())), "200");
}

#[test]
fn s4_a_presigned_request_is_good_while_it_says_so() {
    let server = Server::start();
    let root = server.root();
    let at = |when: i64, expires: u32| {
        let host = server.at().to_string();
        let headers: [(&str, &[u8]); 1] = [("host", host.as_bytes())];
        let parts = Parts { method: "GET", path: "/", query: WHO, headers: &headers, body: b"" };
        let signer = Signer {
            access_key_id: &root.id,
            secret_access_key: root.secret.as_bytes(),
            session_token: None,
            region: "us-east-1",
            service: "sts",
        };
        let query = presign(&parts, &signer, when, expires).unwrap();
        Draft {
            method: "GET".into(),
            path: "/".into(),
            query,
            headers: vec![("host".into(), host.clone())],
            body: Vec::new(),
        }
    };
    assert_eq!(said(&server, &at(now(), 60)), "200");
    assert_eq!(said(&server, &at(now() - 3500, 3600)), "200");
    refused(&server, &at(now() - 61, 60));
    for expires in ["0", "-1", "604801", "x", ""] {
        let mut draft = at(now(), 60);
        draft.query = draft.query.replace("X-Amz-Expires=60", &format!("X-Amz-Expires={expires}"));
        refused(&server, &draft);
    }
}

#[test]
fn s5_one_interpretation_or_400() {
    let server = Server::start();
    let root = server.root();
    let form = |body: &str| server.form(&root, "sts", body).said();
    for body in [
        "Action=GetCallerIdentity&Action=GetCallerIdentity&Version=2011-06-15",
        "Action=GetCallerIdentity&%41ction=GetSessionToken&Version=2011-06-15",
        "Action=GetCallerIdentity&Version=2011-06-15&Version=2011-06-15",
        "Action=GetCallerIdentity&Version=2011-06-15&X=%ff",
        "Action=GetCallerIdentity&Version=2011-06-15&X=%00",
        "Action=GetCallerIdentity&Version=2011-06-15&X=%",
    ] {
        assert!(form(body).starts_with("400 MalformedQueryString"), "{body}: {}", form(body));
    }
    let mut draft = Draft::form(server.at(), WHO);
    draft.query = "Action=GetSessionToken".into();
    let draft = draft.sign(&root, "sts", now()).unwrap();
    assert!(said(&server, &draft).starts_with("400 MalformedQueryString"));
    assert_eq!(form("%41ction=GetCallerIdentity&Version=2011-06-15"), "200");
}

#[test]
fn s6_only_the_root_path_is_the_api() {
    let server = Server::start();
    let root = server.root();
    for path in ["//", "/./", "/%2e", "/;x", "/iam/..", "/x", "/%2F"] {
        let mut draft = Draft::form(server.at(), WHO);
        path.clone_into(&mut draft.path);
        let answer = server.send(&draft.sign(&root, "sts", now()).unwrap()).unwrap();
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        // Signed for `/`, sent elsewhere.
        let mut moved = signed(&server, &root, now());
        path.clone_into(&mut moved.path);
        assert!((400..500).contains(&server.send(&moved).unwrap().status), "{path}");
    }
}

#[test]
fn s7_the_scope_is_for_this_service_and_day() {
    let server = Server::start();
    let root = server.root();
    let draft = Draft::form(server.at(), WHO).sign(&root, "s3", now()).unwrap();
    refused(&server, &draft);
    let good = signed(&server, &root, now());
    for (from, to) in [
        ("aws4_request", "aws4_reques"),
        ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"),
        ("AWS4-HMAC-SHA256", "aws4-hmac-sha256"),
        ("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
        ("us-east-1", "us-east-2"),
        ("/sts/", "/iam/"),
    ] {
        let mut draft = good.clone();
        for (_, value) in draft.headers.iter_mut().filter(|(name, _)| name == "authorization") {
            *value = value.replace(from, to);
        }
        refused(&server, &draft);
    }
    // A right signature whose scope names another day than its date.
    let mut yesterday = signed(&server, &root, now() - 86_400);
    for (name, value) in &mut yesterday.headers {
        if name == "x-amz-date" {
            *value = value.replacen(&value[..8].to_owned(), "20260101", 1);
        }
    }
    refused(&server, &yesterday);
}

#[test]
fn s8_a_session_token_belongs_to_its_key() {
    let walk = Walk::new();
    let session = walk.session(1).unwrap();
    walk.next_step();
    let other = walk.session(1).unwrap();
    let call =
        |who: &Credentials| walk.server.call::<GetCallerIdentity>(who, &GetCallerIdentityInput {});
    let invalid =
        "403 InvalidClientTokenId: The security token included in the request is invalid.";
    check(&call(&session), "200");
    check(&call(&Credentials { token: None, ..session.clone() }), invalid);
    check(&call(&Credentials { token: other.token.clone(), ..session.clone() }), invalid);
    check(&call(&Credentials { token: session.token.clone(), ..walk.user.clone() }), invalid);
    let token = session.token.clone().unwrap();
    for bent in [
        format!("{token}A"),
        format!("{token}="),
        token[..token.len() - 4].to_owned(),
        token.replace('+', "-").replace('/', "_") + "-",
        token.trim_end_matches('=').to_owned() + "==",
        String::new(),
    ] {
        if bent != token {
            let result = call(&Credentials { token: Some(bent.clone()), ..session.clone() });
            assert!(result.is_err(), "{bent}");
        }
    }
}

#[test]
fn s9_a_signature_is_64_lower_case_digits() {
    let server = Server::start();
    let good = signed(&server, &server.root(), now());
    let bend = |bend: &dyn Fn(&str) -> String| {
        let mut draft = good.clone();
        for (_, value) in draft.headers.iter_mut().filter(|(name, _)| name == "authorization") {
            let (head, signature) = value.split_once("Signature=").unwrap();
            *value = format!("{head}Signature={}", bend(signature));
        }
        draft
    };
    assert_eq!(said(&server, &bend(&|s| s.to_owned())), "200");
    let upper = bend(&|s| s.to_uppercase());
    if upper.headers != good.headers {
        refused(&server, &upper);
    }
    refused(&server, &bend(&|s| s[..63].to_owned()));
    refused(&server, &bend(&|s| format!("{s}0")));
    refused(&server, &bend(&|s| format!("{}g", &s[..63])));
    refused(&server, &bend(&|_| "0".repeat(64)));
}

#[test]
fn s10_s11_what_a_peer_says_of_itself_is_not_believed() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow(
        "ada",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*",
        "Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}},{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*",
        "Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}"#,
    );
    let info = format!("Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId={}", ada.id);
    for (service, body) in [("sts", info.as_str()), ("iam", "Action=ListUsers&Version=2010-05-08")]
    {
        let mut draft = Draft::form(server.at(), body);
        for (name, value) in [
            ("x-forwarded-for", "203.0.113.7"),
            ("x-real-ip", "203.0.113.7"),
            ("forwarded", "for=203.0.113.7;proto=https"),
            ("x-forwarded-proto", "https"),
            ("x-forwarded-host", "iam.amazonaws.com"),
            ("x-countersign-caller", "root"),
        ] {
            draft = draft.header(name, value);
        }
        let draft = draft.sign(&ada, service, now()).unwrap();
        assert!(said(&server, &draft).starts_with("403 AccessDenied"), "{service}");
    }
}

#[test]
fn s13_a_key_that_is_off_or_gone_signs_nothing_more() {
    let server = Server::start();
    let ada = server.user("ada");
    let call = || server.call::<GetCallerIdentity>(&ada, &GetCallerIdentityInput {});
    let set = |status: &str| {
        let input = UpdateAccessKeyInput {
            user_name: Some("ada".into()),
            access_key_id: ada.id.clone(),
            status: status.into(),
        };
        server.call::<UpdateAccessKey>(&server.root(), &input).unwrap();
    };
    let invalid =
        "403 InvalidClientTokenId: The security token included in the request is invalid.";
    check(&call(), "200");
    set("Inactive");
    check(&call(), invalid);
    set("Active");
    check(&call(), "200");
    let input =
        DeleteAccessKeyInput { user_name: Some("ada".into()), access_key_id: ada.id.clone() };
    server.call::<DeleteAccessKey>(&server.root(), &input).unwrap();
    check(&call(), invalid);
}

#[test]
fn s13_sessions_end_with_their_user() {
    let server = Server::start();
    let ada = server.admin("ada");
    let out = server
        .call::<countersign_api::sts::GetSessionToken>(&ada, &Default::default())
        .unwrap()
        .credentials
        .unwrap();
    let session = Credentials {
        id: out.access_key_id,
        secret: out.secret_access_key.expose().into(),
        token: Some(out.session_token.expose().into()),
    };
    let call = || server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput {});
    check(&call(), "200");
    let root = server.root();
    let key = DeleteAccessKeyInput { user_name: Some("ada".into()), access_key_id: ada.id.clone() };
    server.call::<DeleteAccessKey>(&root, &key).unwrap();
    let policy = countersign_api::iam::DeleteUserPolicyInput {
        user_name: "ada".into(),
        policy_name: "test".into(),
    };
    server.call::<countersign_api::iam::DeleteUserPolicy>(&root, &policy).unwrap();
    server
        .call::<countersign_api::iam::DeleteUser>(
            &root,
            &countersign_api::iam::DeleteUserInput { user_name: "ada".into() },
        )
        .unwrap();
    check(&call(), "403 InvalidClientTokenId");
}
