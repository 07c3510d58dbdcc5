//! Policies of users, groups and roles: embedded and attached. What holds for the one holds for the others.

use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Answer, Draft, Server, now, trust_with_mfa};

/// The kinds of holder: in operations' names, in messages, and how many characters their policies may have.
const HOLDERS: [(&str, &str, usize); 3] =
    [("User", "user", 2048), ("Group", "group", 5120), ("Role", "role", 10_240)];

const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/// A server with a user, a group and a role, all named `Ada`.
fn start() -> Server {
    let server = Server::start();
    server.user("Ada");
    assert_eq!(call(&server, "Group", "Create*", &[("*Name", "Ada")]).said(), "200");
    server.role("Ada", &trust_with_mfa(ACCOUNT));
    server
}

/// Calls an operation: `Put*Policy` of a `User` is `PutUserPolicy`, and `*Name` is `UserName`.
fn call(server: &Server, kind: &str, operation: &str, parameters: &[(&str, &str)]) -> Answer {
    server.form(&server.root(), "iam", &form(kind, operation, parameters))
}

fn form(kind: &str, operation: &str, parameters: &[(&str, &str)]) -> String {
    let action = format!("Version=2010-05-08&Action={}", operation.replace('*', kind));
    let pair =
        |(name, value): &(&str, &str)| format!("{}={}", name.replace('*', kind), encode(value));
    [action].into_iter().chain(parameters.iter().map(pair)).collect::<Vec<_>>().join("&")
}

fn encode(text: &str) -> String {
    let one = |b: u8| {
        if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }
    };
    text.bytes().map(one).collect()
}

/// The texts of the innermost elements of a name.
fn texts(answer: &Answer, element: &str) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.said());
    let body = String::from_utf8(answer.body.clone()).unwrap();
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    body.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap().to_owned()).collect()
}

fn allow(action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
    )
}

fn put(server: &Server, kind: &str, holder: &str, name: &str, document: &str) -> String {
    let parameters = [("*Name", holder), ("PolicyName", name), ("PolicyDocument", document)];
    call(server, kind, "Put*Policy", &parameters).said()
}

fn attach(server: &Server, kind: &str, arn: &str) -> String {
    call(server, kind, "Attach*Policy", &[("*Name", "Ada"), ("PolicyArn", arn)]).said()
}

fn detach(server: &Server, kind: &str, arn: &str) -> String {
    call(server, kind, "Detach*Policy", &[("*Name", "Ada"), ("PolicyArn", arn)]).said()
}

fn attached(server: &Server, kind: &str, more: &[(&str, &str)]) -> Vec<String> {
    let parameters = [&[("*Name", "ada")], more].concat();
    texts(&call(server, kind, "ListAttached*Policies", &parameters), "PolicyName")
}

#[test]
fn an_embedded_policy_from_beginning_to_end() {
    let server = start();
    for (kind, noun, _) in HOLDERS {
        let list = || texts(&call(&server, kind, "List*Policies", &[("*Name", "ada")]), "member");
        assert!(list().is_empty());
        // As it was written: spaces, line ends and a percent sign.
        let text = "{ \"Version\": \"2012-10-17\",\r\n \"Statement\": [ {\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::a/%2F b\"} ] }";
        assert_eq!(put(&server, kind, "ada", "p", text), "200");
        let answer = call(&server, kind, "Get*Policy", &[("*Name", "ADA"), ("PolicyName", "p")]);
        assert_eq!(texts(&answer, "PolicyDocument"), [encoded(text)]);
        assert_eq!(texts(&answer, &format!("{kind}Name")), ["Ada"]);
        assert_eq!(texts(&answer, "PolicyName"), ["p"]);

        assert_eq!(put(&server, kind, "Ada", "a", &allow("iam:GetUser")), "200");
        assert_eq!(put(&server, kind, "Ada", "p", &allow("iam:GetRole")), "200", "replaced");
        assert_eq!(list(), ["a", "p"]);
        let answer = call(&server, kind, "Get*Policy", &[("*Name", "Ada"), ("PolicyName", "p")]);
        assert_eq!(texts(&answer, "PolicyDocument"), [encoded(&allow("iam:GetRole"))]);

        let gone = format!("404 NoSuchEntity: The {noun} policy with name p cannot be found.");
        let p = [("*Name", "Ada"), ("PolicyName", "p")];
        assert_eq!(call(&server, kind, "Delete*Policy", &p).said(), "200");
        assert_eq!(call(&server, kind, "Delete*Policy", &p).said(), gone);
        assert_eq!(call(&server, kind, "Get*Policy", &p).said(), gone);
        assert_eq!(list(), ["a"]);
    }
}

/// A document as the XML carries it: percent-encoded but for RFC 3986's unreserved characters.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    let one = |b: u8| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(one).collect()
}

