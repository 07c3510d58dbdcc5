//! What decides: trust and identity policies, boundaries, and each resource of several.

use super::{
    BUCKET, MFA, allow, ask, custom, deny, entry, matched, missing, one, policy, simulate_custom,
    texts, user,
};
use crate::iam::group::{attach, put};
use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, AttachUserPolicy, AttachUserPolicyInput, CreateGroup,
    CreateGroupInput, PutRolePolicy, PutRolePolicyInput, PutUserPermissionsBoundary,
    PutUserPermissionsBoundaryInput, SimulatePrincipalPolicyInput,
};
use countersign_testkit::{ACCOUNT, Server, Walk, check};

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
