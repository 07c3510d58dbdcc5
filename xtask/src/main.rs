//! What CI runs is what a person runs, under the same names. Depends on no crate of ours.

#[cfg(test)]
mod arrows;
mod check;
mod fuzz;
#[path = "gen/mod.rs"]
mod generate;
mod model;
mod suites;
mod test;
mod toolkit;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <COMMAND>

  check           formatting, lints, documentation, licences
  test            sets up and passes all tests; the last line counts them
  clients         only the suites of real clients: boto3, the AWS CLI, SDKs, Terraform, recorded answers, Chromium
  browser [ARGS]  only the console in Chromium; pytest takes ARGS, such as -k and a name
  screenshots DIR pictures of every page of the console, wide and narrow, light and dark
  model           takes the facts of IAM and STS from botocore, and every service's actions from npm, into model/
  gen [--check]   makes shapes, dispatcher and catalogue from model/ (--check only compares)
  fuzz SECONDS [SEED] [TARGET…]
                  the targets in fuzz/, for so long together
  bench [ARGS]    ours beside a bare floor and moto_server, as ratios
  bench toolkit   credential-process from the cache and cold, beside aws v2, in CPU time and memory
  bench policy    decisions of the policy engine beside cedar-policy, in nanoseconds and as ratios

With CI=true a tool that is missing fails the run instead of skipping what needs it.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let root = root();
    let done = |()| true;
    let result = match words.as_slice() {
        ["check"] => check::run(&root).map(done),
        ["test"] => test::run(&root),
        ["clients"] => test::clients(&root),
        ["browser", rest @ ..] => test::browser(&root, rest),
        ["screenshots", folder] => test::screenshots(&root, folder).map(done),
        ["model"] => tools::python(&root, &[tools::MOTO])
            .and_then(|python| model::run(&root, &python))
            .map(done),
        ["gen"] => generate::run(&root, false)
            .map(|files| say(&format!("{} files written", files.len())))
            .map(done),
        ["gen", "--check"] => generate::run(&root, true).map(drop).map(done),
        ["bench", "toolkit"] => toolkit::bench(&root),
        ["bench", "policy"] => test::bench_policy(&root).map(done),
        ["fuzz", seconds, rest @ ..] => fuzz::run(&root, seconds, rest),
        ["bench", rest @ ..] => test::bench(&root, rest).map(done),
        [] | ["help" | "--help" | "-h"] => {
            say(HELP);
            Ok(true)
        }
        other => Err(format!("no command `{}`\n\n{HELP}", other.join(" "))),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        // What has not passed was said where it failed.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("xtask: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The checkout that cargo runs this in, which need not be the one that it was built in: folders move, and two checkouts
/// may share what cargo has built.
#[expect(clippy::disallowed_methods, reason = "cargo says by the environment what it runs")]
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    let here = here.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().unwrap_or(Path::new(".")).to_owned()
}

/// Words for the person who waits. Standard output is for what the runners print.
#[expect(
    clippy::print_stderr,
    reason = "this is a program for us, and progress goes to standard error"
)]
fn say(text: &str) {
    eprintln!("{text}");
}
