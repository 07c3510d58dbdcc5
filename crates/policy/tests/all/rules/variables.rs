//! 3.5: policy variables.

use crate::support::*;
use serde_json::json;

#[test]
fn a_truth_may_be_a_variable() {
    let condition = json!({"Bool": {"app:k": "${app:wanted}"}});
    assert!(holds(condition.clone(), json!({"app:k": "true", "app:wanted": "True"})));
    assert!(!holds(condition, json!({"app:k": "true"})));
}
