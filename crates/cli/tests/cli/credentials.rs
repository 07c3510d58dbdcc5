//! `credentials` and `credential-process`, the code on stdin or from a program.

use crate::bench::Bench;
use crate::sts::{Sts, WRONG_CODE, fault, session};
use std::fs;

const ASK: [&str; 5] = ["credentials", "--profile", "mfa", "--code", "-"];

#[test]
fn a_code_opens_the_role_and_is_not_asked_for_again() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let first = bench.run(&ASK, "123456\n").done();
    let seen: serde_json::Value = serde_json::from_str(&first).unwrap();
    assert_eq!(seen["Version"], 1);
    assert_eq!(seen["AccessKeyId"], "ASIA0");
    assert_eq!(seen["SecretAccessKey"], "canary/secret+0");
    assert_eq!(seen["SessionToken"], "canary-token-0==");
    assert_eq!(seen["AccountId"], "444455556666");
    assert!(seen["Expiration"].as_str().unwrap().ends_with('Z'));

    let again = bench.run(&["credential-process", "--profile", "mfa"], "").done();
    assert_eq!(first, again);
    let calls = sts.calls();
    assert_eq!(calls.len(), 1);
    let call = &calls[0];
    assert_eq!(call.get("Action"), "AssumeRole");
    assert_eq!(call.get("Version"), "2011-06-15");
    assert_eq!(call.get("SerialNumber"), "arn:aws:iam::111122223333:mfa/toolkit-user");
    assert!(call.get("RoleSessionName").starts_with("countersign-"));
    let authorization = &call.headers["authorization"];
    assert!(authorization.contains("Credential=AKIAEXAMPLE/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/sts/aws4_request"), "{authorization}");
}

#[test]
fn nothing_that_is_kept_lies_in_the_clear() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    bench.run(&ASK, "123456\n").done();
    let folder = bench.path(".cache/countersign");
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 6, "{files:?}");
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("canary") && !text.contains("123456"), "{file:?}");
    }
}

#[test]
fn what_is_asked_for_is_part_of_the_key() {
    let sts = Sts::with_a_code();
    let other = Sts::with_a_code();
    let bench = Bench::at(&sts);
    bench.run(&ASK, "123456\n").done();
    let config = fs::read_to_string(bench.path(".aws/config")).unwrap();
    let credentials = fs::read_to_string(bench.path(".aws/credentials")).unwrap();
    for line in [
        "duration_seconds = 900",
        "external_id = x",
        "role_session_name = ada",
        "mfa_serial = arn:aws:iam::111122223333:mfa/other",
        "role_arn = arn:aws:iam::444455556666:role/other",
        &format!("endpoint_url = {}", other.url),
    ] {
        bench.write(".aws/config", &format!("{config}{line}\n"));
        let before = sts.calls().len() + other.calls().len();
        bench.run(&ASK, "123456\n").done();
        assert_eq!(sts.calls().len() + other.calls().len(), before + 1, "{line}");
    }
    bench.write(".aws/config", &config);
    bench.write(".aws/credentials", &credentials.replace("AKIAEXAMPLE", "AKIAOTHER"));
    let before = sts.calls().len();
    bench.run(&ASK, "123456\n").done();
    assert_eq!(sts.calls().len(), before + 1);
    let last = &sts.calls()[before];
    assert!(last.headers["authorization"].contains("AKIAOTHER"));
    bench.write(".aws/credentials", &credentials);
    bench.run(&["credentials", "--profile", "mfa"], "").done();
    assert_eq!(sts.calls().len(), before + 1);
}

#[test]
fn a_refused_code_is_not_asked_for_again_on_stdin() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let message = bench.run(&ASK, "654321\n123456\n").failed(1);
    assert!(message.contains("invalid MFA one time pass code"), "{message}");
    assert!(!message.contains("654321"), "{message}");
    assert_eq!(sts.calls().len(), 1);
}

