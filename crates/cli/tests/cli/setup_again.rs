//! `countersign setup` cut short: by a lost answer, a kill, a full disk, a person who leaves. The next run goes on
//! and leaves nothing behind.

use crate::bench::{BINARY, Bench, Ran};
use crate::lossy::{Fate, Lossy};
use crate::pty::{Pty, finish};
use crate::serving::{ROOT_KEY, ROOT_SECRET, Serving};
use crate::setup::{administrator, key_of, read, setup};
use std::io::Read as _;
use std::process::{Command, Stdio};

#[test]
fn a_run_that_was_cut_short_is_taken_up() {
    let (bench, _server) = administrator();
    // Unattended and with nobody to give codes: it stops before anything is made.
    let stopped = setup(&bench, &["--yes"]);
    assert_eq!(stopped.code, Some(2), "{stopped:?}");
    let dry = setup(&bench, &["--dry-run"]);
    assert!(!dry.done().contains("is there"));

    // The person leaves when the codes are asked for.
    let mut pty = Pty::open();
    let child = pty.script(
        &bench,
        "exec \"$BINARY\" setup --admin-profile admin --role r --user u --policy ViewOnlyAccess --profile p --source-profile s <&3 >&3 2>&3",
    );
    pty.expect("Go on? [Y/n]: ");
    pty.type_in("\n");
    pty.expect("[p/c]: ");
    pty.type_in("p\n");
    pty.expect("█");
    pty.expect("MFA code 1: ");
    pty.type_in("12345\n");
    pty.expect("not a code of six digits");
    pty.expect("MFA code 1: ");
    pty.type_in("\u{4}");
    assert_eq!(finish(child).status.code(), Some(1));

    let words = [
        "--role",
        "r",
        "--user",
        "u",
        "--policy",
        "ViewOnlyAccess",
        "--profile",
        "p",
        "--source-profile",
        "s",
    ];
    let dry = setup(&bench, &[&words[..], &["--dry-run"]].concat());
    let dry = dry.done();
    let left: Vec<_> = dry.lines().filter(|line| line.contains("to do")).collect();
    assert!(
        left.len() == 3 && left[0].contains("in place of one that was never assigned"),
        "{left:?}"
    );
    let done = setup(&bench, &[&words[..], &["--yes", "--authenticator"]].concat());
    assert!(done.done().contains("the profile p works"));
}

#[test]
fn a_key_that_can_be_written_nowhere_is_deleted_again() {
    let (bench, server) = administrator();
    let run = |words: &[&str], credentials: &str| {
        let mut command = bench.command(&[&["setup"], words].concat());
        command.env("AWS_ENDPOINT_URL", &server.url).env("AWS_REGION", "us-east-1");
        command.env("AWS_ACCESS_KEY_ID", ROOT_KEY).env("AWS_SECRET_ACCESS_KEY", ROOT_SECRET);
        command.env("AWS_SHARED_CREDENTIALS_FILE", credentials);
        Ran::of(command, "")
    };
    let failed = run(&["--yes", "--authenticator"], "/proc/none/credentials");
    assert_eq!(failed.code, Some(1), "{failed:?}");
    assert!(failed.stderr.contains(" is deleted again"), "{failed:?}");
    let plan = run(&["--dry-run"], "none").done();
    assert!(plan.contains("is there  the user") && !plan.contains("beside AKIA"), "{plan}");
}

/// The administrator's profile by way of somewhere where an answer gets lost.
fn by_way_of(bench: &Bench, server: &Serving, way: &Lossy) {
    let config = read(bench, ".aws/config").replace(&server.url, &way.url);
    bench.write(".aws/config", &config);
}

#[test]
fn what_makes_something_is_not_asked_for_twice_when_its_answer_is_lost() {
    // Each waits for the next code, so they wait together.
    std::thread::scope(|scope| {
        for (operation, fate) in [
            ("CreateRole", Fate::Lost),
            ("CreateUser", Fate::Replaced),
            ("CreateAccessKey", Fate::Lost),
            ("CreateAccessKey", Fate::Cut),
            ("CreateVirtualMFADevice", Fate::Replaced),
            ("EnableMFADevice", Fate::Lost),
            ("EnableMFADevice", Fate::Unsent),
        ] {
            scope.spawn(move || loses_an_answer(operation, fate));
        }
    });
}

fn loses_an_answer(operation: &'static str, fate: Fate) {
    let (bench, server) = administrator();
    let way = Lossy::to(&server.url, operation, fate);
    by_way_of(&bench, &server, &way);
    let words = ["--yes", "--authenticator"];
    let cut = setup(&bench, &words);
    assert_eq!((cut.code, way.count(operation)), (Some(1), 1), "{operation} {fate:?}: {cut:?}");
    let unknown = format!("whether {operation} was carried out is not known: ");
    let says = [&unknown, "run setup again with the same options"];
    assert!(says.iter().all(|says| cut.stderr.contains(says)), "{operation}: {cut:?}");

    // The next run finds what there is, leaves nothing of it, and comes to the end.
    let plan = setup(&bench, &["--dry-run"]).done();
    let lost = "the answer was lost, and nobody has its secret";
    assert_eq!(plan.contains(lost), operation == "CreateAccessKey", "{operation}: {plan}");
    let done = setup(&bench, &words);
    assert_eq!(done.code, Some(0), "{operation}: {done:?}");
    assert!(done.stdout.contains("the profile mfa works"), "{operation}: {done:?}");
    has_one_key_and_one_device(&bench);
}

