//! `otpauth-migration://` URIs, by which Google's authenticator hands over many devices at once.
//!
//! The data is a protocol buffer: `1` a device (`1` seed, `2` name, `3` issuer, `4` algorithm, `5` digits,
//! `6` type, `7` counter), `3` how many parts there are, `4` which of them this is, from 0 on. Fields that
//! are not known are passed over, as the encoding asks.

use super::draft::{Draft, Kind, Secret};
use super::{Found, ImportError, Part};
use data_encoding::BASE64_NOPAD;
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

const APP: &str = "Google Authenticator";

/// What such a URI begins with.
const SCHEME: &str = "otpauth-migration://";

/// More devices than one URI can hold in a QR code.
const MOST: usize = 200;

/// Whether a text is such a URI.
pub(super) fn is(text: &str) -> bool {
    text.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
}

/// The devices of a URI.
pub(super) fn read(uri: &str, found: &mut Found) -> Result<(), ImportError> {
    let damaged = || ImportError::Damaged(APP);
    let bytes = payload(uri).ok_or_else(damaged)?;
    let (mut devices, mut size, mut index) = (0, 1, 0);
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        match field(&mut rest).ok_or_else(damaged)? {
            (1, Value::Bytes(device)) => {
                devices += 1;
                if devices > MOST {
                    return Err(damaged());
                }
                found.take(read_device(device).ok_or_else(damaged)?.device());
            }
            (3, Value::Number(number)) => size = number,
            (4, Value::Number(number)) => index = number,
            _ => {}
        }
    }
    let small = |number: u64| u32::try_from(number).ok().filter(|number| *number < 1000);
    let (size, index) = small(size).zip(small(index)).ok_or_else(damaged)?;
    if size > 1 {
        found.parts.push(Part { number: index + 1, of: size });
    }
    Ok(())
}

fn payload(uri: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (_, query) = uri.split_once('?')?;
    let data = query.split('&').find_map(|pair| pair.strip_prefix("data="))?;
    let decoded = Zeroizing::new(percent_decode_str(data).collect::<Vec<u8>>());
    let mut letters = Zeroizing::new(Vec::with_capacity(decoded.len()));
    // A blank is a plus sign that somebody took for one; `-` and `_` are the alphabet for URLs.
    letters.extend(decoded.iter().filter(|b| **b != b'=').map(|b| match b {
        b'-' | b' ' => b'+',
        b'_' => b'/',
        b => *b,
    }));
    BASE64_NOPAD.decode(&letters).ok().map(Zeroizing::new)
}

fn read_device(bytes: &[u8]) -> Option<Draft> {
    let mut draft = Draft { app: APP, ..Draft::default() };
    let (mut algorithm, mut digits, mut kind) = (0, 0, 0);
    let mut rest = bytes;
    while !rest.is_empty() {
        match field(&mut rest)? {
            (1, Value::Bytes(seed)) => draft.secret = Secret::Bytes(Zeroizing::new(seed.to_vec())),
            (2, Value::Bytes(name)) => draft.account = text(name)?,
            (3, Value::Bytes(name)) => draft.issuer = text(name)?,
            (4, Value::Number(number)) => algorithm = number,
            (5, Value::Number(number)) => digits = number,
            (6, Value::Number(number)) => kind = number,
            (7, Value::Number(number)) => draft.counter = Some(number),
            _ => {}
        }
    }
    // 0 is what a field that is left out means.
    draft.algorithm = String::from(match algorithm {
        0 | 1 => "SHA1",
        2 => "SHA256",
        3 => "SHA512",
        4 => "MD5",
        _ => "unknown",
    });
    draft.digits = match digits {
        0 | 1 => Some(6),
        2 => Some(8),
        3 => Some(7),
        _ => Some(0),
    };
    draft.kind = match kind {
        0 | 2 => Kind::Time,
        1 => Kind::Counter,
        _ => Kind::Other("of an unknown type"),
    };
    Some(draft)
}

fn text(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// A fixed-width value, which no field of ours has.
    Other,
}

/// Takes the next field off a protocol buffer: its number and its value.
fn field<'a>(rest: &mut &'a [u8]) -> Option<(u64, Value<'a>)> {
    let key = number(rest)?;
    let value = match key & 7 {
        0 => Value::Number(number(rest)?),
        1 => split(rest, 8).map(|_| Value::Other)?,
        2 => {
            let length = usize::try_from(number(rest)?).ok()?;
            Value::Bytes(split(rest, length)?)
        }
        5 => split(rest, 4).map(|_| Value::Other)?,
        _ => return None,
    };
    Some((key >> 3, value))
}

fn split<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// Takes a number of seven bits a byte off, the lowest first.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (first, left) = rest.split_first()?;
        *rest = left;
        let bits = u64::from(first & 0x7f);
        value |= bits.checked_shl(shift).filter(|moved| moved >> shift == bits)?;
        if first & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
