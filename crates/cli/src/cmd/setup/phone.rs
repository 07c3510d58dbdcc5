//! What holds the new device: a phone whose owner types its codes, or this computer's own authenticator.

use super::ask;
use super::pause;
use crate::cmd::authenticator::Own;
use crate::exit::Failure;
use crate::now;
use crate::screen::{Screen, line};
use countersign_authenticator::import::{self, ImportError};
use countersign_authenticator::{Entry, Name, Shown};
use countersign_toolkit::setup::{NewDevice, Phone};
use countersign_toolkit::{Arn, Error, Secret};

/// A phone: the terminal shows the QR code, and its owner types.
#[derive(Debug)]
pub(super) struct TypedPhone(pub(super) Screen);

impl Phone for TypedPhone {
    fn pair(&mut self, device: &NewDevice) -> Result<[Secret; 2], Error> {
        let entry = scan(&device.serial, &device.qr_code)?;
        show(self.0, &entry).map_err(as_error)?;
        line("Scan it with the phone, then type the code that it shows and the one after that.")
            .map_err(as_error)?;
        self.pair_again()
    }

    fn refused(&mut self, why: &str) -> bool {
        crate::output::note(&format!(
            "{why} Two codes that were shown one after the other are needed."
        ));
        true
    }

    fn pair_again(&mut self) -> Result<[Secret; 2], Error> {
        let first = ask::code("MFA code 1").map_err(as_error)?;
        let second = ask::code("MFA code 2").map_err(as_error)?;
        crate::output::note("both codes are spent now: the next time takes a later one");
        Ok([first, second])
    }
}

/// This computer's own authenticator.
#[derive(Debug)]
pub(crate) struct OwnPhone {
    own: Own,
    screen: Screen,
    /// The device, and the last step of which a code was given.
    taken: Option<(Entry, i64)>,
}

impl OwnPhone {
    pub(crate) fn new(own: Own, screen: Screen) -> OwnPhone {
        OwnPhone { own, screen, taken: None }
    }

    /// The authenticator itself.
    pub(crate) fn into_own(self) -> Own {
        self.own
    }

    /// The first step whose code was not given yet.
    pub(crate) fn next_step(&self) -> i64 {
        self.taken.as_ref().map_or(0, |(_, spent)| spent + 1)
    }

    /// Waits until there is a code that was not given yet.
    pub(super) fn wait(&self) {
        wait_for(self.screen, self.next_step());
    }

    fn codes(&mut self) -> Result<[Secret; 2], Error> {
        let Some((entry, spent)) = &mut self.taken else {
            return Err(Error::Failed("the authenticator has taken no device in".to_owned()));
        };
        let now = now();
        *spent = countersign_otp::step(now);
        Ok([-30, 0]
            .map(|seconds| Secret::from(Shown::of(entry, now + seconds).code.expose().as_str())))
    }
}

impl Phone for OwnPhone {
    fn pair(&mut self, device: &NewDevice) -> Result<[Secret; 2], Error> {
        let entry = scan(&device.serial, &device.qr_code)?;
        show(self.screen, &entry).map_err(as_error)?;
        self.own.keep(entry.clone()).map_err(|error| failed(&error))?;
        self.taken = Some((entry, 0));
        self.codes()
    }

    fn paired(&mut self) -> Result<(), Error> {
        let Some((entry, _)) = &self.taken else { return Ok(()) };
        let serial = &entry.name;
        let short = short(serial.as_str()).parse().unwrap_or_else(|_| serial.clone());
        let name = self.own.settle(serial, short).map_err(|error| failed(&error))?;
        line(&format!("The authenticator keeps it as {name}.")).map_err(as_error)
    }

    fn forget(&mut self) -> Result<(), Error> {
        let Some((entry, _)) = self.taken.take() else { return Ok(()) };
        self.own.forget(&entry.name).map_err(|error| failed(&error))
    }

    /// A computed pair is refused by a clock that is wrong, and the next pair would be no better.
    fn refused(&mut self, _: &str) -> bool {
        false
    }

    fn pair_again(&mut self) -> Result<[Secret; 2], Error> {
        self.codes()
    }
}

/// Waits until a step begins.
pub(super) fn wait_for(screen: Screen, step: i64) {
    loop {
        let left = step * 30 - now();
        if left <= 0 {
            break;
        }
        screen.waiting(left);
        pause(1);
    }
    screen.waited();
}

fn failed(error: &dyn std::fmt::Display) -> Error {
    Error::Failed(error.to_string())
}

/// The last part of a device's serial number.
fn short(serial: &str) -> &str {
    Arn::parse(serial).map_or(serial, |arn| arn.name())
}

/// The device in the server's picture, under its serial number.
fn scan(serial: &str, picture: &[u8]) -> Result<Entry, Error> {
    let failed = |error: &dyn std::fmt::Display| {
        Error::Failed(format!("the device's QR code cannot be read: {error}"))
    };
    let name: Name = serial.parse().map_err(|error| failed(&error))?;
    let nobody = || Err(ImportError::NoPassphrase("nobody is asked".to_owned()));
    import::read_one(name, picture, &nobody).map_err(|error| failed(&error))
}

/// The QR code, and what to type where no camera is.
fn show(screen: Screen, entry: &Entry) -> Result<(), Failure> {
    screen.qr(&countersign_otp::qr::terminal(&entry.device.to_uri()).unwrap_or_default())
}

fn as_error(failure: Failure) -> Error {
    match failure {
        Failure::Interrupted => Error::Interrupted,
        Failure::Failed(message) | Failure::Usage(message) => Error::Failed(message),
        Failure::Clap(_) | Failure::Answered | Failure::Ended(_) | Failure::Unheard => {
            Error::Failed("nobody reads the answer".to_owned())
        }
    }
}
