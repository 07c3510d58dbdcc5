//! What a policy allows, in a sentence for each statement. Where a sentence would not be the whole truth it says so.

use super::arn::Format;
use super::draft::{Draft, MFA, SOURCE_IP};
use super::facts;
use serde_json::{Map, Value};

/// How many names a sentence lists.
const LISTED: usize = 4;

const ROLE: Format = Format("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}");

/// A sentence for each statement, about whoever has the policy: `toolkit-user`.
pub(crate) fn sentences(draft: &Draft, who: &str) -> Vec<String> {
    let all = draft.statements();
    let many = all.len() > 1;
    let each = all.iter().enumerate().map(|(index, statement)| {
        sentence(statement, who).unwrap_or_else(|why| {
            let which =
                if many { format!("Statement {}", index + 1) } else { "The statement".to_owned() };
            format!("{which} {why}.")
        })
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        vec!["There is no statement, so nothing is allowed.".to_owned()]
    } else {
        each
    }
}

const UNSAID: &str = "cannot be put in a sentence; its JSON says what it does";

fn sentence(statement: &Map<String, Value>, who: &str) -> Result<String, &'static str> {
    const KNOWN: [&str; 7] =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
    if !statement.keys().all(|name| KNOWN.contains(&name.as_str())) {
        return Err(UNSAID);
    }
    let allows = match statement.get("Effect").and_then(Value::as_str) {
        Some("Allow") => true,
        Some("Deny") => false,
        _ => return Err(UNSAID),
    };
    let begin = if allows { format!("Lets {who}") } else { format!("Forbids {who} to") };
    let deed = deed(statement)?;
    let when = conditions(statement, allows)?;
    Ok(format!("{begin} {deed}{when}."))
}

/// The actions and what they are done to.
fn deed(statement: &Map<String, Value>) -> Result<String, &'static str> {
    let (actions, all_but) = either(statement, "Action", "NotAction")?;
    if actions.is_empty() {
        return Err("has no actions yet, so it does nothing");
    }
    let (resources, but) = either(statement, "Resource", "NotResource")?;
    if resources.is_empty() {
        return Err("names no resource yet, so it does nothing");
    }
    if !all_but
        && !but
        && let Some(deed) = assuming(&actions, &resources)
    {
        return Ok(deed);
    }
    let what = match (all_but, actions.as_slice()) {
        (false, [all]) if all == "*" => "do everything".to_owned(),
        (false, _) => done(&actions),
        (true, _) => format!("do everything except {}", names(&actions)),
    };
    let on = match (but, resources.as_slice()) {
        (false, [all]) if all == "*" => "on all resources".to_owned(),
        (false, _) => format!("on {}", listed(&resources, "and")),
        (true, _) => format!("on everything except {}", listed(&resources, "and")),
    };
    Ok(format!("{what} {on}"))
}

/// The texts of the one of two elements that is there, and whether it is the second.
fn either(
    statement: &Map<String, Value>,
    plain: &str,
    negated: &str,
) -> Result<(Vec<String>, bool), &'static str> {
    let (value, is_negated) = match (statement.get(plain), statement.get(negated)) {
        (Some(value), None) => (value, false),
        (None, Some(value)) => (value, true),
        _ => return Err(UNSAID),
    };
    texts(value).map(|texts| (texts, is_negated)).ok_or(UNSAID)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(all) => all.iter().map(text).collect(),
        one => Some(vec![text(one)?]),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

