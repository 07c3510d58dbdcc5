//! Checking codes: the one place where a code is compared and wrong ones are counted, for every path.
//!
//! A wrong code is counted in the same commit that compared it, before it is answered; a right one is spent in the
//! same commit that grants. So 64 clients with one code have one success, and 500 guesses at once are five.

use crate::cx::Tx;
use crate::state::records::{Device, DeviceLock, Lock};
use countersign_otp::{Algorithm, Code, Seed, Window};
use std::sync::Arc;

/// Wrong codes in a row that lock.
const WRONG_IN_A_ROW: u32 = 5;
/// The first lock, in seconds; each further one is twice as long.
const FIRST_LOCK: i64 = 30;
/// The longest lock, in seconds.
const LONGEST_LOCK: i64 = 3600;
/// Wrong codes in a rolling day, over all of a user's devices.
const WRONG_IN_A_DAY: usize = 100;
const DAY: i64 = 24 * 3600;
/// The hashes under codes, by name, in the order of their numbers in the store.
pub(crate) const HASHES: [(&str, Algorithm); 3] =
    [("SHA1", Algorithm::Sha1), ("SHA256", Algorithm::Sha256), ("SHA512", Algorithm::Sha512)];

/// A code was good, and is spent. Whoever grants something for it says so by [`granted`].
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    owner: String,
}

/// A code was wrong, used, stale, or came while the device was locked. Nobody is told which.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wrong;

/// Two codes of consecutive steps were good.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proven {
    /// The step of the second code.
    pub(crate) step: i64,
    /// Steps that the device is ahead.
    pub(crate) drift: i64,
}

/// Checks one code of a device that belongs to `owner`, and spends it.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    owner: &str,
    device: &Arc<Device>,
    code: Code,
) -> Result<Accepted, Wrong> {
    let (seed, hash) = secrets(device)?;
    let now = tx.now;
    let (drift, accepted) = (device.drift, device.accepted);
    let step = guarded(tx, owner, device, || seed.accept(hash, &code, now, drift, accepted))?;
    // Spent even if policy refuses afterwards.
    tx.keep(&Device { accepted: step, ..Device::clone(device) }, true);
    Ok(Accepted { owner: owner.to_owned() })
}

/// Checks two codes of consecutive steps, as enrolment and resynchronisation ask for. Both are spent when the caller
/// writes the device with the step that is answered.
pub(crate) fn prove(
    tx: &mut Tx<'_>,
    owner: &str,
    device: &Arc<Device>,
    codes: [&Code; 2],
    window: Window,
) -> Result<Proven, Wrong> {
    let (seed, hash) = secrets(device)?;
    let (now, accepted) = (tx.now, device.accepted);
    let proof = guarded(tx, owner, device, || seed.prove(hash, codes, now, accepted, window))?;
    granted(tx, &Accepted { owner: owner.to_owned() });
    Ok(Proven { step: proof.step, drift: proof.drift })
}

/// A full success: the user's wrong codes are forgotten.
pub(crate) fn granted(tx: &mut Tx<'_>, accepted: &Accepted) {
    forget(tx, &accepted.owner);
}

/// Forgets the wrong codes of a user, so that they may try again at once, and says whether there were any: after a full
/// success, when a device is taken away, and when somebody else clears the lock.
pub(crate) fn forget(tx: &mut Tx<'_>, owner: &str) -> bool {
    let there = tx.state.lock(owner).is_some();
    if there {
        tx.delete(crate::state::key::lock(owner));
    }
    there
}

/// What a device's codes are made of. A hash that a newer version wrote makes no code that fits.
fn secrets(device: &Device) -> Result<(Seed, Algorithm), Wrong> {
    let seed = Seed::from_bytes(device.seed.expose()).map_err(|_| Wrong)?;
    let at = usize::try_from(device.hash).map_err(|_| Wrong)?;
    Ok((seed, HASHES.get(at).ok_or(Wrong)?.1))
}

/// How far from now the codes may be that assign a device.
pub(crate) fn enrol_window(device: &Device) -> Window {
    if device.is_hardware() { Window::ENROL_HARDWARE } else { Window::ENROL }
}

/// How far from now a device's clock may be found again.
pub(crate) fn resync_window(device: &Device) -> Window {
    if device.is_hardware() { Window::RESYNC_HARDWARE } else { Window::RESYNC_VIRTUAL }
}

