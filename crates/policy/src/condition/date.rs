//! `DateEquals` and its family: instants, written in ISO 8601 (W3C's profile, and what AWS takes beyond it) or as epoch
//! seconds. Both are one axis.

use crate::context::Value;
use std::fmt;

/// An instant, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(i128);

const NANOS: i128 = 1_000_000_000;
/// The years that AWS takes: those whose milliseconds fit into 64 bits.
const YEARS: std::ops::RangeInclusive<i128> = -292_275_054..=292_278_993;

impl Instant {
    pub(crate) fn from_seconds(seconds: i64) -> Instant {
        Instant(i128::from(seconds) * NANOS)
    }

    /// A request's value.
    pub(super) fn of(value: Value<'_>) -> Option<Instant> {
        match value {
            // A number of four digits would be a year.
            Value::Instant(seconds) | Value::Number(seconds @ 10_000..) => {
                Some(Instant::from_seconds(seconds))
            }
            other => Instant::parse(&other.text()),
        }
    }

    /// Reads `YYYY[-MM[-DD[Thh[:mm[:ss[.f]]][zone]]]]`, midnight UTC where less is said, or epoch seconds. Four digits
    /// alone are a year, any other number of digits alone are seconds.
    pub(super) fn parse(text: &str) -> Option<Instant> {
        if text.len() != 4 && is_digits(text) {
            return text.parse().ok().map(Instant::from_seconds);
        }
        let (date, time) = text.split_once(['T', 't']).unwrap_or((text, ""));
        let (sign, date) = date.strip_prefix('-').map_or((1, date), |date| (-1, date));
        let mut parts = date.split('-');
        let year = sign * number(parts.next()?, 1..=9)?;
        let (month, day) = (parts.next(), parts.next());
        let whole = day.is_some();
        let month = month.map_or(Some(1), |m| number(m, 1..=2))?;
        let day = day.map_or(Some(1), |d| number(d, 1..=2))?;
        if parts.next().is_some() || !YEARS.contains(&year) || (!whole && !time.is_empty()) {
            return None;
        }
        let days = days_since_1970(year, month, day)?;
        Some(Instant(days * 86_400 * NANOS + nanos_of_day(time)?))
    }
}

