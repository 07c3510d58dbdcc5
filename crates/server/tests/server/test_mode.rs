//! `/test/…`.

use crate::bench::{Answer, Bench, address, ask};
use countersign_server::Server;

async fn post(server: &Server, path: &str, token: &str, body: &str) -> Answer {
    ask(
        address(server),
        &format!("POST {path}"),
        &format!("authorization: Bearer {token}\r\n"),
        body,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_flag_there_are_no_such_routes() {
    let bench = Bench::new();
    let server = bench.start().await;
    for path in ["/test/reset", "/test/clock"] {
        assert_eq!(
            post(&server, path, "let-me-test", "{\"offset_seconds\": 0}").await.said(),
            "404 NotFound"
        );
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_tokens_holder_moves_the_clock_and_only_by_an_integer() {
    let bench = Bench::new();
    let server = bench.start_for_tests().await;
    for token in ["", "let-me-tes", "let-me-test2", "LET-ME-TEST"] {
        for path in ["/test/reset", "/test/clock"] {
            assert_eq!(
                post(&server, path, token, "{\"offset_seconds\": 0}").await.said(),
                "401 Unauthorized"
            );
        }
    }
    let unsigned = ask(address(&server), "POST /test/reset", "", "").await;
    assert_eq!(unsigned.said(), "401 Unauthorized");
    let twice = "authorization: Bearer let-me-test\r\nauthorization: Bearer let-me-test\r\n";
    assert_eq!(
        ask(address(&server), "POST /test/reset", twice, "").await.said(),
        "401 Unauthorized"
    );

    for body in
        ["{\"offset_seconds\": 90}", "{\"offset_seconds\": -90}", " {\"offset_seconds\":0}\n"]
    {
        assert_eq!(post(&server, "/test/clock", "let-me-test", body).await.status, 200, "{body}");
    }
    for body in [
        "",
        "{}",
        "null",
        "[90]",
        "90",
        "{\"offset_seconds\": \"90\"}",
        "{\"offset_seconds\": 90.0}",
        "{\"offset_seconds\": 1e2}",
        "{\"offset_seconds\": null}",
        "{\"offset_seconds\": true}",
        "{\"offset_seconds\": 9223372036854775807}",
        "{\"offset_seconds\": -9223372036854775808}",
        "{\"offset_seconds\": 99999999999999999999}",
        "{\"offset_seconds\": 1, \"more\": 2}",
        "{\"offset_seconds\": 1, \"offset_seconds\": 2}",
        "{\"offset_seconds\": 1} x",
        "offset_seconds=1",
    ] {
        assert_eq!(
            post(&server, "/test/clock", "let-me-test", body).await.said(),
            "400 ValidationError",
            "{body}"
        );
    }
    let get =
        ask(address(&server), "GET /test/clock", "authorization: Bearer let-me-test\r\n", "").await;
    assert_eq!(get.said(), "405 MethodNotAllowed");
    assert_eq!(post(&server, "/test/other", "let-me-test", "").await.said(), "404 NotFound");
    assert_eq!(post(&server, "/test/reset", "let-me-test", "").await.status, 200);
    server.stop().await;
}
