//! Tags of users, roles, policies and devices: set, replaced, taken away, listed, and asked for by policies.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Answer, Credentials, Server, trust_with_mfa};
use serde_json::{Value, json};

/// What tags are of: in operations' names, the member that names one, and the one that is there in every test.
struct Kind {
    noun: &'static str,
    member: &'static str,
    one: String,
    /// `a` and `A` are one key.
    any_case: bool,
    /// The answer about one that is not there.
    nobody: (String, &'static str),
}

fn kinds() -> Vec<Kind> {
    let device = |name: &str| format!("arn:aws:iam::{ACCOUNT}:mfa/{name}");
    vec![
        Kind {
            noun: "User",
            member: "UserName",
            one: "Ada".into(),
            any_case: true,
            nobody: ("Nobody".into(), "The user with name Nobody cannot be found."),
        },
        Kind {
            noun: "Role",
            member: "RoleName",
            one: "Ada".into(),
            any_case: true,
            nobody: ("Nobody".into(), "The role with name Nobody cannot be found."),
        },
        Kind {
            noun: "MFADevice",
            member: "SerialNumber",
            one: device("Ada"),
            any_case: false,
            nobody: (
                device("Nobody"),
                "MFA Device with serial number arn:aws:iam::111122223333:mfa/Nobody does not exist.",
            ),
        },
        Kind {
            noun: "Policy",
            member: "PolicyArn",
            one: format!("arn:aws:iam::{ACCOUNT}:policy/Ada"),
            any_case: false,
            nobody: (
                format!("arn:aws:iam::{ACCOUNT}:policy/Nobody"),
                "Policy arn:aws:iam::111122223333:policy/Nobody was not found.",
            ),
        },
    ]
}

fn start() -> Server {
    let server = Server::start();
    server.user("Ada");
    server.role("Ada", &trust_with_mfa(ACCOUNT));
    server.spare("Ada");
    let text = document(&json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}));
    let policy = [("PolicyName", "Ada"), ("PolicyDocument", text.as_str())];
    assert_eq!(server.iam(&server.root(), "CreatePolicy", &policy).said(), "200");
    server
}

fn tag_as(
    server: &Server,
    who: &Credentials,
    kind: &Kind,
    one: &str,
    tags: &[(&str, &str)],
) -> String {
    let mut parameters = vec![(kind.member.to_owned(), one.to_owned())];
    for (n, (key, value)) in (1..).zip(tags) {
        parameters.push((format!("Tags.member.{n}.Key"), (*key).to_owned()));
        parameters.push((format!("Tags.member.{n}.Value"), (*value).to_owned()));
    }
    call(server, who, &format!("Tag{}", kind.noun), &parameters).said()
}

fn untag_as(server: &Server, who: &Credentials, kind: &Kind, one: &str, keys: &[&str]) -> String {
    let mut parameters = vec![(kind.member.to_owned(), one.to_owned())];
    for (n, key) in (1..).zip(keys) {
        parameters.push((format!("TagKeys.member.{n}"), (*key).to_owned()));
    }
    call(server, who, &format!("Untag{}", kind.noun), &parameters).said()
}

fn call(
    server: &Server,
    who: &Credentials,
    action: &str,
    parameters: &[(String, String)],
) -> Answer {
    let pairs: Vec<_> = parameters.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    server.iam(who, action, &pairs)
}

fn list(server: &Server, kind: &Kind) -> Vec<(String, String)> {
    let parameters = [(kind.member, kind.one.as_str())];
    let answer = server.iam(&server.root(), &format!("List{}Tags", kind.noun), &parameters);
    assert_eq!(answer.said(), "200");
    answer.texts("Key").into_iter().zip(answer.texts("Value")).collect()
}

