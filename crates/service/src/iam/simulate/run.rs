//! One simulated call after the other, and what answers say of it.

use super::about::About;
use super::context::{Context, Who};
use super::input::{Input, no_user, too_large};
use super::source::Source;
use crate::cx::Cx;
use crate::decide::own_password;
use crate::fault::Fault;
use crate::limits;
use crate::may::Target;
use countersign_api::Paged;
use countersign_api::iam::{
    EvaluationResult, PermissionsBoundaryDecisionDetail, Position, ResourceSpecificResult,
    Statement,
};
use countersign_ident::{AccountId, Arn};
use countersign_policy::simulate::Place;
use countersign_policy::{Document, Effect, Kind, Layer, Policies, Reason, Request, simulate};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A simulation: who calls, and the policies that have a say.
pub(super) struct Simulation<'a> {
    pub(super) input: Input<'a>,
    pub(super) who: Who<'a>,
    pub(super) identity: Vec<Source<'a>>,
    pub(super) boundary: Option<Vec<Source<'a>>>,
    /// The resource policy that is given.
    resource: Option<Source<'a>>,
    /// What stands for the trust policy of every role, where nothing stored is looked at.
    assumed: Option<Source<'a>>,
    /// Whether what is stored here is looked at.
    stored: bool,
    /// The keys of all these policies as they are to be written, by their lower case.
    names: OnceCell<HashMap<String, String>>,
    /// How many statements and keys the results of the page tell so far.
    told: Cell<usize>,
}

/// What came of one action on one resource.
struct Outcome {
    resource: String,
    effect: Effect,
    /// Each with what it is known by: its layer, document and place.
    matched: Vec<((Layer, usize, usize), Statement)>,
    missing: Vec<String>,
    /// Whether the boundary allows.
    bounded: Option<bool>,
    details: Option<BTreeMap<String, String>>,
}

