//! A virtual MFA application: entries, a sealed locker, import, codes.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let now = 0;
//! use countersign_authenticator::{Locker, Name, import};
//!
//! let locker = Locker::at("/home/ada/.local/share/countersign/authenticator");
//! let name: Name = "work".parse()?;
//! locker.add(import::read(name, std::io::stdin())?)?; // a seed, a URI or a picture
//! let shown = locker.code("work", now)?;
//! println!("{}", shown.code.expose());
//! # Ok(())
//! # }
//! ```
//!
//! # What the locker protects, and what it does not
//!
//! The seeds lie in one file, sealed with AES-256-GCM under a key that lies **beside it**, both
//! readable by their owner alone. A change or a mix-up of the file is noticed, and the file by
//! itself (in a backup that leaves the key out, say) tells nothing. But whoever can read one of the
//! two can as a rule read the other, so this keeps seeds from other users and not from programs
//! that run as you, nor from somebody who has the whole disk. A key in the desktop's keyring is to
//! come. The second factor on the same machine as the first is a weaker second factor in any case:
//! for an account that matters, use a telephone or a key in your hand.

#![warn(missing_docs)]

mod entry;
pub mod import;
mod locker;
mod picture;
mod show;

pub use entry::{Entry, Name, NoName};
pub use locker::{Locker, LockerError};
pub use show::Shown;
