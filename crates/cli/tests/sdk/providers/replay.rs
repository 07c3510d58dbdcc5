//! A server that answers as recorded, on ports 80 and 443 of every address, and keeps what it was asked.

use super::recorded::{Case, Exchange, Request};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// The server. It goes with the test's process.
pub(super) struct Replay(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    exchanges: Vec<Exchange>,
    seen: Vec<Request>,
}

impl Replay {
    pub(super) fn start() -> Replay {
        let state = Arc::new(Mutex::new(State::default()));
        let tls = tls();
        for port in [80, 443] {
            let listener = TcpListener::bind(("0.0.0.0", port)).unwrap();
            let (state, tls) = (Arc::clone(&state), (port == 443).then(|| Arc::clone(&tls)));
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    let stream = stream.unwrap();
                    let at = stream.local_addr().unwrap().ip();
                    match &tls {
                        Some(tls) => {
                            let session = ServerConnection::new(Arc::clone(tls)).unwrap();
                            let mut stream = StreamOwned::new(session, stream);
                            serve(&mut stream, "https", at, &state);
                            stream.conn.send_close_notify();
                            let _ = stream.flush();
                        }
                        None => serve(&mut { stream }, "http", at, &state),
                    }
                }
            });
        }
        Replay(state)
    }

    /// Answers as this case from now on.
    pub(super) fn load(&self, case: &Case) {
        let exchanges = case.exchanges.clone();
        *self.0.lock().unwrap() = State { exchanges, seen: Vec::new() };
    }

    /// What was asked since.
    pub(super) fn seen(&self) -> Vec<Request> {
        self.0.lock().unwrap().seen.clone()
    }
}

/// The certificate is its own trusted root, for the hosts of the cases.
fn tls() -> Arc<ServerConfig> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdk");
    let chain = vec![CertificateDer::from_pem_file(here.join("tls-cert.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_file(here.join("tls-key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth();
    Arc::new(config.with_single_cert(chain, key).unwrap())
}

fn serve(stream: &mut (impl Read + Write), scheme: &str, at: IpAddr, state: &Mutex<State>) {
    let Some(mut request) = receive(stream) else { return };
    let host = request.headers.get("host").cloned().unwrap_or_default();
    // A name leads to loopback; an address is asked itself.
    let meant = host.parse::<IpAddr>().unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let astray = if meant == at { String::new() } else { format!("(sent to {at}) ") };
    request.uri = format!("{astray}{scheme}://{host}{}", request.uri);
    let mut state = state.lock().unwrap();
    let answer = state
        .exchanges
        .get(state.seen.len())
        .map(|exchange| (exchange.status, exchange.answer.clone()));
    state.seen.push(request);
    let (status, body) = answer.unwrap_or((418, String::new()));
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all((head + &body).as_bytes());
    let _ = stream.flush();
}

/// Reads a request; its `uri` is the path.
fn receive(stream: &mut impl Read) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let mut words = line.split(' ').map(str::to_owned);
    let (method, uri) = (words.next()?, words.next()?);
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").map_or(0, |text| text.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, uri, headers, body: String::from_utf8(body).unwrap() })
}
