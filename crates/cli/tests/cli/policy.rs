//! `policy decide` over the decided cases, where a checkout has them beside itself.

use crate::bench::Bench;
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
