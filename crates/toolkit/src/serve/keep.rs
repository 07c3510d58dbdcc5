//! Sessions that are kept fresh while programs ask for them.

use super::Service;
use crate::source::Session;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Whose credentials.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Whose {
    pub(super) profile: String,
    /// A role that is assumed with the profile's credentials.
    pub(super) role_arn: Option<String>,
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.role_arn {
            Some(arn) => write!(f, "{arn} by profile `{}`", self.profile),
            None => write!(f, "profile `{}`", self.profile),
        }
    }
}

/// One session and its renewal.
#[derive(Debug)]
pub(super) struct Kept {
    whose: Whose,
    state: Mutex<State>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    session: Option<Arc<Session>>,
    /// Somebody gets a new one.
    busy: bool,
    /// When the last try failed, and why.
    failed: Option<(i64, String)>,
}

/// How long a failure stands before the next try, in seconds: an SDK asks again at once, and a person who
/// gave up is not to be asked for every one of its tries.
const PAUSE: i64 = 30;

/// The same when nobody waits.
const REST: i64 = 300;

/// What of a session must be left so that it is still given out, in seconds.
const LEAST: i64 = 2;

impl Kept {
    pub(super) fn new(whose: Whose) -> Kept {
        Kept { whose, state: Mutex::default(), turned: Condvar::new() }
    }

    /// Its session: at once while there is one, else when it has been got.
    ///
    /// One that is to be replaced is given out as long as it is good, and replaced meanwhile.
    pub(super) fn session(
        self: &Arc<Kept>,
        service: &Arc<Service>,
    ) -> Result<Arc<Session>, String> {
        let mut state = self.state();
        loop {
            let now = (service.now)();
            let good = state.session.clone().filter(|session| {
                session.credentials.expiration.is_none_or(|end| end.saturating_sub(now) > LEAST)
            });
            if let Some(session) = good {
                if !session.credentials.is_fresh(now) {
                    self.renew_meanwhile(&mut state, service);
                }
                return Ok(session);
            }
            if state.busy {
                state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            if let Some((at, why)) = &state.failed
                && now.saturating_sub(*at) < PAUSE
            {
                return Err(why.clone());
            }
            state.busy = true;
            drop(state);
            self.get(service);
            state = self.state();
        }
    }

    /// Gets a new session before the old one ends, if there was one and it is time.
    pub(super) fn renew(self: &Arc<Kept>, service: &Arc<Service>) {
        let mut state = self.state();
        let now = (service.now)();
        // Whoever gave up is left alone for longer than one who waits for an answer.
        let gave_up = state.failed.as_ref().is_some_and(|(at, _)| now.saturating_sub(*at) < REST);
        let fresh = |session: &Arc<Session>| session.credentials.is_fresh(now);
        if !gave_up && state.session.as_ref().is_some_and(|session| !fresh(session)) {
            self.renew_meanwhile(&mut state, service);
        }
    }

    fn renew_meanwhile(self: &Arc<Kept>, state: &mut State, service: &Arc<Service>) {
        let now = (service.now)();
        let lately = state.failed.as_ref().is_some_and(|(at, _)| now.saturating_sub(*at) < PAUSE);
        if state.busy || lately {
            return;
        }
        state.busy = true;
        let left = state.session.as_ref().and_then(|session| session.credentials.expiration);
        let left = left.map_or(0, |end| end.saturating_sub(now).max(0));
        service.say(&format!("the session of {} ends in {left} s; getting the next", self.whose));
        let (kept, service) = (Arc::clone(self), Arc::clone(service));
        std::thread::spawn(move || kept.get(&service));
    }

    /// Gets a session. The caller has said that it is busy with that.
    fn get(&self, service: &Service) {
        let got = service.get(&self.whose);
        let mut state = self.state();
        state.busy = false;
        match got {
            Ok(session) => {
                for notice in &session.notices {
                    service.say(notice);
                }
                state.session = Some(Arc::new(session));
                state.failed = None;
            }
            Err(error) => {
                let why = error.to_string();
                service.say(&format!("no session of {}: {why}", self.whose));
                state.failed = Some(((service.now)(), why));
            }
        }
        drop(state);
        self.turned.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
