//! MFA pitfalls: whom a condition on MFA lets through.
//!
//! Nothing is guessed from how a condition is written. Its lines on MFA are put to the engine once for each way in which a
//! caller can come: with a long-term key, whose requests have neither key; with a session without MFA, whose requests say
//! `false`; with a session after a code, fresh or old. What a statement means to do is what it does to the last two.

use super::view::{Line, List, View, Whole};
use super::{Report, name_of, quoted};
use crate::condition::{Condition, Truth};
use crate::context::{Context, Values};
use crate::document::Kind;
use crate::key::Key;
use std::collections::HashSet;

const PRESENT: &str = "aws:multifactorauthpresent";
const AGE: &str = "aws:multifactorauthage";

/// How many comparisons between statements are made at most: a document has few of the kind that are compared.
const MOST_WORK: usize = 100_000;

/// A way in which a caller can come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caller {
    LongTermKey,
    WithoutMfa,
    FreshMfa,
    OldMfa,
}

impl Context for Caller {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        match (key, self) {
            (Key::MultiFactorAuthPresent, Caller::WithoutMfa) => Values::Flag(false),
            (Key::MultiFactorAuthPresent, Caller::FreshMfa | Caller::OldMfa) => Values::Flag(true),
            (Key::MultiFactorAuthAge, Caller::FreshMfa) => Values::Number(1),
            (Key::MultiFactorAuthAge, Caller::OldMfa) => Values::Number(1_000_000_000),
            _ => Values::Absent,
        }
    }
}

/// For which callers the lines on MFA of a statement hold.
#[expect(clippy::struct_excessive_bools, reason = "one for each way in which a caller can come")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Holds {
    key: bool,
    without: bool,
    fresh: bool,
    old: bool,
}

/// A statement with conditions on MFA.
struct Guard<'v, 'n> {
    view: &'v View<'n>,
    lines: Vec<&'v Line<'n>>,
    holds: Holds,
}

pub(super) fn check(whole: &Whole<'_>, kind: Kind, report: &mut Report) {
    let guards: Vec<Guard<'_, '_>> =
        whole.statements.iter().filter_map(|view| Guard::of(view, whole.has_variables())).collect();
    if guards.is_empty() {
        return;
    }
    let mut work = Work { left: MOST_WORK };
    // Looked through again and again, so told apart once.
    let denying: Vec<&Guard<'_, '_>> =
        guards.iter().filter(|guard| guard.view.denies() && !guard.holds.fresh).collect();
    let whole_denials: Vec<&Guard<'_, '_>> =
        denying.iter().copied().filter(|guard| guard.denies_all_without()).collect();
    for guard in &guards {
        if guard.view.allows() {
            allow(guard, &whole_denials, &mut work, report);
        } else if guard.view.denies() {
            deny(guard, &denying, &mut work, report);
        }
        session_token(guard, report);
    }
    if kind == Kind::Trust {
        who_has_none(whole, &guards, &whole_denials, &mut work, report);
    }
    beside(whole, &guards, &whole_denials, &mut work, report);
}

fn is_about_mfa(line: &Line<'_>) -> bool {
    line.lower == PRESENT || line.lower == AGE
}

impl<'v, 'n> Guard<'v, 'n> {
    fn of(view: &'v View<'n>, variables: bool) -> Option<Guard<'v, 'n>> {
        let lines: Vec<&Line<'_>> = view.lines.iter().filter(|line| is_about_mfa(line)).collect();
        let read: Vec<Condition> = lines
            .iter()
            .filter_map(|l| Condition::parse(l.operator, l.key, &l.texts(), variables).ok())
            .collect();
        if read.is_empty() {
            return None;
        }
        // What is not understood denies and does not allow.
        let unclear = view.denies();
        let holds = |caller: Caller| {
            read.iter().all(|condition| match condition.holds(&caller) {
                Truth::True => true,
                Truth::False => false,
                Truth::Unclear => unclear,
            })
        };
        let holds = Holds {
            key: holds(Caller::LongTermKey),
            without: holds(Caller::WithoutMfa),
            fresh: holds(Caller::FreshMfa),
            old: holds(Caller::OldMfa),
        };
        Some(Guard { view, lines, holds })
    }

