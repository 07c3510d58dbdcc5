//! Context keys: those that are missing, filled in and asked for, and the caller that a resource policy needs.

use super::{
    BUCKET, MFA, allow, ask, custom, deny, entry, matched, missing, one, policy, simulate,
    simulate_custom, texts, user,
};
use countersign_api::iam::{
    GetContextKeysForCustomPolicy, GetContextKeysForCustomPolicyInput,
    GetContextKeysForPrincipalPolicy, GetContextKeysForPrincipalPolicyInput, TagUser, TagUserInput,
};
use countersign_testkit::{ACCOUNT, Server, check};

#[test]
fn keys_that_would_have_mattered_are_missing() {
    let server = Server::start();
    let when = |condition: &str| {
        policy(&format!(
            r#"{{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{condition}}}"#
        ))
    };
    let missing_of = |documents: &[&str]| {
        let result = simulate_custom(&server, &custom(documents, "s3:GetObject")).unwrap();
        missing(&result).iter().map(|key| (*key).to_owned()).collect::<Vec<_>>()
    };
    let both = when(
        r#"{"Bool":{"AWS:multifactorAuthPresent":"true"},"StringEquals":{"aws:PrincipalTag/Team":"${s3:Prefix}","App:Color":"red"}}"#,
    );
    assert_eq!(missing_of(&[&both]), ["App:Color", MFA, "aws:PrincipalTag/Team"]);
    // What is settled in any case asks for nothing.
    assert_eq!(missing_of(&[&both, &policy(&allow("*"))]), [""; 0]);
    assert_eq!(missing_of(&[&both, &policy(&deny("*"))]), [""; 0]);
    assert_eq!(missing_of(&[&both.replace("s3:*", "ec2:*")]), [""; 0], "another action's");
    // A Deny that only the lack of a key brings about.
    let unless = policy(
        r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}"#,
    );
    assert_eq!(missing_of(&[&policy(&allow("*")), &unless]), [MFA]);
    let result = simulate_custom(&server, &custom(&[&unless], "s3:GetObject")).unwrap();
    assert_eq!(result.eval_decision, "explicitDeny");
    // A variable of a resource.
    let own = policy(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}/*"}"#,
    );
    let mut input = custom(&[&own], "s3:GetObject");
    input.resource_arns = Some(texts(&["arn:aws:s3:::home/ada/x"]));
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(
        (result.eval_decision.as_str(), missing(&result)),
        ("implicitDeny", vec!["aws:username"])
    );
    input.caller_arn = Some(user("path/ada"));
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!((result.eval_decision.as_str(), missing(&result)), ("allowed", vec![]));
}

#[test]
fn what_a_principal_fixes_is_filled_in_unless_it_is_given() {
    let server = Server::start();
    server.user("ada");
    let tag = |key: &str| countersign_api::iam::Tag { key: key.into(), value: "blue".into() };
    let tags = TagUserInput { user_name: "ada".into(), tags: vec![tag("Team")] };
    let tagged = server.call::<TagUser>(&server.root(), &tags).is_ok();
    for (condition, holds) in [
        (format!(r#""StringEquals":{{"aws:PrincipalArn":"{}"}}"#, user("ada")), true),
        (format!(r#""StringEquals":{{"aws:PrincipalAccount":"{ACCOUNT}"}}"#), true),
        (r#""StringEquals":{"aws:username":"ada"}"#.to_owned(), true),
        (r#""StringEquals":{"aws:PrincipalType":"User"}"#.to_owned(), true),
        (r#""StringLike":{"aws:userid":"AIDA*"}"#.to_owned(), true),
        (format!(r#""StringEquals":{{"aws:ResourceAccount":"{ACCOUNT}"}}"#), true),
        (r#""StringEquals":{"aws:PrincipalTag/team":"blue"}"#.to_owned(), tagged),
        (r#""StringEquals":{"iam:ResourceTag/Team":"blue"}"#.to_owned(), tagged),
        (r#""Null":{"aws:MultiFactorAuthPresent":"false"}"#.to_owned(), false),
        (r#""Null":{"aws:SourceIp":"false"}"#.to_owned(), false),
        (r#""Null":{"aws:CurrentTime":"false"}"#.to_owned(), false),
    ] {
        let document = policy(&format!(
            r#"{{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{{{condition}}}}}"#
        ));
        server.allow("ada", &document);
        let mut input = ask(&user("ada"), "iam:GetUser", &user("ada"));
        let decision = one(&server, &input).eval_decision;
        assert_eq!(decision == "allowed", holds, "{condition}");
        // Somebody else with her policies: nothing of him is looked up.
        input.caller_arn = Some(user("bob"));
        let bob = one(&server, &input).eval_decision == "allowed";
        let hers = ["PrincipalArn", "username", "userid", "PrincipalTag"];
        assert_eq!(bob, holds && !hers.iter().any(|key| condition.contains(key)), "{condition}");
    }
    server.allow("ada", &policy(
        r#"{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"StringEquals":{"aws:username":"eve"}}}"#,
    ));
    let mut input = ask(&user("ada"), "iam:GetUser", &user("ada"));
    assert_eq!(one(&server, &input).eval_decision, "implicitDeny");
    input.context_entries = Some(vec![entry("aws:username", "string", &["eve"])]);
    assert_eq!(one(&server, &input).eval_decision, "allowed");
}

#[test]
fn resource_policies_need_a_user_who_calls() {
    let server = Server::start();
    let bucket = |who: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{who}"}},"Action":"s3:*","Resource":"*"}}}}"#
        )
    };
    let nothing = policy(&allow("ec2:*"));
    let mut input = custom(&[&nothing], "s3:GetObject");
    input.resource_arns = Some(texts(&[BUCKET]));
    input.resource_policy = Some(bucket(&user("ada")));
    let no_user = "400 InvalidInput: Invalid caller - Caller must be an IAM user in this context.";
    check(&simulate_custom(&server, &input), no_user);
    for bad in [
        format!("arn:aws:iam::{ACCOUNT}:role/x"),
        "ada".to_owned(),
        "arn:aws:iam::1:user/x".to_owned(),
    ] {
        input.caller_arn = Some(bad);
        check(&simulate_custom(&server, &input), no_user);
    }
    input.caller_arn = Some(user("ada"));
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(result.eval_decision, "allowed", "the same account");
    assert!(
        matched(result.matched_statements.as_ref())[0].starts_with("ResourcePolicy resource 1:")
    );
    assert!(result.eval_decision_details.is_none());

    // Another account's resource: both sides have to allow, and the answer says what each says.
    for owner in ["444455556666", "arn:aws:iam::444455556666:root"] {
        input.resource_owner = Some(owner.into());
        let result = simulate_custom(&server, &input).unwrap();
        assert_eq!(result.eval_decision, "implicitDeny");
        let details = result.eval_decision_details.unwrap();
        assert_eq!(details["IAM Policy"], "implicitDeny");
        assert_eq!(details["Resource Policy"], "allowed");
    }
    input.resource_owner = Some("somebody".into());
    check(&simulate_custom(&server, &input), "400 InvalidInput: Invalid ResourceOwner: somebody.");

    // A group or role is no user.
    let role = server.role("ops", &countersign_testkit::trust_with_mfa(ACCOUNT));
    let mut of_role = ask(&role, "s3:GetObject", BUCKET);
    of_role.resource_policy = Some(bucket(&role));
    check(&simulate(&server, &server.root(), &of_role), no_user);
    of_role.caller_arn = Some(user("bob"));
    of_role.resource_policy = Some(bucket(&user("bob")));
    assert_eq!(one(&server, &of_role).eval_decision, "allowed", "bob with the role's policies");
}

#[test]
fn the_keys_that_policies_ask_for() {
    let server = Server::start();
    server.user("ada");
    let document = policy(
        r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${AWS:UserName}/*","Condition":{
        "StringLike":{"s3:prefix":["${aws:PrincipalTag/Team, 'x'}","${*}"],"S3:PREFIX":"a"},
        "Bool":{"aws:multifactorauthpresent":"true"},
        "NumericLessThan":{"app:Size":"3"}}}"#,
    )
    .replace(r#","S3:PREFIX":"a""#, "");
    let trust = countersign_testkit::trust_with_mfa(ACCOUNT);
    let keys = ["app:Size", MFA, "aws:PrincipalTag/Team", "aws:username", "s3:prefix"];
    let input = GetContextKeysForCustomPolicyInput {
        policy_input_list: vec![
            document.clone(),
            trust,
            document.replace("s3:prefix", "S3:Prefix"),
        ],
    };
    let out = server.call::<GetContextKeysForCustomPolicy>(&server.root(), &input).unwrap();
    assert_eq!(out.context_key_names.unwrap(), keys);

    server.allow("ada", &document);
    let mut input = GetContextKeysForPrincipalPolicyInput {
        policy_source_arn: user("ada"),
        ..GetContextKeysForPrincipalPolicyInput::default()
    };
    let of = |input: &GetContextKeysForPrincipalPolicyInput| {
        let out = server.call::<GetContextKeysForPrincipalPolicy>(&server.root(), input);
        out.map(|out| out.context_key_names.unwrap())
    };
    assert_eq!(of(&input).unwrap(), keys);
    input.policy_input_list = Some(vec![document.replace("app:Size", "app:Weight")]);
    assert_eq!(of(&input).unwrap().len(), 6);
    input.policy_source_arn = user("eve");
    check(&of(&input), "404 NoSuchEntity: The user with name eve cannot be found.");
    let plain = GetContextKeysForCustomPolicyInput { policy_input_list: vec![policy(&allow("*"))] };
    let out = server.call::<GetContextKeysForCustomPolicy>(&server.root(), &plain).unwrap();
    assert_eq!(out.context_key_names.unwrap_or_default(), [""; 0]);
}
