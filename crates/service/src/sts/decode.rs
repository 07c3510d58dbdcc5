//! `DecodeAuthorizationMessage`: why a call was refused, for whoever may know it.

use crate::authorization_message;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::sts::{
    DecodeAuthorizationMessage, DecodeAuthorizationMessageInput, DecodeAuthorizationMessageOutput,
};

impl Read for DecodeAuthorizationMessage {
    fn run(
        cx: &Cx<'_>,
        i: &DecodeAuthorizationMessageInput,
    ) -> Result<DecodeAuthorizationMessageOutput, Fault> {
        let decoded = authorization_message::open(cx.ring, cx.account(), &i.encoded_message);
        let decoded = decoded.ok_or_else(|| {
            Fault::new(
                "InvalidAuthorizationMessageException",
                400,
                "The authorization message is invalid",
            )
        })?;
        Ok(DecodeAuthorizationMessageOutput { decoded_message: Some(decoded) })
    }
}
