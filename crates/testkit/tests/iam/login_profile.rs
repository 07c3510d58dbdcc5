//! Passwords: what they must be made of, who may change them, and what tells of them.

use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, ChangePassword, ChangePasswordInput,
    CreateLoginProfile, CreateLoginProfileInput, CreateUser, CreateUserInput, DeleteLoginProfile,
    DeleteLoginProfileInput, GetLoginProfile, GetLoginProfileInput, LoginProfile,
    UpdateLoginProfile, UpdateLoginProfileInput, UpdateUser, UpdateUserInput,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server, check, now, said};

const GOOD: &str = "Correct-Horse-1";
const OTHER: &str = "Battery+Staple+2";
const NOBODY: &str = "404 NoSuchEntity: The user with name nobody cannot be found.";
const NONE: &str = "404 NoSuchEntity: Login Profile for User Ada cannot be found.";
const WRONG: &str = "403 AccessDenied: The old password was incorrect.";

/// A server with a user named `Ada`.
fn start() -> Server {
    let server = Server::start();
    let input = CreateUserInput { user_name: "Ada".into(), ..CreateUserInput::default() };
    server.call::<CreateUser>(&server.root(), &input).unwrap();
    server
}

fn create(
    server: &Server,
    name: &str,
    password: &str,
    reset: Option<bool>,
) -> Result<LoginProfile, Said> {
    let input = CreateLoginProfileInput {
        user_name: Some(name.into()),
        password: Some(password.into()),
        password_reset_required: reset,
    };
    server.call::<CreateLoginProfile>(&server.root(), &input).map(|out| out.login_profile)
}

fn get(server: &Server, name: &str) -> Result<LoginProfile, Said> {
    let input = GetLoginProfileInput { user_name: Some(name.into()) };
    server.call::<GetLoginProfile>(&server.root(), &input).map(|out| out.login_profile)
}

fn must_change(server: &Server, name: &str) -> bool {
    get(server, name).unwrap().password_reset_required.unwrap()
}

fn update(
    server: &Server,
    name: &str,
    password: Option<&str>,
    reset: Option<bool>,
) -> Result<(), Said> {
    let input = UpdateLoginProfileInput {
        user_name: name.into(),
        password: password.map(Into::into),
        password_reset_required: reset,
    };
    server.call::<UpdateLoginProfile>(&server.root(), &input).map(|_| ())
}

fn delete(server: &Server, name: &str) -> Result<(), Said> {
    let input = DeleteLoginProfileInput { user_name: Some(name.into()) };
    server.call::<DeleteLoginProfile>(&server.root(), &input).map(|_| ())
}

fn change(server: &Server, who: &Credentials, old: &str, new: &str) -> Result<(), Said> {
    let input = ChangePasswordInput { old_password: old.into(), new_password: new.into() };
    server.call::<ChangePassword>(who, &input).map(|_| ())
}

#[test]
fn a_password_from_beginning_to_end() {
    let server = start();
    check(&get(&server, "ada"), NONE);
    check(&update(&server, "ada", Some(GOOD), None), NONE);
    check(&delete(&server, "ada"), NONE);
    let made = create(&server, "ADA", GOOD, Some(true)).unwrap();
    assert_eq!((made.user_name.as_str(), made.password_reset_required), ("Ada", Some(true)));
    assert!((made.create_date.0 - now()).abs() < 60);
    check(
        &create(&server, "ada", OTHER, None),
        "409 EntityAlreadyExists: Login Profile for user Ada already exists.",
    );
    // What is not said stays as it is, and the day on which it was made stays in any case.
    server.pass(3600);
    for (password, reset, expected) in [
        (None, None, true),
        (Some(OTHER), None, true),
        (None, Some(false), false),
        (Some(GOOD), Some(true), true),
    ] {
        check(&update(&server, "aDa", password, reset), "200");
        assert_eq!(must_change(&server, "ada"), expected);
        assert_eq!(get(&server, "ada").unwrap().create_date, made.create_date);
    }
    check(&delete(&server, "ada"), "200");
    check(&get(&server, "ada"), NONE);
    check(&delete(&server, "ada"), NONE);
    let again = create(&server, "ada", GOOD, None).unwrap();
    assert_eq!(again.password_reset_required, Some(false));
}

