//! What a request is about, key by key, on demand.

use crate::condition::Instant;
use crate::key::Key;
use std::borrow::Cow;
use std::net::IpAddr;

/// The condition keys of one request.
pub trait Context {
    /// The value of a key.
    fn get(&self, key: Key<'_>) -> Values<'_>;
}

/// What a condition key holds. A key that has a type holds it as such, so that it cannot hold what is none; an operator of
/// another type sees the text that AWS would send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values<'a> {
    /// The request does not have the key.
    Absent,
    /// A single-valued key.
    One(Cow<'a, str>),
    /// A multivalued key, whatever number of values it has.
    Many(Vec<Cow<'a, str>>),
    /// A moment, in seconds since 1970; as text in ISO 8601.
    Instant(i64),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Flag(bool),
    /// An address.
    Ip(IpAddr),
    /// It is there, and what it is cannot be said: two tags whose keys differ only in case, which conditions do not tell
    /// apart. It never allows, and never keeps from denying.
    Unclear,
}

/// One value of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'v> {
    Text(&'v str),
    Instant(i64),
    Number(i64),
    Flag(bool),
    Ip(IpAddr),
}

impl Values<'_> {
    /// The value of a single-valued key that is there.
    pub(crate) fn single(&self) -> Option<Value<'_>> {
        Some(match self {
            Values::Absent | Values::Many(_) | Values::Unclear => return None,
            Values::One(text) => Value::Text(text),
            Values::Instant(seconds) => Value::Instant(*seconds),
            Values::Number(number) => Value::Number(*number),
            Values::Flag(truth) => Value::Flag(*truth),
            Values::Ip(address) => Value::Ip(*address),
        })
    }
}

impl<'v> Value<'v> {
    /// The value as AWS would send it.
    pub(crate) fn text(self) -> Cow<'v, str> {
        match self {
            Value::Text(text) => text.into(),
            Value::Instant(seconds) => Instant::from_seconds(seconds).to_string().into(),
            Value::Number(number) => number.to_string().into(),
            Value::Flag(true) => "true".into(),
            Value::Flag(false) => "false".into(),
            Value::Ip(address) => address.to_string().into(),
        }
    }
}
