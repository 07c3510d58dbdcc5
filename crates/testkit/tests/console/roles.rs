//! Roles at the console: the seed's first step in its own words, and what a role's pages do to a role.

use countersign_api::iam::{
    CreateLoginProfile, CreateLoginProfileInput, CreatePolicy, CreatePolicyInput, CreateRole,
    CreateRoleInput, GetRole, GetRoleInput, ListAttachedRolePolicies,
    ListAttachedRolePoliciesInput, Role, Tag, TagRole, TagRoleInput,
};
use countersign_testkit::{ACCOUNT, Browser, Server, trust_with_mfa};

const ALLOW: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;

/// The seed's first step up to the review.
fn to_review(browser: &mut Browser<'_>) {
    browser.open("/console").follow("Roles").titled("Roles").follow("Create role");
    browser.titled("Create role: trusted entity").tick("Another AWS account");
    browser.fill("Account ID", ACCOUNT).tick("Require MFA").press("Next: Permissions");
    browser.fill("Filter policies", "readonly").enter("Filter policies");
    browser.tick("AmazonS3ReadOnlyAccess").press("Next: Tags").press("Next: Review");
}

fn role(server: &Server, name: &str) -> Role {
    let input = GetRoleInput { role_name: name.into() };
    server.call::<GetRole>(&server.root(), &input).unwrap().role
}

fn attached(server: &Server, name: &str) -> Vec<String> {
    let input = ListAttachedRolePoliciesInput { role_name: name.into(), ..Default::default() };
    let out = server.call::<ListAttachedRolePolicies>(&server.root(), &input).unwrap();
    out.attached_policies.unwrap_or_default().into_iter().filter_map(|p| p.policy_name).collect()
}

#[test]
fn the_seeds_first_step_makes_a_role_that_asks_for_a_code() {
    let server = Server::console();
    let user = server.user("toolkit-user");
    let phone = server.phone("toolkit-user", "toolkit-user");
    let mut browser = Browser::root(&server);
    browser.follow("Roles").titled("Roles").sees("There are no roles yet");
    browser.follow("Create role").titled("Create role: trusted entity");
    assert_eq!(browser.step().as_deref(), Some("Trusted entity"));
    browser.tick("Another AWS account").fill("Account ID", ACCOUNT).tick("Require MFA");
    browser.press("Next: Permissions").titled("Create role: permissions");
    assert_eq!(browser.step().as_deref(), Some("Permissions"));
    assert!(browser.has_link("Create policy"));
    browser.fill("Filter policies", "AmazonS3").enter("Filter policies");
    browser.titled("Create role: permissions with “AmazonS3”").tick("AmazonS3ReadOnlyAccess");
    browser.press("Next: Tags").titled("Create role: tags");
    browser.fill("Key", "team").fill("Value", "toolkit").press("Add tag").sees("toolkit");
    browser.press("Next: Review").titled("Create role: review").sees("AmazonS3ReadOnlyAccess");
    browser.fill("Role name", "toolkit-role").fill("Role description", "For the toolkit");
    browser.press("Create role").titled("Role created");
    browser.sees("The role toolkit-role has been created");
    browser.follow("toolkit-role").titled("Role toolkit-role: permissions");
    let arn = format!("arn:aws:iam::{ACCOUNT}:role/toolkit-role");
    browser.sees(&format!("Role ARN {arn}")).sees("AmazonS3ReadOnlyAccess");
    assert!(browser.source().contains(">Copy role ARN</button>"));
    browser.follow("Trust relationships").titled("Role toolkit-role: trust relationships");
    browser.sees(&format!("Account: {ACCOUNT}")).sees("aws:MultiFactorAuthPresent");
    browser.follow("Tags").titled("Role toolkit-role: tags");
    assert_eq!(browser.rows()[1][..2], ["team", "toolkit"]);
    browser.follow("Revoke sessions").titled("Role toolkit-role: revoke sessions");

    // It is what the wire sees, and it works.
    let made = role(&server, "toolkit-role");
    assert_eq!((made.arn.as_str(), made.description.as_deref()), (&*arn, Some("For the toolkit")));
    assert_eq!(attached(&server, "toolkit-role"), ["AmazonS3ReadOnlyAccess"]);
    server.allow(
        "toolkit-user",
        &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{arn}"}}]}}"#),
    );
    assert_eq!(server.assume(&user, &arn, None).unwrap_err().code, "AccessDenied");
    let code = phone.code(&server, 1);
    server.assume(&user, &arn, Some((&phone.serial, &code))).unwrap();
}

