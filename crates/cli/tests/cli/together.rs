//! Many processes that need the same session: one prompt, and all of them win.

use crate::bench::Bench;
use crate::pty::{Pty, finish};
use crate::sts::{Sts, session};

const PROMPT: &str = "Enter MFA code for arn:aws:iam::111122223333:mfa/toolkit-user: ";

#[test]
fn eight_processes_ask_once() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let script = "for i in 1 2 3 4 5 6 7 8; do \"$BINARY\" credential-process --profile mfa >out.$i & done; wait";
    let child = pty.script(&bench, script);
    pty.expect(PROMPT);
    pty.type_in("123456\n");
    let output = finish(child);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(!pty.rest().contains("Enter MFA code"));
    for i in 1..=8 {
        let out = std::fs::read_to_string(bench.path(&format!("out.{i}"))).unwrap();
        assert!(out.contains("\"AccessKeyId\":\"ASIA0\""), "{i}: {out}");
    }
    assert_eq!(sts.calls().len(), 1);
}

/// The folder's key in the keyring, which goes with the test.
struct KeyOf<'a>(&'a Bench);

impl KeyOf<'_> {
    fn name(&self) -> Option<String> {
        let id = std::fs::read_to_string(self.0.path(".cache/countersign/id")).ok()?;
        Some(format!("countersign-cache-{id}"))
    }
}

impl Drop for KeyOf<'_> {
    fn drop(&mut self) {
        if let Some(name) = self.name() {
            countersign_keyring::session::forget(&name);
        }
    }
}

#[test]
fn eight_processes_that_need_eight_sessions_end_with_one_key_in_the_keyring() {
    let sts = Sts::start(session);
    let profile = |i: u32| {
        format!(
            "[profile p{i}]\nrole_arn = arn:aws:iam::444455556666:role/role-{i}\nsource_profile = toolkit-user\nendpoint_url = {}\nregion = eu-west-1\n",
            sts.url
        )
    };
    let config: String = (1..=8).map(profile).collect();
    let bench = Bench::with(&config);
    let key = KeyOf(&bench);
    let all = |pty: &Pty| {
        let script = "for i in 1 2 3 4 5 6 7 8; do \"$BINARY\" credential-process --profile p$i >out.$i & done; wait";
        let output = finish(pty.script_with("keyring", &bench, script));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    };
    let pty = Pty::open();
    all(&pty);
    assert_eq!(sts.calls().len(), 8);
    // Each finds what it has kept, so none has made a key that another one replaced.
    all(&pty);
    assert_eq!(sts.calls().len(), 8);
    let kept = countersign_keyring::session::get(&key.name().unwrap()).unwrap().unwrap();
    assert_eq!(kept.len(), 32);
    let folder = bench.path(".cache/countersign");
    assert!(!folder.join("key").exists());
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|part| kept.windows(8).any(|of_key| of_key == part)));
    }
}

#[test]
fn when_the_one_that_asks_dies_another_asks() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let (mut first, mut second) = (Pty::open(), Pty::open());
    let script = "exec \"$BINARY\" credential-process --profile mfa";
    let mut asking = first.script(&bench, script);
    first.expect(PROMPT);
    // One without a terminal waits as well as one that has one.
    let waiting = second.script(&bench, script);
    let without = bench.command(&["credential-process", "--profile", "mfa"]);
    let without = { without }.stdout(std::process::Stdio::piped()).spawn().unwrap();
    asking.kill().unwrap();
    asking.wait().unwrap();
    first.wait_for_echo();
    // Whichever comes next, the one with a terminal asks in the end.
    second.expect(PROMPT);
    second.type_in("123456\n");
    assert!(finish(waiting).status.success());
    finish(without);
    assert_eq!(sts.calls().len(), 1);
    bench.run(&["credential-process", "--profile", "mfa"], "").done();
}

#[test]
fn the_next_one_on_the_same_terminal_finds_it_as_it_was() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let before = format!("{:?}", pty.modes());
    // The shell stays, so that the terminal outlives the one that is killed on it.
    let ask = "\"$BINARY\" credential-process --profile mfa";
    let script = format!("{ask} & echo $! >first; until test -e go; do :; done; {ask} & wait");
    let child = pty.script(&bench, &script);
    pty.expect(PROMPT);
    bench.write("go", "");
    let first = std::fs::read_to_string(bench.path("first")).unwrap();
    let first = rustix::process::Pid::from_raw(first.trim().parse().unwrap()).unwrap();
    rustix::process::kill_process(first, rustix::process::Signal::KILL).unwrap();
    pty.expect(PROMPT);
    assert!(!pty.echoes());
    pty.type_in("123456\n");
    finish(child);
    assert!(!pty.rest().contains("123456"));
    assert_eq!(format!("{:?}", pty.modes()), before);
    assert_eq!(sts.calls().len(), 1);
}
