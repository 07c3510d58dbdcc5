//! Permissions boundaries of users and roles: the managed policy that says what they may have at most.

use super::attached::{hold, path_and_name};
use super::holder::PolicyHolder;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::{Role, User};
use crate::state::{BOUNDARY, Managed, PolicyArn};
use countersign_api::Nothing;
use countersign_api::iam::{
    AttachedPermissionsBoundary, DeleteRolePermissionsBoundary, DeleteUserPermissionsBoundary,
    PutRolePermissionsBoundary, PutUserPermissionsBoundary,
};

/// The boundary of a new user or role: what its record says.
///
/// # Errors
///
/// `InvalidInput` for what is no policy's ARN, `NoSuchEntity` for a policy that is not there.
pub(in crate::iam) fn of_new(
    tx: &mut Tx<'_>,
    arn: Option<&str>,
    holder: &str,
) -> Result<Option<PolicyArn>, Fault> {
    let Some(arn) = arn else { return Ok(None) };
    let managed = find(tx, arn)?;
    hold(tx, managed, &format!("{holder}{BOUNDARY}"));
    Ok(Some(arn.into()))
}

/// Lets go of the boundary of a user or role that goes.
pub(in crate::iam) fn release(tx: &mut Tx<'_>, arn: Option<&str>, holder: &str) {
    if let Some(managed) = arn.and_then(|arn| tx.managed(arn)) {
        let target = managed.target(tx.account());
        tx.release(&target, &format!("{holder}{BOUNDARY}"));
    }
}

/// A boundary as answers show it.
pub(in crate::iam) fn shown(arn: Option<&str>) -> Option<AttachedPermissionsBoundary> {
    arn.map(|arn| AttachedPermissionsBoundary {
        permissions_boundary_type: Some("Policy".to_owned()),
        permissions_boundary_arn: Some(arn.to_owned()),
    })
}

/// The managed policy that a boundary names.
fn find<'s>(cx: &Cx<'s>, arn: &str) -> Result<Managed<'s>, Fault> {
    if path_and_name(arn).is_none() {
        return Err(Fault::invalid_input(format!("ARN {arn} is not valid.")));
    }
    cx.managed(arn).ok_or_else(|| {
        Fault::no_such(format!("Scope ARN: {arn} does not exist or is not attachable."))
    })
}

/// Who can have a boundary.
trait Bounded: PolicyHolder {
    fn boundary_mut(&mut self) -> &mut Option<PolicyArn>;
}

impl Bounded for User {
    fn boundary_mut(&mut self) -> &mut Option<PolicyArn> {
        &mut self.boundary
    }
}

impl Bounded for Role {
    fn boundary_mut(&mut self) -> &mut Option<PolicyArn> {
        &mut self.boundary
    }
}

fn put<H: Bounded>(tx: &mut Tx<'_>, holder: &str, arn: &str) -> Result<Nothing, Fault> {
    let mut holder = H::find(tx, holder)?.clone();
    let managed = find(tx, arn)?;
    let old = holder.boundary_mut().replace(arn.into());
    if old.as_deref() == Some(arn) {
        return Ok(Nothing);
    }
    release(tx, old.as_deref(), holder.id());
    hold(tx, managed, &format!("{}{BOUNDARY}", holder.id()));
    tx.update(&holder);
    Ok(Nothing)
}

fn delete<H: Bounded>(tx: &mut Tx<'_>, holder: &str) -> Result<Nothing, Fault> {
    let mut holder = H::find(tx, holder)?.clone();
    let Some(old) = holder.boundary_mut().take() else {
        let (noun, name) = (H::NOUN, holder.name());
        return Err(Fault::no_such(format!("No permissions boundary found on {noun} {name}.")));
    };
    release(tx, Some(&old), holder.id());
    tx.update(&holder);
    Ok(Nothing)
}

macro_rules! boundaries_of {
    ($($holder:ident, $name:ident: $put:ident, $delete:ident;)*) => { $(
        impl Write for $put {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                put::<$holder>(tx, &i.$name, &i.permissions_boundary)
            }
        }

        impl Write for $delete {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                delete::<$holder>(tx, &i.$name)
            }
        }
    )* };
}

boundaries_of! {
    User, user_name: PutUserPermissionsBoundary, DeleteUserPermissionsBoundary;
    Role, role_name: PutRolePermissionsBoundary, DeleteRolePermissionsBoundary;
}
