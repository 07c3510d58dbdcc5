//! ARNs put together. Each question to policy needs some, so this does without the formatting machinery.

/// `arn:aws:SERVICE::ACCOUNT:` and the resource, of which the parts follow each other.
pub(crate) fn arn(service: &str, account: u64, resource: &[&str]) -> String {
    let length: usize = resource.iter().map(|part| part.len()).sum();
    let mut arn = String::with_capacity("arn:aws:".len() + service.len() + 15 + length);
    arn.push_str("arn:aws:");
    arn.push_str(service);
    arn.push_str("::");
    arn.push_str(Digits::of(account).as_str());
    arn.push(':');
    for part in resource {
        arn.push_str(part);
    }
    arn
}

/// An account's twelve digits, and four more that only make it as long as what UTF-8 is checked by at a time.
#[derive(Debug, Clone, Copy)]
#[repr(align(8))]
pub(crate) struct Digits([u8; 16]);

impl Digits {
    pub(crate) fn of(account: u64) -> Digits {
        let mut digits = [b'0'; 16];
        // Halves fit into 32 bits, in which dividing is cheap.
        let (halves, _) = digits.as_chunks_mut::<6>();
        for (half, value) in halves.iter_mut().zip([account / 1_000_000, account]) {
            let mut rest = u32::try_from(value % 1_000_000).unwrap_or_default();
            for digit in half.iter_mut().rev() {
                *digit += u8::try_from(rest % 10).unwrap_or_default();
                rest /= 10;
            }
        }
        Digits(digits)
    }

    pub(crate) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).ok().and_then(|all| all.get(..12)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_twelve_digits() {
        for account in [0, 7, 111_122_223_333, 999_999_999_999] {
            assert_eq!(Digits::of(account).as_str(), format!("{account:012}"));
        }
        assert_eq!(arn("iam", 42, &["user", "/a/", "b"]), "arn:aws:iam::000000000042:user/a/b");
    }
}
