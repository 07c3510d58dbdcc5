//! What every step yields, and how long it is to be used.

use crate::chain::AccessKey;
use crate::process::rfc3339;
use countersign_ident::Secret;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Keys that calls are signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret that belongs to it.
    pub secret_access_key: Secret,
    /// The session token, for temporary credentials.
    pub session_token: Option<Secret>,
    /// When they end, in Unix seconds; keys from a file do not.
    pub expiration: Option<i64>,
    /// That time as a program or an endpoint wrote it; STS's has one form only.
    pub expiration_text: Option<String>,
    /// When they were made, in Unix seconds by our clock.
    pub issued: i64,
    /// The account they belong to, where that is known.
    pub account_id: Option<String>,
}

/// What is left of a session when a new one is made, at most, in seconds.
const MARGIN: i64 = 15 * 60;

impl Credentials {
    /// A key that lasts until somebody deletes it, found or made at `now` in Unix seconds.
    pub fn lasting(access_key_id: String, secret_access_key: Secret, now: i64) -> Credentials {
        Credentials {
            access_key_id,
            secret_access_key,
            session_token: None,
            expiration: None,
            expiration_text: None,
            issued: now,
            account_id: None,
        }
    }

    /// Keys as they stand in a file or the environment, found at `now` in Unix seconds.
    pub(crate) fn of_key(key: &AccessKey, now: i64) -> Credentials {
        let id = key.access_key_id.clone();
        Credentials {
            session_token: key.session_token.clone(),
            account_id: key.account_id.clone(),
            ..Credentials::lasting(id, key.secret_access_key.clone(), now)
        }
    }

    /// Whether they are still to be used: until min(15 minutes, a quarter of their life) is left.
    pub fn is_fresh(&self, now: i64) -> bool {
        self.expiration.is_none_or(|end| {
            let life = end.saturating_sub(self.issued);
            end.saturating_sub(now) > MARGIN.min(life / 4)
        })
    }

    /// When they end, in the issuer's own words where there are any.
    pub(crate) fn end(&self) -> Option<String> {
        self.expiration_text.clone().or_else(|| self.expiration.map(rfc3339))
    }

    /// The bytes of a cache entry, before they are sealed.
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let kept: Kept<&str> = Kept {
            access_key_id: &self.access_key_id,
            secret_access_key: self.secret_access_key.expose(),
            session_token: self.session_token.as_ref().map(Secret::expose),
            expiration: self.expiration,
            issued: self.issued,
            account_id: self.account_id.as_deref(),
        };
        // Texts and numbers always have a JSON form; one that had not would not be read back.
        Zeroizing::new(serde_json::to_vec(&kept).unwrap_or_default())
    }

    /// Reads the bytes of a cache entry.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Credentials> {
        let kept: Kept<String> = serde_json::from_slice(bytes).ok()?;
        Some(Credentials {
            access_key_id: kept.access_key_id,
            secret_access_key: Secret::new(kept.secret_access_key),
            session_token: kept.session_token.map(Secret::new),
            expiration: kept.expiration,
            // What is kept is STS's.
            expiration_text: None,
            issued: kept.issued,
            account_id: kept.account_id,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    access_key_id: T,
    secret_access_key: T,
    session_token: Option<T>,
    expiration: Option<i64>,
    issued: i64,
    account_id: Option<T>,
}
