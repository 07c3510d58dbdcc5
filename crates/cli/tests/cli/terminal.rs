//! The prompt on a real terminal.

use crate::bench::Bench;
use crate::pty::{Pty, finish};
use crate::sts::{Sts, fault, session};
use std::process::{Child, Output};

const PROMPT: &str = "Enter MFA code for arn:aws:iam::111122223333:mfa/toolkit-user: ";

/// A run of the binary on a terminal, waiting at its prompt.
struct Asked {
    pty: Pty,
    child: Child,
    before: String,
}

fn ask(bench: &Bench) -> Asked {
    let mut pty = Pty::open();
    let before = format!("{:?}", pty.modes());
    assert!(pty.echoes());
    let child = pty.script(bench, "exec \"$BINARY\" credential-process --profile mfa");
    pty.expect("toolkit-role");
    pty.expect(PROMPT);
    assert!(!pty.echoes());
    Asked { pty, child, before }
}

impl Asked {
    /// Waits for the end. The terminal's modes are as before, and no code was shown.
    fn end(mut self) -> (Output, String) {
        let output = finish(self.child);
        assert_eq!(format!("{:?}", self.pty.modes()), self.before);
        let shown = self.pty.rest();
        (output, shown)
    }
}

#[test]
fn asks_on_the_terminal_and_shows_no_code() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut asked = ask(&bench);
    asked.pty.type_in("123456\n");
    let (output, shown) = asked.end();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"AccessKeyId\":\"ASIA0\""));
    assert_eq!((output.stderr, shown.trim()), (Vec::new(), ""));
}

#[test]
fn asks_again_after_a_malformed_and_after_a_refused_code() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut asked = ask(&bench);
    asked.pty.type_in("12345\n");
    asked.pty.expect("not a code of six digits");
    asked.pty.expect(PROMPT);
    assert_eq!(sts.calls().len(), 0);
    asked.pty.type_in("654321\n");
    asked.pty.expect("refused");
    asked.pty.expect(PROMPT);
    asked.pty.type_in(" 123456 \n");
    let (output, shown) = asked.end();
    assert!(output.status.success(), "{shown}");
    assert_eq!(sts.calls().len(), 2);
}

#[test]
fn k8_asks_three_times_and_no_more() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut asked = ask(&bench);
    for _ in 0..2 {
        asked.pty.type_in("654321\n");
        asked.pty.expect(PROMPT);
    }
    asked.pty.type_in("654321\n");
    let (output, shown) = asked.end();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("invalid MFA one time pass code"), "{message}");
    assert!(!shown.contains("654321") && !message.contains("654321"));
    assert_eq!(sts.calls().len(), 3);
}

#[test]
fn another_refusal_ends_the_run() {
    let sts = Sts::start(|_, _| {
        fault(403, "AccessDenied", "MultiFactorAuthentication failed, unable to validate MFA code.")
    });
    let bench = Bench::at(&sts);
    let mut asked = ask(&bench);
    asked.pty.type_in("123456\n");
    let (output, _) = asked.end();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("unable to validate MFA code"));
    assert_eq!(sts.calls().len(), 1);
}

#[test]
fn ctrl_d_and_ctrl_c_send_nothing() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    for (keys, code) in [("\u{4}", 1), ("123456\u{4}", 1), ("\u{3}", 130), ("123456\u{3}", 130)] {
        let mut asked = ask(&bench);
        asked.pty.type_in(keys);
        let (output, shown) = asked.end();
        assert_eq!(output.status.code(), Some(code), "{keys:?}");
        assert!(output.stdout.is_empty() && !shown.contains("123456"), "{keys:?}: {shown}");
    }
    assert_eq!(sts.calls().len(), 0);
}

#[test]
fn a_signal_that_ends_the_run_leaves_the_terminal_as_it_was() {
    use std::os::unix::process::ExitStatusExt;
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    for (name, signal) in
        [("TERM", rustix::process::Signal::TERM), ("HUP", rustix::process::Signal::HUP)]
    {
        let asked = ask(&bench);
        let child = i32::try_from(asked.child.id()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(child).unwrap(), signal)
            .unwrap();
        let (output, _) = asked.end();
        assert_eq!(output.status.signal(), Some(signal.as_raw()), "{name}");
    }
    assert_eq!(sts.calls().len(), 0);
}

#[test]
fn the_other_streams_do_not_matter() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let script = "exec \"$BINARY\" credential-process --profile mfa <&- 2>/dev/null | cat";
    let child = pty.script(&bench, script);
    pty.expect(PROMPT);
    pty.type_in("123456\n");
    let output = finish(child);
    assert!(String::from_utf8(output.stdout).unwrap().contains("ASIA0"));
}
