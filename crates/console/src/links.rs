//! Where the pages of things are, so that others can lead there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 lets stand anywhere.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names that browsers take for a place in the path, however they are encoded, and what stands for them there. No name
/// has a tilde.
const DOTS: [(&str, &str); 2] = [(".", "~."), ("..", "~..")];

/// A text as a part of a path or query.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// A name as a part of a path.
fn segment(name: &str) -> String {
    let dots = DOTS.iter().find(|(dots, _)| *dots == name);
    dots.map_or_else(|| encoded(name), |(_, written)| (*written).to_owned())
}

/// A path as routes have it, from one as browsers have it.
pub(crate) fn routed(path: &str) -> String {
    each(path, |part| DOTS.iter().find(|(_, written)| *written == part).map(|(dots, _)| *dots))
}

/// A path as browsers have it, from one as routes have it.
pub(crate) fn written(path: &str) -> String {
    each(path, |part| DOTS.iter().find(|(dots, _)| *dots == part).map(|(_, written)| *written))
}

/// A path with some of its parts replaced; its query stays as it is.
fn each(path: &str, part: impl Fn(&str) -> Option<&'static str>) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let parts: Vec<&str> = path.split('/').map(|old| part(old).unwrap_or(old)).collect();
    parts.join("/") + query
}

/// A user's page.
pub(crate) fn user(name: &str) -> String {
    format!("/console/users/{}", segment(name))
}

/// A group's page.
pub(crate) fn group(name: &str) -> String {
    format!("/console/groups/{}", segment(name))
}

/// A role's page.
pub(crate) fn role(name: &str) -> String {
    format!("/console/roles/{}", segment(name))
}

/// A managed policy's page.
pub(crate) fn policy(arn: &str) -> String {
    format!("/console/policies/policy?arn={}", encoded(arn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_dots_stays_a_part_of_its_path() {
        assert_eq!(
            (user(".."), role("."), group("..."), user("a/b")),
            (
                "/console/users/~..".into(),
                "/console/roles/~.".into(),
                "/console/groups/...".into(),
                "/console/users/a%2Fb".into(),
            )
        );
        for (browsers, routes) in [
            ("/console/users/~../mfa?x=/~../", "/console/users/../mfa?x=/~../"),
            ("/console/users/~.", "/console/users/."),
            ("/console/users/~a", "/console/users/~a"),
        ] {
            assert_eq!((routed(browsers), written(routes)), (routes.into(), browsers.into()));
        }
    }
}
