//! The server: config, first start, listener, control socket, backup.
//!
//! [`Server::start`] opens a folder, makes the first account where there is none, and listens; everything it answers
//! goes through `Service::call`. [`ask`] is how a command line reaches an installation, running or not.

mod backup;
mod clock;
mod config;
mod control;
mod endpoint;
mod error;
mod first;
mod folder;
mod http;
mod metrics;
mod open;
mod own;
mod routes;
mod server;
mod test_routes;
mod tokens;

pub use backup::restore;
pub use config::{Config, First};
pub use control::{AccountLine, Ask, ControlError, Reply, ask};
pub use error::StartError;
pub use server::Server;
pub use test_routes::TestToken;
pub use tokens::{BadTokens, TokenSeed, tokens};
