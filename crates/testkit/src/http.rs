//! Signed requests as bytes, and reading an answer: just enough HTTP to test and load a server with.
//!
//! Requests are written by hand so that a test can send what no client would.

use countersign_api::Operation;
use countersign_sigv4::{Parts, Signer, sign};
use countersign_wire::client;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Credentials to sign with.
#[derive(Clone, Default)]
pub struct Credentials {
    /// `AKIA…` or `ASIA…`.
    pub id: String,
    /// The secret access key.
    pub secret: String,
    /// The session token of temporary ones.
    pub token: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credentials({})", self.id)
    }
}

/// A request in the making: change what should be wrong, before or after it is signed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// `POST`.
    pub method: String,
    /// `/`.
    pub path: String,
    /// Without the question mark.
    pub query: String,
    /// Names in lower case. `content-length` is added when it is sent.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Draft {
    /// An unsigned call of an operation.
    pub fn of<O: Operation>(to: SocketAddr, input: &O::In) -> Draft {
        Draft::form(to, &client::form::<O>(input))
    }

    /// An unsigned POST of a form.
    pub fn form(to: SocketAddr, body: &str) -> Draft {
        Draft {
            method: "POST".into(),
            path: "/".into(),
            query: String::new(),
            headers: vec![
                ("content-type".into(), "application/x-www-form-urlencoded; charset=utf-8".into()),
                ("host".into(), to.to_string()),
            ],
            body: body.into(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Draft {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Signs it for a service at a time.
    ///
    /// # Errors
    /// When it cannot be signed as it is.
    pub fn sign(mut self, who: &Credentials, service: &str, now: i64) -> Result<Draft, String> {
        let headers: Vec<(&str, &[u8])> =
            self.headers.iter().map(|(n, v)| (n.as_str(), v.as_bytes())).collect();
        let parts = Parts {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &headers,
            body: &self.body,
        };
        let signer = Signer {
            access_key_id: &who.id,
            secret_access_key: who.secret.as_bytes(),
            session_token: who.token.as_deref(),
            region: "us-east-1",
            service,
        };
        let added = sign(&parts, &signer, now).map_err(|e| e.message().into_owned())?;
        self.headers.extend(added.into_iter().map(|(name, value)| (name.to_owned(), value)));
        Ok(self)
    }

    /// The request as it goes over the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = if self.query.is_empty() { "" } else { "?" };
        let mut out =
            format!("{} {}{mark}{} HTTP/1.1\r\n", self.method, self.path, self.query).into_bytes();
        for (name, value) in &self.headers {
            out.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        out.extend_from_slice(format!("content-length: {}\r\n\r\n", self.body.len()).as_bytes());
        out.extend_from_slice(&self.body);
        out
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers as they stand, one a line.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (n, value) = line.split_once(':')?;
            n.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The text of the first element with that name, as it is written.
    pub fn text(&self, name: &str) -> Option<String> {
        let body = String::from_utf8_lossy(&self.body);
        let (_, rest) = body.split_once(&format!("<{name}>"))?;
        rest.split_once(&format!("</{name}>")).map(|(text, _)| text.to_owned())
    }

    /// The credentials in it.
    pub fn credentials(&self) -> Option<Credentials> {
        Some(Credentials {
            id: self.text("AccessKeyId")?,
            secret: self.text("SecretAccessKey")?,
            token: self.text("SessionToken"),
        })
    }

    /// What came back, as a row of a test has it: `200`, or `403 AccessDenied: message`.
    pub fn said(&self) -> String {
        match client::fault(&self.body) {
            Some(fault) => format!("{} {}: {}", self.status, fault.code, fault.message),
            None => self.status.to_string(),
        }
    }

    /// The texts of all elements of a name that hold no others, in order, as the XML has them.
    pub fn texts(&self, element: &str) -> Vec<String> {
        let body = String::from_utf8_lossy(&self.body);
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        let texts = body.split(&open).skip(1).filter_map(|rest| rest.split(&close).next());
        texts.map(str::to_owned).collect()
    }
}

/// Bytes of the largest answer that anybody asks for.
const LARGEST: usize = 32 * 1024 * 1024;

/// A keep-alive connection.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn open(to: SocketAddr) -> Result<Connection, String> {
        let stream = TcpStream::connect(to).map_err(|e| format!("{to}: {e}"))?;
        stream.set_nodelay(true).map_err(|e| e.to_string())?;
        stream.set_read_timeout(Some(Duration::from_mins(1))).map_err(|e| e.to_string())?;
        Ok(Connection { stream, buffer: vec![0; 256 * 1024] })
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// When the connection breaks, or what comes back is no answer.
    pub fn exchange(&mut self, request: &[u8]) -> Result<Answer, String> {
        // A server may answer and close before it has read everything; its answer is what counts.
        let sent = self.stream.write_all(request);
        let mut there = 0;
        loop {
            let space = self.buffer.get_mut(there..).unwrap_or_default();
            let read = self.stream.read(space).map_err(|e| format!("{e} ({sent:?})"))?;
            if read == 0 {
                return Err(format!("the connection ended inside an answer ({sent:?})"));
            }
            there += read;
            if there == self.buffer.len() {
                if there > LARGEST {
                    return Err("an answer is too large".into());
                }
                self.buffer.resize(2 * there, 0);
            }
            let seen = self.buffer.get(..there).unwrap_or_default();
            if let Some((status, head, length)) = head(seen)
                && there >= head + length
            {
                return Ok(Answer {
                    status,
                    head: String::from_utf8_lossy(seen.get(..head).unwrap_or_default())
                        .into_owned(),
                    body: seen.get(head..head + length).unwrap_or_default().to_vec(),
                });
            }
        }
    }
}

/// Status, length of the head and of the body, once the head is complete.
fn head(seen: &[u8]) -> Option<(u16, usize, usize)> {
    let end = seen.windows(4).position(|w| w == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(seen.get(..end)?).ok()?;
    let status = text.split(' ').nth(1)?.get(..3)?.parse().ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") { value.trim().parse().ok() } else { None }
    });
    Some((status, end, length.unwrap_or(0)))
}

/// The real time, in seconds.
#[expect(clippy::disallowed_methods, reason = "tests and benchmarks sign with the real time")]
pub fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0))
}
