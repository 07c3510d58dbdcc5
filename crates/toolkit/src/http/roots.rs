//! The trusted roots.

use super::Trust;
use crate::Error;
use std::path::PathBuf;
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

/// The roots: `AWS_CA_BUNDLE`, the profile's `ca_bundle`, `SSL_CERT_FILE`, else the system's.
pub(super) fn roots(trust: &Trust<'_>) -> Result<RootCerts, Error> {
    let named = trust
        .env
        .path("AWS_CA_BUNDLE")
        .or_else(|| trust.profile.text("ca_bundle").map(PathBuf::from))
        .or_else(|| trust.env.path("SSL_CERT_FILE"));
    let system = || SYSTEM.iter().map(PathBuf::from).find(|path| path.is_file());
    let Some(path) = named.or_else(system) else {
        let message =
            "no trusted roots were found on this system: name a file of them in AWS_CA_BUNDLE";
        return Err(Error::Failed(message.to_owned()));
    };
    let fail = |why: &dyn std::fmt::Display| {
        Error::Failed(format!("cannot take the trusted roots from {}: {why}", path.display()))
    };
    let bytes = std::fs::read(&path).map_err(|error| fail(&error))?;
    let mut found: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(&bytes) {
        if let PemItem::Certificate(certificate) = item.map_err(|error| fail(&error))? {
            found.push(certificate);
        }
    }
    if found.is_empty() {
        return Err(fail(&"it holds no certificate"));
    }
    Ok(RootCerts::new_with_certs(&found))
}

/// Where systems keep their roots.
const SYSTEM: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;
    use crate::profile::Settings;

    #[test]
    fn roots_come_from_the_file_that_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("roots.pem");
        std::fs::write(&file, "no certificate\n").unwrap();
        let file = file.to_str().unwrap();
        for (env, profile) in [
            (Env::of(&[("AWS_CA_BUNDLE", file)]), Settings::default()),
            (Env::default(), Settings::from_iter([("ca_bundle", file)])),
            (Env::of(&[("AWS_CA_BUNDLE", "/nonexistent")]), Settings::default()),
        ] {
            let error = roots(&Trust { env: &env, profile: &profile }).unwrap_err().to_string();
            assert!(error.contains("trusted roots from /"), "{error}");
        }
    }
}