#[test]
fn who_is_not_there_is_told_by_name() {
    let server = start();
    check(&create(&server, "nobody", GOOD, None), NOBODY);
    check(&get(&server, "nobody"), NOBODY);
    check(&update(&server, "nobody", Some(GOOD), None), NOBODY);
    check(&delete(&server, "nobody"), NOBODY);
}

#[test]
fn what_a_password_must_be_made_of() {
    let server = start();
    let ada = server.key("Ada");
    server.allow("Ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"*"}}"#);
    let short = "400 PasswordPolicyViolation: Password should have a minimum length of 8";
    let kinds = "400 PasswordPolicyViolation";
    let long = "400 ValidationError: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 128";
    let bad = [
        ("Aa1-567".to_owned(), short),
        ("\u{e9}\u{e9}\u{e9}\u{e9}Aa1".to_owned(), short),
        ("lowercase1234".to_owned(), kinds),
        ("UPPERCASE-ONLY".to_owned(), kinds),
        ("1234-5678".to_owned(), kinds),
        ("lower\u{c9}\u{e9} only".to_owned(), kinds),
    ];
    for (password, expected) in &bad {
        check(&create(&server, "Ada", password, None), expected);
    }
    check(&create(&server, "Ada", &format!("Aa1{}", "x".repeat(126)), None), long);
    check(&create(&server, "Ada", "", None), "400 ValidationError");
    check(&create(&server, "Ada", "Correct-Horse-1\u{20ac}", None), "400 ValidationError");
    let none = CreateLoginProfileInput { user_name: Some("Ada".into()), ..Default::default() };
    check(
        &server.call::<CreateLoginProfile>(&server.root(), &none),
        "400 ValidationError: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    );
    check(&get(&server, "Ada"), NONE);

    check(&create(&server, "Ada", GOOD, None), "200");
    for (password, expected) in &bad {
        check(&update(&server, "Ada", Some(password), None), expected);
        check(&change(&server, &ada, GOOD, password), expected);
    }
    // A refused password changes nothing, the mark beside it included.
    check(&update(&server, "Ada", Some("short"), Some(true)), short);
    assert!(!must_change(&server, "Ada"));
    let good = [
        "Aa1-5678".to_owned(),
        format!("Aa1{}", "x".repeat(125)),
        "lower-case-1".to_owned(),
        "UPPER CASE 1 |'".to_owned(),
        "tab\tand\u{ff} Latin-1".to_owned(),
    ];
    let mut old = GOOD.to_owned();
    for password in good {
        check(&change(&server, &ada, &old, &password), "200");
        old = password;
    }

    // Nobody's password is their name.
    let input = CreateUserInput { user_name: "Grace-Hopper-1".into(), ..Default::default() };
    server.call::<CreateUser>(&server.root(), &input).unwrap();
    for password in ["Grace-Hopper-1", "grace-hopper-1", "GRACE-HOPPER-1"] {
        check(
            &create(&server, "Grace-Hopper-1", password, None),
            "400 PasswordPolicyViolation: Password should not be the name of the user",
        );
    }
}

#[test]
fn a_user_changes_their_own_by_the_old_one() {
    let server = start();
    let ada = server.key("Ada");
    check(
        &change(&server, &ada, GOOD, OTHER),
        &format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/Ada is not authorized to perform: iam:ChangePassword on resource: arn:aws:iam::{ACCOUNT}:user/Ada because no identity-based policy allows the iam:ChangePassword action"
        ),
    );
    server.allow("Ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    check(&change(&server, &ada, GOOD, OTHER), NONE);
    create(&server, "Ada", GOOD, Some(true)).unwrap();
    check(&change(&server, &ada, OTHER, OTHER), WRONG);
    check(&change(&server, &ada, "correct-horse-1", OTHER), WRONG);
    check(&change(&server, &ada, "", OTHER), "400 ValidationError");
    assert!(must_change(&server, "Ada"), "a wrong one changes nothing");
    check(&change(&server, &ada, GOOD, OTHER), "200");
    assert!(!must_change(&server, "Ada"));
    check(&change(&server, &ada, GOOD, OTHER), WRONG);

    // It goes with the user to another name, and an administrator's word counts at once.
    let rename = UpdateUserInput {
        user_name: "Ada".into(),
        new_user_name: Some("Eve".into()),
        ..UpdateUserInput::default()
    };
    server.call::<UpdateUser>(&server.root(), &rename).unwrap();
    check(&change(&server, &ada, OTHER, GOOD), "200");
    assert_eq!(get(&server, "eve").unwrap().user_name, "Eve");
    check(&update(&server, "eve", Some("Entirely-New-3"), None), "200");
    check(&change(&server, &ada, GOOD, OTHER), WRONG);
    check(&change(&server, &ada, "Entirely-New-3", OTHER), "200");
    check(&delete(&server, "eve"), "200");
    check(
        &change(&server, &ada, OTHER, GOOD),
        "404 NoSuchEntity: Login Profile for User Eve cannot be found.",
    );
}

#[test]
fn only_users_have_passwords_of_their_own() {
    let server = start();
    let boss = server.admin("boss");
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}}}"#
    );
    let role = server.role("R", &trust);
    let attach = AttachRolePolicyInput {
        role_name: "R".into(),
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
    };
    server.call::<AttachRolePolicy>(&server.root(), &attach).unwrap();
    let session = server.assume(&boss, &role, None).unwrap();
    let users = "400 InvalidUserType: Only IAM Users can change their own password.";
    check(&change(&server, &server.root(), GOOD, OTHER), users);
    check(&change(&server, &session, GOOD, OTHER), users);

    // The self-service forms.
    let must = "400 ValidationError: Must specify userName when calling with non-User credentials";
    let make = CreateLoginProfileInput { password: Some(GOOD.into()), ..Default::default() };
    for who in [&server.root(), &session] {
        check(&server.call::<CreateLoginProfile>(who, &make), must);
        check(&server.call::<GetLoginProfile>(who, &Default::default()), must);
        check(&server.call::<DeleteLoginProfile>(who, &Default::default()), must);
    }
    let made = server.call::<CreateLoginProfile>(&boss, &make).unwrap().login_profile;
    assert_eq!(made.user_name, "boss");
    let mine = server.call::<GetLoginProfile>(&boss, &Default::default()).unwrap().login_profile;
    assert_eq!(mine.user_name, "boss");
    check(&server.call::<DeleteLoginProfile>(&boss, &Default::default()), "200");
}

