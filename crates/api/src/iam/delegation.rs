// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `delegation`; facts: `model/iam/delegation.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Pattern, Shape, Slot, Timestamp, Type, TypeKind,
    Value,
};

/// The input of `AcceptDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct AcceptDelegationRequestInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
}

impl Shape for AcceptDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "DelegationRequestId",
            required: true,
            of: &T_DELEGATION_REQUEST_ID_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            _ => return None,
        })
    }
}

impl Value for AcceptDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AcceptDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct AcceptDelegationRequest;

impl Operation for AcceptDelegationRequest {
    type In = AcceptDelegationRequestInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AcceptDelegationRequest",
            service: "iam",
            input: || Box::new(AcceptDelegationRequestInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `AssociateDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct AssociateDelegationRequestInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
}

impl Shape for AssociateDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "DelegationRequestId",
            required: true,
            of: &T_DELEGATION_REQUEST_ID_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            _ => return None,
        })
    }
}

impl Value for AssociateDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AssociateDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct AssociateDelegationRequest;

impl Operation for AssociateDelegationRequest {
    type In = AssociateDelegationRequestInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AssociateDelegationRequest",
            service: "iam",
            input: || Box::new(AssociateDelegationRequestInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreateDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct CreateDelegationRequestInput {
    /// `OwnerAccountId`.
    pub owner_account_id: Option<String>,
    /// `Description`.
    pub description: String,
    /// `Permissions`.
    pub permissions: DelegationPermission,
    /// `RequestMessage`.
    pub request_message: Option<String>,
    /// `RequestorWorkflowId`.
    pub requestor_workflow_id: String,
    /// `RedirectUrl`.
    pub redirect_url: Option<String>,
    /// `NotificationChannel`.
    pub notification_channel: String,
    /// `SessionDuration`.
    pub session_duration: i32,
    /// `OnlySendByOwner`.
    pub only_send_by_owner: Option<bool>,
}

impl Shape for CreateDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OwnerAccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member {
                name: "Description",
                required: true,
                of: &T_DELEGATION_REQUEST_DESCRIPTION_TYPE,
            },
            Member { name: "Permissions", required: true, of: &T_DELEGATION_PERMISSION },
            Member { name: "RequestMessage", required: false, of: &T_REQUEST_MESSAGE_TYPE },
            Member {
                name: "RequestorWorkflowId",
                required: true,
                of: &T_REQUESTOR_WORKFLOW_ID_TYPE,
            },
            Member { name: "RedirectUrl", required: false, of: &T_REDIRECT_URL_TYPE },
            Member {
                name: "NotificationChannel",
                required: true,
                of: &T_NOTIFICATION_CHANNEL_TYPE,
            },
            Member { name: "SessionDuration", required: true, of: &T_SESSION_DURATION_TYPE },
            Member { name: "OnlySendByOwner", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.owner_account_id),
            1 => Value::slot(&mut self.description),
            2 => Value::slot(&mut self.permissions),
            3 => Value::slot(&mut self.request_message),
            4 => Value::slot(&mut self.requestor_workflow_id),
            5 => Value::slot(&mut self.redirect_url),
            6 => Value::slot(&mut self.notification_channel),
            7 => Value::slot(&mut self.session_duration),
            8 => Value::slot(&mut self.only_send_by_owner),
            _ => return None,
        })
    }
}

impl Value for CreateDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct CreateDelegationRequestOutput {
    /// `ConsoleDeepLink`.
    pub console_deep_link: Option<String>,
    /// `DelegationRequestId`.
    pub delegation_request_id: Option<String>,
}

impl Shape for CreateDelegationRequestOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ConsoleDeepLink", required: false, of: &T_CONSOLE_DEEP_LINK_TYPE },
            Member {
                name: "DelegationRequestId",
                required: false,
                of: &T_DELEGATION_REQUEST_ID_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.console_deep_link),
            1 => Value::slot(&mut self.delegation_request_id),
            _ => return None,
        })
    }
}

impl Value for CreateDelegationRequestOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct CreateDelegationRequest;

impl Operation for CreateDelegationRequest {
    type In = CreateDelegationRequestInput;
    type Out = CreateDelegationRequestOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateDelegationRequest",
            service: "iam",
            input: || Box::new(CreateDelegationRequestInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct GetDelegationRequestInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
    /// `DelegationPermissionCheck`.
    pub delegation_permission_check: Option<bool>,
}

impl Shape for GetDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "DelegationRequestId",
                required: true,
                of: &T_DELEGATION_REQUEST_ID_TYPE,
            },
            Member { name: "DelegationPermissionCheck", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            1 => Value::slot(&mut self.delegation_permission_check),
            _ => return None,
        })
    }
}

impl Value for GetDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct GetDelegationRequestOutput {
    /// `DelegationRequest`.
    pub delegation_request: Option<DelegationRequest>,
    /// `PermissionCheckStatus`.
    pub permission_check_status: Option<String>,
    /// `PermissionCheckResult`.
    pub permission_check_result: Option<String>,
}

impl Shape for GetDelegationRequestOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "DelegationRequest", required: false, of: &T_DELEGATION_REQUEST },
            Member {
                name: "PermissionCheckStatus",
                required: false,
                of: &T_PERMISSION_CHECK_STATUS_TYPE,
            },
            Member {
                name: "PermissionCheckResult",
                required: false,
                of: &T_PERMISSION_CHECK_RESULT_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request),
            1 => Value::slot(&mut self.permission_check_status),
            2 => Value::slot(&mut self.permission_check_result),
            _ => return None,
        })
    }
}

impl Value for GetDelegationRequestOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct GetDelegationRequest;

impl Operation for GetDelegationRequest {
    type In = GetDelegationRequestInput;
    type Out = GetDelegationRequestOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetDelegationRequest",
            service: "iam",
            input: || Box::new(GetDelegationRequestInput::default()),
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

/// The input of `GetHumanReadableSummary`.
#[derive(Debug, Clone, Default)]
pub struct GetHumanReadableSummaryInput {
    /// `EntityArn`.
    pub entity_arn: String,
    /// `Locale`.
    pub locale: Option<String>,
}

impl Shape for GetHumanReadableSummaryInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "EntityArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Locale", required: false, of: &T_LOCALE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.entity_arn),
            1 => Value::slot(&mut self.locale),
            _ => return None,
        })
    }
}

impl Value for GetHumanReadableSummaryInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetHumanReadableSummary`.
#[derive(Debug, Clone, Default)]
pub struct GetHumanReadableSummaryOutput {
    /// `SummaryContent`.
    pub summary_content: Option<String>,
    /// `Locale`.
    pub locale: Option<String>,
    /// `SummaryState`.
    pub summary_state: Option<String>,
}

impl Shape for GetHumanReadableSummaryOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SummaryContent", required: false, of: &T_SUMMARY_CONTENT_TYPE },
            Member { name: "Locale", required: false, of: &T_LOCALE_TYPE },
            Member { name: "SummaryState", required: false, of: &T_SUMMARY_STATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.summary_content),
            1 => Value::slot(&mut self.locale),
            2 => Value::slot(&mut self.summary_state),
            _ => return None,
        })
    }
}

impl Value for GetHumanReadableSummaryOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetHumanReadableSummary`.
#[derive(Debug, Clone, Copy)]
pub struct GetHumanReadableSummary;

impl Operation for GetHumanReadableSummary {
    type In = GetHumanReadableSummaryInput;
    type Out = GetHumanReadableSummaryOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetHumanReadableSummary",
            service: "iam",
            input: || Box::new(GetHumanReadableSummaryInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListDelegationRequests`.
#[derive(Debug, Clone, Default)]
pub struct ListDelegationRequestsInput {
    /// `OwnerId`.
    pub owner_id: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListDelegationRequestsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OwnerId", required: false, of: &T_OWNER_ID_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.owner_id),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListDelegationRequestsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListDelegationRequests`.
#[derive(Debug, Clone, Default)]
pub struct ListDelegationRequestsOutput {
    /// `DelegationRequests`.
    pub delegation_requests: Option<Vec<DelegationRequest>>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `isTruncated`.
    pub is_truncated: Option<bool>,
}

impl Shape for ListDelegationRequestsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "DelegationRequests",
                required: false,
                of: &T_DELEGATION_REQUESTS_LIST_TYPE,
            },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "isTruncated", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_requests),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.is_truncated),
            _ => return None,
        })
    }
}

impl Value for ListDelegationRequestsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListDelegationRequests`.
#[derive(Debug, Clone, Copy)]
pub struct ListDelegationRequests;

impl Operation for ListDelegationRequests {
    type In = ListDelegationRequestsInput;
    type Out = ListDelegationRequestsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListDelegationRequests",
            service: "iam",
            input: || Box::new(ListDelegationRequestsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `RejectDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct RejectDelegationRequestInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
    /// `Notes`.
    pub notes: Option<String>,
}

