//! A way to a server on which answers get lost: what was asked is done, and nobody hears of it.

use crate::sts::fault;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The way. It goes with the test's process.
pub(crate) struct Lossy {
    pub(crate) url: String,
    /// The operations in the order they were asked for.
    asked: Arc<Mutex<Vec<String>>>,
}

/// What becomes of an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fate {
    /// The connection is closed instead.
    Lost,
    /// It breaks off in the middle.
    Cut,
    /// A proxy says that it got none.
    Replaced,
    /// The call does not come to the server, and nobody says so.
    Unsent,
    /// The call does not come to the server, and is refused.
    Refused,
}

impl Lossy {
    /// A way to the server at `url`, on which the first answer to `operation` has this fate.
    pub(crate) fn to(url: &str, operation: &'static str, fate: Fate) -> Lossy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = url.trim_start_matches("http://").to_owned();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut is_spent = false;
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some((request, name)) = request(&stream) else { continue };
                let is_meant = name == operation && !is_spent;
                is_spent |= is_meant;
                seen.lock().unwrap().push(name);
                let answer = || forwarded(&server, &request);
                let answer = match is_meant.then_some(fate) {
                    None => answer(),
                    Some(Fate::Lost) => {
                        answer();
                        Vec::new()
                    }
                    Some(Fate::Unsent) => Vec::new(),
                    Some(Fate::Cut) => {
                        let mut answer = answer();
                        answer.truncate(answer.len() - 40);
                        answer
                    }
                    Some(Fate::Replaced) => {
                        answer();
                        message(502, "")
                    }
                    Some(Fate::Refused) => message(403, &fault(403, "AccessDenied", "no").1),
                };
                let _ = stream.write_all(&answer);
            }
        });
        Lossy { url, asked }
    }

    /// How often an operation was asked for.
    pub(crate) fn count(&self, operation: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|name| *name == operation).count()
    }
}

/// A request as it came, but for its connection, and its operation's name.
fn request(stream: &TcpStream) -> Option<(Vec<u8>, String)> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let text = String::from_utf8(body).unwrap();
    let name = text.split('&').find_map(|pair| pair.strip_prefix("Action=")).unwrap().to_owned();
    Some((format!("{head}Connection: close\r\n\r\n{text}").into_bytes(), name))
}

fn message(status: u16, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn forwarded(server: &str, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}
