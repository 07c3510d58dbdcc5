//! One call, from proof to answer: the one door.

use crate::caller::{self, Caller, Compiled, Signatures};
use crate::clock::{Clock, Clocks};
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::last_used::LastUsed;
use crate::may::May;
use crate::operation::{Entry, Kind};
use crate::signin::{self, Delays};
use crate::slow::{Answers, Pool};
use crate::state::records::Used;
use crate::state::{State, Stored};
use countersign_api::{Op, Shape};
use countersign_sigv4::{Claim, Refusal};
use countersign_store::{Check, Commit, Snapshot, Store, Txn, Unavailable, Write};
use std::fmt;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::Mutex;

/// How a service runs.
pub struct Options {
    /// The real time.
    pub clock: Arc<dyn Clock>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Options")
    }
}

/// IAM, STS and our own operations over one store. Cloning it shares it.
#[derive(Clone)]
pub struct Service(Arc<Inner>);

struct Inner {
    store: Store<State>,
    clocks: Clocks,
    signatures: Signatures,
    compiled: Compiled,
    used: LastUsed,
    delays: Delays,
    pool: Pool,
    /// Calls that met a conflict go on one after the other, in the order in which they came.
    lane: Mutex<()>,
}

/// A call.
pub struct Request<'a> {
    /// Which operation.
    pub op: &'static Op,
    /// Who says so.
    pub proof: Proof<'a>,
    /// The typed input, or why there is none.
    pub input: Result<Box<dyn Shape>, Fault>,
    /// Where it came from.
    pub from: Origin<'a>,
    /// The request's id, for the audit line.
    pub id: &'a str,
}

/// What vouches for a call.
#[derive(Debug)]
pub enum Proof<'a> {
    /// A signature, inspected but not verified yet.
    Signed(Claim<'a>),
    /// Nothing.
    Unsigned,
    /// A browser, with the value of its session cookie if it has one.
    Browser(Option<&'a str>),
    /// The installation itself: its command line over the control socket.
    Installation,
}

/// Where a call came from: the peer itself, never what a header says.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The peer's address.
    pub ip: IpAddr,
    /// Whether it came over TLS.
    pub secure: bool,
    /// The `User-Agent` header, or nothing.
    pub user_agent: &'a str,
}

/// Tries of one call before it is given up.
const MOST_TRIES: u32 = 256;

/// What one try came to.
enum Tried {
    Answer {
        result: Result<Box<dyn Shape>, Fault>,
        checks: Vec<Check>,
        writes: Vec<Write>,
        audit: Option<Vec<u8>>,
    },
    Later(crate::slow::Job),
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service")
    }
}

impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("op", &self.op.name)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Service {
    /// A service over an open store.
    pub fn new(store: Store<State>, options: Options) -> Service {
        Service(Arc::new(Inner {
            store,
            clocks: Clocks::new(options.clock),
            signatures: Signatures::new(),
            compiled: Compiled::default(),
            used: LastUsed::new(),
            delays: Delays::new(),
            pool: Pool::new(),
            lane: Mutex::new(()),
        }))
    }

    /// The store, for backups and closing.
    pub fn store(&self) -> &Store<State> {
        &self.0.store
    }

    /// Moves the time that codes, sessions and conditions see; signatures go by the real one. For test mode.
    pub fn shift_clock(&self, offset_seconds: i64) {
        self.0.clocks.shift(offset_seconds);
    }

    /// Answers a call.
    pub async fn call(&self, request: Request<'_>) -> Result<Box<dyn Shape>, Fault> {
        let Some(entry) = Entry::of(request.op) else {
            return Err(Fault::not_implemented(request.op.name));
        };
        let inner = &*self.0;
        let mut answers = Answers::default();
        let mut lane = None;
        for _ in 0..MOST_TRIES {
            let snapshot = match entry.kind {
                Kind::Read | Kind::NotBuilt => inner.store.snapshot(),
                Kind::Write | Kind::Mint => {
                    inner.store.barrier().await.map_err(|e| unavailable(&e))?
                }
            };
            // A panic in an operation is ours to answer for: 500, and nothing of it is applied.
            let tried = catch_unwind(AssertUnwindSafe(|| {
                inner.attempt(entry, &snapshot, &request, &answers)
            }));
            let tried = tried.unwrap_or_else(|_| {
                tracing::error!(
                    operation = entry.op.name,
                    request = request.id,
                    "an operation panicked"
                );
                Tried::Answer {
                    result: Err(Fault::service_failure()),
                    checks: Vec::new(),
                    writes: Vec::new(),
                    audit: None,
                }
            });
            // Policies are parsed by calls, so that it is a call which leaves them behind.
            if snapshot.has_many_documents() {
                inner.store.renew(State::leave_documents);
            }
            match tried {
                Tried::Later(job) => inner.pool.work(job, &mut answers).await?,
                Tried::Answer { result, writes, .. } if writes.is_empty() => return result,
                Tried::Answer { result, checks, writes, audit } => {
                    let txn = Txn { read: snapshot.revision, checks, writes, audit };
                    match inner.store.commit(txn).await.map_err(|e| unavailable(&e))? {
                        Commit::Done(_) => return result,
                        Commit::Conflict if lane.is_none() => lane = Some(inner.lane.lock().await),
                        Commit::Conflict => {}
                    }
                }
            }
        }
        // In the lane only other nodes can be in the way, and hardly that often: a transaction that can never hold.
        tracing::error!(
            operation = entry.op.name,
            request = request.id,
            "a call met conflict after conflict"
        );
        Err(Fault::unavailable())
    }

    /// Writes down when keys were last used. To be called now and then, and before the end.
    pub async fn flush(&self) {
        let inner = &*self.0;
        inner.forget_sessions().await;
        let uses = inner.used.take();
        for uses in uses.chunks(32) {
            let snapshot = inner.store.snapshot();
            let mut txn = Txn {
                read: snapshot.revision,
                checks: Vec::new(),
                writes: Vec::new(),
                audit: None,
            };
            for (id, one) in uses {
                // A key or role that is gone, or goes meanwhile, leaves nothing behind.
                let key = snapshot.access_key(id).map(|key| key.key());
                let role = || snapshot.role_by_id(id).map(|role| role.record.key());
                let Some(whose) = key.or_else(role) else { continue };
                txn.checks.push(Check::Unchanged(whose));
                let record = Used {
                    id: id.clone(),
                    at: one.at,
                    region: one.region.clone(),
                    service: one.service.to_owned(),
                    ..Used::default()
                };
                let key = record.key();
                txn.checks.push(match snapshot.used(id) {
                    Some(_) => Check::Unchanged(key.clone()),
                    None => Check::Absent(key.clone()),
                });
                txn.writes.push(Write::Put(key, record.bytes()));
            }
            // Lossy by design: what does not get through now is not tried again.
            if let Err(error) = inner.store.commit(txn).await {
                tracing::warn!(?error, "last-used facts were not written");
            }
        }
    }
}

impl Inner {
    /// Removes console sessions that have ended, and what is known of sign-in tokens that have.
    async fn forget_sessions(&self) {
        let (snapshot, now) = (self.store.snapshot(), self.clocks.shifted());
        let over = snapshot
            .console_sessions()
            .filter(|session| !signin::is_alive(&snapshot, session, now))
            .map(|session| session.key());
        let spent = snapshot.spent().filter(|token| token.until <= now).map(|token| token.key());
        let ended: Vec<_> = over.chain(spent).collect();
        for keys in ended.chunks(32) {
            let txn = Txn {
                read: snapshot.revision,
                checks: keys.iter().cloned().map(Check::Unchanged).collect(),
                writes: keys.iter().cloned().map(Write::Delete).collect(),
                audit: None,
            };
            // What has been touched meanwhile goes another time.
            if let Err(error) = self.store.commit(txn).await {
                tracing::warn!(?error, "ended console sessions were not removed");
                return;
            }
        }
    }

