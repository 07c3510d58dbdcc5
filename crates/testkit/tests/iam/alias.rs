//! Account aliases: one an account, and no two accounts with the same, however they come by it.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{Credentials, Server, binary};
use std::process::Command;

fn call(server: &Server, who: &Credentials, action: &str, alias: &str) -> String {
    server.iam(who, action, &[("AccountAlias", alias)]).said()
}

fn create(server: &Server, who: &Credentials, alias: &str) -> String {
    call(server, who, "CreateAccountAlias", alias)
}

fn delete(server: &Server, who: &Credentials, alias: &str) -> String {
    call(server, who, "DeleteAccountAlias", alias)
}

fn list(server: &Server, who: &Credentials) -> Vec<String> {
    let answer = server.iam(who, "ListAccountAliases", &[]);
    assert_eq!(answer.said(), "200");
    assert_eq!(answer.texts("IsTruncated"), ["false"]);
    answer.texts("member")
}

#[test]
fn an_alias_from_beginning_to_end() {
    let server = Server::start();
    let root = server.root();
    assert_eq!(list(&server, &root), [""; 0]);
    assert_eq!(create(&server, &root, "acme"), "200");
    assert_eq!(list(&server, &root), ["acme"]);
    let exists = "409 EntityAlreadyExists: The account alias acme already exists.";
    assert_eq!(create(&server, &root, "acme"), exists, "the account's own, too");
    // An account has one: another takes its place, and frees it.
    assert_eq!(create(&server, &root, "acme-2"), "200");
    assert_eq!(list(&server, &root), ["acme-2"]);
    assert_eq!(create(&server, &root, "acme"), "200");
    // Root is shown by it.
    assert_eq!(server.iam(&root, "GetUser", &[]).texts("UserName"), ["acme"]);
    let gone = "404 NoSuchEntity: The account alias acme-2 cannot be found.";
    assert_eq!(delete(&server, &root, "acme-2"), gone);
    assert_eq!(list(&server, &root), ["acme"]);
    assert_eq!(delete(&server, &root, "acme"), "200");
    assert_eq!(list(&server, &root), [""; 0]);
    assert!(delete(&server, &root, "acme").starts_with("404 NoSuchEntity"));
    assert_eq!(create(&server, &root, "acme"), "200");
}

#[test]
fn what_is_no_alias_is_refused() {
    let server = Server::start();
    let root = server.root();
    let long = "a".repeat(64);
    for bad in ["", "ab", "-abc", "abc-", "a--b", "Acme", "a_b", "a.b", &long] {
        assert!(create(&server, &root, bad).starts_with("400 ValidationError"), "{bad}");
        assert!(delete(&server, &root, bad).starts_with("400 ValidationError"), "{bad}");
    }
    assert_eq!(
        create(&server, &root, "123456789012"),
        "400 ValidationError: The account alias must not be twelve digits."
    );
    assert_eq!(list(&server, &root), [""; 0]);
    for good in ["abc", "a1-b2-c3", "12345678901", &"a".repeat(63)] {
        assert_eq!(create(&server, &root, good), "200", "{good}");
    }
}

#[test]
fn only_who_is_allowed_to_names_an_account() {
    let server = Server::start();
    let ada = server.user("ada");
    assert_eq!(create(&server, &server.root(), "acme"), "200");
    for action in ["CreateAccountAlias", "DeleteAccountAlias", "ListAccountAliases"] {
        let allow = |resource: &str| {
            server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"iam:{action}","Resource":"{resource}"}}}}"#));
            call(&server, &ada, action, "acme")
        };
        assert!(allow("arn:aws:iam::*:*").starts_with("403 AccessDenied"), "{action}");
        assert!(!allow("*").starts_with("403"), "{action}");
    }
}

/// `countersign account create` with an alias: whether it was made, and what was said.
fn account_with(server: &Server, id: &str, alias: &str) -> Result<(), String> {
    let output = Command::new(binary())
        .args(["account", "create", "--account-id", id, "--alias", alias, "--data"])
        .arg(server.folder())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said) }
}

#[test]
fn no_two_accounts_have_the_same() {
    let server = Server::start();
    let root = server.root();
    let theirs = account(&server, OTHER);
    assert_eq!(create(&server, &root, "acme"), "200");
    let exists = "409 EntityAlreadyExists: The account alias acme already exists.";
    assert_eq!(create(&server, &theirs, "acme"), exists);
    assert_eq!(
        delete(&server, &theirs, "acme"),
        "404 NoSuchEntity: The account alias acme cannot be found."
    );
    assert_eq!(list(&server, &theirs), [""; 0]);
    // A new account is no way around it, and its own alias is as good as one that was made later.
    let said = account_with(&server, "666677778888", "acme").unwrap_err();
    assert!(said.contains("The account alias acme already exists."), "{said}");
    let said = account_with(&server, "666677778888", "123456789012").unwrap_err();
    assert!(said.contains("twelve digits"), "{said}");
    account_with(&server, "666677778888", "third").unwrap();
    assert!(create(&server, &theirs, "third").starts_with("409 EntityAlreadyExists"));
    assert_eq!(list(&server, &root), ["acme"]);
    assert_eq!(create(&server, &root, "acme-2"), "200");
    assert_eq!(create(&server, &theirs, "acme"), "200", "what is let go of can be taken");
}

#[test]
fn of_two_at_once_one_gets_it() {
    let mut server = Server::start();
    let who = [server.root(), account(&server, OTHER)];
    for round in 0..10 {
        let alias = format!("round-{round}");
        let answers = std::thread::scope(|scope| {
            let calls = who.each_ref().map(|who| scope.spawn(|| create(&server, who, &alias)));
            calls.map(|call| call.join().unwrap())
        });
        let won = answers.iter().filter(|answer| *answer == "200").count();
        assert_eq!(won, 1, "{answers:?}");
        let have = who.iter().filter(|who| list(&server, who) == [alias.clone()]).count();
        assert_eq!(have, 1);
    }
    // It outlives the process.
    let before = who.each_ref().map(|who| list(&server, who));
    server.kill_and_restart();
    assert_eq!(who.each_ref().map(|who| list(&server, who)), before);
    let alias = before.concat().remove(0);
    assert!(create(&server, &who[0], &alias).starts_with("409"));
}

#[test]
fn a_reset_frees_every_alias() {
    let server = Server::start();
    let root = server.root();
    let theirs = account(&server, OTHER);
    assert_eq!(create(&server, &root, "acme"), "200");
    assert_eq!(create(&server, &theirs, "other"), "200");
    let reset = server.test_route("/test/reset", "", "let-me-test");
    assert_eq!(reset.status, 200, "{}", String::from_utf8_lossy(&reset.body));
    assert_eq!(list(&server, &root), [""; 0]);
    assert_eq!(create(&server, &root, "other"), "200");
    assert_eq!(create(&server, &root, "acme"), "200");
}
