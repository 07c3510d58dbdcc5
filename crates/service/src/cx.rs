//! What a running operation sees and leaves behind.

use crate::caller::Caller;
use crate::fault::Fault;
use crate::last_used::LastUsed;
use crate::mfa::Accepted;
use crate::pipeline::Origin;
use crate::signin::Delays;
use crate::slow::{Answers, Job};
use crate::state::records::{ConsoleSession, Group, User};
use crate::state::{Managed, State, Stored};
use aws_lc_rs::rand;
use countersign_ident::{IdKind, Secret, unique_id};
use countersign_store::{Check, Key, Ring, Write};
use data_encoding::BASE64;
use std::ops::Deref;
use std::sync::Arc;

/// The snapshot that a call runs on, who calls, and when.
pub(crate) struct Cx<'a> {
    pub(crate) state: &'a State,
    pub(crate) caller: Caller,
    /// Seconds since 1970, as codes, sessions and conditions see them; test mode shifts it.
    pub(crate) now: i64,
    pub(crate) from: &'a Origin<'a>,
    /// The region in the signature's scope.
    pub(crate) region: &'a str,
    pub(crate) ring: &'a Ring,
    pub(crate) used: &'a LastUsed,
    /// The console session that calls, whole or half.
    pub(crate) console: Option<Arc<ConsoleSession>>,
    pub(crate) delays: &'a Delays,
}

impl<'a> Cx<'a> {
    /// The same for somebody else, who came by no console.
    pub(crate) fn called_by(&self, caller: Caller) -> Cx<'a> {
        Cx { caller, console: None, ..*self }
    }

    /// The caller's account.
    pub(crate) fn account(&self) -> u64 {
        self.caller.account()
    }

    /// The user that a self-service form means: the one named, else the caller.
    pub(crate) fn user_or_self(&self, name: Option<&str>) -> Result<Arc<User>, Fault> {
        match name {
            Some(name) => self.user(name).cloned(),
            None => self.caller.as_user().cloned().ok_or_else(|| {
                Fault::validation("Must specify userName when calling with non-User credentials")
            }),
        }
    }

    /// A user of the caller's account.
    pub(crate) fn user(&self, name: &str) -> Result<&Arc<User>, Fault> {
        self.state.user(self.account(), name).ok_or_else(|| Fault::no_such_user(name))
    }

    /// A group of the caller's account.
    pub(crate) fn group(&self, name: &str) -> Result<&'a Arc<Group>, Fault> {
        self.state
            .group(self.account(), name)
            .ok_or_else(|| Fault::no_such(format!("The group with name {name} cannot be found.")))
    }

    /// A managed policy that the caller's account can attach, by its ARN.
    pub(crate) fn managed(&self, arn: &str) -> Option<Managed<'a>> {
        self.state.managed(self.account(), arn)
    }

    /// Random bytes from the operating system.
    #[expect(clippy::unused_self, reason = "randomness is asked of the context, as time is")]
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        rand::fill(&mut bytes).map_err(|_| Fault::service_failure())?;
        Ok(bytes)
    }

    /// A new secret access key: 30 random bytes are 40 characters, as long as AWS's.
    pub(crate) fn secret_access_key(&self) -> Result<Secret, Fault> {
        Ok(Secret::new(BASE64.encode(&self.random::<30>()?)))
    }

    /// A new unique id.
    pub(crate) fn unique_id(&self, kind: IdKind) -> Result<String, Fault> {
        Ok(unique_id(kind, self.random()?))
    }
}

/// A transaction in the making. Nothing in it takes effect before the pipeline commits it.
pub(crate) struct Tx<'a> {
    cx: Cx<'a>,
    answers: &'a Answers,
    job: Option<Job>,
    /// The code that came with this call, once it has been accepted.
    pub(crate) mfa: Option<Accepted>,
    checks: Vec<Check>,
    writes: Vec<Write>,
    kept_checks: Vec<Check>,
    kept: Vec<Write>,
}