impl<'a> Simulation<'a> {
    pub(super) fn new(
        input: Input<'a>,
        who: Who<'a>,
        identity: Vec<Source<'a>>,
        boundary: Option<Vec<Source<'a>>>,
        stored: bool,
    ) -> Result<Simulation<'a>, Fault> {
        let resource = input.resource_policy.map(Source::resource).transpose()?;
        if resource.is_some() && !who.is_user() {
            return Err(no_user());
        }
        let assumed = if stored { None } else { Some(trust_of_account(who.account())?) };
        let (names, told) = (OnceCell::new(), Cell::new(0));
        Ok(Simulation { input, who, identity, boundary, resource, assumed, stored, names, told })
    }

    /// A page of results, one an action.
    pub(super) fn page<O: Paged<Item = EvaluationResult>>(
        &self,
        cx: &Cx<'a>,
        i: &O::In,
        list: &str,
    ) -> Result<O::Out, Fault> {
        let (_, most) = O::page(i);
        self.input.bounded(self.sources().map(|source| source.document.as_ref()), most)?;
        let filter = format!("{list}\n{}", self.input.filter());
        let rows = |after: Option<&str>| {
            let from = after.and_then(|at| at.parse::<usize>().ok()).map_or(0, |at| at + 1);
            let actions = self.input.actions.iter().enumerate().skip(from);
            actions.map(|(place, action)| (place.to_string(), action.as_str()))
        };
        let about: Vec<_> = self.input.resources.iter().map(|arn| self.about(cx, arn)).collect();
        let show = |action: &str| self.result(cx, action, &about);
        let page = cx.page::<O, _, _, _>(i, &filter, rows, show)?;
        if self.told.get() > limits::SIMULATION_TOLD {
            return Err(too_large());
        }
        Ok(page)
    }

    fn sources(&self) -> impl Iterator<Item = &Source<'a>> {
        self.identity.iter().chain(self.boundary.iter().flatten()).chain(&self.resource)
    }

    /// A resource, with what is stored of it and the caller may know.
    fn about(&self, cx: &Cx<'a>, resource: &str) -> About<'a> {
        let of_arn = Arn::parse(resource).and_then(|arn| arn.account_id()).map(AccountId::number);
        let account = of_arn.or(self.input.owner).unwrap_or(self.who.account());
        if self.stored && of_arn == Some(cx.account()) {
            About::stored(cx, resource, self.who.is(resource))
        } else {
            About { account, target: Target::new(account, resource.to_owned()), trust: None }
        }
    }

    /// What an action comes to: the strictest of what it comes to on each resource. `None` once there is too much to tell.
    fn result(
        &self,
        cx: &Cx<'a>,
        action: &str,
        resources: &[About<'a>],
    ) -> Option<EvaluationResult> {
        let mut each: Vec<Outcome> = Vec::with_capacity(resources.len());
        for resource in resources {
            if self.told.get() > limits::SIMULATION_TOLD {
                return None;
            }
            let one = self.decide(cx, action, resource);
            self.told.set(self.told.get() + one.matched.len() + one.missing.len());
            each.push(one);
        }
        let has = |effect: Effect| each.iter().any(|one| one.effect == effect);
        let effect = if has(Effect::ExplicitDeny) {
            Effect::ExplicitDeny
        } else if has(Effect::ImplicitDeny) {
            Effect::ImplicitDeny
        } else {
            Effect::Allow
        };
        let mut matched: Vec<Statement> = Vec::new();
        let mut there = HashSet::new();
        let mut missing: Vec<String> = Vec::new();
        for one in &each {
            let alike = one.matched.iter().filter(|_| one.effect == effect);
            for (key, statement) in alike {
                // Each role has a trust policy of its own; all else is about every resource.
                let whose = (key.0 == Layer::Trust).then_some(&one.resource);
                if there.insert((key, whose)) {
                    matched.push(statement.clone());
                }
            }
            missing.extend(one.missing.iter().cloned());
        }
        missing.sort_by_key(|key| key.to_lowercase());
        missing.dedup();
        let bounded = each.iter().filter_map(|one| one.bounded).reduce(|a, b| a && b);
        let (resource, details) = match each.as_slice() {
            [one] => (one.resource.clone(), one.details.clone()),
            _ => ("*".to_owned(), None),
        };
        let all = self.input.resources == ["*"];
        Some(EvaluationResult {
            eval_action_name: action.to_owned(),
            eval_resource_name: Some(resource),
            eval_decision: word(effect).to_owned(),
            matched_statements: Some(matched),
            missing_context_values: Some(missing),
            organizations_decision_detail: None,
            permissions_boundary_decision_detail: detail(bounded),
            eval_decision_details: details,
            resource_specific_results: (!all).then(|| each.into_iter().map(specific).collect()),
        })
    }

    fn decide(&self, cx: &Cx<'a>, action: &str, about: &About<'a>) -> Outcome {
        let About { account, target, trust } = about;
        let account = *account;
        let enters = self.resource.is_none() && is_way_in(action) && is_role(&target.arn);
        let trust = trust.as_ref().filter(|_| enters);
        let assumed = self.assumed.as_ref().filter(|_| enters);
        let layer = self.resource.as_ref().or(trust).or(assumed);
        let mut identity = documents(&self.identity);
        if let Who::Here(cx) = &self.who {
            identity.extend(own_password(cx, action));
        }
        let boundary = self.boundary.as_deref().map(documents);
        let policies = Policies {
            identity: &identity,
            resource: layer.map(|source| source.document.as_ref()),
            boundary: boundary.as_deref(),
            ..Policies::default()
        };
        let (arn, id) = self.who.names();
        let resource_account = format!("{account:012}");
        let (given, who) = (&self.input.given, &self.who);
        let request = Request {
            principal: self.who.principal((&arn, id.as_deref())),
            action,
            resource: &target.arn,
            resource_account: &resource_account,
            wildcard_only_action: false,
            context: &Context { cx, given, who, action, target },
        };
        let found = simulate(&request, &policies);
        let source = |reason: &Reason| match reason.layer {
            Layer::Identity => self.identity.get(reason.document),
            Layer::Boundary => self.boundary.as_ref()?.get(reason.document),
            // That a role trusts its account is assumed, and nobody's statement.
            _ => layer.filter(|_| assumed.is_none()),
        };
        let matched = found.matched.iter();
        let matched = matched.filter_map(|reason| {
            let key = (reason.layer, reason.document, reason.statement);
            Some((key, statement(source(reason)?, reason.statement)))
        });
        let says = |layer: Layer| {
            found.layers.iter().find(|(there, _)| *there == layer).map(|(_, effect)| *effect)
        };
        let across = account != self.who.account() || trust.is_some();
        let details = across.then(|| {
            let resource = says(Layer::Trust).or_else(|| says(Layer::Resource));
            let all = [
                ("IAM Policy", says(Layer::Identity)),
                ("Permissions Boundary Policy", says(Layer::Boundary)),
                ("Resource Policy", resource),
            ];
            let there = all.into_iter().filter_map(|(name, effect)| Some((name, effect?)));
            there.map(|(name, effect)| (name.to_owned(), word(effect).to_owned())).collect()
        });
        Outcome {
            resource: target.arn.clone(),
            effect: found.decision.effect,
            matched: matched.collect(),
            missing: found.missing.into_iter().map(|key| self.named(key, trust)).collect(),
            bounded: says(Layer::Boundary).map(|effect| effect == Effect::Allow),
            details,
        }
    }

    /// A key as the policies write it.
    fn named(&self, lower: String, trust: Option<&Source<'_>>) -> String {
        let names = self.names.get_or_init(|| {
            let keys = self.sources().flat_map(|source| source.document.keys());
            keys.map(|key| (key.to_lowercase(), key)).collect()
        });
        let in_trust =
            || trust?.document.keys().into_iter().find(|key| key.to_lowercase() == lower);
        names.get(&lower).cloned().or_else(in_trust).unwrap_or(lower)
    }
}

/// The actions that a role's trust policy decides on.
fn is_way_in(action: &str) -> bool {
    const WAYS: [&str; 3] = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
    WAYS.iter().any(|way| way.eq_ignore_ascii_case(action))
}

fn is_role(arn: &str) -> bool {
    Arn::parse(arn).and_then(|arn| arn.typed()).is_some_and(|(kind, _)| kind == "role")
}

/// A trust policy that leaves everything to the identity policies of an account.
fn trust_of_account<'a>(account: u64) -> Result<Source<'a>, Fault> {
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{account:012}"}},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}}}"#
    );
    let document = Document::parse(&text, Kind::Trust).map_err(|_| Fault::service_failure())?;
    Ok(Source::new(String::new(), "resource", Cow::Owned(document)))
}

