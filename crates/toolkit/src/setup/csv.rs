//! The file that a console hands out with a new access key.
//!
//! AWS's and Countersign's first line names the columns; a byte order mark may stand before it, and an
//! apostrophe before a user name that a spreadsheet would take for a formula.

use crate::source::Credentials;
use countersign_ident::Secret;
use std::fmt;
use zeroize::Zeroizing;

/// An access key from such a file, and whose it is where the file says so.
#[derive(Debug, Clone)]
pub struct KeyFile {
    /// The user.
    pub user: Option<String>,
    /// The key.
    pub key: Credentials,
}

/// Why a file is not one of those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoKey(&'static str);

impl fmt::Display for NoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not a console's file of an access key: {}", self.0)
    }
}

impl std::error::Error for NoKey {}

impl KeyFile {
    /// Reads the file. `now` is the time in Unix seconds.
    pub fn parse(text: &str, now: i64) -> Result<KeyFile, NoKey> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rows = text.lines().filter(|line| !line.trim().is_empty()).map(cells);
        let head = rows.next().ok_or(NoKey("it is empty"))?;
        let row = rows.next().ok_or(NoKey("there is nothing below its first line"))?;
        if rows.next().is_some() {
            return Err(NoKey("it holds more than one key"));
        }
        let cell = |name: &str| {
            let at = head.iter().position(|title| title.trim().eq_ignore_ascii_case(name))?;
            row.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let id = cell("Access key ID").ok_or(NoKey("it has no `Access key ID`"))?;
        let secret = cell("Secret access key").ok_or(NoKey("it has no `Secret access key`"))?;
        Ok(KeyFile {
            user: cell("User name").map(|user| user.strip_prefix('\'').unwrap_or(user).to_owned()),
            key: Credentials::lasting(id.to_owned(), Secret::from(secret), now),
        })
    }
}

/// The cells of a line; one that begins with a quotation mark goes to the next, and two of them are one.
fn cells(line: &str) -> Vec<Zeroizing<String>> {
    let mut cells = vec![Zeroizing::new(String::new())];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => cells.push(Zeroizing::new(String::new())),
            c => cell.push(c),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Option<String>, String, String), String> {
        let file = KeyFile::parse(text, 0).map_err(|error| error.to_string())?;
        let key = file.key;
        Ok((file.user, key.access_key_id, key.secret_access_key.expose().to_owned()))
    }

    #[test]
    fn reads_what_consoles_hand_out() {
        let key = |user: Option<&str>| (user.map(str::to_owned), "AKIA1".into(), "se/cret+".into());
        for (text, user) in [
            ("User name,Access key ID,Secret access key\nada,AKIA1,se/cret+\n", Some("ada")),
            ("\u{feff}Access key ID,Secret access key\r\nAKIA1,se/cret+\r\n", None),
            (
                "User name,Password,Access key ID,Secret access key,Console login link\n\"'=ada\",\"a,\"\"b\",AKIA1,se/cret+,https://x\n",
                Some("=ada"),
            ),
        ] {
            assert_eq!(read(text).unwrap(), key(user), "{text}");
        }
    }

    #[test]
    fn says_what_is_missing_and_no_secret() {
        for (text, why) in [
            ("", "it is empty"),
            ("User name,Access key ID,Secret access key\n", "nothing below"),
            ("User name,Access key ID\nada,AKIA1\n", "no `Secret access key`"),
            ("Access key ID,Secret access key\nAKIA1,\n", "no `Secret access key`"),
            ("Access key ID,Secret access key\nAKIA1,canary\nAKIA2,canary\n", "more than one key"),
            ("[toolkit-user]\naws_secret_access_key = canary\n", "no `Access key ID`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(why) && !error.contains("canary"), "{error}");
        }
    }
}
