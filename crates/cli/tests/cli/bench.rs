//! What tests stand on: a home folder with two profiles, and the binary run in it.

use crate::sts::Sts;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A home folder.
pub(crate) struct Bench {
    pub(crate) dir: TempDir,
}

/// The walkthrough's two profiles; the endpoint is that of a test.
const CREDENTIALS: &str = "[toolkit-user]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = canary-of-the-file\naws_account_id = 111122223333\n";
const CONFIG: &str = "[profile mfa]\nrole_arn = arn:aws:iam::444455556666:role/toolkit-role\nsource_profile = toolkit-user\nmfa_serial = arn:aws:iam::111122223333:mfa/toolkit-user\nregion = eu-west-1\n";

impl Bench {
    /// The walkthrough's profiles, with `endpoint_url` at a server.
    pub(crate) fn at(sts: &Sts) -> Bench {
        Bench::with(&format!("{CONFIG}endpoint_url = {}\n", sts.url))
    }

    /// The walkthrough's credentials file and a config file of this text.
    pub(crate) fn with(config: &str) -> Bench {
        let bench = Bench { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(bench.path(".aws")).unwrap();
        bench.write(".aws/config", config);
        bench.write(".aws/credentials", CREDENTIALS);
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// The binary with this home and little else in its environment, in a session without a terminal. The
    /// key of its cache is in a file, since one in the keyring would outlive the home.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("setsid");
        command.arg("--wait").arg(BINARY).args(arguments);
        command.env_clear().env("HOME", self.dir.path()).env("PATH", env!("PATH"));
        command.env("COUNTERSIGN_CACHE_KEY", "file");
        command.current_dir(self.dir.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str], stdin: &str) -> Ran {
        Ran::of(self.command(arguments), stdin)
    }
}

/// The binary under test.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_countersign");

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn of(mut command: Command, stdin: &str) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (mut pipe, stdin) = (child.stdin.take().unwrap(), stdin.to_owned());
        // The command may write before it has read all, and may end without reading it.
        std::thread::spawn(move || pipe.write_all(stdin.as_bytes()));
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// The output of a command that did what it was asked.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{}", self.stdout);
        self.stdout
    }

    /// The message of a command that failed with this code and printed no answer.
    #[track_caller]
    pub(crate) fn failed(self, code: i32) -> String {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{}", self.stderr);
        self.stderr
    }
}