fn documents<'s>(sources: &'s [Source<'_>]) -> Vec<&'s Document> {
    sources.iter().map(|source| source.document.as_ref()).collect()
}

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allowed",
        Effect::ExplicitDeny => "explicitDeny",
        Effect::ImplicitDeny => "implicitDeny",
    }
}

fn detail(bounded: Option<bool>) -> Option<PermissionsBoundaryDecisionDetail> {
    let allowed_by_permissions_boundary = Some(bounded?);
    Some(PermissionsBoundaryDecisionDetail { allowed_by_permissions_boundary })
}

fn statement(source: &Source<'_>, place: usize) -> Statement {
    let (start, end) = source.place(place).unzip();
    Statement {
        source_policy_id: Some(source.id.clone()),
        source_policy_type: Some(source.kind.to_owned()),
        start_position: start.map(position),
        end_position: end.map(position),
    }
}

fn position(place: Place) -> Position {
    let number = |n: usize| i32::try_from(n).ok();
    Position { line: number(place.line), column: number(place.column) }
}

fn specific(one: Outcome) -> ResourceSpecificResult {
    ResourceSpecificResult {
        eval_resource_name: one.resource,
        eval_resource_decision: word(one.effect).to_owned(),
        matched_statements: Some(one.matched.into_iter().map(|(_, statement)| statement).collect()),
        missing_context_values: Some(one.missing),
        eval_decision_details: one.details,
        permissions_boundary_decision_detail: detail(one.bounded),
    }
}
