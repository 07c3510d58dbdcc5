//! Values as each shell reads them back: whatever they hold, they are set and nothing runs.

use zeroize::Zeroizing;

/// For a POSIX shell: `'…'`, where a quote ends the text, stands escaped, and begins it again.
pub fn posix(value: &str) -> Zeroizing<String> {
    quoted(value, |out, c| match c {
        '\'' => out.push_str("'\\''"),
        c => out.push(c),
    })
}

/// For fish: `'…'`, where a backslash escapes a quote and itself.
pub(super) fn fish(value: &str) -> Zeroizing<String> {
    quoted(value, |out, c| match c {
        '\'' | '\\' => out.extend(['\\', c]),
        c => out.push(c),
    })
}

/// For PowerShell: always `'…'`, since a bare word is a command. It takes four typographic marks for
/// quotes, too; each is doubled.
pub(crate) fn powershell(value: &str) -> Zeroizing<String> {
    between_quotes(value, |out, c| match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => out.extend([c, c]),
        c => out.push(c),
    })
}

fn quoted(value: &str, each: impl Fn(&mut String, char)) -> Zeroizing<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=+@".contains(c);
    if !value.is_empty() && value.chars().all(plain) {
        return Zeroizing::new(value.to_owned());
    }
    between_quotes(value, each)
}

fn between_quotes(value: &str, each: impl Fn(&mut String, char)) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(2 + value.len() * 4));
    out.push('\'');
    value.chars().for_each(|c| each(&mut out, c));
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_has_its_own_rule() {
        let value = "a'b\\c\u{2019}";
        assert_eq!(*posix(value), "'a'\\''b\\c\u{2019}'");
        assert_eq!(*fish(value), "'a\\'b\\\\c\u{2019}'");
        assert_eq!(*powershell(value), "'a''b\\c\u{2019}\u{2019}'");
        assert_eq!((&**posix(""), &**fish("")), ("''", "''"));
    }
}
