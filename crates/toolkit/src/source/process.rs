//! A program that prints credentials: `credential_process`.

use super::Credentials;
use super::document::Document;
use crate::env::Env;
use crate::shell::shell;
use crate::{Error, error::printable};
use std::io::Read as _;
use std::process::Stdio;
use zeroize::Zeroizing;

/// More than any credentials.
const MOST: u64 = 1024 * 1024;

/// The profiles whose programs are running: a program of ours that is started by one of them reads it here.
const RUNNING: &str = "COUNTERSIGN_CREDENTIAL_PROCESS";

/// Runs a profile's program by the system's shell and takes what it prints. It may ask on the terminal or
/// write to standard error. `account_id` is used where the program names no account.
pub(super) fn run(
    env: &Env,
    profile: &str,
    command: &str,
    account_id: Option<&str>,
    now: i64,
) -> Result<Credentials, Error> {
    let fail = |why: &dyn std::fmt::Display| {
        Error::Failed(format!("the credential_process of profile `{}` {why}", printable(profile)))
    };
    // A profile whose program asks us for the same profile would go on like that until memory ends.
    let running = env.text(RUNNING).unwrap_or_default();
    if running.lines().any(|other| other == profile) {
        return Err(fail(&"calls countersign for the same profile"));
    }
    let mut child = shell(command)
        .env(RUNNING, format!("{running}\n{profile}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| fail(&format_args!("cannot be started: {error}")))?;
    let mut printed = Zeroizing::new(Vec::with_capacity(8192));
    let read = match child.stdout.take() {
        Some(stdout) => stdout.take(MOST).read_to_end(&mut printed),
        None => Ok(0),
    };
    let status = child.wait().map_err(|error| fail(&format_args!("is lost: {error}")))?;
    read.map_err(|error| fail(&format_args!("cannot be read: {error}")))?;
    if !status.success() {
        return Err(fail(&format_args!("failed: {status}")));
    }
    let nonsense = |why: String| fail(&format_args!("did not print credentials: {why}"));
    let document = Document::read(&printed).map_err(nonsense)?;
    if document.version != Some(1) {
        return Err(nonsense("`Version` is not 1".to_owned()));
    }
    let mut credentials = document.credentials(now).map_err(nonsense)?;
    credentials.account_id = credentials.account_id.or_else(|| account_id.map(str::to_owned));
    Ok(credentials)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(env: &Env, command: &str) -> String {
        run(env, "p", command, None, 0).unwrap_err().to_string()
    }

    #[test]
    fn what_it_prints_is_taken_and_the_account_filled_in() {
        let command =
            "echo '{\"Version\":1,\"AccessKeyId\":\"A\",'; echo '\"SecretAccessKey\":\"S\"}'";
        let seen = run(&Env::default(), "p", command, Some("1"), 3).unwrap();
        assert_eq!((seen.access_key_id.as_str(), seen.account_id.as_deref()), ("A", Some("1")));
    }

    #[test]
    fn a_program_that_fails_or_prints_something_else_is_not_listened_to() {
        let env = Env::default();
        assert!(fails(&env, "exit 3").contains("exit status: 3"));
        assert!(fails(&env, "echo canary").contains("invalid JSON"));
        for version in ["", "\"Version\":2,", "\"Version\":null,"] {
            let command =
                format!("echo '{{{version}\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"canary\"}}'");
            let error = fails(&env, &command);
            assert!(error.contains("`Version`") && !error.contains("canary"), "{error}");
        }
    }

    #[test]
    fn a_program_that_leads_back_to_its_profile_is_stopped() {
        let env = Env::of(&[(RUNNING, "\na\np")]);
        assert!(fails(&env, "echo").contains("for the same profile"));
        assert!(run(&env, "pp", "echo {}", None, 0).unwrap_err().to_string().contains("Version"));
    }
}
