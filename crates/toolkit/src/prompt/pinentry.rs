//! Pinentry: GnuPG's program for asking, over the Assuan protocol on its standard streams.
//!
//! What is opened goes there and the code comes back by pipes, so neither is seen in an `argv`.

use super::child::without_secrets;
use super::{Question, Terminal};
use crate::Error;
use crate::env::Env;
use countersign_ident::Secret;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use zeroize::Zeroizing;

/// A pinentry that runs.
#[derive(Debug)]
pub(super) struct Pinentry {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

/// The longest line of the protocol, with some room.
const LINE: u64 = 1100;

/// What libgpg-error calls a person who gave up: `CANCELED` and `FULLY_CANCELED`, below the number of
/// the program that says it.
const CANCELLED: [u32; 2] = [99, 198];

impl Pinentry {
    /// Starts `COUNTERSIGN_PINENTRY`, else `pinentry`; none when there is no such program.
    pub(super) fn start(env: &Env) -> Result<Option<Pinentry>, Error> {
        let named = env.path("COUNTERSIGN_PINENTRY");
        let program = named.clone().unwrap_or_else(|| "pinentry".into());
        let mut command = Command::new(&program);
        without_secrets(&mut command).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = match command.stderr(Stdio::null()).spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
                return Ok(None);
            }
            Err(error) => {
                return Err(Error::Failed(format!("cannot run {}: {error}", program.display())));
            }
        };
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(broken(&"it has no streams"));
        };
        let mut pinentry = Pinentry { child, to, from: BufReader::new(from) };
        pinentry.answer()?.map_err(|refusal| refusal.error())?;
        let text = |name: &str| env.text(name).map(str::to_owned);
        let display = |name| text(name).map(|value| format!("{name}={value}"));
        let options = [
            Terminal::name().map(|path| format!("ttyname={path}")),
            text("TERM").map(|term| format!("ttytype={term}")),
            text("LC_ALL")
                .or_else(|| text("LC_CTYPE"))
                .or_else(|| text("LANG"))
                .map(|it| format!("lc-ctype={it}")),
            text("DISPLAY").map(|display| format!("display={display}")),
            display("WAYLAND_DISPLAY").map(|it| format!("putenv={it}")),
        ];
        for option in options.into_iter().flatten() {
            // What a pinentry does not know it refuses, and asks all the same.
            pinentry.call(&format!("OPTION {}", escaped(&option)))?.ok();
        }
        Ok(Some(pinentry))
    }

    /// Asks one question.
    pub(super) fn ask(&mut self, question: &Question<'_>) -> Result<Secret, Error> {
        let description = format!("{}\n{}", question.opens, question.prompt().trim_end());
        let mut lines = vec![
            "SETTITLE Countersign: MFA code".to_owned(),
            format!("SETDESC {}", escaped(&description)),
            "SETPROMPT MFA code:".to_owned(),
        ];
        if !question.remark.is_empty() {
            lines.push(format!("SETERROR {}", escaped(&question.remark)));
        }
        for line in lines {
            self.call(&line)?.map_err(|refusal| refusal.error())?;
        }
        self.call("GETPIN")?.map_err(|refusal| refusal.error())
    }

    fn call(&mut self, line: &str) -> Result<Result<Secret, Refusal>, Error> {
        let sent = self.to.write_all(format!("{line}\n").as_bytes());
        sent.and_then(|()| self.to.flush()).map_err(|error| broken(&error))?;
        self.answer()
    }

    /// Reads up to the end of an answer: its data, or why there is none.
    fn answer(&mut self) -> Result<Result<Secret, Refusal>, Error> {
        let mut data = Zeroizing::new(Vec::with_capacity(64));
        loop {
            let mut line = Zeroizing::new(Vec::with_capacity(1100));
            let read = (&mut self.from).take(LINE).read_until(b'\n', &mut line);
            read.map_err(|error| broken(&error))?;
            let Some(text) = line.strip_suffix(b"\n") else {
                return Err(broken(&"it ended without an answer"));
            };
            if let Some(more) = text.strip_prefix(b"D ") {
                if data.len() > 256 {
                    return Err(broken(&"its answer is no code"));
                }
                unescape(more, &mut data);
            } else if text == b"OK" || text.starts_with(b"OK ") {
                return Ok(Ok(Secret::from(std::str::from_utf8(&data).unwrap_or_default())));
            } else if let Some(refusal) = text.strip_prefix(b"ERR ") {
                return Ok(Err(Refusal(String::from_utf8_lossy(refusal).into_owned())));
            }
            // Comments and status lines are for others.
        }
    }
}

impl Drop for Pinentry {
    fn drop(&mut self) {
        // One that is gone already needs no farewell.
        let _ = self.to.write_all(b"BYE\n");
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What stands after `ERR`: a number and words.
#[derive(Debug)]
struct Refusal(String);

impl Refusal {
    fn error(&self) -> Error {
        let number = self.0.split(' ').next().and_then(|number| number.parse::<u32>().ok());
        if number.is_some_and(|number| CANCELLED.contains(&(number & 0xffff))) {
            return Error::Cancelled;
        }
        broken(&crate::error::printable(&self.0))
    }
}

fn broken(why: &dyn std::fmt::Display) -> Error {
    Error::Failed(format!("pinentry could not ask: {why}"))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn unescape(text: &[u8], into: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let digits = (byte == b'%').then(|| after.split_at_checked(2)).flatten();
        let value = digits.and_then(|(digits, after)| {
            let digits = std::str::from_utf8(digits).ok()?;
            Some((u8::from_str_radix(digits, 16).ok()?, after))
        });
        let (byte, after) = value.unwrap_or((byte, after));
        into.push(byte);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_as_assuan_wants_them() {
        assert_eq!(escaped("a%b\r\nc"), "a%25b%0D%0Ac");
        let mut bytes = Vec::new();
        unescape(b"12%33%3456%", &mut bytes);
        assert_eq!(bytes, b"123456%");
    }

    #[test]
    fn who_gives_up_is_told_from_what_fails() {
        let error = |text: &str| Refusal(text.to_owned()).error();
        assert!(matches!(error("83886179 Operation cancelled <Pinentry>"), Error::Cancelled));
        assert!(matches!(error("99 canceled"), Error::Cancelled));
        let failed = error("83886340 No such\u{1b} device").to_string();
        assert!(failed.contains("No such\\u{1b} device"), "{failed}");
    }
}
