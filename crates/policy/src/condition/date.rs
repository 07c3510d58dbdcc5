//! `DateEquals` and its family: instants, written as ISO 8601 (W3C profile) or as epoch seconds.

/// An instant, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(i128);

const NANOS: i128 = 1_000_000_000;

impl Instant {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, any of the latter with `Thh:mm[:ss[.f]]` and `Z` or an offset, or epoch
    /// seconds. Four digits alone are a year.
    pub(crate) fn parse(text: &str) -> Option<Instant> {
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        if digits(unsigned) && (text.len() != 4 || text.starts_with('-')) {
            let seconds: i64 = text.parse().ok()?;
            return Some(Instant(i128::from(seconds) * NANOS));
        }
        let (date, time) = match text.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let number = |part: Option<&str>, width: usize| -> Option<i16> {
            let part = part.filter(|p| p.len() == width && digits(p))?;
            part.parse().ok()
        };
        let year = number(parts.next(), 4)?;
        let mut next = |default: i8| match parts.next() {
            Some(part) => number(Some(part), 2).and_then(|n| i8::try_from(n).ok()),
            None => Some(default),
        };
        let (month, day) = (next(1)?, next(1)?);
        if parts.next().is_some() || (time.is_some() && date.len() != 10) {
            return None;
        }
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        let midnight = format!("{date}T00:00:00Z").parse::<jiff::Timestamp>().ok()?.as_second();
        let inside = time.map_or(Some(0), time_of_day)?;
        Some(Instant(i128::from(midnight) * NANOS + inside))
    }
}

/// Nanoseconds after midnight UTC of `hh:mm[:ss[.f]]` and `Z` or an offset; without one it is UTC.
fn time_of_day(text: &str) -> Option<i128> {
    let two = |part: &str, most: i128| -> Option<i128> {
        if part.len() != 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        part.parse().ok().filter(|n| *n <= most)
    };
    let (clock, offset) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => {
            let (clock, zone) = text.split_at_checked(at)?;
            let sign = match zone.chars().next()? {
                'Z' | 'z' => 0,
                '+' => 1,
                _ => -1,
            };
            let rest = zone.get(1..)?;
            if sign == 0 {
                if !rest.is_empty() {
                    return None;
                }
                (clock, 0)
            } else {
                let (hours, minutes) = match rest.split_once(':') {
                    Some(both) => both,
                    None if rest.len() == 4 => rest.split_at_checked(2)?,
                    None => (rest, "00"),
                };
                (clock, sign * (two(hours, 23)? * 3600 + two(minutes, 59)? * 60))
            }
        }
        None => (text, 0),
    };
    let mut parts = clock.split(':');
    let (hours, minutes) = (two(parts.next()?, 23)?, two(parts.next()?, 59)?);
    let (seconds, nanos) = match parts.next() {
        None => (0, 0),
        Some(seconds) => {
            let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
            if fraction.is_empty()
                || fraction.len() > 9
                || !fraction.bytes().all(|b| b.is_ascii_digit())
            {
                return None;
            }
            (two(whole, 59)?, format!("{fraction:0<9}").parse().ok()?)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    Some((hours * 3600 + minutes * 60 + seconds - offset) * NANOS + nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_and_epoch_seconds_are_one_axis() {
        let at = |text| Instant::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(at("2020-01-02"), at("2020-01-02T00:00:00Z"));
        assert_eq!(at("2020"), at("2020-01-01T00:00Z"));
        assert_eq!(at("2020-02"), at("1580515200"));
        assert_eq!(at("2020-01-02T02:00:00+02:00"), at("2020-01-02T00:00:00Z"));
        assert_eq!(at("2020-01-01T19:00:00-0500"), at("2020-01-02"));
        assert!(at("2020-01-02T00:00:00.5Z") > at("2020-01-02T00:00:00.49Z"));
        assert!(at("-1") < at("0"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2020-13-01",
            "2020-02-30",
            "2020-1-1",
            "2020-01-02T25:00:00Z",
            "2020-01T00:00Z",
            "2020-01-02T00:00:00Zulu",
            "99999999999999999999",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
