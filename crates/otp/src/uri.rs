//! `otpauth://` URIs, by which a service hands a seed to an authenticator.
//!
//! There is no standard; the form is the one that Google's authenticator made common.

use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use zeroize::Zeroizing;

use crate::{Algorithm, Digits, NoSeed, PERIOD, Seed};

/// Everything but RFC 3986's unreserved characters, so that no name can end its own part of a URI.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// In a path `@` means nothing, and people read it.
const LABEL: &AsciiSet = &VALUE.remove(b'@');

/// The longest URI that is read, in bytes. A QR code holds less.
const LONGEST: usize = 4096;

/// What an authenticator is told about a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Otpauth {
    /// Who issued the seed.
    pub issuer: Option<String>,
    /// Whose it is: for a virtual MFA device `NAME@ACCOUNT`.
    pub account: String,
    /// The seed.
    pub seed: Seed,
    /// The hash.
    pub algorithm: Algorithm,
    /// How long its codes are.
    pub digits: Digits,
    /// What its codes are made from.
    pub factor: Factor,
}

/// The moving factor of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// Time, in steps of this many seconds (TOTP).
    Time {
        /// From 1 to 3600.
        period: u32,
    },
    /// A counter, which is this now (HOTP).
    Counter {
        /// The next code's counter.
        counter: u64,
    },
}

