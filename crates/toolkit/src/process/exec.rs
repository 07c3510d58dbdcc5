//! A program run with credentials in its environment, or with a server that gives it some.

use super::variables;
use crate::Error;
use crate::env::Env;
use crate::prompt::outlive_signals;
use crate::serve::{Server, TokenFile};
use crate::source::Session;
use std::ffi::OsString;
use std::process::{Command, ExitStatus};
use std::sync::Arc;

/// Becomes the program: signals, standard streams and the exit code are its own from then on. Returns
/// only when it cannot be started. On Windows, where nothing becomes another program, it waits for its
/// end and gives its exit code.
///
/// It gets the credentials, and no `AWS_PROFILE`, which some programs would let win over them. What
/// else the profile says, a region and endpoints, it gets where the environment does not say it.
pub fn exec(session: &Session, env: &Env, command: &[OsString]) -> Result<i32, Error> {
    let mut run = prepared(session, env, command)?;
    for (name, value) in variables(session) {
        run.env(name, value.expose());
    }
    become_it(&mut run)
}

#[cfg(not(windows))]
fn become_it(run: &mut Command) -> Result<i32, Error> {
    let error = std::os::unix::process::CommandExt::exec(run);
    Err(cannot_run(run, &error))
}

#[cfg(windows)]
fn become_it(run: &mut Command) -> Result<i32, Error> {
    // Ctrl-C reaches the program without us, and ends us only with it.
    outlive_signals();
    let ended = run.status().map_err(|error| cannot_run(run, &error))?;
    Ok(code(ended))
}

/// Runs the program beside a server that gives it credentials for as long as it runs, and gives its exit
/// code: 128 and the number of the signal when one ended it.
///
/// Signals that are sent to us go on to it; those of a terminal reach it without us.
pub fn exec_with(server: &Arc<Server>, env: &Env, command: &[OsString]) -> Result<i32, Error> {
    let session = server.first()?;
    let mut run = prepared(&session, env, command)?;
    for stale in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        run.env_remove(stale);
    }
    let file = TokenFile::write(env, server.token())?;
    run.env("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url(&session.profile));
    run.env("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.path());
    if server.gives_metadata() {
        run.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.metadata_url());
    }
    // From here on no signal ends us before the program: it would be left without credentials.
    outlive_signals();
    #[cfg(not(windows))]
    let signals = super::signals::Signals::take()?;
    server.start(false);
    let mut child = run.spawn().map_err(|error| cannot_run(&run, &error))?;
    #[cfg(not(windows))]
    signals.pass_on(&child);
    let ended = child.wait().map_err(|error| cannot_run(&run, &error))?;
    Ok(code(ended))
}

fn code(ended: ExitStatus) -> i32 {
    #[cfg(not(windows))]
    let signal = std::os::unix::process::ExitStatusExt::signal(&ended);
    #[cfg(windows)]
    let signal = None::<i32>;
    ended.code().or(signal.map(|signal| signal.saturating_add(128))).unwrap_or(1)
}

/// The program with what it gets in any case.
fn prepared(session: &Session, env: &Env, command: &[OsString]) -> Result<Command, Error> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Error::Failed("there is no program to run".to_owned()));
    };
    let mut run = Command::new(program);
    run.args(arguments);
    // What stands there belongs to other credentials.
    for stale in [
        "AWS_PROFILE",
        "AWS_DEFAULT_PROFILE",
        "AWS_SESSION_TOKEN",
        "AWS_SECURITY_TOKEN",
        "AWS_CREDENTIAL_EXPIRATION",
        "AWS_ACCOUNT_ID",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
    ] {
        run.env_remove(stale);
    }
    let unset = |names: &[&str]| names.iter().all(|name| env.text(name).is_none());
    if let Some(region) =
        session.region.as_ref().filter(|_| unset(&["AWS_REGION", "AWS_DEFAULT_REGION"]))
    {
        run.env("AWS_REGION", region).env("AWS_DEFAULT_REGION", region);
    }
    let endpoints = [
        ("AWS_ENDPOINT_URL", &session.endpoint_url),
        ("AWS_ENDPOINT_URL_STS", &session.endpoint_url_sts),
    ];
    if unset(&endpoints.map(|(name, _)| name)) {
        for (name, url) in endpoints {
            run.envs(url.as_ref().map(|url| (name, url)));
        }
    }
    Ok(run)
}

fn cannot_run(run: &Command, error: &std::io::Error) -> Error {
    let program = run.get_program().to_string_lossy();
    Error::Failed(format!("cannot run {}: {error}", program.escape_debug()))
}
