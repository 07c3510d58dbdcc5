//! The account's password policy. (It is kept by `iam/login_profile/password.rs`.)

use super::own;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::operation::{Read, Write};
use crate::state::records::{Account, PasswordPolicy};
use countersign_api::Nothing;
use countersign_api::iam::{
    self as api, DeleteAccountPasswordPolicy, GetAccountPasswordPolicy,
    GetAccountPasswordPolicyOutput, UpdateAccountPasswordPolicy, UpdateAccountPasswordPolicyInput,
};

/// Characters of a password, when a policy does not say.
const LENGTH: u32 = 6;

impl Write for UpdateAccountPasswordPolicy {
    /// What is not given becomes AWS's default again, whatever it was.
    fn run(tx: &mut Tx<'_>, i: &UpdateAccountPasswordPolicyInput) -> Result<Nothing, Fault> {
        let policy = PasswordPolicy {
            length: i.minimum_password_length.map_or(LENGTH, i32::unsigned_abs),
            symbols: i.require_symbols.unwrap_or(false),
            numbers: i.require_numbers.unwrap_or(false),
            uppercase: i.require_uppercase_characters.unwrap_or(false),
            lowercase: i.require_lowercase_characters.unwrap_or(false),
            own_change: i.allow_users_to_change_password.unwrap_or(false),
            max_age: i.max_password_age.map(i32::unsigned_abs),
            reuse: i.password_reuse_prevention.map(i32::unsigned_abs),
            hard_expiry: i.hard_expiry,
            ..PasswordPolicy::default()
        };
        let account = own(tx)?;
        tx.update(&Account { password_policy: Some(policy), ..account });
        Ok(Nothing)
    }
}

impl Read for GetAccountPasswordPolicy {
    fn run(cx: &Cx<'_>, _: &Nothing) -> Result<GetAccountPasswordPolicyOutput, Fault> {
        let account = own(cx)?;
        let policy = account.password_policy.ok_or_else(|| {
            let id = account.id;
            Fault::no_such(format!(
                "The Password Policy with domain name {id:012} cannot be found."
            ))
        })?;
        Ok(GetAccountPasswordPolicyOutput { password_policy: shown(&policy) })
    }
}

impl Write for DeleteAccountPasswordPolicy {
    fn run(tx: &mut Tx<'_>, _: &Nothing) -> Result<Nothing, Fault> {
        let account = own(tx)?;
        if account.password_policy.is_none() {
            let text = "The account policy with name PasswordPolicy cannot be found.";
            return Err(Fault::no_such(text));
        }
        tx.update(&Account { password_policy: None, ..account });
        Ok(Nothing)
    }
}

/// Recorded: what was not given, and has no default, is not told.
fn shown(policy: &PasswordPolicy) -> api::PasswordPolicy {
    let number = |n: u32| i32::try_from(n).ok();
    api::PasswordPolicy {
        minimum_password_length: number(policy.length),
        require_symbols: Some(policy.symbols),
        require_numbers: Some(policy.numbers),
        require_uppercase_characters: Some(policy.uppercase),
        require_lowercase_characters: Some(policy.lowercase),
        allow_users_to_change_password: Some(policy.own_change),
        expire_passwords: Some(policy.max_age.is_some()),
        max_password_age: policy.max_age.and_then(number),
        password_reuse_prevention: policy.reuse.and_then(number),
        hard_expiry: policy.hard_expiry,
    }
}
