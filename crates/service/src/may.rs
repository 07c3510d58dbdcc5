//! Authorisation: the one place where the policy engine is asked.

use crate::authorization_message;
use crate::caller::Caller;
use crate::context::Context;
use crate::cx::Tx;
use crate::decide::{Question, decide};
use crate::fault::Fault;
use crate::state::{Entity, Managed, PolicyArn, RoleState, State, records};
use countersign_api::Operation;
use countersign_api::iam::Tag;
use countersign_policy::{Decision, Document, Effect, Key, Layer};
use std::sync::{Arc, LazyLock};

/// What an operation asks of policy before it runs. Generated from the facts in `model/`, but for a few by hand.
pub(crate) trait Ask: Operation {
    /// Asks; the first refusal is the answer. A refusal never tells whether the thing exists.
    fn ask(may: &mut May<'_>, i: &Self::In) -> Result<(), Fault>;
}

/// The questions of one call.
pub(crate) struct May<'a> {
    pub(crate) tx: Tx<'a>,
    pub(crate) keys: Keys,
}

/// Condition keys that the request itself brings.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Single values.
    pub(crate) one: Vec<(Key<'static>, String)>,
    /// `aws:RequestTag/…`.
    pub(crate) request_tags: Vec<(String, String)>,
    /// `aws:TagKeys`: the keys of the tags that the request sets, or takes away.
    pub(crate) tagged: Vec<String>,
    /// `sts:TransitiveTagKeys`.
    pub(crate) transitive: Vec<String>,
}

impl Keys {
    /// What the request brought under a key.
    pub(crate) fn brought(&self, key: Key<'_>) -> Option<&str> {
        self.one.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }
}

/// What an action is asked on.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) arn: String,
    /// What a refusal calls it, where that is not the ARN: a name as the request has it tells nothing of whether and
    /// where there is such a thing.
    pub(crate) shown: Option<String>,
    pub(crate) account: u64,
    /// `aws:ResourceTag/…`.
    pub(crate) tags: Vec<(String, String)>,
    /// The boundary of the user or role, for `iam:PermissionsBoundary`.
    pub(crate) boundary: Option<PolicyArn>,
    /// The action has no resource types, so that only `*` matches.
    pub(crate) any: bool,
}

impl Target {
    pub(crate) fn new(account: u64, arn: String) -> Target {
        Target { arn, shown: None, account, tags: Vec::new(), boundary: None, any: false }
    }

    /// What an ARN names in an account, with what conditions can ask of it; where there is no such thing, the ARN alone.
    pub(crate) fn find(state: &State, account: u64, arn: &str) -> Target {
        let mut target = Target::new(account, arn.to_owned());
        match state.entity_by_arn(account, arn) {
            Some(Entity::User(user)) => {
                target.tags = pairs(&user.tags);
                target.boundary.clone_from(&user.boundary);
            }
            Some(Entity::Role(role)) => return role_target(role),
            Some(Entity::Group(_)) => {}
            None => {
                if let Some(Managed::Own(policy)) = state.managed(account, arn) {
                    target.tags = pairs(&policy.tags);
                } else if let Some(device) = state.device(account, arn)
                    && device.serial == arn
                {
                    target.tags = pairs(&device.tags);
                }
            }
        }
        target
    }
}

/// The trust policy of a role that is not there.
static NOBODY: LazyLock<Document> = LazyLock::new(Document::deny_all);

impl<'a> May<'a> {
    pub(crate) fn new(tx: Tx<'a>) -> May<'a> {
        May { tx, keys: Keys::default() }
    }

    /// The transaction, once everything has been asked.
    pub(crate) fn into_tx(self) -> Tx<'a> {
        self.tx
    }

