//! The questions: one line each, with the default in brackets.

use crate::exit::Failure;
use countersign_toolkit::Secret;
use countersign_toolkit::prompt::Code;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use zeroize::Zeroizing;

/// Whoever answers: a person at a terminal, or nobody, and then every answer is its default.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    person: bool,
}

impl Ask {
    pub(super) fn nothing() -> Ask {
        Ask { person: false }
    }

    pub(super) fn person() -> Result<Ask, Failure> {
        if io::stdin().is_terminal() && io::stderr().is_terminal() {
            return Ok(Ask { person: true });
        }
        Err(Failure::Usage(
            "setup asks questions, and there is no terminal to ask on: --yes takes the defaults, --dry-run shows what they would do".to_owned(),
        ))
    }

    /// A text: as given, else as answered, else the default.
    pub(super) fn text(
        self,
        given: Option<&String>,
        what: &str,
        default: &str,
    ) -> Result<String, Failure> {
        match given {
            Some(given) => Ok(given.clone()),
            None if !self.person => Ok(default.to_owned()),
            None => {
                let typed = question(&format!("{what} [{default}]: "))?;
                let typed = typed.trim();
                Ok(if typed.is_empty() { default } else { typed }.to_owned())
            }
        }
    }

    /// Several words; `-` is none of them.
    pub(super) fn list(
        self,
        given: &[String],
        what: &str,
        default: &str,
    ) -> Result<Vec<String>, Failure> {
        if !given.is_empty() {
            return Ok(given.to_vec());
        }
        let text = self.text(None, &format!("{what}, `-` for none"), default)?;
        let words = text.split([' ', ',']).filter(|word| !word.is_empty() && *word != "-");
        Ok(words.map(str::to_owned).collect())
    }

    /// Yes or no; yes is the default, and what is answered when there is nobody.
    pub(super) fn yes(self, what: &str) -> Result<bool, Failure> {
        if !self.person {
            return Ok(true);
        }
        loop {
            match question(&format!("{what} [Y/n]: "))?.trim().to_ascii_lowercase().as_str() {
                "" | "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => {}
            }
        }
    }

    /// Whether this computer's own authenticator takes the device.
    pub(super) fn takes_codes_from_here(self) -> Result<bool, Failure> {
        if !self.person {
            return Err(Failure::Usage(
                "a device is to be assigned, and nobody is asked for its codes: give --authenticator, or leave out --yes".to_owned(),
            ));
        }
        let what = "Codes come from a phone (p) or from this computer's own authenticator (c), and then whoever has this computer has both factors [p/c]: ";
        loop {
            match question(what)?.trim().to_ascii_lowercase().as_str() {
                "p" | "phone" => return Ok(false),
                "c" | "computer" => return Ok(true),
                _ => {}
            }
        }
    }
}

/// A code of six digits, as somebody types it.
pub(super) fn code(what: &str) -> Result<Secret, Failure> {
    loop {
        if let Some(code) = Code::parse(&question(&format!("{what}: "))?) {
            return Ok(code.secret().clone());
        }
        crate::output::note("that is not a code of six digits");
    }
}

fn question(text: &str) -> Result<Zeroizing<String>, Failure> {
    let failed = |error: io::Error| Failure::Failed(format!("cannot ask on the terminal: {error}"));
    let mut err = io::stderr();
    err.write_all(text.as_bytes()).and_then(|()| err.flush()).map_err(failed)?;
    let mut line = Zeroizing::new(String::new());
    match io::stdin().lock().read_line(&mut line).map_err(failed)? {
        0 => Err(Failure::Failed("cancelled".to_owned())),
        _ => Ok(line),
    }
}
