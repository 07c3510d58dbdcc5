//! Simulations: what policies would say, over the wire, and that a real call says the same.

use crate::iam::group::{attach, put};
use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, AttachUserPolicy, AttachUserPolicyInput, ContextEntry,
    CreateGroup, CreateGroupInput, EvaluationResult, GetContextKeysForCustomPolicy,
    GetContextKeysForCustomPolicyInput, GetContextKeysForPrincipalPolicy,
    GetContextKeysForPrincipalPolicyInput, GetRole, GetRoleInput, GetUser, GetUserInput,
    ListAccessKeys, ListAccessKeysInput, ListPoliciesGrantingServiceAccess,
    ListPoliciesGrantingServiceAccessInput, ListUsers, ListUsersInput, PutRolePolicy,
    PutRolePolicyInput, PutUserPermissionsBoundary, PutUserPermissionsBoundaryInput,
    SimulateCustomPolicy, SimulateCustomPolicyInput, SimulatePrincipalPolicy,
    SimulatePrincipalPolicyInput, Statement, TagUser, TagUserInput,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server, Walk, check};

const MFA: &str = "aws:MultiFactorAuthPresent";
const BUCKET: &str = "arn:aws:s3:::bucket/key";

fn user(name: &str) -> String {
    format!("arn:aws:iam::{ACCOUNT}:user/{name}")
}

fn policy(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

fn allow(action: &str) -> String {
    format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"*"}}"#)
}

