//! C1 and C2: what a session's cookie is, when it changes and ends, and what half of a session reaches.

use super::crawl::crawl;
use super::users::{PASSWORD, password};
use countersign_testkit::{ACCOUNT, Browser, Server, Start};

const COOKIE: &str = "countersign";

/// Whether a browser's cookies open the console.
fn opens(browser: &Browser<'_>) -> bool {
    let mut window = browser.clone();
    window.open("/console").title() == "Dashboard"
}

/// The session's cookie, which must be as long as it has to be.
fn cookie(browser: &Browser<'_>) -> String {
    let cookie = browser.cookies[COOKIE].clone();
    // 32 bytes in base64url: 256 bits.
    assert_eq!(data_encoding::BASE64URL_NOPAD.decode(cookie.as_bytes()).unwrap().len(), 32);
    cookie
}

#[test]
fn c1_every_step_has_a_cookie_of_its_own_and_the_one_before_is_dead() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada");
    let phone = server.phone("ada", "ada");
    server.pass(30);
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    server.role("other", &trust);
    let mut browser = Browser::new(&server);
    let mut seen = Vec::new();
    let mut step = |browser: &Browser<'_>, what: &str| {
        let now = cookie(browser);
        assert!(!seen.contains(&now), "{what} keeps a cookie");
        // Whoever has one from before has nothing.
        for old in &seen {
            let mut other = browser.clone();
            other.cookies.insert(COOKIE.into(), String::clone(old));
            assert!(!opens(&other), "{what}: an old cookie lives");
        }
        seen.push(now);
    };
    browser.open("/console/signin");
    step(&browser, "nobody");
    browser.fill("Account ID or alias", ACCOUNT).fill("User name", "ada");
    browser.fill("Password", PASSWORD).press("Sign in");
    step(&browser, "the password");
    browser.fill("MFA code", &phone.code(&server, 0)).press("Submit").titled("Dashboard");
    step(&browser, "the code");
    browser.follow("Switch role").fill("Role name", "other").press("Switch role");
    step(&browser, "the switch");
    browser.press("Switch back");
    step(&browser, "the switch back");
    server.pass(900);
    browser.open("/console/users/ada?tab=credentials").press("Create access key");
    browser.fill("Password", PASSWORD).fill("MFA code", &phone.code(&server, 0)).press("Confirm");
    browser.titled("ada: access key created");
    step(&browser, "the password again");
    assert!(opens(&browser));
    let kept = browser.clone();
    browser.open("/console").press("Sign out");
    assert!(!opens(&kept), "signing out is the server's, too");
}

#[test]
fn c1_a_session_ends_by_itself() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada");
    let idle = Browser::user(&server, "ada", PASSWORD);
    let used = Browser::user(&server, "ada", PASSWORD);
    server.pass(3000);
    assert!(opens(&used));
    server.pass(600);
    assert!(!opens(&idle), "an hour without a page");
    assert!(opens(&used));
    // However much it is used, it ends half a day after the password.
    for hours in 2..=11 {
        server.pass(3000);
        assert!(opens(&used), "{hours}");
        server.pass(600);
        assert!(opens(&used), "{hours}");
    }
    server.pass(3000);
    assert!(opens(&used));
    server.pass(600);
    assert!(!opens(&used), "twelve hours");
    // Half of one ends sooner.
    server.phone("ada", "ada");
    let mut half = Browser::new(&server);
    half.sign_in("ada", PASSWORD).titled("Multi-factor authentication");
    server.pass(599);
    half.open("/console").titled("Multi-factor authentication");
    server.pass(1);
    half.open("/console").titled("Sign in");
}

