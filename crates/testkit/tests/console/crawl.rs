//! Every page and form that a browser comes to, and C3: none of them believes a form that is not its own, and to look
//! changes nothing.

use super::users::password;
use countersign_testkit::{ACCOUNT, Browser, Server, trust_with_mfa};
use std::collections::BTreeSet;

/// What is there to be seen: one of each.
fn furnish(server: &Server) {
    let root = server.root();
    server.admin("ada");
    password(server, "ada");
    server.phone("ada", "ada");
    server.user("bob");
    server.role("reader", &trust_with_mfa(ACCOUNT));
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
    let policy = format!("arn:aws:iam::{ACCOUNT}:policy/own");
    for (action, pairs) in [
        ("CreateGroup", vec![("GroupName", "ops")]),
        ("AddUserToGroup", vec![("GroupName", "ops"), ("UserName", "ada")]),
        ("CreatePolicy", vec![("PolicyName", "own"), ("PolicyDocument", document)]),
        ("CreatePolicyVersion", vec![("PolicyArn", &policy), ("PolicyDocument", document)]),
        ("AttachRolePolicy", vec![("RoleName", "reader"), ("PolicyArn", &policy)]),
        ("AttachUserPolicy", vec![("UserName", "ada"), ("PolicyArn", &policy)]),
        ("AttachGroupPolicy", vec![("GroupName", "ops"), ("PolicyArn", &policy)]),
        (
            "PutRolePolicy",
            vec![("RoleName", "reader"), ("PolicyName", "in"), ("PolicyDocument", document)],
        ),
        (
            "PutGroupPolicy",
            vec![("GroupName", "ops"), ("PolicyName", "in"), ("PolicyDocument", document)],
        ),
        (
            "PutRolePermissionsBoundary",
            vec![("RoleName", "reader"), ("PermissionsBoundary", &policy)],
        ),
    ] {
        assert_eq!(server.iam(&root, action, &pairs).said(), "200", "{action}");
    }
}

/// Pages and forms that a root user of a furnished server comes to by links, without those of signing in.
pub(super) fn crawl(server: &Server) -> (BTreeSet<String>, BTreeSet<String>) {
    furnish(server);
    let browser = Browser::root(server);
    let (mut pages, mut forms) = (BTreeSet::new(), BTreeSet::new());
    let mut waiting = vec!["/console".to_owned()];
    while let Some(path) = waiting.pop() {
        if !pages.insert(path.clone()) {
            continue;
        }
        let answer = server.send(&browser.draft("GET", &path, "")).unwrap();
        assert!([200, 303].contains(&answer.status), "{path}: {}", answer.status);
        let text = String::from_utf8(answer.body).unwrap();
        for to in said(&text, "href").into_iter().chain(said(&text, "formaction")) {
            if is_ours(&to) {
                waiting.push(to);
            }
        }
        forms.extend(said(&text, "action").into_iter().filter(|to| is_ours(to)));
    }
    // A form that filters is a page.
    forms.retain(|form| {
        !["/console/users", "/console/roles", "/console/groups", "/console/policies"]
            .contains(&form.as_str())
    });
    assert!(pages.len() > 40 && forms.len() > 20, "{pages:?} {forms:?}");
    (pages, forms)
}

/// A place of the console that is not about signing in.
fn is_ours(path: &str) -> bool {
    let not = ["/console/sign", "/console/static/"];
    path.starts_with("/console") && !not.iter().any(|not| path.starts_with(not))
}

/// The values of an attribute in a page.
fn said(page: &str, attribute: &str) -> Vec<String> {
    let mut values = Vec::new();
    for rest in page.split(&format!(" {attribute}=\"")).skip(1) {
        let value = rest.split('"').next().unwrap_or_default();
        values.push(value.replace("&#38;", "&").replace("&amp;", "&"));
    }
    values
}

/// All that there is in the account.
pub(super) fn state(server: &Server) -> String {
    let root = server.root();
    let ask = |action: &str, pairs: &[(&str, &str)]| {
        let answer = server.iam(&root, action, pairs);
        if answer.status != 200 {
            return answer.said();
        }
        let text = String::from_utf8(answer.body).unwrap();
        text.split("<ResponseMetadata>").next().unwrap_or_default().to_owned()
    };
    let mut all = ask("GetAccountAuthorizationDetails", &[("MaxItems", "1000")]);
    all += &ask("ListVirtualMFADevices", &[]);
    for user in ["ada", "bob"] {
        all += &ask("ListAccessKeys", &[("UserName", user)]);
        all += &ask("GetLoginProfile", &[("UserName", user)]);
        all += &ask("ListMFADevices", &[("UserName", user)]);
    }
    all
}

#[test]
fn c3_no_form_is_believed_without_its_token_and_origin_and_to_look_changes_nothing() {
    let server = Server::console();
    let (pages, forms) = crawl(&server);
    let mut browser = Browser::root(&server);
    let before = state(&server);
    let token = browser.open("/console").token();
    let body = "go=create&step=review&name=x&policy_name=in&kind=virtual&status=Inactive";
    let right = format!("token={token}&{body}");
    for form in &forms {
        let plain = browser.draft("POST", form, body);
        let foreign = browser.draft("POST", form, &right);
        let foreign = foreign.header("sec-fetch-site", "cross-site");
        let mut json = browser.draft("POST", form, &right);
        json.headers.retain(|(name, _)| name != "content-type");
        let json = json.header("content-type", "text/plain");
        for draft in [plain, foreign, json] {
            assert_eq!(server.send(&draft).unwrap().status, 403, "{form}");
        }
        // What a form does, no link does.
        let path = if form.contains('?') { form.clone() } else { format!("{form}?{right}") };
        let status = server.send(&browser.draft("GET", &path, "")).unwrap().status;
        assert!([200, 303, 400, 404, 405].contains(&status), "{form}: {status}");
    }
    for page in &pages {
        let _ = server.send(&browser.draft("GET", page, "")).unwrap();
    }
    assert_eq!(state(&server), before);
    assert_eq!(browser.open("/console").title(), "Dashboard");
}

#[test]
fn c4_no_page_is_kept_framed_or_told_elsewhere() {
    let server = Server::console();
    let (pages, _) = crawl(&server);
    let browser = Browser::root(&server);
    for page in pages.iter().map(String::as_str).chain([
        "/console/nowhere",
        "/federation",
        "/console/signin",
    ]) {
        let draft = browser.draft("GET", page, "").header("origin", "http://evil.example");
        let answer = server.send(&draft).unwrap();
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{page}: {policy}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{page}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{page}");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{page}");
        let referrer = answer.header("referrer-policy");
        assert!(matches!(referrer, Some("same-origin" | "strict-origin")), "{page}: {referrer:?}");
        for (name, _) in answer.head.lines().filter_map(|line| line.split_once(':')) {
            assert!(!name.to_lowercase().starts_with("access-control"), "{page}: {name}");
        }
    }
}
