//! Exports of other applications, as their own documents describe them.

use countersign_authenticator::import::{Found, ImportError, Part, Skipped, read};
use countersign_authenticator::{Entry, Locker, backup};
use countersign_otp::uri::{Factor, Otpauth};
use countersign_otp::{Algorithm, Digits, Seed, qr};
use proptest::prelude::*;
use zeroize::Zeroizing;

use crate::import::nobody;

const SEED: &[u8; 20] = b"12345678901234567890";
const BASE32: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const AEGIS: &str = include_str!("data/aegis-sealed.json");
const TWO_FAS: &str = include_str!("data/2fas-sealed.json");

fn ada() -> Otpauth {
    Otpauth::device("ada@111122223333", "Countersign", Seed::from(*SEED))
}

fn token() -> Otpauth {
    Otpauth {
        issuer: None,
        algorithm: Algorithm::Sha256,
        digits: Digits::Seven,
        factor: Factor::Counter { counter: 50 },
        ..Otpauth::device("token", "", Seed::from(*SEED))
    }
}

fn steam(label: &str) -> Skipped {
    Skipped { label: label.to_owned(), why: "with codes of other than 6 to 8 digits" }
}

fn found(text: &str) -> Result<Found, ImportError> {
    read(text.as_bytes(), &nobody)
}

fn with(text: &str, passphrase: &str) -> Result<Found, ImportError> {
    read(text.as_bytes(), &|| Ok(Zeroizing::new(passphrase.to_owned())))
}

#[track_caller]
fn is(found: Result<Found, ImportError>, devices: &[Otpauth], skipped: &[Skipped]) {
    let found = found.unwrap();
    assert_eq!(found.devices, devices);
    assert_eq!(found.skipped, skipped);
}

// --- Google Authenticator ---

/// A protocol buffer field that is a number.
fn number(field: u8, mut value: u64) -> Vec<u8> {
    let mut bytes = vec![field << 3];
    while value > 0x7f {
        bytes.push(u8::try_from(value & 0x7f).unwrap() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap());
    bytes
}

/// One that is bytes.
fn bytes(field: u8, value: &[u8]) -> Vec<u8> {
    let mut bytes = number(field, u64::try_from(value.len()).unwrap());
    bytes[0] |= 2;
    bytes.extend(value);
    bytes
}

fn google(fields: &[(u8, u64)], name: &str, issuer: &str) -> Vec<u8> {
    let mut device =
        [bytes(1, SEED), bytes(2, name.as_bytes()), bytes(3, issuer.as_bytes())].concat();
    device.extend(fields.iter().flat_map(|(field, value)| number(*field, *value)));
    bytes(1, &device)
}

fn uri(parts: &[Vec<u8>]) -> String {
    let data = data_encoding::BASE64.encode(&parts.concat());
    format!("otpauth-migration://offline?data={}", data.replace('+', "%2B").replace('/', "%2F"))
}

const TOTP: [(u8, u64); 3] = [(4, 1), (5, 1), (6, 2)];

#[test]
fn reads_what_googles_authenticator_hands_over() {
    let first = google(&TOTP, "Countersign:ada@111122223333", "Countersign");
    let second = google(&[(4, 2), (5, 3), (6, 1), (7, 50)], "token", "");
    let md5 = google(&[(4, 4), (5, 1), (6, 2)], "old", "x");
    // A field of a later version is passed over, whatever its kind.
    let later =
        [bytes(9, b"later"), number(10, 7), vec![11 << 3 | 1, 0, 0, 0, 0, 0, 0, 0, 0]].concat();
    let one = uri(&[first.clone(), later, second, md5, number(2, 1), number(3, 1), number(5, 77)]);
    let why = "with a hash other than SHA-1, SHA-256 and SHA-512";
    let old = Skipped { label: "x:old".to_owned(), why };
    is(found(&one), &[ada(), token()], &[old]);
    assert_eq!(found(&one).unwrap().parts, []);

    let plus = one.replace("%2B", " ").replace("%2F", "_");
    is(found(&plus), &found(&one).unwrap().devices, &found(&one).unwrap().skipped);

    let part = |index| uri(&[first.clone(), number(3, 2), number(4, index)]);
    let both = found(&format!("{}\n{}\n", part(0), part(1))).unwrap();
    assert_eq!(both.devices, [ada()]);
    assert_eq!(both.parts, [Part { number: 1, of: 2 }, Part { number: 2, of: 2 }]);

    let picture = qr::png(&part(1)).unwrap();
    let pictured = read(&picture[..], &nobody).unwrap();
    assert_eq!((pictured.devices, pictured.parts), (vec![ada()], vec![Part { number: 2, of: 2 }]));
}

#[test]
fn a_damaged_migration_is_refused_whole() {
    let device = google(&TOTP, "ada", "x");
    let whole = [device, number(3, 1)].concat();
    let of = |bytes: &[u8]| uri(&[bytes.to_vec()]);
    for length in 1..whole.len() - 2 {
        let refused = found(&of(&whole[..length])).unwrap_err();
        assert!(matches!(refused, ImportError::Damaged("Google Authenticator")), "{length}");
    }
    for text in [
        "otpauth-migration://offline",
        "otpauth-migration://offline?data=!!!",
        "otpauth-migration://offline?x=AAAA",
        // A number that goes on for ever, and lengths past the end.
        &of(&[0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        &of(&[0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        &of(&[0x0b]),
    ] {
        assert!(matches!(found(text), Err(ImportError::Damaged(_))), "{text}");
    }
    let many = uri(&vec![google(&TOTP, "ada", "x"); 201]);
    assert!(matches!(found(&many), Err(ImportError::Damaged(_))));
    assert!(matches!(found(&uri(&[number(3, 1)])), Err(ImportError::Empty(_))));
}

// --- JSON ---

#[test]
fn reads_aegis() {
    let text = format!(
        r#"{{"version": 1, "header": {{"slots": null, "params": null}}, "db": {{"version": 2, "entries": [
        {{"type": "totp", "name": "ada@111122223333", "issuer": "Countersign", "icon": null,
          "info": {{"secret": "{BASE32}", "algo": "SHA1", "digits": 6, "period": 30}}}},
        {{"type": "hotp", "name": "token", "issuer": "",
          "info": {{"secret": "{BASE32}", "algo": "SHA256", "digits": 7, "counter": 50}}}},
        {{"type": "yandex", "name": "y", "issuer": "Yandex",
          "info": {{"secret": "{BASE32}", "algo": "SHA256", "digits": 8, "period": 30, "pin": "1"}}}}]}}}}"#
    );
    let yandex = Skipped { label: "Yandex:y".to_owned(), why: "of Yandex's own type" };
    is(found(&text), &[ada(), token()], &[yandex]);
}

