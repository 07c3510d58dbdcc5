//! Which policies grant a service.

use super::{allow, deny, policy, texts, user};
use crate::iam::group::{attach, put};
use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, CreateGroup, CreateGroupInput,
    ListPoliciesGrantingServiceAccess, ListPoliciesGrantingServiceAccessInput,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server, check};

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
