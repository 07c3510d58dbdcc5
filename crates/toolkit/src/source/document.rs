//! Credentials as a JSON document: what a container's endpoint, instance metadata and a
//! `credential_process` print alike.

use super::Credentials;
use countersign_ident::Secret;
use jiff::Timestamp;
use serde::Deserialize;

/// A document, read.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Document {
    /// Of a `credential_process`: 1.
    pub(super) version: Option<u64>,
    /// Of instance metadata: `Success`, or what went wrong.
    pub(super) code: Option<String>,
    /// Of an endpoint: what went wrong, for a person.
    pub(super) message: Option<String>,
    access_key_id: Option<String>,
    secret_access_key: Option<String>,
    #[serde(alias = "SessionToken")]
    token: Option<String>,
    expiration: Option<String>,
    account_id: Option<String>,
}

impl Document {
    /// Reads a document. The reason why it is none repeats nothing of it, since it may hold secrets.
    pub(super) fn read(bytes: &[u8]) -> Result<Document, String> {
        serde_json::from_slice(bytes).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            match error.classify() {
                serde_json::error::Category::Data => {
                    format!("a value is not what it should be, at {place}")
                }
                _ => format!("invalid JSON, at {place}"),
            }
        })
    }

    /// The credentials in it. `now` is the time in Unix seconds.
    pub(super) fn credentials(self, now: i64) -> Result<Credentials, String> {
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let secret = self.secret_access_key.map(Secret::new).filter(|secret| !secret.is_empty());
        let expiration_text = said(self.expiration);
        let expiration = expiration_text
            .as_deref()
            .map(|text| text.parse::<Timestamp>().map(Timestamp::as_second))
            .transpose()
            .map_err(|_| "`Expiration` is not a time as RFC 3339 writes it".to_owned())?;
        Ok(Credentials {
            access_key_id: said(self.access_key_id).ok_or("`AccessKeyId` is missing")?,
            secret_access_key: secret.ok_or("`SecretAccessKey` is missing")?,
            session_token: self.token.map(Secret::new).filter(|token| !token.is_empty()),
            expiration,
            expiration_text,
            issued: now,
            account_id: said(self.account_id),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Credentials, String> {
        Document::read(text.as_bytes())?.credentials(7)
    }

    #[test]
    fn reads_what_each_of_the_three_prints() {
        for token in ["Token", "SessionToken"] {
            let text = format!(
                "{{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"{token}\":\"T\",\"Expiration\":\"1970-01-01T01:00:01.5+01:00\",\"AccountId\":\"1\",\"More\":[]}}"
            );
            let seen = read(&text).unwrap();
            assert_eq!((seen.access_key_id.as_str(), seen.issued), ("A", 7));
            assert_eq!(seen.session_token, Some("T".into()));
            assert_eq!(seen.expiration_text.as_deref(), Some("1970-01-01T01:00:01.5+01:00"));
            assert_eq!((seen.expiration, seen.account_id.as_deref()), (Some(1), Some("1")));
        }
        let bare =
            read("{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"Token\":\"\"}").unwrap();
        assert_eq!((bare.session_token, bare.expiration, bare.account_id), (None, None, None));
    }

    #[test]
    fn a_document_that_is_none_is_not_repeated() {
        for (text, why) in [
            ("canary", "invalid JSON, at line 1"),
            ("{\"AccessKeyId\":\"A\",\"SecretAccessKey\":[\"canary\"]}", "a value is not"),
            ("{\"SecretAccessKey\":\"canary\"}", "`AccessKeyId` is missing"),
            ("{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"\"}", "`SecretAccessKey` is missing"),
            (
                "{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"canary\",\"Expiration\":\"canary\"}",
                "`Expiration` is not a time",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(why) && !error.contains("canary"), "{text}: {error}");
        }
    }
}
