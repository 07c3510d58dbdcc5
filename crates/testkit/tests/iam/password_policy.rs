//! The account's password policy: what is told of it, and that it is kept wherever a password is set.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{Answer, Credentials, Server};

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