#[test]
fn previous_keeps_what_was_typed_and_nothing_is_made_before_the_end() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    to_review(&mut browser);
    browser.fill("Role name", "r").fill("Role description", "d").press("Previous");
    browser.fill("Key", "not").fill("Value", "added yet").press("Previous");
    assert!(browser.ticked("AmazonS3ReadOnlyAccess"));
    browser.press("Previous").titled("Create role: trusted entity");
    assert_eq!(browser.value("Account ID"), ACCOUNT);
    assert!(browser.ticked("Require MFA") && !browser.ticked("Require external ID"));
    browser.tick("Require external ID").fill("External ID", "a b").press("Next: Permissions");
    browser.titled("Create role: trusted entity");
    assert!(browser.beside("External ID").contains("2 to 1224"));
    browser.fill("External ID", "tenant-7").press("Next: Permissions");
    browser.untick("AmazonS3ReadOnlyAccess").press("Next: Tags").press("Next: Review");
    assert_eq!(
        (browser.value("Role name"), browser.value("Role description")),
        ("r".into(), "d".into())
    );
    browser.sees("tenant-7").lacks("AmazonS3ReadOnlyAccess");
    browser.open("/console/roles").sees("There are no roles yet");
}

#[test]
fn create_policy_comes_back_to_the_step_with_the_new_policy_chosen() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    to_review(&mut browser);
    browser.press("Previous").press("Previous").tick("AdministratorAccess");
    browser.follow("Create policy").titled("Create policy: Visual editor");
    // Who changes their mind is back where they were.
    let mut other = browser.clone();
    other.press("Cancel").titled("Create role: permissions");
    assert!(other.ticked("AdministratorAccess") && other.ticked("AmazonS3ReadOnlyAccess"));
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
    browser.press("JSON").fill("Policy document", document).press("Review policy");
    // What is wrong is said as ever.
    browser.fill("Name", "a b").press("Create policy").titled("Create policy: Review policy");
    browser.fill("Name", "reader").press("Create policy").titled("Create role: permissions");
    browser.sees("The policy reader has been created and is chosen");
    assert_eq!(browser.step().as_deref(), Some("Permissions"));
    assert!(browser.ticked("reader") && browser.ticked("AdministratorAccess"));
    browser.press("Next: Tags").press("Next: Review").fill("Role name", "r").press("Create role");
    assert_eq!(attached(&server, "r"), ["AdministratorAccess", "AmazonS3ReadOnlyAccess", "reader"]);
    // A policy by itself ends at its own page.
    browser.open("/console/policies/create").press("JSON").fill("Policy document", document);
    browser.press("Review policy").fill("Name", "other").press("Create policy");
    browser.titled("Policy other: permissions");
}

#[test]
fn filtering_and_paging_keep_what_is_ticked() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    to_review(&mut browser);
    browser.press("Previous").press("Previous");
    assert!(browser.ticked("AmazonS3ReadOnlyAccess"));
    browser.tick("AdministratorAccess").fill("Filter policies", "billing").enter("Filter policies");
    assert_eq!(browser.step().as_deref(), Some("Permissions"));
    assert!(browser.ticked("AdministratorAccess") && browser.ticked("AmazonS3ReadOnlyAccess"));
    assert!(!browser.has_field("AmazonS3FullAccess"));
    browser.untick("AdministratorAccess").fill("Filter policies", "").enter("Filter policies");
    assert!(!browser.ticked("AdministratorAccess"));
    browser.tick("AmazonS3FullAccess").press("Next page");
    assert!(browser.ticked("AmazonS3FullAccess") && !browser.has_field("AmazonEC2FullAccess"));
    browser.press("Next: Tags").press("Next: Review").fill("Role name", "r").press("Create role");
    assert_eq!(attached(&server, "r"), ["AmazonS3FullAccess", "AmazonS3ReadOnlyAccess"]);
}

