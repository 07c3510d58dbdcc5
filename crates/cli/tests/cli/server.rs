//! `server` and `exec --server`: the endpoint that programs are given, and who is turned away from it.

use crate::bench::{Bench, Ran};
use crate::pty::{Pty, comes, finish};
use crate::sts::{Sts, fault, session};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

/// A server that runs, and what it told.
struct Running {
    child: Child,
    at: SocketAddr,
    token: String,
    told: String,
}

fn start(bench: &Bench, arguments: &[&str]) -> Running {
    let mut all = vec!["server", "--profile", "mfa"];
    all.extend(arguments);
    let mut command = bench.command(&all);
    command.env("COUNTERSIGN_PROMPT_COMMAND", "echo 123456; echo asked >>\"$HOME/asked\"");
    command.env("XDG_RUNTIME_DIR", bench.path("run"));
    Running::of(command, 2 + usize::from(arguments.contains(&"--imds")))
}

impl Running {
    fn of(mut command: Command, lines: usize) -> Running {
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut told = String::new();
        for _ in 0..lines {
            out.read_line(&mut told).unwrap();
        }
        let value = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(&format!("export {name}=")));
            line.unwrap_or_else(|| panic!("{name}: {told}")).to_owned()
        };
        let url = value("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        let at = url.strip_prefix("http://").unwrap().split('/').next().unwrap().parse().unwrap();
        let token = std::fs::read_to_string(value("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        Running { child, at, token: token.unwrap(), told }
    }

    fn send(&self, head: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.at).unwrap();
        stream.write_all(format!("{head}\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    /// A `GET` as an SDK makes it.
    fn get(&self, path: &str) -> (u16, String) {
        let (at, token) = (self.at, &self.token);
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nAuthorization: {token}"))
    }

    fn signal(&self, signal: Signal) {
        // `setsid` has become the server.
        let child = i32::try_from(self.child.id()).unwrap();
        kill_process(Pid::from_raw(child).unwrap(), signal).unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.child.try_wait().unwrap().is_none() {
            self.signal(Signal::TERM);
            self.child.wait().unwrap();
        }
    }
}

const TTL: &str = "\r\nX-aws-ec2-metadata-token-ttl-seconds: ";
const ROLE: &str = "/role-arn/arn:aws:iam::444455556666:role/other";

#[test]
fn gives_a_profile_and_a_role_to_who_knows_the_token() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let server = start(&bench, &[]);
    let (status, answer) = server.get("/profile/mfa");
    assert_eq!(status, 200, "{answer}");
    for part in [
        "Cache-Control: no-store\r\n",
        "\"AccessKeyId\":\"ASIA0\"",
        "\"SecretAccessKey\":\"canary/secret+0\"",
        "\"Token\":\"canary-token-0==\"",
        "\"Expiration\":\"20",
        "\"AccountId\":\"444455556666\"",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    assert_eq!(server.get(ROLE).1.matches("\"AccessKeyId\":\"ASIA1\"").count(), 1);
    // The role is assumed with the profile's session, not with the keys.
    assert!(sts.calls()[1].headers["authorization"].contains("Credential=ASIA0/"));
    assert_eq!(server.get("/profile/mfa?x=1").0, 200);
    assert_eq!(sts.calls().len(), 2);
    for (path, status) in [
        ("/profile/toolkit-user", 404),
        ("/profile/none", 404),
        ("/profile/", 404),
        ("/", 404),
        ("/role-arn/arn:aws:iam::444455556666:user/x", 404),
        ("/latest/meta-data/iam/security-credentials/", 404),
    ] {
        assert_eq!(server.get(path).0, status, "{path}");
    }
    assert_eq!(std::fs::read_to_string(bench.path("asked")).unwrap(), "asked\n");
}

#[test]
fn k6_turns_everybody_else_away() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let server = start(&bench, &[]);
    let (at, token) = (server.at, &server.token);
    assert!(at.ip().is_loopback() && token.len() >= 32, "{token}");
    let good = format!("Host: {at}\r\nAuthorization: {token}");
    let refused = |head: &str, status: u16| {
        let (found, answer) = server.send(head);
        assert_eq!(found, status, "{head}: {answer}");
        assert!(!answer.contains("canary") && !answer.contains("Access-Control"), "{answer}");
    };
    for host in ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.2:1", "localhost", ""] {
        refused(
            &format!("GET /profile/mfa HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}"),
            403,
        );
    }
    refused(&format!("GET /profile/mfa HTTP/1.1\r\nHost: {at}\r\n{good}"), 403);
    refused(&format!("GET /profile/mfa HTTP/1.1\r\nAuthorization: {token}"), 403);
    for page in ["Origin: http://127.0.0.1", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        refused(&format!("GET /profile/mfa HTTP/1.1\r\n{good}\r\n{page}"), 403);
    }
    for wrong in
        [String::new(), format!("{token}x"), token.chars().skip(1).collect(), "Bearer".to_owned()]
    {
        let head = format!("GET /profile/mfa HTTP/1.1\r\nHost: {at}\r\nAuthorization: {wrong}");
        refused(&head, 401);
    }
    refused(&format!("GET /profile/mfa HTTP/1.1\r\nHost: {at}"), 401);
    refused(&format!("GET /profile/mfa HTTP/1.1\r\n{good}\r\nAuthorization: {token}"), 401);
    refused(&format!("POST /profile/mfa HTTP/1.1\r\n{good}"), 405);
    refused("GET http://evil/ HTTP/1.1", 400);
    refused(&format!("GET /profile/mfa HTTP/1.1\r\n{good}\r\nX: {}", "x".repeat(20_000)), 400);
    // The port is part of the name, and the name may be localhost.
    let named = good.replace("127.0.0.1", "localhost");
    assert_eq!(server.send(&format!("GET /profile/mfa HTTP/1.1\r\n{named}")).0, 200);
}

#[test]
fn metadata_is_version_2_and_off_unless_asked_for() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let server = start(&bench, &["--imds"]);
    let at = server.at;
    assert!(server.told.contains(&format!("AWS_EC2_METADATA_SERVICE_ENDPOINT=http://{at}/\n")));
    let token = |more: &str| {
        server.send(&format!(
            "PUT /latest/api/token HTTP/1.1\r\nHost: {at}\r\nContent-Length: 0{more}"
        ))
    };
    assert_eq!(token("").0, 400);
    assert_eq!(token(&format!("{TTL}21601")).0, 400);
    assert_eq!(token(&format!("{TTL}60\r\nX-Forwarded-For: 10.0.0.1")).0, 403);
    assert_eq!(token(&format!("{TTL}60\r\nOrigin: http://x")).0, 403);
    let (_, answer) = token(&format!("{TTL}21600"));
    let token = answer.split("\r\n\r\n").nth(1).unwrap();
    let get = |path: &str, token: &str| {
        server.send(&format!(
            "GET /latest/{path} HTTP/1.1\r\nHost: {at}\r\nX-aws-ec2-metadata-token: {token}"
        ))
    };
    let roles = "meta-data/iam/security-credentials/";
    assert!(get(roles, token).1.ends_with("\r\n\r\nmfa"));
    let (status, answer) = get(&format!("{roles}mfa"), token);
    assert_eq!(status, 200);
    for part in ["\"Code\":\"Success\"", "\"Type\":\"AWS-HMAC\"", "\"Token\":\"canary-token-0==\""]
    {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    assert!(get("meta-data/placement/region", token).1.ends_with("\r\n\r\neu-west-1"));
    assert_eq!(get(&format!("{roles}other"), token).0, 404);
    assert_eq!(get("meta-data/ami-id", token).0, 404);
    let mut flipped = token.to_owned();
    flipped.replace_range(0..1, if token.starts_with('A') { "B" } else { "A" });
    for bad in ["", "x", &flipped, &server.token] {
        assert_eq!(get(roles, bad).0, 401, "{bad}");
    }
}

#[test]
fn its_token_file_is_private_and_goes_with_it() {
    use std::os::unix::fs::MetadataExt;
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let mut server = start(&bench, &[]);
    let folder = bench.path("run/countersign");
    let files = || -> Vec<_> {
        let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|e| e == "token")).collect()
    };
    assert_eq!(std::fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
    let found = files();
    assert_eq!(found.len(), 1);
    assert_eq!(std::fs::metadata(&found[0]).unwrap().mode() & 0o777, 0o600);
    server.signal(Signal::INT);
    assert_eq!(server.child.wait().unwrap().code(), Some(130));
    assert!(files().is_empty());
    assert!(TcpStream::connect(server.at).is_err());
}