/// Why a text is no otpauth URI. It repeats nothing of it, for it may hold a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoUri {
    /// It does not begin with `otpauth://`, or is longer than 4096 bytes.
    Scheme,
    /// It is neither of `totp` nor of `hotp`.
    Kind,
    /// It has no account, or a control character in a name.
    Name,
    /// A part is not UTF-8.
    Encoding,
    /// This parameter is missing.
    Missing(&'static str),
    /// This parameter is there more than once.
    Repeated(&'static str),
    /// This parameter's value is none of those it can have.
    Value(&'static str),
    /// The seed is none.
    Seed(NoSeed),
}

impl Otpauth {
    /// The URI of a device as AWS makes them: SHA-1, six digits, steps of 30 seconds.
    pub fn device(account: impl Into<String>, issuer: impl Into<String>, seed: Seed) -> Self {
        Self {
            issuer: Some(issuer.into()),
            account: account.into(),
            seed,
            algorithm: Algorithm::Sha1,
            digits: Digits::Six,
            factor: Factor::Time { period: PERIOD },
        }
    }

    /// Writes the URI: `otpauth://totp/ACCOUNT?secret=…&issuer=…`, and then whatever is not an
    /// authenticator's default. It holds the seed.
    pub fn to_uri(&self) -> Zeroizing<String> {
        let kind = match self.factor {
            Factor::Time { .. } => "totp",
            Factor::Counter { .. } => "hotp",
        };
        let account = utf8_percent_encode(&self.account, LABEL);
        // What stands before a colon is read as the issuer, so an account with one follows an empty issuer.
        let before = if self.account.contains(':') { "%3A" } else { "" };
        let seed = self.seed.to_base32();
        let issuer = self.issuer.as_ref().map_or_else(String::new, |issuer| {
            format!("&issuer={}", utf8_percent_encode(issuer, VALUE))
        });
        let algorithm = match self.algorithm {
            Algorithm::Sha1 => "",
            Algorithm::Sha256 => "&algorithm=SHA256",
            Algorithm::Sha512 => "&algorithm=SHA512",
        };
        let digits = match self.digits {
            Digits::Six => "",
            Digits::Seven => "&digits=7",
            Digits::Eight => "&digits=8",
        };
        let factor = match self.factor {
            Factor::Time { period: PERIOD } => String::new(),
            Factor::Time { period } => format!("&period={period}"),
            Factor::Counter { counter } => format!("&counter={counter}"),
        };
        let seed = seed.as_str();
        Zeroizing::new(format!(
            "otpauth://{kind}/{before}{account}?secret={seed}{issuer}{algorithm}{digits}{factor}"
        ))
    }
}

impl FromStr for Otpauth {
    type Err = NoUri;

    /// Reads a URI. Parameters that are not known are skipped, as they mean nothing to a code; one
    /// that is known may be there only once.
    fn from_str(text: &str) -> Result<Self, NoUri> {
        let rest = strip_prefix_ignoring_case(text.trim(), "otpauth://").ok_or(NoUri::Scheme)?;
        if text.len() > LONGEST {
            return Err(NoUri::Scheme);
        }
        // A fragment is no part of what a URI names.
        let rest = rest.split_once('#').map_or(rest, |(uri, _)| uri);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (kind, label) = path.split_once('/').ok_or(NoUri::Name)?;
        let parameters = Parameters::read(query)?;

        let seed = Seed::from_base32(&parameters.secret.ok_or(NoUri::Missing("secret"))?)
            .map_err(NoUri::Seed)?;
        let factor = if kind.eq_ignore_ascii_case("totp") {
            let period = number(parameters.period, "period")?.unwrap_or(PERIOD);
            if !(1..=3600).contains(&period) {
                return Err(NoUri::Value("period"));
            }
            Factor::Time { period }
        } else if kind.eq_ignore_ascii_case("hotp") {
            let counter = number(parameters.counter, "counter")?;
            Factor::Counter { counter: counter.ok_or(NoUri::Missing("counter"))? }
        } else {
            return Err(NoUri::Kind);
        };
        let algorithm = match parameters.algorithm.map(|name| name.to_ascii_uppercase()) {
            None => Algorithm::Sha1,
            Some(name) => match &*name {
                "SHA1" => Algorithm::Sha1,
                "SHA256" => Algorithm::Sha256,
                "SHA512" => Algorithm::Sha512,
                _ => return Err(NoUri::Value("algorithm")),
            },
        };
        let digits = match number(parameters.digits, "digits")? {
            None => Digits::Six,
            Some(count) => Digits::from_count(count).ok_or(NoUri::Value("digits"))?,
        };

        // The label may name the issuer too, before a colon; the parameter is the better of both.
        let label = decode(label)?;
        let (prefix, account) = match label.split_once(':') {
            Some((issuer, account)) => (Some(issuer.trim()), account.trim()),
            None => (None, label.trim()),
        };
        let issuer = parameters.issuer.as_deref().map(|i| i.as_str().trim()).or(prefix);
        let issuer = issuer.filter(|i| !i.is_empty()).map(str::to_owned);
        let printable = |name: &str| !name.chars().any(char::is_control);
        if account.is_empty() || !printable(account) || !issuer.as_deref().is_none_or(printable) {
            return Err(NoUri::Name);
        }
        Ok(Self { issuer, account: account.to_owned(), seed, algorithm, digits, factor })
    }
}

impl fmt::Display for NoUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("this is not an otpauth:// URI"),
            Self::Kind => f.write_str("the otpauth URI is neither of type totp nor hotp"),
            Self::Name => {
                f.write_str("the otpauth URI has no account name, or not a printable one")
            }
            Self::Encoding => f.write_str("the otpauth URI is not UTF-8"),
            Self::Missing(name) => write!(f, "the otpauth URI has no `{name}`"),
            Self::Repeated(name) => write!(f, "the otpauth URI has more than one `{name}`"),
            Self::Value(name) => write!(f, "the otpauth URI has an unknown value for `{name}`"),
            Self::Seed(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NoUri {}

/// The parameters that say something about a code, decoded.
#[derive(Default)]
struct Parameters {
    secret: Option<Zeroizing<String>>,
    issuer: Option<Zeroizing<String>>,
    algorithm: Option<Zeroizing<String>>,
    digits: Option<Zeroizing<String>>,
    period: Option<Zeroizing<String>>,
    counter: Option<Zeroizing<String>>,
}

impl Parameters {
    fn read(query: &str) -> Result<Self, NoUri> {
        let mut found = Self::default();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, place) = match &*decode(name)?.to_ascii_lowercase() {
                "secret" => ("secret", &mut found.secret),
                "issuer" => ("issuer", &mut found.issuer),
                "algorithm" => ("algorithm", &mut found.algorithm),
                "digits" => ("digits", &mut found.digits),
                "period" => ("period", &mut found.period),
                "counter" => ("counter", &mut found.counter),
                _ => continue,
            };
            if place.replace(decode(value)?).is_some() {
                return Err(NoUri::Repeated(name));
            }
        }
        Ok(found)
    }
}

fn decode(text: &str) -> Result<Zeroizing<String>, NoUri> {
    let decoded = percent_decode_str(text).decode_utf8().map_err(|_| NoUri::Encoding)?;
    Ok(Zeroizing::new(decoded.into_owned()))
}

fn number<N: FromStr>(
    text: Option<Zeroizing<String>>,
    name: &'static str,
) -> Result<Option<N>, NoUri> {
    let Some(text) = text else { return Ok(None) };
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).map(Some).ok_or(NoUri::Value(name))
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn seed() -> Seed {
        Seed::from_base32(SEED).unwrap()
    }

    #[test]
    fn writes_what_a_device_shows() {
        let uri = Otpauth::device("ada@111122223333", "Countersign", seed()).to_uri();
        assert_eq!(
            *uri,
            format!("otpauth://totp/ada@111122223333?secret={SEED}&issuer=Countersign")
        );
    }

    #[test]
    fn an_account_with_a_colon_is_read_as_it_was_written() {
        for issuer in [None, Some("b".to_owned())] {
            let device = Otpauth { issuer, ..Otpauth::device("a:b:c", "b", seed()) };
            assert_eq!(device.to_uri().parse(), Ok(device));
        }
    }

    #[test]
    fn c9_a_name_cannot_add_a_parameter() {
        for name in [
            "a:b",
            "a?secret=AAAA",
            "a&secret=AAAA",
            "a#b",
            "a/b",
            "a%26secret=AAAA",
            "a\nb",
            "a b",
            "a+b",
            "a=b",
            "日本",
            "%00",
            "a\\b",
            "a\"<b>",
        ] {
            let made = Otpauth::device(format!("{name}@1"), name, seed()).to_uri();
            assert_eq!(made.matches("secret=").count(), 1, "{made:?}");
            assert_eq!(made.matches(['?', '#', '\n', ' ', '+', '"']).count(), 1, "{made:?}");
            assert_eq!(made.matches('&').count(), 1);
            assert_eq!(made.matches('/').count(), 3);
            assert_eq!(made.matches(':').count(), 1);
            if !name.contains('\n') {
                let read: Otpauth = made.parse().unwrap();
                assert_eq!(read, Otpauth::device(format!("{name}@1"), name, seed()));
            }
        }
    }

    #[test]
    fn reads_the_forms_that_services_hand_out() {
        let aws: Otpauth = format!(
            "otpauth://totp/Amazon%20Web%20Services:ada@111122223333?secret={SEED}&issuer=Amazon%20Web%20Services"
        )
        .parse()
        .unwrap();
        assert_eq!(aws.issuer.as_deref(), Some("Amazon Web Services"));
        assert_eq!(aws.account, "ada@111122223333");
        assert_eq!(aws, Otpauth::device("ada@111122223333", "Amazon Web Services", seed()));

        let full: Otpauth = format!(
            "OTPAUTH://TOTP/x%3A%20y?image=z&digits=8&algorithm=sha256&period=60&secret={}\n",
            SEED.to_lowercase()
        )
        .parse()
        .unwrap();
        assert_eq!((full.issuer.as_deref(), &*full.account), (Some("x"), "y"));
        assert_eq!((full.algorithm, full.digits), (Algorithm::Sha256, Digits::Eight));
        assert_eq!(full.factor, Factor::Time { period: 60 });

        let hotp: Otpauth = format!("otpauth://hotp/y?secret={SEED}&counter=7#x").parse().unwrap();
        assert_eq!((hotp.issuer, hotp.factor), (None, Factor::Counter { counter: 7 }));
    }

    #[test]
    fn refuses_with_a_reason_and_without_the_seed() {
        for (text, why) in [
            (String::new(), NoUri::Scheme),
            ("https://example.com/?secret=AA".into(), NoUri::Scheme),
            (format!("otpauth:/totp/a?secret={SEED}"), NoUri::Scheme),
            (format!("otpauth://totp/a?secret={SEED}&x={}", "x".repeat(4096)), NoUri::Scheme),
            (format!("otpauth://totp?secret={SEED}"), NoUri::Name),
            (format!("otpauth://totp/?secret={SEED}"), NoUri::Name),
            (format!("otpauth://totp/x:?secret={SEED}"), NoUri::Name),
            (format!("otpauth://totp/a%0Ab?secret={SEED}"), NoUri::Name),
            (format!("otpauth://totp/a?secret={SEED}&issuer=a%1Bb"), NoUri::Name),
            (format!("otpauth://steam/a?secret={SEED}"), NoUri::Kind),
            (format!("otpauth://totp/%ff?secret={SEED}"), NoUri::Encoding),
            ("otpauth://totp/a".into(), NoUri::Missing("secret")),
            ("otpauth://totp/a?secret=".into(), NoUri::Seed(NoSeed::Empty)),
            ("otpauth://totp/a?secret=1".into(), NoUri::Seed(NoSeed::NotBase32)),
            (format!("otpauth://totp/a?secret={SEED}&secret={SEED}"), NoUri::Repeated("secret")),
            (format!("otpauth://totp/a?secret={SEED}&%53ecret=A"), NoUri::Repeated("secret")),
            (format!("otpauth://totp/a?secret={SEED}&algorithm=MD5"), NoUri::Value("algorithm")),
            (format!("otpauth://totp/a?secret={SEED}&digits=9"), NoUri::Value("digits")),
            (format!("otpauth://totp/a?secret={SEED}&digits=+6"), NoUri::Value("digits")),
            (format!("otpauth://totp/a?secret={SEED}&period=0"), NoUri::Value("period")),
            (format!("otpauth://totp/a?secret={SEED}&period=3601"), NoUri::Value("period")),
            (format!("otpauth://hotp/a?secret={SEED}"), NoUri::Missing("counter")),
            (format!("otpauth://hotp/a?secret={SEED}&counter=-1"), NoUri::Value("counter")),
        ] {
            let refused = text.parse::<Otpauth>().unwrap_err();
            assert_eq!(refused, why, "{text}");
            assert!(!refused.to_string().contains(SEED));
        }
    }

    #[test]
    fn does_not_show_its_seed() {
        let shown = format!("{:?}", Otpauth::device("a", "b", seed()));
        assert!(!shown.contains(SEED) && !shown.contains("49, 50"), "{shown}");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            account in "[^\\p{Cc}: ][^\\p{Cc}:]{0,20}[^\\p{Cc}: \u{a0}]",
            issuer in "[!-~]([ -~é世]{0,20}[!-~])?",
            digits in 6_usize..=8,
            factor in prop_oneof![
                (1_u32..=3600).prop_map(|period| Factor::Time { period }),
                any::<u64>().prop_map(|counter| Factor::Counter { counter }),
            ],
            bytes: [u8; 20],
        ) {
            prop_assume!(account.trim() == account);
            let made = Otpauth {
                digits: Digits::from_count(digits).unwrap(),
                factor,
                ..Otpauth::device(account, issuer, Seed::from(bytes))
            };
            prop_assert_eq!(made.to_uri().parse::<Otpauth>(), Ok(made));
        }

        #[test]
        fn any_text_is_read_without_a_panic(tail in "[ -~é%&=?:/#]{0,60}", text in ".{0,40}") {
            let _ = format!("otpauth://totp/{tail}").parse::<Otpauth>();
            let _ = text.parse::<Otpauth>();
        }
    }
}
