//! What `AssumeRole` and `GetFederationToken` are both asked for: a session's own policies and tags.

use crate::caller::token;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use crate::state::{Managed, records};
use countersign_api::sts::{PolicyDescriptorType, Tag};
use countersign_policy::{Document, Kind};

/// Session policies as the token has them: the inline one packed, and the managed ones' ARNs and unique ids.
#[derive(Debug)]
pub(super) struct Policies {
    pub(super) packed: Vec<u8>,
    pub(super) arns: Vec<String>,
    pub(super) ids: Vec<String>,
}

/// Checks the session policies that a call gives for a session in `account`, whose managed policies they may name.
pub(super) fn policies(
    cx: &Cx<'_>,
    account: u64,
    inline: Option<&str>,
    managed: Option<&[PolicyDescriptorType]>,
) -> Result<Policies, Fault> {
    let arns = managed.unwrap_or_default().iter().map(|policy| policy.arn.clone());
    // A limit that names nothing would limit nothing.
    let arns: Option<Vec<String>> = arns.collect();
    let arns = arns.ok_or_else(|| {
        Fault::validation(
            "1 validation error detected: Value null at 'policyArns.1.member.arn' failed to satisfy constraint: \
             Member must not be null",
        )
    })?;
    if arns.len() > limits::SESSION_POLICY_ARNS {
        return Err(Fault::validation(format!(
            "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: \
             Member must have length less than or equal to {}",
            limits::SESSION_POLICY_ARNS
        )));
    }
    let ids = arns.iter().map(|arn| match cx.state.managed(account, arn) {
        Some(Managed::Own(policy)) => Ok(policy.id.clone()),
        Some(Managed::Aws(_)) => Ok(String::new()),
        None => Err(Fault::malformed_policy(format!(
            "Policy {arn} does not exist or is not attachable."
        ))),
    });
    let ids = ids.collect::<Result<_, _>>()?;
    // What the call says of both kinds counts together: a managed policy stands in it by its ARN.
    let inline_size = inline.map_or(0, limits::policy_size);
    let size = arns.iter().map(|arn| arn.chars().count()).fold(inline_size, usize::saturating_add);
    if size > limits::SESSION_POLICY
        || inline.is_some_and(|policy| policy.len() > limits::SESSION_BYTES)
    {
        return Err(Fault::new(
            "PackedPolicyTooLarge",
            400,
            "The session policies are larger than 2048 characters.",
        ));
    }
    let Some(policy) = inline else { return Ok(Policies { packed: Vec::new(), arns, ids }) };
    Document::parse(policy, Kind::Session).map_err(|m| Fault::malformed_policy(m.message))?;
    Ok(Policies { packed: token::pack(&[policy]), arns, ids })
}

/// The keys of a call's session tags in lower case, sorted; each may be there only once.
pub(super) fn tag_keys(tags: Option<&[Tag]>) -> Result<Vec<String>, Fault> {
    let mut keys: Vec<String> =
        tags.unwrap_or_default().iter().map(|tag| tag.key.to_lowercase()).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(invalid_tags(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ));
    }
    Ok(keys)
}

/// What is wrong with a call's session tags.
pub(super) fn invalid_tags(text: &str) -> Fault {
    Fault::new("InvalidParameterValue", 400, text)
}

/// A call's session tags as the token has them.
pub(super) fn tags(tags: Option<&[Tag]>) -> impl Iterator<Item = records::Tag> {
    tags.unwrap_or_default().iter().map(|tag| records::Tag {
        key: tag.key.clone(),
        value: tag.value.clone(),
        ..records::Tag::default()
    })
}
