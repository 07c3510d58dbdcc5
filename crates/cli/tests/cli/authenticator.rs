//! The virtual MFA application, from outside.

use crate::bench::Bench;
use crate::pty::{Pty, finish};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

const SEED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const HOTP: &str =
    "otpauth://hotp/token?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=x&counter=0";

/// A home with one device, `work`. The first one is warned about.
fn bench() -> Bench {
    let bench = Bench::with("");
    let added = bench.run(&["authenticator", "add", "work"], SEED);
    assert_eq!((added.code, added.stdout.as_str()), (Some(0), ""), "{}", added.stderr);
    assert!(added.stderr.contains("proves less"), "{}", added.stderr);
    bench
}

fn six(text: &str) -> bool {
    text.len() == 7 && text.ends_with('\n') && text.trim_end().bytes().all(|b| b.is_ascii_digit())
}

#[test]
fn a_device_is_added_listed_used_and_removed() {
    let bench = bench();
    let code = bench.run(&["authenticator", "code", "work"], "").done();
    assert!(six(&code), "{code}");
    bench.run(&["authenticator", "add", "token"], HOTP).done();
    let table = bench.run(&["authenticator", "list"], "").done();
    assert_eq!(table, "work\ntoken  x, by counter\n");
    let json = bench.run(&["authenticator", "list", "--json"], "").done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"devices": [
            {"name": "work", "account": "work", "type": "totp", "algorithm": "SHA1", "digits": 6, "period": 30},
            {"name": "token", "issuer": "x", "account": "token", "type": "hotp", "algorithm": "SHA1",
             "digits": 6, "counter": 0}]})
    );
    let taken = bench.run(&["authenticator", "add", "WORK"], SEED).failed(1);
    assert!(taken.contains("there is an entry `WORK` already"), "{taken}");

    let refused = bench.run(&["authenticator", "remove", "work"], "").failed(2);
    assert!(refused.contains("--yes"), "{refused}");
    bench.run(&["authenticator", "remove", "--yes", "work"], "").done();
    let gone = bench.run(&["authenticator", "code", "work"], "").failed(1);
    assert!(gone.contains("there is no entry `work`"), "{gone}");
}

