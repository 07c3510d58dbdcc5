//! The server under test: the real binary, over a folder of its own.

use crate::Said;
use crate::http::{Answer, Connection, Credentials, Draft, now};
use countersign_api::Operation;
use countersign_wire::client;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

/// The account that a server begins with.
pub const ACCOUNT: &str = "111122223333";
/// The token of the test routes.
const TOKEN: &str = "let-me-test";

/// How to start a server.
#[derive(Debug, Clone)]
pub struct Start {
    /// Arguments after `serve`, besides the data folder and the address.
    pub args: Vec<String>,
    /// Environment.
    pub env: Vec<(String, String)>,
}

impl Default for Start {
    fn default() -> Start {
        let root = root();
        let env = [
            ("COUNTERSIGN_ACCOUNT_ID", ACCOUNT.to_owned()),
            ("COUNTERSIGN_ROOT_ACCESS_KEY_ID", root.id),
            ("COUNTERSIGN_ROOT_SECRET_ACCESS_KEY", root.secret),
            ("COUNTERSIGN_LOG", "trace".to_owned()),
        ];
        Start {
            args: vec!["--test-mode".into(), TOKEN.into()],
            env: env.map(|(name, value)| (name.to_owned(), value)).into(),
        }
    }
}

/// A running server. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    folder: TempDir,
    /// Where the data is, when not in `folder`.
    elsewhere: Option<PathBuf>,
    start: Start,
    running: Running,
    offset: AtomicI64,
}

#[derive(Debug)]
struct Running {
    child: Child,
    at: SocketAddr,
    log: std::sync::Mutex<std::sync::mpsc::Receiver<String>>,
}

impl Server {
    /// A new server in test mode.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start() -> Server {
        Server::with(Start::default())
    }

    /// A new server whose root user has a password: [`crate::Browser::ROOT_PASSWORD`].
    ///
    /// # Panics
    /// When it does not start.
    pub fn console() -> Server {
        let mut start = Start::default();
        let password = crate::Browser::ROOT_PASSWORD.to_owned();
        start.env.push(("COUNTERSIGN_ROOT_PASSWORD".to_owned(), password));
        Server::with(start)
    }

    /// A new server that starts like this, every time.
    ///
    /// # Panics
    /// When it does not start.
    #[expect(clippy::expect_used, reason = "a test ends where its server does not start")]
    pub fn with(start: Start) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let running = Running::new(folder.path(), &start).expect("the server starts");
        Server { folder, elsewhere: None, start, running, offset: AtomicI64::new(0) }
    }

    /// A server in test mode over data that is there already.
    ///
    /// # Panics
    /// When it does not start.
    #[expect(clippy::expect_used, reason = "a test ends where its server does not start")]
    pub fn over(data: &Path) -> Server {
        let start = Start::default();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let running = Running::new(data, &start).expect("the server starts");
        Server {
            folder,
            elsewhere: Some(data.to_owned()),
            start,
            running,
            offset: AtomicI64::new(0),
        }
    }

    /// Where it listens.
    pub fn at(&self) -> SocketAddr {
        self.running.at
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.elsewhere.as_deref().unwrap_or_else(|| self.folder.path())
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.running.child.id()
    }

    /// What it has logged so far, taken out.
    pub fn log(&self) -> String {
        let log = self.running.log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        log.try_iter().collect::<Vec<_>>().join("\n")
    }

    /// `kill -9`, then a new start over the same folder. The clock is real again.
    ///
    /// # Panics
    /// When it does not start.
    #[expect(clippy::expect_used, reason = "a test ends where its server does not start")]
    pub fn kill_and_restart(&mut self) {
        self.running.end();
        self.offset.store(0, Ordering::Relaxed);
        self.running = Running::new(self.folder(), &self.start).expect("the server starts again");
    }

    /// `kill -9`; nothing is started.
    pub fn kill(&mut self) {
        self.running.end();
    }

    /// The time that the server's codes and sessions see.
    pub fn now(&self) -> i64 {
        now() + self.offset.load(Ordering::Relaxed)
    }

    /// Moves the server's clock to `seconds` from the real one.
    ///
    /// # Panics
    /// When the server refuses.
    pub fn clock(&self, seconds: i64) {
        let answer =
            self.test_route("/test/clock", &format!("{{\"offset_seconds\": {seconds}}}"), TOKEN);
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        self.offset.store(seconds, Ordering::Relaxed);
    }

    /// Moves the server's clock on.
    ///
    /// # Panics
    /// When the server refuses.
    pub fn pass(&self, seconds: i64) {
        self.clock(self.offset.load(Ordering::Relaxed) + seconds);
    }

    /// Posts to a test route.
    ///
    /// # Panics
    /// When there is no answer.
    #[expect(clippy::expect_used, reason = "a test ends where its server does not answer")]
    pub fn test_route(&self, path: &str, body: &str, token: &str) -> Answer {
        let mut draft =
            Draft::form(self.at(), body).header("authorization", &format!("Bearer {token}"));
        path.clone_into(&mut draft.path);
        draft.headers.retain(|(name, _)| name != "content-type");
        draft.headers.push(("content-type".into(), "application/json".into()));
        self.send(&draft).expect("an answer")
    }

    /// Sends a request as it stands.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn send(&self, draft: &Draft) -> Result<Answer, String> {
        Connection::open(self.at())?.exchange(&draft.bytes())
    }

    /// Signs and sends a typed call.
    ///
    /// # Errors
    /// The fault that came back.
    ///
    /// # Panics
    /// When nothing that the protocol knows came back.
    #[expect(clippy::panic, reason = "a test ends where the wire breaks")]
    pub fn call<O: Operation>(&self, who: &Credentials, input: &O::In) -> Result<O::Out, Said> {
        let draft = Draft::of::<O>(self.at(), input).sign(who, O::OP.service, now());
        let answer = draft
            .and_then(|draft| self.send(&draft))
            .unwrap_or_else(|e| panic!("{}: {e}", O::OP.name));
        if answer.status == 200 {
            return Ok(
                client::answer::<O>(&answer.body).unwrap_or_else(|e| panic!("{}: {e}", O::OP.name))
            );
        }
        match client::fault(&answer.body) {
            Some(fault) => {
                Err(Said { status: answer.status, code: fault.code, message: fault.message })
            }
            None => panic!("{}: {answer:?}", O::OP.name),
        }
    }

    /// Signs and sends a call of IAM by the names that the wire has: `TagUser`, `Tags.member.1.Key`.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn iam(&self, who: &Credentials, action: &str, parameters: &[(&str, &str)]) -> Answer {
        self.named(who, ("iam", "2010-05-08"), action, parameters)
    }

    /// The same of STS.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn sts(&self, who: &Credentials, action: &str, parameters: &[(&str, &str)]) -> Answer {
        self.named(who, ("sts", "2011-06-15"), action, parameters)
    }

    fn named(
        &self,
        who: &Credentials,
        (service, version): (&str, &str),
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Answer {
        let mut body = format!("Version={version}&Action={action}");
        for (name, value) in parameters {
            let _ = write!(body, "&{name}=");
            for byte in value.bytes() {
                let plain = byte.is_ascii_alphanumeric();
                let _ = if plain {
                    write!(body, "{}", char::from(byte))
                } else {
                    write!(body, "%{byte:02X}")
                };
            }
        }
        self.form(who, service, &body)
    }

    /// Signs a form of any words for `service` and sends it.
    ///
    /// # Panics
    /// When there is no answer.
    #[expect(clippy::panic, reason = "a test ends where the wire breaks")]
    pub fn form(&self, who: &Credentials, service: &str, body: &str) -> Answer {
        let draft = Draft::form(self.at(), body).sign(who, service, now());
        draft.and_then(|draft| self.send(&draft)).unwrap_or_else(|e| panic!("{body}: {e}"))
    }
}

