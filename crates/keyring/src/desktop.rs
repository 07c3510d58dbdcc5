//! The desktop's keyring, by the program that each system brings for it: `secret-tool` of libsecret, or
//! `security` of macOS. A key goes through pipes, never through arguments or the environment.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

/// Keys of one kind in the desktop's keyring. Neither text has a quotation mark in it.
#[derive(Debug, Clone, Copy)]
pub struct Keyring {
    /// What our keys of this kind are called there.
    pub service: &'static str,
    /// What a person is shown.
    pub label: &'static str,
}

/// More than a key in hexadecimal and a line end.
const LONGEST: u64 = 256;

impl Keyring {
    /// The key under an identity, a word of letters and digits; `None` if the keyring has none.
    pub fn get(&self, id: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        let mut command = if cfg!(target_os = "macos") {
            let mut command = Command::new("security");
            command.args(["find-generic-password", "-s", self.service, "-a", id, "-w"]);
            command
        } else {
            let mut command = Command::new("secret-tool");
            command.args(["lookup", "service", self.service, "id", id]);
            command
        };
        let (done, printed) = run(&mut command, "")?;
        if !done {
            return Ok(None);
        }
        let key = HEXLOWER.decode(printed.trim().as_bytes());
        key.map(|key| Some(Zeroizing::new(key))).map_err(|_| "what it holds is no key".to_owned())
    }

    /// Keeps a key, and makes sure that it is kept.
    pub fn put(&self, id: &str, key: &[u8]) -> Result<(), String> {
        let Keyring { service, label } = self;
        let key = Zeroizing::new(HEXLOWER.encode(key));
        let (mut command, input) = if cfg!(target_os = "macos") {
            let mut command = Command::new("security");
            command.arg("-i");
            let word = key.as_str();
            let line =
                format!("add-generic-password -U -s {service} -a {id} -l \"{label}\" -w {word}\n");
            (command, Zeroizing::new(line))
        } else {
            let mut command = Command::new("secret-tool");
            let label = format!("--label={label}");
            command.args(["store", &label, "service", service, "id", id]);
            (command, key.clone())
        };
        run(&mut command, &input)?;
        match self.get(id)? {
            Some(kept) if HEXLOWER.encode(&kept) == *key => Ok(()),
            _ => Err("it did not keep the key".to_owned()),
        }
    }

    /// Forgets a key. Whether it was there is all the same.
    pub fn forget(&self, id: &str) {
        let mut command = if cfg!(target_os = "macos") {
            let mut command = Command::new("security");
            command.args(["delete-generic-password", "-s", self.service, "-a", id]);
            command
        } else {
            let mut command = Command::new("secret-tool");
            command.args(["clear", "service", self.service, "id", id]);
            command
        };
        // A key that opens nothing any more is in nobody's way.
        let _ = run(&mut command, "");
    }
}

/// Whether it was done, and what was printed.
fn run(command: &mut Command, input: &str) -> Result<(bool, Zeroizing<String>), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| format!("cannot run {program}: {error}");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    if let Some(mut pipe) = child.stdin.take() {
        // One that does not want its input has failed, and says so by its exit code.
        let _ = pipe.write_all(input.as_bytes());
    }
    let mut printed = Zeroizing::new(String::with_capacity(usize::try_from(LONGEST).unwrap_or(0)));
    let read = child.stdout.take().map(|pipe| pipe.take(LONGEST).read_to_string(&mut printed));
    let status = child.wait().map_err(failed)?;
    read.transpose().map_err(failed)?;
    Ok((status.success(), printed))
}
