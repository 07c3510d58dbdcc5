//! How much memory a document takes, so that whoever keeps many can keep to a budget.
//!
//! What counts is that no text makes more than is said here; what an allocation costs besides is a guess.

use compact_str::CompactString;

/// What an allocation costs besides its bytes.
const ALLOCATION: usize = 16;

/// Bytes that something holds elsewhere, besides its own size.
pub(crate) trait Weight {
    fn elsewhere(&self) -> usize;
}

impl<T: Weight> Weight for [T] {
    fn elsewhere(&self) -> usize {
        allocated(size_of_val(self)) + self.iter().map(Weight::elsewhere).sum::<usize>()
    }
}

impl<T: Weight> Weight for Option<T> {
    fn elsewhere(&self) -> usize {
        self.as_ref().map_or(0, Weight::elsewhere)
    }
}

impl Weight for CompactString {
    fn elsewhere(&self) -> usize {
        if self.is_heap_allocated() { allocated(self.capacity()) } else { 0 }
    }
}

impl Weight for str {
    fn elsewhere(&self) -> usize {
        allocated(self.len())
    }
}

/// What so many bytes of one allocation cost.
pub(crate) fn allocated(bytes: usize) -> usize {
    if bytes == 0 { 0 } else { bytes + ALLOCATION }
}
