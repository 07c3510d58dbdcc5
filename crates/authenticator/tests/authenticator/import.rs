//! What a person may have of a device, and what is no such thing.

use std::io::Read;

use countersign_authenticator::import::{ImportError, MAX_BYTES, read_one};
use countersign_authenticator::{Entry, Name};
use countersign_otp::uri::Otpauth;
use countersign_otp::{Seed, qr};
use png::{BitDepth, ColorType};
use proptest::prelude::*;
use zeroize::Zeroizing;

const BASE32: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn name() -> Name {
    "work".parse().unwrap()
}

fn device() -> Otpauth {
    Otpauth::device("ada@111122223333", "Countersign", Seed::from(*b"12345678901234567890"))
}

/// Nobody knows the passphrase of anything.
pub(crate) fn nobody() -> Result<Zeroizing<String>, ImportError> {
    Err(ImportError::NoPassphrase("there is nobody to ask".to_owned()))
}

fn read(name: Name, input: impl Read) -> Result<Entry, ImportError> {
    read_one(name, input, &nobody)
}

fn import(bytes: &[u8]) -> Result<Otpauth, ImportError> {
    read(name(), bytes).map(|entry| entry.device)
}

/// The picture of a text in eight-bit grey: its side and its pixels.
pub(crate) fn grey(text: &str) -> (usize, Vec<u8>) {
    let picture = qr::png(text).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (usize::try_from(frame.width).unwrap(), pixels)
}

pub(crate) fn encode(
    width: usize,
    height: usize,
    color: ColorType,
    depth: BitDepth,
    data: &[u8],
) -> Vec<u8> {
    let mut out = Vec::new();
    let (width, height) = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    out
}

#[test]
fn reads_a_seed_in_base32() {
    for text in [BASE32.to_owned(), format!("\u{feff} {}\r\n", BASE32.to_lowercase())] {
        let Entry { name, device } = read(name(), text.as_bytes()).unwrap();
        assert_eq!(name.as_str(), "work");
        assert_eq!((device.account.as_str(), device.issuer), ("work", None));
        assert_eq!(*device.seed.to_base32(), BASE32);
    }
}

#[test]
fn reads_an_otpauth_uri() {
    let text = format!("{}\n", *device().to_uri());
    assert_eq!(import(text.as_bytes()).unwrap(), device());
}

#[test]
fn reads_the_picture_that_a_device_is_made_with() {
    let picture = qr::png(&device().to_uri()).unwrap();
    assert_eq!(import(&picture).unwrap(), device());
}

#[test]
fn reads_a_photograph_in_jpeg() {
    assert_eq!(import(include_bytes!("data/qr.jpg")).unwrap(), device());
}

#[test]
fn reads_every_kind_of_png_and_light_on_dark() {
    let (side, pixels) = grey(&device().to_uri());
    let each = |f: &dyn Fn(u8) -> Vec<u8>| pixels.iter().flat_map(|p| f(*p)).collect::<Vec<_>>();
    for (color, depth, data) in [
        (ColorType::Grayscale, BitDepth::Eight, pixels.clone()),
        (ColorType::Grayscale, BitDepth::Eight, each(&|p| vec![!p])),
        (ColorType::Grayscale, BitDepth::Sixteen, each(&|p| vec![p, p])),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, each(&|p| vec![0, !p])),
        (ColorType::Rgb, BitDepth::Eight, each(&|p| vec![p / 2, p, p / 3])),
        (ColorType::Rgba, BitDepth::Eight, each(&|p| vec![p, p, p, 255])),
        (ColorType::Rgba, BitDepth::Eight, each(&|p| vec![0, 0, 90, !p])),
    ] {
        let picture = encode(side, side, color, depth, &data);
        assert_eq!(import(&picture).unwrap(), device(), "{color:?} {depth:?}");
    }
}

#[test]
fn one_picture_is_one_device() {
    let (side, first) = grey(&device().to_uri());
    let beside = |second: &[u8]| {
        let rows = first.chunks(side).zip(second.chunks(side));
        let pixels: Vec<u8> = rows.flat_map(|(a, b)| [a, b].concat()).collect();
        import(&encode(side * 2, side, ColorType::Grayscale, BitDepth::Eight, &pixels))
    };
    let other = Otpauth { account: "bob@111122223333".into(), ..device() };
    assert!(matches!(beside(&grey(&other.to_uri()).1), Err(ImportError::Several)));
    assert_eq!(beside(&first).unwrap(), device());
    let unrelated = format!("https://example.com/{}", "x".repeat(60));
    let (unrelated_side, unrelated) = grey(&unrelated);
    assert_eq!(unrelated_side, side, "the test needs pictures of one size");
    assert_eq!(beside(&unrelated).unwrap(), device());
}

