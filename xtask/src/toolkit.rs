//! `bench toolkit`: what `credential-process` costs, from the cache and cold, beside `aws` v2 for the same job.

use crate::tools;
use crate::{say, test};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// CPU milliseconds and MiB at the peak that each of ours may take.
const GOALS: [(&str, f64, f64); 2] = [("from the cache", 5.0, 8.0), ("cold", 15.0, 8.0)];

/// Runs of each; the median counts.
const RUNS: usize = 15;

/// What one run took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    cpu_ms: f64,
    peak_mib: f64,
}

/// A role that its user may assume, at the server that the environment names, and `aws` v2 and what it needs to find that;
/// prints the user's key and the role, and then the program and a variable of its environment, where there are.
const PREPARE: &str = r#"
import aws_cli, boto3, json, os, pathlib, types
iam = boto3.client("iam", region_name="us-east-1")
user = iam.create_user(UserName="bench")["User"]["Arn"]
allow = lambda **more: json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", **more}]})
role = iam.create_role(RoleName="bench", AssumeRolePolicyDocument=allow(Principal={"AWS": user}))["Role"]["Arn"]
iam.put_user_policy(UserName="bench", PolicyName="bench", PolicyDocument=allow(Resource=role))
key = iam.create_access_key(UserName="bench")["AccessKey"]
print(key["AccessKeyId"], key["SecretAccessKey"], role)
server = types.SimpleNamespace(endpoint=os.environ["AWS_ENDPOINT_URL"])
if aws := aws_cli.second(server, pathlib.Path(os.environ["HOME"], "endpoints")):
    print(aws.program, *(f"{name}={value}" for name, value in aws.environment.items()), sep="\n")
"#;

/// A program, its arguments, and what it finds in its environment besides its home.
#[derive(Debug)]
struct Job {
    program: String,
    arguments: &'static [&'static str],
    environment: Vec<(String, String)>,
}

/// Measures and prints; false where a goal is missed.
pub(crate) fn bench(root: &Path) -> Result<bool, String> {
    let binary = test::build(root, true)?;
    if !tools::debian("/usr/bin/aws", "awscli") {
        say("xtask: where no other `aws` v2 is here, there is nothing to compare with");
    }
    let python = tools::python(root, &[])?;
    let home = test::target(root).join("bench-toolkit");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).map_err(|e| format!("{}: {e}", home.display()))?;
    let (id, secret) = ("AKIABENCHBENCHBENCHB", "bench-secret-bench-secret-bench-secret-1");
    let mut server = Command::new(&binary)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(home.join("data"))
        .env("COUNTERSIGN_ROOT_ACCESS_KEY_ID", id)
        .env("COUNTERSIGN_ROOT_SECRET_ACCESS_KEY", secret)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("the server: {e}"))?;
    let python = (python.as_path(), root.join("tests/clients"));
    let measured = measure(&mut server, &home, &binary, &python, (id, secret));
    // One that has ended already needs no end.
    let _ = server.kill();
    let _ = server.wait();
    measured
}

fn measure(
    server: &mut std::process::Child,
    home: &Path,
    binary: &Path,
    (python, clients): &(&Path, PathBuf),
    (id, secret): (&str, &str),
) -> Result<bool, String> {
    let mut ready = [0; 256];
    let read = server.stdout.as_mut().map_or(Ok(0), |out| out.read(&mut ready));
    let read = read.map_err(|e| format!("the server: {e}"))?;
    let ready = String::from_utf8_lossy(ready.get(..read).unwrap_or_default()).into_owned();
    let url = ready.split_once("endpoint=").and_then(|(_, rest)| rest.split_once(' '));
    let (url, _) = url.ok_or("the server did not start")?;
    let prepared = Command::new(python)
        .args(["-c", PREPARE])
        .env("PYTHONPATH", clients)
        .env("AWS_ENDPOINT_URL", url)
        .env("AWS_ACCESS_KEY_ID", id)
        .env("AWS_SECRET_ACCESS_KEY", secret)
        .env("HOME", home)
        .output()
        .map_err(|e| format!("preparing: {e}"))?;
    let prepared = String::from_utf8_lossy(&prepared.stdout).into_owned();
    let mut lines = prepared.lines();
    let mut words = lines.next().unwrap_or_default().split_whitespace();
    let (Some(id), Some(secret), Some(role)) = (words.next(), words.next(), words.next()) else {
        return Err("the role for the measurement could not be made".to_owned());
    };
    let config = format!(
        "[profile keys]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n[profile bench]\nrole_arn = {role}\nsource_profile = keys\nregion = us-east-1\nendpoint_url = {url}\n"
    );
    std::fs::create_dir_all(home.join(".aws")).map_err(|e| e.to_string())?;
    std::fs::write(home.join(".aws/config"), config).map_err(|e| e.to_string())?;

    let program = binary.to_string_lossy().into_owned();
    let ours = Job { program, arguments: &["credential-process"], environment: Vec::new() };
    let theirs = lines.next().map(|program| Job {
        program: program.to_owned(),
        arguments: &["configure", "export-credentials"],
        environment: lines
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    });
    let mut table = String::new();
    let _ = writeln!(table, "| | CPU, ms | peak, MiB | `aws`, ms | `aws`, MiB | CPU as 1 : |");
    let _ = writeln!(table, "|---|---:|---:|---:|---:|---:|");
    let mut good = true;
    for ((name, cpu, peak), cold) in GOALS.into_iter().zip([false, true]) {
        let ours = median(home, &ours, cold)?;
        let _ = write!(table, "| {name} | {:.1} | {:.1} |", ours.cpu_ms, ours.peak_mib);
        let _ = match &theirs {
            None => writeln!(table, " - | - | - |"),
            Some(theirs) => {
                let Cost { cpu_ms, peak_mib } = median(home, theirs, cold)?;
                let ratio = cpu_ms / ours.cpu_ms;
                writeln!(table, " {cpu_ms:.0} | {peak_mib:.1} | {ratio:.0} |")
            }
        };
        if ours.cpu_ms > cpu || ours.peak_mib > peak {
            say(&format!("xtask: {name}: the goal is {cpu} ms and {peak} MiB"));
            good = false;
        }
    }
    show(&table);
    Ok(good)
}

