//! Texts of a policy that may hold wildcards and variables.
//!
//! A text is cut into pieces when its document is read. Matching walks the pieces, and allocates only where variables
//! have to be put in.

use crate::context::{Context, Values};
use crate::key::OwnedKey;
use crate::weight::{Weight, allocated};
use compact_str::CompactString;
use std::borrow::Cow;

/// What a text may hold, which depends on where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Syntax {
    /// `${…}` is a variable, not text (version 2012-10-17, and only in some elements).
    pub(crate) variables: bool,
    /// `*` and `?` are wildcards.
    pub(crate) wildcards: bool,
    /// Case does not count: the pattern is kept in lower case, and so must be what is compared with it.
    pub(crate) ignore_case: bool,
}

/// A text that others are compared with. Short ones lie in it, so that comparing touches no more memory. Most are one of
/// the first two forms, which need no walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// Nothing but characters.
    Text(CompactString),
    /// Characters and one `*` behind them.
    Start(CompactString),
    /// Anything else.
    Pieces(Box<[Piece]>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Characters that stand for themselves.
    Text(CompactString),
    /// `?`: exactly one character.
    One(Reach),
    /// `*`: any run of characters, also none.
    Any(Reach),
    Variable(Box<Variable>),
}

/// Which characters a wildcard stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    All,
    /// All but `:`: those of one part of an ARN.
    Part,
}

/// `${key}` or `${key, 'default'}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Variable {
    /// Its place among the variables of the pattern.
    place: usize,
    /// Its value is put in in lower case.
    ignore_case: bool,
    key: OwnedKey,
    default: Option<Box<str>>,
}

/// A piece whose variable has its value.
#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Text(&'p str),
    One(Reach),
    Any(Reach),
}

impl Pattern {
    /// Cuts a text. `None` for a variable that is not closed, has no name or no proper default.
    pub(crate) fn parse(text: &str, syntax: Syntax) -> Option<Pattern> {
        let mut cuts = Cuts::default();
        cuts.cut(text, syntax, Reach::All)?;
        Some(Pattern::new(cuts.pieces()))
    }

    /// Cuts an ARN: the wildcards of its first five parts stay within them, variables are in the sixth only.
    pub(crate) fn parse_arn(parts: [&str; 6], variables: bool) -> Option<Pattern> {
        let wild = Syntax { wildcards: true, ..Syntax::default() };
        let mut cuts = Cuts::default();
        cuts.text.reserve(parts.iter().map(|part| part.len() + 1).sum());
        let [first @ .., last] = parts;
        for part in first {
            cuts.cut(part, wild, Reach::Part)?;
            cuts.add_text(":", wild);
        }
        cuts.cut(last, Syntax { variables, ..wild }, Reach::All)?;
        Some(Pattern::new(cuts.pieces()))
    }

    fn new(mut pieces: Vec<Piece>) -> Pattern {
        match pieces.as_mut_slice() {
            [] => Pattern::Text(CompactString::default()),
            [Piece::Text(text)] => Pattern::Text(std::mem::take(text)),
            [Piece::Any(Reach::All)] => Pattern::Start(CompactString::default()),
            [Piece::Text(text), Piece::Any(Reach::All)] => Pattern::Start(std::mem::take(text)),
            _ => Pattern::Pieces(pieces.into()),
        }
    }

    /// Whether the whole of `text` matches; `None` when a variable has no value and no default. Where case does not
    /// count, `text` is in lower case.
    pub(crate) fn matches(&self, text: &str, context: &dyn Context) -> Option<bool> {
        let Pattern::Pieces(pieces) = self else { return Some(self.matches_plain(text)) };
        // Most have one variable if any, for which nothing is allocated.
        let mut variables = pieces.iter().filter_map(Piece::variable);
        let Some(first) = variables.next() else { return Some(self.matches_plain(text)) };
        let first = first.value(context)?;
        // Values are literal, so the text must have room for all of them; what exceeds it is not kept.
        let mut room = text.len().checked_sub(first.len());
        let mut others: Vec<Cow<'_, str>> = Vec::new();
        for variable in variables {
            let value = variable.value(context)?;
            room = room.and_then(|room| room.checked_sub(value.len()));
            if room.is_some() {
                others.push(value);
            }
        }
        if room.is_none() {
            return Some(false);
        }
        let step = |at: usize| match pieces.get(at)? {
            // A value is literal: its `*`, `?` and `$` mean nothing.
            Piece::Variable(variable) => {
                let other = || others.get(variable.place.checked_sub(1)?);
                Some(Step::Text(other().unwrap_or(&first)))
            }
            piece => piece.step(),
        };
        Some(matches(step, text))
    }