#[test]
fn refuses_what_is_none_and_says_nothing_of_it() {
    let web = qr::png("https://example.com/").unwrap();
    let bad = qr::png("otpauth://totp/a?secret=1").unwrap();
    let blank = encode(90, 90, ColorType::Grayscale, BitDepth::Eight, &[255; 8100]);
    for (bytes, words) in [
        (&b""[..], "the seed is empty (and it is no otpauth URI)"),
        (
            b"not a seed!",
            "the seed is not base32: letters A to Z and digits 2 to 7 (and it is no otpauth URI)",
        ),
        (b"https://example.com/", "this is not an otpauth:// URI"),
        (b"otpauth://totp/a", "the otpauth URI has no `secret`"),
        (b"\xff\xfe\x00", "this is neither text nor a PNG or JPEG picture"),
        (b"GIF89a\x01\x00\x01\x00\xff", "this is neither text nor a PNG or JPEG picture"),
        (&web, "no QR code with an otpauth URI was found in the picture"),
        (&blank, "no QR code with an otpauth URI was found in the picture"),
        (&bad, "the seed is not base32: letters A to Z and digits 2 to 7"),
        (b"\x89PNG\r\n\x1a\n", "the picture is damaged or of a kind that is not read"),
        (b"\xff\xd8\xff", "the picture is damaged or of a kind that is not read"),
    ] {
        assert_eq!(import(bytes).unwrap_err().to_string(), words);
    }
}

#[test]
fn c12_a_file_is_2_mb_at_most() {
    struct Endless;
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            buffer.fill(b'A');
            Ok(buffer.len())
        }
    }
    assert!(matches!(read(name(), Endless), Err(ImportError::TooLarge)));
    let picture = qr::png(&device().to_uri()).unwrap();
    let most = usize::try_from(MAX_BYTES).unwrap();
    let mut padded = picture.clone();
    padded.resize(most, 0);
    assert_eq!(import(&padded).unwrap(), device());
    padded.push(0);
    assert!(matches!(import(&padded), Err(ImportError::TooLarge)));
}

#[test]
fn c12_a_picture_has_4_million_pixels_at_most() {
    // Only the header is there: a decoder that went on would say that the picture is damaged.
    let header = |width: u32, height: u32| {
        let mut png = encode(1, 1, ColorType::Grayscale, BitDepth::Eight, &[0]);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        png
    };
    for (width, height) in [(2001, 2000), (100_000, 100_000), (4_000_001, 1), (1, u32::MAX / 2)] {
        let refused = import(&header(width, height)).unwrap_err();
        assert!(matches!(refused, ImportError::TooManyPixels), "{width} {height} {refused:?}");
    }
    assert!(matches!(import(&header(2000, 2000)), Err(ImportError::Picture)));

    let mut jpeg = include_bytes!("data/qr.jpg").to_vec();
    let frame = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x3e, 0x80, 0x3e, 0x80]);
    assert!(matches!(import(&jpeg), Err(ImportError::TooManyPixels)));
}

#[test]
fn c12_a_picture_that_is_cut_short_is_damaged() {
    let picture = qr::png(&device().to_uri()).unwrap();
    for length in (8..picture.len() - 16).step_by(7) {
        let refused = import(&picture[..length]).unwrap_err();
        assert!(matches!(refused, ImportError::Picture), "{length} {refused:?}");
    }
}

/// The checksum of a PNG chunk.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xedb8_8320 * (c & 1)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn c12_a_bent_picture_is_an_error_or_the_device(
        jpeg: bool,
        place: prop::sample::Index,
        bytes in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let mut picture = if jpeg {
            include_bytes!("data/qr.jpg").to_vec()
        } else {
            qr::png(&device().to_uri()).unwrap()
        };
        let at = place.index(picture.len());
        for (to, from) in picture.iter_mut().skip(at).zip(bytes) {
            *to = from;
        }
        if let Ok(read) = import(&picture) {
            prop_assert_eq!(read, device());
        }
    }
}
