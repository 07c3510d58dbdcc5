//! The JSON of `profile explain --json`: the steps, or why there are none.

use super::{Broken, Chain, Step, What};
use serde_json::{Map, Value, json};

/// A chain, or what keeps it from working, as one JSON object. It holds no secret.
pub fn explain(profile: &str, resolved: &Result<Chain, Broken>) -> Value {
    match resolved {
        Ok(chain) => {
            let steps: Vec<Value> = chain.steps.iter().map(step).collect();
            json!({"profile": profile, "chain": steps})
        }
        Err(broken) => {
            let error = object([
                ("code", Some(broken.code.to_string().into())),
                ("message", text(Some(&broken.message))),
                ("profile", text(Some(&broken.profile))),
                ("key", broken.key.map(Into::into)),
            ]);
            json!({"profile": profile, "error": error})
        }
    }
}

fn step(step: &Step) -> Value {
    let (kind, members): (_, Vec<(&str, Option<Value>)>) = match &step.what {
        What::AccessKey(key) => (
            "access_key",
            vec![
                ("access_key_id", text(Some(&key.access_key_id))),
                ("account_id", text(key.account_id.as_ref())),
            ],
        ),
        What::CredentialSource(source) => {
            ("credential_source", vec![("credential_source", text(Some(source)))])
        }
        What::CredentialProcess { command, account_id } => (
            "credential_process",
            vec![("command", text(Some(command))), ("account_id", text(account_id.as_ref()))],
        ),
        What::WebIdentity { role_arn, token_file, role_session_name } => (
            "web_identity",
            vec![
                ("role_arn", text(Some(role_arn))),
                ("web_identity_token_file", text(Some(token_file))),
                ("role_session_name", text(role_session_name.as_ref())),
            ],
        ),
        What::Sso { session, region, start_url, account_id, role_name } => (
            "sso",
            vec![
                ("sso_session", text(session.as_ref())),
                ("sso_region", text(region.as_ref())),
                ("sso_start_url", text(start_url.as_ref())),
                ("sso_account_id", text(account_id.as_ref())),
                ("sso_role_name", text(role_name.as_ref())),
            ],
        ),
        What::SessionToken { mfa, duration_seconds } => (
            "session_token",
            vec![
                ("mfa_serial", text(Some(&mfa.serial))),
                ("duration_seconds", duration_seconds.map(Into::into)),
            ],
        ),
        What::AssumeRole(role) => {
            let tags: Map<_, _> =
                role.tags.iter().map(|(key, value)| (key.clone(), json!(value))).collect();
            let transitive = &role.transitive_tag_keys;
            (
                "assume_role",
                vec![
                    ("role_arn", text(Some(&role.role_arn))),
                    ("role_session_name", text(role.role_session_name.as_ref())),
                    ("external_id", text(role.external_id.as_ref())),
                    ("mfa_serial", text(role.mfa.as_ref().map(|mfa| &mfa.serial))),
                    ("duration_seconds", role.duration_seconds.map(Into::into)),
                    ("tags", (!tags.is_empty()).then_some(tags.into())),
                    ("cli_cache", role.cli_cache.as_ref().map(|_| true.into())),
                    ("transitive_tag_keys", (!transitive.is_empty()).then(|| json!(transitive))),
                ],
            )
        }
    };
    let named = [("kind", Some(kind.into())), ("profile", text(Some(&step.profile)))];
    object(named.into_iter().chain(members))
}

fn text(text: Option<&String>) -> Option<Value> {
    text.map(|text| text.as_str().into())
}

/// An object of the members that have a value.
fn object<'a>(members: impl IntoIterator<Item = (&'a str, Option<Value>)>) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    there.collect::<Map<_, _>>().into()
}
