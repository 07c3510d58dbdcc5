//! Decisions: how the layers of policy combine (IAM user guide, "Policy evaluation logic").

use crate::arn;
use crate::context::Context;
use crate::document::Document;
use crate::index::Lookup;
use crate::principal::{Named, Principal};
use crate::resource;
use crate::statement::Statement;
use compact_str::CompactString;

/// What is asked.
pub struct Request<'a> {
    /// Who asks.
    pub principal: Principal<'a>,
    /// `service:Name`, in any case.
    pub action: &'a str,
    /// The resource's ARN, or `*` for an action without one.
    pub resource: &'a str,
    /// The account that owns the resource.
    pub resource_account: &'a str,
    /// The action has no resource types: of `Resource` only `*` matches.
    pub wildcard_only_action: bool,
    /// Everything else.
    pub context: &'a dyn Context,
}

impl std::fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} {}", self.principal, self.action, self.resource)
    }
}

/// One level of service or resource control policies: some statement of it must allow.
pub type Level<'a> = &'a [&'a Document];

/// The policies that have a say. The default is none at all, which allows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Policies<'a> {
    /// Of the caller: own, attached, of its groups, or of the session's role.
    pub identity: &'a [&'a Document],
    /// Of the resource. For `sts:AssumeRole` it is the role's trust policy.
    pub resource: Option<&'a Document>,
    /// The caller's permissions boundary. `None` limits nothing.
    pub boundary: Option<&'a [&'a Document]>,
    /// The session's policies. `None` limits nothing.
    pub session: Option<&'a [&'a Document]>,
    /// Service control policies of the caller's account, root first.
    pub scp: &'a [Level<'a>],
    /// Resource control policies of the resource's account.
    pub rcp: &'a [Level<'a>],
    /// Of the VPC endpoint that the request came through.
    pub endpoint: Option<&'a [&'a Document]>,
}

/// What a decision says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Something allows it, and nothing denies it.
    Allow,
    /// Nothing allows it.
    ImplicitDeny,
    /// Something denies it.
    ExplicitDeny,
}

impl Effect {
    /// `Allow`, `ImplicitDeny` or `ExplicitDeny`.
    pub fn word(self) -> &'static str {
        match self {
            Effect::Allow => "Allow",
            Effect::ImplicitDeny => "ImplicitDeny",
            Effect::ExplicitDeny => "ExplicitDeny",
        }
    }
}

/// The kinds of policy, in the words that AWS's messages have for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Of the caller.
    Identity,
    /// Of the resource.
    Resource,
    /// Of a role: who may assume it.
    Trust,
    /// The caller's boundary.
    Boundary,
    /// The session's.
    Session,
    /// Service control policies.
    Scp,
    /// Resource control policies.
    Rcp,
    /// The VPC endpoint's.
    Endpoint,
    /// What AWS itself keeps, whatever policies say.
    Service,
}

impl Layer {
    /// `identity-based policy`, …
    pub fn words(self) -> &'static str {
        match self {
            Layer::Identity => "identity-based policy",
            Layer::Resource => "resource-based policy",
            Layer::Trust => "role trust policy",
            Layer::Boundary => "permissions boundary",
            Layer::Session => "session policy",
            Layer::Scp => "service control policy",
            Layer::Rcp => "resource control policy",
            Layer::Endpoint => "VPC endpoint policy",
            Layer::Service => "service rule",
        }
    }
}

/// A statement that decided: where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its layer.
    pub layer: Layer,
    /// Its document's place in the layer.
    pub document: usize,
    /// Its place in the document.
    pub statement: usize,
    /// Its `Sid`, or nothing.
    pub sid: String,
}

/// A decision and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What it says.
    pub effect: Effect,
    /// The layer that decided: that denied, that allowed, or that was the first not to allow.
    pub layer: Layer,
    /// The statement that decided; `None` where it is the lack of one.
    pub reason: Option<Reason>,
}

