//! Roles: what their answers hold, whom they trust, and how long.

use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateRole, CreateRoleInput, DeleteRole,
    DeleteRoleInput, DeleteRolePolicy, DeleteRolePolicyInput, DeleteUser, DeleteUserInput,
    DetachRolePolicy, DetachRolePolicyInput, GetRole, GetRoleInput, ListRoles, ListRolesInput,
    PutRolePolicy, PutRolePolicyInput, Role, Tag, UpdateAssumeRolePolicy,
    UpdateAssumeRolePolicyInput, UpdateRole, UpdateRoleInput, UpdateUser, UpdateUserInput,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Draft, Said, Server, check, now, said};

/// A trust policy for one AWS principal.
fn trusts(principal: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},"Action":"sts:AssumeRole"}}]}}"#
    )
}

/// The ARN of something in the account.
fn arn(resource: &str) -> String {
    format!("arn:aws:iam::{ACCOUNT}:{resource}")
}

fn create(server: &Server, name: &str, trust: &str) -> Result<Role, Said> {
    let input = CreateRoleInput {
        role_name: name.into(),
        assume_role_policy_document: trust.into(),
        ..CreateRoleInput::default()
    };
    server.call::<CreateRole>(&server.root(), &input).map(|out| out.role)
}

fn get(server: &Server, name: &str) -> Result<Role, Said> {
    server
        .call::<GetRole>(&server.root(), &GetRoleInput { role_name: name.into() })
        .map(|out| out.role)
}

fn list(server: &Server, input: &ListRolesInput) -> Vec<String> {
    let roles = server.call::<ListRoles>(&server.root(), input).unwrap().roles;
    roles.into_iter().map(|role| role.role_name).collect()
}

fn delete(server: &Server, name: &str) -> Result<(), Said> {
    server
        .call::<DeleteRole>(&server.root(), &DeleteRoleInput { role_name: name.into() })
        .map(|_| ())
}

fn trust(server: &Server, name: &str, document: &str) -> Result<(), Said> {
    let input =
        UpdateAssumeRolePolicyInput { role_name: name.into(), policy_document: document.into() };
    server.call::<UpdateAssumeRolePolicy>(&server.root(), &input).map(|_| ())
}

/// The only AWS principal of a role's trust policy, as it is shown.
fn shown(server: &Server, name: &str) -> String {
    let text = get(server, name).unwrap().assume_role_policy_document.unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    document["Statement"][0]["Principal"]["AWS"].as_str().unwrap().to_owned()
}

#[test]
fn each_answer_holds_what_it_holds_on_aws() {
    let server = Server::start();
    let text = format!(
        "{{ \"Version\" : \"2012-10-17\",\n\t\"Statement\": {{ \"Effect\": \"Allow\", \"Principal\": {{ \"AWS\": [ \"{ACCOUNT}\" ] }},\r\n \"Action\" : [\"sts:AssumeRole\"] }} }}"
    );
    let input = CreateRoleInput {
        role_name: "Ops".into(),
        path: Some("/team/a/".into()),
        assume_role_policy_document: text.clone(),
        description: Some("on call".into()),
        max_session_duration: Some(7200),
        permissions_boundary: Some("arn:aws:iam::aws:policy/ReadOnlyAccess".into()),
        tags: Some(vec![Tag { key: "team".into(), value: "a".into() }]),
    };
    let made = server.call::<CreateRole>(&server.root(), &input).unwrap().role;
    assert_eq!((made.role_name.as_str(), made.path.as_str()), ("Ops", "/team/a/"));
    assert_eq!(made.arn, arn("role/team/a/Ops"));
    assert!(made.role_id.starts_with("AROA") && made.role_id.len() == 21);
    assert_eq!(
        made.assume_role_policy_document.as_deref(),
        Some(text.as_str()),
        "as it was written"
    );
    assert_eq!((made.description, made.max_session_duration), (None, None));
    assert!(made.role_last_used.is_none());
    assert_eq!(made.tags.unwrap()[0].value, "a");
    let boundary = made.permissions_boundary.unwrap();
    assert_eq!(boundary.permissions_boundary_type.as_deref(), Some("Policy"));

    let got = get(&server, "oPS").unwrap();
    assert_eq!((got.role_name.as_str(), got.role_id), ("Ops", made.role_id));
    assert_eq!(got.assume_role_policy_document, Some(text));
    assert_eq!(
        (got.description.as_deref(), got.max_session_duration),
        (Some("on call"), Some(7200))
    );
    assert!(got.role_last_used.unwrap().last_used_date.is_none());
    assert!(got.tags.is_some() && got.permissions_boundary.is_some());

    let listed = server.call::<ListRoles>(&server.root(), &ListRolesInput::default()).unwrap();
    assert_eq!(listed.is_truncated, Some(false));
    let [listed] = listed.roles.try_into().unwrap();
    assert_eq!(
        (listed.description.as_deref(), listed.max_session_duration),
        (Some("on call"), Some(7200))
    );
    assert!(
        listed.role_last_used.is_none()
            && listed.tags.is_none()
            && listed.permissions_boundary.is_none()
    );

    create(&server, "Plain", &trusts("*")).unwrap();
    let plain = get(&server, "Plain").unwrap();
    assert_eq!((plain.path.as_str(), plain.max_session_duration), ("/", Some(3600)));
    assert!(
        plain.description.is_none() && plain.tags.is_none() && plain.permissions_boundary.is_none()
    );
}

