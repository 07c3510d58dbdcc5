//! Which documents are not stored, and AWS's message for each.

use crate::support::fault;
use countersign_policy::Kind;

fn identity(statement: &str) -> String {
    fault(&format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#), Kind::Identity)
}

#[test]
fn takes_what_aws_takes() {
    assert_eq!(
        identity(r#"{"Effect":"Allow","Action":"s3:Get*","Resource":["arn:aws:s3:::b/*","*"]}"#),
        ""
    );
    assert_eq!(
        identity(
            r#"[{"Sid":"A1","Effect":"Deny","NotAction":["iam:*","*"],"NotResource":"arn:aws:iam::*:user/${aws:username}","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"aws:MultiFactorAuthAge":3600}}}]"#
        ),
        ""
    );
    let trust = |body: &str| {
        fault(&format!(r#"{{"Statement":[{{"Effect":"Allow",{body}}}]}}"#), Kind::Trust)
    };
    assert_eq!(
        trust(
            r#""Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:user/a/b"]},"Action":["sts:AssumeRole","sts:TagSession"]"#
        ),
        ""
    );
    assert_eq!(trust(r#""Principal":"*","Action":"sts:*""#), "");
}

#[test]
fn p1_p2_what_nobody_knows_is_refused() {
    const SYNTAX: &str = "Syntax errors in policy.";
    let allow = |rest: &str| {
        identity(&format!(r#"{{"Effect":"Allow","Action":"*","Resource":"*"{rest}}}"#))
    };
    for bad in [
        r#","Condition":{"StringEqulas":{"a":"b"}}"#,
        r#","Condition":{"ForAllValue:StringEquals":{"a":"b"}}"#,
        r#","Condition":{"":{"a":"b"}}"#,
        r#","Condition":{"NullIfExists":{"a":"true"}}"#,
        r#","Condition":{"NumericEquals":{"a":"x"}}"#,
        r#","Condition":{"Bool":{"a":"yes"}}"#,
        r#","Condition":{"IpAddress":{"aws:SourceIp":"1.2.3.4/33"}}"#,
        r#","Condition":{"StringEquals":{"a":null}}"#,
        r#","Condition":[]"#,
        r#","condition":{}"#,
        r#","NotAction":"*""#,
        r#","NotResource":"*""#,
        r#","Sid":{}"#,
        r#","Condition":{"a":"b"}"#,
        r#","Condition":{"StringEquals":[]}"#,
        r#","Condition":{"StringEquals":{"a":{}}}"#,
        r#","Condition":{"StringEquals":{"":"b"}}"#,
        r#","Condition":{"ForAnyValue::StringEqualsIfExists":{"a":"b"}}"#,
        r#","Condition":{"StringEquals":{"a":"${aws:username"}}"#,
        r#","Condition":{"StringEquals":{"a":"b","A":"c"}}"#,
        r#","Condition":{"ForAnyValue:Null":{"a":"true"}}"#,
        r#","Condition":{"Null":{"a":"maybe"}}"#,
        r#","Condition":{"BinaryEquals":{"a":"?"}}"#,
        r#","Condition":{"stringequals":{"a":"b"}}"#,
        r#","Effect":"Deny""#,
    ] {
        assert_eq!(allow(bad), SYNTAX, "{bad}");
    }
    // Without keys the word says nothing; AWS takes it.
    assert_eq!(allow(r#","Condition":{"x":{},"StringEquals":{},"DateGreaterThan":{"a":[]}}"#), "");
    for bad in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"Version":"2012-10-17","Statement":[],"x":1}"#,
        r#"{"Version":"2011-10-17","Statement":[]}"#,
    ] {
        assert_eq!(fault(bad, Kind::Identity), SYNTAX, "{bad}");
    }
    assert_eq!(
        fault(
            r#"{"Version":"2012-10-17","Condition":{},"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
            Kind::Identity
        ),
        SYNTAX
    );
}

#[test]
fn says_what_aws_says() {
    let old = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    assert_eq!(
        fault(old, Kind::Identity),
        "Policy document must be version 2012-10-17 or greater."
    );
    for (statement, message) in [
        (r#"{"Effect":"Allow","Resource":"*"}"#, "Policy statement must contain actions."),
        (
            r#"{"Effect":"Allow","Action":[],"Resource":"*"}"#,
            "Policy statement must contain actions.",
        ),
        (r#"{"Effect":"Allow","Action":"s3:Get"}"#, "Policy statement must contain resources."),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":[]}"#,
            "Policy statement must contain resources.",
        ),
        (
            r#"{"Effect":"allow","Action":"s3:Get","Resource":"*"}"#,
            "The policy failed legacy parsing",
        ),
        (
            r#"{"Effect":"Allow","Action":"Get","Resource":"*"}"#,
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:a:b","Resource":"*"}"#,
            "Actions/Condition can contain only one colon.",
        ),
        (r#"{"Effect":"Allow","Action":"a a:b","Resource":"*"}"#, "Vendor a a is not valid"),
        (r#"{"Effect":"Allow","Action":"*:Get","Resource":"*"}"#, "Vendor * is not valid"),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"adf"}"#,
            "Resource adf must be in ARN format or \"*\".",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:b:c:d:e:f:g:h"}"#,
            "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:s3:::example_bucket"}"#,
            "Partition \"s3\" is not valid for resource \"arn:s3:::example_bucket:*\".",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:bsdfdsafsad"}"#,
            "Partition \"bsdfdsafsad\" is not valid for resource \"arn:bsdfdsafsad:*:*:*:*\".",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws"}"#,
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws:s3:eu::b"}"#,
            "Resource arn:aws:s3:eu::b can not contain region information.",
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws:iam:eu::user/x"}"#,
            "IAM resource arn:aws:iam:eu::user/x cannot contain region information.",
        ),
        (
            r#"[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"}]"#,
            "Statement IDs (SID) in a single policy must be unique.",
        ),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"a":"soon"}}}"#,
            "The policy failed legacy parsing",
        ),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}"#,
            "Policy document should not specify a principal.",
        ),
    ] {
        assert_eq!(identity(statement), message, "{statement}");
    }
    assert!(
        identity(r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::1:nobody/x"}"#)
            .starts_with("IAM resource path must either be \"*\", root, or start with user/, ")
    );
}

#[test]
fn a_trust_policy_says_who_and_not_on_what() {
    let trust = |body: &str| {
        fault(
            &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow",{body}}}]}}"#),
            Kind::Trust,
        )
    };
    assert_eq!(fault("not json", Kind::Trust), "This policy contains invalid Json");
    assert_eq!(trust(r#""Action":"sts:AssumeRole""#), "Missing required field Principal");
    assert_eq!(
        trust(r#""Principal":"*","Action":"sts:AssumeRole","Resource":"*""#),
        "Has prohibited field Resource"
    );
    assert_eq!(
        trust(r#""NotPrincipal":"*","Action":"sts:AssumeRole""#),
        "Has prohibited field NotPrincipal"
    );
    for action in ["sts:InvalidAction", "s3:Get", "*"] {
        assert_eq!(
            trust(&format!(r#""Principal":"*","Action":"{action}""#)),
            "AssumeRole policy may only specify STS AssumeRole actions."
        );
    }
    for name in ["arn:aws:iam::111122223333:user/*", "bob", "1234", "arn:aws:iam::1:user/a"] {
        assert_eq!(
            trust(&format!(r#""Principal":{{"AWS":"{name}"}},"Action":"sts:AssumeRole""#)),
            format!("Invalid principal in policy: \"AWS\":\"{name}\"")
        );
    }
}

#[test]
fn of_several_faults_awss_is_named() {
    const LEGACY: &str = "The policy failed legacy parsing";
    const ACTIONS: &str = "Policy statement must contain actions.";
    const VENDOR: &str =
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    let cases = [
        // A date comes before resources and missing actions, the case of an effect before sids.
        (r#"{"Effect":"Allow","Condition":{"DateGreaterThan":{"a":"soon"}}}"#, LEGACY),
        (r#"{"Effect":"allow","Resource":"arn:aws:s3:eu::b"}"#, LEGACY),
        (r#"[{"Sid":"a","Effect":"aLLow"},{"Sid":"a","Effect":"Allow"}]"#, LEGACY),
        (r#"{"Effect":"Allow","Resource":"arn:aws:s3::b"}"#, LEGACY),
        (r#"{"Effect":"Allow","Action":"s3:a","NotResource":"arn:aws:s3::b"}"#, LEGACY),
        (r#"{"Effect":"Allow","NotAction":"s3:a","Resource":"arn:aws::::b"}"#, LEGACY),
        (r#"{"Effect":"Allow","Action":"s3:a","Resource":"arn:aws::b"}"#, LEGACY),
        (
            r#"{"Effect":"Allow","Action":"s3:a","Resource":"arn:no:s3:::b","Condition":{"DateEquals":{"a":"x"}}}"#,
            LEGACY,
        ),
        // Sids before missing actions, missing actions before resources.
        (
            r#"[{"Sid":"a","Effect":"Allow","Action":"s3:a","Resource":"*"},{"Sid":"a","Effect":"Allow"}]"#,
            "Statement IDs (SID) in a single policy must be unique.",
        ),
        (r#"{"Effect":"Allow","Resource":"x"}"#, ACTIONS),
        (r#"[{"Effect":"Deny"},{"Effect":"Allow","Action":"s","Resource":"x"}]"#, ACTIONS),
        // Resources before action prefixes, those before missing resources.
        (
            r#"{"Effect":"Allow","Action":"s:3:a","Resource":"x"}"#,
            r#"Resource x must be in ARN format or "*"."#,
        ),
        (r#"[{"Effect":"Allow","Action":"s3:a"},{"Effect":"Allow","Action":"a"}]"#, VENDOR),
        (r#"{"Effect":"Allow","NotAction":"","Resource":"*"}"#, VENDOR),
        (
            r#"{"Effect":"Allow","Action":"s3:a","Resource":["arn:no:s3:::b","arn:no:s3::b"]}"#,
            r#"Partition "no" is not valid for resource "arn:no:s3:::b"."#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:a","Resource":"a:b:c"}"#,
            r#"Partition "b" is not valid for resource "arn:b:c:*:*:*"."#,
        ),
        (
            r#"{"Effect":"Allow","Action":"s3:a","Resource":"arn:aws:*:::b"}"#,
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ),
        // Syntax comes before everything.
        (
            r#"{"Effect":"Allow","Condition":{"DateEquals":{"a":"x"},"What":{"a":"b"}}}"#,
            "Syntax errors in policy.",
        ),
        (r#"{"Effect":"allow","Action":[[]]}"#, "Syntax errors in policy."),
        (
            r#"{"Sid":"a b","Effect":"Allow","Action":"s3:a","Resource":"*"}"#,
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
        ),
    ];
    for (statement, message) in cases {
        assert_eq!(identity(statement), message, "{statement}");
    }
    let old = r#"{"Statement":[{"Effect":"denY","Condition":{"DateEquals":{"a":"x"}}}]}"#;
    let version = "Policy document must be version 2012-10-17 or greater.";
    assert_eq!(fault(old, Kind::Identity), version);
}

#[test]
fn takes_the_odd_documents_that_aws_takes() {
    for rest in [
        r#""Action":"iam: asdf safdsf af ","Resource":"arn:aws:iam:::user/x""#,
        r#""Action":["service-prefix:a","s3.s:b","aaaa:c"],"Resource":"arn:aws:fdsasf""#,
        r#""NotAction":"s3:a","NotResource":"*""#,
        r#""Action":"*","Resource":"arn:*:s33:eu-1::b","Condition":{}"#,
        r#""Action":"*","Resource":"arn:aws-cn:s3:eu-1:1:accesspoint/b","Condition":{"x":{},"y":{}}"#,
        r#""Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"a":["01T","-292275054"]}}"#,
        r#""Action":"*","Resource":"*","Condition":{"ForAnyValue:StringEqualsIfExists":{"a":"b"}}"#,
        r#""Sid":"","Action":"*","Resource":"*""#,
    ] {
        assert_eq!(identity(&format!(r#"{{"Effect":"Allow",{rest}}}"#)), "", "{rest}");
    }
}
