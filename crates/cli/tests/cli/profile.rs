//! The shared files through `countersign profile`: what is shown, what is refused, and edits that are killed.

use crate::bench::{BINARY, Bench};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

fn json_of(text: &str) -> Value {
    assert!(text.ends_with('\n'), "{text}");
    serde_json::from_str(text).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn both_files_are_dumped_as_one_and_secrets_are_not() {
    let bench = Bench::with(
        "\u{feff}[profile mfa]\r\nRole_Arn = r # c\r\ns3 =\r\n  a = b\r\n  c = d\r\n[sso-session dev]\nsso_region = us-east-1\n[services local]\nsts =\n  endpoint_url = http://127.0.0.1:6238\n",
    );
    let dump = json_of(&bench.run(&["profile", "dump", "--json"], "").done());
    let at = |name: &str| bench.path(".aws").join(name).to_str().unwrap().to_owned();
    assert_eq!(
        dump,
        json!({
            "config_file": at("config"),
            "credentials_file": at("credentials"),
            "profiles": {
                "mfa": {"role_arn": "r", "s3": "\na = b\nc = d"},
                "toolkit-user": {
                    "aws_access_key_id": "AKIAEXAMPLE",
                    "aws_secret_access_key": "***",
                    "aws_account_id": "111122223333",
                },
            },
            "sso_sessions": {"dev": {"sso_region": "us-east-1"}},
            "services": {"local": {"sts": "\nendpoint_url = http://127.0.0.1:6238"}},
        })
    );
    let paths = json_of(&bench.run(&["profile", "paths", "--json"], "").done());
    assert_eq!(
        paths,
        json!({"config_file": at("config"), "credentials_file": at("credentials"), "profile": "default"})
    );
    for arguments in [
        &["profile", "dump"][..],
        &["profile", "show", "toolkit-user"],
        &["profile", "show", "toolkit-user", "--json"],
    ] {
        let text = bench.run(arguments, "").done();
        assert!(text.contains("AKIAEXAMPLE") && text.contains("***"), "{text}");
        assert!(!text.contains("canary"), "{text}");
    }
    assert_eq!(bench.run(&["profile", "list"], "").done(), "mfa\ntoolkit-user\n");
    let list = json_of(&bench.run(&["profile", "list", "--json"], "").done());
    assert_eq!(list, json!({"profiles": ["mfa", "toolkit-user"]}));
    assert!(bench.run(&["profile", "show", "nobody"], "").failed(1).contains("profile list"));
}

#[test]
fn a_broken_file_is_named_with_its_line_and_nothing_is_written() {
    let bench = Bench::with("[profile mfa]\nregion\n");
    let file = bench.path(".aws/config");
    let file = file.to_str().unwrap();
    let ran = bench.run(&["profile", "dump", "--json"], "");
    assert_eq!(ran.code, Some(1));
    let message = "Expected an '=' sign defining a property";
    assert_eq!(
        json_of(&ran.stdout),
        json!({"error": {"code": "parse_error", "message": message, "file": file, "line": 2}})
    );
    let said = format!("countersign: {file}:2: {message}\n");
    assert_eq!(ran.stderr, said);
    let before = names(&bench.path(".aws"));
    for arguments in [
        &["profile", "dump"][..],
        &["profile", "list"],
        &["profile", "show", "mfa"],
        &["profile", "add", "new", "a=b"],
        &["profile", "set", "toolkit-user", "a=b", "--in", "credentials"],
        &["profile", "remove", "mfa"],
    ] {
        assert_eq!(bench.run(arguments, "").failed(1), said, "{arguments:?}");
    }
    assert_eq!(names(&bench.path(".aws")), before);
    assert_eq!(fs::read_to_string(file).unwrap(), "[profile mfa]\nregion\n");
}

#[test]
fn words_that_would_inject_are_refused_and_no_file_is_touched_or_made() {
    let bench = Bench { dir: tempfile::tempdir().unwrap() };
    for arguments in [
        &["add", "a b"][..],
        &["add", "a]\n[b"],
        &["add", ""],
        &["set", "a", "k=v\n[b]"],
        &["set", "a", "k= v"],
        &["set", "a", "k=v "],
        &["set", "a", "k=CANARY # x"],
        &["set", "a", "k=CANARY\t; x"],
        &["set", "a", "k =v"],
        &["set", "a", "a.b.c=v"],
        &["set", "a", "=v"],
        &["set", "a", "k"],
        &["set", "a"],
        &["set", "a", "k=1", "K=2"],
        &["set", "a", "k=1", "--in", "elsewhere"],
        &["remove", "a", "k k"],
        &["remove", "a", "k", "k"],
        &["add", "a", "aws_secret_access_key=CANARY"],
        &["add", "a", "AWS_Session_Token=CANARY"],
        &["add", "a", "aws_session_token.x=CANARY"],
        &["add", "a", "k=-"],
    ] {
        let arguments: Vec<_> = ["profile"].iter().chain(arguments).copied().collect();
        let message = bench.run(&arguments, "").failed(2);
        assert!(!message.contains("CANARY"), "{message}");
    }
    let message = bench.run(&["profile", "add", "a", "aws_secret_access_key=-"], "CANARY \n");
    assert!(!message.failed(2).contains("CANARY"));
    // What does not exist is not refused, but it fails, and makes nothing either.
    bench.run(&["profile", "set", "a", "k=v"], "").failed(1);
    bench.run(&["profile", "remove", "a", "--in", "credentials"], "").failed(1);
    assert_eq!(names(bench.dir.path()), [""; 0]);
}

#[test]
fn a_profile_is_made_changed_and_removed_in_the_files_it_belongs_to() {
    let bench = Bench { dir: tempfile::tempdir().unwrap() };
    let both = || {
        ["config", "credentials"]
            .map(|name| fs::read_to_string(bench.path(".aws").join(name)).unwrap())
    };
    let words =
        ["profile", "add", "ada", "aws_access_key_id=AKIA1", "region=r", "aws_secret_access_key=-"];
    assert_eq!(bench.run(&words, "canary/+=\nnot read\n").done(), "");
    assert_eq!(
        both(),
        [
            "[profile ada]\nregion = r\n",
            "[ada]\naws_access_key_id = AKIA1\naws_secret_access_key = canary/+=\n"
        ]
    );
    for name in ["config", "credentials"] {
        assert_eq!(fs::metadata(bench.path(".aws").join(name)).unwrap().mode() & 0o7777, 0o600);
    }
    assert_eq!(fs::metadata(bench.path(".aws")).unwrap().mode() & 0o7777, 0o700);
    assert_eq!(names(&bench.path(".aws")), ["config", "credentials"]);

    assert!(bench.run(&["profile", "add", "ada"], "").failed(1).contains("`ada`"));
    bench.run(&["profile", "set", "ada", "region=s", "aws_access_key_id=AKIA2"], "").done();
    assert!(both()[0].contains("region = s\n") && both()[1].contains("AKIA2"));
    bench.run(&["profile", "set", "ada", "s3.a=1", "--in", "credentials"], "").done();
    assert!(both()[1].ends_with("s3 =\n    a = 1\n"));
    bench.run(&["profile", "remove", "ada", "region", "s3"], "").done();
    bench.run(&["profile", "remove", "ada", "region"], "").failed(1);
    bench.run(&["profile", "remove", "ada"], "").done();
    assert_eq!(both(), ["", ""]);
}

#[test]
fn a_link_stays_a_link_and_what_others_could_read_is_closed() {
    let bench = Bench::with("");
    let (link, target) = (bench.path(".aws/config"), bench.path("dotfiles"));
    fs::rename(&link, &target).unwrap();
    fs::set_permissions(&target, PermissionsExt::from_mode(0o644)).unwrap();
    symlink("../dotfiles", &link).unwrap();
    bench.run(&["profile", "add", "a", "k=v"], "").done();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), "[profile a]\nk = v\n");
    assert_eq!(fs::metadata(&target).unwrap().mode() & 0o7777, 0o600);

    // One file cannot be both.
    fs::remove_file(bench.path(".aws/credentials")).unwrap();
    symlink("../dotfiles", bench.path(".aws/credentials")).unwrap();
    assert!(bench.run(&["profile", "set", "a", "k=w"], "").failed(1).contains("both"));
}

