//! `KEY=VALUE` words, whose values may come from standard input and are never repeated.

use crate::exit::Failure;
use std::io::{self, BufRead as _, Read as _};
use zeroize::Zeroizing;

/// Longer than any secret, in bytes.
const MOST: u64 = 64 * 1024;

/// The settings that never come over a command line.
const SECRETS: [&str; 2] = ["aws_secret_access_key", "aws_session_token"];

/// Takes the words apart. A secret that stands in one is refused.
pub(crate) fn split(words: &[String]) -> Result<Vec<(&str, &str)>, Failure> {
    let pairs = words.iter().enumerate().map(|(at, word)| {
        let pair = word.split_once('=').ok_or_else(|| {
            Failure::Usage(format!("word {} after the name is not KEY=VALUE", at + 1))
        })?;
        // With a dot, the value would stand in the secret's own block.
        let outer = pair.0.split('.').next().unwrap_or(pair.0);
        let secret = SECRETS.iter().any(|secret| secret.eq_ignore_ascii_case(outer));
        if secret && pair.1 != "-" {
            return Err(Failure::Usage(format!(
                "`{key}` is a secret, and the command line is no place for one: say `{key}=-` and give it on standard input",
                key = pair.0
            )));
        }
        Ok(pair)
    });
    pairs.collect()
}

/// The value of a word: for `-` one line of standard input, without its end.
pub(crate) fn value(key: &str, value: &str) -> Result<Zeroizing<String>, Failure> {
    if value != "-" {
        return Ok(Zeroizing::new(value.to_owned()));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    let read = io::stdin().lock().take(MOST).read_until(b'\n', &mut bytes);
    read.map_err(|error| Failure::Failed(format!("cannot read standard input: {error}")))?;
    let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(line) if !bytes.is_empty() => Ok(Zeroizing::new(line.to_owned())),
        Ok(_) => Err(Failure::Usage(format!("standard input has no line for `{key}`"))),
        Err(_) => Err(Failure::Usage(format!("the line for `{key}` is not UTF-8"))),
    }
}
