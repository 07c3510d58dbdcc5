//! The steps of a chain, and what stands in them.

use countersign_ident::Secret;

/// The steps in the order they are taken; the last one yields the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The profile that was asked for.
    pub profile: String,
    /// At least one.
    pub steps: Vec<Step>,
}

/// A step and the section it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The profile whose section says it.
    pub profile: String,
    /// What is done.
    pub what: What,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Takes the keys that stand in the file.
    AccessKey(AccessKey),
    /// Takes what `Environment`, `Ec2InstanceMetadata` or `EcsContainer` gives.
    CredentialSource(String),
    /// Runs a program that prints credentials.
    CredentialProcess {
        /// The command line.
        command: String,
        /// `aws_account_id`, where the program does not say it.
        account_id: Option<String>,
    },
    /// Trades a token in a file for a role.
    WebIdentity {
        /// The role.
        role_arn: String,
        /// Where the token is.
        token_file: String,
        /// `role_session_name`.
        role_session_name: Option<String>,
    },
    /// Takes a role of IAM Identity Center.
    Sso {
        /// The name of the `[sso-session]`.
        session: Option<String>,
        /// Its region.
        region: Option<String>,
        /// Its start page.
        start_url: Option<String>,
        /// The account.
        account_id: Option<String>,
        /// The role's name there.
        role_name: Option<String>,
    },
    /// `GetSessionToken` with a code.
    SessionToken {
        /// The device.
        mfa: Mfa,
        /// `duration_seconds`.
        duration_seconds: Option<i32>,
    },
    /// `AssumeRole`, with a code where there is a device.
    AssumeRole(Role),
}

/// A key pair from a file or the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessKey {
    /// `aws_access_key_id`.
    pub access_key_id: String,
    /// `aws_secret_access_key`.
    pub secret_access_key: Secret,
    /// `aws_session_token`.
    pub session_token: Option<Secret>,
    /// `aws_account_id`.
    pub account_id: Option<String>,
}

/// A role to assume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// `role_arn`.
    pub role_arn: String,
    /// `role_session_name`; without one the toolkit makes one up.
    pub role_session_name: Option<String>,
    /// `external_id`.
    pub external_id: Option<String>,
    /// The device whose code opens it.
    pub mfa: Option<Mfa>,
    /// `duration_seconds`.
    pub duration_seconds: Option<i32>,
    /// `role_session_tags`, a setting of ours: the session's tags, keys with values, in order.
    pub tags: Vec<(String, String)>,
    /// `role_transitive_tag_keys`, a setting of ours: the tags that pass on to roles assumed from there.
    pub transitive_tag_keys: Vec<String>,
    /// The name of the file that aws-cli keeps this role's session in, where `cli_cache`, a setting of ours,
    /// says to share that with it.
    pub cli_cache: Option<String>,
}

/// A device, and where its codes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mfa {
    /// `mfa_serial`.
    pub serial: String,
    /// `mfa_process`: a program that prints a code.
    pub process: Option<String>,
}
