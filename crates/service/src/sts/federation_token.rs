//! `GetFederationToken`: a session for somebody whom the caller vouches for, with a part of the caller's permissions.

use super::{credentials, session};
use crate::arn::{Digits, arn};
use crate::caller::Caller;
use crate::caller::token::{self, Claims};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::may::{Ask, May, Target};
use crate::operation::Write;
use countersign_api::sts::{
    FederatedUser, GetFederationToken, GetFederationTokenInput, GetFederationTokenOutput,
};

/// Seconds, when the caller does not say.
const DEFAULT: i64 = 12 * 3600;
/// Root's sessions are cut to this, in seconds.
const MOST_OF_ROOT: i64 = 3600;

impl Ask for GetFederationToken {
    fn ask(may: &mut May<'_>, i: &GetFederationTokenInput) -> Result<(), Fault> {
        session::tag_keys(i.tags.as_deref())?;
        let tags: Vec<_> = session::tags(i.tags.as_deref()).collect();
        may.keys.tagged = tags.iter().map(|tag| tag.key.clone()).collect();
        may.keys.request_tags = tags.into_iter().map(|tag| (tag.key, tag.value)).collect();

        let account = may.tx.account();
        let target = Target::new(account, arn("sts", account, &["federated-user/", &i.name]));
        may.ask("sts:GetFederationToken", &target)?;
        if !may.keys.tagged.is_empty() {
            may.ask("sts:TagSession", &target)?;
        }
        Ok(())
    }
}

