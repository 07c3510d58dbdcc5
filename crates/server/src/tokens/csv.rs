//! CSV: a head that names the columns, then one token a line.
//!
//! `serial`, and `seed_base32` or `seed_hex`, are needed; `digits`, `period` and `algorithm` say only what works here (6,
//! 30, and SHA1, SHA256 or SHA512), and other columns are refused, so that nothing that counts is overlooked.

use super::{BadTokens, TokenSeed, token};
use data_encoding::{BASE32_NOPAD, HEXLOWER_PERMISSIVE};
use zeroize::Zeroizing;

const COLUMNS: [&str; 6] = ["serial", "seed_base32", "seed_hex", "digits", "period", "algorithm"];

pub(super) fn read(text: &str) -> Result<Vec<TokenSeed>, BadTokens> {
    let mut lines = text.lines().enumerate();
    let Some((_, head)) = lines.next() else { return Ok(Vec::new()) };
    let head = columns(head).map_err(BadTokens)?;
    let mut tokens: Vec<TokenSeed> = Vec::new();
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let of = |why: String| BadTokens(format!("line {}: {why}", at + 1));
        let token = row(&head, line).map_err(of)?;
        if tokens.iter().any(|other| other.serial.eq_ignore_ascii_case(&token.serial)) {
            return Err(of(format!("the serial number {} comes twice", token.serial)));
        }
        tokens.push(token);
    }
    Ok(tokens)
}

/// The columns that the head names.
fn columns(line: &str) -> Result<Vec<String>, String> {
    let head: Vec<String> =
        fields(line)?.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    for (at, name) in head.iter().enumerate() {
        if !COLUMNS.contains(&name.as_str()) {
            return Err(format!(
                "line 1: no column is called `{}`: they are {}",
                name.escape_default(),
                COLUMNS.join(", ")
            ));
        }
        if head.iter().take(at).any(|other| other == name) {
            return Err(format!("line 1: the column {name} comes twice"));
        }
    }
    let has = |name: &str| head.iter().any(|column| column == name);
    match (has("serial"), has("seed_base32"), has("seed_hex")) {
        (true, true, false) | (true, false, true) => Ok(head),
        _ => {
            Err("line 1: the columns `serial`, and `seed_base32` or `seed_hex`, are needed".into())
        }
    }
}

fn row(head: &[String], line: &str) -> Result<TokenSeed, String> {
    let row = fields(line)?;
    if row.len() != head.len() {
        return Err(format!("{} fields, where there are {} columns", row.len(), head.len()));
    }
    let field = |name: &str| {
        let at = head.iter().position(|column| column == name);
        at.and_then(|at| row.get(at)).map_or("", |text| text.trim())
    };
    let packed = |name: &str| {
        let text = field(name).chars().filter(|c| !c.is_whitespace());
        Zeroizing::new(text.collect::<String>())
    };
    let seed = if head.iter().any(|column| column == "seed_hex") {
        HEXLOWER_PERMISSIVE.decode(packed("seed_hex").as_bytes()).map_err(|_| "hexadecimal")
    } else {
        let text = Zeroizing::new(packed("seed_base32").to_ascii_uppercase());
        BASE32_NOPAD.decode(text.trim_end_matches('=').as_bytes()).map_err(|_| "base32")
    };
    let seed = Zeroizing::new(seed.map_err(|kind| format!("the seed is not {kind}"))?);
    token(field("serial"), &seed, field("digits"), field("period"), field("algorithm"))
}

/// The fields of a line (RFC 4180); one may be quoted, and a quote in it is doubled.
fn fields(line: &str) -> Result<Vec<Zeroizing<String>>, String> {
    let mut fields = vec![Zeroizing::new(String::new())];
    let mut rest = line.chars().peekable();
    let mut quoted = false;
    while let Some(c) = rest.next() {
        let Some(field) = fields.last_mut() else { break };
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' if quoted => {
                quoted = false;
                if !matches!(rest.peek(), None | Some(',')) {
                    return Err("text follows a closing quote".to_owned());
                }
            }
            '"' if field.is_empty() => quoted = true,
            '"' => return Err("a quote stands in the middle of a field".to_owned()),
            ',' if !quoted => fields.push(Zeroizing::new(String::new())),
            c => field.push(c),
        }
    }
    if quoted { Err("a quote is not closed".to_owned()) } else { Ok(fields) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "3132333435363738393031323334353637383930";
    const BASE32: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn why(text: &str) -> String {
        read(text).unwrap_err().to_string()
    }

    #[test]
    fn both_ways_to_write_a_seed_are_one() {
        let hex = read(&format!("serial,seed_hex\r\nGAHT12345,{HEX}\r\n")).unwrap();
        assert_eq!((hex[0].seed.as_str(), hex[0].algorithm.as_str()), (BASE32, "SHA1"));
        let lower = BASE32.to_lowercase();
        let text = format!(
            "Algorithm, Seed_Base32 ,serial,digits,period\nSHA256,\"{lower}====\",\"GAHT12345\",6,30\n\n"
        );
        let base32 = read(&text).unwrap();
        assert_eq!((base32[0].seed.as_str(), base32[0].algorithm.as_str()), (BASE32, "SHA256"));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_line_and_shows_no_seed() {
        let head = "serial,seed_hex,digits\n";
        let good = format!("GAHT12345,{HEX},6\n");
        for (text, expected) in [
            (format!("GAHT12345,{HEX}\n"), "line 1: no column"),
            ("serial,seed_hex,seed_base32\n".to_owned(), "line 1: the columns"),
            ("serial\n".to_owned(), "line 1: the columns"),
            ("serial,serial,seed_hex\n".to_owned(), "comes twice"),
            (format!("{head}{good}GAHT12346,{HEX},8\n"), "line 3: codes of 8 digits"),
            (format!("{head}{good}GAHT12346,{HEX}\n"), "line 3: 2 fields"),
            (format!("{head}{good}{good}"), "line 3: the serial number GAHT12345 comes twice"),
            (format!("{head}GAHT12346,{HEX}0,6\n"), "line 2: the seed is not hexadecimal"),
            (format!("{head}GAHT12346,\"{HEX},6\n"), "line 2: a quote is not closed"),
            (format!("{head}GAHT12346,{HEX}\",6\n"), "line 2: a quote stands"),
        ] {
            let why = why(&text);
            assert!(why.contains(expected), "{why}");
            assert!(!why.contains(HEX), "{why}");
        }
    }
}
