//! Windows' console: what is typed is not shown, and its mode is as before whatever ends the question.

use crate::Error;
use countersign_files::Lock;
use countersign_ident::Secret;
use crossterm_winapi::{Console, ConsoleMode, Handle, HandleType, InputRecord};
use signal_hook::consts::SIGINT;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use zeroize::Zeroizing;

/// The console that the process belongs to, whatever its standard streams are.
#[derive(Debug)]
pub(super) struct Terminal {
    input: Handle,
    output: Handle,
}

/// The longest line, in UTF-16 units.
const LINE: usize = 4096;

/// Ctrl-C and Ctrl-D as characters.
const INTERRUPT: u16 = 3;
const END: [u16; 2] = [4, 26];
const BACKSPACE: u16 = 8;
const RETURN: u16 = 13;

/// The bit of a console's mode by which Ctrl-C is a signal and not a character.
const PROCESSED_INPUT: u32 = 0x1;

impl Terminal {
    /// Opens the console; none when the process has none.
    pub(super) fn open() -> Option<Terminal> {
        let input = Handle::new(HandleType::CurrentInputHandle).ok()?;
        let output = Handle::new(HandleType::CurrentOutputHandle).ok()?;
        ConsoleMode::from(input.clone()).mode().ok()?;
        Some(Terminal { input, output })
    }

    /// No program that asks could be told of it.
    pub(super) fn name() -> Option<&'static str> {
        None
    }

    /// Writes a question, and reads a line that is not echoed. Ctrl-D and Ctrl-Z cancel, Ctrl-C interrupts.
    pub(super) fn ask(&self, question: &str, _: Option<&Lock>) -> Result<Secret, Error> {
        let quiet = Quiet::set(&self.input).map_err(|error| broken(&error))?;
        self.write(question)?;
        let line = self.read();
        drop(quiet);
        self.write("\n")?;
        line
    }

    fn read(&self) -> Result<Secret, Error> {
        let console = Console::from(self.input.clone());
        let mut line = Zeroizing::new(Vec::with_capacity(LINE));
        loop {
            let event = console.read_single_input_event().map_err(|error| broken(&error))?;
            let InputRecord::KeyEvent(key) = event else { continue };
            match key.u_char {
                _ if !key.key_down => {}
                0 => {}
                INTERRUPT => return Err(Error::Interrupted),
                end if END.contains(&end) => return Err(Error::Cancelled),
                RETURN => break,
                BACKSPACE => drop(line.pop()),
                _ if line.len() == LINE => {}
                unit => line.push(unit),
            }
        }
        let text = String::from_utf16(&line).map(Zeroizing::new);
        text.map(|text| Secret::from(text.as_str())).map_err(|error| broken(&error))
    }

    fn write(&self, text: &str) -> Result<(), Error> {
        let console = Console::from(self.output.clone());
        console.write_char_buffer(text.as_bytes()).map(drop).map_err(|error| broken(&error))
    }
}

fn broken(error: &dyn std::fmt::Display) -> Error {
    Error::Failed(format!("cannot ask on the console: {error}"))
}

/// A console whose keys all come to us until this is dropped.
struct Quiet {
    mode: ConsoleMode,
    before: u32,
}

impl Quiet {
    fn set(input: &Handle) -> io::Result<Quiet> {
        let mode = ConsoleMode::from(input.clone());
        let before = mode.mode()?;
        mode.set_mode(before & !PROCESSED_INPUT)?;
        Ok(Quiet { mode, before })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // There is nobody left to tell when even this fails: the console is gone.
        let _ = self.mode.set_mode(self.before);
    }
}

/// From here on Ctrl-C is for whoever registers for it, or for the program that we run.
pub fn outlive_signals() {
    // Where this cannot be had, it ends the process as it does by default.
    let _ = signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
}
