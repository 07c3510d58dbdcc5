//! Somebody who turns the echo on again when we are killed so that we can't.

use countersign_files::Lock;
use std::io::Write as _;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

/// A small shell that waits for a word from us. When none comes, since we are gone, it restores the
/// echo of the terminal. It shares our lock, so that whoever is to ask next does not do so before.
pub(super) struct Guard(Child);

/// Its standard input is a pipe from us, its standard error the terminal. Signals that are meant for us
/// or that a terminal sends leave it alone.
const SCRIPT: &str = "trap '' HUP INT QUIT TERM TSTP TTOU; read -r word || stty echo <&2";

impl Guard {
    /// Sets a guard. Without a shell there is none, and the prompt works all the same.
    pub(super) fn over(terminal: &OwnedFd, lock: Option<&Lock>) -> Option<Guard> {
        let terminal = terminal.try_clone().ok()?;
        let lock = lock.and_then(|lock| lock.share().ok());
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", SCRIPT]).env_clear().env("PATH", "/usr/bin:/bin");
        shell
            .stdin(Stdio::piped())
            .stderr(terminal)
            .stdout(lock.map_or_else(Stdio::null, Stdio::from));
        // In a group of its own no signal of the terminal reaches it, not even before its traps are set.
        shell.process_group(0).spawn().ok().map(Guard)
    }

    /// Lets it go: the modes are as they were.
    pub(super) fn dismiss(mut self) {
        if let Some(mut pipe) = self.0.stdin.take() {
            // If it is gone already there is nobody to dismiss.
            let _ = pipe.write_all(b"\n");
        }
        let _ = self.0.wait();
    }
}