fn deny(action: &str) -> String {
    allow(action).replace("Allow", "Deny")
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn entry(key: &str, of: &str, values: &[&str]) -> ContextEntry {
    ContextEntry {
        context_key_name: Some(key.into()),
        context_key_type: Some(of.into()),
        context_key_values: Some(texts(values)),
    }
}

/// What a principal is asked on: action, resource.
fn ask(source: &str, action: &str, resource: &str) -> SimulatePrincipalPolicyInput {
    SimulatePrincipalPolicyInput {
        policy_source_arn: source.into(),
        action_names: texts(&[action]),
        resource_arns: Some(texts(&[resource])),
        ..SimulatePrincipalPolicyInput::default()
    }
}

fn simulate(
    server: &Server,
    who: &Credentials,
    input: &SimulatePrincipalPolicyInput,
) -> Result<Vec<EvaluationResult>, Said> {
    server.call::<SimulatePrincipalPolicy>(who, input).map(|out| out.evaluation_results.unwrap())
}

/// The only result of a simulation by root.
fn one(server: &Server, input: &SimulatePrincipalPolicyInput) -> EvaluationResult {
    let mut all = simulate(server, &server.root(), input).unwrap();
    assert_eq!(all.len(), 1);
    all.pop().unwrap()
}

fn custom(documents: &[&str], action: &str) -> SimulateCustomPolicyInput {
    SimulateCustomPolicyInput {
        policy_input_list: texts(documents),
        action_names: texts(&[action]),
        ..SimulateCustomPolicyInput::default()
    }
}

fn simulate_custom(
    server: &Server,
    input: &SimulateCustomPolicyInput,
) -> Result<EvaluationResult, Said> {
    let out = server.call::<SimulateCustomPolicy>(&server.root(), input)?;
    Ok(out.evaluation_results.unwrap().remove(0))
}

fn missing(result: &EvaluationResult) -> Vec<&str> {
    result.missing_context_values.iter().flatten().map(String::as_str).collect()
}

/// `id type line:column-line:column` of each statement.
fn matched(statements: Option<&Vec<Statement>>) -> Vec<String> {
    let show = |s: &Statement| {
        let place = |p: &Option<countersign_api::iam::Position>| {
            let p = p.as_ref().unwrap();
            format!("{}:{}", p.line.unwrap(), p.column.unwrap())
        };
        let (id, kind) = (s.source_policy_id.as_ref(), s.source_policy_type.as_ref());
        let (from, to) = (place(&s.start_position), place(&s.end_position));
        format!("{} {} {from}-{to}", id.unwrap(), kind.unwrap())
    };
    statements.into_iter().flatten().map(show).collect()
}

/// The seed's own policies: a user may assume a role with a code, and the role trusts its account's users with one.
#[test]
fn the_seeds_policies_ask_for_mfa() {
    let walk = Walk::new();
    let mut input = ask(&user("toolkit-user"), "sts:AssumeRole", &walk.role);
    let without = one(&walk.server, &input);
    assert_eq!(without.eval_decision, "implicitDeny");
    assert_eq!(missing(&without), [MFA]);
    assert_eq!(matched(without.matched_statements.as_ref()), [""; 0]);

    for of in ["boolean", "string"] {
        input.context_entries = Some(vec![entry("AWS:multifactorauthpresent", of, &["true"])]);
        let with = one(&walk.server, &input);
        assert_eq!(with.eval_decision, "allowed");
        assert_eq!(missing(&with), [""; 0]);
        // The trust policy has a say, and says so.
        let ids = matched(with.matched_statements.as_ref());
        assert!(ids[0].starts_with("user_toolkit-user_test user 1:38-"), "{ids:?}");
        assert!(ids[1].starts_with("toolkit-role resource 1:38-"), "{ids:?}");
        let details = with.eval_decision_details.unwrap();
        assert_eq!(details["IAM Policy"], "allowed");
        assert_eq!(details["Resource Policy"], "allowed");
    }
    input.context_entries = Some(vec![entry(MFA, "boolean", &["false"])]);
    let with_false = one(&walk.server, &input);
    assert_eq!(with_false.eval_decision, "implicitDeny");
    assert_eq!(missing(&with_false), [""; 0], "it was given");
    walk.next_step();
    check(&walk.assume(0), "200");
}

#[test]
fn a_trust_policy_decides_as_it_does_for_a_call() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let names_ada = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{}"}},"Action":"sts:AssumeRole"}}}}"#,
        user("ada")
    );
    let role = server.role("ops", &names_ada);
    let decision = |who: &str, input: &dyn Fn(&mut SimulatePrincipalPolicyInput)| {
        let mut asked = ask(&user(who), "sts:AssumeRole", &role);
        input(&mut asked);
        one(&server, &asked).eval_decision
    };
    let nothing = |_: &mut SimulatePrincipalPolicyInput| ();
    assert_eq!(decision("ada", &nothing), "allowed", "named directly, she needs nothing else");
    check(&server.assume(&ada, &role, None), "200");
    server.allow("bob", &policy(&allow("sts:AssumeRole")));
    assert_eq!(decision("bob", &nothing), "implicitDeny", "the trust policy does not name him");
    assert_eq!(
        decision("bob", &|input| input.resource_policy = Some(names_ada.replace("ada", "bob"))),
        "allowed",
        "a resource policy that is given stands in its place"
    );
    server.allow("ada", &policy(&deny("sts:*")));
    assert_eq!(decision("ada", &nothing), "explicitDeny");
    let gone = ask(&user("bob"), "sts:AssumeRole", &format!("{role}x"));
    assert_eq!(one(&server, &gone).eval_decision, "implicitDeny");
    // Who is made again under the same name is somebody else, in a simulation as well.
    server
        .call::<countersign_api::iam::DeleteRole>(
            &server.root(),
            &countersign_api::iam::DeleteRoleInput { role_name: "ops".into() },
        )
        .unwrap();
    assert_eq!(decision("ada", &|input| input.policy_source_arn = user("bob")), "implicitDeny");
}

