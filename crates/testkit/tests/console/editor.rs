//! The policy editor: the seed's third step word by word, two tabs over one document, and nothing lost on the way.

use countersign_api::iam::{
    GetPolicy, GetPolicyInput, GetUserPolicy, GetUserPolicyInput, ListPolicyVersions,
    ListPolicyVersionsInput,
};
use countersign_testkit::{ACCOUNT, Browser, Server, trust_with_mfa};
use serde_json::{Value, json};

const PAGE: &str = "/console/users/toolkit-user/add-inline-policy";

/// What an inline policy of toolkit-user's says.
fn stored(server: &Server, policy: &str) -> Option<Value> {
    let input = GetUserPolicyInput { user_name: "toolkit-user".into(), policy_name: policy.into() };
    let document = server.call::<GetUserPolicy>(&server.root(), &input).ok()?.policy_document;
    Some(serde_json::from_str(&document).unwrap())
}

/// What the JSON tab shows.
fn document(browser: &Browser<'_>) -> Value {
    serde_json::from_str(&browser.value("Policy document")).unwrap()
}

fn editing(server: &Server) -> Browser<'_> {
    server.user("toolkit-user");
    let mut browser = Browser::root(server);
    browser.open(PAGE).titled("Create policy: Visual editor");
    browser
}

/// From an empty editor to a statement about a role.
fn assume(browser: &mut Browser<'_>, arn: &str) {
    browser.press("Choose a service").fill("Find a service", "STS").enter("Find a service");
    browser.press("STS").fill("Filter actions", "AssumeRole").enter("Filter actions");
    browser.tick("AssumeRole").press("Add ARN").fill("Specify ARN for role", arn).press("Add");
}

#[test]
fn the_seeds_third_step_word_by_word() {
    let server = Server::console();
    let key = server.user("toolkit-user");
    let arn = server.role("toolkit-role", &trust_with_mfa(ACCOUNT));
    let phone = server.phone("toolkit-user", "toolkit-user");
    let mut browser = Browser::root(&server);
    browser.follow("Users").follow("toolkit-user").follow("Add inline policy");
    browser.titled("Create policy: Visual editor");
    assert_eq!(browser.step().as_deref(), Some("Edit policy"));
    // "choose Choose a service, enter STS in Find a service, and then choose STS from the results"
    browser.press("Choose a service").fill("Find a service", "STS").enter("Find a service");
    assert!(browser.has_button("STS") && !browser.has_button("Lambda"));
    browser.press("STS").sees("AWS Security Token Service");
    // "start entering the term AssumeRole. Mark the AssumeRole check box when it appears"
    assert!(browser.has_field("AssumeRole") && browser.has_field("GetCallerIdentity"));
    browser.fill("Filter actions", "AssumeRole").enter("Filter actions");
    assert!(!browser.has_field("GetCallerIdentity"));
    browser.tick("AssumeRole");
    // "ensure Specific is selected, and click Add ARN to restrict access"
    assert!(browser.ticked("Specific") && !browser.ticked("All resources"));
    browser.press("Add ARN").titled("Create policy: Add ARN(s)");
    // "for the Specify ARN for role add the ARN … Choose Add"
    browser.fill("Specify ARN for role", &arn).press("Add");
    browser.titled("Create policy: Visual editor");
    browser.sees(&format!("Account {ACCOUNT}")).sees("Role name with path toolkit-role");
    assert!(browser.ticked("AssumeRole"));
    // "choose Specify request conditions (optional), mark the MFA required check box, and then choose close"
    browser.press("Specify request conditions (optional)").tick("MFA required").press("Close");
    browser.sees(&format!(
        "Lets toolkit-user assume the role toolkit-role in account {ACCOUNT}, only with MFA."
    ));
    browser.press("Review policy").titled("Create policy: Review policy");
    assert_eq!(browser.step().as_deref(), Some("Review policy"));
    browser.fill("Name", "may-assume").press("Create policy");
    // "The Permissions tab displays the new inline policy attached directly to IAM user."
    browser.sees("The inline policy has been saved").sees("may-assume").sees("Attached directly");
    assert_eq!(
        stored(&server, "may-assume").unwrap(),
        json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Resource": arn, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]})
    );
    // And it works: with a code, and not without.
    server.pass(30);
    server.assume(&key, &arn, Some((&phone.serial, &phone.code(&server, 0)))).unwrap();
    assert!(server.assume(&key, &arn, None).is_err());
}

