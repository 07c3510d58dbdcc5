//! `EnableRootMFADevice` and `ResyncRootMFADevice`: AWS's operations name a user, and the root user is none.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::iam::mfa;
use crate::operation::Write;
use countersign_api::Nothing;
use countersign_api::own::{
    EnableRootMfaDevice, EnableRootMfaDeviceInput, ResyncRootMfaDevice, ResyncRootMfaDeviceInput,
};

impl Write for EnableRootMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &EnableRootMfaDeviceInput) -> Result<Nothing, Fault> {
        let codes = [&i.authentication_code1, &i.authentication_code2];
        mfa::assign(tx, &Holder::root(tx)?, &i.serial_number, codes)
    }
}

impl Write for ResyncRootMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &ResyncRootMfaDeviceInput) -> Result<Nothing, Fault> {
        let codes = [&i.authentication_code1, &i.authentication_code2];
        mfa::resync(tx, &Holder::root(tx)?, &i.serial_number, codes)
    }
}
