//! What can be typed.

use crate::cmd::{Command, CredentialProcess};
use crate::exit::Failure;
use clap::{Parser, Subcommand};
use std::ffi::OsString;

/// An open, self-hosted IAM and STS with multi-factor authentication, and the toolkit that makes an
/// MFA-protected profile just work.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The same with one command: SDKs run it over and over, and it has no use for what the others take.
#[derive(Debug, Parser)]
#[command(name = "countersign", version)]
struct ForSdks {
    #[command(subcommand)]
    command: CommandForSdks,
}

#[derive(Debug, Subcommand)]
enum CommandForSdks {
    CredentialProcess(CredentialProcess),
}

/// Reads the command line.
pub(crate) fn parse(words: &[OsString]) -> Result<Command, Failure> {
    let command = if words.get(1).is_some_and(|word| word == "credential-process") {
        ForSdks::try_parse_from(words).map(|args| match args.command {
            CommandForSdks::CredentialProcess(args) => Command::CredentialProcess(args),
        })
    } else {
        Args::try_parse_from(words).map(|args| args.command)
    };
    command.map_err(|error| Failure::Clap(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_made() {
        Args::command().debug_assert();
    }

    #[test]
    fn what_sdks_run_is_read_as_everything_else_is() {
        let words = |rest: &[&str]| -> Vec<OsString> {
            ["countersign", "credential-process"].iter().chain(rest).map(Into::into).collect()
        };
        for rest in [&[][..], &["--profile", "p"], &["--prompt", "gui"], &["--code=-"]] {
            let long = Args::try_parse_from(words(rest)).map(|args| args.command);
            assert_eq!(
                format!("{:?}", parse(&words(rest)).unwrap()),
                format!("{:?}", long.unwrap())
            );
        }
        for rest in [&["--help"][..], &["-h"], &["--nonsense"], &["--prompt", "x"], &["x"]] {
            let long = Args::try_parse_from(words(rest)).unwrap_err().to_string();
            let Err(Failure::Clap(short)) = parse(&words(rest)) else { panic!("{rest:?}") };
            assert_eq!(short.to_string(), long);
        }
    }

    /// The words of each call of ours in a line of shell: quotes are taken off, and it ends where the shell
    /// goes on to something else.
    fn calls(line: &str) -> Vec<Vec<String>> {
        let (mut calls, mut words) = (Vec::new(), Vec::new());
        let (mut word, mut quote): (Option<String>, _) = (None, None);
        // After two blanks a remark follows.
        let line = line.trim().split("  ").next().unwrap_or_default();
        for c in line.chars().chain([' ', ';']) {
            match (quote, c) {
                (Some(q), c) if q == c => quote = None,
                (None, '\'' | '"') => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                (None, ' ' | ';' | '|' | '&' | '<' | '>' | '(' | ')') => {
                    words.extend(word.take());
                    if c != ' ' {
                        calls.push(std::mem::take(&mut words));
                    }
                }
                (_, c) => word.get_or_insert_default().push(c),
            }
        }
        assert_eq!(quote, None, "an open quote: {line}");
        // What stands before our name is the shell's, or another program that starts us.
        let ours = |words: Vec<String>| {
            let at = words.iter().position(|word| word == "countersign")?;
            Some(words.into_iter().skip(at).collect())
        };
        calls.into_iter().filter_map(ours).collect()
    }

    /// All calls of ours in the examples of a command.
    fn examples(command: &clap::Command) -> Vec<Vec<String>> {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let joined = help.replace("\\\n", " ");
        joined.lines().filter(|line| line.starts_with("  ")).flat_map(calls).collect()
    }

    fn walk(command: &clap::Command, path: &[&str], wrong: &mut Vec<String>) {
        let examples = examples(command);
        for words in &examples {
            if let Err(error) = Args::try_parse_from(words) {
                wrong.push(format!("{words:?}: {error}"));
            }
        }
        let own = |words: &Vec<String>| words.iter().skip(1).zip(path).all(|(a, b)| a == b);
        if !path.is_empty() && !examples.iter().any(own) {
            wrong.push(format!("{path:?} has no example"));
        }
        for inner in command.get_subcommands() {
            walk(inner, &[path, &[inner.get_name()]].concat(), wrong);
        }
    }

    #[test]
    fn every_command_has_an_example_and_every_example_can_be_typed() {
        let mut wrong = Vec::new();
        walk(&Args::command(), &[], &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn examples_are_read_as_a_shell_reads_them() {
        let words =
            |line: &str| calls(line).into_iter().map(|words| words.join("+")).collect::<Vec<_>>();
        assert_eq!(words("  A=1 countersign a 'b c' \"d\"e < f"), ["countersign+a+b c+de"]);
        assert_eq!(
            words("x | countersign a - && countersign b; echo"),
            ["countersign+a+-", "countersign+b"]
        );
        assert_eq!(words("a=$(countersign code x)"), ["countersign+code+x"]);
    }
}