#[test]
fn policies_of_all_kinds_are_told_apart() {
    let server = Server::start();
    server.user("ada");
    server.allow("ada", &policy(&allow("s3:GetObject")));
    let root = server.root();
    let managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    let input = AttachUserPolicyInput { user_name: "ada".into(), policy_arn: managed.into() };
    server.call::<AttachUserPolicy>(&root, &input).unwrap();
    let group = CreateGroupInput { group_name: "Dev".into(), ..CreateGroupInput::default() };
    server.call::<CreateGroup>(&root, &group).unwrap();
    put(
        &server,
        "Dev",
        "read",
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}",
    );
    attach(&server, "Dev", "arn:aws:iam::aws:policy/AdministratorAccess");
    let ids = |input: &SimulatePrincipalPolicyInput| {
        let result = one(&server, input);
        let specific = result.resource_specific_results.unwrap();
        assert_eq!(
            matched(specific[0].matched_statements.as_ref()),
            matched(result.matched_statements.as_ref())
        );
        assert_eq!(specific[0].eval_resource_name, BUCKET);
        let all = matched(result.matched_statements.as_ref());
        all.iter().map(|id| id.rsplit_once(' ').unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    let mut input = ask(&user("ada"), "s3:GetObject", BUCKET);
    assert_eq!(ids(&input), ["user_ada_test user", "AmazonS3ReadOnlyAccess aws-managed"]);
    let join = AddUserToGroupInput { group_name: "Dev".into(), user_name: "ada".into() };
    server.call::<AddUserToGroup>(&root, &join).unwrap();
    input.policy_input_list = Some(vec![policy(&allow("s3:Get*")), policy(&allow("s3:*"))]);
    assert_eq!(
        ids(&input),
        [
            "user_ada_test user",
            "AmazonS3ReadOnlyAccess aws-managed",
            "group_Dev_read group",
            "AdministratorAccess aws-managed",
            "PolicyInputList.1 none",
            "PolicyInputList.2 none",
        ]
    );
    let group = ask(&format!("arn:aws:iam::{ACCOUNT}:group/Dev"), "s3:GetObject", BUCKET);
    let of_group = matched(one(&server, &group).matched_statements.as_ref());
    assert_eq!(of_group[0], "group_Dev_read group 3:17-8:6", "as AWS counts");
    assert_eq!(of_group.len(), 2, "{of_group:?}");

    // One Deny is all that is shown.
    input.policy_input_list = Some(vec![policy(&deny("s3:GetObject"))]);
    assert_eq!(ids(&input), ["PolicyInputList.1 none"]);
    assert_eq!(one(&server, &input).eval_decision, "explicitDeny");
}

#[test]
fn a_boundary_limits_and_says_so() {
    let server = Server::start();
    server.user("ada");
    server.allow("ada", &policy(&allow("*")));
    let mut input = ask(&user("ada"), "iam:GetUser", &user("ada"));
    assert!(one(&server, &input).permissions_boundary_decision_detail.is_none());
    let bounded = |input: &SimulatePrincipalPolicyInput| {
        let result = one(&server, input);
        let detail = result.permissions_boundary_decision_detail.unwrap();
        (result.eval_decision, detail.allowed_by_permissions_boundary.unwrap())
    };
    let own = PutUserPermissionsBoundaryInput {
        user_name: "ada".into(),
        permissions_boundary: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess".into(),
    };
    server.call::<PutUserPermissionsBoundary>(&server.root(), &own).unwrap();
    assert_eq!(bounded(&input), ("implicitDeny".to_owned(), false));
    let s3 = ask(&user("ada"), "s3:GetObject", BUCKET);
    assert_eq!(bounded(&s3), ("allowed".to_owned(), true));
    // One that is given takes the place of the user's own.
    input.permissions_boundary_policy_input_list = Some(vec![policy(&allow("iam:*"))]);
    assert_eq!(bounded(&input), ("allowed".to_owned(), true));
    input.permissions_boundary_policy_input_list = Some(vec![policy(&deny("iam:*"))]);
    assert_eq!(bounded(&input), ("explicitDeny".to_owned(), false));
    let denied = one(&server, &input);
    assert_eq!(
        matched(denied.matched_statements.as_ref()),
        ["PermissionsBoundaryPolicyInputList.1 none 1:38-1:87"]
    );
}

#[test]
fn several_resources_come_to_the_strictest() {
    let server = Server::start();
    let document = policy(
        r#"{"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]},
        {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}"#,
    );
    let mut input = custom(&[&document], "s3:GetObject");
    let mut on = |resources: &[&str]| {
        input.resource_arns = Some(texts(resources));
        let result = simulate_custom(&server, &input).unwrap();
        let each = result.resource_specific_results.unwrap_or_default();
        let each: Vec<_> = each.into_iter().map(|one| one.eval_resource_decision).collect();
        (result.eval_decision, each)
    };
    let said = |all: &str, each: &[&str]| (all.to_owned(), texts(each));
    assert_eq!(on(&["arn:aws:s3:::a/1"]), said("allowed", &["allowed"]));
    assert_eq!(
        on(&["arn:aws:s3:::a/1", "arn:aws:s3:::c/1"]),
        said("implicitDeny", &["allowed", "implicitDeny"])
    );
    assert_eq!(
        on(&["arn:aws:s3:::a/1", "arn:aws:s3:::b/1", "arn:aws:s3:::c/1"]),
        said("explicitDeny", &["allowed", "explicitDeny", "implicitDeny"])
    );
    assert_eq!(on(&["*"]), said("implicitDeny", &[]), "all resources are not those two buckets");
    input.resource_arns = None;
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(result.eval_resource_name.as_deref(), Some("*"));
}

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

/// No request is slow: too many results are refused, and so are patterns that would take too many steps.
#[test]
fn what_would_be_slow_is_refused() {
    let server = Server::start();
    let good = policy(&allow("*"));
    let mut input = custom(&[&good], "s3:GetObject");
    input.action_names = (0..100).map(|n| format!("s3:Get{n}")).collect();
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    let all = server.call::<SimulateCustomPolicy>(&server.root(), &input).unwrap();
    let all = all.evaluation_results.unwrap();
    let results = all.iter().filter_map(|one| one.resource_specific_results.as_ref());
    assert_eq!(results.map(Vec::len).sum::<usize>(), 1000);
    input.resource_arns.as_mut().unwrap().push(BUCKET.to_owned());
    check(
        &simulate_custom(&server, &input),
        "400 InvalidInput: ActionNames times ResourceArns is more than 1000.",
    );
    let slow = format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{}b"}}"#,
        "*a".repeat(3000)
    );
    let long = format!("arn:aws:s3:::{}", "a".repeat(2000));
    input.policy_input_list = vec![policy(&slow)];
    input.resource_arns = Some(vec![long]);
    let refused = "400 InvalidInput: The simulation is too large. Ask for fewer actions or resources at once.";
    check(&simulate_custom(&server, &input), refused);
    input.max_items = Some(5);
    assert_eq!(simulate_custom(&server, &input).unwrap().eval_decision, "implicitDeny");
    // A star that is escaped is one all the same.
    input.max_items = None;
    input.policy_input_list =
        vec![policy(&slow.replace(&"*a".repeat(3000), &r"\u002aa".repeat(1000)))];
    check(&simulate_custom(&server, &input), refused);
    let big = "x".repeat(11_000);
    input.policy_input_list = vec![policy(&allow(&format!("s3:{big}")))];
    check(
        &simulate_custom(&server, &input),
        "400 InvalidInput: PolicyInputList.1: a policy has at most 10240 characters.",
    );
}

