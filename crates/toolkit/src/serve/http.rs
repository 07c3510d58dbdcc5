//! As much of HTTP/1.1 as SDKs speak to a credential endpoint: a request without a body, one answer.

use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;
use zeroize::Zeroizing;

/// A request as it came.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// The target before a `?`, with its escapes read.
    pub(super) path: String,
    headers: Vec<(String, String)>,
}

/// An answer. The body may hold secrets.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Zeroizing<String>,
}

/// The longest head that is read, in bytes.
const HEAD: usize = 16 * 1024;
/// How long a client may take for it.
const PATIENCE: Duration = Duration::from_secs(5);

impl Request {
    /// Reads a request; none when it is not one, which is answered with 400.
    pub(super) fn read(mut stream: &TcpStream) -> io::Result<Option<Request>> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut head = Zeroizing::new(Vec::with_capacity(HEAD));
        let mut chunk = Zeroizing::new([0_u8; 1024]);
        loop {
            if let Some(end) = head.windows(4).position(|window| window == b"\r\n\r\n") {
                head.truncate(end);
                return Ok(std::str::from_utf8(&head).ok().and_then(Request::parse));
            }
            let read = stream.read(&mut *chunk)?;
            if read == 0 || head.len() + read > HEAD {
                return Ok(None);
            }
            head.extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }

    fn parse(head: &str) -> Option<Request> {
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        let sound = words.next().is_none()
            && version.starts_with("HTTP/1.")
            && method.bytes().all(|byte| byte.is_ascii_uppercase());
        if !sound || !target.starts_with('/') {
            return None;
        }
        let mut headers = Vec::new();
        for line in lines {
            let (name, value) = line.split_once(':')?;
            let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            if name.is_empty() || !name.bytes().all(good) {
                return None;
            }
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let path = target.split('?').next().unwrap_or_default();
        let path = percent_decode(path)?;
        let request = Request { method: method.to_owned(), path, headers };
        // A body would be read as the next request by whoever stands between.
        let length = request.headers("content-length");
        (length.iter().all(|length| *length == "0") && !request.has("transfer-encoding"))
            .then_some(request)
    }

    fn headers(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(found, _)| found == name);
        named.map(|(_, value)| value.as_str()).collect()
    }

    /// A header that stands there once; none otherwise.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        match *self.headers(name).as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        !self.headers(name).is_empty()
    }
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

impl Answer {
    pub(super) fn json(status: u16, body: Zeroizing<String>) -> Answer {
        Answer { status, kind: "application/json", headers: Vec::new(), body }
    }

    pub(super) fn text(status: u16, body: impl Into<String>) -> Answer {
        let body = Zeroizing::new(body.into());
        Answer { status, kind: "text/plain", headers: Vec::new(), body }
    }

    /// A refusal, in the shape that SDKs read from a container's endpoint.
    pub(super) fn refusal(status: u16, code: &str, message: &str) -> Answer {
        let body = serde_json::json!({ "code": code, "message": message }).to_string();
        Answer::json(status, Zeroizing::new(body))
    }

    pub(super) fn write(&self, mut stream: &TcpStream) -> io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len()
        );
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(self.body.as_bytes())
    }
}

/// Ends a connection. What the client has still sent is read first, or it would lose the answer.
pub(super) fn hang_up(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    io::copy(&mut stream.take(MOST_LEFT), &mut io::sink())?;
    Ok(())
}

/// What a client may have sent beyond a head, in bytes.
const MOST_LEFT: u64 = 1024 * 1024;

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Service Unavailable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_sdks_send_and_nothing_odd() {
        let parse = |head: &str| Request::parse(head);
        let request = parse("GET /role-arn/arn%3Aaws?x=1 HTTP/1.1\r\nHost: h\r\nA: b ").unwrap();
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/role-arn/arn:aws"));
        assert_eq!((request.header("host"), request.header("a")), (Some("h"), Some("b")));
        assert!(parse("PUT / HTTP/1.1\r\nContent-Length: 0").is_some());
        for odd in [
            "",
            "GET /",
            "GET / HTTP/2",
            "GET / HTTP/1.1 x",
            "GET http://evil/ HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /%+1 HTTP/1.1",
            "GET /%ff HTTP/1.1",
            "GET / HTTP/1.1\r\nno colon",
            "GET / HTTP/1.1\r\n folded: x",
            "GET / HTTP/1.1\r\nHost : h",
            "PUT / HTTP/1.1\r\nContent-Length: 5",
            "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked",
        ] {
            assert!(parse(odd).is_none(), "{odd}");
        }
        let twice = parse("GET / HTTP/1.1\r\nHost: a\r\nHost: b").unwrap();
        assert!(twice.has("host") && twice.header("host").is_none());
    }
}
