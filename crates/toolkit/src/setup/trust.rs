//! A role's trust policy: the one we write, and what one that is there lets through.

use serde_json::{Value, json};

/// The trust policy of a role that callers of an account may assume with MFA.
pub(super) fn document(partition: &str, account: &str, external_id: Option<&str>) -> String {
    let mut condition = json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } });
    if let (Some(id), Some(condition)) = (external_id, condition.as_object_mut()) {
        condition.insert("StringEquals".to_owned(), json!({ "sts:ExternalId": id }));
    }
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "AWS": format!("arn:{partition}:iam::{account}:root") },
            "Action": "sts:AssumeRole",
            "Condition": condition,
        }],
    })
    .to_string()
}

/// What a trust policy says of callers of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trusts {
    /// It lets them in, with MFA only.
    WithMfa,
    /// It lets them in without MFA.
    WithoutMfa,
    /// It lets them in with an external id that is not the one at hand.
    WithAnotherId,
    /// No statement of it lets them in.
    No,
}

/// What a trust policy says of a user and its account, who have this external id or none.
///
/// It reads what people write for delegation: allowing statements, their principals and external ids, and
/// statements that deny whatever comes without MFA. Whether other conditions hold, and what another `Deny`
/// says, shows when the role is assumed.
pub(super) fn trusts(
    document: &str,
    account: &str,
    user_arn: &str,
    external_id: Option<&str>,
) -> Trusts {
    let Ok(document) = serde_json::from_str::<Value>(document) else { return Trusts::No };
    let statements = || list(document.get("Statement"));
    let about_us = |effect: &'static str| {
        statements().filter(move |statement| is_about(statement, effect, account, user_arn))
    };
    let is_guarded = about_us("Deny").any(denies_all_without_mfa);
    let mut trusts = Trusts::No;
    for statement in about_us("Allow") {
        if !is_guarded && !asks_for_mfa(statement) {
            return Trusts::WithoutMfa;
        }
        if fits(statement, external_id) {
            trusts = Trusts::WithMfa;
        } else if trusts == Trusts::No {
            trusts = Trusts::WithAnotherId;
        }
    }
    trusts
}

/// Whether a statement of this effect is about us who assume the role.
fn is_about(statement: &Value, effect: &str, account: &str, user_arn: &str) -> bool {
    let has_effect = statement.get("Effect").and_then(Value::as_str) == Some(effect);
    let assume = texts(statement.get("Action"))
        .any(|action| ["sts:assumerole", "sts:*", "*"].contains(&&*action.to_ascii_lowercase()));
    let root = format!(":iam::{account}:root");
    let principal = statement.get("Principal");
    let named = principal.and_then(|principal| principal.get("AWS")).or(principal);
    let ours = texts(named)
        .any(|who| who == "*" || who == account || who == user_arn || who.ends_with(&root));
    has_effect && assume && ours
}

/// Whether a condition of the statement cannot hold without MFA. `…IfExists` holds without it.
fn asks_for_mfa(statement: &Value) -> bool {
    conditions(statement).any(|(operator, key, value)| {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        match operator.as_str() {
            "bool" => is("aws:MultiFactorAuthPresent") && all(value, "true"),
            "numericlessthan" | "numericlessthanequals" => is("aws:MultiFactorAuthAge"),
            _ => false,
        }
    })
}

/// Whether a denying statement holds for everything that comes without MFA, and asks nothing else. A key's
/// calls do not say that there was none, so `Bool` alone lets them through.
fn denies_all_without_mfa(statement: &Value) -> bool {
    let mut conditions = conditions(statement);
    let only = (conditions.next(), conditions.next());
    let (Some((operator, key, value)), None) = only else { return false };
    operator == "boolifexists"
        && key.eq_ignore_ascii_case("aws:MultiFactorAuthPresent")
        && all(value, "false")
}

/// Whether the statement asks for no external id, or for this one.
fn fits(statement: &Value, external_id: Option<&str>) -> bool {
    conditions(statement).all(|(operator, key, value)| {
        let asks = operator == "stringequals" && key.eq_ignore_ascii_case("sts:ExternalId");
        !asks || external_id.is_some_and(|id| texts(Some(value)).any(|text| text == id))
    })
}

/// Each operator, in small letters, with a key and what is asked of it.
fn conditions(statement: &Value) -> impl Iterator<Item = (String, &String, &Value)> {
    let operators = statement.get("Condition").and_then(Value::as_object).into_iter().flatten();
    operators.flat_map(|(operator, keys)| {
        let keys = keys.as_object().into_iter().flatten();
        keys.map(|(key, value)| (operator.to_ascii_lowercase(), key, value))
    })
}

