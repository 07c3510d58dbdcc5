//! `/federation`: a session's credentials open the console, once, as who they are and for as long as they last.

use countersign_testkit::{ACCOUNT, Browser, Credentials, Draft, Server, trust_with_mfa};
use serde_json::{Value, json};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

/// A query of pairs.
fn query(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// `Session=…` of credentials.
fn session(of: &Credentials) -> String {
    json!({ "sessionId": of.id, "sessionKey": of.secret, "sessionToken": of.token }).to_string()
}

/// What `getSigninToken` answers, and with which status.
fn ask(server: &Server, pairs: &[(&str, &str)]) -> (u16, String) {
    let all = [&[("Action", "getSigninToken")], pairs].concat();
    let path = format!("/federation?{}", query(&all));
    let answer = server.send(&Browser::new(server).draft("GET", &path, "")).unwrap();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("set-cookie"), None);
    (answer.status, String::from_utf8(answer.body).unwrap())
}

/// The token in an answer.
fn token(answer: &str) -> String {
    let json: Value = serde_json::from_str(answer).unwrap();
    json["SigninToken"].as_str().unwrap().to_owned()
}

/// The sign-in URL's path for credentials.
pub(super) fn link(server: &Server, of: &Credentials, destination: &str) -> String {
    let (status, answer) = ask(server, &[("Session", &session(of))]);
    assert_eq!(status, 200, "{answer}");
    let pairs = [
        ("Action", "login"),
        ("Issuer", "https://broker.example"),
        ("Destination", destination),
        ("SigninToken", &token(&answer)),
    ];
    format!("/federation?{}", query(&pairs))
}

/// A role that may do everything, assumed by a user with a code.
fn role(server: &Server) -> (String, Credentials) {
    let ada = server.admin("ada");
    let phone = server.phone("ada", "ada");
    server.pass(30);
    let arn = server.role("auditor", &trust_with_mfa(ACCOUNT));
    put_role_policy(server, "all", ALL);
    let code = phone.code(server, 0);
    (arn.clone(), server.assume(&ada, &arn, Some((&phone.serial, &code))).unwrap())
}

fn put_role_policy(server: &Server, name: &str, document: &str) {
    let pairs = [("RoleName", "auditor"), ("PolicyName", name), ("PolicyDocument", document)];
    assert_eq!(server.iam(&server.root(), "PutRolePolicy", &pairs).said(), "200");
}

/// A federated session of `ada`, with a session policy.
pub(super) fn federated(
    server: &Server,
    ada: &Credentials,
    policy: &str,
    seconds: &str,
) -> Credentials {
    let pairs = [("Name", "bob"), ("DurationSeconds", seconds), ("Policy", policy)];
    let answer = server.sts(ada, "GetFederationToken", &pairs);
    answer.credentials().unwrap_or_else(|| panic!("{}", answer.said()))
}

#[test]
fn a_roles_credentials_open_the_console_as_the_role() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let link = link(&server, &credentials, "/console/roles");
    let mut browser = Browser::new(&server);
    browser.open(&link).titled("Roles");
    let page = browser.source();
    assert!(page.contains(&format!("auditor @ {ACCOUNT}")) && page.contains("test"), "{page}");
    // What belongs to a password is not there.
    assert!(!browser.has_button("Switch back") && !browser.has_link("Switch role"));
    browser.open("/console/me").titled("Dashboard");
    browser.open("/console/users").titled("Users").sees("ada");
    // It is signed out like any other.
    let cookies = browser.cookies.clone();
    browser.press("Sign out").titled("Sign in");
    browser.cookies = cookies;
    browser.open("/console").titled("Sign in");
}

#[test]
fn a_post_is_answered_as_a_get_is() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let pairs = [
        ("Action", "getSigninToken"),
        ("SessionType", "json"),
        ("Session", &session(&credentials)),
    ];
    let mut draft = Draft::form(server.at(), &query(&pairs));
    draft.path = "/federation".into();
    let answer = server.send(&draft).unwrap();
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    assert!(!token(&String::from_utf8(answer.body).unwrap()).is_empty());
}

#[test]
fn a_token_works_once_and_for_a_quarter_of_an_hour() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let once = link(&server, &credentials, "/console");
    let peek = Browser::new(&server).draft("GET", &once, "").header("sec-purpose", "prefetch");
    let image = Browser::new(&server).draft("GET", &once, "").header("sec-fetch-dest", "image");
    for looks in [peek, image] {
        assert_eq!(server.send(&looks).unwrap().header("set-cookie"), None);
    }
    Browser::new(&server).open(&once).titled("Dashboard");
    let mut again = Browser::new(&server);
    again.open(&once).titled("Not signed in").sees("works once");
    assert_eq!((again.status(), again.cookies.len()), (400, 0));

    let (late, early) = (link(&server, &credentials, ""), link(&server, &credentials, ""));
    server.pass(14 * 60);
    Browser::new(&server).open(&early).titled("Dashboard");
    server.pass(60);
    Browser::new(&server).open(&late).titled("Not signed in");
    for odd in ["", "x", "AAAA"] {
        let path = format!("/federation?{}", query(&[("Action", "login"), ("SigninToken", odd)]));
        assert_eq!(Browser::new(&server).open(&path).titled("Not signed in").status(), 400);
    }
    // A session token is no sign-in token.
    let other = credentials.token.clone().unwrap();
    let path = format!("/federation?{}", query(&[("Action", "login"), ("SigninToken", &other)]));
    Browser::new(&server).open(&path).titled("Not signed in");
}

