//! The keys that a request lacks and that would have mattered: most refusals, and most surprises, are one of these.

use super::{LayerSays, Saw, statements};
use crate::decide::Request;
use crate::principal::Principal;

/// A key that the request does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentKey {
    /// As the policy writes it.
    pub key: String,
    /// What it means that it is absent.
    pub why: &'static str,
}

/// The absent keys of conditions and variables in statements whose other parts fit, each once.
pub(super) fn keys(layers: &[LayerSays], request: &Request<'_>) -> Vec<AbsentKey> {
    let mut all: Vec<AbsentKey> = Vec::new();
    let mut add = |key: &str| {
        if !all.iter().any(|absent| absent.key.eq_ignore_ascii_case(key)) {
            all.push(AbsentKey { key: key.to_owned(), why: why(&key.to_lowercase(), request) });
        }
    };
    for (_, statement) in statements(layers) {
        let principal_fits = statement.principal.as_ref().is_none_or(|part| part.fits);
        if !statement.action.fits || !principal_fits {
            continue;
        }
        let resource = statement.resource.as_ref();
        let without = |variables: &[(String, Option<String>)], add: &mut dyn FnMut(&str)| {
            variables.iter().filter(|(_, value)| value.is_none()).for_each(|(key, _)| add(key));
        };
        if let Some(part) = resource {
            without(&part.variables, &mut add);
        }
        if resource.is_none_or(|part| part.fits) {
            for condition in &statement.conditions {
                if condition.saw == Saw::Absent {
                    add(&condition.key);
                }
                without(&condition.variables, &mut add);
            }
        }
    }
    all
}

fn why(key: &str, request: &Request<'_>) -> &'static str {
    let session = matches!(
        request.principal,
        Principal::Role { .. } | Principal::FederatedUser { .. } | Principal::Root { .. }
    );
    match key.split_once('/').map_or(key, |(name, _)| name) {
        "aws:multifactorauthpresent" => match request.principal {
            Principal::Service(_) | Principal::Anonymous | Principal::Federated(_) => {
                "a caller without an account's credentials never has it"
            }
            _ => "a long-term key signed the request; only a session says whether MFA was used",
        },
        "aws:multifactorauthage" => "no MFA code stands behind the credentials",
        "aws:tokenissuetime" => "a long-term key signed the request; only a session has it",
        "aws:username" if session => "only users have it; no role, federated session or root user",
        "aws:username" => "only users have it",
        "aws:sourceidentity" | "sts:sourceidentity" => "the session was opened without one",
        "sts:externalid" => "the call brought no ExternalId",
        "aws:requesttag" | "aws:tagkeys" => "the request brings no such tag",
        "aws:resourcetag" | "iam:resourcetag" | "s3:existingobjecttag" => {
            "the resource has no such tag"
        }
        "aws:principaltag" => "the caller has no such tag",
        "iam:permissionsboundary" => "the request sets no boundary, or its target has none",
        "aws:sourcevpc" | "aws:sourcevpce" | "aws:vpcsourceip" => {
            "the request came through no VPC endpoint"
        }
        "aws:sourceip" => "the request does not say where it comes from",
        "aws:sourcearn" | "aws:sourceaccount" => "no service made the request for somebody",
        _ => "the request does not have it",
    }
}
