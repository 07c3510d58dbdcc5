//! The texts of the QR codes in a picture, out of bytes that may be anything.

use std::io::Cursor;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rqrr::PreparedImage;
use zeroize::Zeroizing;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::import::{ImportError, MAX_PIXELS};

/// How long a picture may take. One of millions of pixels that looks like nothing but corners of QR
/// codes would take hours.
const TIME: Duration = Duration::from_secs(10);

/// What a picture is decoded to at most: four bytes a pixel, and as much again to work in.
const MEMORY: usize = 32_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Jpeg,
}

impl Format {
    /// Which decoder the first bytes ask for; no other is tried.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else {
            None
        }
    }
}

/// The texts of all QR codes that can be read, dark on light or light on dark.
///
/// This is done in a thread of its own: one that takes too long is left behind, and one that fails
/// on bytes its decoder did not expect fails alone.
pub(crate) fn codes(
    bytes: Zeroizing<Vec<u8>>,
    format: Format,
) -> Result<Vec<Zeroizing<String>>, ImportError> {
    let (send, receive) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("picture".into())
        .spawn(move || send.send(read(&bytes, format)))
        .map_err(ImportError::Io)?;
    receive.recv_timeout(TIME).map_err(|why| match why {
        RecvTimeoutError::Timeout => ImportError::TooSlow,
        RecvTimeoutError::Disconnected => ImportError::Picture,
    })?
}

fn read(bytes: &[u8], format: Format) -> Result<Vec<Zeroizing<String>>, ImportError> {
    let picture = match format {
        Format::Png => png(bytes)?,
        Format::Jpeg => jpeg(bytes)?,
    };
    let texts = scan(&picture, false);
    if texts.is_empty() { Ok(scan(&picture, true)) } else { Ok(texts) }
}

/// A picture in shades of grey, 0 being black.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

fn scan(picture: &Grey, inverted: bool) -> Vec<Zeroizing<String>> {
    let shade = |x: usize, y: usize| {
        let shade = picture.pixels.get(y * picture.width + x).copied().unwrap_or(0xff);
        if inverted { !shade } else { shade }
    };
    let mut prepared = PreparedImage::prepare_from_greyscale(picture.width, picture.height, shade);
    let grids = prepared.detect_grids();
    grids.iter().filter_map(|g| g.decode().ok()).map(|(_, text)| Zeroizing::new(text)).collect()
}

/// Checks a size before anything of it is allocated.
fn size(width: u64, height: u64) -> Result<(usize, usize), ImportError> {
    if width == 0 || height == 0 {
        return Err(ImportError::Picture);
    }
    if width.checked_mul(height).is_none_or(|pixels| pixels > MAX_PIXELS) {
        return Err(ImportError::TooManyPixels);
    }
    let side = |n: u64| usize::try_from(n).map_err(|_| ImportError::TooManyPixels);
    Ok((side(width)?, side(height)?))
}

fn png(bytes: &[u8]) -> Result<Grey, ImportError> {
    let bad = |_| ImportError::Picture;
    let limits = png::Limits { bytes: MEMORY };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(bad)?;
    let (width, height) = size(header.width.into(), header.height.into())?;

    let mut reader = decoder.read_info().map_err(bad)?;
    let length = reader.output_buffer_size().filter(|n| *n <= MEMORY);
    let mut samples = vec![0; length.ok_or(ImportError::TooManyPixels)?];
    reader.next_frame(&mut samples).map_err(bad)?;

    let each = reader.output_color_type().0.samples();
    let pixels = samples
        .chunks_exact(each)
        .map(|pixel| match *pixel {
            [grey] => grey,
            [grey, alpha] => on_white(grey, alpha),
            [r, g, b] => luma(r, g, b),
            [r, g, b, alpha] => on_white(luma(r, g, b), alpha),
            _ => 0xff,
        })
        .collect();
    Ok(Grey { width, height, pixels })
}

fn jpeg(bytes: &[u8]) -> Result<Grey, ImportError> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| ImportError::Picture)?;
    let header = decoder.info().ok_or(ImportError::Picture)?;
    let (width, height) = size(header.width.into(), header.height.into())?;
    let pixels = decoder.decode().map_err(|_| ImportError::Picture)?;
    Ok(Grey { width, height, pixels })
}

/// How bright a colour looks (ITU-R BT.601), in thousandths.
fn luma(r: u8, g: u8, b: u8) -> u8 {
    let sum = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
    u8::try_from(sum / 1000).unwrap_or(0xff)
}

/// What can be seen through is white paper behind.
fn on_white(shade: u8, alpha: u8) -> u8 {
    let (shade, alpha) = (u32::from(shade), u32::from(alpha));
    u8::try_from((shade * alpha + 255 * (255 - alpha)) / 255).unwrap_or(0xff)
}
