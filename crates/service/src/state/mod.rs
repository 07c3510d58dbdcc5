//! The replica: everything that requests read, decoded once per change.

mod documents;
pub(crate) mod key;
mod policy_arn;
#[cfg(test)]
mod races;
pub mod records;
mod text;

use crate::managed;
use countersign_ident::{AccountId, Arn};
use countersign_policy::{Document, Kind};
use countersign_store::{Damaged, Key, Record as _, Replica, Revision};
use documents::{Documents, Place as Made};
use imbl::shared_ptr::DefaultSharedPtr;
use imbl::{GenericHashMap, HashMap, OrdMap, OrdSet};
use policy_arn::{ByDigest, Digest, Place};
use records::{
    AccessKey, Account, Alias, ConsoleSession, Device, Group, Held, Inline, Lock, Policy, Role,
    Spent, Used, User,
};
use std::ops::{Bound, Deref};
use std::sync::{Arc, LazyLock};

pub use policy_arn::PolicyArn;
pub(crate) use records::Stored;
pub use text::Text;
use text::Texts;

/// The installation's identity data. Cloning it costs nothing that grows with it.
#[derive(Clone, Debug, Default)]
pub struct State {
    accounts: OrdMap<u64, Arc<Account>>,
    aliases: Table<Alias>,
    keys: Table<AccessKey>,
    users: Table<User>,
    groups: Table<Group>,
    policies: Table<Policy>,
    roles: Table<RoleState>,
    devices: Table<Device>,
    locks: Table<Lock>,
    used: Table<Used>,
    sessions: Table<ConsoleSession>,
    spent: Table<Spent>,
    test_mode: bool,
    /// What keeps policies and groups from being deleted: `TARGET/HOLDER`.
    refs: OrdSet<Arc<str>>,
    /// How many of them there are of a target.
    uses: HashMap<Arc<str>, Uses>,
    /// The same policies by ARN, as attachments name them, each with the text that counts: a decision looks no further.
    policy_arns: GenericHashMap<Digest, (Arc<Policy>, Text), ByDigest, DefaultSharedPtr>,
    /// Unique id → where the user, group or role with that id is now.
    ids: OrdMap<Arc<str>, Holder>,
    texts: Texts,
    documents: Documents,
}

type Table<T> = OrdMap<Arc<str>, Arc<T>>;

/// What a unique id names.
#[derive(Clone, Debug)]
enum Holder {
    User(Arc<str>),
    Group(Arc<str>),
    Role(Arc<str>),
}

/// A role with its trust policy, ready to be evaluated.
#[derive(Debug)]
pub struct RoleState {
    /// The record.
    pub record: Role,
    trust: Made,
}

impl Deref for RoleState {
    type Target = Role;
    fn deref(&self) -> &Role {
        &self.record
    }
}

impl RoleState {
    /// The trust policy, its principals bound to what they meant when it was saved.
    pub(crate) fn trust<'s>(&self, state: &'s State) -> &'s Document {
        let Role { trust: text, bound, .. } = &self.record;
        state.documents.document(&self.trust, || {
            let mut document = text::parse(text.as_str().into(), Kind::Trust);
            document.bind(&mut |arn| bound.iter().find(|b| b.arn == arn).map(|b| b.id.clone()));
            document
        })
    }
}

