//! The query protocol and the other routes.

use countersign_testkit::{Draft, Server, Start, now};

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> countersign_testkit::Answer {
    let mut draft = Draft::form(server.at(), "");
    draft.method = "GET".into();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    path.clone_into(&mut draft.path);
    query.clone_into(&mut draft.query);
    draft.headers.retain(|(name, _)| name == "host");
    for (name, value) in headers {
        draft = draft.header(name, value);
    }
    server.send(&draft).unwrap()
}

#[test]
fn the_scope_says_which_service() {
    let server = Server::start();
    let root = server.root();
    let said = |service: &str, body: &str| server.form(&root, service, body).said();
    assert_eq!(said("sts", "Action=GetCallerIdentity&Version=2011-06-15"), "200");
    assert_eq!(said("iam", "Action=ListUsers&Version=2010-05-08"), "200");
    assert!(said("iam", "Action=GetCallerIdentity&Version=2010-05-08").starts_with(
        "400 InvalidAction: Could not find operation GetCallerIdentity for version 2010-05-08"
    ));
    assert!(said("sts", "Action=Nothing&Version=2011-06-15").starts_with("400 InvalidAction"));
    assert!(said("sts", "Version=2011-06-15").starts_with("400 MissingAction"));
    assert!(said("sts", "Action=GetCallerIdentity&Version=2000-01-01").starts_with("400 "));
    // Our own operations have no way in over the wire.
    assert!(said("own", "Action=ListAccounts&Version=2026-11-24").starts_with('4'));
    assert!(said("iam", "Action=ListAccounts&Version=2010-05-08").starts_with("400 InvalidAction"));
}

#[test]
fn health_is_told_and_metrics_only_to_neighbours() {
    let server = Server::start();
    assert_eq!(get(&server, "/healthz", &[]).status, 200);
    assert_eq!(get(&server, "/readyz", &[]).status, 200);
    let metrics = get(&server, "/metrics", &[]);
    assert_eq!(metrics.status, 200);
    assert_eq!(get(&server, "/nothing", &[]).status, 404);
    let browser = get(&server, "/", &[("accept", "text/html")]);
    assert_eq!((browser.status, browser.header("location")), (302, Some("/console")));
}

#[test]
fn test_routes_are_there_only_in_test_mode_and_only_for_the_token() {
    let server = Server::start();
    let clock = |body: &str, token: &str| server.test_route("/test/clock", body, token).status;
    assert_eq!(clock("{\"offset_seconds\": 60}", "let-me-test"), 200);
    assert_eq!(clock("{\"offset_seconds\": -60}", "let-me-test"), 200);
    assert_eq!(clock("{\"offset_seconds\": 60}", "wrong"), 401);
    assert_eq!(clock("{\"offset_seconds\": 60}", ""), 401);
    for bad in [
        "",
        "{}",
        "{\"offset_seconds\": \"60\"}",
        "{\"offset_seconds\": 1.5}",
        "{\"offset_seconds\": null}",
        "[60]",
        "{\"offset_seconds\": 99999999999999999999}",
    ] {
        assert_eq!(clock(bad, "let-me-test"), 400, "{bad}");
    }
    assert_eq!(server.test_route("/test/reset", "", "wrong").status, 401);

    let start = Start::default();
    let plain = Server::with(Start { args: Vec::new(), ..start });
    assert_eq!(
        plain.test_route("/test/clock", "{\"offset_seconds\": 60}", "let-me-test").status,
        404
    );
}

#[test]
fn a_reset_leaves_the_first_start_and_no_session() {
    let server = Server::start();
    let ada = server.admin("ada");
    for n in 0..70 {
        server.spare(&format!("device-{n}"));
    }
    server.clock(3600);
    assert_eq!(server.test_route("/test/reset", "", "let-me-test").status, 200);
    let who = |who| server.form(who, "sts", "Action=GetCallerIdentity&Version=2011-06-15").said();
    assert!(who(&ada).starts_with("403 InvalidClientTokenId"));
    assert_eq!(who(&server.root()), "200");
    let list = server.form(&server.root(), "iam", "Action=ListUsers&Version=2010-05-08");
    assert!(!String::from_utf8_lossy(&list.body).contains("<member>"));
    server.user("ada");
}

#[test]
fn a_get_works_like_a_post() {
    let server = Server::start();
    let mut draft = Draft::form(server.at(), "");
    draft.method = "GET".into();
    draft.query = "Action=GetCallerIdentity&Version=2011-06-15".into();
    draft.headers.retain(|(name, _)| name == "host");
    let draft = draft.sign(&server.root(), "sts", now()).unwrap();
    assert_eq!(server.send(&draft).unwrap().said(), "200");
}
