//! The system's shell, for command lines that stand in files and in the environment.

use std::process::Command;

/// What runs them, in words.
pub(crate) const NAME: &str = if cfg!(windows) { "cmd.exe /C" } else { "/bin/sh -c" };

/// The shell with a command line.
#[cfg(not(windows))]
pub(crate) fn shell(line: &str) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", line]);
    shell
}

/// The shell with a command line, which reaches it as it is: it has no use for escaped quotes, and with
/// `/S` takes off one around everything.
#[cfg(windows)]
pub(crate) fn shell(line: &str) -> Command {
    use std::os::windows::process::CommandExt as _;
    let mut shell = Command::new("cmd.exe");
    shell.raw_arg("/D /S /C").raw_arg(format!("\"{line}\""));
    shell
}
