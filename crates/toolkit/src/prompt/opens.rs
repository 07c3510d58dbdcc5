//! What a code is asked for, in words.

use super::Code;
use crate::cache::UsedCodes;
use crate::error::printable;
use countersign_files::Lock;
use countersign_ident::Arn;
use std::fmt::Write as _;

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
    /// The codes of this device that were used already.
    pub(crate) used: Option<UsedCodes<'a>>,
}

impl Opens<'_> {
    /// How many seconds ago a code was used already, if it was.
    pub(super) fn used_ago(&self, code: &Code, now: i64) -> Option<i64> {
        self.used.as_ref()?.ago(code.secret().expose(), now)
    }

    /// One line that says what the code opens: the role's name, its account, the profile.
    pub(super) fn sentence(&self) -> String {
        let mut line = match self.role_arn {
            Some(arn) => {
                let name = Arn::parse(arn).map_or(arn, |arn| arn.name());
                format!("role {}", printable(name))
            }
            None => "a session of your own".to_owned(),
        };
        let opened = Arn::parse(self.role_arn.unwrap_or(self.serial));
        if let Some(account) = opened.map(|arn| arn.account).filter(|id| !id.is_empty()) {
            let _ = write!(line, " in account {}", printable(account));
        }
        let _ = write!(line, " (profile {})", printable(self.profile));
        line
    }
}

/// How long a code is shown, in seconds: AWS's devices know no other period.
pub(super) const PERIOD: i64 = 30;

/// The seconds until the next code comes, from 1 to 30.
pub(super) fn seconds_left(now: i64) -> i64 {
    PERIOD - now.rem_euclid(PERIOD)
}

/// One question to a person.
#[derive(Debug)]
pub(super) struct Question<'a> {
    /// What was wrong with the code before; empty the first time.
    pub(super) remark: String,
    /// What is opened, and the seconds that a code has left.
    pub(super) opens: String,
    /// The device.
    pub(super) serial: &'a str,
}

impl<'a> Question<'a> {
    pub(super) fn new(opens: &Opens<'a>, remark: String, now: i64) -> Question<'a> {
        let (what, left) = (opens.sentence(), seconds_left(now));
        let opens_line = format!("Countersign opens {what}\nThe code of now has {left} s left.");
        Question { remark, opens: opens_line, serial: opens.serial }
    }

    /// The line that is asked.
    pub(super) fn prompt(&self) -> String {
        format!("Enter MFA code for {}: ", printable(self.serial))
    }

    /// All of it, for a terminal: what is opened stands above the first question only.
    pub(super) fn lines(&self) -> String {
        let above = if self.remark.is_empty() { &self.opens } else { &self.remark };
        format!("{above}\n{}", self.prompt())
    }

    /// All of it, for a window.
    pub(super) fn whole(&self) -> String {
        let mut text = String::new();
        if !self.remark.is_empty() {
            let _ = writeln!(text, "{}\n", self.remark);
        }
        let _ = write!(text, "{}\n{}", self.opens, self.prompt().trim_end());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_a_code_opens_without_passing_escapes_on() {
        let opens = Opens {
            profile: "mfa\u{1b}[2J",
            serial: "arn:aws:iam::111122223333:mfa/ada",
            role_arn: Some("arn:aws:iam::444455556666:role/path/toolkit-role"),
            process: None,
            lock: None,
            used: None,
        };
        let line = "role toolkit-role in account 444455556666 (profile mfa\\u{1b}[2J)";
        assert_eq!(opens.sentence(), line);
        let opens = Opens { role_arn: None, profile: "p", ..opens };
        assert_eq!(opens.sentence(), "a session of your own in account 111122223333 (profile p)");
        let opens = Opens { serial: "GAHT12345678", ..opens };
        assert_eq!(opens.sentence(), "a session of your own (profile p)");
        let whole = Question::new(&opens, "Wrong.".to_owned(), 59).whole();
        assert_eq!(
            whole,
            "Wrong.\n\nCountersign opens a session of your own (profile p)\nThe code of now has 1 s left.\nEnter MFA code for GAHT12345678:"
        );
    }

    #[test]
    fn a_code_has_one_to_thirty_seconds_left() {
        assert_eq!([0, 1, 29, 30].map(seconds_left), [30, 29, 1, 30]);
    }
}