impl Decision {
    /// The ending of AWS's `AccessDenied` message (sheet 3.10). It names kinds of policy only; where a rule of AWS's own
    /// refuses, no identity-based policy could have allowed it.
    pub fn ending(&self, action: &str) -> String {
        let words = match self.layer {
            Layer::Service => Layer::Identity.words(),
            layer => layer.words(),
        };
        match self.effect {
            Effect::ExplicitDeny => {
                let article = match self.layer {
                    Layer::Identity => "an",
                    Layer::Trust => "the",
                    _ => "a",
                };
                format!("with an explicit deny in {article} {words}")
            }
            _ => format!("because no {words} allows the {action} action"),
        }
    }
}

/// What one layer says.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    denies: Option<(usize, usize)>,
    allows: Option<(usize, usize)>,
    /// For resource policies: how the allowing statement names the caller.
    named: Option<Named>,
}

/// Decides a request.
pub fn decide(request: &Request<'_>, policies: &Policies<'_>) -> Decision {
    let asked = Asked::new(request);
    if asked.is_everyones() {
        return Decision { effect: Effect::Allow, layer: Layer::Service, reason: None };
    }
    let is_trust = asked.is_trust();
    let resource_layer = if is_trust { Layer::Trust } else { Layer::Resource };
    let resource_documents: &[&Document] = match &policies.resource {
        Some(document) => std::slice::from_ref(document),
        None => &[],
    };
    let outside = matches!(
        request.principal,
        Principal::Service(_) | Principal::Anonymous | Principal::Federated(_)
    );
    // Control policies do not touch service-linked roles, and those of a caller's account only who is of one.
    let any = !policies.scp.is_empty() || !policies.rcp.is_empty();
    let untouched = any && asked.is_service_linked();
    let scps: &[Level<'_>] = if outside || untouched { &[] } else { policies.scp };
    let rcps: &[Level<'_>] = if untouched { &[] } else { policies.rcp };

    // Whatever denies, wherever it stands, ends it.
    let identity = asked.look(policies.identity, Names::Ignored);
    let resource = asked.look(resource_documents, Names::Required);
    let boundary = policies.boundary.map(|docs| asked.look(docs, Names::Ignored));
    let session = policies.session.map(|docs| asked.look(docs, Names::Ignored));
    let endpoint = policies.endpoint.map(|docs| asked.look(docs, Names::Optional));
    let scp = asked.look_at_levels(scps);
    let rcp = asked.look_at_levels(rcps);
    let denied = |layer, documents: &[&Document], denies: Option<_>| {
        let reason = reason(layer, documents, denies?);
        Some(Decision { effect: Effect::ExplicitDeny, layer, reason })
    };
    let denied_by =
        |layer, documents: Option<_>, said: Option<Said>| denied(layer, documents?, said?.denies);
    let denial = denied(Layer::Scp, scp.documents, scp.denies)
        .or_else(|| denied(Layer::Rcp, rcp.documents, rcp.denies))
        .or_else(|| denied(resource_layer, resource_documents, resource.denies))
        .or_else(|| denied(Layer::Identity, policies.identity, identity.denies))
        .or_else(|| denied_by(Layer::Boundary, policies.boundary, boundary))
        .or_else(|| denied_by(Layer::Session, policies.session, session))
        .or_else(|| denied_by(Layer::Endpoint, policies.endpoint, endpoint));
    if let Some(denial) = denial {
        return denial;
    }
    if policies.boundary.is_some() && asked.not_principal_denies(policies.resource) {
        return Decision { effect: Effect::ExplicitDeny, layer: resource_layer, reason: None };
    }

    let lacks = |layer| Decision { effect: Effect::ImplicitDeny, layer, reason: None };
    let root = matches!(request.principal, Principal::Root { .. });
    if asked.is_kept_by_aws() || (root && is_trust) {
        return lacks(Layer::Service);
    }
    if scp.lacks {
        return lacks(Layer::Scp);
    }
    if rcp.lacks {
        return lacks(Layer::Rcp);
    }
    if endpoint.is_some_and(|s| s.allows.is_none()) {
        return lacks(Layer::Endpoint);
    }
    let by_resource = |at: (usize, usize)| Decision {
        effect: Effect::Allow,
        layer: resource_layer,
        reason: reason(resource_layer, resource_documents, at),
    };
    if outside {
        return resource.allows.map_or_else(|| lacks(resource_layer), by_resource);
    }

    let same_account = request.principal.account() == Some(request.resource_account);
    let limits = [(Layer::Boundary, boundary), (Layer::Session, asked.session(session))];
    let limit = limits
        .into_iter()
        .find(|(_, said)| said.is_some_and(|s| s.allows.is_none()))
        .map(|(layer, _)| layer);

    if same_account {
        match (resource.allows, resource.named) {
            (Some(at), Some(Named::Directly)) => return by_resource(at),
            (Some(at), Some(Named::Behind)) => return limit.map_or_else(|| by_resource(at), lacks),
            (None, _) if is_trust || (asked.needs_key_policy() && !root) => {
                return lacks(resource_layer);
            }
            _ => {}
        }
    } else if resource.allows.is_none() {
        return lacks(resource_layer);
    }
    if root {
        return Decision { effect: Effect::Allow, layer: Layer::Identity, reason: None };
    }
    let Some(at) = identity.allows else { return lacks(Layer::Identity) };
    if let Some(layer) = limit {
        return lacks(layer);
    }
    let reason = reason(Layer::Identity, policies.identity, at);
    Decision { effect: Effect::Allow, layer: Layer::Identity, reason }
}

fn reason(
    layer: Layer,
    documents: &[&Document],
    (document, statement): (usize, usize),
) -> Option<Reason> {
    let sid = documents.get(document)?.statements.get(statement)?.sid().to_owned();
    Some(Reason { layer, document, statement, sid })
}

/// Whether statements of a layer have principals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// Who calls is settled already.
    Ignored,
    /// A statement without one matches everybody.
    Optional,
    /// A statement without one matches nobody.
    Required,
}

/// What control policies say: every level has to allow.
struct Levels<'a> {
    /// The level that denies.
    documents: Level<'a>,
    denies: Option<(usize, usize)>,
    /// Whether a level does not allow.
    lacks: bool,
}