#[test]
fn ends_with_its_parent_where_that_is_asked() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let script = format!(
        "COUNTERSIGN_PROMPT_COMMAND='echo 123456' {} server --profile mfa --with-parent >told & while ! grep -qs FILE told; do sleep 0.05; done",
        crate::bench::BINARY
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).env_clear().env("HOME", bench.dir.path());
    shell.env("PATH", env!("PATH")).env("COUNTERSIGN_CACHE_KEY", "file");
    shell.current_dir(bench.dir.path());
    Ran::of(shell, "").done();
    let told = std::fs::read_to_string(bench.path("told")).unwrap();
    let at: SocketAddr =
        told.split("http://").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    assert!(comes(|| TcpStream::connect(at).is_err()));
}

#[test]
fn a_session_is_renewed_before_it_ends_and_given_out_meanwhile() {
    // The first is stale from the start: a quarter of its life is not left for long.
    let sts = Sts::start(|call, before| {
        let mut short = call.clone();
        if before == 0 {
            short.form.insert("DurationSeconds".into(), "16".into());
        }
        session(&short, before)
    });
    let bench = Bench::at(&sts);
    let server = start(&bench, &[]);
    assert!(server.get("/profile/mfa").1.contains("ASIA0"));
    // Nobody asks; the server sees to it that there is a next one in time.
    assert!(comes(|| sts.calls().len() == 2));
    assert!(comes(|| server.get("/profile/mfa").1.contains("ASIA1")));
}