/// Until when a user's codes are not compared, whatever the device: a day after the first of too many.
pub(crate) fn locked_today(lock: &Lock, now: i64) -> Option<i64> {
    let today = wrong_today(lock, now);
    let first = today.len().checked_sub(WRONG_IN_A_DAY)?;
    today.get(first).map(|at| at.saturating_add(DAY))
}

/// When each wrong code of the last day was compared, oldest first.
pub(crate) fn wrong_today(lock: &Lock, now: i64) -> Vec<i64> {
    lock.wrong.iter().copied().filter(|at| now.saturating_sub(*at) < DAY).collect()
}

/// Runs a comparison unless the device is locked, and counts a failure before anybody is answered.
fn guarded<T>(
    tx: &mut Tx<'_>,
    owner: &str,
    device: &Device,
    compare: impl FnOnce() -> Option<T>,
) -> Result<T, Wrong> {
    let lock = tx.state.lock(owner).cloned();
    let now = tx.now;
    if lock.as_ref().is_some_and(|lock| is_locked(lock, &device.id, now)) {
        return Err(Wrong);
    }
    if let Some(good) = compare() {
        // The lock must still be open when this commits, or another try has closed it meanwhile.
        tx.relies_on_lock(owner, lock.is_some());
        return Ok(good);
    }
    let exists = lock.is_some();
    let before = lock
        .map_or_else(|| Lock { owner: owner.to_owned(), ..Lock::default() }, |l| Lock::clone(&l));
    tx.keep(&failed(before, &device.id, now), exists);
    Err(Wrong)
}

/// Whether no code of this device is compared now.
pub(crate) fn is_locked(lock: &Lock, device: &str, now: i64) -> bool {
    locked_today(lock, now).is_some()
        || lock.devices.iter().any(|d| d.device == device && now < d.until)
}

/// The lock after one more wrong code.
fn failed(mut lock: Lock, device: &str, now: i64) -> Lock {
    lock.wrong.retain(|at| now.saturating_sub(*at) < DAY);
    lock.wrong.push(now);
    if !lock.devices.iter().any(|d| d.device == device) {
        lock.devices.push(DeviceLock { device: device.to_owned(), ..DeviceLock::default() });
    }
    if let Some(one) = lock.devices.iter_mut().find(|d| d.device == device) {
        one.wrong += 1;
        if one.wrong >= WRONG_IN_A_ROW {
            let seconds = FIRST_LOCK
                .checked_shl(one.locks)
                .unwrap_or(LONGEST_LOCK)
                .clamp(FIRST_LOCK, LONGEST_LOCK);
            one.until = now.saturating_add(seconds);
            one.locks = (one.locks + 1).min(16);
            one.wrong = 0;
        }
    }
    lock
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wrong: usize, every: i64) -> Lock {
        (0..wrong)
            .fold(Lock::default(), |lock, n| failed(lock, "d", i64::try_from(n).unwrap() * every))
    }

    #[test]
    fn five_in_a_row_lock_for_thirty_seconds() {
        assert!(!is_locked(&after(4, 0), "d", 0));
        let lock = after(5, 0);
        assert!(is_locked(&lock, "d", 29) && !is_locked(&lock, "d", 30));
        assert!(!is_locked(&lock, "another", 0), "another device of the user goes on");
    }

    #[test]
    fn m13_each_lock_is_twice_as_long_up_to_an_hour() {
        let mut lock = Lock::default();
        let mut now = 0;
        let mut lengths = Vec::new();
        for _ in 0..9 {
            for _ in 0..5 {
                assert!(!is_locked(&lock, "d", now));
                lock = failed(lock, "d", now);
            }
            lengths.push(lock.devices[0].until - now);
            now = lock.devices[0].until;
        }
        assert_eq!(lengths, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    }

    #[test]
    fn m10_a_hundred_in_a_day_and_no_more() {
        let lock = after(100, 600);
        let last = 99 * 600;
        assert!(is_locked(&lock, "d", last) && is_locked(&lock, "another", last + 3600));
        assert!(!is_locked(&lock, "another", DAY + 1), "the first of them is a day old");
        assert_eq!((locked_today(&lock, last), locked_today(&lock, DAY)), (Some(DAY), None));
    }
}
