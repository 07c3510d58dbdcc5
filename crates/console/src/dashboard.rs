//! The dashboard: where one is, and what to do next.

use crate::App;
use crate::answer::{Page, html};
use crate::frame::Frame;
use crate::part::Copy;
use crate::visit::{Me, is_root};
use askama::Template;
use axum::Router;
use axum::routing::get;
use countersign_api::Nothing;
use countersign_api::iam::GetAccountSummary;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console", get(page)).route("/console/", get(page))
}

#[derive(Template)]
#[template(path = "dashboard.html")]
struct DashboardPage {
    frame: Frame,
    account: String,
    alias: Option<String>,
    link: Copy,
    /// What there is, and where; nothing where the caller may not know.
    counts: Vec<(&'static str, &'static str, i32)>,
    advice: Vec<Advice>,
}

/// Something to do, most urgent first.
struct Advice {
    text: &'static str,
    more: &'static str,
    link: (&'static str, &'static str),
}

async fn page(me: Me) -> Page {
    // Who may not see the figures sees the rest.
    let summary = me.ask::<GetAccountSummary>(Nothing).await.ok();
    let summary = summary.and_then(|out| out.summary_map);
    let figure = |name: &str| {
        let map = summary.as_ref()?;
        map.iter().find(|(key, _)| key.as_str() == name).map(|(_, value)| *value)
    };
    let counts = [
        ("User groups", "/console/groups", "Groups"),
        ("Users", "/console/users", "Users"),
        ("Roles", "/console/roles", "Roles"),
        ("Policies", "/console/policies?scope=local", "Policies"),
    ];
    let counts =
        counts.into_iter().filter_map(|(label, path, name)| Some((label, path, figure(name)?)));
    let mut advice = Vec::new();
    let is_root = is_root(&me.session);
    // Only the root user can do something about its own credentials, but everybody should know of its keys.
    if is_root && figure("AccountMFAEnabled").is_some_and(|n| n == 0) {
        advice.push(Advice {
            text: "The root user has no MFA device",
            more: "Its password alone opens everything. Assign a device to it.",
            link: ("Assign MFA device", "/console/me/mfa"),
        });
    }
    if figure("AccountAccessKeysPresent").is_some_and(|n| n > 0) {
        advice.push(Advice {
            text: "The root user has an access key",
            more: "Whoever holds it can do everything. Make an administrator, then delete it.",
            link: if is_root {
                ("My security credentials", "/console/me")
            } else {
                ("Add user", "/console/add-user")
            },
        });
    }
    // The root user's is in use, too, but it is nobody's who works here.
    let of_root = figure("AccountMFAEnabled").unwrap_or_default();
    if figure("MFADevicesInUse").is_some_and(|n| n <= of_root) {
        advice.push(Advice {
            text: "Nobody has a second factor yet",
            more: "Assign an MFA device to each user who signs in or assumes roles.",
            link: ("Users", "/console/users"),
        });
    }
    if figure("Users").is_some_and(|n| n == 0) {
        advice.push(Advice {
            text: "There are no users yet",
            more: "The root user is for emergencies. Make a user for yourself.",
            link: ("Add user", "/console/add-user"),
        });
    }
    let name = me.session.alias.clone().unwrap_or_else(|| me.session.account_id.clone());
    Ok(html(&DashboardPage {
        account: me.session.account_id.clone(),
        alias: me.session.alias.clone(),
        link: Copy {
            label: "Copy sign-in link",
            text: me.visit.url(&format!("/console/signin?account={name}")),
        },
        counts: counts.collect(),
        advice,
        frame: me.frame("Dashboard", "Dashboard"),
    }))
}
