//! Where the two files are, and which profile is meant.

use crate::env::Env;
use std::path::PathBuf;

/// Where the two files are; neither need exist. Without a home folder there is none to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// `AWS_CONFIG_FILE`, else `~/.aws/config`.
    pub config: Option<PathBuf>,
    /// `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws/credentials`.
    pub credentials: Option<PathBuf>,
}

impl Files {
    /// Finds the files as the SDKs do.
    pub fn locate(env: &Env) -> Files {
        let beside = |name: &str| env.home().map(|home| home.join(".aws").join(name));
        Files {
            config: env.path("AWS_CONFIG_FILE").or_else(|| beside("config")),
            credentials: env.path("AWS_SHARED_CREDENTIALS_FILE").or_else(|| beside("credentials")),
        }
    }
}

/// The profile that is meant when none is named: `AWS_PROFILE`, else `default`.
pub fn selected(env: &Env) -> &str {
    env.text("AWS_PROFILE").unwrap_or("default")
}
