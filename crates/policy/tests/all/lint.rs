//! Findings: where they stand, what they say, and that the MFA pitfalls are those that the engine sees.

use crate::support::*;
use countersign_policy::Kind;
use countersign_policy::lint::{Finding, Level, findings, findings_of_bytes};
use serde_json::{Value, json};

/// Findings of one level, each as `line:column message`.
fn said(text: &str, kind: Kind, level: Level) -> Vec<String> {
    let all = findings(text, kind).into_iter().filter(|finding| finding.level == level);
    all.map(|f| format!("{}:{} {}", f.line, f.column, f.message)).collect()
}

fn stored(statements: Value) -> String {
    policy(statements).to_string()
}

/// The one finding of a level, in an identity policy with one statement.
fn of_statement(statement: Value, level: Level) -> Vec<String> {
    let text = stored(json!([statement]));
    findings(&text, Kind::Identity)
        .into_iter()
        .filter(|finding| finding.level == level)
        .map(|finding| finding.message)
        .collect()
}

#[test]
fn all_errors_are_found_each_at_its_place() {
    let text = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": ["s3:Get*", "s3"], "Resource": "bucket"},
    {"Sid": "not good", "Effect": "allow", "Action": "*", "Resource": "*", "When": {}},
    {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
      "NumericEquals": {"aws:MultiFactorAuthAge": [1, "é"]}, "Bool?": {"a:b": "x"}}}
  ]
}"#;
    assert_eq!(
        said(text, Kind::Identity, Level::Error),
        [
            "4:47 Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            "4:66 Resource bucket must be in ARN format or \"*\".",
            "5:13 Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            "5:35 The policy failed legacy parsing (it is `Allow` or `Deny`, in this case)",
            "5:76 Syntax errors in policy. (`When` is no element that can stand here)",
            "7:55 Syntax errors in policy. (`é` is not a number)",
            "7:62 Syntax errors in policy. (there is no operator `Bool?`)",
        ]
    );
}

#[test]
fn json_that_is_broken_is_broken_at_its_place() {
    for (text, place, why) in [
        ("{\n  \"Version\": \"2012-10-17\",\n}", "3:1", "a comma must not stand before `}`"),
        ("{\"é\": é}", "1:7", "a JSON value cannot start with this character"),
        ("{\"Version\": \"2012", "1:13", "this string is never closed"),
        ("{\"Version\": \"2012-10-17\"", "1:25", "the text ends too early"),
        ("", "1:1", "the text ends too early"),
        ("\u{feff}{}", "1:1", "a JSON value cannot start with this character"),
        ("{} // done", "1:4", "more text after the end of the JSON value"),
    ] {
        let expected = format!("{place} Syntax errors in policy. (not JSON: {why})");
        assert_eq!(said(text, Kind::Identity, Level::Error), [expected], "{text}");
        let trust = said(text, Kind::Trust, Level::Error).remove(0);
        assert!(
            trust.starts_with(&format!("{place} This policy contains invalid Json")),
            "{trust}"
        );
    }
    let twice = r#"{"Version":"2012-10-17","version":1,"Statement":[]}"#;
    assert_eq!(
        said(twice, Kind::Identity, Level::Error),
        [
            "1:25 Syntax errors in policy. (`version` is written `Version`)",
            "1:25 Syntax errors in policy. (the name `version` stands here twice; case does not count)",
            "1:49 Syntax errors in policy. (there is no statement)",
        ]
    );
}

#[test]
fn hostile_texts_are_looked_at_too() {
    let error = |text: &str| {
        let found = findings(text, Kind::Identity);
        let errors: Vec<&Finding> = found.iter().filter(|f| f.level == Level::Error).collect();
        assert!(!errors.is_empty());
        errors[0].clone()
    };
    assert!(error(&"[".repeat(1_000_000)).message.contains("nests too deeply"));
    assert_eq!(error(&"[".repeat(1_000_000)).column, 33);
    assert!(error(&"9".repeat(1_000_000)).message.contains("too large"));
    assert!(
        error(&format!("{{\"Version\":{}}}", "\"a\",".repeat(200_000)))
            .message
            .contains("a colon is missing")
    );
    // As many statements, actions and conditions as a megabyte holds.
    let guard = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}"#;
    let open = r#"{"Effect":"Allow","Action":"sqs:*","Resource":"*"}"#;
    let many = format!("{}{}", format!("{guard},").repeat(4000), format!("{open},").repeat(8000));
    let text =
        format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, many.trim_end_matches(','));
    assert!(findings(&text, Kind::Identity).iter().all(|finding| finding.level != Level::Error));
    let actions: Vec<String> = (0..60_000).map(|n| format!("s3:Get{n}*")).collect();
    let list = json!({"Effect": "Allow", "Action": actions, "Resource": "*"});
    findings(&stored(json!([list])), Kind::Identity);
    let keys: Value = (0..40_000)
        .map(|n| (format!("aws:K{n}"), json!("a")))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let many = when("Allow", json!({"ForAllValues:StringEquals": keys}));
    findings(&stored(json!([many])), Kind::Identity);
    let long = when("Allow", json!({"StringEquals": {"a:b": "${aws:x}".repeat(100_000)}}));
    findings(&stored(json!([long])), Kind::Identity);
}

