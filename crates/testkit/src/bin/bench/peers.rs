//! The servers that are measured: ours, the floor, and moto's.

use crate::Connection;
use crate::call;
use countersign_api::iam::{
    CreateAccessKey, CreateAccessKeyInput, CreateRole, CreateRoleInput, CreateUser,
    CreateUserInput, CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, EnableMfaDevice,
    EnableMfaDeviceInput, PutUserPolicy, PutUserPolicyInput,
};
use countersign_api::sts::{GetSessionToken, GetSessionTokenInput};
use countersign_ident::Secret;
use countersign_otp::{Algorithm, Code, Digits, Seed, step, totp};
use countersign_testkit::{Credentials, now};
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) const ACCOUNT: &str = "111122223333";
/// The root user's.
pub(crate) const PASSWORD: &str = "Bench-pass-1";
const ROLE: &str = "arn:aws:iam::111122223333:role/bench";

/// A server that ends when it is dropped.
pub(crate) struct Peer {
    pub(crate) at: SocketAddr,
    pub(crate) child: Child,
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The root user's credentials of a server of ours.
pub(crate) fn root() -> Credentials {
    Credentials {
        id: "AKIABENCHBENCHBENCH2".into(),
        secret: "bench/bench/bench/bench/bench/bench/benc".into(),
        token: None,
    }
}

/// The binary under test.
#[expect(clippy::disallowed_methods, reason = "a program for us, not for users")]
fn binary() -> Result<PathBuf, String> {
    if let Ok(path) = std::env::var("COUNTERSIGN_BIN") {
        return Ok(path.into());
    }
    let here = std::env::current_exe().map_err(|e| e.to_string())?;
    let path = here.with_file_name("countersign");
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{} is missing: build it first", path.display()))
    }
}

/// Ours over a folder; it answers once this returns.
pub(crate) fn ours(data: &Path) -> Result<Peer, String> {
    let root = root();
    let child = Command::new(binary()?)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .env("COUNTERSIGN_ACCOUNT_ID", ACCOUNT)
        .env("COUNTERSIGN_ROOT_ACCESS_KEY_ID", root.id)
        .env("COUNTERSIGN_ROOT_SECRET_ACCESS_KEY", root.secret)
        .env("COUNTERSIGN_ROOT_PASSWORD", PASSWORD)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|e| e.to_string())?;
    let line = first_line(&mut child)?;
    let at = line.split("endpoint=http://").nth(1).and_then(|rest| rest.split(' ').next());
    let at = at.and_then(|at| at.parse().ok()).ok_or_else(|| format!("no ready line: {line}"))?;
    Ok(Peer { at, child })
}

/// The floor, answering `answer` to everything.
pub(crate) fn floor(answer: &[u8]) -> Result<Peer, String> {
    let here = std::env::current_exe().map_err(|e| e.to_string())?;
    let child =
        Command::new(here).arg("floor").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|e| e.to_string())?;
    let mut stdin = child.stdin.take().ok_or("the floor has no input")?;
    stdin.write_all(answer).map_err(|e| e.to_string())?;
    drop(stdin);
    let at = first_line(&mut child)?.trim().parse().map_err(|_| "the floor says no address")?;
    Ok(Peer { at, child })
}

/// moto's server, when it is installed.
pub(crate) fn moto() -> Option<Peer> {
    let free = std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?;
    let child = Command::new("moto_server")
        .args(["-H", "127.0.0.1", "-p", &free.port().to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let peer = Peer { at: free, child };
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(30) {
        if Connection::open(free).is_ok() {
            return Some(peer);
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
    None
}

fn first_line(child: &mut Child) -> Result<String, String> {
    let out = child.stdout.take().ok_or("a child has no output")?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).map_err(|e| e.to_string())?;
    Ok(line)
}

/// A user with a device who may assume the role with a code, and a session of theirs that was opened with one.
pub(crate) fn mfa_session(at: SocketAddr) -> Result<Credentials, String> {
    let root = root();
    let user = "bench".to_owned();
    call::<CreateUser>(
        at,
        &root,
        &CreateUserInput { user_name: user.clone(), ..Default::default() },
    )?;
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole","Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}}}]}}"#
    );
    let role = CreateRoleInput {
        role_name: "bench".into(),
        assume_role_policy_document: trust,
        ..Default::default()
    };
    call::<CreateRole>(at, &root, &role)?;
    let policy = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{ROLE}","Condition":{{"Bool":{{"aws:MultiFactorAuthPresent":"true"}}}}}}]}}"#
    );
    let inline = PutUserPolicyInput {
        user_name: user.clone(),
        policy_name: "assume".into(),
        policy_document: policy,
    };
    call::<PutUserPolicy>(at, &root, &inline)?;
    let device =
        CreateVirtualMfaDeviceInput { virtual_mfa_device_name: user.clone(), ..Default::default() };
    let device = call::<CreateVirtualMfaDevice>(at, &root, &device)?.virtual_mfa_device;
    let text = device.base32_string_seed.ok_or("no seed")?;
    let text = std::str::from_utf8(&text.0).map_err(|e| e.to_string())?.to_owned();
    let seed = Seed::from_base32(&text).map_err(|_| "the seed is not base32")?;
    let code = |at: i64| -> Code { totp(&seed, at, Digits::Six, Algorithm::Sha1) };
    let now = step(now());
    let enable = EnableMfaDeviceInput {
        user_name: user.clone(),
        serial_number: device.serial_number.clone(),
        authentication_code1: Secret::new(code(now - 1).expose()),
        authentication_code2: Secret::new(code(now).expose()),
    };
    call::<EnableMfaDevice>(at, &root, &enable)?;
    let key = CreateAccessKeyInput { user_name: Some(user) };
    let key = call::<CreateAccessKey>(at, &root, &key)?.access_key;
    let own = Credentials {
        id: key.access_key_id,
        secret: key.secret_access_key.expose().to_owned(),
        token: None,
    };
    // The code of the next step is good already, since a code may be one step early.
    let session = GetSessionTokenInput {
        serial_number: Some(device.serial_number),
        token_code: Some(Secret::new(code(now + 1).expose())),
        ..Default::default()
    };
    let session =
        call::<GetSessionToken>(at, &own, &session)?.credentials.ok_or("no credentials")?;
    Ok(Credentials {
        id: session.access_key_id,
        secret: session.secret_access_key.expose().to_owned(),
        token: Some(session.session_token.expose().to_owned()),
    })
}

/// The role that [`mfa_session`] may assume.
pub(crate) fn role() -> String {
    ROLE.to_owned()
}
