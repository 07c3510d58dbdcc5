//! What a person gives the authenticator: text with a seed or a URI, or a picture.

use super::otpauth::URIS;
use crate::Target;
use countersign_authenticator::{Name, import};
use countersign_otp::qr;
use std::path::Path;

pub const TARGET: Target = Target { name: "import", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let name: Name = "device".parse().expect("a name");
    match import::read(name, data) {
        Ok(_) => "+".to_owned(),
        Err(why) => {
            let why = format!("{why:?}");
            why.split(['(', ' ']).next().unwrap_or_default().to_owned()
        }
    }
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    let mut all = crate::texts(URIS);
    all.push(b"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\n".to_vec());
    all.extend(URIS.iter().filter_map(|uri| qr::png(uri).ok()));
    // The beginning of a JPEG.
    all.push(
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00"
            .to_vec(),
    );
    all
}

const WORDS: &[&str] = &[
    "IHDR",
    "IDAT",
    "IEND",
    "PLTE",
    "tRNS",
    "acTL",
    "\u{0}\u{0}\u{0}\u{d}",
    "\u{7f}",
    "JFIF",
    "otpauth://totp/",
];