fn pairs(tags: &[(&str, &str)]) -> Vec<(String, String)> {
    tags.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

#[test]
fn tags_from_beginning_to_end() {
    let server = start();
    let root = server.root();
    for kind in kinds() {
        let tag = |tags: &[(&str, &str)]| tag_as(&server, &root, &kind, &kind.one, tags);
        let untag = |keys: &[&str]| untag_as(&server, &root, &kind, &kind.one, keys);
        assert_eq!(list(&server, &kind), []);
        assert_eq!(tag(&[("key-2", "two"), ("key-1", "one")]), "200");
        assert_eq!(list(&server, &kind), pairs(&[("key-1", "one"), ("key-2", "two")]), "sorted");
        assert_eq!(tag(&[("key-2", ""), ("Über", "b")]), "200");
        let now = pairs(&[("key-1", "one"), ("key-2", ""), ("Über", "b")]);
        assert_eq!(list(&server, &kind), now, "the value is replaced, and may be empty");

        // Users and roles take `KEY-1` for `key-1` and keep the new spelling; devices take both.
        assert_eq!(tag(&[("KEY-1", "new")]), "200");
        let now = if kind.any_case {
            pairs(&[("KEY-1", "new"), ("key-2", ""), ("Über", "b")])
        } else {
            pairs(&[("KEY-1", "new"), ("key-1", "one"), ("key-2", ""), ("Über", "b")])
        };
        assert_eq!(list(&server, &kind), now);
        assert_eq!(untag(&["key-2", "not-there"]), "200");
        assert_eq!(untag(&["key-2"]), "200", "what is gone can be taken away again");
        assert_eq!(untag(&["üBER"]), "200");
        let now = if kind.any_case {
            pairs(&[("KEY-1", "new")])
        } else {
            pairs(&[("KEY-1", "new"), ("key-1", "one"), ("Über", "b")])
        };
        assert_eq!(list(&server, &kind), now);
    }
}

#[test]
fn what_tags_are_refused_for() {
    let server = start();
    let root = server.root();
    for kind in kinds() {
        let tag = |tags: &[(&str, &str)]| tag_as(&server, &root, &kind, &kind.one, tags);
        let invalid = |text: &str| {
            format!(
                "400 ValidationError: 1 validation error detected: Value at '{text} failed to satisfy constraint: Member must "
            )
        };
        let twice = if kind.any_case {
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive."
        } else {
            "400 InvalidInput: Duplicate tag keys found."
        };
        assert_eq!(tag(&[("k", "1"), ("k", "2")]), twice);
        assert_eq!(tag(&[("k", "1"), ("K", "2")]), if kind.any_case { twice } else { "200" });
        assert!(tag(&[("aws:k", "1")]).starts_with("400 InvalidInput"));
        assert!(tag(&[("AWS:k", "1")]).starts_with("400 InvalidInput"));
        assert_eq!(
            tag(&[(&"k".repeat(129), "1")]),
            invalid("tags.1.member.key'") + "have length less than or equal to 128"
        );
        assert_eq!(
            tag(&[("k", "1"), ("l", &"v".repeat(257))]),
            invalid("tags.2.member.value'") + "have length less than or equal to 256"
        );
        assert_eq!(
            tag(&[("no!", "1")]),
            invalid("tags.1.member.key'")
                + r"satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+"
        );

        let names: Vec<String> = (0..51).map(|n| format!("n{n:02}")).collect();
        let many: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
        let most = "have length less than or equal to 50";
        assert_eq!(tag(&many), invalid("tags'") + most);
        assert!(list(&server, &kind).iter().all(|(key, _)| !key.starts_with('n')));
        // Fifty in all, however they come.
        assert_eq!(untag_as(&server, &root, &kind, &kind.one, &["k", "K"]), "200");
        let (first, rest) = many.split_at(25);
        assert_eq!(tag(first), "200");
        let full = "409 LimitExceeded: The number of tags has reached the maximum limit.";
        assert_eq!(tag(rest), full);
        assert_eq!(list(&server, &kind).len(), 25, "nothing of it is kept");
        assert_eq!(tag(rest.split_at(25).0), "200");
        assert_eq!(tag(rest.split_at(25).1), full);
        assert_eq!(tag(&[("n00", "again")]), "200", "one that is there takes no more room");

        let keys: Vec<&str> = names.iter().map(String::as_str).collect();
        let untag = |keys: &[&str]| untag_as(&server, &root, &kind, &kind.one, keys);
        assert_eq!(untag(&keys), invalid("tagKeys'") + most);
        let each = r"satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]";
        assert_eq!(untag(&[&"k".repeat(129)]), invalid("tagKeys'") + each);
        assert_eq!(untag(&["no!"]), invalid("tagKeys'") + each);
        assert_eq!(list(&server, &kind).len(), 50);
    }
}

#[test]
fn who_is_not_there_has_no_tags() {
    let server = start();
    let root = server.root();
    let theirs = account(&server, OTHER);
    for kind in kinds() {
        let (nobody, text) = &kind.nobody;
        let gone = format!("404 NoSuchEntity: {text}");
        assert_eq!(tag_as(&server, &root, &kind, nobody, &[("k", "v")]), gone);
        assert_eq!(untag_as(&server, &root, &kind, nobody, &["k"]), gone);
        let parameters = [(kind.member, nobody.as_str())];
        assert_eq!(server.iam(&root, &format!("List{}Tags", kind.noun), &parameters).said(), gone);

        // Another account's are not there either, whatever is asked.
        assert_eq!(tag_as(&server, &root, &kind, &kind.one, &[("mine", "1")]), "200");
        let gone = gone.replace("Nobody", "Ada");
        assert_eq!(tag_as(&server, &theirs, &kind, &kind.one, &[("k", "v")]), gone);
        assert_eq!(untag_as(&server, &theirs, &kind, &kind.one, &["mine"]), gone);
        let parameters = [(kind.member, kind.one.as_str())];
        let answer = server.iam(&theirs, &format!("List{}Tags", kind.noun), &parameters);
        assert_eq!(answer.said(), gone);
        assert_eq!(list(&server, &kind), pairs(&[("mine", "1")]));
    }
}

#[test]
fn a_list_of_tags_comes_a_page_at_a_time() {
    let server = start();
    let root = server.root();
    for kind in kinds() {
        let tags = [("c", "3"), ("a", "1"), ("b", "2")];
        assert_eq!(tag_as(&server, &root, &kind, &kind.one, &tags), "200");
        let action = format!("List{}Tags", kind.noun);
        let first = [(kind.member, kind.one.as_str()), ("MaxItems", "2")];
        let answer = server.iam(&root, &action, &first);
        assert_eq!(answer.texts("Key"), ["a", "b"]);
        assert_eq!(answer.texts("IsTruncated"), ["true"]);
        let marker = answer.texts("Marker").remove(0);
        let next = [(kind.member, kind.one.as_str()), ("Marker", &marker)];
        // The list goes on behind the last key, even when that one is gone.
        assert_eq!(untag_as(&server, &root, &kind, &kind.one, &["b"]), "200");
        let answer = server.iam(&root, &action, &next);
        assert_eq!(answer.texts("Key"), ["c"]);
        assert_eq!(answer.texts("IsTruncated"), ["false"]);
        let other = [(kind.member, kind.one.as_str()), ("Marker", "x")];
        assert_eq!(
            server.iam(&root, &action, &other).said(),
            "400 ValidationError: Invalid Marker."
        );
    }
}

fn allow(actions: &Value, condition: &Value) -> Value {
    json!({"Effect": "Allow", "Action": actions, "Resource": "*", "Condition": condition})
}

fn document(statements: &Value) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

#[test]
fn policies_see_the_tags_of_the_request() {
    let server = start();
    let who = server.user("grace");
    server.allow(
        "grace",
        &document(&json!([
            allow(
                &json!(["iam:TagUser", "iam:TagRole", "iam:TagMFADevice", "iam:TagPolicy"]),
                &json!({
                    "StringEquals": {"aws:RequestTag/team": "mine"},
                    "ForAllValues:StringEquals": {"aws:TagKeys": ["team", "costs"]},
                }),
            ),
            allow(
                &json!(["iam:UntagUser", "iam:UntagRole", "iam:UntagMFADevice", "iam:UntagPolicy"]),
                &json!({"ForAllValues:StringEquals": {"aws:TagKeys": ["costs"]}}),
            ),
        ])),
    );
    for kind in kinds() {
        let tag = |tags: &[(&str, &str)]| short(&tag_as(&server, &who, &kind, &kind.one, tags));
        let untag = |keys: &[&str]| short(&untag_as(&server, &who, &kind, &kind.one, keys));
        assert_eq!(tag(&[("team", "mine")]), "200");
        assert_eq!(tag(&[("team", "mine"), ("costs", "7")]), "200");
        assert_eq!(tag(&[("team", "theirs")]), "403", "{}", kind.noun);
        assert_eq!(tag(&[("costs", "7")]), "403");
        assert_eq!(tag(&[("team", "mine"), ("owner", "me")]), "403");
        assert_eq!(untag(&["costs", "team"]), "403");
        assert_eq!(untag(&["team"]), "403");
        assert_eq!(list(&server, &kind), pairs(&[("costs", "7"), ("team", "mine")]));
        assert_eq!(untag(&["costs"]), "200");
        let list_action = format!("List{}Tags", kind.noun);
        let answer = server.iam(&who, &list_action, &[(kind.member, &kind.one)]);
        assert_eq!(short(&answer.said()), "403", "to list is something else");
    }
}

#[test]
fn policies_see_the_tags_that_are_there() {
    let server = start();
    let root = server.root();
    let who = server.user("grace");
    for kind in kinds() {
        let action = format!("iam:Tag{}", kind.noun);
        let user_or_role = kind.any_case;
        for (key, honoured) in
            [("aws:ResourceTag/team", true), ("iam:ResourceTag/team", user_or_role)]
        {
            let condition = json!({"StringEquals": {key: "mine"}});
            server.allow("grace", &document(&allow(&json!(action), &condition)));
            let tag = || short(&tag_as(&server, &who, &kind, &kind.one, &[("more", "1")]));
            let set = |team| tag_as(&server, &root, &kind, &kind.one, &[("team", team)]);
            assert_eq!(untag_as(&server, &root, &kind, &kind.one, &["team"]), "200");
            assert_eq!(tag(), "403", "{key} of {}", kind.noun);
            assert_eq!(set("theirs"), "200");
            assert_eq!(tag(), "403");
            assert_eq!(set("mine"), "200");
            assert_eq!(tag(), if honoured { "200" } else { "403" }, "{key} of {}", kind.noun);
        }
        // Who may only tag what is theirs cannot make the rest theirs, nor is told what is there.
        let (nobody, _) = &kind.nobody;
        let refused = tag_as(&server, &who, &kind, nobody, &[("team", "mine")]);
        assert!(refused.starts_with("403 AccessDenied"), "{refused}");
    }
}

#[test]
fn two_tags_that_differ_only_in_case_get_past_no_condition() {
    let server = start();
    let who = server.user("grace");
    let action = json!(["iam:TagPolicy", "iam:TagMFADevice"]);
    let everything = allow(&action, &json!({}));
    for kind in kinds().into_iter().filter(|kind| !kind.any_case) {
        let tag = |tags: &[(&str, &str)]| short(&tag_as(&server, &who, &kind, &kind.one, tags));
        let both = [("team", "ok"), ("Team", "evil")];
        let swapped = [("Team", "evil"), ("team", "ok")];
        let ok = allow(&action, &json!({"StringEquals": {"aws:RequestTag/team": "ok"}}));
        server.allow("grace", &document(&ok));
        assert_eq!((tag(&both), tag(&swapped)), ("403".into(), "403".into()), "{}", kind.noun);
        // Nor does a denial overlook one of them.
        let mut deny = allow(&action, &json!({"StringEquals": {"aws:RequestTag/team": "evil"}}));
        deny["Effect"] = "Deny".into();
        server.allow("grace", &document(&json!([everything, deny])));
        assert_eq!((tag(&both), tag(&swapped)), ("403".into(), "403".into()), "{}", kind.noun);
        assert_eq!(tag(&[("team", "ok")]), "200");
        // The same of tags that are there already.
        assert_eq!(tag_as(&server, &server.root(), &kind, &kind.one, &both), "200");
        let there = allow(&action, &json!({"StringEquals": {"aws:ResourceTag/team": "ok"}}));
        server.allow("grace", &document(&there));
        assert_eq!(tag(&[("more", "1")]), "403");
    }
}

#[test]
fn tags_of_the_caller_are_principal_tags() {
    let server = start();
    let who = server.user("grace");
    let mine = json!({"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}});
    server.allow("grace", &document(&allow(&json!("iam:GetUser"), &mine)));
    let user = &kinds()[0];
    let root = server.root();
    let look = || short(&server.iam(&who, "GetUser", &[("UserName", "Ada")]).said());
    assert_eq!(tag_as(&server, &root, user, "Ada", &[("team", "one")]), "200");
    assert_eq!(look(), "403");
    assert_eq!(tag_as(&server, &root, user, "grace", &[("Team", "one")]), "200");
    assert_eq!(look(), "200");
    assert_eq!(untag_as(&server, &root, user, "grace", &["team"]), "200");
    assert_eq!(look(), "403");
}

fn short(said: &str) -> String {
    said.split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn policies_of_aws_have_no_tags_and_get_none() {
    let server = Server::start();
    let root = server.root();
    let policy = Kind {
        noun: "Policy",
        member: "PolicyArn",
        one: "arn:aws:iam::aws:policy/ReadOnlyAccess".into(),
        any_case: false,
        nobody: (String::new(), ""),
    };
    assert_eq!(list(&server, &policy), []);
    let outside = "403 AccessDenied: Cannot tag policies outside your own account.";
    assert_eq!(tag_as(&server, &root, &policy, &policy.one, &[("k", "v")]), outside);
    assert_eq!(untag_as(&server, &root, &policy, &policy.one, &["k"]), outside);
    // Whoever asks.
    let admin = server.admin("admin");
    assert_eq!(tag_as(&server, &admin, &policy, &policy.one, &[("k", "v")]), outside);
    assert_eq!(untag_as(&server, &admin, &policy, &policy.one, &["k"]), outside);
}
