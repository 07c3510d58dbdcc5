//! 3.2: actions.

use crate::support::*;
use serde_json::json;

#[test]
fn not_action_is_everything_else() {
    let with = |action: &str| {
        let statement =
            json!({"Effect": "Allow", "NotAction": ["iam:*", "S3:GET*"], "Resource": "*"});
        decide(json!({"action": action}), json!({"identity": [policy(statement)]}))
    };
    assert_eq!(with("sqs:SendMessage"), "Allow");
    assert_eq!(with("iam:GetUser"), "ImplicitDeny");
    assert_eq!(with("s3:GetObject"), "ImplicitDeny");
}
