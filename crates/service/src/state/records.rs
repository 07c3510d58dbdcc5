//! The records: one a noun, as they are kept.
//!
//! Tags of fields are never reused. A field that is added gets the next number; an older program keeps
//! what it does not know.

use super::{PolicyArn, State, Text};
use crate::arn::arn;
use countersign_policy::Document;
use countersign_store::{Hidden, Key, Record as _, record};

record! {
    /// An account and its root user. Key: `account/ID`.
    pub struct Account {
        1 => pub id: u64,
        2 => pub alias: Option<String>,
        3 => pub created: i64,
        /// The root user's password, hashed.
        4 => pub password: Option<String>,
        /// The root user's access key ids.
        5 => pub keys: Vec<String>,
        /// Sessions of an earlier generation are over (a restore, a reset).
        6 => pub generation: u64,
        /// The account that the first start made.
        7 => pub first: bool,
        /// The root credentials that it began with, for a reset.
        8 => pub origin: Option<Origin>,
        /// What its users' passwords must be made of; without one AWS's default counts.
        9 => pub password_policy: Option<PasswordPolicy>,
        /// Serial numbers of the devices that are assigned to the root user.
        10 => pub devices: Vec<String>,
        /// The root user's console sessions of another number are over: a device was taken away.
        11 => pub console: u64,
    }
}

record! {
    /// The root credentials that an account began with. Part of an account.
    pub struct Origin {
        1 => pub key: String,
        2 => pub secret: Hidden,
        3 => pub password: Option<String>,
        4 => pub alias: Option<String>,
    }
}

/// What a new account consists of.
#[derive(Debug)]
pub(crate) enum Root {
    /// The account.
    Account(Box<Account>),
    /// Its root user's access key.
    Key(AccessKey),
    /// Its alias.
    Alias(Alias),
}

impl Origin {
    /// The records of an account that begins at `now`.
    pub(crate) fn records(&self, id: u64, now: i64, first: bool) -> Vec<Root> {
        let alias = self.alias.clone().map(|name| Alias { name, account: id, ..Alias::default() });
        let mut all = vec![
            Root::Account(Box::new(Account {
                id,
                alias: self.alias.clone(),
                created: now,
                password: self.password.clone(),
                keys: vec![self.key.clone()],
                first,
                origin: Some(self.clone()),
                ..Account::default()
            })),
            Root::Key(AccessKey {
                id: self.key.clone(),
                account: id,
                secret: self.secret.clone(),
                created: now,
                ..AccessKey::default()
            }),
        ];
        all.extend(alias.map(Root::Alias));
        all
    }
}

record! {
    /// What an account asks of its users' passwords. Part of an account.
    pub struct PasswordPolicy {
        /// Characters.
        1 => pub length: u32,
        2 => pub symbols: bool,
        3 => pub numbers: bool,
        4 => pub uppercase: bool,
        5 => pub lowercase: bool,
        /// Every user may change their own password.
        6 => pub own_change: bool,
        /// Days that a password is good for.
        7 => pub max_age: Option<u32>,
        /// How many passwords, the present one included, may not be set again.
        8 => pub reuse: Option<u32>,
        /// Who comes with a password that is too old cannot set another one.
        9 => pub hard_expiry: Option<bool>,
    }
}

record! {
    /// An account's alias: that it is there keeps every other account from taking it. Key: `alias/NAME`.
    pub struct Alias {
        1 => pub name: String,
        2 => pub account: u64,
    }
}

record! {
    /// An access key. Key: `key/ID`.
    pub struct AccessKey {
        1 => pub id: String,
        2 => pub account: u64,
        /// The user's unique id; empty for the root user's.
        3 => pub owner: String,
        4 => pub secret: Hidden,
        5 => pub inactive: bool,
        6 => pub created: i64,
    }
}

record! {
    /// A user. Key: `user/ACCOUNT/name`, folded.
    pub struct User {
        1 => pub name: String,
        2 => pub id: String,
        3 => pub account: u64,
        4 => pub path: String,
        5 => pub created: i64,
        6 => pub tags: Vec<Tag>,
        7 => pub boundary: Option<PolicyArn>,
        /// Managed policies.
        8 => pub attached: Vec<PolicyArn>,
        9 => pub inline: Vec<Inline>,
        10 => pub keys: Vec<String>,
        /// Serial numbers of the devices that are assigned to them.
        11 => pub devices: Vec<String>,
        /// Unique ids of their groups.
        12 => pub groups: Vec<String>,
        13 => pub login: Option<Login>,
        14 => pub password_used: i64,
        /// Console sessions of another number are over: a password was changed, a device taken away.
        15 => pub console: u64,
        /// The passwords before the present one, hashed, newest first: as many as may not be set again.
        16 => pub passwords: Vec<String>,
    }
}

