//! Warnings about everything but conditions: versions, sizes, actions, resources, principals.

use super::conditions;
use super::view::{List, Names, View, Whole};
use super::{Report, quoted};
use crate::arn;
use crate::document::Kind;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

pub(super) fn check(whole: &Whole<'_>, text: &str, kind: Kind, report: &mut Report) {
    version(whole, kind, report);
    size(whole, text, kind, report);
    sids(whole, report);
    for view in &whole.statements {
        exceptions(view, report);
        if let Some(actions) = &view.actions {
            redundant(actions, "action", report);
            for (action, at) in &actions.items {
                no_variables(action, *at, "Action", report);
            }
            pass_role(view, actions, report);
        }
        if let Some(resources) = &view.resources {
            redundant(resources, "resource", report);
            for (resource, at) in &resources.items {
                resource_variables(resource, *at, whole.has_variables(), report);
            }
        }
        if let Some(principals) = &view.principals {
            everyone(view, principals, kind, report);
            for (_, name, at) in &principals.items {
                no_variables(name, *at, "Principal", report);
            }
        }
    }
}

fn version(whole: &Whole<'_>, kind: Kind, report: &mut Report) {
    // For identity policies it is an error.
    if kind == Kind::Identity {
        return;
    }
    match whole.version {
        Some(("2008-10-17", at)) => report
            .warning(at, "an old version of the language, without variables; write `2012-10-17`"),
        None if whole.root.get("Version").is_none() => report.warning(
            whole.root.start(),
            "`Version` is missing, which means `2008-10-17`: without variables; write `2012-10-17`",
        ),
        _ => {}
    }
}

/// Quotas count every character but white space.
fn size(whole: &Whole<'_>, text: &str, kind: Kind, report: &mut Report) {
    let size = text.chars().filter(|c| !c.is_ascii_whitespace()).count();
    let what = match kind {
        Kind::Identity if size > 10_240 => "no identity policy may hold more than 10,240",
        Kind::Identity if size > 6_144 => {
            "a managed policy holds 6,144 and a user's or group's inline policies 2,048 or 5,120; only a role's inline policies hold 10,240 together"
        }
        Kind::Boundary if size > 6_144 => "a managed policy holds 6,144",
        Kind::Trust if size > 8_192 => "no trust policy may hold more than 8,192",
        Kind::Trust if size > 2_048 => {
            "the quota of trust policies is 2,048 where it has not been raised"
        }
        Kind::Session if size > 2_048 => "the session policies of a call hold 2,048 together",
        Kind::Scp | Kind::Rcp if size > 5_120 => "a control policy holds 5,120",
        _ => return,
    };
    report.warning(
        whole.root.start(),
        format!("the policy has {size} characters without white space, and {what}"),
    );
}

fn sids(whole: &Whole<'_>, report: &mut Report) {
    let has = |view: &&View<'_>| view.sid.is_some_and(|(sid, _)| !sid.is_empty());
    if whole.statements.iter().any(|view| has(&view)) {
        for view in whole.statements.iter().filter(|view| !has(view)) {
            let message =
                "this statement has no `Sid`, as others here have, so no message can name it";
            report.warning(view.start(), message);
        }
    }
}

/// `NotAction`, `NotResource` and `NotPrincipal`.
fn exceptions(view: &View<'_>, report: &mut Report) {
    if view.allows() {
        for (list, name, what) in [
            (&view.actions, "NotAction", "action, those of services to come too,"),
            (&view.resources, "NotResource", "resource"),
        ] {
            if let Some(list) = list.as_ref().filter(|list| list.not) {
                let message = format!("an Allow with `{name}` allows every {what} but those named");
                report.warning(list.name_at, message);
            }
        }
    }
    if let Some(names) = view.principals.as_ref().filter(|names| names.not && view.denies()) {
        let message = "`NotPrincipal` excepts a user only with their account, a session only with its role and account, and nobody who has a permissions boundary; a condition on `aws:PrincipalArn` is clearer";
        report.warning(names.name_at, message);
    }
}