/// A managed policy that an account can attach.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Managed<'s> {
    /// One of its own.
    Own(&'s Policy),
    /// One of AWS's.
    Aws(&'static managed::Managed),
}

impl<'s> Managed<'s> {
    /// The document of its default version.
    pub(crate) fn document(&self, state: &'s State) -> Option<&'s Arc<Document>> {
        Some(match self {
            Managed::Own(policy) => state.document(&policy.default_version()?.text),
            Managed::Aws(policy) => policy.document(),
        })
    }

    /// What its attachments are kept under: AWS's policies are every account's, but each has attachments of its own.
    pub(crate) fn target(&self, account: u64) -> String {
        match self {
            Managed::Own(policy) => policy.id.clone(),
            Managed::Aws(policy) => format!("{account:012}:{}", policy.name()),
        }
    }
}

/// How many hold a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// Users, groups and roles that a policy is attached to; members of a group.
    pub(crate) attached: usize,
    /// Users and roles whose permissions boundary it is.
    pub(crate) boundary: usize,
}

/// Whoever has policies: what a unique id names.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Entity<'s> {
    User(&'s Arc<User>),
    Group(&'s Arc<Group>),
    Role(&'s Arc<RoleState>),
}

impl<'s> Entity<'s> {
    /// `user`, `group` or `role`.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Entity::User(_) => "user",
            Entity::Group(_) => "group",
            Entity::Role(_) => "role",
        }
    }

    pub(crate) fn name(self) -> &'s str {
        match self {
            Entity::User(user) => &user.name,
            Entity::Group(group) => &group.name,
            Entity::Role(role) => &role.name,
        }
    }

    /// What bounds its identity policies; groups have no such thing.
    pub(crate) fn boundary(self) -> Option<&'s PolicyArn> {
        match self {
            Entity::User(user) => user.boundary.as_ref(),
            Entity::Role(role) => role.boundary.as_ref(),
            Entity::Group(_) => None,
        }
    }

    /// Its policies and, of a user, those of its groups: each with who has it.
    pub(crate) fn policies(self, state: &'s State) -> Vec<(Entity<'s>, Held<'s>)> {
        let of = |held: Held<'s>| (self, held);
        match self {
            Entity::User(user) => {
                let groups = user.groups.iter().filter_map(|id| state.group_by_id(id));
                let theirs = groups.flat_map(|group| {
                    group.policies(state).map(move |held| (Entity::Group(group), held))
                });
                user.policies(state).map(of).chain(theirs).collect()
            }
            Entity::Group(group) => group.policies(state).map(of).collect(),
            Entity::Role(role) => role.policies(state).map(of).collect(),
        }
    }
}

