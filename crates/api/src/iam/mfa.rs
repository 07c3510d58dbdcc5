// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `mfa`; facts: `model/iam/mfa.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_USER;
use super::common::T_USER_NAME_TYPE;
use super::common::Tag;
use super::common::User;
use crate::{
    Blob, FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};
use countersign_ident::Secret;
use std::collections::BTreeMap;

/// The input of `CreateVirtualMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct CreateVirtualMfaDeviceInput {
    /// `Path`.
    pub path: Option<String>,
    /// `VirtualMFADeviceName`.
    pub virtual_mfa_device_name: String,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateVirtualMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "VirtualMFADeviceName", required: true, of: &T_VIRTUAL_MFA_DEVICE_NAME },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.virtual_mfa_device_name),
            2 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateVirtualMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateVirtualMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct CreateVirtualMfaDeviceOutput {
    /// `VirtualMFADevice`.
    pub virtual_mfa_device: VirtualMfaDevice,
}

impl Shape for CreateVirtualMfaDeviceOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "VirtualMFADevice", required: true, of: &T_VIRTUAL_MFA_DEVICE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.virtual_mfa_device),
            _ => return None,
        })
    }
}

impl Value for CreateVirtualMfaDeviceOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateVirtualMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct CreateVirtualMfaDevice;

impl Operation for CreateVirtualMfaDevice {
    type In = CreateVirtualMfaDeviceInput;
    type Out = CreateVirtualMfaDeviceOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateVirtualMFADevice",
            service: "iam",
            input: || Box::new(CreateVirtualMfaDeviceInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeactivateMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct DeactivateMfaDeviceInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `SerialNumber`.
    pub serial_number: String,
}

impl Shape for DeactivateMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.serial_number),
            _ => return None,
        })
    }
}

impl Value for DeactivateMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeactivateMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct DeactivateMfaDevice;

impl Operation for DeactivateMfaDevice {
    type In = DeactivateMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeactivateMFADevice",
            service: "iam",
            input: || Box::new(DeactivateMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteVirtualMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct DeleteVirtualMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
}

impl Shape for DeleteVirtualMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            _ => return None,
        })
    }
}

impl Value for DeleteVirtualMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteVirtualMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteVirtualMfaDevice;

impl Operation for DeleteVirtualMfaDevice {
    type In = DeleteVirtualMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteVirtualMFADevice",
            service: "iam",
            input: || Box::new(DeleteVirtualMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `EnableMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct EnableMfaDeviceInput {
    /// `UserName`.
    pub user_name: String,
    /// `SerialNumber`.
    pub serial_number: String,
    /// `AuthenticationCode1`.
    pub authentication_code1: Secret,
    /// `AuthenticationCode2`.
    pub authentication_code2: Secret,
}

impl Shape for EnableMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "AuthenticationCode1", required: true, of: &T_AUTHENTICATION_CODE_TYPE },
            Member { name: "AuthenticationCode2", required: true, of: &T_AUTHENTICATION_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.authentication_code1),
            3 => Value::slot(&mut self.authentication_code2),
            _ => return None,
        })
    }
}

impl Value for EnableMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `EnableMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct EnableMfaDevice;

impl Operation for EnableMfaDevice {
    type In = EnableMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "EnableMFADevice",
            service: "iam",
            input: || Box::new(EnableMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "InvalidAuthenticationCode", status: 403 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct GetMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for GetMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for GetMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct GetMfaDeviceOutput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `SerialNumber`.
    pub serial_number: String,
    /// `EnableDate`.
    pub enable_date: Option<Timestamp>,
    /// `Certifications`.
    pub certifications: Option<BTreeMap<String, String>>,
}

impl Shape for GetMfaDeviceOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "EnableDate", required: false, of: &T_DATE_TYPE },
            Member { name: "Certifications", required: false, of: &T_CERTIFICATION_MAP_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.enable_date),
            3 => Value::slot(&mut self.certifications),
            _ => return None,
        })
    }
}

impl Value for GetMfaDeviceOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct GetMfaDevice;

