//! Why a profile cannot work.

use std::fmt;

/// Why a profile cannot work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What kind of fault it is.
    pub code: Code,
    /// What is wrong, for a person.
    pub message: String,
    /// The section at fault.
    pub profile: String,
    /// The setting at fault.
    pub key: Option<&'static str>,
}

/// The kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The profile asked for, or a source profile, does not exist.
    ProfileNotFound,
    /// `role_arn` without anything to assume it with.
    NoSource,
    /// `source_profile` and `credential_source` together.
    TwoSources,
    /// One of the two key settings without the other.
    IncompleteKeys,
    /// Nothing that yields credentials.
    NoCredentials,
    /// Profiles that lead back to one already passed.
    Loop,
    /// `web_identity_token_file` without `role_arn`.
    MissingRoleArn,
    /// One of `sso_account_id` and `sso_role_name` without the other.
    IncompleteSso,
    /// A setting that belongs in the `[sso-session]`.
    SsoConflict,
    /// `sso_session` names none.
    SsoSessionNotFound,
    /// A value that its setting cannot have.
    InvalidValue,
}

impl fmt::Display for Code {
    /// The code as `profile explain --json` prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Code::ProfileNotFound => "profile_not_found",
            Code::NoSource => "no_source",
            Code::TwoSources => "two_sources",
            Code::IncompleteKeys => "incomplete_keys",
            Code::NoCredentials => "no_credentials",
            Code::Loop => "loop",
            Code::MissingRoleArn => "missing_role_arn",
            Code::IncompleteSso => "incomplete_sso",
            Code::SsoConflict => "sso_conflict",
            Code::SsoSessionNotFound => "sso_session_not_found",
            Code::InvalidValue => "invalid_value",
        })
    }
}