impl Write for GetFederationToken {
    fn run(
        tx: &mut Tx<'_>,
        i: &GetFederationTokenInput,
    ) -> Result<GetFederationTokenOutput, Fault> {
        let account = tx.account();
        let wanted = i.duration_seconds.map_or(DEFAULT, i64::from);
        let (principal, duration) = match &tx.caller {
            Caller::User { user, .. } => (user.id.clone(), wanted),
            // Not empty, which would make it root's own session for whoever does not look at the name.
            Caller::Root { .. } => {
                (Digits::of(account).as_str().to_owned(), wanted.min(MOST_OF_ROOT))
            }
            _ => {
                return Err(Fault::denied(
                    "Cannot call GetFederationToken with session credentials",
                ));
            }
        };
        let policies =
            session::policies(tx, account, i.policy.as_deref(), i.policy_arns.as_deref())?;
        let expires = tx.now.saturating_add(duration);
        let minted = token::mint(
            tx,
            Claims {
                account,
                principal,
                issued: tx.now,
                expires,
                session_name: i.name.clone(),
                policies: policies.packed,
                policy_arns: policies.arns,
                policy_ids: policies.ids,
                tags: session::tags(i.tags.as_deref()).collect(),
                ..Claims::default()
            },
        )?;
        Ok(GetFederationTokenOutput {
            packed_policy_size: Some(minted.packed),
            credentials: Some(credentials(minted, expires)),
            federated_user: Some(FederatedUser {
                federated_user_id: format!("{}:{}", Digits::of(account).as_str(), i.name),
                arn: arn("sts", account, &["federated-user/", &i.name]),
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::Session;
    use crate::cx::Cx;
    use crate::decide::{Question, decide};
    use crate::last_used::LastUsed;
    use crate::may::Keys;
    use crate::pipeline::Origin;
    use crate::signin::Delays;
    use crate::state::records::{Group, Inline, Stored, User};
    use crate::state::{State, Text};
    use countersign_policy::{Document, Kind};
    use countersign_store::{Replica as _, Ring};
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::Arc;

    const ACCOUNT: u64 = 111_122_223_333;
    const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    fn document(effect: &str, action: &str, rest: &str) -> String {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"{effect}","Action":"{action}","Resource":"*"{rest}}}]}}"#
        )
    }

    fn allow(action: &str) -> String {
        document("Allow", action, "")
    }

    /// Who is asked for: the policies of the user and of a group, the boundary, and the session's policies.
    #[derive(Default)]
    struct Who<'a> {
        root: bool,
        own: &'a str,
        group: &'a str,
        boundary: Option<&'a str>,
        session: Option<Vec<String>>,
        /// Of the bucket that is asked for, by its principal and effect.
        bucket: Option<(&'a str, &'a str)>,
        /// Of a bucket of another account.
        abroad: bool,
    }

    /// What the session of `bob`, made by `ada`, gets for `s3:GetObject`.
    fn asked(who: Who<'_>) -> String {
        let mut state = State::default();
        let inline = |text: &str| {
            let inline = Inline { name: "p".into(), text: Text::from(text), ..Inline::default() };
            if text.is_empty() { Vec::new() } else { vec![inline] }
        };
        let user = User {
            name: "ada".into(),
            id: "AIDAADAADAADAADAADAAD".into(),
            account: ACCOUNT,
            path: "/".into(),
            inline: inline(who.own),
            groups: vec!["AGPAGROUP".into()],
            boundary: who.boundary.map(Into::into),
            ..User::default()
        };
        let group = Group {
            name: "readers".into(),
            id: "AGPAGROUP".into(),
            account: ACCOUNT,
            path: "/".into(),
            inline: inline(who.group),
            ..Group::default()
        };
        let records: [&dyn Stored; 2] = [&user, &group];
        for record in records {
            state.apply(0, &record.key(), Some(&record.bytes())).unwrap();
        }
        let parsed = |text: &String| Arc::new(Document::parse(text, Kind::Session).unwrap());
        let session = Session {
            policies: who.session.map(|texts| texts.iter().map(parsed).collect()),
            ..Session::default()
        };
        let user = state.user(ACCOUNT, "ada").filter(|_| !who.root).cloned();
        let caller = Caller::Federated {
            account: ACCOUNT,
            user,
            key: "ASIA".into(),
            name: "bob".into(),
            session,
        };
        let (ring, used, delays) = (Ring::default(), LastUsed::new(), Delays::new());
        let from = Origin { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: true, user_agent: "" };
        let cx = Cx {
            state: &state,
            caller,
            now: 0,
            from: &from,
            region: "us-east-1",
            ring: &ring,
            used: &used,
            console: None,
            delays: &delays,
        };
        let bucket = who.bucket.map(|(principal, effect)| {
            let principal = format!(r#","Principal":{{"AWS":"{principal}"}}"#);
            Document::parse(&document(effect, "s3:GetObject", &principal), Kind::Resource).unwrap()
        });
        let owner = if who.abroad { 444_455_556_666 } else { ACCOUNT };
        let question = Question {
            action: "s3:GetObject",
            target: &Target::new(owner, "arn:aws:s3:::box/file".into()),
            trust: bucket.as_ref(),
            keys: &Keys::default(),
            mfa: false,
        };
        let decision = decide(&cx, &question);
        match decision.effect {
            countersign_policy::Effect::Allow => "allowed".into(),
            _ => decision.ending("s3:GetObject"),
        }
    }

    #[test]
    fn its_permissions_are_those_that_the_user_and_the_session_share() {
        let (all, s3, iam) = (allow("*"), allow("s3:*"), allow("iam:*"));
        let no = |layer: &str| format!("because no {layer} allows the s3:GetObject action");
        let session = |texts: &[&String]| Some(texts.iter().map(|t| (*t).clone()).collect());
        let rows = [
            (Who { own: &all, session: session(&[&all]), ..Who::default() }, "allowed".into()),
            (Who { own: &all, session: session(&[&s3]), ..Who::default() }, "allowed".into()),
            (Who { group: &s3, session: session(&[&all]), ..Who::default() }, "allowed".into()),
            // Several session policies are one.
            (Who { own: &s3, session: session(&[&iam, &s3]), ..Who::default() }, "allowed".into()),
            (Who { own: &all, session: session(&[&iam]), ..Who::default() }, no("session policy")),
            (
                Who { own: &iam, session: session(&[&all]), ..Who::default() },
                no("identity-based policy"),
            ),
            // Without session policies it has nothing, whatever the user may.
            (Who { own: &all, ..Who::default() }, no("session policy")),
            (
                Who {
                    own: &all,
                    boundary: Some(READ_ONLY),
                    session: session(&[&all]),
                    ..Who::default()
                },
                "allowed".into(),
            ),
            (
                Who {
                    own: &all,
                    boundary: Some("arn:aws:iam::aws:policy/IAMReadOnlyAccess"),
                    session: session(&[&all]),
                    ..Who::default()
                },
                no("permissions boundary"),
            ),
            // Root's have what the session policies say, and without them nothing.
            (Who { root: true, session: session(&[&s3]), ..Who::default() }, "allowed".into()),
            (Who { root: true, session: session(&[&iam]), ..Who::default() }, no("session policy")),
            (Who { root: true, ..Who::default() }, no("session policy")),
        ];
        for (n, (who, expected)) in rows.into_iter().enumerate() {
            assert_eq!(asked(who), expected, "row {n}");
        }
    }

    #[test]
    fn a_resource_policy_opens_to_the_session_that_it_names() {
        let (all, iam) = (allow("*"), allow("iam:*"));
        let bob = "arn:aws:sts::111122223333:federated-user/bob";
        let eve = "arn:aws:sts::111122223333:federated-user/eve";
        let ada = "arn:aws:iam::111122223333:user/ada";
        let id = "AIDAADAADAADAADAADAAD";
        let no = |layer: &str| format!("because no {layer} allows the s3:GetObject action");
        let limited = || Some(vec![iam.clone()]);
        let open = || Some(vec![all.clone()]);
        let rows = [
            (Who { bucket: Some((bob, "Allow")), ..Who::default() }, "allowed".into()),
            (
                Who { bucket: Some((bob, "Allow")), session: limited(), ..Who::default() },
                "allowed".into(),
            ),
            (Who { root: true, bucket: Some((bob, "Allow")), ..Who::default() }, "allowed".into()),
            // The user behind it is named: the session's policies still limit.
            (Who { bucket: Some((ada, "Allow")), ..Who::default() }, no("session policy")),
            (
                Who { bucket: Some((ada, "Allow")), session: limited(), ..Who::default() },
                no("session policy"),
            ),
            (
                Who { bucket: Some((ada, "Allow")), session: open(), ..Who::default() },
                "allowed".into(),
            ),
            (
                Who { bucket: Some((id, "Allow")), session: open(), ..Who::default() },
                "allowed".into(),
            ),
            (Who { bucket: Some((id, "Allow")), ..Who::default() }, no("session policy")),
            (
                Who {
                    root: true,
                    bucket: Some((ada, "Allow")),
                    session: limited(),
                    ..Who::default()
                },
                no("session policy"),
            ),
            (
                Who { bucket: Some((eve, "Allow")), session: open(), ..Who::default() },
                no("identity-based policy"),
            ),
            (
                Who { own: &all, bucket: Some((bob, "Deny")), session: open(), ..Who::default() },
                "with an explicit deny in a resource-based policy".into(),
            ),
            (
                Who { own: &all, bucket: Some((ada, "Deny")), session: open(), ..Who::default() },
                "with an explicit deny in a resource-based policy".into(),
            ),
            // Of another account's resource its own side must allow as well.
            (
                Who { own: &all, abroad: true, bucket: Some((bob, "Allow")), ..Who::default() },
                no("session policy"),
            ),
            (
                Who {
                    own: &all,
                    abroad: true,
                    bucket: Some((bob, "Allow")),
                    session: open(),
                    ..Who::default()
                },
                "allowed".into(),
            ),
        ];
        for (n, (who, expected)) in rows.into_iter().enumerate() {
            assert_eq!(asked(who), expected, "row {n}");
        }
    }
}