    /// The same for a pattern without variables.
    pub(crate) fn matches_plain(&self, text: &str) -> bool {
        match self {
            Pattern::Text(all) => **all == *text,
            Pattern::Start(start) => text.starts_with(&**start),
            Pattern::Pieces(pieces) => matches(|at| pieces.get(at)?.step(), text),
        }
    }

    /// The text that it begins with, and whether that is all of it.
    pub(crate) fn literal(&self) -> (&str, bool) {
        match self {
            Pattern::Text(text) => (text, true),
            Pattern::Start(text) => (text, false),
            Pattern::Pieces(pieces) => match pieces.first() {
                Some(Piece::Text(text)) => (text, false),
                _ => ("", false),
            },
        }
    }

    pub(crate) fn has_variables(&self) -> bool {
        match self {
            Pattern::Text(_) | Pattern::Start(_) => false,
            Pattern::Pieces(pieces) => pieces.iter().any(|p| p.variable().is_some()),
        }
    }
}

impl Variable {
    /// What is put in its place. Only single-valued keys can be.
    fn value<'c>(&'c self, context: &'c dyn Context) -> Option<Cow<'c, str>> {
        let value = match context.get(self.key.get()) {
            Values::One(value) => value,
            values => match values.single() {
                Some(value) => Cow::Owned(value.text().into_owned()),
                None => Cow::Borrowed(self.default.as_deref()?),
            },
        };
        Some(if self.ignore_case { Cow::Owned(value.to_lowercase()) } else { value })
    }
}

impl Piece {
    fn variable(&self) -> Option<&Variable> {
        match self {
            Piece::Variable(variable) => Some(variable),
            _ => None,
        }
    }

    fn step(&self) -> Option<Step<'_>> {
        match self {
            Piece::Text(text) => Some(Step::Text(text)),
            Piece::One(reach) => Some(Step::One(*reach)),
            Piece::Any(reach) => Some(Step::Any(*reach)),
            Piece::Variable(_) => None,
        }
    }
}

impl Weight for Pattern {
    fn elsewhere(&self) -> usize {
        match self {
            Pattern::Text(text) | Pattern::Start(text) => text.elsewhere(),
            Pattern::Pieces(pieces) => pieces.elsewhere(),
        }
    }
}

impl Weight for Piece {
    fn elsewhere(&self) -> usize {
        match self {
            Piece::Text(text) => text.elsewhere(),
            Piece::One(_) | Piece::Any(_) => 0,
            Piece::Variable(variable) => {
                let Variable { key, default, .. } = &**variable;
                let default = default.as_deref().map_or(0, Weight::elsewhere);
                allocated(size_of::<Variable>()) + key.elsewhere() + default
            }
        }
    }
}

/// A pattern while it is cut. Each part of the text is looked at once, however many variables it has.
#[derive(Default)]
struct Cuts {
    pieces: Vec<Piece>,
    /// Text that has not become a piece yet.
    text: CompactString,
    /// How many variables there are so far.
    variables: usize,
}

impl Cuts {
    /// Cuts a text and adds its pieces.
    fn cut(&mut self, text: &str, syntax: Syntax, reach: Reach) -> Option<()> {
        let mut rest = text;
        while syntax.variables
            && let Some((before, after)) = rest.split_once("${")
        {
            let (inside, after) = after.split_once('}')?;
            self.push(before, syntax, reach);
            match inside {
                "*" | "?" | "$" => self.add_text(inside, syntax),
                _ => {
                    self.add(variable(inside, syntax, self.variables)?);
                    self.variables += 1;
                }
            }
            rest = after;
        }
        self.push(rest, syntax, reach);
        Some(())
    }

