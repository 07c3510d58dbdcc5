//! `DecodeAuthorizationMessage`. No refusal carries an encoded message yet, so no text is one.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::sts::{
    DecodeAuthorizationMessage, DecodeAuthorizationMessageInput, DecodeAuthorizationMessageOutput,
};

impl Read for DecodeAuthorizationMessage {
    fn run(
        _: &Cx<'_>,
        _: &DecodeAuthorizationMessageInput,
    ) -> Result<DecodeAuthorizationMessageOutput, Fault> {
        Err(Fault::new(
            "InvalidAuthorizationMessageException",
            400,
            "The authorization message is invalid",
        ))
    }
}
