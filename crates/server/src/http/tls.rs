//! TLS from a certificate and its key, both PEM files.

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

/// Why there is no TLS: in words for whoever started the server.
#[derive(Debug)]
pub(crate) struct NoTls(String);

impl fmt::Display for NoTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the files, leaf certificate first.
pub(crate) fn acceptor(certificates: &Path, key: &Path) -> Result<TlsAcceptor, NoTls> {
    let cannot = |file: &Path, error: &dyn fmt::Display| {
        NoTls(format!("cannot read `{}`: {error}", file.display()))
    };
    let chain: Vec<_> = CertificateDer::pem_file_iter(certificates)
        .and_then(Iterator::collect)
        .map_err(|error| cannot(certificates, &error))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| cannot(key, &error))?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| NoTls(error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| NoTls(format!("the certificate and the key cannot be used: {error}")))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
