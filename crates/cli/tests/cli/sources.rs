//! Credentials that are not in a file: instance metadata, a container's endpoint, a program, a token.

use crate::bench::{Bench, Ran};
use crate::sts::Sts;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// `METHOD PATH` and the headers.
type Asked = (String, BTreeMap<String, String>);

/// An endpoint on loopback that answers by what is asked.
struct Near {
    at: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Near {
    fn start(rule: impl Fn(&str, usize) -> (u16, String) + Send + 'static) -> Near {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(&stream).lines().map(Result::unwrap);
                let what = lines.next().unwrap().rsplit_once(' ').unwrap().0.to_owned();
                let headers = lines
                    .map_while(|line| {
                        let (name, value) = line.split_once(": ")?;
                        Some((name.to_ascii_lowercase(), value.to_owned()))
                    })
                    .collect();
                let mut seen = seen.lock().unwrap();
                let (status, body) = rule(&what, seen.len());
                seen.push((what, headers));
                let head = format!(
                    "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                );
                let _ = stream.write_all((head + &body).as_bytes());
            }
        });
        Near { at, asked }
    }

    fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

/// A session as an endpoint gives it, numbered.
fn document(number: usize) -> String {
    format!(
        "{{\"Code\":\"Success\",\"AccessKeyId\":\"ASIA{number}\",\"SecretAccessKey\":\"canary\",\"Token\":\"canary-token\",\"Expiration\":\"2099-01-01T00:00:00Z\"}}"
    )
}

fn instance(what: &str, number: usize) -> (u16, String) {
    match what {
        "PUT /latest/api/token" => (200, "metadata-token".to_owned()),
        "GET /latest/meta-data/iam/security-credentials/" => (200, "web@1\n".to_owned()),
        "GET /latest/meta-data/iam/security-credentials/web@1" => (200, document(number)),
        _ => (404, String::new()),
    }
}

fn run(bench: &Bench, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = bench.command(arguments);
    command.env("AWS_REGION", "us-east-1").envs(variables.iter().copied());
    Ran::of(command, "")
}

const DEFAULT: [&str; 3] = ["credentials", "--format", "json"];

#[test]
fn instance_metadata_is_asked_where_it_is_configured() {
    let near = Near::start(instance);
    let url = format!("http://{}/", near.at);
    let of_profile = format!("[default]\nec2_metadata_service_endpoint = {url}\n");
    for (config, variables) in [
        ("", &[("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str())][..]),
        (
            &of_profile,
            &[("AWS_EC2_METADATA_DISABLED", "false"), ("http_proxy", "http://127.0.0.1:1")],
        ),
    ] {
        let seen = run(&Bench::with(config), &DEFAULT, variables).done();
        assert!(seen.contains("\"AccessKeyId\":\"ASIA2\""), "{seen}");
        let asked = near.asked();
        assert_eq!(asked.len(), 3);
        assert_eq!(asked[0].1["x-aws-ec2-metadata-token-ttl-seconds"], "21600");
        assert!(asked[1..].iter().all(|(_, h)| h["x-aws-ec2-metadata-token"] == "metadata-token"));
    }
    let off = [
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str()),
        ("AWS_EC2_METADATA_DISABLED", "TRUE"),
    ];
    let message = run(&Bench::with(""), &DEFAULT, &off).failed(1);
    assert!(message.contains("AWS_EC2_METADATA_DISABLED"), "{message}");
    assert!(near.asked().is_empty());
}

#[test]
fn instance_metadata_that_gives_nothing_says_why_and_the_search_is_told() {
    for (answer, why) in [
        ((403, ""), "refuses to give a token (403)"),
        ((200, " \n"), "gave no token"),
        ((200, "a b"), "gave no token"),
        ((404, ""), "answered 404 when asked for a token"),
    ] {
        let near = Near::start(move |_, _| (answer.0, answer.1.to_owned()));
        let url = format!("http://{}", near.at);
        let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str())];
        let message = run(&Bench::with(""), &DEFAULT, &variables).failed(1);
        assert!(message.contains(why) && message.contains(&near.at), "{message}");
        assert!(message.contains("the environment has no keys"), "{message}");
        assert_eq!(near.asked().len(), 1);
    }
    // A role's name that would lead elsewhere is not asked for, and an error is no credentials.
    for (role, page, why) in [
        ("../../user-data", "", "names no role"),
        (
            "r",
            "{\"Code\":\"Failed\",\"Message\":\"no\\u001b[2J\"}",
            "for role r: Failed no\\u{1b}[2J",
        ),
        ("r", "{\"Code\":\"Success\",\"AccessKeyId\":\"A\"}", "`SecretAccessKey` is missing"),
    ] {
        let near = Near::start(move |what, _| {
            (200, if what.ends_with("/r") { page } else { role }.to_owned())
        });
        let near_url = format!("http://{}", near.at);
        let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", near_url.as_str())];
        let message = run(&Bench::with(""), &DEFAULT, &variables).failed(1);
        assert!(message.contains(why), "{message}");
        assert_eq!(near.asked().len(), if page.is_empty() { 2 } else { 3 });
    }
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let url = format!("http://{gone}");
    let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str())];
    let message = run(&Bench::with(""), &DEFAULT, &variables).failed(1);
    assert!(message.contains(&format!("{gone} cannot be reached")), "{message}");
}

