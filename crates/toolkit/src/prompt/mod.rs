//! Where a code comes from: a terminal, a line of stdin, or a program.
//!
//! A terminal is asked three times at most in a run, whatever the run needs codes for. The others are
//! asked once, since they would say the same again.

mod command;
mod guard;
mod stdin;
mod terminal;

use crate::Error;
use crate::env::Env;
use crate::error::printable;
use countersign_files::Lock;
use countersign_ident::Secret;
use std::fmt::Write as _;

/// Where codes are to come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CodeFrom {
    /// `COUNTERSIGN_PROMPT_COMMAND`, else the profile's `mfa_process`, else the terminal.
    #[default]
    Auto,
    /// The controlling terminal and nothing else.
    Terminal,
    /// `COUNTERSIGN_PROMPT_COMMAND`, else the profile's `mfa_process`, and nothing else.
    Command,
    /// One line of standard input.
    Stdin,
}

/// Six digits, as typed by a person or printed by a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(Secret);

impl Code {
    /// Reads a code. White space around it is dropped; anything else than six ASCII digits is none.
    pub fn parse(text: &str) -> Option<Code> {
        let text = text.trim();
        (text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| Code(Secret::from(text)))
    }

    /// The digits, to be sent.
    pub(crate) fn secret(&self) -> &Secret {
        &self.0
    }
}

/// What a code is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opens<'a> {
    /// The profile whose section names what is opened.
    pub(crate) profile: &'a str,
    /// The device.
    pub(crate) serial: &'a str,
    /// The role, or none for a session of the user's own.
    pub(crate) role_arn: Option<&'a str>,
    /// The profile's `mfa_process`.
    pub(crate) process: Option<&'a str>,
    /// What makes others wait while a code is asked for.
    pub(crate) lock: Option<&'a Lock>,
}

impl Opens<'_> {
    /// One line that says what the code opens: the role's name, its account, the profile.
    fn sentence(&self) -> String {
        let mut line = match self.role_arn {
            Some(arn) => {
                let name = arn.rsplit('/').next().unwrap_or(arn);
                format!("role {}", printable(name))
            }
            None => "a session of your own".to_owned(),
        };
        let account = self.role_arn.unwrap_or(self.serial).split(':').nth(4);
        if let Some(account) = account.filter(|account| !account.is_empty()) {
            let _ = write!(line, " in account {}", printable(account));
        }
        let _ = write!(line, " (profile {})", printable(self.profile));
        line
    }
}

/// Asks for codes during one run.
#[derive(Debug)]
pub(crate) struct Prompt<'a> {
    env: &'a Env,
    from: CodeFrom,
    asked: u32,
}

/// How often a terminal is asked in a run.
const TRIES: u32 = 3;

impl<'a> Prompt<'a> {
    pub(crate) fn new(env: &'a Env, from: CodeFrom) -> Self {
        Prompt { env, from, asked: 0 }
    }

    /// Gets a code and tries it, as often as that makes sense. `attempt` answers with `Refused` when
    /// what it tried was refused; `wrong` says whether another code could help then.
    pub(crate) fn open<T>(
        &mut self,
        opens: &Opens<'_>,
        mut attempt: impl FnMut(&Code) -> Result<T, Error>,
        wrong: impl Fn(&Error) -> bool,
    ) -> Result<T, Error> {
        let command = self.env.text("COUNTERSIGN_PROMPT_COMMAND").or(opens.process);
        match (self.from, command) {
            (CodeFrom::Stdin, _) => attempt(&self.once(stdin::line)?),
            (CodeFrom::Auto | CodeFrom::Command, Some(command)) => {
                attempt(&self.once(|| command::run(command, opens))?)
            }
            (CodeFrom::Command, None) => Err(Error::NobodyToAsk(format!(
                "a code of {} is needed, and neither COUNTERSIGN_PROMPT_COMMAND nor `mfa_process` names a program that prints one",
                printable(opens.serial)
            ))),
            (CodeFrom::Auto | CodeFrom::Terminal, _) => self.terminal(opens, attempt, wrong),
        }
    }

    /// What stdin or a program gave, which is not asked twice.
    fn once(&mut self, ask: impl FnOnce() -> Result<Secret, Error>) -> Result<Code, Error> {
        if self.asked > 0 {
            let message = "a second code is needed, and only a terminal can be asked twice";
            return Err(Error::Failed(message.to_owned()));
        }
        self.asked += 1;
        Code::parse(ask()?.expose())
            .ok_or_else(|| Error::Failed("what was given is not a code of six digits".to_owned()))
    }

