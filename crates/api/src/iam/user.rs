// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `user`; facts: `model/iam/user.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_PREFIX_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_USER;
use super::common::T_USER_LIST_TYPE;
use super::common::T_USER_NAME_TYPE;
use super::common::Tag;
use super::common::User;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `CreateUser`.
#[derive(Debug, Clone, Default)]
pub struct CreateUserInput {
    /// `Path`.
    pub path: Option<String>,
    /// `UserName`.
    pub user_name: String,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "PermissionsBoundary", required: false, of: &T_ARN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.user_name),
            2 => Value::slot(&mut self.permissions_boundary),
            3 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateUser`.
#[derive(Debug, Clone, Default)]
pub struct CreateUserOutput {
    /// `User`.
    pub user: Option<User>,
}

impl Shape for CreateUserOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "User", required: false, of: &T_USER }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user),
            _ => return None,
        })
    }
}

impl Value for CreateUserOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateUser`.
#[derive(Debug, Clone, Copy)]
pub struct CreateUser;

impl Operation for CreateUser {
    type In = CreateUserInput;
    type Out = CreateUserOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateUser",
            service: "iam",
            input: || Box::new(CreateUserInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteUser`.
#[derive(Debug, Clone, Default)]
pub struct DeleteUserInput {
    /// `UserName`.
    pub user_name: String,
}

impl Shape for DeleteUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for DeleteUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteUser`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUser;

impl Operation for DeleteUser {
    type In = DeleteUserInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteUser",
            service: "iam",
            input: || Box::new(DeleteUserInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetUser`.
#[derive(Debug, Clone, Default)]
pub struct GetUserInput {
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for GetUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for GetUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetUser`.
#[derive(Debug, Clone, Default)]
pub struct GetUserOutput {
    /// `User`.
    pub user: User,
}

impl Shape for GetUserOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "User", required: true, of: &T_USER }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user),
            _ => return None,
        })
    }
}

impl Value for GetUserOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetUser`.
#[derive(Debug, Clone, Copy)]
pub struct GetUser;

impl Operation for GetUser {
    type In = GetUserInput;
    type Out = GetUserOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetUser",
            service: "iam",
            input: || Box::new(GetUserInput::default()),
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

/// The input of `ListUserTags`.
#[derive(Debug, Clone, Default)]
pub struct ListUserTagsInput {
    /// `UserName`.
    pub user_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListUserTagsInput {
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

impl Value for ListUserTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListUserTags`.
#[derive(Debug, Clone, Default)]
pub struct ListUserTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListUserTagsOutput {
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

impl Value for ListUserTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListUserTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListUserTags;

impl Operation for ListUserTags {
    type In = ListUserTagsInput;
    type Out = ListUserTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListUserTags",
            service: "iam",
            input: || Box::new(ListUserTagsInput::default()),
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

impl Paged for ListUserTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListUserTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListUsers`.
#[derive(Debug, Clone, Default)]
pub struct ListUsersInput {
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListUsersInput {
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

impl Value for ListUsersInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListUsers`.
#[derive(Debug, Clone, Default)]
pub struct ListUsersOutput {
    /// `Users`.
    pub users: Vec<User>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListUsersOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Users", required: true, of: &T_USER_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.users),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListUsersOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListUsers`.
#[derive(Debug, Clone, Copy)]
pub struct ListUsers;

impl Operation for ListUsers {
    type In = ListUsersInput;
    type Out = ListUsersOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListUsers",
            service: "iam",
            input: || Box::new(ListUsersInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListUsers {
    type Item = User;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListUsersOutput { is_truncated: Some(marker.is_some()), users: items, marker }
    }
}

/// The input of `TagUser`.
#[derive(Debug, Clone, Default)]
pub struct TagUserInput {
    /// `UserName`.
    pub user_name: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagUser`.
#[derive(Debug, Clone, Copy)]
pub struct TagUser;

impl Operation for TagUser {
    type In = TagUserInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagUser",
            service: "iam",
            input: || Box::new(TagUserInput::default()),
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

/// The input of `UntagUser`.
#[derive(Debug, Clone, Default)]
pub struct UntagUserInput {
    /// `UserName`.
    pub user_name: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagUser`.
#[derive(Debug, Clone, Copy)]
pub struct UntagUser;

impl Operation for UntagUser {
    type In = UntagUserInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagUser",
            service: "iam",
            input: || Box::new(UntagUserInput::default()),
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

/// The input of `UpdateUser`.
#[derive(Debug, Clone, Default)]
pub struct UpdateUserInput {
    /// `UserName`.
    pub user_name: String,
    /// `NewPath`.
    pub new_path: Option<String>,
    /// `NewUserName`.
    pub new_user_name: Option<String>,
}

impl Shape for UpdateUserInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "NewPath", required: false, of: &T_PATH_TYPE },
            Member { name: "NewUserName", required: false, of: &T_USER_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.new_path),
            2 => Value::slot(&mut self.new_user_name),
            _ => return None,
        })
    }
}

impl Value for UpdateUserInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateUser`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateUser;

impl Operation for UpdateUser {
    type In = UpdateUserInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateUser",
            service: "iam",
            input: || Box::new(UpdateUserInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