#[test]
fn a_containers_endpoint_is_asked_with_the_token_of_the_moment() {
    let near = Near::start(|_, number| (200, document(number)));
    let bench = Bench::with("");
    let (url, file) = (format!("http://{}/x?role=r", near.at), bench.path("token"));
    let variables = [
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", url.as_str()),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.to_str().unwrap()),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "not this one"),
    ];
    for token in ["first", "Bearer second"] {
        bench.write("token", token);
        run(&bench, &DEFAULT, &variables).done();
        let asked = near.asked();
        assert_eq!(asked[0].0, "GET /x?role=r");
        assert_eq!((asked.len(), asked[0].1["authorization"].as_str()), (1, token));
    }
    bench.write("token", "canary\r\nX-Other: y");
    let message = run(&bench, &DEFAULT, &variables).failed(1);
    assert!(
        message.contains("AUTHORIZATION_TOKEN_FILE") && !message.contains("canary"),
        "{message}"
    );
    let elsewhere = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://192.0.2.1/x")];
    let message = run(&bench, &DEFAULT, &elsewhere).failed(1);
    assert!(message.contains("192.0.2.1:80 without TLS"), "{message}");
    assert!(near.asked().is_empty());
}

#[test]
fn a_containers_endpoint_that_fails_is_asked_again_and_named() {
    let near = Near::start(|_, number| match number {
        0 => (500, "{\"code\":\"x\"}".to_owned()),
        1 => (200, document(number)),
        _ => (400, "{\"Code\":\"AccessDenied\",\"Message\":\"not you\"}".to_owned()),
    });
    let url = format!("http://{}/x", near.at);
    let variables = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", url.as_str())];
    let bench = Bench::with(
        "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/r\ncredential_source = EcsContainer\n",
    );
    run(&bench, &DEFAULT, &variables).done();
    let message = run(&bench, &DEFAULT, &[variables[0], ("AWS_MAX_ATTEMPTS", "1")]).failed(1);
    assert!(message.contains(&near.at), "{message}");
}

#[test]
fn a_role_over_a_container_is_kept_for_that_containers_key() {
    let sts = Sts::start(crate::sts::session);
    let near = Near::start(|what, _| (200, document(usize::from(what.ends_with("/other")))));
    let bench = Bench::with(&format!(
        "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/r\ncredential_source = EcsContainer\nendpoint_url = {}\n",
        sts.url
    ));
    let arguments = ["credentials", "--profile", "p"];
    for (path, calls) in [("one", 1), ("one", 1), ("other", 2), ("one", 2)] {
        let url = format!("http://{}/{path}", near.at);
        run(&bench, &arguments, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &url)]).done();
        assert_eq!(sts.calls().len(), calls, "{path}");
    }
    let keys: Vec<_> =
        sts.calls().iter().map(|call| call.headers["authorization"].clone()).collect();
    assert!(keys[0].contains("=ASIA0/") && keys[1].contains("=ASIA1/"), "{keys:?}");
}

#[test]
fn a_program_that_asks_for_its_own_profile_is_stopped() {
    let bench = Bench::with(&format!(
        "[profile p]\ncredential_process = {bin} credential-process --profile q\n[profile q]\ncredential_process = {bin} credential-process --profile p\n",
        bin = crate::bench::BINARY
    ));
    let message = bench.run(&["credentials", "--profile", "p"], "").failed(1);
    assert!(message.contains("profile `p` calls countersign for the same profile"), "{message}");
}

#[test]
fn a_web_identity_needs_its_role_and_its_file() {
    let bench = Bench::with("");
    let file = bench.path("token");
    let file = file.to_str().unwrap();
    let role = ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/r");
    let message = run(&bench, &DEFAULT, &[("AWS_WEB_IDENTITY_TOKEN_FILE", file)]).failed(1);
    assert!(message.contains("AWS_ROLE_ARN is not"), "{message}");
    let both = [("AWS_WEB_IDENTITY_TOKEN_FILE", file), role];
    let message = run(&bench, &DEFAULT, &both).failed(1);
    assert!(message.contains("No such file"), "{message}");
    bench.write("token", "");
    let message = run(&bench, &DEFAULT, &both).failed(1);
    assert!(message.contains("holds no token"), "{message}");
}