    /// Cuts a text without variables and adds its pieces.
    fn push(&mut self, text: &str, syntax: Syntax, reach: Reach) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = if syntax.wildcards { rest.find(['*', '?']) } else { None };
            let (literal, after) = rest.split_at(end.unwrap_or(rest.len()));
            self.add_text(literal, syntax);
            let mut wild = after.chars();
            match wild.next() {
                // Two stars in a row say no more than one.
                Some('*')
                    if self.text.is_empty() && self.pieces.last() == Some(&Piece::Any(reach)) => {}
                Some('*') => self.add(Piece::Any(reach)),
                Some('?') => self.add(Piece::One(reach)),
                _ => {}
            }
            rest = wild.as_str();
        }
    }

    fn add_text(&mut self, text: &str, syntax: Syntax) {
        if syntax.ignore_case {
            self.text.push_str(&text.to_lowercase());
        } else {
            self.text.push_str(text);
        }
    }

    fn add(&mut self, piece: Piece) {
        self.end_text();
        self.pieces.push(piece);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn pieces(mut self) -> Vec<Piece> {
        self.end_text();
        self.pieces
    }
}

fn variable(inside: &str, syntax: Syntax, place: usize) -> Option<Piece> {
    let (key, default) = match inside.split_once(',') {
        Some((key, default)) => {
            let default = default.trim().strip_prefix('\'')?.strip_suffix('\'')?;
            (key.trim(), Some(default))
        }
        None => (inside.trim(), None),
    };
    if key.is_empty() {
        return None;
    }
    let default = default.map(|d| if syntax.ignore_case { d.to_lowercase() } else { d.to_owned() });
    let variable = Variable {
        place,
        ignore_case: syntax.ignore_case,
        key: OwnedKey::of(key),
        default: default.map(Into::into),
    };
    Some(Piece::Variable(Box::new(variable)))
}

/// Walks steps and text. After a mismatch it goes back to the last `*` only and gives that one character more, so it
/// takes at most pattern times text and no stack. The part of an ARN that an earlier `*` stands in has ended for good.
fn matches<'p>(step: impl Fn(usize) -> Option<Step<'p>>, text: &str) -> bool {
    let (mut at, mut rest) = (0, text);
    let mut back: Option<(usize, &str, Reach)> = None;
    loop {
        let ahead = match step(at) {
            Some(Step::Any(reach)) => {
                at += 1;
                if step(at).is_none() && reach == Reach::All {
                    return true;
                }
                back = Some((at, rest, reach));
                continue;
            }
            Some(Step::One(reach)) => behind_one(rest, reach),
            Some(Step::Text(literal)) => rest.strip_prefix(literal),
            None if rest.is_empty() => return true,
            None => None,
        };
        if let Some(ahead) = ahead {
            at += 1;
            rest = ahead;
            continue;
        }
        let Some((behind_star, from, reach)) = back else { return false };
        let Some(from) = behind_one(from, reach) else { return false };
        back = Some((behind_star, from, reach));
        (at, rest) = (behind_star, from);
    }
}

