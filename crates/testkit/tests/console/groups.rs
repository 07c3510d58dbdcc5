//! User groups: made, filled, given permissions, renamed, deleted.

use countersign_testkit::{ACCOUNT, Browser, Server};

#[test]
fn a_group_from_beginning_to_end() {
    let server = Server::console();
    let ada = server.user("ada");
    server.user("bob");
    let mut browser = Browser::root(&server);
    browser.follow("User groups").titled("User groups").sees("There are no groups yet.");
    browser.follow("Create group").fill("Group name", "a/b").press("Create group");
    assert!(browser.title() == "Create group" && !browser.beside("Group name").is_empty());
    browser.fill("Group name", "devs").fill("Filter policies", "IAMRead").enter("Filter policies");
    assert_eq!(browser.value("Group name"), "devs");
    browser.tick("IAMReadOnlyAccess").press("Create group").titled("User group devs");
    browser.sees("The group devs has been created.").sees("IAMReadOnlyAccess");
    browser
        .sees(&format!("arn:aws:iam::{ACCOUNT}:group/devs"))
        .sees("Nobody is in this group yet.");

    browser.follow("Add users").press("Add users to group").sees("Tick at least one user.");
    browser.tick("ada").fill("Filter users", "bo").enter("Filter users");
    assert!(browser.ticked("ada") && browser.has_field("bob"));
    browser.press("Add users to group").titled("User group devs").sees("Added: ada");
    let may = || server.iam(&ada, "ListUsers", &[]).status;
    assert_eq!(may(), 200);
    browser.follow("ada").sees("By the group devs").follow("Groups").press("Remove from devs");
    browser.sees("Removed from devs");
    assert_eq!(may(), 403);
    browser.follow("Add user to groups").tick("devs").press("Add to groups").sees("Added to devs");
    assert_eq!(may(), 200);

    browser.follow("devs").press("Detach IAMReadOnlyAccess").sees("Detached: IAMReadOnlyAccess");
    assert_eq!(may(), 403);
    browser.follow("Add permissions").fill("Filter policies", "IAMRead").press("Filter");
    browser.tick("IAMReadOnlyAccess").press("Attach policies");
    assert_eq!(may(), 200);
    let policy = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:ListUsers","Resource":"*"}}"#;
    let put = [("GroupName", "devs"), ("PolicyName", "no"), ("PolicyDocument", policy)];
    assert_eq!(server.iam(&server.root(), "PutGroupPolicy", &put).status, 200);
    assert_eq!(may(), 403);
    browser.open("/console/groups/devs").sees("iam:ListUsers").follow("Delete no");
    browser.press("Delete policy").sees("Deleted the inline policy no");
    assert_eq!(may(), 200);

    browser
        .follow("Rename")
        .fill("New group name", "crew")
        .press("Rename")
        .titled("User group crew");
    server.iam(&server.root(), "CreateGroup", &[("GroupName", "devs")]);
    browser
        .follow("Rename")
        .fill("New group name", "devs")
        .press("Rename")
        .titled("Rename the group crew");
    assert!(browser.beside("New group name").contains("already exists"));
    browser.open("/console/groups").fill("Filter groups", "CRE").enter("Filter groups");
    assert_eq!(browser.rows().len(), 2);
    browser.follow("crew").follow("Delete group").sees("Membership of ada");
    browser.sees("IAMReadOnlyAccess").press("Delete group").sees("The group crew is deleted");
    assert_eq!(may(), 403);
}

#[test]
fn a_get_changes_nothing() {
    let server = Server::console();
    server.user("ada");
    server.iam(&server.root(), "CreateGroup", &[("GroupName", "devs")]);
    let mut browser = Browser::root(&server);
    let every = || server.iam(&server.root(), "GetAccountAuthorizationDetails", &[]).body.len();
    let before = every();
    for path in [
        "groups/devs/delete",
        "groups/devs/detach",
        "groups/devs/remove-user?user=ada",
        "users/ada/delete",
        "users/ada/detach",
        "users/ada/create-access-key",
        "users/ada/access-key",
        "users/ada/mfa",
        "users/ada/mfa/setup",
        "users/ada/remove-boundary",
        "users/ada/tags",
        "add-user?step=review&go=create&name=eve",
    ] {
        browser.open(&format!("/console/{path}"));
        assert!(browser.status() < 500, "{path}");
    }
    assert_eq!(every(), before);
    let keys = server.iam(&server.root(), "ListAccessKeys", &[("UserName", "ada")]);
    assert_eq!(keys.texts("AccessKeyId").len(), 1);
    // C3: without the session's token none of the forms is believed.
    for path in
        ["groups/devs/delete", "users/ada/delete", "users/ada/create-access-key", "add-user"]
    {
        let pairs = [("step", "review"), ("go", "create"), ("name", "eve")];
        assert_eq!(browser.post(&format!("/console/{path}"), &pairs).status(), 403, "{path}");
    }
    assert_eq!(every(), before);
}
