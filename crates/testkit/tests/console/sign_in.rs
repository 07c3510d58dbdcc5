//! In and out: password, code, a new password, and what a stranger's request is worth.

use countersign_api::iam::{CreateLoginProfile, CreateLoginProfileInput};
use countersign_testkit::{ACCOUNT, Browser, Server};

const PASSWORD: &str = "Correct-Horse-1";
const WRONG: &str = "Your authentication information is incorrect. Please try again.";

/// Gives a user a password.
fn password(server: &Server, name: &str, must_change: bool) {
    let input = CreateLoginProfileInput {
        user_name: Some(name.into()),
        password: Some(PASSWORD.into()),
        password_reset_required: Some(must_change),
    };
    server.call::<CreateLoginProfile>(&server.root(), &input).unwrap();
}

#[test]
fn root_signs_in_looks_around_and_signs_out() {
    let server = Server::console();
    let mut browser = Browser::new(&server);
    // Whoever asks for a page is brought back to it.
    browser.open("/console/switch-role").titled("Sign in");
    browser.follow("Sign in as root user").titled("Sign in as root user");
    browser.fill("Account ID or alias", ACCOUNT).fill("Password", "wrong").press("Sign in");
    browser.sees(WRONG);
    assert_eq!((browser.status(), browser.value("Account ID or alias")), (403, ACCOUNT.into()));
    browser.fill("Password", Browser::ROOT_PASSWORD).press("Sign in").titled("Switch role");
    browser.follow("Dashboard").titled("Dashboard").sees(ACCOUNT);
    assert!(browser.has_button("Sign out") && !browser.has_link("Switch role"));
    let cookies = browser.cookies.clone();
    browser.press("Sign out").titled("Sign in");
    assert!(browser.cookies.len() == 1 && browser.cookies != cookies);
    // The server has forgotten it, too.
    browser.cookies = cookies;
    browser.open("/console").titled("Sign in");
}

#[test]
fn whoever_has_a_device_is_asked_for_its_code() {
    let server = Server::console();
    server.user("ada");
    password(&server, "ada", false);
    let phone = server.phone("ada", "ada");
    let mut browser = Browser::new(&server);
    for (name, secret) in [("ada", "wrong"), ("nobody", PASSWORD), ("a/b", "x")] {
        browser.sign_in(name, secret).titled("Sign in").sees(WRONG);
    }
    browser.sign_in("ada", PASSWORD).titled("Multi-factor authentication");
    let half = browser.cookies.clone();
    // C2: half of a session is none.
    for path in ["/console", "/console/switch-role", "/console/signin/password"] {
        browser.open(path);
        assert!(!browser.has_button("Sign out") && !browser.title().contains("Dashboard"));
        assert!(browser.path().starts_with("/console/signin"), "{path}: {}", browser.path());
    }
    browser.open("/console").titled("Multi-factor authentication");
    server.pass(30);
    browser
        .fill("MFA code", &phone.wrong(&server))
        .press("Submit")
        .sees("That code was not accepted");
    for bad in ["", " 12345", "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}"] {
        browser.fill("MFA code", bad).press("Submit").sees("A code is six digits.");
    }
    let code = phone.code(&server, 0);
    browser.fill("MFA code", &code).press("Submit").titled("Dashboard");
    // C1: each stage has a cookie of its own, and the one before is dead.
    let whole = std::mem::replace(&mut browser.cookies, half.clone());
    assert_ne!(whole, half);
    browser.open("/console").titled("Sign in");
    browser.cookies = whole;
    browser.open("/console").titled("Dashboard");
    // A code works once.
    let mut other = Browser::new(&server);
    other.sign_in("ada", PASSWORD).fill("MFA code", &code).press("Submit");
    other.sees("That code was not accepted");
}

#[test]
fn a_password_of_the_administrators_is_changed_first() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada", true);
    let mut browser = Browser::new(&server);
    browser.sign_in("ada", PASSWORD).titled("Choose a new password");
    browser.open("/console").titled("Choose a new password");
    let mut try_with = |old: &str, new: &str, again: &str| {
        browser.fill("Old password", old).fill("New password", new);
        browser.fill("New password again", again).press("Change password");
        browser.title()
    };
    assert_eq!(try_with("wrong", "Entirely-New-3", "Entirely-New-3"), "Choose a new password");
    assert_eq!(try_with(PASSWORD, "Entirely-New-3", "Entirely-New-4"), "Choose a new password");
    assert_eq!(try_with(PASSWORD, "short", "short"), "Choose a new password");
    assert_eq!(try_with(PASSWORD, "Entirely-New-3", "Entirely-New-3"), "Dashboard");
    Browser::user(&server, "ada", "Entirely-New-3").titled("Dashboard");
}

#[test]
fn c3_a_form_that_is_not_ours_changes_nothing() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    let token = browser.token();
    let status = |browser: &mut Browser<'_>, pairs: &[(&str, &str)]| {
        browser.post("/console/signout", pairs).status()
    };
    assert_eq!(status(&mut browser, &[]), 403);
    browser.open("/console");
    assert_eq!(status(&mut browser, &[("token", "x")]), 403);
    let right = format!("token={token}");
    for (name, value) in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("content-type", "text/plain"),
        ("content-type", "application/json"),
        ("content-type", "multipart/form-data; boundary=x"),
    ] {
        let mut draft = browser.draft("POST", "/console/signout", &right);
        draft.headers.retain(|(n, _)| n != name);
        let answer = server.send(&draft.header(name, value)).unwrap();
        assert_eq!(answer.status, 403, "{name}: {value}");
    }
    // A token of another session, and none of the cookie's own.
    let other = Browser::root(&server).token();
    browser.open("/console");
    assert_eq!(status(&mut browser, &[("token", &other)]), 403);
    browser.open("/console").titled("Dashboard");
    let answer = server.send(&browser.draft("GET", "/console/signout", "")).unwrap();
    assert_eq!(answer.status, 405);
    browser.open("/console").titled("Dashboard");
}

#[test]
fn c6_a_name_that_is_not_ours_is_not_served() {
    let server = Server::console();
    let browser = Browser::new(&server);
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80"] {
        let mut draft = browser.draft("GET", "/console/signin", "");
        draft.headers.retain(|(name, _)| name != "host");
        let answer = server.send(&draft.header("host", host)).unwrap();
        assert_eq!((answer.status, answer.header("set-cookie")), (421, None), "{host}");
    }
}

#[test]
fn c4_every_answer_says_what_it_may_load() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    for path in ["/console", "/console/nowhere", "/console/signin"] {
        browser.open(path);
        let policy = browser.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(browser.header("cache-control"), Some("no-store"));
        assert_eq!(browser.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(browser.header("access-control-allow-origin"), None);
    }
}
