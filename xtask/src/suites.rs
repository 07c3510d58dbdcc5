//! Test runners of all kinds, and what they count.

use crate::{say, test, tools};
use regex::Regex;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// What runners counted.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, other: &Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    fn skipped(n: u64) -> Counts {
        Counts { skipped: n, ..Counts::default() }
    }
}

/// The suites of real clients against the real binary.
pub(crate) fn run(root: &Path, binary: &Path) -> Result<Counts, String> {
    let mut counts = Counts::default();
    let python = match tools::python(root, &[]) {
        Ok(python) => python,
        Err(why) => {
            say(&format!("xtask: SKIPPED, the suites of real clients: {why}"));
            return Ok(Counts::skipped(3));
        }
    };
    if !tools::debian("zbarimg", "zbar-tools") {
        say("xtask: SKIPPED, the walkthrough: it scans a QR code with zbarimg");
        counts.add(&Counts::skipped(1));
    } else {
        // v1 is from PyPI. Debian's v2 is looked for where Debian puts it: another `aws` may hide it.
        if !tools::debian("/usr/bin/aws", "awscli") {
            say("xtask: where no other `aws` v2 is here, what needs one is skipped");
        }
        let mut walk = Command::new(&python);
        walk.current_dir(root.join("tests/clients")).args([
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
        ]);
        match tools::npm(root, "tests/clients/js") {
            Ok(packages) => drop(walk.env("COUNTERSIGN_NPM", packages)),
            Err(why) => say(&format!("xtask: SKIPPED, the AWS SDK for JavaScript: {why}")),
        }
        match test::rust_sdk(root) {
            Ok(program) => drop(walk.env("COUNTERSIGN_RUST_SDK", program)),
            Err(why) => say(&format!("xtask: SKIPPED, the AWS SDK for Rust: {why}")),
        }
        counts.add(&counted("real clients", walk.env("COUNTERSIGN_BIN", binary))?);
    }
    let mut recorded = Command::new(&python);
    recorded.current_dir(root).arg("tests/clients/recorded.py");
    counts.add(&counted("answers recorded from AWS", recorded.env("COUNTERSIGN_BIN", binary))?);
    counts.add(&browser(root, binary, &[])?);
    Ok(counts)
}

/// The console in Chromium; pytest may be told more, as `-k` and the names of tests.
pub(crate) fn browser(root: &Path, binary: &Path, more: &[&str]) -> Result<Counts, String> {
    match in_browser(root, binary) {
        Ok(mut pytest) => {
            pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider"]).args(more);
            counted("the console in Chromium", &mut pytest)
        }
        Err(why) => {
            say(&format!("xtask: SKIPPED, the console in Chromium: {why}"));
            Ok(Counts::skipped(1))
        }
    }
}

/// Pictures of every page of the console, as the tests see them.
pub(crate) fn screenshots(root: &Path, binary: &Path, folder: &str) -> Result<(), String> {
    let folder = std::path::absolute(folder).map_err(|e| e.to_string())?;
    let mut command = in_browser(root, binary)?;
    tools::run("screenshots", command.arg("screenshots.py").arg(folder))
}

/// Python in the folder of the tests in the browser, with all that they need.
fn in_browser(root: &Path, binary: &Path) -> Result<Command, String> {
    let python = tools::python(root, &[])?;
    let programs =
        [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("zbarimg", "zbar-tools")];
    for (program, package) in programs {
        if !tools::debian(program, package) {
            return Err(format!("there is no {program}"));
        }
    }
    let packages = tools::npm(root, "tests/browser")?;
    let mut command = Command::new(python);
    command.current_dir(root.join("tests/browser")).env("COUNTERSIGN_BIN", binary);
    command.env("PYTHONPATH", root.join("tests/clients"));
    command.env("COUNTERSIGN_AXE", packages.join("axe-core/axe.min.js"));
    Ok(command)
}

/// Runs a test runner, shows what it prints, and reads its counts. A runner that fails without a failed test counts as
/// one.
pub(crate) fn counted(what: &str, command: &mut Command) -> Result<Counts, String> {
    say(&format!("xtask: {what}"));
    let begin = std::time::Instant::now();
    // nextest prints its summary on standard error.
    let nextest = command.get_args().any(|arg| arg == "nextest");
    command.stdin(Stdio::null());
    if nextest {
        command.stderr(Stdio::piped())
    } else {
        command.stdout(Stdio::piped())
    };
    let mut child = command.spawn().map_err(|e| format!("{what}: {e}"))?;
    let output: Box<dyn std::io::Read> = match (child.stdout.take(), child.stderr.take()) {
        (Some(out), _) => Box::new(out),
        (None, Some(err)) => Box::new(err),
        (None, None) => return Err(format!("{what}: no output")),
    };
    let mut counts = Counts::default();
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        say(&line);
        counts.add(&read(&line));
    }
    let status = child.wait().map_err(|e| format!("{what}: {e}"))?;
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    say(&format!("xtask: {what}: {counts:?} after {:.0} s", begin.elapsed().as_secs_f64()));
    Ok(counts)
}

/// The counts of a runner's closing line; of any other line none.
fn read(line: &str) -> Counts {
    let number = |pattern: &str| -> u64 {
        let found = Regex::new(pattern)
            .ok()
            .and_then(|r| r.captures(line).and_then(|c| c.get(1).map(|m| m.as_str().to_owned())));
        found.and_then(|n| n.parse().ok()).unwrap_or(0)
    };
    // nextest: `Summary [ 1.0s] 10 tests run: 9 passed, 1 failed, 2 skipped`; libtest: `test result: ok. 9 passed; …`;
    // pytest: `9 passed, 1 failed in 2.00s`; ours: `9 passed, 1 failed, 2 skipped`.
    let plain = Regex::new(r"^\d+ (passed|failed|skipped)\b")
        .is_ok_and(|r| r.is_match(line.trim_start_matches(['=', ' '])));
    let closing =
        line.trim_start().starts_with("Summary [") || line.starts_with("test result:") || plain;
    if !closing {
        return Counts::default();
    }
    Counts {
        passed: number(r"(\d+) passed"),
        failed: number(r"(\d+) (?:failed|error)") + number(r"(\d+) timed out"),
        skipped: if line.trim_start().starts_with("Summary") {
            0
        } else {
            number(r"(\d+) skipped") + number(r"(\d+) ignored")
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_runner_and_nothing_else() {
        let counts = |line| {
            let c = read(line);
            (c.passed, c.failed, c.skipped)
        };
        assert_eq!(
            counts("     Summary [   1.0s] 10 tests run: 9 passed (1 slow), 1 failed, 2 skipped"),
            (9, 1, 0)
        );
        assert_eq!(
            counts("test result: ok. 9 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out"),
            (9, 0, 1)
        );
        assert_eq!(counts("========= 3 passed, 1 skipped in 2.00s ========"), (3, 0, 1));
        assert_eq!(counts("1 failed, 3 passed in 2.00s"), (3, 1, 0));
        assert_eq!(counts("12 passed, 0 failed, 4 skipped"), (12, 0, 4));
        assert_eq!(counts("we passed 3 passed things"), (0, 0, 0));
    }
}