#[test]
fn a_code_that_was_spent_on_a_refusal_is_known_as_used() {
    let sts = Sts::start(|_, before| match before {
        0 => fault(403, "AccessDenied", "User: u is not authorized to perform: sts:AssumeRole"),
        _ => (403, WRONG_CODE.to_owned()),
    });
    let bench = Bench::at(&sts);
    assert!(bench.run(&ASK, "123456\n").failed(1).contains("is not authorized"));
    let message = bench.run(&ASK, "123456\n").failed(1);
    assert!(message.contains("That code was used "), "{message}");
    let message = bench.run(&ASK, "123457\n").failed(1);
    assert!(!message.contains("was used "), "{message}");
}

#[test]
fn a_malformed_code_is_not_sent() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    for code in ["12345\n", "1234567\n", "12 34 56\n", "１２３４５６\n", "", "\n123456\n"] {
        let message = bench.run(&ASK, code).failed(1);
        assert!(message.contains("code"), "{code:?}: {message}");
    }
    assert_eq!(sts.calls().len(), 0);
    bench.run(&ASK, " 123456\t\r\n").done();
}

#[test]
fn without_a_terminal_the_message_names_the_way_out() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    for command in ["credentials", "credential-process"] {
        let message = bench.run(&[command, "--profile", "mfa"], "123456\n").failed(1);
        assert!(message.contains("--code -"), "{message}");
    }
    assert_eq!(sts.calls().len(), 0);
}

#[test]
fn a_program_prints_the_code() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let script =
        "printf '%s %s' \"$COUNTERSIGN_PROFILE\" \"$COUNTERSIGN_ROLE_ARN\" >asked; echo 123456";
    let mut command = bench.command(&["credentials", "--profile", "mfa"]);
    command.env("COUNTERSIGN_PROMPT_COMMAND", script);
    crate::bench::Ran::of(command, "").done();
    let asked = fs::read_to_string(bench.path("asked")).unwrap();
    assert_eq!(asked, "mfa arn:aws:iam::444455556666:role/toolkit-role");
}

#[test]
fn the_same_code_is_sent_again_when_the_server_fails() {
    let sts = Sts::start(|call, before| match before {
        0 => fault(503, "ServiceUnavailable", "later"),
        1 => (0, String::new()),
        _ => session(call, before),
    });
    let bench = Bench::at(&sts);
    bench.run(&ASK, "123456\n").done();
    let codes: Vec<_> = sts.calls().iter().map(|call| call.get("TokenCode").to_owned()).collect();
    assert_eq!(codes, ["123456"; 3]);
}

#[test]
fn tries_end_and_the_place_is_named() {
    let sts = Sts::start(|_, _| fault(500, "InternalFailure", "no"));
    let bench = Bench::at(&sts);
    let message = bench.run(&ASK, "123456\n").failed(1);
    assert!(message.contains("InternalFailure"), "{message}");
    assert_eq!(sts.calls().len(), 3);
    let mut command = bench.command(&ASK);
    command.env("AWS_MAX_ATTEMPTS", "1");
    crate::bench::Ran::of(command, "123456\n").failed(1);
    assert_eq!(sts.calls().len(), 4);

    let gone = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().to_string()
    };
    let mut command = bench.command(&ASK);
    command.env("AWS_ENDPOINT_URL_STS", format!("http://{gone}")).env("AWS_MAX_ATTEMPTS", "1");
    let message = crate::bench::Ran::of(command, "123456\n").failed(1);
    assert!(message.contains(&gone), "{message}");
}

#[test]
fn no_redirect_is_followed_and_nonsense_is_called_so() {
    for (status, body) in [(302, ""), (200, "<html>"), (404, "not found"), (200, "")] {
        let sts = Sts::start(move |_, _| (status, body.to_owned()));
        let message = Bench::at(&sts).run(&ASK, "123456\n").failed(1);
        assert!(message.contains("did not answer as STS does"), "{message}");
        assert_eq!(sts.calls().len(), 1);
    }
}

