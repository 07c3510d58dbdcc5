//! The tab `Visual editor`, and the dialog `Add ARN(s)`.

use super::arn::{Format, said};
use super::draft::{Condition, Draft, Resources, View};
use super::facts::{self, Level, Resource};
use super::fields::{Picked, QUALIFIERS, Wrong, any_types, narrowed, part_name, types, unlisted};
use super::place::Place;
use super::says::Says;
use super::state::{State, lacks, service};
use super::summary;
use super::tabs::Tabs;
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Hidden, Radio, Steps, Tick};
use crate::shown::{shown, shown_lines};
use askama::Template;
use countersign_policy::lint::OPERATORS;

/// Actions up to which the levels stand open.
const FEW: usize = 60;
/// Types of resource up to which the dialog shows each.
const FEW_TYPES: usize = 4;

#[derive(Template)]
#[template(path = "editor/visual.html")]
pub(super) struct VisualPage {
    pub(super) frame: Frame,
    pub(super) heading: String,
    pub(super) about: String,
    pub(super) steps: Steps,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) carried: Vec<Hidden>,
    pub(super) tabs: Tabs,
    pub(super) alert: Option<Alert>,
    pub(super) statements: Vec<Block>,
    pub(super) says: Says,
}

/// A statement.
pub(super) struct Block {
    index: usize,
    number: usize,
    title: String,
    lacks: Option<&'static str>,
    /// What it says, where it is not open.
    sentence: String,
    shape: Shape,
}

pub(super) enum Shape {
    Open(Box<Open>),
    Closed,
    /// As JSON: the form cannot show it.
    Kept(String),
}

/// The statement that is being worked on.
pub(super) struct Open {
    effects: Vec<Radio>,
    service: Option<ServiceLine>,
    choosing: Option<Vec<ServiceLine>>,
    find: String,
    actions: Option<Actions>,
    resources: ResourcesPart,
    conditions: Option<Conditions>,
    /// What is said of a statement whose conditions are closed.
    summary: String,
    conditioned: bool,
}

pub(super) struct ServiceLine {
    prefix: String,
    short: String,
    full: String,
}

struct Actions {
    filter: String,
    whole: Tick,
    others: Vec<(String, String)>,
    pattern: String,
    wrong: Option<String>,
    levels: Vec<LevelPart>,
    nothing: bool,
    known: bool,
}

struct LevelPart {
    letter: &'static str,
    name: &'static str,
    whole: bool,
    is_open: bool,
    is_narrowed: bool,
    chosen: usize,
    of: usize,
    actions: Vec<ActionLine>,
}

struct ActionLine {
    name: &'static str,
    ticked: bool,
    /// The pattern that covers it.
    by: Option<String>,
}

struct ResourcesPart {
    choices: Vec<Radio>,
    specific: bool,
    arns: Vec<ArnLine>,
    any: Vec<Tick>,
    note: Option<&'static str>,
}

struct ArnLine {
    index: usize,
    arn: String,
    kind: Option<&'static str>,
    parts: Vec<(String, String)>,
}

struct Conditions {
    mfa: Tick,
    ip: String,
    ip_wrong: Option<String>,
    lines: Vec<ConditionLine>,
    keys: Vec<&'static str>,
    key: String,
    key_wrong: Option<String>,
    value: String,
    value_wrong: Option<String>,
    operators: Vec<(&'static str, &'static str, bool)>,
    qualifiers: Vec<(&'static str, &'static str, bool)>,
    if_exists: Tick,
}

struct ConditionLine {
    index: usize,
    operator: String,
    key: String,
    values: String,
}

/// Keys that every request can have, of those that people use.
const GLOBAL: &[&str] = &[
    "aws:CurrentTime",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalTag/KEY",
    "aws:PrincipalType",
    "aws:RequestedRegion",
    "aws:RequestTag/KEY",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceTag/KEY",
    "aws:SecureTransport",
    "aws:SourceIp",
    "aws:TagKeys",
    "aws:TokenIssueTime",
    "aws:UserAgent",
    "aws:userid",
    "aws:username",
];

