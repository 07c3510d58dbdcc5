//! A program that prints a code: `COUNTERSIGN_PROMPT_COMMAND` or a profile's `mfa_process`.

use super::Opens;
use crate::Error;
use crate::shell::shell;
use countersign_ident::Secret;
use std::io::Read as _;
use std::process::Stdio;
use zeroize::Zeroizing;

/// More than a code and white space around it.
const MAX: u64 = 256;

/// Runs the command line by the system's shell and takes what it prints on standard output.
///
/// It is told what is opened in `COUNTERSIGN_MFA_SERIAL`, `COUNTERSIGN_PROFILE` and
/// `COUNTERSIGN_ROLE_ARN`, and may ask on the terminal or write to standard error.
pub(super) fn run(command: &str, opens: &Opens<'_>) -> Result<Secret, Error> {
    let fail = |why: &dyn std::fmt::Display| {
        Error::Failed(format!("the program that was to print a code failed: {why}"))
    };
    let mut child = shell(command)
        .env("COUNTERSIGN_MFA_SERIAL", opens.serial)
        .env("COUNTERSIGN_PROFILE", opens.profile)
        .env("COUNTERSIGN_ROLE_ARN", opens.role_arn.unwrap_or_default())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| fail(&error))?;
    let mut printed = Zeroizing::new(String::with_capacity(usize::try_from(MAX).unwrap_or(0)));
    let read = match child.stdout.take() {
        Some(stdout) => stdout.take(MAX).read_to_string(&mut printed),
        None => Ok(0),
    };
    let status = child.wait().map_err(|error| fail(&error))?;
    read.map_err(|error| fail(&error))?;
    if !status.success() {
        return Err(fail(&status));
    }
    Ok(Secret::from(printed.as_str()))
}