#[test]
fn opens_sealed_aegis_and_2fas_with_the_passphrase_alone() {
    for text in [AEGIS, TWO_FAS] {
        is(with(text, "correct horse"), &[ada(), token()], &[steam("Steam:Sophia")]);
        assert!(matches!(with(text, "wrong horse"), Err(ImportError::WrongPassphrase)));
        assert!(matches!(found(text), Err(ImportError::NoPassphrase(_))));
    }
    // What a file asks for is bounded, and refused before anybody is asked to wait for it.
    let greedy = AEGIS.replace("\"n\": 32768", "\"n\": 1073741824");
    assert!(matches!(with(&greedy, "correct horse"), Err(ImportError::Damaged("Aegis"))));
    let biometric = AEGIS.replace("\"type\": 1", "\"type\": 2");
    assert!(matches!(with(&biometric, "correct horse"), Err(ImportError::Sealed("Aegis"))));
    let cut = TWO_FAS.replace(':', "");
    assert!(with(&cut, "correct horse").is_err());
}

#[test]
fn reads_2fas() {
    let text = format!(
        r#"{{"services": [
        {{"name": "Countersign", "secret": "{BASE32}", "otp": {{"account": "ada@111122223333",
          "issuer": "Countersign", "digits": 6, "period": 30, "algorithm": "SHA1", "tokenType": "TOTP"}}}},
        {{"name": "Bare", "secret": "{BASE32}", "otp": {{}}}}], "schemaVersion": 4}}"#
    );
    let bare = Otpauth { issuer: None, ..Otpauth::device("Bare", "", Seed::from(*SEED)) };
    is(found(&text), &[ada(), bare], &[]);
}

#[test]
fn reads_freeotp_plus() {
    // 0xFE and 0x80 are below zero as signed bytes.
    let text = r#"{"tokenOrder": ["Countersign:ada@111122223333"], "tokens": [
        {"algo": "SHA512", "counter": 0, "digits": 8, "issuerExt": "Countersign", "issuerInt": "x",
         "label": "ada@111122223333", "period": 60, "secret": [-2, -128, 0, 127], "type": "TOTP"},
        {"algo": "SHA1", "digits": 6, "issuerInt": "y", "label": "bent", "secret": [300], "type": "TOTP"}]}"#;
    let device = Otpauth {
        seed: Seed::from_bytes(&[0xfe, 0x80, 0, 0x7f]).unwrap(),
        algorithm: Algorithm::Sha512,
        digits: Digits::Eight,
        factor: Factor::Time { period: 60 },
        ..ada()
    };
    let bent = Skipped { label: "y:bent".to_owned(), why: "without a seed" };
    is(found(text), &[device], &[bent]);
}

