//! 3.1: what a document is.

use crate::support::*;
use countersign_policy::Kind;
use serde_json::{Value, json};

const SYNTAX: &str = "Syntax errors in policy.";

fn with(name: &str, value: Value) -> String {
    let mut document = policy(json!([all("Allow")]));
    document[name] = value;
    document.to_string()
}

#[test]
fn the_versions_are_two_and_old_ones_are_no_identity_policies() {
    const OLD: &str = "Policy document must be version 2012-10-17 or greater.";
    let old = with("Version", json!("2008-10-17"));
    let none = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    for text in [&old, none] {
        assert_eq!(fault(text, Kind::Identity), OLD);
    }
    for kind in [Kind::Identity, Kind::Session, Kind::Scp] {
        assert_eq!(fault(&with("Version", json!("2012-10-17")), kind), "", "{kind:?}");
        for version in [json!("2013-10-17"), json!(""), json!(2012), json!(null), json!([])] {
            assert_eq!(fault(&with("Version", version.clone()), kind), SYNTAX, "{version}");
        }
    }
    for version in ["2008-10-17", "2012-10-17"] {
        let trust = json!({"Version": version, "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}});
        assert_eq!(fault(&trust.to_string(), Kind::Trust), "");
        let mut none = trust;
        none.as_object_mut().unwrap().remove("Version");
        assert_eq!(fault(&none.to_string(), Kind::Trust), "");
    }
}

#[test]
fn statement_is_one_or_several() {
    for statement in [all("Allow"), json!([all("Allow")]), json!([all("Allow"), all("Allow")])] {
        let document = policy(statement);
        assert_eq!(fault(&document.to_string(), Kind::Identity), "");
        assert_eq!(decide(json!({}), json!({"identity": [document]})), "Allow");
    }
    for statement in [json!([]), json!("x"), json!(null), json!([[]]), json!([null])] {
        assert_eq!(fault(&with("Statement", statement), Kind::Identity), SYNTAX);
    }
}

#[test]
fn names_of_elements_have_their_case() {
    for name in ["effect", "action", "RESOURCE", "condition", "sid", "principal"] {
        let mut statement = all("Allow");
        statement[name] = json!("x");
        let document = policy(json!([statement]));
        assert_eq!(fault(&document.to_string(), Kind::Identity), SYNTAX, "{name}");
        assert_eq!(decide(json!({}), json!({"identity": [document]})), "ImplicitDeny", "{name}");
    }
    for name in ["version", "statement", "id", "Extra"] {
        assert_eq!(fault(&with(name, json!("x")), Kind::Identity), SYNTAX, "{name}");
    }
}

#[test]
fn p3_duplicate_names_are_an_error_at_every_level() {
    let good = r#"{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"app:k":"a"}}}]}"#;
    assert_eq!(fault(good, Kind::Identity), "");
    for member in [
        r#""Version":"2012-10-17""#,
        r#""Sid":"a""#,
        r#""Effect":"Allow""#,
        r#""Action":"*""#,
        r#""Resource":"*""#,
        r#""app:k":"a""#,
        r#""StringEquals":{"app:k":"a"}"#,
        r#""Condition":{"StringEquals":{"app:k":"a"}}"#,
    ] {
        let (name, value) = member.split_once(':').unwrap();
        let (name, value) =
            if member.starts_with(r#""app"#) { (r#""app:k""#, r#""a""#) } else { (name, value) };
        for other in [name.to_owned(), name.to_uppercase(), name.to_lowercase()] {
            let twice = good.replacen(member, &format!("{member},{other}:{value}"), 1);
            assert_ne!(twice, good);
            assert_eq!(fault(&twice, Kind::Identity), SYNTAX, "{twice}");
            let line = case_of(&twice);
            assert_eq!(decide_line(&line), "ImplicitDeny", "{twice}");
        }
    }
    assert_eq!(decide_line(&case_of(good)), "Allow", "but for the fault");
}

fn case_of(document: &str) -> String {
    format!(
        r#"{{"id":1,"request":{{"principal":{{"kind":"aws","id":"{ALICE}"}},"action":"a:b","resource":"*","resource_account":"111122223333","context":{{"app:k":"a"}}}},"policies":{{"identity":[{document}]}}}}"#
    )
}

#[test]
fn who_may_stand_where_depends_on_the_kind() {
    let plain = policy(json!([all("Allow")])).to_string();
    let whom = policy(json!([named("Allow", json!("*"))])).to_string();
    let mut statement = all("Deny");
    statement["NotPrincipal"] = json!({"AWS": ALICE});
    let except = policy(json!([statement])).to_string();
    for kind in [Kind::Identity, Kind::Session, Kind::Boundary, Kind::Scp] {
        assert_eq!(fault(&plain, kind), "", "{kind:?}");
        assert_ne!(fault(&whom, kind), "", "{kind:?}");
        assert_ne!(fault(&except, kind), "", "{kind:?}");
    }
    for kind in [Kind::Trust, Kind::Resource] {
        assert_ne!(fault(&plain, kind), "", "{kind:?}: it must say who");
    }
    assert_eq!(fault(&whom, Kind::Resource), "");
    assert_eq!(fault(&except, Kind::Resource), "");
    assert_eq!(fault(&whom, Kind::Trust), "Has prohibited field Resource");
    for kind in [Kind::Rcp, Kind::Endpoint] {
        assert_eq!(fault(&whom, kind), "", "{kind:?}");
        assert_eq!(fault(&plain, kind), "", "{kind:?}");
    }
}

#[test]
fn p12_a_trust_policy_excepts_nobody_and_is_about_its_role() {
    for (name, value) in [
        ("Resource", json!("*")),
        ("NotResource", json!("*")),
        ("NotPrincipal", json!({"AWS": ALICE})),
    ] {
        let mut statement = json!({"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"});
        if name == "NotPrincipal" {
            statement.as_object_mut().unwrap().remove("Principal");
        }
        statement[name] = value;
        let text = policy(statement).to_string();
        assert_eq!(fault(&text, Kind::Trust), format!("Has prohibited field {name}"));
    }
}

#[test]
fn a_value_is_one_or_several() {
    for (name, one, other) in [
        ("Action", "s3:GetObject", "sqs:SendMessage"),
        ("Resource", "arn:aws:s3:::bucket/key", "arn:aws:sqs:eu:111122223333:q"),
    ] {
        for value in [json!(one), json!([one]), json!([other, one])] {
            let mut statement = all("Allow");
            statement[name] = value.clone();
            assert!(allows(statement, json!({})), "{name} {value}");
        }
        let mut statement = all("Allow");
        statement[name] = json!([other]);
        assert!(!allows(statement, json!({})));
    }
    for names in [json!(ALICE), json!([ALICE]), json!([SESSION, ALICE])] {
        let resource = policy(json!([named("Allow", json!({"AWS": names}))]));
        assert_eq!(decide(json!({}), json!({"resource": resource})), "Allow");
    }
    for value in [json!("a"), json!(["a"]), json!(["b", "a"])] {
        assert!(holds(json!({"StringEquals": {"app:k": value}}), json!({"app:k": "a"})));
    }
}

#[test]
fn action_excludes_not_action_and_likewise_the_others() {
    for name in ["Action", "Resource"] {
        let mut both = all("Allow");
        both[format!("Not{name}")] = json!("s3:x");
        assert_eq!(fault(&policy(json!([both])).to_string(), Kind::Identity), SYNTAX, "{name}");
        assert!(!allows(both, json!({})), "{name}");
    }
    let mut both = named("Allow", json!("*"));
    both["NotPrincipal"] = json!({"AWS": ALICE});
    assert_eq!(fault(&policy(json!([both])).to_string(), Kind::Resource), SYNTAX);
}

#[test]
fn sids_are_plain_and_unique() {
    let sids = |sids: &[&str]| {
        let statement = |sid: &&str| {
            let mut statement = all("Allow");
            statement["Sid"] = json!(sid);
            statement
        };
        let statements: Vec<Value> = sids.iter().map(statement).collect();
        fault(&policy(json!(statements)).to_string(), Kind::Identity)
    };
    assert_eq!(sids(&["aB9", "b", "B"]), "", "case makes them different");
    assert_eq!(sids(&["a", "b", "a"]), "Statement IDs (SID) in a single policy must be unique.");
    for sid in ["a b", "a-b", "a_b", "é"] {
        assert!(sids(&[sid]).starts_with("Statement IDs (SID) must be alpha-numeric."), "{sid}");
    }
}

#[test]
fn p2_a_misplaced_element_is_refused() {
    for document in [
        json!({"Version": "2012-10-17", "Statement": [all("Allow")], "Condition": {}}),
        json!({"Version": "2012-10-17", "Statement": [all("Allow")], "Effect": "Deny"}),
        policy(
            json!([{"Effect": "Allow", "Action": "*", "Resource": "*", "Version": "2012-10-17"}]),
        ),
        policy(json!([{"Effect": "Allow", "Action": "*", "Resource": "*", "StringEquals": {}}])),
        policy(json!([{"Statement": all("Allow")}])),
    ] {
        assert_eq!(fault(&document.to_string(), Kind::Identity), SYNTAX, "{document}");
        assert_eq!(decide(json!({}), json!({"identity": [document]})), "ImplicitDeny");
    }
}

#[test]
fn p15_characters_are_those_of_latin_1() {
    let with = |sid: &str| {
        policy(
            json!([{"Effect": "Allow", "Action": "*", "Resource": format!("arn:aws:s3:::{sid}")}]),
        )
        .to_string()
    };
    for good in ["a", "é", "ÿ", "\u{a0}", " "] {
        assert_eq!(fault(&with(good), Kind::Identity), "", "{good}");
    }
    for bad in ["\u{100}", "\u{2028}", "\u{feff}", "\u{1}", "\u{7}", "\u{1f600}"] {
        assert_eq!(fault(&with(bad), Kind::Identity), SYNTAX, "{bad:?}");
        let escaped = with("x").replace(
            "::x",
            &format!("::\\u{:04x}", u32::from(bad.chars().next().unwrap()) & 0xffff),
        );
        assert_eq!(fault(&escaped, Kind::Identity), SYNTAX, "{escaped}");
    }
    let good = with("x");
    for text in
        [format!("\u{feff}{good}"), format!("{good}\u{2028}"), good.replace("::x", "::\\ud800")]
    {
        assert_eq!(fault(&text, Kind::Identity), SYNTAX, "{text}");
    }
}
