//! Verifying a signature: the one place where a call is authenticated.

use super::token::{self, Claims};
use super::{Caller, Compiled, Session};
use crate::arn::Digits;
use crate::fault::Fault;
use crate::state::{Managed, State};
use arc_swap::ArcSwapOption;
use countersign_ident::{AccountId, KeyKind, Secret};
use countersign_policy::Document;
use countersign_sigv4::{Claim, Parts, Refusal, SigningKey};
use countersign_store::Ring;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use subtle::ConstantTimeEq as _;

/// What can be said about a request's signature without the key. The error is the answer.
pub fn inspect<'a>(parts: &Parts<'a>) -> Result<Claim<'a>, Fault> {
    Ok(countersign_sigv4::inspect(parts)?)
}

/// Derived signing keys, kept because a key's derivation costs more than the rest of a verification.
///
/// A fixed table without locks: each key has one place by its hash, and the last one there wins.
pub(crate) struct Signatures {
    hasher: RandomState,
    places: Box<[ArcSwapOption<Derived>]>,
}

struct Derived {
    access_key_id: String,
    date: String,
    region: String,
    service: &'static str,
    /// What the key was derived from: an id that comes back with another secret is another key.
    secret: Secret,
    key: SigningKey,
}

const PLACES: usize = 4096;

impl Signatures {
    pub(crate) fn new() -> Signatures {
        Signatures {
            hasher: RandomState::new(),
            places: std::iter::repeat_with(ArcSwapOption::empty).take(PLACES).collect(),
        }
    }

    /// Verifies the claim's signature with `secret`, which belongs to the claim's access key id.
    fn verify(
        &self,
        claim: &Claim<'_>,
        service: &'static str,
        secret: &str,
        now: i64,
    ) -> Result<(), Refusal> {
        let scope = &claim.scope;
        let hash = self.hasher.hash_one((claim.access_key_id, scope.date, scope.region, service));
        let place = usize::try_from(hash % PLACES as u64).ok().and_then(|at| self.places.get(at));
        let Some(place) = place else {
            let key = SigningKey::derive(secret.as_bytes(), scope.date, scope.region, service);
            return claim.verify(&key, now, service);
        };
        let there = place.load();
        if let Some(derived) = there.as_ref().filter(|d| {
            d.access_key_id == claim.access_key_id
                && d.date == scope.date
                && d.region == scope.region
                && d.service == service
                && d.secret.expose().as_bytes().ct_eq(secret.as_bytes()).into()
        }) {
            return claim.verify(&derived.key, now, service);
        }
        let key = SigningKey::derive(secret.as_bytes(), scope.date, scope.region, service);
        claim.verify(&key, now, service)?;
        // Only what a good signature has used is kept, so that strangers cannot push others out.
        place.store(Some(Arc::new(Derived {
            access_key_id: claim.access_key_id.to_owned(),
            date: scope.date.to_owned(),
            region: scope.region.to_owned(),
            service,
            secret: Secret::from(secret),
            key,
        })));
        Ok(())
    }
}

/// The times of a call: what sessions go by, and what signatures go by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(crate) now: i64,
    pub(crate) signed: i64,
}

