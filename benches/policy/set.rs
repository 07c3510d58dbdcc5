//! The mixed set: what a user of a grown installation has. MFA, address and tag conditions, variables, wildcards,
//! denials; a third of it about IAM and STS.

use countersign_service::state::records::{Inline, Policy, Tag, User, Version};
use serde_json::{Value, json};

pub(crate) const ACCOUNT: u64 = 111_122_223_333;
/// One inline policy and three managed ones.
const POLICIES: usize = 4;

/// A user with that many statements, one after the other in each of the policies, and the managed ones among these. No two users have an equal text.
pub(crate) fn user(number: usize, statements: usize) -> (User, Vec<Policy>) {
    let mut texts = vec![Vec::new(); POLICIES];
    for (place, text) in (0..statements).zip((0..POLICIES).cycle()) {
        texts[text].push(statement(number, place));
    }
    let mut texts =
        texts.into_iter().map(|all| json!({"Version": "2012-10-17", "Statement": all}).to_string());
    let inline = texts.next().unwrap_or_default();
    let managed: Vec<Policy> = texts
        .enumerate()
        .map(|(at, text)| Policy {
            name: format!("user-{number}-{at}"),
            id: format!("ANPA{number:012}{at:05}"),
            account: ACCOUNT,
            path: "/".into(),
            versions: vec![Version { number: 1, text: text.as_str().into(), ..Version::default() }],
            default: 1,
            newest: 1,
            ..Policy::default()
        })
        .collect();
    let user = User {
        name: format!("user-{number}"),
        id: format!("AIDA{number:017}"),
        account: ACCOUNT,
        path: format!("/dev-{}/", last(2, statements)),
        attached: managed.iter().map(|policy| policy.arn().into()).collect(),
        inline: vec![Inline {
            name: "own".into(),
            text: inline.as_str().into(),
            ..Inline::default()
        }],
        tags: vec![Tag { key: "team".into(), value: format!("team-{number}"), ..Tag::default() }],
        ..User::default()
    };
    (user, managed)
}

/// The last statement of a kind, which no walk finds early.
pub(crate) fn last(kind: usize, statements: usize) -> usize {
    (0..statements).rev().find(|place| place % 10 == kind).unwrap_or(kind)
}

fn statement(user: usize, place: usize) -> Value {
    let iam = |rest: &str| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    let mfa = json!({"aws:MultiFactorAuthPresent": "true"});
    match place % 10 {
        _ if place == 0 => json!({
            "Sid": "NothingWithoutMfa", "Effect": "Deny", "Resource": "*",
            "NotAction": ["iam:ListMFADevices", "iam:EnableMFADevice", "iam:GetUser", "sts:GetCallerIdentity"],
            "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
        }),
        0 => json!({
            "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"],
            "Resource": format!("arn:aws:s3:::u{user}-bucket-{place}/*"),
        }),
        1 => json!({
            "Effect": "Allow", "Action": ["iam:Get*", "iam:List*"],
            "Resource": iam(&format!("user/team-{place}/*")),
        }),
        2 => json!({
            "Effect": "Allow", "Action": ["iam:CreateAccessKey", "iam:DeleteAccessKey"],
            "Resource": iam(&format!("user/dev-{place}/${{aws:username}}")),
            "Condition": {
                "Bool": mfa,
                "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"},
                "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", format!("172.16.{}.0/24", place % 256)]},
            },
        }),
        3 => json!({
            "Effect": "Allow", "Action": ["ec2:StartInstances", "ec2:StopInstances"], "Resource": "*",
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}},
        }),
        4 => json!({
            "Effect": "Deny", "Action": ["iam:Delete*", "iam:Put*", "iam:Attach*"],
            "Resource": iam(&format!("role/prod-{place}-*")),
            "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}},
        }),
        5 => json!({
            "Effect": "Allow", "Action": "sqs:*",
            "Resource": format!("arn:aws:sqs:us-east-1:{ACCOUNT}:u{user}-queue-{place}"),
        }),
        6 => json!({
            "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
            "Resource": format!("arn:aws:dynamodb:*:{ACCOUNT}:table/t{place}-${{aws:PrincipalTag/team}}"),
        }),
        7 => json!({
            "Effect": "Allow", "Action": ["iam:TagUser", "iam:UntagUser", "iam:UpdateUser"],
            "Resource": iam(&format!("user/dep-{place}/*")),
            "Condition": {
                "StringEquals": {"aws:ResourceTag/team": format!("t{place}")},
                "ForAllValues:StringLike": {"aws:TagKeys": ["cost-*", "owner"]},
            },
        }),
        8 => json!({
            "Effect": "Allow", "Action": "sts:AssumeRole",
            "Resource": iam(&format!("role/u{user}-role-{place}")),
            "Condition": {"Bool": mfa},
        }),
        _ => json!({
            "Effect": "Deny", "Action": "s3:DeleteObject*",
            "Resource": format!("arn:aws:s3:::u{user}-bucket-{place}/audit/*"),
            "Condition": {"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}},
        }),
    }
}

/// What is asked: an action, a resource, and its tags.
pub(crate) type Asked = (&'static str, String, &'static [(&'static str, &'static str)]);

/// The questions of one user with that many statements, each answered as it is for another reason.
pub(crate) fn asked(user: usize, statements: usize) -> Vec<(Asked, bool)> {
    let iam = |rest: String| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    let last = |kind| last(kind, statements);
    vec![
        (("iam:CreateAccessKey", iam(format!("user/dev-{}/user-{user}", last(2))), &[]), true),
        (("iam:GetUser", iam(format!("user/team-{}/ada", last(1))), &[]), true),
        (("iam:DeleteRole", iam(format!("role/prod-{}-db", last(4))), &[]), false),
        (("iam:TagUser", iam(format!("user/dep-{}/ada", last(7))), &[("team", "none")]), false),
    ]
}
