// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `instance_profile`; facts: `model/iam/instance_profile.toml`.

use super::common::InstanceProfile;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_INSTANCE_PROFILE;
use super::common::T_INSTANCE_PROFILE_LIST_TYPE;
use super::common::T_INSTANCE_PROFILE_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_PREFIX_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::Tag;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `AddRoleToInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct AddRoleToInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for AddRoleToInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for AddRoleToInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AddRoleToInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct AddRoleToInstanceProfile;

impl Operation for AddRoleToInstanceProfile {
    type In = AddRoleToInstanceProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AddRoleToInstanceProfile",
            service: "iam",
            input: || Box::new(AddRoleToInstanceProfileInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreateInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct CreateInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `Path`.
    pub path: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.path),
            2 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct CreateInstanceProfileOutput {
    /// `InstanceProfile`.
    pub instance_profile: InstanceProfile,
}

impl Shape for CreateInstanceProfileOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "InstanceProfile", required: true, of: &T_INSTANCE_PROFILE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile),
            _ => return None,
        })
    }
}

impl Value for CreateInstanceProfileOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct CreateInstanceProfile;

impl Operation for CreateInstanceProfile {
    type In = CreateInstanceProfileInput;
    type Out = CreateInstanceProfileOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateInstanceProfile",
            service: "iam",
            input: || Box::new(CreateInstanceProfileInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct DeleteInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
}

impl Shape for DeleteInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "InstanceProfileName",
            required: true,
            of: &T_INSTANCE_PROFILE_NAME_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            _ => return None,
        })
    }
}

impl Value for DeleteInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteInstanceProfile;

impl Operation for DeleteInstanceProfile {
    type In = DeleteInstanceProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteInstanceProfile",
            service: "iam",
            input: || Box::new(DeleteInstanceProfileInput::default()),
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

/// The input of `GetInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct GetInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
}

impl Shape for GetInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "InstanceProfileName",
            required: true,
            of: &T_INSTANCE_PROFILE_NAME_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            _ => return None,
        })
    }
}

impl Value for GetInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct GetInstanceProfileOutput {
    /// `InstanceProfile`.
    pub instance_profile: InstanceProfile,
}

impl Shape for GetInstanceProfileOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "InstanceProfile", required: true, of: &T_INSTANCE_PROFILE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile),
            _ => return None,
        })
    }
}

impl Value for GetInstanceProfileOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct GetInstanceProfile;

impl Operation for GetInstanceProfile {
    type In = GetInstanceProfileInput;
    type Out = GetInstanceProfileOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetInstanceProfile",
            service: "iam",
            input: || Box::new(GetInstanceProfileInput::default()),
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

/// The input of `ListInstanceProfileTags`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfileTagsInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListInstanceProfileTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListInstanceProfileTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListInstanceProfileTags`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfileTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListInstanceProfileTagsOutput {
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

impl Value for ListInstanceProfileTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListInstanceProfileTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListInstanceProfileTags;

impl Operation for ListInstanceProfileTags {
    type In = ListInstanceProfileTagsInput;
    type Out = ListInstanceProfileTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListInstanceProfileTags",
            service: "iam",
            input: || Box::new(ListInstanceProfileTagsInput::default()),
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

impl Paged for ListInstanceProfileTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListInstanceProfileTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListInstanceProfiles`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfilesInput {
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListInstanceProfilesInput {
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

impl Value for ListInstanceProfilesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListInstanceProfiles`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfilesOutput {
    /// `InstanceProfiles`.
    pub instance_profiles: Vec<InstanceProfile>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListInstanceProfilesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "InstanceProfiles", required: true, of: &T_INSTANCE_PROFILE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profiles),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListInstanceProfilesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListInstanceProfiles`.
#[derive(Debug, Clone, Copy)]
pub struct ListInstanceProfiles;

impl Operation for ListInstanceProfiles {
    type In = ListInstanceProfilesInput;
    type Out = ListInstanceProfilesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListInstanceProfiles",
            service: "iam",
            input: || Box::new(ListInstanceProfilesInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListInstanceProfiles {
    type Item = InstanceProfile;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListInstanceProfilesOutput {
            is_truncated: Some(marker.is_some()),
            instance_profiles: items,
            marker,
        }
    }
}

/// The input of `ListInstanceProfilesForRole`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfilesForRoleInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListInstanceProfilesForRoleInput {
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

impl Value for ListInstanceProfilesForRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListInstanceProfilesForRole`.
#[derive(Debug, Clone, Default)]
pub struct ListInstanceProfilesForRoleOutput {
    /// `InstanceProfiles`.
    pub instance_profiles: Vec<InstanceProfile>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListInstanceProfilesForRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "InstanceProfiles", required: true, of: &T_INSTANCE_PROFILE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profiles),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListInstanceProfilesForRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListInstanceProfilesForRole`.
#[derive(Debug, Clone, Copy)]
pub struct ListInstanceProfilesForRole;

impl Operation for ListInstanceProfilesForRole {
    type In = ListInstanceProfilesForRoleInput;
    type Out = ListInstanceProfilesForRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListInstanceProfilesForRole",
            service: "iam",
            input: || Box::new(ListInstanceProfilesForRoleInput::default()),
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

impl Paged for ListInstanceProfilesForRole {
    type Item = InstanceProfile;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListInstanceProfilesForRoleOutput {
            is_truncated: Some(marker.is_some()),
            instance_profiles: items,
            marker,
        }
    }
}

/// The input of `RemoveRoleFromInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct RemoveRoleFromInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for RemoveRoleFromInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for RemoveRoleFromInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `RemoveRoleFromInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct RemoveRoleFromInstanceProfile;

impl Operation for RemoveRoleFromInstanceProfile {
    type In = RemoveRoleFromInstanceProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "RemoveRoleFromInstanceProfile",
            service: "iam",
            input: || Box::new(RemoveRoleFromInstanceProfileInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `TagInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct TagInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct TagInstanceProfile;

impl Operation for TagInstanceProfile {
    type In = TagInstanceProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagInstanceProfile",
            service: "iam",
            input: || Box::new(TagInstanceProfileInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagInstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct UntagInstanceProfileInput {
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagInstanceProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.instance_profile_name),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagInstanceProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagInstanceProfile`.
#[derive(Debug, Clone, Copy)]
pub struct UntagInstanceProfile;

impl Operation for UntagInstanceProfile {
    type In = UntagInstanceProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagInstanceProfile",
            service: "iam",
            input: || Box::new(UntagInstanceProfileInput::default()),
            has_output: false,
            faults: &[
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
