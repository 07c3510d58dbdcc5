//! That a real call says what the simulation said.

use super::{allow, ask, deny, entry, one, policy, user};
use countersign_api::iam::{
    GetRole, GetRoleInput, GetUser, GetUserInput, ListAccessKeys, ListAccessKeysInput, ListUsers,
    ListUsersInput,
};
use countersign_testkit::{ACCOUNT, Said, Server};

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