/// Entries that another one of the list covers.
fn redundant(list: &List<'_>, what: &str, report: &mut Report) {
    // An entry is looked up once for each place where a star may stand, so not for ever.
    const MOST_LENGTH: usize = 128;
    let is_action = what == "action";
    let fold = |text: &str| if is_action { text.to_lowercase() } else { text.to_owned() };
    let stars: HashMap<String, &str> = list
        .items
        .iter()
        .filter_map(|(text, _)| Some((text.strip_suffix('*')?, *text)))
        .filter(|(start, _)| start.len() <= MOST_LENGTH && !start.contains(['*', '?', '$']))
        .map(|(start, text)| (fold(start), text))
        .collect();
    let mut seen = HashSet::new();
    for (text, at) in &list.items {
        let text = fold(text);
        if !seen.insert(text.clone()) {
            report.warning(*at, format!("this {what} stands in the list twice"));
            continue;
        }
        let (own, starred) =
            text.strip_suffix('*').map_or((text.len(), false), |s| (s.len(), true));
        let cover = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .take_while(|at| *at <= MOST_LENGTH && !stars.is_empty())
            .filter(|at| *at < own || !starred)
            .filter_map(|at| text.get(..at))
            // Of resources a lone star is everything; else a star does not reach over colons.
            .filter(|start| is_action || start.is_empty() || start.matches(':').count() >= 5)
            .find_map(|start| stars.get(start));
        if let Some(cover) = cover {
            report.warning(*at, format!("{} covers this {what} already", quoted(cover)));
        }
    }
}

fn no_variables(text: &str, at: Span, element: &str, report: &mut Report) {
    if text.contains("${") {
        report
            .warning(at, format!("`${{…}}` is plain text in `{element}`, which has no variables"));
    }
}

fn resource_variables(text: &str, at: Span, variables: bool, report: &mut Report) {
    conditions::variables(text, at, variables, report);
    let early = arn::parts(text)
        .is_some_and(|[first @ .., _]| first.iter().any(|part| part.contains("${")));
    if variables && early {
        let message = "`${…}` is a variable in the last of an ARN's six parts only; in the others it is plain text";
        report.warning(at, message);
    }
}

/// Roles that may be passed to any service, whatever they may do.
fn pass_role(view: &View<'_>, actions: &List<'_>, report: &mut Report) {
    let passes = |action: &&(&str, Span)| {
        let action = action.0.to_lowercase();
        action == "iam:passrole" || (action.starts_with("iam:pass") && action.ends_with('*'))
    };
    let Some((_, at)) = actions.items.iter().find(passes).filter(|_| view.allows() && !actions.not)
    else {
        return;
    };
    let any = |resources: &List<'_>| {
        let all = |text: &str| text == "*" || text.ends_with(":role/*") || text.ends_with(":*");
        resources.not || resources.items.iter().any(|(text, _)| all(text))
    };
    if view.resources.as_ref().is_some_and(any)
        && !view.lines.iter().any(|line| line.lower == "iam:passedtoservice")
    {
        let message = "`iam:PassRole` of any role: whoever may also start something with a role gets the rights of every role; name the roles, or add a condition on `iam:PassedToService`";
        report.warning(*at, message);
    }
}

fn everyone(view: &View<'_>, names: &Names<'_>, kind: Kind, report: &mut Report) {
    let star = names.items.iter().find(|(kind, name, _)| *kind == "AWS" && *name == "*");
    if let Some((.., at)) = star.filter(|_| view.allows() && !names.not && view.lines.is_empty())
        && matches!(kind, Kind::Trust | Kind::Resource)
    {
        let who = if kind == Kind::Trust {
            "everybody with credentials of any account"
        } else {
            "everybody, callers without credentials too"
        };
        report.warning(*at, format!("this is for {who}, and there is no condition"));
    }
}