#[test]
fn what_an_embedded_policy_is_refused_for() {
    let server = start();
    for (kind, noun, most) in HOLDERS {
        let refused = |document: &str| put(&server, kind, "Ada", "p", document);
        let malformed = |text: &str| format!("400 MalformedPolicyDocument: {text}");
        assert_eq!(refused("{"), malformed("Syntax errors in policy."));
        assert_eq!(
            refused(&allow("s3:Get*").replace("2012-10-17", "2008-10-17")),
            malformed("Policy document must be version 2012-10-17 or greater.")
        );
        assert_eq!(
            refused(&allow("s3:Get*").replace("\"*\"", "\"bucket\"")),
            malformed("Resource bucket must be in ARN format or \"*\".")
        );
        assert!(
            put(&server, kind, "Ada", "p/q", &allow("s3:Get*")).starts_with("400 ValidationError")
        );
        assert!(
            put(&server, kind, "Ada", &"p".repeat(129), &allow("s3:Get*"))
                .starts_with("400 ValidationError")
        );

        // The size of all of them counts, and white space does not.
        let empty = allow("s3:");
        let full = |size: usize| allow(&format!("s3:{}", "x".repeat(size - empty.len())));
        assert_eq!(put(&server, kind, "Ada", "half", &full(most / 2)), "200");
        assert_eq!(
            put(&server, kind, "Ada", "rest", &format!("{}{}", full(most / 2), " ".repeat(5000))),
            "200"
        );
        let exceeded = format!(
            "409 LimitExceeded: Maximum policy size of {most} bytes exceeded for {noun} Ada"
        );
        assert_eq!(put(&server, kind, "ada", "more", &empty.replace("s3:", "s3:x")), exceeded);
        assert_eq!(put(&server, kind, "Ada", "rest", &full(most / 2 + 1)), exceeded);
        let spaced = format!("{}{}", full(most / 2), " ".repeat(100_000));
        assert!(
            put(&server, kind, "Ada", "rest", &spaced)
                .starts_with("409 LimitExceeded: Policies with their")
        );
        assert_eq!(put(&server, kind, "Ada", "rest", &full(most / 2)), "200");
    }
}

#[test]
fn what_is_not_there() {
    let server = start();
    for (kind, noun, _) in HOLDERS {
        let expected = format!("404 NoSuchEntity: The {noun} with name nobody cannot be found.");
        let (name, policy, arn) =
            (("*Name", "nobody"), ("PolicyName", "p"), ("PolicyArn", READ_ONLY));
        let document = allow("s3:Get*");
        let rows: [(&str, &[(&str, &str)]); 7] = [
            ("Put*Policy", &[name, policy, ("PolicyDocument", &document)]),
            ("Get*Policy", &[name, policy]),
            ("List*Policies", &[name]),
            ("Delete*Policy", &[name, policy]),
            ("Attach*Policy", &[name, arn]),
            ("Detach*Policy", &[name, arn]),
            ("ListAttached*Policies", &[name]),
        ];
        for (operation, parameters) in rows {
            assert_eq!(call(&server, kind, operation, parameters).said(), expected, "{operation}");
        }
    }
}

#[test]
fn an_attached_policy_from_beginning_to_end() {
    let server = start();
    let service_role = "arn:aws:iam::aws:policy/service-role/AmazonElasticMapReduceRole";
    for (kind, _, _) in HOLDERS {
        assert!(attached(&server, kind, &[]).is_empty());
        for arn in [service_role, READ_ONLY, READ_ONLY] {
            assert_eq!(attach(&server, kind, arn), "200", "once more is no change");
        }
        assert_eq!(attached(&server, kind, &[]), ["AmazonElasticMapReduceRole", "ReadOnlyAccess"]);
        assert_eq!(
            attached(&server, kind, &[("PathPrefix", "/service-role/")]),
            ["AmazonElasticMapReduceRole"]
        );
        assert!(attached(&server, kind, &[("PathPrefix", "/none/")]).is_empty());

        let not_there = |arn: &str| format!("404 NoSuchEntity: Policy {arn} was not found.");
        assert_eq!(detach(&server, kind, READ_ONLY), "200");
        assert_eq!(detach(&server, kind, READ_ONLY), not_there(READ_ONLY));
        let nonexistent = "arn:aws:iam::aws:policy/Nonexistent";
        assert_eq!(detach(&server, kind, nonexistent), not_there(nonexistent));
        assert_eq!(attached(&server, kind, &[]), ["AmazonElasticMapReduceRole"]);
    }
}

