//! What stands between a client and the server, and keeps the calls that pass.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The parameters of a call.
pub(super) type Call = BTreeMap<String, String>;

/// A relay on loopback. It goes with the test's process.
pub(super) struct Through {
    pub(super) url: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Through {
    pub(super) fn to(server: SocketAddr) -> Through {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&calls);
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let client = client.unwrap();
                let Some((head, body)) = message(&client) else { continue };
                let form = form_urlencoded::parse(&body).into_owned().collect();
                seen.lock().unwrap().push(form);
                let mut server = TcpStream::connect(server).unwrap();
                server.write_all(&[head.as_bytes(), &body].concat()).unwrap();
                let (head, body) = message(&server).unwrap();
                let head = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
                let _ = (&client).write_all(&[head.as_bytes(), &body].concat());
            }
        });
        Through { url, calls }
    }

    /// The calls since this was asked last.
    pub(super) fn calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().unwrap())
    }
}

/// Reads a request or an answer: its head, and a body as long as the head says.
fn message(stream: &TcpStream) -> Option<(String, Vec<u8>)> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(text) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = text.trim().parse().ok()?;
        }
        head.push_str(&line);
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((head, body))
}