/// How a holder keeps a target: `ref/TARGET/HOLDER` for an attached policy and for a group's member,
/// `ref/TARGET/HOLDER:boundary` for a permissions boundary.
pub(crate) const BOUNDARY: &str = ":boundary";

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

    /// An account, by its id or its alias, as people type it.
    pub(crate) fn account_by_id_or_alias(&self, typed: &str) -> Option<&Arc<Account>> {
        match AccountId::parse(typed) {
            Some(id) => self.account(id.number()),
            None => self.account(self.alias(typed)?.account),
        }
    }

    /// A console session, by the digest of its cookie.
    pub(crate) fn console_session(&self, id: &str) -> Option<&Arc<ConsoleSession>> {
        self.sessions.get(id)
    }

    /// The console sessions.
    pub(crate) fn console_sessions(&self) -> impl Iterator<Item = &Arc<ConsoleSession>> {
        self.sessions.values()
    }

    /// The sign-in tokens that have been used.
    pub(crate) fn spent(&self) -> impl Iterator<Item = &Arc<Spent>> {
        self.spent.values()
    }

    /// Whether a sign-in token has been used, by its digest.
    pub(crate) fn is_spent(&self, id: &str) -> bool {
        self.spent.contains_key(id)
    }

    /// Whose an alias is.
    pub(crate) fn alias(&self, name: &str) -> Option<&Arc<Alias>> {
        self.aliases.get(name)
    }

    /// An access key, by its id.
    pub fn access_key(&self, id: &str) -> Option<&Arc<AccessKey>> {
        self.keys.get(id)
    }

    /// A user, by name in any case.
    pub fn user(&self, account: u64, name: &str) -> Option<&Arc<User>> {
        self.users.get(key::named(account, name).as_str())
    }

    /// A user, by unique id.
    pub fn user_by_id(&self, id: &str) -> Option<&Arc<User>> {
        match self.entity(id)? {
            Entity::User(user) => Some(user),
            _ => None,
        }
    }

    /// Whoever has that unique id.
    pub(crate) fn entity(&self, id: &str) -> Option<Entity<'_>> {
        Some(match self.ids.get(id)? {
            Holder::User(at) => Entity::User(self.users.get(at)?),
            Holder::Group(at) => Entity::Group(self.groups.get(at)?),
            Holder::Role(at) => Entity::Role(self.roles.get(at)?),
        })
    }

    /// A group, by name in any case.
    pub fn group(&self, account: u64, name: &str) -> Option<&Arc<Group>> {
        self.groups.get(key::named(account, name).as_str())
    }

    /// A role, by name in any case.
    pub fn role(&self, account: u64, name: &str) -> Option<&Arc<RoleState>> {
        self.roles.get(key::named(account, name).as_str())
    }

    /// A role, by unique id.
    pub fn role_by_id(&self, id: &str) -> Option<&Arc<RoleState>> {
        match self.entity(id)? {
            Entity::Role(role) => Some(role),
            _ => None,
        }
    }

    /// A user, group or role of an account, by its ARN as it is written.
    pub(crate) fn entity_by_arn(&self, account: u64, arn: &str) -> Option<Entity<'_>> {
        let parsed = Arn::parse(arn)?;
        let name = parsed.name();
        let (entity, is) = match parsed.typed()?.0 {
            "user" => self.user(account, name).map(|user| (Entity::User(user), user.arn()))?,
            "group" => self.group(account, name).map(|g| (Entity::Group(g), g.arn()))?,
            "role" => self.role(account, name).map(|role| (Entity::Role(role), role.arn()))?,
            _ => return None,
        };
        (is == arn).then_some(entity)
    }

    /// A group, by unique id.
    pub(crate) fn group_by_id(&self, id: &str) -> Option<&Arc<Group>> {
        match self.entity(id)? {
            Entity::Group(group) => Some(group),
            _ => None,
        }
    }

    /// A policy of an account's own, by name in any case.
    pub(crate) fn policy(&self, account: u64, name: &str) -> Option<&Arc<Policy>> {
        self.policies.get(key::named(account, name).as_str())
    }

    /// A managed policy that an account can attach, by its ARN as it is written.
    pub(crate) fn managed(&self, account: u64, arn: &str) -> Option<Managed<'_>> {
        match Place::of(arn) {
            Place::Aws(managed) => Some(Managed::Aws(managed)),
            Place::Own(digest) => {
                let (policy, _) = self.policy_arns.get(&digest)?;
                (policy.account == account).then_some(Managed::Own(policy))
            }
        }
    }

    /// The document of a managed policy that somebody has attached. One that is not there denies everything: it cannot
    /// be, unless the store is from a newer version with a larger catalogue.
    pub(crate) fn document_or_deny(&self, arn: &PolicyArn) -> &Document {
        static DENY: LazyLock<Document> = LazyLock::new(Document::deny_all);
        if let Some(document) = self.documents.noted(arn.found()) {
            return document;
        }
        match arn.place() {
            Place::Aws(managed) => return managed.document(),
            Place::Own(digest) => {
                if let Some((_, text)) = self.policy_arns.get(digest) {
                    let document = self.document(text);
                    self.documents.note(arn.found(), text.place());
                    return document;
                }
            }
        }
        tracing::error!(?arn, "an attached policy is not there; it denies everything");
        &DENY
    }

    /// The document of a text.
    pub(crate) fn document(&self, text: &Text) -> &Arc<Document> {
        text.document(&self.documents)
    }

    /// Whether more policies have been parsed than are to be kept.
    pub(crate) fn has_many_documents(&self) -> bool {
        self.documents.is_full()
    }

    /// Leaves parsed policies behind if they are many; whether they were.
    pub(crate) fn leave_documents(&mut self) -> bool {
        self.documents.turn()
    }

    /// Who holds a target, each with what follows the unique id (see [`BOUNDARY`]), in the order of their unique ids
    /// after `after`.
    pub(crate) fn holders<'s>(
        &'s self,
        target: &str,
        after: Option<&str>,
    ) -> impl Iterator<Item = &'s str> + use<'s> {
        let prefix = format!("{target}/");
        let from: Arc<str> = Arc::from(format!("{prefix}{}", after.unwrap_or_default()));
        let bound = if after.is_some() { Bound::Excluded(from) } else { Bound::Included(from) };
        let range = self.refs.range((bound, Bound::Unbounded));
        range.map_while(move |key| key.strip_prefix(prefix.as_str()))
    }

    /// How many hold a target.
    pub(crate) fn uses(&self, target: &str) -> Uses {
        self.uses.get(target).copied().unwrap_or_default()
    }

    /// A device of an account, by serial number.
    pub fn device(&self, account: u64, serial: &str) -> Option<&Arc<Device>> {
        self.devices.get(key::device_suffix(account, serial).as_str())
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
    ) -> impl Iterator<Item = (&'s str, &'s User)> + use<'s> {
        rows(&self.users, account, after)
    }

    /// The groups of an account after `after`, in the order of their folded names.
    pub(crate) fn groups<'s>(
        &'s self,
        account: u64,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Group)> + use<'s> {
        rows(&self.groups, account, after)
    }

    /// The policies of an account's own after `after`, in the order of their folded names.
    pub(crate) fn policies<'s>(
        &'s self,
        account: u64,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&'s str, &'s Policy)> + use<'s> {
        rows(&self.policies, account, after)
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
            of("alias", &self.aliases),
            of("key", &self.keys),
            of("user", &self.users),
            of("group", &self.groups),
            of("policy", &self.policies),
            self.refs.iter().map(|k| Key::from(format!("ref/{k}").as_str())).collect(),
            of("role", &self.roles),
            of("device", &self.devices),
            of("lock", &self.locks),
            of("used", &self.used),
            of("session", &self.sessions),
            of("spent", &self.spent),
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
            "alias" => put(&mut self.aliases, rest, now.map(Alias::decode).transpose()?),
            "key" => put(&mut self.keys, rest, now.map(AccessKey::decode).transpose()?),
            "device" => put(&mut self.devices, rest, now.map(Device::decode).transpose()?),
            "lock" => put(&mut self.locks, rest, now.map(Lock::decode).transpose()?),
            "session" => {
                put(&mut self.sessions, rest, now.map(ConsoleSession::decode).transpose()?);
            }
            "spent" => put(&mut self.spent, rest, now.map(Spent::decode).transpose()?),
            "used" => put(&mut self.used, rest, now.map(Used::decode).transpose()?),
            "group" => {
                let group = now.map(Group::decode).transpose()?.map(|mut group| {
                    self.share(&mut group.inline);
                    group
                });
                let old = self.groups.get(rest).map(|old| old.id.clone());
                self.renew(old, rest, group.as_ref().map(|g| g.id.as_str()), Holder::Group);
                put(&mut self.groups, rest, group);
            }
            "user" => {
                let user = now.map(User::decode).transpose()?.map(|mut user| {
                    self.share(&mut user.inline);
                    user
                });
                let old = self.users.get(rest).map(|old| old.id.clone());
                self.renew(old, rest, user.as_ref().map(|u| u.id.as_str()), Holder::User);
                put(&mut self.users, rest, user);
            }
            "role" => {
                let role = now.map(Role::decode).transpose()?.map(|mut record| {
                    self.share(&mut record.inline);
                    RoleState { trust: Made::default(), record }
                });
                let old = self.roles.get(rest).map(|old| old.id.clone());
                self.renew(old, rest, role.as_ref().map(|r| r.id.as_str()), Holder::Role);
                put(&mut self.roles, rest, role);
            }
            "policy" => {
                self.documents.forget_notes();
                let policy = now.map(Policy::decode).transpose()?;
                if let Some(old) = self.policies.get(rest) {
                    self.policy_arns.remove(&Digest::of(&old.arn()));
                }
                let Some(mut policy) = policy else {
                    self.policies.remove(rest);
                    return Ok(());
                };
                for version in &mut policy.versions {
                    self.texts.share(&mut version.text);
                }
                let policy = Arc::new(policy);
                if let Some(version) = policy.default_version() {
                    let counts = (policy.clone(), version.text.clone());
                    self.policy_arns.insert(Digest::of(&policy.arn()), counts);
                }
                self.policies.insert(Arc::from(rest), policy);
            }
            "ref" => {
                let changed = if now.is_some() {
                    self.refs.insert(Arc::from(rest)).is_none()
                } else {
                    self.refs.remove(rest).is_some()
                };
                if changed {
                    self.count(rest, now.is_some());
                }
            }
            // A newer version's noun: kept on disk, unknown here.
            _ => {}
        }
        Ok(())
    }
}

