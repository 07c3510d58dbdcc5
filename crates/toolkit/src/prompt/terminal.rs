//! The controlling terminal: echo off while a code is typed, and its modes as before whatever happens.

use super::guard::Guard;
use crate::Error;
use countersign_files::Lock;
use countersign_ident::Secret;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::{Errno, read};
use rustix::process::getpgrp;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::{flag, low_level};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use zeroize::Zeroizing;

/// The terminal that the process belongs to, whatever its standard streams are.
#[derive(Debug)]
pub(super) struct Terminal(OwnedFd);

const TERMINAL: &str = "/dev/tty";

/// A terminal gives whole lines, and this is the longest that Linux keeps.
const LINE: usize = 4096;

impl Terminal {
    /// Opens `/dev/tty`; none when the process has no terminal.
    pub(super) fn open() -> Option<Terminal> {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        rustix::fs::open(TERMINAL, flags, Mode::empty()).ok().map(Terminal)
    }

    /// Its name, for a program that asks on it; none when the process has no terminal.
    pub(super) fn name() -> Option<&'static str> {
        Terminal::open().map(|_| TERMINAL)
    }

    /// Writes a question, and reads a line that is not echoed.
    ///
    /// Ctrl-D anywhere in the line cancels, Ctrl-C interrupts. A signal that ends or stops the process
    /// does so after the modes are restored; when it goes on after a stop it asks again. `lock` is what
    /// makes others wait: it stays locked until the modes are restored even when we are killed.
    pub(super) fn ask(&self, question: &str, lock: Option<&Lock>) -> Result<Secret, Error> {
        let signals = Signals::get().map_err(|error| broken(&error))?;
        let mut line = Zeroizing::new(vec![0_u8; LINE]);
        loop {
            // Signals are held from here on, so that none comes between the modes and their guard.
            let held = signals.hold();
            let modes = Quiet::set(&self.0, lock).map_err(|error| broken(&error))?;
            self.write(question)?;
            let read = self.read(signals, &mut line);
            drop(modes);
            drop(held);
            self.write("\n")?;
            // One that came just as the line ended counts, too.
            let late = signals.take().map(Input::Signal);
            match late.map_or(read, Ok)? {
                Input::Line(length) => return Ok(text(line.get(..length).unwrap_or_default())),
                Input::End => return Err(Error::Cancelled),
                Input::Signal(SIGINT) => return Err(Error::Interrupted),
                Input::Signal(signal) if signal != SIGTSTP && outlives_signals() => {
                    return Err(Error::Interrupted);
                }
                // Ends the process, or stops it until somebody continues it.
                Input::Signal(signal) => {
                    low_level::emulate_default_handler(signal).map_err(|error| broken(&error))?;
                }
            }
        }
    }

    fn read(&self, signals: &Signals, line: &mut [u8]) -> Result<Input, Error> {
        loop {
            let mut waiting =
                [PollFd::new(&self.0, PollFlags::IN), PollFd::new(&signals.woken, PollFlags::IN)];
            match poll(&mut waiting, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(broken(&error)),
            }
            let [terminal, _] = waiting;
            if let Some(signal) = signals.take() {
                return Ok(Input::Signal(signal));
            }
            if terminal.revents().is_empty() {
                continue;
            }
            return match read(&self.0, &mut *line) {
                Ok(length) if line.get(..length).is_some_and(|l| l.ends_with(b"\n")) => {
                    Ok(Input::Line(length))
                }
                // A read that does not end in a line end was ended by Ctrl-D.
                Ok(_) | Err(Errno::IO) => Ok(Input::End),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(error) => Err(broken(&error)),
            };
        }
    }

    fn write(&self, text: &str) -> Result<(), Error> {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            match rustix::io::write(&self.0, rest) {
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(error) => return Err(broken(&error)),
            }
        }
        Ok(())
    }
}

enum Input {
    Line(usize),
    End,
    Signal(i32),
}

