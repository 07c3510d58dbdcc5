//! From places in the text to lines and columns.

use super::{Finding, Level};
use crate::source::Span;

/// Puts findings in the order of the text and counts lines and columns along it once.
pub(super) fn findings(mut found: Vec<(Span, Level, String)>, text: &str) -> Vec<Finding> {
    // What starts last is the most exact; of one place the worst comes first.
    found.sort_by(|(a, x, m), (b, y, n)| (a.start, x, a.end, m).cmp(&(b.start, y, b.end, n)));
    found.dedup();
    let (mut line, mut column, mut at) = (1, 1, 0);
    let mut placed = Vec::with_capacity(found.len());
    for (span, level, message) in found {
        for c in text.get(at..span.start).unwrap_or_default().chars() {
            if c == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        at = at.max(span.start);
        let width = width(text.get(span.start..span.end).unwrap_or_default());
        placed.push(Finding { level, message, line, column, width });
    }
    placed
}

/// The longest stretch that is worth underlining.
const MOST_WIDTH: usize = 200;

fn width(text: &str) -> usize {
    text.chars().take(MOST_WIDTH).take_while(|c| !matches!(c, '\n' | '\r')).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "{\"é\":\r\n  \"☃☃\"}";
        let at = |start, end| (Span { start, end }, Level::Warning, format!("{start}"));
        let found = findings(vec![at(10, 18), at(1, 5), at(0, text.len()), at(99, 99)], text);
        let places: Vec<_> = found.iter().map(|f| (f.line, f.column, f.width)).collect();
        assert_eq!(places, [(1, 1, 5), (1, 2, 3), (2, 3, 4), (2, 3, 1)]);
    }
}
