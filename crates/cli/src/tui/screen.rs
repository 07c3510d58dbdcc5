//! The terminal while we draw on all of it, and as it was whatever ends that.

use crate::exit::Failure;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
#[cfg(not(windows))]
use signal_hook::consts::{SIGHUP, SIGQUIT};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The terminal of the process, whatever its standard streams are. Dropped, it is as it was before.
pub(super) struct Screen {
    pub(super) terminal: Terminal<CrosstermBackend<BufWriter<File>>>,
    tty: File,
    signal: Arc<AtomicUsize>,
}

const TERMINAL: &str = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };

/// The signals that want us gone.
const ENDS: &[i32] = &[
    SIGINT,
    SIGTERM,
    #[cfg(not(windows))]
    SIGHUP,
    #[cfg(not(windows))]
    SIGQUIT,
];

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open() -> Result<Screen, Failure> {
        let tty = OpenOptions::new().read(true).write(true).open(TERMINAL).map_err(|_| {
            Failure::Usage("this draws on a terminal, and there is none".to_owned())
        })?;
        countersign_toolkit::prompt::outlive_signals();
        let signal = Arc::new(AtomicUsize::new(0));
        for number in ENDS {
            let value = usize::try_from(*number).unwrap_or_default();
            flag::register_usize(*number, Arc::clone(&signal), value).map_err(|e| broken(&e))?;
        }
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // What a panic says is to be seen, and seen on a terminal that works.
            let _ = leave();
            before(info);
        }));
        let terminal = blank(&tty).map_err(|e| broken(&e))?;
        let mut screen = Screen { terminal, tty, signal };
        screen.enter().map_err(|e| broken(&e))?;
        Ok(screen)
    }

    fn enter(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        execute!(self.tty, EnterAlternateScreen)?;
        self.clear()
    }

    /// Forgets what was drawn, so that all of it is drawn again.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // Its own `clear` asks the terminal where the cursor is, which not every terminal answers.
        self.terminal = blank(&self.tty)?;
        execute!(self.tty, Clear(ClearType::All), Hide)
    }

    /// Does something on the terminal as it was before, such as asking for a code, and comes back.
    pub(super) fn aside<T>(&mut self, f: impl FnOnce() -> T) -> Result<T, Failure> {
        leave().map_err(|e| broken(&e))?;
        let done = f();
        // Ctrl-C was for what was done aside.
        self.signal.store(0, Ordering::SeqCst);
        self.enter().map_err(|e| broken(&e))?;
        Ok(done)
    }

    /// Puts a text on the clipboard of whoever sits at the terminal (OSC 52). Not every terminal lets us.
    pub(super) fn copy(&mut self, text: &str) -> Result<(), Failure> {
        let encoded = zeroize::Zeroizing::new(data_encoding::BASE64.encode(text.as_bytes()));
        let out = self.terminal.backend_mut();
        write!(out, "\x1b]52;c;{}\x07", encoded.as_str())
            .and_then(|()| io::Write::flush(out))
            .map_err(|e| broken(&e))
    }

    /// Waits for something to be typed, at most so long (less than a second), and says whether there still is a terminal.
    ///
    /// crossterm reads a terminal that has gone away for ever, so it is not asked before this.
    #[cfg(not(windows))]
    pub(super) fn wait(&self, most: Duration) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let most = Timespec { tv_sec: 0, tv_nsec: most.subsec_nanos().into() };
        let mut typed = [PollFd::new(&self.tty, PollFlags::IN)];
        // A signal ends the wait, and what it is about is looked at afterwards.
        let _ = poll(&mut typed, Some(&most));
        let [typed] = typed;
        !typed.revents().intersects(PollFlags::HUP | PollFlags::ERR)
    }

    /// The same; a console does not go away before us.
    #[cfg(windows)]
    #[expect(clippy::unused_self, reason = "elsewhere it is the terminal that is waited for")]
    pub(super) fn wait(&self, most: Duration) -> bool {
        ratatui::crossterm::event::poll(most).is_ok()
    }

    /// Whether a signal wants us gone.
    pub(super) fn is_ended(&self) -> bool {
        self.signal.load(Ordering::SeqCst) != 0
    }

    /// Restores the terminal, and ends as the signal would have, if one came.
    pub(super) fn close(self) -> Result<(), Failure> {
        let signal = i32::try_from(self.signal.load(Ordering::SeqCst)).unwrap_or_default();
        drop(self);
        match signal {
            0 => Ok(()),
            SIGINT => Err(Failure::Interrupted),
            signal => low_level::emulate_default_handler(signal).map_err(|e| broken(&e)),
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody left to tell when even this fails: the terminal is gone.
        let _ = leave();
    }
}

fn blank(tty: &File) -> io::Result<Terminal<CrosstermBackend<BufWriter<File>>>> {
    // What is drawn goes out in one piece, so that nothing half drawn is seen.
    Terminal::new(CrosstermBackend::new(BufWriter::new(tty.try_clone()?)))
}

/// Puts the terminal back. To do so twice does no harm.
fn leave() -> io::Result<()> {
    let mut tty = OpenOptions::new().write(true).open(TERMINAL)?;
    let shown = execute!(tty, Show, LeaveAlternateScreen);
    disable_raw_mode().and(shown)
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Failure::Failed(format!("cannot draw on the terminal: {error}"))
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{LocalModes, tcgetattr};
    use std::io::Read as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    use std::path::PathBuf;
    use std::process::{Command, Stdio};

    /// Runs one test of this binary on a terminal of its own.
    #[test]
    fn a_panic_is_said_on_a_terminal_that_is_as_it_was() {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path: PathBuf = ptsname(&master, Vec::new()).unwrap().into_string().unwrap().into();
        let flags = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        let ours = OpenOptions::new().read(true).write(true).custom_flags(flags).open(&path);
        let ours = ours.unwrap();
        let before = tcgetattr(&ours).unwrap().local_modes;
        assert!(before.contains(LocalModes::ICANON | LocalModes::ECHO));

        let script = "exec 3<>\"$PTY\"; stty rows 24 cols 80 <&3; \"$0\" --exact tui::screen::tests::draws_and_panics --nocapture >&3 2>&3; echo \"code $?.\" >&3";
        let mut child = Command::new("setsid");
        child.args(["sh", "-c", script]).arg(std::env::current_exe().unwrap());
        child.env("PTY", &path).env("DRAW_AND_PANIC", "1").stdin(Stdio::null());
        let mut child = child.stdout(Stdio::null()).spawn().unwrap();
        let (mut shown, mut master) = (String::new(), File::from(master));
        while shown.split_once("code ").is_none_or(|(_, rest)| !rest.contains('.')) {
            let mut bytes = [0; 4096];
            let read = master.read(&mut bytes).unwrap();
            shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        child.wait().unwrap();
        assert!(shown.contains("code 101."), "{shown}");
        assert_eq!(tcgetattr(&ours).unwrap().local_modes, before);
        // What is said while the other screen is shown goes with it.
        let (entered, said) = shown.split_once("\u{1b}[?1049h").unwrap();
        let (left, said) = said.split_once("\u{1b}[?1049l").unwrap();
        let word = "a panic of the test";
        assert!(
            said.contains(word) && !left.contains(word) && !entered.contains(word),
            "{shown:?}"
        );
        assert!(left.contains("\u{1b}[?25l") && left.ends_with("\u{1b}[?25h"), "{shown:?}");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "it is how a test tells itself what to do")]
    fn draws_and_panics() {
        if std::env::var("DRAW_AND_PANIC").is_err() {
            return;
        }
        let _screen = Screen::open().unwrap();
        panic!("a panic of the test");
    }
}
