//! `AssumeRole`: become a role, if the role trusts you and your own side lets you.

use super::{credentials, second_factor, session};
use crate::caller::Caller;
use crate::caller::token::{self, Claims};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::may::{Ask, May};
use crate::mfa;
use crate::operation::Write;
use crate::state::RoleState;
use crate::state::records::Tag;
use countersign_api::sts::{AssumeRole, AssumeRoleInput, AssumeRoleOutput, AssumedRoleUser};
use countersign_ident::Arn;
use std::sync::Arc;

/// Seconds, when the caller does not say.
const DEFAULT: i64 = 3600;
/// The most that one role's session may ask of the next role, in seconds.
const MOST_OF_A_CHAIN: i64 = 3600;

impl Ask for AssumeRole {
    fn ask(may: &mut May<'_>, i: &AssumeRoleInput) -> Result<(), Fault> {
        let account = role_account(&i.role_arn)?;
        if matches!(may.tx.caller, Caller::Root { .. }) {
            return Err(Fault::denied("Roles may not be assumed by root accounts."));
        }
        check_tags(&may.tx, i)?;
        // The code is checked first: the conditions of both sides see whether there was one.
        may.tx.mfa = second_factor(&mut may.tx, i.serial_number.as_deref(), i.token_code.as_ref())?;

        may.key("sts:ExternalId", i.external_id.as_deref());
        may.key("sts:RoleSessionName", Some(&i.role_session_name));
        let identity = source_identity(&may.tx, i).map(str::to_owned);
        may.key("sts:SourceIdentity", identity.as_deref());
        let tags = session_tags(&may.tx, i);
        may.keys.tagged = tags.iter().map(|tag| tag.key.clone()).collect();
        may.keys.request_tags = tags.into_iter().map(|tag| (tag.key, tag.value)).collect();
        may.keys.transitive = i.transitive_tag_keys.clone().unwrap_or_default();

        let role = find(&may.tx, account, &i.role_arn);
        may.ask_role("sts:AssumeRole", &i.role_arn, account, role.as_ref())?;
        if i.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            may.ask_role("sts:TagSession", &i.role_arn, account, role.as_ref())?;
        }
        if identity.is_some() {
            may.ask_role("sts:SetSourceIdentity", &i.role_arn, account, role.as_ref())?;
        }
        Ok(())
    }
}

impl Write for AssumeRole {
    fn run(tx: &mut Tx<'_>, i: &AssumeRoleInput) -> Result<AssumeRoleOutput, Fault> {
        let account = role_account(&i.role_arn)?;
        let role = find(tx, account, &i.role_arn).ok_or_else(Fault::service_failure)?;
        let duration = duration(tx, &role, i)?;
        let policies =
            session::policies(tx, role.account, i.policy.as_deref(), i.policy_arns.as_deref())?;
        let depth = tx.caller.session().map_or(0, |s| s.depth) + 1;
        let tags = session_tags(tx, i);
        let expires = tx.now.saturating_add(duration);
        let minted = token::mint(
            tx,
            Claims {
                account: role.account,
                principal: role.id.clone(),
                issued: tx.now,
                expires,
                // A role's session is not marked, whatever opened it.
                mfa: 0,
                session_name: i.role_session_name.clone(),
                policies: policies.packed,
                policy_arns: policies.arns,
                policy_ids: policies.ids,
                transitive: transitive(tx, i),
                tags,
                source_identity: source_identity(tx, i).map(str::to_owned),
                depth,
                ..Claims::default()
            },
        )?;
        if let Some(accepted) = tx.mfa.take() {
            mfa::granted(tx, &accepted);
        }
        let limited =
            i.policy.is_some() || i.policy_arns.as_ref().is_some_and(|arns| !arns.is_empty());
        let tagged = i.tags.as_ref().is_some_and(|tags| !tags.is_empty());
        tx.used.note(&role.id, tx.now, tx.region, "sts");
        Ok(AssumeRoleOutput {
            assumed_role_user: Some(AssumedRoleUser {
                assumed_role_id: format!("{}:{}", role.id, i.role_session_name),
                arn: format!(
                    "arn:aws:sts::{:012}:assumed-role/{}/{}",
                    role.account, role.name, i.role_session_name
                ),
            }),
            packed_policy_size: (limited || tagged).then_some(minted.packed),
            credentials: Some(credentials(minted, expires)),
            source_identity: source_identity(tx, i).map(str::to_owned),
        })
    }
}

