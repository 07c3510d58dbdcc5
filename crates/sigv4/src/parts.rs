//! A request as it came off the wire.

use crate::Refusal;

/// A request's parts exactly as they were received, or are about to be sent. Pure data, borrowed.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The method as it stands on the request line.
    pub method: &'a str,
    /// The path as it stands on the request line, neither decoded nor normalised.
    pub path: &'a str,
    /// What follows the `?`, without it; empty when there is none.
    pub query: &'a str,
    /// Every header in the order of arrival. INVARIANT: names are lower-case.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The whole body.
    pub body: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The value of a header that must not be repeated.
    pub(crate) fn single(&self, name: &'static str) -> Result<Option<&'a [u8]>, Refusal> {
        let mut values = self.headers.iter().filter(|(n, _)| *n == name).map(|(_, v)| *v);
        match (values.next(), values.next()) {
            (first, None) => Ok(first),
            _ => Err(Refusal::Repeated(name)),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(n, _)| *n == name)
    }
}

impl std::fmt::Debug for Parts<'_> {
    /// Bodies and headers carry secrets, so only the outline is shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &self.headers.len())
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}
