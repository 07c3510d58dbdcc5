//! Windows' data protection (DPAPI), for the user who is signed in.
//!
//! As .NET's SDK Store uses it: the description `psw`, no further entropy, and no window ever. What one
//! user has protected opens for nobody else.

#![cfg(windows)]
#![warn(missing_docs)]

use std::io;
use std::ptr::{null, null_mut};
use windows_sys::Win32::Foundation::LocalFree;
use windows_sys::Win32::Security::Cryptography::{
    CRYPT_INTEGER_BLOB, CRYPTPROTECT_UI_FORBIDDEN, CryptProtectData, CryptUnprotectData,
};
use zeroize::{Zeroize as _, Zeroizing};

/// Seals bytes for the user who is signed in.
#[expect(unsafe_code, reason = "the operating system's function has no safe binding")]
pub fn protect(plain: &[u8]) -> io::Result<Zeroizing<Vec<u8>>> {
    let description: [u16; 4] = [b'p'.into(), b's'.into(), b'w'.into(), 0];
    let input = blob(plain)?;
    let mut output = CRYPT_INTEGER_BLOB { cbData: 0, pbData: null_mut() };
    // SAFETY: every pointer is null or to something that outlives the call; the input is only read.
    let done = unsafe {
        CryptProtectData(
            &raw const input,
            description.as_ptr(),
            null(),
            null(),
            null(),
            CRYPTPROTECT_UI_FORBIDDEN,
            &raw mut output,
        )
    };
    take(done, &output)
}

/// Opens what [`protect`] sealed for the same user.
#[expect(unsafe_code, reason = "the operating system's function has no safe binding")]
pub fn unprotect(sealed: &[u8]) -> io::Result<Zeroizing<Vec<u8>>> {
    let input = blob(sealed)?;
    let mut output = CRYPT_INTEGER_BLOB { cbData: 0, pbData: null_mut() };
    // SAFETY: every pointer is null or to something that outlives the call; the input is only read.
    let done = unsafe {
        CryptUnprotectData(
            &raw const input,
            null_mut(),
            null(),
            null(),
            null(),
            CRYPTPROTECT_UI_FORBIDDEN,
            &raw mut output,
        )
    };
    take(done, &output)
}

fn blob(bytes: &[u8]) -> io::Result<CRYPT_INTEGER_BLOB> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    Ok(CRYPT_INTEGER_BLOB { cbData: length, pbData: bytes.as_ptr().cast_mut() })
}

/// Copies what the system has put out, and wipes and frees its own copy.
#[expect(unsafe_code, reason = "the operating system's memory has no safe binding")]
fn take(done: i32, output: &CRYPT_INTEGER_BLOB) -> io::Result<Zeroizing<Vec<u8>>> {
    if done == 0 {
        return Err(io::Error::last_os_error());
    }
    let length = usize::try_from(output.cbData).map_err(|_| io::ErrorKind::InvalidData)?;
    if output.pbData.is_null() {
        return Ok(Zeroizing::default());
    }
    // SAFETY: the call succeeded, so this many bytes are there, and they are ours until they are freed.
    let theirs = unsafe { std::slice::from_raw_parts_mut(output.pbData, length) };
    let bytes = Zeroizing::new(theirs.to_vec());
    theirs.zeroize();
    // SAFETY: the memory is the system's own, comes from this call and is not used again.
    unsafe { LocalFree(output.pbData.cast()) };
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_protected_opens_again() {
        let sealed = protect(b"canary").unwrap_or_default();
        assert!(!sealed.windows(6).any(|window| window == b"canary"));
        assert_eq!(unprotect(&sealed).map(|plain| plain.to_vec()).ok(), Some(b"canary".to_vec()));
        assert!(unprotect(b"canary").is_err());
    }

    /// Not under Wine, which has a head of its own.
    #[test]
    fn it_begins_as_what_dotnet_writes() {
        let head = [0x01, 0, 0, 0, 0xd0, 0x8c, 0x9d, 0xdf, 0x01, 0x15, 0xd1, 0x11, 0x8c, 0x7a];
        assert!(protect(b"canary").unwrap_or_default().starts_with(&head));
    }
}
