//! Policies of users, groups and roles: embedded ones, attached ones, and the boundary.
//!
//! The operations differ only in their noun, so they are rows of a table.

pub(super) mod attached;
pub(super) mod boundary;
mod holder;
mod inline;

pub(super) use attached::path_and_name;

use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::operation::{Read, Write};
use crate::state::records::{Group, Role, User};
use countersign_api::Nothing;
use countersign_api::iam::{
    AttachGroupPolicy, AttachRolePolicy, AttachUserPolicy, DeleteGroupPolicy, DeleteRolePolicy,
    DeleteUserPolicy, DetachGroupPolicy, DetachRolePolicy, DetachUserPolicy, GetGroupPolicy,
    GetRolePolicy, GetUserPolicy, ListAttachedGroupPolicies, ListAttachedRolePolicies,
    ListAttachedUserPolicies, ListGroupPolicies, ListRolePolicies, ListUserPolicies,
    PutGroupPolicy, PutRolePolicy, PutUserPolicy,
};

/// The seven operations of a holder, whose name stands in `$name` of every input.
macro_rules! policies_of {
    ($($holder:ident, $name:ident: $put:ident, $get:ident, $list:ident, $delete:ident,
        $attach:ident, $detach:ident, $list_attached:ident;)*) => { $(
        impl Write for $put {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                inline::put::<$holder>(tx, &i.$name, &i.policy_name, &i.policy_document)
            }
        }

        impl Read for $get {
            fn run(cx: &Cx<'_>, i: &Self::In) -> Result<Self::Out, Fault> {
                let (holder, policy) = inline::get::<$holder>(cx, &i.$name, &i.policy_name)?;
                let mut answer = Self::Out::default();
                answer.$name.clone_from(&holder.name);
                answer.policy_name.clone_from(&policy.name);
                answer.policy_document = policy.text.to_string();
                Ok(answer)
            }
        }

        impl Read for $list {
            fn run(cx: &Cx<'_>, i: &Self::In) -> Result<Self::Out, Fault> {
                inline::list::<$holder, Self>(cx, i, &i.$name)
            }
        }

        impl Write for $delete {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                inline::delete::<$holder>(tx, &i.$name, &i.policy_name)
            }
        }

        impl Write for $attach {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                attached::attach::<$holder>(tx, &i.$name, &i.policy_arn)
            }
        }

        impl Write for $detach {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                attached::detach::<$holder>(tx, &i.$name, &i.policy_arn)
            }
        }

        impl Read for $list_attached {
            fn run(cx: &Cx<'_>, i: &Self::In) -> Result<Self::Out, Fault> {
                attached::list::<$holder, Self>(cx, i, &i.$name, i.path_prefix.as_deref())
            }
        }
    )* };
}

policies_of! {
    User, user_name: PutUserPolicy, GetUserPolicy, ListUserPolicies, DeleteUserPolicy,
        AttachUserPolicy, DetachUserPolicy, ListAttachedUserPolicies;
    Group, group_name: PutGroupPolicy, GetGroupPolicy, ListGroupPolicies, DeleteGroupPolicy,
        AttachGroupPolicy, DetachGroupPolicy, ListAttachedGroupPolicies;
    Role, role_name: PutRolePolicy, GetRolePolicy, ListRolePolicies, DeleteRolePolicy,
        AttachRolePolicy, DetachRolePolicy, ListAttachedRolePolicies;
}
