//! An evaluator that is slow and plain: written from the documented rules alone, on JSON values, sharing nothing with
//! the engine, so that where both agree they are unlikely to share a mistake.
//!
//! It reads cases that are well written ([`crate::generate`] makes no others): what is not is for `bad_input`.

mod compare;
mod condition;
mod principal;
mod request;
mod text;

use condition::listed;
use principal::{Named, named};
use request::{Asked, Caller};
use serde_json::Value;

const ALLOW: &str = "Allow";
const IMPLICIT: &str = "ImplicitDeny";
const EXPLICIT: &str = "ExplicitDeny";

/// The decision on a case.
pub(crate) fn decide(case: &Value) -> &'static str {
    let asked = Asked(&case["request"]);
    let policies = &case["policies"];
    let caller = asked.caller();
    let bounded = policies.get("boundary").is_some();
    let look = |documents: &Value, whom: Whom| look(documents, whom, &asked, &caller, bounded);
    let action = asked.action();

    // 3.9: nothing is asked for these, and nothing can deny them.
    let long_term = matches!(caller, Caller::User { .. } | Caller::Root { .. });
    let authenticated = caller.account().is_some();
    if authenticated && action == "sts:getcalleridentity"
        || long_term && action == "sts:getsessiontoken"
    {
        return ALLOW;
    }

    let resource = policies.get("resource").map(|one| look(one, Whom::MustBeNamed));
    let levels = |name: &str| -> Option<Vec<Seen>> {
        let levels = policies.get(name)?.as_array().unwrap();
        Some(levels.iter().map(|level| look(&level["policies"], Whom::MayBeNamed)).collect())
    };
    let layer = |name: &str, whom| policies.get(name).map(|documents| look(documents, whom));
    let identity = layer("identity", Whom::Nobody).unwrap_or_default();
    let boundary = layer("boundary", Whom::Nobody);
    let session = layer("session", Whom::Nobody);
    let endpoint = layer("endpoint", Whom::MayBeNamed);
    let linked = caller.is_service_linked();
    let scp = if authenticated && !linked { levels("scp") } else { None };
    let rcp = if linked { None } else { levels("rcp") };

    // 3.8.1
    let one = [
        Some(&identity),
        resource.as_ref(),
        boundary.as_ref(),
        session.as_ref(),
        endpoint.as_ref(),
    ];
    let many = [scp.as_ref(), rcp.as_ref()];
    if one.iter().flatten().any(|seen| seen.denies)
        || many.iter().flatten().any(|levels| levels.iter().any(|level| level.denies))
    {
        return EXPLICIT;
    }
    if kept_by_aws(&action, asked.text("resource")) {
        return IMPLICIT;
    }
    // 3.8.2
    if many.iter().flatten().any(|levels| levels.iter().any(|level| level.allows.is_empty())) {
        return IMPLICIT;
    }
    if endpoint.is_some_and(|seen| seen.allows.is_empty()) {
        return IMPLICIT;
    }

    let named = |form: Named| resource.as_ref().is_some_and(|seen| seen.allows.contains(&form));
    let by_resource = resource.as_ref().is_some_and(|seen| !seen.allows.is_empty());
    let limits = [&boundary, &session].into_iter().flatten().all(|seen| !seen.allows.is_empty());
    // 3.9: a federated session without session policy has nothing of its own.
    let empty_handed = matches!(caller, Caller::Federated { .. }) && session.is_none();
    let by_identity = !identity.allows.is_empty() && limits && !empty_handed;
    let same = caller.account() == Some(asked.text("resource_account"));
    let trust = trusts(&action);
    let key = action.starts_with("kms:") && asked.text("resource").contains(":key/");

    let allowed = match &caller {
        // 3.8.5
        Caller::Anonymous | Caller::Service(_) => by_resource,
        // 3.9: root cannot assume roles.
        Caller::Root { .. } if trust => false,
        Caller::Root { .. } => same || by_resource,
        // 3.8.3
        _ if same => {
            named(Named::Itself)
                || named(Named::Behind) && limits && !empty_handed
                || by_identity && (!(trust || key) || named(Named::Account))
        }
        // 3.8.4
        _ => by_resource && by_identity,
    };
    if allowed { ALLOW } else { IMPLICIT }
}

/// What the documents of a layer say.
#[derive(Debug, Default)]
struct Seen {
    denies: bool,
    /// How the statements that allow name the caller.
    allows: Vec<Named>,
}

/// Whether the statements of a layer say whom they are for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Whom {
    Nobody,
    MayBeNamed,
    MustBeNamed,
}

fn look(documents: &Value, whom: Whom, asked: &Asked, caller: &Caller, bounded: bool) -> Seen {
    let mut seen = Seen::default();
    for document in listed(documents) {
        for statement in listed(&document["Statement"]) {
            let is_named =
                statement.get("Principal").is_some() || statement.get("NotPrincipal").is_some();
            let form = match (is_named, whom) {
                (true, _) => named(&statement, caller, bounded),
                (false, Whom::MustBeNamed) => None,
                (false, _) => Some(Named::Itself),
            };
            let Some(form) = form else { continue };
            let variables = document["Version"] == "2012-10-17";
            let applies = applies(&statement, variables, asked);
            match statement["Effect"].as_str() {
                Some("Deny") if applies != Some(false) => seen.denies = true,
                Some("Allow") if applies == Some(true) => seen.allows.push(form),
                _ => {}
            }
        }
    }
    seen
}

/// Whether action, resource and condition of a statement are those of the request.
fn applies(statement: &Value, variables: bool, asked: &Asked) -> Option<bool> {
    let action = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(some), None) => listed(some).iter().any(|p| action_is(p, asked)),
        (None, Some(none)) => !listed(none).iter().any(|p| action_is(p, asked)),
        _ => panic!("{statement}"),
    };
    let resource = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(some), None) => {
            listed(some).iter().any(|p| resource_is(p, variables, asked) == Some(true))
        }
        (None, Some(none)) => {
            listed(none).iter().all(|p| resource_is(p, variables, asked) == Some(false))
        }
        // A trust policy is about its role.
        _ => true,
    };
    if !(action && resource) {
        return Some(false);
    }
    condition::holds(&statement["Condition"], variables, asked)
}

/// 3.2
fn action_is(pattern: &Value, asked: &Asked) -> bool {
    text::globs(&text::wild(&pattern.as_str().unwrap().to_ascii_lowercase()), &asked.action())
}

/// 3.3: `None` where a variable has no value.
fn resource_is(pattern: &Value, variables: bool, asked: &Asked) -> Option<bool> {
    let pattern = pattern.as_str().unwrap();
    if pattern == "*" {
        return Some(true);
    }
    text::arn_is(pattern, asked.text("resource"), variables, asked)
}

/// Whether the policy of the resource is a role's trust policy.
fn trusts(action: &str) -> bool {
    action.starts_with("sts:assumerole")
        || ["sts:tagsession", "sts:setsourceidentity"].contains(&action)
}

/// What holds whatever policies allow: nobody changes what AWS keeps.
fn kept_by_aws(action: &str, resource: &str) -> bool {
    let Some(parts) = text::parts(resource) else { return false };
    let (service, name) = action.split_once(':').unwrap();
    let changes = !["get", "list", "describe"].iter().any(|read| name.starts_with(read));
    match service {
        "iam" if changes => {
            parts[4] == "aws" && parts[5].starts_with("policy/")
                || parts[5].starts_with("role/aws-reserved/")
        }
        "kms" if changes => parts[5].starts_with("alias/aws/"),
        _ => false,
    }
}