/// `assume the role toolkit-role in account 111122223333`.
fn assuming(actions: &[String], resources: &[String]) -> Option<String> {
    let [action] = actions else { return None };
    if !action.eq_ignore_ascii_case("sts:AssumeRole") {
        return None;
    }
    if resources == ["*"] {
        return Some("assume any role that trusts them".to_owned());
    }
    let mut roles: Vec<(String, Vec<String>)> = Vec::new();
    for resource in resources {
        let parts = ROLE.take_apart(resource)?;
        let part =
            |name: &str| parts.iter().find(|(n, _)| *n == name).map(|(_, part)| part.clone());
        let (account, role) = (part("Account")?, part("RoleNameWithPath")?);
        match roles.iter_mut().find(|(there, _)| *there == account) {
            Some((_, there)) => there.push(role),
            None => roles.push((account, vec![role])),
        }
    }
    let each = roles.into_iter().map(|(account, names)| {
        let account = match account.as_str() {
            "*" => "any account".to_owned(),
            id if id.contains(['*', '?']) => format!("accounts like {id}"),
            id => format!("account {id}"),
        };
        let which = match names.as_slice() {
            [all] if all == "*" => "any role".to_owned(),
            [one] if one.contains(['*', '?']) => format!("roles like {one}"),
            [one] => format!("the role {one}"),
            _ => format!("the roles {}", listed(&names, "and")),
        };
        format!("{which} in {account}")
    });
    Some(format!("assume {}", each.collect::<Vec<_>>().join(", and ")))
}

/// `use GetObject and PutObject in S3, and do everything in SQS`.
fn done(actions: &[String]) -> String {
    let each = by_service(actions).into_iter().map(|(service, names)| {
        if names.iter().any(|name| name == "*") {
            format!("do everything in {service}")
        } else {
            format!("use {} in {service}", listed(&names, "and"))
        }
    });
    each.collect::<Vec<_>>().join(", and ")
}

fn names(actions: &[String]) -> String {
    let each = by_service(actions).into_iter().map(|(service, names)| {
        if names.iter().any(|name| name == "*") {
            format!("everything in {service}")
        } else {
            format!("{} in {service}", listed(&names, "and"))
        }
    });
    each.collect::<Vec<_>>().join(", and ")
}

/// Actions by what people call their service.
fn by_service(actions: &[String]) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for action in actions {
        let (prefix, name) = action.split_once(':').unwrap_or(("*", action));
        let service = match facts::service(prefix) {
            Some(service) => service.short.to_owned(),
            None if prefix == "*" => "any service".to_owned(),
            None => prefix.to_owned(),
        };
        match all.iter_mut().find(|(there, _)| *there == service) {
            Some((_, names)) => names.push(name.to_owned()),
            None => all.push((service, vec![name.to_owned()])),
        }
    }
    all
}

/// `a, b and c`; of many the first, and how many more.
fn listed(all: &[String], and: &str) -> String {
    let more = all.len().saturating_sub(LISTED);
    let mut said: Vec<String> =
        all.iter().take(if more == 1 { LISTED + 1 } else { LISTED }).cloned().collect();
    if more > 1 {
        said.push(format!("{more} more"));
    }
    match said.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// `, only with MFA and only from 203.0.113.0/24`.
fn conditions(statement: &Map<String, Value>, allows: bool) -> Result<String, &'static str> {
    let Some(block) = statement.get("Condition") else { return Ok(String::new()) };
    let mut said = Vec::new();
    for (operator, keys) in block.as_object().ok_or(UNSAID)? {
        for (key, values) in keys.as_object().ok_or(UNSAID)? {
            let values = texts(values).ok_or(UNSAID)?;
            if values.is_empty() {
                return Err(UNSAID);
            }
            said.push(condition(operator, key, &values, allows)?);
        }
    }
    if said.is_empty() {
        return Ok(String::new());
    }
    Ok(format!(", {}", said.join(" and ")))
}

