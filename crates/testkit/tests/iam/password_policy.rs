//! The account's password policy: what is told of it, and that it is kept wherever a password is set.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Answer, Credentials, Draft, Server};

fn update(server: &Server, parameters: &[(&str, &str)]) -> String {
    server.iam(&server.root(), "UpdateAccountPasswordPolicy", parameters).said()
}

fn get(server: &Server, who: &Credentials) -> Answer {
    server.iam(who, "GetAccountPasswordPolicy", &[])
}

fn delete(server: &Server) -> String {
    server.iam(&server.root(), "DeleteAccountPasswordPolicy", &[]).said()
}

/// The members of the policy that are told, in order, each with its value.
fn told(server: &Server) -> Vec<String> {
    let answer = get(server, &server.root());
    assert_eq!(answer.said(), "200");
    let policy = answer.texts("PasswordPolicy").remove(0);
    policy
        .split("</")
        .filter_map(|part| part.rsplit_once('<')?.1.split_once('>'))
        .map(|(name, value)| format!("{name} {value}"))
        .collect()
}

#[test]
fn a_policy_from_beginning_to_end() {
    let server = Server::start();
    let none =
        "404 NoSuchEntity: The Password Policy with domain name 111122223333 cannot be found.";
    assert_eq!(get(&server, &server.root()).said(), none);
    assert_eq!(
        delete(&server),
        "404 NoSuchEntity: The account policy with name PasswordPolicy cannot be found."
    );
    let defaults = [
        "MinimumPasswordLength 6",
        "RequireSymbols false",
        "RequireNumbers false",
        "RequireUppercaseCharacters false",
        "RequireLowercaseCharacters false",
        "AllowUsersToChangePassword false",
        "ExpirePasswords false",
    ];
    assert_eq!(update(&server, &[]), "200");
    assert_eq!(told(&server), defaults);
    let all = [
        ("MinimumPasswordLength", "10"),
        ("RequireSymbols", "true"),
        ("RequireNumbers", "true"),
        ("RequireUppercaseCharacters", "true"),
        ("RequireLowercaseCharacters", "true"),
        ("AllowUsersToChangePassword", "true"),
        ("MaxPasswordAge", "60"),
        ("PasswordReusePrevention", "3"),
        ("HardExpiry", "true"),
    ];
    assert_eq!(update(&server, &all), "200");
    let mut expected: Vec<String> = all.iter().map(|(k, v)| format!("{k} {v}")).collect();
    expected.insert(6, "ExpirePasswords true".into());
    assert_eq!(told(&server), expected);
    // What is left out is not kept from before.
    assert_eq!(update(&server, &[("MinimumPasswordLength", "6")]), "200");
    assert_eq!(told(&server), defaults);
    // It is this account's.
    assert!(get(&server, &account(&server, OTHER)).said().starts_with("404 NoSuchEntity"));
    assert_eq!(delete(&server), "200");
    assert_eq!(get(&server, &server.root()).said(), none);
}

#[test]
fn limits_are_told_all_at_once() {
    let server = Server::start();
    let too_much = [
        ("MaxPasswordAge", "1096"),
        ("MinimumPasswordLength", "129"),
        ("PasswordReusePrevention", "25"),
    ];
    assert_eq!(
        update(&server, &too_much),
        "400 ValidationError: 3 validation errors detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128; Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24; Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095"
    );
    for (name, value) in
        [("MinimumPasswordLength", "5"), ("MaxPasswordAge", "0"), ("PasswordReusePrevention", "0")]
    {
        assert!(update(&server, &[(name, value)]).starts_with("400 ValidationError"), "{name}");
    }
    assert!(get(&server, &server.root()).said().starts_with("404"), "nothing of it was kept");
}

/// Sets Ada's password in each way there is, and says what came back of each; all ways are left as they were found.
struct Ways {
    server: Server,
    ada: Credentials,
    /// The password that she has.
    has: String,
}

impl Ways {
    fn new() -> Ways {
        let server = Server::start();
        let ada = server.admin("ada");
        let has = "First-Password-0".to_owned();
        let parameters = [("UserName", "ada"), ("Password", has.as_str())];
        assert_eq!(server.iam(&server.root(), "CreateLoginProfile", &parameters).said(), "200");
        Ways { server, ada, has }
    }

    fn change(&self, to: &str) -> String {
        let parameters = [("OldPassword", self.has.as_str()), ("NewPassword", to)];
        self.server.iam(&self.ada, "ChangePassword", &parameters).said()
    }

    fn update(&self, to: &str) -> String {
        let parameters = [("UserName", "ada"), ("Password", to)];
        self.server.iam(&self.server.root(), "UpdateLoginProfile", &parameters).said()
    }

    /// Takes her password away and gives her another one.
    fn create(&self, to: &str) -> String {
        let root = self.server.root();
        let _ = self.server.iam(&root, "DeleteLoginProfile", &[("UserName", "ada")]);
        let parameters = [("UserName", "ada"), ("Password", to)];
        self.server.iam(&root, "CreateLoginProfile", &parameters).said()
    }

