//! The texts of the QR codes in a picture, out of bytes that may be anything.

use std::io::Cursor;
use std::ops::Range;
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
    // Each view costs as much as the first, so those that help most often come first.
    let views: [&dyn Fn() -> Option<Grey>; 6] = [
        &|| Some(picture.framed()),
        &|| picture.larger(),
        &|| Some(picture.evened()),
        &|| Some(picture.smoothed()),
        &|| picture.smaller(LARGE),
        &|| picture.smaller(LARGE / 2),
    ];
    for view in views {
        let Some(view) = view() else { continue };
        for inverted in [false, true] {
            let texts = scan(&view, inverted);
            if !texts.is_empty() {
                return Ok(texts);
            }
        }
    }
    Ok(Vec::new())
}

/// A photograph that is wider or higher than this has more noise than code in it.
const LARGE: usize = 1000;

/// A picture that is no wider or higher than this may have modules of one or two pixels, which are too
/// small for the finder.
const SMALL: usize = 400;

/// The white that a code is to have around it, where a picture was cut close.
const FRAME: usize = 8;

/// A picture in shades of grey, 0 being black.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn at(&self, x: usize, y: usize) -> u8 {
        if x < self.width {
            self.pixels.get(y * self.width + x).copied().unwrap_or(0xff)
        } else {
            0xff
        }
    }

    fn drawn(width: usize, height: usize, shade: impl Fn(usize, usize) -> u8) -> Grey {
        let row = |y| (0..width).map(move |x| (x, y));
        let pixels = (0..height).flat_map(row).map(|(x, y)| shade(x, y)).collect();
        Grey { width, height, pixels }
    }

    /// With a frame of the shade of its corner, which is what a code stands on.
    fn framed(&self) -> Grey {
        let ground = self.at(0, 0);
        Grey::drawn(self.width + 2 * FRAME, self.height + 2 * FRAME, |x, y| {
            match (x.checked_sub(FRAME), y.checked_sub(FRAME)) {
                (Some(x), Some(y)) if x < self.width && y < self.height => self.at(x, y),
                _ => ground,
            }
        })
    }

    /// Three times as large, if it is small.
    fn larger(&self) -> Option<Grey> {
        let small = self.width.max(self.height) <= SMALL;
        let drawn = |x, y| self.at(x / 3, y / 3);
        small.then(|| Grey::drawn(self.width * 3, self.height * 3, drawn).framed())
    }

    /// Each pixel the mean of those around it, so that single specks vanish.
    fn smoothed(&self) -> Grey {
        Grey::drawn(self.width, self.height, |x, y| {
            let (left, top) = (x.saturating_sub(1), y.saturating_sub(1));
            let (right, bottom) = ((x + 1).min(self.width - 1), (y + 1).min(self.height - 1));
            self.mean(left..right + 1, top..bottom + 1)
        })
    }

    /// Black and white, each pixel measured against those far around it, so that a shadow over half of it
    /// is none.
    fn evened(&self) -> Grey {
        // The sum of all pixels above and left of a place, so that any mean takes four of them.
        let stride = self.width + 1;
        let mut sums = vec![0_u64; stride * (self.height + 1)];
        for y in 0..self.height {
            let mut row = 0;
            for x in 0..self.width {
                row += u64::from(self.at(x, y));
                let above = sums.get(y * stride + x + 1).copied().unwrap_or(0);
                if let Some(sum) = sums.get_mut((y + 1) * stride + x + 1) {
                    *sum = above + row;
                }
            }
        }
        let sum = |x: usize, y: usize| sums.get(y * stride + x).copied().unwrap_or(0);
        let far = (self.width.min(self.height) / 12).max(4);
        Grey::drawn(self.width, self.height, |x, y| {
            let (left, top) = (x.saturating_sub(far), y.saturating_sub(far));
            let (right, bottom) = ((x + far + 1).min(self.width), (y + far + 1).min(self.height));
            let count = u64::try_from((right - left) * (bottom - top)).unwrap_or(u64::MAX);
            let around = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
            // Paper is a little lighter than the mean around it wherever there is any ink.
            if u64::from(self.at(x, y)) * count * 100 < around * 90 { 0 } else { 0xff }
        })
        .framed()
    }

    /// So much smaller that no side is longer than `side`, if one is.
    fn smaller(&self, side: usize) -> Option<Grey> {
        let by = self.width.max(self.height).div_ceil(side);
        let drawn = |x: usize, y: usize| self.mean(x * by..(x + 1) * by, y * by..(y + 1) * by);
        (by > 1).then(|| Grey::drawn(self.width / by, self.height / by, drawn).framed())
    }

    fn mean(&self, columns: Range<usize>, rows: Range<usize>) -> u8 {
        let count = (columns.len() * rows.len()).max(1);
        let row = |y| columns.clone().map(move |x| usize::from(self.at(x, y))).sum::<usize>();
        u8::try_from(rows.map(row).sum::<usize>() / count).unwrap_or(0xff)
    }
}

fn scan(picture: &Grey, inverted: bool) -> Vec<Zeroizing<String>> {
    let shade = |x: usize, y: usize| {
        let shade = picture.at(x, y);
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
