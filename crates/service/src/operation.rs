//! What an operation is to the pipeline: one row of a static table.

use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::may::{Ask, May};
use countersign_api::{Op, Operation, Shape};
use std::any::Any;

/// An operation that changes nothing.
pub(crate) trait Read: Ask {
    /// Reads the snapshot and answers.
    fn run(cx: &Cx<'_>, i: &Self::In) -> Result<Self::Out, Fault>;
}

/// An operation that changes records, or makes credentials.
pub(crate) trait Write: Ask {
    /// Reads the snapshot and leaves writes. It may run twice: it touches nothing but the transaction.
    fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Self::Out, Fault>;
}

/// Which guarantees a call needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A snapshot is enough.
    Read,
    /// The newest revision, and a commit.
    Write,
    /// As `Write`; what it makes outlives the call (credentials).
    Mint,
    /// Nobody has written it yet: 501.
    NotBuilt,
}

type AskFn = fn(&mut May<'_>, &dyn Shape) -> Result<(), Fault>;
type RunFn = fn(&mut Tx<'_>, &dyn Shape) -> Result<Box<dyn Shape>, Fault>;

/// One operation.
pub(crate) struct Entry {
    pub(crate) op: &'static Op,
    pub(crate) kind: Kind,
    pub(crate) ask: AskFn,
    pub(crate) run: RunFn,
}

impl Entry {
    pub(crate) const fn read<O: Read>() -> Entry {
        Entry { op: O::OP, kind: Kind::Read, ask: ask::<O>, run: read::<O> }
    }

    pub(crate) const fn write<O: Write>() -> Entry {
        Entry { op: O::OP, kind: Kind::Write, ask: ask::<O>, run: write::<O> }
    }

    pub(crate) const fn mint<O: Write>() -> Entry {
        Entry { op: O::OP, kind: Kind::Mint, ask: ask::<O>, run: write::<O> }
    }

    pub(crate) const fn not_built<O: Operation>() -> Entry {
        Entry {
            op: O::OP,
            kind: Kind::NotBuilt,
            ask: |_, _| Err(Fault::not_implemented(O::OP.name)),
            run: |_, _| Err(Fault::not_implemented(O::OP.name)),
        }
    }

    /// The row of an operation.
    pub(crate) fn of(op: &Op) -> Option<&'static Entry> {
        let key = |e: &Entry| (e.op.service, e.op.name);
        let at = crate::dispatch::ENTRIES
            .binary_search_by(|e| key(e).cmp(&(op.service, op.name)))
            .ok()?;
        crate::dispatch::ENTRIES.get(at)
    }
}

/// The typed input. The edge made it from the same operation's facts, so another type is a bug of ours.
fn typed<O: Operation>(input: &dyn Shape) -> Result<&O::In, Fault> {
    (input as &dyn Any).downcast_ref().ok_or_else(|| {
        tracing::error!(operation = O::OP.name, "the input has another operation's type");
        Fault::service_failure()
    })
}

fn ask<O: Ask>(may: &mut May<'_>, input: &dyn Shape) -> Result<(), Fault> {
    O::ask(may, typed::<O>(input)?)
}

fn read<O: Read>(tx: &mut Tx<'_>, input: &dyn Shape) -> Result<Box<dyn Shape>, Fault> {
    Ok(Box::new(O::run(tx, typed::<O>(input)?)?))
}

fn write<O: Write>(tx: &mut Tx<'_>, input: &dyn Shape) -> Result<Box<dyn Shape>, Fault> {
    Ok(Box::new(O::run(tx, typed::<O>(input)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispatch::ENTRIES;
    use countersign_api::SERVICES;

    #[test]
    fn every_operation_has_its_row() {
        for op in SERVICES.iter().flat_map(|s| s.operations) {
            let entry = Entry::of(op).unwrap();
            assert_eq!((entry.op.service, entry.op.name), (op.service, op.name));
        }
    }

    #[test]
    fn the_foundation_is_built() {
        let built =
            ENTRIES.iter().filter(|e| e.kind != Kind::NotBuilt && e.op.service != "own").count();
        assert!(built >= 48, "{built}");
    }
}