    /// A condition key of the request; absent stays absent.
    pub(crate) fn key(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.keys.one.push((Key::of(key), value.to_owned()));
        }
    }

    /// `aws:RequestTag/…` and `aws:TagKeys`.
    pub(crate) fn request_tags(&mut self, tags: &[Tag]) {
        self.keys.request_tags = tags.iter().map(|t| (t.key.clone(), t.value.clone())).collect();
        self.keys.tagged = tags.iter().map(|t| t.key.clone()).collect();
    }

    /// `aws:TagKeys` of a request that takes tags away.
    pub(crate) fn tag_keys(&mut self, keys: &[String]) {
        self.keys.tagged = keys.to_vec();
    }

    /// Only the installation itself may.
    pub(crate) fn be_installation(&self) -> Result<(), Fault> {
        match self.tx.caller {
            Caller::Installation => Ok(()),
            _ => Err(Fault::denied("Only the installation itself may do this.")),
        }
    }

    /// An account's root user, in the console.
    pub(crate) fn be_root(&self) -> Result<(), Fault> {
        match (&self.tx.caller, &self.tx.console) {
            (Caller::Root { .. }, Some(_)) => Ok(()),
            _ => Err(Fault::denied("Only the root user itself may do this, in the console.")),
        }
    }

    /// A browser, signed in or not.
    pub(crate) fn be_visitor(&self) -> Result<(), Fault> {
        match (&self.tx.caller, &self.tx.console) {
            (Caller::Visitor, _) | (_, Some(_)) => Ok(()),
            _ => Err(Fault::denied("Only the console itself may do this.")),
        }
    }

    /// A user by name, or the caller in a self-service form.
    pub(crate) fn user(&mut self, action: &str, name: Option<&str>) -> Result<(), Fault> {
        self.user_called(action, name, name)
    }

    /// The same; a refusal calls the user what the request does.
    pub(crate) fn user_called(
        &mut self,
        action: &str,
        name: Option<&str>,
        called: Option<&str>,
    ) -> Result<(), Fault> {
        let account = self.tx.account();
        let found = match name {
            Some(name) => self.tx.state.user(account, name).cloned(),
            None => match &self.tx.caller {
                Caller::User { user, .. } => Some(user.clone()),
                // Root's own credentials, where the operation knows root; else it says that a name is needed.
                Caller::Root { .. } => return Ok(()),
                _ => return self.tx.user_or_self(None).map(|_| ()),
            },
        };
        let mut target = Target::new(account, String::new());
        match (found, name) {
            (Some(user), _) => {
                target.arn = user.arn();
                target.shown = called.map(|name| named(account, "user", None, name));
                target.tags = pairs(&user.tags);
                target.boundary.clone_from(&user.boundary);
            }
            // No such user: asked on the name as given, so that the refusal is the same.
            (None, name) => target.arn = named(account, "user", None, name.unwrap_or_default()),
        }
        self.ask(action, &target)
    }

    /// The caller, who must be a user: what nobody else has, nobody else may change.
    pub(crate) fn self_user(&mut self, action: &str) -> Result<(), Fault> {
        match self.tx.caller {
            Caller::User { .. } => self.user(action, None),
            _ => Err(Fault::no_user()),
        }
    }

    /// A user that does not exist yet.
    pub(crate) fn new_user(
        &mut self,
        action: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        self.named_target(action, "user", path, name)
    }

    /// A user's place after a rename or a move.
    pub(crate) fn moved_user(
        &mut self,
        action: &str,
        name: Option<&str>,
        path: Option<&str>,
        new_name: Option<&str>,
    ) -> Result<(), Fault> {
        let user = name.and_then(|name| self.tx.state.user(self.tx.account(), name)).cloned();
        let old = user.as_ref().map(|u| (u.path.as_str(), u.name.as_str()));
        self.moved(action, "user", old, name, (path, new_name))
    }

    /// The place after a rename or a move of the thing that is called `name` and stands at `old`, if it does.
    fn moved(
        &mut self,
        action: &str,
        kind: &str,
        old: Option<(&str, &str)>,
        name: Option<&str>,
        (path, new_name): (Option<&str>, Option<&str>),
    ) -> Result<(), Fault> {
        if path.is_none() && new_name.is_none() {
            return Ok(());
        }
        let account = self.tx.account();
        let place = |path: Option<&str>, name: Option<&str>| {
            let name = new_name.or(name).unwrap_or_default();
            named(account, kind, path, name)
        };
        let mut target = Target::new(
            account,
            place(path.or(old.map(|(path, _)| path)), old.map(|(_, name)| name).or(name)),
        );
        target.shown = Some(place(path, name));
        self.ask(action, &target)
    }

    /// The users under a path.
    pub(crate) fn users(&mut self, action: &str, path: Option<&str>) -> Result<(), Fault> {
        self.named_target(action, "user", path, Some(""))
    }

    /// A role by name.
    pub(crate) fn role(&mut self, action: &str, name: Option<&str>) -> Result<(), Fault> {
        let account = self.tx.account();
        let name = name.unwrap_or_default();
        let asked = named(account, "role", None, name);
        let target = match self.tx.state.role(account, name) {
            Some(role) => Target { shown: Some(asked), ..role_target(role) },
            None => Target::new(account, asked),
        };
        self.ask(action, &target)
    }

    /// A role that does not exist yet.
    pub(crate) fn new_role(
        &mut self,
        action: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        self.named_target(action, "role", path, name)
    }

    /// The roles under a path.
    pub(crate) fn roles(&mut self, action: &str, path: Option<&str>) -> Result<(), Fault> {
        self.named_target(action, "role", path, Some(""))
    }

    /// A group by name.
    pub(crate) fn group(&mut self, action: &str, name: Option<&str>) -> Result<(), Fault> {
        let account = self.tx.account();
        let name = name.unwrap_or_default();
        let asked = named(account, "group", None, name);
        let target = match self.tx.state.group(account, name) {
            Some(group) => Target { shown: Some(asked), ..Target::new(account, group.arn()) },
            None => Target::new(account, asked),
        };
        self.ask(action, &target)
    }

    /// A group that does not exist yet.
    pub(crate) fn new_group(
        &mut self,
        action: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        self.named_target(action, "group", path, name)
    }

    /// A group's place after a rename or a move.
    pub(crate) fn moved_group(
        &mut self,
        action: &str,
        name: Option<&str>,
        path: Option<&str>,
        new_name: Option<&str>,
    ) -> Result<(), Fault> {
        let group = name.and_then(|name| self.tx.state.group(self.tx.account(), name)).cloned();
        let old = group.as_ref().map(|g| (g.path.as_str(), g.name.as_str()));
        self.moved(action, "group", old, name, (path, new_name))
    }

    /// The groups under a path.
    pub(crate) fn groups(&mut self, action: &str, path: Option<&str>) -> Result<(), Fault> {
        self.named_target(action, "group", path, Some(""))
    }

    /// A managed policy by its ARN. One of another account is asked for like one that is not there.
    pub(crate) fn policy(&mut self, action: &str, arn: Option<&str>) -> Result<(), Fault> {
        let arn = arn.unwrap_or_default();
        let mut target = Target::new(self.tx.account(), arn.to_owned());
        if let Some(Managed::Own(policy)) = self.tx.managed(arn) {
            target.tags = pairs(&policy.tags);
        }
        match self.refusal(action, &target)? {
            // Nobody changes one of AWS's, and each operation that would says so in words of its own (recorded).
            Some(decision)
                if decision.layer == Layer::Service
                    && matches!(self.tx.caller, Caller::User { .. } | Caller::Role { .. }) =>
            {
                Ok(())
            }
            refusal => self.answer(action, &target, refusal.as_ref()),
        }
    }

    /// A managed policy that does not exist yet.
    pub(crate) fn new_policy(
        &mut self,
        action: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        self.named_target(action, "policy", path, name)
    }

    /// A user, group or role by its ARN, as it is written.
    pub(crate) fn entity(&mut self, action: &str, arn: Option<&str>) -> Result<(), Fault> {
        let target = Target::find(self.tx.state, self.tx.account(), arn.unwrap_or_default());
        self.ask(action, &target)
    }

    /// A device by serial number.
    pub(crate) fn mfa(&mut self, action: &str, serial: Option<&str>) -> Result<(), Fault> {
        let serial = serial.unwrap_or_default();
        let account = self.tx.account();
        let mut target = Target::new(account, serial.to_owned());
        if let Some(device) = self.tx.state.device(account, serial) {
            target.shown = Some(serial.to_owned());
            target.arn.clone_from(&device.serial);
            target.tags = pairs(&device.tags);
        }
        self.ask(action, &target)
    }

    /// A virtual device that does not exist yet.
    pub(crate) fn new_mfa(
        &mut self,
        action: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        self.named_target(action, "mfa", path, name)
    }

    /// The virtual devices of the account.
    pub(crate) fn mfas(&mut self, action: &str) -> Result<(), Fault> {
        self.named_target(action, "mfa", None, Some(""))
    }

    /// An action without resource types.
    pub(crate) fn any(&mut self, action: &str) -> Result<(), Fault> {
        let mut target = Target::new(self.tx.account(), "*".to_owned());
        target.any = true;
        self.ask(action, &target)
    }

    fn named_target(
        &mut self,
        action: &str,
        kind: &str,
        path: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Fault> {
        let account = self.tx.account();
        let target = Target::new(account, named(account, kind, path, name.unwrap_or_default()));
        self.ask(action, &target)
    }

    /// Asks an action on a target of the caller's account.
    pub(crate) fn ask(&mut self, action: &str, target: &Target) -> Result<(), Fault> {
        let refusal = self.refusal(action, target)?;
        self.answer(action, target, refusal.as_ref())
    }

    /// The decision that refuses an action on a target of the caller's account, if one does.
    fn refusal(&self, action: &str, target: &Target) -> Result<Option<Decision>, Fault> {
        // Root may do everything in its own account; no layer that could limit it exists yet.
        if matches!(self.tx.caller, Caller::Root { account, .. } if account == target.account) {
            return Ok(None);
        }
        if matches!(self.tx.caller, Caller::Visitor | Caller::Installation) {
            return Err(Fault::denied("Only somebody of an account may do this."));
        }
        let decision = self.decide(action, target, None);
        Ok(Some(decision).filter(|decision| decision.effect != Effect::Allow))
    }

    /// What a refusal is answered with.
    fn answer(
        &self,
        action: &str,
        target: &Target,
        refusal: Option<&Decision>,
    ) -> Result<(), Fault> {
        let Some(decision) = refusal else { return Ok(()) };
        let sealed = self.sealed(action, target, Some(decision));
        Err(self.refuse(action, target, Some(decision)).with_authorization_message(sealed))
    }

    /// Asks an action on a role whose trust policy has a say. A role that is not there refuses like one that does not
    /// trust the caller.
    pub(crate) fn ask_role(
        &mut self,
        action: &str,
        arn: &str,
        account: u64,
        role: Option<&Arc<RoleState>>,
    ) -> Result<(), Fault> {
        let target = match role {
            Some(role) => role_target(role),
            None => Target::new(account, arn.to_owned()),
        };
        // Without a role the caller's own policies are walked all the same, so that the answer takes as long.
        let state = self.tx.state;
        let trust = role.map_or(&*NOBODY, |role| role.trust(state));
        let decision = self.decide(action, &target, Some(trust));
        if role.is_some() && decision.effect == Effect::Allow {
            return Ok(());
        }
        // The answer is the same for every role, and so is the sealed reason: it knows the ARN as it is asked for, and of
        // the decision only what the caller's own policies deny of that.
        let named = Target::new(account, arn.to_owned());
        let own = self.decide(action, &named, None);
        let own = Some(&own).filter(|own| own.effect == Effect::ExplicitDeny);
        let sealed = self.sealed(action, &named, own);
        Err(self.refuse(action, &named, None).with_authorization_message(sealed))
    }

    fn decide(&self, action: &str, target: &Target, trust: Option<&Document>) -> Decision {
        decide(&self.tx, &self.question(action, target, trust))
    }

    /// That a question was refused, for the administrators of the caller's account.
    fn sealed(&self, action: &str, target: &Target, decision: Option<&Decision>) -> Option<String> {
        let question = self.question(action, target, None);
        authorization_message::seal(&Context::new(&self.tx, &question), &question, decision)
    }

    fn question<'q>(
        &'q self,
        action: &'q str,
        target: &'q Target,
        trust: Option<&'q Document>,
    ) -> Question<'q> {
        Question { action, target, trust, keys: &self.keys, mfa: self.tx.mfa.is_some() }
    }

    /// AWS's words. `decision` gives the ending; without one nothing of the reason is told.
    fn refuse(&self, action: &str, target: &Target, decision: Option<&Decision>) -> Fault {
        let arn = self.tx.caller.arn();
        let ending = decision.map(|d| format!(" {}", d.ending(action))).unwrap_or_default();
        // STS names no resource where an action has none; IAM then says `*`.
        let on = if target.any && action.starts_with("sts:") {
            String::new()
        } else {
            format!(" on resource: {}", target.shown.as_ref().unwrap_or(&target.arn))
        };
        Fault::denied(format!("User: {arn} is not authorized to perform: {action}{on}{ending}"))
    }
}

fn role_target(role: &RoleState) -> Target {
    let mut target = Target::new(role.account, role.arn());
    target.tags = pairs(&role.tags);
    target.boundary.clone_from(&role.boundary);
    target
}

fn pairs(tags: &[records::Tag]) -> Vec<(String, String)> {
    tags.iter().map(|t| (t.key.clone(), t.value.clone())).collect()
}

/// `arn:aws:iam::ACCOUNT:KIND/path/name`.
fn named(account: u64, kind: &str, path: Option<&str>, name: &str) -> String {
    format!("arn:aws:iam::{account:012}:{kind}{}{name}", path.unwrap_or("/"))
}