#[test]
fn keys_with_a_device_open_a_session_of_their_own() {
    let sts = Sts::with_a_code();
    let bench = Bench::with(&format!(
        "[profile toolkit-user]\nmfa_serial = arn:aws:iam::111122223333:mfa/toolkit-user\nduration_seconds = 1800\nendpoint_url = {}\n[profile role]\nrole_arn = arn:aws:iam::444455556666:role/r\nsource_profile = toolkit-user\nendpoint_url = {}\n",
        sts.url, sts.url
    ));
    let arguments = ["credentials", "--profile", "toolkit-user", "--code", "-", "--format", "json"];
    let seen: serde_json::Value =
        serde_json::from_str(&bench.run(&arguments, "123456").done()).unwrap();
    assert_eq!(seen["AccountId"], "111122223333");
    assert!(seen.get("Version").is_none());
    // The role of a profile without a device is opened with that of its source.
    bench.run(&["credentials", "--profile", "role", "--code", "-"], "123456").done();
    let calls = sts.calls();
    let asked: Vec<_> = calls.iter().map(|c| (c.get("Action"), c.get("SerialNumber"))).collect();
    let serial = "arn:aws:iam::111122223333:mfa/toolkit-user";
    assert_eq!(asked, [("GetSessionToken", serial), ("AssumeRole", serial)]);
    assert_eq!(calls[0].get("DurationSeconds"), "1800");
}

#[test]
fn a_chain_of_roles_passes_each_session_on() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let config = fs::read_to_string(bench.path(".aws/config")).unwrap();
    let far = format!(
        "{config}[profile far]\nrole_arn = arn:aws:iam::777788889999:role/far\nsource_profile = mfa\nexternal_id = x 1\nrole_session_name = ada\nendpoint_url = {}\n",
        sts.url
    );
    bench.write(".aws/config", &far);
    // The far role needs no code, but the server gives sessions for none without.
    let message =
        bench.run(&["credentials", "--profile", "far", "--code", "-"], "123456").failed(1);
    assert!(message.contains("AccessDenied"), "{message}");
    let calls = sts.calls();
    assert_eq!(calls[1].headers["x-amz-security-token"], "canary-token-0==");
    assert_eq!((calls[1].get("ExternalId"), calls[1].get("RoleSessionName")), ("x 1", "ada"));
    assert_eq!(calls[1].get("SerialNumber"), "");
    // The first session was kept all the same.
    bench.run(&["credentials", "--profile", "mfa"], "").done();
    assert_eq!(sts.calls().len(), 2);
}

#[test]
fn keys_of_the_environment_count_only_when_no_profile_is_named() {
    let bench = Bench::with("");
    for (profile, expected) in [(None, "AKIAENV"), (Some("toolkit-user"), "AKIAEXAMPLE")] {
        let mut command = bench.command(&["credentials", "--format", "env"]);
        command.env("AWS_ACCESS_KEY_ID", "AKIAENV").env("AWS_SECRET_ACCESS_KEY", "s");
        command.args(profile.into_iter().flat_map(|profile| ["--profile", profile]));
        let out = crate::bench::Ran::of(command, "").done();
        assert!(out.starts_with(&format!("export AWS_ACCESS_KEY_ID={expected}\n")), "{out}");
    }
    let mut command = bench.command(&["credentials", "--format", "ini"]);
    command.env("AWS_ACCESS_KEY_ID", " ").env("AWS_PROFILE", "toolkit-user");
    let out = crate::bench::Ran::of(command, "").done();
    assert!(out.starts_with("[toolkit-user]\naws_access_key_id = AKIAEXAMPLE\n"), "{out}");
}

#[test]
fn a_file_that_cannot_be_read_names_its_line() {
    let bench = Bench::with("[profile mfa]\nregion : x\n");
    let message = bench.run(&ASK, "").failed(1);
    let place = format!("{}:2: ", bench.path(".aws/config").display());
    assert!(message.contains(&place), "{message}");
    assert!(message.contains("Expected an '=' sign defining a property"), "{message}");
    let message = bench.run(&["credentials", "--profile", "none"], "").failed(1);
    assert!(message.contains(&place), "{message}");
    bench.write(".aws/config", "");
    let message = bench.run(&["credentials", "--profile", "none"], "").failed(1);
    assert!(message.contains("`none` does not exist"), "{message}");
}

#[test]
fn sts_is_quoted_when_it_refuses_for_another_reason() {
    let sts = Sts::start(|_, _| fault(403, "AccessDenied", "User is not authorized\u{1b}[2J"));
    let message = Bench::at(&sts).run(&ASK, "123456\n").failed(1);
    assert!(message.contains("User is not authorized\\u{1b}[2J"), "{message}");
    assert!(WRONG_CODE.contains("invalid MFA"));
}