#[expect(clippy::print_stdout, reason = "the table is what standard output is for")]
fn show(table: &str) {
    print!("{table}");
}

fn median(home: &Path, job: &Job, cold: bool) -> Result<Cost, String> {
    let mut costs = Vec::new();
    // The first run fills the caches, its program's pages among them.
    for _ in 0..=RUNS {
        if cold {
            forget(home)?;
        }
        costs.push(once(home, job)?);
    }
    costs.remove(0);
    let middle = |mut of: Vec<f64>| {
        of.sort_by(f64::total_cmp);
        of.get(of.len() / 2).copied().unwrap_or_default()
    };
    Ok(Cost {
        cpu_ms: middle(costs.iter().map(|cost| cost.cpu_ms).collect()),
        peak_mib: middle(costs.iter().map(|cost| cost.peak_mib).collect()),
    })
}

/// Takes the kept sessions away, and leaves what says where their key is: it would lie in the keyring for nothing.
fn forget(home: &Path) -> Result<(), String> {
    let _ = std::fs::remove_dir_all(home.join(".aws/cli"));
    let cache = home.join(".cache/countersign");
    for file in std::fs::read_dir(&cache).into_iter().flatten() {
        let path = file.map_err(|e| format!("{}: {e}", cache.display()))?.path();
        if path.extension().is_some_and(|kind| kind == "session") {
            std::fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

/// One run. It writes its answer into a pipe that is full, where the kernel's account of it is read when all of its work
/// is done: what a parent is told at the end counts the parent's own memory in.
fn once(home: &Path, job: &Job) -> Result<Cost, String> {
    let io = |e: std::io::Error| format!("measuring: {e}");
    let (mut reader, writer) = std::io::pipe().map_err(io)?;
    let mut fill = writer.try_clone().map_err(io)?;
    fill.write_all(&vec![b' '; PIPE]).map_err(io)?;
    drop(fill);
    let name = &job.program;
    let mut child = Command::new(name)
        .args(job.arguments)
        .args(["--profile", "bench"])
        .env_clear()
        .env("HOME", home)
        .envs(job.environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(Stdio::null())
        .spawn()
        .map_err(io)?;
    let account = Path::new("/proc").join(child.id().to_string());
    let (mut before, mut still) = (None, 0);
    // A call over loopback is answered long before a program has slept for so long.
    while still < 8 {
        pause();
        if child.try_wait().map_err(io)?.is_some() {
            return Err(format!("{name} ended without an answer"));
        }
        let now = read(&account).map(|cost| cost.cpu_ms.to_bits());
        still = if now.is_some() && now == before { still + 1 } else { 0 };
        before = now;
    }
    let cost = read(&account);
    let mut answer = String::new();
    reader.read_to_string(&mut answer).map_err(io)?;
    let ended = child.wait().map_err(io)?;
    if !ended.success() || !answer.contains("AccessKeyId") {
        return Err(format!("{name} gave no credentials"));
    }
    cost.ok_or_else(|| "the kernel keeps no account".to_owned())
}

/// What a pipe holds on Linux.
const PIPE: usize = 65_536;

fn read(account: &Path) -> Option<Cost> {
    let mut nanoseconds = 0.0;
    for thread in std::fs::read_dir(account.join("task")).ok()? {
        let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split_whitespace().next()?.parse::<f64>().ok()?;
    }
    let status = std::fs::read_to_string(account.join("status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    Some(Cost { cpu_ms: nanoseconds / 1e6, peak_mib: kib / 1024.0 })
}

#[expect(clippy::disallowed_methods, reason = "a measurement that waits for another program")]
fn pause() {
    std::thread::sleep(Duration::from_millis(20));
}
