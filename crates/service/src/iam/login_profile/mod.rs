//! Passwords of users, for the console.

mod change;
mod create;
mod delete;
mod get;
mod update;

use crate::fault::Fault;
use crate::state::records::Login;
use crate::state::records::User;
use countersign_api::Timestamp;
use countersign_api::iam::LoginProfile;
use countersign_ident::Secret;

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

/// AWS's default password policy (IAM user guide, "Default password policy"): 8 to 128 characters, at least three of
/// upper case, lower case, digits and the listed symbols, and not the user's name.
pub(crate) fn good_enough(password: &Secret, user: &str) -> Result<(), Fault> {
    const SYMBOLS: &str = "!@#$%^&*()_+-=[]{}|'";
    let text = password.expose();
    let violation = |what: &str| Err(Fault::new("PasswordPolicyViolation", 400, what));
    if text.chars().count() < 8 {
        return violation("Password should have a minimum length of 8");
    }
    let kinds: [&dyn Fn(char) -> bool; 4] =
        [&|c| c.is_ascii_uppercase(), &|c| c.is_ascii_lowercase(), &|c| c.is_ascii_digit(), &|c| {
            SYMBOLS.contains(c)
        }];
    if kinds.iter().filter(|kind| text.chars().any(kind)).count() < 3 {
        return violation(
            "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols",
        );
    }
    if text.eq_ignore_ascii_case(user) {
        return violation("Password should not be the name of the user");
    }
    Ok(())
}
