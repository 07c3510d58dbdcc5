//! What leaves the locker: URIs that any application reads, or a file sealed under a passphrase.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use crate::import::{Ask, ImportError};
use crate::seal::{self, Header, Unopened};
use crate::{Entry, LockerError, Method};

/// The `otpauth://` URI of each entry, one a line. They hold the seeds in the clear.
pub fn uris(entries: &[Entry]) -> Zeroizing<String> {
    let uris: Vec<_> = entries.iter().map(|entry| entry.device.to_uri()).collect();
    // Room for everything at once: a text that grows leaves copies behind.
    let length = uris.iter().map(|uri| uri.len() + 1).sum();
    let mut text = Zeroizing::new(String::with_capacity(length));
    for uri in &uris {
        // Writing to a text does not fail.
        let _ = writeln!(text, "{}", uri.as_str());
    }
    text
}

/// A file of entries that the passphrase opens, and [`import::read`](crate::import::read) takes.
pub fn sealed(entries: &[Entry], passphrase: &str) -> Result<Vec<u8>, LockerError> {
    let failed = |_| LockerError::NoRandomness;
    let header = Header::new(Method::Passphrase).map_err(failed)?;
    let key = key(&header, passphrase).ok_or(LockerError::NoRandomness)?;
    seal::seal(&header, &key[..], entries).map_err(failed)
}

/// Whether a file is one of ours.
pub(crate) fn is(file: &[u8]) -> bool {
    file.starts_with(b"CSAL")
}

/// The entries of such a file.
pub(crate) fn open(file: &[u8], ask: Ask<'_>) -> Result<Vec<Entry>, ImportError> {
    let app = "countersign";
    let (header, rest) = Header::read(file).map_err(|_| ImportError::Damaged(app))?;
    if header.method() != Method::Passphrase {
        return Err(ImportError::Sealed(app));
    }
    let key = key(&header, &ask()?).ok_or(ImportError::Damaged(app))?;
    seal::open(&header, &key[..], rest).map_err(|why| match why {
        Unopened::Damaged => ImportError::WrongPassphrase,
        _ => ImportError::Damaged(app),
    })
}

fn key(header: &Header, passphrase: &str) -> Option<Zeroizing<[u8; 32]>> {
    match header {
        Header::Passphrase(cost, salt) => cost.key(passphrase, salt),
        _ => None,
    }
}
