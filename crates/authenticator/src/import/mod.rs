//! How devices come in: `otpauth://` URIs, a seed in base32, pictures of QR codes, exports of other
//! applications.

use std::fmt;
use std::io::{self, Read};

use countersign_otp::uri::{NoUri, Otpauth};
use countersign_otp::{NoSeed, Seed};
use zeroize::Zeroizing;

use crate::picture::{self, Format};
use crate::{Entry, Name, backup};

mod apps;
mod draft;
mod migration;
mod sealed;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 2_000_000;

/// The largest picture that is decoded, in pixels.
pub const MAX_PIXELS: u64 = 4_000_000;

/// Gets the passphrase of a sealed export; called at most once.
pub type Ask<'a> = &'a dyn Fn() -> Result<Zeroizing<String>, ImportError>;

/// What was in a file.
#[derive(Debug, Default)]
pub struct Found {
    /// The devices, each once, in the file's order.
    pub devices: Vec<Otpauth>,
    /// Those that no code can be made for.
    pub skipped: Vec<Skipped>,
    /// Which parts of an export in several parts there were.
    pub parts: Vec<Part>,
}

/// A device that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its issuer and account.
    pub label: String,
    /// What it is, in words that follow its name.
    pub why: &'static str,
}

/// One part of an export in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 1 on.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

/// Why nothing could be imported. It repeats nothing that may be a seed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// The input could not be read.
    Io(io::Error),
    /// The input is larger than [`MAX_BYTES`].
    TooLarge,
    /// The picture has more than [`MAX_PIXELS`].
    TooManyPixels,
    /// The picture is damaged, or of a kind that is not read.
    Picture,
    /// Reading the picture took too long.
    TooSlow,
    /// There is no QR code with an otpauth URI in the picture.
    NoCode,
    /// There are several devices where one is asked for.
    Several,
    /// The text is not UTF-8, and the bytes are no picture.
    NoText,
    /// The text is no otpauth URI.
    Uri(NoUri),
    /// The text is no seed.
    Seed(NoSeed),
    /// The text begins as JSON does and is none.
    NotJson,
    /// The JSON is no export of an application that is known.
    UnknownExport,
    /// The export of an application is not as that application writes it.
    Damaged(&'static str),
    /// The export of an application is sealed in a way that is not opened here.
    Sealed(&'static str),
    /// The export is sealed, and no passphrase was given: why.
    NoPassphrase(String),
    /// The passphrase is wrong, or the export is damaged.
    WrongPassphrase,
    /// There is no device in it, or none that codes can be made for.
    Empty(Vec<Skipped>),
}

/// Reads all devices in what a person has: pictures, URIs one a line, exports of Google Authenticator, Aegis,
/// 2FAS, FreeOTP+, andOTP, Raivo, Bitwarden, or a backup of our own. Which one it is, its bytes tell.
pub fn read(input: impl Read, ask: Ask<'_>) -> Result<Found, ImportError> {
    let bytes = take(input)?;
    let mut found = Found::default();
    match Format::of(&bytes) {
        Some(format) => from_picture(bytes, format, &mut found)?,
        None if backup::is(&bytes) => {
            for entry in backup::open(&bytes, ask)? {
                found.take(Ok(entry.device));
            }
        }
        None => from_text(text(&bytes)?, ask, &mut found)?,
    }
    if found.devices.is_empty() { Err(ImportError::Empty(found.skipped)) } else { Ok(found) }
}

/// Reads the one device that a person gives a name: as [`read`] does, or a bare seed in base32, which is
/// taken as AWS's devices are: SHA-1, six digits, steps of 30 seconds.
pub fn read_one(name: Name, input: impl Read, ask: Ask<'_>) -> Result<Entry, ImportError> {
    let bytes = take(input)?;
    let seed = match Format::of(&bytes) {
        None if !backup::is(&bytes) => text(&bytes).map(|text| is_bare(text).then_some(text))?,
        _ => None,
    };
    if let Some(seed) = seed {
        let seed = Seed::from_base32(seed).map_err(ImportError::Seed)?;
        let device = Otpauth { issuer: None, ..Otpauth::device(name.as_str(), "", seed) };
        return Ok(Entry { name, device });
    }
    let mut found = read(&bytes[..], ask)?;
    match (found.devices.pop(), found.devices.is_empty()) {
        (Some(device), true) => Ok(Entry { name, device }),
        (None, _) => Err(ImportError::Empty(found.skipped)),
        (Some(_), false) => Err(ImportError::Several),
    }
}

impl Found {
    fn take(&mut self, device: Result<Otpauth, Skipped>) {
        match device {
            Ok(device) if self.devices.contains(&device) => {}
            Ok(device) => self.devices.push(device),
            Err(skipped) => self.skipped.push(skipped),
        }
    }
}

fn take(input: impl Read) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let mut bytes = Zeroizing::new(Vec::new());
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ImportError::Io)?;
    match u64::try_from(bytes.len()) {
        Ok(..=MAX_BYTES) => Ok(bytes),
        _ => Err(ImportError::TooLarge),
    }
}

