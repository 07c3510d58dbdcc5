//! One device in the authenticator, and its name.

use std::fmt;
use std::str::FromStr;

use countersign_otp::uri::{Factor, Otpauth};
use countersign_otp::{Algorithm, Digits, Seed};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The longest name, in bytes: that of a device's ARN.
const LONGEST_NAME: usize = 256;

/// A device that codes can be made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What its owner calls it.
    pub name: Name,
    /// What its issuer said about it, the seed included.
    pub device: Otpauth,
}

/// An entry's name: 1 to 256 letters, digits and `_ + = , . @ : / -`, not beginning with `-`, so
/// that a device's ARN is one and an option of a command is not. Names that differ only by case are
/// the same.
#[derive(Debug, Clone)]
pub struct Name(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoName;

impl Name {
    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name for a device that has none: its issuer and account, in the letters that a name has, and a
    /// number where that is `taken`.
    pub fn of(device: &Otpauth, taken: impl Fn(&Name) -> bool) -> Self {
        let issuer = device.issuer.as_deref().unwrap_or_default();
        let mut name = String::new();
        for (part, text) in [issuer, &device.account].into_iter().enumerate() {
            if part > 0 && !name.is_empty() {
                name.push(':');
            }
            let start = name.len();
            for c in text.chars() {
                // Room for a number is left.
                if name.len() + 8 > LONGEST_NAME {
                    break;
                }
                match u8::try_from(c) {
                    Ok(b) if good(b) && (name.len() > start || b != b'-') => name.push(c),
                    _ if name.len() > start && !name.ends_with('-') => name.push('-'),
                    _ => {}
                }
            }
        }
        let name = name.trim_matches(['-', ':']);
        let name = if name.is_empty() { "device" } else { name };
        let numbered = |n: u32| if n < 2 { name.to_owned() } else { format!("{name}-{n}") };
        let free = (1..=u32::MAX).map(|n| Name(numbered(n))).find(|name| !taken(name));
        free.unwrap_or_else(|| Name(name.to_owned()))
    }

    /// Whether this is the name that somebody asks for.
    pub fn is(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other)
    }
}

/// What a name is made of.
fn good(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"_+=,.@:/-".contains(&b)
}

impl Entry {
    /// Whether this is that device, however far its counter has come.
    pub fn is_of(&self, device: &Otpauth) -> bool {
        let same = |factor: Factor| match factor {
            Factor::Counter { .. } => None,
            Factor::Time { period } => Some(period),
        };
        let ours = &self.device;
        (ours.algorithm, ours.digits) == (device.algorithm, device.digits)
            && same(ours.factor) == same(device.factor)
            && ours.seed == device.seed
    }
}

impl FromStr for Name {
    type Err = NoName;

    fn from_str(text: &str) -> Result<Self, NoName> {
        let sound = (1..=LONGEST_NAME).contains(&text.len())
            && text.bytes().all(good)
            && !text.starts_with('-');
        if sound { Ok(Self(text.to_owned())) } else { Err(NoName) }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.is(&other.0)
    }
}

impl Eq for Name {}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a name is 1 to 256 letters, digits and `_+=,.@:/-`, and does not begin with `-`",
        )
    }
}

impl std::error::Error for NoName {}

/// An entry as it lies in the locker.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    name: String,
    issuer: Option<String>,
    account: String,
    seed: String,
    algorithm: String,
    digits: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

const ALGORITHMS: [(Algorithm, &str); 3] =
    [(Algorithm::Sha1, "SHA1"), (Algorithm::Sha256, "SHA256"), (Algorithm::Sha512, "SHA512")];

impl Record {
    pub(crate) fn of(entry: &Entry) -> Self {
        let Entry { name, device } = entry;
        let algorithm = ALGORITHMS.iter().find(|(a, _)| *a == device.algorithm);
        let (period, counter) = match device.factor {
            Factor::Time { period } => (Some(period), None),
            Factor::Counter { counter } => (None, Some(counter)),
        };
        Self {
            name: name.0.clone(),
            issuer: device.issuer.clone(),
            account: device.account.clone(),
            seed: device.seed.to_base32().to_string(),
            algorithm: algorithm.map_or_else(String::new, |(_, name)| (*name).to_owned()),
            digits: device.digits.count(),
            period,
            counter,
        }
    }

    /// The entry, if there is sense in the record.
    pub(crate) fn entry(&self) -> Option<Entry> {
        let (algorithm, _) = ALGORITHMS.iter().find(|(_, name)| *name == self.algorithm)?;
        let factor = match (self.period, self.counter) {
            (Some(period), None) => Factor::Time { period },
            (None, Some(counter)) => Factor::Counter { counter },
            _ => return None,
        };
        let device = Otpauth {
            issuer: self.issuer.clone(),
            account: self.account.clone(),
            seed: Seed::from_base32(&self.seed).ok()?,
            algorithm: *algorithm,
            digits: Digits::from_count(self.digits)?,
            factor,
        };
        Some(Entry { name: self.name.parse().ok()?, device })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked() {
        for good in
            ["work", "a", "ada@111122223333", "arn:aws:iam::111122223333:mfa/x/ada", "a-b+=,."]
        {
            assert_eq!(good.parse::<Name>().unwrap().as_str(), good);
        }
        assert!("a".repeat(256).parse::<Name>().is_ok());
        for bad in ["", " ", "a b", "-a", "--help", "a\nb", "ä", "a\0", "a[", "%41", "a;b"] {
            assert_eq!(bad.parse::<Name>(), Err(NoName), "{bad:?}");
        }
        assert!("a".repeat(257).parse::<Name>().is_err());
        assert_eq!("Work".parse::<Name>(), "wORK".parse::<Name>());
    }

    #[test]
    fn a_record_gives_its_entry_back() {
        for factor in [Factor::Time { period: 60 }, Factor::Counter { counter: 9 }] {
            let entry = Entry {
                name: "work".parse().unwrap(),
                device: Otpauth {
                    algorithm: Algorithm::Sha512,
                    digits: Digits::Eight,
                    factor,
                    ..Otpauth::device("a:b c", "d", Seed::from([7; 20]))
                },
            };
            assert_eq!(Record::of(&entry).entry(), Some(entry));
        }
    }
}