#[test]
fn what_create_role_refuses() {
    let server = Server::start();
    create(&server, "Taken", &trusts(ACCOUNT)).unwrap();
    let input = |name: &str| CreateRoleInput {
        role_name: name.into(),
        assume_role_policy_document: trusts(ACCOUNT),
        ..CreateRoleInput::default()
    };
    let tag = |key: &str| Tag { key: key.into(), value: String::new() };
    let spaced = |spaces: usize| format!("{}{}", trusts("*"), " ".repeat(spaces));
    let long =
        trusts("*").replace("\"Effect\"", &format!("\"Sid\":\"{}\",\"Effect\"", "x".repeat(2000)));
    let rows = [
        (input("Taken"), "409 EntityAlreadyExists: Role with name Taken already exists."),
        (input("taken"), "409 EntityAlreadyExists: Role with name taken already exists."),
        (
            CreateRoleInput {
                assume_role_policy_document: format!("{},", trusts("*")),
                ..input("r")
            },
            "400 MalformedPolicyDocument: This policy contains invalid Json",
        ),
        (
            CreateRoleInput {
                assume_role_policy_document: trusts("*").replace("sts:Ass", "s3:Ass"),
                ..input("r")
            },
            "400 MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
        ),
        (
            CreateRoleInput { assume_role_policy_document: long, ..input("r") },
            "409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
        ),
        (
            CreateRoleInput {
                assume_role_policy_document: spaced(40_000),
                ..input("spaces-do-not-count")
            },
            "200",
        ),
        (
            CreateRoleInput { assume_role_policy_document: spaced(50_000), ..input("r") },
            "409 LimitExceeded",
        ),
        (
            CreateRoleInput { tags: Some(vec![tag("Team"), tag("team")]), ..input("r") },
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ),
        (
            CreateRoleInput {
                tags: Some((0..51).map(|n| tag(&n.to_string())).collect()),
                ..input("r")
            },
            "400 ValidationError",
        ),
        (
            CreateRoleInput {
                permissions_boundary: Some(arn("not_a_policy/invalid")),
                ..input("r")
            },
            &format!("400 InvalidInput: ARN {} is not valid.", arn("not_a_policy/invalid")),
        ),
        (
            CreateRoleInput { permissions_boundary: Some(arn("policy/nobody")), ..input("r") },
            &format!(
                "404 NoSuchEntity: Scope ARN: {} does not exist or is not attachable.",
                arn("policy/nobody")
            ),
        ),
        (CreateRoleInput { max_session_duration: Some(3599), ..input("r") }, "400 ValidationError"),
        (
            CreateRoleInput { max_session_duration: Some(43201), ..input("r") },
            "400 ValidationError",
        ),
        (CreateRoleInput { max_session_duration: Some(43200), ..input("longest") }, "200"),
        (CreateRoleInput { path: Some("team/".into()), ..input("r") }, "400 ValidationError"),
        (
            CreateRoleInput { description: Some("x".repeat(1001)), ..input("r") },
            "400 ValidationError",
        ),
        (input(&"r".repeat(65)), "400 ValidationError"),
        (input("r/s"), "400 ValidationError"),
    ];
    for (input, expected) in rows {
        check(&server.call::<CreateRole>(&server.root(), &input), expected);
    }
    check(&get(&server, "r"), "404 NoSuchEntity: The role with name r cannot be found.");
}