#[test]
fn a_web_identity_is_kept_for_its_token_and_not_signed() {
    let sts = Sts::start(crate::sts::session);
    let bench = Bench::with("");
    let file = bench.path("token");
    let variables = [
        ("AWS_WEB_IDENTITY_TOKEN_FILE", file.to_str().unwrap()),
        ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/r"),
        ("AWS_ROLE_SESSION_NAME", "pod"),
        ("AWS_ENDPOINT_URL_STS", &sts.url),
    ];
    for (token, calls) in [("canary-1", 1), ("canary-1", 1), ("canary-2", 2)] {
        bench.write("token", token);
        run(&bench, &DEFAULT, &variables).done();
        assert_eq!(sts.calls().len(), calls, "{token}");
    }
    let call = &sts.calls()[0];
    assert_eq!(call.get("Action"), "AssumeRoleWithWebIdentity");
    assert_eq!((call.get("RoleSessionName"), call.get("WebIdentityToken")), ("pod", "canary-1"));
    assert!(!call.headers.contains_key("authorization"));
}

#[test]
fn the_end_is_written_as_the_issuer_wrote_it() {
    let end = "2099-01-01T02:00:00.5+02:00";
    let document = format!(
        r#"{{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "{end}"}}"#
    );
    let bench = Bench::with("[profile p]\ncredential_process = cat document.json\n");
    bench.write("document.json", &document);
    let json = run(&bench, &["credential-process", "--profile", "p"], &[]).done();
    assert!(json.contains(&format!("\"Expiration\":\"{end}\"")), "{json}");
    let lines = run(&bench, &["credentials", "--profile", "p", "--format", "env"], &[]).done();
    assert!(lines.contains(&format!("AWS_CREDENTIAL_EXPIRATION={end}\n")), "{lines}");
}

/// A program that prints what is in `key`, and writes down that it ran; and two roles over it.
fn over_a_program(sts: &Sts) -> Bench {
    let role = |name: &str| {
        format!(
            "[profile {name}]\nrole_arn = arn:aws:iam::444455556666:role/{name}\nsource_profile = p\nregion = eu-west-1\nendpoint_url = {}\n",
            sts.url
        )
    };
    let config = "[profile p]\ncredential_process = sh program\n";
    let bench = Bench::with(&(config.to_owned() + &role("a") + &role("b")));
    bench.write("program", "echo x >>runs; cat key");
    prints(&bench, "ADA");
    bench
}