impl Shape for RejectDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "DelegationRequestId",
                required: true,
                of: &T_DELEGATION_REQUEST_ID_TYPE,
            },
            Member { name: "Notes", required: false, of: &T_NOTES_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            1 => Value::slot(&mut self.notes),
            _ => return None,
        })
    }
}

impl Value for RejectDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `RejectDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct RejectDelegationRequest;

impl Operation for RejectDelegationRequest {
    type In = RejectDelegationRequestInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "RejectDelegationRequest",
            service: "iam",
            input: || Box::new(RejectDelegationRequestInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `SendDelegationToken`.
#[derive(Debug, Clone, Default)]
pub struct SendDelegationTokenInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
}

impl Shape for SendDelegationTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "DelegationRequestId",
            required: true,
            of: &T_DELEGATION_REQUEST_ID_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            _ => return None,
        })
    }
}

impl Value for SendDelegationTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SendDelegationToken`.
#[derive(Debug, Clone, Copy)]
pub struct SendDelegationToken;

impl Operation for SendDelegationToken {
    type In = SendDelegationTokenInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SendDelegationToken",
            service: "iam",
            input: || Box::new(SendDelegationTokenInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateDelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct UpdateDelegationRequestInput {
    /// `DelegationRequestId`.
    pub delegation_request_id: String,
    /// `Notes`.
    pub notes: Option<String>,
}

impl Shape for UpdateDelegationRequestInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "DelegationRequestId",
                required: true,
                of: &T_DELEGATION_REQUEST_ID_TYPE,
            },
            Member { name: "Notes", required: false, of: &T_NOTES_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            1 => Value::slot(&mut self.notes),
            _ => return None,
        })
    }
}

