//! The shapes and operation names of IAM, STS and our own operations.
//!
//! `iam/`, `sts/` and `own/` are generated from `model/` by `cargo xtask gen`; what is here by hand says
//! what a shape *is*: a row of named slots with facts about each. This crate knows no encoding: `wire`
//! fills slots from forms and writes them as XML by walking the same row.

mod facts;
pub mod iam;
pub mod own;
mod shape;
pub mod sts;

pub use facts::{FaultFacts, Member, Op, Pattern, Service, Type, TypeKind};
pub use shape::{Blob, List, Map, Maybe, Nothing, Operation, Paged, Shape, Slot, Timestamp, Value};

/// The services in the order of their names.
pub static SERVICES: &[&Service] = &[&iam::SERVICE, &own::SERVICE, &sts::SERVICE];
