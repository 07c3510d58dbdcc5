//! Unique ids (`AIDA…`, `AROA…`) and access key ids (`AKIA…`, `ASIA…`).
//!
//! AWS's ids are a four letter prefix and characters of the base32 alphabet. Users' and roles' ids have 21
//! characters in all, access key ids 20. Ours are made from random bytes that the caller hands in.

use crate::AccountId;

/// What a unique id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// `AIDA…`
    User,
    /// `AROA…`
    Role,
    /// `AGPA…`
    Group,
    /// `ANPA…`
    Policy,
    /// `AIPA…`
    InstanceProfile,
    /// `ASCA…`
    ServerCertificate,
}

impl IdKind {
    fn prefix(self) -> &'static str {
        match self {
            IdKind::User => "AIDA",
            IdKind::Role => "AROA",
            IdKind::Group => "AGPA",
            IdKind::Policy => "ANPA",
            IdKind::InstanceProfile => "AIPA",
            IdKind::ServerCertificate => "ASCA",
        }
    }
}

/// Whether an access key lives until it is deleted or ends with its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// `AKIA…`
    LongTerm,
    /// `ASIA…`
    Temporary,
}

impl KeyKind {
    fn prefix(self) -> &'static str {
        match self {
            KeyKind::LongTerm => "AKIA",
            KeyKind::Temporary => "ASIA",
        }
    }

    /// The kind that an access key id says it is.
    pub fn of(access_key_id: &str) -> Option<KeyKind> {
        [KeyKind::LongTerm, KeyKind::Temporary]
            .into_iter()
            .find(|k| access_key_id.starts_with(k.prefix()))
    }
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A 21-character unique id out of 11 random bytes (85 of their bits are used).
pub fn unique_id(kind: IdKind, random: [u8; 11]) -> String {
    let mut bits = [0; 16];
    for (to, from) in bits.iter_mut().zip(random) {
        *to = from;
    }
    spell(kind.prefix(), u128::from_be_bytes(bits), 17)
}

/// A 20-character access key id out of the account it belongs to and 5 random bytes.
///
/// As on AWS the id tells its account (`GetAccessKeyInfo` is answered for any key): the 40 bits after
/// the prefix are the account's number, the other 40 are random.
pub fn access_key_id(kind: KeyKind, account: AccountId, random: [u8; 5]) -> String {
    let random = random.iter().fold(0_u128, |bits, &byte| (bits << 8) | u128::from(byte));
    let number = (u128::from(account.number()) << 40) | random;
    spell(kind.prefix(), number << 48, 16)
}

/// The account that an access key id made by [`access_key_id`] tells; `None` for any other text.
pub fn access_key_account(id: &str) -> Option<AccountId> {
    KeyKind::of(id)?;
    if id.len() != 20 {
        return None;
    }
    let digits = id.bytes().skip(4).take(8);
    let number =
        digits.map(|b| BASE32.iter().position(|&c| c == b)).try_fold(0_u64, |sum, digit| {
            digit.and_then(|d| u64::try_from(d).ok()).map(|d| (sum << 5) | d)
        })?;
    AccountId::from_number(number)
}

/// A name as it is compared: IAM's names are unique without regard to case.
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// `prefix` and `length` base32 letters from the top bits of `bits`.
fn spell(prefix: &str, mut bits: u128, length: usize) -> String {
    let mut text = String::with_capacity(prefix.len() + length);
    text.push_str(prefix);
    for _ in 0..length {
        let top = usize::try_from(bits >> 123).unwrap_or(0);
        text.push(char::from(BASE32.get(top).copied().unwrap_or(b'A')));
        bits <<= 5;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_prefixes_are_awss() {
        let id = unique_id(IdKind::User, [0xff; 11]);
        assert_eq!((id.len(), id.starts_with("AIDA")), (21, true));
        assert_ne!(id, unique_id(IdKind::User, [0xfe; 11]));
        let mut last = [0xff; 11];
        last[10] = 0;
        assert_ne!(id, unique_id(IdKind::User, last), "all but the last three bits count");
    }

    #[test]
    fn an_access_key_id_tells_its_account() {
        for number in ["000000000000", "111122223333", "999999999999"] {
            let account = AccountId::parse(number).unwrap();
            for kind in [KeyKind::LongTerm, KeyKind::Temporary] {
                let id = access_key_id(kind, account, [1, 2, 3, 4, 255]);
                assert_eq!(id.len(), 20);
                assert_eq!(KeyKind::of(&id), Some(kind));
                assert_eq!(access_key_account(&id), Some(account));
            }
        }
        assert_ne!(
            access_key_id(KeyKind::LongTerm, AccountId::from_random(1), [0, 0, 0, 0, 1]),
            access_key_id(KeyKind::LongTerm, AccountId::from_random(1), [0, 0, 0, 0, 2])
        );
        for foreign in
            ["", "AKIA", "AKIAIOSFODNN7EXAMPL", "akiaiosfodnn7example", "AKIA1OSFODNN7EXAMPLE"]
        {
            assert_eq!(access_key_account(foreign), None, "{foreign}");
        }
    }
}
