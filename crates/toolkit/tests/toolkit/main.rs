//! The toolkit from outside: the SDKs' public cases, files, locks and a server on loopback.

#![cfg(test)]

mod fixtures;
