//! `policy decide` over the decided cases, where a checkout has them beside itself.

use crate::bench::Bench;
use crate::pty::{Pty, finish};
use serde_json::Value;
use std::path::Path;

#[test]
fn decides_every_case_of_the_operator_table() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/policy-operator-table.jsonl");
    let Ok(cases) = std::fs::read_to_string(table) else {
        eprintln!("NOT CHECKED: the decided cases are not beside this checkout");
        return;
    };
    let answers = Bench::with("").run(&["policy", "decide"], &cases).done();
    let read = |line: &str| -> Value { serde_json::from_str(line).unwrap() };
    let cases: Vec<_> = cases.lines().map(read).collect();
    let answers: Vec<_> = answers.lines().map(read).collect();
    assert!(cases.len() >= 832, "only {} cases", cases.len());
    assert_eq!(cases.len(), answers.len());
    for (case, answer) in cases.iter().zip(&answers) {
        assert_eq!(case["id"], answer["id"]);
        assert_eq!(case["expected"]["decision"], answer["decision"], "{case}");
    }
}

const GOOD: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}"#;

fn findings(ran: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(ran).unwrap();
    answer["findings"].as_array().unwrap().clone()
}

#[test]
fn validate_exits_1_exactly_when_there_is_an_error() {
    let bench = Bench::with("");
    bench.write("good.json", GOOD);
    let pitfall = GOOD.replace("BoolIfExists", "Bool");
    let wrong = GOOD.replace("Deny", "Never");
    let run = |arguments: &[&str], stdin: &str| {
        bench.run(&[&["policy", "validate"], arguments].concat(), stdin)
    };

    assert_eq!(
        run(&["good.json", "--type", "identity", "--json"], "").done(),
        "{\"findings\":[]}\n"
    );
    assert_eq!(
        run(&["good.json", "--type", "identity"], "").done(),
        "good.json: nothing to be said against it\n"
    );
    let found = findings(&run(&["-", "--type", "identity", "--json"], &pitfall).done());
    assert_eq!(
        (&found[0]["level"], &found[0]["line"], &found[0]["column"]),
        (&"pitfall".into(), &1.into(), &(pitfall.find("\"aws:").unwrap() + 1).into())
    );
    let shown = run(&["--type=identity", "-"], &pitfall).done();
    assert!(
        shown.starts_with("<stdin>:1:") && shown.contains(": pitfall: ") && shown.contains("^^^^"),
        "{shown}"
    );
    assert!(shown.ends_with("<stdin>: 1 MFA pitfall\n") && !shown.contains('\u{1b}'), "{shown}");

    for arguments in
        [&["-", "--type", "identity", "--json"][..], &["-", "--type", "trust", "--json"]]
    {
        let ran = run(arguments, &wrong);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
        assert!(findings(&ran.stdout).iter().any(|finding| finding["level"] == "error"));
    }
    let shown = run(&["-", "--type", "scp"], &wrong);
    assert_eq!((shown.code, shown.stderr.as_str()), (Some(1), ""));
    assert!(shown.stdout.ends_with("<stdin>: 1 error\n"), "{}", shown.stdout);

    for arguments in [
        &["good.json"][..],
        &["--type", "identity"],
        &["good.json", "--type", "boundary"],
        &["no-such-file", "--type", "trust"],
        &[".", "--type", "trust"],
    ] {
        assert!(!run(arguments, "").failed(2).is_empty(), "{arguments:?}");
    }
}

#[test]
fn validate_takes_bytes_of_any_kind() {
    let bench = Bench::with("");
    for (bytes, place, why) in [
        (b"{\"\xff\": 1}".to_vec(), (1, 3), "not UTF-8"),
        (b"\xef\xbb\xbf{}".to_vec(), (1, 1), "cannot start with this character"),
        (Vec::new(), (1, 1), "the text ends too early"),
        (vec![b'['; 1 << 20], (1, 33), "nests too deeply"),
        (vec![b'7'; 1 << 20], (1, 1), "too large"),
        (vec![b' '; (16 << 20) + 1], (1, 1), "no policy is that long"),
    ] {
        std::fs::write(bench.path("policy.json"), bytes).unwrap();
        let ran =
            bench.run(&["policy", "validate", "policy.json", "--type", "identity", "--json"], "");
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
        let found = findings(&ran.stdout).remove(0);
        assert!(found["message"].as_str().unwrap().contains(why), "{found}");
        assert_eq!(
            (&found["line"], &found["column"]),
            (&place.0.into(), &place.1.into()),
            "{found}"
        );
        let shown = bench.run(&["policy", "validate", "policy.json", "--type", "identity"], "");
        assert_eq!(shown.code, Some(1));
    }
}

