//! PSKC (RFC 6030): an XML container of keys.
//!
//! Keys in the clear only. An encrypted container is refused, not guessed at: decrypt it with the maker's tool first.

use super::{BadTokens, TokenSeed, token};
use countersign_wire::Node;
use data_encoding::BASE64;
use zeroize::Zeroizing;

/// The kind of key that time-based codes have.
const TOTP: &str = "urn:ietf:params:xml:ns:keyprov:pskc:totp";

pub(super) fn read(text: &str) -> Result<Vec<TokenSeed>, BadTokens> {
    let root = Node::parse(text.as_bytes()).map_err(|why| BadTokens(why.to_string()))?;
    if root.name != "KeyContainer" {
        return Err(BadTokens("the root element is no KeyContainer (RFC 6030)".to_owned()));
    }
    if !root.attribute("Version").unwrap_or("1.0").starts_with("1.") {
        return Err(BadTokens("KeyContainer: only version 1 is read".to_owned()));
    }
    if root.child("EncryptionKey").is_some() || root.child("MACMethod").is_some() {
        return Err(encrypted("KeyContainer"));
    }
    let mut tokens: Vec<TokenSeed> = Vec::new();
    let packages = root.children.iter().filter(|child| child.name == "KeyPackage");
    for (at, package) in packages.enumerate() {
        let serial = serial(package);
        let place = format!("KeyPackage {} ({})", at + 1, serial.escape_default());
        let keys: Vec<_> = package.children.iter().filter(|child| child.name == "Key").collect();
        let &[key] = keys.as_slice() else {
            return Err(BadTokens(format!("{place}: it has {} keys, not one", keys.len())));
        };
        if key.at(&["Data", "Secret", "EncryptedValue"]).is_some() {
            return Err(encrypted(&place));
        }
        let token = one(&serial, key).map_err(|why| BadTokens(format!("{place}: {why}")))?;
        if tokens.iter().any(|other| other.serial.eq_ignore_ascii_case(&token.serial)) {
            return Err(BadTokens(format!("{place}: the serial number comes twice")));
        }
        tokens.push(token);
    }
    Ok(tokens)
}

fn encrypted(place: &str) -> BadTokens {
    BadTokens(format!(
        "{place}: encrypted keys are not supported: decrypt the container first, and remove the plain file after the import"
    ))
}

/// What is printed on the token; without that the key's id.
fn serial(package: &Node) -> String {
    let printed = package.at(&["DeviceInfo", "SerialNo"]).map(|node| node.text.trim());
    let id = || package.child("Key").and_then(|key| key.attribute("Id"));
    printed.filter(|text| !text.is_empty()).or_else(id).unwrap_or_default().to_owned()
}

