//! Where a code comes from: a person, a line of stdin, a program, or our own authenticator.
//!
//! A person is asked three times at most in a run, whatever the run needs codes for. The others are
//! asked once, since they would say the same again.

mod authenticator;
mod child;
mod command;
mod dialog;
#[cfg(not(windows))]
mod guard;
mod opens;
mod pinentry;
mod stdin;
#[cfg_attr(windows, path = "console.rs")]
mod terminal;

use crate::Error;
use crate::env::Env;
use crate::error::printable;
use countersign_ident::Secret;
use dialog::Dialog;
use opens::{Question, seconds_left};
use pinentry::Pinentry;
use terminal::Terminal;

pub use authenticator::Authenticator;
pub(crate) use opens::Opens;
pub use terminal::outlive_signals;
#[cfg(not(windows))]
pub(crate) use terminal::terminal_is_ours;

/// Asks on the controlling terminal for something that is not to be seen, such as a passphrase; an error
/// where there is no terminal.
pub fn hidden(question: &str) -> Result<Secret, Error> {
    let Some(terminal) = Terminal::open() else {
        return Err(Error::NobodyToAsk("there is no terminal to ask on".to_owned()));
    };
    terminal.ask(question, None)
}

/// Where codes are to come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CodeFrom {
    /// `COUNTERSIGN_PROMPT_COMMAND`, else the profile's `mfa_process`, else the terminal, else the
    /// pinentry that `COUNTERSIGN_PINENTRY` names, else, on a desktop, a window.
    #[default]
    Auto,
    /// The controlling terminal and nothing else.
    Terminal,
    /// GnuPG's pinentry.
    Pinentry,
    /// A window of the desktop.
    Gui,
    /// Our own authenticator.
    Authenticator,
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
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

/// What the refusal of a call says about the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing: another code would not help.
    OfSomethingElse,
    /// It was good and is spent: its owner may not do what was asked for.
    NotAllowed,
    /// The code was refused, by a server whose clock is ahead of ours by so many seconds, where it
    /// says so.
    WrongCode {
        /// The seconds; negative when it is behind.
        skew: Option<i64>,
    },
}

/// Asks for codes during one run.
#[derive(Debug)]
pub(crate) struct Prompt<'a> {
    env: &'a Env,
    from: CodeFrom,
    authenticator: Option<&'a dyn Authenticator>,
    now: fn() -> i64,
    asked: u32,
}

/// How often a person is asked in a run.
const TRIES: u32 = 3;

/// Clocks that differ by no more seconds than this do not make a code wrong.
const SAME_TIME: u64 = 20;

impl<'a> Prompt<'a> {
    /// Nobody is asked yet. `now` is the time in Unix seconds.
    pub(crate) fn new(
        env: &'a Env,
        from: CodeFrom,
        authenticator: Option<&'a dyn Authenticator>,
        now: fn() -> i64,
    ) -> Self {
        Prompt { env, from, authenticator, now, asked: 0 }
    }

    /// Gets a code and tries it, as often as that makes sense. `attempt` makes the call, `judge` says
    /// what its refusal means for the code.
    pub(crate) fn open<T>(
        &mut self,
        opens: &Opens<'_>,
        attempt: impl FnMut(&Code) -> Result<T, Error>,
        judge: impl Fn(&Error) -> Verdict,
    ) -> Result<T, Error> {
        let command = self.env.text("COUNTERSIGN_PROMPT_COMMAND").or(opens.process);
        let mut tried = Tried { opens, attempt, judge, now: self.now };
        match (self.from, command) {
            (CodeFrom::Stdin, _) => tried.once(&self.once(stdin::line)?),
            (CodeFrom::Auto | CodeFrom::Command, Some(command)) => {
                tried.once(&self.once(|| command::run(command, opens))?)
            }
            (CodeFrom::Command, None) => Err(nobody(
                opens,
                "neither COUNTERSIGN_PROMPT_COMMAND nor `mfa_process` names a program that prints one",
            )),
            (CodeFrom::Authenticator, _) => tried.once(&self.computed(opens)?),
            (CodeFrom::Auto | CodeFrom::Terminal | CodeFrom::Pinentry | CodeFrom::Gui, _) => {
                let mut person = self.person(opens)?;
                self.ask(&mut person, &mut tried)
            }
        }
    }

