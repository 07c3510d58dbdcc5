//! `GetAccountAuthorizationDetails`: everybody, and everything that says what they may, in one list of pages.
//!
//! Lists that are empty are there or not as AWS has them (its answers in published examples): of a user the embedded
//! policies are left out, everything else stays.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy;
use crate::iam::policy_of::attached;
use crate::iam::policy_of::boundary;
use crate::iam::role;
use crate::iam::tags;
use crate::managed;
use crate::operation::Read;
use crate::state::records::{Group, Inline, Policy, User};
use crate::state::{Managed, RoleState, State, Uses};
use countersign_api::Timestamp;
use countersign_api::iam::{
    GetAccountAuthorizationDetails, GetAccountAuthorizationDetailsInput,
    GetAccountAuthorizationDetailsItem as Item, GetAccountAuthorizationDetailsOutput, GroupDetail,
    ManagedPolicyDetail, PolicyDetail, PolicyVersion, RoleDetail, UserDetail,
};
use countersign_ident::fold;

impl Read for GetAccountAuthorizationDetails {
    fn run(
        cx: &Cx<'_>,
        i: &GetAccountAuthorizationDetailsInput,
    ) -> Result<GetAccountAuthorizationDetailsOutput, Fault> {
        let asked = i.filter.as_deref().unwrap_or_default();
        let wanted =
            |section: &Section| asked.is_empty() || asked.iter().any(|kind| kind == section.kind());
        let sections: Vec<Section> = SECTIONS.into_iter().filter(wanted).collect();
        let filter: Vec<&str> = sections.iter().map(|section| section.kind()).collect();
        cx.page_by_weight::<GetAccountAuthorizationDetails, _, _, _>(
            i,
            &filter.join(","),
            |after| {
                let after = after.and_then(|after| after.split_once('/'));
                let (begun, last) = after.unzip();
                let at = sections.iter().position(|section| Some(section.kind()) == begun);
                let rest = sections.into_iter().skip(at.unwrap_or_default());
                let last = last.map(str::to_owned);
                rest.enumerate().flat_map(move |(n, section)| {
                    section.rows(cx, last.as_deref().filter(|_| n == 0))
                })
            },
            Row::weight,
            |row| row.shown(cx),
        )
    }
}

/// What a page goes through, one after the other.
#[derive(Debug, Clone, Copy)]
enum Section {
    Users,
    Groups,
    Roles,
    Policies,
    AwsPolicies,
}

const SECTIONS: [Section; 5] =
    [Section::Users, Section::Groups, Section::Roles, Section::Policies, Section::AwsPolicies];

impl Section {
    /// What a filter calls it.
    fn kind(self) -> &'static str {
        match self {
            Section::Users => "User",
            Section::Groups => "Group",
            Section::Roles => "Role",
            Section::Policies => "LocalManagedPolicy",
            Section::AwsPolicies => "AWSManagedPolicy",
        }
    }

    /// The rows after `after`, each with what a marker keeps of it: `User/ada`.
    fn rows<'s>(
        self,
        cx: &Cx<'s>,
        after: Option<&str>,
    ) -> Box<dyn Iterator<Item = (String, Row<'s>)> + 's> {
        let (state, account) = (cx.state, cx.account());
        let key = move |name: &str| format!("{}/{name}", self.kind());
        match self {
            Section::Users => Box::new(
                state.users(account, after).map(move |(name, it)| (key(name), Row::User(it))),
            ),
            Section::Groups => Box::new(
                state.groups(account, after).map(move |(name, it)| (key(name), Row::Group(it))),
            ),
            Section::Roles => Box::new(
                state.roles(account, after).map(move |(name, it)| (key(name), Row::Role(it))),
            ),
            Section::Policies => Box::new(
                state.policies(account, after).map(move |(name, it)| (key(name), Row::Policy(it))),
            ),
            Section::AwsPolicies => {
                Box::new(managed::all(after).map(move |(name, it)| (key(name), Row::AwsPolicy(it))))
            }
        }
    }
}

