//! The toolkit against a real server: one code for all, who somebody is, the console, a new key; and no
//! secret anywhere that others look.

use crate::bench::{BINARY, Bench, Ran};
use crate::lossy::{Fate, Lossy};
use crate::pty::{Pty, comes, finish};
use crate::serving::{ACCOUNT, ROOT_KEY, ROOT_SECRET, Serving};
use crate::setup::administrator;
use crate::tui::start;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const ASK: [&str; 3] = ["credential-process", "--profile", "mfa"];

/// A home with the walkthrough's two profiles at a real server, and no session.
struct Home {
    bench: Bench,
    server: Serving,
    /// The code that setup proved its work with.
    used: String,
}

impl Home {
    /// One with nothing but the administrator, which takes no time.
    fn of_administrator() -> Home {
        let (bench, server) = administrator();
        Home { bench, server, used: String::new() }
    }

    /// One with everything. That takes the time of two codes.
    fn new() -> Home {
        let home = Home::of_administrator();
        let words = ["setup", "--admin-profile", "admin", "--yes", "--authenticator"];
        let ran = home.bench.run(&words, "");
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let used = home.code();
        home.forget();
        Home { used, ..home }
    }

    /// Forgets the sessions, and nothing else.
    fn forget(&self) {
        for file in fs::read_dir(self.bench.path(".cache/countersign")).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "session") {
                fs::remove_file(path).unwrap();
            }
        }
    }

    fn code(&self) -> String {
        self.bench.run(&["authenticator", "code", "toolkit-user"], "").done().trim().to_owned()
    }

    /// A code that nobody has used, as soon as there is one.
    fn new_code(&self) -> String {
        let mut code = String::new();
        // A code changes every 30 s, which is the longest that this takes.
        let is_new = |code: &mut String| {
            *code = self.code();
            *code != self.used
        };
        assert!(comes(|| is_new(&mut code)) || is_new(&mut code));
        code
    }

    fn secret(&self) -> String {
        let text = fs::read_to_string(self.bench.path(".aws/credentials")).unwrap();
        let user = text.split("[toolkit-user]").nth(1).unwrap();
        let line = user.lines().find(|line| line.starts_with("aws_secret_access_key")).unwrap();
        line.split('=').nth(1).unwrap().trim().to_owned()
    }
}

/// Every process's command line, and its environment as far as it can be seen.
fn seen_of_processes(but: &BTreeSet<u32>) -> Vec<(u32, String)> {
    let mut seen = Vec::new();
    for process in fs::read_dir("/proc").unwrap().map(Result::unwrap) {
        let Ok(pid) = process.file_name().to_string_lossy().parse::<u32>() else { continue };
        if but.contains(&pid) {
            continue;
        }
        for what in ["cmdline", "environ"] {
            let text = fs::read(process.path().join(what)).unwrap_or_default();
            seen.push((pid, String::from_utf8_lossy(&text).into_owned()));
        }
    }
    seen
}

fn files_below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

/// A home costs the time of two codes, so that one serves for all of this.
#[test]
fn one_code_for_all_and_nothing_secret_is_seen() {
    let mut home = Home::new();
    home.used = sixty_four_cold_processes_ask_once(&home);
    says_who_a_profile_is(&home);
    the_console_opens_by_a_page_that_leads_there_once(&home);
    said_why_a_user_cannot_rotate(&home);
    home.forget();
    home.new_code();
    full_disk_and_lost_network_leave_the_old_state(&home);
}