    /// What stdin or a program gave, which is not asked twice.
    fn once(&mut self, ask: impl FnOnce() -> Result<Secret, Error>) -> Result<Code, Error> {
        if self.asked > 0 {
            let message = "a second code is needed, and only a person can be asked twice";
            return Err(Error::Failed(message.to_owned()));
        }
        self.asked += 1;
        Code::parse(ask()?.expose())
            .ok_or_else(|| Error::Failed("what was given is not a code of six digits".to_owned()))
    }

    /// The own authenticator's code; when it was used already, the next one, as soon as it comes.
    fn computed(&self, opens: &Opens<'_>) -> Result<Code, Error> {
        let Some(authenticator) = self.authenticator else {
            return Err(nobody(opens, "there is no authenticator here"));
        };
        loop {
            let (code, left) =
                authenticator.code(opens.serial, (self.now)()).map_err(Error::NobodyToAsk)?;
            let code = Code::parse(code.expose()).ok_or_else(|| {
                Error::Failed("the authenticator's codes do not have six digits".to_owned())
            })?;
            match (opens.used_ago(&code, (self.now)()), left) {
                (Some(_), Some(left)) => wait(left),
                _ => return Ok(code),
            }
        }
    }

    /// Whoever is there to be asked.
    fn person(&self, opens: &Opens<'_>) -> Result<Person, Error> {
        let pinentry = || Ok::<_, Error>(Pinentry::start(self.env)?.map(Person::Pinentry));
        let (found, missing) = match self.from {
            CodeFrom::Pinentry => {
                (pinentry()?, "there is no pinentry: COUNTERSIGN_PINENTRY may name one")
            }
            CodeFrom::Gui => {
                (Dialog::find(self.env).map(Person::Dialog), "there is no desktop to ask on")
            }
            CodeFrom::Terminal => {
                (Terminal::open().map(Person::Terminal), "there is no terminal to ask on")
            }
            _ => {
                let terminal = Terminal::open().map(Person::Terminal);
                let found = match terminal {
                    None if self.env.text("COUNTERSIGN_PINENTRY").is_some() => pinentry()?,
                    terminal => terminal.or_else(|| Dialog::find(self.env).map(Person::Dialog)),
                };
                (found, "there is no terminal to ask on")
            }
        };
        found.ok_or_else(|| nobody(opens, missing))
    }

    fn ask<T, A, J>(
        &mut self,
        person: &mut Person,
        tried: &mut Tried<'_, '_, A, J>,
    ) -> Result<T, Error>
    where
        A: FnMut(&Code) -> Result<T, Error>,
        J: Fn(&Error) -> Verdict,
    {
        let mut why = Error::Failed("no code of six digits was given in three tries".to_owned());
        let mut remark = String::new();
        while self.asked < TRIES {
            self.asked += 1;
            let now = (self.now)();
            let question = Question::new(tried.opens, std::mem::take(&mut remark), now);
            let typed = person.ask(&question, tried.opens)?;
            let Some(code) = Code::parse(typed.expose()) else {
                "That is not a code of six digits.".clone_into(&mut remark);
                continue;
            };
            let now = (self.now)();
            if let Some(ago) = tried.opens.used_ago(&code, now) {
                remark = already_used(ago, now);
                why = Error::Failed(remark.clone());
                continue;
            }
            match tried.once(&code) {
                Err(Error::WrongCode { fault, why: more }) => {
                    remark = format!("That code was refused. {more}");
                    why = Error::WrongCode { fault, why: more };
                }
                other => return other,
            }
        }
        Err(why)
    }
}

/// One who can be asked again.
#[derive(Debug)]
enum Person {
    Terminal(Terminal),
    Pinentry(Pinentry),
    Dialog(Dialog),
}