    /// Whether it denies everybody who has not used MFA, and nobody who just has.
    fn denies_all_without(&self) -> bool {
        self.view.denies() && self.holds.key && self.holds.without && !self.holds.fresh
    }

    /// Whether it allows those only who have used MFA.
    fn allows_mfa_only(&self) -> bool {
        let Holds { key, without, fresh, old } = self.holds;
        self.view.allows() && !key && !without && (fresh || old)
    }

    fn at(&self) -> crate::source::Span {
        self.lines.first().map_or(self.view.start(), |line| line.key_at)
    }

    /// The lines as a message names them.
    fn words(&self) -> String {
        let each = self.lines.iter().take(3).map(|line| {
            let values: Vec<String> =
                line.values().iter().take(3).map(|(value, _)| value.clone()).collect();
            quoted(&format!("{} {} {}", line.operator, line.key, values.join(", ")))
        });
        each.collect::<Vec<_>>().join(" and ")
    }

    /// The age that it asks for, if it asks for one.
    fn age(&self) -> Option<&str> {
        let line = self.lines.iter().find(|line| line.lower == AGE && line.word != "Null")?;
        line.values().first().map(|(value, _)| value.as_str())
    }

    /// What to write in an Allow.
    fn for_allow(&self) -> String {
        match self.age() {
            Some(age) => format!(
                "{{\"NumericLessThan\": {{\"aws:MultiFactorAuthAge\": {}}}}}",
                quoted(age).replace('`', "\"")
            ),
            None => "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}".to_owned(),
        }
    }

    /// What to write in a Deny.
    fn for_deny(&self) -> String {
        match self.age() {
            Some(age) => format!(
                "{{\"NumericGreaterThanIfExists\": {{\"aws:MultiFactorAuthAge\": {}}}}}",
                quoted(age).replace('`', "\"")
            ),
            None => "{\"BoolIfExists\": {\"aws:MultiFactorAuthPresent\": \"false\"}}".to_owned(),
        }
    }
}

const KEY: &str = "a long-term access key, in whose requests this condition key is absent";
const WITHOUT: &str = "a session without MFA (GetSessionToken without a code, any role's session)";
const BOTH: &str = "both a long-term access key, in whose requests this condition key is absent, and a session without MFA";

fn allow(guard: &Guard<'_, '_>, denials: &[&Guard<'_, '_>], work: &mut Work, report: &mut Report) {
    let Holds { key, without, fresh, old } = guard.holds;
    let (words, instead) = (guard.words(), guard.for_allow());
    let who = match (key, without) {
        (true, true) => BOTH,
        (true, false) => KEY,
        (false, true) => WITHOUT,
        (false, false) if fresh || old => return,
        (false, false) => {
            let message = format!(
                "{words} holds for nobody, with MFA or without; to ask for MFA write {instead}"
            );
            return report.pitfall(guard.at(), message);
        }
    };
    // A Deny of the same may catch them.
    if work.is_denied(denials, guard.view) {
        return;
    }
    let message = if fresh || old {
        format!("{words} lets in {who}: it does not ask for MFA; write {instead}")
    } else {
        format!(
            "{words} lets in {who}, and nobody who has used MFA; to ask for MFA write {instead}"
        )
    };
    report.pitfall(guard.at(), message);
}

fn deny(guard: &Guard<'_, '_>, denying: &[&Guard<'_, '_>], work: &mut Work, report: &mut Report) {
    let Holds { key, without, fresh, old } = guard.holds;
    let (words, instead) = (guard.words(), guard.for_deny());
    if !(key || without || fresh || old) {
        let message = format!(
            "{words} holds for nobody, so this denies nothing; to ask for MFA write {instead}"
        );
        return report.pitfall(guard.at(), message);
    }
    let (mut key, mut without) = (key, without);
    if fresh && key && without {
        // It denies whoever has not used MFA as well as whoever has.
        return;
    }
    // What this one lets through, another Deny of the same may catch.
    for other in denying.iter().filter(|other| other.view.number != guard.view.number) {
        if (key && without) || work.is_done() {
            break;
        }
        if work.covers(other.view, guard.view, Overlap::Whole) {
            key |= other.holds.key;
            without |= other.holds.without;
        }
    }
    let who = match (key, without) {
        (true, true) => return,
        (false, false) => BOTH,
        (false, true) => KEY,
        (true, false) => WITHOUT,
    };
    let message = if fresh {
        format!(
            "{words} denies those who have used MFA and lets through {who}; to ask for MFA write {instead}"
        )
    } else {
        format!("{words} does not deny {who}: it lets them through without MFA; write {instead}")
    };
    report.pitfall(guard.at(), message);
}

