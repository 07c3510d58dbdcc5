//! Wrong passwords: each makes the next try wait longer, by user and source, whether or not there is such a user.
//!
//! In memory and bounded: what is forgotten first is what was tried longest ago. It never touches the second factor,
//! nor sessions that are there.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Tries that may be wrong before there is a delay.
const FREE: u32 = 3;
/// The longest delay, in seconds.
const LONGEST: i64 = 300;
/// Seconds after which nothing is held against anybody.
const FORGET: i64 = 3600;
/// Users and sources that are remembered.
const MOST: usize = 20_000;

/// Wrong passwords by user and source.
pub(crate) struct Delays {
    hasher: RandomState,
    tries: Mutex<BTreeMap<u64, Tries>>,
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    wrong: u32,
    last: i64,
    until: i64,
}

impl fmt::Debug for Delays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Delays")
    }
}

/// A user, as they were typed, and where from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source(u64);

impl Delays {
    pub(crate) fn new() -> Delays {
        Delays { hasher: RandomState::new(), tries: Mutex::new(BTreeMap::new()) }
    }

    /// Who tries, from where. An IPv6 source is its /64, which is one customer's.
    pub(crate) fn source(&self, account: &str, user: &str, ip: IpAddr) -> Source {
        let net = match ip {
            IpAddr::V4(ip) => u64::from(u32::from(ip)),
            IpAddr::V6(ip) => u64::try_from(u128::from(ip) >> 64).unwrap_or(u64::MAX),
        };
        Source(self.hasher.hash_one((
            account.to_lowercase(),
            user.to_lowercase(),
            ip.is_ipv4(),
            net,
        )))
    }

    /// Seconds that are left to wait, if there are any.
    pub(crate) fn wait(&self, source: Source, now: i64) -> Option<i64> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries.get(&source.0).map(|t| t.until.saturating_sub(now)).filter(|left| *left > 0)
    }

    /// Notes a wrong password.
    pub(crate) fn wrong(&self, source: Source, now: i64) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= MOST && !tries.contains_key(&source.0) {
            tries.retain(|_, t| now.saturating_sub(t.last) < FORGET);
            // Still full: somebody tries many names. The one that has waited longest goes.
            let oldest = tries.iter().min_by_key(|(_, t)| t.last).map(|(source, _)| *source);
            if let Some(oldest) = oldest.filter(|_| tries.len() >= MOST) {
                tries.remove(&oldest);
            }
        }
        let one = tries.entry(source.0).or_insert(Tries { wrong: 0, last: now, until: now });
        if now.saturating_sub(one.last) >= FORGET {
            one.wrong = 0;
        }
        one.wrong = one.wrong.saturating_add(1);
        one.last = now;
        if let Some(over) = one.wrong.checked_sub(FREE).filter(|over| *over > 0) {
            let delay = 1_i64.checked_shl(over - 1).unwrap_or(LONGEST).clamp(1, LONGEST);
            one.until = now.saturating_add(delay);
        }
    }

    /// Forgets a source that knew the password.
    pub(crate) fn right(&self, source: Source) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(&source.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn each_wrong_password_waits_longer_and_only_for_that_user_and_source() {
        let delays = Delays::new();
        let ada = delays.source("acme", "Ada", HERE);
        let mut waits = Vec::new();
        for _ in 0..13 {
            delays.wrong(ada, 0);
            waits.push(delays.wait(ada, 0).unwrap_or(0));
        }
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
        assert_eq!(delays.wait(delays.source("ACME", "ada", HERE), 299), Some(1));
        assert_eq!(delays.wait(ada, 300), None);
        let elsewhere = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1));
        assert_eq!(delays.wait(delays.source("acme", "ada", elsewhere), 0), None);
        assert_eq!(delays.wait(delays.source("acme", "bob", HERE), 0), None);
        delays.right(ada);
        assert_eq!(delays.wait(ada, 0), None);
    }

    #[test]
    fn an_hour_later_nothing_is_held_against_anybody_and_memory_has_an_end() {
        let delays = Delays::new();
        let ada = delays.source("acme", "ada", HERE);
        for _ in 0..10 {
            delays.wrong(ada, 0);
        }
        delays.wrong(ada, FORGET);
        assert_eq!(delays.wait(ada, FORGET), None);
        for n in 0..25_000_i64 {
            delays.wrong(delays.source("acme", &n.to_string(), HERE), FORGET + n);
        }
        assert!(delays.tries.lock().unwrap().len() <= MOST);
    }
}
