//! Principals: who calls, and whom a resource policy names.

use crate::json::Json;
use crate::malformed::Malformed;

/// Who makes a request. Unique ids are compared where both sides have one, else ARNs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Principal<'a> {
    /// An account's root user.
    Root {
        /// Twelve digits.
        account: &'a str,
    },
    /// A user.
    User {
        /// `arn:aws:iam::ACCOUNT:user/path/name`.
        arn: &'a str,
        /// `AIDA…`.
        id: Option<&'a str>,
    },
    /// A role's session (or a role itself, where `session_arn` is empty).
    Role {
        /// `arn:aws:iam::ACCOUNT:role/path/name`; empty where only the session's is known.
        role_arn: &'a str,
        /// `arn:aws:sts::ACCOUNT:assumed-role/name/session`.
        session_arn: &'a str,
        /// `AROA…`.
        role_id: Option<&'a str>,
        /// `AROA…:session`.
        session_id: Option<&'a str>,
    },
    /// A `GetFederationToken` session.
    FederatedUser {
        /// `arn:aws:sts::ACCOUNT:federated-user/name`.
        arn: &'a str,
        /// The ARN of the user who made it; empty where it is not known.
        user_arn: &'a str,
    },
    /// An AWS service: `lambda.amazonaws.com`.
    Service(&'a str),
    /// Someone whom an identity provider vouches for: the provider's ARN or name.
    Federated(&'a str),
    /// Nobody in particular.
    Anonymous,
}

impl<'a> Principal<'a> {
    /// The caller's account; `None` for services and strangers.
    pub fn account(&self) -> Option<&'a str> {
        let of = |arn: &'a str| arn.split(':').nth(4).filter(|account| !account.is_empty());
        match self {
            Principal::Root { account } => Some(account),
            Principal::User { arn, .. } | Principal::FederatedUser { arn, .. } => of(arn),
            Principal::Role { role_arn, session_arn, .. } => {
                of(session_arn).or_else(|| of(role_arn))
            }
            _ => None,
        }
    }

    /// The principal that an ARN says it is.
    pub(crate) fn of_arn(arn: &'a str) -> Principal<'a> {
        let (account, resource) = (
            arn.split(':').nth(4).unwrap_or_default(),
            arn.splitn(6, ':').nth(5).unwrap_or_default(),
        );
        match resource.split_once('/').map_or(resource, |(kind, _)| kind) {
            "root" => Principal::Root { account },
            "role" => {
                Principal::Role { role_arn: arn, session_arn: "", role_id: None, session_id: None }
            }
            "assumed-role" => {
                Principal::Role { role_arn: "", session_arn: arn, role_id: None, session_id: None }
            }
            "federated-user" => Principal::FederatedUser { arn, user_arn: "" },
            _ => Principal::User { arn, id: None },
        }
    }
}

/// How a policy's principal names a caller. A later one says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// By account: its identity policies decide.
    Account,
    /// By the role or user behind a session: its boundary and session policies still limit.
    Behind,
    /// Directly: nothing else is needed in the same account.
    Directly,
}

/// `Principal` or `NotPrincipal`.
#[derive(Debug, Clone)]
pub(crate) struct Principals {
    pub(crate) not: bool,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
enum Entry {
    Everyone,
    Account(String),
    Arn { arn: String, bound: Bound },
    Id(String),
    Service(String),
    Federated(String),
    Canonical,
}

/// What an ARN meant when the policy was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Bound {
    /// Nobody has said; the ARN is compared.
    Open,
    /// This unique id.
    To(String),
    /// Nobody: whom it named is gone.
    Nobody,
}

impl Principals {
    /// Reads a `Principal` element.
    pub(crate) fn parse(json: &Json, not: bool) -> Result<Principals, Malformed> {
        if let Some(text) = json.text() {
            return if text == "*" {
                Ok(Principals { not, entries: vec![Entry::Everyone] })
            } else {
                Err(Malformed::syntax())
            };
        }
        let Json::Object(kinds) = json else { return Err(Malformed::syntax()) };
        let mut entries = Vec::new();
        for (kind, names) in kinds {
            for name in names.texts().ok_or_else(Malformed::syntax)? {
                entries.push(Entry::parse(kind, name)?);
            }
        }
        if entries.is_empty() {
            return Err(Malformed::syntax());
        }
        Ok(Principals { not, entries })
    }

    /// How the entries name a caller, if they do.
    pub(crate) fn name(&self, caller: &Principal<'_>) -> Option<Named> {
        if !self.not {
            return self.entries.iter().filter_map(|entry| entry.name(caller)).max();
        }
        // Excepted is who is named in every form: account and user, or account, role and session.
        let named = |wanted: Named| self.entries.iter().any(|e| e.name(caller) == Some(wanted));
        let forms: &[Named] = match caller {
            Principal::User { .. } => &[Named::Account, Named::Directly],
            Principal::Role { .. } | Principal::FederatedUser { .. } => {
                &[Named::Account, Named::Behind, Named::Directly]
            }
            Principal::Root { .. } => &[Named::Account],
            _ => &[Named::Directly],
        };
        let everyone = self.entries.iter().any(|e| matches!(e, Entry::Everyone));
        let excepted = everyone || forms.iter().all(|form| named(*form));
        (!excepted).then_some(Named::Directly)
    }