    /// Every way refuses the password.
    fn refuse(&self, to: &str, why: &str) {
        let refused = format!("400 PasswordPolicyViolation: {why}");
        assert_eq!(self.change(to), refused);
        assert_eq!(self.update(to), refused);
        let parameters = [("UserName", "bob"), ("Password", to)];
        let root = self.server.root();
        let _ = self.server.iam(&root, "CreateUser", &[("UserName", "bob")]);
        assert_eq!(self.server.iam(&root, "CreateLoginProfile", &parameters).said(), refused);
    }
}

#[test]
fn every_way_to_a_password_keeps_the_policy() {
    let mut ways = Ways::new();
    for (members, refused, why, good) in [
        (
            &[("MinimumPasswordLength", "12")][..],
            "Abcdefgh-11",
            "Password should have a minimum length of 12",
            "abcdefghijkl",
        ),
        (
            &[("RequireUppercaseCharacters", "true")],
            "abcdef-1",
            "Password should have at least one uppercase letter",
            "ABCDEF",
        ),
        (
            &[("RequireLowercaseCharacters", "true")],
            "ABCDEF-1",
            "Password should have at least one lowercase letter",
            "abcdef",
        ),
        (
            &[("RequireNumbers", "true")],
            "Abcdef-g",
            "Password should have at least one number",
            "123456",
        ),
        (
            &[("RequireSymbols", "true")],
            "Abcdef1;",
            "Password should have at least one symbol",
            "abcde'",
        ),
        (&[], "Abc-1", "Password should have a minimum length of 6", "ada-ada"),
    ] {
        assert_eq!(update(&ways.server, members), "200");
        ways.refuse(refused, why);
        assert_eq!(ways.change(good), "200", "{good}");
        ways.has = good.into();
    }
    // Without a policy AWS's own counts again.
    assert_eq!(delete(&ways.server), "200");
    ways.refuse("abcdefgh", "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols");
    ways.refuse("Abc-123", "Password should have a minimum length of 8");
}

#[test]
fn old_passwords_do_not_come_again() {
    let mut ways = Ways::new();
    let policy = |n: &str| update(&ways.server, &[("PasswordReusePrevention", n)]);
    let used =
        "400 PasswordPolicyViolation: Password has been used before and cannot be used again";
    assert_eq!(policy("3"), "200");
    assert_eq!(ways.change("First-Password-0"), used, "the present one");
    for n in 1..=3 {
        let next = format!("Password-{n}");
        assert_eq!(ways.change(&next), "200");
        ways.has = next;
    }
    // The last three may not come again, whoever sets them; the one before them may.
    for old in ["Password-1", "Password-2", "Password-3"] {
        assert_eq!(ways.change(old), used, "{old}");
        assert_eq!(ways.update(old), used, "{old}");
    }
    assert_eq!(ways.update("First-Password-0"), "200");
    // A new login profile is no way around it.
    for old in ["Password-2", "Password-3", "First-Password-0"] {
        assert_eq!(ways.create(old), used, "{old}");
    }
    assert_eq!(ways.create("Password-1"), "200");
    "Password-1".clone_into(&mut ways.has);
    // A policy that asks for less forgets.
    assert_eq!(update(&ways.server, &[("PasswordReusePrevention", "1")]), "200");
    assert_eq!(ways.change("Password-1"), used);
    assert_eq!(ways.change("First-Password-0"), "200");
    "First-Password-0".clone_into(&mut ways.has);
    assert_eq!(update(&ways.server, &[]), "200");
    assert_eq!(ways.change("First-Password-0"), "200");
}

#[test]
fn all_users_may_change_their_own_when_the_account_says_so() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let root = server.root();
    for name in ["ada", "bob"] {
        let parameters = [("UserName", name), ("Password", "First-Password-0")];
        assert_eq!(server.iam(&root, "CreateLoginProfile", &parameters).said(), "200");
    }
    let change = |old: &str, new: &str| {
        let said =
            server.iam(&ada, "ChangePassword", &[("OldPassword", old), ("NewPassword", new)]);
        said.said().split(':').next().unwrap().to_owned()
    };
    let look = || get(&server, &ada).said().split(':').next().unwrap().to_owned();
    let denied = "403 AccessDenied";
    assert_eq!(change("First-Password-0", "Second-Password-1"), denied);
    assert_eq!(update(&server, &[]), "200");
    assert_eq!(change("First-Password-0", "Second-Password-1"), denied);
    assert_eq!(look(), denied);
    assert_eq!(update(&server, &[("AllowUsersToChangePassword", "true")]), "200");
    assert_eq!(change("First-Password-0", "Second-Password-1"), "200");
    assert_eq!(look(), "200");
    // That is all it gives, and nobody else's.
    let other = [("UserName", "bob"), ("Password", "Third-Password-2")];
    assert!(server.iam(&ada, "UpdateLoginProfile", &other).said().starts_with(denied));
    assert!(server.iam(&ada, "DeleteAccountPasswordPolicy", &[]).said().starts_with(denied));
    assert!(server.iam(&ada, "GetUser", &[]).said().starts_with(denied));
    // A denial and a boundary stand over it.
    let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:ChangePassword","Resource":"*"}}"#;
    server.allow("ada", deny);
    assert_eq!(change("Second-Password-1", "Third-Password-2"), denied);
    server.allow("ada", &deny.replace("Deny", "Allow").replace("ChangePassword", "GetUser"));
    let boundary = |arn: &str| {
        let parameters = [("UserName", "ada"), ("PermissionsBoundary", arn)];
        assert_eq!(server.iam(&root, "PutUserPermissionsBoundary", &parameters).said(), "200");
    };
    boundary("arn:aws:iam::aws:policy/AmazonS3FullAccess");
    assert_eq!(change("Second-Password-1", "Third-Password-2"), denied);
    boundary("arn:aws:iam::aws:policy/AdministratorAccess");
    assert_eq!(change("Second-Password-1", "Third-Password-2"), "200");
}

