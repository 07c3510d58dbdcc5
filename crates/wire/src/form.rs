//! `application/x-www-form-urlencoded`, read in exactly one way or not at all.

use std::fmt;

/// The most parameters that one request may have (CONTRACT.md, "Limits on the wire").
const MAX_PARAMETERS: usize = 1000;

/// The parameters of a request, from query and body together, sorted by name. No name occurs twice.
#[derive(Debug, Default)]
pub struct Form {
    parameters: Vec<(String, String)>,
}

/// Why a request has no interpretation. The answer is a 400 `MalformedQueryString`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadForm {
    /// More than 1,000 parameters.
    TooMany,
    /// A name that occurs twice, in the query, in the body or in both.
    Repeated,
    /// A `%` without two hexadecimal digits, or bytes that are not UTF-8, or a NUL.
    Encoding,
}

impl fmt::Display for BadForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadForm::TooMany => "The request has more than 1000 parameters.",
            BadForm::Repeated => "The request names a parameter more than once.",
            BadForm::Encoding => "The request holds a parameter that is not percent-encoded UTF-8.",
        })
    }
}

impl Form {
    /// Reads a raw query string and a raw body.
    pub fn parse(query: &str, body: &[u8]) -> Result<Form, BadForm> {
        let mut parameters = Vec::new();
        for source in [query.as_bytes(), body] {
            for pair in source.split(|&b| b == b'&').filter(|pair| !pair.is_empty()) {
                if parameters.len() == MAX_PARAMETERS {
                    return Err(BadForm::TooMany);
                }
                let mut halves = pair.splitn(2, |&b| b == b'=');
                let name = decode(halves.next().unwrap_or_default())?;
                let value = decode(halves.next().unwrap_or_default())?;
                parameters.push((name, value));
            }
        }
        parameters.sort_unstable();
        if parameters.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b)) {
            return Err(BadForm::Repeated);
        }
        Ok(Form { parameters })
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self.parameters.binary_search_by(|(n, _)| n.as_str().cmp(name)).ok()?;
        self.parameters.get(at).map(|(_, value)| value.as_str())
    }

    /// Whether a parameter's name begins with `prefix`.
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        self.with_prefix(prefix).next().is_some()
    }

    /// The names that begin with `prefix`, without it.
    pub(crate) fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.parameters.partition_point(|(name, _)| name.as_str() < prefix);
        self.parameters
            .get(from..)
            .unwrap_or_default()
            .iter()
            .map_while(move |(name, _)| name.strip_prefix(prefix))
    }
}

/// `+` is a space, `%XX` a byte; the whole must be UTF-8 without NUL.
fn decode(raw: &[u8]) -> Result<String, BadForm> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.iter();
    while let Some(&b) = rest.next() {
        bytes.push(match b {
            b'+' => b' ',
            b'%' => {
                let digit = |c: Option<&u8>| c.and_then(|&c| char::from(c).to_digit(16));
                let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else {
                    return Err(BadForm::Encoding);
                };
                u8::try_from(high * 16 + low).map_err(|_| BadForm::Encoding)?
            }
            b => b,
        });
    }
    if bytes.contains(&0) {
        return Err(BadForm::Encoding);
    }
    String::from_utf8(bytes).map_err(|_| BadForm::Encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str, body: &str) -> Result<Form, BadForm> {
        Form::parse(query, body.as_bytes())
    }

    #[test]
    fn query_and_body_are_one_form() {
        let form = parse("Action=A", "Name=a%20b+c&Empty=&Bare").unwrap();
        assert_eq!(form.get("Action"), Some("A"));
        assert_eq!(form.get("Name"), Some("a b c"));
        assert_eq!((form.get("Empty"), form.get("Bare")), (Some(""), Some("")));
        assert_eq!(form.get("Nobody"), None);
    }

    #[test]
    fn s5_one_interpretation_or_none() {
        for (query, body) in [("A=1&A=1", ""), ("", "A=1&A=2"), ("A=1", "A=1"), ("A=1", "%41=1")] {
            assert_eq!(parse(query, body).unwrap_err(), BadForm::Repeated, "{query} {body}");
        }
        for bad in ["A=%", "A=%4", "A=%zz", "A=%ff", "A=%00", "%c3=1"] {
            assert_eq!(parse("", bad).unwrap_err(), BadForm::Encoding, "{bad}");
            assert_eq!(parse(bad, "").unwrap_err(), BadForm::Encoding, "{bad}");
        }
        assert_eq!(Form::parse("", b"A=\xff").unwrap_err(), BadForm::Encoding);
    }

    #[test]
    fn a_thousand_parameters_and_no_more() {
        let many = |n: usize| (0..n).map(|i| format!("P{i}=1")).collect::<Vec<_>>().join("&");
        assert!(parse("", &many(1000)).is_ok());
        assert_eq!(parse("", &many(1001)).unwrap_err(), BadForm::TooMany);
        assert_eq!(parse("Q=1", &many(1000)).unwrap_err(), BadForm::TooMany);
    }

    #[test]
    fn prefixes_are_found_among_neighbours() {
        let form = parse("", "Tag=0&Tags.member.1.Key=k&Tags.member.2.Key=l&Tagt=1").unwrap();
        let found: Vec<_> = form.with_prefix("Tags.member.").collect();
        assert_eq!(found, ["1.Key", "2.Key"]);
        assert!(!form.has_prefix("Tags.x"));
    }
}