fn line(service: facts::Service) -> ServiceLine {
    ServiceLine {
        prefix: service.prefix.to_owned(),
        short: service.short.to_owned(),
        full: service.full.to_owned(),
    }
}

fn service_line(view: &View) -> Option<ServiceLine> {
    let prefix = view.service.as_deref()?;
    Some(match facts::service(prefix) {
        Some(service) => line(service),
        None if prefix == "*" => ServiceLine {
            prefix: "*".to_owned(),
            short: "All services".to_owned(),
            full: "every action there is, and every one to come".to_owned(),
        },
        None => ServiceLine {
            prefix: shown(prefix),
            short: shown(prefix),
            full: "a service that is not in the table of actions".to_owned(),
        },
    })
}

/// The statements of a document.
pub(super) fn blocks(
    draft: &Draft,
    state: &State,
    form: &Form,
    wrong: &Wrong,
    place: &Place,
    account: &str,
) -> Vec<Block> {
    let sentences = summary::sentences(draft, &place.who());
    let each = draft.statements().into_iter().zip(sentences).enumerate();
    each.map(|(index, (statement, sentence))| {
        let sentence = shown(&sentence);
        let number = index + 1;
        let Some(view) = state.view(draft, index) else {
            let json = serde_json::to_string_pretty(statement).unwrap_or_default();
            let shape = Shape::Kept(shown_lines(&json));
            return Block { index, number, title: "JSON".to_owned(), lacks: None, sentence, shape };
        };
        let title = service_line(&view).map_or_else(|| "new".to_owned(), |line| line.short);
        let shape = if index == state.open {
            Shape::Open(Box::new(open(&view, state, form, wrong, account, &sentence)))
        } else {
            Shape::Closed
        };
        Block { index, number, title, lacks: lacks(&view), sentence, shape }
    })
    .collect()
}

fn about(wrong: &Wrong, field: &str) -> Option<String> {
    wrong.iter().find(|(name, _)| *name == field).map(|(_, why)| shown(why))
}

fn open(
    view: &View,
    state: &State,
    form: &Form,
    wrong: &Wrong,
    account: &str,
    sentence: &str,
) -> Open {
    let effect = |label, value, chosen| Radio { name: "effect", label, value, chosen, hint: "" };
    let choosing = state.choosing.then(|| facts::find(&state.find).into_iter().map(line).collect());
    Open {
        effects: vec![effect("Allow", "allow", view.allows), effect("Deny", "deny", !view.allows)],
        service: service_line(view),
        choosing,
        find: state.find.clone(),
        actions: view.service.as_deref().filter(|of| *of != "*").map(|_| {
            // What was typed stays only where something is wrong with it.
            let why = about(wrong, "pattern");
            actions(view, state, if why.is_some() { form.text("pattern") } else { "" }, why)
        }),
        resources: resources(view, account),
        conditions: state.conditions.then(|| conditions(view, form, wrong)),
        summary: sentence.to_owned(),
        conditioned: !view.conditions.is_empty(),
    }
}