impl Value for UpdateDelegationRequestInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateDelegationRequest`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateDelegationRequest;

impl Operation for UpdateDelegationRequest {
    type In = UpdateDelegationRequestInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateDelegationRequest",
            service: "iam",
            input: || Box::new(UpdateDelegationRequestInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `DelegationPermission`.
#[derive(Debug, Clone, Default)]
pub struct DelegationPermission {
    /// `PolicyTemplateArn`.
    pub policy_template_arn: Option<String>,
    /// `Parameters`.
    pub parameters: Option<Vec<PolicyParameter>>,
}

impl Shape for DelegationPermission {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyTemplateArn", required: false, of: &T_ARN_TYPE },
            Member { name: "Parameters", required: false, of: &T_POLICY_PARAMETER_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_template_arn),
            1 => Value::slot(&mut self.parameters),
            _ => return None,
        })
    }
}

impl Value for DelegationPermission {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_DELEGATION_PERMISSION: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `DelegationRequest`.
#[derive(Debug, Clone, Default)]
pub struct DelegationRequest {
    /// `DelegationRequestId`.
    pub delegation_request_id: Option<String>,
    /// `OwnerAccountId`.
    pub owner_account_id: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `RequestMessage`.
    pub request_message: Option<String>,
    /// `Permissions`.
    pub permissions: Option<DelegationPermission>,
    /// `PermissionPolicy`.
    pub permission_policy: Option<String>,
    /// `RolePermissionRestrictionArns`.
    pub role_permission_restriction_arns: Option<Vec<String>>,
    /// `OwnerId`.
    pub owner_id: Option<String>,
    /// `ApproverId`.
    pub approver_id: Option<String>,
    /// `State`.
    pub state: Option<String>,
    /// `ExpirationTime`.
    pub expiration_time: Option<Timestamp>,
    /// `RequestorId`.
    pub requestor_id: Option<String>,
    /// `RequestorName`.
    pub requestor_name: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `SessionDuration`.
    pub session_duration: Option<i32>,
    /// `RedirectUrl`.
    pub redirect_url: Option<String>,
    /// `Notes`.
    pub notes: Option<String>,
    /// `RejectionReason`.
    pub rejection_reason: Option<String>,
    /// `OnlySendByOwner`.
    pub only_send_by_owner: Option<bool>,
    /// `UpdatedTime`.
    pub updated_time: Option<Timestamp>,
}

impl Shape for DelegationRequest {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "DelegationRequestId",
                required: false,
                of: &T_DELEGATION_REQUEST_ID_TYPE,
            },
            Member { name: "OwnerAccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member {
                name: "Description",
                required: false,
                of: &T_DELEGATION_REQUEST_DESCRIPTION_TYPE,
            },
            Member { name: "RequestMessage", required: false, of: &T_REQUEST_MESSAGE_TYPE },
            Member { name: "Permissions", required: false, of: &T_DELEGATION_PERMISSION },
            Member { name: "PermissionPolicy", required: false, of: &T_PERMISSION_TYPE },
            Member {
                name: "RolePermissionRestrictionArns",
                required: false,
                of: &T_ROLE_PERMISSION_RESTRICTION_ARN_LIST_TYPE,
            },
            Member { name: "OwnerId", required: false, of: &T_OWNER_ID_TYPE },
            Member { name: "ApproverId", required: false, of: &T_ARN_TYPE },
            Member { name: "State", required: false, of: &T_STATE_TYPE },
            Member { name: "ExpirationTime", required: false, of: &T_DATE_TYPE },
            Member { name: "RequestorId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "RequestorName", required: false, of: &T_REQUESTOR_NAME_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "SessionDuration", required: false, of: &T_SESSION_DURATION_TYPE },
            Member { name: "RedirectUrl", required: false, of: &T_REDIRECT_URL_TYPE },
            Member { name: "Notes", required: false, of: &T_NOTES_TYPE },
            Member { name: "RejectionReason", required: false, of: &T_NOTES_TYPE },
            Member { name: "OnlySendByOwner", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "UpdatedTime", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.delegation_request_id),
            1 => Value::slot(&mut self.owner_account_id),
            2 => Value::slot(&mut self.description),
            3 => Value::slot(&mut self.request_message),
            4 => Value::slot(&mut self.permissions),
            5 => Value::slot(&mut self.permission_policy),
            6 => Value::slot(&mut self.role_permission_restriction_arns),
            7 => Value::slot(&mut self.owner_id),
            8 => Value::slot(&mut self.approver_id),
            9 => Value::slot(&mut self.state),
            10 => Value::slot(&mut self.expiration_time),
            11 => Value::slot(&mut self.requestor_id),
            12 => Value::slot(&mut self.requestor_name),
            13 => Value::slot(&mut self.create_date),
            14 => Value::slot(&mut self.session_duration),
            15 => Value::slot(&mut self.redirect_url),
            16 => Value::slot(&mut self.notes),
            17 => Value::slot(&mut self.rejection_reason),
            18 => Value::slot(&mut self.only_send_by_owner),
            19 => Value::slot(&mut self.updated_time),
            _ => return None,
        })
    }
}

impl Value for DelegationRequest {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_DELEGATION_REQUEST: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyParameter`.
#[derive(Debug, Clone, Default)]
pub struct PolicyParameter {
    /// `Name`.
    pub name: Option<String>,
    /// `Values`.
    pub values: Option<Vec<String>>,
    /// `Type`.
    pub r#type: Option<String>,
}

impl Shape for PolicyParameter {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Name", required: false, of: &T_POLICY_PARAMETER_NAME_TYPE },
            Member { name: "Values", required: false, of: &T_POLICY_PARAMETER_VALUES_LIST_TYPE },
            Member { name: "Type", required: false, of: &T_POLICY_PARAMETER_TYPE_ENUM },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.name),
            1 => Value::slot(&mut self.values),
            2 => Value::slot(&mut self.r#type),
            _ => return None,
        })
    }
}

