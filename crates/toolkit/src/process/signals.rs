//! Signals that are sent to us, for the program that we run.

use crate::Error;
use crate::prompt::terminal_is_ours;
use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
use signal_hook::iterator;
use std::process::Child;

/// From when this is made on, they wait for the program.
#[derive(Debug)]
pub(super) struct Signals(iterator::Signals);

impl Signals {
    pub(super) fn take() -> Result<Signals, Error> {
        let every = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2];
        iterator::Signals::new(every)
            .map(Signals)
            .map_err(|error| Error::Failed(format!("cannot take signals: {error}")))
    }

    /// Passes them on, on a thread of its own.
    pub(super) fn pass_on(mut self, child: &Child) {
        let child = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let Some(child) = child else { return };
        std::thread::spawn(move || {
            for signal in self.0.forever() {
                // A terminal sends these two to every process in front, the program included.
                if [SIGINT, SIGQUIT].contains(&signal) && terminal_is_ours() {
                    continue;
                }
                if let Some(signal) = Signal::from_named_raw(signal) {
                    // One that has ended already needs no signal.
                    let _ = kill_process(child, signal);
                }
            }
        });
    }
}