impl Person {
    fn ask(&mut self, question: &Question<'_>, opens: &Opens<'_>) -> Result<Secret, Error> {
        match self {
            Person::Terminal(terminal) => terminal.ask(&question.lines(), opens.lock),
            Person::Pinentry(pinentry) => pinentry.ask(question),
            Person::Dialog(dialog) => dialog.ask(question).unwrap_or_else(|| {
                Err(nobody(opens, "there is no program here that shows a window"))
            }),
        }
    }
}

/// A call that takes a code, and what its refusal means.
struct Tried<'o, 'a, A, J> {
    opens: &'o Opens<'a>,
    attempt: A,
    judge: J,
    now: fn() -> i64,
}

impl<T, A, J> Tried<'_, '_, A, J>
where
    A: FnMut(&Code) -> Result<T, Error>,
    J: Fn(&Error) -> Verdict,
{
    /// Makes the call. A code that is spent by it is remembered as used; one that it refuses is an error
    /// that says what may be wrong with it.
    fn once(&mut self, code: &Code) -> Result<T, Error> {
        let used = self.opens.used_ago(code, (self.now)());
        match (self.attempt)(code) {
            Ok(done) => {
                self.spent(code);
                Ok(done)
            }
            Err(error) => match ((self.judge)(&error), error) {
                (Verdict::WrongCode { skew }, Error::Refused(fault)) => {
                    let why = self.reason(used, skew);
                    Err(Error::WrongCode { fault, why })
                }
                (verdict, error) => {
                    if verdict == Verdict::NotAllowed {
                        self.spent(code);
                    }
                    Err(error)
                }
            },
        }
    }

    fn spent(&self, code: &Code) {
        if let Some(codes) = self.opens.used {
            // Without a memory the server is the one that says no to a second use.
            let _ = codes.remember(code.0.expose(), (self.now)());
        }
    }

    fn reason(&self, used: Option<i64>, skew: Option<i64>) -> String {
        let now = (self.now)();
        if let Some(ago) = used {
            return already_used(ago, now);
        }
        match skew.filter(|skew| skew.unsigned_abs() > SAME_TIME) {
            Some(skew) => {
                let (seconds, side) =
                    (skew.unsigned_abs(), if skew > 0 { "behind" } else { "ahead of" });
                format!(
                    "This machine's clock is {seconds} s {side} the server's: set it, or take the code from a device whose clock is right."
                )
            }
            None => format!(
                "It is not the code of {}, or another program has used it: the next comes in {} s.",
                printable(self.opens.serial),
                seconds_left(now)
            ),
        }
    }
}

fn already_used(ago: i64, now: i64) -> String {
    let left = seconds_left(now);
    format!("That code was used {ago} s ago, and a code works once: the next comes in {left} s.")
}

fn nobody(opens: &Opens<'_>, why: &str) -> Error {
    let serial = printable(opens.serial);
    Error::NobodyToAsk(format!(
        "a code of {serial} is needed and {why}: give it on stdin with `--code -`, or set COUNTERSIGN_PROMPT_COMMAND"
    ))
}