record! {
    /// A password. Part of a user.
    pub struct Login {
        /// Argon2id, in its own notation.
        1 => pub hash: String,
        2 => pub created: i64,
        3 => pub must_change: bool,
        /// When the password itself was last set: it grows old from then on.
        4 => pub changed: i64,
    }
}

record! {
    /// A group. Key: `group/ACCOUNT/name`, folded.
    pub struct Group {
        1 => pub name: String,
        2 => pub id: String,
        3 => pub account: u64,
        4 => pub path: String,
        5 => pub created: i64,
        6 => pub attached: Vec<PolicyArn>,
        7 => pub inline: Vec<Inline>,
    }
}

record! {
    /// A managed policy of an account. Key: `policy/ACCOUNT/name`, folded.
    pub struct Policy {
        1 => pub name: String,
        2 => pub id: String,
        3 => pub account: u64,
        4 => pub path: String,
        5 => pub created: i64,
        /// When the newest version was made.
        6 => pub updated: i64,
        7 => pub tags: Vec<Tag>,
        8 => pub description: Option<String>,
        /// The versions that there are, oldest first.
        9 => pub versions: Vec<Version>,
        /// The number of the version that counts.
        10 => pub default: u32,
        /// The number of the newest version there ever was: none comes twice.
        11 => pub newest: u32,
    }
}

record! {
    /// One version of a managed policy. Part of a policy.
    pub struct Version {
        /// 1 is `v1`.
        1 => pub number: u32,
        /// The document as it was written.
        2 => pub text: Text,
        3 => pub created: i64,
    }
}

record! {
    /// A role. Key: `role/ACCOUNT/name`, folded.
    pub struct Role {
        1 => pub name: String,
        2 => pub id: String,
        3 => pub account: u64,
        4 => pub path: String,
        5 => pub created: i64,
        6 => pub tags: Vec<Tag>,
        7 => pub boundary: Option<PolicyArn>,
        8 => pub attached: Vec<PolicyArn>,
        9 => pub inline: Vec<Inline>,
        10 => pub description: Option<String>,
        /// Seconds.
        11 => pub max_session: u32,
        /// The trust policy as it was written.
        12 => pub trust: String,
        /// What each user or role that the trust policy names meant when it was saved.
        13 => pub bound: Vec<Bound>,
    }
}

record! {
    /// A principal's ARN and the unique id that it stood for. Part of a role.
    pub struct Bound {
        1 => pub arn: String,
        2 => pub id: String,
    }
}

record! {
    /// A tag.
    pub struct Tag {
        1 => pub key: String,
        2 => pub value: String,
    }
}

record! {
    /// A policy embedded in a user, group or role.
    pub struct Inline {
        1 => pub name: String,
        /// The document as it was written.
        2 => pub text: Text,
    }
}

record! {
    /// An MFA device. Key: `device/ACCOUNT/mfa/path/name` of a virtual one, `device/ACCOUNT/token/serial` of a token of
    /// hardware whose seed was imported; folded.
    pub struct Device {
        /// Its serial number: an ARN, or what is printed on the token.
        1 => pub serial: String,
        2 => pub account: u64,
        3 => pub created: i64,
        4 => pub seed: Hidden,
        5 => pub tags: Vec<Tag>,
        /// The unique id of the user it is assigned to; the account's id where that is the root user.
        6 => pub owner: Option<String>,
        7 => pub enabled: i64,
        /// The accepted step: no code of it or of an earlier one is good.
        8 => pub accepted: i64,
        /// Steps that the device's clock is ahead of ours.
        9 => pub drift: i64,
        /// A unique id, so that a device made again under the same name inherits no lock.
        10 => pub id: String,
        /// The hash under its codes: 0 SHA-1, 1 SHA-256, 2 SHA-512.
        11 => pub hash: u32,
    }
}

record! {
    /// Wrong codes of one user. Key: `lock/OWNER`.
    pub struct Lock {
        1 => pub owner: String,
        2 => pub devices: Vec<DeviceLock>,
        /// When each wrong code of the last 24 hours was compared, oldest first.
        3 => pub wrong: Vec<i64>,
    }
}

record! {
    /// Wrong codes of one user with one device. Part of a lock.
    pub struct DeviceLock {
        /// The device's unique id.
        1 => pub device: String,
        /// Wrong codes in a row since the last lock ended or the last success.
        2 => pub wrong: u32,
        /// How often it has locked since the last success.
        3 => pub locks: u32,
        /// Locked before this moment.
        4 => pub until: i64,
    }
}

