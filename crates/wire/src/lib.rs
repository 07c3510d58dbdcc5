//! The AWS query protocol: forms in, XML out, and the reverse for clients.
//!
//! This is the only crate that knows forms and XML. [`Form`] gives a request its one interpretation or
//! refuses it; [`read`] fills a shape from a form and says every fault at once; [`answer`] and [`fault`]
//! write what goes back; [`client`] does both the other way round. [`Node`] is any XML document, bounded.

pub mod client;
mod form;
mod node;
mod read;
mod time;
mod write;

pub use form::{BadForm, Form};
pub use node::{Node, NotXml};
pub use read::read;
pub use write::{answer, fault};