#[test]
fn a_role_is_made_once_and_refusals_stand_beside_their_fields() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    browser.open("/console/create-role").fill("Account ID", "1234").press("Next: Permissions");
    assert!(browser.beside("Account ID").contains("12 digits"));
    to_review(&mut browser);
    browser.fill("Role name", "no spaces please").press("Create role");
    assert!(browser.beside("Role name").contains("regular expression pattern"));
    browser.fill("Role name", "once").press("Create role").titled("Role created");
    to_review(&mut browser);
    browser.fill("Role name", "Once").press("Create role").titled("Create role: review");
    assert!(browser.beside("Role name").contains("already exists"), "{}", browser.text());
    assert_eq!(browser.value("Role name"), "Once");
    // A form of the last step alone, sent twice.
    let pairs = [
        ("token", ""),
        ("step", "review"),
        ("go", "create"),
        ("kind", "account"),
        ("account", ACCOUNT),
        ("name", "twice"),
        ("policy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    ];
    browser.post("/console/create-role", &pairs).titled("Role created");
    let first = role(&server, "twice").role_id;
    browser.open("/console").post("/console/create-role", &pairs).titled("Create role: review");
    assert_eq!(role(&server, "twice").role_id, first);
}

#[test]
fn a_custom_trust_policy_is_judged_where_it_is_typed() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    browser.open("/console/create-role").tick("Custom trust policy");
    let bad = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}"#;
    browser.fill("Trust policy", bad).press("Next: Permissions");
    browser.titled("Create role: trusted entity");
    assert!(browser.beside("Trust policy").contains("AssumeRole"), "{}", browser.text());
    browser.fill("Trust policy", &trust_with_mfa(ACCOUNT)).press("Next: Permissions");
    browser.press("Next: Tags").press("Next: Review").fill("Role name", "c").press("Create role");
    let made = role(&server, "c");
    assert_eq!(made.assume_role_policy_document, Some(trust_with_mfa(ACCOUNT)));

    browser.follow("c").follow("Trust relationships").follow("Edit trust relationship");
    browser.fill("Trust policy", bad).press("Update policy");
    let said = browser.beside("Trust policy");
    assert!(said.contains("AssumeRole"), "{said}");
    let weak = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}}]}"#;
    browser.press("Check").sees("error");
    browser.fill("Trust policy", weak).press("Check").sees("pitfall");
    assert_eq!(role(&server, "c").assume_role_policy_document, made.assume_role_policy_document);
    browser.fill("Trust policy", &trust_with_mfa(ACCOUNT)).press("Check");
    browser.sees("Nothing is wrong with this policy.").fill("Trust policy", weak);
    browser.press("Update policy").sees("The trust policy has been changed.").sees("Anybody");
}

