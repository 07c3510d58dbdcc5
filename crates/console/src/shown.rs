//! What others wrote, made fit to be looked at: characters that have no shape, or that turn the text around them, are
//! written out.

use std::fmt::Write as _;

/// One line of somebody's text.
pub(crate) fn shown(text: &str) -> String {
    written(text, |_| false)
}

/// Text of several lines, which may be indented.
pub(crate) fn shown_lines(text: &str) -> String {
    written(&text.replace("\r\n", "\n"), |c| c == '\n' || c == '\t')
}

fn written(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) && !stays(c) {
            let _ = write!(out, "\\u{{{:04x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Controls, format characters (Unicode's Cf: bidirectional marks, joiners, tags), line and paragraph separators, and
/// spaces that are not what they look like.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xa0 | 0xad | 0x034f | 0x0600..=0x0605 | 0x061c | 0x06dd | 0x070f | 0x0890..=0x0891
            | 0x08e2 | 0x115f..=0x1160 | 0x1680 | 0x17b4..=0x17b5 | 0x180b..=0x180f
            | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x3000 | 0x3164 | 0xfe00..=0xfe0f
            | 0xfeff | 0xffa0 | 0xfff0..=0xfffb | 0x110bd | 0x110cd | 0x13430..=0x1343f
            | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(shown("Zoë 日本"), "Zoë 日本");
        assert_eq!(
            shown("a\u{202e}b\u{2028}c\u{200b}\n"),
            "a\\u{202e}b\\u{2028}c\\u{200b}\\u{000a}"
        );
        assert_eq!(shown_lines("a\r\n\tb\u{2066}"), "a\n\tb\\u{2066}");
    }
}