#[test]
fn a_refusal_is_not_asked_for_again_at_once() {
    let sts = Sts::start(|call, before| match before {
        0 => session(call, before),
        _ => fault(403, "AccessDenied", "not authorized to perform: sts:AssumeRole"),
    });
    let bench = Bench::at(&sts);
    let server = start(&bench, &[]);
    for _ in 0..3 {
        let (status, answer) = server.get(ROLE);
        assert!(status == 503 && answer.contains("not authorized to perform"), "{answer}");
    }
    assert_eq!(sts.calls().len(), 2);
}

#[test]
fn a_program_gets_an_endpoint_and_no_credentials() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let script = "env | sort; test -f \"$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE\"";
    let mut command =
        bench.command(&["exec", "--profile", "mfa", "--server", "--", "sh", "-c", script]);
    command.env("COUNTERSIGN_PROMPT_COMMAND", "echo 123456").env("AWS_PROFILE", "x");
    command.env("AWS_ACCESS_KEY_ID", "A").env("AWS_SECRET_ACCESS_KEY", "canary");
    let out = Ran::of(command, "").done();
    assert!(out.contains("AWS_CONTAINER_CREDENTIALS_FULL_URI=http://127.0.0.1:"), "{out}");
    assert!(out.contains("AWS_REGION=eu-west-1\n"), "{out}");
    assert!(
        !out.contains("AWS_PROFILE") && !out.contains("canary") && !out.contains("ASIA"),
        "{out}"
    );
    let file = out.split("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=").nth(1).unwrap();
    assert!(!std::path::Path::new(file.lines().next().unwrap()).exists());
}

#[test]
fn exit_codes_and_signals_pass_through() {
    let sts = Sts::start(session);
    let bench = Bench::at(&sts);
    let run = |script: &str| {
        let all = ["exec", "--profile", "mfa", "--server", "--", "sh", "-c", script];
        let mut command = bench.command(&all);
        command.env("COUNTERSIGN_PROMPT_COMMAND", "echo 123456");
        command
    };
    assert_eq!(Ran::of(run("exit 7"), "").failed(7), "");
    assert_eq!(Ran::of(run("kill -9 $$"), "").failed(137), "");
    let missing = ["exec", "--profile", "mfa", "--server", "--", "/nonexistent/program"];
    let said = bench.run(&missing, "").failed(1);
    assert!(said.contains("cannot run /nonexistent/program"), "{said}");
    for signal in ["TERM", "INT", "USR1"] {
        // The program tells its parent's number once it is ready, and lives until the signal.
        let script = format!(
            "trap 'echo caught; exit 9' {signal}; echo $PPID >parent.new; mv parent.new parent; while :; do sleep 0.05; done"
        );
        let mut child = run(&script).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let parent = bench.path("parent");
        assert!(comes(|| parent.exists() || child.try_wait().unwrap().is_some()));
        let pid = std::fs::read_to_string(&parent).unwrap().trim().parse().unwrap();
        std::fs::remove_file(&parent).unwrap();
        let number = match signal {
            "TERM" => Signal::TERM,
            "INT" => Signal::INT,
            _ => Signal::USR1,
        };
        kill_process(Pid::from_raw(pid).unwrap(), number).unwrap();
        let output = finish(child);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "caught\n", "{signal}");
        assert_eq!(output.status.code(), Some(9), "{signal}");
    }
}

#[test]
fn ctrl_c_reaches_the_program_once_even_after_a_prompt() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut pty = Pty::open();
    let script = "exec \"$BINARY\" exec --profile mfa --server -- sh -c 'trap \"echo got >&3\" INT; echo ready >&3; sleep 0.1; while read -r line <&3; do echo \"read $line\" >&3; exit 5; done; sleep 0.2; read -r line <&3; echo \"then $line\" >&3; exit 5'";
    let child = pty.script(&bench, script);
    pty.expect("Enter MFA code for ");
    pty.type_in("123456\n");
    pty.expect("ready");
    pty.type_in("\u{3}");
    pty.expect("got");
    pty.type_in("hello\n");
    pty.expect("hello");
    let output = finish(child);
    assert_eq!(output.status.code(), Some(5));
    assert_eq!(pty.rest().matches("got").count(), 0);
}
