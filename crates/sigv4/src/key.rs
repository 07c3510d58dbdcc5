//! The signing key: a secret access key narrowed to one day, region and service.

use aws_lc_rs::hmac;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::TERMINATOR;

/// A signing key. Good for one secret, day, region and service, so it may be cached under those.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// Derives the key from a secret access key. `date` is eight digits, as in the scope.
    pub fn derive(secret: &[u8], date: &str, region: &str, service: &str) -> Self {
        let mut start = Zeroizing::new(Vec::with_capacity(4 + secret.len()));
        start.extend_from_slice(b"AWS4");
        start.extend_from_slice(secret);
        let mut key = Self(mac(&start, date.as_bytes()));
        for name in [region, service, TERMINATOR] {
            key = Self(mac(&key.0, name.as_bytes()));
        }
        key
    }

    pub(crate) fn sign(&self, text: &[u8]) -> [u8; 32] {
        mac(&self.0, text)
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(redacted)")
    }
}

fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text);
    let mut out = [0; 32];
    out.iter_mut().zip(tag.as_ref()).for_each(|(to, from)| *to = *from);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derives_the_documented_key() {
        let key = SigningKey::derive(
            b"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "20150830",
            "us-east-1",
            "iam",
        );
        let mut shown = Vec::new();
        crate::encode::hex(&mut shown, &key.0);
        assert_eq!(shown, b"c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }

    #[test]
    fn does_not_show_itself() {
        let key = SigningKey::derive(b"secret", "20150830", "us-east-1", "iam");
        assert_eq!(format!("{key:?}"), "SigningKey(redacted)");
    }
}