#[test]
fn sixteen_browsers_with_one_token_have_one_session() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let once = link(&server, &credentials, "");
    let opened: usize = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    let draft = Browser::new(&server).draft("GET", &once, "");
                    usize::from(server.send(&draft).unwrap().header("set-cookie").is_some())
                })
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(opened, 1);
}

#[test]
fn the_session_ends_when_the_credentials_or_the_asked_time_end() {
    let server = Server::console();
    let ada = server.admin("ada");
    let short = federated(&server, &ada, ALL, "900");
    let mut browser = Browser::new(&server);
    browser.open(&link(&server, &short, "")).titled("Dashboard");
    server.pass(840);
    browser.open("/console").titled("Dashboard");
    server.pass(60);
    browser.open("/console").titled("Sign in");
    // And no token is given for them any more.
    let (status, text) = ask(&server, &[("Session", &session(&short))]);
    assert_eq!((status, text.as_str()), (400, "The credentials have expired.\n"));
}

#[test]
fn session_duration_is_kept_where_aws_keeps_it() {
    let server = Server::console();
    let (arn, credentials) = role(&server);
    let own = session(&credentials);
    let with = |session: &str, seconds: &str| {
        ask(&server, &[("Session", session), ("SessionDuration", seconds)])
    };
    for (seconds, status) in
        [("900", 200), ("43200", 200), ("899", 400), ("43201", 400), ("x", 400), ("-900", 400)]
    {
        assert_eq!(with(&own, seconds).0, status, "{seconds}");
    }
    let (_, answer) = with(&own, "900");
    let path = query(&[("Action", "login"), ("SigninToken", &token(&answer))]);
    let mut browser = Browser::new(&server);
    browser.open(&format!("/federation?{path}")).titled("Dashboard");
    server.pass(840);
    browser.open("/console").titled("Dashboard");
    server.pass(60);
    browser.open("/console").titled("Sign in");
    // A role that another role has assumed has an hour at most.
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{arn}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    let chained = server.assume(&credentials, &server.role("chained", &trust), None).unwrap();
    assert_eq!(with(&session(&chained), "3600").0, 200);
    assert_eq!(with(&session(&chained), "3601").0, 400);
    // A federation token has its own time.
    let root = server.root();
    let bob = federated(&server, &root, ALL, "900");
    assert_eq!(with(&session(&bob), "900").0, 400);
    assert_eq!(ask(&server, &[("Session", &session(&bob))]).0, 200);
}

#[test]
fn only_a_roles_or_a_federated_session_signs_in() {
    let server = Server::console();
    let ada = server.admin("ada");
    let phone = server.phone("ada", "ada");
    server.pass(30);
    let own = server.session(&ada, &phone.serial, &phone.code(&server, 0)).unwrap();
    let (status, text) = ask(&server, &[("Session", &session(&own))]);
    let aws = "Only federation tokens or assume role tokens may be used for federated login.\n";
    assert_eq!((status, text.as_str()), (400, aws));
    let bob = federated(&server, &ada, ALL, "900");
    let bent = |change: &dyn Fn(&mut Credentials)| {
        let mut credentials = bob.clone();
        change(&mut credentials);
        session(&credentials)
    };
    let key = json!({ "sessionId": ada.id, "sessionKey": ada.secret, "sessionToken": "" });
    for bad in [
        key.to_string(),
        session(&ada),
        bent(&|c| c.secret.replace_range(..1, "!")),
        bent(&|c| c.secret.clear()),
        bent(&|c| c.id.clone_from(&own.id)),
        bent(&|c| c.token.clone_from(&own.token)),
        String::new(),
        "{}".into(),
        "[]".into(),
        "null".into(),
        r#"{"sessionId":1,"sessionKey":2,"sessionToken":3}"#.into(),
    ] {
        let (status, text) = ask(&server, &[("Session", &bad)]);
        assert!(status == 400 && !text.contains("SigninToken"), "{bad}: {text}");
        assert!(!text.contains(&bob.secret) && !text.contains(&ada.secret), "{text}");
    }
    assert_eq!(ask(&server, &[("Session", &session(&bob)), ("SessionType", "xml")]).0, 400);
    assert_eq!(ask(&server, &[("Session", &session(&bob)), ("Session", "{}")]).0, 400);
    assert_eq!(ask(&server, &[("Session", &session(&bob)), ("Action", "login")]).0, 400);
    for path in ["/federation", "/federation?Action=other"] {
        assert_eq!(server.send(&Browser::new(&server).draft("GET", path, "")).unwrap().status, 400);
    }
    // None of it is in the log.
    let log = server.log();
    assert!(!log.contains("sessionKey") && !log.contains(&bob.secret), "{log}");
}

