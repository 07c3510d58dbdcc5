//! Trust policies in words, and from words.

use crate::form::Form;
use serde_json::{Value, json};

/// Whom a role trusts, as a wizard asks for it.
pub(super) struct Account<'a> {
    pub(super) id: &'a str,
    pub(super) external_id: Option<&'a str>,
    pub(super) mfa: bool,
}

impl<'a> Account<'a> {
    pub(super) fn said(form: &'a Form) -> Account<'a> {
        Account {
            id: form.text("account").trim(),
            external_id: form.ticked("external").then(|| form.text("external_id").trim()),
            mfa: form.ticked("mfa"),
        }
    }

    /// The trust policy that says so.
    pub(super) fn document(&self) -> String {
        let mut condition = serde_json::Map::new();
        if let Some(id) = self.external_id {
            condition.insert("StringEquals".to_owned(), json!({ "sts:ExternalId": id }));
        }
        if self.mfa {
            condition.insert("Bool".to_owned(), json!({ "aws:MultiFactorAuthPresent": "true" }));
        }
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "AWS": format!("arn:aws:iam::{}:root", self.id) },
                "Action": "sts:AssumeRole",
                "Condition": condition,
            }],
        })
        .to_string()
    }
}

/// The names in a trust policy's `Allow`s: `Account: 111122223333`, `identity provider: …`.
pub(super) fn entities(document: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let mut names = Vec::new();
    for statement in listed(document.get("Statement")) {
        if statement.get("Effect").and_then(Value::as_str) != Some("Allow") {
            continue;
        }
        let Some(principal) = statement.get("Principal") else { continue };
        let kinds: Vec<(&str, &Value)> = match principal {
            Value::Object(kinds) => kinds.iter().map(|(kind, who)| (kind.as_str(), who)).collect(),
            all => vec![("AWS", all)],
        };
        for (kind, who) in kinds {
            for one in listed(Some(who)) {
                let name = named(kind, one.as_str().unwrap_or_default());
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

fn named(kind: &str, who: &str) -> String {
    match kind {
        "AWS" if who == "*" => "Anybody".to_owned(),
        "AWS" => match who.strip_prefix("arn:aws:iam::").and_then(|rest| rest.split_once(':')) {
            Some((account, "root")) => format!("Account: {account}"),
            Some((account, rest)) => format!("{rest} of {account}"),
            None if who.len() == 12 => format!("Account: {who}"),
            None => who.to_owned(),
        },
        "Service" => format!("AWS service: {who}"),
        "Federated" => {
            format!("Identity provider: {}", who.split_once(":iam::").map_or(who, |(_, name)| name))
        }
        _ => format!("{kind}: {who}"),
    }
}

/// A list, or one that stands alone.
fn listed(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(all)) => all.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_policy::Kind;
    use countersign_policy::lint::{Level, findings};

    #[test]
    fn what_is_asked_for_is_in_the_document() {
        let both = Account { id: "111122223333", external_id: Some("a\"b"), mfa: true };
        let document: Value = serde_json::from_str(&both.document()).unwrap();
        let statement = &document["Statement"][0];
        assert_eq!(statement["Principal"]["AWS"], "arn:aws:iam::111122223333:root");
        assert_eq!(statement["Condition"]["Bool"]["aws:MultiFactorAuthPresent"], "true");
        assert_eq!(statement["Condition"]["StringEquals"]["sts:ExternalId"], "a\"b");
        let none = Account { id: "111122223333", external_id: None, mfa: false };
        for account in [both, none] {
            let found = findings(&account.document(), Kind::Trust);
            assert!(found.iter().all(|finding| finding.level != Level::Error), "{found:?}");
        }
    }

    #[test]
    fn trusted_entities_have_names() {
        let document = r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root","arn:aws:iam::1:user/x"],"Service":"ec2.amazonaws.com"}},
            {"Effect":"Deny","Principal":{"AWS":"9"}},{"Effect":"Allow","Principal":"*"}]}"#;
        assert_eq!(
            entities(document),
            ["Account: 111122223333", "user/x of 1", "AWS service: ec2.amazonaws.com", "Anybody"]
        );
        assert!(entities("no").is_empty());
    }
}