#[test]
fn paths_that_aws_keeps_are_nobodys_not_even_roots() {
    let server = Server::start();
    for path in ["/aws-service-role/x.amazonaws.com/", "/aws-reserved/", "/aws-reserved/sso/"] {
        let input = CreateRoleInput {
            role_name: "kept".into(),
            path: Some(path.into()),
            assume_role_policy_document: trusts("111122223333"),
            ..CreateRoleInput::default()
        };
        let said = said(&server.call::<CreateRole>(&server.root(), &input));
        assert_eq!(said, format!("400 InvalidInput: The path {path} is reserved for AWS."));
    }
    assert!(get(&server, "kept").is_err());
}

#[test]
fn whom_a_trust_policy_may_name() {
    let server = Server::start();
    server.user("Ada");
    create(&server, "R", &trusts("*")).unwrap();
    let session = |rest: &str| format!("arn:aws:sts::{ACCOUNT}:{rest}");
    let good = [
        "*".to_owned(),
        ACCOUNT.to_owned(),
        arn("root"),
        // Accounts that are not ours may be somebody's.
        "999988887777".to_owned(),
        "arn:aws:iam::999988887777:root".to_owned(),
        arn("user/Ada"),
        arn("role/R"),
        session("assumed-role/R/session"),
        session("federated-user/bob"),
    ];
    for principal in good {
        check(&trust(&server, "R", &trusts(&principal)), "200");
        assert_eq!(shown(&server, "R"), principal);
    }
    let bad = [
        arn("user/ada"),
        arn("user/path/Ada"),
        arn("user/Bob"),
        arn("role/S"),
        arn("group/G"),
        arn("ROOT"),
        "arn:aws:iam::999988887777:user/Ada".to_owned(),
        "arn:aws:iam::11112222333:root".to_owned(),
        "arn:aws:iam:eu-west-1:111122223333:root".to_owned(),
        "11112222333".to_owned(),
        session("assumed-role/S/session"),
        session("assumed-role/r/session"),
        session("assumed-role/R"),
        session("assumed-role/R/a/b"),
        "AIDAAAAAAAAAAAAAAAAAA".to_owned(),
        "ada".to_owned(),
    ];
    for principal in bad {
        let expected = format!(
            "400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{principal}\""
        );
        check(&trust(&server, "R", &trusts(&principal)), &expected);
    }
    assert_eq!(
        shown(&server, "R"),
        session("federated-user/bob"),
        "what is refused changes nothing"
    );
}

#[test]
fn a_role_trusts_a_user_and_not_a_name() {
    let server = Server::start();
    let ada = server.user("ada");
    let role = create(&server, "R", &trusts(&arn("user/ada"))).unwrap().arn;
    check(&server.assume(&ada, &role, None), "200");

    let input = UpdateUserInput {
        user_name: "ada".into(),
        new_user_name: Some("lovelace".into()),
        new_path: Some("/eng/".into()),
    };
    server.call::<UpdateUser>(&server.root(), &input).unwrap();
    assert_eq!(shown(&server, "R"), arn("user/eng/lovelace"), "another name, the same user");
    check(&server.assume(&ada, &role, None), "200");

    // Somebody else by the old name is not trusted.
    let other = server.user("ada");
    check(&server.assume(&other, &role, None), "403 AccessDenied");

    remove_user(&server, "lovelace", &ada.id);
    let id = shown(&server, "R");
    assert!(id.starts_with("AIDA") && id.len() == 21, "{id}");
    let expected =
        format!("400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{id}\"");
    check(&trust(&server, "R", &trusts(&id)), &expected);

    // The same name and path again, and still not trusted.
    let input = UpdateUserInput {
        user_name: "ada".into(),
        new_user_name: Some("lovelace".into()),
        new_path: Some("/eng/".into()),
    };
    server.call::<UpdateUser>(&server.root(), &input).unwrap();
    check(&server.assume(&other, &role, None), "403 AccessDenied");
    assert_eq!(shown(&server, "R"), id);
    check(&trust(&server, "R", &trusts(&arn("user/eng/lovelace"))), "200");
    check(&server.assume(&other, &role, None), "200");
}

