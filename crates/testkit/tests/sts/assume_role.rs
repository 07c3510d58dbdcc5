//! `AssumeRole` and `GetSessionToken`: both sides, durations, tags, chains, what sessions may call.

use countersign_api::iam::{
    GetUser, GetUserInput, ListUsers, ListUsersInput, PutRolePolicy, PutRolePolicyInput,
};
use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, DecodeAuthorizationMessage, DecodeAuthorizationMessageInput,
    GetAccessKeyInfo, GetAccessKeyInfoInput, GetCallerIdentity, GetCallerIdentityInput,
    GetSessionToken, GetSessionTokenInput, Tag,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server, Walk, check, said};

const ALLOW_ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

fn trust(principal: &str, rest: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]{rest}}}]}}"#
    )
}

fn assume(
    server: &Server,
    who: &Credentials,
    input: &AssumeRoleInput,
) -> Result<Credentials, Said> {
    server.call::<AssumeRole>(who, input).map(|out| {
        let credentials = out.credentials.unwrap();
        Credentials {
            id: credentials.access_key_id,
            secret: credentials.secret_access_key.expose().into(),
            token: Some(credentials.session_token.expose().into()),
        }
    })
}

fn ask(role: &str) -> AssumeRoleInput {
    AssumeRoleInput {
        role_arn: role.into(),
        role_session_name: "ada-1".into(),
        ..AssumeRoleInput::default()
    }
}

#[test]
fn same_account_naming_the_user_is_enough_and_naming_the_account_is_not() {
    let server = Server::start();
    let ada = server.user("ada");
    let named = server.role("named", &trust("arn:aws:iam::111122223333:user/ada", ""));
    let account = server.role("account", &trust(ACCOUNT, ""));
    let nobody = server.role("nobody", &trust("arn:aws:iam::111122223333:role/named", ""));
    let refused = |role: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: sts:AssumeRole on resource: {role}"
        )
    };
    check(&assume(&server, &ada, &ask(&named)), "200");
    check(&assume(&server, &ada, &ask(&account)), &refused(&account));
    server.allow("ada", ALLOW_ALL);
    check(&assume(&server, &ada, &ask(&account)), "200");
    check(&assume(&server, &ada, &ask(&nobody)), &refused(&nobody));
    check(
        &assume(&server, &ada, &ask("arn:aws:iam::111122223333:role/none")),
        &refused("arn:aws:iam::111122223333:role/none"),
    );
    check(
        &assume(&server, &server.root(), &ask(&named)),
        "403 AccessDenied: Roles may not be assumed by root accounts.",
    );
}

#[test]
fn an_explicit_deny_on_either_side_wins() {
    let server = Server::start();
    let ada = server.user("ada");
    let role = server.role("named", &trust("arn:aws:iam::111122223333:user/ada", ""));
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}]}"#);
    check(&assume(&server, &ada, &ask(&role)), "403 AccessDenied");
}

#[test]
fn a_user_made_again_is_somebody_else() {
    let server = Server::start();
    let ada = server.user("ada");
    let role = server.role("named", &trust("arn:aws:iam::111122223333:user/ada", ""));
    check(&assume(&server, &ada, &ask(&role)), "200");
    let root = server.root();
    let key = countersign_api::iam::DeleteAccessKeyInput {
        user_name: Some("ada".into()),
        access_key_id: ada.id.clone(),
    };
    server.call::<countersign_api::iam::DeleteAccessKey>(&root, &key).unwrap();
    let user = countersign_api::iam::DeleteUserInput { user_name: "ada".into() };
    server.call::<countersign_api::iam::DeleteUser>(&root, &user).unwrap();
    let again = server.user("ada");
    check(&assume(&server, &again, &ask(&role)), "403 AccessDenied");
}

#[test]
fn odd_parameters_are_said_in_awss_words() {
    let walk = Walk::new();
    for arn in [
        "nothing-valid-in-here",
        "arn::b:::something/test-role",
        "arn:a::::something/test-role",
        "arn:a:a::aaaaaaaaaa:",
    ] {
        check(
            &assume(&walk.server, &walk.user, &ask(arn)),
            &format!("400 ValidationError: {arn} is invalid"),
        );
    }
    let long = AssumeRoleInput { role_session_name: "s".repeat(65), ..ask(&walk.role) };
    check(
        &assume(&walk.server, &walk.user, &long),
        &format!(
            "400 ValidationError: 1 validation error detected: Value '{}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64",
            "s".repeat(65)
        ),
    );
}