/// What follows the first character, if there is one.
fn behind_one(text: &str, reach: Reach) -> Option<&str> {
    let mut chars = text.chars();
    chars.next().filter(|c| *c != ':' || reach == Reach::All)?;
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Key;
    use proptest::prelude::*;

    const LIKE: Syntax = Syntax { variables: true, wildcards: true, ignore_case: false };

    struct Keys;
    impl Context for Keys {
        fn get(&self, key: Key<'_>) -> Values<'_> {
            match key {
                Key::UserName => Values::One("a*".into()),
                Key::Other("app:upper") => Values::One("UPPER".into()),
                Key::Other("app:question") => Values::One("?".into()),
                Key::Other("app:variable") => Values::One("${aws:username}".into()),
                Key::TagKeys => Values::Many(vec!["x".into()]),
                _ => Values::Absent,
            }
        }
    }

    fn like(pattern: &str, text: &str) -> Option<bool> {
        Pattern::parse(pattern, LIKE).unwrap().matches(text, &Keys)
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
        fn glob_equals_the_obvious_way(pattern in "[abé*?]{0,8}", text in "[abé]{0,10}") {
            let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(like(&pattern, &text), Some(naive(&p, &t)));
        }

        #[test]
        fn a_text_without_wildcards_matches_itself_only(a in "[a-c:/]{0,6}", b in "[a-c:/]{0,6}") {
            prop_assert_eq!(like(&a, &b), Some(a == b));
        }

        #[test]
        fn no_text_makes_it_panic(pattern in ".{0,30}", text in ".{0,30}") {
            if let Some(pattern) = Pattern::parse(&pattern, LIKE) {
                let _ = pattern.matches(&text, &Keys);
            }
        }
    }

    #[test]
    fn stars_cross_everything_and_a_question_mark_is_one_character() {
        assert_eq!(like("a*z", "a/b:c/z"), Some(true));
        assert_eq!(like("a?z", "aéz"), Some(true));
        assert_eq!(like("a?z", "az"), Some(false));
        assert_eq!(like("*", ""), Some(true));
        assert_eq!(like("", "a"), Some(false));
        assert_eq!(like("**a**", "xay"), Some(true));
    }

    #[test]
    fn a_value_is_literal() {
        assert_eq!(like("user/${aws:username}", "user/a*"), Some(true));
        assert_eq!(like("user/${aws:username}", "user/ab"), Some(false));
        assert_eq!(like("x${app:question}", "xy"), Some(false));
        assert_eq!(like("${app:variable}", "a*"), Some(false), "not put in twice");
        assert_eq!(like("${app:variable}", "${aws:username}"), Some(true));
    }

    #[test]
    fn three_escapes_are_literal_characters() {
        assert_eq!(like("a${*}b${?}c${$}", "a*b?c$"), Some(true));
        assert_eq!(like("a${*}b", "axb"), Some(false));
        assert_eq!(like("${$}{aws:username}", "${aws:username}"), Some(true));
    }

    #[test]
    fn a_variable_without_value_takes_its_default_or_says_nothing() {
        assert_eq!(like("x-${aws:nobody}", "x-"), None);
        assert_eq!(like("x-${aws:nobody, 'y'}", "x-y"), Some(true));
        assert_eq!(like("x-${aws:nobody,'*'}", "x-y"), Some(false), "a default is literal too");
        assert_eq!(like("${aws:TagKeys}", "x"), None, "only single-valued keys");
        assert_eq!(like("${AWS:UserName}", "a*"), Some(true), "key names ignore case");
    }

    #[test]
    fn a_variable_that_cannot_be_read_is_refused() {
        for text in ["${aws:username", "${}", "${ }", "${a, b}", "${a, 'b}"] {
            assert_eq!(Pattern::parse(text, LIKE), None, "{text}");
        }
    }

    #[test]
    fn without_variables_the_braces_are_text() {
        let text = Pattern::parse("${aws:username}", Syntax { variables: false, ..LIKE }).unwrap();
        assert!(text.matches_plain("${aws:username}"));
        assert!(!text.has_variables());
    }

    #[test]
    fn case_is_ignored_in_text_and_values() {
        let ignoring = Syntax { ignore_case: true, wildcards: false, variables: true };
        let pattern = Pattern::parse("A*${app:upper}", ignoring).unwrap();
        assert_eq!(pattern.matches("a*upper", &Keys), Some(true));
    }

    #[test]
    fn a_pathological_pattern_takes_no_stack_and_few_steps() {
        let steps = std::cell::Cell::new(0_usize);
        let pattern = Pattern::parse(&("*a".repeat(2000) + "b"), LIKE).unwrap();
        let Pattern::Pieces(pieces) = &pattern else { panic!("it has pieces") };
        let step = |at: usize| {
            steps.set(steps.get() + 1);
            pieces.get(at)?.step()
        };
        assert!(!matches(step, &"a".repeat(4000)));
        assert!(steps.get() < 2000 * 4000, "{}", steps.get());
    }
}