#[test]
fn reads_andotp_and_raivo() {
    let text = format!(
        r#"[{{"secret": "{BASE32}", "issuer": "Countersign", "label": "ada@111122223333", "digits": 6,
        "type": "TOTP", "algorithm": "SHA1", "thumbnail": "Default", "last_used": 0, "period": 30, "tags": []}},
        {{"secret": "{BASE32}", "issuer": "Steam", "label": "Sophia", "digits": 5, "type": "STEAM",
        "algorithm": "SHA1", "period": 30}}]"#
    );
    is(found(&text), &[ada()], &[steam("Steam:Sophia")]);
    let text = format!(
        r#"[{{"issuer": "Countersign", "account": "ada@111122223333", "secret": "{BASE32}", "kind": "TOTP",
        "algorithm": "SHA1", "digits": "6", "timer": "30", "counter": "0", "pinned": "false"}}]"#
    );
    is(found(&text), &[ada()], &[]);
}

#[test]
fn reads_bitwarden() {
    let uri = ada().to_uri();
    let text = format!(
        r#"{{"encrypted": false, "folders": [], "items": [
        {{"type": 1, "name": "AWS", "login": {{"username": "ada", "password": "p", "totp": "{}"}}}},
        {{"type": 1, "name": "Bare", "login": {{"username": "bob", "totp": "{}"}}}},
        {{"type": 1, "name": "None", "login": {{"username": "x", "totp": null}}}},
        {{"type": 2, "name": "Note"}},
        {{"type": 1, "name": "Game", "login": {{"username": "s", "totp": "steam://AAAA"}}}}]}}"#,
        *uri,
        BASE32.to_lowercase()
    );
    let bob = Otpauth::device("bob", "Bare", Seed::from(*SEED));
    let game = Skipped { label: "Game:s".to_owned(), why: "of Steam's own type" };
    is(found(&text), &[ada(), bob], &[game]);
    let sealed = r#"{"encrypted": true, "passwordProtected": true, "data": "2.x"}"#;
    assert!(matches!(found(sealed), Err(ImportError::Sealed("Bitwarden"))));
}

#[test]
fn what_is_no_export_says_what_is_wrong_and_repeats_nothing() {
    for (text, words) in [
        ("{", "this begins as JSON does, and is damaged"),
        ("{\"a\": \"CANARY\"}", "this is JSON, and no export of"),
        ("[{\"secret\": 7, \"CANARY\": 1}]", "this export of andOTP or Raivo is damaged"),
        ("[]", "there is no device in it"),
        ("{\"services\": \"CANARY\"}", "this export of 2FAS is damaged"),
        ("{\"header\": {}, \"db\": 7}", "this export of Aegis is damaged"),
        ("{\"tokens\": [{\"secret\": \"CANARY\"}]}", "this export of FreeOTP+ is damaged"),
        ("{\"items\": {}}", "this export of Bitwarden is damaged"),
        ("otpauth://totp/a?secret=CANARY1", "the seed is not base32"),
    ] {
        let refused = found(text).unwrap_err().to_string();
        assert!(refused.starts_with(words) && !refused.contains("CANARY"), "{text}: {refused}");
    }
}

// --- into the locker, and out ---

#[test]
fn an_export_is_taken_in_whole_and_twice_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let locker = Locker::at(home.path().join("a"));
    let other = Otpauth { seed: Seed::from([7; 20]), ..ada() };
    let names = |devices: Vec<Otpauth>| -> Vec<(String, bool)> {
        let taken = locker.take_in(devices).unwrap();
        taken.into_iter().map(|taken| (taken.name.to_string(), taken.known)).collect()
    };
    let first = names(vec![ada(), other.clone(), token()]);
    let expected = [
        ("Countersign:ada@111122223333", false),
        ("Countersign:ada@111122223333-2", false),
        ("token", false),
    ];
    assert_eq!(first, expected.map(|(name, known)| (name.to_owned(), known)));
    // A counter that has gone on since is not put back.
    locker.code("token", 0).unwrap();
    let again = names(vec![ada(), other, token()]);
    assert_eq!(again, expected.map(|(name, _)| (name.to_owned(), true)));
    let entries = locker.entries().unwrap();
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[2].device.factor, Factor::Counter { counter: 51 });
}

#[test]
fn what_goes_out_comes_in_again() {
    let entry = |name: &str, device| Entry { name: name.parse().unwrap(), device };
    let entries = [entry("a", ada()), entry("b", token())];
    is(found(&backup::uris(&entries)), &[ada(), token()], &[]);

    let sealed = backup::sealed(&entries, "correct horse").unwrap();
    let opened =
        |passphrase: &str| read(&sealed[..], &|| Ok(Zeroizing::new(passphrase.to_owned())));
    is(opened("correct horse"), &[ada(), token()], &[]);
    assert!(matches!(opened("wrong horse"), Err(ImportError::WrongPassphrase)));
    assert!(!sealed.windows(20).any(|bytes| bytes == SEED));
    assert_ne!(sealed, backup::sealed(&entries, "correct horse").unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_without_a_panic(data: Vec<u8>, text in "[\\[{].{0,80}", at: prop::sample::Index) {
        let _ = found(&uri(&[data]));
        let _ = found(&text);
        let mut bent = AEGIS.as_bytes().to_vec();
        let at = at.index(bent.len());
        bent[at] ^= 1;
        let _ = read(&bent[..], &nobody);
    }
}