#[test]
fn durations_end_where_the_role_and_the_chain_say() {
    let server = Server::start();
    let ada = server.admin("ada");
    let role = server.role("first", &trust(ACCOUNT, ""));
    let second = server.role("second", &trust(ACCOUNT, ""));
    let of = |role: &str, seconds| AssumeRoleInput { duration_seconds: Some(seconds), ..ask(role) };
    check(&assume(&server, &ada, &of(&role, 3600)), "200");
    check(
        &assume(&server, &ada, &of(&role, 3601)),
        "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
    check(&assume(&server, &ada, &of(&role, 899)), "400 ValidationError");
    let allow = PutRolePolicyInput {
        role_name: "first".into(),
        policy_name: "all".into(),
        policy_document: ALLOW_ALL.into(),
    };
    server.call::<PutRolePolicy>(&server.root(), &allow).unwrap();
    let session = assume(&server, &ada, &ask(&role)).unwrap();
    check(&assume(&server, &session, &of(&second, 3600)), "200");
    check(
        &assume(&server, &session, &of(&second, 3601)),
        "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
    let out = server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput {}).unwrap();
    assert_eq!(out.arn.as_deref(), Some("arn:aws:sts::111122223333:assumed-role/first/ada-1"));
    assert!(out.user_id.unwrap().ends_with(":ada-1"));
}

#[test]
fn a_session_ends_on_the_second() {
    let walk = Walk::new();
    let session = walk.assume(1).unwrap();
    let call = || walk.server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput {});
    walk.server.pass(3590);
    check(&call(), "200");
    walk.server.pass(11);
    check(&call(), "403 ExpiredToken: The security token included in the request is expired");
}

#[test]
fn a_session_policy_narrows_and_never_widens() {
    let server = Server::start();
    let ada = server.admin("ada");
    let role = server.role("reader", &trust(ACCOUNT, ""));
    let get_user = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}"#;
    let put = PutRolePolicyInput {
        role_name: "reader".into(),
        policy_name: "p".into(),
        policy_document: get_user.into(),
    };
    server.call::<PutRolePolicy>(&server.root(), &put).unwrap();
    let with = |policy: &str| {
        assume(&server, &ada, &AssumeRoleInput { policy: Some(policy.into()), ..ask(&role) })
    };
    let wide = with(ALLOW_ALL).unwrap();
    let narrow = with(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#).unwrap();
    let user = GetUserInput { user_name: Some("ada".into()) };
    check(&server.call::<GetUser>(&wide, &user), "200");
    check(&server.call::<ListUsers>(&wide, &ListUsersInput::default()), "403 AccessDenied");
    let refused = said(&server.call::<GetUser>(&narrow, &user));
    assert!(
        refused.ends_with("because no session policy allows the iam:GetUser action"),
        "{refused}"
    );
    check(&with("{}"), "400 MalformedPolicyDocument");
    // A session policy that names nothing is refused: it would limit nothing.
    let nothing = format!(
        "Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=test&PolicyArns.member.1.x=1"
    );
    let said = server.form(&ada, "sts", &nothing).said();
    assert!(said.starts_with("400 ValidationError"), "{said}");
    let out = server
        .call::<AssumeRole>(&ada, &AssumeRoleInput { policy: Some(ALLOW_ALL.into()), ..ask(&role) })
        .unwrap();
    assert!(out.packed_policy_size.is_some());
    assert!(server.call::<AssumeRole>(&ada, &ask(&role)).unwrap().packed_policy_size.is_none());
}

