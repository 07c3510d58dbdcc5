//! Fuzz targets, each a plain function of bytes that panics where something is wrong. libFuzzer drives them, and so does
//! a runner that needs nothing but a stable toolchain (`main.rs`).

pub mod mutate;
pub mod targets;

use std::path::Path;

/// One thing to feed with bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What it is called on the command line and under `fuzz_targets/`.
    pub name: &'static str,
    /// Takes the bytes, and panics when a promise is broken. It gives a word on what came of them: an input whose
    /// outcome is new is kept and changed further.
    pub run: fn(&[u8]) -> String,
    /// Inputs to begin with, beside those in `corpus/`. The path is the checkout's.
    pub seeds: fn(&Path) -> Vec<Vec<u8>>,
    /// Words to put in.
    pub words: &'static [&'static str],
}

impl Target {
    /// Takes the bytes, and panics when a promise is broken.
    pub fn run(&self, data: &[u8]) {
        let _ = (self.run)(data);
    }
}

/// Texts as inputs.
pub(crate) fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}