/// A browser that has been to a page of the console: its cookie, and the token of the form there.
struct Browser<'s> {
    server: &'s Server,
    cookie: String,
    token: String,
}

impl Browser<'_> {
    fn new(server: &Server) -> Browser<'_> {
        let mut browser = Browser { server, cookie: String::new(), token: String::new() };
        browser.look("/console/signin");
        browser
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let mut draft = Draft::form(self.server.at(), body);
        method.clone_into(&mut draft.method);
        path.clone_into(&mut draft.path);
        if !self.cookie.is_empty() {
            draft = draft.header("cookie", &self.cookie);
        }
        let answer = self.server.send(&draft).unwrap();
        if let Some(set) = answer.header("set-cookie") {
            set.split(';').next().unwrap().clone_into(&mut self.cookie);
        }
        answer
    }

    fn look(&mut self, path: &str) {
        let page = self.send("GET", path, "");
        let page = String::from_utf8(page.body).unwrap();
        let token = page.split("name=\"token\" value=\"").nth(1).unwrap_or_default();
        token.split('"').next().unwrap().clone_into(&mut self.token);
    }

    /// Sends a form of the page last looked at; where it leads.
    fn post(&mut self, path: &str, fields: &str) -> String {
        let answer = self.send("POST", path, &format!("token={}&{fields}", self.token));
        let place = answer.header("location").map(|place| place.split('?').next().unwrap().into());
        place.unwrap_or_else(|| answer.status.to_string())
    }
}

/// Where the console leads who signs in as Ada with a password.
fn sign_in<'s>(server: &'s Server, password: &str) -> (Browser<'s>, String) {
    let mut browser = Browser::new(server);
    let fields = format!("account={ACCOUNT}&user=ada&password={password}&next=/console");
    let place = browser.post("/console/signin", &fields);
    (browser, place)
}

#[test]
fn a_password_that_is_too_old_is_changed_before_anything_else() {
    const NEW: &str = "/console/signin/password";
    let ways = Ways::new();
    let server = &ways.server;
    let place = |password: &str| sign_in(server, password).1;
    assert_eq!(place(&ways.has), "/console");
    assert_eq!(update(server, &[("MaxPasswordAge", "10")]), "200");
    server.pass(10 * 24 * 3600 - 60);
    assert_eq!(place(&ways.has), "/console");
    server.pass(60);
    let (mut browser, there) = sign_in(server, &ways.has);
    assert_eq!(there, NEW);
    // Nothing else is open to the session that this is.
    assert_ne!(browser.send("GET", "/console", "").status, 200);
    browser.look(NEW);
    let fields = format!("old={}&new=Second-Password-1&again=Second-Password-1", ways.has);
    assert_eq!(browser.post(NEW, &fields), "/console");
    assert_eq!(browser.send("GET", "/console", "").status, 200);
    // The new one is as good as new, and a change of anything else does not make one younger.
    server.pass(9 * 24 * 3600);
    assert_eq!(place("Second-Password-1"), "/console");
    let reset = [("UserName", "ada"), ("PasswordResetRequired", "false")];
    assert_eq!(server.iam(&server.root(), "UpdateLoginProfile", &reset).said(), "200");
    server.pass(24 * 3600);
    assert_eq!(place("Second-Password-1"), NEW);
    // Over for good: only an administrator helps.
    assert_eq!(update(server, &[("MaxPasswordAge", "10"), ("HardExpiry", "true")]), "200");
    let (mut browser, there) = sign_in(server, "Second-Password-1");
    assert_eq!(there, NEW);
    browser.look(NEW);
    let fields = "old=Second-Password-1&new=Third-Password-2&again=Third-Password-2";
    assert_eq!(browser.post(NEW, fields), "403");
    assert_ne!(browser.send("GET", "/console", "").status, 200);
    assert_eq!(ways.update("Third-Password-2"), "200");
    assert_eq!(place("Third-Password-2"), "/console");
    assert_eq!(place("Second-Password-1"), "403");
}
