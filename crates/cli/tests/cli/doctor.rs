//! `countersign doctor` from outside.

use crate::bench::Bench;
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn findings_are_printed_and_an_error_among_them_is_exit_1() {
    let bench = Bench::with("[profile mfa]\nregion = us-east-1 # home\n");
    for file in [".aws/config", ".aws/credentials"] {
        fs::set_permissions(bench.path(file), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let before = fs::read(bench.path(".aws/config")).unwrap();
    let ran = bench.run(&["doctor", "--json"], "");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let file = bench.path(".aws/config");
    let file = file.to_str().unwrap();
    let message = "`region` ends in a comment, which botocore and .NET take for a part of the value: put it on a line of its own";
    assert_eq!(
        serde_json::from_str::<Value>(&ran.stdout).unwrap(),
        json!({"findings": [
            {"level": "error", "profile": "mfa", "file": file, "line": 2, "message": message, "readers": ["botocore", "dotnet"]},
        ]})
    );
    let told = bench.run(&["doctor"], "");
    assert_eq!(told.code, Some(1));
    assert_eq!(told.stdout, format!("error: {file}:2: [mfa] {message} (botocore, dotnet)\n"));
    assert_eq!(fs::read(bench.path(".aws/config")).unwrap(), before);

    bench.run(&["profile", "remove", "mfa", "region"], "").done();
    assert_eq!(bench.run(&["doctor"], "").done(), "nothing is wrong with the files\n");
    assert_eq!(bench.run(&["doctor", "--json"], "").done(), "{\"findings\":[]}\n");
}

#[test]
fn a_broken_file_is_named_on_standard_error_as_by_every_command() {
    let bench = Bench::with("[profile mfa]\nregion\n");
    let place = format!("{}:2: ", bench.path(".aws/config").display());
    for words in [&["doctor"][..], &["doctor", "--json"]] {
        let ran = bench.run(words, "");
        assert_eq!(ran.code, Some(1));
        let expected = format!("countersign: {place}Expected an '=' sign defining a property\n");
        assert_eq!(ran.stderr, expected);
        assert!(ran.stdout.contains("botocore") && ran.stdout.contains("dotnet"), "{}", ran.stdout);
    }
}
