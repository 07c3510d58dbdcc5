//! The SDKs' public cases, read from beside the checkout and run through the binary.
//!
//! They are never copied in. Where they are not there, texts and places come out of the published `aws-runtime`;
//! the other checks say so loudly and pass, but on a machine that builds for everybody (`CI=true`) they fail.

#![cfg(test)]

mod cases;
mod explain;
mod files;
mod providers;