impl<'a> Deref for Tx<'a> {
    type Target = Cx<'a>;
    fn deref(&self) -> &Cx<'a> {
        &self.cx
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(cx: Cx<'a>, answers: &'a Answers) -> Tx<'a> {
        Tx {
            cx,
            answers,
            job: None,
            mfa: None,
            checks: Vec::new(),
            writes: Vec::new(),
            kept_checks: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Writes a record where none is.
    pub(crate) fn create(&mut self, record: &impl Stored) {
        self.checks.push(Check::Absent(record.key()));
        self.put(record.key(), record.bytes());
    }

    /// Writes a record over the one that the snapshot shows.
    pub(crate) fn update(&mut self, record: &impl Stored) {
        self.checks.push(Check::Unchanged(record.key()));
        self.put(record.key(), record.bytes());
    }

    /// Deletes the record that the snapshot shows.
    pub(crate) fn delete(&mut self, key: Key) {
        self.checks.push(Check::Unchanged(key.clone()));
        self.writes.push(Write::Delete(key));
    }

    /// Keeps a target from being deleted: `holder`, a unique id, relies on it.
    pub(crate) fn hold(&mut self, target: &str, holder: &str) {
        let key = crate::state::key::reference(target, holder);
        self.checks.push(Check::Absent(key.clone()));
        // What it holds does not matter; that it is there does.
        self.put(key, vec![1]);
    }

    /// Undoes [`Tx::hold`].
    pub(crate) fn release(&mut self, target: &str, holder: &str) {
        self.delete(crate::state::key::reference(target, holder));
    }

    /// The commit is for nothing if somebody has come to hold the target meanwhile.
    pub(crate) fn relies_on_no_holder(&mut self, target: &str) {
        let prefix = crate::state::key::references(target);
        self.checks.push(Check::Empty(prefix.as_str().to_owned()));
    }

    /// The commit is for nothing if that record has changed or is gone meanwhile.
    pub(crate) fn relies_on(&mut self, record: &impl Stored) {
        self.checks.push(Check::Unchanged(record.key()));
    }

    /// A write that a fault does not drop: a wrong code counted, a code spent.
    pub(crate) fn keep(&mut self, record: &impl Stored, exists: bool) {
        let key = record.key();
        let check = if exists { Check::Unchanged(key.clone()) } else { Check::Absent(key.clone()) };
        self.kept_checks.push(check);
        self.kept.push(Write::Put(key, record.bytes()));
    }

    /// A code that was compared counts only while the lock is as it was seen.
    pub(crate) fn relies_on_lock(&mut self, owner: &str, exists: bool) {
        let key = crate::state::key::lock(owner);
        self.kept_checks.push(if exists { Check::Unchanged(key) } else { Check::Absent(key) });
    }

    fn put(&mut self, key: Key, bytes: Vec<u8>) {
        self.writes.push(Write::Put(key, bytes));
    }

    /// Hashes a password. The first time it leaves `run`; the pipeline hashes in its pool and runs again.
    pub(crate) fn hash(&mut self, password: &Secret) -> Result<String, Fault> {
        if let Some(hash) = self.answers.hash(password) {
            return hash;
        }
        self.job = Some(Job::Hash(password.clone()));
        Err(Fault::service_failure())
    }

    /// Whether a password is the one that `hash` was made of; leaves `run` the first time like [`Tx::hash`].
    pub(crate) fn verify(&mut self, password: &Secret, hash: &str) -> Result<bool, Fault> {
        if let Some(answer) = self.answers.verified(password, hash) {
            return Ok(answer);
        }
        self.job = Some(Job::Verify { password: password.clone(), hash: hash.to_owned() });
        Err(Fault::service_failure())
    }

    /// From now on somebody else asks: the user behind a role that the console has switched to.
    pub(crate) fn become_caller(&mut self, caller: Caller) {
        self.cx.caller = caller;
    }

    /// Slow work that `run` waits for.
    pub(crate) fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }

    /// What to commit: everything after success, only what is kept after a fault. A later write of a key replaces an
    /// earlier one.
    pub(crate) fn finish(self, succeeded: bool) -> (Vec<Check>, Vec<Write>) {
        let (mut checks, mut writes) = (self.kept_checks, self.kept);
        if succeeded {
            checks.extend(self.checks);
            writes.extend(self.writes);
        }
        let mut last: Vec<Write> = Vec::with_capacity(writes.len());
        for write in writes {
            let key = write.key().clone();
            match last.iter_mut().find(|w| *w.key() == key) {
                Some(earlier) => *earlier = write,
                None => last.push(write),
            }
        }
        let mut once: Vec<Check> = Vec::with_capacity(checks.len());
        for check in checks {
            if !once.contains(&check) {
                once.push(check);
            }
        }
        (once, last)
    }
}
