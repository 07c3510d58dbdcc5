//! Who uses a policy, and attaching it to more.

use super::detail::{Head, frame, name, policy, said};
use crate::answer::{Failed, Page, go, html, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::list::{self, fits, walk};
use crate::part::{Alert, Field, Tick};
use crate::post::Post;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    AttachGroupPolicy, AttachGroupPolicyInput, AttachRolePolicy, AttachRolePolicyInput,
    AttachUserPolicy, AttachUserPolicyInput, DetachGroupPolicy, DetachGroupPolicyInput,
    DetachRolePolicy, DetachRolePolicyInput, DetachUserPolicy, DetachUserPolicyInput,
    ListEntitiesForPolicy, ListEntitiesForPolicyInput, ListGroups, ListGroupsInput, ListRoles,
    ListRolesInput, ListUsers, ListUsersInput,
};
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/policies/entities", get(page))
        .route("/console/policies/attach", get(choose).post(attach))
        .route("/console/policies/detach", get(super::list::back).post(detach))
}

/// A user, group or role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entity {
    /// `user`, `group` or `role`.
    pub(super) kind: &'static str,
    pub(super) name: String,
}

impl Entity {
    /// As a form says it: `user/ada`.
    fn value(&self) -> String {
        format!("{}/{}", self.kind, self.name)
    }

    fn read(value: &str) -> Option<Entity> {
        let (kind, name) = value.split_once('/')?;
        let kind = ["user", "group", "role"].into_iter().find(|known| *known == kind)?;
        Some(Entity { kind, name: name.to_owned() })
    }

    /// Its page.
    pub(super) fn path(&self) -> String {
        match self.kind {
            "user" => links::user(&self.name),
            "group" => links::group(&self.name),
            _ => links::role(&self.name),
        }
    }

    pub(super) fn shown(&self) -> String {
        shown(&self.name)
    }

    async fn attach(&self, me: &Me, policy_arn: String) -> Result<(), Fault> {
        let name = self.name.clone();
        match self.kind {
            "user" => {
                let input = AttachUserPolicyInput { user_name: name, policy_arn };
                me.ask::<AttachUserPolicy>(input).await
            }
            "group" => {
                let input = AttachGroupPolicyInput { group_name: name, policy_arn };
                me.ask::<AttachGroupPolicy>(input).await
            }
            _ => {
                let input = AttachRolePolicyInput { role_name: name, policy_arn };
                me.ask::<AttachRolePolicy>(input).await
            }
        }
        .map(|_| ())
    }

    pub(super) async fn detach(&self, me: &Me, policy_arn: String) -> Result<(), Failed> {
        let name = self.name.clone();
        match self.kind {
            "user" => {
                let input = DetachUserPolicyInput { user_name: name, policy_arn };
                me.call::<DetachUserPolicy>(input).await
            }
            "group" => {
                let input = DetachGroupPolicyInput { group_name: name, policy_arn };
                me.call::<DetachGroupPolicy>(input).await
            }
            _ => {
                let input = DetachRolePolicyInput { role_name: name, policy_arn };
                me.call::<DetachRolePolicy>(input).await
            }
        }
        .map(|_| ())
    }
}

/// A page of those that use a policy, in one of the two ways.
async fn used(
    me: &Me,
    arn: &str,
    way: &str,
    marker: Option<String>,
) -> Result<(Vec<Entity>, Option<String>), Failed> {
    let input = ListEntitiesForPolicyInput {
        policy_arn: arn.to_owned(),
        policy_usage_filter: Some(way.to_owned()),
        marker,
        ..ListEntitiesForPolicyInput::default()
    };
    let out = me.call::<ListEntitiesForPolicy>(input).await?;
    let of = |kind, name: Option<String>| Entity { kind, name: name.unwrap_or_default() };
    let users = out.policy_users.unwrap_or_default();
    let groups = out.policy_groups.unwrap_or_default();
    let roles = out.policy_roles.unwrap_or_default();
    let users = users.into_iter().map(|user| of("user", user.user_name));
    let groups = groups.into_iter().map(|group| of("group", group.group_name));
    let roles = roles.into_iter().map(|role| of("role", role.role_name));
    Ok((users.chain(groups).chain(roles).collect(), out.marker))
}

/// Everybody that uses a policy, in one of the two ways: `PermissionsPolicy`, `PermissionsBoundary`.
pub(super) async fn all_used(me: &Me, arn: &str, way: &str) -> Result<Vec<Entity>, Failed> {
    let found = walk(None, usize::MAX, |_| true, |marker| used(me, arn, way, marker)).await?;
    Ok(found.rows)
}

#[derive(Template)]
#[template(path = "policies/entities.html")]
struct EntitiesPage {
    frame: Frame,
    head: Head,
    arn: String,
    rows: Vec<Entity>,
    next: Option<String>,
    bound: Vec<Entity>,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = said(query);
    let policy = policy(&me, &query).await?;
    let arn = query.text("arn").to_owned();
    let (rows, next) = used(&me, &arn, "PermissionsPolicy", query.said("marker")).await?;
    let (bound, _) = used(&me, &arn, "PermissionsBoundary", None).await?;
    let encoded = links::encoded(&arn);
    let next = next.map(|marker| {
        format!("/console/policies/entities?arn={encoded}&marker={}", links::encoded(&marker))
    });
    Ok(html(&EntitiesPage {
        frame: frame(&me, &policy, "used by", &query),
        head: Head::of(&me, &policy, "Used by"),
        arn,
        rows,
        next,
        bound,
    }))
}

