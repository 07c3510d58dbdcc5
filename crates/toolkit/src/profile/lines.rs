//! A file as its lines, which is all that the readings have in common and all that an edit needs.
//!
//! The lines lie side by side from the first byte to the last, so putting them together again gives the file.

use std::ops::Range;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where one line stands in the bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// All of it: a byte order mark before the first line and the line end are in it.
    pub(super) whole: Range<usize>,
    /// What is left without these.
    pub(super) text: Range<usize>,
}

/// The lines of a file in order; the line with index `n` has the number `n + 1`.
pub(super) fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end = start + piece.len();
        let marked = start == 0 && piece.starts_with(BYTE_ORDER_MARK);
        let from = if marked { BYTE_ORDER_MARK.len() } else { start };
        let text = piece.strip_suffix(b"\n").unwrap_or(piece);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        lines.push(Line { whole: start..end, text: from..start + text.len() });
        start = end;
    }
    lines
}

impl Line {
    /// The bytes without a byte order mark and the line end.
    pub(super) fn text<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.text.clone()).unwrap_or_default()
    }

    /// The line end, `\n` or `\r\n`; none where a file ends without one.
    pub(super) fn end<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        bytes.get(self.text.end..self.whole.end).filter(|end| end.ends_with(b"\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(bytes: &[u8]) -> Vec<(&[u8], &[u8])> {
        let lines = lines(bytes);
        let whole: Vec<u8> = lines.iter().flat_map(|l| bytes[l.whole.clone()].to_vec()).collect();
        assert_eq!(whole, bytes);
        lines.iter().map(|l| (&bytes[l.text.clone()], &bytes[l.text.end..l.whole.end])).collect()
    }

    #[test]
    fn nothing_is_lost() {
        assert_eq!(split(b""), []);
        assert_eq!(split(b"\xef\xbb\xbf"), [(&b""[..], &b""[..])]);
        assert_eq!(
            split(b"\xef\xbb\xbfa\r\n\n\xef\xbb\xbfb\r\rc\n d\r"),
            [
                (&b"a"[..], &b"\r\n"[..]),
                (b"", b"\n"),
                (b"\xef\xbb\xbfb\r\rc", b"\n"),
                (b" d", b"\r")
            ]
        );
    }
}