fn remove_user(server: &Server, name: &str, key: &str) {
    let input = countersign_api::iam::DeleteAccessKeyInput {
        user_name: Some(name.into()),
        access_key_id: key.into(),
    };
    server.call::<countersign_api::iam::DeleteAccessKey>(&server.root(), &input).unwrap();
    server.call::<DeleteUser>(&server.root(), &DeleteUserInput { user_name: name.into() }).unwrap();
}

#[test]
fn a_session_of_a_role_can_be_trusted_alone() {
    let server = Server::start();
    let ada = server.user("ada");
    let first = create(&server, "First", &trusts(&arn("user/ada"))).unwrap().arn;
    let session = format!("arn:aws:sts::{ACCOUNT}:assumed-role/First/test");
    let second = create(&server, "Second", &trusts(&session)).unwrap().arn;
    let other =
        create(&server, "Other", &trusts(&session.replace("/test", "/another"))).unwrap().arn;
    let who = server.assume(&ada, &first, None).unwrap();
    check(&server.assume(&who, &second, None), "200");
    check(&server.assume(&who, &other, None), "403 AccessDenied");

    // A session's ARN stays a name; that its role is gone is seen when it is saved again.
    check(&delete(&server, "First"), "200");
    check(&trust(&server, "Second", &trusts(&session)), "400 MalformedPolicyDocument");
}

#[test]
fn a_dead_principal_is_shown_in_its_place_and_nowhere_else() {
    let server = Server::start();
    let key = server.user("ada").id;
    let ada = arn("user/ada");
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Sid":"One","Effect":"Allow","Principal":{{"AWS":["{ACCOUNT}","{ada}"]}},"Action":"sts:AssumeRole","Condition":{{"StringEquals":{{"aws:PrincipalArn":"{ada}"}}}}}}}}"#
    );
    create(&server, "R", &text).unwrap();
    remove_user(&server, "ada", &key);
    let now = get(&server, "R").unwrap().assume_role_policy_document.unwrap();
    let id = now.split('"').find(|word| word.starts_with("AIDA")).unwrap();
    assert_eq!(now.replacen(id, &ada, 1), text);
}

