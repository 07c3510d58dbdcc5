//! `countersign policy decide`: cases in, decisions out, a line each.

use crate::exit::Failure;
use clap::Args;
use countersign_policy::cases;
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Write};

/// Read cases from standard input, one JSON object a line, and answer a line each
///
/// Every line is answered. One that cannot be read is never `Allow`; its answer says why in `error`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign policy decide < cases.jsonl
  countersign policy decide < cases.jsonl | jq -c 'select(.decision != \"Allow\")'")]
pub(crate) struct Decide {}

impl Decide {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Decide {} = self;
        let out = BufWriter::new(io::stdout().lock());
        decide(BufReader::new(io::stdin().lock()), out).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Unheard,
            _ => Failure::Failed(format!("cannot read or write cases: {error}")),
        })
    }
}

/// Longer than any case; what is longer cannot be read, and so is no `Allow`.
const MAX_LINE: u64 = 16 * 1024 * 1024;

/// Answers every line, those that cannot be read too. An answer does not wait for lines to come.
fn decide<R: io::Read>(mut cases: BufReader<R>, mut out: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if cases.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return out.flush();
        }
        let whole = line.ends_with(b"\n") || line.len() as u64 != MAX_LINE;
        if !whole {
            cases.skip_until(b'\n')?;
        }
        let text = std::str::from_utf8(&line).ok().filter(|_| whole);
        writeln!(out, "{}", cases::answer_line(text.unwrap_or_default().trim_end()))?;
        if cases.buffer().is_empty() {
            out.flush()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = r#"{"id":"a","request":{"principal":{"kind":"aws","id":"arn:aws:iam::111122223333:user/u"},"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resource_account":"111122223333","context":{}},"policies":{"identity":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}]}}"#;

    fn decisions(input: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        decide(BufReader::new(input), &mut out).unwrap();
        let read = |line: &str| -> serde_json::Value { serde_json::from_str(line).unwrap() };
        let text = String::from_utf8(out).unwrap();
        text.lines().map(|line| read(line)["decision"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_line_is_answered_and_none_that_cannot_be_read_allows() {
        let mut input = CASE.as_bytes().to_vec();
        input.extend_from_slice(b"\nnot json\n\n{}\n");
        // Bytes that are no text, in a place where they would change nothing.
        input
            .extend_from_slice(&CASE.as_bytes().replace_first(b"\"id\":\"a\"", b"\"id\":\"\xff\""));
        input.extend_from_slice(b"\r\n");
        // Longer than any case, and white space but for the case at its end.
        input.extend(std::iter::repeat_n(b' ', usize::try_from(MAX_LINE).unwrap()));
        input.extend_from_slice(CASE.as_bytes());
        input.push(b'\n');
        input.extend_from_slice(CASE.as_bytes());
        let deny = "ImplicitDeny";
        assert_eq!(decisions(&input), ["Allow", deny, deny, deny, deny, deny, "Allow"]);
        assert_eq!(decisions(b""), Vec::<String>::new());
    }

    trait ReplaceFirst {
        fn replace_first(&self, what: &[u8], with: &[u8]) -> Vec<u8>;
    }

    impl ReplaceFirst for [u8] {
        fn replace_first(&self, what: &[u8], with: &[u8]) -> Vec<u8> {
            let at = self.windows(what.len()).position(|window| window == what).unwrap();
            [&self[..at], with, &self[at + what.len()..]].concat()
        }
    }
}
