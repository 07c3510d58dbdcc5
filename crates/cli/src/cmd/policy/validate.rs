//! `countersign policy validate`: what is wrong with a policy, and whom its MFA conditions let through.

use super::paint::{Ink, Paint};
use crate::exit::Failure;
use crate::output::{self, spelt};
use clap::{Args, ValueEnum};
use countersign_policy::Kind;
use countersign_policy::lint::{Finding, Level, findings_of_bytes};
use countersign_toolkit::Env;
use serde_json::json;
use std::fmt::Write as _;

/// Find errors, warnings and MFA pitfalls in a policy
///
/// An error is what storing the policy would refuse, in AWS's words; a pitfall is an MFA condition that lets somebody
/// through without MFA; a warning is what AWS stores and is rarely meant. Lines and columns are counted from 1, columns in
/// characters.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 1 if there is an error among the findings, 0 if not, 2 for wrong usage.

Examples:
  countersign policy validate policy.json --type identity
  countersign policy validate trust.json --type trust --json
  aws iam get-role --role-name app --query Role.AssumeRolePolicyDocument |
    countersign policy validate - --type trust"
)]
pub(crate) struct Validate {
    /// The policy; `-` is standard input
    file: String,

    /// What the policy is for
    #[arg(long = "type", value_enum)]
    kind: Type,

    /// Print {"findings": [{"level", "message", "line", "column"}]}
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Type {
    /// Of a user, group or role, inline or managed
    Identity,
    /// Of a role: who may assume it
    Trust,
    /// Of a resource
    Resource,
    /// A service control policy
    Scp,
    /// Of a session
    Session,
}

impl Validate {
    pub(super) fn run(self, env: &Env) -> Result<(), Failure> {
        let kind = match self.kind {
            Type::Identity => Kind::Identity,
            Type::Trust => Kind::Trust,
            Type::Resource => Kind::Resource,
            Type::Scp => Kind::Scp,
            Type::Session => Kind::Session,
        };
        let bytes = super::read(&self.file)?;
        let found = if super::is_too_long(&bytes) {
            vec![too_long()]
        } else {
            findings_of_bytes(&bytes, kind)
        };
        if self.json {
            let findings: Vec<_> = found.iter().map(Finding::to_json).collect();
            output::answer(&format!("{}\n", json!({ "findings": findings })))?;
        } else {
            let name = if self.file == "-" { "<stdin>" } else { &self.file };
            let text = String::from_utf8_lossy(&bytes);
            output::answer(&shown(name, &text, &found, Paint::of(env)))?;
        }
        if found.iter().any(|finding| finding.level == Level::Error) {
            return Err(Failure::Answered);
        }
        Ok(())
    }
}

fn too_long() -> Finding {
    let message = format!("more than {} bytes: no policy is that long", super::MOST_BYTES);
    Finding { level: Level::Error, message, line: 1, column: 1, width: 1 }
}

/// How many findings a person is shown.
const MOST_SHOWN: usize = 200;

/// Findings as compilers print them, and how many there are.
fn shown(name: &str, text: &str, found: &[Finding], paint: Paint) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::new();
    for finding in found.iter().take(MOST_SHOWN) {
        let Finding { level, message, line, column, width } = finding;
        let place = paint.ink(Ink::Strong, &format!("{}:{line}:{column}:", spelt(name)));
        let level = paint.ink(ink(*level), &format!("{}:", level.word()));
        let _ = writeln!(out, "{place} {level} {}", spelt(message));
        let source = lines.get(line - 1).copied().unwrap_or_default();
        let (source, before, width) = window(source, *column, *width);
        let number = line.to_string();
        let margin = paint.ink(Ink::Faint, &format!("{number:>5} |"));
        let below = paint.ink(Ink::Faint, "      |");
        let caret = paint.ink(ink(finding.level), &"^".repeat(width));
        let _ = writeln!(out, "{margin} {source}\n{below} {}{caret}", " ".repeat(before));
    }
    if found.len() > MOST_SHOWN {
        let _ = writeln!(out, "and {} more, which `--json` prints", found.len() - MOST_SHOWN);
    }
    let _ = writeln!(
        out,
        "{}",
        paint.ink(Ink::Strong, &format!("{}: {}", spelt(name), summary(found)))
    );
    out
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Pitfall => Ink::Pitfall,
        Level::Warning => Ink::Warning,
    }
}

/// How much of a line is shown before a finding, and in all.
const BEFORE: usize = 60;
const MOST_WIDTH: usize = 110;

/// The part of a line that is shown, how many columns of it stand before the finding, and how many are underlined.
fn window(line: &str, column: usize, width: usize) -> (String, usize, usize) {
    let start = if column > BEFORE + 20 { column - 1 - BEFORE } else { 0 };
    let cut = if start > 0 { "…" } else { "" };
    let mut part = String::from(cut);
    let mut rest = line.trim_end_matches('\r').chars().skip(start);
    for c in rest.by_ref().take(MOST_WIDTH) {
        // Each character takes one column, so that the caret stands below its own.
        part.push(if c.is_control() { ' ' } else { c });
    }
    if rest.next().is_some() {
        part.push('…');
    }
    let before = column - 1 - start + cut.chars().count();
    let room = part.chars().count().saturating_sub(before).max(1);
    (part, before, width.min(room))
}

/// `1 error, 2 warnings`, or that all is well.
fn summary(found: &[Finding]) -> String {
    let counts = [
        (Level::Error, "error", "errors"),
        (Level::Pitfall, "MFA pitfall", "MFA pitfalls"),
        (Level::Warning, "warning", "warnings"),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .map(|(level, one, many)| {
            (found.iter().filter(|finding| finding.level == level).count(), one, many)
        })
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if said.is_empty() { "nothing to be said against it".to_owned() } else { said.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(column: usize, width: usize) -> Finding {
        Finding { level: Level::Pitfall, message: "a\u{1b}b".into(), line: 2, column, width }
    }

    #[test]
    fn the_caret_stands_below_what_it_is_about() {
        let out = shown("p.json", "{\r\n\té: 1,\r\n}", &[finding(2, 2)], Paint::plain());
        assert_eq!(
            out,
            "p.json:2:2: pitfall: a\\u{1b}b\n    2 |  é: 1,\n      |  ^^\np.json: 1 MFA pitfall\n"
        );
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let line = format!("{}X{}", "é".repeat(1000), "z".repeat(1000));
        let (part, before, width) = window(&line, 1001, 500);
        assert_eq!(part.chars().nth(before), Some('X'));
        assert_eq!(part.chars().count(), MOST_WIDTH + 2);
        assert_eq!(before + width, MOST_WIDTH + 2);
        assert_eq!(window("", 1, 1), (String::new(), 0, 1), "after the end");
    }

    #[test]
    fn many_findings_are_counted_and_not_all_shown() {
        let all: Vec<Finding> = (0..500).map(|_| finding(1, 1)).collect();
        let out = shown("p", "{\n}", &all, Paint::plain());
        assert_eq!(out.lines().count(), MOST_SHOWN * 3 + 2);
        assert!(
            out.ends_with("and 300 more, which `--json` prints\np: 500 MFA pitfalls\n"),
            "{out}"
        );
        assert_eq!(shown("p", "{}", &[], Paint::plain()), "p: nothing to be said against it\n");
    }
}
