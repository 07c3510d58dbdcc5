//! Files with the seeds of hardware tokens, as makers ship them: PSKC (RFC 6030) and CSV.
//!
//! A file is read whole before anything is imported, and what is wrong is said with its row or element. No message
//! repeats a seed.

mod csv;
mod pskc;

use serde::{Deserialize, Serialize};
use std::fmt;

/// The largest file, in bytes.
const LARGEST: usize = 1 << 20;

/// Tokens of a file: as many as one transaction takes, so that all of them are imported or none.
const MOST: usize = 300;

/// A token: time-based codes (RFC 6238) of six digits, every 30 seconds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenSeed {
    /// What is printed on it.
    pub serial: String,
    /// In base32.
    pub seed: String,
    /// `SHA1`, `SHA256` or `SHA512`.
    pub algorithm: String,
}

impl fmt::Debug for TokenSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenSeed").field("serial", &self.serial).finish_non_exhaustive()
    }
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTokens(String);

impl fmt::Display for BadTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadTokens {}

/// Reads the tokens of a file: PSKC where it begins with `<`, else CSV.
///
/// # Errors
/// When it is too large, or anything in it is no token that works here: none is answered then.
pub fn tokens(file: &[u8]) -> Result<Vec<TokenSeed>, BadTokens> {
    if file.len() > LARGEST {
        return Err(BadTokens("the file is larger than 1 MiB".to_owned()));
    }
    let text = std::str::from_utf8(file).map_err(|_| BadTokens("it is not UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let tokens = if text.starts_with('<') { pskc::read(text)? } else { csv::read(text)? };
    match tokens.len() {
        0 => Err(BadTokens("there is no token in it".to_owned())),
        n if n > MOST => {
            Err(BadTokens(format!("it has {n} tokens, and a file may have {MOST}: split it")))
        }
        _ => Ok(tokens),
    }
}

/// A token, judged by what our codes are.
fn token(
    serial: &str,
    seed: &[u8],
    digits: &str,
    period: &str,
    algorithm: &str,
) -> Result<TokenSeed, String> {
    let shown = |text: &str| text.escape_default().to_string();
    let fits = |c: char| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c);
    if !(9..=128).contains(&serial.len()) || !serial.chars().all(fits) {
        return Err(format!(
            "`{}` is no serial number: 9 to 128 letters, digits and _+=,.@- (put the maker before a shorter one)",
            shown(serial)
        ));
    }
    if !["", "6"].contains(&digits) {
        return Err(format!("codes of {} digits: only those of 6 work here", shown(digits)));
    }
    if !["", "30"].contains(&period) {
        return Err(format!("a period of {} seconds: only 30 works here", shown(period)));
    }
    let name = algorithm.to_ascii_uppercase().replace(['-', '_'], "");
    let name = match name.strip_prefix("HMAC").unwrap_or(&name) {
        "" | "SHA1" => "SHA1",
        "SHA256" => "SHA256",
        "SHA512" => "SHA512",
        _ => {
            return Err(format!("`{}` is none of SHA1, SHA256, SHA512", shown(algorithm)));
        }
    };
    if !(16..=128).contains(&seed.len()) {
        return Err("the seed is not 128 to 1024 bits long".to_owned());
    }
    Ok(TokenSeed {
        serial: serial.to_owned(),
        seed: data_encoding::BASE32_NOPAD.encode(seed),
        algorithm: name.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_file_is_seen_and_its_size_bounded() {
        let why = |file: &[u8]| tokens(file).unwrap_err().to_string();
        assert!(why(b"\xff").contains("UTF-8"));
        assert!(why(b"").contains("no token"));
        assert!(why(b"<a/>").contains("KeyContainer"));
        assert!(why(&vec![b' '; LARGEST + 1]).contains("1 MiB"));
        let lines = (0..=MOST).map(|n| format!("TOKEN{n:06},{}\n", "ab".repeat(20)));
        let file: String = std::iter::once("serial,seed_hex\n".to_owned()).chain(lines).collect();
        assert!(why(file.as_bytes()).contains("split it"));
        let file = file.rsplit_once("TOKEN").unwrap().0;
        assert_eq!(tokens(format!("\u{feff}{file}").as_bytes()).unwrap().len(), MOST);
    }

    #[test]
    fn no_seed_is_shown() {
        let token = token("ACME-0001", &[7; 20], "", "", "").unwrap();
        assert_eq!(format!("{token:?}"), "TokenSeed { serial: \"ACME-0001\", .. }");
    }

    #[test]
    fn only_what_our_codes_are_is_taken() {
        for (serial, length, digits, period, algorithm, why) in [
            ("SHORT", 20, "", "", "", "no serial number"),
            ("arn:aws:iam::111122223333:mfa/x", 20, "", "", "", "no serial number"),
            ("GAHT/12345", 20, "", "", "", "no serial number"),
            ("GAHT12345", 20, "8", "", "", "8 digits"),
            ("GAHT12345", 20, "", "60", "", "60 seconds"),
            ("GAHT12345", 20, "", "", "MD5", "`MD5`"),
            ("GAHT12345", 15, "", "", "", "128 to 1024"),
            ("GAHT12345", 129, "", "", "", "128 to 1024"),
        ] {
            let refused = token(serial, &vec![1; length], digits, period, algorithm).unwrap_err();
            assert!(refused.contains(why), "{refused}");
        }
        for (name, is) in [("", "SHA1"), ("HMAC-SHA256", "SHA256"), ("hmacsha512", "SHA512")] {
            assert_eq!(token("GAHT12345", &[1; 20], "6", "30", name).unwrap().algorithm, is);
        }
    }
}
