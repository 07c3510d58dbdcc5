// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `common`; facts: `model/iam/common.toml`.

use crate::{Member, Pattern, Shape, Slot, Timestamp, Type, TypeKind, Value};

/// `AttachedPermissionsBoundary`.
#[derive(Debug, Clone, Default)]
pub struct AttachedPermissionsBoundary {
    /// `PermissionsBoundaryType`.
    pub permissions_boundary_type: Option<String>,
    /// `PermissionsBoundaryArn`.
    pub permissions_boundary_arn: Option<String>,
}

impl Shape for AttachedPermissionsBoundary {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "PermissionsBoundaryType",
                required: false,
                of: &T_PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE,
            },
            Member { name: "PermissionsBoundaryArn", required: false, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.permissions_boundary_type),
            1 => Value::slot(&mut self.permissions_boundary_arn),
            _ => return None,
        })
    }
}

impl Value for AttachedPermissionsBoundary {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ATTACHED_PERMISSIONS_BOUNDARY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `AttachedPolicy`.
#[derive(Debug, Clone, Default)]
pub struct AttachedPolicy {
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `PolicyArn`.
    pub policy_arn: Option<String>,
}

impl Shape for AttachedPolicy {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyName", required: false, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyArn", required: false, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for AttachedPolicy {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ATTACHED_POLICY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `InstanceProfile`.
#[derive(Debug, Clone, Default)]
pub struct InstanceProfile {
    /// `Path`.
    pub path: String,
    /// `InstanceProfileName`.
    pub instance_profile_name: String,
    /// `InstanceProfileId`.
    pub instance_profile_id: String,
    /// `Arn`.
    pub arn: String,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `Roles`.
    pub roles: Vec<Role>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for InstanceProfile {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: true, of: &T_PATH_TYPE },
            Member {
                name: "InstanceProfileName",
                required: true,
                of: &T_INSTANCE_PROFILE_NAME_TYPE,
            },
            Member { name: "InstanceProfileId", required: true, of: &T_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "Roles", required: true, of: &T_ROLE_LIST_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.instance_profile_name),
            2 => Value::slot(&mut self.instance_profile_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.roles),
            6 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for InstanceProfile {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_INSTANCE_PROFILE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct PolicyVersion {
    /// `Document`.
    pub document: Option<String>,
    /// `VersionId`.
    pub version_id: Option<String>,
    /// `IsDefaultVersion`.
    pub is_default_version: Option<bool>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
}

impl Shape for PolicyVersion {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Document", required: false, of: &T_POLICY_DOCUMENT_TYPE },
            Member { name: "VersionId", required: false, of: &T_POLICY_VERSION_ID_TYPE },
            Member { name: "IsDefaultVersion", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.document),
            1 => Value::slot(&mut self.version_id),
            2 => Value::slot(&mut self.is_default_version),
            3 => Value::slot(&mut self.create_date),
            _ => return None,
        })
    }
}

impl Value for PolicyVersion {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_VERSION: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Role`.
#[derive(Debug, Clone, Default)]
pub struct Role {
    /// `Path`.
    pub path: String,
    /// `RoleName`.
    pub role_name: String,
    /// `RoleId`.
    pub role_id: String,
    /// `Arn`.
    pub arn: String,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `AssumeRolePolicyDocument`.
    pub assume_role_policy_document: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `MaxSessionDuration`.
    pub max_session_duration: Option<i32>,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
    /// `RoleLastUsed`.
    pub role_last_used: Option<RoleLastUsed>,
}

impl Shape for Role {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: true, of: &T_PATH_TYPE },
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "RoleId", required: true, of: &T_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member {
                name: "AssumeRolePolicyDocument",
                required: false,
                of: &T_POLICY_DOCUMENT_TYPE,
            },
            Member { name: "Description", required: false, of: &T_ROLE_DESCRIPTION_TYPE },
            Member {
                name: "MaxSessionDuration",
                required: false,
                of: &T_ROLE_MAX_SESSION_DURATION_TYPE,
            },
            Member {
                name: "PermissionsBoundary",
                required: false,
                of: &T_ATTACHED_PERMISSIONS_BOUNDARY,
            },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
            Member { name: "RoleLastUsed", required: false, of: &T_ROLE_LAST_USED },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.role_name),
            2 => Value::slot(&mut self.role_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.assume_role_policy_document),
            6 => Value::slot(&mut self.description),
            7 => Value::slot(&mut self.max_session_duration),
            8 => Value::slot(&mut self.permissions_boundary),
            9 => Value::slot(&mut self.tags),
            10 => Value::slot(&mut self.role_last_used),
            _ => return None,
        })
    }
}

impl Value for Role {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ROLE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `RoleLastUsed`.
#[derive(Debug, Clone, Default)]
pub struct RoleLastUsed {
    /// `LastUsedDate`.
    pub last_used_date: Option<Timestamp>,
    /// `Region`.
    pub region: Option<String>,
}

impl Shape for RoleLastUsed {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "LastUsedDate", required: false, of: &T_DATE_TYPE },
            Member { name: "Region", required: false, of: &T_STRING_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.last_used_date),
            1 => Value::slot(&mut self.region),
            _ => return None,
        })
    }
}

impl Value for RoleLastUsed {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ROLE_LAST_USED: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Tag`.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// `Key`.
    pub key: String,
    /// `Value`.
    pub value: String,
}

impl Shape for Tag {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Key", required: true, of: &T_TAG_KEY_TYPE },
            Member { name: "Value", required: true, of: &T_TAG_VALUE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.key),
            1 => Value::slot(&mut self.value),
            _ => return None,
        })
    }
}