/// The text, without the byte order mark that some editors put before what they save.
fn text(bytes: &[u8]) -> Result<&str, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NoText)?;
    Ok(text.trim_start_matches('\u{feff}').trim())
}

/// Whether a text can be nothing but a seed.
fn is_bare(text: &str) -> bool {
    !text.contains("://") && !text.starts_with(['{', '['])
}

fn from_text(text: &str, ask: Ask<'_>, found: &mut Found) -> Result<(), ImportError> {
    if text.starts_with(['{', '[']) {
        return apps::read(text.as_bytes(), ask, found);
    }
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if migration::is(line) {
            migration::read(line, found)?;
        } else {
            found.take(Ok(line.parse().map_err(ImportError::Uri)?));
        }
    }
    Ok(())
}

fn from_picture(
    bytes: Zeroizing<Vec<u8>>,
    format: Format,
    found: &mut Found,
) -> Result<(), ImportError> {
    let mut refused = None;
    for text in picture::codes(bytes, format)? {
        if migration::is(&text) {
            migration::read(&text, found)?;
            continue;
        }
        match text.parse::<Otpauth>() {
            Ok(device) => found.take(Ok(device)),
            // A code for something else is nothing to speak of.
            Err(NoUri::Scheme) => {}
            Err(why) => refused = Some(why),
        }
    }
    match refused {
        Some(why) if found.devices.is_empty() => Err(ImportError::Uri(why)),
        None if found.devices.is_empty() && found.skipped.is_empty() => Err(ImportError::NoCode),
        _ => Ok(()),
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(e) => write!(f, "could not read it: {e}"),
            Self::TooLarge => f.write_str("this is larger than 2 MB"),
            Self::TooManyPixels => {
                f.write_str("the picture has more than 4 million pixels; cut out the QR code")
            }
            Self::Picture => f.write_str("the picture is damaged or of a kind that is not read"),
            Self::TooSlow => f.write_str("the picture takes too long to read; cut out the QR code"),
            Self::NoCode => f.write_str("no QR code with an otpauth URI was found in the picture"),
            Self::Several => f.write_str(
                "there are several devices in it: take them all with `countersign authenticator import`, or cut out one QR code",
            ),
            Self::NoText => f.write_str("this is neither text nor a PNG or JPEG picture"),
            Self::Uri(why) => why.fmt(f),
            Self::Seed(why) => write!(f, "{why} (and it is no otpauth URI)"),
            Self::NotJson => f.write_str("this begins as JSON does, and is damaged"),
            Self::UnknownExport => f.write_str(
                "this is JSON, and no export of Aegis, 2FAS, FreeOTP+, andOTP, Raivo or Bitwarden",
            ),
            Self::Damaged(app) => write!(f, "this export of {app} is damaged or of a newer form"),
            Self::Sealed(app) => write!(
                f,
                "this export of {app} is sealed in a way that only {app} opens; export it again, unsealed or with a password"
            ),
            Self::NoPassphrase(why) => write!(f, "this is sealed under a passphrase: {why}"),
            Self::WrongPassphrase => f.write_str("the passphrase is wrong, or the file is damaged"),
            Self::Empty(skipped) => match skipped.first() {
                None => f.write_str("there is no device in it"),
                Some(Skipped { label, why }) => {
                    write!(f, "there is no device in it that codes can be made for: `{label}` is {why}")
                }
            },
        }
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(e) => Some(e),
            Self::Uri(e) => Some(e),
            Self::Seed(e) => Some(e),
            _ => None,
        }
    }
}
