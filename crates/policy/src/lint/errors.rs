//! Errors: what storing refuses, all of it. Each rule here stands in `document`, `block`, `principal` or `format` too,
//! whose functions are asked wherever one answers for a single value; a test holds the sums against each other.

use super::view::{List, View, Whole};
use super::{Report, quoted, values};
use crate::condition::Condition;
use crate::document::{ELEMENTS, Kind, VERSIONS};
use crate::format;
use crate::json::Json;
use crate::malformed::Malformed;
use crate::principal::Principals;
use crate::resource;
use crate::source::{Fault, Member, Node, Value, What};
use std::collections::HashSet;

/// AWS's message for what is not JSON.
pub(super) fn broken(kind: Kind) -> String {
    match kind {
        Kind::Trust => "This policy contains invalid Json".to_owned(),
        _ => Malformed::syntax().message,
    }
}

impl Report {
    /// What is wrong with the text as JSON.
    pub(super) fn faults(&mut self, faults: &[Fault], kind: Kind) {
        for fault in faults {
            let (message, detail) = match &fault.what {
                What::Broken(why) => (broken(kind), format!("not JSON: {why}")),
                What::Character(c) => (
                    broken(kind),
                    format!("policies cannot hold the character U+{:04X}", u32::from(*c)),
                ),
                What::Twice(name) => (
                    Malformed::syntax().message,
                    format!("the name {} stands here twice; case does not count", quoted(name)),
                ),
                What::TooDeep => (Malformed::syntax().message, "it nests too deeply".to_owned()),
                What::Number => {
                    (Malformed::syntax().message, "a number with too many digits".to_owned())
                }
            };
            self.error(fault.at, &message, &detail);
        }
    }

    fn syntax(&mut self, at: crate::source::Span, detail: &str) {
        self.error(at, &Malformed::syntax().message, detail);
    }
}

/// Everything that storing such a document would refuse.
pub(super) fn check(whole: &Whole<'_>, kind: Kind, report: &mut Report) {
    let root = whole.root;
    let Some(members) = root.members() else {
        return report.syntax(root.start(), "a policy is a JSON object");
    };
    for member in members {
        top(member, report);
    }
    if root.get("Statement").is_none() {
        report.syntax(root.start(), "`Statement` is missing");
    }
    if kind == Kind::Identity && !whole.has_variables() {
        let at = whole.version.map_or(root.start(), |(_, at)| at);
        let message = "Policy document must be version 2012-10-17 or greater.";
        report.error(at, message, "");
    }
    let mut sids = HashSet::new();
    for view in &whole.statements {
        shape(view, report);
        sid(view, &mut sids, report);
        principals(view, kind, report);
        actions(view, kind, report);
        resources(view, kind, whole.has_variables(), report);
        conditions(view, whole.has_variables(), report);
    }
}

fn top(member: &Member, report: &mut Report) {
    let value = &member.value;
    match member.name.as_str() {
        "Version" => match value.text() {
            Some((version, _)) if VERSIONS.contains(&version) => {}
            _ => report.syntax(value.start(), "the version is `2012-10-17`"),
        },
        "Id" if value.text().is_none() => report.syntax(value.start(), "`Id` is a text"),
        "Id" => {}
        "Statement" => match &value.value {
            Value::Object(_) => {}
            Value::List(items) if items.is_empty() => {
                report.syntax(value.start(), "there is no statement");
            }
            Value::List(items) => {
                for item in items.iter().filter(|item| item.members().is_none()) {
                    report.syntax(item.start(), "a statement is an object");
                }
            }
            _ => report.syntax(value.start(), "`Statement` is an object or a list of objects"),
        },
        name => unknown(name, &["Version", "Id", "Statement"], member, report),
    }
}

fn unknown(name: &str, known: &[&str], member: &Member, report: &mut Report) {
    let detail = match known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(meant) => format!("{} is written `{meant}`", quoted(name)),
        None => format!("{} is no element that can stand here", quoted(name)),
    };
    report.syntax(member.name_at, &detail);
}

fn shape(view: &View<'_>, report: &mut Report) {
    for member in view.members {
        let value = &member.value;
        match member.name.as_str() {
            "Action" | "NotAction" | "Resource" | "NotResource" => {
                for item in value.each().iter().filter(|item| item.text().is_none()) {
                    let detail = format!("`{}` is a text or a list of texts", member.name);
                    report.syntax(item.start(), &detail);
                }
            }
            "Sid" if value.text().is_none() => report.syntax(value.start(), "`Sid` is a text"),
            name if ELEMENTS.contains(&name) => {}
            name => unknown(name, &ELEMENTS, member, report),
        }
    }
    match (view.effect, view.node.get("Effect")) {
        (Some(("Allow" | "Deny", _)), _) => {}
        (Some((_, at)), _) if view.allows() || view.denies() => {
            report.error(at, &Malformed::legacy().message, "it is `Allow` or `Deny`, in this case");
        }
        (_, Some(member)) => {
            report.syntax(member.value.start(), "the effect is `Allow` or `Deny`");
        }
        (_, None) => report.syntax(view.start(), "`Effect` is missing"),
    }
    for (name, not) in
        [("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal")]
    {
        if let (Some(_), Some(member)) = (view.node.get(name), view.node.get(not)) {
            report.syntax(member.name_at, &format!("`{name}` and `{not}` exclude each other"));
        }
    }
}

fn sid<'n>(view: &View<'n>, sids: &mut HashSet<&'n str>, report: &mut Report) {
    let Some((sid, at)) = view.sid.filter(|(sid, _)| !sid.is_empty()) else { return };
    if !sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let message = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";
        report.error(at, message, "");
    }
    if !sids.insert(sid) {
        report.error(at, "Statement IDs (SID) in a single policy must be unique.", "");
    }
}

