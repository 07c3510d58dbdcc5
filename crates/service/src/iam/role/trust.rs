//! Trust policies: checked when they are saved, bound to whom they name then, and shown as those are named now.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use crate::state::State;
use crate::state::records::{Bound, Role};
use countersign_ident::{AccountId, Arn};
use countersign_policy::{Document, Kind};
use serde_json::Value;

/// Whom a trust policy names, each with the unique id that stands behind the name now.
///
/// A name that comes back after its user or role was deleted is somebody else's, so the role trusts the id. The
/// commit need not rely on the named records: to be bound to an id that is gone a moment later is the same as
/// to have been saved a moment earlier.
///
/// # Errors
///
/// `LimitExceeded`, `MalformedPolicyDocument`.
pub(super) fn bind(cx: &Cx<'_>, text: &str) -> Result<Vec<Bound>, Fault> {
    if limits::policy_size(text) > limits::TRUST_POLICY {
        return Err(Fault::quota("ACLSizePerRole", limits::TRUST_POLICY));
    }
    if text.len() > limits::TRUST_BYTES {
        return Err(Fault::too_much_space(limits::TRUST_BYTES));
    }
    let document =
        Document::parse(text, Kind::Trust).map_err(|m| Fault::malformed_policy(m.message))?;
    let mut bound: Vec<Bound> = Vec::new();
    for principal in document.aws_principals() {
        match named(cx.state, principal) {
            Named::Id(id) if bound.iter().all(|b| b.arn != *principal) => {
                bound.push(Bound { arn: principal.to_owned(), id, ..Bound::default() });
            }
            Named::Id(_) | Named::AsWritten => {}
            Named::Nobody => {
                let text = format!("Invalid principal in policy: \"AWS\":\"{principal}\"");
                return Err(Fault::malformed_policy(text));
            }
        }
    }
    Ok(bound)
}

/// A role's trust policy: the text as it was written, as long as everybody in it is still called so. Whoever has
/// another name now is shown by it, and whoever is gone by their unique id, as AWS does; the text then keeps
/// its order and loses its spacing.
pub(super) fn shown(state: &State, role: &Role) -> String {
    let renamed: Vec<(&str, String)> = role
        .bound
        .iter()
        .map(|b| (b.arn.as_str(), called_now(state, &b.id)))
        .filter(|(arn, now)| arn != now)
        .collect();
    if renamed.is_empty() {
        return role.trust.clone();
    }
    let Ok(mut document) = serde_json::from_str::<Value>(&role.trust) else {
        return role.trust.clone();
    };
    for principal in members(document.get_mut("Statement"))
        .filter_map(|statement| statement.get_mut("Principal")?.get_mut("AWS"))
        .flat_map(|aws| members(Some(aws)))
    {
        if let Some((_, now)) = renamed.iter().find(|(arn, _)| principal.as_str() == Some(arn)) {
            *principal = Value::String(now.clone());
        }
    }
    document.to_string()
}

/// What an AWS principal of a trust policy comes to.
enum Named {
    /// Nothing to bind: everybody, an account, a session.
    AsWritten,
    /// A user or role, by unique id.
    Id(String),
    /// What is not there, or cannot be.
    Nobody,
}

fn named(state: &State, principal: &str) -> Named {
    // An account need not be one of ours: a policy that trusts an account of another installation, or one that is
    // made later, waits for callers who cannot come yet. What is no account at all is refused.
    if principal == "*" || AccountId::parse(principal).is_some() {
        return Named::AsWritten;
    }
    let Some(arn) = Arn::parse(principal) else {
        // A unique id, as the policy of a role shows it; a dead one is refused.
        let alive = called_now(state, principal) != principal;
        return if alive { Named::Id(principal.to_owned()) } else { Named::Nobody };
    };
    let Some(account) = arn.account_id() else { return Named::Nobody };
    if arn.partition != "aws" || !arn.region.is_empty() {
        return Named::Nobody;
    }
    let account = account.number();
    let id = match (arn.service, arn.typed()) {
        ("iam", None) if arn.resource == "root" => return Named::AsWritten,
        // Path and case count, although names are unique without regard to case.
        ("iam", Some(("user", _))) => {
            state.user(account, arn.name()).filter(|u| u.arn() == principal).map(|u| u.id.clone())
        }
        ("iam", Some(("role", _))) => {
            state.role(account, arn.name()).filter(|r| r.arn() == principal).map(|r| r.id.clone())
        }
        // A session has no unique id that outlives it: its ARN is compared as it is, and its role must be there.
        ("sts", Some(("assumed-role", rest))) => {
            return match rest.split_once('/') {
                Some((role, session)) if is_session_name(session, 64) => {
                    let there = state.role(account, role).is_some_and(|r| r.name == role);
                    if there { Named::AsWritten } else { Named::Nobody }
                }
                _ => Named::Nobody,
            };
        }
        ("sts", Some(("federated-user", name))) if is_session_name(name, 32) => {
            return Named::AsWritten;
        }
        _ => None,
    };
    id.map_or(Named::Nobody, Named::Id)
}

/// The ARN of whoever has a unique id now; the id itself when nobody has.
fn called_now(state: &State, id: &str) -> String {
    let user = state.user_by_id(id).map(|user| user.arn());
    let role = || state.role_by_id(id).map(|role| role.arn());
    user.or_else(role).unwrap_or_else(|| id.to_owned())
}

/// A name as `RoleSessionName` and `GetFederationToken` take it.
fn is_session_name(name: &str, most: usize) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c);
    (2..=most).contains(&name.len()) && name.chars().all(allowed)
}

/// A list's members, or the one value that stands for a list of one.
fn members(value: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    let (many, one) = match value {
        Some(Value::Array(members)) => (Some(members), None),
        one => (None, one),
    };
    many.into_iter().flatten().chain(one)
}
