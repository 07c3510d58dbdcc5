//! C8, C9 and C10: files of keys, and seeds.

use super::users::{code, csv, password, secret_key};
use countersign_otp::uri::Otpauth;
use countersign_otp::{Seed, qr};
use countersign_testkit::{ACCOUNT, Browser, Server};

#[test]
fn c8_no_name_is_a_formula_and_no_field_becomes_two() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    for (name, field) in [
        ("=1+1", "'=1+1"),
        ("+a", "'+a"),
        ("-a", "'-a"),
        ("@a", "'@a"),
        ("=a,b", "'=a,b"),
        ("a=b", "a=b"),
    ] {
        browser.open("/console/add-user").fill("User name", name).tick("Programmatic access");
        browser.press("Next: Permissions").press("Next: Tags").press("Next: Review");
        browser.press("Create user").follow("Download .csv");
        let text = browser.source();
        // No byte order mark: the first field is what it says.
        assert!(text.starts_with("User name,Access key ID,Secret access key"), "{text:?}");
        let file = csv(&text);
        assert_eq!((file.len(), file[1].len(), file[1][0].as_str()), (2, file[0].len(), field));
        assert_eq!(browser.header("cache-control"), Some("no-store"));
        assert_eq!(browser.header("x-content-type-options"), Some("nosniff"));
        assert!(browser.header("content-disposition").unwrap().starts_with("attachment"));
    }
}

/// A device of `a+b=c,d@e` in the making: its page with the picture, and its seed.
fn making<'a>(server: &'a Server, name: &str) -> (Browser<'a>, String) {
    server.user(name);
    password(server, name);
    let mut browser = Browser::root(server);
    browser.open("/console/users").follow(name).follow("Security credentials").follow("Manage");
    browser.press("Continue").press("Show secret key");
    let seed = secret_key(&browser);
    (browser, seed)
}

#[test]
fn c9_the_picture_is_the_pages_own_and_its_seed_stands_in_no_address() {
    let server = Server::console();
    let name = "a+b=c,d@e";
    let (mut browser, seed) = making(&server, name);
    assert_eq!(browser.header("cache-control"), Some("no-store"));
    let is_clean = |browser: &Browser<'_>| {
        assert!(!browser.path().contains(&seed));
        for part in browser.source().split('"').filter(|part| part.starts_with(['/', '?'])) {
            assert!(!part.contains(&seed), "{part}");
        }
        assert!(!browser.source().contains("otpauth:"));
    };
    is_clean(&browser);
    browser.press("Show QR code").lacks(&seed);
    is_clean(&browser);
    // What is drawn is one label, one secret and our own issuer, whatever the name is.
    let label = format!("{name}@{ACCOUNT}");
    let uri = Otpauth::device(label, "Countersign", Seed::from_base32(&seed).unwrap()).to_uri();
    assert!(browser.source().contains(&qr::svg(&uri).unwrap()));
    assert_eq!((uri.matches("secret=").count(), uri.matches("issuer=").count()), (1, 1));
    assert!(!uri.contains(name));
}

#[test]
fn c10_no_seed_is_told_after_activation() {
    let server = Server::console();
    let (mut browser, seed) = making(&server, "ada");
    server.pass(60);
    let mut stale = browser.clone();
    let taken = [("VirtualMFADeviceName", "ada")];
    let again = server.iam(&server.root(), "CreateVirtualMFADevice", &taken);
    assert!(again.said().starts_with("409 EntityAlreadyExists"), "{}", again.said());
    assert!(again.text("Base32StringSeed").is_none() && again.text("QRCodePNG").is_none());
    let [first, second] = [-1, 0].map(|steps| code(&server, &seed, steps));
    browser.fill("MFA code 1", &first).fill("MFA code 2", &second).press("Assign MFA");
    browser.sees("The MFA device is assigned").lacks(&seed);
    // A page from before, which holds it sealed, gets neither picture nor key.
    for button in ["Show QR code", "Hide secret key"] {
        let mut window = stale.clone();
        if window.has_button(button) {
            window.press(button).lacks(&seed);
            assert!(!window.source().contains("class=\"qr\""));
        }
    }
    stale.fill("MFA code 1", &first).fill("MFA code 2", &second).press("Assign MFA").lacks(&seed);
    for path in ["/console/users/ada?tab=credentials", "/console/users/ada/mfa"] {
        browser.open(path).lacks(&seed);
    }
    for (action, pairs) in
        [("ListVirtualMFADevices", vec![]), ("ListMFADevices", vec![("UserName", "ada")])]
    {
        let answer = server.iam(&server.root(), action, &pairs);
        let text = String::from_utf8(answer.body).unwrap();
        assert!(!text.contains("Seed") && !text.contains("QRCode") && !text.contains(&seed));
    }
}