enum Row<'s> {
    User(&'s User),
    Group(&'s Group),
    Role(&'s RoleState),
    Policy(&'s Policy),
    AwsPolicy(&'static managed::Managed),
}

impl Row<'_> {
    /// One, and one for each half kilobyte of documents: a page holds five megabytes of them and ends.
    fn weight(&self) -> usize {
        let inline = |policies: &[Inline]| policies.iter().map(|p| p.text.len()).sum::<usize>();
        let bytes = match self {
            Row::User(user) => inline(&user.inline),
            Row::Group(group) => inline(&group.inline),
            Row::Role(role) => inline(&role.inline) + role.trust.len(),
            Row::Policy(policy) => policy.versions.iter().map(|version| version.text.len()).sum(),
            Row::AwsPolicy(policy) => policy.size(),
        };
        1 + bytes / 512
    }

    fn shown(&self, cx: &Cx<'_>) -> Option<Item> {
        Some(match self {
            Row::User(it) => Item::UserDetailList(user(cx, it)),
            Row::Group(it) => Item::GroupDetailList(group(it)),
            Row::Role(it) => Item::RoleDetailList(role_detail(cx, it)),
            Row::Policy(it) => Item::Policies(policy(cx.state, cx.account(), Managed::Own(it))),
            Row::AwsPolicy(it) => {
                let managed = Managed::Aws(it);
                // Of AWS's only what the account uses.
                if cx.state.uses(&managed.target(cx.account())) == Uses::default() {
                    return None;
                }
                Item::Policies(policy(cx.state, cx.account(), managed))
            }
        })
    }
}

fn user(cx: &Cx<'_>, user: &User) -> UserDetail {
    let groups = user.groups.iter().filter_map(|id| cx.state.group_by_id(id));
    let mut groups: Vec<String> = groups.map(|group| group.name.clone()).collect();
    groups.sort_by_cached_key(|name| fold(name));
    UserDetail {
        path: Some(user.path.clone()),
        user_name: Some(user.name.clone()),
        user_id: Some(user.id.clone()),
        arn: Some(user.arn()),
        create_date: Some(Timestamp(user.created)),
        user_policy_list: (!user.inline.is_empty()).then(|| inline(&user.inline)),
        group_list: Some(groups),
        attached_managed_policies: Some(attached::all_shown(&user.attached)),
        permissions_boundary: boundary::shown(user.boundary.as_deref()),
        tags: Some(tags::shown(&user.tags).unwrap_or_default()),
    }
}

fn group(group: &Group) -> GroupDetail {
    GroupDetail {
        path: Some(group.path.clone()),
        group_name: Some(group.name.clone()),
        group_id: Some(group.id.clone()),
        arn: Some(group.arn()),
        create_date: Some(Timestamp(group.created)),
        group_policy_list: Some(inline(&group.inline)),
        attached_managed_policies: Some(attached::all_shown(&group.attached)),
    }
}

fn role_detail(cx: &Cx<'_>, state: &RoleState) -> RoleDetail {
    let shown = role::shown(cx.state, state);
    RoleDetail {
        path: Some(shown.path),
        role_name: Some(shown.role_name),
        role_id: Some(shown.role_id),
        arn: Some(shown.arn),
        create_date: Some(shown.create_date),
        assume_role_policy_document: shown.assume_role_policy_document,
        instance_profile_list: Some(Vec::new()),
        role_policy_list: Some(inline(&state.inline)),
        attached_managed_policies: Some(attached::all_shown(&state.attached)),
        permissions_boundary: boundary::shown(state.boundary.as_deref()),
        tags: Some(tags::shown(&state.tags).unwrap_or_default()),
        role_last_used: Some(role::last_used(cx, &state.id)),
    }
}

/// Embedded policies, by name.
fn inline(policies: &[Inline]) -> Vec<PolicyDetail> {
    let mut sorted: Vec<&Inline> = policies.iter().collect();
    sorted.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    let shown = |policy: &Inline| PolicyDetail {
        policy_name: Some(policy.name.clone()),
        policy_document: Some(policy.text.to_string()),
    };
    sorted.into_iter().map(shown).collect()
}

/// A policy with all its versions, newest first.
fn policy(state: &State, account: u64, managed: Managed<'_>) -> ManagedPolicyDetail {
    let shown = policy::shown(state, account, managed);
    let versions = policy::versions(managed)
        .map(|(_, version, text)| PolicyVersion { document: Some(text.to_string()), ..version });
    ManagedPolicyDetail {
        policy_name: shown.policy_name,
        policy_id: shown.policy_id,
        arn: shown.arn,
        path: shown.path,
        default_version_id: shown.default_version_id,
        attachment_count: shown.attachment_count,
        permissions_boundary_usage_count: shown.permissions_boundary_usage_count,
        is_attachable: shown.is_attachable,
        create_date: shown.create_date,
        update_date: shown.update_date,
        policy_version_list: Some(versions.collect()),
        ..ManagedPolicyDetail::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::records::Version;
    use crate::state::{Text, key};
    use countersign_store::Replica as _;

    #[test]
    fn a_policy_of_ones_own_has_all_its_versions_and_who_holds_it() {
        let document = r#"{"Version":"2012-10-17","Statement":[]}"#;
        let version = |number: u32| Version {
            number,
            text: Text::from(format!("{document}{}", " ".repeat(number as usize)).as_str()),
            created: i64::from(number),
            ..Version::default()
        };
        let own = Policy {
            name: "P".into(),
            id: "ANPAP".into(),
            account: 111_122_223_333,
            path: "/x/".into(),
            versions: vec![version(2), version(7), version(9)],
            default: 7,
            newest: 12,
            ..Policy::default()
        };
        let mut state = State::default();
        for holder in ["AIDAA", "AGPAG", "AROAR", "AIDAA:boundary"] {
            state.apply(0, &key::reference("ANPAP", holder), Some(&[1])).unwrap();
        }
        state.apply(0, &key::reference("ANPAPP", "AIDAA"), Some(&[1])).unwrap();
        let shown = policy(&state, own.account, Managed::Own(&own));
        assert_eq!(shown.arn.as_deref(), Some("arn:aws:iam::111122223333:policy/x/P"));
        assert_eq!(shown.default_version_id.as_deref(), Some("v7"));
        assert_eq!(shown.attachment_count, Some(3));
        assert_eq!(shown.permissions_boundary_usage_count, Some(1));
        let versions: Vec<_> = shown
            .policy_version_list
            .unwrap()
            .into_iter()
            .map(|v| (v.version_id.unwrap(), v.is_default_version.unwrap(), v.document.unwrap()))
            .collect();
        let row = |id: &str, default, spaces| {
            (id.to_owned(), default, format!("{document}{}", " ".repeat(spaces)))
        };
        assert_eq!(versions, [row("v9", false, 9), row("v7", true, 7), row("v2", false, 2)]);
    }
}
