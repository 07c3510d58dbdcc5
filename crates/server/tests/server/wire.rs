//! HTTP: what is refused before anybody looks at it, and which path leads where.

use crate::bench::{Bench, address, ask, converse};

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_its_id_and_the_date() {
    let bench = Bench::new();
    let server = bench.start().await;
    let whoami = "Action=GetCallerIdentity&Version=2011-06-15";
    for (line, headers, body) in [
        ("GET /healthz", "", ""),
        ("GET /nowhere", "", ""),
        ("GET /", "", ""),
        ("GET /", "accept: text/html\r\n", ""),
        ("POST /", "", whoami),
        ("POST /", "", "Action=%"),
        ("DELETE /", "", ""),
        ("GET /", "transfer-encoding: chunked\r\n", ""),
        ("GET /console", "", ""),
        ("GET /metrics", "", ""),
    ] {
        let answer = ask(address(&server), line, headers, body).await;
        assert!(answer.headers.contains_key("date"), "{line}: {answer:?}");
        let id = answer.headers.get("x-amzn-requestid").map(String::len);
        assert_eq!(id, Some(36), "{line}: {answer:?}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_on_the_root_path() {
    let bench = Bench::new();
    let server = bench.start().await;
    let html = "accept: text/html,*/*;q=0.8\r\n";
    let json = "content-type: application/json\r\n";
    for (line, headers, body, said) in [
        ("GET /", html, "", "302"),
        ("GET /?a=b", html, "", "302"),
        ("GET /", "", "", "400 MissingAction"),
        ("POST /", html, "", "400 MissingAction"),
        (
            "GET /?Action=GetCallerIdentity&Version=2011-06-15",
            html,
            "",
            "403 MissingAuthenticationToken",
        ),
        (
            "POST /",
            "",
            "Action=GetCallerIdentity&Version=2011-06-15",
            "403 MissingAuthenticationToken",
        ),
        ("POST /", "", "Action=GetCallerIdentity", "400 InvalidAction"),
        ("POST /", "", "Action=Nothing&Version=2010-05-08", "400 InvalidAction"),
        ("POST /", "", "Action=ListUsers&Version=2010-05-09", "400 InvalidAction"),
        ("POST /", "", "Action=ResetInstallation&Version=2026-11-24", "400 InvalidAction"),
        ("POST /?Action=A", "", "Action=A", "400 MalformedQueryString"),
        ("POST /", "", "Action=%ff", "400 MalformedQueryString"),
        ("POST /", json, "{}", "400 MalformedQueryString"),
        ("PUT /", "", "", "405 MethodNotAllowed"),
        (
            "POST /",
            "authorization: AWS4-HMAC-SHA256 x\r\n",
            "Action=GetCallerIdentity&Version=2011-06-15",
            "400 IncompleteSignature",
        ),
    ] {
        let answer = ask(address(&server), line, headers, body).await;
        assert_eq!(answer.said(), said, "{line} {body}");
        if said == "302" {
            assert_eq!(answer.headers["location"], "/console");
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s6_no_path_is_another_ones_spelling() {
    let bench = Bench::new();
    let server = bench.start_for_tests().await;
    for path in [
        "//",
        "/./",
        "/%2e",
        "/;x",
        "/iam/..",
        "/%2F",
        "//healthz",
        "/healthz/",
        "/%68ealthz",
        "/HEALTHZ",
        "/consoles",
        "/test//clock",
        "/authorize",
        "/federations",
    ] {
        let answer =
            ask(address(&server), &format!("GET {path}"), "accept: text/html\r\n", "").await;
        assert_eq!(answer.said(), "404 NotFound", "{path}");
    }
    for (path, status) in [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/metrics", 200),
        ("/console", 303),
        ("/console/x", 404),
        ("/federation", 400),
    ] {
        let answer = ask(address(&server), &format!("GET {path}"), "", "").await;
        assert_eq!((answer.status, answer.body.contains("<Code>")), (status, false), "{path}");
    }
    assert_eq!(ask(address(&server), "POST /healthz", "", "").await.said(), "405 MethodNotAllowed");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn w3_a_bad_head_gets_one_clear_answer_and_the_end() {
    let bench = Bench::new();
    let server = bench.start().await;
    let many = "a: b\r\n".repeat(200);
    let long = format!("a: {}\r\n", "b".repeat(64 * 1024));
    for (head, said) in [
        (
            "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
            "411 MissingContentLength",
        ),
        (
            "GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n",
            "411 MissingContentLength",
        ),
        (
            "GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked, identity\r\n\r\n",
            "411 MissingContentLength",
        ),
        (
            "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\n",
            "400 BadRequest",
        ),
        ("GET / HTTP/1.1\nhost: x\n\n", "400 BadRequest"),
        ("GET / HTTP/1.1\r\nhost: x\r\na: b\r\n c\r\n\r\n", "400 BadRequest"),
        ("GET http://x/ HTTP/1.1\r\nhost: x\r\n\r\n", "400 BadRequest"),
        ("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n", "400 BadRequest"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400 BadRequest"),
        (&format!("GET / HTTP/1.1\r\nhost: x\r\n{many}\r\n"), "431 RequestHeaderSectionTooLarge"),
        (&format!("GET / HTTP/1.1\r\nhost: x\r\n{long}\r\n"), "431 RequestHeaderSectionTooLarge"),
        (
            &format!(
                "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1048577\r\n\r\n{}",
                "a".repeat(1_048_577)
            ),
            "413 RequestEntityTooLarge",
        ),
    ] {
        // What follows a bad head is not a request, whatever it looks like.
        let bytes = format!("{head}GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
        let answers = converse(address(&server), bytes.as_bytes()).await;
        let heard: Vec<_> = answers.iter().map(super::bench::Answer::said).collect();
        assert_eq!(heard, [said], "{}", head.chars().take(80).collect::<String>());
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_in_a_row_are_answered_in_their_order() {
    let bench = Bench::new();
    let server = bench.start().await;
    let bytes = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n\
                 POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 8\r\n\r\nAction=A\
                 GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answers = converse(address(&server), bytes.as_bytes()).await;
    let heard: Vec<_> = answers.iter().map(super::bench::Answer::said).collect();
    assert_eq!(heard, ["200", "400 InvalidAction", "404 NotFound"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_a_mebibyte_is_read() {
    let bench = Bench::new();
    let server = bench.start().await;
    let body = format!(
        "Action=GetCallerIdentity&Version=2011-06-15&Filler={}",
        "a".repeat(1024 * 1024 - 51)
    );
    assert_eq!(body.len(), 1024 * 1024);
    assert_eq!(
        ask(address(&server), "POST /", "", &body).await.said(),
        "403 MissingAuthenticationToken"
    );
    server.stop().await;
}
