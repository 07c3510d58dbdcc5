//! `countersign policy explain`: one decision, as a tree that a person can read.

use super::paint::{Ink, Paint};
use crate::exit::Failure;
use crate::output::{self, spelt};
use clap::Args;
use countersign_policy::explain::{ConditionSays, LayerSays, Part, Saw, StatementSays};
use countersign_policy::{Effect, Explanation, cases};
use countersign_toolkit::Env;
use std::fmt::Write as _;

/// Explain the decision on one case
///
/// The case is what `decide` reads from a line. The tree shows every layer of policies, whether its Allow was needed, and
/// of every statement what fitted and what did not, with the value that each condition saw. Below it stand the condition
/// keys that the request lacks and that mattered.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign policy explain case.json
  sed -n 3p cases.jsonl | countersign policy explain
  countersign policy explain case.json --json")]
pub(crate) struct Explain {
    /// The case; `-` is standard input
    #[arg(default_value = "-")]
    file: String,

    /// Print JSON instead of a tree
    #[arg(long)]
    json: bool,
}

impl Explain {
    pub(super) fn run(self, env: &Env) -> Result<(), Failure> {
        let bytes = super::read(&self.file)?;
        let wrong = |why: &str| Failure::Failed(format!("the case cannot be read: {why}"));
        if super::is_too_long(&bytes) {
            return Err(wrong("it is too long"));
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| wrong("it is not UTF-8"))?;
        let explanation = cases::explain_line(text).map_err(|why| wrong(&why))?;
        if self.json {
            output::answer(&format!("{:#}\n", explanation.to_json()))
        } else {
            output::answer(&shown(&explanation, Paint::of(env)))
        }
    }
}

/// The decision, the tree, and the keys that the request lacks.
fn shown(explanation: &Explanation, paint: Paint) -> String {
    let effect = explanation.decision.effect;
    let mut out = paint.ink(ink(effect), effect.word());
    let _ = writeln!(out, ": {}", because(explanation));
    let who = match explanation.caller.arn.as_str() {
        "" => "anonymous",
        arn => arn,
    };
    let _ = writeln!(
        out,
        "{} asks for {} on {} of account {}\n",
        spelt(who),
        spelt(&explanation.action),
        spelt(&explanation.resource),
        spelt(&explanation.resource_account)
    );
    let mut roots: Vec<Branch> = Vec::new();
    if let Some(rule) = explanation.rule {
        roots.push(Branch { text: format!("whatever policies say: {rule}"), below: Vec::new() });
    }
    roots.extend(explanation.layers.iter().map(|layer| layer_branch(layer, paint)));
    write_branches(&roots, "", &mut out, paint);
    if !explanation.absent.is_empty() {
        out.push('\n');
        for absent in &explanation.absent {
            let key = paint.ink(Ink::Warning, &spelt(&absent.key));
            let _ = writeln!(out, "{key} is absent: {}", absent.why);
        }
    }
    out
}

/// Which statement decided, or AWS's words for the lack of one.
fn because(explanation: &Explanation) -> String {
    let layer = explanation.decision.layer.words();
    if let Some(at) = explanation.decided() {
        let name = match at.sid.as_str() {
            "" => format!("statement {}", at.statement + 1),
            sid => format!("statement {} `{}`", at.statement + 1, spelt(sid)),
        };
        return format!("{layer}, document {}, {name}", at.document + 1);
    }
    match (explanation.rule, explanation.ending()) {
        (Some(rule), _) => rule.to_owned(),
        (None, Some(ending)) => spelt(&ending),
        (None, None) => "a root user needs no policy".to_owned(),
    }
}

fn ink(effect: Effect) -> Ink {
    match effect {
        Effect::Allow => Ink::Good,
        Effect::ImplicitDeny => Ink::Warning,
        Effect::ExplicitDeny => Ink::Bad,
    }
}

/// A line of the tree and what hangs below it.
struct Branch {
    text: String,
    below: Vec<Branch>,
}

fn write_branches(branches: &[Branch], margin: &str, out: &mut String, paint: Paint) {
    for (place, branch) in branches.iter().enumerate() {
        let last = place + 1 == branches.len();
        let (arm, bar) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let _ = writeln!(
            out,
            "{} {}",
            paint.ink(Ink::Faint, format!("{margin}{arm}").trim_end()),
            branch.text
        );
        write_branches(&branch.below, &format!("{margin}{bar}"), out, paint);
    }
}

fn layer_branch(layer: &LayerSays, paint: Paint) -> Branch {
    let level = layer.level.map(|level| format!(", level {}", level + 1)).unwrap_or_default();
    let says = match (layer.given, layer.says) {
        (false, _) => "there is none",
        (true, Effect::Allow) => "allows",
        (true, Effect::ImplicitDeny) => "does not allow",
        (true, Effect::ExplicitDeny) => "denies",
    };
    let named = layer.named.map(|named| format!(", names the caller {named}")).unwrap_or_default();
    let needed = match (layer.needed, layer.given) {
        (true, _) => format!("needed: {}", layer.why),
        (false, true) => format!("not needed: {}", layer.why),
        (false, false) => "not needed".to_owned(),
    };
    let text = format!(
        "{}{level}: {}{named} {}",
        paint.ink(Ink::Strong, layer.layer.words()),
        paint.ink(ink(layer.says), says),
        paint.ink(Ink::Faint, &format!("({needed})"))
    );
    let documents = layer.documents.iter().enumerate().map(|(place, statements)| Branch {
        text: format!("document {}", place + 1),
        below: statements
            .iter()
            .enumerate()
            .map(|(place, statement)| statement_branch(place + 1, statement, paint))
            .collect(),
    });
    Branch { text, below: documents.collect() }
}

