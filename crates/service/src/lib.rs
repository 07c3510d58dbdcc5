//! What each operation asks of policy and does.
//!
//! [`Service::call`] is the one door: who (signature, session token, key state), may (every `ask` answered by
//! the policy engine), do (`run`), commit. Operations live in `iam/<noun>/<verb>.rs` and `sts/`; their kinds,
//! asks and the table that finds them are generated from `model/` into `dispatch.rs`.

mod arn;
mod authorization_message;
mod bx;
mod caller;
mod clock;
mod context;
mod cx;
mod decide;
mod dispatch;
mod fault;
mod holder;
mod iam;
mod last_used;
mod limits;
mod managed;
mod may;
mod mfa;
mod operation;
mod own;
mod page;
mod pipeline;
mod restore;
mod signin;
mod slow;
pub mod state;
mod sts;

pub use caller::inspect;
pub use clock::Clock;
pub use countersign_sigv4::{Claim, Parts};
pub use decide::{Call, Decider};
pub use fault::Fault;
pub use pipeline::{Options, Origin, Proof, Request, Service};
pub use restore::restored;
pub use state::State;
