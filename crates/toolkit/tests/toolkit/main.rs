//! The toolkit from outside: the SDKs' public cases, files, locks and a server on loopback.

mod fixtures;
