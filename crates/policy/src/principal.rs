//! Principals: who calls, and whom a resource policy names.

use crate::arn;
use crate::json::Json;
use crate::malformed::Malformed;
use crate::weight::{Weight, allocated};
use std::borrow::Cow;

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
        arn: CallerArn<'a>,
        /// `AIDA…`.
        id: Option<&'a str>,
    },
    /// A role's session (or a role itself, where `session_arn` is empty).
    Role {
        /// `arn:aws:iam::ACCOUNT:role/path/name`; empty where only the session's is known.
        role_arn: CallerArn<'a>,
        /// `arn:aws:sts::ACCOUNT:assumed-role/name/session`.
        session_arn: CallerArn<'a>,
        /// `AROA…`.
        role_id: Option<&'a str>,
    },
    /// A `GetFederationToken` session.
    FederatedUser {
        /// `arn:aws:sts::ACCOUNT:federated-user/name`.
        arn: CallerArn<'a>,
        /// The ARN of the user who made it; where it is empty, it is the user whose name the session bears.
        user_arn: CallerArn<'a>,
        /// The unique id of that user, `AIDA…`.
        user_id: Option<&'a str>,
    },
    /// An AWS service: `lambda.amazonaws.com`.
    Service(&'a str),
    /// Someone whom an identity provider vouches for: the provider's ARN or name.
    Federated(&'a str),
    /// Nobody in particular.
    Anonymous,
}

/// A caller's ARN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallerArn<'a> {
    /// As it is written.
    Written(&'a str),
    /// In parts that are at hand. The text is made of them only where something asks for it, which few statements do.
    Parts {
        /// `iam` or `sts`.
        service: &'a str,
        /// Twelve digits.
        account: &'a str,
        /// What follows the account, in pieces.
        resource: [&'a str; 4],
    },
}

impl<'a> CallerArn<'a> {
    /// One that is not known.
    pub const NONE: CallerArn<'static> = CallerArn::Written("");

    pub(crate) fn is_none(self) -> bool {
        self == CallerArn::NONE
    }

    fn account(self) -> Option<&'a str> {
        let account = match self {
            CallerArn::Written(text) => arn::parts(text).map(|[.., account, _]| account)?,
            CallerArn::Parts { account, .. } => account,
        };
        (!account.is_empty()).then_some(account)
    }

    /// As it is written.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            CallerArn::Written(text) => text.into(),
            CallerArn::Parts { service, account, resource } => {
                format!("arn:aws:{service}::{account}:{}", resource.concat()).into()
            }
        }
    }
}