fn actions(view: &View, state: &State, pattern: &str, wrong: Option<String>) -> Actions {
    let of = service(view);
    let all = of.map(facts::Service::actions).unwrap_or_default();
    let picked = Picked::of(view);
    let filtered = !state.filter.trim().is_empty();
    let left = narrowed(&all, &state.filter);
    let levels = Level::ALL.into_iter().filter_map(|level| {
        let whole: Vec<_> = all.iter().filter(|action| action.level == level).collect();
        let chosen = whole.iter().filter(|action| picked.has(action)).count();
        let lines = left.iter().filter(|action| action.level == level).map(|action| ActionLine {
            name: action.name,
            ticked: picked.has(action),
            by: picked.covers(action).map(shown),
        });
        let actions: Vec<ActionLine> = lines.collect();
        (!actions.is_empty()).then(|| LevelPart {
            letter: level.letter(),
            name: level.name(),
            whole: chosen == whole.len(),
            is_open: filtered || all.len() <= FEW,
            is_narrowed: filtered,
            chosen,
            of: whole.len(),
            actions,
        })
    });
    let prefix = view.service.as_deref().unwrap_or_default();
    let short = of.map_or_else(|| shown(prefix), |service| service.short.to_owned());
    let label = format!("All {short} actions ({}:*)", shown(prefix));
    let whole = Tick::new("whole", &label, view.actions.iter().any(|action| action == "*"));
    let others = unlisted(view, &all).into_iter().map(|action| {
        let label = match all.iter().filter(|a| super::fields::covers(&action, a.name)).count() {
            0 => shown(&action),
            1 => format!("{} (1 action)", shown(&action)),
            n => format!("{} ({n} actions)", shown(&action)),
        };
        (action, label)
    });
    Actions {
        filter: state.filter.clone(),
        whole,
        others: others.collect(),
        pattern: pattern.to_owned(),
        wrong,
        nothing: left.is_empty() && filtered,
        known: of.is_some(),
        levels: levels.collect(),
    }
}

/// The type and the parts of an ARN, as the table of its service has them.
fn parts(view: &View, arn: &str) -> Option<(&'static str, Vec<(String, String)>)> {
    let mut all = types(view);
    all.extend(service(view).map(facts::Service::resources).unwrap_or_default());
    all.iter().find_map(|resource| {
        let parts = Format(resource.arn).take_apart(arn)?;
        let named = parts.into_iter().filter(|(name, _)| *name != "Partition");
        Some((resource.kind, named.map(|(name, part)| (said(name), shown(&part))).collect()))
    })
}

fn resources(view: &View, account: &str) -> ResourcesPart {
    let (specific, arns) = match &view.resources {
        Resources::All => (false, Vec::new()),
        Resources::Specific(arns) => (true, arns.clone()),
    };
    let choice =
        |label, value, chosen, hint| Radio { name: "resources", label, value, chosen, hint };
    let any = any_types(view).into_iter().map(|resource| {
        let whole = Format(resource.arn).any_in(account);
        let ticked = arns.contains(&whole);
        Tick::new("any", &format!("Any {} in this account", resource.kind), ticked)
            .value(resource.kind)
            .hint(&whole)
    });
    let picked = !view.actions.is_empty() && service(view).is_some();
    let note = (specific && picked && types(view).is_empty()).then_some(
        "The actions that you chose cannot be limited to particular resources. Choose All resources.",
    );
    ResourcesPart {
        choices: vec![
            choice("Specific", "specific", specific, "Only the resources that are named."),
            choice("All resources", "all", !specific, "Whatever the actions can be about."),
        ],
        specific,
        any: any.collect(),
        note,
        arns: arns
            .iter()
            .enumerate()
            .map(|(index, arn)| {
                let (kind, parts) = parts(view, arn).unzip();
                ArnLine { index, arn: shown(arn), kind, parts: parts.unwrap_or_default() }
            })
            .collect(),
    }
}

