//! Credentials over loopback: a container's endpoint and, where it is asked for, instance metadata.
//!
//! | path | what |
//! |---|---|
//! | `/profile/NAME` | the credentials of a profile, with the token in `Authorization` |
//! | `/role-arn/ARN` | those of a role, assumed with the first profile's |
//! | `/latest/…` | IMDSv2 for the first profile; off unless it is asked for, since SDKs send no token there |
//!
//! A person is asked for a code when a session is needed and there is none, and again before it ends.

mod gate;
mod http;
mod keep;
mod metadata;
mod once;
mod parent;
mod token_file;

use crate::prompt::{Authenticator, outlive_signals};
use crate::source::{Session, Toolkit};
use crate::{CodeFrom, Env, Error};
use countersign_ident::{Arn, Secret};
use gate::Gate;
use http::{Answer, Request};
use keep::{Kept, Whose};
use metadata::{Asked, Metadata};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

pub use once::Once;
pub use parent::Parent;
pub use token_file::TokenFile;

/// What is served, and how a code is got.
#[derive(Debug)]
pub struct Service {
    /// The environment.
    pub env: Env,
    /// The time in Unix seconds.
    pub now: fn() -> i64,
    /// Where codes come from.
    pub codes: CodeFrom,
    /// Our own authenticator, for [`CodeFrom::Authenticator`].
    pub authenticator: Option<Box<dyn Authenticator + Send + Sync>>,
    /// The profiles that are served; the first is that of roles and of metadata. There is at least one.
    pub profiles: Vec<String>,
    /// Whether instance metadata is served.
    pub metadata: bool,
    /// Takes a line for the person who started this.
    pub say: fn(&str),
}

impl Service {
    fn say(&self, line: &str) {
        (self.say)(line);
    }

    fn get(&self, whose: &Whose) -> Result<Session, Error> {
        let authenticator = self.authenticator.as_ref();
        let toolkit = Toolkit {
            env: &self.env,
            now: self.now,
            codes: self.codes,
            authenticator: authenticator.map(|own| &**own as &dyn Authenticator),
        };
        match &whose.role_arn {
            Some(arn) => toolkit.role(&whose.profile, arn),
            None => toolkit.session(Some(&whose.profile)),
        }
    }

    fn first(&self) -> &str {
        self.profiles.first().map_or("default", String::as_str)
    }
}

/// What a server ends by: a signal, or that the process which started it is gone.
#[derive(Debug)]
pub struct End {
    /// The signal that came, or 0.
    signal: Arc<AtomicUsize>,
    parent: Option<Parent>,
}

/// The signals that end a server.
const ENDS: &[i32] = &[
    #[cfg(unix)]
    signal_hook::consts::SIGHUP,
    SIGINT,
    SIGTERM,
];

impl End {
    /// From here on a signal does not end the process, but what [`Server::run`] does. `parent` is the one
    /// to end with, where that is asked.
    pub fn awaited(parent: Option<Parent>) -> Result<End, Error> {
        outlive_signals();
        let signal = Arc::new(AtomicUsize::new(0));
        for number in ENDS {
            let value = usize::try_from(*number).unwrap_or(0);
            flag::register_usize(*number, Arc::clone(&signal), value)
                .map_err(|error| Error::Failed(format!("cannot take signals: {error}")))?;
        }
        Ok(End { signal, parent })
    }
}

/// A server that listens on loopback.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    at: SocketAddr,
    gate: Gate,
    metadata: Metadata,
    service: Arc<Service>,
    kept: Mutex<BTreeMap<Whose, Arc<Kept>>>,
    connections: AtomicUsize,
}

/// How many clients are answered at once; others wait.
const MOST: usize = 256;

/// How many roles are kept at once, so that a client that asks for ever new ones does not fill the memory.
const MOST_KEPT: usize = 1000;

/// How often it is looked whether a session is to be renewed.
const ROUND: Duration = Duration::from_secs(1);

/// How often it is looked whether the server is to end.
const GLANCE: Duration = Duration::from_millis(200);

