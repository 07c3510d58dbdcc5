// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `role`; facts: `model/iam/role.toml`.

use super::common::Role;
use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_PREFIX_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_ROLE;
use super::common::T_ROLE_DESCRIPTION_TYPE;
use super::common::T_ROLE_LIST_TYPE;
use super::common::T_ROLE_MAX_SESSION_DURATION_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::Tag;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `CreateRole`.
#[derive(Debug, Clone, Default)]
pub struct CreateRoleInput {
    /// `Path`.
    pub path: Option<String>,
    /// `RoleName`.
    pub role_name: String,
    /// `AssumeRolePolicyDocument`.
    pub assume_role_policy_document: String,
    /// `Description`.
    pub description: Option<String>,
    /// `MaxSessionDuration`.
    pub max_session_duration: Option<i32>,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member {
                name: "AssumeRolePolicyDocument",
                required: true,
                of: &T_POLICY_DOCUMENT_TYPE,
            },
            Member { name: "Description", required: false, of: &T_ROLE_DESCRIPTION_TYPE },
            Member {
                name: "MaxSessionDuration",
                required: false,
                of: &T_ROLE_MAX_SESSION_DURATION_TYPE,
            },
            Member { name: "PermissionsBoundary", required: false, of: &T_ARN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.role_name),
            2 => Value::slot(&mut self.assume_role_policy_document),
            3 => Value::slot(&mut self.description),
            4 => Value::slot(&mut self.max_session_duration),
            5 => Value::slot(&mut self.permissions_boundary),
            6 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateRole`.
#[derive(Debug, Clone, Default)]
pub struct CreateRoleOutput {
    /// `Role`.
    pub role: Role,
}

impl Shape for CreateRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Role", required: true, of: &T_ROLE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role),
            _ => return None,
        })
    }
}

impl Value for CreateRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateRole`.
#[derive(Debug, Clone, Copy)]
pub struct CreateRole;

impl Operation for CreateRole {
    type In = CreateRoleInput;
    type Out = CreateRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateRole",
            service: "iam",
            input: || Box::new(CreateRoleInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteRole`.
#[derive(Debug, Clone, Default)]
pub struct DeleteRoleInput {
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for DeleteRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for DeleteRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteRole`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteRole;

impl Operation for DeleteRole {
    type In = DeleteRoleInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteRole",
            service: "iam",
            input: || Box::new(DeleteRoleInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetRole`.
#[derive(Debug, Clone, Default)]
pub struct GetRoleInput {
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for GetRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for GetRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetRole`.
#[derive(Debug, Clone, Default)]
pub struct GetRoleOutput {
    /// `Role`.
    pub role: Role,
}

impl Shape for GetRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Role", required: true, of: &T_ROLE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role),
            _ => return None,
        })
    }
}

impl Value for GetRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetRole`.
#[derive(Debug, Clone, Copy)]
pub struct GetRole;

impl Operation for GetRole {
    type In = GetRoleInput;
    type Out = GetRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetRole",
            service: "iam",
            input: || Box::new(GetRoleInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListRoleTags`.
#[derive(Debug, Clone, Default)]
pub struct ListRoleTagsInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListRoleTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListRoleTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListRoleTags`.
#[derive(Debug, Clone, Default)]
pub struct ListRoleTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListRoleTagsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.tags),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListRoleTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListRoleTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListRoleTags;

impl Operation for ListRoleTags {
    type In = ListRoleTagsInput;
    type Out = ListRoleTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListRoleTags",
            service: "iam",
            input: || Box::new(ListRoleTagsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListRoleTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListRoleTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListRoles`.
#[derive(Debug, Clone, Default)]
pub struct ListRolesInput {
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListRolesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PathPrefix", required: false, of: &T_PATH_PREFIX_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path_prefix),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListRolesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListRoles`.
#[derive(Debug, Clone, Default)]
pub struct ListRolesOutput {
    /// `Roles`.
    pub roles: Vec<Role>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListRolesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Roles", required: true, of: &T_ROLE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.roles),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListRolesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListRoles`.
#[derive(Debug, Clone, Copy)]
pub struct ListRoles;

impl Operation for ListRoles {
    type In = ListRolesInput;
    type Out = ListRolesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListRoles",
            service: "iam",
            input: || Box::new(ListRolesInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListRoles {
    type Item = Role;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListRolesOutput { is_truncated: Some(marker.is_some()), roles: items, marker }
    }
}

/// The input of `TagRole`.
#[derive(Debug, Clone, Default)]
pub struct TagRoleInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagRole`.
#[derive(Debug, Clone, Copy)]
pub struct TagRole;

impl Operation for TagRole {
    type In = TagRoleInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagRole",
            service: "iam",
            input: || Box::new(TagRoleInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagRole`.
#[derive(Debug, Clone, Default)]
pub struct UntagRoleInput {
    /// `RoleName`.
    pub role_name: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagRole`.
#[derive(Debug, Clone, Copy)]
pub struct UntagRole;

impl Operation for UntagRole {
    type In = UntagRoleInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagRole",
            service: "iam",
            input: || Box::new(UntagRoleInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateAssumeRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct UpdateAssumeRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for UpdateAssumeRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for UpdateAssumeRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateAssumeRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateAssumeRolePolicy;

impl Operation for UpdateAssumeRolePolicy {
    type In = UpdateAssumeRolePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateAssumeRolePolicy",
            service: "iam",
            input: || Box::new(UpdateAssumeRolePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateRole`.
#[derive(Debug, Clone, Default)]
pub struct UpdateRoleInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Description`.
    pub description: Option<String>,
    /// `MaxSessionDuration`.
    pub max_session_duration: Option<i32>,
}

impl Shape for UpdateRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "Description", required: false, of: &T_ROLE_DESCRIPTION_TYPE },
            Member {
                name: "MaxSessionDuration",
                required: false,
                of: &T_ROLE_MAX_SESSION_DURATION_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.description),
            2 => Value::slot(&mut self.max_session_duration),
            _ => return None,
        })
    }
}

impl Value for UpdateRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UpdateRole`.
#[derive(Debug, Clone, Default)]
pub struct UpdateRoleOutput {}

impl Shape for UpdateRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for UpdateRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateRole`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateRole;

impl Operation for UpdateRole {
    type In = UpdateRoleInput;
    type Out = UpdateRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateRole",
            service: "iam",
            input: || Box::new(UpdateRoleInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateRoleDescription`.
#[derive(Debug, Clone, Default)]
pub struct UpdateRoleDescriptionInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Description`.
    pub description: String,
}

impl Shape for UpdateRoleDescriptionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "Description", required: true, of: &T_ROLE_DESCRIPTION_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.description),
            _ => return None,
        })
    }
}

impl Value for UpdateRoleDescriptionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UpdateRoleDescription`.
#[derive(Debug, Clone, Default)]
pub struct UpdateRoleDescriptionOutput {
    /// `Role`.
    pub role: Option<Role>,
}

impl Shape for UpdateRoleDescriptionOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Role", required: false, of: &T_ROLE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role),
            _ => return None,
        })
    }
}

impl Value for UpdateRoleDescriptionOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateRoleDescription`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateRoleDescription;

impl Operation for UpdateRoleDescription {
    type In = UpdateRoleDescriptionInput;
    type Out = UpdateRoleDescriptionOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateRoleDescription",
            service: "iam",
            input: || Box::new(UpdateRoleDescriptionInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