#[test]
fn a_counters_code_is_shown_to_one_process_only() {
    let bench = bench();
    bench.run(&["authenticator", "add", "token"], HOTP).done();
    let mut codes: Vec<String> = std::thread::scope(|scope| {
        let one = || bench.run(&["authenticator", "code", "token"], "").done();
        let all: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    codes.sort();
    // RFC 4226, appendix D, the first eight.
    let mut expected = [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583];
    expected.sort_unstable();
    assert_eq!(codes, expected.map(|code| format!("{code}\n")));
}

#[test]
fn a_seed_or_uri_as_an_argument_is_refused_and_not_repeated() {
    let bench = Bench::with("");
    for argument in [
        "otpauth://totp/x?secret=CANARYAAAAAAAAAA",
        "otpauth-migration://offline?data=CANARY",
        "CANARYAAAAAAAAAA",
        "canary aaaa aaaa aaaa",
    ] {
        for arguments in [&["authenticator", "add", "x"][..], &["authenticator", "import"]] {
            let message = bench.run(&[arguments, &[argument]].concat(), "").failed(2);
            assert!(message.contains("standard input"), "{message}");
            assert!(!message.to_lowercase().contains("canary"), "{message}");
        }
    }
    assert!(!bench.path(".local").exists());
}

#[test]
fn an_export_is_taken_in_and_what_is_not_taken_is_named() {
    let bench = bench();
    let items = format!(
        r#"[{{"secret": "{SEED}", "issuer": "AWS", "label": "ada@1", "type": "TOTP", "digits": 8}},
        {{"secret": "{SEED}", "issuer": "Steam", "label": "s", "type": "STEAM", "digits": 6}}]"#
    );
    bench.write("andotp.json", &items);
    let import = || bench.run(&["authenticator", "import", "andotp.json"], "");
    let first = import();
    assert_eq!((first.code, first.stdout.as_str()), (Some(0), "AWS:ada@1\n"));
    let words = "`Steam:s` was not taken: it is of Steam's own type";
    assert!(first.stderr.contains(words), "{}", first.stderr);
    assert_eq!(import().stdout, "AWS:ada@1 (already there)\n");
    let code = bench.run(&["authenticator", "code", "aws:ADA@1"], "").done();
    assert_eq!(code.len(), 9, "{code}");
    let several = format!("{HOTP}\n{HOTP}&digits=8");
    let refused = bench.run(&["authenticator", "add", "x"], &several).failed(1);
    assert!(refused.contains("authenticator import"), "{refused}");
    bench.write("broken.json", "{");
    let refused = bench.run(&["authenticator", "import", "andotp.json", "broken.json"], "");
    assert!(refused.failed(1).contains("broken.json: this begins as JSON does"));
}

#[test]
fn an_export_is_a_new_file_for_its_owner_alone() {
    let bench = bench();
    bench.run(&["authenticator", "export", "--out", "out.txt"], "").done();
    let text = fs::read_to_string(bench.path("out.txt")).unwrap();
    assert_eq!(text, format!("otpauth://totp/work?secret={SEED}\n"));
    assert_eq!(fs::metadata(bench.path("out.txt")).unwrap().mode() & 0o777, 0o600);
    let refused = bench.run(&["authenticator", "export", "--out", "out.txt"], "").failed(1);
    assert!(refused.contains("out.txt is there already"), "{refused}");
    assert_eq!(bench.run(&["authenticator", "export"], "").done(), text);
    bench.run(&["authenticator", "export", "nobody"], "").failed(1);

    bench.write("passphrase", "correct horse\n");
    let sealed = ["--format", "sealed", "--passphrase-file", "passphrase", "--out", "out.sealed"];
    bench.run(&[&["authenticator", "export"], &sealed[..]].concat(), "").done();
    let bytes = fs::read(bench.path("out.sealed")).unwrap();
    assert!(!bytes.windows(10).any(|bytes| bytes == b"1234567890"));
    bench.run(&["authenticator", "remove", "--yes", "work"], "").done();
    let back = ["authenticator", "import", "out.sealed", "--passphrase-file", "passphrase"];
    assert_eq!(bench.run(&back, "").done(), "work\n");
    bench.write("passphrase", "wrong horse\n");
    let refused = bench.run(&back, "").failed(1);
    assert!(refused.contains("the passphrase is wrong"), "{refused}");
    assert!(!refused.contains("horse"), "{refused}");
}

#[test]
fn seeds_are_shown_on_no_terminal_without_a_word() {
    let (bench, mut pty) = (bench(), Pty::open());
    let child = pty.script(&bench, "$BINARY authenticator export >&3 2>&3; echo \"code $?\" >&3");
    pty.expect("--show");
    pty.expect("code 2");
    finish(child);
    assert!(!pty.rest().contains(SEED));
    let child = pty.script(&bench, "$BINARY authenticator export --show >&3");
    pty.expect(SEED);
    finish(child);
}

#[test]
fn removing_asks_and_anything_but_yes_is_no() {
    let (bench, mut pty) = (bench(), Pty::open());
    for (answer, code) in [("n\r", "code 1"), ("\r", "code 1"), ("yes\r", "code 0")] {
        bench.run(&["authenticator", "code", "work"], "").done();
        let script = "$BINARY authenticator remove work; echo \"code $?\" >&3";
        let child = pty.script(&bench, script);
        pty.expect("Forget the device `work`");
        pty.type_in(answer);
        pty.expect(code);
        finish(child);
    }
    bench.run(&["authenticator", "code", "work"], "").failed(1);
}

#[test]
fn a_passphrase_seals_the_locker_and_is_asked_for_without_echo() {
    let (bench, mut pty) = (bench(), Pty::open());
    let key = bench.path(".local/share/countersign/authenticator/locker.key");
    assert!(key.exists());
    let child = pty.script(&bench, "$BINARY authenticator seal passphrase; echo \"code $?\" >&3");
    for question in ["New passphrase: ", "The same again: "] {
        pty.expect(question);
        assert!(!pty.echoes());
        pty.type_in("correct horse\r");
    }
    pty.expect("code 0");
    finish(child);
    assert!(!key.exists());
    assert_eq!(bench.run(&["authenticator", "seal"], "").done(), "passphrase\n");

    let refused = bench.run(&["authenticator", "code", "work"], "").failed(1);
    assert!(refused.contains("COUNTERSIGN_AUTHENTICATOR_PASSPHRASE_FILE"), "{refused}");
    for (typed, code) in [("wrong horse\r", "code 1"), ("correct horse\r", "code 0")] {
        let script = "$BINARY authenticator code work; echo \"code $?\" >&3";
        let child = pty.script(&bench, script);
        pty.expect("Passphrase of the authenticator: ");
        assert!(!pty.echoes());
        pty.type_in(typed);
        pty.expect(code);
        let output = finish(child);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), output.stderr);
        let err = String::from_utf8(err).unwrap();
        assert_eq!(
            (six(&out), err.contains("passphrase is wrong")),
            (code == "code 0", code == "code 1")
        );
        assert!(!err.contains("horse") && !pty.rest().contains("horse"));
    }

    // Adding a device, and going back to a key file, with the passphrase in a file.
    bench.write("passphrase", "correct horse\n");
    let run = |arguments: &[&str], stdin: &str| {
        let mut command = bench.command(arguments);
        command.env("COUNTERSIGN_AUTHENTICATOR_PASSPHRASE_FILE", bench.path("passphrase"));
        crate::bench::Ran::of(command, stdin)
    };
    run(&["authenticator", "add", "token"], HOTP).done();
    assert_eq!(run(&["authenticator", "code", "token"], "").done(), "755224\n");
    run(&["authenticator", "seal", "key-file"], "").done();
    assert_eq!(bench.run(&["authenticator", "code", "token"], "").done(), "287082\n");
    assert!(key.exists());
}