impl State {
    /// Counts a hold that has come or gone.
    fn count(&mut self, hold: &str, come: bool) {
        let Some((target, holder)) = hold.split_once('/') else { return };
        let mut uses = self.uses(target);
        let of = if holder.ends_with(BOUNDARY) { &mut uses.boundary } else { &mut uses.attached };
        *of = if come { of.saturating_add(1) } else { of.saturating_sub(1) };
        if uses == Uses::default() {
            self.uses.remove(target);
        } else {
            self.uses.insert(Arc::from(target), uses);
        }
    }

    /// Lets equal policies be one.
    fn share(&self, inline: &mut [Inline]) {
        for policy in inline {
            self.texts.share(&mut policy.text);
        }
    }

    /// Notes that `at` holds the one with the unique id `new`, and no longer `old`, unless that has moved on already (a
    /// rename writes the new place first or last).
    fn renew(
        &mut self,
        old: Option<String>,
        at: &str,
        new: Option<&str>,
        holder: fn(Arc<str>) -> Holder,
    ) {
        if let Some(old) = old {
            let here = match self.ids.get(old.as_str()) {
                Some(Holder::User(there) | Holder::Group(there) | Holder::Role(there)) => {
                    &**there == at
                }
                None => false,
            };
            if here {
                self.ids.remove(old.as_str());
            }
        }
        if let Some(new) = new {
            self.ids.insert(Arc::from(new), holder(Arc::from(at)));
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
