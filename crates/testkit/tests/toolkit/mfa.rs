//! MFA as profiles ask for it: the cases of `mfa-cases.json`, run through `profile explain` and `credentials`.
//!
//! A case has a config file and runs. A run says where its code comes from, which calls it makes, and whose
//! credentials come out for how long, or the words of the refusal. `{endpoint}`, `{ada.serial}` and the like
//! stand for what the server has made.

use super::through::{Call, Through};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::{Credentials, Phone, Server, binary};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const CASES: &str = include_str!("mfa-cases.json");

#[test]
fn profiles_with_mfa_do_what_they_say() {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let world = World::build(&file);
    for case in file["cases"].as_array().unwrap() {
        let home = world.home(case);
        if let Some(expected) = case.get("explain") {
            world.explains(case, &home, expected);
        }
        for run in case["runs"].as_array().unwrap() {
            world.runs(case, &home, run);
        }
    }
}

struct World {
    server: Server,
    through: Through,
    people: Vec<(&'static str, Credentials, Phone)>,
}

impl World {
    fn build(file: &Value) -> World {
        let server = Server::start();
        let through = Through::to(server.at());
        let people = ["ada", "bob"].map(|name| {
            let who = server.user(name);
            server.allow(name, &file["user_policy"].to_string());
            let phone = server.phone(name, name);
            (name, who, phone)
        });
        for (name, role) in file["roles"].as_object().unwrap() {
            let trust = role["trust"].to_string();
            let longest = role.get("longest").and_then(Value::as_str).unwrap_or("3600");
            let made = server.iam(
                &server.root(),
                "CreateRole",
                &[
                    ("RoleName", name),
                    ("AssumeRolePolicyDocument", &trust),
                    ("MaxSessionDuration", longest),
                ],
            );
            assert_eq!(made.status, 200, "{}", String::from_utf8_lossy(&made.body));
            let may = server.iam(
                &server.root(),
                "PutRolePolicy",
                &[
                    ("RoleName", name),
                    ("PolicyName", "test"),
                    ("PolicyDocument", &file["user_policy"].to_string()),
                ],
            );
            assert_eq!(may.status, 200, "{}", String::from_utf8_lossy(&may.body));
        }
        World { server, through, people: people.into() }
    }

    /// A text with what the server has made in the place of its names.
    fn filled(&self, text: &str) -> String {
        let mut text = text.replace("{endpoint}", &self.through.url);
        for (name, who, phone) in &self.people {
            text = text
                .replace(&format!("{{{name}.id}}"), &who.id)
                .replace(&format!("{{{name}.secret}}"), &who.secret)
                .replace(&format!("{{{name}.serial}}"), &phone.serial);
        }
        text
    }

    fn home(&self, case: &Value) -> TempDir {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".aws")).unwrap();
        let lines: Vec<&str> =
            case["config"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        fs::write(home.path().join(".aws/config"), self.filled(&lines.join("\n"))).unwrap();
        home
    }

