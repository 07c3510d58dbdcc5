//! P1 to P16: the policy language over the real wire, stored and asked. (The rules themselves are tested beside the
//! engine.)

use countersign_api::iam::{
    CreateRole, CreateRoleInput, DeleteUserPolicy, DeleteUserPolicyInput, GetUser, GetUserInput,
    GetUserPolicy, GetUserPolicyInput, ListUsers, ListUsersInput, PutUserPolicy,
    PutUserPolicyInput,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::{ACCOUNT, Credentials, Draft, Server, Walk, check, now, said};
use serde_json::{Value, json};

const SYNTAX: &str = "400 MalformedPolicyDocument: Syntax errors in policy.";

fn allow(more: &Value) -> String {
    let mut statement = json!({"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"});
    if let (Some(to), Some(more)) = (statement.as_object_mut(), more.as_object()) {
        to.extend(more.clone());
    }
    json!({"Version": "2012-10-17", "Statement": statement}).to_string()
}

fn put(server: &Server, user: &str, document: &str) -> String {
    let input = PutUserPolicyInput {
        user_name: user.into(),
        policy_name: "p".into(),
        policy_document: document.into(),
    };
    said(&server.call::<PutUserPolicy>(&server.root(), &input))
}

/// What the user is answered who looks at themself.
fn look(server: &Server, who: &Credentials) -> String {
    look_at(server, who, None)
}

fn look_at(server: &Server, who: &Credentials, name: Option<&str>) -> String {
    let input = GetUserInput { user_name: name.map(str::to_owned) };
    said(&server.call::<GetUser>(who, &input)).chars().take(3).collect()
}

/// Stores a policy of the user's and says what they are answered then.
fn look_with(server: &Server, who: &Credentials, document: &str) -> String {
    assert_eq!(put(server, "ada", document), "200", "{document}");
    look(server, who)
}

fn trust(server: &Server, name: &str, document: &str) -> String {
    let input = CreateRoleInput {
        role_name: name.into(),
        assume_role_policy_document: document.into(),
        ..CreateRoleInput::default()
    };
    said(&server.call::<CreateRole>(&server.root(), &input))
}

#[test]
fn p1_an_operator_that_nobody_knows_is_not_stored() {
    let server = Server::start();
    let ada = server.user("ada");
    for operator in [
        "StringEqulas",
        "ForAllValue:StringEquals",
        "ForAnyValue:",
        "",
        "stringequals",
        "StringEqualsIfExist",
        "ForAllValues:ForAnyValue:StringEquals",
        "NullIfExists",
    ] {
        let condition = json!({"Condition": {operator: {"aws:username": "ada"}}});
        assert_eq!(put(&server, "ada", &allow(&condition)), SYNTAX, "{operator}");
    }
    assert_eq!(look(&server, &ada), "403");
}

#[test]
fn p2_what_stands_where_it_does_not_belong_is_refused() {
    let server = Server::start();
    server.user("ada");
    let statement = json!({"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"});
    let condition = json!({"Bool": {"aws:MultiFactorAuthPresent": "true"}});
    let version = "2012-10-17";
    for document in [
        json!({"Version": version, "Statement": statement, "Condition": condition}),
        json!({"Version": version, "Statement": statement, "Effect": "Deny"}),
        json!({"Version": version, "Statement": [statement], "statement": []}),
        json!({"Version": version, "Statement": {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*", "Conditions": condition}}),
        json!({"Version": version, "Statement": {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*", "Condition": [condition]}}),
        json!({"Version": version, "Statement": {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*", "Condition": {"Bool": "true"}}}),
        json!({"Version": version, "Statement": {"Effect": "Allow", "Action": {"iam": "GetUser"}, "Resource": "*"}}),
        json!([statement]),
    ] {
        assert_eq!(put(&server, "ada", &document.to_string()), SYNTAX, "{document}");
    }
}

#[test]
fn p3_a_key_stands_once_and_what_is_shown_is_what_counts() {
    let server = Server::start();
    let ada = server.user("ada");
    for document in [
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"#,
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","effect":"Deny","Action":"iam:GetUser","Resource":"*"}}"#,
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Action":"iam:ListUsers","Resource":"*"}}"#,
        r#"{"Version":"2012-10-17","Statement":[],"Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"#,
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}},"Condition":{}}}"#,
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"Bool":{"aws:SecureTransport":"false"}}}}"#,
        r#"{"Version":"2008-10-17","Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"#,
    ] {
        assert_eq!(put(&server, "ada", document), SYNTAX, "{document}");
    }
    assert_eq!(look(&server, &ada), "403");

    // What was written comes back to the byte, odd spacing and escapes included.
    let written = "{ \"Version\" :\t\"2012-10-17\",\n \"Statement\": {\"Effect\":\"Allow\", \"Action\":\"iam:Get\\u0055ser\",\"Resource\":\"*\"} }";
    assert_eq!(look_with(&server, &ada, written), "200");
    let input = GetUserPolicyInput { user_name: "ada".into(), policy_name: "p".into() };
    let shown = server.call::<GetUserPolicy>(&server.root(), &input).unwrap();
    assert_eq!(shown.policy_document, written);
}

#[test]
fn p4_keys_and_actions_have_no_case_and_values_have() {
    let server = Server::start();
    let ada = server.user("ada");
    let with =
        |key: &str, value: &str| allow(&json!({"Condition": {"StringEquals": {key: value}}}));
    assert_eq!(look_with(&server, &ada, &with("AWS:UserName", "ada")), "200");
    assert_eq!(look_with(&server, &ada, &with("aws:username", "Ada")), "403");
    let action = allow(&json!({"Action": "IAM:gETuSER"}));
    assert_eq!(look_with(&server, &ada, &action), "200");
    let arn = allow(&json!({"Resource": format!("arn:aws:iam::{ACCOUNT}:user/Ada")}));
    assert_eq!(look_with(&server, &ada, &arn), "403");

    let deny = allow(
        &json!({"Effect": "Deny", "Condition": {"BoolIfExists": {"AWS:multifactorauthPRESENT": "false"}}}),
    );
    assert_eq!(put(&server, "ada", &allow(&json!({}))), "200");
    assert_eq!(look(&server, &ada), "200");
    server.allow("ada", &deny);
    assert_eq!(look(&server, &ada), "403");
}

#[test]
fn p5_p6_what_an_mfa_condition_lets_through() {
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.phone("ada", "phone");
    server.pass(30);
    let marked = server.session(&ada, &phone.serial, &phone.code(&server, 0)).unwrap();
    let condition = |operator: &str, value: &str| json!({"Condition": {operator: {"aws:MultiFactorAuthPresent": value}}});
    let row = |effect: &str, operator: &str, value: &str| {
        let mut more = condition(operator, value);
        more["Effect"] = effect.into();
        let statement = if effect == "Deny" {
            let everything = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
            let mut deny: Value = serde_json::from_str(&allow(&more)).unwrap();
            deny["Statement"] = json!([everything, deny["Statement"]]);
            deny.to_string()
        } else {
            allow(&more)
        };
        [look_with(&server, &ada, &statement), look(&server, &marked)].join(" ")
    };
    // With a long-term key, with a session that a code marked.
    assert_eq!(row("Allow", "Bool", "true"), "403 200");
    assert_eq!(row("Allow", "BoolIfExists", "true"), "200 200");
    assert_eq!(row("Allow", "Bool", "false"), "403 403");
    assert_eq!(row("Allow", "Null", "false"), "403 200");
    assert_eq!(row("Allow", "Null", "true"), "200 403");
    assert_eq!(row("Deny", "Bool", "false"), "200 200");
    assert_eq!(row("Deny", "BoolIfExists", "false"), "403 200");
    assert_eq!(row("Allow", "StringNotEquals", "true"), "200 403");
    // A key that nobody fills: no positive form allows.
    for operator in ["StringEquals", "StringLike", "ForAnyValue:StringNotEquals"] {
        let odd = allow(&json!({"Condition": {operator: {"aws:NoSuchKey": "*"}}}));
        assert_eq!(look_with(&server, &ada, &odd), "403", "{operator}");
    }
}

#[test]
fn p7_nothing_in_a_request_is_taken_for_a_fact_about_its_caller() {
    let server = Server::start();
    let ada = server.user("ada");
    let is = |key: &str, value: &str| allow(&json!({"Condition": {"StringEquals": {key: value}}}));
    for (key, value) in [
        ("aws:userid", ACCOUNT.to_owned()),
        ("aws:PrincipalArn", format!("arn:aws:iam::{ACCOUNT}:root")),
        ("aws:PrincipalTag/team", "admins".to_owned()),
        ("aws:MultiFactorAuthPresent", "true".to_owned()),
        ("aws:SourceIp", "10.9.8.7".to_owned()),
        ("aws:username", "root".to_owned()),
    ] {
        assert_eq!(put(&server, "ada", &is(key, &value)), "200");
        let body = format!(
            "Action=GetUser&Version=2010-05-08&{}={v}&userid={v}&target={v}&Context.{}={v}",
            key.replace('/', "%2F").replace(':', "%3A"),
            key.replace('/', "%2F").replace(':', "%3A"),
            v = value.replace(':', "%3A").replace('/', "%2F"),
        );
        let draft = Draft::form(server.at(), &body)
            .header(&key.to_lowercase().replace([':', '/'], "-"), &value)
            .header("x-forwarded-for", "10.9.8.7")
            .header("userid", &value)
            .header("target", &value)
            .header("x-amz-mfa", "true")
            .sign(&ada, "iam", now())
            .unwrap();
        let answer = server.send(&draft).unwrap();
        assert_eq!(answer.status, 403, "{key}: {}", answer.said());
    }
    // The same shape of request without a condition is answered.
    assert_eq!(look_with(&server, &ada, &allow(&json!({}))), "200");
}

#[test]
fn p8_a_denial_wins_wherever_it_stands() {
    let walk = Walk::new();
    let server = &walk.server;
    let everything = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
    let deny = json!({"Effect": "Deny", "Action": "iam:GetUser", "Resource": "*"});
    for statements in [json!([everything, deny]), json!([deny, everything])] {
        let document = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        server.allow("toolkit-user", &document);
        assert_eq!(look(server, &walk.user), "403");
    }
    // In another document of the same user, too.
    server.allow(
        "toolkit-user",
        &json!({"Version": "2012-10-17", "Statement": everything}).to_string(),
    );
    assert_eq!(look(server, &walk.user), "200");
    let deny = json!({"Version": "2012-10-17", "Statement": deny}).to_string();
    assert_eq!(put(server, "toolkit-user", &deny), "200");
    assert_eq!(look(server, &walk.user), "403");
}

#[test]
fn p9_no_policy_means_nothing_is_allowed() {
    let server = Server::start();
    let ada = server.user("ada");
    let refused = |who| {
        assert_eq!(look(&server, who), "403");
        check(&server.call::<GetCallerIdentity>(who, &GetCallerIdentityInput {}), "200");
    };
    refused(&ada);
    assert_eq!(look_with(&server, &ada, &allow(&json!({}))), "200");
    let gone = DeleteUserPolicyInput { user_name: "ada".into(), policy_name: "p".into() };
    server.call::<DeleteUserPolicy>(&server.root(), &gone).unwrap();
    refused(&ada);
}

#[test]
fn p10_a_name_is_no_prefix() {
    let server = Server::start();
    let ada = server.user("ada");
    for name in ["bob", "bobby", "bo", "team-bob"] {
        server.user(name);
    }
    let on = |pattern: &str| {
        let arn = format!("arn:aws:iam::{ACCOUNT}:user/{pattern}");
        assert_eq!(put(&server, "ada", &allow(&json!({"Resource": arn}))), "200");
        ["bob", "bobby", "bo", "team-bob"].map(|name| look_at(&server, &ada, Some(name)) == "200")
    };
    assert_eq!(on("bob"), [true, false, false, false]);
    assert_eq!(on("bob*"), [true, true, false, false]);
    assert_eq!(on("bo?"), [true, false, false, false]);
    assert_eq!(on("*bob"), [true, false, false, true]);
    assert_eq!(on("b*b?y"), [false, true, false, false]);
}

#[test]
fn p11_a_variables_value_has_no_wildcards() {
    let server = Server::start();
    let ada = server.user("ada");
    let arn = |rest: &str| format!("arn:aws:iam::{ACCOUNT}:user/{rest}");
    let with = |version: &str, resource: &str| {
        json!({"Version": version, "Statement": {"Effect": "Allow", "Action": "iam:GetUser", "Resource": resource}})
            .to_string()
    };
    assert_eq!(look_with(&server, &ada, &with("2012-10-17", &arn("${aws:username}"))), "200");
    // The caller says what the user agent is; its star is a star.
    assert_eq!(put(&server, "ada", &with("2012-10-17", &arn("${aws:UserAgent}"))), "200");
    let as_agent = |agent: &str| {
        let draft = Draft::form(server.at(), "Action=GetUser&Version=2010-05-08")
            .header("user-agent", agent)
            .sign(&ada, "iam", now())
            .unwrap();
        server.send(&draft).unwrap().status
    };
    assert_eq!(as_agent("ada"), 200);
    for agent in ["*", "a*", "ad?", "${aws:username}", "${*}"] {
        assert_eq!(as_agent(agent), 403, "{agent}");
    }
    // A variable that nobody fills matches nothing, and the escapes are the characters.
    for resource in ["${aws:NoSuchKey}", "a${*}", "ad${?}"] {
        assert_eq!(
            look_with(&server, &ada, &with("2012-10-17", &arn(resource))),
            "403",
            "{resource}"
        );
    }
    let negated =
        allow(&json!({"Condition": {"StringNotEquals": {"aws:username": "${aws:NoSuchKey}"}}}));
    assert_eq!(look_with(&server, &ada, &negated), "200");
    // Who has a policy of 2008 is told to write a newer one.
    assert_eq!(
        put(&server, "ada", &with("2008-10-17", &arn("${aws:username}"))),
        "400 MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater."
    );
}

#[test]
fn p12_the_nots() {
    let server = Server::start();
    let ada = server.user("ada");
    let not = json!({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}});
    assert_eq!(look_with(&server, &ada, &not.to_string()), "403");
    let not = json!({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:*", "NotResource": format!("arn:aws:iam::{ACCOUNT}:user/ada")}});
    assert_eq!(look_with(&server, &ada, &not.to_string()), "403");
    let statement = |more: Value| {
        let mut statement = json!({"Effect": "Allow", "Action": "sts:AssumeRole"});
        statement.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"Version": "2012-10-17", "Statement": statement}).to_string()
    };
    let malformed =
        |field: &str| format!("400 MalformedPolicyDocument: Has prohibited field {field}");
    let principal = json!({"AWS": ACCOUNT});
    assert_eq!(
        trust(&server, "a", &statement(json!({"NotPrincipal": principal}))),
        malformed("NotPrincipal")
    );
    assert_eq!(
        trust(&server, "b", &statement(json!({"Principal": principal, "Resource": "*"}))),
        malformed("Resource")
    );
    assert_eq!(trust(&server, "c", &statement(json!({"Principal": principal}))), "200");
}

#[test]
fn p13_a_principal_is_somebody() {
    let server = Server::start();
    server.user("ada");
    let by = |kind: &str, name: &str| {
        json!({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {kind: name}}})
            .to_string()
    };
    let arn = |rest: &str| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    for (n, (kind, name)) in [
        ("AWS", "*".to_owned()),
        ("AWS", ACCOUNT.to_owned()),
        ("AWS", arn("root")),
        ("AWS", arn("user/ada")),
        ("Service", "ec2.amazonaws.com".to_owned()),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(trust(&server, &format!("good-{n}"), &by(kind, &name)), "200", "{name}");
    }
    for (kind, name) in [
        ("AWS", arn("user/nobody")),
        ("AWS", arn("user/ad*")),
        ("AWS", arn("user/ADA")),
        ("AWS", arn("group/ada")),
        ("AWS", "12345".to_owned()),
        ("AWS", String::new()),
        ("Aws", ACCOUNT.to_owned()),
        ("Nobody", "*".to_owned()),
    ] {
        let said = trust(&server, "bad", &by(kind, &name));
        assert!(said.starts_with("400 MalformedPolicyDocument: "), "{kind} {name}: {said}");
    }
}

#[test]
fn p14_no_document_is_slow_or_deep() {
    let server = Server::start();
    let ada = server.user("ada");
    let long = "a".repeat(64);
    server.user(&long);
    let pattern = format!("arn:aws:iam::{ACCOUNT}:user/{}b", "*a".repeat(900));
    assert_eq!(put(&server, "ada", &allow(&json!({"Resource": pattern}))), "200");
    assert_eq!(look_at(&server, &ada, Some(&long)), "403");
    for deep in [
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000)),
        format!("{{\"Version\":{}}}", "9".repeat(100_000)),
    ] {
        assert_eq!(put(&server, "ada", &deep), SYNTAX);
    }
    let small = json!({"Effect": "Allow", "Action": "a:b", "Resource": "*"});
    let many = json!({"Version": "2012-10-17", "Statement": vec![small; 2000]}).to_string();
    assert_eq!(
        put(&server, "ada", &many),
        "409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user ada"
    );
    assert!(server.call::<ListUsers>(&server.root(), &ListUsersInput::default()).is_ok());
}