#[test]
fn e2_nobody_sets_the_password_of_others() {
    let server = start();
    let bob = server.user("bob");
    create(&server, "Ada", GOOD, None).unwrap();
    server.allow("bob", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*LoginProfile","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    for name in ["Ada", "ada", "nobody"] {
        let make = CreateLoginProfileInput {
            user_name: Some(name.into()),
            password: Some(OTHER.into()),
            ..Default::default()
        };
        check(&server.call::<CreateLoginProfile>(&bob, &make), "403 AccessDenied");
        let show = GetLoginProfileInput { user_name: Some(name.into()) };
        check(&server.call::<GetLoginProfile>(&bob, &show), "403 AccessDenied");
        let set = UpdateLoginProfileInput {
            user_name: name.into(),
            password: Some(OTHER.into()),
            ..Default::default()
        };
        check(&server.call::<UpdateLoginProfile>(&bob, &set), "403 AccessDenied");
        let drop = DeleteLoginProfileInput { user_name: Some(name.into()) };
        check(&server.call::<DeleteLoginProfile>(&bob, &drop), "403 AccessDenied");
    }
    assert!(!must_change(&server, "Ada"));
    let own = CreateLoginProfileInput { password: Some(OTHER.into()), ..Default::default() };
    check(&server.call::<CreateLoginProfile>(&bob, &own), "200");
}

#[test]
fn of_many_changes_by_one_old_password_one_succeeds() {
    let server = start();
    let ada = server.key("Ada");
    server.allow("Ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ChangePassword","Resource":"*"}}"#);
    create(&server, "Ada", GOOD, None).unwrap();
    let new = |n: usize| format!("Changed-Password-{n}");
    let said: Vec<String> = std::thread::scope(|scope| {
        let (server, ada) = (&server, &ada);
        let calls: Vec<_> = (0..8)
            .map(|n| scope.spawn(move || said(&change(server, ada, GOOD, &new(n)))))
            .collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    assert_eq!(said.iter().filter(|said| *said == "200").count(), 1, "{said:?}");
    assert_eq!(said.iter().filter(|said| *said == WRONG).count(), 7, "{said:?}");
    let winner = said.iter().position(|said| said == "200").unwrap();
    check(&change(&server, &ada, &new(winner), GOOD), "200");
}