/// A stand-in for libsecret's `secret-tool`: one file an attribute `id`.
const SECRET_TOOL: &str = r#"#!/bin/sh
verb=$1; for id; do :; done
case $verb in
store) test -e "$HOME/locked" && exit 1; cat > "$HOME/kept-$id" ;;
lookup) cat "$HOME/kept-$id" 2>/dev/null ;;
clear) rm -f "$HOME/kept-$id" ;;
esac
"#;

#[test]
fn a_new_locker_goes_to_the_keyring_where_there_is_one() {
    let bench = Bench::with("");
    fs::create_dir(bench.path("bin")).unwrap();
    bench.write("bin/secret-tool", SECRET_TOOL);
    fs::set_permissions(bench.path("bin/secret-tool"), fs::Permissions::from_mode(0o755)).unwrap();
    let run = |arguments: &[&str], stdin: &str| {
        let mut command = bench.command(arguments);
        command.env("PATH", format!("{}:{}", bench.path("bin").display(), env!("PATH")));
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        crate::bench::Ran::of(command, stdin)
    };
    let kept = || {
        let names = fs::read_dir(bench.dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with("kept-")).count()
    };
    let added = run(&["authenticator", "add", "work"], SEED);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    assert_eq!(run(&["authenticator", "seal"], "").done(), "keyring\n");
    assert_eq!(kept(), 1);
    assert!(six(&run(&["authenticator", "code", "work"], "").done()));
    let folder = bench.path(".local/share/countersign/authenticator");
    assert!(!folder.join("locker.key").exists());
    // Without the keyring it stays shut, and stays as it is.
    let before = fs::read(folder.join("locker")).unwrap();
    let refused = bench.run(&["authenticator", "add", "other"], SEED).failed(1);
    assert!(refused.contains("keyring"), "{refused}");
    assert_eq!(fs::read(folder.join("locker")).unwrap(), before);

    run(&["authenticator", "seal", "key-file"], "").done();
    assert_eq!(kept(), 0);
    assert!(six(&bench.run(&["authenticator", "code", "work"], "").done()));
    // A keyring that stays shut changes nothing.
    bench.write("locked", "");
    let refused = run(&["authenticator", "seal", "keyring"], "").failed(1);
    assert!(refused.contains("did not keep the key"), "{refused}");
    assert_eq!(bench.run(&["authenticator", "seal"], "").done(), "key-file\n");
}
