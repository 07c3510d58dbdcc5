//! A device as an application wrote it down, and what becomes of it here.

use countersign_otp::uri::{Factor, Otpauth};
use countersign_otp::{Algorithm, Digits, PERIOD, Seed};
use zeroize::Zeroizing;

use super::Skipped;

/// What an application says of a device. What it leaves out is as AWS's devices are.
#[derive(Default)]
pub(super) struct Draft {
    /// The application.
    pub(super) app: &'static str,
    pub(super) issuer: String,
    pub(super) account: String,
    pub(super) secret: Secret,
    pub(super) kind: Kind,
    /// Empty for SHA-1.
    pub(super) algorithm: String,
    pub(super) digits: Option<u64>,
    pub(super) period: Option<u64>,
    pub(super) counter: Option<u64>,
}

#[derive(Default, Clone, Copy)]
pub(super) enum Kind {
    #[default]
    Time,
    Counter,
    /// Something that is not taken, in words.
    Other(&'static str),
}

impl Kind {
    /// The type by the name that nearly every application gives it.
    pub(super) fn named(name: &str) -> Kind {
        match name.to_ascii_lowercase().as_str() {
            "" | "totp" => Kind::Time,
            "hotp" => Kind::Counter,
            "steam" => Kind::Other("of Steam's own type"),
            "yandex" => Kind::Other("of Yandex's own type"),
            "motp" => Kind::Other("of the type mOTP"),
            _ => Kind::Other("of an unknown type"),
        }
    }
}

#[derive(Default)]
pub(super) enum Secret {
    #[default]
    None,
    Base32(Zeroizing<String>),
    Bytes(Zeroizing<Vec<u8>>),
}

impl Draft {
    /// The device, or why it is not taken.
    pub(super) fn device(&self) -> Result<Otpauth, Skipped> {
        let (prefix, rest) = self.account.split_once(':').unwrap_or(("", &self.account));
        let (issuer, account) = match (self.issuer.trim(), prefix.trim()) {
            // Many write the issuer twice, the second time as the beginning of the account.
            (issuer, prefix) if !prefix.is_empty() && issuer.eq_ignore_ascii_case(prefix) => {
                (issuer, rest.trim())
            }
            ("", prefix) => (prefix, rest.trim()),
            (issuer, _) => (issuer, self.account.trim()),
        };
        // One name is that of the account.
        let (issuer, account) = match (issuer, account) {
            ("", "") => ("", self.app),
            (issuer, "") => ("", issuer),
            both => both,
        };
        let printable = |text: &str| text.chars().filter(|c| !c.is_control()).collect::<String>();
        let (issuer, account) = (printable(issuer), printable(account));
        let skipped = |why| Skipped {
            label: if issuer.is_empty() { account.clone() } else { format!("{issuer}:{account}") },
            why,
        };
        let seed = match &self.secret {
            Secret::None => return Err(skipped("without a seed")),
            Secret::Base32(text) => Seed::from_base32(text),
            Secret::Bytes(bytes) => Seed::from_bytes(bytes),
        }
        .map_err(|_| skipped("with a seed that is none"))?;
        let algorithm = match self.algorithm.to_ascii_uppercase().replace('-', "").as_str() {
            "" | "SHA1" | "HMACSHA1" => Algorithm::Sha1,
            "SHA256" | "HMACSHA256" => Algorithm::Sha256,
            "SHA512" | "HMACSHA512" => Algorithm::Sha512,
            _ => return Err(skipped("with a hash other than SHA-1, SHA-256 and SHA-512")),
        };
        let digits = usize::try_from(self.digits.unwrap_or(6)).ok().and_then(Digits::from_count);
        let digits = digits.ok_or_else(|| skipped("with codes of other than 6 to 8 digits"))?;
        let factor = match self.kind {
            Kind::Time => {
                let period = u32::try_from(self.period.unwrap_or(PERIOD.into())).ok();
                let period = period.filter(|period| (1..=3600).contains(period));
                Factor::Time {
                    period: period
                        .ok_or_else(|| skipped("with a period that is not 1 to 3600 s"))?,
                }
            }
            Kind::Counter => Factor::Counter { counter: self.counter.unwrap_or(0) },
            Kind::Other(why) => return Err(skipped(why)),
        };
        let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
        Ok(Otpauth { issuer, account, seed, algorithm, digits, factor })
    }
}