fn text(line: &[u8]) -> Secret {
    Secret::from(std::str::from_utf8(line).unwrap_or_default())
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Failed(format!("cannot ask on the terminal: {error}"))
}

/// A terminal that does not echo until this is dropped.
struct Quiet<'a> {
    terminal: &'a OwnedFd,
    before: Termios,
    guard: Option<Guard>,
}

impl<'a> Quiet<'a> {
    fn set(terminal: &'a OwnedFd, lock: Option<&Lock>) -> rustix::io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let echoed = before.local_modes.contains(LocalModes::ECHO);
        let guard = if echoed { Guard::over(terminal, lock) } else { None };
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL);
        modes.local_modes.insert(LocalModes::ICANON | LocalModes::ISIG);
        modes.input_modes.insert(InputModes::ICRNL);
        tcsetattr(terminal, OptionalActions::Now, &modes)?;
        Ok(Quiet { terminal, before, guard })
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // There is nobody left to tell when even this fails: the terminal is gone.
        let _ = tcsetattr(self.terminal, OptionalActions::Now, &self.before);
        if let Some(guard) = self.guard.take() {
            guard.dismiss();
        }
    }
}

/// Whether the process goes on after signals that end others: it has somebody to look after.
static OUTLIVES: AtomicBool = AtomicBool::new(false);

/// Whether the process is one that its terminal sends Ctrl-C to.
pub(crate) fn terminal_is_ours() -> bool {
    let Some(Terminal(terminal)) = Terminal::open() else { return false };
    tcgetpgrp(terminal).is_ok_and(|group| group == getpgrp())
}

/// From here on the signals that end a process are for whoever registers for them, and a prompt that they
/// interrupt ends without a code.
pub fn outlive_signals() {
    OUTLIVES.store(true, Ordering::SeqCst);
    if let Some(signals) = SIGNALS.get() {
        signals.by_default.store(false, Ordering::SeqCst);
    }
}

fn outlives_signals() -> bool {
    OUTLIVES.load(Ordering::SeqCst)
}

/// They are registered for once in a process.
static SIGNALS: OnceLock<Signals> = OnceLock::new();

/// The signals that end or stop a process. While a code is typed they wake the one who reads;
/// otherwise they do what they always do.
#[derive(Debug)]
struct Signals {
    /// Whether they end the process.
    by_default: Arc<AtomicBool>,
    /// Whether Ctrl-Z stops it.
    stops: Arc<AtomicBool>,
    last: Arc<AtomicUsize>,
    woken: UnixStream,
}

impl Signals {
    fn get() -> io::Result<&'static Signals> {
        if let Some(signals) = SIGNALS.get() {
            return Ok(signals);
        }
        let signals = Signals::register()?;
        Ok(SIGNALS.get_or_init(|| signals))
    }

    fn register() -> io::Result<Signals> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let by_default = Arc::new(AtomicBool::new(!outlives_signals()));
        let stops = Arc::new(AtomicBool::new(true));
        let last = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] {
            let default = if signal == SIGTSTP { &stops } else { &by_default };
            flag::register_conditional_default(signal, Arc::clone(default))?;
            flag::register_usize(signal, Arc::clone(&last), usize::try_from(signal).unwrap_or(0))?;
            low_level::pipe::register(signal, wake.try_clone()?)?;
        }
        Ok(Signals { by_default, stops, last, woken })
    }

    fn hold(&self) -> Held<'_> {
        self.by_default.store(false, Ordering::SeqCst);
        self.stops.store(false, Ordering::SeqCst);
        Held(self)
    }

    fn take(&self) -> Option<i32> {
        let mut bytes = [0_u8; 16];
        while matches!(read(&self.woken, &mut bytes), Ok(1..)) {}
        i32::try_from(self.last.swap(0, Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }
}

/// Signals are held until this is dropped.
struct Held<'a>(&'a Signals);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.by_default.store(!outlives_signals(), Ordering::SeqCst);
        self.0.stops.store(true, Ordering::SeqCst);
    }
}