/// Whether it says this truth value and no other.
fn all(value: &Value, truth: &str) -> bool {
    list(Some(value)).all(|value| match value {
        Value::Bool(value) => value.to_string() == truth,
        other => other.as_str().is_some_and(|text| text.eq_ignore_ascii_case(truth)),
    })
}

/// One value or a list of them.
fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let all = match value {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    all.iter()
}

fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    list(value).filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USER: &str = "arn:aws:iam::111122223333:user/ada";

    #[test]
    fn what_we_write_asks_for_mfa() {
        for id in [None, Some("x-1")] {
            let text = document("aws", "111122223333", id);
            assert_eq!(trusts(&text, "111122223333", USER, id), Trusts::WithMfa, "{text}");
            assert_eq!(trusts(&text, "444455556666", "arn:other", id), Trusts::No, "{text}");
        }
    }

    #[test]
    fn tells_who_is_let_in_and_whether_without_mfa() {
        use Trusts::{No, WithMfa, WithoutMfa};
        let with = r#"{"Bool":{"aws:multifactorauthpresent":["true"]}}"#;
        for (principal, action, condition, expected) in [
            (r#"{"AWS":"111122223333"}"#, r#""sts:AssumeRole""#, with, WithMfa),
            (
                r#"{"AWS":["x","arn:aws:iam::111122223333:user/ada"]}"#,
                r#"["sts:*"]"#,
                with,
                WithMfa,
            ),
            (r#""*""#, r#""STS:assumerole""#, "{}", WithoutMfa),
            (r#"{"AWS":"*"}"#, r#""sts:AssumeRole""#, with, WithMfa),
            (r#"{"Service":"ec2.amazonaws.com"}"#, r#""sts:AssumeRole""#, with, No),
            (r#"{"AWS":"111122223333"}"#, r#""sts:TagSession""#, with, No),
            (
                r#"{"AWS":"111122223333"}"#,
                r#""sts:AssumeRole""#,
                r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}"#,
                WithoutMfa,
            ),
            (
                r#"{"AWS":"111122223333"}"#,
                r#""sts:AssumeRole""#,
                r#"{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#,
                WithoutMfa,
            ),
            (
                r#"{"AWS":"111122223333"}"#,
                r#""sts:AssumeRole""#,
                r#"{"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}"#,
                WithMfa,
            ),
        ] {
            let text = format!(
                r#"{{"Statement":{{"Effect":"Allow","Principal":{principal},"Action":{action},"Condition":{condition}}}}}"#
            );
            assert_eq!(trusts(&text, "111122223333", USER, None), expected, "{text}");
        }
        assert_eq!(trusts("{", "111122223333", USER, None), No);
    }

    #[test]
    fn a_statement_may_deny_what_comes_without_mfa() {
        for (effect, condition, expected) in [
            ("Deny", r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#, Trusts::WithMfa),
            ("Deny", r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":false}}"#, Trusts::WithMfa),
            ("Deny", r#"{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#, Trusts::WithoutMfa),
            (
                "Deny",
                r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"},"StringEquals":{"aws:SourceIp":"x"}}"#,
                Trusts::WithoutMfa,
            ),
            (
                "Allow",
                r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#,
                Trusts::WithoutMfa,
            ),
        ] {
            let text = format!(
                r#"{{"Statement":[{{"Effect":"Allow","Principal":{{"AWS":"111122223333"}},"Action":"sts:AssumeRole"}},
                {{"Effect":"{effect}","Principal":"*","Action":"sts:AssumeRole","Condition":{condition}}}]}}"#
            );
            assert_eq!(trusts(&text, "111122223333", USER, None), expected, "{text}");
        }
    }

    #[test]
    fn tells_whether_the_external_id_at_hand_is_the_one_that_is_asked_for() {
        let ours = document("aws", "111122223333", Some("x-1"));
        let of = |text: &str, id| trusts(text, "111122223333", USER, id);
        assert_eq!(of(&ours, None), Trusts::WithAnotherId);
        assert_eq!(of(&ours, Some("x-2")), Trusts::WithAnotherId);
        let several = ours.replace("\"x-1\"", "[\"x-2\",\"x-1\"]");
        assert_eq!(of(&several, Some("x-1")), Trusts::WithMfa);
        assert_eq!(of(&document("aws", "111122223333", None), Some("x-1")), Trusts::WithMfa);
        // One statement of two is enough.
        let statement = |text: &str| {
            let document: Value = serde_json::from_str(text).unwrap();
            document["Statement"][0].clone()
        };
        let without = statement(&document("aws", "111122223333", None));
        let both = json!({ "Statement": [without, statement(&ours)] }).to_string();
        assert_eq!(of(&both, None), Trusts::WithMfa);
    }
}
