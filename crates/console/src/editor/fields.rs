//! What the fields of the visual form say, taken over into a statement. Only what the page showed is taken: a box that
//! was filtered away is not one that was left unticked.

use super::arn::{Format, is_arn};
use super::draft::{Resources, View};
use super::facts::{Action, Level, Resource, Service};
use super::state::{State, service};
use crate::form::Form;
use countersign_policy::lint::OPERATORS;
use std::collections::HashSet;

/// Types of resource for which the form has a box `Any … in this account`.
const MOST_ANY: usize = 8;

/// What is wrong with a field, by its name.
pub(super) type Wrong = Vec<(&'static str, String)>;

/// Takes the visual form's fields over.
pub(super) fn take(view: &mut View, state: &State, form: &Form, account: &str) -> Wrong {
    let mut wrong = Wrong::new();
    let before = view.clone();
    match form.text("effect") {
        "allow" => view.set_allows(true),
        "deny" => view.set_allows(false),
        _ => {}
    }
    if form.ticked("actions") {
        take_actions(view, state, form);
    }
    // What was typed is meant, whichever button was pressed next.
    if let Some(text) = form.said("pattern") {
        match typed_action(view, &text) {
            Ok(action) if view.actions.contains(&action) => {}
            Ok(action) => view.actions.push(action),
            Err(why) => wrong.push(("pattern", why)),
        }
    }
    take_resources(view, &before, form, account);
    if form.ticked("conditions-shown") {
        view.set_mfa(form.ticked("mfa"));
        let addresses = form.text("ip");
        let untouched = addresses == view.source_ip().join(", ");
        let addresses = addresses.split([',', ' ', '\n', '\r', '\t']);
        let addresses: Vec<String> =
            addresses.filter(|one| !one.is_empty()).map(str::to_owned).collect();
        match addresses.iter().find(|one| !is_range(one)) {
            // What is there already is not the form's to judge or to tidy.
            _ if untouched => {}
            Some(odd) => wrong
                .push(("ip", format!("{odd} is no IP address or range such as 203.0.113.0/24."))),
            None => view.set_source_ip(addresses),
        }
        if form.said("key").is_some() || form.said("value").is_some() {
            wrong.extend(add_condition(view, form));
        }
    }
    wrong
}

fn is_range(text: &str) -> bool {
    let (address, bits) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
    let Ok(address) = address.parse::<std::net::IpAddr>() else { return false };
    let most = if address.is_ipv4() { 32 } else { 128 };
    bits.is_none_or(|bits| bits.parse::<u8>().is_ok_and(|bits| bits <= most))
}

/// Whether an action that is written with wildcards covers one of the table.
pub(super) fn covers(pattern: &str, name: &str) -> bool {
    fn fits(pattern: &[u8], name: &[u8]) -> bool {
        match (pattern.split_first(), name.split_first()) {
            (None, None) => true,
            (Some((b'*', rest)), _) => {
                fits(rest, name) || name.split_first().is_some_and(|(_, tail)| fits(pattern, tail))
            }
            (Some((b'?', rest)), Some((_, tail))) => fits(rest, tail),
            (Some((p, rest)), Some((n, tail))) => p.eq_ignore_ascii_case(n) && fits(rest, tail),
            _ => false,
        }
    }
    // Many stars take long to try, and no action is worth that.
    pattern.matches('*').count() <= 4 && fits(pattern.as_bytes(), name.as_bytes())
}

pub(super) fn is_pattern(action: &str) -> bool {
    action.contains(['*', '?'])
}

/// What a statement says of the actions of its service.
pub(super) struct Picked {
    exact: HashSet<String>,
    patterns: Vec<String>,
}

impl Picked {
    pub(super) fn of(view: &View) -> Picked {
        let (patterns, exact): (Vec<&String>, Vec<&String>) =
            view.actions.iter().partition(|action| is_pattern(action));
        Picked {
            exact: exact.into_iter().map(|action| action.to_lowercase()).collect(),
            patterns: patterns.into_iter().cloned().collect(),
        }
    }

    /// By its own name.
    pub(super) fn names(&self, action: &Action) -> bool {
        self.exact.contains(&action.name.to_lowercase())
    }

    /// The pattern that covers it.
    pub(super) fn covers(&self, action: &Action) -> Option<&str> {
        self.patterns.iter().map(String::as_str).find(|pattern| covers(pattern, action.name))
    }

    pub(super) fn has(&self, action: &Action) -> bool {
        self.names(action) || self.covers(action).is_some()
    }
}

/// The actions that a filter leaves.
pub(super) fn narrowed(all: &[Action], filter: &str) -> Vec<Action> {
    let wanted = filter.trim().to_lowercase();
    all.iter().copied().filter(|action| action.name.to_lowercase().contains(&wanted)).collect()
}

/// What a statement says that no box of an action stands for: patterns, and actions that the table does not have.
pub(super) fn unlisted(view: &View, all: &[Action]) -> Vec<String> {
    let known = |action: &str| all.iter().any(|known| known.name.eq_ignore_ascii_case(action));
    view.actions.iter().filter(|a| *a != "*" && !known(a)).cloned().collect()
}

fn take_actions(view: &mut View, state: &State, form: &Form) {
    let all = service(view).map(Service::actions).unwrap_or_default();
    let picked = Picked::of(view);
    let ticked: HashSet<String> = form.all("action").into_iter().collect();
    let levels = form.all("level");
    let mut off: HashSet<String> = HashSet::new();
    let mut on: Vec<&str> = Vec::new();
    if state.narrowed.trim().is_empty() {
        for level in Level::ALL {
            let of: Vec<&Action> = all.iter().filter(|action| action.level == level).collect();
            let was = !of.is_empty() && of.iter().all(|action| picked.has(action));
            let is = levels.iter().any(|letter| letter == level.letter());
            if was && !is {
                off.extend(of.iter().map(|action| action.name.to_lowercase()));
            } else if is && !was {
                on.extend(of.iter().filter(|a| !picked.has(a)).map(|action| action.name));
            }
        }
    }
    for action in narrowed(&all, &state.narrowed) {
        if picked.covers(&action).is_some() {
            continue;
        }
        match (picked.names(&action), ticked.contains(action.name)) {
            (true, false) => {
                off.insert(action.name.to_lowercase());
            }
            (false, true) if !on.contains(&action.name) => on.push(action.name),
            _ => {}
        }
    }
    let others: HashSet<String> = form.all("other").into_iter().collect();
    for gone in unlisted(view, &all).into_iter().filter(|action| !others.contains(action)) {
        off.insert(gone.to_lowercase());
    }
    let whole = view.actions.iter().any(|action| action == "*");
    if whole && !form.ticked("whole") && view.service.as_deref() != Some("*") {
        off.insert("*".to_owned());
    }
    view.actions.retain(|action| !off.contains(&action.to_lowercase()));
    view.actions.extend(on.into_iter().map(str::to_owned));
    if !whole && form.ticked("whole") {
        view.actions.push("*".to_owned());
    }
}

/// An action or pattern that is typed, without its service; or what is wrong with it.
fn typed_action(view: &View, text: &str) -> Result<String, String> {
    let service = view.service.as_deref().unwrap_or_default();
    let name = match text.trim().split_once(':') {
        Some((of, name)) if of.eq_ignore_ascii_case(service) => name,
        Some((of, _)) => {
            return Err(format!("{of} is another service. Add more permissions for it."));
        }
        None => text.trim(),
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '*' | '?' | '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(fits) {
        return Err("Type the name of an action, or a pattern such as Get*.".to_owned());
    }
    Ok(name.to_owned())
}

/// The types of resource that the statement's actions can be limited to; those of the whole service while it has none.
pub(super) fn types(view: &View) -> Vec<Resource> {
    let Some(service) = service(view) else { return Vec::new() };
    let picked = Picked::of(view);
    let all = service.actions();
    let mut of: HashSet<&str> = HashSet::new();
    for action in all.iter().filter(|action| view.actions.is_empty() || picked.has(action)) {
        of.extend(action.types());
    }
    service.resources().into_iter().filter(|resource| of.contains(resource.kind)).collect()
}

/// The types for which every resource of the account can be named by a box.
pub(super) fn any_types(view: &View) -> Vec<Resource> {
    if view.actions.is_empty() || view.resources == Resources::All {
        return Vec::new();
    }
    let mut types = types(view);
    types.retain(|resource| resource.arn.contains("${Account}"));
    types.truncate(MOST_ANY);
    types
}

fn take_resources(view: &mut View, before: &View, form: &Form, account: &str) {
    if !form.ticked("resources") {
        return;
    }
    match (form.text("resources"), &view.resources) {
        ("all", Resources::Specific(_)) => view.resources = Resources::All,
        ("specific", Resources::All) => view.resources = Resources::Specific(form.all("kept")),
        _ => {}
    }
    let Resources::Specific(arns) = &mut view.resources else { return };
    let ticked = form.all("any");
    for resource in any_types(before) {
        let any = Format(resource.arn).any_in(account);
        let is = ticked.iter().any(|kind| kind == resource.kind);
        match (arns.contains(&any), is) {
            (true, false) => arns.retain(|arn| *arn != any),
            (false, true) => arns.push(any),
            _ => {}
        }
    }
}

/// What an operator asks of a key with several values, as forms say it and as people do.
pub(super) const QUALIFIERS: &[(&str, &str)] = &[
    ("", "One value"),
    ("ForAnyValue", "Any value of several"),
    ("ForAllValues", "All values of several"),
];

/// Adds the condition that is typed.
fn add_condition(view: &mut View, form: &Form) -> Wrong {
    let key = form.text("key").trim();
    let value = form.text("value").trim();
    let mut wrong = Wrong::new();
    if !key.contains(':') || key.contains(char::is_whitespace) || key.contains("${") {
        wrong.push(("key", "Type a condition key such as aws:RequestedRegion.".to_owned()));
    }
    if value.is_empty() {
        wrong.push(("value", "Type a value.".to_owned()));
    }
    let Some(operator) = OPERATORS.iter().find(|operator| **operator == form.text("operator"))
    else {
        wrong.push(("operator", "Choose an operator.".to_owned()));
        return wrong;
    };
    if wrong.is_empty() {
        let qualifier = QUALIFIERS.iter().map(|(word, _)| *word).filter(|word| !word.is_empty());
        let mut said = match { qualifier }.find(|word| *word == form.text("qualifier")) {
            Some(word) => format!("{word}:{operator}"),
            None => (*operator).to_owned(),
        };
        if form.ticked("if-exists") && *operator != "Null" {
            said.push_str("IfExists");
        }
        view.put(&said, key, vec![value.to_owned()]);
    }
    wrong
}

/// Adds the ARNs that the dialog's fields say, of these types; or what is wrong, by the type.
pub(super) fn add_arns(
    view: &mut View,
    types: &[Resource],
    form: &Form,
) -> Result<(), Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for resource in types {
        match typed_arn(*resource, form) {
            Ok(Some(arn)) => found.push(arn),
            Ok(None) => {}
            Err(why) => wrong.push((resource.kind.to_owned(), why)),
        }
    }
    if types.is_empty() {
        match form.text("arn").trim() {
            "" => {}
            arn if is_arn(arn) => found.push(arn.to_owned()),
            _ => wrong.push((String::new(), "This is no ARN: arn:aws:…, or *.".to_owned())),
        }
    }
    if found.is_empty() && wrong.is_empty() {
        let first = types.first().map(|resource| resource.kind.to_owned()).unwrap_or_default();
        wrong.push((first, "Type an ARN.".to_owned()));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if view.resources == Resources::All {
        view.resources = Resources::default();
    }
    if let Resources::Specific(arns) = &mut view.resources {
        for arn in found {
            if !arns.contains(&arn) {
                arns.push(arn);
            }
        }
    }
    Ok(())
}

/// The ARN of a type that is typed, whole or in parts.
fn typed_arn(resource: Resource, form: &Form) -> Result<Option<String>, String> {
    let format = Format(resource.arn);
    let arn = form.text(&format!("arn-{}", resource.kind)).trim();
    if !arn.is_empty() {
        return match format.take_apart(arn) {
            Some(_) => Ok(Some(arn.to_owned())),
            None => Err(format!(
                "This is no ARN of the type {}, which is {}. A * stands for anything.",
                resource.kind,
                format.example()
            )),
        };
    }
    let part = |name: &str| form.said(&part_name(resource.kind, name));
    if format.names().into_iter().all(|name| part(name).is_none()) {
        return Ok(None);
    }
    let whole = format.put_together(part).map_err(|missing| {
        format!("{} is missing. A * stands for any.", super::arn::said(missing))
    })?;
    match format.take_apart(&whole) {
        Some(_) => Ok(Some(whole)),
        None => Err(format!("These parts make no ARN of the type {}: {whole}", resource.kind)),
    }
}

/// The name of the field for a part of a type's ARN.
pub(super) fn part_name(kind: &str, part: &str) -> String {
    format!("part-{kind}-{part}")
}

#[cfg(test)]
mod tests;