    /// The values under `AWS`.
    pub(crate) fn aws(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Account(text) | Entry::Arn { arn: text, .. } | Entry::Id(text) => {
                Some(text.as_str())
            }
            _ => None,
        })
    }

    /// Binds each user's or role's ARN to what it means now.
    pub(crate) fn bind(&mut self, id_of: &mut dyn FnMut(&str) -> Option<String>) {
        for entry in &mut self.entries {
            if let Entry::Arn { arn, bound } = entry {
                let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
                if resource.starts_with("user/") || resource.starts_with("role/") {
                    *bound = id_of(arn).map_or(Bound::Nobody, Bound::To);
                }
            }
        }
    }

    pub(crate) fn everyone() -> Principals {
        Principals { not: false, entries: vec![Entry::Everyone] }
    }
}

impl Entry {
    fn parse(kind: &str, name: &str) -> Result<Entry, Malformed> {
        let invalid =
            || Malformed::new(format!("Invalid principal in policy: \"{kind}\":\"{name}\""));
        match kind {
            "AWS" if name == "*" => Ok(Entry::Everyone),
            // No wildcards inside a name: they would name nobody.
            _ if name.contains(['*', '?']) || name.is_empty() => Err(invalid()),
            "AWS" => {
                let digits =
                    |text: &str| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
                if digits(name) {
                    return Ok(Entry::Account(name.to_owned()));
                }
                let id = name.len() >= 16
                    && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
                if id && (name.starts_with("AIDA") || name.starts_with("AROA")) {
                    return Ok(Entry::Id(name.to_owned()));
                }
                let parts: Vec<&str> = name.splitn(6, ':').collect();
                match parts.as_slice() {
                    ["arn", partition, "iam" | "sts", "", account, "root"]
                        if digits(account) && !partition.is_empty() =>
                    {
                        Ok(Entry::Account((*account).to_owned()))
                    }
                    ["arn", partition, "iam" | "sts", "", account, resource]
                        if digits(account) && !partition.is_empty() && resource.contains('/') =>
                    {
                        Ok(Entry::Arn { arn: name.to_owned(), bound: Bound::Open })
                    }
                    _ => Err(invalid()),
                }
            }
            "Service" => Ok(Entry::Service(name.to_owned())),
            "Federated" => Ok(Entry::Federated(name.to_owned())),
            "CanonicalUser" => Ok(Entry::Canonical),
            _ => Err(Malformed::syntax()),
        }
    }

    fn name(&self, caller: &Principal<'_>) -> Option<Named> {
        match (self, caller) {
            (Entry::Everyone, _) => Some(Named::Directly),
            (Entry::Account(account), Principal::Root { account: caller }) => {
                (account == caller).then_some(Named::Account)
            }
            (Entry::Account(account), caller) => {
                (caller.account() == Some(account)).then_some(Named::Account)
            }
            (Entry::Arn { arn, bound }, caller) => name_by_arn(arn, bound, caller),
            (Entry::Id(id), Principal::User { id: Some(caller), .. }) => {
                (id == caller).then_some(Named::Directly)
            }
            (Entry::Id(id), Principal::Role { role_id: Some(caller), .. }) => {
                (id == caller).then_some(Named::Behind)
            }
            (Entry::Service(name), Principal::Service(caller))
            | (Entry::Federated(name), Principal::Federated(caller)) => {
                (name == caller).then_some(Named::Directly)
            }
            _ => None,
        }
    }
}

fn name_by_arn(arn: &str, bound: &Bound, caller: &Principal<'_>) -> Option<Named> {
    match caller {
        Principal::User { arn: caller, id } => {
            let same = match (bound, id) {
                (Bound::Nobody, _) => false,
                (Bound::To(bound), Some(id)) => bound == id,
                _ => arn == *caller,
            };
            same.then_some(Named::Directly)
        }
        Principal::Role { role_arn, session_arn, role_id, .. } => {
            if !session_arn.is_empty() && arn == *session_arn {
                return Some(Named::Directly);
            }
            let same = match (bound, role_id) {
                (Bound::Nobody, _) => false,
                (Bound::To(bound), Some(id)) => bound == id,
                _ => is_role_of(arn, role_arn, session_arn),
            };
            same.then_some(Named::Behind)
        }
        Principal::FederatedUser { arn: caller, user_arn } => {
            if arn == *caller {
                Some(Named::Directly)
            } else {
                (!user_arn.is_empty() && arn == *user_arn && *bound != Bound::Nobody)
                    .then_some(Named::Behind)
            }
        }
        _ => None,
    }
}

/// Whether a role's ARN is that of the caller: the path is not part of a session's ARN, so names are compared.
fn is_role_of(arn: &str, role_arn: &str, session_arn: &str) -> bool {
    if arn == role_arn {
        return true;
    }
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [.., account, resource] = parts.as_slice() else { return false };
    let Some(name) = resource.strip_prefix("role/").and_then(|r| r.rsplit('/').next()) else {
        return false;
    };
    let session: Vec<&str> = session_arn.splitn(6, ':').collect();
    let [.., session_account, session_resource] = session.as_slice() else { return false };
    let session_name =
        session_resource.strip_prefix("assumed-role/").and_then(|r| r.split('/').next());
    account == session_account && session_name == Some(name)
}
