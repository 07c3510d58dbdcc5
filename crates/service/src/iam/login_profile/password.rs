//! What a password must be made of, and which ones may not come again.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::state::records::{PasswordPolicy, User};
use countersign_ident::Secret;

/// The non-alphanumeric characters that count.
const SYMBOLS: &str = "!@#$%^&*()_+-=[]{}|'";

/// A new password of a user: checked against the account's policy, then hashed. The one before is remembered in
/// `user`, as far as the policy asks. Leaves `run` for each hash and comparison, like [`Tx::hash`].
///
/// # Errors
///
/// `PasswordPolicyViolation`.
pub(crate) fn new(tx: &mut Tx<'_>, user: &mut User, password: &Secret) -> Result<String, Fault> {
    let policy = policy(tx, user);
    match &policy {
        Some(policy) => good_enough(policy, password)?,
        None => good_enough_for_aws(password, &user.name)?,
    }
    let mut earlier = remembered(tx, user);
    for hash in &earlier {
        if tx.verify(password, hash)? {
            return Err(violation("Password has been used before and cannot be used again"));
        }
    }
    let hash = tx.hash(password)?;
    // The present one is the first of those that may not come again.
    earlier.truncate(reuse(policy.as_ref()).saturating_sub(1));
    user.passwords = earlier;
    Ok(hash)
}

/// The passwords of a user that may not come again, newest first, the present one among them.
pub(super) fn remembered(tx: &Tx<'_>, user: &User) -> Vec<String> {
    let present = user.login.iter().map(|login| &login.hash);
    let most = reuse(policy(tx, user).as_ref());
    present.chain(&user.passwords).take(most).cloned().collect()
}

/// What becomes of a password with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    /// It is good.
    Good,
    /// It lets its user do nothing but choose another one.
    Due,
    /// It lets its user do nothing: an administrator must set another one.
    Over,
}

/// Whether a user's password is good for a session of the console now: somebody may have said that it must be changed,
/// and the account's policy may have it grow old.
pub(crate) fn age(tx: &Tx<'_>, user: &User) -> Age {
    let Some(login) = &user.login else { return Age::Over };
    let policy = policy(tx, user).unwrap_or_default();
    let days = policy.max_age.map(i64::from);
    let old = days.is_some_and(|days| {
        tx.now.saturating_sub(login.changed.max(login.created)) >= days * 24 * 3600
    });
    match (old, policy.hard_expiry.unwrap_or(false)) {
        (true, true) => Age::Over,
        (true, false) => Age::Due,
        (false, _) if login.must_change => Age::Due,
        (false, _) => Age::Good,
    }
}

fn policy(tx: &Tx<'_>, user: &User) -> Option<PasswordPolicy> {
    tx.state.account(user.account)?.password_policy.clone()
}

fn reuse(policy: Option<&PasswordPolicy>) -> usize {
    let reuse = policy.and_then(|policy| policy.reuse).unwrap_or(0);
    usize::try_from(reuse).unwrap_or(usize::MAX)
}

fn violation(what: impl Into<String>) -> Fault {
    Fault::new("PasswordPolicyViolation", 400, what)
}

fn is_symbol(c: char) -> bool {
    SYMBOLS.contains(c)
}

/// Long enough?
fn length(password: &str, least: usize) -> Result<(), Fault> {
    if password.chars().count() >= least {
        return Ok(());
    }
    Err(violation(format!("Password should have a minimum length of {least}")))
}

/// What the account itself asks for.
fn good_enough(policy: &PasswordPolicy, password: &Secret) -> Result<(), Fault> {
    let text = password.expose();
    length(text, usize::try_from(policy.length).unwrap_or(usize::MAX))?;
    let has = |kind: fn(char) -> bool| text.chars().any(kind);
    let kinds = [
        (policy.uppercase, has(|c| c.is_ascii_uppercase()), "uppercase letter"),
        (policy.lowercase, has(|c| c.is_ascii_lowercase()), "lowercase letter"),
        (policy.numbers, has(|c| c.is_ascii_digit()), "number"),
        (policy.symbols, has(is_symbol), "symbol"),
    ];
    match kinds.into_iter().find(|(asked, has, _)| *asked && !has) {
        Some((_, _, what)) => Err(violation(format!("Password should have at least one {what}"))),
        None => Ok(()),
    }
}

/// AWS's default password policy (IAM user guide, "Default password policy"): 8 to 128 characters, at least three of
/// upper case, lower case, digits and the listed symbols, and not the user's name.
fn good_enough_for_aws(password: &Secret, user: &str) -> Result<(), Fault> {
    let text = password.expose();
    length(text, 8)?;
    let kinds: [fn(char) -> bool; 4] =
        [|c| c.is_ascii_uppercase(), |c| c.is_ascii_lowercase(), |c| c.is_ascii_digit(), is_symbol];
    if kinds.iter().filter(|kind| text.chars().any(kind)).count() < 3 {
        return Err(violation(
            "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols",
        ));
    }
    if text.eq_ignore_ascii_case(user) {
        return Err(violation("Password should not be the name of the user"));
    }
    Ok(())
}