fn conditions(view: &View, form: &Form, wrong: &Wrong) -> Conditions {
    let hint = if view.allows {
        "Only for who gave an MFA code."
    } else {
        "Denies whoever comes without MFA, with access keys too."
    };
    let mut keys: Vec<&'static str> = GLOBAL.to_vec();
    keys.extend(service(view).into_iter().flat_map(facts::Service::keys).map(|(key, _)| key));
    // What was typed stays while something is wrong with it.
    let failed = ["key", "value", "operator"].iter().any(|name| about(wrong, name).is_some());
    let typed = |name: &str| if failed { form.text(name).to_owned() } else { String::new() };
    let (operator, qualifier) = (typed("operator"), typed("qualifier"));
    let ip_wrong = about(wrong, "ip");
    let ip =
        if ip_wrong.is_some() { form.text("ip").to_owned() } else { view.source_ip().join(", ") };
    Conditions {
        mfa: Tick::new("mfa", "MFA required", view.needs_mfa()).hint(hint),
        ip,
        ip_wrong,
        lines: view.others().map(|(index, line)| condition_line(index, line)).collect(),
        keys,
        key: typed("key"),
        key_wrong: about(wrong, "key"),
        value: typed("value"),
        value_wrong: about(wrong, "value"),
        operators: OPERATORS.iter().map(|name| (*name, *name, *name == operator)).collect(),
        qualifiers: QUALIFIERS
            .iter()
            .map(|(word, name)| (*word, *name, *word == qualifier))
            .collect(),
        if_exists: Tick::new("if-exists", "If exists", failed && form.ticked("if-exists"))
            .hint("Holds too when the request does not have the key."),
    }
}

fn condition_line(index: usize, line: &Condition) -> ConditionLine {
    ConditionLine {
        index,
        operator: shown(&line.operator),
        key: shown(&line.key),
        values: shown(&line.values.join(", ")),
    }
}

#[derive(Template)]
#[template(path = "editor/arns.html")]
pub(super) struct ArnsPage {
    pub(super) frame: Frame,
    pub(super) path: String,
    pub(super) carried: Vec<Hidden>,
    /// The types to choose from, where there are many.
    pub(super) kinds: Vec<(&'static str, bool)>,
    pub(super) types: Vec<TypePart>,
    /// The field for a service whose resources are not known.
    pub(super) any: Option<AnyArn>,
}

pub(super) struct TypePart {
    kind: &'static str,
    format: &'static str,
    example: String,
    arn: String,
    wrong: Option<String>,
    parts: Vec<PartField>,
}

pub(super) struct PartField {
    name: String,
    part: &'static str,
    label: String,
    value: String,
    hint: String,
}

pub(super) struct AnyArn {
    arn: String,
    wrong: Option<String>,
}

/// The types that the dialog shows, and those to choose from where there are many.
pub(super) fn dialog_types(
    view: &View,
    state: &State,
) -> (Vec<Resource>, Vec<(&'static str, bool)>) {
    let all = types(view);
    if all.len() <= FEW_TYPES {
        return (all, Vec::new());
    }
    let chosen = all.iter().find(|resource| resource.kind == state.kind).or(all.first()).copied();
    let is = |resource: &Resource| chosen.is_some_and(|chosen| chosen.kind == resource.kind);
    let kinds = all.iter().map(|resource| (resource.kind, is(resource))).collect();
    (chosen.into_iter().collect(), kinds)
}

pub(super) fn type_parts(
    types: &[Resource],
    form: &Form,
    wrong: &[(String, String)],
    account: &str,
) -> Vec<TypePart> {
    let part = |resource: &Resource| {
        let format = Format(resource.arn);
        let parts = format.names().into_iter().map(|part| {
            let name = part_name(resource.kind, part);
            PartField {
                value: form.text(&name).to_owned(),
                hint: if part == "Account" {
                    format!("{account}, or * for any")
                } else {
                    String::new()
                },
                name,
                part,
                label: said(part),
            }
        });
        TypePart {
            kind: resource.kind,
            format: resource.arn,
            example: format.example(),
            arn: form.text(&format!("arn-{}", resource.kind)).to_owned(),
            wrong: wrong_of(wrong, resource.kind),
            parts: parts.collect(),
        }
    };
    types.iter().map(part).collect()
}

pub(super) fn any_arn(
    types: &[Resource],
    form: &Form,
    wrong: &[(String, String)],
) -> Option<AnyArn> {
    types
        .is_empty()
        .then(|| AnyArn { arn: form.text("arn").to_owned(), wrong: wrong_of(wrong, "") })
}

fn wrong_of(wrong: &[(String, String)], kind: &str) -> Option<String> {
    wrong.iter().find(|(of, _)| of == kind).map(|(_, why)| shown(why))
}
