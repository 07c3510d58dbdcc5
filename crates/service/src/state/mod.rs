//! The replica: everything that requests read, decoded once per change.

pub(crate) mod key;
pub mod records;
mod slot;

use crate::managed;
use countersign_policy::Document;
use countersign_store::{Damaged, Key, Record as _, Replica, Revision};
use imbl::OrdMap;
use records::{AccessKey, Account, Device, Group, Lock, Role, Used, User};
use std::ops::{Bound, Deref};
use std::sync::Arc;

pub(crate) use records::Stored;
pub(crate) use slot::Slot;

/// The installation's identity data. Cloning it costs nothing that grows with it.
#[derive(Clone, Debug, Default)]
pub struct State {
    accounts: OrdMap<u64, Arc<Account>>,
    keys: Table<AccessKey>,
    users: Table<UserState>,
    groups: Table<GroupState>,
    roles: Table<RoleState>,
    devices: Table<Device>,
    locks: Table<Lock>,
    used: Table<Used>,
    test_mode: bool,
    /// Unique id → where the user or role with that id is now.
    ids: OrdMap<Arc<str>, Holder>,
}

type Table<T> = OrdMap<Arc<str>, Arc<T>>;

/// What a unique id names.
#[derive(Clone, Debug)]
enum Holder {
    User(Arc<str>),
    Role(Arc<str>),
}

/// A user with their policies, ready to be evaluated.
#[derive(Debug)]
pub struct UserState {
    /// The record.
    pub record: User,
    pub(crate) inline: Vec<Slot>,
}

/// A group with its policies, ready to be evaluated.
#[derive(Debug)]
pub struct GroupState {
    /// The record.
    pub record: Group,
    pub(crate) inline: Vec<Slot>,
}

/// A role with its policies, ready to be evaluated.
#[derive(Debug)]
pub struct RoleState {
    /// The record.
    pub record: Role,
    pub(crate) inline: Vec<Slot>,
    pub(crate) trust: Slot,
}

macro_rules! derefs {
    ($($state:ty => $record:ty),*) => { $(
        impl Deref for $state {
            type Target = $record;
            fn deref(&self) -> &$record { &self.record }
        }
    )* };
}

macro_rules! documents {
    ($($state:ty),*) => { $(
        impl $state {
            /// The documents of its own: inline and managed.
            pub(crate) fn documents(&self) -> impl Iterator<Item = &Document> {
                let inline = self.record.inline.iter().zip(&self.inline);
                inline
                    .map(|(policy, slot)| slot.identity(&policy.text))
                    .chain(self.record.attached.iter().map(|arn| managed::document(arn)))
            }
        }
    )* };
}

documents! { UserState, GroupState, RoleState }

impl RoleState {
    /// The trust policy.
    pub(crate) fn trust(&self) -> &Document {
        self.trust.trust(&self.record.trust, &self.record.bound)
    }
}

derefs! { UserState => User, GroupState => Group, RoleState => Role }

impl State {
    /// Whether the installation was made for test mode. It outlives a reset, and a backup has it, too.
    pub fn test_mode(&self) -> bool {
        self.test_mode
    }

    /// The record that says so. What it holds does not matter.
    pub fn test_mode_key() -> Key {
        Key::from("mode/test")
    }

    /// An account.
    pub fn account(&self, id: u64) -> Option<&Arc<Account>> {
        self.accounts.get(&id)
    }

    /// The accounts, by id.
    pub fn accounts(&self) -> impl Iterator<Item = &Arc<Account>> {
        self.accounts.values()
    }

    /// An access key, by its id.
    pub fn access_key(&self, id: &str) -> Option<&Arc<AccessKey>> {
        self.keys.get(id)
    }

    /// A user, by name in any case.
    pub fn user(&self, account: u64, name: &str) -> Option<&Arc<UserState>> {
        self.users.get(key::named(account, name).as_str())
    }

    /// A user, by unique id.
    pub fn user_by_id(&self, id: &str) -> Option<&Arc<UserState>> {
        match self.ids.get(id)? {
            Holder::User(at) => self.users.get(at),
            Holder::Role(_) => None,
        }
    }

    /// A group, by name in any case.
    pub fn group(&self, account: u64, name: &str) -> Option<&Arc<GroupState>> {
        self.groups.get(key::named(account, name).as_str())
    }

    /// A role, by name in any case.
    pub fn role(&self, account: u64, name: &str) -> Option<&Arc<RoleState>> {
        self.roles.get(key::named(account, name).as_str())
    }

    /// A role, by unique id.
    pub fn role_by_id(&self, id: &str) -> Option<&Arc<RoleState>> {
        match self.ids.get(id)? {
            Holder::Role(at) => self.roles.get(at),
            Holder::User(_) => None,
        }
    }

    /// A device, by serial number.
    pub fn device(&self, serial: &str) -> Option<&Arc<Device>> {
        self.devices.get(key::device_suffix(serial).as_str())
    }

    /// The wrong codes of a user, by unique id.
    pub fn lock(&self, owner: &str) -> Option<&Arc<Lock>> {
        self.locks.get(owner)
    }

