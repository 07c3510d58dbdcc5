//! Whom a statement is for (3.7).

use super::condition::listed;
use super::request::Caller;
use serde_json::Value;

/// How a statement names the caller, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// The user, the session, the federated session, the service, or everyone.
    Itself,
    /// The role of the session, or the user behind the federated session.
    Behind,
    /// The account.
    Account,
}

/// How the `Principal` or `NotPrincipal` of a statement names the caller; `None` when it does not.
pub(super) fn named(statement: &Value, caller: &Caller, bounded: bool) -> Option<Named> {
    if let Some(principal) = statement.get("Principal") {
        return entries(principal).iter().filter_map(|entry| form(entry, caller)).min();
    }
    let excepted = entries(statement.get("NotPrincipal")?);
    let denies = statement["Effect"] == "Deny";
    let named: Vec<Named> = excepted.iter().filter_map(|entry| form(entry, caller)).collect();
    let everyone = excepted.iter().any(|(_, name)| name == "*");
    // A Deny excepts who is named in every form; an Allow is for nobody who is named in any.
    let is_excepted = if denies {
        let forms = match caller {
            Caller::Anonymous | Caller::Service(_) => vec![Named::Itself],
            Caller::Root { .. } => vec![Named::Account],
            Caller::User { .. } | Caller::Federated { .. } => vec![Named::Itself, Named::Account],
            Caller::Session { .. } => vec![Named::Itself, Named::Behind, Named::Account],
        };
        !bounded && (everyone || forms.iter().all(|form| named.contains(form)))
    } else {
        !named.is_empty()
    };
    (!is_excepted).then_some(Named::Itself)
}

/// The entries of a principal element with their types; `"*"` is `{"AWS": "*"}`.
fn entries(element: &Value) -> Vec<(String, String)> {
    match element {
        Value::String(star) => vec![("AWS".to_owned(), star.clone())],
        other => other
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(kind, names)| {
                listed(names).into_iter().map(|n| (kind.clone(), n.as_str().unwrap().to_owned()))
            })
            .collect(),
    }
}

fn form((kind, name): &(String, String), caller: &Caller) -> Option<Named> {
    match (kind.as_str(), caller) {
        ("AWS", _) if name == "*" => Some(Named::Itself),
        ("Service", Caller::Service(service)) => (name == service).then_some(Named::Itself),
        ("AWS", _) => {
            let account = caller.account()?;
            if *name == account || *name == format!("arn:aws:iam::{account}:root") {
                return Some(Named::Account);
            }
            let last = name.rsplit('/').next().unwrap();
            let is = |kind: &str| name.starts_with(&format!("arn:aws:iam::{account}:{kind}/"));
            match caller {
                Caller::User { arn, .. }
                | Caller::Session { arn, .. }
                | Caller::Federated { arn, .. }
                    if name == arn =>
                {
                    Some(Named::Itself)
                }
                Caller::Session { role, .. } if is("role") && last == role => Some(Named::Behind),
                Caller::Federated { name, .. } if is("user") && last == name => Some(Named::Behind),
                _ => None,
            }
        }
        _ => None,
    }
}
