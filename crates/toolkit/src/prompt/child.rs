//! Programs that ask for us, and what they are not told.

use std::process::Command;

/// Leaves out of a program's environment the secrets that may stand in ours: it asks for a code and
/// has no need of them.
pub(super) fn without_secrets(command: &mut Command) -> &mut Command {
    for name in [
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SECURITY_TOKEN",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    ] {
        command.env_remove(name);
    }
    command
}