#[test]
fn a_full_disk_leaves_the_old_files_and_says_so() {
    let config = format!("[profile a]\nk = {}\n", "x".repeat(5000));
    let bench = Bench::with(&config);
    let script = "ulimit -f 1; exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, BINARY]).env_clear().env("HOME", bench.dir.path());
    // The credentials file would have had room, but what is half done is not done.
    command.args(["profile", "set", "a", "n=v", "aws_access_key_id=AKIA"]);
    let message = crate::bench::Ran::of(command, "").failed(1);
    assert!(message.contains(".aws/config") && message.contains("too large"), "{message}");
    assert_eq!(fs::read_to_string(bench.path(".aws/config")).unwrap(), config);
    assert!(!fs::read_to_string(bench.path(".aws/credentials")).unwrap().contains("AKIA\n"));
    assert_eq!(names(&bench.path(".aws")), ["config", "credentials"]);
}

/// K3. 400 profiles, 1,000 edits by eight at a time, one in five of them killed on its way.
#[test]
fn k3_edits_at_once_and_killed_ones_leave_every_other_line_alone() {
    const WRITERS: usize = 8;
    const EACH: usize = 125;
    let mut text = String::from("\u{feff}# of everybody\r\n");
    for n in 0..400 {
        let end = if n % 3 == 0 { "\r\n" } else { "\n" };
        let _ = write!(
            text,
            "[profile p{n}] ; {n}{end}# before{end}region = r{n} # stays{end}s3 ={end}  a = {n}{end}{end}"
        );
    }
    let bench = Bench::with(&text);
    let file = bench.path(".aws/config");
    let told: Vec<BTreeMap<usize, usize>> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let bench = &bench;
                scope.spawn(move || {
                    let mut done = BTreeMap::new();
                    for n in 0..EACH {
                        // Each writer has profiles of its own, so the last edit that was told is the last.
                        let profile = (n * 7 % 50) * WRITERS + writer;
                        let mut child = Command::new(BINARY)
                            .env_clear()
                            .env("HOME", bench.dir.path())
                            .args(["profile", "set", &format!("p{profile}"), &format!("mark={n}")])
                            .stderr(Stdio::inherit())
                            .spawn()
                            .unwrap();
                        if n % 5 == 4 {
                            let after = (n * 37 + writer * 11) % 23;
                            std::sync::mpsc::channel::<()>()
                                .1
                                .recv_timeout(Duration::from_millis(after as u64))
                                .unwrap_err();
                            child.kill().unwrap();
                        }
                        if child.wait().unwrap().success() {
                            done.insert(profile, n);
                        }
                        // Every moment shows a whole file.
                        let now = fs::read_to_string(bench.path(".aws/config")).unwrap();
                        assert!(
                            now.contains("  a = 399\r\n") && now.ends_with("\r\n\r\n"),
                            "half a file"
                        );
                    }
                    done
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    let after = fs::read_to_string(&file).unwrap();
    let (mut marks, mut rest) = (BTreeMap::new(), String::new());
    let mut profile = String::new();
    for line in after.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("[profile ") {
            name.split(']').next().unwrap().clone_into(&mut profile);
        }
        match line.strip_prefix("mark = ") {
            Some(mark) => assert_eq!(marks.insert(profile.clone(), mark.trim().to_owned()), None),
            None => rest.push_str(line),
        }
    }
    assert_eq!(rest, text, "a line that was not edited has changed");
    for (profile, n) in told.iter().flatten() {
        // One that was killed may have come after, or before it could say that it was done.
        let mark: usize = marks[&format!("p{profile}")].parse().unwrap();
        assert!(mark >= *n, "p{profile} lost {n} to {mark}");
    }
    assert!(told.iter().map(BTreeMap::len).sum::<usize>() >= 300);
    // What the last one that was killed left is cleared away by the next.
    bench.run(&["profile", "set", "p0", "mark=end"], "").done();
    assert_eq!(names(&bench.path(".aws")), ["config", "credentials"]);
}
