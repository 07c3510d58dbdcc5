//! The toolkit's commands against a server that really checks codes.

mod mfa;
mod through;
