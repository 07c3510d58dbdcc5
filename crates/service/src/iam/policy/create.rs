//! `CreatePolicy`: a policy with its first version.

use super::{checked, shown};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::tags;
use crate::limits;
use crate::operation::Write;
use crate::state::Managed;
use crate::state::records::{Policy, Version};
use countersign_api::iam::{self as api, CreatePolicy, CreatePolicyInput, CreatePolicyOutput};
use countersign_ident::IdKind;

impl Write for CreatePolicy {
    fn run(tx: &mut Tx<'_>, i: &CreatePolicyInput) -> Result<CreatePolicyOutput, Fault> {
        let account = tx.account();
        if tx.state.policy(account, &i.policy_name).is_some() {
            return Err(Fault::exists(format!(
                "A policy called {} already exists. Duplicate names are not allowed.",
                i.policy_name
            )));
        }
        let tags = tags::of_new(i.tags.as_deref(), tags::Keys::ExactCase)?;
        let text = checked(&i.policy_document)?;
        if tx.state.policies(account, None).take(limits::POLICIES).count() == limits::POLICIES {
            return Err(Fault::quota("PoliciesPerAccount", limits::POLICIES));
        }
        let policy = Policy {
            name: i.policy_name.clone(),
            id: tx.unique_id(IdKind::Policy)?,
            account,
            path: i.path.clone().unwrap_or_else(|| "/".to_owned()),
            created: tx.now,
            updated: tx.now,
            tags,
            description: i.description.clone().filter(|text| !text.is_empty()),
            versions: vec![Version { number: 1, text, created: tx.now, ..Version::default() }],
            default: 1,
            newest: 1,
            ..Policy::default()
        };
        tx.create(&policy);
        // No description: AWS tells it to who asks for the policy (recorded).
        let shown = shown(tx.state, account, Managed::Own(&policy));
        Ok(CreatePolicyOutput {
            policy: Some(api::Policy { tags: tags::shown(&policy.tags), ..shown }),
        })
    }
}