impl Running {
    fn new(folder: &Path, start: &Start) -> Result<Running, String> {
        let mut child = Command::new(binary())
            .arg("serve")
            .arg("--data")
            .arg(folder)
            .args(["--listen", "127.0.0.1:0"])
            .args(&start.args)
            .envs(start.env.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", binary().display()))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let (Some(out), Some(err)) = (out, err) else { return Err("no output".into()) };
        let (send, log) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(err).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        let mut out = BufReader::new(out);
        let mut line = String::new();
        out.read_line(&mut line).map_err(|e| e.to_string())?;
        // Later lines must not fill the pipe.
        std::thread::spawn(move || drop(out.read_to_string(&mut String::new())));
        let at =
            line.split("endpoint=http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        let Some(at) = at.and_then(|at| at.parse().ok()) else {
            let _ = child.wait();
            let said: Vec<String> = log.iter().collect();
            return Err(format!("no ready line; it said: {}", said.join("\n")));
        };
        Ok(Running { child, at, log: std::sync::Mutex::new(log) })
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// The root user of the account that a server begins with.
pub(crate) fn root() -> Credentials {
    Credentials {
        id: "AKIAROOTROOTROOTROOT".into(),
        secret: "canary+key+of+the+root+user+in+all+tests0".into(),
        token: None,
    }
}

/// The binary under test: `COUNTERSIGN_BIN`, else the one of this build, which is built when it is not there yet.
///
/// # Panics
/// When there is none and it cannot be built.
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment which binary to take"
)]
#[expect(clippy::expect_used, reason = "without a binary there is nothing to test")]
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        if let Ok(path) = std::env::var("COUNTERSIGN_BIN") {
            return path.into();
        }
        // target/debug/deps/all-… → target/debug/countersign
        let here = std::env::current_exe().expect("this program has a path");
        let folder =
            here.parent().and_then(Path::parent).expect("tests run in target/PROFILE/deps");
        let mut cargo = Command::new(option_env!("CARGO").unwrap_or("cargo"));
        cargo.args(["build", "--quiet", "--package", "countersign"]);
        if folder.ends_with("release") {
            cargo.arg("--release");
        }
        let built = cargo.status().expect("cargo runs");
        assert!(built.success(), "the binary under test does not build");
        folder.join("countersign")
    })
}
