//! A server on loopback that answers the few calls a test makes as STS would, and remembers them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A call as it came in.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) form: BTreeMap<String, String>,
}

impl Call {
    pub(crate) fn get(&self, name: &str) -> &str {
        self.form.get(name).map_or("", String::as_str)
    }
}

/// What a call is answered with.
pub(crate) type Answer = (u16, String);

/// The server. It goes with the test's process.
pub(crate) struct Sts {
    pub(crate) url: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Sts {
    /// Answers by a rule that sees the call and the number of calls before it. A status of 0 closes
    /// the connection without an answer.
    pub(crate) fn start(rule: impl Fn(&Call, usize) -> Answer + Send + 'static) -> Sts {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&calls);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serve(&stream.unwrap(), &rule, &seen);
            }
        });
        Sts { url, calls }
    }

    /// One that knows a single code, `123456`, and gives sessions of an hour.
    pub(crate) fn with_a_code() -> Sts {
        Sts::start(|call, before| match call.get("TokenCode") {
            "123456" => session(call, before),
            _ => (403, WRONG_CODE.to_owned()),
        })
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }
}

/// STS's words for a wrong code.
pub(crate) const WRONG_CODE: &str = "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error><RequestId>r</RequestId></ErrorResponse>";

/// An error answer.
pub(crate) fn fault(status: u16, code: &str, message: &str) -> Answer {
    let body = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>"
    );
    (status, body)
}

/// A session of an hour, or of the duration that the call names. Its secrets are numbered.
pub(crate) fn session(call: &Call, number: usize) -> Answer {
    let seconds = call.get("DurationSeconds").parse().unwrap_or(3600);
    let ends = now() + seconds;
    let (action, role, name) =
        (call.get("Action"), call.get("RoleArn"), call.get("RoleSessionName"));
    let user = if action == "AssumeRole" {
        let role = role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/");
        format!(
            "<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:{name}</AssumedRoleId><Arn>{role}/{name}</Arn></AssumedRoleUser>"
        )
    } else {
        String::new()
    };
    let body = format!(
        "<{action}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{action}Result>{user}<Credentials><AccessKeyId>ASIA{number}</AccessKeyId><SecretAccessKey>canary/secret+{number}</SecretAccessKey><SessionToken>canary-token-{number}==</SessionToken><Expiration>{}</Expiration></Credentials></{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>",
        rfc3339(ends)
    );
    (200, body)
}

#[expect(clippy::disallowed_methods, reason = "the binary under test reads this clock, too")]
fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

/// Days and the time of day of a Unix time, by the civil calendar.
fn rfc3339(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let z = days + 719_468;
    let (era, doe) = (z / 146_097, z % 146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + u64::from(month <= 2);
    let day = doy - (153 * mp + 2) / 5 + 1;
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

fn serve(stream: &TcpStream, rule: &impl Fn(&Call, usize) -> Answer, seen: &Mutex<Vec<Call>>) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    assert!(line.starts_with("POST / "), "{line}");
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers["content-length"].parse().unwrap();
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    let form = pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect();
    let call = Call { headers, form };
    let mut seen = seen.lock().unwrap();
    let (status, body) = rule(&call, seen.len());
    seen.push(call);
    if status != 0 {
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let _ = (&*stream).write_all((head + &body).as_bytes());
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [*rest.next().unwrap(), *rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            byte => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).unwrap()
}