/// The account in a role's ARN; a text that is no ARN is a fault of its own.
fn role_account(arn: &str) -> Result<u64, Fault> {
    let invalid = || Fault::validation(format!("{arn} is invalid"));
    let parsed = Arn::parse(arn).ok_or_else(invalid)?;
    // An ARN of another kind of thing is a role that does not exist: it is refused like one.
    Ok(parsed.account_id().map_or(0, countersign_ident::AccountId::number))
}

/// The role that an ARN names, path and case included.
fn find(tx: &Tx<'_>, account: u64, arn: &str) -> Option<Arc<RoleState>> {
    let name = Arn::parse(arn)?.name();
    tx.state.role(account, name).filter(|role| role.arn() == arn).cloned()
}

fn duration(tx: &Tx<'_>, role: &RoleState, i: &AssumeRoleInput) -> Result<i64, Fault> {
    let wanted = i.duration_seconds.map_or(DEFAULT, i64::from);
    let chained = matches!(tx.caller, Caller::Role { .. });
    if chained && wanted > MOST_OF_A_CHAIN {
        return Err(Fault::validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    if wanted > i64::from(role.max_session) {
        return Err(Fault::validation(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    Ok(wanted)
}

/// Session tags: the transitive ones of the calling session, and those of the request.
fn session_tags(tx: &Tx<'_>, i: &AssumeRoleInput) -> Vec<Tag> {
    let inherited = tx.caller.session().into_iter().flat_map(|session| {
        let carried = |key: &str| session.transitive.iter().any(|t| t.eq_ignore_ascii_case(key));
        session.tags.iter().filter(move |(key, _)| carried(key))
    });
    let inherited = inherited.map(|(key, value)| Tag {
        key: key.clone(),
        value: value.clone(),
        ..Tag::default()
    });
    inherited.chain(session::tags(i.tags.as_deref())).collect()
}

/// The keys that go on: those that came in, and those that the request adds.
fn transitive(tx: &Tx<'_>, i: &AssumeRoleInput) -> Vec<String> {
    let inherited = tx.caller.session().map(|s| s.transitive.clone()).unwrap_or_default();
    inherited.into_iter().chain(i.transitive_tag_keys.clone().unwrap_or_default()).collect()
}

fn check_tags(tx: &Tx<'_>, i: &AssumeRoleInput) -> Result<(), Fault> {
    let invalid = |text: &str| Err(session::invalid_tags(text));
    let keys = session::tag_keys(i.tags.as_deref())?;
    for key in i.transitive_tag_keys.iter().flatten() {
        if keys.binary_search(&key.to_lowercase()).is_err() {
            return invalid(
                "The specified transitive tag key must be included in the requested tags.",
            );
        }
    }
    let inherited = tx.caller.session().map(|s| s.transitive.as_slice()).unwrap_or_default();
    if inherited.iter().any(|key| keys.binary_search(&key.to_lowercase()).is_ok()) {
        return invalid(
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key \
             from the calling session.",
        );
    }
    if let (Some(there), Some(asked)) = (
        tx.caller.session().and_then(|s| s.source_identity.as_deref()),
        i.source_identity.as_deref(),
    ) && there != asked
    {
        // A source identity is set once and stays along the chain.
        return Err(Fault::denied("The source identity of a session cannot be changed."));
    }
    Ok(())
}

fn source_identity<'s>(tx: &'s Tx<'_>, i: &'s AssumeRoleInput) -> Option<&'s str> {
    i.source_identity
        .as_deref()
        .or_else(|| tx.caller.session().and_then(|s| s.source_identity.as_deref()))
}
