//! An `otpauth://` URI: what is read is written and read again as the same.

use crate::Target;
use countersign_otp::uri::Otpauth;
use std::path::Path;

pub const TARGET: Target = Target { name: "otpauth", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(data) else { return "no text".to_owned() };
    match text.parse::<Otpauth>() {
        Ok(device) => {
            let written = device.to_uri();
            // Percent signs make a name longer, perhaps longer than what is read.
            if written.len() > 4096 {
                return "longer".to_owned();
            }
            let again: Otpauth = written.parse().expect("what was written is read");
            assert_eq!(again, device, "read otherwise than it was written");
            "+".to_owned()
        }
        Err(why) => {
            let why = format!("{why:?}");
            why.split(['(', ' ']).next().unwrap_or_default().to_owned()
        }
    }
}

pub(super) const URIS: &[&str] = &[
    "otpauth://totp/Amazon%20Web%20Services:alice@111122223333?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amazon%20Web%20Services",
    "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=30",
    "otpauth://hotp/a:b?secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq&counter=1",
    "OTPAUTH://TOTP/%F0%9F%94%91?SECRET=A",
];

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(URIS)
}

const WORDS: &[&str] = &[
    "otpauth://",
    "totp/",
    "hotp/",
    "secret=",
    "issuer=",
    "algorithm=",
    "SHA1",
    "SHA512",
    "digits=",
    "period=",
    "counter=",
    "&",
    "?",
    "=",
    "%00",
    "%ff",
    "%",
    ":",
    "#",
    "+",
    "99999999999999999999",
    "0",
    "-1",
    "====",
    "é",
];