#[test]
fn permissions_come_and_go() {
    let server = Server::console();
    server.role("r", &trust_with_mfa(ACCOUNT));
    let mut browser = Browser::root(&server);
    browser.open("/console/roles").follow("r").follow("Attach policies");
    browser.press("Attach policies").sees("Choose at least one policy.");
    browser.fill("Filter policies", "IAMRead").enter("Filter policies").tick("IAMReadOnlyAccess");
    browser.press("Attach policies").titled("Role r: permissions").sees("have been attached");
    assert_eq!(attached(&server, "r"), ["IAMReadOnlyAccess"]);
    browser.press("Detach IAMReadOnlyAccess").sees("has been detached");
    assert!(attached(&server, "r").is_empty());
    browser.follow("Set boundary").fill("Filter policies", "PowerUser").enter("Filter policies");
    browser
        .tick("PowerUserAccess")
        .press("Set boundary")
        .sees("The permissions boundary has been set.");
    let bound = role(&server, "r").permissions_boundary.unwrap().permissions_boundary_arn;
    assert_eq!(bound.as_deref(), Some("arn:aws:iam::aws:policy/PowerUserAccess"));
    browser.press("Remove boundary").sees("has been removed");
    assert!(role(&server, "r").permissions_boundary.is_none());
    browser.follow("Edit").fill("Maximum session duration in seconds", "60").press("Save changes");
    assert!(
        browser.beside("Maximum session duration in seconds").contains("3600"),
        "{}",
        browser.text()
    );
    browser.fill("Maximum session duration in seconds", "7200");
    browser.fill("Role description", "Two hours").press("Save changes").sees("2 hours");
    assert_eq!(role(&server, "r").max_session_duration, Some(7200));
    browser
        .follow("Tags")
        .fill("Key", "a")
        .fill("Value", "b")
        .enter("Value")
        .sees("has been added");
    browser.press("Remove tag a").sees("has been removed");
    assert!(role(&server, "r").tags.unwrap_or_default().is_empty());
}

#[test]
fn revoking_ends_sessions_that_have_begun() {
    let server = Server::console();
    let user = server.admin("ada");
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    let arn = server.role("r", &trust);
    let mut browser = Browser::root(&server);
    browser.open("/console/roles").follow("r").follow("Attach policies");
    browser.fill("Filter policies", "IAMRead").enter("Filter policies").tick("IAMReadOnlyAccess");
    browser.press("Attach policies");
    let held = server.assume(&user, &arn, None).unwrap();
    let input = GetRoleInput { role_name: "r".into() };
    server.call::<GetRole>(&held, &input).unwrap();
    server.pass(5);
    browser.follow("Revoke sessions").press("Revoke active sessions").sees("have been revoked");
    browser.sees("AWSRevokeOlderSessions");
    assert_eq!(server.call::<GetRole>(&held, &input).unwrap_err().code, "AccessDenied");
    server.pass(1);
    let new = server.assume(&user, &arn, None).unwrap();
    server.call::<GetRole>(&new, &input).unwrap();

    // What goes with the role is named, and goes.
    browser.follow("Permissions").follow("Delete role").titled("Role r: delete");
    browser.sees("AWSRevokeOlderSessions").sees("IAMReadOnlyAccess").press("Delete role");
    browser.titled("Role deleted").sees("The role r has been deleted.");
    assert_eq!(server.call::<GetRole>(&server.root(), &input).unwrap_err().code, "NoSuchEntity");
    browser.open("/console/roles/r");
    assert_eq!(browser.status(), 404);
}

#[test]
fn c5_what_others_wrote_is_shown_as_text() {
    let server = Server::console();
    server.role("r", &trust_with_mfa(ACCOUNT));
    let script = "<script>alert(1)</script>";
    let tag = |key: &str, value: &str| Tag { key: key.into(), value: value.into() };
    let input = TagRoleInput { role_name: "r".into(), tags: vec![tag("k", "a\u{2028}b\u{a0}c")] };
    server.call::<TagRole>(&server.root(), &input).unwrap();
    let input = CreateRoleInput {
        role_name: "s".into(),
        assume_role_policy_document: trust_with_mfa(ACCOUNT),
        description: Some(script.into()),
        ..CreateRoleInput::default()
    };
    server.call::<CreateRole>(&server.root(), &input).unwrap();
    let mut browser = Browser::root(&server);
    browser.open("/console/roles/r/tags").sees("a\\u{2028}b\\u{00a0}c");
    browser.open("/console/roles/s").sees(script);
    assert!(!browser.source().contains(script));
    browser.open("/console/roles/s/edit");
    assert_eq!(browser.value("Role description"), script);
    for typed in [script, "\u{202e}gnp", "\"><img src=x onerror=alert(1)>"] {
        to_review(&mut browser);
        browser.press("Previous").fill("Key", typed).fill("Value", typed).press("Add tag");
        browser.press("Next: Review").fill("Role name", typed).fill("Role description", typed);
        browser.press("Create role").titled("Create role: review");
        for bad in [script, "\"><img", ">\u{202e}"] {
            assert!(!browser.source().contains(bad), "{bad}");
        }
        browser.open(&format!("/console/roles?filter={}", urlencoded(typed))).sees("No role has");
        assert!(!browser.source().contains("<img") && !browser.source().contains(script));
    }
}

