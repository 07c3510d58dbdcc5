//! Texts of a policy that may hold wildcards and variables.

use crate::context::{Context, Values};
use std::borrow::Cow;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Characters that stand for themselves.
    Text(String),
    /// `${key}` or `${key, 'default'}`; the key is in lower case.
    Variable { key: String, default: Option<String> },
}

/// A text with its variables found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pieces: Vec<Piece>,
    /// Whether `*` and `?` of the policy's own text are wildcards.
    wild: bool,
}

/// One unit of a pattern that is ready to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Char(char),
    /// `?`: exactly one character.
    One,
    /// `*`: any run, also none.
    Any,
}

/// A pattern without variables, or with their values put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glob(Vec<Unit>);

/// Marks a character of `${*}`, `${?}` and `${$}`: literal, in a place where a wildcard would be one. These code points
/// are private, and no policy holds them.
const LITERAL: [(char, char); 3] = [('*', '\u{E000}'), ('?', '\u{E001}'), ('$', '\u{E002}')];

impl Template {
    /// Reads a text. `variables` is off for version 2008-10-17, where `${` is text; `wild` says whether `*` and `?` are
    /// wildcards here. `None` for a variable that is not closed or has no name.
    pub(crate) fn parse(text: &str, variables: bool, wild: bool) -> Option<Template> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while variables && let Some((before, after)) = rest.split_once("${") {
            let (inside, after) = after.split_once('}')?;
            push(&mut pieces, before);
            match LITERAL.iter().find(|(c, _)| inside == c.encode_utf8(&mut [0; 4])) {
                Some((_, mark)) => push(&mut pieces, mark.encode_utf8(&mut [0; 4])),
                None => pieces.push(variable(inside)?),
            }
            rest = after;
        }
        push(&mut pieces, rest);
        Some(Template { pieces, wild })
    }

    /// The pattern with the request's values put in; `None` when a variable has none and no default.
    pub(crate) fn glob(&self, context: &dyn Context) -> Option<Glob> {
        let mut units = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => units.extend(text.chars().map(|c| self.unit(c))),
                Piece::Variable { key, default } => {
                    let value = value(key, default.as_deref(), context)?;
                    // A value is literal: its `*`, `?` and `$` mean nothing.
                    units.extend(value.chars().map(Unit::Char));
                }
            }
        }
        Some(Glob(units))
    }

    /// The same when there are no variables.
    pub(crate) fn fixed(&self) -> Option<Glob> {
        match self.pieces.as_slice() {
            [] => Some(Glob(Vec::new())),
            [Piece::Text(text)] => Some(Glob(text.chars().map(|c| self.unit(c)).collect())),
            _ => None,
        }
    }

    fn unit(&self, c: char) -> Unit {
        match c {
            '*' if self.wild => Unit::Any,
            '?' if self.wild => Unit::One,
            c => Unit::Char(
                LITERAL.iter().find(|(_, mark)| *mark == c).map_or(c, |(literal, _)| *literal),
            ),
        }
    }
}

fn push(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(there)) => there.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

fn variable(inside: &str) -> Option<Piece> {
    let (key, default) = match inside.split_once(',') {
        Some((key, default)) => {
            let default = default.trim().strip_prefix('\'')?.strip_suffix('\'')?;
            (key.trim(), Some(default.to_owned()))
        }
        None => (inside.trim(), None),
    };
    if key.is_empty() {
        return None;
    }
    Some(Piece::Variable { key: key.to_lowercase(), default })
}

/// Only single-valued keys can be put in.
fn value<'c>(
    key: &str,
    default: Option<&'c str>,
    context: &'c dyn Context,
) -> Option<Cow<'c, str>> {
    match context.get(key) {
        Values::One(value) => Some(value),
        _ => default.map(Cow::Borrowed),
    }
}

impl Glob {
    /// Whether the whole text matches. Steps back to the last `*` only, so it takes at most pattern times text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.matches_by(text, |a, b| a == b)
    }

    /// The same without regard to case.
    pub(crate) fn matches_ignoring_case(&self, text: &str) -> bool {
        self.matches_by(text, |a, b| a == b || a.to_lowercase().eq(b.to_lowercase()))
    }

    /// Whether it is `*`, as it stands in the policy.
    pub(crate) fn is_everything(&self) -> bool {
        self.0.as_slice() == [Unit::Any]
    }

    fn matches_by(&self, text: &str, same: impl Fn(char, char) -> bool) -> bool {
        let (mut at, mut rest) = (0, text.chars());
        // Where to go on when a comparison fails: behind the last `*`, with one character more given to it.
        let mut back: Option<(usize, std::str::Chars<'_>)> = None;
        loop {
            let unit = self.0.get(at).copied();
            if unit == Some(Unit::Any) {
                at += 1;
                back = Some((at, rest.clone()));
                continue;
            }
            let mut ahead = rest.clone();
            let fits = match (unit, ahead.next()) {
                (None, None) => return true,
                (Some(Unit::One), Some(_)) => true,
                (Some(Unit::Char(a)), Some(b)) => same(a, b),
                _ => false,
            };
            if fits {
                at += 1;
                rest = ahead;
                continue;
            }
            let Some((behind, from)) = &mut back else { return false };
            if from.next().is_none() {
                return false;
            }
            (at, rest) = (*behind, from.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Nobody;
    impl Context for Nobody {
        fn get(&self, key: &str) -> Values<'_> {
            match key {
                "aws:username" => Values::One("a*".into()),
                "aws:tagkeys" => Values::Many(vec!["x".into()]),
                _ => Values::Absent,
            }
        }
    }

    fn glob(pattern: &str) -> Glob {
        Template::parse(pattern, true, true).unwrap().glob(&Nobody).unwrap()
    }

    /// The obvious way, for comparison.
    fn naive(pattern: &[char], text: &[char]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => true,
            (Some(('*', rest)), _) => (0..=text.len()).any(|n| naive(rest, &text[n..])),
            (Some(('?', p)), Some((_, t))) => naive(p, t),
            (Some((a, p)), Some((b, t))) => a == b && naive(p, t),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_obvious_way(pattern in "[ab*?]{0,8}", text in "[ab]{0,10}") {
            let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(glob(&pattern).matches(&text), naive(&p, &t));
        }
    }

    #[test]
    fn p11_a_value_is_literal_and_so_are_the_three_escapes() {
        assert!(glob("user/${aws:username}").matches("user/a*"));
        assert!(!glob("user/${aws:username}").matches("user/ab"));
        assert!(glob("a${*}b${?}c${$}").matches("a*b?c$"));
        assert!(!glob("a${*}b").matches("axb"));
    }

    #[test]
    fn a_variable_without_value_takes_its_default_or_nothing_matches() {
        let template = Template::parse("x-${aws:nobody}", true, true).unwrap();
        assert_eq!(template.glob(&Nobody), None);
        assert!(glob("x-${aws:nobody, 'y'}").matches("x-y"));
        assert_eq!(
            Template::parse("${aws:TagKeys}", true, true).unwrap().glob(&Nobody),
            None,
            "multivalued"
        );
        assert_eq!(Template::parse("${aws:username", true, true), None);
        assert_eq!(Template::parse("${}", true, true), None);
    }

    #[test]
    fn version_2008_has_no_variables() {
        let text = Template::parse("${aws:username}", false, true).unwrap();
        assert!(text.fixed().unwrap().matches("${aws:username}"));
    }

    #[test]
    fn p14_a_pathological_pattern_ends() {
        let pattern = "*a".repeat(2000) + "b";
        assert!(!glob(&pattern).matches(&"a".repeat(2000)));
    }
}
