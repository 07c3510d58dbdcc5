//! Deleting a user: what goes with them is named first, and goes in order.

use super::{PLACE, Whose, detail, of, path};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::{ConfirmPage, half_done};
use crate::fresh;
use crate::mfa::Kind;
use crate::part::Alert;
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{
    DeactivateMfaDevice, DeactivateMfaDeviceInput, DeleteAccessKey, DeleteAccessKeyInput,
    DeleteLoginProfile, DeleteLoginProfileInput, DeleteUser, DeleteUserInput, DeleteUserPolicy,
    DeleteUserPolicyInput, DeleteVirtualMfaDevice, DeleteVirtualMfaDeviceInput, DetachUserPolicy,
    DetachUserPolicyInput, RemoveUserFromGroup, RemoveUserFromGroupInput,
};
use countersign_service::Fault;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/users/{name}/delete", get(page).post(submit))
}

/// Something that must go before the user can: what makes an end of them first, so that nobody is left with less of a
/// second factor than before.
enum Belonging {
    Key(String),
    Password,
    Group(String),
    Attached(String),
    Inline(String),
    Device(String),
}

impl Belonging {
    /// Everything that a user has, in the order in which it goes.
    async fn all(me: &Me, name: &str) -> Result<Vec<Belonging>, Fault> {
        let mut all = Vec::new();
        let whose = Whose::User(name.to_owned());
        let keys = of::keys(me, &whose).await?.into_iter().filter_map(|key| key.access_key_id);
        all.extend(keys.map(Belonging::Key));
        all.extend(of::password(me, name).await?.map(|_| Belonging::Password));
        let groups = of::groups(me, name).await?.into_iter().map(|group| group.group_name);
        all.extend(groups.map(Belonging::Group));
        let attached = of::attached(me, name).await?.into_iter().filter_map(|one| one.policy_arn);
        all.extend(attached.map(Belonging::Attached));
        all.extend(of::inline(me, name).await?.into_iter().map(Belonging::Inline));
        let devices = of::devices(me, &whose).await?.into_iter().map(|one| one.serial_number);
        all.extend(devices.map(Belonging::Device));
        Ok(all)
    }

    fn words(&self) -> String {
        match self {
            Belonging::Key(id) => format!("Access key {id}"),
            Belonging::Password => "Console password".to_owned(),
            Belonging::Group(name) => format!("Membership in the group {}", shown(name)),
            Belonging::Attached(arn) => format!("Attachment of the policy {}", shown(arn)),
            Belonging::Inline(name) => format!("Inline policy {}", shown(name)),
            Belonging::Device(serial) => format!("MFA device {}", shown(serial)),
        }
    }

    async fn remove(self, me: &Me, name: &str) -> Result<(), Fault> {
        let user_name = name.to_owned();
        match self {
            Belonging::Key(access_key_id) => {
                let user_name = Some(user_name);
                let input = DeleteAccessKeyInput { user_name, access_key_id };
                me.ask::<DeleteAccessKey>(input).await.map(|_| ())
            }
            Belonging::Password => {
                let input = DeleteLoginProfileInput { user_name: Some(user_name) };
                me.ask::<DeleteLoginProfile>(input).await.map(|_| ())
            }
            Belonging::Group(group_name) => {
                let input = RemoveUserFromGroupInput { group_name, user_name };
                me.ask::<RemoveUserFromGroup>(input).await.map(|_| ())
            }
            Belonging::Attached(policy_arn) => {
                let input = DetachUserPolicyInput { user_name, policy_arn };
                me.ask::<DetachUserPolicy>(input).await.map(|_| ())
            }
            Belonging::Inline(policy_name) => {
                let input = DeleteUserPolicyInput { user_name, policy_name };
                me.ask::<DeleteUserPolicy>(input).await.map(|_| ())
            }
            Belonging::Device(serial) => remove_device(me, &Whose::User(user_name), &serial).await,
        }
    }
}

/// Takes a device from a user or the root user; and a virtual one's seed away. A hardware token stays, for the next who
/// gets it.
pub(crate) async fn remove_device(me: &Me, whose: &Whose, serial: &str) -> Result<(), Fault> {
    let input =
        DeactivateMfaDeviceInput { user_name: whose.user_name(), serial_number: serial.to_owned() };
    me.ask::<DeactivateMfaDevice>(input).await?;
    if Kind::of(serial) == Kind::Hardware {
        return Ok(());
    }
    let input = DeleteVirtualMfaDeviceInput { serial_number: serial.to_owned() };
    me.ask::<DeleteVirtualMfaDevice>(input).await.map(|_| ())
}

async fn question(me: &Me, name: &str, alert: Option<Alert>) -> Result<ConfirmPage, Failed> {
    let user = detail::user(me, name).await?;
    let all = Belonging::all(me, name).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let text = if all.is_empty() {
        "Nothing else belongs to this user. A user of the same name made later is somebody else."
    } else {
        "This goes first, in this order, and does not come back. A user of the same name made later is somebody else."
    };
    Ok(ConfirmPage {
        frame: me.frame(PLACE, format!("Delete the user {}?", user.user_name)),
        alert,
        text: text.to_owned(),
        losses: all.iter().map(Belonging::words).collect(),
        action: format!("{}/delete", path(name)),
        hidden: Vec::new(),
        fields: Vec::new(),
        button: "Delete user",
        danger: true,
        back: path(name),
    })
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    Ok(html(&question(&me, &name, None).await?))
}

async fn submit(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    // Password, keys and devices go first, also where the user then may not.
    fresh::check(&me, &form)?;
    let all = Belonging::all(&me, &name).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let mut gone = Vec::new();
    for one in all {
        let words = one.words();
        if let Err(fault) = one.remove(&me, &name).await {
            return stopped(&me, &name, &gone, &words, &fault).await;
        }
        gone.push(words);
    }
    match me.ask::<DeleteUser>(DeleteUserInput { user_name: name.clone() }).await {
        Ok(_) => told(&me, "/console/users", &format!("The user {} is deleted", shown(&name))),
        Err(fault) => stopped(&me, &name, &gone, "The user", &fault).await,
    }
}

/// Half of it is done: says which.
async fn stopped(me: &Me, name: &str, gone: &[String], what: &str, fault: &Fault) -> Page {
    let (status, alert) = half_done(gone, what, fault);
    Ok(html_with(status, &question(me, name, Some(alert)).await?))
}
