//! HTTP/1.1 on a port: what bytes may come in, who answers, what every answer carries.

pub(crate) mod answer;
mod guard;
mod head;
mod listener;
pub(crate) mod request_id;
pub(crate) mod tls;

pub(crate) use guard::Refused;
pub(crate) use listener::{Handler, Listener, Peer};

/// The largest body, in bytes (CONTRACT.md, "Limits on the wire").
pub(crate) const MAX_BODY: usize = 1024 * 1024;
