//! Passwords of users, for the console.

mod change;
mod create;
mod delete;
mod get;
pub(crate) mod password;
mod update;

use crate::fault::Fault;
use crate::state::records::Login;
use crate::state::records::User;
use countersign_api::Timestamp;
use countersign_api::iam::LoginProfile;

fn login(user: &User) -> Result<&Login, Fault> {
    user.login.as_ref().ok_or_else(|| {
        Fault::no_such(format!("Login Profile for User {} cannot be found.", user.name))
    })
}

fn shown(user: &str, login: &Login) -> LoginProfile {
    LoginProfile {
        user_name: user.to_owned(),
        create_date: Timestamp(login.created),
        password_reset_required: Some(login.must_change),
    }
}