    /// When a key or role was last used, as far as it has been written down.
    pub fn used(&self, id: &str) -> Option<&Arc<Used>> {
        self.used.get(id)
    }

    /// The users of an account after `after`, in the order of their folded names.
    pub fn users<'s>(
        &'s self,
        account: u64,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s UserState)> + use<'s> {
        rows(&self.users, account, after)
    }

    /// The roles of an account after `after`, in the order of their folded names.
    pub fn roles<'s>(
        &'s self,
        account: u64,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s RoleState)> + use<'s> {
        rows(&self.roles, account, after)
    }

    /// The devices of an account after `after`, in the order of their folded serial numbers.
    pub fn devices<'s>(
        &'s self,
        account: u64,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Device)> + use<'s> {
        rows(&self.devices, account, after)
    }

    /// Every key that holds identity data, for a reset. Order does not matter.
    pub(crate) fn all_keys(&self) -> impl Iterator<Item = Key> {
        fn of<T>(prefix: &str, table: &Table<T>) -> Vec<Key> {
            table.keys().map(|k| Key::from(format!("{prefix}/{k}").as_str())).collect()
        }
        let accounts = self.accounts.keys().map(|id| key::account(*id)).collect();
        [
            accounts,
            of("key", &self.keys),
            of("user", &self.users),
            of("group", &self.groups),
            of("role", &self.roles),
            of("device", &self.devices),
            of("lock", &self.locks),
            of("used", &self.used),
        ]
        .into_iter()
        .flatten()
    }
}

/// The rows of an account whose key comes after `after`.
fn rows<'t, T>(
    table: &'t Table<T>,
    account: u64,
    after: Option<&str>,
) -> impl Iterator<Item = (&'t str, &'t T)> + use<'t, T> {
    let prefix = format!("{account:012}/");
    let from: Arc<str> = Arc::from(format!("{prefix}{}", after.unwrap_or_default()));
    let bound = if after.is_some() { Bound::Excluded(from) } else { Bound::Included(from) };
    table.range((bound, Bound::Unbounded)).map_while(move |(key, row)| {
        key.strip_prefix(prefix.as_str()).map(|name| (name, row.as_ref()))
    })
}

impl Replica for State {
    fn apply(&mut self, _: Revision, key: &Key, now: Option<&[u8]>) -> Result<(), Damaged> {
        let Some((kind, rest)) = key.as_str().split_once('/') else { return Ok(()) };
        match kind {
            "mode" if rest == "test" => self.test_mode = now.is_some(),
            "account" => match now {
                Some(bytes) => {
                    let account = Account::decode(bytes)?;
                    self.accounts.insert(account.id, Arc::new(account));
                }
                None => {
                    if let Ok(id) = rest.parse::<u64>() {
                        self.accounts.remove(&id);
                    }
                }
            },
            "key" => put(&mut self.keys, rest, now.map(AccessKey::decode).transpose()?),
            "device" => put(&mut self.devices, rest, now.map(Device::decode).transpose()?),
            "lock" => put(&mut self.locks, rest, now.map(Lock::decode).transpose()?),
            "used" => put(&mut self.used, rest, now.map(Used::decode).transpose()?),
            "group" => {
                let group = now
                    .map(Group::decode)
                    .transpose()?
                    .map(|record| GroupState { inline: Slot::all(&record.inline), record });
                put(&mut self.groups, rest, group);
            }
            "user" => {
                if let Some(old) = self.users.get(rest) {
                    self.release(&old.id.clone(), rest);
                }
                let user = now
                    .map(User::decode)
                    .transpose()?
                    .map(|record| UserState { inline: Slot::all(&record.inline), record });
                if let Some(user) = &user {
                    self.ids.insert(Arc::from(user.id.as_str()), Holder::User(Arc::from(rest)));
                }
                put(&mut self.users, rest, user);
            }
            "role" => {
                if let Some(old) = self.roles.get(rest) {
                    self.release(&old.id.clone(), rest);
                }
                let role = now.map(Role::decode).transpose()?.map(|record| RoleState {
                    inline: Slot::all(&record.inline),
                    trust: Slot::default(),
                    record,
                });
                if let Some(role) = &role {
                    self.ids.insert(Arc::from(role.id.as_str()), Holder::Role(Arc::from(rest)));
                }
                put(&mut self.roles, rest, role);
            }
            // A newer version's noun: kept on disk, unknown here.
            _ => {}
        }
        Ok(())
    }
}

impl State {
    /// Forgets that `id` stands at `at`, unless it has moved on already (a rename writes the new place first or last).
    fn release(&mut self, id: &str, at: &str) {
        let here = match self.ids.get(id) {
            Some(Holder::User(there) | Holder::Role(there)) => &**there == at,
            None => false,
        };
        if here {
            self.ids.remove(id);
        }
    }
}

fn put<T>(table: &mut Table<T>, key: &str, now: Option<T>) {
    match now {
        Some(record) => {
            table.insert(Arc::from(key), Arc::new(record));
        }
        None => {
            table.remove(key);
        }
    }
}