fn urlencoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn every_name_has_its_page() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    for name in ["a+b=c,d.e@f-g_h", "create", "100"] {
        server.role(name, &trust_with_mfa(ACCOUNT));
        browser.open("/console/roles").follow(name).titled(&format!("Role {name}: permissions"));
        for tab in ["Trust relationships", "Tags", "Revoke sessions", "Permissions"] {
            browser.follow(tab).sees(&format!("Role ARN arn:aws:iam::{ACCOUNT}:role/{name}"));
        }
        // What only a form does leads back when it is opened, as after signing in again.
        let path = browser.path().to_owned();
        for form in ["detach", "boundary/remove"] {
            browser.open(&format!("{path}/{form}")).titled(&format!("Role {name}: permissions"));
        }
        browser.follow("Delete role").press("Delete role").titled("Role deleted");
    }
}

#[test]
fn long_lists_come_in_pages() {
    let server = Server::console();
    for n in 0..120 {
        server.role(&format!("role-{n:03}"), &trust_with_mfa(ACCOUNT));
    }
    let mut browser = Browser::root(&server);
    browser.open("/console/roles");
    assert_eq!(browser.rows().len(), 51);
    assert!(browser.source().len() < 100_000);
    browser.follow("Next page").follow("Next page").sees("role-119");
    assert_eq!(browser.rows().len(), 21);
    assert!(!browser.has_link("Next page"));
    browser.fill("Filter roles", "E-11").enter("Filter roles").titled("Roles with “E-11”");
    assert_eq!(browser.rows().len(), 11);
    browser.open("/console/roles?marker=made-up");
    assert_eq!(browser.status(), 400);
    browser.open("/console/roles?filter=nothing").sees("No role has this in its name.");
}

#[test]
fn pages_show_what_policy_lets_one_see() {
    let server = Server::console();
    server.role("r", &trust_with_mfa(ACCOUNT));
    server.user("ada");
    let password = "Correct-Horse-1";
    let input = CreateLoginProfileInput {
        user_name: Some("ada".into()),
        password: Some(password.into()),
        ..CreateLoginProfileInput::default()
    };
    server.call::<CreateLoginProfile>(&server.root(), &input).unwrap();
    let mut browser = Browser::user(&server, "ada", password);
    browser.open("/console/roles").sees("iam:ListRoles");
    assert_eq!(browser.status(), 403);
    server.allow(
        "ada",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ListRoles","iam:ListPolicies"],"Resource":"*"}]}"#,
    );
    browser.open("/console/roles").sees("Not shown to you");
    to_review(&mut browser);
    browser.fill("Role name", "mine").press("Create role").sees("iam:CreateRole");
    browser.sees("Ask an administrator");
    assert_eq!(browser.value("Role name"), "mine");
    // A link to switch fills in the form.
    let path = format!("/console/switch-role?account={ACCOUNT}&role=r");
    browser.open(&path).titled("Switch role");
    assert_eq!(
        (browser.value("Account ID or alias"), browser.value("Role name")),
        (ACCOUNT.into(), "r".into())
    );
}

#[test]
fn a_policy_made_meanwhile_can_be_chosen() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    to_review(&mut browser);
    browser.press("Previous").press("Previous");
    let input = CreatePolicyInput {
        policy_name: "mine".into(),
        policy_document: ALLOW.into(),
        ..CreatePolicyInput::default()
    };
    server.call::<CreatePolicy>(&server.root(), &input).unwrap();
    browser.fill("Filter policies", "mine").enter("Filter policies").tick("mine");
    browser.press("Next: Tags").press("Next: Review").fill("Role name", "r").press("Create role");
    assert_eq!(attached(&server, "r"), ["AmazonS3ReadOnlyAccess", "mine"]);
}
