//! `Bool` and `Null`.
//!
//! `Bool` compares texts without regard to case. AWS's pages disagree on whether variables stand in it; they do here.

use crate::context::Context;
use crate::pattern::{Pattern, Syntax};
use std::borrow::Cow;

/// `true` or `false`, in any case.
pub(super) fn parse(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Reads a policy value of `Bool`: a truth, or what holds a variable.
pub(super) fn pattern(text: &str, variables: bool) -> Option<Pattern> {
    let pattern = Pattern::parse(text, Syntax { variables, wildcards: false, ignore_case: true })?;
    (parse(text).is_some() || pattern.has_variables()).then_some(pattern)
}

/// Whether a request's value is one of the policy's.
pub(super) fn any(all: &[Pattern], value: &str, context: &dyn Context) -> bool {
    // Most have no capital, and need no copy.
    let lower = value.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let value = if lower { Cow::Borrowed(value) } else { Cow::Owned(value.to_lowercase()) };
    all.iter().any(|pattern| pattern.matches(&value, context) == Some(true))
}
