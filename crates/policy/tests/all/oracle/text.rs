//! Texts with wildcards and variables, one character at a time, and ARNs, one part at a time.

use super::request::Asked;

/// One place of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Exactly(char),
    AnyOne,
    AnyRun,
}

use Piece::*;

/// Whether a pattern is the whole of a text: the textbook's recursion.
pub(super) fn is(pattern: &[Piece], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((AnyRun, rest)), None) => is(rest, text),
        (Some((AnyRun, rest)), Some((_, shorter))) => is(rest, text) || is(pattern, shorter),
        (Some((AnyOne, rest)), Some((_, shorter))) => is(rest, shorter),
        (Some((Exactly(wanted), rest)), Some((found, shorter))) => {
            wanted == found && is(rest, shorter)
        }
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Whether a pattern of one text matches another.
pub(super) fn globs(pattern: &[Piece], text: &str) -> bool {
    is(pattern, &text.chars().collect::<Vec<_>>())
}

/// A pattern without variables.
pub(super) fn wild(text: &str) -> Vec<Piece> {
    let piece = |c| match c {
        '*' => AnyRun,
        '?' => AnyOne,
        other => Exactly(other),
    };
    text.chars().map(piece).collect()
}

/// A text in which nothing is a wildcard.
pub(super) fn literal(text: &str) -> Vec<Piece> {
    text.chars().map(Exactly).collect()
}

/// A text of a policy with its variables replaced (3.5): `None` when one of them has no value. `plain` says what is
/// made of the text between the variables.
pub(super) fn substituted(
    text: &str,
    plain: fn(&str) -> Vec<Piece>,
    variables: bool,
    asked: &Asked,
) -> Option<Vec<Piece>> {
    let Some((before, rest)) = text.split_once("${").filter(|_| variables) else {
        return Some(plain(text));
    };
    let (inside, after) = rest.split_once('}').expect("the generator closes its variables");
    let mut pieces = plain(before);
    let value = match inside {
        "*" | "?" | "$" => inside.to_owned(),
        _ => {
            let (key, default) = match inside.split_once(',') {
                None => (inside, None),
                Some((key, default)) => (key, Some(default.trim().trim_matches('\'').to_owned())),
            };
            asked.single(key).or(default)?
        }
    };
    pieces.extend(literal(&value));
    pieces.extend(substituted(after, plain, variables, asked)?);
    Some(pieces)
}

/// The six parts of an ARN.
pub(super) fn parts(arn: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    (parts.len() == 6 && parts[0] == "arn").then_some(parts)
}

/// An ARN pattern: each of the first five parts, and the sixth with its variables. `None` where a variable has no value.
pub(super) fn arn_is(pattern: &str, arn: &str, variables: bool, asked: &Asked) -> Option<bool> {
    let (Some(wanted), Some(found)) = (parts(pattern), parts(arn)) else { return Some(false) };
    let sixth = substituted(wanted[5], wild, variables, asked)?;
    let five = (0..5).all(|i| globs(&wild(wanted[i]), found[i]));
    Some(five && globs(&sixth, found[5]))
}
