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
    assert_eq!(
        (&matched[0]["statementId"], &matched[0]["effect"]),
        (&json!("NoMfaNoWork"), &json!("DENY"))
    );
    assert_eq!(
        said["decidedBy"],
        json!({"policyType": "identity-based policy", "document": 1, "statement": 2})
    );
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
fn a_trust_refusal_tells_nothing_of_the_role() {
    let walk = Walk::new();
    let (server, root) = (&walk.server, walk.server.root());
    let stranger = account(server, OTHER);
    let named = |role: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/toolkit-user is not authorized to perform: sts:AssumeRole on resource: {role}"
        )
    };
    // Roles whose trust and tags would say much: of one's own account, of another one, and none at all.
    let tags: Vec<String> =
        (0..10).map(|n| format!(r#""aws:ResourceTag/T{n}":"secret-{n}""#)).collect();
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"*"}},"Action":"sts:AssumeRole"}},
        {{"Sid":"Sealed","Effect":"Deny","Principal":{{"AWS":"*"}},"Action":"sts:AssumeRole","Condition":{{"StringEquals":{{{}}}}}}}]}}"#,
        tags.join(",")
    );
    for who in [&root, &stranger] {
        let names: Vec<_> = (0..10)
            .flat_map(|n| {
                let name = |of: &str| format!("Tags.member.{}.{of}", n + 1);
                [(name("Key"), format!("T{n}")), (name("Value"), format!("secret-{n}"))]
            })
            .collect();
        let tags = names.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let role = [("RoleName", "there"), ("AssumeRolePolicyDocument", trust.as_str())];
        let parameters: Vec<_> = role.into_iter().chain(tags).collect();
        assert_eq!(server.iam(who, "CreateRole", &parameters).said(), "200");
    }
    let role = |account: &str, name: &str| format!("arn:aws:iam::{account}:role/{name}");
    let asked = |agent: &str| {
        let arns = [(ACCOUNT, "there"), (ACCOUNT, "never"), (OTHER, "there"), (OTHER, "never")];
        arns.map(|(account, name)| {
            let arn = role(account, name);
            let id = agent.repeat(20);
            let parameters =
                [("RoleArn", arn.as_str()), ("RoleSessionName", "test"), ("ExternalId", &id)];
            let refused = server.sts(&walk.user, "AssumeRole", &parameters);
            assert_eq!(refused.said(), named(&arn));
            let sealed = message(&refused);
            assert_eq!(decode(server, &stranger, &sealed).said(), INVALID);
            let mut said = decoded(server, &root, &sealed);
            assert_eq!(said["context"]["resource"], arn);
            assert_eq!(condition(&said, "sts:ExternalId"), Some(json!([{"value": id}])));
            said["context"]["resource"] = Value::Null;
            let items = said["context"]["conditions"]["items"].as_array_mut().unwrap();
            items.retain(|item| item["key"] != "aws:CurrentTime");
            (sealed.len(), said)
        })
    };
    let same = |all: &[(usize, Value)]| all.iter().all(|one| *one == all[0]);
    let (short, long) = (asked("xy"), asked("xyxyxyxyx"));
    assert!(same(&short) && same(&long), "{short:#?} {long:#?}");
    assert_eq!(short[0].0, long[0].0);
    assert_eq!(short[0].1["explicitDeny"], json!(false));
    assert_eq!(short[0].1["matchedStatements"]["items"], json!([]));

    // What the caller's own policies deny of the ARN is said, whatever there is; what they say of tags is not.
    let denying = |rest: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"Mine","Effect":"Deny","Action":"sts:*","Resource":"*"{rest}}}]}}"#
        )
    };
    server.allow("toolkit-user", &denying(""));
    let denied = asked("xy");
    assert!(same(&denied), "{denied:#?}");
    assert_eq!(denied[0].1["matchedStatements"]["items"][0]["statementId"], "Mine");
    server.allow(
        "toolkit-user",
        &denying(r#","Condition":{"StringEquals":{"aws:ResourceTag/T1":"secret-1"}}"#),
    );
    let tagged = asked("xy");
    assert!(same(&tagged), "{tagged:#?}");
    assert_eq!(tagged[0].1["explicitDeny"], json!(false));
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
    // A long request or many policies make it no longer.
    assert_eq!(message.len(), self::message(&refused[0]).len());
    assert!(message.len() <= 4096, "{}", message.len());
    let said = decoded(&server, &root, &message);
    assert!(said["context"]["resource"].as_str().unwrap().ends_with(&format!("{path}{long}")));
}