impl Server {
    /// Listens on a port of 127.0.0.1; 0 is any.
    pub fn bind(service: Service, port: u16) -> Result<Arc<Server>, Error> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let fail =
            |error: std::io::Error| Error::Failed(format!("cannot listen on {wanted}: {error}"));
        let listener = TcpListener::bind(wanted).map_err(fail)?;
        let at = listener.local_addr().map_err(fail)?;
        Ok(Arc::new(Server {
            listener,
            at,
            gate: Gate::new(at)?,
            metadata: Metadata::new()?,
            service: Arc::new(service),
            kept: Mutex::default(),
            connections: AtomicUsize::new(0),
        }))
    }

    /// The session of the first profile, got now, so that a person is asked at the start if at all.
    pub fn first(&self) -> Result<Arc<Session>, Error> {
        let whose = Whose { profile: self.service.first().to_owned(), role_arn: None };
        self.kept(whose).map_err(Error::Failed)?.session(&self.service).map_err(Error::Failed)
    }

    /// Where the credentials of a profile are.
    pub fn url(&self, profile: &str) -> String {
        format!("http://{}/profile/{}", self.at, escaped(profile))
    }

    /// What stands in `AWS_EC2_METADATA_SERVICE_ENDPOINT` for this server.
    pub fn metadata_url(&self) -> String {
        format!("http://{}/", self.at)
    }

    /// Whether instance metadata is served.
    pub fn gives_metadata(&self) -> bool {
        self.service.metadata
    }

    /// What a client says in `Authorization`.
    pub fn token(&self) -> &Secret {
        self.gate.token()
    }

    /// Answers clients for as long as the process lives, on threads of its own. With `ahead` sessions
    /// are renewed before somebody asks.
    pub fn start(self: &Arc<Server>, ahead: bool) {
        let server = Arc::clone(self);
        std::thread::spawn(move || server.accept());
        if ahead {
            let server = Arc::clone(self);
            std::thread::spawn(move || server.renew());
        }
    }

    /// Answers clients until the end comes, and gives the number of the signal that was it.
    pub fn run(self: &Arc<Server>, end: &End) -> Option<i32> {
        self.start(true);
        loop {
            let signal = end.signal.load(Ordering::SeqCst);
            if signal != 0 {
                return i32::try_from(signal).ok();
            }
            if end.parent.is_some_and(Parent::is_gone) {
                return None;
            }
            pause(GLANCE);
        }
    }

    fn accept(self: &Arc<Server>) {
        for stream in self.listener.incoming() {
            // One that went away before it was answered is none of ours.
            let Ok(stream) = stream else { continue };
            while self.connections.load(Ordering::Acquire) >= MOST {
                pause(Duration::from_millis(10));
            }
            self.connections.fetch_add(1, Ordering::AcqRel);
            let server = Arc::clone(self);
            let thread = std::thread::Builder::new().stack_size(512 * 1024);
            let spawned = thread.spawn(move || {
                // A client that hangs up is told nothing.
                let _ = server.serve(&stream);
                server.connections.fetch_sub(1, Ordering::AcqRel);
            });
            if spawned.is_err() {
                self.connections.fetch_sub(1, Ordering::AcqRel);
            }
        }
    }

    fn renew(self: &Arc<Server>) {
        loop {
            pause(ROUND);
            let all: Vec<_> = self.all().values().cloned().collect();
            for kept in all {
                kept.renew(&self.service);
            }
        }
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        let answer = if gate::is_somebody_else(stream.peer_addr()?, self.at) {
            Answer::refusal(403, "Forbidden", "only programs of one user are answered")
        } else {
            match Request::read(stream)? {
                Some(request) => self.answer(&request).unwrap_or_else(|refusal| refusal),
                None => Answer::refusal(400, "BadRequest", "this is no request"),
            }
        };
        answer.write(stream)?;
        http::hang_up(stream)
    }

    fn answer(&self, request: &Request) -> Result<Answer, Answer> {
        self.gate.check_name(request)?;
        let not_found = |what: &str| Answer::refusal(404, "NotFound", what);
        if Metadata::knows(&request.path) && self.service.metadata {
            return self.metadata(request);
        }
        self.gate.check_token(request)?;
        if request.method != "GET" {
            return Err(Answer::refusal(405, "MethodNotAllowed", "only GET is answered"));
        }
        let whose = if let Some(profile) = request.path.strip_prefix("/profile/") {
            if !self.service.profiles.iter().any(|served| served == profile) {
                return Err(not_found("this profile is not served"));
            }
            Whose { profile: profile.to_owned(), role_arn: None }
        } else if let Some(arn) = request.path.strip_prefix("/role-arn/") {
            if !is_role(arn) {
                return Err(not_found("this is no ARN of a role"));
            }
            Whose { profile: self.service.first().to_owned(), role_arn: Some(arn.to_owned()) }
        } else {
            return Err(not_found("there is /profile/NAME and /role-arn/ARN"));
        };
        let session = self.session(whose)?;
        Ok(Answer::json(200, self.shown(&session, &[])))
    }

    fn metadata(&self, request: &Request) -> Result<Answer, Answer> {
        let now = (self.service.now)();
        match (request.method.as_str(), request.path.as_str()) {
            ("PUT", "/latest/api/token") => return Ok(self.metadata.token(request, now)),
            ("GET", _) => {}
            _ => return Err(Answer::text(405, "")),
        }
        let first = self.service.first();
        match self.metadata.asked(request, now)? {
            Asked::Roles => Ok(Answer::text(200, first)),
            Asked::Credentials(role) if role == first => {
                let whose = Whose { profile: first.to_owned(), role_arn: None };
                let session = self.session(whose)?;
                let more = [
                    ("Code", "Success".to_owned()),
                    ("LastUpdated", crate::process::rfc3339(session.credentials.issued)),
                    ("Type", "AWS-HMAC".to_owned()),
                ];
                Ok(Answer::json(200, self.shown(&session, &more)))
            }
            Asked::Credentials(_) => Err(Answer::text(404, "")),
            Asked::Region => {
                let whose = Whose { profile: first.to_owned(), role_arn: None };
                let session = self.session(whose)?;
                let region = session.region.clone().ok_or_else(|| Answer::text(404, ""))?;
                Ok(Answer::text(200, region))
            }
        }
    }

    fn session(&self, whose: Whose) -> Result<Arc<Session>, Answer> {
        let unavailable = |why: String| Answer::refusal(503, "CredentialsUnavailable", &why);
        self.kept(whose).map_err(unavailable)?.session(&self.service).map_err(unavailable)
    }

    fn kept(&self, whose: Whose) -> Result<Arc<Kept>, String> {
        let mut all = self.all();
        if all.len() >= MOST_KEPT && !all.contains_key(&whose) {
            return Err(format!("{MOST_KEPT} roles are kept already: start another server"));
        }
        let kept = all.entry(whose.clone()).or_insert_with(|| Arc::new(Kept::new(whose)));
        Ok(Arc::clone(kept))
    }

    fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<Whose, Arc<Kept>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A container's answer. Keys that do not end are said to last an hour, since SDKs insist on an end.
    fn shown(&self, session: &Session, more: &[(&str, String)]) -> Zeroizing<String> {
        let credentials = &session.credentials;
        let end = credentials.expiration.unwrap_or_else(|| (self.service.now)() + 3600);
        let mut object = serde_json::Map::new();
        let mut put = |name: &str, value: &str| object.insert(name.to_owned(), value.into());
        for (name, value) in more {
            put(name, value);
        }
        put("AccessKeyId", &credentials.access_key_id);
        put("SecretAccessKey", credentials.secret_access_key.expose());
        put("Token", credentials.session_token.as_ref().map_or("", Secret::expose));
        put("Expiration", &crate::process::rfc3339(end));
        if let Some(account) = &credentials.account_id {
            put("AccountId", account);
        }
        Zeroizing::new(serde_json::Value::Object(object).to_string())
    }
}

/// Whether this may be the ARN of a role.
fn is_role(arn: &str) -> bool {
    let good = |b: u8| b.is_ascii_alphanumeric() || b"_+=,.@:/-".contains(&b);
    arn.bytes().all(good) && Arn::of_iam(arn, "role").is_some()
}

/// A profile's name as a part of a path.
fn escaped(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[expect(clippy::disallowed_methods, reason = "a thread of its own waits for its next round")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_roles_arn_is_one() {
        assert!(is_role("arn:aws:iam::111122223333:role/path/name"));
        for bad in ["", "arn:aws:iam::111122223333:user/x", "arn:aws:iam::1:role/x", "role/x"] {
            assert!(!is_role(bad), "{bad}");
        }
        assert!(!is_role("arn:aws:iam::111122223333:role/x\n[profile y]"));
    }

    #[test]
    fn a_name_is_one_part_of_a_path() {
        assert_eq!(escaped("a b/c%é"), "a%20b%2Fc%25%C3%A9");
    }
}