impl Value for PolicyParameter {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_PARAMETER: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_PARAMETER_TYPE_ENUM: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["string", "stringList"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ACCOUNT_ID_TYPE: Pattern = Pattern::new(r"\d{12}", r"\A(?:[0-9]{12})\z");
pub(crate) static T_ACCOUNT_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: Some(&P_ACCOUNT_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONSOLE_DEEP_LINK_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(255),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_DELEGATION_REQUEST_DESCRIPTION_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*)\z",
);
pub(crate) static T_DELEGATION_REQUEST_DESCRIPTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(1000),
    pattern: Some(&P_DELEGATION_REQUEST_DESCRIPTION_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_DELEGATION_REQUEST_ID_TYPE: Pattern = Pattern::new(r"[\w-]+", r"\A(?:[A-Za-z0-9_-]+)\z");
pub(crate) static T_DELEGATION_REQUEST_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(16),
    max: Some(128),
    pattern: Some(&P_DELEGATION_REQUEST_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DELEGATION_REQUESTS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_DELEGATION_REQUEST),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_LOCALE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(12),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_NOTES_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*)\z",
);
pub(crate) static T_NOTES_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(500),
    pattern: Some(&P_NOTES_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_NOTIFICATION_CHANNEL_TYPE: Pattern =
    Pattern::new(r"^[a-zA-Z0-9:_.-]+$", r"\A(?:[a-zA-Z0-9:_.-]+)\z");
pub(crate) static T_NOTIFICATION_CHANNEL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(400),
    pattern: Some(&P_NOTIFICATION_CHANNEL_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_OWNER_ID_TYPE: Pattern =
    Pattern::new(r"^[a-zA-Z0-9:/+=,.@_-]+$", r"\A(?:[a-zA-Z0-9:/+=,.@_-]+)\z");
pub(crate) static T_OWNER_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(20),
    max: Some(2048),
    pattern: Some(&P_OWNER_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PERMISSION_CHECK_RESULT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["ALLOWED", "DENIED", "UNSURE"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PERMISSION_CHECK_STATUS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["COMPLETE", "IN_PROGRESS", "FAILED"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PERMISSION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_PARAMETER_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(50),
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_PARAMETER),
    url_encoded: false,
    refusal: None,
};
static P_POLICY_PARAMETER_NAME_TYPE: Pattern = Pattern::new(r"[ -~]+", r"\A(?:[ -\~]+)\z");
pub(crate) static T_POLICY_PARAMETER_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(5),
    max: Some(256),
    pattern: Some(&P_POLICY_PARAMETER_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_POLICY_PARAMETER_VALUE_TYPE: Pattern = Pattern::new(r"[ -~]+", r"\A(?:[ -\~]+)\z");
pub(crate) static T_POLICY_PARAMETER_VALUE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: Some(&P_POLICY_PARAMETER_VALUE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_PARAMETER_VALUES_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_PARAMETER_VALUE_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_REDIRECT_URL_TYPE: Pattern = Pattern::new(
    r"^http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$",
    r"\A(?:http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=\&-]*)?(#[a-zA-Z0-9._/-]*)?)\z",
);
pub(crate) static T_REDIRECT_URL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(255),
    pattern: Some(&P_REDIRECT_URL_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_REQUEST_MESSAGE_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*)\z",
);
pub(crate) static T_REQUEST_MESSAGE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(200),
    pattern: Some(&P_REQUEST_MESSAGE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_REQUESTOR_NAME_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*)\z",
);
pub(crate) static T_REQUESTOR_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(30),
    pattern: Some(&P_REQUESTOR_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_REQUESTOR_WORKFLOW_ID_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]+)\z",
);
pub(crate) static T_REQUESTOR_WORKFLOW_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(5),
    max: Some(400),
    pattern: Some(&P_REQUESTOR_WORKFLOW_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_PERMISSION_RESTRICTION_ARN_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ARN_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SESSION_DURATION_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(300),
    max: Some(43_200),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_STATE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[
        "UNASSIGNED",
        "ASSIGNED",
        "PENDING_APPROVAL",
        "FINALIZED",
        "ACCEPTED",
        "REJECTED",
        "EXPIRED",
    ],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUMMARY_CONTENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(0),
    max: Some(10_000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUMMARY_STATE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["AVAILABLE", "NOT_AVAILABLE", "NOT_SUPPORTED", "FAILED"],
    of: None,
    url_encoded: false,
    refusal: None,
};