fn condition(
    operator: &str,
    key: &str,
    values: &[String],
    allows: bool,
) -> Result<String, &'static str> {
    if key.eq_ignore_ascii_case(MFA)
        && let [value] = values
        && let Some(said) = mfa(operator, value, allows)
    {
        return Ok(said.to_owned());
    }
    let only = if allows { "only " } else { "" };
    if key.eq_ignore_ascii_case("aws:MultiFactorAuthAge")
        && allows
        && operator == "NumericLessThan"
        && let [seconds] = values
    {
        return Ok(format!("only within {seconds} seconds of an MFA code"));
    }
    if key.eq_ignore_ascii_case(SOURCE_IP) {
        match operator {
            "IpAddress" => return Ok(format!("{only}from {}", listed(values, "or"))),
            "NotIpAddress" => {
                return Ok(format!("{only}from elsewhere than {}", listed(values, "and")));
            }
            _ => {}
        }
    }
    let (of, rest) = match operator.split_once(':') {
        Some(("ForAllValues", rest)) => (format!("every value of {key}, if there is any,"), rest),
        Some(("ForAnyValue", rest)) => (format!("a value of {key}"), rest),
        Some(_) => return Err(UNSAID),
        None => (key.to_owned(), operator),
    };
    if rest == "Null" {
        let is = match values {
            [value] if value == "true" => "is not in the request",
            [value] if value == "false" => "is in the request",
            _ => return Err(UNSAID),
        };
        return Ok(format!("{only}where {of} {is}"));
    }
    let (plain, if_exists) = match rest.strip_suffix("IfExists") {
        Some(plain) => (plain, " or is not in the request"),
        None => (rest, ""),
    };
    let verb = WORDS.iter().find(|(name, _)| *name == plain).ok_or(UNSAID)?.1;
    // What must differ must differ from all of them.
    let and = if plain.contains("Not") { "and" } else { "or" };
    Ok(format!("{only}where {of} {verb} {}{if_exists}", listed(values, and)))
}

const WORDS: &[(&str, &str)] = &[
    ("StringEquals", "is"),
    ("StringNotEquals", "is other than"),
    ("StringEqualsIgnoreCase", "is, in whatever case,"),
    ("StringNotEqualsIgnoreCase", "is, in whatever case, other than"),
    ("StringLike", "is like"),
    ("StringNotLike", "is unlike"),
    ("NumericEquals", "is"),
    ("NumericNotEquals", "is other than"),
    ("NumericLessThan", "is less than"),
    ("NumericLessThanEquals", "is at most"),
    ("NumericGreaterThan", "is more than"),
    ("NumericGreaterThanEquals", "is at least"),
    ("DateEquals", "is"),
    ("DateNotEquals", "is other than"),
    ("DateLessThan", "is before"),
    ("DateLessThanEquals", "is not after"),
    ("DateGreaterThan", "is after"),
    ("DateGreaterThanEquals", "is not before"),
    ("Bool", "is"),
    ("BinaryEquals", "is"),
    ("IpAddress", "is in"),
    ("NotIpAddress", "is outside"),
    ("ArnEquals", "is like"),
    ("ArnLike", "is like"),
    ("ArnNotEquals", "is unlike"),
    ("ArnNotLike", "is unlike"),
];