fn statement_branch(number: usize, statement: &StatementSays, paint: Paint) -> Branch {
    let effect = if statement.allows { "Allow" } else { "Deny" };
    let sid = match statement.sid.as_str() {
        "" => String::new(),
        sid => format!(" `{}`", spelt(sid)),
    };
    let applies = match (statement.applies, statement.allows) {
        (true, true) => paint.ink(Ink::Good, "applies"),
        (true, false) => paint.ink(Ink::Bad, "applies"),
        (false, _) => paint.ink(Ink::Faint, "does not apply"),
    };
    let text = format!("{effect} statement {number}{sid} {applies}: {}", spelt(&statement.why));
    let parts =
        [Some(&statement.action), statement.resource.as_ref(), statement.principal.as_ref()];
    let mut below: Vec<Branch> =
        parts.into_iter().flatten().map(|part| part_branch(part, paint)).collect();
    below.extend(statement.conditions.iter().map(|condition| condition_branch(condition, paint)));
    Branch { text, below }
}

fn part_branch(part: &Part, paint: Paint) -> Branch {
    let mark = mark(Some(part.fits), paint);
    let values = listed(&part.values);
    let with = variables(&part.variables);
    Branch { text: format!("{mark} {} {values}{with}", part.element), below: Vec::new() }
}

fn condition_branch(condition: &ConditionSays, paint: Paint) -> Branch {
    let saw = match &condition.saw {
        Saw::Absent => "nothing".to_owned(),
        Saw::One(value) => spelt(value),
        Saw::Many(values) => format!("[{}]", listed(values)),
    };
    let text = format!(
        "{} {} {} {}{}; saw {}: {}",
        mark(condition.holds, paint),
        spelt(&condition.operator),
        spelt(&condition.key),
        listed(&condition.values),
        variables(&condition.variables),
        paint.ink(Ink::Strong, &saw),
        condition.why
    );
    Branch { text, below: Vec::new() }
}

/// Whether something fits or holds; `None` is what cannot be understood.
fn mark(fits: Option<bool>, paint: Paint) -> String {
    match fits {
        Some(true) => paint.ink(Ink::Good, "✓"),
        Some(false) => paint.ink(Ink::Bad, "✗"),
        None => paint.ink(Ink::Warning, "?"),
    }
}

/// Values, the first few of many.
fn listed(values: &[String]) -> String {
    const MOST: usize = 8;
    let mut text = spelt(&values.iter().take(MOST).cloned().collect::<Vec<_>>().join(", "));
    if values.len() > MOST {
        let _ = write!(text, ", … {} more", values.len() - MOST);
    }
    text
}

fn variables(variables: &[(String, Option<String>)]) -> String {
    let each = variables.iter().map(|(key, value)| match value {
        Some(value) => format!("${{{}}} is {}", spelt(key), spelt(value)),
        None => format!("${{{}}} has no value", spelt(key)),
    });
    let all = each.collect::<Vec<_>>().join(", ");
    if all.is_empty() { all } else { format!(" ({all})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_says_why() {
        let case = r#"{"request":{"principal":{"kind":"aws","id":"arn:aws:iam::111122223333:user/u"},"action":"s3:GetObject",
            "resource":"arn:aws:s3:::b/\u001bk","resource_account":"111122223333","context":{"aws:username":"u"}},
            "policies":{"identity":[{"Version":"2012-10-17","Statement":[
                {"Sid":"Own","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}/*"},
                {"Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}]}}"#;
        let explanation = cases::explain_line(case).unwrap();
        assert_eq!(
            shown(&explanation, Paint::plain()),
            "\
ImplicitDeny: because no identity-based policy allows the s3:GetObject action
arn:aws:iam::111122223333:user/u asks for s3:GetObject on arn:aws:s3:::b/\\u{1b}k of account 111122223333

├─ resource-based policy: there is none (not needed)
└─ identity-based policy: does not allow (needed: no resource policy grants by itself)
   └─ document 1
      ├─ Allow statement 1 `Own` does not apply: the resource is none of its resources
      │  ├─ ✓ Action s3:*
      │  └─ ✗ Resource arn:aws:s3:::${aws:username}/* (${aws:username} is u)
      └─ Allow statement 2 does not apply: Bool aws:MultiFactorAuthPresent does not hold
         ├─ ✓ Action s3:Get*
         ├─ ✓ Resource *
         └─ ✗ Bool aws:MultiFactorAuthPresent true; saw nothing: the key is absent

aws:MultiFactorAuthPresent is absent: a long-term key signed the request; only a session says whether MFA was used
"
        );
    }
}