#[test]
fn what_cannot_be_attached() {
    let server = start();
    for (kind, _, _) in HOLDERS {
        let invalid = |code: &str, arn: &str| format!("400 {code}: ARN {arn} is not valid.");
        let text = "longpolicynamebutnoarn";
        assert_eq!(attach(&server, kind, text), invalid("ValidationError", text));
        assert_eq!(detach(&server, kind, text), invalid("ValidationError", text));
        assert!(attach(&server, kind, "short").starts_with("400 ValidationError"));
        let role = format!("arn:aws:iam::{ACCOUNT}:role/Ada");
        assert_eq!(attach(&server, kind, &role), invalid("InvalidInput", &role));
        for arn in [
            format!("arn:aws:iam::{ACCOUNT}:policy/nonexistent"),
            "arn:aws:iam::aws:policy/readonlyaccess".to_owned(),
            format!("{READ_ONLY}123"),
        ] {
            let expected =
                format!("404 NoSuchEntity: Policy {arn} does not exist or is not attachable.");
            assert_eq!(attach(&server, kind, &arn), expected);
        }
        assert!(attached(&server, kind, &[]).is_empty());
    }
}

#[test]
fn no_more_than_ten_are_attached() {
    let server = start();
    let more = ["EC2FullAccess", "EC2ReadOnlyAccess", "S3FullAccess", "S3ReadOnlyAccess"]
        .map(|n| format!("Amazon{n}"));
    let names = [
        "AdministratorAccess",
        "IAMFullAccess",
        "IAMReadOnlyAccess",
        "IAMUserChangePassword",
        "PowerUserAccess",
    ];
    let arn = |name: &str| format!("arn:aws:iam::aws:policy/{name}");
    for (kind, _, _) in HOLDERS {
        for name in names.into_iter().chain(more.iter().map(String::as_str)) {
            assert_eq!(attach(&server, kind, &arn(name)), "200", "{name}");
        }
        assert_eq!(attach(&server, kind, READ_ONLY), "200", "the tenth");
        let eleventh = arn("service-role/AWSLambdaBasicExecutionRole");
        let exceeded = format!("409 LimitExceeded: Cannot exceed quota for PoliciesPer{kind}: 10");
        assert_eq!(attach(&server, kind, &eleventh), exceeded);
        assert_eq!(attach(&server, kind, READ_ONLY), "200", "it is there already");
        assert_eq!(detach(&server, kind, READ_ONLY), "200");
        assert_eq!(attach(&server, kind, &eleventh), "200");
    }
}

#[test]
fn lists_come_in_pages() {
    let server = start();
    for (kind, _, _) in HOLDERS {
        for name in ["c", "a", "b"] {
            assert_eq!(put(&server, kind, "Ada", name, &allow("iam:GetUser")), "200");
        }
        let page = |marker: &[(&str, &str)]| {
            let parameters = [&[("*Name", "Ada"), ("MaxItems", "2")], marker].concat();
            call(&server, kind, "List*Policies", &parameters)
        };
        let first = page(&[]);
        assert_eq!(
            (texts(&first, "member"), texts(&first, "IsTruncated")),
            (vec!["a".into(), "b".into()], vec!["true".into()])
        );
        let marker = texts(&first, "Marker").remove(0);
        let second = page(&[("Marker", &marker)]);
        assert_eq!(
            (texts(&second, "member"), texts(&second, "IsTruncated")),
            (vec!["c".into()], vec!["false".into()])
        );
        assert!(texts(&second, "Marker").is_empty());

        let invalid = "400 ValidationError: Invalid Marker.";
        assert_eq!(page(&[("Marker", "made-up")]).said(), invalid);
        let elsewhere = [("*Name", "Ada"), ("Marker", marker.as_str())];
        assert_eq!(call(&server, kind, "ListAttached*Policies", &elsewhere).said(), invalid);

        for arn in [READ_ONLY, "arn:aws:iam::aws:policy/IAMFullAccess"] {
            assert_eq!(attach(&server, kind, arn), "200");
        }
        let first =
            call(&server, kind, "ListAttached*Policies", &[("*Name", "Ada"), ("MaxItems", "1")]);
        assert_eq!(texts(&first, "PolicyName"), ["IAMFullAccess"]);
        let marker = texts(&first, "Marker").remove(0);
        assert_eq!(attached(&server, kind, &[("Marker", &marker)]), ["ReadOnlyAccess"]);
    }
}

#[test]
fn policies_put_at_once_are_all_there() {
    let server = start();
    for (kind, _, _) in HOLDERS {
        let names: Vec<String> = (0..12).map(|n| format!("p{n:02}")).collect();
        let document = allow("iam:GetUser");
        let requests: Vec<Vec<u8>> = names
            .iter()
            .map(|name| {
                form(
                    kind,
                    "Put*Policy",
                    &[("*Name", "Ada"), ("PolicyName", name), ("PolicyDocument", &document)],
                )
            })
            .map(|body| {
                Draft::form(server.at(), &body).sign(&server.root(), "iam", now()).unwrap().bytes()
            })
            .collect();
        let at = server.at();
        std::thread::scope(|scope| {
            for request in &requests {
                scope.spawn(move || {
                    let answer = Connection::open(at).unwrap().exchange(request).unwrap();
                    assert_eq!(answer.said(), "200");
                });
            }
        });
        assert_eq!(
            texts(&call(&server, kind, "List*Policies", &[("*Name", "Ada")]), "member"),
            names
        );
    }
}
