//! `ImportMFAToken`: take in the seeds of hardware tokens, all of a file or none. Each is a spare device of an account
//! until somebody who holds it proves that by two codes.

use super::{account, is_installation};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::may::{Ask, May};
use crate::mfa::HASHES;
use crate::operation::Write;
use crate::state::records::Device;
use countersign_api::Nothing;
use countersign_api::own::{ImportMfaToken, ImportMfaTokenInput, MfaToken};
use countersign_ident::{IdKind, fold};
use countersign_otp::Seed;
use std::collections::BTreeSet;

/// The shortest seed, in bytes: RFC 4226 section 4 requires 128 bits.
const SHORTEST: usize = 16;

impl Ask for ImportMfaToken {
    fn ask(may: &mut May<'_>, i: &ImportMfaTokenInput) -> Result<(), Fault> {
        if is_installation(may, i.account_id.as_deref())? {
            return Ok(());
        }
        may.any("countersign:ImportMFAToken")
    }
}

impl Write for ImportMfaToken {
    fn run(tx: &mut Tx<'_>, i: &ImportMfaTokenInput) -> Result<Nothing, Fault> {
        let account = account(tx, i.account_id.as_deref())?;
        let mut seen = BTreeSet::new();
        for token in &i.tokens {
            let device = device(tx, account, token)?;
            if tx.state.device(account, &device.serial).is_some() {
                let serial = &device.serial;
                return Err(Fault::exists(format!("a token with serial number {serial} exists")));
            }
            if !seen.insert(fold(&device.serial)) {
                let serial = &device.serial;
                return Err(Fault::invalid_input(format!(
                    "the serial number {serial} comes twice"
                )));
            }
            tx.create(&device);
        }
        Ok(Nothing)
    }
}

/// The spare device that a token is.
fn device(tx: &Tx<'_>, account: u64, token: &MfaToken) -> Result<Device, Fault> {
    let of = |why: &dyn std::fmt::Display| {
        Fault::invalid_input(format!("the token {}: {why}", token.serial_number))
    };
    let seed = Seed::from_base32(token.seed.expose()).map_err(|why| of(&why))?;
    if seed.expose().len() < SHORTEST {
        return Err(of(&"the seed is shorter than 128 bits"));
    }
    let hash = HASHES.iter().position(|(name, _)| *name == token.algorithm);
    let hash =
        hash.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| of(&"no such algorithm"))?;
    Ok(Device {
        serial: token.serial_number.clone(),
        id: tx.unique_id(IdKind::InstanceProfile)?,
        account,
        created: tx.now,
        seed: seed.expose().to_vec().into(),
        hash,
        ..Device::default()
    })
}
