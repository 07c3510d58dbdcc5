//! Input that is refused.

use super::{allow, ask, custom, entry, policy, simulate, simulate_custom, texts, user};
use countersign_api::iam::{
    ContextEntry, GetContextKeysForCustomPolicy, GetContextKeysForCustomPolicyInput,
    SimulateCustomPolicyInput,
};
use countersign_testkit::{ACCOUNT, Server, check};

#[test]
fn bad_input_is_refused() {
    let server = Server::start();
    server.user("ada");
    let good = policy(&allow("*"));
    let refused = |change: &dyn Fn(&mut SimulateCustomPolicyInput)| {
        let mut input = custom(&[&good], "s3:GetObject");
        change(&mut input);
        countersign_testkit::said(&simulate_custom(&server, &input))
    };
    assert_eq!(refused(&|_| ()), "200");
    let entries = |all: Vec<ContextEntry>| refused(&|i| i.context_entries = Some(all.clone()));
    let invalid = |text: &str| format!("400 InvalidInput: {text}");
    for action in ["s3:*", "s3:Get?bject", "GetObject", ":Get", "s3: Get", "s3:"] {
        let said = refused(&|i| i.action_names = texts(&[action]));
        assert_eq!(said, invalid(&format!("Invalid Input Actions: {action}.")));
    }
    assert_eq!(
        refused(&|i| i.resource_arns = Some(texts(&["bucket"]))),
        invalid("ResourceNames are not in a valid ARN format: bucket.")
    );
    assert_eq!(
        refused(&|i| i.resource_handling_option = Some("EC2-VPC".into())),
        invalid("Invalid ResourceHandlingOption: EC2-VPC.")
    );
    assert_eq!(refused(&|i| i.resource_handling_option = Some("EC2-VPC-EBS-Subnet".into())), "200");
    for (document, text) in [
        ("{", "Syntax errors in policy."),
        (
            &*good.replace("2012-10-17", "2008-10-17"),
            "Policy document must be version 2012-10-17 or greater.",
        ),
        (&*good.replace("\"*\"", "\"bucket\""), "Resource bucket must be in ARN format or \"*\"."),
    ] {
        let said = refused(&|i| i.policy_input_list.push(document.into()));
        assert!(said.starts_with("400 InvalidInput: PolicyInputList.2: "), "{said}");
        if document == "{" {
            assert!(said.ends_with(text), "{said}");
        }
        let said = refused(&|i| {
            i.permissions_boundary_policy_input_list = Some(vec![document.into()]);
        });
        assert!(
            said.starts_with("400 InvalidInput: PermissionsBoundaryPolicyInputList.1: "),
            "{said}"
        );
        let keys = GetContextKeysForCustomPolicyInput { policy_input_list: vec!["{".into()] };
        let said = server.call::<GetContextKeysForCustomPolicy>(&server.root(), &keys);
        check(&said, &invalid("PolicyInputList.1: Syntax errors in policy."));
    }
    assert!(refused(&|i| i.resource_policy = Some(good.clone())).starts_with("400 InvalidInput: "));
    for (of, bad) in [
        ("numeric", "ten"),
        ("boolean", "yes"),
        ("ip", "10.0.0.0/8"),
        ("date", "tomorrow"),
        ("binary", "?"),
    ] {
        let text =
            format!("Invalid context entry for key app:key: value {bad} is not of type {of}.");
        assert_eq!(entries(vec![entry("app:key", of, &[bad])]), invalid(&text));
        let list = format!("{of}List");
        let text = text.replace(of, &list);
        assert_eq!(entries(vec![entry("app:key", &list, &[bad])]), invalid(&text));
    }
    assert_eq!(
        entries(vec![entry("app:key", "string", &["a", "b"])]),
        invalid("Invalid context entry for key app:key: type string has exactly one value.")
    );
    assert_eq!(
        entries(vec![entry("app:key", "string", &["a"]), entry("App:KEY", "string", &["b"])]),
        invalid("Invalid context entry for key App:KEY: the key is given twice.")
    );
    let of = |source: &str| ask(source, "s3:GetObject", "*");
    let said =
        |source: &str| countersign_testkit::said(&simulate(&server, &server.root(), &of(source)));
    let gone = "404 NoSuchEntity: The user with name eve cannot be found.";
    assert_eq!(said(&user("eve")), gone);
    assert_eq!(said(&user("path/ada")), gone.replace("eve", "ada"), "not where she is");
    assert_eq!(said(&user("eve").replace(ACCOUNT, "444455556666")), gone);
    for bad in [
        format!("arn:aws:iam::{ACCOUNT}:policy/x"),
        format!("arn:aws:sts::{ACCOUNT}:assumed-role/ops/x"),
        "arn:aws:iam::111122223333".to_owned(),
    ] {
        assert_eq!(
            said(&bad),
            invalid(&format!(
                "Invalid Entity Arn: {bad} does not clearly define entity type and name."
            ))
        );
    }
}
