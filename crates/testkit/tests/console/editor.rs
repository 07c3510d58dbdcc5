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
    let input =
        GetUserPolicyInput { user_name: "toolkit-user".into(), policy_name: policy.into() };
    let document = server.call::<GetUserPolicy>(&server.root(), &input).ok()?.policy_document;
    // On the wire a document is percent-encoded.
    Some(serde_json::from_str(&decoded(&document)).unwrap())
}

fn decoded(text: &str) -> String {
    if text.starts_with('%') {
        let pair = format!("x={}", text.replace('+', "%2B"));
        let mut bytes = Vec::new();
        let mut rest = pair.bytes().skip(2);
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = String::from_utf8(digits).unwrap();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        return String::from_utf8(bytes).unwrap();
    }
    text.to_owned()
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
    browser.open(PAGE).titled("Create policy: Visual editor");
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
    assert_eq!(
        stored(&server, "may-assume").unwrap(),
        json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Resource": arn, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]})
    );
    // And it works: with a code, and not without.
    let with_code = server.session(&key, Some((&phone.serial, &phone.code(&server, 0))));
    server.assume(&with_code.unwrap(), &arn, None).unwrap();
    assert!(server.assume(&key, &arn, None).is_err());
}
