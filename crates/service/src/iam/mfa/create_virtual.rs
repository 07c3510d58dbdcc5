//! `CreateVirtualMFADevice`: a new seed, shown this once, as text and as a QR code.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::tags;
use crate::operation::Write;
use crate::state::records::Device;
use countersign_api::iam::{
    CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, CreateVirtualMfaDeviceOutput,
    VirtualMfaDevice,
};
use countersign_ident::IdKind;
use countersign_otp::uri::Otpauth;
use countersign_otp::{Seed, qr};

/// Bits of a seed, in bytes: RFC 4226 recommends 160 bits.
const SEED: usize = 20;

impl Write for CreateVirtualMfaDevice {
    fn run(
        tx: &mut Tx<'_>,
        i: &CreateVirtualMfaDeviceInput,
    ) -> Result<CreateVirtualMfaDeviceOutput, Fault> {
        let account = tx.account();
        let path = i.path.as_deref().unwrap_or("/");
        let serial = format!("arn:aws:iam::{account:012}:mfa{path}{}", i.virtual_mfa_device_name);
        if tx.state.device(account, &serial).is_some() {
            return Err(Fault::exists("MFA device already exists."));
        }
        let tags = tags::of_new(i.tags.as_deref(), tags::Keys::ExactCase)?;
        let bytes: [u8; SEED] = tx.random()?;
        let seed = Seed::from_bytes(&bytes).map_err(|_| Fault::service_failure())?;
        let text = seed.to_base32();
        let label = format!("{}@{account:012}", i.virtual_mfa_device_name);
        let uri = Otpauth::device(label, "Countersign", seed).to_uri();
        // Names are at most as long as a serial number, which a QR code holds easily.
        let image = qr::png(&uri)
            .map_err(|_| Fault::invalid_input("The device's name is too long for a QR code."))?;
        tx.create(&Device {
            serial: serial.clone(),
            id: tx.unique_id(IdKind::InstanceProfile)?,
            account,
            created: tx.now,
            seed: bytes.to_vec().into(),
            tags: tags.clone(),
            ..Device::default()
        });
        Ok(CreateVirtualMfaDeviceOutput {
            virtual_mfa_device: VirtualMfaDevice {
                serial_number: serial,
                base32_string_seed: Some(text.as_bytes().to_vec().into()),
                qr_code_png: Some(image.into()),
                tags: tags::shown(&tags),
                ..VirtualMfaDevice::default()
            },
        })
    }
}