fn prints(bench: &Bench, id: &str) {
    let key =
        format!(r#"{{"Version": 1, "AccessKeyId": "AKIA{id}", "SecretAccessKey": "canary"}}"#);
    bench.write("key", &key);
}

fn runs(bench: &Bench) -> usize {
    std::fs::read_to_string(bench.path("runs")).map_or(0, |runs| runs.lines().count())
}

/// Whose key each call was signed with.
fn callers(sts: &Sts) -> Vec<String> {
    let of = |call: &crate::sts::Call| {
        let (_, rest) = call.headers["authorization"].split_once("=AKIA").unwrap();
        rest.split_once('/').unwrap().0.to_owned()
    };
    sts.calls().iter().map(of).collect()
}

#[test]
fn a_program_under_a_role_runs_only_when_the_role_is_assumed() {
    let sts = Sts::start(crate::sts::session);
    let bench = over_a_program(&sts);
    let children: Vec<_> = (0..8)
        .map(|_| {
            let mut child = bench.command(&["credential-process", "--profile", "a"]);
            child.stdout(std::process::Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    assert_eq!((sts.calls().len(), runs(&bench)), (1, 1));
    for _ in 0..3 {
        bench.run(&["credential-process", "--profile", "a"], "").done();
    }
    assert_eq!((sts.calls().len(), runs(&bench)), (1, 1));
    // In another environment it may print somebody else's.
    run(&bench, &["credential-process", "--profile", "a"], &[("WHO", "bob")]).done();
    assert_eq!((sts.calls().len(), runs(&bench)), (1, 2));
    bench.run(&["credential-process", "--profile", "b"], "").done();
    assert_eq!((sts.calls().len(), runs(&bench)), (2, 3));
}

#[test]
fn a_cache_in_which_nothing_can_be_locked_is_a_word_and_no_failure() {
    let sts = Sts::start(crate::sts::session);
    let bench = over_a_program(&sts);
    let ask = ["credential-process", "--profile", "a"];
    bench.run(&ask, "").done();
    for file in std::fs::read_dir(bench.path(".cache/countersign")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some() {
            std::fs::remove_file(&path).unwrap();
        }
        if path.extension().is_some_and(|extension| extension == "lock") {
            std::fs::create_dir(&path).unwrap();
        }
    }
    let ran = bench.run(&ask, "");
    assert_eq!((ran.code, sts.calls().len(), runs(&bench)), (Some(0), 2, 2), "{ran:?}");
    assert!(ran.stderr.contains(".lock"), "{ran:?}");
}

#[test]
fn a_session_is_never_kept_for_somebody_else_than_has_opened_it() {
    let sts = Sts::start(crate::sts::session);
    let bench = over_a_program(&sts);
    let session =
        |profile: &str| bench.run(&["credential-process", "--profile", profile], "").done();
    let of_ada = session("a");
    // Somebody else signs in to what the program asks. That is found out when it runs the next time.
    prints(&bench, "BOB");
    assert_eq!(session("a"), of_ada);
    let of_bob = session("b");
    let a_of_bob = session("a");
    assert_eq!(callers(&sts), ["ADA", "BOB", "BOB"]);
    assert_eq!((session("a"), session("b")), (a_of_bob, of_bob));
    prints(&bench, "ADA");
    run(&bench, &["credential-process", "--profile", "b"], &[("ANOTHER", "shell")]).done();
    let here =
        run(&bench, &["credential-process", "--profile", "a"], &[("ANOTHER", "shell")]).done();
    assert_eq!(here, of_ada);
    assert_eq!(callers(&sts), ["ADA", "BOB", "BOB", "ADA"]);
    // What it printed is nowhere in the clear.
    for file in std::fs::read_dir(bench.path(".cache/countersign")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("AKIA") && !text.contains("canary") && !text.contains("shell"));
    }
}

#[test]
fn a_refusal_of_the_moment_is_tried_again_and_any_other_is_not() {
    for (code, attempts, calls) in [
        ("IDPCommunicationError", None, 3),
        ("Throttling", Some("5"), 5),
        ("IDPCommunicationError", Some("1"), 1),
        ("InvalidIdentityToken", None, 1),
    ] {
        let sts = Sts::start(move |_, _| crate::sts::fault(400, code, "not now"));
        let bench = Bench::with(&format!(
            "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/r\nweb_identity_token_file = token\nregion = eu-west-1\nendpoint_url = {}\n",
            sts.url
        ));
        bench.write("token", "canary");
        let more: Vec<_> = attempts.map(|n| ("AWS_MAX_ATTEMPTS", n)).into_iter().collect();
        let said = run(&bench, &["credentials", "--profile", "p"], &more).failed(1);
        assert!(said.contains(code), "{said}");
        assert_eq!(sts.calls().len(), calls, "{code} {attempts:?}");
    }
}

#[test]
fn the_end_of_the_environments_keys_is_passed_on_and_minded() {
    let bench = Bench::with("");
    let keys = [("AWS_ACCESS_KEY_ID", "ASIAX"), ("AWS_SECRET_ACCESS_KEY", "s")];
    let until =
        |end| [keys[0], keys[1], ("AWS_SESSION_TOKEN", "t"), ("AWS_CREDENTIAL_EXPIRATION", end)];
    let json = run(&bench, &["credential-process"], &until("2099-01-01T00:00:00Z")).done();
    assert!(json.contains("\"Expiration\":\"2099-01-01T00:00:00Z\""), "{json}");
    let said = run(&bench, &["credential-process"], &until("2020-01-01T00:00:00Z")).failed(1);
    assert!(said.contains("have ended") && said.contains("AWS_CREDENTIAL_EXPIRATION"), "{said}");
}

#[test]
fn a_profile_that_is_its_own_source_without_keys_is_told_so() {
    let bench = Bench::with(
        "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = p\n",
    );
    let said = bench.run(&["credentials", "--profile", "p"], "").failed(1);
    assert!(said.contains("names itself as its `source_profile`, and has no keys"), "{said}");
    // It is not passed over for what comes after profiles, either.
    let said = run(&bench, &["credentials"], &[("AWS_PROFILE", "p")]).failed(1);
    assert!(said.contains("names itself"), "{said}");
}

#[test]
fn every_command_makes_as_many_attempts_as_are_configured() {
    for (variable, setting, calls) in [(Some("2"), "", 2), (None, "max_attempts = 4\n", 4)] {
        let sts = Sts::start(|_, _| crate::sts::fault(503, "ServiceUnavailable", "later"));
        let profile = "[profile keys]\naws_access_key_id = A\naws_secret_access_key = s\n";
        let bench = Bench::with(&format!("{profile}endpoint_url = {}\n{setting}", sts.url));
        let more: Vec<_> = variable.map(|n| ("AWS_MAX_ATTEMPTS", n)).into_iter().collect();
        run(&bench, &["whoami", "--profile", "keys"], &more).failed(1);
        assert_eq!(sts.calls().len(), calls);
    }
}