fn sixty_four_cold_processes_ask_once(home: &Home) -> String {
    let mut pty = Pty::open();
    let script = "for i in $(seq 64); do \"$BINARY\" credential-process --profile mfa >out.$i 2>err.$i & done; wait";
    let child = pty.script(&home.bench, script);
    pty.expect("role toolkit-role in account ");
    pty.expect("Enter MFA code for ");
    let (code, secret) = (home.new_code(), home.secret());
    pty.type_in(&format!("{code}\n"));
    // They are looked at while they run; the test's own process is the only one that may know.
    let own = BTreeSet::from([std::process::id()]);
    let seen = seen_of_processes(&own);
    finish(child);
    assert!(!pty.rest().contains("Enter MFA code"));
    let mut ids = BTreeSet::new();
    let mut secrets = vec![secret, code.clone()];
    for i in 1..=64 {
        let err = fs::read_to_string(home.bench.path(&format!("err.{i}"))).unwrap();
        let out = fs::read_to_string(home.bench.path(&format!("out.{i}"))).unwrap();
        let out: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{i}: {err}"));
        ids.insert(out["AccessKeyId"].as_str().unwrap().to_owned());
        secrets.push(out["SecretAccessKey"].as_str().unwrap().to_owned());
        secrets.push(out["SessionToken"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids.len(), 1);
    secrets.sort();
    secrets.dedup();
    for (pid, text) in seen {
        // A code has six digits, which may stand in any number.
        for secret in secrets.iter().filter(|secret| **secret != code) {
            assert!(!text.contains(secret), "process {pid}");
        }
        assert!(!text.split(['\0', '=', ' ']).any(|word| word == code), "process {pid}");
    }
    let mut files = Vec::new();
    files_below(&home.bench.path(".cache"), &mut files);
    files_below(&home.bench.path(".local"), &mut files);
    assert!(files.len() > 3, "{files:?}");
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        for secret in secrets.iter().filter(|secret| **secret != code) {
            assert!(!text.contains(secret), "{file:?}");
        }
    }
    code
}

fn says_who_a_profile_is(home: &Home) {
    let ask = ["whoami", "--profile", "mfa", "--json"];
    let who: Value = serde_json::from_str(&home.bench.run(&ask, "").done()).unwrap();
    let serial = format!("arn:aws:iam::{ACCOUNT}:mfa/toolkit-user");
    let arn = format!("arn:aws:sts::{ACCOUNT}:assumed-role/toolkit-role/");
    assert_eq!((&who["profile"], &who["account"]), (&"mfa".into(), &ACCOUNT.into()));
    assert_eq!((&who["mfa"], &who["mfa_serial"]), (&true.into(), &serial.as_str().into()));
    assert!(who["arn"].as_str().unwrap().starts_with(&arn), "{who}");
    assert!((1..=3600).contains(&who["seconds_left"].as_i64().unwrap()), "{who}");
    let table = home.bench.run(&["whoami", "--profile", "mfa"], "").done();
    assert!(table.contains(&serial) && table.contains(&arn), "{table}");
    let keys = home.bench.run(&["whoami", "--profile", "toolkit-user", "--json"], "").done();
    let keys: Value = serde_json::from_str(&keys).unwrap();
    assert_eq!((&keys["mfa"], keys.get("mfa_serial")), (&false.into(), None));
    assert!(keys["arn"].as_str().unwrap().ends_with(":user/toolkit-user"));
    assert!(keys.get("seconds_left").is_none());
}

fn the_console_opens_by_a_page_that_leads_there_once(home: &Home) {
    let refused =
        home.bench.run(&["console", "--profile", "toolkit-user", "--print"], "").failed(1);
    assert!(refused.contains("mfa_serial"), "{refused}");
    let print = ["console", "--profile", "mfa", "--print"];
    let url = home.bench.run(&print, "").done();
    assert!(url.contains("/federation?Action=login&Issuer=countersign&Destination=http"), "{url}");
    // A browser that writes down what it was given, and goes there twice.
    let browser = "#!/bin/sh\necho \"$1\" >given\nenv >env\npython3 - \"$1\" <<'P'\nimport sys, urllib.request as u, urllib.error as e\nclass N(u.HTTPRedirectHandler):\n    def redirect_request(self, *a): return None\no = u.build_opener(N)\nfor n in ('wrong', ''):\n    try: o.open(sys.argv[1] + n)\n    except e.HTTPError as x: open('led', 'a').write(str(x.code) + ' ' + str(x.headers.get('Location')) + '\\n')\nP\n";
    home.bench.write("browser", browser);
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(home.bench.path("browser"), mode).unwrap();
    let mut command = home.bench.command(&["console", "--profile", "mfa"]);
    command.env("BROWSER", home.bench.path("browser")).env("AWS_SESSION_TOKEN", "canary");
    Ran::of(command, "").done();
    let read = |name: &str| fs::read_to_string(home.bench.path(name)).unwrap_or_default();
    assert!(comes(|| read("led").lines().count() == 2));
    assert!(read("given").starts_with("http://127.0.0.1:") && !read("given").contains("Signin"));
    assert!(!read("env").contains("canary"));
    let led = read("led");
    let mut led = led.lines();
    assert_eq!(led.next(), Some("404 None"));
    assert!(led.next().unwrap().starts_with("303 http://127.0.0.1:"));

    // The explorer's key does the same.
    fs::remove_file(home.bench.path("led")).unwrap();
    let mut pty = Pty::open();
    let explore = "AWS_PROFILE=mfa BROWSER=\"$HOME/browser\" $BINARY tui";
    let child = start(&pty, &home.bench, explore);
    pty.expect("countersign · profiles");
    pty.type_in("o");
    pty.expect("console");
    pty.expect("open");
    assert!(comes(|| read("led").contains("303 http://127.0.0.1:")), "{}", read("led"));
    pty.type_in("q");
    pty.expect("code 0");
    finish(child);
}

/// The walkthrough's user may do nothing but assume the role, so that it cannot rotate its key.
fn said_why_a_user_cannot_rotate(home: &Home) {
    let before = fs::read_to_string(home.bench.path(".aws/credentials")).unwrap();
    let said = home.bench.run(&["rotate", "--profile", "mfa"], "").failed(1);
    assert!(said.contains("AccessDenied") && said.contains("`mfa_serial`"), "{said}");
    assert_eq!(fs::read_to_string(home.bench.path(".aws/credentials")).unwrap(), before);
}

#[test]
fn a_key_is_replaced_in_the_file_and_at_the_server() {
    let home = Home::of_administrator();
    let before = fs::read_to_string(home.bench.path(".aws/credentials")).unwrap();
    let done = home.bench.run(&["rotate", "--profile", "admin", "--json"], "").done();
    let done: Value = serde_json::from_str(&done).unwrap();
    assert_eq!((&done["profile"], &done["old"]), (&"admin".into(), &ROOT_KEY.into()));
    let after = fs::read_to_string(home.bench.path(".aws/credentials")).unwrap();
    let new = done["new"].as_str().unwrap();
    assert!(after.contains(new) && !after.contains(ROOT_KEY) && !after.contains(ROOT_SECRET));
    assert_eq!(before.lines().count(), after.lines().count());
    home.bench.run(&["whoami", "--profile", "admin"], "").done();
    // The old one is gone from the server as well.
    home.bench.write(".aws/credentials", &before);
    let said = home.bench.run(&["whoami", "--profile", "admin"], "").failed(1);
    assert!(said.contains("InvalidClientTokenId"), "{said}");
}

#[test]
fn a_rotation_that_is_killed_anywhere_goes_on_when_it_is_run_again() {
    let home = Home::new();
    let file = home.bench.path(".aws/credentials");
    let works = || home.bench.run(&["whoami", "--profile", "admin"], "").done();
    // Longer and longer, so that the kill comes at every point of a run; in the end it is not killed.
    for round in 0..40_u64 {
        let mut command = Command::new(BINARY);
        command.args(["rotate", "--profile", "admin"]).env_clear();
        command.env("HOME", home.bench.dir.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let moment = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
        for _ in 0..round {
            let pause = rustix::event::Timespec { tv_nsec: 3_000_000, ..moment };
            rustix::event::poll(&mut [], Some(&pause)).unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        works();
    }
    home.bench.run(&["rotate", "--profile", "admin"], "").done();
    works();
    assert!(!fs::read_to_string(&file).unwrap().contains(ROOT_KEY));
    let left = fs::read_dir(home.bench.path(".local/state/countersign")).unwrap();
    let left = left.map(|file| file.unwrap().path());
    let notes: Vec<_> = left.filter(|path| path.extension().is_none()).collect();
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn a_second_key_of_the_user_is_not_touched_unasked() {
    let home = Home::of_administrator();
    // Killed right after a key was made and before its note could be used: without the note it is a
    // key like any other, which somebody may need.
    let notes = home.bench.path(".local/state/countersign");
    let list = || {
        let said = home.bench.run(&["rotate", "--profile", "admin"], "");
        said.stderr
            .split("is all that IAM allows: ")
            .nth(1)
            .map(|rest| rest.chars().take(20).collect::<String>())
    };
    let note = || {
        let file = fs::read_dir(&notes).ok()?.map(|file| file.unwrap().path());
        let path = file.into_iter().find(|path| path.extension().is_none())?;
        Some((path.clone(), fs::read_to_string(path).unwrap()))
    };
    let (mut spare, mut left) = (None, None);
    for round in 1..200_u64 {
        let mut command = Command::new(BINARY);
        command.args(["rotate", "--profile", "admin"]).env_clear();
        command.env("HOME", home.bench.dir.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let pause = rustix::event::Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
        for _ in 0..round % 40 {
            rustix::event::poll(&mut [], Some(&pause)).unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        left = note();
        let _ = fs::remove_dir_all(&notes);
        spare = list();
        let Some(key) = &spare else { continue };
        // Later, when the file has the new key already, it is the old one that is left, and its note says so.
        if left.as_ref().is_some_and(|(_, note)| !note.contains(key)) {
            break;
        }
        home.bench.run(&["rotate", "--profile", "admin", "--delete", key], "").done();
    }
    let spare = spare.unwrap();
    home.bench.run(&["whoami", "--profile", "admin"], "").done();
    // Nor is one that was made long after an earlier run was interrupted.
    let (path, text) = left.unwrap();
    let mut old: Value = serde_json::from_str(&text).unwrap();
    old["begun"] = (old["begun"].as_i64().unwrap() - 3600).into();
    fs::write(path, old.to_string()).unwrap();
    assert_eq!(list(), Some(spare.clone()));
    let said = home.bench.run(&["rotate", "--profile", "admin", "--delete", &spare], "").done();
    assert!(said.contains("is deleted"), "{said}");
}

fn full_disk_and_lost_network_leave_the_old_state(home: &Home) {
    let script = "mount -t tmpfs -o size=64k none \"$HOME/.cache\" && head -c 70000 /dev/zero >\"$HOME/.cache/fill\" 2>/dev/null; \"$BINARY\" credential-process --profile mfa --prompt authenticator; ls -A \"$HOME/.cache\"";
    let mut command = Command::new("unshare");
    command.args(["-Urm", "sh", "-c", script]).env_clear().env("HOME", home.bench.dir.path());
    command.env("PATH", env!("PATH")).env("BINARY", BINARY).env("COUNTERSIGN_CACHE_KEY", "file");
    let ran = Ran::of(command, "");
    if ran.stderr.contains("unshare") || ran.stderr.contains("mount:") {
        eprintln!("SKIPPED: no file system can be mounted here: {}", ran.stderr);
    } else {
        // The person gets what was asked for, and a word; nothing half is left.
        assert!(ran.stdout.starts_with("{\"Version\":1,"), "{ran:?}");
        assert!(ran.stderr.contains("cannot") && !ran.stdout.contains(".session"), "{ran:?}");
    }
    let nowhere = [("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_MAX_ATTEMPTS", "1")];
    let mut command = home.bench.command(&ASK);
    command.args(["--prompt", "authenticator"]).envs(nowhere);
    let said = Ran::of(command, "").failed(1);
    assert!(said.contains("cannot reach 127.0.0.1:9"), "{said}");
    let sessions = fs::read_dir(home.bench.path(".cache/countersign")).unwrap();
    let sessions = sessions.map(|file| file.unwrap().path());
    assert_eq!(sessions.filter(|p| p.extension().is_some_and(|e| e == "session")).count(), 0);
}

#[test]
fn a_new_key_whose_answer_is_lost_is_not_asked_for_twice() {
    let home = Home::of_administrator();
    let config = fs::read_to_string(home.bench.path(".aws/config")).unwrap();
    let way = Lossy::to(&home.server.url, "CreateAccessKey", Fate::Lost);
    home.bench.write(".aws/config", &config.replace(&home.server.url, &way.url));
    let lost = home.bench.run(&["rotate", "--profile", "admin"], "").failed(1);
    let says = ["whether CreateAccessKey was carried out is not known: ", "run this again"];
    assert!(says.iter().all(|says| lost.contains(says)), "{lost}");
    assert_eq!(way.count("CreateAccessKey"), 1);
    // The user has room for two, so a third would be refused.
    home.bench.run(&["rotate", "--profile", "admin"], "").done();
    home.bench.run(&["rotate", "--profile", "admin"], "").done();
}