impl<'a> Principal<'a> {
    /// The caller's account; `None` for services and strangers.
    pub fn account(&self) -> Option<&'a str> {
        match self {
            Principal::Root { account } => Some(account),
            Principal::User { arn, .. } | Principal::FederatedUser { arn, .. } => arn.account(),
            Principal::Role { role_arn, session_arn, .. } => {
                session_arn.account().or_else(|| role_arn.account())
            }
            _ => None,
        }
    }

    /// The principal that an ARN says it is.
    pub(crate) fn of_arn(arn: &'a str) -> Principal<'a> {
        let [_, _, service, _, account, resource] = arn::parts(arn).unwrap_or_default();
        let said = CallerArn::Written(arn);
        match resource.split_once('/').map_or(resource, |(kind, _)| kind) {
            // It needs no policies, so nothing that is only like it may pass for it.
            _ if service == "iam" && resource == "root" && is_account(account) => {
                Principal::Root { account }
            }
            "role" => {
                Principal::Role { role_arn: said, session_arn: CallerArn::NONE, role_id: None }
            }
            "assumed-role" => {
                Principal::Role { role_arn: CallerArn::NONE, session_arn: said, role_id: None }
            }
            "federated-user" => {
                Principal::FederatedUser { arn: said, user_arn: CallerArn::NONE, user_id: None }
            }
            _ => Principal::User { arn: said, id: None },
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
    /// An account, and how it is written: by number or by ARN.
    Account {
        account: String,
        written: String,
    },
    Arn {
        arn: String,
        bound: Bound,
    },
    Id(String),
    Service(String),
    Federated(String),
    /// Nobody who calls here: a canonical user, or a name that is none.
    Nobody,
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

const KINDS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

impl Principals {
    /// Reads a `Principal` or `NotPrincipal` element.
    ///
    /// # Errors
    /// A shape that is none, and a name that cannot be anybody's.
    pub(crate) fn parse(json: &Json, not: bool) -> Result<Principals, Malformed> {
        Principals::read(json, not, Entry::parse)
    }

    /// The same, but a name that cannot be anybody's is nobody's.
    ///
    /// # Errors
    /// A shape that is none.
    pub(crate) fn parse_to_evaluate(json: &Json, not: bool) -> Result<Principals, Malformed> {
        Principals::read(json, not, |kind, name| {
            Entry::parse(kind, name)
                .or_else(|fault| if KINDS.contains(&kind) { Ok(Entry::Nobody) } else { Err(fault) })
        })
    }

    fn read(
        json: &Json,
        not: bool,
        entry: impl Fn(&str, &str) -> Result<Entry, Malformed>,
    ) -> Result<Principals, Malformed> {
        if json.text() == Some("*") {
            return Ok(Principals { not, entries: vec![Entry::Everyone] });
        }
        let Json::Object(kinds) = json else { return Err(Malformed::syntax()) };
        let mut entries = Vec::new();
        for (kind, names) in kinds {
            for name in names.texts().ok_or_else(Malformed::syntax)? {
                entries.push(entry(kind, name)?);
            }
        }
        if entries.is_empty() { Err(Malformed::syntax()) } else { Ok(Principals { not, entries }) }
    }

    /// How the entries name a caller, if they do. `allows` says whether they are an Allow's.
    pub(crate) fn name(&self, caller: &Principal<'_>, allows: bool) -> Option<Named> {
        if !self.not {
            return self.entries.iter().filter_map(|entry| entry.name(caller)).max();
        }
        // Excepted is who is named in every form: account and user, or account, role and session.
        let named = |wanted: Named| self.entries.iter().any(|e| e.name(caller) == Some(wanted));
        let forms: &[Named] = match caller {
            Principal::User { .. } | Principal::FederatedUser { .. } => {
                &[Named::Account, Named::Directly]
            }
            Principal::Role { session_arn, .. } if session_arn.is_none() => {
                &[Named::Account, Named::Behind]
            }
            Principal::Role { .. } => &[Named::Account, Named::Behind, Named::Directly],
            Principal::Root { .. } => &[Named::Account],
            Principal::Service(_) | Principal::Federated(_) | Principal::Anonymous => {
                &[Named::Directly]
            }
        };
        let everyone = self.entries.iter().any(|e| matches!(e, Entry::Everyone));
        // An Allow, which AWS warns of and storing refuses, is for nobody who is named in any form.
        let excepted = everyone
            || if allows {
                self.entries.iter().any(|entry| entry.name(caller).is_some())
            } else {
                forms.iter().all(|form| named(*form))
            };
        (!excepted).then_some(Named::Directly)
    }

    /// The values under `AWS`.
    pub(crate) fn aws(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Account { written: text, .. }
            | Entry::Arn { arn: text, .. }
            | Entry::Id(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Binds each user's or role's ARN to what it means now.
    pub(crate) fn bind(&mut self, id_of: &mut dyn FnMut(&str) -> Option<String>) {
        for entry in &mut self.entries {
            if let Entry::Arn { arn, bound } = entry {
                let [.., resource] = arn::parts(arn).unwrap_or_default();
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

impl Weight for Principals {
    fn elsewhere(&self) -> usize {
        let entries = self.entries.iter().map(Weight::elsewhere);
        allocated(self.entries.capacity() * size_of::<Entry>()) + entries.sum::<usize>()
    }
}

impl Weight for Entry {
    fn elsewhere(&self) -> usize {
        match self {
            Entry::Everyone | Entry::Nobody => 0,
            Entry::Account { account, written } => account.elsewhere() + written.elsewhere(),
            Entry::Arn { arn, bound: Bound::To(id) } => arn.elsewhere() + id.elsewhere(),
            Entry::Arn { arn: text, bound: Bound::Open | Bound::Nobody }
            | Entry::Id(text)
            | Entry::Service(text)
            | Entry::Federated(text) => text.elsewhere(),
        }
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
                let account = |account: &str| {
                    Ok(Entry::Account { account: account.to_owned(), written: name.to_owned() })
                };
                if is_account(name) {
                    return account(name);
                }
                if is_unique_id(name) {
                    return Ok(Entry::Id(name.to_owned()));
                }
                match arn::parts(name).ok_or_else(invalid)? {
                    ["arn", partition, "iam" | "sts", "", number, resource]
                        if is_account(number) && !partition.is_empty() =>
                    {
                        match resource {
                            "root" => account(number),
                            _ if resource.contains('/') => {
                                Ok(Entry::Arn { arn: name.to_owned(), bound: Bound::Open })
                            }
                            _ => Err(invalid()),
                        }
                    }
                    _ => Err(invalid()),
                }
            }
            "Service" => Ok(Entry::Service(name.to_owned())),
            "Federated" => Ok(Entry::Federated(name.to_owned())),
            "CanonicalUser" => Ok(Entry::Nobody),
            _ => Err(Malformed::syntax()),
        }
    }

    fn name(&self, caller: &Principal<'_>) -> Option<Named> {
        match (self, caller) {
            (Entry::Everyone, _) => Some(Named::Directly),
            (Entry::Account { account, .. }, caller) => {
                (caller.account() == Some(account)).then_some(Named::Account)
            }
            (Entry::Arn { arn, bound }, caller) => name_by_arn(arn, bound, caller),
            (Entry::Id(id), Principal::User { id: Some(caller), .. }) => {
                (id == caller).then_some(Named::Directly)
            }
            (
                Entry::Id(id),
                Principal::Role { role_id: Some(caller), .. }
                | Principal::FederatedUser { user_id: Some(caller), .. },
            ) => (id == caller).then_some(Named::Behind),
            (Entry::Service(name), Principal::Service(caller))
            | (Entry::Federated(name), Principal::Federated(caller)) => {
                (name == caller).then_some(Named::Directly)
            }
            _ => None,
        }
    }
}

/// Twelve digits.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_unique_id(text: &str) -> bool {
    let upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.len() >= 16
        && text.bytes().all(upper)
        && (text.starts_with("AIDA") || text.starts_with("AROA"))
}

fn name_by_arn(arn: &str, bound: &Bound, caller: &Principal<'_>) -> Option<Named> {
    match caller {
        Principal::User { arn: caller, id } => {
            bound.is(*id, || arn == caller.text()).then_some(Named::Directly)
        }
        Principal::Role { role_arn, session_arn, role_id } => {
            let session = session_arn.text();
            if !session.is_empty() && arn == session {
                return Some(Named::Directly);
            }
            let by_arn = || is_role_of(arn, &role_arn.text(), &session);
            bound.is(*role_id, by_arn).then_some(Named::Behind)
        }
        Principal::FederatedUser { arn: caller, .. } if arn == caller.text() => {
            Some(Named::Directly)
        }
        Principal::FederatedUser { arn: caller, user_arn, .. } if user_arn.is_none() => {
            bound.is(None, || is_user_behind(arn, &caller.text())).then_some(Named::Behind)
        }
        Principal::FederatedUser { user_arn, user_id, .. } => {
            bound.is(*user_id, || arn == user_arn.text()).then_some(Named::Behind)
        }
        _ => None,
    }
}

impl Bound {
    /// Whether the caller with that unique id is meant; `by_arn` is asked where nobody has bound the name.
    fn is(&self, id: Option<&str>, by_arn: impl Fn() -> bool) -> bool {
        match self {
            Bound::Open => by_arn(),
            Bound::To(bound) => id == Some(bound),
            Bound::Nobody => false,
        }
    }
}

/// Whether a user's ARN names who made a federated session, where nothing but the session's own name is known.
fn is_user_behind(arn: &str, session_arn: &str) -> bool {
    has_name_of((arn, "user/"), (session_arn, "federated-user/"))
}

/// Whether a role's ARN is that of the caller: the path is not part of a session's ARN, so names are compared.
fn is_role_of(arn: &str, role_arn: &str, session_arn: &str) -> bool {
    arn == role_arn || has_name_of((arn, "role/"), (session_arn, "assumed-role/"))
}

/// Whether the last part of a path in one ARN is the first part after the kind in another, of the same account.
fn has_name_of((arn, kind): (&str, &str), (session_arn, session_kind): (&str, &str)) -> bool {
    let (Some([.., account, resource]), Some([.., session_account, session])) =
        (arn::parts(arn), arn::parts(session_arn))
    else {
        return false;
    };
    let name = resource.strip_prefix(kind).and_then(|path| path.rsplit('/').next());
    let session_of = session.strip_prefix(session_kind).and_then(|s| s.split('/').next());
    account == session_account && name.is_some() && name == session_of
}
