//! The credential: an access key id and the scope that its signature holds for.

use crate::{Refusal, TERMINATOR};

/// What a signature is good for, as the request states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope<'a> {
    /// The day, `yyyymmdd`, eight digits.
    pub date: &'a str,
    /// The region. Any well-formed name is taken.
    pub region: &'a str,
    /// The service, as in `iam` and `sts`.
    pub service: &'a str,
}

#[derive(Clone, Copy)]
pub(crate) struct Credential<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) scope: Scope<'a>,
}

impl<'a> Credential<'a> {
    /// Reads `keyid/date/region/service/aws4_request`, whose slashes a query string may spell `%2F`.
    pub(crate) fn parse(text: &'a str, slashes: &[&str]) -> Result<Self, Refusal> {
        let mut pieces = split(text, slashes);
        let mut next = || pieces.next().ok_or(Refusal::Credential);
        let (access_key_id, date, region) = (next()?, next()?, next()?);
        let (service, terminator) = (next()?, next()?);
        let whole = pieces.next().is_none()
            && word(access_key_id, |b| b.is_ascii_alphanumeric() || b == b'_')
            && date.len() == 8
            && word(date, |b| b.is_ascii_digit())
            && word(region, name)
            && word(service, name);
        if !whole {
            return Err(Refusal::Credential);
        }
        if terminator != TERMINATOR {
            return Err(Refusal::Terminator);
        }
        Ok(Self { access_key_id, scope: Scope { date, region, service } })
    }
}

/// Splits at whichever of `marks` comes first, again and again.
pub(crate) fn split<'a>(text: &'a str, marks: &[&str]) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let cut =
            marks.iter().filter_map(|mark| text.split_once(mark)).min_by_key(|(a, _)| a.len());
        match cut {
            None => Some(text),
            Some((piece, tail)) => {
                rest = Some(tail);
                Some(piece)
            }
        }
    })
}

fn word(text: &str, good: impl Fn(u8) -> bool) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(good)
}

fn name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_reads_five_elements_and_no_other_number() {
        let good = "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request";
        let credential = Credential::parse(good, &["/"]).ok().unwrap();
        assert_eq!(credential.access_key_id, "AKIDEXAMPLE");
        let scope = Scope { date: "20150830", region: "us-east-1", service: "iam" };
        assert_eq!(credential.scope, scope);
        for bad in [
            "",
            "AKIDEXAMPLE",
            "AKIDEXAMPLE/20150830/us-east-1/aws4_request",
            "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request/",
            "/20150830/us-east-1/iam/aws4_request",
            "AKIDEXAMPLE/2015083/us-east-1/iam/aws4_request",
            "AKIDEXAMPLE/2015083x/us-east-1/iam/aws4_request",
            "AKIDEXAMPLE/20150830//iam/aws4_request",
            "AKIDEXAMPLE/20150830/US-EAST-1/iam/aws4_request",
            "AKID EXAMPLE/20150830/us-east-1/iam/aws4_request",
            "AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fiam%2Faws4_request",
        ] {
            assert_eq!(Credential::parse(bad, &["/"]).err(), Some(Refusal::Credential), "{bad}");
        }
        for bad in ["aws4_request ", "aws4_Request", "aws4", ""] {
            let text = format!("AKIDEXAMPLE/20150830/us-east-1/iam/{bad}");
            assert_eq!(Credential::parse(&text, &["/"]).err(), Some(Refusal::Terminator), "{bad}");
        }
    }

    #[test]
    fn splits_at_every_spelling_of_a_mark() {
        let pieces: Vec<_> = split("a%2Fb/c%2fd", &["/", "%2F", "%2f"]).collect();
        assert_eq!(pieces, ["a", "b", "c", "d"]);
    }
}
