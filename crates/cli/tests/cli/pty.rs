//! A terminal of our own, with a program on it whose standard streams are elsewhere.

use crate::bench::{BINARY, Bench};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Termios, tcgetattr};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// Both ends of a terminal.
pub(crate) struct Pty {
    master: File,
    slave: File,
    path: PathBuf,
    /// All that was shown so far.
    pub(crate) shown: String,
    /// What stood before the end of what was expected last, that included.
    pub(crate) before: String,
}

/// Waits for the end of a child, and ends it when it does not come.
#[track_caller]
pub(crate) fn finish(mut child: Child) -> Output {
    if !comes(|| child.try_wait().unwrap().is_some()) {
        child.kill().unwrap();
        panic!("it did not end, but: {:?}", child.wait_with_output());
    }
    child.wait_with_output().unwrap()
}

/// Whether something becomes so while there is patience.
pub(crate) fn comes(mut so: impl FnMut() -> bool) -> bool {
    let moment = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };
    (0..3000).any(|_| so() || poll(&mut [], Some(&moment)).is_err())
}

/// More reads than anything takes that is to come.
const MOST_READS: u32 = 300;

/// How long something that is to come may take before the test fails.
const PATIENCE: Timespec = Timespec { tv_sec: 30, tv_nsec: 0 };

impl Pty {
    pub(crate) fn open() -> Pty {
        let master: OwnedFd =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path: PathBuf = ptsname(&master, Vec::new()).unwrap().into_string().unwrap().into();
        let flags = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        let slave = OpenOptions::new().read(true).write(true).custom_flags(flags).open(&path);
        Pty {
            master: master.into(),
            slave: slave.unwrap(),
            path,
            shown: String::new(),
            before: String::new(),
        }
    }

    /// A shell script whose controlling terminal this is. `$BINARY` is the binary under test.
    pub(crate) fn script(&self, bench: &Bench, script: &str) -> Child {
        self.script_with("file", bench, script)
    }

    /// The same, and where the cache's key is.
    pub(crate) fn script_with(&self, key: &str, bench: &Bench, script: &str) -> Child {
        let opened = format!("exec 3<>\"$PTY\"; {script}");
        let mut command = Command::new("setsid");
        command.args(["sh", "-c", &opened]).env_clear().current_dir(bench.dir.path());
        command.env("HOME", bench.dir.path()).env("PATH", env!("PATH"));
        command.env("PTY", &self.path).env("BINARY", BINARY).env("COUNTERSIGN_CACHE_KEY", key);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// Waits until a text was shown once more than before, and forgets what stands before its end.
    pub(crate) fn expect(&mut self, text: &str) {
        let mut reads = 0;
        while !self.shown.contains(text) {
            // Something that draws all the time never lets one wait.
            reads += 1;
            assert!(reads < MOST_READS, "`{text}` was not shown, but: {:?}", self.shown);
            let mut ready = [PollFd::new(&self.master, PollFlags::IN)];
            let ready = poll(&mut ready, Some(&PATIENCE)).unwrap();
            assert!(ready > 0, "`{text}` was not shown, but: {}", self.shown);
            let mut bytes = [0; 4096];
            let read = self.master.read(&mut bytes).unwrap();
            // A character may be cut in two, which no test looks for.
            self.shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        let end = self.shown.find(text).unwrap() + text.len();
        self.before = self.shown.drain(..end).collect();
    }

    /// What is shown and was not read yet; it does not wait.
    pub(crate) fn rest(&mut self) -> String {
        loop {
            let mut ready = [PollFd::new(&self.master, PollFlags::IN)];
            if poll(&mut ready, Some(&Timespec::default())).unwrap() == 0 {
                return std::mem::take(&mut self.shown);
            }
            let mut bytes = [0; 4096];
            let read = self.master.read(&mut bytes).unwrap();
            // A character may be cut in two, which no test looks for.
            self.shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    }

    pub(crate) fn type_in(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).unwrap();
    }

    pub(crate) fn modes(&self) -> Termios {
        tcgetattr(&self.slave).unwrap()
    }

    /// Waits until the terminal echoes.
    pub(crate) fn wait_for_echo(&self) {
        assert!(comes(|| self.echoes()), "the terminal was left without echo");
    }

    pub(crate) fn echoes(&self) -> bool {
        self.modes().local_modes.contains(LocalModes::ECHO)
    }
}
