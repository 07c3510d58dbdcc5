//! Prompts besides the terminal: pinentry and a window, both by programs that stand on `PATH`, and the
//! own authenticator; and codes that were used already.

use crate::bench::{BINARY, Bench, Ran};
use crate::pty::{Pty, finish};
use crate::sts::{Sts, session};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const SERIAL: &str = "arn:aws:iam::111122223333:mfa/toolkit-user";
const PROMPT: &str = "Enter MFA code for arn:aws:iam::111122223333:mfa/toolkit-user: ";

impl Bench {
    /// Puts a shell script into `bin`, which `ask` has first on its `PATH`.
    fn program(&self, name: &str, script: &str) {
        fs::create_dir_all(self.path("bin")).unwrap();
        self.write(&format!("bin/{name}"), &format!("#!/bin/sh\n{script}\n"));
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.path(&format!("bin/{name}")), mode).unwrap();
    }

    fn ask(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut all = vec!["credentials", "--profile", "mfa"];
        all.extend(arguments);
        let mut command: Command = self.command(&all);
        let path = format!("{}:{}", self.path("bin").display(), env!("PATH"));
        command.env("PATH", path).envs(variables.iter().copied());
        Ran::of(command, "")
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

/// A pinentry that writes down its command line, its environment and what it was told, and answers
/// `GETPIN` with the lines of `answers`, one after another.
const PINENTRY: &str = r#"
echo "$@" >"$HOME/args"; env >"$HOME/env"
printf 'OK Pleased to meet you\n'
while read -r line; do
  printf '%s\n' "$line" >>"$HOME/told"
  case $line in
    GETPIN) n=$((n + 1)); sed -n "${n}p" "$HOME/answers" | sed 's/|/\n/' ;;
    OPTION*) printf 'ERR 83886254 Unknown option <Pinentry>\n' ;;
    BYE) printf 'OK\n'; exit ;;
    *) printf '# a comment\nOK\n' ;;
  esac
done"#;

fn pinentry(sts: &Sts, answers: &str) -> Bench {
    let bench = Bench::at(sts);
    bench.program("pinentry", PINENTRY);
    bench.write("answers", answers);
    bench
}

