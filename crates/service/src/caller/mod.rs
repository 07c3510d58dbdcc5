//! Who is calling: the signature, the session token, the key's state.

mod policies;
mod signature;
pub(crate) mod token;

use crate::arn::{Digits, arn};
use crate::fault::Fault;
use crate::state::records::User;
use crate::state::{PolicyArn, RoleState};
use countersign_api::Op;
use countersign_policy::Document;
use std::sync::Arc;

pub(crate) use policies::Compiled;
pub use signature::inspect;
pub(crate) use signature::{Signatures, Times, authenticate, of_session};

/// Whoever makes a call. The records are those of the snapshot that the call runs on.
#[derive(Debug, Clone)]
pub(crate) enum Caller {
    /// An account's root user.
    Root { account: u64, key: String, session: Option<Session> },
    /// A user, with a long-term key or a `GetSessionToken` session.
    User { user: Arc<User>, key: String, session: Option<Session> },
    /// A role's session.
    Role { role: Arc<RoleState>, key: String, name: String, session: Session },
    /// A `GetFederationToken` session of a user, or of the root user where there is none.
    Federated { account: u64, user: Option<Arc<User>>, key: String, name: String, session: Session },
    /// A browser that has not signed in, or not yet wholly.
    Visitor,
    /// This installation itself: its command line, or another part of the server.
    Installation,
}

/// What temporary credentials carry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Session {
    pub(crate) issued: i64,
    /// When the code was accepted.
    pub(crate) mfa: Option<i64>,
    pub(crate) policies: Option<Vec<Arc<Document>>>,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) transitive: Vec<String>,
    pub(crate) source_identity: Option<String>,
    pub(crate) depth: u32,
    /// It is a browser's, not of credentials that were handed out.
    pub(crate) console: bool,
}

impl Caller {
    /// The caller's account; 0 for the installation, which has none.
    pub(crate) fn account(&self) -> u64 {
        match self {
            Caller::Root { account, .. } | Caller::Federated { account, .. } => *account,
            Caller::User { user, .. } => user.account,
            Caller::Role { role, .. } => role.account,
            Caller::Visitor | Caller::Installation => 0,
        }
    }

    /// The ARN that `GetCallerIdentity` and refusals name.
    pub(crate) fn arn(&self) -> String {
        match self {
            Caller::Root { account, .. } => arn("iam", *account, &["root"]),
            Caller::User { user, .. } => user.arn(),
            Caller::Role { role, name, .. } => {
                arn("sts", role.account, &["assumed-role/", &role.name, "/", name])
            }
            Caller::Federated { account, name, .. } => {
                arn("sts", *account, &["federated-user/", name])
            }
            Caller::Visitor => "visitor".to_owned(),
            Caller::Installation => "installation".to_owned(),
        }
    }

    /// `aws:PrincipalArn`: the role's ARN for a role session.
    pub(crate) fn principal_arn(&self) -> String {
        match self {
            Caller::Role { role, .. } => role.arn(),
            _ => self.arn(),
        }
    }

    /// `aws:userid`.
    pub(crate) fn user_id(&self) -> String {
        match self {
            Caller::Root { account, .. } => format!("{account:012}"),
            Caller::User { user, .. } => user.id.clone(),
            Caller::Role { role, name, .. } => format!("{}:{name}", role.id),
            Caller::Federated { account, name, .. } => {
                format!("{}:{name}", Digits::of(*account).as_str())
            }
            Caller::Visitor | Caller::Installation => String::new(),
        }
    }

    /// The temporary credentials' session, when the call was signed with some.
    pub(crate) fn session(&self) -> Option<&Session> {
        match self {
            Caller::Root { session, .. } | Caller::User { session, .. } => session.as_ref(),
            Caller::Role { session, .. } | Caller::Federated { session, .. } => Some(session),
            Caller::Visitor | Caller::Installation => None,
        }
    }

    /// The ARN of the policy that bounds what identity policies may allow.
    pub(crate) fn boundary(&self) -> Option<&PolicyArn> {
        match self {
            Caller::User { user, .. } | Caller::Federated { user: Some(user), .. } => {
                user.boundary.as_ref()
            }
            Caller::Role { role, .. } => role.boundary.as_ref(),
            Caller::Root { .. }
            | Caller::Federated { user: None, .. }
            | Caller::Visitor
            | Caller::Installation => None,
        }
    }

    /// The access key id that signed.
    pub(crate) fn access_key_id(&self) -> &str {
        match self {
            Caller::Root { key, .. }
            | Caller::User { key, .. }
            | Caller::Role { key, .. }
            | Caller::Federated { key, .. } => key,
            Caller::Visitor | Caller::Installation => "",
        }
    }

    /// The user, for self-service forms.
    pub(crate) fn as_user(&self) -> Option<&Arc<User>> {
        match self {
            Caller::User { user, .. } => Some(user),
            _ => None,
        }
    }
}

/// What kind of credentials may call an operation at all, before policy is asked (IAM user guide, "Compare AWS STS
/// credentials").
///
/// No session makes a session of its own kind. A `GetSessionToken` session calls no IAM without a code, and of STS only
/// `AssumeRole` and `GetCallerIdentity`; a `GetFederationToken` session no IAM at all, and of STS only
/// `GetCallerIdentity`.
pub(crate) fn allowed_api(caller: &Caller, op: &Op) -> Result<(), Fault> {
    let Some(session) = caller.session() else { return Ok(()) };
    let denied = || Err(Fault::denied(format!("Cannot call {} with session credentials", op.name)));
    if op.service == "sts" && ["GetFederationToken", "GetSessionToken"].contains(&op.name) {
        return denied();
    }
    // A console session calls IAM as the user's key does.
    if session.console || matches!(caller, Caller::Role { .. }) {
        return Ok(());
    }
    let federated = matches!(caller, Caller::Federated { .. });
    match (op.service, op.name) {
        ("sts", "GetCallerIdentity") => Ok(()),
        ("sts", "AssumeRole") if !federated => Ok(()),
        ("sts", _) => denied(),
        ("iam", _) if federated || session.mfa.is_none() => Err(Fault::invalid_token()),
        _ => Ok(()),
    }
}
