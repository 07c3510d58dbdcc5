//! The head of a request, judged before anybody acts on it.
//!
//! A lenient parser is one of two parsers that disagree, and what they disagree about is where the next request
//! begins. So everything that RFC 9112 leaves to a server's mercy is refused here.

use super::MAX_BODY;

/// The longest request line, in bytes.
const MAX_LINE: usize = 16 * 1024;

/// The longest header block, in bytes.
const MAX_BLOCK: usize = 32 * 1024;

/// The most headers.
const MAX_HEADERS: usize = 100;

/// Why a request is not read any further. The connection ends with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Not HTTP/1.1 as RFC 9112 writes it.
    Malformed,
    /// A request line of more than 16 KiB.
    Line,
    /// More than 32 KiB or 100 headers.
    Headers,
    /// A body of more than 1 MiB.
    Body,
    /// A body whose length is not said in advance.
    Length,
    /// The head did not arrive in time.
    Late,
}

impl Refused {
    /// The status, code and message of the answer.
    pub(crate) fn answer(self) -> (u16, &'static str, &'static str) {
        match self {
            Refused::Malformed => (400, "BadRequest", "The request is not HTTP/1.1."),
            Refused::Line => (414, "RequestURITooLong", "The request line is longer than 16 KiB."),
            Refused::Headers => (
                431,
                "RequestHeaderSectionTooLarge",
                "The request has more than 100 headers or 32 KiB of them.",
            ),
            Refused::Body => {
                (413, "RequestEntityTooLarge", "The request body is larger than 1 MiB.")
            }
            Refused::Length => {
                (411, "MissingContentLength", "The request must say its length in Content-Length.")
            }
            Refused::Late => (408, "RequestTimeout", "The request did not arrive in time."),
        }
    }
}

/// How far the search for the end of a head has come.
#[derive(Debug, Default)]
pub(crate) struct Search {
    scanned: usize,
    /// Where the request line ends, once it has.
    line: Option<usize>,
}

impl Search {
    /// The length of the head at the start of `bytes`, `None` while it is not whole. To be called again with more
    /// bytes, never with fewer.
    pub(crate) fn end(&mut self, bytes: &[u8]) -> Result<Option<usize>, Refused> {
        while let Some(found) = bytes.iter().skip(self.scanned).position(|&b| b == b'\n') {
            let at = self.scanned + found;
            self.scanned = at + 1;
            let line = bytes.get(..at).unwrap_or_default();
            // A bare line feed ends a line for some and not for others.
            let line = line.strip_suffix(b"\r").ok_or(Refused::Malformed)?;
            match self.line {
                None if at > MAX_LINE => return Err(Refused::Line),
                None => self.line = Some(at + 1),
                Some(start) if at - start > MAX_BLOCK => return Err(Refused::Headers),
                Some(_) if line.ends_with(b"\r\n") => return Ok(Some(at + 1)),
                Some(_) => {}
            }
        }
        self.scanned = bytes.len();
        match self.line {
            None if bytes.len() > MAX_LINE => Err(Refused::Line),
            Some(start) if bytes.len() - start > MAX_BLOCK => Err(Refused::Headers),
            _ => Ok(None),
        }
    }
}

/// Judges a whole head, and says how long the body after it is.
pub(crate) fn judge(head: &[u8]) -> Result<usize, Refused> {
    let mut lines =
        head.strip_suffix(b"\r\n\r\n").ok_or(Refused::Malformed)?.split(|&b| b == b'\n');
    let mut line = || lines.next().map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let old = request_line(line().ok_or(Refused::Malformed)?)?;
    let (mut count, mut hosts, mut length) = (0, 0, None);
    while let Some(header) = line() {
        count += 1;
        if count > MAX_HEADERS {
            return Err(Refused::Headers);
        }
        // A line that begins with a blank continues the one before it for some readers: no name, so refused.
        let colon = header.iter().position(|&b| b == b':').ok_or(Refused::Malformed)?;
        let (name, value) = header.split_at(colon);
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if name.is_empty() || !name.iter().all(|&b| token(b)) || !value.iter().all(|&b| text(b)) {
            return Err(Refused::Malformed);
        }
        if name.eq_ignore_ascii_case(b"host") {
            hosts += 1;
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            return Err(Refused::Length);
        } else if name.eq_ignore_ascii_case(b"content-length")
            && length.replace(digits(value)?).is_some()
        {
            return Err(Refused::Malformed);
        }
    }
    if hosts > 1 || (hosts == 0 && !old) {
        return Err(Refused::Malformed);
    }
    match length.unwrap_or(0) {
        body if body > MAX_BODY => Err(Refused::Body),
        body => Ok(body),
    }
}

