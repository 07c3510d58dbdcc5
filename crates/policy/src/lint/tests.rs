//! That errors are what storing refuses: neither more nor less.

use super::*;
use proptest::prelude::*;
use serde_json::json;

const KINDS: [Kind; 8] = [
    Kind::Identity,
    Kind::Trust,
    Kind::Resource,
    Kind::Session,
    Kind::Boundary,
    Kind::Scp,
    Kind::Rcp,
    Kind::Endpoint,
];

/// Holds what the linter finds by itself against what storing says.
fn agrees(text: &str, kind: Kind) {
    let report = looked_at(text, kind);
    match Document::parse(text, kind) {
        Ok(_) => {
            let errors: Vec<_> = report.0.iter().filter(|(_, l, _)| *l == Level::Error).collect();
            assert!(errors.is_empty(), "{kind:?} {text}\n{errors:?}");
        }
        Err(refused) => {
            assert!(report.has_error(&refused.message), "{kind:?} {text}\n{refused} {report:?}");
        }
    }
    for finding in findings(text, kind) {
        assert!(finding.line >= 1 && finding.column >= 1 && finding.width >= 1);
    }
}

/// What an element may be set to, right and wrong.
fn values(name: &str) -> Vec<Value> {
    let Value::Array(all) = (match name {
        "Effect" => json!(["Deny", "allow", "No", 1]),
        "Action" | "NotAction" => json!([
            "s3:Get*",
            ["sts:AssumeRole"],
            [],
            "s3",
            "*:x",
            "a:b:c",
            ["s3:x", 1],
            "sts:TagSession",
            "iam:PassRole",
            {}
        ]),
        "Resource" | "NotResource" => json!([
            "*",
            "arn:aws:s3:::b/*",
            [],
            "x",
            "arn:b:s3:::x",
            "arn:aws:s3",
            "arn:aws::x",
            null,
            "arn:aws:iam:eu:1:user/x",
            "arn:aws:iam::1:thing/x",
            "arn:aws:s3:::${aws:username",
            "arn:aws:s3:::${}",
            "arn:aws:s*:::x",
            "arn:aws:s3:::${a:b}",
            ["*", "*", "arn:aws:s3:eu::x", "arn::aws"],
            "arn:aws:s3:::${a, b}"
        ]),
        "Principal" | "NotPrincipal" => json!([
            "*", {"AWS": "*"}, {"AWS": "111122223333"}, {"AWS": "arn:aws:iam::111122223333:user/a*"}, {}, {"Service": []},
            {"Other": "x"}, {"Other": []}, ["*"], "x", {"AWS": [1]}, {"Service": "ec2.amazonaws.com"}, 1,
            {"Federated": "x", "AWS": ["111122223333", "bob"]}, {"Other": [], "AWS": "*"}, {"AWS": ["*", "*"]}
        ]),
        "Sid" => json!(["a", "a b", "", 1, "b"]),
        "Condition" => json!([
            {}, [], "x", {"Foo": {}}, {"Foo": {"a:b": "c"}}, {"StringEquals": []}, {"StringEquals": {"": "x"}}, {"Null": {"a:b": "maybe"}},
            {"NullIfExists": {"a:b": "true"}}, {"ForAnyValue:Null": {"a:b": "true"}}, {"Each:StringEquals": {"a:b": "c"}},
            {"StringEquals": {"a:b": [], "c:d": ["${a", "x"]}}, {"StringEquals": {"a:b": {"c": 1}}}, {"StringEquals": {"a:b": null}},
            {"NumericEquals": {"a:b": [1, "x", true]}}, {"DateEquals": {"a:b": "never"}}, {"DateEquals": {"a:b": ["2020-01-01", "x"], "c:d": "y"}},
            {"Bool": {"a:b": ["true", "FALSE", "2", true]}}, {"IpAddress": {"a:b": ["1.2.3.4/33", "::1"]}}, {"BinaryEquals": {"a:b": "?"}},
            {"ArnLike": {"a:b": "x"}}, {"ArnLike": {"a:b": "arn:aws:s3:::${"}}, {"StringLikeIfExists": {"a:b": "${}"}},
            {"StringEquals": {"": "${"}, "Foo": {"": []}}
        ]),
        "Version" => json!(["2008-10-17", "2013", 1]),
        "Id" => json!(["x", 1]),
        _ => json!(["x"]),
    }) else {
        unreachable!("a list")
    };
    all
}

type Change = (&'static str, Option<Value>);

fn changes(names: &'static [&'static str]) -> impl Strategy<Value = Vec<Change>> {
    let one = prop::sample::select(names).prop_flat_map(|name| {
        let value = prop::sample::select(values(name));
        (Just(name), prop::option::weighted(0.8, value))
    });
    prop::collection::vec(one, 0..3)
}

fn change(object: &mut Value, changes: Vec<Change>) {
    for (name, value) in changes {
        match value {
            Some(value) => object[name] = value,
            None => drop(object.as_object_mut().unwrap().remove(name)),
        }
    }
}

const ELEMENTS: &[&str] = &[
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "Sid",
    "Condition",
    "Condition",
    "action",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn errors_are_what_storing_refuses(
        kind in prop::sample::select(&KINDS[..]), top in changes(&["Version", "Id", "Statement", "version"]),
        statements in prop::collection::vec(changes(ELEMENTS), 0..3), one in any::<bool>(),
    ) {
        let statement = |changes| {
            let action = if kind == Kind::Trust { "sts:AssumeRole" } else { "s3:GetObject" };
            let mut statement = json!({"Effect": "Allow", "Action": action});
            if kind.needs_resources() {
                statement["Resource"] = json!("*");
            }
            if matches!(kind, Kind::Trust | Kind::Resource) {
                statement["Principal"] = json!({"AWS": "111122223333"});
            }
            change(&mut statement, changes);
            statement
        };
        let mut statements: Value = statements.into_iter().map(statement).collect();
        if let (true, Some(first)) = (one, statements.get(0)) {
            statements = first.clone();
        }
        let mut document = json!({"Version": "2012-10-17", "Statement": statements});
        change(&mut document, top);
        agrees(&document.to_string(), kind);
    }

    #[test]
    fn a_text_with_something_put_in_or_cut_out_is_looked_at(
        at in 0_usize..300, cut in 0_usize..4, put in "[\\[\\]{}\",:$*é☃0-9a]{0,3}", kind in prop::sample::select(&KINDS[..]),
    ) {
        let text = r#"{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Allow", "Principal": {"AWS": "111122223333"},
            "Action": ["sts:AssumeRole"], "Resource": "arn:aws:s3:::b/${aws:username}", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": [true, 1.5]}}}]}"#;
        let (start, end) = text.split_at(at.min(text.len()));
        let broken = format!("{start}{put}{}", end.get(cut..).unwrap_or_default());
        agrees(&broken, kind);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        for kind in KINDS {
            agrees(&text, kind);
        }
    }
}