#[test]
fn update_role_leaves_what_is_not_given() {
    let server = Server::start();
    create(&server, "R", &trusts("*")).unwrap();
    let update = |description: Option<&str>, seconds: Option<i32>| {
        let input = UpdateRoleInput {
            role_name: "r".into(),
            description: description.map(str::to_owned),
            max_session_duration: seconds,
        };
        check(&server.call::<UpdateRole>(&server.root(), &input), "200");
        let role = get(&server, "R").unwrap();
        (role.description, role.max_session_duration.unwrap())
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(update(Some("one"), Some(7200)), (text("one"), 7200));
    assert_eq!(update(None, None), (text("one"), 7200));
    assert_eq!(update(None, Some(3600)), (text("one"), 3600));
    assert_eq!(update(Some("two"), None), (text("two"), 3600));
    assert_eq!(update(Some(""), None), (None, 3600));

    let longest = |seconds| UpdateRoleInput {
        role_name: "R".into(),
        max_session_duration: Some(seconds),
        ..Default::default()
    };
    check(&server.call::<UpdateRole>(&server.root(), &longest(3599)), "400 ValidationError");
    check(&server.call::<UpdateRole>(&server.root(), &longest(43201)), "400 ValidationError");
}

#[test]
fn what_is_not_there() {
    let server = Server::start();
    let expected = "404 NoSuchEntity: The role with name nobody cannot be found.";
    check(&get(&server, "nobody"), expected);
    check(&delete(&server, "nobody"), expected);
    check(&trust(&server, "nobody", &trusts("*")), expected);
    let input = UpdateRoleInput { role_name: "nobody".into(), ..Default::default() };
    check(&server.call::<UpdateRole>(&server.root(), &input), expected);
}

#[test]
fn what_a_new_trust_policy_is_refused_for() {
    let server = Server::start();
    create(&server, "R", &trusts(ACCOUNT)).unwrap();
    let rows = [
        (
            "not valid json",
            "400 MalformedPolicyDocument: This policy contains invalid Json".to_owned(),
        ),
        (
            &trusts("*").replace("]}", ""),
            "400 MalformedPolicyDocument: This policy contains invalid Json".to_owned(),
        ),
        (
            &trusts("*").replace("\"Action\"", "\"Resource\":\"*\",\"Action\""),
            "400 MalformedPolicyDocument: Has prohibited field Resource".to_owned(),
        ),
        (
            &trusts("*")
                .replace("\"Effect\"", &format!("\"Sid\":\"{}\",\"Effect\"", "x".repeat(2000))),
            "409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048".to_owned(),
        ),
    ];
    for (document, expected) in rows {
        check(&trust(&server, "R", document), &expected);
    }
    assert_eq!(shown(&server, "R"), ACCOUNT);
}

#[test]
fn a_role_goes_when_its_policies_are_gone_and_leaves_nothing() {
    let server = Server::start();
    let ada = server.user("ada");
    let role = create(&server, "R", &trusts(&arn("user/ada"))).unwrap();
    let session = server.assume(&ada, &role.arn, None).unwrap();
    check(&server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput::default()), "200");
    assert!(get(&server, "R").unwrap().role_last_used.unwrap().last_used_date.is_some());

    let policy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let put = PutRolePolicyInput {
        role_name: "R".into(),
        policy_name: "p".into(),
        policy_document:
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#
                .into(),
    };
    server.call::<PutRolePolicy>(&server.root(), &put).unwrap();
    let attach = AttachRolePolicyInput { role_name: "R".into(), policy_arn: policy.into() };
    server.call::<AttachRolePolicy>(&server.root(), &attach).unwrap();
    check(
        &delete(&server, "R"),
        "409 DeleteConflict: Cannot delete entity, must detach all policies first.",
    );
    let detach = DetachRolePolicyInput { role_name: "R".into(), policy_arn: policy.into() };
    server.call::<DetachRolePolicy>(&server.root(), &detach).unwrap();
    check(
        &delete(&server, "R"),
        "409 DeleteConflict: Cannot delete entity, must delete policies first.",
    );
    let input = DeleteRolePolicyInput { role_name: "R".into(), policy_name: "p".into() };
    server.call::<DeleteRolePolicy>(&server.root(), &input).unwrap();
    check(&delete(&server, "r"), "200");

    check(&get(&server, "R"), "404 NoSuchEntity");
    assert!(list(&server, &ListRolesInput::default()).is_empty());
    check(
        &server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput::default()),
        "403 InvalidClientTokenId",
    );
    check(&server.assume(&ada, &role.arn, None), "403 AccessDenied");

    let again = create(&server, "R", &trusts(&arn("user/ada"))).unwrap();
    assert_ne!(again.role_id, role.role_id);
    assert!(get(&server, "R").unwrap().role_last_used.unwrap().last_used_date.is_none());
    check(
        &server.call::<GetCallerIdentity>(&session, &GetCallerIdentityInput::default()),
        "403 InvalidClientTokenId",
    );
}

#[test]
fn a_boundary_limits_what_the_roles_policies_allow() {
    let server = Server::start();
    let ada = server.user("ada");
    let input = CreateRoleInput {
        role_name: "R".into(),
        assume_role_policy_document: trusts(&arn("user/ada")),
        permissions_boundary: Some("arn:aws:iam::aws:policy/AmazonS3FullAccess".into()),
        ..CreateRoleInput::default()
    };
    let role = server.call::<CreateRole>(&server.root(), &input).unwrap().role.arn;
    let attach = AttachRolePolicyInput {
        role_name: "R".into(),
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
    };
    server.call::<AttachRolePolicy>(&server.root(), &attach).unwrap();
    let session = server.assume(&ada, &role, None).unwrap();
    let refused = server.call::<GetRole>(&session, &GetRoleInput { role_name: "R".into() });
    let because = "because no permissions boundary allows the iam:GetRole action";
    assert!(refused.unwrap_err().message.ends_with(because));
}

