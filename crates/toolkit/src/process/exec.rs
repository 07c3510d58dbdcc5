//! A program run with credentials in its environment.

use super::variables;
use crate::Error;
use crate::env::Env;
use crate::source::Session;
use std::convert::Infallible;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Becomes the program: signals, standard streams and the exit code are its own from then on. Returns
/// only when it cannot be started.
///
/// It gets the credentials, and no `AWS_PROFILE`, which some programs would let win over them. What
/// else the profile says, a region and endpoints, it gets where the environment does not say it.
pub fn exec(session: &Session, env: &Env, command: &[OsString]) -> Result<Infallible, Error> {
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
    ] {
        run.env_remove(stale);
    }
    for (name, value) in variables(session) {
        run.env(name, value.expose());
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
    let error = run.exec();
    Err(Error::Failed(format!("cannot run {}: {error}", program.to_string_lossy().escape_debug())))
}
