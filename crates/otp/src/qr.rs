//! QR codes of short texts: as a PNG, as SVG, and for a terminal.
//!
//! A picture of a seed is a seed, so what is returned here deserves the care that the text does.

use std::fmt;

use qrcode::{Color, EcLevel, QrCode};

/// The light margin that a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The size of a module in a PNG, in pixels.
const SCALE: usize = 8;

/// The text is longer than a QR code can hold: about 2,300 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// A PNG in black and white, eight pixels a module.
pub fn png(text: &str) -> Result<Vec<u8>, TooLong> {
    let grid = Grid::new(text, EcLevel::M)?;
    let side = grid.side * SCALE;
    let mut pixels = Vec::with_capacity(side * side.div_ceil(8));
    for y in 0..grid.side {
        // A module is a byte wide and a byte is eight pixels of one bit.
        let line: Vec<u8> =
            (0..grid.side).map(|x| if grid.dark(x, y) { 0x00 } else { 0xff }).collect();
        for _ in 0..SCALE {
            pixels.extend_from_slice(&line);
        }
    }

    let side = u32::try_from(side).map_err(|_| TooLong)?;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&pixels))
        .map_err(|_| TooLong)?;
    Ok(out)
}

/// An SVG element, to stand in a page as it is. It scales, and has no script, style or identifier.
pub fn svg(text: &str) -> Result<String, TooLong> {
    let grid = Grid::new(text, EcLevel::M)?;
    let side = grid.side;
    let runs = (0..side).flat_map(|y| grid.runs(y).map(move |(x, length)| (x, y, length)));
    let path = runs
        .map(|(x, y, length)| format!("M{x} {y}h{length}v1h-{length}z"))
        .collect::<Vec<_>>()
        .concat();
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{path}"/></svg>"##
    ))
}

/// Lines for a terminal, two modules a character, each line ended.
///
/// Black and white are asked for by numbers that a terminal's theme does not change, so the code is
/// dark on light on every background.
pub fn terminal(text: &str) -> Result<String, TooLong> {
    // Nothing wears a screen off, so the least correction gives the smallest picture.
    let grid = Grid::new(text, EcLevel::L)?;
    let mut out = String::new();
    for y in (0..grid.side).step_by(2) {
        out.push_str("\x1b[38;5;16;48;5;231m");
        for x in 0..grid.side {
            out.push(match (grid.dark(x, y), grid.dark(x, y + 1)) {
                (false, false) => ' ',
                (true, false) => '▀',
                (false, true) => '▄',
                (true, true) => '█',
            });
        }
        out.push_str("\x1b[0m\n");
    }
    Ok(out)
}

/// A code's modules with the quiet zone around them.
struct Grid {
    side: usize,
    width: usize,
    modules: Vec<Color>,
}

impl Grid {
    fn new(text: &str, level: EcLevel) -> Result<Self, TooLong> {
        let code = QrCode::with_error_correction_level(text, level).map_err(|_| TooLong)?;
        let width = code.width();
        Ok(Self { side: width + 2 * QUIET, width, modules: code.into_colors() })
    }

    /// The runs of dark modules in a line: where each begins and how long it is.
    fn runs(&self, y: usize) -> impl Iterator<Item = (usize, usize)> {
        let begins = move |x: &usize| self.dark(*x, y) && !self.dark(x - 1, y);
        let length = move |x: usize| (x..self.side).take_while(|x| self.dark(*x, y)).count();
        // The first module is quiet, so every run has one before it.
        (1..self.side).filter(begins).map(move |x| (x, length(x)))
    }

    /// Whether the module is dark; outside of the code it is not.
    fn dark(&self, x: usize, y: usize) -> bool {
        let inside = |n: usize| n.checked_sub(QUIET).filter(|n| *n < self.width);
        let place = inside(x).zip(inside(y)).map(|(x, y)| y * self.width + x);
        place.and_then(|at| self.modules.get(at)) == Some(&Color::Dark)
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is too long for a QR code")
    }
}

impl std::error::Error for TooLong {}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "otpauth://totp/ada@111122223333?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Countersign";

    /// What a reader sees in a picture of `side` pixels.
    fn scan(side: usize, dark: impl Fn(usize, usize) -> bool) -> String {
        let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, dark);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_reader_gets_the_text_back_from_the_png() {
        for text in [TEXT, "a", &"x".repeat(2000)] {
            let png = png(text).unwrap();
            let mut decoder = png::Decoder::new(std::io::Cursor::new(&png));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            let frame = reader.next_frame(&mut pixels).unwrap();
            let side = usize::try_from(frame.width).unwrap();
            assert_eq!(frame.width, frame.height);
            assert_eq!(pixels.len(), side * side);
            assert_eq!(scan(side, |x, y| pixels[y * side + x] == 0), text);

            // The quiet zone is four modules of eight pixels on every side.
            let light = |x: usize, y: usize| pixels[y * side + x] == 255;
            assert!((0..side).all(|x| (0..32).all(|y| {
                light(x, y) && light(y, x) && light(x, side - 1 - y) && light(side - 1 - y, x)
            })));
            assert!(!light(32, 32));
        }
    }

    #[test]
    fn a_reader_gets_the_text_back_from_the_terminal() {
        let shown = terminal(TEXT).unwrap();
        let lines: Vec<Vec<char>> = shown
            .lines()
            .map(|l| {
                let l = l.strip_prefix("\x1b[38;5;16;48;5;231m").unwrap();
                l.strip_suffix("\x1b[0m").unwrap().chars().collect()
            })
            .collect();
        let side = lines[0].len();
        assert!(lines.iter().all(|l| l.len() == side));
        assert!(lines.len() <= 24, "{} lines do not fit a terminal", lines.len());
        let dark = |x: usize, y: usize| match lines[y / 2][x] {
            '█' => true,
            '▀' => y.is_multiple_of(2),
            '▄' => !y.is_multiple_of(2),
            _ => false,
        };
        assert_eq!(scan(side * 4, |x, y| dark(x / 4, y / 4)), TEXT);
    }

    #[test]
    fn a_reader_gets_the_text_back_from_the_svg() {
        let svg = svg(TEXT).unwrap();
        let between = |from: &str, to: &str| {
            svg.split_once(from).unwrap().1.split_once(to).unwrap().0.to_owned()
        };
        let side: usize = between("viewBox=\"0 0 ", " ").parse().unwrap();
        let mut dark = vec![false; side * side];
        for run in between(" d=\"", "\"").split('M').skip(1) {
            let (place, run) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let length: usize = run.split_once('v').unwrap().0.parse().unwrap();
            let start = y.parse::<usize>().unwrap() * side + x.parse::<usize>().unwrap();
            dark[start..start + length].fill(true);
        }
        assert_eq!(scan(side * 4, |x, y| dark[y / 4 * side + x / 4]), TEXT);
        assert!(!svg.contains("<script") && !svg.contains("style="));
    }

    #[test]
    fn a_text_that_does_not_fit_is_refused() {
        let long = "x".repeat(3000);
        assert_eq!(png(&long), Err(TooLong));
        assert_eq!(svg(&long), Err(TooLong));
        assert_eq!(terminal(&long), Err(TooLong));
    }
}
