//! `CreateRole`: a role, and who may become it.

use super::{shown, trust};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::policy_of::boundary;
use crate::iam::tags;
use crate::limits;
use crate::operation::Write;
use crate::state::records::Role;
use countersign_api::iam::{self as api, CreateRole, CreateRoleInput, CreateRoleOutput};
use countersign_ident::IdKind;

impl Write for CreateRole {
    fn run(tx: &mut Tx<'_>, i: &CreateRoleInput) -> Result<CreateRoleOutput, Fault> {
        let account = tx.account();
        if tx.state.role(account, &i.role_name).is_some() {
            return Err(Fault::exists(format!("Role with name {} already exists.", i.role_name)));
        }
        // AWS keeps these paths to itself, and other rules believe them.
        let path = i.path.as_deref().unwrap_or("/");
        if ["/aws-service-role/", "/aws-reserved/"].iter().any(|kept| path.starts_with(kept)) {
            return Err(Fault::invalid_input(format!("The path {path} is reserved for AWS.")));
        }
        let tags = tags::of_new(i.tags.as_deref(), tags::Keys::AnyCase)?;
        let bound = trust::bind(tx, &i.assume_role_policy_document)?;
        let id = tx.unique_id(IdKind::Role)?;
        let boundary = boundary::of_new(tx, i.permissions_boundary.as_deref(), &id)?;
        if tx.state.roles(account, None).take(limits::ROLES).count() == limits::ROLES {
            return Err(Fault::quota("RolesPerAccount", limits::ROLES));
        }
        let role = Role {
            name: i.role_name.clone(),
            id,
            account,
            path: i.path.clone().unwrap_or_else(|| "/".to_owned()),
            created: tx.now,
            tags,
            boundary,
            description: i.description.clone().filter(|text| !text.is_empty()),
            max_session: i.max_session_duration.map_or(limits::SESSION, i32::unsigned_abs),
            trust: i.assume_role_policy_document.clone(),
            bound,
            ..Role::default()
        };
        tx.create(&role);
        Ok(CreateRoleOutput {
            role: api::Role {
                permissions_boundary: boundary::shown(role.boundary.as_deref()),
                tags: tags::shown(&role.tags),
                ..shown(tx.state, &role)
            },
        })
    }
}
