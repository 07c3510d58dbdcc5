//! What a server is told when it starts.

use crate::TestToken;
use countersign_ident::Secret;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What a server is told when it starts.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder that holds everything.
    pub data: PathBuf,
    /// Where to listen; port 0 picks one.
    pub listen: SocketAddr,
    /// The master key, when it is not in the data folder.
    pub master_key: Option<PathBuf>,
    /// Certificate chain and key, PEM files; plain HTTP without.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The console's own origin, where it is not the address.
    pub public_url: Option<String>,
    /// Guards the routes of test mode; there is no test mode without.
    pub test_mode: Option<TestToken>,
    /// What the first account begins with. Read at the first start only.
    pub first: First,
}

/// What the first account begins with. What is not said is made at random.
#[derive(Debug, Clone, Default)]
pub struct First {
    /// Twelve digits.
    pub account_id: Option<String>,
    /// The root user's access key id.
    pub access_key_id: Option<String>,
    /// The root user's secret access key.
    pub secret_access_key: Option<Secret>,
    /// The root user's password.
    pub password: Option<Secret>,
}

impl Config {
    /// A server on loopback and a port that is free, over a folder.
    pub fn new(data: impl Into<PathBuf>) -> Config {
        Config {
            data: data.into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            master_key: None,
            tls: None,
            public_url: None,
            test_mode: None,
            first: First::default(),
        }
    }

    /// The master key's file.
    pub(crate) fn master_key(&self) -> PathBuf {
        master_key(&self.data, self.master_key.as_deref())
    }
}

/// The master key's file, if it has no place of its own: in the data folder.
pub(crate) fn master_key(data: &Path, own: Option<&Path>) -> PathBuf {
    own.map_or_else(|| data.join("master.key"), Path::to_path_buf)
}
