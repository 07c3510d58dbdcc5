//! HTTP and the query protocol, as any client meets them.

mod limits;
mod protocol;