#[test]
fn bytes_that_are_no_text_are_an_error_where_they_stand() {
    let found = findings_of_bytes(b"{\"\xc3\xa9\":\n \"\xff\"}", Kind::Trust);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].level, found[0].line, found[0].column), (Level::Error, 2, 3));
    assert!(
        found[0].message.starts_with("This policy contains invalid Json"),
        "{}",
        found[0].message
    );
    let good = stored(json!([all("Deny")]));
    assert_eq!(findings_of_bytes(good.as_bytes(), Kind::Identity), []);
}

#[test]
fn a_good_document_has_nothing_to_be_said_of() {
    let guard = when("Deny", json!({"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}));
    let old =
        when("Deny", json!({"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "3600"}}));
    let own = json!({"Effect": "Allow", "Action": ["iam:*MFADevice", "iam:GetUser"],
                     "Resource": "arn:aws:iam::*:user/${aws:username}"});
    let tags = when(
        "Allow",
        json!({"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}, "Null": {"aws:TagKeys": "false"}}),
    );
    let network = when(
        "Deny",
        json!({"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "Bool": {"aws:ViaAWSService": "false"}}),
    );
    for statement in [guard, old, own, tags, network, all("Allow")] {
        assert_eq!(findings(&stored(json!([statement])), Kind::Identity), [], "{statement}");
    }
    let trust = json!({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/a"}, "Action": "sts:AssumeRole",
        "Condition": {"Bool": {"AWS:multifactorauthpresent": true}, "NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}}});
    assert_eq!(findings(&trust.to_string(), Kind::Trust), []);
}

#[test]
fn conditions_that_are_rarely_meant_are_warned_of() {
    for (condition, message) in [
        (json!({"StringEquals": {"aws:TagKeys": "a"}}), "`aws:TagKeys` has many values: without"),
        (
            json!({"ForAllValues:StringEquals": {"aws:username": "a"}}),
            "also holds when the key is absent",
        ),
        (
            json!({"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}),
            "in an Allow this also holds when `aws:TagKeys` is absent",
        ),
        (
            json!({"ForAnyValue:StringEquals": {"aws:SourceVpc": "a"}}),
            "has one value, and `ForAnyValue`",
        ),
        (json!({"StringEquals": {"app:k": []}}), "so this never holds"),
        (json!({"StringNotEquals": {"app:k": []}}), "so this always holds"),
        (json!({"StringEqualsIfExists": {"app:k": []}}), "only when the key is absent"),
        (json!({"ForAllValues:StringLike": {"app:k": []}}), "only when the key is absent or empty"),
        (json!({"StringEquals": {"app:k": "a*"}}), "`StringLike` has wildcards"),
        (
            json!({"StringNotEqualsIgnoreCase": {"app:k": ["a", "b?"]}}),
            "`StringNotLike` has wildcards",
        ),
        (
            json!({"StringEquals": {"aws:SecureTransport": "true"}}),
            "holds `true` or `false`, which `StringEquals`",
        ),
        (json!({"StringEquals": {"aws:SourceIp": "1.2.3.4"}}), "holds an address"),
        (json!({"StringEquals": {"aws:CurrentTime": "2020-01-01"}}), "holds a date"),
        (json!({"NumericEquals": {"aws:PrincipalAccount": "1"}}), "holds a text"),
        (json!({"Bool": {"aws:MultiFactorAuthAge": "true"}}), "holds a number"),
        (json!({"IpAddress": {"aws:PrincipalArn": "1.2.3.4"}}), "holds an ARN"),
        (
            json!({"StringEquals": {"aws:SourceIP4": "x"}}),
            "no global condition key `aws:SourceIP4`, so no request has it; `aws:SourceIp` is one",
        ),
        (json!({"StringEquals": {"aws:RequestTag": "x"}}), "`aws:RequestTag/KEY` is one"),
        (json!({"StringEquals": {"username": "x"}}), "has no service before a colon"),
        (json!({"StringEquals": {"app:k": "${aws:TagKeys}"}}), "cannot be put in"),
        (json!({"StringEquals": {"app:k": "${aws:user}"}}), "no global condition key `aws:user`"),
    ] {
        let warnings = of_statement(when("Allow", condition.clone()), Level::Warning);
        assert!(
            warnings.iter().any(|warning| warning.contains(message)),
            "{condition}: {warnings:?}"
        );
        assert!(warnings.len() <= 2, "{condition}: {warnings:?}");
    }
    assert_eq!(
        of_statement(when("Allow", json!({"StringEquals": {"app:k": "a${*}"}})), Level::Warning),
        [""; 0]
    );
}

#[test]
fn what_storing_refuses_in_conditions_says_why() {
    for (condition, why) in [
        (json!({"NullIfExists": {"a:b": "true"}}), "`Null` takes no `IfExists`"),
        (json!({"ForAnyValue:Null": {"a:b": "true"}}), "`Null` takes neither"),
        (json!({"stringequals": {"a:b": "c"}}), "`stringequals` is written `StringEquals`"),
        (json!({"ForEach:StringEquals": {"a:b": "c"}}), "`ForEach` is none of"),
        (json!({"Bool": {"a:b": "yes"}}), "`yes` is not `true` or `false`"),
        (json!({"NumericEquals": {"a:b": "${aws:x}"}}), "`NumericEquals` takes no variables"),
        (json!({"IpAddress": {"a:b": "10.0.0.0/33"}}), "is not an address or a range"),
        (json!({"DateLessThan": {"a:b": "soon"}}), "`soon` is not a date"),
        (json!({"StringLike": {"a:b": "${aws:x"}}), "`}` is missing"),
        (json!({"StringLike": {"a:b": "${}"}}), "a variable has no name"),
        (json!({"StringLike": {"a:b": "${aws:x, 'y}"}}), "lacks its closing quote"),
    ] {
        let errors = of_statement(when("Allow", condition.clone()), Level::Error);
        assert!(errors.len() == 1 && errors[0].contains(why), "{condition}: {errors:?}");
    }
}

#[test]
fn elements_that_are_rarely_meant_are_warned_of() {
    let allow = |members: Value| {
        let mut statement = all("Allow");
        for (name, value) in members.as_object().unwrap() {
            statement[name] = value.clone();
        }
        statement.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        statement
    };
    for (statement, message) in [
        (
            allow(json!({"Action": null, "NotAction": "iam:*"})),
            "an Allow with `NotAction` allows every action",
        ),
        (
            allow(json!({"Resource": null, "NotResource": "*"})),
            "an Allow with `NotResource` allows every resource",
        ),
        (allow(json!({"Action": ["s3:*", "s3:GetObject"]})), "`s3:*` covers this action already"),
        (allow(json!({"Action": ["S3:GetObject", "s3:getobject"]})), "stands in the list twice"),
        (allow(json!({"Action": ["s3:Get*", "*"]})), "`*` covers this action already"),
        (allow(json!({"Resource": ["*", "arn:aws:s3:::b"]})), "`*` covers this resource already"),
        (
            allow(json!({"Resource": ["arn:aws:s3:::b*", "arn:aws:s3:::b/c"]})),
            "`arn:aws:s3:::b*` covers",
        ),
        (allow(json!({"Action": ["iam:PassRole"]})), "`iam:PassRole` of any role"),
        (allow(json!({"Action": ["s3:${aws:username}"]})), "plain text in `Action`"),
        (
            allow(json!({"Resource": "arn:aws:s3:::${aws:user}"})),
            "no global condition key `aws:user`",
        ),
        (
            allow(json!({"Resource": "arn:aws:iam::${aws:PrincipalAccount}:user/a"})),
            "in the last of an ARN's six parts only",
        ),
    ] {
        let warnings = of_statement(statement.clone(), Level::Warning);
        assert!(warnings.len() == 1 && warnings[0].contains(message), "{statement}: {warnings:?}");
    }
    for quiet in [
        allow(
            json!({"Action": ["s3:Get*", "s3:GetObject?", "s3:Put*"], "Resource": ["arn:aws:s3:*", "arn:aws:s3:::b"]}),
        ),
        allow(
            json!({"Action": "iam:PassRole", "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}),
        ),
        allow(json!({"Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app"})),
        allow(json!({"Effect": "Deny", "Action": null, "NotAction": "iam:*"})),
    ] {
        let warnings = of_statement(quiet.clone(), Level::Warning);
        assert!(warnings.iter().all(|w| w.contains("`s3:Get*` covers")), "{quiet}: {warnings:?}");
    }
}

#[test]
fn documents_that_are_rarely_meant_are_warned_of() {
    let trust = |more: &str, principal: &str| {
        format!(
            r#"{{{more}"Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"sts:AssumeRole"}}]}}"#
        )
    };
    let account = r#"{"AWS":"111122223333"}"#;
    let warned = |text: &str, kind| said(text, kind, Level::Warning).join("\n");
    assert!(warned(&trust("", account), Kind::Trust).starts_with("1:1 `Version` is missing"));
    assert!(
        warned(&trust(r#""Version":"2008-10-17","#, account), Kind::Trust)
            .starts_with("1:12 an old version")
    );
    assert_eq!(warned(&trust(r#""Version":"2012-10-17","#, account), Kind::Trust), "");
    assert!(
        warned(&trust(r#""Version":"2012-10-17","#, r#""*""#), Kind::Trust)
            .contains("there is no condition")
    );
    let old = r#"{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::${aws:username}","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}"#;
    assert!(warned(old, Kind::Resource).contains(&format!(
        "1:{} `${{…}}` is plain text here: variables need",
        old.find("\"arn:").unwrap() + 1
    )));

    let mut first = all("Allow");
    first["Sid"] = json!("One");
    assert!(
        warned(&stored(json!([first, all("Deny")])), Kind::Identity)
            .contains("has no `Sid`, as others")
    );

    let sized = |size: usize| {
        stored(
            json!([{"Effect": "Deny", "Action": "*", "Resource": format!("arn:aws:s3:::{}", "a".repeat(size))}]),
        )
    };
    for (kind, fits, does_not) in [
        (Kind::Identity, 6_000, 6_144),
        (Kind::Identity, 0, 10_240),
        (Kind::Session, 1_900, 2_048),
        (Kind::Scp, 5_000, 5_120),
        (Kind::Boundary, 6_000, 6_144),
    ] {
        assert_eq!(warned(&sized(fits), kind), "", "{kind:?}");
        assert!(
            warned(&sized(does_not), kind).contains("characters without white space"),
            "{kind:?}"
        );
    }
    let spaced = sized(6_000).replace(',', &format!(",{}", " ".repeat(5_000)));
    assert_eq!(warned(&spaced, Kind::Identity), "", "white space does not count");
}

const KEY: &str = "a long-term access key";
const WITHOUT: &str = "a session without MFA";
const TRUE: &str = r#"write {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#;
const FALSE: &str = r#"write {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}"#;

fn present(operator: &str, value: Value) -> Value {
    json!({operator: {"aws:MultiFactorAuthPresent": value}})
}

fn age(operator: &str) -> Value {
    json!({operator: {"AWS:multiFactorAuthAge": 900}})
}

#[test]
fn an_allow_says_whom_it_lets_in_without_mfa() {
    let both = json!({"Bool": {"aws:MultiFactorAuthPresent": "true"}, "Null": {"aws:MultiFactorAuthPresent": "true"}});
    for (condition, says) in [
        (present("BoolIfExists", json!("true")), &[KEY, TRUE][..]),
        (present("BoolIfExists", json!(true)), &[KEY, TRUE]),
        (present("BoolIfExists", json!(["true", "false"])), &["both ", KEY, WITHOUT, TRUE]),
        (present("Bool", json!(["TRUE", "false"])), &[WITHOUT, TRUE]),
        (present("Null", json!("false")), &[WITHOUT, TRUE]),
        (present("Null", json!("true")), &[KEY, "and nobody who has used MFA", TRUE]),
        (present("Bool", json!("false")), &[WITHOUT, "and nobody who has used MFA", TRUE]),
        (present("StringNotEquals", json!("false")), &[KEY, TRUE]),
        (present("ForAllValues:Bool", json!("true")), &[KEY, TRUE]),
        (present("StringLike", json!("*")), &[WITHOUT, TRUE]),
        (present("StringEquals", json!("True")), &["holds for nobody", TRUE]),
        (both, &["holds for nobody", TRUE]),
        (
            age("NumericLessThanIfExists"),
            &[
                "both ",
                KEY,
                WITHOUT,
                r#"write {"NumericLessThan": {"aws:MultiFactorAuthAge": "900"}}"#,
            ],
        ),
        (age("NumericNotEquals"), &["both ", KEY, WITHOUT]),
    ] {
        let pitfalls = of_statement(when("Allow", condition.clone()), Level::Pitfall);
        assert_eq!(pitfalls.len(), 1, "{condition}: {pitfalls:?}");
        for part in says {
            assert!(pitfalls[0].contains(part), "{condition}: {pitfalls:?}");
        }
        let who = says.contains(&WITHOUT);
        assert_eq!(
            pitfalls[0].contains(WITHOUT) || pitfalls[0].contains("and a session without MFA"),
            who,
            "{pitfalls:?}"
        );
    }
    for good in [
        present("Bool", json!("true")),
        present("bool".replace('b', "B").as_str(), json!([true])),
        present("StringEquals", json!("true")),
        age("NumericLessThan"),
        json!({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}, "Null": {"AWS:MULTIFACTORAUTHPRESENT": "false"}}),
        json!({"Bool": {"aws:SecureTransport": "true"}}),
    ] {
        assert_eq!(of_statement(when("Allow", good.clone()), Level::Pitfall), [""; 0], "{good}");
    }
}

#[test]
fn a_deny_says_whom_it_lets_through_without_mfa() {
    for (condition, says) in [
        (present("Bool", json!("false")), &[KEY, FALSE][..]),
        (present("Null", json!("true")), &[WITHOUT, FALSE]),
        (present("StringEquals", json!("false")), &[KEY, FALSE]),
        (present("Bool", json!("true")), &["denies those who have used MFA", KEY, FALSE]),
        (present("Null", json!("false")), &["denies those who have used MFA", KEY, FALSE]),
        (
            json!({"Bool": {"aws:MultiFactorAuthPresent": "false"}, "Null": {"aws:MultiFactorAuthPresent": "true"}}),
            &["denies nothing", FALSE],
        ),
        (
            age("NumericGreaterThan"),
            &[
                "both ",
                KEY,
                r#"write {"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "900"}}"#,
            ],
        ),
    ] {
        let pitfalls = of_statement(when("Deny", condition.clone()), Level::Pitfall);
        assert_eq!(pitfalls.len(), 1, "{condition}: {pitfalls:?}");
        for part in says {
            assert!(pitfalls[0].contains(part), "{condition}: {pitfalls:?}");
        }
    }
    for good in [
        present("BoolIfExists", json!("false")),
        present("BoolIfExists", json!(["false", false])),
        present("StringNotEquals", json!("true")),
        age("NumericGreaterThanIfExists"),
    ] {
        assert_eq!(of_statement(when("Deny", good.clone()), Level::Pitfall), [""; 0], "{good}");
    }
}

#[test]
fn two_denies_that_together_ask_for_mfa_are_enough() {
    let halves = |second: Value| {
        let statements = json!([when("Deny", present("Bool", json!("false"))), second]);
        said(&stored(statements), Kind::Identity, Level::Pitfall).len()
    };
    assert_eq!(halves(when("Deny", present("Null", json!("true")))), 0);
    assert_eq!(halves(all("Allow")), 1);
    let mut elsewhere = when("Deny", present("Null", json!("true")));
    elsewhere["Action"] = json!("sqs:*");
    assert_eq!(halves(elsewhere), 1, "of other actions it is no help");
    let mut limited = present("Null", json!("true"));
    limited["IpAddress"] = json!({"aws:SourceIp": "10.0.0.0/8"});
    assert_eq!(halves(when("Deny", limited)), 1, "nor under other conditions");
}

#[test]
fn a_statement_beside_that_asks_for_no_mfa_is_a_pitfall() {
    let with = || when("Allow", present("Bool", json!("true")));
    let pitfalls = |statements: Value| said(&stored(statements), Kind::Identity, Level::Pitfall);
    let found = pitfalls(json!([with(), all("Allow")]));
    assert!(
        found.len() == 1
            && found[0].contains("this allows without MFA what statement 1 allows with MFA only"),
        "{found:?}"
    );
    let mut named = with();
    named["Sid"] = json!("Mfa");
    named["Action"] = json!(["s3:GetObject", "sqs:SendMessage"]);
    let mut part = all("Allow");
    (part["Sid"], part["Action"]) = (json!("Part"), json!("s3:*"));
    assert!(pitfalls(json!([part, named]))[0].contains("statement `Mfa`"));
    let mut other = all("Allow");
    other["Action"] = json!("ec2:*");
    let mut narrow = with();
    narrow["Action"] = json!("s3:*");
    assert_eq!(pitfalls(json!([narrow, other])), [""; 0]);
    let deny = when("Deny", present("BoolIfExists", json!("false")));
    assert_eq!(pitfalls(json!([with(), all("Allow"), deny])), [""; 0], "a Deny keeps them out");

    // As `grantAssumeRole` adds one to a trust policy that asks for MFA.
    let trust = |condition: Value| json!({"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole", "Condition": condition});
    let text = stored(json!([trust(present("Bool", json!("true"))), trust(json!({}))]));
    assert_eq!(said(&text, Kind::Trust, Level::Pitfall).len(), 1);
}

#[test]
fn a_trust_policy_asks_no_mfa_of_who_never_has_it() {
    let trust = |effect: &str, principal: Value, condition: Value| {
        let statement = json!({"Effect": effect, "Principal": principal, "Action": "sts:AssumeRole", "Condition": condition});
        said(&stored(json!([statement])), Kind::Trust, Level::Pitfall)
    };
    let asks = || present("Bool", json!("true"));
    for (principal, why) in [
        (json!({"Service": "ec2.amazonaws.com"}), "a service never uses MFA"),
        (json!({"AWS": ROLE}), "MFA is not carried into a role's"),
        (json!({"AWS": SESSION}), "MFA is not carried into a role's"),
        (json!({"Federated": "cognito-identity.amazonaws.com"}), "has no MFA here"),
    ] {
        let found = trust("Allow", principal.clone(), asks());
        assert!(
            found.len() == 1 && found[0].contains(why) && found[0].contains("is never let in"),
            "{principal}: {found:?}"
        );
        let denied = trust("Deny", principal.clone(), present("BoolIfExists", json!("false")));
        assert!(
            denied.len() == 1 && denied[0].contains("is always denied"),
            "{principal}: {denied:?}"
        );
        assert_eq!(trust("Allow", principal, json!({})), [""; 0]);
    }
    assert_eq!(trust("Allow", json!({"AWS": [ALICE, "111122223333"]}), asks()), [""; 0]);
}

#[test]
fn a_deny_of_everybody_without_mfa_keeps_services_out_too() {
    let statement = |effect: &str, principal: Value, condition: Value| json!({"Effect": effect, "Principal": principal, "Action": "sts:AssumeRole", "Condition": condition});
    let both = |principal: Value| {
        let guard = statement("Deny", principal, present("BoolIfExists", json!("false")));
        let service = json!({"Service": "ec2.amazonaws.com", "AWS": "111122223333"});
        said(
            &stored(json!([guard, statement("Allow", service, json!({}))])),
            Kind::Trust,
            Level::Pitfall,
        )
    };
    let found = both(json!("*"));
    assert!(
        found.len() == 1 && found[0].contains("`ec2.amazonaws.com` is always denied"),
        "{found:?}"
    );
    assert_eq!(both(json!({"AWS": "111122223333"})), [""; 0]);
}

#[test]
fn get_session_token_asks_no_policy() {
    let mut statement = when("Deny", present("BoolIfExists", json!("false")));
    statement["Action"] = json!(["sts:getsessiontoken", "s3:*"]);
    let found = of_statement(statement.clone(), Level::Pitfall);
    assert!(
        found.len() == 1 && found[0].contains("no policy is asked when GetSessionToken is called"),
        "{found:?}"
    );
    let except = statement.as_object_mut().unwrap();
    let actions = except.remove("Action").unwrap();
    except.insert("NotAction".into(), actions);
    assert_eq!(of_statement(statement, Level::Pitfall), [""; 0]);
}

#[test]
fn a_pitfall_stands_at_its_key() {
    let text = "{\"Version\": \"2012-10-17\", \"Statement\": {\n \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\",\n \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}}}}";
    let found = findings(text, Kind::Identity);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].level, found[0].line, found[0].column, found[0].width),
        (Level::Pitfall, 3, 25, 28)
    );
    let form = found[0].to_json();
    let message = found[0].message.as_str();
    assert_eq!(form, json!({"level": "pitfall", "message": message, "line": 3, "column": 25}));
}
