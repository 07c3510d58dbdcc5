//! No document, context, pattern, ARN or line makes the engine fail, allow, recurse or allocate without bound.

use crate::support::*;
use countersign_policy::cases::answer_line;
use countersign_policy::{Document, Kind};
use serde_json::{Value, json};

#[test]
fn what_is_no_whole_arn_opens_nothing_and_closes_all_it_may_mean() {
    let with = |name: &str, effect: &str| {
        let statement = json!({"Effect": effect, "Action": "*", name: "arn:aws:s3"});
        let allow = if effect == "Deny" { vec![all("Allow"), statement] } else { vec![statement] };
        decide(json!({}), json!({"identity": [policy(json!(allow))]}))
    };
    assert_eq!(with("Resource", "Allow"), "ImplicitDeny");
    assert_eq!(with("NotResource", "Allow"), "ImplicitDeny");
    assert_eq!(with("Resource", "Deny"), "ExplicitDeny");
    assert_eq!(with("NotResource", "Deny"), "ExplicitDeny");
}

#[test]
fn a_line_that_cannot_be_read_is_answered_and_never_allows() {
    let request = r#""request":{"principal":{"kind":"aws","id":"arn:aws:iam::1:user/u"},"action":"a:b","resource":"*","resource_account":"1""#;
    let allow =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let case = |more: &str, policies: &str| {
        format!(r#"{{"id":7,{request}{more}}},"policies":{{{policies}}}}}"#)
    };
    let identity = format!(r#""identity":[{allow}]"#);
    assert_eq!(decide_line(&case("", &identity)), "Allow", "but for the fault");
    let twice = allow.replace(r#""Effect":"Allow""#, r#""Effect":"Deny","Effect":"Allow""#);
    for line in [
        "",
        "null",
        "[]",
        "not json",
        "{}",
        &case(r#","context":{"a":"1","A":"2"}"#, &identity),
        &case(r#","context":{"a":{"b":1}}"#, &identity),
        &case(r#","context":[]"#, &identity),
        &case(r#","wildcard_only_action":"yes""#, &identity),
        &case("", &format!(r#"{identity},"unknown":[]"#)),
        &case("", &format!(r#"{identity},"boundary":{{}}"#)),
        &case("", &format!(r#"{identity},"scp":[{{}}]"#)),
        &case("", &format!(r#""identity":[{twice}]"#)),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("Resource", "resource"))),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("Allow", "allow"))),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("2012", "2013"))),
    ] {
        let answer: Value = serde_json::from_str(&answer_line(line)).unwrap();
        assert_eq!(answer["decision"], "ImplicitDeny", "{line}");
        assert!(answer["error"].is_string(), "{line}");
    }
    let answer: Value = serde_json::from_str(&answer_line(&case("", r#""x":1"#))).unwrap();
    assert_eq!(answer["id"], 7);
}

#[test]
fn p1_a_statement_that_is_not_understood_never_allows_and_always_denies() {
    let decided = |effect: &str, layer: &str, members: &Value| {
        let mut statement = all(effect);
        for (name, value) in members.as_object().unwrap() {
            let object = statement.as_object_mut().unwrap();
            object.remove(name.trim_start_matches("Not"));
            if !value.is_null() {
                object.insert(name.clone(), value.clone());
            }
        }
        let mut policies = json!({"identity": allowing()});
        if effect == "Deny" && layer == "identity" {
            policies[layer].as_array_mut().unwrap().push(policy(json!([statement])));
        } else {
            policies[layer] = json!([policy(json!([statement]))]);
        }
        decide(json!({"context": {"aws:SourceArn": "arn:aws:s3:::x"}}), policies)
    };
    for members in [
        json!({"Action": null}),
        json!({"Action": []}),
        json!({"NotAction": []}),
        json!({"Resource": null}),
        json!({"Resource": []}),
        json!({"NotResource": []}),
        json!({"Action": "*:GetObject"}),
        json!({"Action": "s3*"}),
        json!({"Action": ["s3:GetObject", "s?:Get"]}),
        json!({"Resource": "arn:aws:*:::bucket/key"}),
        json!({"Principal": "*"}),
        json!({"Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:s3"}}}),
        json!({"Condition": {"ArnNotLike": {"aws:SourceArn": "arn:aws:sqs"}}}),
    ] {
        for layer in ["identity", "boundary", "session"] {
            assert_eq!(decided("Allow", layer, &members), "ImplicitDeny", "{layer} {members}");
            assert_eq!(decided("Deny", layer, &members), "ExplicitDeny", "{layer} {members}");
        }
    }
}

#[test]
fn p14_more_actions_than_an_index_counts_are_refused() {
    let of = |actions: usize| {
        let statement = json!({"Effect": "Deny", "Action": vec!["*"; actions], "Resource": "*"});
        json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
    };
    let most = usize::from(u16::MAX);
    assert_eq!(Document::parse(&of(most), Kind::Identity).unwrap().len(), 1);
    Document::parse(&of(most + 1), Kind::Identity).unwrap_err();
}

#[test]
fn p14_what_takes_much_memory_weighs_much() {
    let weight = |members: Value| {
        let mut statement = json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"});
        statement.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let text = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        Document::parse(&text, Kind::Identity).unwrap().weight()
    };
    let plain = weight(json!({}));
    assert!((300..1000).contains(&plain), "{plain}");
    let many = |text: &'static str| vec![text; 1000];
    for (members, each) in [
        (json!({"Action": many("a:b")}), 40),
        (json!({"Resource": format!("arn:aws:s3:::{}", "?*".repeat(1000))}), 48),
        (json!({"Resource": many("arn:aws:s3:::bucket/${aws:username}")}), 170),
        (json!({"Condition": {"NumericLessThan": {"a:b": many("0.5")}}}), 90),
        (json!({"Condition": {"DateLessThan": {"a:b": many("2030-01-01")}}}), 16),
        (json!({"Condition": {"BinaryEquals": {"a:b": many("YWI=")}}}), 40),
        (json!({"Condition": {"IpAddress": {"a:b": many("10.0.0.0/8")}}}), 18),
        (json!({"Condition": {"StringEquals": {"a:b": many("a text of more than 24 bytes")}}}), 60),
        (json!({"Condition": {"ArnLike": {"a:b": many("arn:aws:iam::1:user/?")}}}), 90),
    ] {
        let weighs = weight(members.clone()) - plain;
        let text = members.to_string().chars().take(60).collect::<String>();
        assert!(weighs > 1000 * each && weighs < 3000 * each, "{weighs}: {text}");
    }
}

#[test]
fn p14_five_thousand_statements_are_read_and_walked() {
    let statement =
        json!({"Effect": "Allow", "Action": ["sqs:*", "sns:*"], "Resource": "arn:aws:sqs:*:*:*"});
    let many = policy(json!(vec![statement; 5000]));
    assert_eq!(fault(&many.to_string(), Kind::Identity), "");
    assert_eq!(decide(json!({}), json!({"identity": [many]})), "ImplicitDeny");
}

/// A case that is allowed, and every member of which has a say in it.
fn good_case() -> Value {
    json!({
        "id": "good",
        "request": {
            "principal": {"kind": "aws", "id": ALICE},
            "action": "s3:GetObject",
            "resource": "arn:aws:s3:::bucket/key",
            "resource_account": "111122223333",
            "context": {"app:k": "a", "app:set": ["x"]},
        },
        "policies": {
            "identity": [{
                "Version": "2012-10-17",
                "Statement": [{
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"],
                    "Resource": ["arn:aws:s3:::bucket/key"],
                    "Condition": {"StringEquals": {"app:k": ["a"]}, "ForAnyValue:StringLike": {"app:set": "x*"}},
                }],
            }],
            "resource": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": {"AWS": [SESSION]}, "Action": "s3:*", "Resource": "*"}]},
            "boundary": [limited(json!({}))],
            "session": [limited(json!({}))],
            "endpoint": [limited(json!({"Principal": {"AWS": ALICE}}))],
            "scp": [{"level": "root", "policies": [limited(json!({}))]}],
            "rcp": [{"level": "root", "policies": [limited(json!({"Principal": "*"}))]}],
        },
    })
}

/// A document that allows the good case and no other.
fn limited(more: Value) -> Value {
    let mut statement = json!({
        "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/key",
        "Condition": {"StringEquals": {"app:k": "a"}},
    });
    statement.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    policy(json!([statement]))
}

/// The places of everything inside a value, as JSON pointers.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(n, v)| (n.replace('/', "~1"), v)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(n, v)| (n.to_string(), v)).collect(),
        _ => return,
    };
    for (name, inner) in inside {
        let place = format!("{at}/{name}");
        places(inner, &place, all);
        all.push(place);
    }
}

#[test]
fn no_member_of_a_case_may_be_of_another_kind() {
    let good = good_case();
    assert_eq!(decide_line(&good.to_string()), "Allow", "but for the fault");
    let mut all = Vec::new();
    places(&good, "", &mut all);
    assert!(all.len() > 100, "{}", all.len());
    let odd = [
        json!(true),
        json!(0),
        json!(1e300),
        json!({"x": {"y": {}}}),
        json!([[]]),
        json!([null]),
        json!("\u{0}"),
        json!(""),
    ];
    for place in &all {
        for value in &odd {
            let mut bad = good.clone();
            *bad.pointer_mut(place).unwrap() = value.clone();
            let decision = decide_line(&bad.to_string());
            // What nobody reads may be anything, and what narrows a Deny may widen it.
            let unread = place == "/id" || place.ends_with("/level");
            let denies = place.starts_with("/policies/resource/");
            assert!(
                decision != "Allow" || unread || (denies && is_text(value)),
                "{place}: {value}"
            );
        }
    }
}

fn is_text(value: &Value) -> bool {
    value.is_string()
}

#[test]
fn no_member_of_a_case_may_be_missing() {
    let good = good_case();
    let mut all = Vec::new();
    places(&good, "", &mut all);
    for place in &all {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let mut bad = good.clone();
        match bad.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(&name.replace("~1", "/"))),
            Value::Array(items) => drop(items.remove(name.parse().unwrap())),
            _ => unreachable!("only these have places"),
        }
        let allowed = decide_line(&bad.to_string()) == "Allow";
        // Whole layers may be left out, and so may conditions, whom a statement is for, and what is said of nothing.
        let may_be_left = |place: &str| {
            let depth = place.matches('/').count();
            let of_policies = place.starts_with("/policies/");
            ["/id", "/policies/identity/0", "/policies/resource/Statement/0"].contains(&place)
                || place.ends_with("/level")
                || place.ends_with("/Version")
                || place.contains("/Condition")
                || (of_policies && place.contains("/Principal"))
                || (of_policies && depth == 2)
                || place.starts_with("/policies/scp/0") && depth == 3
                || place.starts_with("/policies/rcp/0") && depth == 3
                || place.starts_with("/policies/resource/Statement/0/Resource")
                || place.starts_with("/policies/resource/Statement/0/Action")
        };
        assert!(!allowed || may_be_left(place), "without {place}");
    }
}

#[test]
fn p3_no_name_of_a_case_occurs_twice() {
    let good = good_case().to_string();
    // A name is the text before a colon.
    let pieces: Vec<&str> = good.split('"').collect();
    let mut names = 0;
    for (place, pair) in pieces.windows(2).enumerate() {
        if place % 2 == 0 || !pair[1].starts_with(':') {
            continue;
        }
        names += 1;
        let (before, after) = (pieces[..place].join("\""), pieces[place..].join("\""));
        for other in [pair[0].to_owned(), pair[0].to_uppercase(), pair[0].to_lowercase()] {
            let twice = format!("{before}\"{other}\":null,\"{after}");
            assert!(serde_json::from_str::<Value>(&twice).is_ok(), "{twice}");
            assert_ne!(decide_line(&twice), "Allow", "{twice}");
        }
    }
    assert!(names > 60, "{names}");
}

#[test]
fn p13_who_cannot_be_told_is_nobody() {
    for id in [
        "",
        "arn:",
        "arn:aws:iam:::root",
        "arn:aws:iam::111122223333:root/x",
        "arn:aws:iam::1111:root",
        "arn:aws:s3::111122223333:root",
        "arn:aws:sts::111122223333:root",
        "arn:::::root",
        "root",
        "abcdefghijkl",
        "1111222233334",
        "arn:aws:iam::111122223333:Root",
        "arn:aws:iam::111122223333:root ",
        "*",
    ] {
        for account in ["111122223333", "", "abcdefghijkl", "1111"] {
            let request =
                json!({"principal": {"kind": "aws", "id": id}, "resource_account": account});
            assert_ne!(decide(request, json!({})), "Allow", "{id} in {account}");
        }
    }
    for kind in ["AWS", "root", "", "user", "Anonymous"] {
        let request = json!({"principal": {"kind": kind, "id": ROOT}});
        assert_ne!(decide(request, json!({"identity": allowing()})), "Allow", "{kind}");
    }
}

#[test]
fn p14_depth_is_bounded_wherever_it_stands() {
    let deep = |open: &str, close: &str| open.repeat(10_000) + "1" + &close.repeat(10_000);
    for deep in
        [deep("[", "]"), deep(r#"{"a":"#, "}"), "[".repeat(1_000_000), r#"{"a":"#.repeat(100_000)]
    {
        for kind in [Kind::Identity, Kind::Trust, Kind::Resource, Kind::Scp] {
            assert_ne!(fault(&deep, kind), "");
            let condition = format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{deep}}}}}"#
            );
            assert_ne!(fault(&condition, kind), "");
        }
        assert_eq!(decide_line(&deep), "ImplicitDeny");
        let mut text = good_case();
        text["policies"]["identity"] = json!([deep]);
        assert_eq!(decide_line(&text.to_string()), "ImplicitDeny", "a document within a text");
        let within =
            good_case().to_string().replace(r#""a","app:set""#, &format!(r#"{deep},"app:set""#));
        assert_eq!(decide_line(&within), "ImplicitDeny", "a context");
    }
}

#[test]
fn p14_numbers_of_a_megabyte() {
    for digits in [
        "9".repeat(1_000_000),
        format!("0.{}1", "0".repeat(1_000_000)),
        format!("1e{}", "9".repeat(1_000_000)),
        format!("-{}", "1".repeat(1_000_000)),
    ] {
        for operator in ["NumericEquals", "NumericLessThan", "DateEquals", "IpAddress"] {
            let stored = format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"app:k":{digits}}}}}}}}}"#
            );
            // A number so small that it is nought when it is read is one.
            let _ = fault(&stored, Kind::Identity);
            let condition = json!({operator: {"app:k": "1"}});
            let context = json!({"app:k": digits});
            assert!(
                !holds(condition, context) || operator.contains("Less") || operator.contains("Not"),
                "{operator}"
            );
        }
    }
}

#[test]
fn p14_patterns_that_would_make_a_matcher_try_again_and_again() {
    let stars = "*a".repeat(2_000);
    let (name, variables) = ("a".repeat(4_000) + "b", "${app:v}*".repeat(2_000));
    let context = json!({"app:k": name, "app:v": "a", "app:arn": format!("arn:aws:s3:::{name}")});
    for pattern in [
        stars.clone(),
        stars + "?c",
        "*?".repeat(2_000),
        variables,
        "*".repeat(100_000) + "c",
        "?".repeat(100_000),
    ] {
        let matches = pattern == "*?".repeat(2_000) || pattern.starts_with("${");
        assert_eq!(holds(json!({"StringLike": {"app:k": pattern}}), context.clone()), matches);
        assert_eq!(
            holds(
                json!({"ArnLike": {"app:arn": format!("arn:aws:s3:::{pattern}")}}),
                context.clone()
            ),
            matches
        );
        let resource = json!({"Effect": "Allow", "Action": "*", "Resource": format!("arn:aws:s3:::{pattern}")});
        let request = json!({"resource": format!("arn:aws:s3:::{name}"), "context": context});
        assert_eq!(allows(resource, request), matches);
        if !pattern.starts_with("${") {
            let action =
                json!({"Effect": "Allow", "Action": format!("s3:{pattern}"), "Resource": "*"});
            assert_eq!(allows(action, json!({"action": format!("s3:{name}")})), matches);
        }
    }
}

#[test]
fn p14_values_put_in_for_variables_do_not_add_up() {
    let long = "v".repeat(100_000);
    let pattern = "${app:v}".repeat(10_000);
    let context = json!({"app:k": "v", "app:v": long});
    assert!(!holds(json!({"StringLike": {"app:k": pattern}}), context.clone()));
    assert!(!holds(json!({"StringEquals": {"app:k": pattern}}), context.clone()));
    // Each value is turned to lower case, and none of them is kept.
    let many = "${app:v}".repeat(3_000);
    assert!(!holds(json!({"StringEqualsIgnoreCase": {"app:k": many}}), context.clone()));
    let nothing = format!("{many}${{app:none}}");
    assert!(!holds(json!({"StringEquals": {"app:k": nothing}}), context.clone()));
    assert!(holds(json!({"StringNotEquals": {"app:k": nothing}}), context));
}

#[test]
fn p14_lists_of_many_thousands() {
    let many: Vec<String> = (0..30_000).map(|n| format!("s3:a{n}")).collect();
    let statement = json!({"Effect": "Allow", "Action": many, "Resource": "*"});
    assert!(!allows(statement.clone(), json!({})));
    assert!(allows(statement, json!({"action": "s3:A29999"})));
    let resources: Vec<String> = (0..30_000).map(|n| format!("arn:aws:s3:::{n}")).collect();
    assert!(!allows(json!({"Effect": "Allow", "Action": "*", "Resource": resources}), json!({})));
    assert!(!holds(json!({"StringEquals": {"app:k": many}}), json!({"app:k": "b"})));
    assert!(!holds(json!({"ForAnyValue:StringEquals": {"app:k": "b"}}), json!({"app:k": many})));
    let names: Vec<String> = (0..30_000).map(|n| format!("{n:012}")).collect();
    let resource = policy(json!([named("Allow", json!({"AWS": names}))]));
    assert_eq!(decide(json!({}), json!({"resource": resource})), "ImplicitDeny");
    let keys: Value = (0..10_000)
        .map(|n| (format!("app:{n}"), json!("x")))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert!(holds(json!({"StringEquals": keys}), keys.clone()));
    assert!(!holds(json!({"StringNotEquals": keys}), keys));
}

#[test]
fn p15_characters_that_are_none_and_marks_before_a_line() {
    let good = good_case().to_string();
    for bad in [
        format!("\u{feff}{good}"),
        format!("{good}\u{2028}"),
        format!("{good}\u{0}"),
        format!("{good}{good}"),
        good.replace("bucket/key", r"bucket/\ud800"),
        good.replace("bucket/key", r"bucket/\udc00\ud800"),
        good.replace("bucket/key", "bucket/\u{0}"),
        good.replace(r#""Allow""#, r#""\uD841llow""#),
        good.replace("111122223333", "１１１１22223333"),
        good.replace('"', "'"),
        good.replace(':', "="),
        good.replace("s3:GetObject", "s3:GetObject\u{200b}"),
    ] {
        let allowed = decide_line(&bad) == "Allow";
        assert!(!allowed || bad.contains('\u{200b}') || bad.contains('１'), "{bad}");
    }
}

#[test]
fn names_that_differ_in_case_beyond_ascii_are_not_the_same() {
    // The sign of Kelvin is in lower case a `k`.
    let twice = json!({"app:\u{212a}": "b", "app:k": "a"});
    assert!(!holds(json!({"StringEquals": {"app:k": "a"}}), twice), "one of two would win");
    assert!(!holds(json!({"StringEquals": {"app:k": "K"}}), json!({"app:k": "\u{212a}"})));
}

#[test]
fn what_no_action_or_resource_is_matches_nothing_but_stars() {
    let limited = json!({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::*"});
    for (action, resource) in [
        ("", "arn:aws:s3:::b"),
        ("s3", "arn:aws:s3:::b"),
        (":", "arn:aws:s3:::b"),
        ("s3:GetObject", ""),
        ("s3:GetObject", "*"),
        ("s3:GetObject", "arn:aws:s3"),
        ("s3:GetObject", "arn:aws:s3::"),
        ("s3:GetObject", ":::::"),
        ("s3 :GetObject", "arn:aws:s3:::b"),
    ] {
        let request = json!({"action": action, "resource": resource});
        assert!(!allows(limited.clone(), request), "{action} {resource}");
    }
}

#[test]
fn p14_a_text_of_variables_is_cut_in_one_go() {
    for variable in ["${app:v}", "${app:v, 'x'}", "${*}", "${*}*", "a${app:v}"] {
        let pattern = variable.repeat(50_000);
        let condition = json!({"StringLike": {"app:k": pattern}});
        let text = policy(json!([when("Allow", condition.clone())])).to_string();
        assert_eq!(fault(&text, Kind::Identity), "", "{variable}");
        assert!(!holds(condition, json!({"app:k": "b", "app:v": "c"})), "{variable}");
    }
}
