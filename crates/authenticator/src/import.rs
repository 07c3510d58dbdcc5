//! How an entry comes in: an `otpauth://` URI, a seed in base32, or a picture of a QR code.

use std::fmt;
use std::io::{self, Read};

use countersign_otp::NoSeed;
use countersign_otp::Seed;
use countersign_otp::uri::{NoUri, Otpauth};
use zeroize::Zeroizing;

use crate::picture::{self, Format};
use crate::{Entry, Name};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 2_000_000;

/// The largest picture that is decoded, in pixels.
pub const MAX_PIXELS: u64 = 4_000_000;

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
    /// There are several in it.
    SeveralCodes,
    /// The text is not UTF-8, and the bytes are no picture.
    NoText,
    /// The text is no otpauth URI.
    Uri(NoUri),
    /// The text is no seed.
    Seed(NoSeed),
}

/// Reads what a person has of a device: text with a URI or a seed, or a PNG or JPEG of a QR code.
/// Which one it is, its first bytes tell.
///
/// A bare seed is taken as AWS's devices are: SHA-1, six digits, steps of 30 seconds.
pub fn read(name: Name, input: impl Read) -> Result<Entry, ImportError> {
    let mut bytes = Zeroizing::new(Vec::new());
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ImportError::Io)?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n > MAX_BYTES) {
        return Err(ImportError::TooLarge);
    }
    let device = match Format::of(&bytes) {
        Some(format) => from_picture(bytes, format)?,
        None => from_text(&name, std::str::from_utf8(&bytes).map_err(|_| ImportError::NoText)?)?,
    };
    Ok(Entry { name, device })
}

fn from_text(name: &Name, text: &str) -> Result<Otpauth, ImportError> {
    // Some editors put a byte order mark before what they save.
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.contains("://") {
        return text.parse().map_err(ImportError::Uri);
    }
    let seed = Seed::from_base32(text).map_err(ImportError::Seed)?;
    Ok(Otpauth { issuer: None, ..Otpauth::device(name.as_str(), "", seed) })
}

fn from_picture(bytes: Zeroizing<Vec<u8>>, format: Format) -> Result<Otpauth, ImportError> {
    let mut found: Vec<Otpauth> = Vec::new();
    let mut refused = None;
    for text in picture::codes(bytes, format)? {
        match text.parse::<Otpauth>() {
            Ok(device) if !found.contains(&device) => found.push(device),
            // The same code twice is one, and a code for something else is nothing to speak of.
            Ok(_) | Err(NoUri::Scheme) => {}
            Err(why) => refused = Some(why),
        }
    }
    let device = found.pop();
    match (device, refused) {
        (Some(_), _) if !found.is_empty() => Err(ImportError::SeveralCodes),
        (Some(device), _) => Ok(device),
        (None, Some(why)) => Err(ImportError::Uri(why)),
        (None, None) => Err(ImportError::NoCode),
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
            Self::SeveralCodes => {
                f.write_str("there are several QR codes in the picture; cut out one")
            }
            Self::NoText => f.write_str("this is neither text nor a PNG or JPEG picture"),
            Self::Uri(why) => why.fmt(f),
            Self::Seed(why) => write!(f, "{why} (and it is no otpauth URI)"),
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
