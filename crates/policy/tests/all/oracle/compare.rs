//! The engine beside the plain evaluator.

use crate::generate::case;
use crate::support::decide_line;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_decides_as_the_plain_evaluator(line in case()) {
        let case: Value = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(decide_line(&line), super::decide(&case));
    }
}

/// Ten times what is usual here; `PROPTEST_CASES` asks for a long run.
fn cases() -> u32 {
    10 * ProptestConfig::default().cases
}

/// Agreement says nothing where all is refused.
#[test]
fn generated_cases_are_decided_in_every_way_for_every_caller() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for _ in 0..3000 {
        let line = case().new_tree(&mut runner).unwrap().current();
        let case: Value = serde_json::from_str(&line).unwrap();
        let principal = case["request"]["principal"].to_string();
        *seen.entry((principal, super::decide(&case))).or_default() += 1;
    }
    assert_eq!(seen.len(), 3 * crate::generate::PRINCIPALS.len(), "{seen:#?}");
    assert!(seen.values().all(|times| *times >= 5), "{seen:#?}");
}
