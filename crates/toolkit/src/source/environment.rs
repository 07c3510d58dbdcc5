//! Keys of the environment.

use super::Credentials;
use crate::chain::AccessKey;
use crate::env::Env;
use crate::{Error, error::printable};
use countersign_ident::Secret;
use jiff::Timestamp;

/// When the keys end, as `countersign exec` and others write it beside them.
const EXPIRATION: &str = "AWS_CREDENTIAL_EXPIRATION";

/// The credentials of the environment; half a key pair or a blank value is none, as in the SDKs. Those
/// that have ended by `now`, in Unix seconds, are an error.
pub(super) fn credentials(env: &Env, now: i64) -> Result<Option<Credentials>, Error> {
    let Some(key) = key(env) else { return Ok(None) };
    let credentials = Credentials::of_key(&key, now);
    let Some(text) = env.text(EXPIRATION).map(str::trim) else { return Ok(Some(credentials)) };
    let end = text
        .parse::<Timestamp>()
        .map(Timestamp::as_second)
        .map_err(|_| Error::Failed(format!("{EXPIRATION} is not a time as RFC 3339 writes it")))?;
    if end <= now {
        let message = format!(
            "the credentials of the environment have ended ({EXPIRATION} is {}): unset them, or begin anew where they came from",
            printable(text)
        );
        return Err(Error::Failed(message));
    }
    let (expiration, expiration_text) = (Some(end), Some(text.to_owned()));
    Ok(Some(Credentials { expiration, expiration_text, ..credentials }))
}

fn key(env: &Env) -> Option<AccessKey> {
    Some(AccessKey {
        access_key_id: env.text("AWS_ACCESS_KEY_ID")?.to_owned(),
        secret_access_key: Secret::from(env.text("AWS_SECRET_ACCESS_KEY")?),
        session_token: env.text("AWS_SESSION_TOKEN").map(Secret::from),
        account_id: env.text("AWS_ACCOUNT_ID").map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_keys_is_read_and_minded() {
        let env = Env::of(&[("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "canary")]);
        assert_eq!(credentials(&env, 7).unwrap().unwrap().expiration, None);
        let until = |text: &str, now| credentials(&env.with(EXPIRATION, text), now);
        let text = "1970-01-01T01:00:10+01:00";
        let seen = until(text, 9).unwrap().unwrap();
        assert_eq!((seen.expiration, seen.expiration_text.as_deref()), (Some(10), Some(text)));
        assert_eq!(until(" ", 9).unwrap().unwrap().expiration, None);
        for (text, now, why) in [(text, 10, "have ended"), ("soon", 9, "is not a time")] {
            let error = until(text, now).unwrap_err().to_string();
            assert!(error.contains(why) && !error.contains("canary"), "{error}");
        }
        // Without keys it is nobody's.
        assert_eq!(credentials(&Env::of(&[(EXPIRATION, "soon")]), 9).unwrap(), None);
    }
}
