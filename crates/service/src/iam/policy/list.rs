//! `ListPolicies`: the account's own policies, then AWS's, each by name.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::managed;
use crate::operation::Read;
use crate::state::Managed;
use countersign_api::iam::{ListPolicies, ListPoliciesInput, ListPoliciesOutput};

impl Read for ListPolicies {
    fn run(cx: &Cx<'_>, i: &ListPoliciesInput) -> Result<ListPoliciesOutput, Fault> {
        let scope = i.scope.as_deref().unwrap_or("All");
        let prefix = i.path_prefix.as_deref().unwrap_or("/");
        let usage = i.policy_usage_filter.as_deref();
        let only_attached = i.only_attached == Some(true);
        cx.page::<ListPolicies, _, _, _>(
            i,
            &format!("{scope}\n{only_attached}\n{prefix}\n{}", usage.unwrap_or_default()),
            |after| rows(cx, scope, after),
            |managed| {
                let path = match managed {
                    Managed::Own(policy) => policy.path.as_str(),
                    Managed::Aws(policy) => policy.path(),
                };
                let uses = cx.state.uses(&managed.target(cx.account()));
                let used = match usage {
                    Some("PermissionsPolicy") => uses.attached > 0,
                    Some("PermissionsBoundary") => uses.boundary > 0,
                    _ => true,
                };
                let wanted =
                    used && (!only_attached || uses.attached > 0) && path.starts_with(prefix);
                wanted.then(|| shown(cx.state, cx.account(), managed))
            },
        )
    }
}

/// The policies in a scope after a key: `local/NAME` or `aws/NAME`, folded.
fn rows<'s>(
    cx: &Cx<'s>,
    scope: &str,
    after: Option<&str>,
) -> impl Iterator<Item = (String, Managed<'s>)> + use<'s> {
    let (list, name) = match after.and_then(|after| after.split_once('/')) {
        Some((list, name)) => (list, Some(name)),
        None => ("local", None),
    };
    let local = (list == "local" && scope != "AWS").then(|| cx.state.policies(cx.account(), name));
    let after_aws = name.filter(|_| list == "aws");
    let aws = (scope != "Local").then(|| managed::all(after_aws));
    let local = local.into_iter().flatten();
    let aws = aws.into_iter().flatten();
    local
        .map(|(name, policy)| (format!("local/{name}"), Managed::Own(policy)))
        .chain(aws.map(|(name, policy)| (format!("aws/{name}"), Managed::Aws(policy))))
}
