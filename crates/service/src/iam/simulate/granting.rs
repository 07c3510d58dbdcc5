//! `ListPoliciesGrantingServiceAccess`: the policies through which somebody can use a service at all.

use super::entity;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy_of::path_and_name;
use crate::operation::Read;
use crate::state::Entity;
use crate::state::records::{Held, HeldAs};
use countersign_api::iam::{
    ListPoliciesGrantingServiceAccess, ListPoliciesGrantingServiceAccessEntry,
    ListPoliciesGrantingServiceAccessInput, ListPoliciesGrantingServiceAccessOutput,
    PolicyGrantingServiceAccess,
};

impl Read for ListPoliciesGrantingServiceAccess {
    fn run(
        cx: &Cx<'_>,
        i: &ListPoliciesGrantingServiceAccessInput,
    ) -> Result<ListPoliciesGrantingServiceAccessOutput, Fault> {
        let held = entity(cx, &i.arn)?.policies(cx.state);
        let grants: Vec<_> = held.iter().map(|(_, held)| held.document.grants()).collect();
        let rows = |after: Option<&str>| {
            let from = after.and_then(|at| at.parse::<usize>().ok()).map_or(0, |at| at + 1);
            let services = i.service_namespaces.iter().enumerate().skip(from);
            services.map(|(place, service)| (place.to_string(), service))
        };
        let filter = format!("{}\n{:?}", i.arn, i.service_namespaces);
        cx.page::<Self, _, _, _>(i, &filter, rows, |service| {
            let granting = held.iter().zip(&grants).filter(|(_, grants)| grants.service(service));
            let policies = granting.map(|((holder, held), _)| shown(*holder, *held)).collect();
            Some(ListPoliciesGrantingServiceAccessEntry {
                service_namespace: Some(service.clone()),
                policies: Some(policies),
            })
        })
    }
}

/// Managed policies are told by their ARN, inline ones by who has them.
fn shown(holder: Entity<'_>, held: Held<'_>) -> PolicyGrantingServiceAccess {
    match held.policy {
        HeldAs::Managed(arn) => PolicyGrantingServiceAccess {
            policy_name: path_and_name(arn).map_or(arn, |(_, name)| name).to_owned(),
            policy_type: "MANAGED".to_owned(),
            policy_arn: Some(arn.to_owned()),
            entity_type: None,
            entity_name: None,
        },
        HeldAs::Inline(name) => PolicyGrantingServiceAccess {
            policy_name: name.to_owned(),
            policy_type: "INLINE".to_owned(),
            policy_arn: None,
            entity_type: Some(holder.noun().to_uppercase()),
            entity_name: Some(holder.name().to_owned()),
        },
    }
}