#[test]
fn a_broken_document_stays_on_the_json_tab() {
    let server = Server::console();
    let mut browser = editing(&server);
    assume(&mut browser, "arn:aws:iam::111122223333:role/a");
    browser.press("JSON").titled("Create policy: JSON");
    let good = browser.value("Policy document");
    let broken = good.replace("\"Action\":", "\"Action\"");
    browser.fill("Policy document", &broken).press("Visual editor").titled("Create policy: JSON");
    browser.sees("Line 6, column 16");
    assert_eq!((browser.status(), browser.value("Policy document")), (400, broken.clone()));
    browser.press("Review policy").titled("Create policy: JSON").sees("Syntax errors in policy.");
    assert_eq!(browser.value("Policy document"), broken);
    let twice = good.replace("\"Effect\"", "\"Effect\": \"Deny\", \"Effect\"");
    browser.fill("Policy document", &twice).press("Visual editor").sees("stands here twice");
    for odd in ["", "[]", "{\"Statement\": [1]}", "null"] {
        browser.fill("Policy document", odd).press("Visual editor").titled("Create policy: JSON");
    }
    browser.fill("Policy document", &good).press("Visual editor");
    browser.titled("Create policy: Visual editor");
    assert!(browser.ticked("AssumeRole"));
}

#[test]
fn what_is_typed_in_one_tab_is_in_the_other() {
    let server = Server::console();
    let mut browser = editing(&server);
    assume(&mut browser, "arn:aws:iam::111122223333:role/a");
    browser.press("Specify request conditions (optional)").tick("MFA required");
    // Typed, but not yet added: it goes along all the same.
    browser.fill("Condition key", "aws:RequestedRegion").fill("Value", "eu-west-1");
    browser.press("JSON");
    let mut whole = document(&browser);
    assert_eq!(
        whole["Statement"][0]["Condition"],
        json!({"Bool": {"aws:MultiFactorAuthPresent": "true"},
            "StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
    );
    whole["Statement"][0]["Action"] = json!(["sts:AssumeRole", "sts:GetCallerIdentity"]);
    let kept =
        json!({"Sid": "x", "Effect": "Deny", "NotAction": ["s3:*", "sts:*"], "Resource": "*"});
    whole["Statement"].as_array_mut().unwrap().push(kept);
    browser.fill("Policy document", &whole.to_string()).press("Visual editor");
    browser.fill("Filter actions", "").enter("Filter actions");
    assert!(browser.ticked("GetCallerIdentity") && browser.ticked("MFA required"));
    browser.sees("The visual editor cannot show all that this statement says");
    browser.press("JSON");
    assert_eq!(document(&browser), whole);
    // Deny keeps the demand for MFA in the form that works.
    browser.press("Visual editor").tick("Deny").press("JSON");
    assert_eq!(
        document(&browser)["Statement"][0]["Condition"]["BoolIfExists"],
        json!({"aws:MultiFactorAuthPresent": "false"})
    );
    assert_eq!(document(&browser)["Statement"][1], whole["Statement"][1]);
    // A service without actions is remembered, too.
    browser.press("Visual editor").press("Add more permissions").press("Choose a service");
    browser.press("S3").press("JSON").press("Visual editor");
    browser.sees("Statement 3: S3").press("Edit statement 1").sees("Statement 3: S3");
}

#[test]
fn fields_say_what_is_wrong_and_lose_nothing() {
    let server = Server::console();
    let mut browser = editing(&server);
    browser.press("Review policy").titled("Create policy: Visual editor").sees("choose a service");
    browser.press("Choose a service").fill("Find a service", "nothing like it");
    browser.enter("Find a service").sees("No service is called so.");
    browser.fill("Find a service", "security token").enter("Find a service").press("STS");
    browser.press("Review policy").sees("choose at least one action");
    browser.tick("AssumeRole").press("Review policy").sees("add the ARN of a resource");
    browser.press("Add ARN").press("Add").titled("Create policy: Add ARN(s)");
    assert!(browser.beside("Specify ARN for role").contains("Type an ARN."));
    browser.fill("Specify ARN for role", "toolkit-role").enter("Specify ARN for role");
    assert!(browser.beside("Specify ARN for role").contains("arn:aws:iam::ACCOUNT:role/"));
    assert_eq!(browser.value("Specify ARN for role"), "toolkit-role");
    browser.fill("Specify ARN for role", "").fill("Account", ACCOUNT).press("Add");
    assert!(browser.beside("Specify ARN for role").contains("Role name with path is missing"));
    browser.fill("Role name with path", "ops/a").press("Add").sees("role/ops/a");
    browser.tick("All resources").press("JSON").press("Visual editor").tick("Specific");
    browser.enter("Filter actions").sees("role/ops/a");
    browser.press("Specify request conditions (optional)").fill("Source IP", "1.2.3");
    browser.press("Review policy").titled("Create policy: Visual editor");
    assert!(browser.beside("Source IP").contains("1.2.3 is no IP address"));
    assert_eq!(browser.value("Source IP"), "1.2.3");
    browser.fill("Source IP", "203.0.113.0/24").fill("Action by name or pattern", "s3:Get*");
    browser.press("JSON").titled("Create policy: Visual editor").sees("s3 is another service");
    browser.fill("Action by name or pattern", "Get*").press("JSON");
    assert_eq!(document(&browser)["Statement"][0]["Action"], json!(["sts:AssumeRole", "sts:Get*"]));
    browser.press("Visual editor").press("Remove arn:aws:iam::111122223333:role/ops/a");
    browser.sees("No resource is named yet.").press("Remove statement 1");
    browser.sees("There is no statement yet.").press("Add more permissions");
    assert!(browser.has_button("Choose a service"));
}

#[test]
fn the_review_keeps_names_and_a_form_sent_twice_does_no_harm() {
    let server = Server::console();
    let mut browser = editing(&server);
    assume(&mut browser, "arn:aws:iam::111122223333:role/a");
    browser.press("Review policy").fill("Name", "bad name").press("Create policy");
    assert!(browser.beside("Name").contains("regular expression pattern"));
    assert_eq!((browser.status(), browser.value("Name")), (400, "bad name".into()));
    browser.fill("Name", "first").press("Previous").titled("Create policy: Visual editor");
    browser.press("JSON").press("Review policy");
    assert_eq!(browser.value("Name"), "first");
    browser.press("Previous").titled("Create policy: JSON").press("Review policy");
    let mut again = browser.clone();
    browser.press("Create policy");
    let first = stored(&server, "first").unwrap();
    again.press("Create policy");
    let page = |browser: &Browser<'_>| browser.path().split('?').next().unwrap().to_owned();
    assert_eq!(page(&again), page(&browser));
    assert_eq!(stored(&server, "first").unwrap(), first);
    // Another document under the same name would write over what is there.
    browser.open(PAGE);
    assume(&mut browser, "arn:aws:iam::111122223333:role/b");
    browser.press("Review policy").fill("Name", "first").press("Create policy");
    assert!(browser.beside("Name").contains("There is an inline policy first already."));
    assert_eq!(stored(&server, "first").unwrap(), first);
    // To edit it is to say so.
    browser
        .open("/console/users/toolkit-user")
        .follow("Edit first")
        .titled("Edit policy first: Visual editor");
    browser.untick("AssumeRole").tick("GetCallerIdentity").press("Review policy");
    assert!(!browser.has_field("Name"));
    browser.press("Save changes");
    assert_eq!(
        stored(&server, "first").unwrap()["Statement"][0]["Action"],
        "sts:GetCallerIdentity"
    );
    browser.open(&format!("{PAGE}?policy=none"));
    assert_eq!(browser.status(), 404);
}

#[test]
fn managed_policies_are_made_and_have_new_versions() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    browser.open("/console/policies/create").press("JSON");
    let open = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
    browser.fill("Policy document", open).press("Check");
    browser.sees("Lets everybody who has it use GetObject in S3 on all resources.");
    browser.press("Review policy").fill("Name", "readers").fill("Description", "reads");
    browser.fill("Key", "team").fill("Value", "ops").press("Add tag").sees("team");
    browser.press("Previous").press("Review policy").sees("team");
    assert_eq!(browser.value("Description"), "reads");
    let mut again = browser.clone();
    browser.press("Create policy").sees("The policy has been created.");
    again.press("Create policy").sees("The policy has been created.");
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/readers");
    let input = GetPolicyInput { policy_arn: arn.clone() };
    let policy = server.call::<GetPolicy>(&server.root(), &input).unwrap().policy.unwrap();
    assert_eq!(policy.description.as_deref(), Some("reads"));
    assert_eq!(policy.tags.unwrap()[0].key, "team");
    let versions = || {
        let input = ListPolicyVersionsInput { policy_arn: arn.clone(), ..Default::default() };
        let out = server.call::<ListPolicyVersions>(&server.root(), &input).unwrap();
        let all = out.versions.unwrap();
        let default = all.iter().find(|version| version.is_default_version == Some(true));
        (all.len(), default.and_then(|version| version.version_id.clone()).unwrap())
    };
    browser.follow("Edit policy").titled("Edit policy readers: Visual editor");
    browser.tick("PutObject").press("Review policy");
    assert!(browser.ticked("Set as the default version"));
    browser.untick("Set as the default version").press("Previous").press("Review policy");
    assert!(!browser.ticked("Set as the default version"));
    browser.tick("Set as the default version");
    let mut again = browser.clone();
    browser.press("Save changes").sees("The new version has been created.");
    assert_eq!(versions(), (2, "v2".into()));
    again.press("Save changes");
    assert_eq!(versions(), (2, "v2".into()));
}

#[test]
fn documents_that_nobody_touches_come_through_both_tabs() {
    let server = Server::console();
    let mut browser = editing(&server);
    let statement = |more: Value| {
        let mut whole = json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"});
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    for all in [
        json!([
            statement(json!({"Action": ["s3:Get*", "s3:PutObject"], "Sid": "a"})),
            statement(json!({}))
        ]),
        statement(json!({"Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]})),
        json!([statement(json!({"Action": "*"})), statement(json!({"Action": "ec2:Describe*"}))]),
        json!([statement(json!({"Condition": {"Bool": {"aws:MultiFactorAuthPresent": true},
            "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "nonsense"]}, "Null": {"aws:TokenIssueTime": "true"}}}))]),
        json!([
            statement(json!({"Action": "nosuch:*", "Extra": {"x": [1, 0.5, null]}})),
            statement(json!({"NotResource": "x"}))
        ]),
        json!([statement(json!({"Action": "<b>:\u{202e}\"'", "Sid": "</pre><script>"}))]),
        json!([]),
    ] {
        let whole = json!({"Version": "2012-10-17", "Statement": all, "Id": "\u{e9}\n"});
        browser.press("JSON").fill("Policy document", &whole.to_string()).press("Visual editor");
        for button in browser.names("button") {
            if button.starts_with("Edit statement") {
                browser.press(&button).press("Specify request conditions (optional)");
                browser.press("Close");
            }
        }
        browser.press("JSON");
        assert_eq!(document(&browser), whole);
        browser.lacks("</pre><script>");
        browser.press("Visual editor").lacks("</pre><script>");
    }
}