#[test]
fn explain_prints_what_decide_decides() {
    let bench = Bench::with("");
    let case = |context: &str| {
        format!(
            r#"{{"id":"a","request":{{"principal":{{"kind":"aws","id":"arn:aws:iam::111122223333:user/u"}},"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resource_account":"111122223333","context":{context}}},"policies":{{"identity":[{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"*","Resource":"*"}}]}},{GOOD}]}}}}"#
        )
    };
    for (context, decision) in
        [("{}", "ExplicitDeny"), (r#"{"aws:MultiFactorAuthPresent":"true"}"#, "Allow")]
    {
        let case = case(context);
        let decided: Value =
            serde_json::from_str(&bench.run(&["policy", "decide"], &case).done()).unwrap();
        let explained: Value =
            serde_json::from_str(&bench.run(&["policy", "explain", "--json"], &case).done())
                .unwrap();
        assert_eq!(decided["decision"], decision);
        assert_eq!(
            (&explained["decision"], &explained["reasons"]),
            (&decided["decision"], &decided["reasons"])
        );
        bench.write("case.json", &format!("\n{case}\n"));
        let tree = bench.run(&["policy", "explain", "case.json"], "").done();
        assert!(
            tree.starts_with(&format!("{decision}: identity-based policy, document ")),
            "{tree}"
        );
        assert_eq!(
            tree.contains("aws:MultiFactorAuthPresent is absent: a long-term key"),
            decision != "Allow",
            "{tree}"
        );
        assert!(!tree.contains('\u{1b}'), "{tree}");
    }
    for case in ["", "{}", "not json", &case("1")] {
        let message = bench.run(&["policy", "explain"], case).failed(1);
        assert!(message.contains("the case cannot be read"), "{message}");
    }
    assert!(
        bench.run(&["policy", "explain", "no-such-file"], "").failed(2).contains("no-such-file")
    );
}

#[test]
fn colours_are_for_terminals_without_no_color() {
    let bench = Bench::with("");
    bench.write("policy.json", &GOOD.replace("BoolIfExists", "Bool"));
    let shown = |no_color: &str| {
        let mut pty = Pty::open();
        let script = format!(
            "{no_color} \"$BINARY\" policy validate policy.json --type identity >&3; echo done >&3"
        );
        let child = pty.script(&bench, &script);
        let mut shown = String::new();
        while !shown.contains("done") {
            shown.push_str(&pty.rest());
        }
        finish(child);
        shown
    };
    assert!(shown("").contains("\u{1b}[1;35mpitfall:\u{1b}[0m"));
    assert!(shown("NO_COLOR=").contains('\u{1b}'), "an empty one says nothing");
    let plain = shown("NO_COLOR=1");
    assert!(plain.contains("pitfall:") && !plain.contains('\u{1b}'), "{plain}");
}

#[test]
fn every_policy_command_has_examples() {
    let bench = Bench::with("");
    for command in [
        &["policy", "--help"][..],
        &["policy", "decide", "--help"],
        &["policy", "explain", "--help"],
        &["policy", "validate", "--help"],
    ] {
        let help = bench.run(command, "").done();
        assert!(
            help.contains("Examples:\n  countersign policy ") || help.contains("Examples:\n  sed"),
            "{help}"
        );
    }
    let help = bench.run(&["policy", "validate", "--help"], "").done();
    let words: Vec<&str> = help.split_whitespace().collect();
    assert!(words.join(" ").contains("columns in characters"), "{help}");
}