/// So is an answer that would say too much, or go over too many statements that say nothing.
#[test]
fn what_would_be_long_is_refused() {
    let server = Server::start();
    let refused = "400 InvalidInput: The simulation is too large. Ask for fewer actions or resources at once.";
    // 200 statements that match, on a hundred results: as much as is told.
    let full = policy(&vec![r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#; 200].join(","));
    let mut input = custom(&[&full], "s3:GetObject");
    input.action_names = (0..10).map(|n| format!("s3:Get{n}")).collect();
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(matched(result.matched_statements.as_ref()).len(), 200, "each once");
    let first = &result.resource_specific_results.unwrap()[0];
    assert_eq!(matched(first.matched_statements.as_ref()).len(), 200);
    input.resource_arns.as_mut().unwrap().push(BUCKET.to_owned());
    check(&simulate_custom(&server, &input), refused);
    input.max_items = Some(9);
    check(&simulate_custom(&server, &input), "200");
    input.max_items = None;
    // The same statements twice are two documents' all the same.
    input.resource_arns.as_mut().unwrap().truncate(5);
    input.policy_input_list.push(full.clone());
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(matched(result.matched_statements.as_ref()).len(), 400);
    input.policy_input_list.push(full);
    check(&simulate_custom(&server, &input), refused);
    // Keys that are not there count as well.
    let keys: Vec<String> = (0..201).map(|n| format!(r#""app:K{n}":"x""#)).collect();
    let asks = policy(&format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"StringLike":{{{}}}}}}}"#,
        keys.join(",")
    ));
    input.policy_input_list = vec![asks];
    check(&simulate_custom(&server, &input), "200");
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    check(&simulate_custom(&server, &input), refused);
    // Statements that do not match: 500 of them on a thousand results are as many as are looked at.
    let none = policy(&vec![r#"{"Effect":"Allow","Action":"a:*","Resource":"*"}"#; 125].join(","));
    input.policy_input_list = vec![none; 4];
    input.action_names = (0..100).map(|n| format!("s3:Get{n}")).collect();
    check(&simulate_custom(&server, &input), "200");
    input.policy_input_list.push(policy(&allow("s3:*")));
    check(&simulate_custom(&server, &input), refused);
}

#[test]
fn results_come_in_pages() {
    let server = Server::start();
    server.user("ada");
    server.allow("ada", &policy(&allow("s3:Get*")));
    let mut input = ask(&user("ada"), "s3:GetObject", BUCKET);
    input.action_names = texts(&["s3:PutA", "s3:GetB", "s3:PutC", "s3:GetD", "s3:PutE"]);
    input.max_items = Some(2);
    let (mut all, mut pages) = (Vec::new(), 0);
    loop {
        let out = server.call::<SimulatePrincipalPolicy>(&server.root(), &input).unwrap();
        let results = out.evaluation_results.unwrap();
        pages += 1;
        all.extend(results.into_iter().map(|r| (r.eval_action_name, r.eval_decision)));
        assert_eq!(out.is_truncated, Some(out.marker.is_some()));
        let Some(marker) = out.marker else { break };
        input.marker = Some(marker);
    }
    assert_eq!(pages, 3);
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["s3:PutA", "s3:GetB", "s3:PutC", "s3:GetD", "s3:PutE"]);
    assert!(all.iter().all(|(name, said)| (said == "allowed") == name.contains("Get")));
    // A marker goes on with its own list only.
    input.resource_arns = None;
    let other = server.call::<SimulatePrincipalPolicy>(&server.root(), &input);
    check(&other, "400 ValidationError: Invalid Marker.");
}