#[test]
fn pinentry_is_told_what_it_opens_and_why_it_asks_again() {
    let sts = Sts::with_a_code();
    let bench = pinentry(&sts, "D 65%34321|OK\nD 12345|OK\nD  123456|OK\n");
    let secret = [("AWS_SECRET_ACCESS_KEY", "canary-of-the-environment")];
    let out = bench.ask(&["--prompt", "pinentry"], &secret).done();
    assert!(out.contains("\"AccessKeyId\":\"ASIA1\""), "{out}");
    assert_eq!(sts.calls().len(), 2);
    let told = bench.read("told");
    for part in [
        "SETDESC Countersign opens role toolkit-role in account 444455556666 (profile mfa)%0AThe code of now has ",
        &format!(" s left.%0AEnter MFA code for {SERIAL}:\n"),
        "SETERROR That code was refused. It is not the code of arn:aws:iam",
        "SETERROR That is not a code of six digits.\n",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(told.matches("GETPIN").count(), 3);
    assert_eq!(bench.read("args"), "\n");
    assert!(!bench.read("env").contains("canary"));
}

#[test]
fn whoever_gives_up_at_pinentry_is_not_asked_again() {
    let sts = Sts::with_a_code();
    let bench = pinentry(&sts, "ERR 83886179 Operation cancelled <Pinentry>\n");
    let said = bench.ask(&["--prompt", "pinentry"], &[]).failed(1);
    assert!(said.contains("cancelled"), "{said}");
    for (answer, expected) in
        [("ERR 83886340 no\\ttty", "no"), ("D 123456", "ended without an answer"), ("", "ended")]
    {
        let bench = Bench::at(&sts);
        let script = format!(
            "echo OK; while read -r l; do case $l in GETPIN) printf '%b\\n' '{answer}'; exit ;; *) echo OK ;; esac; done"
        );
        bench.program("mine", &script);
        let mine = bench.path("bin/mine");
        let mine = [("COUNTERSIGN_PINENTRY", mine.to_str().unwrap())];
        let said = bench.ask(&["--prompt", "pinentry"], &mine).failed(1);
        assert!(said.contains("pinentry could not ask") && said.contains(expected), "{said}");
        assert!(!said.contains("123456"), "{said}");
    }
    assert_eq!(sts.calls().len(), 0);
}

#[test]
fn a_pinentry_that_is_not_there_is_named() {
    let bench = Bench::at(&Sts::with_a_code());
    let nowhere = [("COUNTERSIGN_PINENTRY", "/nonexistent/pinentry")];
    let said = bench.ask(&["--prompt", "pinentry"], &nowhere).failed(1);
    assert!(said.contains("/nonexistent/pinentry"), "{said}");
}

/// A zenity that writes down what it was given.
fn zenity(sts: &Sts, then: &str) -> Bench {
    let bench = Bench::at(sts);
    let script = format!("printf '%s\\n' \"$@\" >>\"$HOME/args\"; env >\"$HOME/env\"; {then}");
    bench.program("zenity", &script);
    bench
}

#[test]
fn a_window_asks_where_there_is_a_desktop_and_no_terminal() {
    let sts = Sts::with_a_code();
    for how in [&[][..], &["--prompt", "gui"]] {
        let bench = zenity(&sts, "echo 123456");
        let variables = [("DISPLAY", ":77"), ("AWS_SESSION_TOKEN", "canary")];
        let out = bench.ask(how, &variables).done();
        assert!(out.contains("\"AccessKeyId\""), "{out}");
        let args = bench.read("args");
        for part in ["--hide-text\n", "role toolkit-role in account 444455556666", SERIAL] {
            assert!(args.contains(part), "{part}: {args}");
        }
        assert!(!bench.read("env").contains("canary") && !args.contains("canary"));
    }
    let bench = zenity(&sts, "echo 123456");
    let said = bench.ask(&["--prompt", "gui"], &[]).failed(1);
    assert!(said.contains("no desktop") && said.contains("--code -"), "{said}");
}

#[test]
fn a_window_that_is_closed_ends_the_run() {
    let sts = Sts::with_a_code();
    for (then, expected) in [
        ("exit 1", "cancelled"),
        ("echo 'cannot open display: :77' >&2; exit 1", "zenity could not ask"),
        ("exit 5", "zenity could not ask: exit status: 5"),
    ] {
        let bench = zenity(&sts, then);
        let said = bench.ask(&[], &[("DISPLAY", ":77")]).failed(1);
        assert!(said.contains(expected), "{said}");
        assert_eq!(bench.read("args").matches("--entry").count(), 1);
    }
    assert_eq!(sts.calls().len(), 0);
}

#[test]
fn a_desktop_without_any_of_the_programs_has_nobody_to_ask() {
    let bench = Bench::at(&Sts::with_a_code());
    let mut command = bench.command(&["credentials", "--profile", "mfa", "--prompt", "gui"]);
    // `setsid` is the only program that can be found.
    bench.program("setsid", "shift; exec /usr/bin/env PATH=/nonexistent \"$@\"");
    command.env("DISPLAY", ":77").env("PATH", bench.path("bin"));
    let said = Ran::of(command, "").failed(1);
    assert!(said.contains("no program here that shows a window"), "{said}");
}

#[test]
fn the_own_authenticator_gives_the_code_of_the_device() {
    let sts = Sts::start(session);
    let seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for name in ["toolkit-user", SERIAL] {
        let bench = Bench::at(&sts);
        let said = bench.ask(&["--prompt", "authenticator"], &[]).failed(1);
        assert!(said.contains("countersign authenticator add"), "{said}");
        assert_eq!(bench.run(&["authenticator", "add", name], seed).code, Some(0));
        bench.ask(&["--prompt", "authenticator"], &[]).done();
        let code = sts.calls().last().unwrap().get("TokenCode").to_owned();
        assert_eq!(code.len(), 6, "{code}");
    }
}

#[test]
fn a_code_that_was_used_is_not_sent_again() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let config = fs::read_to_string(bench.path(".aws/config")).unwrap();
    let more = config.replace("profile mfa]", "profile more]").replace("toolkit-role", "more");
    bench.write(".aws/config", &format!("{config}{more}"));
    let mut pty = Pty::open();
    let both = "\"$BINARY\" credentials --profile mfa && \"$BINARY\" credentials --profile more";
    let child = pty.script(&bench, both);
    pty.expect(PROMPT);
    pty.type_in("123456\n");
    pty.expect("role more");
    pty.expect(PROMPT);
    pty.type_in("123456\n");
    pty.expect("That code was used ");
    pty.expect(" s ago, and a code works once: the next comes in ");
    pty.expect(PROMPT);
    assert_eq!(sts.calls().len(), 1);
    pty.type_in("654321\n");
    assert!(finish(child).status.success());
    assert_eq!(sts.calls().len(), 2);
}

#[test]
fn a_lost_answer_is_no_reason_to_ask_again() {
    let sts = Sts::start(|call, before| match before {
        0 => (0, String::new()),
        1 => (503, "busy".to_owned()),
        _ => session(call, before),
    });
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let child = pty.script(&bench, "exec \"$BINARY\" credentials --profile mfa");
    pty.expect(PROMPT);
    pty.type_in("123456\n");
    let output = finish(child);
    assert!(output.status.success(), "{:?}", output.stderr);
    assert!(!pty.rest().contains("Enter MFA code"));
    let codes: Vec<_> = sts.calls().iter().map(|call| call.get("TokenCode").to_owned()).collect();
    assert_eq!(codes, ["123456"; 3]);
}

#[test]
fn real_pinentry_asks_on_the_terminal() {
    if !std::path::Path::new("/usr/bin/pinentry-curses").exists() {
        eprintln!("SKIPPED: pinentry-curses is not here");
        return;
    }
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let script = format!(
        "export TERM=xterm COUNTERSIGN_PINENTRY=/usr/bin/pinentry-curses; exec {BINARY} credentials --profile mfa --prompt pinentry"
    );
    let child = pty.script(&bench, &script);
    pty.expect("MFA code:");
    pty.type_in("123456\r");
    let output = finish(child);
    assert!(output.status.success(), "{:?}", String::from_utf8(output.stderr));
    assert_eq!(sts.calls()[0].get("TokenCode"), "123456");
}
