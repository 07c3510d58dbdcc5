//! What others may do, and what becomes of it.

/// What becomes of a folder or file of ours that other users have access to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposed {
    /// It is closed to them and used: nothing is lost when it has to be made anew.
    Close,
    /// It is an error, since somebody else may have seen or changed what cannot be made anew.
    Refuse,
}