record! {
    /// A console session. Key: `session/ID`.
    pub struct ConsoleSession {
        /// The digest of its cookie, in hexadecimal.
        1 => pub id: String,
        2 => pub account: u64,
        /// The user's unique id; empty for the root user.
        3 => pub user: String,
        /// When the password was given.
        4 => pub signed_in: i64,
        /// When the code was accepted; 0 without one.
        5 => pub mfa: i64,
        /// What is left to do: 0 nothing, 1 a code, 2 a new password.
        6 => pub stage: u32,
        /// When it was last seen in use, give or take some minutes.
        7 => pub seen: i64,
        /// The account's generation when it began.
        8 => pub generation: u64,
        /// The user's number of console sessions' generation when it began.
        9 => pub epoch: u64,
        /// The unique id of the role that they have switched to.
        10 => pub role: Option<String>,
        /// When they switched.
        11 => pub switched: i64,
        /// When password and code were last given again; 0 for never.
        12 => pub confirmed: i64,
        /// What the session token said of whoever signed in with the credentials of a session. Their `user` is the
        /// access key id.
        13 => pub claims: Vec<u8>,
        /// When such a session ends.
        14 => pub expires: i64,
    }
}

record! {
    /// A sign-in token that has been used. Key: `spent/ID`.
    pub struct Spent {
        /// Its digest, in hexadecimal.
        1 => pub id: String,
        /// When it would have ended by itself.
        2 => pub until: i64,
    }
}

record! {
    /// When a key or role was last used. Key: `used/ID`. Lossy.
    pub struct Used {
        1 => pub id: String,
        2 => pub at: i64,
        3 => pub region: String,
        4 => pub service: String,
    }
}

impl Device {
    /// A token of hardware, whose seed was imported; else a virtual device, whose serial number is an ARN.
    pub fn is_hardware(&self) -> bool {
        !self.serial.starts_with("arn:")
    }
}

/// A policy that a user, group or role has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'s> {
    /// The name of an inline one, else the ARN.
    pub(crate) policy: HeldAs<'s>,
    pub(crate) document: &'s Document,
}

/// How a policy is had.
#[derive(Debug, Clone, Copy)]
pub(crate) enum HeldAs<'s> {
    /// Embedded, under this name.
    Inline(&'s str),
    /// Attached, by this ARN.
    Managed(&'s str),
}

macro_rules! documents {
    ($($holder:ident),*) => { $(
        impl $holder {
            /// Its own policies: inline, then managed.
            pub(crate) fn policies<'s>(
                &'s self,
                state: &'s State,
            ) -> impl Iterator<Item = Held<'s>> {
                let inline = self.inline.iter().map(|inline| Held {
                    policy: HeldAs::Inline(&inline.name),
                    document: state.document(&inline.text),
                });
                inline.chain(self.attached.iter().map(|arn| Held {
                    policy: HeldAs::Managed(arn),
                    document: state.document_or_deny(arn),
                }))
            }

            /// The documents of its own policies, in the same order.
            pub(crate) fn documents<'s>(
                &'s self,
                state: &'s State,
            ) -> impl Iterator<Item = &'s Document> {
                self.policies(state).map(|held| held.document)
            }
        }
    )* };
}

documents! { User, Group, Role }

impl Policy {
    /// The version that counts.
    pub(crate) fn default_version(&self) -> Option<&Version> {
        self.version(self.default)
    }

    /// A version by its number.
    pub(crate) fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }
}

/// A record that has a place of its own.
pub trait Stored {
    /// Where it is kept.
    fn key(&self) -> Key;
    /// What is kept.
    fn bytes(&self) -> Vec<u8>;
}

macro_rules! stored {
    ($($name:ident => |$it:ident| $key:expr;)*) => { $(
        impl Stored for $name {
            fn key(&self) -> Key {
                let $it = self;
                $key
            }
            fn bytes(&self) -> Vec<u8> {
                self.encode()
            }
        }
    )* };
}

stored! {
    Account => |it| super::key::account(it.id);
    Alias => |it| super::key::alias(&it.name);
    AccessKey => |it| super::key::access_key(&it.id);
    User => |it| super::key::user(it.account, &it.name);
    Group => |it| super::key::group(it.account, &it.name);
    Policy => |it| super::key::policy(it.account, &it.name);
    Role => |it| super::key::role(it.account, &it.name);
    Device => |it| super::key::device(it.account, &it.serial);
    Lock => |it| super::key::lock(&it.owner);
    ConsoleSession => |it| super::key::console_session(&it.id);
    Spent => |it| super::key::spent(&it.id);
    Used => |it| super::key::used(&it.id);
}

macro_rules! arns {
    ($($name:ident: $kind:literal),*) => { $(
        impl $name {
            /// Its ARN, path included.
            pub fn arn(&self) -> String {
                arn("iam", self.account, &[$kind, &self.path, &self.name])
            }
        }
    )* };
}

arns! { User: "user", Group: "group", Policy: "policy", Role: "role" }
