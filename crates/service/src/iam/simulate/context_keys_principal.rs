//! `GetContextKeysForPrincipalPolicy`: the condition keys that somebody's policies ask for, the boundary among them.

use super::context_keys_custom::{given, keys};
use super::entity;
use super::source::Source;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{
    GetContextKeysForPrincipalPolicy, GetContextKeysForPrincipalPolicyInput,
    GetContextKeysForPrincipalPolicyOutput,
};

impl Read for GetContextKeysForPrincipalPolicy {
    fn run(
        cx: &Cx<'_>,
        i: &GetContextKeysForPrincipalPolicyInput,
    ) -> Result<GetContextKeysForPrincipalPolicyOutput, Fault> {
        let source = entity(cx, &i.policy_source_arn)?;
        let given = given(i.policy_input_list.as_deref().unwrap_or_default())?;
        let own: Vec<Source<'_>> =
            Source::of(cx, source).into_iter().chain(Source::boundary(cx, source)).collect();
        let documents = own.iter().map(|source| source.document.as_ref()).chain(&given);
        Ok(GetContextKeysForPrincipalPolicyOutput { context_key_names: Some(keys(documents)) })
    }
}