/// `GetSessionToken` asks no policy.
fn session_token(guard: &Guard<'_, '_>, report: &mut Report) {
    let Some(actions) = guard.view.actions.as_ref().filter(|actions| !actions.not) else { return };
    let named = |(action, _): &&(&str, _)| action.eq_ignore_ascii_case("sts:GetSessionToken");
    if let Some((_, at)) = actions.items.iter().find(named) {
        let message = "no policy is asked when GetSessionToken is called: this condition lets nobody in and keeps nobody out; ask for MFA where the session is used";
        report.pitfall(*at, message);
    }
}

/// Principals of a trust policy that never have MFA and of whom it is asked.
fn who_has_none(
    whole: &Whole<'_>,
    guards: &[Guard<'_, '_>],
    denials: &[&Guard<'_, '_>],
    work: &mut Work,
    report: &mut Report,
) {
    let mut say = |view: &View<'_>, what: &str| {
        let names = view.principals.as_ref().filter(|names| !names.not);
        for (kind, name, at) in names.map_or(&[][..], |names| &names.items) {
            if let Some(why) = why_none(kind, name) {
                let message = format!("{} {what} by an MFA condition: {why}", quoted(name));
                report.pitfall(*at, message);
            }
        }
    };
    for guard in guards.iter().filter(|guard| guard.allows_mfa_only()) {
        say(guard.view, "is never let in");
    }
    for guard in denials {
        say(guard.view, "is always denied");
    }
    // A Deny of everybody meets those whom other statements let in without asking.
    for view in whole.statements.iter().filter(|view| view.allows()) {
        if !view.lines.iter().any(is_about_mfa) && work.is_denied(denials, view) {
            say(view, "is always denied");
        }
    }
}

/// Why a principal never has MFA, if it never has.
fn why_none(kind: &str, name: &str) -> Option<&'static str> {
    match kind {
        "Service" => Some("a service never uses MFA"),
        "Federated" => Some(
            "whoever an identity provider vouches for has no MFA here; ask the provider for it",
        ),
        "AWS" if is_session(name) => Some(
            "MFA is not carried into a role's or federated session, and such a session has no device to give a code of",
        ),
        _ => None,
    }
}

fn is_session(arn: &str) -> bool {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
    ["role/", "assumed-role/", "federated-user/"].iter().any(|kind| resource.starts_with(kind))
}

/// Statements that allow without MFA what another one of the document allows with it only.
fn beside(
    whole: &Whole<'_>,
    guards: &[Guard<'_, '_>],
    denials: &[&Guard<'_, '_>],
    work: &mut Work,
    report: &mut Report,
) {
    let with_mfa: Vec<&Guard<'_, '_>> = guards.iter().filter(|g| g.allows_mfa_only()).collect();
    let without = whole
        .statements
        .iter()
        .filter(|view| view.allows() && !view.lines.iter().any(is_about_mfa));
    for view in without {
        let found = with_mfa
            .iter()
            .find(|guard| work.is_done() || work.covers(view, guard.view, Overlap::Some));
        if work.is_done() {
            return;
        }
        let Some(guard) = found.filter(|guard| !work.is_denied(denials, guard.view)) else {
            continue;
        };
        let message = format!(
            "this allows without MFA what {} allows with MFA only, so its condition keeps nobody out; give this one the condition too, or take it away",
            name_of(guard.view)
        );
        report.pitfall(view.start(), message);
    }
}

/// How much of another statement one is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Overlap {
    /// Some action, resource and principal.
    Some,
    /// All of them.
    Whole,
}

impl Overlap {
    fn of<T>(self, all: &[T], mut covered: impl FnMut(&T) -> bool) -> bool {
        match self {
            Overlap::Some => all.iter().any(covered),
            Overlap::Whole => all.iter().all(&mut covered),
        }
    }
}

/// How much may still be compared.
struct Work {
    left: usize,
}

impl Work {
    fn is_done(&self) -> bool {
        self.left == 0
    }

