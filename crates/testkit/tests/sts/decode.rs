//! `DecodeAuthorizationMessage`: a refusal carries its reason, sealed, beside the text that clients match on.

use super::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Answer, Credentials, Server, Walk};
use serde_json::{Value, json};

const HEADER: &str = "x-countersign-authorization-message";
const INVALID: &str =
    "400 InvalidAuthorizationMessageException: The authorization message is invalid";
const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

fn message(answer: &Answer) -> String {
    answer.header(HEADER).unwrap_or_else(|| panic!("{}", answer.said())).to_owned()
}

fn decode(server: &Server, who: &Credentials, message: &str) -> Answer {
    server.sts(who, "DecodeAuthorizationMessage", &[("EncodedMessage", message)])
}

fn decoded(server: &Server, who: &Credentials, message: &str) -> Value {
    let answer = decode(server, who, message);
    let text = answer.text("DecodedMessage").unwrap_or_else(|| panic!("{}", answer.said()));
    let text = text.replace("&quot;", "\"").replace("&apos;", "'");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&text).unwrap()
}

/// The values of a condition key that the message names.
fn condition(message: &Value, key: &str) -> Option<Value> {
    let items = message["context"]["conditions"]["items"].as_array().unwrap();
    items.iter().find(|item| item["key"] == key).map(|item| item["values"]["items"].clone())
}

#[test]
fn a_denial_says_which_statement_denied() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
        {"Sid":"NoMfaNoWork","Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}"#);
    let refused = server.iam(&ada, "GetUser", &[("UserName", "ada")]);
    assert_eq!(
        refused.said(),
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:GetUser on resource: \
             arn:aws:iam::{ACCOUNT}:user/ada with an explicit deny in an identity-based policy"
        )
    );
    let said = decoded(&server, &ada, &message(&refused));
    assert_eq!((&said["allowed"], &said["explicitDeny"]), (&json!(false), &json!(true)));
    let matched = &said["matchedStatements"]["items"];
    assert_eq!(matched.as_array().unwrap().len(), 1, "{said:#}");
    assert_eq!(matched[0]["statementId"], "NoMfaNoWork");
    assert_eq!(said["context"]["action"], "iam:GetUser");
    assert_eq!(said["context"]["resource"], format!("arn:aws:iam::{ACCOUNT}:user/ada"));
    assert_eq!(said["context"]["principal"]["arn"], format!("arn:aws:iam::{ACCOUNT}:user/ada"));
    // The key that the condition asks for is not there with a long-term key.
    assert_eq!(condition(&said, "aws:MultiFactorAuthPresent"), None);
    assert_eq!(condition(&said, "aws:username"), Some(json!([{"value": "ada"}])));
}

#[test]
fn who_opens_it_needs_the_permission_and_the_account() {
    let server = Server::start();
    let (root, ada, eve) = (server.root(), server.user("ada"), server.admin("eve"));
    let refused = message(&server.iam(&ada, "ListUsers", &[]));
    assert_eq!(
        decode(&server, &ada, &refused).said(),
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: \
             sts:DecodeAuthorizationMessage because no identity-based policy allows the sts:DecodeAuthorizationMessage action"
        )
    );
    for who in [&root, &eve] {
        let said = decoded(&server, who, &refused);
        assert_eq!((&said["allowed"], &said["explicitDeny"]), (&json!(false), &json!(false)));
        assert_eq!(said["context"]["principal"]["name"], "ada");
    }
    let stranger = account(&server, OTHER);
    assert_eq!(decode(&server, &stranger, &refused).said(), INVALID);
    // Bent, cut, longer, another box of ours, none at all.
    let token = server.sts(&ada, "GetSessionToken", &[]).credentials().unwrap().token.unwrap();
    let bent = |at: usize| {
        let mut bytes = refused.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).unwrap()
    };
    let marker = server.iam(&root, "ListUsers", &[("MaxItems", "1")]).text("Marker").unwrap();
    for message in [
        bent(0),
        bent(20),
        bent(refused.len() / 2),
        refused[..refused.len() - 4].to_owned(),
        format!("{refused}AAAA"),
        format!("{refused}\n"),
        token,
        marker,
        "x".into(),
    ] {
        assert_eq!(decode(&server, &eve, &message).said(), INVALID, "{message}");
    }
}