/// There is nothing of keys and devices that are no more.
fn has_one_key_and_one_device(bench: &Bench) {
    // The authenticator has the one device, and nothing of one that is no more.
    let listed = bench.run(&["authenticator", "list", "--json"], "").done();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed["devices"].as_array().unwrap().len(), 1, "{listed}");
    // There is one key: it is in the file, and with another the user had two.
    let all = read(bench, ".aws/credentials");
    bench.write(".aws/credentials", all.split_once("\n[toolkit-user]").unwrap().0);
    let id = key_of(&all, "aws_access_key_id");
    let plan = setup(bench, &["--delete-key", &id, "--dry-run"]).done();
    assert!(!plan.contains(", beside"), "{plan}");
    assert!(plan.contains("is there  the MFA device"), "{plan}");
}

#[test]
fn what_only_asks_is_asked_again_when_its_answer_is_lost() {
    let (bench, server) = administrator();
    let way = Lossy::to(&server.url, "GetUser", Fate::Lost);
    by_way_of(&bench, &server, &way);
    assert!(setup(&bench, &["--dry-run"]).done().contains("make the user"));
    assert_eq!(way.count("GetUser"), 2);
}

#[test]
fn a_device_that_is_refused_is_not_kept_and_its_name_is_free() {
    let (bench, server) = administrator();
    let way = Lossy::to(&server.url, "EnableMFADevice", Fate::Refused);
    by_way_of(&bench, &server, &way);
    let refused = setup(&bench, &["--yes", "--authenticator"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("AccessDenied: no; what was done stays"), "{refused:?}");
    assert_eq!(bench.run(&["authenticator", "list", "--json"], "").done(), "{\"devices\":[]}\n");
    let done = setup(&bench, &["--yes", "--authenticator"]).done();
    assert!(done.contains("The authenticator keeps it as toolkit-user."), "{done}");
    bench.run(&["authenticator", "code", "toolkit-user"], "").done();
}

/// Whether what is in the files is whole: both are read, and no profile is half there.
fn is_whole(bench: &Bench) {
    bench.run(&["profile", "list"], "").done();
    let keys = |name: &str| read(bench, ".aws/credentials").matches(name).count();
    assert_eq!(keys("aws_access_key_id"), keys("aws_secret_access_key"));
}

#[test]
fn a_run_that_is_killed_anywhere_is_taken_up_and_leaves_nothing_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    let (bench, _server) = administrator();
    let words = ["setup", "--admin-profile", "admin", "--yes", "--authenticator"];
    // Longer and longer, so that the end comes at every point of a run, and in the end after the last
    // write, while it waits for a code.
    let (mut said, mut complained, mut failed) = (String::new(), String::new(), 0);
    for round in 0..250 {
        let mut command = Command::new(BINARY);
        command.args(words).env_clear().env("HOME", bench.dir.path());
        command.env("COUNTERSIGN_CACHE_KEY", "file").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let moment = rustix::event::Timespec { tv_sec: 0, tv_nsec: 12_000_000 };
        for _ in 0..round {
            rustix::event::poll(&mut [], Some(&moment)).unwrap();
        }
        let end = if round % 2 == 0 { Signal::KILL } else { Signal::INT };
        kill_process(Pid::from_child(&child), end).unwrap();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut complained).unwrap();
        // What was asked for may come to be after the next run has looked, but then the one after sees it.
        failed = if child.wait().unwrap().code() == Some(1) { failed + 1 } else { 0 };
        assert!(failed < 2, "{complained}");
        is_whole(&bench);
        if read(&bench, ".aws/config").contains("mfa_serial") {
            break;
        }
    }
    assert!(said.contains("What interrupts this leaves what was done: run it again"), "{said}");
    assert!(setup(&bench, &words[3..]).done().contains("the profile mfa works"));
    has_one_key_and_one_device(&bench);
}

/// Says why setup failed where no file may be longer than 1 KiB.
fn full(bench: &Bench) -> String {
    let script = "ulimit -f 2; exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, BINARY, "setup", "--admin-profile", "admin"]).env_clear();
    command.args(["--yes", "--authenticator"]).env("HOME", bench.dir.path());
    let ran = Ran::of(command, "");
    assert_eq!(ran.code, Some(1), "{ran:?}");
    ran.stderr
}

#[test]
fn a_full_disk_leaves_the_old_files_and_the_next_run_goes_on() {
    std::thread::scope(|scope| {
        for file in [".aws/config", ".aws/credentials"] {
            scope.spawn(move || {
                let (bench, _server) = administrator();
                let large = format!("{}# {}\n", read(&bench, file), "x".repeat(5000));
                bench.write(file, &large);
                let said = full(&bench);
                let says = [file, "too large", "run setup again with the same options"];
                assert!(says.iter().all(|says| said.contains(says)), "{said}");
                assert_eq!(said.contains("is deleted again"), file.ends_with("credentials"));
                assert_eq!(read(&bench, file), large);
                is_whole(&bench);
                let words = ["--yes", "--authenticator"];
                assert!(setup(&bench, &words).done().contains("the profile mfa works"));
                has_one_key_and_one_device(&bench);
            });
        }
    });
}
