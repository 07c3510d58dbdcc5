//! What the tests stand on.

use countersign_server::{Config, First, Server, TestToken};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub(crate) const ACCOUNT: &str = "111122223333";

/// A folder, and how a server over it is told to start.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Bench {
        Bench { folder: tempfile::tempdir().unwrap() }
    }

    /// The folder of the installation. It is not there yet.
    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn config(&self) -> Config {
        let first = First {
            account_id: Some(ACCOUNT.into()),
            access_key_id: Some("AKIAROOTROOTROOTROOT".into()),
            secret_access_key: Some("root/secret".into()),
            password: Some("root-password-1".into()),
        };
        Config { first, ..Config::new(self.data()) }
    }

    pub(crate) async fn start(&self) -> Server {
        Server::start(self.config()).await.unwrap()
    }

    pub(crate) async fn start_for_tests(&self) -> Server {
        Server::start(self.test_mode()).await.unwrap()
    }

    pub(crate) fn test_mode(&self) -> Config {
        Config { test_mode: TestToken::new("let-me-test"), ..self.config() }
    }

    /// Why a server does not start.
    pub(crate) async fn refusal(config: Config) -> String {
        Server::start(config).await.expect_err("it must not start").to_string()
    }
}

pub(crate) fn address(server: &Server) -> SocketAddr {
    server.endpoint().strip_prefix("http://").unwrap().parse().unwrap()
}

/// An answer: its status, its headers (names in lower case), its body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn parse(bytes: &[u8]) -> (Answer, usize) {
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a whole head") + 4;
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: BTreeMap<_, _> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let length: usize = headers["content-length"].parse().unwrap();
        let body = String::from_utf8(bytes[end..end + length].to_vec()).unwrap();
        (Answer { status, headers, body }, end + length)
    }

    /// `400 MissingAction`, or the status alone where the body is no fault.
    pub(crate) fn said(&self) -> String {
        let code = self.body.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
        code.map_or(self.status.to_string(), |(code, _)| format!("{} {code}", self.status))
    }
}

/// Sends bytes and reads answers until the server ends the connection.
pub(crate) async fn converse(to: SocketAddr, bytes: &[u8]) -> Vec<Answer> {
    let mut stream = TcpStream::connect(to).await.unwrap();
    // A server that has heard enough may answer and stop reading.
    let _ = stream.write_all(bytes).await;
    let mut heard = Vec::new();
    stream.read_to_end(&mut heard).await.unwrap();
    let (mut answers, mut at) = (Vec::new(), 0);
    while at < heard.len() {
        let (answer, length) = Answer::parse(&heard[at..]);
        answers.push(answer);
        at += length;
    }
    answers
}

/// One request on a connection of its own.
pub(crate) async fn ask(to: SocketAddr, line: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    let request = format!(
        "{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    );
    let mut answers = converse(to, request.as_bytes()).await;
    assert_eq!(answers.len(), 1, "{answers:?}");
    answers.remove(0)
}

/// Every file under a folder, and what it holds.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect()
}