    fn terminal<T>(
        &mut self,
        opens: &Opens<'_>,
        mut attempt: impl FnMut(&Code) -> Result<T, Error>,
        wrong: impl Fn(&Error) -> bool,
    ) -> Result<T, Error> {
        let Some(terminal) = terminal::Terminal::open() else {
            return Err(Error::NobodyToAsk(format!(
                "a code of {} is needed and there is no terminal to ask on: give it on stdin with `--code -`, or set COUNTERSIGN_PROMPT_COMMAND",
                printable(opens.serial)
            )));
        };
        let mut why = Error::Failed("no code of six digits was given in three tries".to_owned());
        let question = format!("Enter MFA code for {}: ", printable(opens.serial));
        let mut before = format!("Countersign opens {}\n", opens.sentence());
        while self.asked < TRIES {
            self.asked += 1;
            let Some(code) = Code::parse(terminal.ask(&before, &question, opens.lock)?.expose())
            else {
                "That is not a code of six digits.\n".clone_into(&mut before);
                continue;
            };
            match attempt(&code) {
                Err(error) if wrong(&error) => {
                    before = format!(
                        "That code was refused. {error}\nA code works once: wait for the next if this one was used.\n"
                    );
                    why = error;
                }
                other => return other,
            }
        }
        Err(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_ascii_digits() {
        for good in ["123456", " 123456\n", "\t000000\r\n"] {
            assert!(Code::parse(good).is_some(), "{good:?}");
        }
        for bad in [
            "",
            "12345",
            "1234567",
            "12 34 56",
            "+12345",
            "12345a",
            "１２３４５６",
            "١٢٣٤٥٦",
            "-12345",
        ] {
            assert!(Code::parse(bad).is_none(), "{bad:?}");
        }
        assert!(!format!("{:?}", Code::parse("123456")).contains("123456"));
    }

    #[test]
    fn says_what_a_code_opens_without_passing_escapes_on() {
        let opens = Opens {
            profile: "mfa\u{1b}[2J",
            serial: "arn:aws:iam::111122223333:mfa/ada",
            role_arn: Some("arn:aws:iam::444455556666:role/path/toolkit-role"),
            process: None,
            lock: None,
        };
        let line = "role toolkit-role in account 444455556666 (profile mfa\\u{1b}[2J)";
        assert_eq!(opens.sentence(), line);
        let opens = Opens { role_arn: None, profile: "p", ..opens };
        assert_eq!(opens.sentence(), "a session of your own in account 111122223333 (profile p)");
        let opens = Opens { serial: "GAHT12345678", ..opens };
        assert_eq!(opens.sentence(), "a session of your own (profile p)");
    }

    const OPENS: Opens<'_> =
        Opens { profile: "p", serial: "s", role_arn: None, process: None, lock: None };

    fn refuse(_: &Code) -> Result<(), Error> {
        Err(Error::Cancelled)
    }

    #[test]
    fn a_program_is_asked_once() {
        let tries = |command: &str, expected: &str| {
            let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", command)]);
            let mut prompt = Prompt::new(&env, CodeFrom::Auto);
            let mut seen = 0;
            let mut attempt = |code: &Code| {
                seen += 1;
                refuse(code)
            };
            let first = prompt.open(&OPENS, &mut attempt, |_| true).unwrap_err().to_string();
            assert!(first.contains(expected), "{command}: {first}");
            let second = prompt.open(&OPENS, &mut attempt, |_| true).unwrap_err().to_string();
            assert!(second.contains("second code"), "{second}");
            seen
        };
        assert_eq!(tries("echo ' 123456 '", "cancelled"), 1);
        assert_eq!(tries("echo 12345", "not a code of six digits"), 0);
        assert_eq!(tries("echo 123456; echo 123456", "not a code of six digits"), 0);
    }

    #[test]
    fn a_program_that_fails_is_not_listened_to() {
        let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", "echo 123456; exit 3")]);
        let error = Prompt::new(&env, CodeFrom::Auto).open(&OPENS, refuse, |_| true).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("exit status: 3") && !error.contains("123456"), "{error}");
        let env = Env::default();
        let error =
            Prompt::new(&env, CodeFrom::Command).open(&OPENS, refuse, |_| true).unwrap_err();
        assert!(matches!(error, Error::NobodyToAsk(_)));
    }

    #[test]
    fn a_program_of_the_environment_beats_that_of_the_profile() {
        let opens = Opens { process: Some("echo 222222"), ..OPENS };
        for (variable, expected) in [("echo 111111", "111111"), ("", "222222")] {
            let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", variable)]);
            let mut prompt = Prompt::new(&env, CodeFrom::Auto);
            let got = prompt.open(&opens, |code| Ok(code.clone()), |_| true).unwrap();
            assert_eq!(Some(got), Code::parse(expected));
        }
    }
}