pub(crate) struct Asked<'a> {
    request: &'a Request<'a>,
    /// In lower case.
    pub(crate) action: CompactString,
    pub(crate) resource: resource::Asked<'a>,
    pub(crate) lookup: Lookup<'a>,
}

/// An action in lower case.
fn lower(action: &str) -> CompactString {
    if !action.is_ascii() {
        return action.to_lowercase().into();
    }
    let mut lower = CompactString::new(action);
    lower.make_ascii_lowercase();
    lower
}

impl<'r> Asked<'r> {
    pub(crate) fn new(request: &'r Request<'r>) -> Asked<'r> {
        let action = lower(request.action);
        let (arn, wildcard_only) = (request.resource, request.wildcard_only_action);
        let lookup = Lookup::new(&action, arn);
        Asked { request, action, resource: resource::Asked { arn, wildcard_only }, lookup }
    }

    fn look_at_levels<'l>(&self, levels: &[Level<'l>]) -> Levels<'l> {
        let mut all = Levels { documents: &[], denies: None, lacks: false };
        for level in levels {
            let said = self.look(level, Names::Optional);
            all.lacks |= said.allows.is_none();
            if all.denies.is_none() && said.denies.is_some() {
                (all.documents, all.denies) = (level, said.denies);
            }
        }
        all
    }

    fn look(&self, documents: &[&Document], names: Names) -> Said {
        let mut said = Said::default();
        for (d, document) in documents.iter().enumerate() {
            for (s, statement) in document.concerned(&self.lookup, &self.action) {
                let named = self.named(statement, names);
                // What allows counts where it grants in a better way than what has been found.
                let counts = if statement.allows { named > said.named } else { named.is_some() };
                if !counts || !self.applies(statement) {
                    continue;
                }
                if !statement.allows {
                    // It cannot be outdone.
                    said.denies = Some((d, s));
                    return said;
                }
                (said.allows, said.named) = (Some((d, s)), named);
            }
        }
        said
    }

    pub(crate) fn named(&self, statement: &Statement, names: Names) -> Option<Named> {
        match (statement.principals(), names) {
            (_, Names::Ignored) | (None, Names::Optional) => Some(Named::Directly),
            (None, Names::Required) => None,
            (Some(principals), _) => principals.name(&self.request.principal, statement.allows),
        }
    }

    /// What the request is about.
    pub(crate) fn context(&self) -> &'r dyn Context {
        self.request.context
    }

    fn applies(&self, statement: &Statement) -> bool {
        statement.applies(self.resource, self.request.context)
    }

    /// Ways into a role: what its trust policy decides on.
    pub(crate) fn is_trust(&self) -> bool {
        let way = self.action.starts_with("sts:assumerole")
            || ["sts:tagsession", "sts:setsourceidentity"].contains(&self.action.as_str());
        way && self.request.resource.contains(":role/")
    }

    /// A key's policy must at least name the account, as a role's trust policy must; other resources need none.
    pub(crate) fn needs_key_policy(&self) -> bool {
        self.action.starts_with("kms:") && self.request.resource.contains(":key/")
    }

    /// A federated session without session policies has no permissions of its own.
    fn session(&self, session: Option<Said>) -> Option<Said> {
        match self.request.principal {
            Principal::FederatedUser { .. } => Some(session.unwrap_or_default()),
            _ => session,
        }
    }

    pub(crate) fn is_service_linked(&self) -> bool {
        match self.request.principal {
            // A session's ARN has no path; of service-linked roles the name tells as well.
            Principal::Role { role_arn, session_arn, .. } if role_arn.is_none() => {
                session_arn.text().contains(":assumed-role/AWSServiceRoleFor")
            }
            Principal::Role { role_arn, .. } => role_arn.text().contains(":role/aws-service-role/"),
            _ => false,
        }
    }

    /// What needs no permission and what no policy can deny: asking who one is, and a user's asking for a session of
    /// its own.
    pub(crate) fn is_everyones(&self) -> bool {
        match self.action.as_str() {
            "sts:getcalleridentity" => self.request.principal.account().is_some(),
            "sts:getsessiontoken" => {
                matches!(self.request.principal, Principal::User { .. } | Principal::Root { .. })
            }
            _ => false,
        }
    }

    /// Changes that AWS lets nobody make: to its managed policies, its reserved roles, its key aliases.
    pub(crate) fn is_kept_by_aws(&self) -> bool {
        let Some((service @ ("iam" | "kms"), name)) = self.action.split_once(':') else {
            return false;
        };
        let reads = ["get", "list", "describe", "simulate", "generate"];
        if reads.iter().any(|verb| name.starts_with(verb)) {
            return false;
        }
        let rest = arn::resource(self.resource.arn).unwrap_or_default();
        match service {
            "iam" if rest.starts_with("policy/") => {
                matches!(arn::parts(self.resource.arn), Some([.., "aws", _]))
            }
            "iam" => rest.starts_with("role/aws-reserved/"),
            _ => rest.starts_with("alias/aws/"),
        }
    }

    /// With a boundary on the caller, a Deny with `NotPrincipal` excepts nobody.
    fn not_principal_denies(&self, resource: Option<&Document>) -> bool {
        let denies = |statement: &Statement| {
            !statement.allows
                && statement.principals().is_some_and(|p| p.not)
                && statement.concerns(&self.action)
                && self.applies(statement)
        };
        resource.is_some_and(|document| document.statements.iter().any(denies))
    }
}
