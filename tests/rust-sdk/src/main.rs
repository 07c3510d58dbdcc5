//! Asks IAM and STS with the AWS SDK for Rust, which finds credentials, region and endpoint by itself.
//!
//! ```text
//! countersign-rust-sdk identity               the caller's ARN
//! countersign-rust-sdk assume ROLE [SERIAL]   a session of a role; the code comes on standard input
//! countersign-rust-sdk users                  names of users
//! countersign-rust-sdk user NAME              one user's ARN
//! ```
//!
//! Prints a line or two and exits 0, or prints `CODE: message` and exits 1 where the service refuses, or what else is
//! wrong and exits 2.

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_iam::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // A refusal is the answer: nothing is tried twice.
    let once = aws_config::retry::RetryConfig::disabled();
    let config = aws_config::defaults(BehaviorVersion::latest()).retry_config(once).load().await;
    let (text, code) = match answer(&config, &words).await {
        Ok(lines) => (lines, 0),
        Err(Refusal::Service(text)) => (text, 1),
        Err(Refusal::Other(text)) => (text, 2),
    };
    println!("{text}");
    ExitCode::from(code)
}

enum Refusal {
    Service(String),
    Other(String),
}

/// What the service answered by a code, or what kept it from answering.
fn refusal<E>(error: SdkError<E>) -> Refusal
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    match (error.code(), error.message()) {
        (Some(code), message) => {
            Refusal::Service(format!("{code}: {}", message.unwrap_or_default()))
        }
        _ => Refusal::Other(DisplayErrorContext(error).to_string()),
    }
}

async fn answer(config: &SdkConfig, words: &[&str]) -> Result<String, Refusal> {
    let sts = aws_sdk_sts::Client::new(config);
    let iam = aws_sdk_iam::Client::new(config);
    match words {
        ["identity"] => {
            let identity = sts.get_caller_identity().send().await.map_err(refusal)?;
            Ok(identity.arn().unwrap_or_default().to_owned())
        }
        ["assume", role, device @ ..] => {
            let mut code = String::new();
            std::io::stdin().read_line(&mut code).map_err(|e| Refusal::Other(e.to_string()))?;
            let code = Some(code.trim()).filter(|code| !code.is_empty());
            let asked = sts.assume_role().role_arn(*role).role_session_name("ada");
            let asked = asked.set_serial_number(device.first().map(|serial| (*serial).to_owned()));
            let asked = asked.set_token_code(code.map(str::to_owned)).send();
            let session = asked.await.map_err(refusal)?;
            let credentials =
                session.credentials().ok_or_else(|| Refusal::Other("no credentials".to_owned()))?;
            Ok([
                credentials.access_key_id(),
                credentials.secret_access_key(),
                credentials.session_token(),
            ]
            .join("\n"))
        }
        ["users"] => {
            // By pages of one, as a paginator turns them.
            let mut pages = iam.list_users().into_paginator().page_size(1).items().send();
            let mut names = Vec::new();
            while let Some(user) = pages.next().await {
                names.push(user.map_err(refusal)?.user_name().to_owned());
            }
            Ok(names.join("\n"))
        }
        ["user", name] => match iam.get_user().user_name(*name).send().await {
            Ok(found) => Ok(found.user().map(|user| user.arn().to_owned()).unwrap_or_default()),
            // What the model knows is a kind of its own, not only a code.
            Err(error)
                if error.as_service_error().is_some_and(|e| e.is_no_such_entity_exception()) =>
            {
                Err(Refusal::Service(format!("nobody is called {name}")))
            }
            Err(error) => Err(refusal(error)),
        },
        _ => Err(Refusal::Other("no such command".to_owned())),
    }
}