#[test]
fn it_may_what_the_session_may_and_no_more() {
    let server = Server::console();
    let ada = server.admin("ada");
    let read = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:List*","iam:Get*"],"Resource":"*"}]}"#;
    let bob = federated(&server, &ada, read, "3600");
    let mut browser = Browser::new(&server);
    // AWS: a federated session calls IAM from the console, where it cannot with its credentials.
    browser.open(&link(&server, &bob, "/console/users")).titled("Users").sees("ada");
    assert!(browser.source().contains("bob"));
    browser.open("/console/create-group").fill("Group name", "ops").press("Create group");
    assert_eq!(browser.status(), 403);
    browser.sees("no session policy allows the iam:CreateGroup action");
    // The code that the user gave does not come along, and no role is switched to.
    browser.open("/console/switch-role");
    browser.fill("Account ID or alias", ACCOUNT).fill("Role name", "auditor").press("Switch role");
    assert_eq!(browser.status(), 403);
    // Without the user there is no session.
    for (action, more) in [
        ("DeleteUserPolicy", vec![("PolicyName", "test")]),
        ("DeleteAccessKey", vec![("AccessKeyId", ada.id.as_str())]),
        ("DeleteUser", vec![]),
    ] {
        let pairs = [&[("UserName", "ada")], &more[..]].concat();
        assert_eq!(server.iam(&server.root(), action, &pairs).said(), "200");
    }
    browser.open("/console").titled("Sign in");
    assert_eq!(ask(&server, &[("Session", &session(&bob))]).0, 400);
}

#[test]
fn revoking_a_roles_sessions_reaches_the_console() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let mut browser = Browser::new(&server);
    browser.open(&link(&server, &credentials, "/console/users")).titled("Users").sees("ada");
    let unused = link(&server, &credentials, "/console/users");
    server.pass(30);
    let mut root = Browser::root(&server);
    root.open("/console/roles/auditor").follow("Revoke sessions").press("Revoke active sessions");
    browser.open("/console/users").sees("with an explicit deny in an identity-based policy");
    // Neither does a token from before.
    Browser::new(&server).open(&unused).sees("with an explicit deny in an identity-based policy");
}

#[test]
fn c3_a_link_of_anothers_does_not_replace_a_session() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let mut browser = Browser::root(&server);
    let cookies = browser.cookies.clone();
    let once = link(&server, &credentials, "/console/users");
    browser.open(&once).titled("Sign in instead").sees("the root user");
    assert_eq!(browser.cookies, cookies);
    assert_eq!(browser.header("referrer-policy"), Some("strict-origin"));
    browser.clone().follow("Stay as I am").titled("Dashboard");
    // A POST from elsewhere does nothing.
    let (_, token) = once.split_once("SigninToken=").unwrap();
    let body = format!("SigninToken={token}&token=x");
    for (origin, body) in [("http://evil.example", &body), ("", &body)] {
        let mut draft = browser.draft("POST", "/federation?Action=login", body);
        if !origin.is_empty() {
            draft.headers.retain(|(name, _)| name != "origin");
            draft = draft.header("origin", origin);
        }
        let answer = server.send(&draft).unwrap();
        assert_eq!((answer.status, answer.header("set-cookie")), (403, None));
    }
    browser.press("Sign in").titled("Users");
    assert_ne!(browser.cookies, cookies);
    assert!(browser.source().contains("auditor @"));
    // The session before is over.
    browser.cookies = cookies;
    browser.open("/console").titled("Sign in");
}

#[test]
fn c6_a_destination_is_in_this_console() {
    let server = Server::console();
    let (_, credentials) = role(&server);
    let own = format!("http://{}", server.at());
    for (destination, place) in [
        (format!("{own}/console/users"), "/console/users"),
        ("/console/roles?filter=a".into(), "/console/roles?filter=a"),
        (own.clone(), "/console"),
        (String::new(), "/console"),
        ("https://console.aws.amazon.com/".into(), "/console"),
        ("//evil.example".into(), "/console"),
        (format!("{own}@evil.example/console"), "/console"),
        (format!("{own}.evil.example/console"), "/console"),
        (format!("{own}//evil.example"), "/console"),
        ("/\\evil.example".into(), "/console"),
        ("/console/\r\nSet-Cookie: a=b".into(), "/console"),
    ] {
        let path = link(&server, &credentials, &destination);
        let answer = server.send(&Browser::new(&server).draft("GET", &path, "")).unwrap();
        assert_eq!(answer.header("location"), Some(place), "{destination}");
    }
}