#[test]
fn p15_only_characters_that_a_policy_may_have() {
    let server = Server::start();
    server.user("ada");
    let of = |text: &str| {
        put(
            &server,
            "ada",
            &allow(&json!({})).replace("iam:GetUser", &format!("iam:Get{text}User")),
        )
    };
    assert_eq!(of(""), "200");
    for odd in ["\u{2028}", "\u{feff}", "\u{100}", "\u{0}", "\u{8}", "\u{1f600}"] {
        let said = of(odd);
        assert!(said.starts_with("400 "), "{odd:?}: {said}");
    }
    let bom = put(&server, "ada", &format!("\u{feff}{}", allow(&json!({}))));
    assert!(bom.starts_with("400 "), "{bom}");
    let surrogate = allow(&json!({})).replace("iam:GetUser", "iam:Get\\ud800User");
    assert_eq!(put(&server, "ada", &surrogate), SYNTAX);
}

#[test]
fn p16_dates_addresses_and_numbers_are_read_when_they_are_stored() {
    let server = Server::start();
    let ada = server.user("ada");
    for (operator, key, value) in [
        ("IpAddress", "aws:SourceIp", "127.0.0.1/33"),
        ("IpAddress", "aws:SourceIp", "127.0.0"),
        ("IpAddress", "aws:SourceIp", "127.0.0.01"),
        ("NumericLessThan", "aws:MultiFactorAuthAge", "NaN"),
        ("NumericLessThan", "aws:MultiFactorAuthAge", "1e400"),
        ("NumericLessThan", "aws:MultiFactorAuthAge", "0x10"),
        ("DateLessThan", "aws:CurrentTime", "tomorrow"),
        ("Bool", "aws:SecureTransport", "maybe"),
        ("Null", "aws:TokenIssueTime", "perhaps"),
    ] {
        let said = put(&server, "ada", &allow(&json!({"Condition": {operator: {key: value}}})));
        assert!(said.starts_with("400 MalformedPolicyDocument: "), "{operator} {value}: {said}");
    }
    for (value, answer) in [
        ("127.0.0.0/8", "200"),
        ("127.0.0.1", "200"),
        ("::ffff:127.0.0.1/128", "403"),
        ("::/0", "403"),
        ("10.0.0.0/8", "403"),
    ] {
        let policy = allow(&json!({"Condition": {"IpAddress": {"aws:SourceIp": value}}}));
        assert_eq!(look_with(&server, &ada, &policy), answer, "{value}");
    }
}
