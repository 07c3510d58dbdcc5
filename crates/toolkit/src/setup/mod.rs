//! The five steps that make an MFA-protected profile: role, user, inline policy, device, profiles.
//!
//! [`Setup::look`] asks what is there already, [`Plan::make`] says what is left to do, [`Work`] does it a
//! [`Task`] at a time, and [`Work::opened_with_code`] proves it. What is there and fits stays as it
//! is, so a run that was cut short is taken up by the next.

mod admin;
mod csv;
mod look;
mod plan;
mod prove;
mod trust;
mod work;

use crate::Env;
use crate::sdk_store::SdkStore;
use crate::source::Credentials;
use countersign_ident::Secret;
use zeroize::Zeroizing;

pub use admin::{Admin, Identity};
pub use csv::{KeyFile, NoKey};
pub use look::Found;
pub use plan::{Plan, Step, Task};
pub use prove::Wait;
pub use work::{Done, Work};

/// What somebody wants to have.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The profile that assumes the role.
    pub profile: String,
    /// The profile that holds the user's key.
    pub source: String,
    /// The user.
    pub user: String,
    /// The role's name, or the ARN of one that somebody else has made.
    pub role: Role,
    /// The managed policies that the role is to have: ARNs, or names of AWS's own.
    pub policies: Vec<String>,
    /// The name of the virtual device.
    pub device: String,
    /// What the role's trust policy asks for and the profile gives, where it is somebody else's.
    pub external_id: Option<String>,
    /// How long the role is opened for.
    pub duration_seconds: Option<u32>,
    /// The region, for tools that ask for one.
    pub region: Option<String>,
    /// Where the services answer, when not at AWS.
    pub endpoint_url: Option<String>,
    /// A program that prints a code.
    pub mfa_process: Option<String>,
    /// An access key of the user that nobody needs, which is deleted.
    pub spare_key: Option<String>,
    /// The SDK Store that is to know the profile, too.
    pub sdk_store: Option<SdkStore>,
}

/// The role that is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// One that is there, or is made, in the account of whoever makes roles.
    Named(String),
    /// One that somebody else has made.
    Made(String),
}

/// Whose hands do it.
#[derive(Debug)]
pub struct Setup<'a> {
    /// The environment.
    pub env: &'a Env,
    /// The time in Unix seconds.
    pub now: fn() -> i64,
    /// Who may make the user, its policy and its device.
    pub users: Admin<'a>,
    /// Who may make the role: the same, unless the role is in another account.
    pub roles: Admin<'a>,
    /// A key that the user has already, from the console's file.
    pub key: Option<Credentials>,
}

impl Setup<'_> {
    /// Works out what is left to do, or says why it cannot be done.
    pub fn plan(&self, wanted: &Wanted, found: &Found) -> Result<Plan, crate::Error> {
        let key = match &self.key {
            Some(key) => Some((key, self.users.with(key).identity()?.arn)),
            None => None,
        };
        Plan::make(wanted, found, key.as_ref().map(|(key, owner)| (*key, owner.as_str())))
    }
}

/// A virtual device that nobody has been assigned yet.
#[derive(Debug, Clone)]
pub struct NewDevice {
    /// Its serial number, an ARN.
    pub serial: String,
    /// A PNG of the QR code that an authenticator scans. It holds the seed.
    pub qr_code: Zeroizing<Vec<u8>>,
}

/// What takes in a new device and proves to hold it.
pub trait Phone {
    /// Takes in the device and gives two of its codes in a row, the older one first; or says why not.
    fn pair(&mut self, device: &NewDevice) -> Result<[Secret; 2], crate::Error>;

    /// Says that a pair was refused; `false` gives up, `true` asks for another pair by
    /// [`pair_again`](Phone::pair_again).
    fn refused(&mut self, why: &str) -> bool;

    /// Another two codes in a row of the device that was taken in.
    fn pair_again(&mut self) -> Result<[Secret; 2], crate::Error>;

    /// The device is assigned.
    fn paired(&mut self) -> Result<(), crate::Error> {
        Ok(())
    }

    /// The device was not assigned, and never will be.
    fn forget(&mut self) -> Result<(), crate::Error> {
        Ok(())
    }
}