impl Value for Tag {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_TAG: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `User`.
#[derive(Debug, Clone, Default)]
pub struct User {
    /// `Path`.
    pub path: String,
    /// `UserName`.
    pub user_name: String,
    /// `UserId`.
    pub user_id: String,
    /// `Arn`.
    pub arn: String,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `PasswordLastUsed`.
    pub password_last_used: Option<Timestamp>,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for User {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: true, of: &T_PATH_TYPE },
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "UserId", required: true, of: &T_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "PasswordLastUsed", required: false, of: &T_DATE_TYPE },
            Member {
                name: "PermissionsBoundary",
                required: false,
                of: &T_ATTACHED_PERMISSIONS_BOUNDARY,
            },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.user_name),
            2 => Value::slot(&mut self.user_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.password_last_used),
            6 => Value::slot(&mut self.permissions_boundary),
            7 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for User {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_USER: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ENTITY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["PermissionsBoundaryPolicy"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ARN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(20),
    max: Some(2048),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ATTACHED_POLICIES_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ATTACHED_POLICY),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ATTACHMENT_COUNT_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_BOOLEAN_OBJECT_TYPE: Type = Type {
    kind: TypeKind::Boolean,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_BOOLEAN_TYPE: Type = Type {
    kind: TypeKind::Boolean,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_CERTIFICATE_BODY_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_CERTIFICATE_BODY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(16_384),
    pattern: Some(&P_CERTIFICATE_BODY_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DATE_TYPE: Type = Type {
    kind: TypeKind::Timestamp,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_EXISTING_USER_NAME_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_EXISTING_USER_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_EXISTING_USER_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_GROUP_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_GROUP_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_GROUP_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ID_TYPE: Pattern = Pattern::new(r"[\w]+", r"\A(?:[A-Za-z0-9_]+)\z");
pub(crate) static T_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(16),
    max: Some(128),
    pattern: Some(&P_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_INSTANCE_PROFILE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_INSTANCE_PROFILE),
    url_encoded: false,
    refusal: None,
};
static P_INSTANCE_PROFILE_NAME_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_INSTANCE_PROFILE_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_INSTANCE_PROFILE_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_MARKER_TYPE: Pattern = Pattern::new(r"[\u0020-\u00FF]+", r"\A(?:[\x{0020}-\x{00FF}]+)\z");
pub(crate) static T_MARKER_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(320),
    pattern: Some(&P_MARKER_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_MAX_ITEMS_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(1),
    max: Some(1000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PATH_PREFIX_TYPE: Pattern =
    Pattern::new(r"\u002F[\u0021-\u007F]*", r"\A(?:\x{002F}[\x{0021}-\x{007F}]*)\z");
pub(crate) static T_PATH_PREFIX_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(512),
    pattern: Some(&P_PATH_PREFIX_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PATH_TYPE: Pattern = Pattern::new(
    r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)",
    r"\A(?:(\x{002F})|(\x{002F}[\x{0021}-\x{007E}]+\x{002F}))\z",
);
pub(crate) static T_PATH_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(512),
    pattern: Some(&P_PATH_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: Some(
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    ),
};
pub(crate) static T_POLICY_DESCRIPTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(1000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_POLICY_DOCUMENT_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_POLICY_DOCUMENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(131_072),
    pattern: Some(&P_POLICY_DOCUMENT_TYPE),
    values: &[],
    of: None,
    url_encoded: true,
    refusal: None,
};
pub(crate) static T_POLICY_DOCUMENT_VERSION_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_VERSION),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_NAME_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_NAME_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_POLICY_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_POLICY_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_POLICY_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_OWNER_ENTITY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["USER", "ROLE", "GROUP"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_POLICY_PATH_TYPE: Pattern =
    Pattern::new(r"((/[A-Za-z0-9\.,\+@=_-]+)*)/", r"\A(?:((/[A-Za-z0-9\.,\+@=_-]+)*)/)\z");
pub(crate) static T_POLICY_PATH_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(512),
    pattern: Some(&P_POLICY_PATH_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_POLICY_VERSION_ID_TYPE: Pattern =
    Pattern::new(r"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?", r"\A(?:v[1-9][0-9]*(\.[A-Za-z0-9-]*)?)\z");
pub(crate) static T_POLICY_VERSION_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: Some(&P_POLICY_VERSION_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PRIVATE_KEY_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_PRIVATE_KEY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(16_384),
    pattern: Some(&P_PRIVATE_KEY_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_RESPONSE_MARKER_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ROLE_DESCRIPTION_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*)\z",
);
pub(crate) static T_ROLE_DESCRIPTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(1000),
    pattern: Some(&P_ROLE_DESCRIPTION_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ROLE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_MAX_SESSION_DURATION_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(3600),
    max: Some(43_200),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ROLE_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_ROLE_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(64),
    pattern: Some(&P_ROLE_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SERVICE_NAMESPACE_TYPE: Pattern = Pattern::new(r"[\w-]*", r"\A(?:[A-Za-z0-9_-]*)\z");
pub(crate) static T_SERVICE_NAMESPACE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(64),
    pattern: Some(&P_SERVICE_NAMESPACE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_STATUS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["Active", "Inactive", "Expired"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_STRING_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TAG_KEY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(50),
    pattern: None,
    values: &[],
    of: Some(&T_TAG_KEY_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_TAG_KEY_TYPE: Pattern =
    Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", r"\A(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]+)\z");
pub(crate) static T_TAG_KEY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_TAG_KEY_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TAG_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(50),
    pattern: None,
    values: &[],
    of: Some(&T_TAG),
    url_encoded: false,
    refusal: None,
};
static P_TAG_VALUE_TYPE: Pattern =
    Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"\A(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)\z");
pub(crate) static T_TAG_VALUE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(0),
    max: Some(256),
    pattern: Some(&P_TAG_VALUE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_USER_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_USER),
    url_encoded: false,
    refusal: None,
};
static P_USER_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_USER_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(64),
    pattern: Some(&P_USER_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