/// Waits for the next code.
#[expect(
    clippy::disallowed_methods,
    reason = "a command that waits for its one code has nothing else to do, and a signal ends it"
)]
fn wait(seconds: u32) {
    std::thread::sleep(std::time::Duration::from_secs(u64::from(seconds)));
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

    const OPENS: Opens<'_> =
        Opens { profile: "p", serial: "s", role_arn: None, process: None, lock: None, used: None };

    fn prompt(env: &Env, from: CodeFrom) -> Prompt<'_> {
        Prompt::new(env, from, None, || 1000)
    }

    fn wrong(_: &Error) -> Verdict {
        Verdict::WrongCode { skew: None }
    }

    fn refuse(_: &Code) -> Result<(), Error> {
        Err(Error::Cancelled)
    }

    #[test]
    fn a_program_is_asked_once() {
        let tries = |command: &str, expected: &str| {
            let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", command)]);
            let mut asked = prompt(&env, CodeFrom::Auto);
            let mut seen = 0;
            let mut attempt = |code: &Code| {
                seen += 1;
                refuse(code)
            };
            let first = asked.open(&OPENS, &mut attempt, wrong).unwrap_err().to_string();
            assert!(first.contains(expected), "{command}: {first}");
            let second = asked.open(&OPENS, &mut attempt, wrong).unwrap_err().to_string();
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
        let error = prompt(&env, CodeFrom::Auto).open(&OPENS, refuse, wrong).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("exit status: 3") && !error.contains("123456"), "{error}");
        let env = Env::default();
        let error = prompt(&env, CodeFrom::Command).open(&OPENS, refuse, wrong).unwrap_err();
        assert!(matches!(error, Error::NobodyToAsk(_)));
    }

    #[test]
    fn a_program_of_the_environment_beats_that_of_the_profile() {
        let opens = Opens { process: Some("echo 222222"), ..OPENS };
        for (variable, expected) in [("echo 111111", "111111"), ("", "222222")] {
            let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", variable)]);
            let mut asked = prompt(&env, CodeFrom::Auto);
            let got = asked.open(&opens, |code| Ok(code.clone()), wrong).unwrap();
            assert_eq!(Some(got), Code::parse(expected));
        }
    }

    /// One that shows `111111` up to 1030 and `222222` from then on.
    #[derive(Debug)]
    struct Shows;

    impl Authenticator for Shows {
        fn code(&self, serial: &str, now: i64) -> Result<(Secret, Option<u32>), String> {
            match serial {
                "s" => Ok((Secret::from(if now < 1030 { "111111" } else { "222222" }), Some(0))),
                _ => Err(format!("no {serial}")),
            }
        }
    }

    #[test]
    fn the_own_authenticator_is_not_asked_for_a_code_that_was_used() {
        use std::sync::atomic::{AtomicI64, Ordering};
        static NOW: AtomicI64 = AtomicI64::new(1000);
        let home = tempfile::tempdir().unwrap();
        let base = home.path().to_str().unwrap();
        let env = Env::of(&[("XDG_CACHE_HOME", base), ("COUNTERSIGN_CACHE_KEY", "file")]);
        let cache = crate::cache::Cache::open(&env).unwrap();
        let device = crate::cache::Key::new(&[Some("s")]);
        let used = Some(crate::cache::UsedCodes::new(&cache, &device));
        let opens = Opens { used, ..OPENS };
        let now = || NOW.fetch_add(5, Ordering::SeqCst);
        let mut asked = Prompt::new(&env, CodeFrom::Authenticator, Some(&Shows), now);
        let mut open = |opens: &Opens<'_>| asked.open(opens, |code| Ok(code.clone()), wrong);
        assert_eq!(open(&opens).ok(), Code::parse("111111"));
        assert_eq!(open(&opens).ok(), Code::parse("222222"));
        let error = open(&Opens { serial: "t", ..opens }).unwrap_err().to_string();
        assert!(error.contains("no t"), "{error}");
    }

    #[test]
    fn why_a_code_was_refused_is_said() {
        let fault = || countersign_wire::client::ServerFault {
            code: "AccessDenied".to_owned(),
            message: "no.".to_owned(),
            request_id: String::new(),
        };
        let env = Env::of(&[("COUNTERSIGN_PROMPT_COMMAND", "echo 123456")]);
        for (skew, expected) in [
            (
                None,
                "AccessDenied: no. It is not the code of s, or another program has used it: the next comes in 20 s.",
            ),
            (Some(-20), "the next comes in 20 s"),
            (Some(21), "This machine's clock is 21 s behind the server's"),
            (Some(-90), "This machine's clock is 90 s ahead of the server's"),
        ] {
            let refused = |_: &Code| Err::<(), _>(Error::Refused(fault()));
            let verdict = |_: &Error| Verdict::WrongCode { skew };
            let error = prompt(&env, CodeFrom::Auto).open(&OPENS, refused, verdict).unwrap_err();
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}
