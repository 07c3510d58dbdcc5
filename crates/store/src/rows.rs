//! All rows of a store in two stretches of memory, which go back to the system when they have been read.

use crate::Revision;
use crate::backend::RowRef;

/// Sealed rows.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    bytes: Vec<u8>,
    at: Vec<At>,
}

/// Where a row is: its key, and right behind it its bytes.
#[derive(Clone, Copy, Debug)]
struct At {
    revision: Revision,
    start: usize,
    key: u32,
    bytes: u32,
}

impl Rows {
    /// Adds a row.
    pub(crate) fn push(&mut self, row: RowRef<'_>) {
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.at.push(At {
            revision: row.revision,
            start: self.bytes.len(),
            key: length(row.key.as_bytes()),
            bytes: length(row.bytes),
        });
        self.bytes.extend_from_slice(row.key.as_bytes());
        self.bytes.extend_from_slice(row.bytes);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.at.len()
    }

    /// Puts them in the order of their revisions, and leaves those of one revision as they stand.
    pub(crate) fn sort_by_revision(&mut self) {
        self.at.sort_by_key(|at| at.revision);
    }

    /// Whether their keys rise: no row comes twice, and a look-up finds what a listing shows.
    pub(crate) fn are_in_order(&self) -> bool {
        self.iter().is_sorted_by(|one, next| one.key < next.key)
    }

    /// The rows, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = RowRef<'_>> {
        self.at.iter().filter_map(|at| self.row(*at))
    }

    /// Some of them.
    pub(crate) fn slice(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = RowRef<'_>> {
        self.at.get(range).unwrap_or_default().iter().filter_map(|at| self.row(*at))
    }

    fn row(&self, at: At) -> Option<RowRef<'_>> {
        let rest = self.bytes.get(at.start..)?;
        let (key, rest) = rest.split_at_checked(usize::try_from(at.key).ok()?)?;
        let bytes = rest.get(..usize::try_from(at.bytes).ok()?)?;
        Some(RowRef { key: std::str::from_utf8(key).ok()?, revision: at.revision, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[(&str, Revision)]) -> Rows {
        let mut all = Rows::default();
        for &(key, revision) in rows {
            all.push(RowRef { key, revision, bytes: key.as_bytes() });
        }
        all
    }

    #[test]
    fn rows_come_back_in_the_order_that_was_asked_for() {
        let mut all = rows(&[("a", 3), ("", 1), ("ccc", 2), ("b", 1)]);
        all.sort_by_revision();
        let keys: Vec<&str> = all.iter().map(|row| row.key).collect();
        assert_eq!(keys, ["", "b", "ccc", "a"], "those of one revision as they stood");
        assert!(all.iter().all(|row| row.key.as_bytes() == row.bytes));
        assert_eq!(all.slice(1..3).map(|row| row.revision).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((all.len(), all.slice(3..9).count()), (4, 0));
    }

    #[test]
    fn a_row_that_comes_twice_or_out_of_turn_is_seen() {
        assert!(rows(&[]).are_in_order());
        assert!(rows(&[("a", 2), ("a/b", 1), ("b", 1)]).are_in_order());
        assert!(!rows(&[("a", 1), ("a", 1)]).are_in_order());
        assert!(!rows(&[("b", 1), ("a", 2)]).are_in_order());
    }
}
