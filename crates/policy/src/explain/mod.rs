//! Why a decision is what it is: a second walk over the policies, taken only when somebody asks.
//!
//! What it says is [`decide`]'s own decision, and beside it what every layer, statement and condition said, read from the
//! documents' texts. A test holds the two against each other.

mod absent;
mod form;
mod statement;

pub use absent::AbsentKey;
pub(crate) use form::reason;
pub(crate) use statement::is_without_variables;

use crate::context::Context;
use crate::decide::{
    Asked, Decision, Effect, Layer, Level, Names, Policies, Reason, Request, decide,
};
use crate::document::Document;
use crate::principal::{Named, Principal};
use std::collections::BTreeMap;

/// A decision and all that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What [`decide`] says.
    pub decision: Decision,
    /// Who asks.
    pub caller: Caller,
    /// What is asked, `service:Name`.
    pub action: String,
    /// Of what.
    pub resource: String,
    /// The account that owns it.
    pub resource_account: String,
    /// What AWS itself refuses, whatever policies say.
    pub rule: Option<&'static str>,
    /// What each layer says, in the order in which they are needed.
    pub layers: Vec<LayerSays>,
    /// Keys that the request lacks and that the statements which fit otherwise look at.
    pub absent: Vec<AbsentKey>,
    /// The keys of the request that policies look at or that say who asks, with their values.
    pub context: Vec<(String, Vec<String>)>,
}

/// Who asks, as far as the request tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The unique id, with a session's name; or whatever there is instead.
    pub id: String,
    /// A user's name.
    pub name: Option<String>,
    /// The ARN; a service's or provider's name; nothing for nobody.
    pub arn: String,
}

/// What one layer of policies, or one level of control policies, says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerSays {
    /// Which.
    pub layer: Layer,
    /// Of control policies: which level, root first.
    pub level: Option<usize>,
    /// Whether there is any such policy.
    pub given: bool,
    /// Whether nothing is allowed without its Allow. A Deny counts in any case.
    pub needed: bool,
    /// Why it is needed or not.
    pub why: &'static str,
    /// What it says: `ExplicitDeny` where a statement of it denies, `ImplicitDeny` where none allows.
    pub says: Effect,
    /// Of resource policies: how the one that allows names the caller.
    pub named: Option<&'static str>,
    /// Its documents.
    pub documents: Vec<Vec<StatementSays>>,
}

/// What one statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementSays {
    /// Its `Sid`, or nothing.
    pub sid: String,
    /// `Allow`, or else `Deny`.
    pub allows: bool,
    /// Whether it applies to the request.
    pub applies: bool,
    /// Why it does or does not.
    pub why: String,
    /// `Action` or `NotAction`.
    pub action: Part,
    /// `Resource` or `NotResource`; trust policies have none.
    pub resource: Option<Part>,
    /// `Principal` or `NotPrincipal`, in layers that have one.
    pub principal: Option<Part>,
    /// Its conditions.
    pub conditions: Vec<ConditionSays>,
}

/// An element of a statement and whether it fits the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The element's name.
    pub element: &'static str,
    /// Its values as they are written.
    pub values: Vec<String>,
    /// Whether it fits.
    pub fits: bool,
    /// Variables in it, each with its value if it has one.
    pub variables: Vec<(String, Option<String>)>,
}

/// A line of a condition block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionSays {
    /// As it is written, with its qualifiers.
    pub operator: String,
    /// As it is written.
    pub key: String,
    /// The policy's values as they are written.
    pub values: Vec<String>,
    /// What the request holds.
    pub saw: Saw,
    /// Whether it holds. `None` where the policy or the request cannot be understood: it neither allows, nor keeps from
    /// denying.
    pub holds: Option<bool>,
    /// Why, in a few words.
    pub why: &'static str,
    /// Variables in the values, each with its value if it has one.
    pub variables: Vec<(String, Option<String>)>,
}

/// What a condition saw under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saw {
    /// Nothing.
    Absent,
    /// A single value.
    One(String),
    /// A multivalued key.
    Many(Vec<String>),
}

/// Decides a request and says why.
pub fn explain(request: &Request<'_>, policies: &Policies<'_>) -> Explanation {
    let asked = Asked::new(request);
    let layers = Walk { request, policies, asked: &asked }.layers();
    Explanation {
        decision: decide(request, policies),
        caller: Caller::of(&request.principal),
        action: request.action.to_owned(),
        resource: request.resource.to_owned(),
        resource_account: request.resource_account.to_owned(),
        rule: rule(request, &asked),
        absent: absent::keys(&layers, request),
        context: seen(&layers, request.context),
        layers,
    }
}

