//! Where the time comes from.

use std::sync::atomic::{AtomicI64, Ordering};

/// The real time; the server hands one in.
pub trait Clock: Send + Sync {
    /// Seconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> i64;
}

/// The two times that a call sees: what codes, sessions and conditions go by, and what signatures go by.
pub(crate) struct Clocks {
    real: std::sync::Arc<dyn Clock>,
    offset: AtomicI64,
}

impl Clocks {
    pub(crate) fn new(real: std::sync::Arc<dyn Clock>) -> Clocks {
        Clocks { real, offset: AtomicI64::new(0) }
    }

    /// Test mode moves this one.
    pub(crate) fn shifted(&self) -> i64 {
        self.real.now().saturating_add(self.offset.load(Ordering::Relaxed))
    }

    /// Nothing moves this one.
    pub(crate) fn real(&self) -> i64 {
        self.real.now()
    }

    pub(crate) fn shift(&self, seconds: i64) {
        self.offset.store(seconds, Ordering::Relaxed);
    }
}
