//! The floor: a bare axum handler that reads the body and answers the bytes it was given.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use std::io::Read as _;
use std::process::ExitCode;

/// Serves on a free loopback port, which it prints; the answer's bytes come on standard input.
pub(crate) fn serve() -> ExitCode {
    let mut answer = Vec::new();
    if std::io::stdin().read_to_end(&mut answer).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = Bytes::from(answer);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let Ok(runtime) = runtime else { return ExitCode::FAILURE };
    runtime
        .block_on(async move {
            let handler = post(move |body: Bytes| {
                let answer = answer.clone();
                async move {
                    std::hint::black_box(body.len());
                    ([(CONTENT_TYPE, "text/xml")], answer)
                }
            });
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            println!("{}", listener.local_addr()?);
            axum::serve(
                axum::serve::ListenerExt::tap_io(listener, |io| drop(io.set_nodelay(true))),
                Router::new().route("/", handler),
            )
            .await
        })
        .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}
