//! `BinaryEquals`: base64 on both sides, compared as bytes.

pub(crate) fn parse(text: &str) -> Option<Vec<u8>> {
    data_encoding::BASE64.decode(text.as_bytes()).ok()
}
