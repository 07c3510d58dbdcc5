//! `countersign serve`: IAM and STS over a folder.

use super::installation::{Installation, runtime};
use crate::exit::Failure;
use crate::{log, output};
use clap::{Args, ValueEnum};
use countersign_server::{Config, First, Server, TestToken};
use countersign_toolkit::Env;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::level_filters::LevelFilter;

/// Run IAM and STS
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign serve
  countersign serve --data /srv/countersign --listen 127.0.0.1:0

Every flag is also an environment variable: COUNTERSIGN_DATA, COUNTERSIGN_LISTEN, …
COUNTERSIGN_LOG is the level of the log: off, error, warn, info, debug or trace.

The first start makes one account. COUNTERSIGN_ACCOUNT_ID, COUNTERSIGN_ROOT_ACCESS_KEY_ID,
COUNTERSIGN_ROOT_SECRET_ACCESS_KEY and COUNTERSIGN_ROOT_PASSWORD say what it begins with;
what they do not say is made at random and written to DIR/root-credentials.csv.")]
pub(crate) struct Serve {
    #[command(flatten)]
    installation: Installation,

    /// Where to listen; port 0 picks one
    #[arg(long, value_name = "ADDR", env = "COUNTERSIGN_LISTEN", default_value = "127.0.0.1:6238")]
    listen: String,

    /// Where the data is kept
    #[arg(long, value_enum, env = "COUNTERSIGN_STORE", default_value_t = Kept::Sqlite)]
    store: Kept,

    /// The cluster's addresses, for --store etcd
    #[arg(long, value_name = "URL,…", env = "COUNTERSIGN_ETCD_ENDPOINTS", value_delimiter = ',')]
    etcd_endpoints: Vec<String>,

    /// The certificate chain, PEM, leaf first
    #[arg(long, value_name = "FILE", env = "COUNTERSIGN_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,

    /// The certificate's key, PEM
    #[arg(long, value_name = "FILE", env = "COUNTERSIGN_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,

    /// The console's own origin, where it is not the address
    #[arg(long, value_name = "URL", env = "COUNTERSIGN_PUBLIC_URL")]
    public_url: Option<String>,

    /// Add the routes /test/reset and /test/clock, guarded by TOKEN; on loopback only
    #[arg(long, value_name = "TOKEN", env = "COUNTERSIGN_TEST_MODE", hide_env_values = true)]
    test_mode: Option<String>,

    /// The shape of the log, which goes to standard error
    ///
    /// `COUNTERSIGN_LOG` stands for this flag too when it is `text` or `json`.
    #[arg(long, value_enum)]
    log: Option<log::Shape>,
}

/// Where the data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kept {
    /// One file in DIR
    Sqlite,
    /// A cluster; not in this build
    Etcd,
}

impl Serve {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        log::begin(env, self.log, LevelFilter::INFO)?;
        if self.store == Kept::Etcd {
            return Err(Failure::Failed("this binary is built without etcd".to_owned()));
        }
        if !self.etcd_endpoints.is_empty() {
            return Err(Failure::Usage("--etcd-endpoints goes with --store etcd".to_owned()));
        }
        let config = self.config(env)?;
        more_files();
        runtime()?.block_on(async {
            // Before the ready line, so that whoever reads it may end the server at once.
            let mut ends = Ends::new()?;
            let server =
                Server::start(config).await.map_err(|error| Failure::Failed(error.to_string()))?;
            announce(&server)?;
            ends.until_asked(server).await
        })
    }

    fn config(self, env: &Env) -> Result<Config, Failure> {
        let test_mode = self.test_mode.map(|token| {
            let message = "--test-mode needs a token of printable ASCII without blanks";
            TestToken::new(token).ok_or_else(|| Failure::Usage(message.to_owned()))
        });
        let secret = |name| env.text(name).map(Into::into);
        let text = |name| env.text(name).map(str::to_owned);
        Ok(Config {
            data: self.installation.data(env)?,
            listen: address(&self.listen)?,
            master_key: self.installation.master_key_file,
            tls: self.tls_cert.zip(self.tls_key),
            public_url: self.public_url,
            test_mode: test_mode.transpose()?,
            first: First {
                account_id: text("COUNTERSIGN_ACCOUNT_ID"),
                access_key_id: text("COUNTERSIGN_ROOT_ACCESS_KEY_ID"),
                secret_access_key: secret("COUNTERSIGN_ROOT_SECRET_ACCESS_KEY"),
                password: secret("COUNTERSIGN_ROOT_PASSWORD"),
            },
        })
    }
}

/// An address, or a name with a port.
pub(crate) fn address(text: &str) -> Result<SocketAddr, Failure> {
    let bad =
        || Failure::Usage(format!("`{text}` is not an address and a port, such as 127.0.0.1:6238"));
    text.to_socket_addrs().ok().and_then(|mut all| all.next()).ok_or_else(bad)
}

/// Says that it can answer, and where the credentials are that nobody has seen yet.
pub(crate) fn announce(server: &Server) -> Result<(), Failure> {
    if let Some(file) = server.credentials() {
        output::note(&format!(
            "the root credentials of account {} are in {}",
            server.account(),
            file.display()
        ));
    }
    output::answer(&format!("{}\n", server.ready_line()))
}

/// The signals that end a server.
pub(crate) struct Ends {
    terminate: Signal,
    interrupt: Signal,
}

impl Ends {
    pub(crate) fn new() -> Result<Ends, Failure> {
        let listen = |kind| {
            signal(kind)
                .map_err(|error| Failure::Failed(format!("cannot wait for signals: {error}")))
        };
        Ok(Ends {
            terminate: listen(SignalKind::terminate())?,
            interrupt: listen(SignalKind::interrupt())?,
        })
    }

    /// Lets the server run until a signal comes, then ends it in order. A second signal does not wait for that.
    pub(crate) async fn until_asked(&mut self, server: Server) -> Result<(), Failure> {
        self.next().await;
        tracing::info!("ending");
        tokio::select! {
            () = server.stop() => Ok(()),
            () = self.next() => Err(Failure::Failed("ended before everything was finished".to_owned())),
        }
    }

    /// Waits for a signal.
    pub(crate) async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// As many open connections as the system allows this user, and no memory of ours in a core file.
fn more_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let files = getrlimit(Resource::Nofile);
    // Where it is not allowed the server works with fewer.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: files.maximum, ..files });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}