    /// Whether some statement denies all of another one to everybody who has not used MFA.
    fn is_denied(&mut self, denials: &[&Guard<'_, '_>], of: &View<'_>) -> bool {
        let mut denials = denials.iter();
        denials.any(|deny| self.is_done() || self.covers(deny.view, of, Overlap::Whole))
            && !self.is_done()
    }

    /// Whether one statement, but for what it says of MFA, applies wherever another one does.
    fn covers(&mut self, by: &View<'_>, of: &View<'_>, overlap: Overlap) -> bool {
        let size = |view: &View<'_>| {
            let actions = view.actions.as_ref().map_or(0, |list| list.items.len());
            let resources = view.resources.as_ref().map_or(0, |list| list.items.len());
            let principals = view.principals.as_ref().map_or(0, |names| names.items.len());
            1 + actions + resources + principals + view.lines.len()
        };
        self.left = self.left.saturating_sub(size(by) + size(of));
        if self.is_done() {
            return false;
        }
        covers_actions(by, of, overlap)
            && covers_resources(by, of, overlap)
            && covers_principals(by, of, overlap)
            && has_no_more_conditions(by, of)
    }
}

fn covers_actions(by: &View<'_>, of: &View<'_>, overlap: Overlap) -> bool {
    let (Some(by), Some(of)) = (&by.actions, &of.actions) else { return false };
    let named: HashSet<String> = by.items.iter().map(|(text, _)| text.to_lowercase()).collect();
    let is_named = |action: &str| {
        let action = action.to_lowercase();
        let service = action.split_once(':').map(|(service, _)| format!("{service}:*"));
        named.contains("*")
            || named.contains(&action)
            || service.is_some_and(|s| named.contains(&s))
    };
    match (by.not, of.not) {
        (true, true) => overlap == Overlap::Some || is_same(by, of),
        (true, false) => overlap.of(&of.items, |(action, _)| !is_named(action)),
        (false, true) => named.contains("*"),
        (false, false) => overlap.of(&of.items, |(action, _)| is_named(action)),
    }
}

fn covers_resources(by: &View<'_>, of: &View<'_>, overlap: Overlap) -> bool {
    let (by, of) = match (&by.resources, &of.resources) {
        (None, _) => return true,
        (Some(by), None) => return by.items.iter().any(|(text, _)| *text == "*"),
        (Some(by), Some(of)) => (by, of),
    };
    let named: HashSet<&str> = by.items.iter().map(|(text, _)| *text).collect();
    let all = named.contains("*");
    match (by.not, of.not) {
        (true, true) => overlap == Overlap::Some || is_same(by, of),
        (true, false) => {
            overlap == Overlap::Some
                && overlap.of(&of.items, |(text, _)| !all && !named.contains(text))
        }
        (false, true) => all,
        (false, false) => all || overlap.of(&of.items, |(text, _)| named.contains(text)),
    }
}

fn is_same(a: &List<'_>, b: &List<'_>) -> bool {
    a.items.iter().map(|(text, _)| text).eq(b.items.iter().map(|(text, _)| text))
}

fn covers_principals(by: &View<'_>, of: &View<'_>, overlap: Overlap) -> bool {
    let (by, of) = match (&by.principals, &of.principals) {
        (None, None) => return true,
        (Some(by), Some(of)) => (by, of),
        _ => return false,
    };
    if by.not || of.not {
        return by.not && overlap == Overlap::Some;
    }
    let named: HashSet<&str> = by.items.iter().map(|(_, name, _)| *name).collect();
    let account =
        |name: &str| name.split(':').nth(4).map(|number| format!("arn:aws:iam::{number}:root"));
    named.contains("*")
        || overlap.of(&of.items, |(_, name, _)| {
            named.contains(name) || account(name).is_some_and(|root| named.contains(root.as_str()))
        })
}

/// Whether each condition of one statement, but those on MFA, is one of the other's too.
fn has_no_more_conditions(by: &View<'_>, of: &View<'_>) -> bool {
    // A statement has few conditions; of more than this many nothing is said.
    const MOST: usize = 16;
    let mut own = by.lines.iter().filter(|line| !is_about_mfa(line));
    by.lines.len() <= MOST
        && own.all(|line| {
            of.lines.iter().take(MOST).any(|other| {
                line.operator == other.operator
                    && line.lower == other.lower
                    && line.texts() == other.texts()
            })
        })
}