#[test]
fn a_simulation_needs_its_own_permission() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let of_bob = ask(&user("bob"), "s3:GetObject", "*");
    let refused = format!(
        "403 AccessDenied: User: {} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: {} because no identity-based policy allows the iam:SimulatePrincipalPolicy action",
        user("ada"),
        user("bob")
    );
    check(&simulate(&server, &ada, &of_bob), &refused);
    let eve = ask(&user("eve"), "s3:GetObject", "*");
    check(&simulate(&server, &ada, &eve), &refused.replace("bob", "eve"));
    let input = custom(&[&policy(&allow("*"))], "s3:GetObject");
    check(&server.call::<SimulateCustomPolicy>(&ada, &input), "403 AccessDenied");
    server.allow(
        "ada",
        &policy(&format!(
            r#"{{"Effect":"Allow","Action":"iam:SimulatePrincipalPolicy","Resource":"{}"}},{}"#,
            user("bob"),
            allow("iam:SimulateCustomPolicy")
        )),
    );
    check(&simulate(&server, &ada, &of_bob), "200");
    check(&server.call::<SimulateCustomPolicy>(&ada, &input), "200");
    check(&simulate(&server, &ada, &ask(&user("ada"), "s3:GetObject", "*")), "403 AccessDenied");
}

/// Who may simulate reads nothing so of others' tags, boundaries and trust policies, nor whether they are there.
#[test]
fn what_the_caller_may_not_read_decides_nothing() {
    let server = Server::start();
    let ada = server.user("ada");
    let root = server.root();
    server.user("bob");
    let pin = countersign_api::iam::Tag { key: "pin".into(), value: "4711".into() };
    for name in ["ada", "bob"] {
        let tags = TagUserInput { user_name: name.into(), tags: vec![pin.clone()] };
        server.call::<TagUser>(&root, &tags).unwrap();
        let boundary = PutUserPermissionsBoundaryInput {
            user_name: name.into(),
            permissions_boundary: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
        };
        server.call::<PutUserPermissionsBoundary>(&root, &boundary).unwrap();
    }
    let trusts = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{}"}},"Action":"sts:AssumeRole","Condition":{{"StringEqualsIfExists":{{"sts:ExternalId":"x"}}}}}}}}"#,
        user("ada")
    );
    let role = server.role("tr", &trusts);
    let may = |actions: &str, resource: &str| {
        format!(r#"{{"Effect":"Allow","Action":[{actions}],"Resource":"{resource}"}}"#)
    };
    let own = may(r#""iam:SimulatePrincipalPolicy""#, &user("ada"));
    // Her own GetUser is no one else's, and to list others is not to read them.
    let lists = may(r#""iam:GetUser","iam:ListUsers","iam:ListRoles""#, &user("ada"));
    server.allow("ada", &policy(&format!("{own},{lists}")));

    let when = |condition: &str| {
        policy(&format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#
        ))
    };
    let result = |who: &Credentials, action: &str, resource: &str, document: &str| {
        let mut input = ask(&user("ada"), action, resource);
        input.policy_input_list = Some(texts(&[document]));
        simulate(&server, who, &input).unwrap().remove(0)
    };
    let said = |who: &Credentials, resource: &str, condition: &str| {
        result(who, "iam:PutUserPolicy", resource, &when(condition)).eval_decision
    };
    let starts = |start: &str| format!(r#""StringLike":{{"aws:ResourceTag/pin":"{start}*"}}"#);
    let conditions = |wrong: bool| {
        let (pin, policy) = if wrong { ("5", "iam/A") } else { ("4", "policy/A") };
        [
            starts(pin),
            starts(pin).replace("aws:", "iam:"),
            format!(r#""StringLike":{{"iam:PermissionsBoundary":"*{policy}*"}}"#),
        ]
    };
    for (right, wrong) in conditions(false).iter().zip(&conditions(true)) {
        assert_eq!(said(&ada, &user("bob"), right), "implicitDeny", "{right}");
        assert_eq!(said(&ada, &user("bob"), wrong), "implicitDeny", "{wrong}");
        // Her own are hers, and root reads everybody's.
        for (who, whose) in [(&ada, "ada"), (&root, "bob")] {
            assert_eq!(said(who, &user(whose), right), "allowed", "{right}");
            assert_eq!(said(who, &user(whose), wrong), "implicitDeny", "{wrong}");
        }
    }
    let boundary = &conditions(false)[2];
    let lower = result(&root, "iam:putuserpolicy", &user("bob"), &when(boundary));
    assert_eq!(lower.eval_decision, "allowed", "in any case");
    // Whether there is a tag, or a user.
    for key in ["aws:ResourceTag/pin", "iam:ResourceTag/pin", "iam:PermissionsBoundary"] {
        let null = format!(r#""Null":{{"{key}":"true"}}"#);
        assert_eq!(said(&ada, &user("bob"), &null), said(&ada, &user("eve"), &null), "{key}");
    }
    // A role that is there answers like one that is not.
    let alike = |who: &Credentials, action: &str, document: &str| {
        let there = format!("{:?}", result(who, action, &role, document));
        let not = format!("{:?}", result(who, action, &format!("{role}x"), document));
        (there.replace("role/tr", "role/trx") == not, there)
    };
    for document in
        [policy(&allow("*")), policy(&deny("sts:*")), when(r#""StringEquals":{"a:b":"c"}"#)]
    {
        for action in ["sts:AssumeRole", "sts:TagSession", "iam:GetRole"] {
            let (same, there) = alike(&ada, action, &document);
            assert!(same, "{there}");
        }
    }
    assert!(!alike(&root, "sts:AssumeRole", &policy(&allow("*"))).0, "root sees it");
    // With the permission to read, all is as for root.
    let reads = may(r#""iam:GetUser","iam:GetRole""#, "*");
    server.allow("ada", &policy(&format!("{own},{reads}")));
    for (right, wrong) in conditions(false).iter().zip(&conditions(true)) {
        assert_eq!(said(&ada, &user("bob"), right), "allowed", "{right}");
        assert_eq!(said(&ada, &user("bob"), wrong), "implicitDeny", "{wrong}");
    }
    let enters = result(&ada, "sts:AssumeRole", &role, &policy(&allow("*")));
    assert_eq!(enters.eval_decision, "allowed");
    assert_eq!(enters.eval_decision_details.unwrap()["Resource Policy"], "allowed");
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

#[test]
fn policies_that_grant_a_service() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow("ada", &policy(&format!("{},{}", allow("s3:Get*"), deny("iam:*"))));
    let root = server.root();
    let group = CreateGroupInput { group_name: "Dev".into(), ..CreateGroupInput::default() };
    server.call::<CreateGroup>(&root, &group).unwrap();
    let not = r#"{"Effect":"Allow","NotAction":["s3:*","iam:Get*"],"Resource":"*"}"#;
    put(&server, "Dev", "most", &policy(not));
    attach(&server, "Dev", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
    let join = AddUserToGroupInput { group_name: "Dev".into(), user_name: "ada".into() };
    server.call::<AddUserToGroup>(&root, &join).unwrap();
    let list = |who: &Credentials, arn: &str, services: &[&str]| {
        let input = ListPoliciesGrantingServiceAccessInput {
            arn: arn.into(),
            service_namespaces: texts(services),
            ..ListPoliciesGrantingServiceAccessInput::default()
        };
        let out = server.call::<ListPoliciesGrantingServiceAccess>(who, &input)?;
        let shown = out.policies_granting_service_access.into_iter().map(|entry| {
            let policies = entry.policies.into_iter().flatten().map(|p| {
                let whose = p.policy_arn.or_else(|| {
                    Some(format!("{}/{}", p.entity_type.unwrap(), p.entity_name.unwrap()))
                });
                format!("{} {} {}", p.policy_type, p.policy_name, whose.unwrap())
            });
            (entry.service_namespace.unwrap(), policies.collect::<Vec<_>>())
        });
        Ok::<_, Said>(shown.collect::<Vec<_>>())
    };
    let s3 = [
        "INLINE test USER/ada",
        "MANAGED AmazonS3ReadOnlyAccess arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    ];
    let most = ["INLINE most GROUP/Dev"];
    assert_eq!(
        list(&root, &user("ada"), &["s3", "iam", "ec2"]).unwrap(),
        [
            ("s3".to_owned(), texts(&s3)),
            ("iam".to_owned(), texts(&most)),
            ("ec2".to_owned(), texts(&most)),
        ]
    );
    let group = format!("arn:aws:iam::{ACCOUNT}:group/Dev");
    assert_eq!(list(&root, &group, &["s3"]).unwrap(), [("s3".to_owned(), texts(&s3[1..]))]);
    check(
        &list(&root, &user("eve"), &["s3"]),
        "404 NoSuchEntity: The user with name eve cannot be found.",
    );
    check(&list(&ada, &user("ada"), &["s3"]), "403 AccessDenied");

    // A page has a hundred services.
    let services: Vec<String> = (0..150).map(|n| format!("svc{n}")).collect();
    let mut input = ListPoliciesGrantingServiceAccessInput {
        arn: user("ada"),
        service_namespaces: services.clone(),
        ..ListPoliciesGrantingServiceAccessInput::default()
    };
    let mut page = || {
        let out = server.call::<ListPoliciesGrantingServiceAccess>(&root, &input).unwrap();
        input.marker.clone_from(&out.marker);
        (out.policies_granting_service_access, out.is_truncated.unwrap())
    };
    let (first, more) = page();
    let (second, end) = page();
    assert_eq!((first.len(), more, second.len(), end), (100, true, 50, false));
    let all: Vec<_> =
        first.into_iter().chain(second).map(|entry| entry.service_namespace.unwrap()).collect();
    assert_eq!(all, services);
}

/// The best test of all: for a table of policies, a real call answers what the simulation said.
#[test]
fn a_real_call_says_what_the_simulation_said() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let role = server.role("ops", &countersign_testkit::trust_with_mfa(ACCOUNT));
    let (own, bob) = (user("ada"), user("bob"));
    let when = |effect: &str, condition: &str| {
        format!(
            r#"{{"Effect":"{effect}","Action":"iam:*","Resource":"*","Condition":{{{condition}}}}}"#
        )
    };
    let on = |effect: &str, resource: &str| {
        format!(r#"{{"Effect":"{effect}","Action":"iam:*","Resource":"{resource}"}}"#)
    };
    let users = format!("arn:aws:iam::{ACCOUNT}:user/");
    let statements = [
        allow("iam:GetUser"),
        allow("iam:*"),
        allow("*"),
        allow("iam:Get*"),
        allow("iam:List?*"),
        format!("{},{}", allow("iam:*"), deny("iam:GetUser")),
        format!("{},{}", allow("*"), on("Deny", &bob)),
        on("Allow", &own),
        on("Allow", &format!("{users}*")),
        on("Allow", &format!("{users}${{aws:username}}")),
        on("Allow", &format!("{users}${{aws:nobody, 'bob'}}")),
        on("Allow", &format!("{users}${{aws:nobody}}")),
        on("Allow", &own).replace("Resource", "NotResource"),
        r#"{"Effect":"Allow","NotAction":"iam:Get*","Resource":"*"}"#.to_owned(),
        format!(
            "{},{}",
            allow("*"),
            r#"{"Effect":"Deny","NotAction":"iam:GetUser","Resource":"*"}"#
        ),
        when("Allow", r#""Bool":{"aws:MultiFactorAuthPresent":"true"}"#),
        format!(
            "{},{}",
            allow("*"),
            when("Deny", r#""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#)
        ),
        format!(
            "{},{}",
            allow("*"),
            when("Deny", r#""Bool":{"aws:MultiFactorAuthPresent":"false"}"#)
        ),
        when("Allow", r#""Null":{"aws:MultiFactorAuthAge":"true"}"#),
        when("Allow", r#""StringEquals":{"aws:username":"ada"}"#),
        when("Allow", &format!(r#""ArnLike":{{"aws:PrincipalArn":"{users}*"}}"#)),
        when("Allow", r#""IpAddress":{"aws:SourceIp":"127.0.0.0/8"}"#),
        when("Allow", r#""NotIpAddress":{"aws:SourceIp":"127.0.0.0/8"}"#),
        when("Allow", r#""DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}"#),
        when("Allow", r#""StringNotEquals":{"aws:PrincipalTag/Team":"red"}"#),
        when("Allow", &format!(r#""StringEquals":{{"aws:ResourceAccount":"{ACCOUNT}"}}"#)),
    ];
    let is_ok = |said: Result<(), Said>| match said {
        Ok(()) => true,
        Err(said) => {
            assert!(said.to_string().starts_with("403 AccessDenied"), "{said}");
            false
        }
    };
    let get = |name: &str| {
        let input = GetUserInput { user_name: Some(name.into()) };
        is_ok(server.call::<GetUser>(&ada, &input).map(|_| ()))
    };
    let (mut allowed, mut denied) = (0, 0);
    for statements in &statements {
        server.allow("ada", &policy(statements));
        for (action, resource) in [
            ("iam:GetUser", own.as_str()),
            ("iam:GetUser", &bob),
            ("iam:ListUsers", &users),
            ("iam:GetRole", &role),
            ("iam:ListAccessKeys", &own),
        ] {
            let mut input = ask(&own, action, resource);
            input.context_entries = Some(vec![
                entry("aws:SourceIp", "ip", &["127.0.0.1"]),
                entry("aws:CurrentTime", "date", &[&server.now().to_string()]),
            ]);
            let simulated = one(&server, &input);
            let real = match action {
                "iam:GetUser" => get(resource.rsplit('/').next().unwrap()),
                "iam:ListUsers" => {
                    is_ok(server.call::<ListUsers>(&ada, &ListUsersInput::default()).map(|_| ()))
                }
                "iam:GetRole" => {
                    let input = GetRoleInput { role_name: "ops".into() };
                    is_ok(server.call::<GetRole>(&ada, &input).map(|_| ()))
                }
                _ => {
                    let input = ListAccessKeysInput {
                        user_name: Some("ada".into()),
                        ..ListAccessKeysInput::default()
                    };
                    is_ok(server.call::<ListAccessKeys>(&ada, &input).map(|_| ()))
                }
            };
            assert_eq!(
                simulated.eval_decision == "allowed",
                real,
                "{statements}: {action} {resource}: {simulated:?}"
            );
            *(if real { &mut allowed } else { &mut denied }) += 1;
        }
    }
    assert!(allowed > 30 && denied > 30, "{allowed} {denied}");
}

/// A role's policies, and a role that assumes another.
#[test]
fn a_role_is_simulated_as_itself() {
    let server = Server::start();
    let role = server.role("ops", &countersign_testkit::trust_with_mfa(ACCOUNT));
    let input = PutRolePolicyInput {
        role_name: "ops".into(),
        policy_name: "p".into(),
        policy_document: policy(&format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"ArnEquals":{{"aws:PrincipalArn":"{role}"}},"StringEquals":{{"aws:PrincipalType":"AssumedRole"}}}}}}"#
        )),
    };
    server.call::<PutRolePolicy>(&server.root(), &input).unwrap();
    let result = one(&server, &ask(&role, "s3:GetObject", BUCKET));
    assert_eq!(result.eval_decision, "allowed");
    assert!(matched(result.matched_statements.as_ref())[0].starts_with("role_ops_p role 1:"));
    let trusts = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{role}"}},"Action":"sts:AssumeRole"}}}}"#
    );
    let next = server.role("next", &trusts);
    assert_eq!(one(&server, &ask(&role, "sts:AssumeRole", &next)).eval_decision, "allowed");
    assert_eq!(one(&server, &ask(&role, "sts:AssumeRole", &role)).eval_decision, "implicitDeny");
}

/// Without stored policies a role is taken to trust its account: the documents that are given decide.
#[test]
fn a_custom_simulation_reads_nothing_that_is_stored() {
    let server = Server::start();
    let role = server.role("ops", &countersign_testkit::trust_with_mfa(ACCOUNT));
    let mut input = custom(&[&policy(&allow("sts:*"))], "sts:AssumeRole");
    input.resource_arns = Some(vec![role, format!("arn:aws:iam::{ACCOUNT}:role/nowhere")]);
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(result.eval_decision, "allowed");
    assert_eq!(matched(result.matched_statements.as_ref()).len(), 1, "only what was given");
    input.policy_input_list = vec![policy(&allow("s3:*"))];
    assert_eq!(simulate_custom(&server, &input).unwrap().eval_decision, "implicitDeny");
}
