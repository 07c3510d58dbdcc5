//! Attached policies: `AttachUserPolicy` and its sisters.

use super::holder::PolicyHolder;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::state::{Managed, PolicyArn};
use countersign_api::iam::AttachedPolicy;
use countersign_api::{Nothing, Paged};
use countersign_ident::{AccountId, Arn};

/// Attaches a policy. Once more is no change.
pub(super) fn attach<H: PolicyHolder>(
    tx: &mut Tx<'_>,
    holder: &str,
    arn: &str,
) -> Result<Nothing, Fault> {
    check_arn(arn)?;
    let mut holder = H::find(tx, holder)?.clone();
    let managed = tx.managed(arn).ok_or_else(|| {
        Fault::no_such(format!("Policy {arn} does not exist or is not attachable."))
    })?;
    if holder.attached().iter().any(|there| **there == *arn) {
        return Ok(Nothing);
    }
    let (quota, most) = H::ATTACHED;
    if holder.attached().len() >= most {
        return Err(Fault::quota(quota, most));
    }
    holder.attached_mut().push(arn.into());
    hold(tx, managed, holder.id());
    tx.update(&holder);
    Ok(Nothing)
}

/// Takes a policy away.
pub(super) fn detach<H: PolicyHolder>(
    tx: &mut Tx<'_>,
    holder: &str,
    arn: &str,
) -> Result<Nothing, Fault> {
    check_arn(arn)?;
    let mut holder = H::find(tx, holder)?.clone();
    let before = holder.attached().len();
    holder.attached_mut().retain(|there| **there != *arn);
    if holder.attached().len() == before {
        return Err(Fault::no_such(format!("Policy {arn} was not found.")));
    }
    if let Some(managed) = tx.managed(arn) {
        let target = managed.target(tx.account());
        tx.release(&target, holder.id());
    }
    tx.update(&holder);
    Ok(Nothing)
}

/// Keeps a policy from being deleted while `holder`, a unique id and what it is to them, has it.
pub(super) fn hold(tx: &mut Tx<'_>, managed: Managed<'_>, holder: &str) {
    if let Managed::Own(policy) = managed {
        tx.relies_on(policy);
    }
    let target = managed.target(tx.account());
    tx.hold(&target, holder);
}

/// The attached policies whose path begins with `prefix`.
pub(super) fn list<H: PolicyHolder, O: Paged<Item = AttachedPolicy>>(
    cx: &Cx<'_>,
    i: &O::In,
    holder: &str,
    prefix: Option<&str>,
) -> Result<O::Out, Fault> {
    let holder = H::find(cx, holder)?;
    let prefix = prefix.unwrap_or("/");
    let sorted: Vec<(String, &PolicyArn)> =
        holder.attached().iter().map(|arn| (place(arn), arn)).collect();
    let rows = sorted.iter().map(|(place, arn)| (place.as_str(), *arn)).collect();
    let filter = format!("{}\n{prefix}", holder.id());
    cx.page_of::<O, PolicyArn>(i, &filter, rows, |arn| {
        let (path, _) = path_and_name(arn)?;
        if path.starts_with(prefix) { shown(arn) } else { None }
    })
}

/// All attached policies, as a list without pages has them.
pub(in crate::iam) fn all_shown(attached: &[PolicyArn]) -> Vec<AttachedPolicy> {
    let mut sorted: Vec<&PolicyArn> = attached.iter().collect();
    sorted.sort_by_cached_key(|arn| place(arn));
    sorted.into_iter().filter_map(|arn| shown(arn)).collect()
}

fn shown(arn: &str) -> Option<AttachedPolicy> {
    let (_, name) = path_and_name(arn)?;
    Some(AttachedPolicy { policy_name: Some(name.to_owned()), policy_arn: Some(arn.to_owned()) })
}

/// Where a policy stands in a list: by name without regard to case, as AWS sorts them (recorded).
fn place(arn: &str) -> String {
    let name = path_and_name(arn).map_or(arn, |(_, name)| name);
    format!("{}\n{arn}", name.to_lowercase())
}

/// A text that is no ARN, and an ARN of another kind of thing, are faults of different codes.
pub(in crate::iam) fn check_arn(arn: &str) -> Result<(), Fault> {
    let invalid = || format!("ARN {arn} is not valid.");
    if Arn::parse(arn).is_none() {
        return Err(Fault::validation(invalid()));
    }
    path_and_name(arn).map(|_| ()).ok_or_else(|| Fault::invalid_input(invalid()))
}

/// A policy's path and name: `/service-role/` and `AmazonElasticMapReduceRole`. `None` for what is not a policy's ARN.
pub(in crate::iam) fn path_and_name(arn: &str) -> Option<(&str, &str)> {
    let arn = Arn::parse(arn)?;
    let owned = arn.account == "aws" || AccountId::parse(arn.account).is_some();
    if (arn.partition, arn.service, arn.region) != ("aws", "iam", "") || !owned {
        return None;
    }
    let path = arn.resource.strip_prefix("policy")?.strip_suffix(arn.name())?;
    (path.starts_with('/') && !arn.name().is_empty()).then_some((path, arn.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policys_arn_has_a_path_and_a_name() {
        let of = |resource: &str| format!("arn:aws:iam::aws:{resource}");
        assert_eq!(path_and_name(&of("policy/Plain")), Some(("/", "Plain")));
        assert_eq!(path_and_name(&of("policy/a/b/Deep")), Some(("/a/b/", "Deep")));
        for bad in ["policy", "policy/", "policy/a/", "policyPlain", "role/Plain"] {
            assert_eq!(path_and_name(&of(bad)), None, "{bad}");
        }
        for bad in
            ["arn:aws:iam::1:policy/P", "arn:aws:iam:eu:aws:policy/P", "arn:aws:s3::aws:policy/P"]
        {
            assert_eq!(path_and_name(bad), None, "{bad}");
        }
    }
}
