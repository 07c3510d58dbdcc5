//! `CreateAccessKey`: a key for a user or the root user. Its secret is shown this once.

use super::{Owner, status};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::limits;
use crate::operation::Write;
use countersign_api::Timestamp;
use countersign_api::iam::{
    AccessKey, CreateAccessKey, CreateAccessKeyInput, CreateAccessKeyOutput,
};
use countersign_ident::{AccountId, KeyKind, access_key_id};

impl Write for CreateAccessKey {
    fn run(tx: &mut Tx<'_>, i: &CreateAccessKeyInput) -> Result<CreateAccessKeyOutput, Fault> {
        let owner = Owner::of(tx, i.user_name.as_deref())?;
        if owner.keys().len() >= limits::ACCESS_KEYS_PER_USER {
            return Err(Fault::quota("AccessKeysPerUser", limits::ACCESS_KEYS_PER_USER));
        }
        let account = AccountId::from_number(owner.account()).ok_or_else(Fault::service_failure)?;
        let id = access_key_id(KeyKind::LongTerm, account, tx.random()?);
        let secret = tx.secret_access_key()?;
        let record = crate::state::records::AccessKey {
            id: id.clone(),
            account: owner.account(),
            owner: owner.id().to_owned(),
            secret: secret.expose().as_bytes().to_vec().into(),
            created: tx.now,
            ..Default::default()
        };
        tx.create(&record);
        let keys = owner.keys().iter().cloned().chain([id.clone()]).collect();
        owner.put(tx, keys);
        Ok(CreateAccessKeyOutput {
            access_key: AccessKey {
                user_name: owner.name(),
                access_key_id: id,
                status: status(&record),
                secret_access_key: secret,
                create_date: Some(Timestamp(record.created)),
            },
        })
    }
}
