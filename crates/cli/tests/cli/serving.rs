//! The binary as a server on loopback, with a root user that tests know.

use crate::bench::{BINARY, Bench};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A server that ends with its test.
pub(crate) struct Serving {
    child: Child,
    /// Where it answers.
    pub(crate) url: String,
}

/// The account that the first start makes.
pub(crate) const ACCOUNT: &str = "111122223333";
pub(crate) const ROOT_KEY: &str = "AKIAROOTROOTROOTROOT";
pub(crate) const ROOT_SECRET: &str = "canary-of-root-canary-of-root-canary-of1";

impl Serving {
    /// Starts a server whose data is in the bench's folder.
    pub(crate) fn start(bench: &Bench) -> Serving {
        let mut command = Command::new(BINARY);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(bench.path("data"));
        command.env_clear().env("HOME", bench.dir.path());
        command.env("COUNTERSIGN_ACCOUNT_ID", ACCOUNT);
        command.env("COUNTERSIGN_ROOT_ACCESS_KEY_ID", ROOT_KEY);
        command.env("COUNTERSIGN_ROOT_SECRET_ACCESS_KEY", ROOT_SECRET);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut ready = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut ready).unwrap();
        let url = ready.split_once("endpoint=").and_then(|(_, rest)| rest.split_once(' '));
        let url = url.map(|(url, _)| url.to_owned());
        Serving { child, url: url.unwrap_or_else(|| panic!("it said {ready:?}")) }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