#[test]
fn c1_over_tls_the_cookie_is_bound_to_this_host_and_to_tls() {
    let plain = Server::console();
    let answer = plain.send(&Browser::new(&plain).draft("GET", "/console/signin", "")).unwrap();
    let line = answer.header("set-cookie").unwrap();
    assert!(line.starts_with("countersign=") && line.ends_with("; Path=/; HttpOnly; SameSite=Lax"));
    let mut start = Start::default();
    let args = ["--public-url", "https://iam.example.com"];
    start.args.extend(args.map(str::to_owned));
    start.env.push(("COUNTERSIGN_ROOT_PASSWORD".to_owned(), Browser::ROOT_PASSWORD.to_owned()));
    let server = Server::with(start);
    let send = |method: &str, path: &str, body: &str, cookie: Option<&str>| {
        let mut draft = Browser::new(&server).draft(method, path, body);
        draft.headers.retain(|(name, _)| !["host", "origin"].contains(&name.as_str()));
        draft = draft.header("host", "iam.example.com");
        if method == "POST" {
            draft = draft.header("origin", "https://iam.example.com");
        }
        if let Some(cookie) = cookie {
            draft = draft.header("cookie", cookie);
        }
        server.send(&draft).unwrap()
    };
    let page = send("GET", "/console/signin/root", "", None);
    let line = page.header("set-cookie").unwrap().to_owned();
    assert!(line.starts_with("__Host-countersign="), "{line}");
    assert!(line.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{line}");
    let cookie = line.split(';').next().unwrap();
    let text = String::from_utf8(page.body).unwrap();
    let (_, rest) = text.split_once("name=\"token\" value=\"").unwrap();
    let token = rest.split('"').next().unwrap();
    let body = format!("token={token}&account={ACCOUNT}&password={}", Browser::ROOT_PASSWORD);
    let answer = send("POST", "/console/signin/root", &body, Some(cookie));
    let line = answer.header("set-cookie").unwrap().to_owned();
    assert!(line.starts_with("__Host-countersign=") && line.ends_with("; Secure"), "{line}");
    let cookie = line.split(';').next().unwrap();
    assert_eq!(send("GET", "/console", "", Some(cookie)).status, 200);
    // The name without the prefix, which another host could set, is none.
    let bare = cookie.trim_start_matches("__Host-");
    assert_eq!(send("GET", "/console", "", Some(bare)).status, 303);
}

#[test]
fn c2_half_of_a_session_reaches_nothing() {
    let server = Server::console();
    let (pages, forms) = crawl(&server);
    server.admin("half");
    password(&server, "half");
    server.phone("half", "half");
    let mut half = Browser::new(&server);
    half.sign_in("half", PASSWORD).titled("Multi-factor authentication");
    let token = half.token();
    let away = |method: &str, path: &str, body: &str| {
        let answer = server.send(&half.draft(method, path, body)).unwrap();
        let to = answer.header("location").unwrap_or_default();
        assert!(
            answer.status == 303 && to.starts_with("/console/signin/mfa"),
            "{method} {path}: {} {to}",
            answer.status
        );
    };
    let before = super::crawl::state(&server);
    for page in &pages {
        away("GET", page, "");
    }
    for form in &forms {
        away("POST", form, &format!("token={token}&go=create&step=review&name=x"));
    }
    assert_eq!(super::crawl::state(&server), before);
    // The way on, and the way out.
    half.open("/console").titled("Multi-factor authentication");
    half.press("Cancel, and sign in as somebody else").titled("Sign in");
}

#[test]
fn c2_a_password_that_must_be_changed_reaches_nothing_either() {
    let server = Server::console();
    server.admin("ada");
    let pairs = [("UserName", "ada"), ("Password", PASSWORD), ("PasswordResetRequired", "true")];
    assert_eq!(server.iam(&server.root(), "CreateLoginProfile", &pairs).said(), "200");
    let mut half = Browser::new(&server);
    half.sign_in("ada", PASSWORD).titled("Choose a new password");
    for path in ["/console", "/console/users", "/console/me"] {
        half.open(path).titled("Choose a new password");
    }
    half.open("/console/signin/again").titled("Choose a new password");
}
