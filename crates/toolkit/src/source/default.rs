//! The rest of the SDKs' default chain, after the keys of the environment and the profile.

use crate::Error;
use crate::chain::{Broken, Chain, Code, Step, What};
use crate::env::Env;
use crate::source::container;

const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE: &str = "AWS_ROLE_ARN";
const INSTANCE: &str = "Ec2InstanceMetadata";

/// Whether the search goes on after a profile that does not work: one that says nothing about credentials
/// is passed over, one that is wrong is not.
pub(super) fn is_passed_over(broken: &Broken, profile: &str) -> bool {
    match broken.code {
        Code::NoCredentials => broken.profile == profile,
        Code::ProfileNotFound => broken.profile == "default" && profile == "default",
        _ => false,
    }
}

/// What comes next: a web identity of the environment, the container's endpoint, instance metadata.
pub(super) fn after_profiles(env: &Env, profile: &str) -> Result<Chain, Error> {
    let owned = |name: &str| env.text(name).map(str::to_owned);
    let what = if let Some(token_file) = owned(TOKEN_FILE) {
        let Some(role_arn) = owned(ROLE) else {
            return Err(Error::Failed(format!("{TOKEN_FILE} is set and {ROLE} is not")));
        };
        let role_session_name = owned("AWS_ROLE_SESSION_NAME");
        What::WebIdentity { role_arn, token_file, role_session_name }
    } else if container::is_there(env) {
        What::CredentialSource("EcsContainer".to_owned())
    } else {
        What::CredentialSource(INSTANCE.to_owned())
    };
    let profile = profile.to_owned();
    Ok(Chain { steps: vec![Step { profile: profile.clone(), what }], profile })
}

/// The error at the end of the search: when even instance metadata has nothing, all of it is told.
pub(super) fn nowhere(chain: &Chain, passed: &Broken, last: Error) -> Error {
    let instance = What::CredentialSource(INSTANCE.to_owned());
    if chain.steps.last().is_none_or(|step| step.what != instance) {
        return last;
    }
    Error::Failed(format!(
        "there are no credentials: the environment has no keys, {}, the environment names no token file and no container endpoint, and {last}",
        passed.message
    ))
}
