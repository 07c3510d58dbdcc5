//! Profiles, resolution, prompts, cache: MFA-protected credentials for every program.
//!
//! One path leads through here: [`profile`] reads the files, [`chain`] turns a profile into a chain of
//! steps, [`source`] takes the steps (asking through [`prompt`], keeping sessions in `cache`), and
//! [`process`] shapes the result for other programs and [`serve`] gives it to them over loopback. The
//! environment, the clock and the choice of prompt are handed in; a terminal is touched in `prompt` only.

mod cache;
pub mod chain;
pub mod doctor;
pub mod env;
mod error;
mod explain;
pub mod federation;
mod http;
mod note;
pub mod process;
pub mod profile;
pub mod prompt;
mod random;
pub mod rotate;
pub mod sdk_store;
pub mod serve;
pub mod setup;
mod shell;
pub mod source;
mod sts;
pub mod whoami;

pub use countersign_ident::{Arn, Secret};
pub use env::Env;
pub use error::{Error, printable};
pub use explain::Explained;
pub use prompt::{Authenticator, CodeFrom};
pub use source::{Credentials, Session, Toolkit};
