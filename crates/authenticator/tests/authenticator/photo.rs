//! Pictures as cameras and scanners make them: turned, small, noisy, shaded, cut close.

use countersign_authenticator::import::{ImportError, read};
use countersign_otp::Seed;
use countersign_otp::uri::Otpauth;
use png::{BitDepth, ColorType};

use crate::import::{encode, grey, nobody};

fn device() -> Otpauth {
    Otpauth::device("ada@111122223333", "Countersign", Seed::from(*b"12345678901234567890"))
}

/// A square picture in shades of grey.
#[derive(Clone)]
struct Photo {
    side: usize,
    pixels: Vec<u8>,
}

impl Photo {
    fn of_the_device() -> Photo {
        let (side, pixels) = grey(&device().to_uri());
        Photo { side, pixels }
    }

    /// Another one, drawn from this one by a rule: where a pixel comes from.
    fn from(&self, side: usize, place: impl Fn(f64, f64) -> (f64, f64)) -> Photo {
        let shade = |n: usize| {
            let (x, y) = (
                f64::from(u32::try_from(n % side).unwrap()),
                f64::from(u32::try_from(n / side).unwrap()),
            );
            let (x, y) = place(x + 0.5, y + 0.5);
            self.at(x, y)
        };
        Photo { side, pixels: (0..side * side).map(shade).collect() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "places in small pictures")]
    fn at(&self, x: f64, y: f64) -> u8 {
        let (x, y) = (usize::try_from(x.floor() as i64), usize::try_from(y.floor() as i64));
        match (x, y) {
            (Ok(x), Ok(y)) if x < self.side && y < self.side => self.pixels[y * self.side + x],
            _ => 255,
        }
    }

    fn turned(&self, degrees: f64) -> Photo {
        let side = self.side * 3 / 2;
        let middle = |side: usize| f64::from(u32::try_from(side).unwrap()) / 2.0;
        let (sin, cos) = degrees.to_radians().sin_cos();
        self.from(side, |x, y| {
            let (x, y) = (x - middle(side), y - middle(side));
            (x * cos - y * sin + middle(self.side), x * sin + y * cos + middle(self.side))
        })
    }

    fn each(mut self, f: impl Fn(usize, u8) -> u8) -> Photo {
        for (n, pixel) in self.pixels.iter_mut().enumerate() {
            *pixel = f(n, *pixel);
        }
        self
    }

    fn read(&self) -> Result<Vec<Otpauth>, ImportError> {
        let picture =
            encode(self.side, self.side, ColorType::Grayscale, BitDepth::Eight, &self.pixels);
        read(&picture[..], &nobody).map(|found| found.devices)
    }
}

/// Numbers that look like chance and are the same in every run.
fn noise(n: usize) -> u8 {
    let mut x = u64::try_from(n).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 31;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u8::try_from((x >> 40) & 0xff).unwrap()
}

#[test]
fn reads_a_picture_that_is_turned() {
    for degrees in [3.0, 20.0, 45.0, 90.0, 135.0, 180.0, 271.0] {
        let devices = Photo::of_the_device().turned(degrees).read();
        assert_eq!(devices.unwrap(), [device()], "{degrees} degrees");
    }
}

#[test]
fn reads_a_picture_of_one_or_two_pixels_a_module() {
    let whole = Photo::of_the_device();
    // The first dark pixel is the corner of a code, and seven modules from there the finder ends.
    let first = whole.pixels.iter().position(|p| *p < 128).unwrap();
    let dark = whole.pixels[first..].iter().take_while(|p| **p < 128).count();
    let module = f64::from(u32::try_from(dark / 7).unwrap());
    let modules = whole.side / (dark / 7);
    for pixels in [1, 2] {
        let by = module / f64::from(pixels);
        let small = whole.from(modules * usize::try_from(pixels).unwrap(), |x, y| (x * by, y * by));
        assert_eq!(small.read().unwrap(), [device()], "{pixels} pixels a module");
    }
}

#[test]
fn reads_a_picture_with_noise_and_shadow() {
    let whole = Photo::of_the_device();
    let side = whole.side;
    let specks = whole.clone().each(|n, p| if noise(n) < 10 { noise(n + 7) } else { p });
    assert_eq!(specks.read().unwrap(), [device()], "specks");
    let grain = whole.clone().each(|n, p| (p / 2 + 40).saturating_add(noise(n) / 4));
    assert_eq!(grain.read().unwrap(), [device()], "grain");
    let shadow = whole.each(|n, p| {
        let light = 40 + 215 * (n % side) / side;
        u8::try_from(usize::from(p) * light / 255).unwrap()
    });
    assert_eq!(shadow.read().unwrap(), [device()], "shadow");
}

#[test]
fn reads_a_picture_that_is_cut_close() {
    let whole = Photo::of_the_device();
    let first = whole.pixels.iter().position(|p| *p < 128).unwrap();
    let margin = first % whole.side;
    let offset = f64::from(u32::try_from(margin).unwrap());
    let cut = whole.from(whole.side - 2 * margin, |x, y| (x + offset, y + offset));
    assert_eq!(cut.read().unwrap(), [device()]);
}
