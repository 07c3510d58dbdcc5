//! URI encoding (RFC 3986, with AWS's unreserved characters) and hexadecimal.

use std::borrow::Cow;

const UPPER: &[u8; 16] = b"0123456789ABCDEF";
const LOWER: &[u8; 16] = b"0123456789abcdef";

pub(crate) fn unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends `bytes`, every byte that is neither unreserved nor in `keep` as `%XX`.
pub(crate) fn encode(out: &mut Vec<u8>, bytes: &[u8], keep: &[u8]) {
    for &byte in bytes {
        if unreserved(byte) || keep.contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'%');
            out.extend(digits(byte, UPPER));
        }
    }
}

/// Undoes the encoding once. `None` for a `%` without its two digits, and for a `+`: a form reader
/// takes it for a space and a URI reader does not, so a signature over it says nothing.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, [u8]>> {
    if !text.bytes().any(|b| matches!(b, b'%' | b'+')) {
        return Some(Cow::Borrowed(text.as_bytes()));
    }
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => return None,
            b'%' => nibble(bytes.next()?)? << 4 | nibble(bytes.next()?)?,
            byte => byte,
        });
    }
    Some(Cow::Owned(out))
}

/// Decoded once and encoded once: the one spelling that is signed.
pub(crate) fn recode(text: &str) -> Option<Cow<'_, [u8]>> {
    if text.bytes().all(unreserved) {
        return Some(Cow::Borrowed(text.as_bytes()));
    }
    let mut out = Vec::with_capacity(text.len() + 16);
    encode(&mut out, &decode(text)?, b"");
    Some(Cow::Owned(out))
}

pub(crate) fn hex(out: &mut Vec<u8>, bytes: &[u8]) {
    for &byte in bytes {
        out.extend(digits(byte, LOWER));
    }
}

/// Exactly 64 lower-case hexadecimal digits.
pub(crate) fn unhex(text: &[u8]) -> Option<[u8; 32]> {
    if text.len() != 64 || text.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let mut out = [0; 32];
    for (byte, pair) in out.iter_mut().zip(text.chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        *byte = nibble(high)? << 4 | nibble(low)?;
    }
    Some(out)
}

fn digits(byte: u8, alphabet: &[u8; 16]) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|n| alphabet.get(usize::from(n)).copied().unwrap_or_default())
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|n| u8::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s5_every_spelling_has_one_canonical_form() {
        for (raw, canonical) in [
            ("Action", "Action"),
            ("%41ction", "Action"),
            ("a%2fb", "a%2Fb"),
            ("a/b", "a%2Fb"),
            ("a%20b", "a%20b"),
            ("%7E%00%ff", "~%00%FF"),
            ("ሴ", "%E1%88%B4"),
        ] {
            assert_eq!(recode(raw).as_deref(), Some(canonical.as_bytes()), "{raw}");
        }
        for bad in ["a+b", "%", "%4", "%zz", "%+1", "100%"] {
            assert_eq!(recode(bad), None, "{bad}");
        }
    }

    #[test]
    fn s9_a_signature_is_64_lower_case_digits() {
        let good = "0f".repeat(32);
        assert_eq!(unhex(good.as_bytes()), Some([15; 32]));
        for bad in
            ["0F".repeat(32), "0f".repeat(31), "0f".repeat(33), "0g".repeat(32), String::new()]
        {
            assert_eq!(unhex(bad.as_bytes()), None, "{bad}");
        }
    }
}