/// Whether it is HTTP/1.0's.
fn request_line(line: &[u8]) -> Result<bool, Refused> {
    let mut parts = line.split(|&b| b == b' ');
    let (Some(method), Some(target), Some(version), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Refused::Malformed);
    };
    // Only the origin form: an absolute one names a second host.
    let good = !method.is_empty()
        && method.iter().all(|&b| token(b))
        && target.starts_with(b"/")
        && target.iter().all(|&b| uri(b));
    match version {
        b"HTTP/1.1" if good => Ok(false),
        b"HTTP/1.0" if good => Ok(true),
        _ => Err(Refused::Malformed),
    }
}

fn digits(value: &[u8]) -> Result<usize, Refused> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return Err(Refused::Malformed);
    }
    // A number that does not fit is too large for certain.
    Ok(std::str::from_utf8(value).ok().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX))
}

/// `tchar` of RFC 9110.
fn token(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b)
}

/// What a header's value may hold.
fn text(b: u8) -> bool {
    b == b'\t' || (b >= b' ' && b != 0x7f)
}

/// What a path and query may hold (RFC 3986).
fn uri(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(bytes: &[u8]) -> Result<usize, Refused> {
        let end = Search::default().end(bytes)?.expect("the head is whole");
        judge(&bytes[..end])
    }

    #[test]
    fn a_plain_head_says_its_body() {
        let head = b"POST /?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nX-Y: \xc3\xa9\r\n\r\nAction=...12";
        assert_eq!(whole(head), Ok(12));
        assert_eq!(whole(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"), Ok(0));
        assert_eq!(whole(b"GET / HTTP/1.0\r\na:\r\n\r\n"), Ok(0));
    }

    #[test]
    fn w3_what_two_parsers_could_read_in_two_ways_is_refused() {
        for head in [
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n",
            "POST / HTTP/1.1\nHost: x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
            "POST / HTTP/1.1\r\n Host: x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost : x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
            "POST / HTTP/1.1\r\nA: b\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
            "POST http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
            "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /#a HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /\tHTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
            "GET /\r\nHost: x\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        ] {
            assert_eq!(whole(head.as_bytes()), Err(Refused::Malformed), "{head:?}");
        }
        for value in ["chunked", "chunked, identity", "identity", "xchunked"] {
            for other in ["", "Content-Length: 1\r\n"] {
                let head = format!(
                    "POST / HTTP/1.1\r\nHost: x\r\n{other}Transfer-Encoding: {value}\r\n\r\n"
                );
                assert_eq!(whole(head.as_bytes()), Err(Refused::Length), "{head:?}");
            }
        }
    }

    #[test]
    fn limits_hold_to_the_byte() {
        let headers =
            |n: usize| format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "A: b\r\n".repeat(n - 1));
        assert_eq!(whole(headers(100).as_bytes()), Ok(0));
        assert_eq!(whole(headers(101).as_bytes()), Err(Refused::Headers));
        let block =
            |n: usize| format!("GET / HTTP/1.1\r\nHost: x\r\nA: {}\r\n\r\n", "b".repeat(n - 14));
        assert_eq!(whole(block(32 * 1024 - 2).as_bytes()), Ok(0));
        assert_eq!(whole(block(32 * 1024 + 16).as_bytes()), Err(Refused::Headers));
        let body = |n: usize| format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {n}\r\n\r\n");
        assert_eq!(whole(body(1024 * 1024).as_bytes()), Ok(1024 * 1024));
        assert_eq!(whole(body(1024 * 1024 + 1).as_bytes()), Err(Refused::Body));
        let digits =
            format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", "9".repeat(40));
        assert_eq!(whole(digits.as_bytes()), Err(Refused::Body));
        let line = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(17 * 1024));
        assert_eq!(whole(line.as_bytes()), Err(Refused::Line));
    }

    #[test]
    fn a_head_without_an_end_is_not_waited_for() {
        let mut search = Search::default();
        assert_eq!(search.end(b"GET / HT"), Ok(None));
        assert_eq!(search.end(b"GET / HTTP/1.1\r"), Ok(None));
        assert_eq!(search.end(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), Ok(Some(27)));
        assert_eq!(Search::default().end("a".repeat(17 * 1024).as_bytes()), Err(Refused::Line));
        let endless = format!("GET / HTTP/1.1\r\n{}", "a".repeat(33 * 1024));
        assert_eq!(Search::default().end(endless.as_bytes()), Err(Refused::Headers));
        let mut search = Search::default();
        assert_eq!(search.end(b"GET / HTTP/1.1\r\nA: b\n"), Err(Refused::Malformed));
    }
}
