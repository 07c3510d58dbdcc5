//! `BinaryEquals`: base64 on both sides, compared as bytes.

use data_encoding::{BASE64, BASE64_NOPAD};

/// Reads base64, padded or not.
pub(super) fn parse(text: &str) -> Option<Vec<u8>> {
    let encoding = if text.ends_with('=') { BASE64 } else { BASE64_NOPAD };
    encoding.decode(text.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bytes() {
        assert_eq!(parse("YWI="), Some(b"ab".to_vec()));
        assert_eq!(parse("YWI"), Some(b"ab".to_vec()));
        assert_eq!(parse("YWJj"), Some(b"abc".to_vec()));
        assert_eq!(parse(""), Some(Vec::new()));
        for text in ["YWI==", "Y", "YW-_", "YWI= "] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
