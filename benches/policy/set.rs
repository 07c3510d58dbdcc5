//! The mixed set: what a user of a grown installation has. MFA, address and tag conditions, variables, wildcards,
//! denials; a third of it about IAM and STS.

use countersign_service::state::records::{Inline, Tag, User};
use serde_json::{Value, json};

pub(crate) const ACCOUNT: u64 = 111_122_223_333;
/// AWS's own, beside the inline policy. They have six statements.
const MANAGED: [&str; 3] =
    ["AmazonEC2ReadOnlyAccess", "AmazonS3ReadOnlyAccess", "IAMReadOnlyAccess"];
const IN_MANAGED: usize = 6;

/// A user with that many statements in three managed policies and one inline one. No two users' texts are equal.
pub(crate) fn user(number: usize, statements: usize) -> User {
    let name = format!("user-{number}");
    let mut all = vec![json!({
        "Sid": "NothingWithoutMfa", "Effect": "Deny", "Resource": "*",
        "NotAction": ["iam:ListMFADevices", "iam:EnableMFADevice", "iam:GetUser", "sts:GetCallerIdentity"],
        "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
    })];
    all.extend((1..statements - IN_MANAGED).map(|place| statement(number, place)));
    let text = json!({"Version": "2012-10-17", "Statement": all}).to_string();
    User {
        id: format!("AIDA{number:017}"),
        account: ACCOUNT,
        path: "/".into(),
        attached: MANAGED.iter().map(|name| format!("arn:aws:iam::aws:policy/{name}")).collect(),
        inline: vec![Inline { name: "own".into(), text: text.as_str().into(), ..Inline::default() }],
        tags: vec![Tag { key: "team".into(), value: format!("team-{number}"), ..Tag::default() }],
        name,
        ..User::default()
    }
}

fn statement(user: usize, place: usize) -> Value {
    let iam = |rest: &str| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    let mfa = json!({"aws:MultiFactorAuthPresent": "true"});
    match place % 10 {
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
            "Resource": iam("user/${aws:username}"),
            "Condition": {
                "Bool": mfa,
                "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"},
                "IpAddress": {"aws:SourceIp": format!("10.{}.0.0/16", place % 256)},
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
            "Resource": iam("user/*"),
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

/// The questions of one user with that many statements, each for another reason answered as it is.
pub(crate) fn asked(user: usize, statements: usize) -> Vec<(Asked, bool)> {
    let iam = |rest: String| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    // The last of each kind, so that none is found early.
    let last =
        |kind: usize| (1..statements - IN_MANAGED).rev().find(|at| at % 10 == kind).unwrap_or(kind);
    vec![
        (("iam:CreateAccessKey", iam(format!("user/user-{user}")), &[]), true),
        (("iam:GetUser", iam(format!("user/team-{}/ada", last(1))), &[]), true),
        (("iam:DeleteRole", iam(format!("role/prod-{}-db", last(4))), &[]), false),
        (("iam:TagUser", iam("user/someone".to_owned()), &[("team", "of-nobody")]), false),
    ]
}
