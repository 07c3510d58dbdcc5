//! Managed policies: an account's own and their versions, and AWS's, which can only be read.

mod create;
mod create_version;
mod delete;
mod delete_version;
mod entities;
mod get;
mod get_version;
mod list;
mod list_versions;
mod set_default_version;

use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy_of::attached::check_arn;
use crate::limits;
use crate::state::records::{self, Version};
use crate::state::{Managed, State, Text};
use countersign_api::Timestamp;
use countersign_api::iam::{Policy, PolicyVersion};
use countersign_ident::AccountId;
use countersign_policy::{Document, Kind};

impl<'a> Cx<'a> {
    /// The managed policy with that ARN, for who reads it; `none` is the fault when there is none.
    fn policy(&self, arn: &str, none: fn(&str) -> Fault) -> Result<Managed<'a>, Fault> {
        check_arn(arn)?;
        self.managed(arn).ok_or_else(|| none(arn))
    }

    /// The policy of the account's own with that ARN, for who changes it; `foreign` is what AWS says of others', there or
    /// not, and `none` the fault when there is none.
    fn own_policy(
        &self,
        arn: &str,
        foreign: &str,
        none: impl FnOnce(&str) -> Fault,
    ) -> Result<&'a records::Policy, Fault> {
        check_arn(arn)?;
        match self.managed(arn) {
            Some(Managed::Own(policy)) => Ok(policy),
            Some(Managed::Aws(_)) => Err(Fault::denied(foreign)),
            None if self.is_foreign(arn) => Err(Fault::denied(foreign)),
            None => Err(none(arn)),
        }
    }

    fn is_foreign(&self, arn: &str) -> bool {
        let account =
            countersign_ident::Arn::parse(arn).and_then(|arn| AccountId::parse(arn.account));
        account.is_none_or(|account| account.number() != self.account())
    }
}

fn was_not_found(arn: &str) -> Fault {
    Fault::no_such(format!("Policy {arn} was not found."))
}

fn not_attachable(arn: &str) -> Fault {
    Fault::no_such(format!("Policy {arn} does not exist or is not attachable."))
}

fn no_such_version(arn: &str, version: &str) -> Fault {
    Fault::no_such(format!("Policy {arn} version {version} does not exist or is not attachable."))
}

/// A document that may be stored as a version.
fn checked(document: &str) -> Result<Text, Fault> {
    Document::parse(document, Kind::Identity).map_err(|m| Fault::malformed_policy(m.message))?;
    if limits::policy_size(document) > limits::MANAGED_POLICY {
        return Err(Fault::quota("PolicySize", limits::MANAGED_POLICY));
    }
    if document.len() > limits::MANAGED_BYTES {
        return Err(Fault::too_much_space(limits::MANAGED_BYTES));
    }
    Ok(Text::from(document))
}

/// `v3`.
fn version_id(number: u32) -> String {
    format!("v{number}")
}

/// The number in `v3`. What the model lets through besides (`v3.beta`) names no version.
fn version_number(id: &str) -> Option<u32> {
    id.strip_prefix('v')?.parse().ok()
}

/// What lists tell of a policy.
pub(in crate::iam) fn shown(state: &State, account: u64, managed: Managed<'_>) -> Policy {
    let uses = state.uses(&managed.target(account));
    let count = |uses: usize| Some(i32::try_from(uses).unwrap_or(i32::MAX));
    let policy = Policy {
        attachment_count: count(uses.attached),
        permissions_boundary_usage_count: count(uses.boundary),
        is_attachable: Some(true),
        ..Policy::default()
    };
    match managed {
        Managed::Own(own) => Policy {
            policy_name: Some(own.name.clone()),
            policy_id: Some(own.id.clone()),
            arn: Some(own.arn()),
            path: Some(own.path.clone()),
            default_version_id: Some(version_id(own.default)),
            create_date: Some(Timestamp(own.created)),
            update_date: Some(Timestamp(own.updated)),
            ..policy
        },
        Managed::Aws(aws) => Policy {
            policy_name: Some(aws.name().to_owned()),
            policy_id: Some(aws.id()),
            arn: Some(aws.arn().to_owned()),
            path: Some(aws.path().to_owned()),
            default_version_id: Some(version_id(aws.version())),
            create_date: Some(Timestamp(aws.created())),
            update_date: Some(Timestamp(aws.updated())),
            ..policy
        },
    }
}

/// The versions of a policy, newest first: the number, what lists tell of it, and the document.
pub(in crate::iam) fn versions(
    managed: Managed<'_>,
) -> impl Iterator<Item = (u32, PolicyVersion, &Text)> {
    let (own, aws) = match managed {
        Managed::Own(policy) => (Some(policy), None),
        Managed::Aws(policy) => (None, Some(policy)),
    };
    let own = own.into_iter().flat_map(|policy| {
        policy.versions.iter().rev().map(|v| (v.number, shown_version(policy, v), &v.text))
    });
    own.chain(aws.map(|policy| (policy.version(), shown_aws_version(policy), policy.text())))
}

/// What lists tell of a version: all but its document.
fn shown_version(policy: &records::Policy, version: &Version) -> PolicyVersion {
    PolicyVersion {
        version_id: Some(version_id(version.number)),
        is_default_version: Some(version.number == policy.default),
        create_date: Some(Timestamp(version.created)),
        document: None,
    }
}

/// The same of the one version of one of AWS's.
fn shown_aws_version(policy: &crate::managed::Managed) -> PolicyVersion {
    PolicyVersion {
        version_id: Some(version_id(policy.version())),
        is_default_version: Some(true),
        create_date: Some(Timestamp(policy.updated())),
        document: None,
    }
}
