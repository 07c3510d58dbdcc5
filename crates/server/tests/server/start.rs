//! First starts, later starts, and starts that must not be.

use crate::bench::{ACCOUNT, Bench, address, ask, contents};
use countersign_server::{Config, First, Server, restore};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_makes_an_account_and_says_what_nobody_chose() {
    let bench = Bench::new();
    let server = Server::start(Config::new(bench.data())).await.unwrap();
    let file = bench.data().join("root-credentials.csv");
    assert_eq!(server.credentials(), Some(file.as_path()));
    let csv = fs::read_to_string(&file).unwrap();
    assert!(csv.contains(server.account()), "the file names the account");
    for name in ["root-credentials.csv", "master.key", "store.sqlite", "control.sock"] {
        assert_eq!(mode(&bench.data().join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&bench.data()), 0o700);
    let (at, account) = (server.endpoint(), server.account().to_owned());
    assert_eq!(
        server.ready_line(),
        format!("countersign ready endpoint={at} console={at}/console account={account}")
    );
    server.stop().await;

    // What is said later changes nothing, and nothing is written again.
    fs::remove_file(&file).unwrap();
    let server = bench.start().await;
    assert_eq!((server.account(), server.credentials()), (account.as_str(), None));
    assert!(!file.exists());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_not_written_down() {
    let bench = Bench::new();
    let server = bench.start().await;
    assert_eq!((server.account(), server.credentials()), (ACCOUNT, None));
    server.stop().await;
    assert!(!bench.data().join("root-credentials.csv").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_with_other_peoples_files_is_new() {
    let bench = Bench::new();
    fs::create_dir(bench.data()).unwrap();
    fs::write(bench.data().join("notes.txt"), "mine").unwrap();
    bench.start().await.stop().await;
    assert_eq!(fs::read(bench.data().join("notes.txt")).unwrap(), b"mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_first_account_leaves_a_folder_that_can_still_begin() {
    let bench = Bench::new();
    let config = Config {
        first: First { account_id: Some("1".into()), ..First::default() },
        ..bench.config()
    };
    assert!(Bench::refusal(config).await.contains("twelve digits"));
    let server = bench.start().await;
    assert_eq!(server.account(), ACCOUNT);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a4_without_its_key_a_store_stays_closed_and_as_it_was() {
    let bench = Bench::new();
    bench.start().await.stop().await;
    let key = bench.data().join("master.key");
    let good = fs::read(&key).unwrap();
    let other = Bench::new();
    other.start().await.stop().await;
    let others = fs::read(other.data().join("master.key")).unwrap();
    for bad in [
        None,
        Some(b"".to_vec()),
        Some(b"junk\n".to_vec()),
        Some(good[..good.len() / 2].to_vec()),
        Some(others),
    ] {
        match &bad {
            Some(bytes) => fs::write(&key, bytes).unwrap(),
            None => fs::remove_file(&key).unwrap(),
        }
        let before = contents(&bench.data());
        let why = Bench::refusal(bench.config()).await;
        assert!(why.contains("master key"), "{why}");
        assert_eq!(contents(&bench.data()), before, "{why}");
    }
    fs::write(&key, &good).unwrap();
    bench.start().await.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_folder_has_one_server() {
    let bench = Bench::new();
    let server = bench.start().await;
    let before = contents(&bench.data());
    let why = Bench::refusal(bench.config()).await;
    assert!(why.contains("already in use"), "{why}");
    assert_eq!(contents(&bench.data()), before);
    assert_eq!(
        ask(address(&server), "GET /readyz", "", "").await.status,
        200,
        "the first one goes on"
    );
    server.stop().await;
    bench.start().await.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_taken_leaves_the_folder_alone() {
    let bench = Bench::new();
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = Config { listen: taken.local_addr().unwrap(), ..bench.config() };
    assert!(Bench::refusal(config).await.contains("cannot listen"));
    assert!(!bench.data().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn test_mode_is_for_loopback_and_for_good() {
    let (plain, tests) = (Bench::new(), Bench::new());
    let everywhere = Config { listen: "0.0.0.0:0".parse().unwrap(), ..tests.test_mode() };
    assert!(Bench::refusal(everywhere).await.contains("loopback"));
    assert!(!tests.data().exists());

    plain.start().await.stop().await;
    assert!(Bench::refusal(plain.test_mode()).await.contains("without test mode"));
    let server = tests.start_for_tests().await;
    assert!(server.ready_line().ends_with(" test-mode"), "{}", server.ready_line());
    server.stop().await;
    assert!(Bench::refusal(tests.config()).await.contains("test mode"));
    tests.start_for_tests().await.stop().await;

    // A restored folder counts as what its backup was.
    let (file, restored) = (tests.folder.path().join("backup"), Bench::new());
    let backup = countersign_server::Ask::Backup { file: file.clone() };
    countersign_server::ask(&tests.data(), None, backup).await.unwrap();
    restore(&file, &restored.data(), &tests.data().join("master.key")).await.unwrap();
    assert!(Bench::refusal(restored.config()).await.contains("test mode"));
    restored.start_for_tests().await.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_lets_what_has_begun_end() {
    let bench = Bench::new();
    let server = bench.start().await;
    let mut stream = TcpStream::connect(address(&server)).await.unwrap();
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\na")
        .await
        .unwrap();
    // An answer on another connection shows that the first one has been accepted.
    assert_eq!(ask(address(&server), "GET /healthz", "", "").await.status, 200);
    let stopping = tokio::spawn(server.stop());
    tokio::task::yield_now().await;
    stream.write_all(b"b").await.unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    assert!(heard.starts_with("HTTP/1.1 200"), "{heard}");
    stopping.await.unwrap();
    bench.start().await.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_is_spoken_where_there_is_a_certificate() {
    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, ServerName};
    use std::sync::Arc;

    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server");
    let (chain, key) = (here.join("tls-cert.pem"), here.join("tls-key.pem"));
    let bench = Bench::new();
    let config = Config { tls: Some((chain.clone(), key.clone())), ..bench.config() };
    let server = Server::start(config).await.unwrap();
    assert!(server.ready_line().contains("endpoint=https://127.0.0.1:"), "{}", server.ready_line());

    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(&chain).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    let client = client.with_root_certificates(roots).with_no_client_auth();
    let to = server.endpoint().strip_prefix("https://").unwrap().to_owned();
    let stream = TcpStream::connect(&to).await.unwrap();
    let connector = tokio_rustls::TlsConnector::from(Arc::new(client));
    let mut stream =
        connector.connect(ServerName::try_from("localhost").unwrap(), stream).await.unwrap();
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    assert!(heard.starts_with("HTTP/1.1 200"), "{heard}");
    server.stop().await;

    let swapped = Config { tls: Some((key, chain)), ..bench.config() };
    Bench::refusal(swapped).await;
    let missing =
        Config { tls: Some((here.join("nothing"), here.join("nothing"))), ..bench.config() };
    assert!(Bench::refusal(missing).await.contains("cannot read"));
}