#[test]
fn lists_come_in_pages_and_by_path() {
    let server = Server::start();
    for (name, path) in [("b", "/x/"), ("A", "/x/y/"), ("c", "/"), ("d", "/x/"), ("e", "/xy/")] {
        let input = CreateRoleInput {
            role_name: name.into(),
            path: Some(path.into()),
            assume_role_policy_document: trusts("*"),
            ..CreateRoleInput::default()
        };
        server.call::<CreateRole>(&server.root(), &input).unwrap();
    }
    let under =
        |prefix: &str| ListRolesInput { path_prefix: Some(prefix.into()), ..Default::default() };
    assert_eq!(list(&server, &ListRolesInput::default()), ["A", "b", "c", "d", "e"]);
    assert_eq!(list(&server, &under("/x/")), ["A", "b", "d"]);
    assert_eq!(list(&server, &under("/x")), ["A", "b", "d", "e"]);
    assert!(list(&server, &under("/none/")).is_empty());

    let first = server
        .call::<ListRoles>(&server.root(), &ListRolesInput { max_items: Some(2), ..under("/x/") })
        .unwrap();
    assert_eq!((first.is_truncated, first.roles.len()), (Some(true), 2));
    let marker = first.marker.unwrap();
    let next = ListRolesInput { marker: Some(marker.clone()), max_items: Some(2), ..under("/x/") };
    let next = server.call::<ListRoles>(&server.root(), &next).unwrap();
    assert_eq!((next.is_truncated, next.marker.as_deref()), (Some(false), None));
    assert_eq!(next.roles[0].role_name, "d");

    let odd = [
        ListRolesInput { marker: Some("made-up".into()), ..under("/x/") },
        ListRolesInput { marker: Some(marker.clone()), ..under("/") },
        ListRolesInput { marker: Some(format!("{marker}A")), ..under("/x/") },
    ];
    for input in odd {
        check(
            &server.call::<ListRoles>(&server.root(), &input),
            "400 ValidationError: Invalid Marker.",
        );
    }
}

#[test]
fn of_many_who_make_one_role_one_succeeds() {
    let server = Server::start();
    let input = CreateRoleInput {
        role_name: "R".into(),
        assume_role_policy_document: trusts("*"),
        ..CreateRoleInput::default()
    };
    let draft =
        Draft::of::<CreateRole>(server.at(), &input).sign(&server.root(), "iam", now()).unwrap();
    let (at, bytes) = (server.at(), draft.bytes());
    let said: Vec<String> = std::thread::scope(|scope| {
        let call = || Connection::open(at).unwrap().exchange(&bytes).unwrap().said();
        let calls: Vec<_> = (0..16).map(|_| scope.spawn(call)).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    let refused = "409 EntityAlreadyExists: Role with name R already exists.";
    assert_eq!(said.iter().filter(|said| *said == "200").count(), 1, "{said:?}");
    assert_eq!(said.iter().filter(|said| *said == refused).count(), 15, "{said:?}");
}

#[test]
fn an_account_has_a_thousand_roles() {
    let server = Server::start();
    let request = |name: String| {
        let input = CreateRoleInput {
            role_name: name,
            assume_role_policy_document: trusts("*"),
            ..CreateRoleInput::default()
        };
        Draft::of::<CreateRole>(server.at(), &input)
            .sign(&server.root(), "iam", now())
            .unwrap()
            .bytes()
    };
    let requests: Vec<Vec<u8>> = (0..1000).map(|n| request(format!("r{n}"))).collect();
    let at = server.at();
    std::thread::scope(|scope| {
        for some in requests.chunks(125) {
            scope.spawn(move || {
                let mut connection = Connection::open(at).unwrap();
                for request in some {
                    assert_eq!(connection.exchange(request).unwrap().said(), "200");
                }
            });
        }
    });
    let exceeded = "409 LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000";
    check(&create(&server, "one-more", &trusts("*")), exceeded);
    check(&delete(&server, "r0"), "200");
    check(&create(&server, "one-more", &trusts("*")), "200");
}
