//! What a person gives the authenticator: text with a seed or a URI, an application's export, or a picture.

use super::otpauth::URIS;
use crate::Target;
use countersign_authenticator::Name;
use countersign_authenticator::import::{self, ImportError};
use countersign_otp::qr;
use std::path::Path;

pub const TARGET: Target = Target { name: "import", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let name: Name = "device".parse().expect("a name");
    // What is sealed stays so: a key takes a tenth of a second, and then other code reads what was in it.
    let nobody = || Err(ImportError::NoPassphrase(String::new()));
    match import::read_one(name, data, &nobody) {
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
    all.extend(crate::texts(EXPORTS));
    // The beginning of a JPEG.
    all.push(
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00"
            .to_vec(),
    );
    all
}

const EXPORTS: &[&str] = &[
    "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC",
    r#"{"version":1,"header":{"slots":null,"params":null},"db":{"version":2,"entries":[{"type":"totp","name":"ada","issuer":"x","info":{"secret":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP","algo":"SHA1","digits":6,"period":30}}]}}"#,
    r#"[{"secret":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP","issuer":"x","label":"ada","digits":6,"type":"TOTP","algorithm":"SHA1","period":30}]"#,
    r#"{"services":[{"name":"x","secret":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP","otp":{"account":"ada","digits":6,"period":30,"algorithm":"SHA1","tokenType":"TOTP"}}],"schemaVersion":4}"#,
];

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
