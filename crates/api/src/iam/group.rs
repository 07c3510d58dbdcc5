// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `group`; facts: `model/iam/group.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_GROUP_NAME_TYPE;
use super::common::T_ID_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_PREFIX_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_USER_LIST_TYPE;
use super::common::User;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Timestamp, Type, TypeKind,
    Value,
};

/// The input of `AddUserToGroup`.
#[derive(Debug, Clone, Default)]
pub struct AddUserToGroupInput {
    /// `GroupName`.
    pub group_name: String,
    /// `UserName`.
    pub user_name: String,
}

impl Shape for AddUserToGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for AddUserToGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AddUserToGroup`.
#[derive(Debug, Clone, Copy)]
pub struct AddUserToGroup;

impl Operation for AddUserToGroup {
    type In = AddUserToGroupInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AddUserToGroup",
            service: "iam",
            input: || Box::new(AddUserToGroupInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreateGroup`.
#[derive(Debug, Clone, Default)]
pub struct CreateGroupInput {
    /// `Path`.
    pub path: Option<String>,
    /// `GroupName`.
    pub group_name: String,
}

impl Shape for CreateGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.group_name),
            _ => return None,
        })
    }
}

impl Value for CreateGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateGroup`.
#[derive(Debug, Clone, Default)]
pub struct CreateGroupOutput {
    /// `Group`.
    pub group: Group,
}

impl Shape for CreateGroupOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Group", required: true, of: &T_GROUP }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group),
            _ => return None,
        })
    }
}

impl Value for CreateGroupOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateGroup`.
#[derive(Debug, Clone, Copy)]
pub struct CreateGroup;

impl Operation for CreateGroup {
    type In = CreateGroupInput;
    type Out = CreateGroupOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateGroup",
            service: "iam",
            input: || Box::new(CreateGroupInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteGroup`.
#[derive(Debug, Clone, Default)]
pub struct DeleteGroupInput {
    /// `GroupName`.
    pub group_name: String,
}

impl Shape for DeleteGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            _ => return None,
        })
    }
}

impl Value for DeleteGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteGroup`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteGroup;

impl Operation for DeleteGroup {
    type In = DeleteGroupInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteGroup",
            service: "iam",
            input: || Box::new(DeleteGroupInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetGroup`.
#[derive(Debug, Clone, Default)]
pub struct GetGroupInput {
    /// `GroupName`.
    pub group_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for GetGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for GetGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetGroup`.
#[derive(Debug, Clone, Default)]
pub struct GetGroupOutput {
    /// `Group`.
    pub group: Group,
    /// `Users`.
    pub users: Vec<User>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for GetGroupOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Group", required: true, of: &T_GROUP },
            Member { name: "Users", required: true, of: &T_USER_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group),
            1 => Value::slot(&mut self.users),
            2 => Value::slot(&mut self.is_truncated),
            3 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for GetGroupOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetGroup`.
#[derive(Debug, Clone, Copy)]
pub struct GetGroup;

impl Operation for GetGroup {
    type In = GetGroupInput;
    type Out = GetGroupOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetGroup",
            service: "iam",
            input: || Box::new(GetGroupInput::default()),
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

impl Paged for GetGroup {
    type Item = User;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        GetGroupOutput {
            is_truncated: Some(marker.is_some()),
            users: items,
            marker,
            ..Default::default()
        }
    }
}

/// The input of `ListGroups`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupsInput {
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListGroupsInput {
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

impl Value for ListGroupsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListGroups`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupsOutput {
    /// `Groups`.
    pub groups: Vec<Group>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListGroupsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Groups", required: true, of: &T_GROUP_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.groups),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListGroupsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListGroups`.
#[derive(Debug, Clone, Copy)]
pub struct ListGroups;

impl Operation for ListGroups {
    type In = ListGroupsInput;
    type Out = ListGroupsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListGroups",
            service: "iam",
            input: || Box::new(ListGroupsInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListGroups {
    type Item = Group;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListGroupsOutput { is_truncated: Some(marker.is_some()), groups: items, marker }
    }
}

/// The input of `ListGroupsForUser`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupsForUserInput {
    /// `UserName`.
    pub user_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListGroupsForUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListGroupsForUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListGroupsForUser`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupsForUserOutput {
    /// `Groups`.
    pub groups: Vec<Group>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListGroupsForUserOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Groups", required: true, of: &T_GROUP_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.groups),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListGroupsForUserOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListGroupsForUser`.
#[derive(Debug, Clone, Copy)]
pub struct ListGroupsForUser;

impl Operation for ListGroupsForUser {
    type In = ListGroupsForUserInput;
    type Out = ListGroupsForUserOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListGroupsForUser",
            service: "iam",
            input: || Box::new(ListGroupsForUserInput::default()),
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

impl Paged for ListGroupsForUser {
    type Item = Group;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListGroupsForUserOutput { is_truncated: Some(marker.is_some()), groups: items, marker }
    }
}

/// The input of `RemoveUserFromGroup`.
#[derive(Debug, Clone, Default)]
pub struct RemoveUserFromGroupInput {
    /// `GroupName`.
    pub group_name: String,
    /// `UserName`.
    pub user_name: String,
}

impl Shape for RemoveUserFromGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for RemoveUserFromGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `RemoveUserFromGroup`.
#[derive(Debug, Clone, Copy)]
pub struct RemoveUserFromGroup;

impl Operation for RemoveUserFromGroup {
    type In = RemoveUserFromGroupInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "RemoveUserFromGroup",
            service: "iam",
            input: || Box::new(RemoveUserFromGroupInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateGroup`.
#[derive(Debug, Clone, Default)]
pub struct UpdateGroupInput {
    /// `GroupName`.
    pub group_name: String,
    /// `NewPath`.
    pub new_path: Option<String>,
    /// `NewGroupName`.
    pub new_group_name: Option<String>,
}

impl Shape for UpdateGroupInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "NewPath", required: false, of: &T_PATH_TYPE },
            Member { name: "NewGroupName", required: false, of: &T_GROUP_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.new_path),
            2 => Value::slot(&mut self.new_group_name),
            _ => return None,
        })
    }
}

impl Value for UpdateGroupInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateGroup`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateGroup;

impl Operation for UpdateGroup {
    type In = UpdateGroupInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateGroup",
            service: "iam",
            input: || Box::new(UpdateGroupInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `Group`.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// `Path`.
    pub path: String,
    /// `GroupName`.
    pub group_name: String,
    /// `GroupId`.
    pub group_id: String,
    /// `Arn`.
    pub arn: String,
    /// `CreateDate`.
    pub create_date: Timestamp,
}

impl Shape for Group {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: true, of: &T_PATH_TYPE },
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "GroupId", required: true, of: &T_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.group_name),
            2 => Value::slot(&mut self.group_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            _ => return None,
        })
    }
}

impl Value for Group {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_GROUP: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_GROUP_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_GROUP),
    url_encoded: false,
    refusal: None,
};
