//! Hashing passwords: slow on purpose, so it happens in a bounded pool and outside of any transaction.

use crate::fault::Fault;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use countersign_ident::Secret;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes that run at once (security.md W6: two saturate two cores).
const SLOTS: usize = 2;
/// Calls that may wait for a slot; one more is told to come back.
const QUEUE: usize = 32;

/// Work that `run` asked for.
#[derive(Debug, Clone)]
pub(crate) enum Job {
    Hash(Secret),
    Verify { password: Secret, hash: String },
}

/// What has been worked out for one call. A verification counts only for the hash it was made against.
#[derive(Debug, Default)]
pub(crate) struct Answers(Vec<(Job, Answer)>);

#[derive(Debug, Clone)]
enum Answer {
    Hash(Option<String>),
    Verified(bool),
}

impl Answers {
    pub(crate) fn hash(&self, wanted: &Secret) -> Option<Result<String, Fault>> {
        self.0.iter().find_map(|(job, answer)| match (job, answer) {
            (Job::Hash(password), Answer::Hash(hash)) if password == wanted => {
                Some(hash.clone().ok_or_else(Fault::service_failure))
            }
            _ => None,
        })
    }

    pub(crate) fn verified(&self, wanted: &Secret, against: &str) -> Option<bool> {
        self.0.iter().find_map(|(job, answer)| match (job, answer) {
            (Job::Verify { password, hash }, Answer::Verified(truth))
                if password == wanted && hash == against =>
            {
                Some(*truth)
            }
            _ => None,
        })
    }
}

/// The pool.
pub(crate) struct Pool {
    slots: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Pool {
    pub(crate) fn new() -> Pool {
        Pool {
            slots: Arc::new(Semaphore::new(SLOTS)),
            queue: Arc::new(Semaphore::new(SLOTS + QUEUE)),
        }
    }

    /// Does a job and adds its answer; 503 when too many wait.
    pub(crate) async fn work(&self, job: Job, answers: &mut Answers) -> Result<(), Fault> {
        let place =
            Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Fault::unavailable())?;
        let slot =
            Arc::clone(&self.slots).acquire_owned().await.map_err(|_| Fault::unavailable())?;
        let work = job.clone();
        let answer = tokio::task::spawn_blocking(move || {
            // Work that has begun goes on when its client hangs up, so its slot goes with it.
            let _held = (place, slot);
            do_it(&work)
        })
        .await
        .map_err(|_| Fault::service_failure())?;
        answers.0.push((job, answer));
        Ok(())
    }
}

fn do_it(job: &Job) -> Answer {
    match job {
        Job::Hash(password) => Answer::Hash(
            Argon2::default()
                .hash_password(password.expose().as_bytes())
                .ok()
                .map(|hash| hash.to_string()),
        ),
        Job::Verify { password, hash } => {
            Answer::Verified(PasswordHash::new(hash).is_ok_and(|hash| {
                Argon2::default().verify_password(password.expose().as_bytes(), &hash).is_ok()
            }))
        }
    }
}
