//! The dates of signatures: ISO-8601 basic format, and HTTP's own in a `Date` header.

const DAY: i64 = 86_400;

/// Unix seconds of 0000-01-01 and of the last second of 9999: what four digits can say.
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

/// `20150830T123600Z` as Unix seconds; `None` unless it is a real instant in exactly this form.
pub(crate) fn parse_basic(text: &[u8]) -> Option<i64> {
    let &[y1, y2, y3, y4, o1, o2, d1, d2, b'T', h1, h2, m1, m2, s1, s2, b'Z'] = text else {
        return None;
    };
    let day = day_number(number(&[y1, y2, y3, y4])?, number(&[o1, o2])?, number(&[d1, d2])?)?;
    Some(day * DAY + second_of_day([h1, h2], [m1, m2], [s1, s2])?)
}

/// `Sun, 30 Aug 2015 12:36:00 GMT` as Unix seconds, with the zone also as signers write it (`-0000`).
pub(crate) fn parse_http(text: &[u8]) -> Option<i64> {
    const MONTHS: [&[u8; 3]; 12] = [
        b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov",
        b"Dec",
    ];
    let &[_, _, _, b',', b' ', d1, d2, b' ', o1, o2, o3, b' ', ref rest @ ..] = text else {
        return None;
    };
    let &[y1, y2, y3, y4, b' ', h1, h2, b':', m1, m2, b':', s1, s2, b' ', ref zone @ ..] = rest
    else {
        return None;
    };
    if !matches!(zone, b"GMT" | b"UTC" | b"-0000" | b"+0000") {
        return None;
    }
    let month = (1..).zip(MONTHS).find(|(_, name)| **name == [o1, o2, o3])?.0;
    let day = day_number(number(&[y1, y2, y3, y4])?, month, number(&[d1, d2])?)?;
    Some(day * DAY + second_of_day([h1, h2], [m1, m2], [s1, s2])?)
}

/// Unix seconds as `20150830T123600Z`. What four digits of a year cannot say is the nearest they can.
pub(crate) fn text(at: i64) -> String {
    let at = at.clamp(FIRST, LAST);
    let (year, month, day) = civil(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{:02}Z", second % 60)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .try_fold(0, |n, digit| digit.is_ascii_digit().then(|| n * 10 + i64::from(digit - b'0')))
}

fn second_of_day(hour: [u8; 2], minute: [u8; 2], second: [u8; 2]) -> Option<i64> {
    let (hour, minute, second) = (number(&hour)?, number(&minute)?, number(&second)?);
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar, `None` if there is none.
///
/// Years are counted from March, so that the leap day is the last of its year.
fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The inverse of [`day_number`].
fn civil(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, of_year - (153 * from_march + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_known_instants() {
        for (stamp, at) in [
            ("19700101T000000Z", 0),
            ("20150830T123600Z", 1_440_938_160),
            ("20000229T235959Z", 951_868_799),
            ("19691231T235959Z", -1),
            ("00000101T000000Z", FIRST),
            ("99991231T235959Z", LAST),
        ] {
            assert_eq!(parse_basic(stamp.as_bytes()), Some(at), "{stamp}");
            assert_eq!(text(at), stamp);
        }
        for zone in ["GMT", "-0000", "+0000"] {
            let date = format!("Sun, 30 Aug 2015 12:36:00 {zone}");
            assert_eq!(parse_http(date.as_bytes()), Some(1_440_938_160));
        }
    }

    #[test]
    fn a_time_beyond_four_digits_does_not_panic() {
        assert_eq!(text(i64::MAX), "99991231T235959Z");
        assert_eq!(text(i64::MIN), "00000101T000000Z");
    }

    #[test]
    fn refuses_what_is_no_instant() {
        for bad in [
            "",
            "20150830T123600",
            "20150830T123600z",
            "20150830t123600Z",
            "20150830T123600Z ",
            "2015-08-30T12:36:00Z",
            "20150230T000000Z",
            "20150001T000000Z",
            "20151301T000000Z",
            "20150800T000000Z",
            "20150830T240000Z",
            "20150830T126000Z",
            "20150830T123660Z",
            "19000229T000000Z",
            "+0150830T123600Z",
            "２0150830T123600Z",
        ] {
            assert_eq!(parse_basic(bad.as_bytes()), None, "{bad}");
        }
        for bad in ["Sun, 30 Aug 2015 12:36:00 PST", "Sun, 30 aug 2015 12:36:00 GMT", "Sun,30 Aug"]
        {
            assert_eq!(parse_http(bad.as_bytes()), None, "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_instant_comes_back(at in FIRST..=LAST) {
            proptest::prop_assert_eq!(parse_basic(text(at).as_bytes()), Some(at));
        }
    }
}
