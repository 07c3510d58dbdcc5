//! The 832 decided cases of the operator table, read from where they lie beside the checkout.

use countersign_policy::cases::answer_line;
use serde_json::Value;
use std::path::Path;

#[test]
fn the_operator_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/policy-operator-table.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("NOT RUN: the operator table is not beside this checkout");
        return;
    };
    let mut wrong = Vec::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a case is JSON");
        let answer: Value = serde_json::from_str(&answer_line(line)).expect("an answer is JSON");
        assert_eq!(answer["id"], case["id"]);
        if answer["decision"] != case["expected"]["decision"] {
            wrong.push(format!(
                "{} {}: {answer}",
                case["source"]["name"], case["expected"]["decision"]
            ));
        }
    }
    let cases = text.lines().count();
    assert!(wrong.is_empty(), "{} of {cases} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases >= 832);
}
