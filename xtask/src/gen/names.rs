//! Rust names for AWS's names.

/// Words of an AWS name: `EnableMFADevice` is `Enable MFA Device`, `OpenIDConnectProvider` is `Open ID Connect Provider`.
fn words(name: &str) -> Vec<String> {
    let name = name.replace("IDs", "Ids").replace("URLs", "Urls").replace("OIDC", "Oidc");
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| chars.get(i));
        let after = chars.get(at + 1);
        let starts = match before {
            None => true,
            Some(b) => {
                c.is_ascii_uppercase()
                    && (!b.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase))
            }
        };
        if !c.is_ascii_alphanumeric() {
            continue;
        }
        if starts || words.is_empty() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words
}

/// `user_name` for `UserName`, `qr_code_png` for `QRCodePNG`.
pub(crate) fn snake(name: &str) -> String {
    let joined = words(name).iter().map(|w| w.to_lowercase()).collect::<Vec<_>>().join("_");
    if ["type", "self", "ref", "use"].contains(&joined.as_str()) {
        format!("r#{joined}")
    } else {
        joined
    }
}

/// `EnableMfaDevice` for `EnableMFADevice`.
pub(crate) fn camel(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(chars.map(|c| c.to_ascii_lowercase())).collect::<String>()
        })
        .collect()
}

/// `EXISTING_USER_NAME_TYPE` for `existingUserNameType`.
pub(crate) fn shout(name: &str) -> String {
    words(name).iter().map(|w| w.to_uppercase()).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awss_names_become_rusts() {
        for (aws, rust) in [
            ("UserName", "user_name"),
            ("QRCodePNG", "qr_code_png"),
            ("SerialNumber", "serial_number"),
            ("AuthenticationCode1", "authentication_code1"),
            ("MFADevices", "mfa_devices"),
            ("ClientIDList", "client_id_list"),
            ("Type", "r#type"),
        ] {
            assert_eq!(snake(aws), rust);
        }
        assert_eq!(camel("EnableMFADevice"), "EnableMfaDevice");
        assert_eq!(camel("OpenIDConnectProvider"), "OpenIdConnectProvider");
        assert_eq!(shout("existingUserNameType"), "EXISTING_USER_NAME_TYPE");
    }
}
