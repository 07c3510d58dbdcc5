//! What a request is about, key by key, on demand.

use std::borrow::Cow;

/// The condition keys of one request.
pub trait Context {
    /// The value of a key, whose name arrives in lower case (keys compare without case).
    fn get(&self, key: &str) -> Values<'_>;
}

/// What a condition key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values<'a> {
    /// The request does not have the key.
    Absent,
    /// A single-valued key.
    One(Cow<'a, str>),
    /// A multivalued key, whatever number of values it has.
    Many(Vec<Cow<'a, str>>),
}