/// Who signed the claim.
pub(crate) fn authenticate(
    state: &State,
    ring: &Ring,
    (signatures, compiled): (&Signatures, &Compiled),
    claim: &Claim<'_>,
    service: &'static str,
    times: Times,
) -> Result<Caller, Fault> {
    match (KeyKind::of(claim.access_key_id), claim.session_token.as_deref()) {
        (Some(KeyKind::Temporary), Some(token)) => {
            let (claims, secret) =
                token::open(ring, claim.access_key_id, token).ok_or_else(Fault::invalid_token)?;
            signatures.verify(claim, service, secret.expose(), times.signed)?;
            // After the signature: only the holder learns that a session has ended.
            if times.now >= claims.expires {
                return Err(Fault::expired_token());
            }
            of_session(state, compiled, claim.access_key_id, &claims)
        }
        (Some(KeyKind::LongTerm), None) => {
            let key = state.access_key(claim.access_key_id).ok_or_else(Fault::invalid_token)?;
            let secret =
                std::str::from_utf8(key.secret.expose()).map_err(|_| Fault::service_failure())?;
            signatures.verify(claim, service, secret, times.signed)?;
            if key.inactive {
                return Err(Fault::invalid_token());
            }
            if key.owner.is_empty() {
                state.account(key.account).ok_or_else(Fault::invalid_token)?;
                return Ok(Caller::Root {
                    account: key.account,
                    key: key.id.clone(),
                    session: None,
                });
            }
            let user = state.user_by_id(&key.owner).ok_or_else(Fault::invalid_token)?;
            Ok(Caller::User { user: user.clone(), key: key.id.clone(), session: None })
        }
        // A temporary key without its token, a long-term key with one, or no key of ours.
        _ => Err(Fault::invalid_token()),
    }
}

/// The caller behind a session. A deleted user or role ends it.
pub(crate) fn of_session(
    state: &State,
    compiled: &Compiled,
    access_key_id: &str,
    claims: &Claims,
) -> Result<Caller, Fault> {
    let account = state.account(claims.account).ok_or_else(Fault::invalid_token)?;
    if claims.generation != account.generation {
        return Err(Fault::invalid_token());
    }
    AccountId::from_number(claims.account).ok_or_else(Fault::invalid_token)?;
    let session = Session {
        issued: claims.issued,
        mfa: (claims.mfa != 0).then_some(claims.mfa),
        policies: session_policies(state, compiled, claims)?,
        tags: claims.tags.iter().map(|t| (t.key.clone(), t.value.clone())).collect(),
        transitive: claims.transitive.clone(),
        source_identity: claims.source_identity.clone(),
        depth: claims.depth,
        console: false,
    };
    let key = access_key_id.to_owned();
    let (account, name) = (claims.account, claims.session_name.clone());
    match (claims.principal.as_str(), name.is_empty()) {
        ("", true) => return Ok(Caller::Root { account, key, session: Some(session) }),
        (root, false) if root == Digits::of(account).as_str() => {
            return Ok(Caller::Federated { account, user: None, key, name, session });
        }
        _ => {}
    }
    let user = state.user_by_id(&claims.principal).cloned();
    match (user, name.is_empty()) {
        (Some(user), true) => Ok(Caller::User { user, key, session: Some(session) }),
        (user @ Some(_), false) => Ok(Caller::Federated { account, user, key, name, session }),
        (None, _) => {
            let role = state.role_by_id(&claims.principal).ok_or_else(Fault::invalid_token)?;
            Ok(Caller::Role { role: role.clone(), key, name, session })
        }
    }
}

/// The session policies, `None` when there are none (which limits nothing).
fn session_policies(
    state: &State,
    compiled: &Compiled,
    claims: &Claims,
) -> Result<Option<Vec<Arc<Document>>>, Fault> {
    if claims.policies.is_empty() && claims.policy_arns.is_empty() {
        return Ok(None);
    }
    let mut documents = compiled.documents(&claims.policies).ok_or_else(Fault::invalid_token)?;
    for (place, arn) in claims.policy_arns.iter().enumerate() {
        let id = claims.policy_ids.get(place).map(String::as_str);
        let managed = state.managed(claims.account, arn).filter(|managed| match managed {
            Managed::Own(policy) => id == Some(policy.id.as_str()),
            Managed::Aws(_) => id == Some(""),
        });
        // The default version of now. Of a policy that has been deleted since, nothing is left, and one that was made
        // again under its ARN is another: it adds nothing to what the others allow.
        documents.extend(managed.and_then(|managed| managed.document(state).cloned()));
    }
    Ok(Some(documents))
}
