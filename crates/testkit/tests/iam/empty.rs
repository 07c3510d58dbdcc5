//! Lists of what nobody can have, which are asked for before a user or a role is deleted.

use countersign_testkit::{ACCOUNT, Credentials, Server, trust_with_mfa};

const NO_USER: &str = "404 NoSuchEntity: The user with name nobody cannot be found.";
const NO_ROLE: &str = "404 NoSuchEntity: The role with name nobody cannot be found.";
const MARKER: &str = "400 ValidationError: Invalid Marker.";

#[test]
fn what_nobody_can_have_is_an_empty_list() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    server.role("reader", &trust_with_mfa(ACCOUNT));
    let lists = [
        ("ListSSHPublicKeys", "UserName", "ada", NO_USER),
        ("ListSigningCertificates", "UserName", "ada", NO_USER),
        ("ListServiceSpecificCredentials", "UserName", "ada", NO_USER),
        ("ListInstanceProfilesForRole", "RoleName", "reader", NO_ROLE),
    ];
    for (action, owner, name, unknown) in lists {
        let ask = |who, more: &[(&str, &str)]| server.iam(who, action, more);
        let empty = ask(&root, &[(owner, name)]);
        assert_eq!(empty.status, 200, "{action}: {}", empty.said());
        assert_eq!(empty.texts("IsTruncated"), ["false"], "{action}");
        assert_eq!(empty.texts("member"), [""; 0], "{action}");
        assert_eq!(ask(&root, &[(owner, "nobody")]).said(), unknown, "{action}");
        assert_eq!(ask(&root, &[(owner, name), ("Marker", "AAAA")]).said(), MARKER, "{action}");
        let denied = ask(&ada, &[(owner, name)]).said();
        let asked = format!("is not authorized to perform: iam:{action} on resource: ");
        assert!(denied.starts_with("403 AccessDenied") && denied.contains(&asked), "{denied}");
    }
}

#[test]
fn one_asks_for_ones_own_and_for_everybodys() {
    let server = Server::start();
    let ada = server.user("ada");
    let own = ["ListSSHPublicKeys", "ListSigningCertificates", "ListServiceSpecificCredentials"];
    for action in own {
        assert_eq!(server.iam(&server.root(), action, &[]).status, 200, "{action}");
        assert!(server.iam(&ada, action, &[]).said().starts_with("403"), "{action}");
    }
    server.allow(
        "ada",
        r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:List*",
            "Resource": "arn:aws:iam::*:user/ada"}}"#,
    );
    for action in own {
        assert_eq!(server.iam(&ada, action, &[]).status, 200, "{action}");
        assert!(server.iam(&ada, action, &[("UserName", "bob")]).said().starts_with("403"));
    }
    let everybodys = ("AllUsers", "true");
    let ask = |who: &Credentials| server.iam(who, "ListServiceSpecificCredentials", &[everybodys]);
    assert_eq!(ask(&server.root()).status, 200);
    assert!(ask(&ada).said().starts_with("403 AccessDenied"));
}