impl Operation for GetMfaDevice {
    type In = GetMfaDeviceInput;
    type Out = GetMfaDeviceOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetMFADevice",
            service: "iam",
            input: || Box::new(GetMfaDeviceInput::default()),
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

/// The input of `ListMFADeviceTags`.
#[derive(Debug, Clone, Default)]
pub struct ListMfaDeviceTagsInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListMfaDeviceTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListMfaDeviceTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListMFADeviceTags`.
#[derive(Debug, Clone, Default)]
pub struct ListMfaDeviceTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListMfaDeviceTagsOutput {
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

impl Value for ListMfaDeviceTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListMFADeviceTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListMfaDeviceTags;

impl Operation for ListMfaDeviceTags {
    type In = ListMfaDeviceTagsInput;
    type Out = ListMfaDeviceTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListMFADeviceTags",
            service: "iam",
            input: || Box::new(ListMfaDeviceTagsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListMfaDeviceTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListMfaDeviceTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListMFADevices`.
#[derive(Debug, Clone, Default)]
pub struct ListMfaDevicesInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListMfaDevicesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
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

impl Value for ListMfaDevicesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListMFADevices`.
#[derive(Debug, Clone, Default)]
pub struct ListMfaDevicesOutput {
    /// `MFADevices`.
    pub mfa_devices: Vec<MfaDevice>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListMfaDevicesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "MFADevices", required: true, of: &T_MFA_DEVICE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.mfa_devices),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListMfaDevicesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListMFADevices`.
#[derive(Debug, Clone, Copy)]
pub struct ListMfaDevices;

impl Operation for ListMfaDevices {
    type In = ListMfaDevicesInput;
    type Out = ListMfaDevicesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListMFADevices",
            service: "iam",
            input: || Box::new(ListMfaDevicesInput::default()),
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

impl Paged for ListMfaDevices {
    type Item = MfaDevice;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListMfaDevicesOutput { is_truncated: Some(marker.is_some()), mfa_devices: items, marker }
    }
}

/// The input of `ListVirtualMFADevices`.
#[derive(Debug, Clone, Default)]
pub struct ListVirtualMfaDevicesInput {
    /// `AssignmentStatus`.
    pub assignment_status: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListVirtualMfaDevicesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AssignmentStatus", required: false, of: &T_ASSIGNMENT_STATUS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.assignment_status),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListVirtualMfaDevicesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListVirtualMFADevices`.
#[derive(Debug, Clone, Default)]
pub struct ListVirtualMfaDevicesOutput {
    /// `VirtualMFADevices`.
    pub virtual_mfa_devices: Vec<VirtualMfaDevice>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListVirtualMfaDevicesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "VirtualMFADevices",
                required: true,
                of: &T_VIRTUAL_MFA_DEVICE_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.virtual_mfa_devices),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListVirtualMfaDevicesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListVirtualMFADevices`.
#[derive(Debug, Clone, Copy)]
pub struct ListVirtualMfaDevices;

impl Operation for ListVirtualMfaDevices {
    type In = ListVirtualMfaDevicesInput;
    type Out = ListVirtualMfaDevicesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListVirtualMFADevices",
            service: "iam",
            input: || Box::new(ListVirtualMfaDevicesInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListVirtualMfaDevices {
    type Item = VirtualMfaDevice;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListVirtualMfaDevicesOutput {
            is_truncated: Some(marker.is_some()),
            virtual_mfa_devices: items,
            marker,
        }
    }
}

/// The input of `ResyncMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct ResyncMfaDeviceInput {
    /// `UserName`.
    pub user_name: String,
    /// `SerialNumber`.
    pub serial_number: String,
    /// `AuthenticationCode1`.
    pub authentication_code1: Secret,
    /// `AuthenticationCode2`.
    pub authentication_code2: Secret,
}

impl Shape for ResyncMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "AuthenticationCode1", required: true, of: &T_AUTHENTICATION_CODE_TYPE },
            Member { name: "AuthenticationCode2", required: true, of: &T_AUTHENTICATION_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.authentication_code1),
            3 => Value::slot(&mut self.authentication_code2),
            _ => return None,
        })
    }
}

