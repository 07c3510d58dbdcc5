//! Where records are kept: the names of keys.

use countersign_ident::{Arn, fold};
use countersign_store::Key;

pub(crate) fn account(id: u64) -> Key {
    Key::from(format!("account/{id:012}").as_str())
}

pub(crate) fn alias(name: &str) -> Key {
    Key::from(format!("alias/{name}").as_str())
}

pub(crate) fn access_key(id: &str) -> Key {
    Key::from(format!("key/{id}").as_str())
}

pub(crate) fn user(account: u64, name: &str) -> Key {
    Key::from(format!("user/{}", named(account, name)).as_str())
}

pub(crate) fn group(account: u64, name: &str) -> Key {
    Key::from(format!("group/{}", named(account, name)).as_str())
}

pub(crate) fn policy(account: u64, name: &str) -> Key {
    Key::from(format!("policy/{}", named(account, name)).as_str())
}

/// That a holder, by unique id, keeps a target from being deleted.
pub(crate) fn reference(target: &str, holder: &str) -> Key {
    Key::from(format!("ref/{target}/{holder}").as_str())
}

/// Everything that keeps a target from being deleted.
pub(crate) fn references(target: &str) -> Key {
    Key::from(format!("ref/{target}/").as_str())
}

pub(crate) fn role(account: u64, name: &str) -> Key {
    Key::from(format!("role/{}", named(account, name)).as_str())
}

/// A device of an account, by its serial number.
pub(crate) fn device(account: u64, serial: &str) -> Key {
    Key::from(format!("device/{}", device_suffix(account, serial)).as_str())
}

pub(crate) fn lock(owner: &str) -> Key {
    Key::from(format!("lock/{owner}").as_str())
}

pub(crate) fn console_session(id: &str) -> Key {
    Key::from(format!("session/{id}").as_str())
}

pub(crate) fn spent(id: &str) -> Key {
    Key::from(format!("spent/{id}").as_str())
}

pub(crate) fn used(id: &str) -> Key {
    Key::from(format!("used/{id}").as_str())
}

/// `111122223333/ada`: how a table is keyed.
pub(crate) fn named(account: u64, name: &str) -> String {
    format!("{account:012}/{}", fold(name))
}

/// How devices are keyed: a virtual one, whose serial number is an ARN, as `111122223333/mfa/path/name`; a token with a
/// number of its own as `111122223333/token/number`. One that no device can have names a place where nothing is.
pub(crate) fn device_suffix(account: u64, serial: &str) -> String {
    let folded = |arn: &Arn<'_>| format!("{}/{}", arn.account, fold(arn.resource));
    match Arn::parse(serial) {
        Some(arn) if arn.service == "iam" && arn.partition == "aws" && arn.region.is_empty() => {
            // Of the account that asks, or of none: another's devices are none of its own.
            let own = arn.account == format!("{account:012}") && arn.resource.starts_with("mfa/");
            if own { folded(&arn) } else { format!("-/{}", fold(serial)) }
        }
        Some(_) => format!("-/{}", fold(serial)),
        None => format!("{account:012}/token/{}", fold(serial)),
    }
}