fn principals(view: &View<'_>, kind: Kind, report: &mut Report) {
    if kind == Kind::Trust {
        for field in ["Resource", "NotResource", "NotPrincipal"] {
            if let Some(member) = view.node.get(field) {
                report.error(member.name_at, &format!("Has prohibited field {field}"), "");
            }
        }
    }
    let member = view.node.get("Principal").or_else(|| view.node.get("NotPrincipal"));
    let Some(member) = member else {
        if matches!(kind, Kind::Trust | Kind::Resource) {
            report.error(view.start(), "Missing required field Principal", "");
        }
        return;
    };
    if !kind.has_principals() {
        let message = "Policy document should not specify a principal.";
        return report.error(member.name_at, message, "");
    }
    if let Some(not) = view.node.get("NotPrincipal")
        && view.allows()
    {
        let detail = "an Allow with `NotPrincipal` would allow everybody but those";
        report.syntax(not.name_at, detail);
    }
    let value = &member.value;
    if value.text().is_some_and(|(name, _)| name == "*") {
        return;
    }
    let Some(kinds) = value.members() else {
        let detail = "a principal is `*`, or an object such as {\"AWS\": \"arn:…\"}";
        return report.syntax(value.start(), detail);
    };
    if kinds.iter().all(|kind| kind.value.each().is_empty()) {
        report.syntax(value.start(), "it names nobody");
    }
    for kind in kinds {
        kind.value.each().iter().for_each(|name| principal(kind, name, report));
    }
}

fn principal(kind: &Member, name: &Node, report: &mut Report) {
    let Some((text, at)) = name.text() else {
        return report.syntax(name.start(), "a principal's name is a text");
    };
    let alone = Json::Object(vec![(kind.name.clone(), Json::Text(text.into()))]);
    let Err(refused) = Principals::parse(&alone, false) else { return };
    if refused == Malformed::syntax() {
        let detail = "the kinds are `AWS`, `Service`, `Federated` and `CanonicalUser`";
        report.syntax(kind.name_at, detail);
    } else if text.contains(['*', '?']) {
        let detail = "a principal's name has no wildcards; only `*` alone means everyone";
        report.error(at, &refused.message, detail);
    } else {
        report.error(at, &refused.message, "");
    }
}

fn actions(view: &View<'_>, kind: Kind, report: &mut Report) {
    if view.actions.as_ref().is_none_or(is_empty) {
        let at = view.actions.as_ref().map_or(view.start(), |list| list.value_at);
        report.error(at, "Policy statement must contain actions.", "");
    }
    for list in both(view, "Action", "NotAction") {
        for (action, at) in list {
            if let Err(refused) = format::action(action) {
                report.error(at, &refused.message, "");
            } else if kind == Kind::Trust
                && let Err(refused) = format::trust_action(action)
            {
                report.error(at, &refused.message, "");
            }
        }
    }
}

/// Whether it is a list without anything in it, not even what is no text.
fn is_empty(list: &List<'_>) -> bool {
    list.items.is_empty()
}

/// The texts of both of two elements that exclude each other.
fn both<'n>(
    view: &View<'n>,
    name: &'static str,
    not_name: &'static str,
) -> impl Iterator<Item = Vec<(&'n str, crate::source::Span)>> {
    let node = view.node;
    [name, not_name].into_iter().filter_map(move |name| {
        Some(node.get(name)?.value.each().iter().filter_map(Node::text).collect())
    })
}

fn resources(view: &View<'_>, kind: Kind, variables: bool, report: &mut Report) {
    let needed = kind.needs_resources();
    if view.resources.as_ref().map_or(needed, is_empty) {
        let at = view.resources.as_ref().map_or(view.start(), |list| list.value_at);
        report.error(at, "Policy statement must contain resources.", "");
    }
    for (not, texts) in both(view, "Resource", "NotResource").enumerate() {
        for (text, at) in texts {
            if let Err(refused) = format::resource(text) {
                report.error(at, &refused.message, "");
            } else if text != "*" && format::is_beyond_legacy(text) {
                report.error(at, &Malformed::legacy().message, "it is no whole ARN");
            } else if resource::resources(not == 1, &[text], variables, view.allows()).is_none() {
                report.syntax(at, values::variable_fault(text).unwrap_or("a variable"));
            }
        }
    }
}

fn conditions(view: &View<'_>, variables: bool, report: &mut Report) {
    let Some(block) = view.node.get("Condition") else { return };
    let Some(operators) = block.value.members() else {
        return report.syntax(block.value.start(), "`Condition` is an object");
    };
    for operator in operators.iter().filter(|operator| operator.value.members().is_none()) {
        report.syntax(operator.value.start(), "under an operator stands an object of keys");
    }
    let mut named = HashSet::new();
    for line in &view.lines {
        let parse =
            |values: &[String]| Condition::parse(line.operator, line.key, values, variables);
        if let Err(refused) = parse(&[]) {
            if line.key.is_empty() {
                report.error(line.key_at, &refused.message, "a condition key has a name");
            }
            // An operator is wrong once, however many keys stand under it.
            if Condition::parse(line.operator, "k", &[""; 0], variables).is_err()
                && named.insert(line.operator_at.start)
            {
                let detail = values::operator_fault(line);
                report.error(line.operator_at, &refused.message, &detail);
            }
        }
        let Some(values) = &line.values else {
            let detail = "a condition's values are texts, numbers and truths, one or a list";
            report.syntax(line.values_at, detail);
            continue;
        };
        if parse(&[]).is_err() {
            continue;
        }
        for (value, at) in values {
            if let Err(refused) = parse(std::slice::from_ref(value)) {
                let detail = values::value_fault(line, value, variables);
                report.error(*at, &refused.message, &detail);
            }
        }
    }
}