fn rule(request: &Request<'_>, asked: &Asked<'_>) -> Option<&'static str> {
    if asked.is_everyones() {
        Some("it needs no permission, and no policy can deny it")
    } else if asked.is_kept_by_aws() {
        Some("AWS's own policies, reserved roles and key aliases are changed by nobody")
    } else if matches!(request.principal, Principal::Root { .. }) && asked.is_trust() {
        Some("a root user cannot assume roles")
    } else {
        None
    }
}

struct Walk<'a> {
    request: &'a Request<'a>,
    policies: &'a Policies<'a>,
    asked: &'a Asked<'a>,
}

/// Why a layer is needed, or why not.
type Need = (bool, &'static str);

const ABSENT: Need = (false, "there is none");

impl Walk<'_> {
    fn layers(&self) -> Vec<LayerSays> {
        let Walk { request, policies, asked } = *self;
        let is_trust = asked.is_trust();
        let root = matches!(request.principal, Principal::Root { .. });
        let outside = matches!(
            request.principal,
            Principal::Service(_) | Principal::Anonymous | Principal::Federated(_)
        );
        let same_account = request.principal.account() == Some(request.resource_account);
        let mut layers = Vec::new();

        let exempt = match (asked.is_service_linked(), outside) {
            (true, _) => Some("service-linked roles are under no control policy"),
            (_, true) => Some("it concerns the caller's account only, and the caller has none"),
            _ => None,
        };
        self.levels(Layer::Scp, policies.scp, exempt, &mut layers);
        self.levels(Layer::Rcp, policies.rcp, exempt.filter(|_| !outside), &mut layers);
        if let Some(documents) = policies.endpoint {
            let need = (true, "the request came through it");
            layers.push(self.layer(Layer::Endpoint, Some(documents), Names::Optional, need));
        }

        // What the resource's policy says decides what else is needed.
        let own: Option<&[&Document]> = policies.resource.as_ref().map(std::slice::from_ref);
        let layer = if is_trust { Layer::Trust } else { Layer::Resource };
        let mut resource = self.layer(layer, own, Names::Required, ABSENT);
        let named = if resource.says == Effect::ImplicitDeny { None } else { self.named() };
        let granted = same_account && !outside && named > Some(Named::Account);
        resource.named = named.map(|named| match named {
            Named::Account => "by its account",
            Named::Behind => "by the role or user behind the session",
            Named::Directly => "directly",
        });
        (resource.needed, resource.why) = if outside {
            (true, "nothing else can allow a caller without an account")
        } else if granted {
            (true, "in the same account it grants by itself")
        } else if !same_account {
            (true, "the resource is of another account: both sides must allow")
        } else if is_trust {
            (true, "a role is assumed only by whom its trust policy names")
        } else if asked.needs_key_policy() && !root {
            (true, "a key is used only by whom its policy names")
        } else {
            (false, "in the same account the identity policies are enough")
        };
        layers.push(resource);

        let (direct, by) =
            (named == Some(Named::Directly), "the resource's policy grants by itself");
        let identity = if outside {
            (false, "the caller has none")
        } else if granted {
            (false, by)
        } else if root {
            (false, "a root user needs none")
        } else {
            (true, "no resource policy grants by itself")
        };
        layers.push(self.layer(Layer::Identity, Some(policies.identity), Names::Ignored, identity));

        let limit = |given: bool| match () {
            () if outside => (false, "the caller has none"),
            () if granted && direct => (false, "the resource's policy names the caller directly"),
            () if root => (false, "a root user has none"),
            () if given => (true, "it limits what other policies allow"),
            () => (true, "a federated session without one is allowed nothing by others"),
        };
        if let Some(documents) = policies.boundary {
            let need = limit(true);
            layers.push(self.layer(Layer::Boundary, Some(documents), Names::Ignored, need));
        }
        let federated = matches!(request.principal, Principal::FederatedUser { .. });
        if policies.session.is_some() || federated {
            let need = limit(policies.session.is_some());
            layers.push(self.layer(Layer::Session, policies.session, Names::Ignored, need));
        }
        layers
    }

    fn levels(
        &self,
        layer: Layer,
        levels: &[Level<'_>],
        exempt: Option<&'static str>,
        layers: &mut Vec<LayerSays>,
    ) {
        for (place, documents) in levels.iter().enumerate() {
            let need = exempt.map_or((true, "every level must allow"), |why| (false, why));
            let mut says = self.layer(layer, Some(documents), Names::Optional, need);
            says.level = Some(place);
            if exempt.is_some() {
                // Not even a Deny of it counts.
                says.says = Effect::ImplicitDeny;
            }
            layers.push(says);
        }
    }

    fn layer(
        &self,
        layer: Layer,
        documents: Option<&[&Document]>,
        names: Names,
        (needed, why): Need,
    ) -> LayerSays {
        let given = documents.is_some_and(|documents| !documents.is_empty());
        let documents: Vec<Vec<StatementSays>> = documents
            .unwrap_or_default()
            .iter()
            .map(|document| self.statements(document, names))
            .collect();
        let applied =
            |allows: bool| documents.iter().flatten().any(|s| s.applies && s.allows == allows);
        let says = match (applied(false), applied(true)) {
            (true, _) => Effect::ExplicitDeny,
            (false, true) => Effect::Allow,
            (false, false) => Effect::ImplicitDeny,
        };
        LayerSays { layer, level: None, given, needed, why, says, named: None, documents }
    }

    /// The best way in which the resource's policy names the caller in an Allow that applies.
    fn named(&self) -> Option<Named> {
        let document = self.policies.resource?;
        let says = self.statements(document, Names::Required);
        let allowing = document.statements.iter().zip(says).filter(|(_, s)| s.applies && s.allows);
        let name = |principals: &crate::principal::Principals| {
            principals.name(&self.request.principal, true)
        };
        allowing.filter_map(|(s, _)| s.principals().and_then(name)).max()
    }
}

impl Caller {
    fn of(principal: &Principal<'_>) -> Caller {
        let caller = |id: &str, arn: &str| Caller { id: id.into(), name: None, arn: arn.into() };
        match *principal {
            Principal::Root { account } => caller(account, &format!("arn:aws:iam::{account}:root")),
            Principal::User { arn, id } => {
                let arn = arn.text();
                let name = arn.rsplit('/').next().map(str::to_owned);
                Caller { name, ..caller(id.unwrap_or_default(), &arn) }
            }
            Principal::Role { role_arn, session_arn, role_id } => {
                let arn = if session_arn.is_none() { role_arn } else { session_arn };
                caller(role_id.unwrap_or_default(), &arn.text())
            }
            Principal::FederatedUser { arn, .. } => {
                let arn = arn.text();
                let name = arn.rsplit('/').next().unwrap_or_default();
                caller(&format!("{}:{name}", principal.account().unwrap_or_default()), &arn)
            }
            Principal::Service(name) | Principal::Federated(name) => caller(name, name),
            Principal::Anonymous => caller("", ""),
        }
    }
}

/// Keys that say who asks, from where and how, in AWS's spelling.
const CALLERS_KEYS: [&str; 10] = [
    "aws:CurrentTime",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalType",
    "aws:SourceIp",
    "aws:TokenIssueTime",
    "aws:userid",
    "aws:username",
];

/// The keys of the request that conditions look at, and those above, each once in whatever case.
fn seen(layers: &[LayerSays], context: &dyn Context) -> Vec<(String, Vec<String>)> {
    let conditions = statements(layers).flat_map(|(_, s)| &s.conditions).map(|c| c.key.as_str());
    let mut all = BTreeMap::new();
    for key in CALLERS_KEYS.into_iter().chain(conditions) {
        let lower = key.to_lowercase();
        match Saw::of(context, &lower) {
            Saw::Absent => {}
            Saw::One(value) => {
                all.entry(lower).or_insert_with(|| (key.to_owned(), vec![value]));
            }
            Saw::Many(values) => {
                all.entry(lower).or_insert_with(|| (key.to_owned(), values));
            }
        }
    }
    all.into_values().collect()
}

/// All statements, each with its layer.
fn statements(layers: &[LayerSays]) -> impl Iterator<Item = (&LayerSays, &StatementSays)> {
    layers.iter().flat_map(|layer| layer.documents.iter().flatten().map(move |s| (layer, s)))
}

impl Explanation {
    /// The statement that decided, where one did.
    pub fn decided(&self) -> Option<&Reason> {
        self.decision.reason.as_ref()
    }
}
