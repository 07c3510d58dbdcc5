//! `countersign policy`: the engine without a server.

mod decide;
mod explain;
mod paint;
mod validate;

use crate::exit::Failure;
use clap::{Args, Subcommand};
use countersign_toolkit::Env;
use std::fs::File;
use std::io::{self, Read};

/// The policy engine without a server
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign policy decide < cases.jsonl
  countersign policy explain case.json
  countersign policy validate policy.json --type identity")]
pub(crate) struct Policy {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Decide(decide::Decide),
    Explain(explain::Explain),
    Validate(validate::Validate),
}

impl Policy {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        match self.what {
            What::Decide(args) => args.run(),
            What::Explain(args) => args.run(env),
            What::Validate(args) => args.run(env),
        }
    }
}

/// Longer than any case or policy; of what is longer one byte more than this is read.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Reads a file, or standard input for `-`.
fn read(file: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = |from: &mut dyn Read, bytes: &mut Vec<u8>| {
        from.take(MOST_BYTES + 1).read_to_end(bytes).map(drop)
    };
    let outcome = match file {
        "-" => read(&mut io::stdin().lock(), &mut bytes),
        file => File::open(file).and_then(|mut file| read(&mut file, &mut bytes)),
    };
    // There is nothing to say of a file that is not there: the command line is wrong.
    outcome.map_err(|error| Failure::Usage(format!("cannot read `{file}`: {error}")))?;
    Ok(bytes)
}

fn is_too_long(bytes: &[u8]) -> bool {
    bytes.len() as u64 > MOST_BYTES
}
