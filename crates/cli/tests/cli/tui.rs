//! The explorer on a terminal of its own: what it shows, what its keys do, and what it leaves behind.
//!
//! Only cells that change are written, and blanks are stepped over, so what is expected are words.

use crate::bench::Bench;
use crate::pty::{Pty, finish};
use crate::sts::Sts;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, Termios};
use std::process::Child;

const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// Starts it on a terminal of 80 columns and 24 rows.
pub(crate) fn start(pty: &Pty, bench: &Bench, command: &str) -> Child {
    // Ctrl-C is for the program, and not for the shell that says how it ended.
    let script = format!("trap : INT; stty rows 24 cols 80 <&3; {command}; echo \"code $?\" >&3");
    pty.script(bench, &script)
}

/// Draws all of the screen anew.
fn redraw(pty: &mut Pty) {
    pty.type_in("\u{c}");
}

/// Whether lines are edited and echoed again, as before.
fn is_cooked(modes: &Termios) -> bool {
    modes.local_modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
}

#[test]
fn shows_profiles_and_what_they_lead_to_and_quits() {
    let bench = Bench::with(
        "[profile mfa]\nrole_arn = arn:aws:iam::444455556666:role/toolkit-role\nsource_profile = toolkit-user\nmfa_serial = arn:aws:iam::111122223333:mfa/toolkit-user\n[profile bent]\nrole_arn = x\n",
    );
    let mut pty = Pty::open();
    let child = start(&pty, &bench, "$BINARY tui");
    pty.expect("profiles");
    pty.expect("bent");
    pty.expect("broken");
    assert!(!is_cooked(&pty.modes()));
    pty.type_in("/mfa\r");
    redraw(&mut pty);
    pty.expect("kept.");
    pty.expect("toolkit-role");
    pty.type_in("y");
    // The ARN, on the clipboard.
    let arn = data_encoding::BASE64.encode(b"arn:aws:iam::444455556666:role/toolkit-role");
    pty.expect(&format!("\u{1b}]52;c;{arn}\u{7}"));
    pty.type_in("?");
    redraw(&mut pty);
    pty.expect("secret");
    pty.type_in("xq");
    pty.expect("code 0");
    finish(child);
    assert!(is_cooked(&pty.modes()));
    assert!(!pty.rest().contains("canary"));
}

#[test]
fn enter_asks_for_a_code_and_keeps_the_session() {
    let sts = Sts::with_a_code();
    let (bench, mut pty) = (Bench::at(&sts), Pty::open());
    let child = start(&pty, &bench, "NO_COLOR=1 $BINARY tui");
    pty.expect("mfa");
    pty.type_in("\r");
    pty.expect("Enter MFA code for");
    pty.type_in("123456\r");
    pty.expect("open,");
    pty.expect("there");
    // The next program is not asked.
    bench.run(&["credentials", "--profile", "mfa"], "").done();
    pty.type_in("q");
    pty.expect("code 0");
    finish(child);
}

#[test]
fn a_cancelled_code_leads_back() {
    let sts = Sts::with_a_code();
    let (bench, mut pty) = (Bench::at(&sts), Pty::open());
    let child = start(&pty, &bench, "$BINARY tui");
    for cancel in ["\u{4}", "\u{3}"] {
        pty.expect("countersign · profiles");
        pty.type_in("\r");
        pty.expect("Enter MFA code for");
        pty.type_in(cancel);
        pty.expect("\u{1b}[?1049h");
    }
    pty.expect("countersign · profiles");
    pty.type_in("q");
    pty.expect("code 0");
    finish(child);
    assert!(is_cooked(&pty.modes()));
}

#[test]
fn codes_are_watched_and_the_terminal_is_restored_whatever_ends_it() {
    let bench = Bench::with("");
    assert_eq!(bench.run(&["authenticator", "add", "work"], SEED).code, Some(0));
    for end in ["q", "\u{1b}", "\u{3}", "TERM", "HUP"] {
        let mut pty = Pty::open();
        let script = "echo \"pid $$.\" >&3; exec $BINARY authenticator watch";
        let child = start(&pty, &bench, &format!("sh -c '{script}'"));
        pty.expect("pid ");
        pty.expect(".");
        let pid = pty.before.trim_end_matches('.').parse().unwrap();
        pty.expect("codes");
        pty.expect("work");
        assert!(!is_cooked(&pty.modes()), "{end}");
        let signal = match end {
            "TERM" => Some(Signal::TERM),
            "HUP" => Some(Signal::HUP),
            _ => None,
        };
        match signal {
            Some(signal) => kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap(),
            None => pty.type_in(end),
        }
        // The other screen is left, and the cursor shown.
        pty.expect("\u{1b}[?1049l");
        let code = match end {
            "TERM" => "code 143",
            "HUP" => "code 129",
            _ => "code 0",
        };
        pty.expect(code);
        finish(child);
        assert!(is_cooked(&pty.modes()), "{end}");
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    let bench = Bench::with("");
    for arguments in [&["tui"][..], &["authenticator", "watch"]] {
        let message = bench.run(arguments, "").failed(2);
        assert!(message.contains("there is none"), "{message}");
    }
}

#[test]
fn it_ends_when_the_terminal_goes_away() {
    let bench = Bench::with("");
    let mut pty = Pty::open();
    let child = pty.script(&bench, "stty rows 24 cols 80 <&3; exec 3<&-; exec \"$BINARY\" tui");
    pty.expect("profiles");
    drop(pty);
    assert!(!finish(child).status.success());
}