/// `2020-01-02T03:04:05Z`: whole seconds, as AWS writes its own times.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.div_euclid(NANOS);
        let (days, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = date_of(days);
        let sign = if year < 0 { "-" } else { "" };
        let (hours, minutes, seconds) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        write!(
            f,
            "{sign}{:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z",
            year.abs()
        )
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<i128> {
    if length.contains(&text.len()) && is_digits(text) { text.parse().ok() } else { None }
}

/// Days of the proleptic Gregorian calendar; `None` for a day that it does not have.
fn days_since_1970(year: i128, month: i128, day: i128) -> Option<i128> {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i128::from(leap),
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years from March on, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let (century, in_century) = (year.div_euclid(400), year.rem_euclid(400));
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let in_century = in_century * 365 + in_century / 4 - in_century / 100 + in_year;
    Some(century * 146_097 + in_century - 719_468)
}

/// The year, month and day of a day since 1970; the other way round.
fn date_of(days: i128) -> (i128, i128, i128) {
    let days = days + 719_468;
    let (century, in_century) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (in_century - in_century / 1460 + in_century / 36_524 - in_century / 146_096) / 365;
    let in_year = in_century - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let year = century * 400 + year;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

/// Nanoseconds after midnight UTC of `hh[:mm[:ss[.f]]]` and a zone; without a zone it is UTC. Nothing is midnight.
fn nanos_of_day(text: &str) -> Option<i128> {
    if text.is_empty() {
        return Some(0);
    }
    let up_to = |text: &str, most: i128| number(text, 1..=2).filter(|n| *n <= most);
    let (clock, zone) =
        text.find(['Z', 'z', '+', '-']).map_or(Some((text, "")), |at| text.split_at_checked(at))?;
    let mut parts = clock.split(':');
    let hours = up_to(parts.next()?, 23)?;
    let minutes = parts.next().map_or(Some(0), |m| up_to(m, 59))?;
    let (seconds, nanos) = match parts.next() {
        None => (0, 0),
        Some(text) => {
            let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
            number(fraction, 1..=9)?;
            (up_to(seconds, 59)?, format!("{fraction:0<9}").parse().ok()?)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    Some((hours * 3600 + minutes * 60 + seconds - offset(zone)?) * NANOS + nanos)
}

/// Seconds ahead of UTC of nothing, `Z`, `±hh`, `±hhmm` or `±hh:mm`.
fn offset(zone: &str) -> Option<i128> {
    let (sign, rest) = match zone.split_at_checked(1) {
        None | Some(("Z" | "z", "")) => return Some(0),
        Some(("+", rest)) => (1, rest),
        Some(("-", rest)) => (-1, rest),
        Some(_) => return None,
    };
    let (hours, minutes) = match (rest.split_once(':'), rest.len()) {
        (Some(both), _) => both,
        (None, 4) => rest.split_at_checked(2)?,
        (None, _) => (rest, "00"),
    };
    let hours = number(hours, 2..=2).filter(|hours| *hours <= 23)?;
    let minutes = number(minutes, 2..=2).filter(|minutes| *minutes <= 59)?;
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn iso_and_epoch_seconds_are_one_axis() {
        assert_eq!(at("2020-01-02"), at("2020-01-02T00:00:00Z"));
        assert_eq!(at("2020-01-02"), at("1577923200"));
        assert_eq!(at("2020"), at("2020-01-01T00:00Z"));
        assert_eq!(at("2020-02"), at("1580515200"));
        assert_eq!(at("1970-01-01"), at("0"));
        assert_eq!(at("2000-02-29"), at("951782400"));
        assert!(at("1969-12-31T23:59:59Z") < at("0"));
        assert!(at("-292275054") < at("01T"));
    }

    #[test]
    fn is_written_as_it_is_read() {
        assert_eq!(at("1577934245").to_string(), "2020-01-02T03:04:05Z");
        assert_eq!(Instant::from_seconds(-1).to_string(), "1969-12-31T23:59:59Z");
        for day in (-800_000..800_000_i64).step_by(17) {
            let at = Instant::from_seconds(day * 86_400 + day.rem_euclid(86_400));
            assert_eq!(Instant::parse(&at.to_string()), Some(at), "{at}");
        }
    }

    #[test]
    fn a_number_is_what_its_text_is() {
        for number in [-5, 0, 999, 1000, 2020, 9999, 10_000, 1_577_923_200] {
            let text = Instant::parse(&number.to_string());
            assert_eq!(Instant::of(Value::Number(number)), text, "{number}");
        }
    }

    #[test]
    fn offsets_and_fractions_count() {
        assert_eq!(at("2020-01-02T02:00:00+02:00"), at("2020-01-02T00:00:00Z"));
        assert_eq!(at("2020-01-01T19:00:00-0500"), at("2020-01-02"));
        assert_eq!(at("2020-01-02T23:00:00+23"), at("2020-01-02"));
        assert!(at("2020-01-02T00:00:00.5Z") > at("2020-01-02T00:00:00.49Z"));
    }

    #[test]
    fn takes_what_aws_takes() {
        for text in [
            "2019-07-01T13:20:15Z",
            "2016-12-13T21:20:37.593194+00:00",
            "2016-12-13t2:00:00.593194+23",
            "-292275054",
            "01T",
            "9223372036854775807",
        ] {
            at(text);
        }
    }

    #[test]
    fn p16_what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2020-13-01",
            "2020-02-30",
            "2019-02-29",
            "2020-00-01",
            "2020-01-00",
            "234-13",
            "2020-01-02T24:00:00Z",
            "2020-01T00:00Z",
            "2020-01-02T00:00:00Zulu",
            "9223372036854775808",
            "2016-12-13t2:00:00.593194+1",
            "2016-12-13t2:00:00.1999999999+10:59",
            "2020-01-02T00:00:00.Z",
            "2020-01-02-03",
            "+5",
            "1e9",
            "2020-01-02 00:00",
            "２０２０",
            "2020-01-02T00:00:00+é",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
