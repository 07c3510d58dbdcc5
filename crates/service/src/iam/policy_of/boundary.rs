//! The permissions boundary of a new user or role.

use super::attached::path_and_name;
use crate::fault::Fault;
use crate::managed;
use countersign_api::iam::AttachedPermissionsBoundary;

/// The managed policy that a boundary names.
///
/// # Errors
///
/// `InvalidInput` for what is no policy's ARN, `NoSuchEntity` for a policy that is not there.
pub(in crate::iam) fn find(arn: &str) -> Result<&str, Fault> {
    if path_and_name(arn).is_none() {
        return Err(Fault::invalid_input(format!("ARN {arn} is not valid.")));
    }
    if managed::find(arn).is_none() {
        let text = format!("Scope ARN: {arn} does not exist or is not attachable.");
        return Err(Fault::no_such(text));
    }
    Ok(arn)
}

/// A boundary as answers show it.
pub(in crate::iam) fn shown(arn: Option<&str>) -> Option<AttachedPermissionsBoundary> {
    arn.map(|arn| AttachedPermissionsBoundary {
        permissions_boundary_type: Some("Policy".to_owned()),
        permissions_boundary_arn: Some(arn.to_owned()),
    })
}
