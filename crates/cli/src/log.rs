//! The log of a server: lines on standard error.

use crate::exit::Failure;
use clap::ValueEnum;
use countersign_toolkit::Env;
use std::io::{self, IsTerminal as _};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// What a line of the log looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// Begins to log, at `level` where nothing else is said.
///
/// `COUNTERSIGN_LOG` is the environment's word for `--log` and also for the level, so it may hold either or both:
/// `json`, `debug`, `json,debug`.
pub(crate) fn begin(env: &Env, shape: Option<Shape>, level: LevelFilter) -> Result<(), Failure> {
    let (mut told, mut level) = (None, level);
    for word in env
        .text("COUNTERSIGN_LOG")
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|w| !w.is_empty())
    {
        if let Ok(shape) = Shape::from_str(word, true) {
            told = Some(shape);
        } else {
            level = word.parse().map_err(|_| {
                let levels = "off, error, warn, info, debug or trace";
                Failure::Usage(format!(
                    "COUNTERSIGN_LOG `{word}` is neither text or json nor a level: {levels}"
                ))
            })?;
        }
    }
    // What other crates would say at lower levels may hold what we never say.
    let others = level.min(LevelFilter::WARN);
    let ours = ["countersign", "countersign_server", "countersign_service", "countersign_store"];
    let targets = Targets::new().with_default(others).with_targets(ours.map(|name| (name, level)));
    let registry = tracing_subscriber::registry().with(targets);
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let begun = match shape.or(told).unwrap_or(Shape::Text) {
        Shape::Json => registry.with(lines.json()).try_init(),
        Shape::Text => {
            let colours =
                io::stderr().is_terminal() && env.text("NO_COLOR").is_none_or(str::is_empty);
            registry.with(lines.with_ansi(colours)).try_init()
        }
    };
    begun.map_err(|error| Failure::Failed(format!("cannot log: {error}")))
}
