//! Keys of the environment.

use crate::chain::AccessKey;
use crate::env::Env;
use countersign_ident::Secret;

/// The key pair of the environment; half a pair or a blank value is none, as in the SDKs.
pub(super) fn key(env: &Env) -> Option<AccessKey> {
    Some(AccessKey {
        access_key_id: env.text("AWS_ACCESS_KEY_ID")?.to_owned(),
        secret_access_key: Secret::from(env.text("AWS_SECRET_ACCESS_KEY")?),
        session_token: env.text("AWS_SESSION_TOKEN").map(Secret::from),
        account_id: env.text("AWS_ACCOUNT_ID").map(str::to_owned),
    })
}