async fn detach(Post { me, form }: Post) -> Page {
    let arn = form.text("arn");
    let entity = Entity::read(form.text("entity")).ok_or(Failed::Nothing)?;
    entity.detach(&me, arn.to_owned()).await?;
    let encoded = links::encoded(arn);
    Ok(go(&format!("/console/policies/entities?arn={encoded}&done=detached")))
}

#[derive(Template)]
#[template(path = "policies/attach.html")]
struct AttachPage {
    frame: Frame,
    name: String,
    arn: String,
    encoded: String,
    alert: Option<Alert>,
    failed: Vec<(String, String)>,
    filter: Field,
    kinds: [(&'static str, Vec<Tick>, bool); 3],
    chosen: Vec<Tick>,
}

async fn users(me: &Me, marker: Option<String>) -> Result<(Vec<String>, Option<String>), Fault> {
    let max_items = i32::try_from(list::PAGE).ok();
    let input = ListUsersInput { marker, max_items, ..ListUsersInput::default() };
    let out = me.ask::<ListUsers>(input).await?;
    Ok((out.users.into_iter().map(|user| user.user_name).collect(), out.marker))
}

async fn groups(me: &Me, marker: Option<String>) -> Result<(Vec<String>, Option<String>), Fault> {
    let max_items = i32::try_from(list::PAGE).ok();
    let input = ListGroupsInput { marker, max_items, ..ListGroupsInput::default() };
    let out = me.ask::<ListGroups>(input).await?;
    Ok((out.groups.into_iter().map(|group| group.group_name).collect(), out.marker))
}

async fn roles(me: &Me, marker: Option<String>) -> Result<(Vec<String>, Option<String>), Fault> {
    let max_items = i32::try_from(list::PAGE).ok();
    let input = ListRolesInput { marker, max_items, ..ListRolesInput::default() };
    let out = me.ask::<ListRoles>(input).await?;
    Ok((out.roles.into_iter().map(|role| role.role_name).collect(), out.marker))
}

async fn attach_page(
    me: &Me,
    form: &Form,
    alert: Option<Alert>,
    failed: Vec<(String, String)>,
) -> Result<AttachPage, Failed> {
    let policy = policy(me, form).await?;
    let arn = form.text("arn").to_owned();
    let there = all_used(me, &arn, "PermissionsPolicy").await?;
    let filter = form.text("filter");
    let chosen = form.all("entity");
    let keep = |kind: &'static str| {
        let there = &there;
        move |name: &String| {
            fits(name, filter) && !there.contains(&Entity { kind, name: name.clone() })
        }
    };
    let most = list::PAGE;
    // Who may not list one kind still attaches to the others.
    let none = |_| list::Rows { rows: Vec::new(), next: None };
    let users =
        walk(None, most, keep("user"), |marker| users(me, marker)).await.unwrap_or_else(none);
    let groups =
        walk(None, most, keep("group"), |marker| groups(me, marker)).await.unwrap_or_else(none);
    let roles =
        walk(None, most, keep("role"), |marker| roles(me, marker)).await.unwrap_or_else(none);
    let tick = |entity: &Entity| {
        let value = entity.value();
        Tick::new("entity", &entity.shown(), chosen.contains(&value)).value(&value)
    };
    let ticks = |kind: &'static str, found: list::Rows<String>| {
        let entities = found.rows.into_iter().map(|name| Entity { kind, name });
        (entities.map(|entity| tick(&entity)).collect::<Vec<_>>(), found.next.is_some())
    };
    let (users, groups, roles) =
        (ticks("user", users), ticks("group", groups), ticks("role", roles));
    let on_page: Vec<String> = [&users.0, &groups.0, &roles.0]
        .into_iter()
        .flatten()
        .map(|tick| tick.value.clone())
        .collect();
    let elsewhere = chosen.iter().filter(|value| !on_page.contains(value));
    Ok(AttachPage {
        frame: frame(me, &policy, "attach", &Form::default()),
        name: shown(name(&policy)),
        encoded: links::encoded(&arn),
        arn,
        alert,
        failed,
        filter: Field {
            kind: "search",
            ..Field::text("filter", "Filter users, groups and roles", filter)
        },
        chosen: elsewhere
            .filter_map(|value| Entity::read(value))
            .map(|entity| tick(&entity))
            .collect(),
        kinds: [
            ("Users", users.0, users.1),
            ("User groups", groups.0, groups.1),
            ("Roles", roles.0, roles.1),
        ],
    })
}

async fn choose(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::default().with("arn", said(query).text("arn"));
    Ok(html(&attach_page(&me, &query, None, Vec::new()).await?))
}

async fn attach(Post { me, form }: Post) -> Page {
    let chosen = form.all("entity");
    if form.text("go") != "attach" {
        return Ok(html(&attach_page(&me, &form, None, Vec::new()).await?));
    }
    if chosen.is_empty() {
        let text = "Choose at least one user, group or role.".to_owned();
        let alert = Some(Alert { kind: "error", text });
        return Ok(html(&attach_page(&me, &form, alert, Vec::new()).await?));
    }
    let arn = form.text("arn").to_owned();
    let mut failed = Vec::new();
    let mut left = form.without("entity");
    for value in chosen {
        let Some(entity) = Entity::read(&value) else { continue };
        if let Err(fault) = entity.attach(&me, arn.clone()).await {
            failed.push((entity.shown(), shown(fault.message())));
            left = left.and("entity", &value);
        }
    }
    if failed.is_empty() {
        let encoded = links::encoded(&arn);
        return Ok(go(&format!("/console/policies/entities?arn={encoded}&done=attached")));
    }
    let page = attach_page(&me, &left, None, failed).await?;
    Ok(html_with(StatusCode::BAD_REQUEST, &page))
}