    fn command(&self, case: &Value, home: &TempDir, arguments: &[&str]) -> Command {
        let mut command = Command::new("setsid");
        command.arg("--wait").arg(binary()).args(arguments);
        command.env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
        command.env("COUNTERSIGN_CACHE_KEY", "file");
        command.env("AWS_ENDPOINT_URL", &self.through.url).env("AWS_REGION", "us-east-1");
        for (name, value) in case.get("env").and_then(Value::as_object).into_iter().flatten() {
            command.env(name, self.filled(value.as_str().unwrap()));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn explains(&self, case: &Value, home: &TempDir, expected: &Value) {
        for (profile, expected) in expected.as_object().unwrap() {
            let mut command = self.command(case, home, &["profile", "explain", profile, "--json"]);
            let ran = command.output().unwrap();
            let seen: Value = serde_json::from_slice(&ran.stdout).unwrap();
            let steps = seen["chain"].as_array().unwrap().iter().map(|step| {
                let text = |name: &str| step[name].as_str().unwrap_or_default();
                let end = text("role_arn").rsplit('/').next().unwrap();
                let (kind, profile, serial) = (text("kind"), text("profile"), text("mfa_serial"));
                format!("{profile}: {kind} {end} {serial}").trim_end().replace("  ", " ")
            });
            let expected: Vec<String> = expected
                .as_array()
                .unwrap()
                .iter()
                .map(|step| self.filled(step.as_str().unwrap()))
                .collect();
            assert_eq!(steps.collect::<Vec<_>>(), expected, "{}", case["docs"]);
        }
    }

    fn runs(&self, case: &Value, home: &TempDir, run: &Value) {
        let docs = format!("{}: {run}", case["docs"]);
        let mut arguments = vec!["credentials", "--format", "json"];
        if let Some(profile) = run.get("profile").and_then(Value::as_str) {
            arguments.extend(["--profile", profile]);
        }
        let code = run.get("code").and_then(Value::as_str).map(|of| self.code(of));
        if code.is_some() {
            arguments.extend(["--code", "-"]);
        }
        let mut child = self.command(case, home, &arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // One that needs no code does not read.
        let _ = stdin.write_all(code.clone().unwrap_or_default().as_bytes());
        drop(stdin);
        let ran = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(ran.stderr).unwrap();

        let calls: Vec<String> = self.through.calls().iter().map(written).collect();
        let expected: Vec<String> = run["calls"]
            .as_array()
            .unwrap()
            .iter()
            .map(|call| self.filled(call.as_str().unwrap()))
            .collect();
        assert_eq!(calls, expected, "{docs}\n{stderr}");

        if let Some(words) = run.get("refused").and_then(Value::as_str) {
            assert_eq!(ran.status.code(), Some(1), "{docs}");
            assert!(ran.stdout.is_empty() && stderr.contains(words), "{docs}\n{stderr}");
            assert!(code.is_none_or(|code| !stderr.contains(&code)), "{docs}\n{stderr}");
            return;
        }
        assert_eq!((ran.status.code(), stderr.as_str()), (Some(0), ""), "{docs}");
        let seen: Value = serde_json::from_slice(&ran.stdout).unwrap();
        let text = |name: &str| seen[name].as_str().unwrap_or_default().to_owned();
        let who = Credentials {
            id: text("AccessKeyId"),
            secret: text("SecretAccessKey"),
            token: seen.get("SessionToken").map(|_| text("SessionToken")),
        };
        let caller = self.server.call::<GetCallerIdentity>(&who, &GetCallerIdentityInput {});
        let arn = caller.unwrap().arn.unwrap();
        let expected = run["arn"].as_str().unwrap();
        let made_up = expected
            .strip_suffix('*')
            .is_some_and(|start| arn.split(':').nth(5).unwrap().starts_with(start));
        assert!(made_up || arn.ends_with(&format!(":{expected}")), "{docs}: {arn}");
        let lasts = run.get("lasts").and_then(Value::as_i64);
        let ends = seen.get("Expiration").map(|_| seconds(&text("Expiration")));
        assert_eq!(ends.is_some(), lasts.is_some(), "{docs}: {ends:?}");
        if let (Some(ends), Some(lasts)) = (ends, lasts) {
            let left = ends - self.server.now();
            assert!((lasts - 300..=lasts).contains(&left), "{docs}: {left} s are left");
        }
    }

    /// A code by the words of a case: `ada`'s next one, or a `wrong` one of ada's.
    fn code(&self, of: &str) -> String {
        self.server.pass(30);
        let phone = |name: &str| {
            &self.people.iter().find(|(other, ..)| *other == name).expect("a person").2
        };
        match of {
            "wrong" => phone("ada").wrong(&self.server),
            name => phone(name).code(&self.server, 0),
        }
    }
}

/// A call in one line: the operation, the end of the role's ARN, and everything else that was asked but the
/// code and a session name that was made up.
fn written(call: &Call) -> String {
    let mut words = vec![call["Action"].clone()];
    for (name, value) in call {
        match name.as_str() {
            "Action" | "Version" | "TokenCode" => {}
            "RoleArn" => words.insert(1, value.rsplit('/').next().unwrap().to_owned()),
            "RoleSessionName" if value.starts_with("countersign-") => {}
            _ => words.push(format!("{name}={value}")),
        }
    }
    words.join(" ")
}

/// `2030-01-02T03:04:05Z` in Unix seconds, by the civil calendar.
fn seconds(text: &str) -> i64 {
    let numbers: Vec<i64> =
        text.split(['-', 'T', ':', 'Z']).filter_map(|part| part.parse().ok()).collect();
    let [year, month, day, hour, minute, second] = numbers[..] else { panic!("{text}") };
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    (days - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
}
