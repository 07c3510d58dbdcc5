//! `Create`: makes everything in the walkthrough's order. When one thing is refused, what was made before it is taken
//! away again, so that a second try begins where the first did.

use super::finish::{self, Made};
use super::steps::{self, Plan, RolePlan, UserPlan};
use crate::answer::{Page, html_with};
use crate::form::Form;
use crate::mfa::create_device;
use crate::part::Alert;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::visit::Me;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateAccessKey, CreateAccessKeyInput, CreateRole,
    CreateRoleInput, CreateUser, CreateUserInput, DeleteAccessKey, DeleteAccessKeyInput,
    DeleteRole, DeleteRoleInput, DeleteUser, DeleteUserInput, DeleteUserPolicy,
    DeleteUserPolicyInput, DetachRolePolicy, DetachRolePolicyInput, PutUserPolicy,
    PutUserPolicyInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;

/// Something that is there now and was not before.
#[derive(Debug)]
enum Thing {
    Role(String),
    Attachment(String, String),
    User(String),
    Policy(String, String),
    Key(String, String),
}

pub(super) async fn create(me: &Me, form: &Form) -> Page {
    let plan = Plan::of(me, form);
    let mut things = Vec::new();
    match make(me, &plan, &mut things).await {
        Ok(None) => Ok(finish::handed_over(me, form, &plan)),
        Ok(Some(made)) => finish::show(me, form, &made, "", None),
        Err((what, fault)) => {
            let mut left = Vec::new();
            for thing in things.into_iter().rev() {
                if let Some(one) = undo(me, thing).await {
                    left.push(one);
                }
            }
            let words = Refusal::of(&fault).alert(&[]).map(|alert| alert.text).unwrap_or_default();
            let rest = if left.is_empty() {
                "Nothing was left behind.".to_owned()
            } else {
                format!("Left behind, since it could not be taken away again: {}.", left.join(", "))
            };
            let text = format!("{what} was refused. {words} {rest}");
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            let alert = Some(Alert { kind: "error", text });
            Ok(html_with(status, &steps::review(me, form, alert)))
        }
    }
}

/// Makes what is planned, and gives the user's part of it. What is there by then stands in `things`, whatever comes of it.
async fn make(
    me: &Me,
    plan: &Plan,
    things: &mut Vec<Thing>,
) -> Result<Option<Made>, (String, Fault)> {
    if let Some(role) = &plan.role {
        make_role(me, role, things).await?;
    }
    let Some(user) = &plan.user else { return Ok(None) };
    make_user(me, user, &plan.role_arn, things).await.map(Some)
}

async fn make_role(
    me: &Me,
    role: &RolePlan,
    things: &mut Vec<Thing>,
) -> Result<(), (String, Fault)> {
    let input = CreateRoleInput {
        role_name: role.name.clone(),
        assume_role_policy_document: role.trust.clone(),
        ..CreateRoleInput::default()
    };
    let answer = me.ask::<CreateRole>(input).await;
    answer.map_err(|fault| (format!("The role {}", shown(&role.name)), fault))?;
    things.push(Thing::Role(role.name.clone()));
    for arn in &role.policies {
        let input = AttachRolePolicyInput { role_name: role.name.clone(), policy_arn: arn.clone() };
        let answer = me.ask::<AttachRolePolicy>(input).await;
        answer.map_err(|fault| (format!("To attach {}", shown(arn)), fault))?;
        things.push(Thing::Attachment(role.name.clone(), arn.clone()));
    }
    Ok(())
}

async fn make_user(
    me: &Me,
    user: &UserPlan,
    role_arn: &str,
    things: &mut Vec<Thing>,
) -> Result<Made, (String, Fault)> {
    let input = CreateUserInput { user_name: user.name.clone(), ..CreateUserInput::default() };
    let answer = me.ask::<CreateUser>(input).await;
    answer.map_err(|fault| (format!("The user {}", shown(&user.name)), fault))?;
    things.push(Thing::User(user.name.clone()));
    let input = PutUserPolicyInput {
        user_name: user.name.clone(),
        policy_name: user.policy_name.clone(),
        policy_document: user.policy.clone(),
    };
    let answer = me.ask::<PutUserPolicy>(input).await;
    answer.map_err(|fault| ("The user's policy".to_owned(), fault))?;
    things.push(Thing::Policy(user.name.clone(), user.policy_name.clone()));
    let input = CreateAccessKeyInput { user_name: Some(user.name.clone()) };
    let answer = me.ask::<CreateAccessKey>(input).await;
    let key = answer.map_err(|fault| ("The user's access key".to_owned(), fault))?.access_key;
    things.push(Thing::Key(user.name.clone(), key.access_key_id.clone()));
    // The last thing, so that there is none to take away.
    let answer = create_device(me, &user.name).await;
    let device = answer.map_err(|fault| ("The user's MFA device".to_owned(), fault))?;
    let seed = device.base32_string_seed.unwrap_or_default();
    Ok(Made {
        user: user.name.clone(),
        key_id: key.access_key_id,
        secret: key.secret_access_key,
        role_arn: role_arn.to_owned(),
        serial: device.serial_number,
        seed: Secret::from(std::str::from_utf8(&seed.0).unwrap_or_default()),
    })
}

/// Takes a thing away again. Gives its name when it stays.
async fn undo(me: &Me, thing: Thing) -> Option<String> {
    let (answer, what) = match thing {
        Thing::Role(name) => {
            let what = format!("the role {}", shown(&name));
            (me.ask::<DeleteRole>(DeleteRoleInput { role_name: name }).await.map(drop), what)
        }
        Thing::Attachment(role, arn) => {
            let what = format!("the attachment of {}", shown(&arn));
            let input = DetachRolePolicyInput { role_name: role, policy_arn: arn };
            (me.ask::<DetachRolePolicy>(input).await.map(drop), what)
        }
        Thing::User(name) => {
            let what = format!("the user {}", shown(&name));
            (me.ask::<DeleteUser>(DeleteUserInput { user_name: name }).await.map(drop), what)
        }
        Thing::Policy(user, policy) => {
            let what = format!("the policy {}", shown(&policy));
            let input = DeleteUserPolicyInput { user_name: user, policy_name: policy };
            (me.ask::<DeleteUserPolicy>(input).await.map(drop), what)
        }
        Thing::Key(user, key) => {
            let what = format!("the access key {}", shown(&key));
            let input = DeleteAccessKeyInput { user_name: Some(user), access_key_id: key };
            (me.ask::<DeleteAccessKey>(input).await.map(drop), what)
        }
    };
    answer.err().map(|_| what)
}
