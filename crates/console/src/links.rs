//! Where the pages of things are, so that others can lead there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 lets stand anywhere.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as a part of a path or query.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// A user's page.
pub(crate) fn user(name: &str) -> String {
    format!("/console/users/{}", encoded(name))
}

/// A group's page.
pub(crate) fn group(name: &str) -> String {
    format!("/console/groups/{}", encoded(name))
}

/// A role's page.
pub(crate) fn role(name: &str) -> String {
    format!("/console/roles/{}", encoded(name))
}

/// A managed policy's page.
pub(crate) fn policy(arn: &str) -> String {
    format!("/console/policies/policy?arn={}", encoded(arn))
}
