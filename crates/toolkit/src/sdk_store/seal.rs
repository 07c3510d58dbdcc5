//! How a value is encrypted: UTF-16 (little endian), what the system makes of it, upper-case hexadecimal.

use crate::Error;
use data_encoding::{HEXUPPER, HEXUPPER_PERMISSIVE};
use zeroize::Zeroizing;

/// What protects bytes for the user who is signed in.
pub(super) trait Protector {
    /// Seals bytes.
    fn protect(&self, plain: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error>;

    /// Opens what was sealed.
    fn unprotect(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error>;
}

/// The system's own protection: DPAPI on Windows, none elsewhere.
#[derive(Debug)]
pub(super) struct System;

#[cfg(windows)]
impl Protector for System {
    fn protect(&self, plain: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        countersign_dpapi::protect(plain)
            .map_err(|error| Error::Failed(format!("Windows cannot encrypt the value: {error}")))
    }

    fn unprotect(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        countersign_dpapi::unprotect(sealed).map_err(|error| {
            Error::Failed(format!(
                "a value does not decrypt for this Windows user, and .NET would drop it: {error}"
            ))
        })
    }
}

#[cfg(not(windows))]
impl Protector for System {
    fn protect(&self, _: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        Err(elsewhere("written"))
    }

    fn unprotect(&self, _: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        Err(elsewhere("read"))
    }
}

/// Whether the system protects anything; the error, in which `what` is a verb, says who does.
pub(super) fn is_possible(what: &str) -> Result<(), Error> {
    if cfg!(windows) { Ok(()) } else { Err(elsewhere(what)) }
}

fn elsewhere(what: &str) -> Error {
    Error::Failed(format!(
        "encrypted values of the SDK Store can be {what} only on Windows, by the user they belong to; elsewhere .NET reads the shared files, so use `countersign profile`"
    ))
}

/// Encrypts a value.
pub(super) fn seal(protector: &impl Protector, value: &str) -> Result<String, Error> {
    let mut plain = Zeroizing::new(Vec::with_capacity(value.len() * 2));
    plain.extend(value.encode_utf16().flat_map(u16::to_le_bytes));
    Ok(HEXUPPER.encode(&protector.protect(&plain)?))
}

/// Decrypts a value.
pub(super) fn open(protector: &impl Protector, sealed: &str) -> Result<Zeroizing<String>, Error> {
    let broken = || Error::Failed("an encrypted value is damaged".to_owned());
    let sealed = HEXUPPER_PERMISSIVE.decode(sealed.as_bytes()).map_err(|_| broken())?;
    let plain = protector.unprotect(&sealed)?;
    let (pairs, rest) = plain.as_chunks::<2>();
    let units: Zeroizing<Vec<u16>> =
        Zeroizing::new(pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect());
    let value = String::from_utf16(&units).map(Zeroizing::new).map_err(|_| broken())?;
    if rest.is_empty() { Ok(value) } else { Err(broken()) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A protector that turns bytes around behind the head that DPAPI's have.
    #[derive(Debug)]
    pub(crate) struct Turned;

    const HEAD: [u8; 4] = [1, 0, 0, 0];

    impl Protector for Turned {
        fn protect(&self, plain: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
            let turned = plain.iter().rev();
            Ok(Zeroizing::new(HEAD.iter().chain(turned).copied().collect()))
        }

        fn unprotect(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
            let turned =
                sealed.strip_prefix(&HEAD).ok_or_else(|| Error::Failed("no".to_owned()))?;
            Ok(Zeroizing::new(turned.iter().rev().copied().collect()))
        }
    }

    #[test]
    fn a_value_is_utf_16_and_upper_case_hexadecimal() {
        // U+0041, U+00E9, U+1D11E as a pair of surrogates, each low byte first.
        let sealed = seal(&Turned, "Aé𝄞").unwrap();
        assert_eq!(sealed, "01000000DD1ED83400E90041");
        assert_eq!(&**open(&Turned, &sealed).unwrap(), "Aé𝄞");
        assert_eq!(&**open(&Turned, &sealed.to_lowercase()).unwrap(), "Aé𝄞");
        for damaged in ["0100000041", "01000000D8000041", "01000000004", "xyz", "02000000"] {
            open(&Turned, damaged).unwrap_err();
        }
        #[cfg(not(windows))]
        for refused in [seal(&System, "canary").err(), open(&System, "01").map(drop).err()] {
            let message = refused.unwrap().to_string();
            assert!(message.contains("Windows") && !message.contains("canary"), "{message}");
        }
    }
}