#[test]
fn a_trust_refusal_tells_its_reason_to_the_roles_own_account_only() {
    let walk = Walk::new();
    let (server, root) = (&walk.server, walk.server.root());
    let assume = |who: &Credentials, role: &str| {
        server.sts(
            who,
            "AssumeRole",
            &[("RoleArn", role), ("RoleSessionName", "test"), ("ExternalId", "x-1")],
        )
    };
    let named = |role: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/toolkit-user is not authorized to perform: sts:AssumeRole on resource: {role}"
        )
    };
    let refused = assume(&walk.user, &walk.role);
    assert_eq!(refused.said(), named(&walk.role));
    let said = decoded(server, &root, &message(&refused));
    assert_eq!((&said["allowed"], &said["explicitDeny"]), (&json!(false), &json!(false)));

    let trust = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Trusted","Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"},
        {"Sid":"Sealed","Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x-1"}}}]}"#;
    let own = server.role("own", trust);
    let refused = assume(&walk.user, &own);
    assert_eq!(refused.said(), named(&own));
    let own_message = message(&refused);
    let said = decoded(server, &root, &own_message);
    assert_eq!(said["explicitDeny"], json!(true));
    assert_eq!(said["matchedStatements"]["items"][0]["statementId"], "Sealed");
    assert_eq!(condition(&said, "sts:ExternalId"), Some(json!([{"value": "x-1"}])));

    // Of another account's role, and of one that is not there, it says the same as of each other.
    let stranger = account(server, OTHER);
    let shared = server.iam(
        &stranger,
        "CreateRole",
        &[
            ("RoleName", "shared"),
            ("AssumeRolePolicyDocument", trust),
            ("Tags.member.1.Key", "Plan"),
            ("Tags.member.1.Value", "secret"),
        ],
    );
    assert_eq!(shared.said(), "200");
    server.allow("toolkit-user", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*",
        "Condition":{"StringEqualsIfExists":{"aws:ResourceTag/Plan":"open","sts:ExternalId":"x-1"}}}]}"#);
    let role = |account: &str, name: &str| format!("arn:aws:iam::{account}:role/{name}");
    let mut lengths = Vec::new();
    for arn in [role(OTHER, "shared"), role(OTHER, "none"), role(ACCOUNT, "none")] {
        let refused = assume(&walk.user, &arn);
        assert_eq!(refused.said(), named(&arn));
        lengths.push(message(&refused).len());
        let said = decoded(server, &root, &message(&refused)).to_string();
        assert!(!said.contains("Sealed") && !said.contains("secret"), "{said}");
        assert!(said.contains(r#""explicitDeny":false"#), "{said}");
        // It is the caller's account that opens it.
        assert_eq!(decode(server, &stranger, &message(&refused)).said(), INVALID);
    }
    lengths.push(own_message.len());
    assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
}

#[test]
fn only_what_policy_refuses_carries_one() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let session = server.sts(&ada, "GetSessionToken", &[]).credentials().unwrap();
    let role = server.role("open", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#));
    let assume = [("RoleArn", role.as_str()), ("RoleSessionName", "test")];
    for answer in [
        server.iam(&ada, "GetUser", &[("UserName", "ada")]),
        server.iam(&ada, "GetUser", &[("UserName", "nobody")]),
        server.iam(&ada, "GetUser", &[("UserName", "no/name")]),
        server.iam(&session, "GetUser", &[]),
        server.sts(&session, "GetSessionToken", &[]),
        server.sts(&root, "AssumeRole", &assume),
        server.sts(
            &ada,
            "AssumeRole",
            &[&assume[..], &[("SerialNumber", "arn:aws:iam::1:mfa/x"), ("TokenCode", "123456")]]
                .concat(),
        ),
        server.iam(&Credentials { secret: "x".repeat(40), ..ada.clone() }, "ListUsers", &[]),
    ] {
        assert_eq!(answer.header(HEADER), None, "{}", answer.said());
    }
}

#[test]
fn it_holds_no_secret_and_stays_small() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.user("ada"));
    let secret = "canary-password-9Q!";
    let refused = [
        server.iam(&ada, "CreateLoginProfile", &[("UserName", "ada"), ("Password", secret)]),
        server.sts(&ada, "GetFederationToken", &[("Name", "bob"), ("Policy", ALL)]),
    ];
    for answer in &refused {
        let said = decoded(&server, &root, &message(answer)).to_string();
        assert!(!said.contains("canary") && !said.contains(&ada.secret), "{said}");
    }
    // A policy of many denials, and names as long as they may be.
    let denials: Vec<String> = (0..20)
        .map(|n| format!(r#"{{"Sid":"Deny{n}","Effect":"Deny","Action":"*","Resource":"*"}}"#))
        .collect();
    server.allow(
        "ada",
        &format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, denials.join(",")),
    );
    let long = "x".repeat(64);
    let path = format!("/{}/", "y".repeat(500));
    let answer = server.iam(&ada, "CreateUser", &[("UserName", &long), ("Path", &path)]);
    let message = message(&answer);
    assert!(message.len() <= 5200, "{}", message.len());
    let said = decoded(&server, &root, &message);
    assert!(said["context"]["resource"].as_str().unwrap().ends_with(&format!("{path}{long}")));
}