impl Value for ResyncMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ResyncMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct ResyncMfaDevice;

impl Operation for ResyncMfaDevice {
    type In = ResyncMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ResyncMFADevice",
            service: "iam",
            input: || Box::new(ResyncMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "InvalidAuthenticationCode", status: 403 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `TagMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct TagMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct TagMfaDevice;

impl Operation for TagMfaDevice {
    type In = TagMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagMFADevice",
            service: "iam",
            input: || Box::new(TagMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct UntagMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct UntagMfaDevice;

impl Operation for UntagMfaDevice {
    type In = UntagMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagMFADevice",
            service: "iam",
            input: || Box::new(UntagMfaDeviceInput::default()),
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

/// `MFADevice`.
#[derive(Debug, Clone, Default)]
pub struct MfaDevice {
    /// `UserName`.
    pub user_name: String,
    /// `SerialNumber`.
    pub serial_number: String,
    /// `EnableDate`.
    pub enable_date: Timestamp,
}

impl Shape for MfaDevice {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "EnableDate", required: true, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.enable_date),
            _ => return None,
        })
    }
}

impl Value for MfaDevice {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_MFA_DEVICE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `VirtualMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct VirtualMfaDevice {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `Base32StringSeed`.
    pub base32_string_seed: Option<Blob>,
    /// `QRCodePNG`.
    pub qr_code_png: Option<Blob>,
    /// `User`.
    pub user: Option<User>,
    /// `EnableDate`.
    pub enable_date: Option<Timestamp>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for VirtualMfaDevice {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "Base32StringSeed", required: false, of: &T_BOOTSTRAP_DATUM },
            Member { name: "QRCodePNG", required: false, of: &T_BOOTSTRAP_DATUM },
            Member { name: "User", required: false, of: &T_USER },
            Member { name: "EnableDate", required: false, of: &T_DATE_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.base32_string_seed),
            2 => Value::slot(&mut self.qr_code_png),
            3 => Value::slot(&mut self.user),
            4 => Value::slot(&mut self.enable_date),
            5 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for VirtualMfaDevice {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_VIRTUAL_MFA_DEVICE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_BOOTSTRAP_DATUM: Type = Type {
    kind: TypeKind::Blob,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CERTIFICATION_MAP_TYPE: Type = Type {
    kind: TypeKind::Map,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_CERTIFICATION_VALUE_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_CERTIFICATION_VALUE_TYPE: Pattern =
    Pattern::new(r"[\u0020-\u00FF]+", r"\A(?:[\x{0020}-\x{00FF}]+)\z");
pub(crate) static T_CERTIFICATION_VALUE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(32),
    pattern: Some(&P_CERTIFICATION_VALUE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ASSIGNMENT_STATUS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["Assigned", "Unassigned", "Any"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_AUTHENTICATION_CODE_TYPE: Pattern = Pattern::new(r"[\d]+", r"\A(?:[0-9]+)\z");
pub(crate) static T_AUTHENTICATION_CODE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(6),
    max: Some(6),
    pattern: Some(&P_AUTHENTICATION_CODE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_MFA_DEVICE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_MFA_DEVICE),
    url_encoded: false,
    refusal: None,
};
static P_SERIAL_NUMBER_TYPE: Pattern =
    Pattern::new(r"[\w+=/:,.@-]+", r"\A(?:[A-Za-z0-9_+=/:,.@-]+)\z");
pub(crate) static T_SERIAL_NUMBER_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(9),
    max: Some(256),
    pattern: Some(&P_SERIAL_NUMBER_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_VIRTUAL_MFA_DEVICE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_VIRTUAL_MFA_DEVICE),
    url_encoded: false,
    refusal: None,
};
static P_VIRTUAL_MFA_DEVICE_NAME: Pattern =
    Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_VIRTUAL_MFA_DEVICE_NAME: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: None,
    pattern: Some(&P_VIRTUAL_MFA_DEVICE_NAME),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