    /// Who, may, do: on one snapshot.
    fn attempt(
        &self,
        entry: &'static Entry,
        snapshot: &Snapshot<State>,
        request: &Request<'_>,
        answers: &Answers,
    ) -> Tried {
        let failed = |fault| Tried::Answer {
            result: Err(fault),
            checks: Vec::new(),
            writes: Vec::new(),
            audit: None,
        };
        let (now, signed) = (self.clocks.shifted(), self.clocks.real());
        let ring = self.store.ring();
        let mut console = None;
        let (caller, region) = match &request.proof {
            Proof::Installation => (Caller::Installation, ""),
            Proof::Browser(cookie) => {
                console = cookie.and_then(|cookie| signin::find(snapshot, cookie, now)).cloned();
                let caller = console
                    .as_deref()
                    .map(|session| signin::caller(snapshot, &self.compiled, session));
                (caller.unwrap_or(Caller::Visitor), "")
            }
            Proof::Unsigned if entry.op.unsigned => {
                return failed(Fault::not_implemented(entry.op.name));
            }
            Proof::Unsigned => return failed(Refusal::Missing.into()),
            Proof::Signed(claim) => {
                let times = caller::Times { now, signed };
                let who = caller::authenticate(
                    snapshot,
                    &ring,
                    (&self.signatures, &self.compiled),
                    claim,
                    entry.op.service,
                    times,
                );
                match who {
                    Ok(caller) => (caller, claim.scope.region),
                    Err(fault) => return failed(fault),
                }
            }
        };
        if !caller.access_key_id().is_empty() && caller.session().is_none() {
            self.used.note(caller.access_key_id(), now, region, entry.op.service);
        }
        if entry.kind == Kind::NotBuilt {
            return failed(Fault::not_implemented(entry.op.name));
        }
        // A browser that is not signed in reaches nothing but what signing in is made of.
        if matches!(caller, Caller::Visitor) && entry.op.service != "own" {
            return failed(Refusal::Missing.into());
        }
        if let Err(fault) = caller::allowed_api(&caller, entry.op) {
            return failed(fault);
        }
        let input = match &request.input {
            Ok(input) => input.as_ref(),
            Err(fault) => return failed(fault.clone()),
        };
        let who = caller.arn();
        let cx = Cx {
            state: snapshot,
            caller,
            now,
            from: &request.from,
            region,
            ring: &ring,
            used: &self.used,
            console,
            delays: &self.delays,
        };
        let mut may = May::new(Tx::new(cx, answers));
        let asked = (entry.ask)(&mut may, input);
        let mut tx = may.into_tx();
        let result = asked.and_then(|()| (entry.run)(&mut tx, input));
        if let Some(job) = tx.take_job() {
            return Tried::Later(job);
        }
        let result = result.map_err(|fault| listed(entry.op, fault));
        let (checks, writes) = tx.finish(result.is_ok());
        let audit = (!writes.is_empty()).then(|| audit_line(request, &who, signed, &result));
        Tried::Answer { result, checks, writes, audit }
    }
}

/// In debug builds: a fault that the model does not list for the operation is a bug of ours.
fn listed(op: &Op, fault: Fault) -> Fault {
    /// What any call may answer, whatever the model lists (AWS's "Common Errors").
    const COMMON: &[&str] = &[
        "AccessDenied",
        "ValidationError",
        "ServiceFailure",
        "InvalidParameterValue",
        "ServiceUnavailable",
    ];
    debug_assert!(
        COMMON.contains(&fault.code())
            || op.faults.iter().any(|f| f.code == fault.code() && f.status == fault.status()),
        "{} answers {fault:?}, which its model does not list",
        op.name
    );
    fault
}

/// What the audit says about a change: who did what, when, from where, and what came of it. Never an input's value.
fn audit_line(
    request: &Request<'_>,
    who: &str,
    at: i64,
    result: &Result<Box<dyn Shape>, Fault>,
) -> Vec<u8> {
    let outcome = result.as_ref().err().map_or("ok", Fault::code);
    serde_json::json!({
        "at": at,
        "request": request.id,
        "who": who,
        "action": request.op.action(),
        "from": request.from.ip.to_string(),
        "outcome": outcome,
    })
    .to_string()
    .into_bytes()
}

fn unavailable(error: &Unavailable) -> Fault {
    match error {
        Unavailable::Full | Unavailable::Closed => Fault::unavailable(),
        other => {
            tracing::error!(error = ?other, "a change could not be made durable");
            Fault::service_failure()
        }
    }
}
