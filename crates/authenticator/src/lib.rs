//! A virtual MFA application: entries, a sealed locker, import, codes.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let now = 0;
//! use countersign_authenticator::{Locker, Name, import};
//!
//! let locker = Locker::at("/home/ada/.local/share/countersign/authenticator");
//! let name: Name = "work".parse()?;
//! let nobody = || Err(import::ImportError::NoPassphrase("there is nobody to ask".to_owned()));
//! locker.add(import::read_one(name, std::io::stdin(), &nobody)?)?; // a seed, a URI or a picture
//! let shown = locker.code("work", now)?;
//! println!("{}", shown.code.expose());
//! # Ok(())
//! # }
//! ```
//!
//! # What the locker protects, and what it does not
//!
//! The seeds lie in one file, sealed with AES-256-GCM; a change or a mix-up of it is noticed. Its key is in
//! one of three places ([`Method`]). **Beside it**, for its owner alone: that keeps seeds from other users
//! and out of a backup that leaves the key out, and not from programs that run as you, nor from somebody who
//! has the whole disk. **In the system's keyring**: then the disk alone tells nothing, and programs that run
//! as you while you are signed in can still ask. **In your head**: then whoever has the file must guess,
//! which scrypt makes slow. [`WARNING`] is the rest, in words for whoever uses it.

#![warn(missing_docs)]

pub mod backup;
mod entry;
pub mod import;
mod kdf;
mod locker;
mod picture;
mod seal;
mod show;

pub use entry::{Entry, Name, NoName};
pub use locker::{Keeper, Locker, LockerError, Method, Taken};
pub use show::Shown;

/// What a second factor beside the first one costs, for a person who is about to pay it.
pub const WARNING: &str = "a code from this machine proves less than one from a telephone: whoever takes \
this machine over has the access key and the second factor together. It still stops a key that leaked by \
itself. For an account that matters, keep the device on a telephone or a hardware key.";
