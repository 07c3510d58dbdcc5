//! What AWS took and refused, as recorded from it: read from where the recordings lie beside the checkout.

use crate::support::fault;
use countersign_policy::Kind;
use serde_json::Value;
use std::path::Path;

/// A document that was sent to AWS, and AWS's words where it was refused for its own sake.
struct Sent {
    text: String,
    refused: Option<String>,
}

/// The documents of some calls; `None` where the recordings are not there.
fn sent(calls: &[(&str, &str)]) -> Option<Vec<Sent>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/aws-recorded-cases.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("NOT RUN: the recorded cases are not beside this checkout");
        return None;
    };
    let cases = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let steps = cases.flat_map(|case| case["steps"].as_array().unwrap().clone());
    let document = |step: &Value| {
        let (_, field) = calls.iter().find(|(call, _)| step["call"] == *call)?;
        let document = step["with"].get(field)?;
        let text = document.as_str().map_or_else(|| document.to_string(), str::to_owned);
        // The recordings leave the account open, and what came from an answer cannot be known here.
        let text = text.replace("{acct}", "111122223333");
        let refused = match &step["fails"] {
            Value::Null => None,
            fails if fails[0] == "MalformedPolicyDocument" => Some(fails[2].as_str()?.to_owned()),
            _ => return None,
        };
        (!text.contains("{=")).then_some(Sent { text, refused })
    };
    Some(steps.filter_map(|step| document(&step)).collect())
}

fn check(kind: Kind, calls: &[(&str, &str)], least_taken: usize, least_refused: usize) {
    let Some(all) = sent(calls) else { return };
    for Sent { text, refused } in &all {
        assert_eq!(fault(text, kind), refused.as_deref().unwrap_or_default(), "{text}");
    }
    let refused = all.iter().filter(|sent| sent.refused.is_some()).count();
    assert!(refused >= least_refused && all.len() - refused >= least_taken, "{}", all.len());
}

#[test]
fn trust_policies() {
    let calls = [
        ("iam.create_role", "AssumeRolePolicyDocument"),
        ("iam.update_assume_role_policy", "PolicyDocument"),
    ];
    check(Kind::Trust, &calls, 10, 4);
}

#[test]
fn identity_policies() {
    let calls = [
        "iam.create_policy",
        "iam.create_policy_version",
        "iam.put_group_policy",
        "iam.put_role_policy",
        "iam.put_user_policy",
    ];
    check(Kind::Identity, &calls.map(|call| (call, "PolicyDocument")), 5, 0);
}