/// What a condition on MFA does. Long-term keys say nothing of MFA, so `IfExists` lets them through an `Allow`, and
/// without it a `Deny` lets them through.
fn mfa(operator: &str, value: &str, allows: bool) -> Option<&'static str> {
    Some(match (allows, operator, value) {
        (true, "Bool", "true") => "only with MFA",
        (true, "Bool", "false") => "only with temporary credentials got without MFA",
        (true, "BoolIfExists", "true") => "only with MFA, or with access keys, which need none",
        (true, "BoolIfExists", "false") => "only without MFA",
        (false, "BoolIfExists", "false") => "unless they come with MFA",
        (false, "Bool", "false") => {
            "when they come with temporary credentials got without MFA (access keys stay free)"
        }
        (false, "Bool", "true") => "when they come with MFA",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(statement: &Value) -> String {
        let draft = Draft::of(json!({"Statement": statement})).unwrap();
        sentences(&draft, "ada").join(" ")
    }

    #[test]
    fn the_walkthroughs_policy_is_said() {
        assert_eq!(
            said(&json!({"Effect": "Allow", "Action": "sts:AssumeRole",
                "Resource": "arn:aws:iam::111122223333:role/toolkit-role",
                "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}})),
            "Lets ada assume the role toolkit-role in account 111122223333, only with MFA."
        );
    }

    #[test]
    fn many_documents_are_said() {
        let role = |name: &str| format!("arn:aws:iam::111122223333:role/{name}");
        for (statement, sentence) in [
            (
                json!({"Effect": "Allow", "Action": "*", "Resource": "*"}),
                "Lets ada do everything on all resources.",
            ),
            (
                json!({"Effect": "Deny", "Action": ["s3:*"], "Resource": "*"}),
                "Forbids ada to do everything in S3 on all resources.",
            ),
            (
                json!({"Effect": "Allow", "Action": ["s3:GetObject", "s3:List*", "sqs:*"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]}),
                "Lets ada use GetObject and List* in S3, and do everything in SQS on arn:aws:s3:::b and arn:aws:s3:::b/*.",
            ),
            (
                json!({"Effect": "Allow", "Action": ["STS:assumerole"], "Resource": [role("a"), role("b/c")]}),
                "Lets ada assume the roles a and b/c in account 111122223333.",
            ),
            (
                json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": [role("*"), "arn:aws:iam::*:role/dev-*"]}),
                "Lets ada assume any role in account 111122223333, and roles like dev-* in any account.",
            ),
            (
                json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}),
                "Lets ada assume any role that trusts them.",
            ),
            (
                json!({"Effect": "Allow", "NotAction": ["iam:*", "sts:AssumeRole"], "Resource": "*"}),
                "Lets ada do everything except everything in IAM, and AssumeRole in STS on all resources.",
            ),
            (
                json!({"Effect": "Deny", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::b"}),
                "Forbids ada to do everything except everything in IAM on everything except arn:aws:s3:::b.",
            ),
            (
                json!({"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": false}}}),
                "Forbids ada to do everything on all resources, unless they come with MFA.",
            ),
            (
                json!({"Effect": "Allow", "Action": "nosuch:Do", "Resource": "*", "Condition": {"BoolIfExists": {"aws:multifactorauthpresent": "true"}}}),
                "Lets ada use Do in nosuch on all resources, only with MFA, or with access keys, which need none.",
            ),
            (
                json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "::1"]}, "StringNotEqualsIfExists": {"aws:RequestedRegion": ["a", "b"]}}}),
                "Lets ada do everything in S3 on all resources, only from 203.0.113.0/24 or ::1 and only where aws:RequestedRegion is other than a and b or is not in the request.",
            ),
            (
                json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}, "ForAnyValue:StringLike": {"aws:TagKeys": "x*"}}}),
                "Lets ada do everything in S3 on all resources, only within 3600 seconds of an MFA code and only where a value of aws:TagKeys is like x*.",
            ),
            (
                json!({"Effect": "Allow", "Action": ["s3:A", "s3:B", "s3:C", "s3:D", "s3:E", "s3:F"], "Resource": "*"}),
                "Lets ada use A, B, C, D and 2 more in S3 on all resources.",
            ),
            (
                json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Null": {"aws:TokenIssueTime": "true"}}}),
                "Lets ada do everything in S3 on all resources, only where aws:TokenIssueTime is not in the request.",
            ),
        ] {
            assert_eq!(said(&statement), sentence);
        }
    }

    #[test]
    fn what_cannot_be_said_is_not() {
        for odd in [
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": "*"}),
            json!({"Effect": "Allow", "Action": "s3:*", "NotAction": "s3:*", "Resource": "*"}),
            json!({"Effect": "Allow", "Action": "s3:*"}),
            json!({"Effect": "Perhaps", "Action": "s3:*", "Resource": "*"}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Resembles": {"k": "v"}}}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"ForSome:Bool": {"k": "v"}}}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"k": []}}}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": "x"}}),
            json!({"Effect": "Allow", "Action": [{}], "Resource": "*"}),
        ] {
            assert!(said(&odd).contains("cannot be put in a sentence"), "{odd}");
        }
        assert!(
            said(&json!({"Effect": "Allow", "Action": [], "Resource": []})).contains("no actions")
        );
        let two = said(&json!([{"Effect": "Allow", "Action": "s3:*", "Resource": []}, {}]));
        assert!(two.starts_with("Statement 1 names no resource yet"), "{two}");
        assert!(said(&json!([])).contains("nothing is allowed"));
    }
}