#[test]
fn session_tags_and_source_identity_need_their_own_permission() {
    let server = Server::start();
    let ada = server.admin("ada");
    let plain = server.role("plain", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#));
    let open = server.role("open", &trust(ACCOUNT, ""));
    let tag = |key: &str| Tag { key: key.into(), value: "v".into() };
    let tagged = |role: &str| AssumeRoleInput { tags: Some(vec![tag("team")]), ..ask(role) };
    let refused = said(&assume(&server, &ada, &tagged(&plain)));
    assert!(
        refused.contains("is not authorized to perform: sts:TagSession on resource"),
        "{refused}"
    );
    check(&assume(&server, &ada, &tagged(&open)), "200");
    let identity =
        |role: &str| AssumeRoleInput { source_identity: Some("ada".into()), ..ask(role) };
    let refused = said(&assume(&server, &ada, &identity(&plain)));
    assert!(
        refused.contains("is not authorized to perform: sts:SetSourceIdentity on resource"),
        "{refused}"
    );
    check(&assume(&server, &ada, &identity(&open)), "200");
    let twice = AssumeRoleInput { tags: Some(vec![tag("team"), tag("TEAM")]), ..ask(&open) };
    check(
        &assume(&server, &ada, &twice),
        "400 InvalidParameterValue: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    );
    let lost = AssumeRoleInput { transitive_tag_keys: Some(vec!["other".into()]), ..tagged(&open) };
    check(
        &assume(&server, &ada, &lost),
        "400 InvalidParameterValue: The specified transitive tag key must be included in the requested tags.",
    );
}

#[test]
fn an_external_id_must_be_the_one_that_the_trust_names() {
    let server = Server::start();
    let ada = server.admin("ada");
    let role = server.role(
        "shared",
        &trust(ACCOUNT, r#","Condition":{"StringEquals":{"sts:ExternalId":"x-1"}}"#),
    );
    let with = |id: Option<&str>| {
        assume(&server, &ada, &AssumeRoleInput { external_id: id.map(str::to_owned), ..ask(&role) })
    };
    check(&with(Some("x-1")), "200");
    for id in [None, Some("x-2"), Some("X-1")] {
        check(&with(id), "403 AccessDenied");
    }
    for id in ["", "x", "x-*"] {
        check(&with(Some(id)), "400 ValidationError");
    }
}

#[test]
fn sessions_call_only_what_their_kind_may() {
    let server = Server::start();
    let ada = server.admin("ada");
    let phone = server.phone("ada", "ada");
    let bare = server
        .call::<GetSessionToken>(&ada, &GetSessionTokenInput::default())
        .unwrap()
        .credentials
        .unwrap();
    let bare = Credentials {
        id: bare.access_key_id,
        secret: bare.secret_access_key.expose().into(),
        token: Some(bare.session_token.expose().into()),
    };
    let marked = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    let users = ListUsersInput::default();
    check(
        &server.call::<ListUsers>(&bare, &users),
        "403 InvalidClientTokenId: The security token included in the request is invalid.",
    );
    check(&server.call::<ListUsers>(&marked, &users), "200");
    for session in [&bare, &marked] {
        check(
            &server.call::<GetSessionToken>(session, &GetSessionTokenInput::default()),
            "403 AccessDenied: Cannot call GetSessionToken with session credentials",
        );
        check(&server.call::<GetCallerIdentity>(session, &GetCallerIdentityInput {}), "200");
    }
}

#[test]
fn small_questions() {
    let server = Server::start();
    let ada = server.admin("ada");
    let info = |id: &str| {
        server.call::<GetAccessKeyInfo>(&ada, &GetAccessKeyInfoInput { access_key_id: id.into() })
    };
    assert_eq!(info(&ada.id).unwrap().account.as_deref(), Some(ACCOUNT));
    check(&info("AKIAIOSFODNN7EXAMPLE"), "400 ValidationError");
    let message = DecodeAuthorizationMessageInput { encoded_message: "x".into() };
    check(
        &server.call::<DecodeAuthorizationMessage>(&ada, &message),
        "400 InvalidAuthorizationMessageException",
    );
    // A policy cannot take GetCallerIdentity away.
    server.allow(
        "ada",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
    );
    check(&server.call::<GetCallerIdentity>(&ada, &GetCallerIdentityInput {}), "200");
}

#[test]
fn a_refusal_says_why_in_awss_words() {
    let server = Server::start();
    let ada = server.user("ada");
    let who = "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: iam:GetUser on resource:";
    let get = |name: &str| {
        said(&server.call::<GetUser>(&ada, &GetUserInput { user_name: Some(name.into()) }))
    };
    let ending = "because no identity-based policy allows the iam:GetUser action";
    assert_eq!(
        get("ada"),
        format!("403 AccessDenied: {who} arn:aws:iam::111122223333:user/ada {ending}")
    );
    // Whether a user exists is not told.
    assert_eq!(
        get("nobody"),
        format!("403 AccessDenied: {who} arn:aws:iam::111122223333:user/nobody {ending}")
    );
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}"#);
    assert_eq!(
        get("ada"),
        format!(
            "403 AccessDenied: {who} arn:aws:iam::111122223333:user/ada with an explicit deny in an identity-based policy"
        )
    );
}

#[test]
fn what_nobody_has_built_answers_501_after_the_signature_and_before_policy() {
    let server = Server::start();
    let ada = server.user("ada");
    let ask = |who: &Credentials| {
        server.form(who, "iam", "Action=ListDelegationRequests&Version=2010-05-08").said()
    };
    assert!(ask(&ada).starts_with("501 NotImplemented"));
    assert!(
        ask(&Credentials { secret: "x".repeat(40), ..ada })
            .starts_with("403 SignatureDoesNotMatch")
    );
}
