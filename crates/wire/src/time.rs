//! Instants as AWS's XML writes them: `2026-11-24T11:00:00Z`.

use countersign_api::Timestamp;

/// The instant as ISO 8601 in UTC with whole seconds. One that no calendar has is written as the epoch.
pub(crate) fn format(at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}

/// Reads ISO 8601 with an offset.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    text.parse::<jiff::Timestamp>().ok().map(|t| Timestamp(t.as_second()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_seconds() {
        assert_eq!(format(Timestamp(1_440_938_160)), "2015-08-30T12:36:00Z");
        assert_eq!(parse("2015-08-30T12:36:00Z"), Some(Timestamp(1_440_938_160)));
        assert_eq!(parse("2015-08-30T14:36:00+02:00"), Some(Timestamp(1_440_938_160)));
        assert_eq!(parse("yesterday"), None);
    }
}