fn one(serial: &str, key: &Node) -> Result<TokenSeed, String> {
    let kind = key.attribute("Algorithm").unwrap_or_default();
    if kind != TOTP {
        return Err(format!(
            "`{}`: only time-based tokens (…:pskc:totp) work here",
            kind.escape_default()
        ));
    }
    let plain = |name: &str| {
        let value = key.at(&["Data", name, "PlainValue"]);
        value.map(|node| node.text.trim().to_owned()).unwrap_or_default()
    };
    let parameters = key.child("AlgorithmParameters");
    let format = parameters.and_then(|parameters| parameters.child("ResponseFormat"));
    let format = format.ok_or("it does not say how long its codes are (ResponseFormat)")?;
    if format.attribute("Encoding") != Some("DECIMAL") {
        return Err("only codes of digits (DECIMAL) work here".to_owned());
    }
    // A token whose codes carry one digit to check the others shows seven where six are said.
    if matches!(format.attribute("CheckDigits"), Some("true" | "1")) {
        return Err("codes with check digits do not work here".to_owned());
    }
    if !["", "0"].contains(&plain("Time").as_str()) {
        return Err("its time does not begin with 1970".to_owned());
    }
    let suite = parameters.and_then(|parameters| parameters.child("Suite"));
    let suite = suite.map(|node| node.text.trim()).unwrap_or_default();
    let secret = Zeroizing::new(plain("Secret"));
    if secret.is_empty() {
        return Err("it has no secret (Data/Secret/PlainValue)".to_owned());
    }
    let letters = Zeroizing::new(secret.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    let seed = BASE64.decode(letters.as_bytes()).map_err(|_| "its secret is not base64")?;
    let seed = Zeroizing::new(seed);
    let digits = format.attribute("Length").unwrap_or_default();
    if digits.is_empty() {
        return Err("it does not say how long its codes are (ResponseFormat/Length)".to_owned());
    }
    token(serial, &seed, digits, &plain("TimeInterval"), suite)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";

    /// The shape of RFC 6030's own examples, with prefix and without.
    fn container(key: &str) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<pskc:KeyContainer Version="1.0" Id="example" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc">
<pskc:KeyPackage><pskc:DeviceInfo><pskc:Manufacturer>Acme</pskc:Manufacturer><pskc:SerialNo>987654321</pskc:SerialNo></pskc:DeviceInfo>{key}</pskc:KeyPackage>
</pskc:KeyContainer>"#
        )
    }

    fn key() -> String {
        format!(
            r#"<Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp"><AlgorithmParameters><ResponseFormat Length="6" Encoding="DECIMAL"/></AlgorithmParameters><Data><Secret><PlainValue>{SECRET}</PlainValue></Secret><Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>30</PlainValue></TimeInterval></Data></Key>"#
        )
    }

    #[test]
    fn a_key_in_the_clear_is_read() {
        let tokens = read(&container(&key())).unwrap();
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].serial, "987654321");
        assert_eq!(tokens[0].seed, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let suite = key().replace("</AlgorithmP", "<Suite>HMAC-SHA256</Suite></AlgorithmP");
        assert_eq!(read(&container(&suite)).unwrap()[0].algorithm, "SHA256");
    }

    #[test]
    fn what_is_wrong_is_named_by_its_element_and_shows_no_seed() {
        let cases = [
            ("pskc:totp", "pskc:hotp", "only time-based"),
            ("Length=\"6\"", "Length=\"8\"", "8 digits"),
            ("Length=\"6\"", "", "how long"),
            ("DECIMAL", "HEXADECIMAL", "DECIMAL"),
            ("DECIMAL\"", "DECIMAL\" CheckDigits=\"true\"", "check digits"),
            ("<PlainValue>30<", "<PlainValue>60<", "60 seconds"),
            ("<PlainValue>0<", "<PlainValue>100<", "1970"),
            (SECRET, "*", "not base64"),
            (SECRET, "", "no secret"),
            (SECRET, "MTIz", "128 to 1024"),
            ("Secret><PlainValue", "Secret><EncryptedValue/><PlainValue", "encrypted keys"),
        ];
        for (from, to, expected) in cases {
            let text = container(&key().replace(from, to));
            let why = read(&text).unwrap_err().to_string();
            assert!(why.starts_with("KeyPackage 1 (987654321): "), "{why}");
            assert!(why.contains(expected) && !why.contains(SECRET), "{why}");
        }
        let whole = container(&key()).replace("<pskc:KeyPackage>", "<EncryptionKey/><KeyPackage>");
        let whole = whole.replace("</pskc:KeyPackage>", "</KeyPackage>");
        assert!(read(&whole).unwrap_err().to_string().contains("encrypted keys"));
        let twice = container(&format!("{0}{0}", key()));
        assert!(read(&twice).unwrap_err().to_string().contains("2 keys"));
        assert!(read(&container("")).unwrap_err().to_string().contains("0 keys"));
        let entity = format!("<!DOCTYPE k [<!ENTITY e \"x\">]>{}", "<KeyContainer/>");
        assert!(read(&entity).unwrap_err().to_string().contains("not XML"));
    }
}
