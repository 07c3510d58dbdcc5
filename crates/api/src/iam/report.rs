// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `report`; facts: `model/iam/report.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_ID_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_POLICY_OWNER_ENTITY_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_SERVICE_NAMESPACE_TYPE;
use super::common::T_STRING_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    Blob, FaultFacts, Member, Nothing, Op, Operation, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};

/// The output of `GenerateCredentialReport`.
#[derive(Debug, Clone, Default)]
pub struct GenerateCredentialReportOutput {
    /// `State`.
    pub state: Option<String>,
    /// `Description`.
    pub description: Option<String>,
}

impl Shape for GenerateCredentialReportOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "State", required: false, of: &T_REPORT_STATE_TYPE },
            Member { name: "Description", required: false, of: &T_REPORT_STATE_DESCRIPTION_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.state),
            1 => Value::slot(&mut self.description),
            _ => return None,
        })
    }
}

impl Value for GenerateCredentialReportOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GenerateCredentialReport`.
#[derive(Debug, Clone, Copy)]
pub struct GenerateCredentialReport;

impl Operation for GenerateCredentialReport {
    type In = Nothing;
    type Out = GenerateCredentialReportOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GenerateCredentialReport",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GenerateOrganizationsAccessReport`.
#[derive(Debug, Clone, Default)]
pub struct GenerateOrganizationsAccessReportInput {
    /// `EntityPath`.
    pub entity_path: String,
    /// `OrganizationsPolicyId`.
    pub organizations_policy_id: Option<String>,
}

impl Shape for GenerateOrganizationsAccessReportInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "EntityPath", required: true, of: &T_ORGANIZATIONS_ENTITY_PATH_TYPE },
            Member {
                name: "OrganizationsPolicyId",
                required: false,
                of: &T_ORGANIZATIONS_POLICY_ID_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.entity_path),
            1 => Value::slot(&mut self.organizations_policy_id),
            _ => return None,
        })
    }
}

impl Value for GenerateOrganizationsAccessReportInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GenerateOrganizationsAccessReport`.
#[derive(Debug, Clone, Default)]
pub struct GenerateOrganizationsAccessReportOutput {
    /// `JobId`.
    pub job_id: Option<String>,
}

impl Shape for GenerateOrganizationsAccessReportOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "JobId", required: false, of: &T_JOB_ID_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_id),
            _ => return None,
        })
    }
}

impl Value for GenerateOrganizationsAccessReportOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GenerateOrganizationsAccessReport`.
#[derive(Debug, Clone, Copy)]
pub struct GenerateOrganizationsAccessReport;

impl Operation for GenerateOrganizationsAccessReport {
    type In = GenerateOrganizationsAccessReportInput;
    type Out = GenerateOrganizationsAccessReportOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GenerateOrganizationsAccessReport",
            service: "iam",
            input: || Box::new(GenerateOrganizationsAccessReportInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ReportGenerationLimitExceeded", status: 409 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GenerateServiceLastAccessedDetails`.
#[derive(Debug, Clone, Default)]
pub struct GenerateServiceLastAccessedDetailsInput {
    /// `Arn`.
    pub arn: String,
    /// `Granularity`.
    pub granularity: Option<String>,
}

impl Shape for GenerateServiceLastAccessedDetailsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member {
                name: "Granularity",
                required: false,
                of: &T_ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.arn),
            1 => Value::slot(&mut self.granularity),
            _ => return None,
        })
    }
}

impl Value for GenerateServiceLastAccessedDetailsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GenerateServiceLastAccessedDetails`.
#[derive(Debug, Clone, Default)]
pub struct GenerateServiceLastAccessedDetailsOutput {
    /// `JobId`.
    pub job_id: Option<String>,
}

impl Shape for GenerateServiceLastAccessedDetailsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "JobId", required: false, of: &T_JOB_ID_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_id),
            _ => return None,
        })
    }
}

impl Value for GenerateServiceLastAccessedDetailsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GenerateServiceLastAccessedDetails`.
#[derive(Debug, Clone, Copy)]
pub struct GenerateServiceLastAccessedDetails;

impl Operation for GenerateServiceLastAccessedDetails {
    type In = GenerateServiceLastAccessedDetailsInput;
    type Out = GenerateServiceLastAccessedDetailsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GenerateServiceLastAccessedDetails",
            service: "iam",
            input: || Box::new(GenerateServiceLastAccessedDetailsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The output of `GetCredentialReport`.
#[derive(Debug, Clone, Default)]
pub struct GetCredentialReportOutput {
    /// `Content`.
    pub content: Option<Blob>,
    /// `ReportFormat`.
    pub report_format: Option<String>,
    /// `GeneratedTime`.
    pub generated_time: Option<Timestamp>,
}

impl Shape for GetCredentialReportOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Content", required: false, of: &T_REPORT_CONTENT_TYPE },
            Member { name: "ReportFormat", required: false, of: &T_REPORT_FORMAT_TYPE },
            Member { name: "GeneratedTime", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.content),
            1 => Value::slot(&mut self.report_format),
            2 => Value::slot(&mut self.generated_time),
            _ => return None,
        })
    }
}

impl Value for GetCredentialReportOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetCredentialReport`.
#[derive(Debug, Clone, Copy)]
pub struct GetCredentialReport;

impl Operation for GetCredentialReport {
    type In = Nothing;
    type Out = GetCredentialReportOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetCredentialReport",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: true,
            faults: &[
                FaultFacts { code: "ReportNotPresent", status: 410 },
                FaultFacts { code: "ReportExpired", status: 410 },
                FaultFacts { code: "ReportInProgress", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetOrganizationsAccessReport`.
#[derive(Debug, Clone, Default)]
pub struct GetOrganizationsAccessReportInput {
    /// `JobId`.
    pub job_id: String,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `SortKey`.
    pub sort_key: Option<String>,
}

impl Shape for GetOrganizationsAccessReportInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobId", required: true, of: &T_JOB_ID_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "SortKey", required: false, of: &T_SORT_KEY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_id),
            1 => Value::slot(&mut self.max_items),
            2 => Value::slot(&mut self.marker),
            3 => Value::slot(&mut self.sort_key),
            _ => return None,
        })
    }
}

impl Value for GetOrganizationsAccessReportInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetOrganizationsAccessReport`.
#[derive(Debug, Clone, Default)]
pub struct GetOrganizationsAccessReportOutput {
    /// `JobStatus`.
    pub job_status: String,
    /// `JobCreationDate`.
    pub job_creation_date: Timestamp,
    /// `JobCompletionDate`.
    pub job_completion_date: Option<Timestamp>,
    /// `NumberOfServicesAccessible`.
    pub number_of_services_accessible: Option<i32>,
    /// `NumberOfServicesNotAccessed`.
    pub number_of_services_not_accessed: Option<i32>,
    /// `AccessDetails`.
    pub access_details: Option<Vec<AccessDetail>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `ErrorDetails`.
    pub error_details: Option<ErrorDetails>,
}

impl Shape for GetOrganizationsAccessReportOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobStatus", required: true, of: &T_JOB_STATUS_TYPE },
            Member { name: "JobCreationDate", required: true, of: &T_DATE_TYPE },
            Member { name: "JobCompletionDate", required: false, of: &T_DATE_TYPE },
            Member { name: "NumberOfServicesAccessible", required: false, of: &T_INTEGER_TYPE },
            Member { name: "NumberOfServicesNotAccessed", required: false, of: &T_INTEGER_TYPE },
            Member { name: "AccessDetails", required: false, of: &T_ACCESS_DETAILS },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "ErrorDetails", required: false, of: &T_ERROR_DETAILS },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_status),
            1 => Value::slot(&mut self.job_creation_date),
            2 => Value::slot(&mut self.job_completion_date),
            3 => Value::slot(&mut self.number_of_services_accessible),
            4 => Value::slot(&mut self.number_of_services_not_accessed),
            5 => Value::slot(&mut self.access_details),
            6 => Value::slot(&mut self.is_truncated),
            7 => Value::slot(&mut self.marker),
            8 => Value::slot(&mut self.error_details),
            _ => return None,
        })
    }
}

impl Value for GetOrganizationsAccessReportOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetOrganizationsAccessReport`.
#[derive(Debug, Clone, Copy)]
pub struct GetOrganizationsAccessReport;

impl Operation for GetOrganizationsAccessReport {
    type In = GetOrganizationsAccessReportInput;
    type Out = GetOrganizationsAccessReportOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetOrganizationsAccessReport",
            service: "iam",
            input: || Box::new(GetOrganizationsAccessReportInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetServiceLastAccessedDetails`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLastAccessedDetailsInput {
    /// `JobId`.
    pub job_id: String,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for GetServiceLastAccessedDetailsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobId", required: true, of: &T_JOB_ID_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_id),
            1 => Value::slot(&mut self.max_items),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for GetServiceLastAccessedDetailsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetServiceLastAccessedDetails`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLastAccessedDetailsOutput {
    /// `JobStatus`.
    pub job_status: String,
    /// `JobType`.
    pub job_type: Option<String>,
    /// `JobCreationDate`.
    pub job_creation_date: Timestamp,
    /// `ServicesLastAccessed`.
    pub services_last_accessed: Vec<ServiceLastAccessed>,
    /// `JobCompletionDate`.
    pub job_completion_date: Timestamp,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `Error`.
    pub error: Option<ErrorDetails>,
}

impl Shape for GetServiceLastAccessedDetailsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobStatus", required: true, of: &T_JOB_STATUS_TYPE },
            Member {
                name: "JobType",
                required: false,
                of: &T_ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE,
            },
            Member { name: "JobCreationDate", required: true, of: &T_DATE_TYPE },
            Member { name: "ServicesLastAccessed", required: true, of: &T_SERVICES_LAST_ACCESSED },
            Member { name: "JobCompletionDate", required: true, of: &T_DATE_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
            Member { name: "Error", required: false, of: &T_ERROR_DETAILS },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_status),
            1 => Value::slot(&mut self.job_type),
            2 => Value::slot(&mut self.job_creation_date),
            3 => Value::slot(&mut self.services_last_accessed),
            4 => Value::slot(&mut self.job_completion_date),
            5 => Value::slot(&mut self.is_truncated),
            6 => Value::slot(&mut self.marker),
            7 => Value::slot(&mut self.error),
            _ => return None,
        })
    }
}

impl Value for GetServiceLastAccessedDetailsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetServiceLastAccessedDetails`.
#[derive(Debug, Clone, Copy)]
pub struct GetServiceLastAccessedDetails;

impl Operation for GetServiceLastAccessedDetails {
    type In = GetServiceLastAccessedDetailsInput;
    type Out = GetServiceLastAccessedDetailsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetServiceLastAccessedDetails",
            service: "iam",
            input: || Box::new(GetServiceLastAccessedDetailsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetServiceLastAccessedDetailsWithEntities`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLastAccessedDetailsWithEntitiesInput {
    /// `JobId`.
    pub job_id: String,
    /// `ServiceNamespace`.
    pub service_namespace: String,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for GetServiceLastAccessedDetailsWithEntitiesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobId", required: true, of: &T_JOB_ID_TYPE },
            Member { name: "ServiceNamespace", required: true, of: &T_SERVICE_NAMESPACE_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_id),
            1 => Value::slot(&mut self.service_namespace),
            2 => Value::slot(&mut self.max_items),
            3 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for GetServiceLastAccessedDetailsWithEntitiesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetServiceLastAccessedDetailsWithEntities`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLastAccessedDetailsWithEntitiesOutput {
    /// `JobStatus`.
    pub job_status: String,
    /// `JobCreationDate`.
    pub job_creation_date: Timestamp,
    /// `JobCompletionDate`.
    pub job_completion_date: Timestamp,
    /// `EntityDetailsList`.
    pub entity_details_list: Vec<EntityDetails>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `Error`.
    pub error: Option<ErrorDetails>,
}

impl Shape for GetServiceLastAccessedDetailsWithEntitiesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "JobStatus", required: true, of: &T_JOB_STATUS_TYPE },
            Member { name: "JobCreationDate", required: true, of: &T_DATE_TYPE },
            Member { name: "JobCompletionDate", required: true, of: &T_DATE_TYPE },
            Member { name: "EntityDetailsList", required: true, of: &T_ENTITY_DETAILS_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
            Member { name: "Error", required: false, of: &T_ERROR_DETAILS },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.job_status),
            1 => Value::slot(&mut self.job_creation_date),
            2 => Value::slot(&mut self.job_completion_date),
            3 => Value::slot(&mut self.entity_details_list),
            4 => Value::slot(&mut self.is_truncated),
            5 => Value::slot(&mut self.marker),
            6 => Value::slot(&mut self.error),
            _ => return None,
        })
    }
}

impl Value for GetServiceLastAccessedDetailsWithEntitiesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetServiceLastAccessedDetailsWithEntities`.
#[derive(Debug, Clone, Copy)]
pub struct GetServiceLastAccessedDetailsWithEntities;

impl Operation for GetServiceLastAccessedDetailsWithEntities {
    type In = GetServiceLastAccessedDetailsWithEntitiesInput;
    type Out = GetServiceLastAccessedDetailsWithEntitiesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetServiceLastAccessedDetailsWithEntities",
            service: "iam",
            input: || Box::new(GetServiceLastAccessedDetailsWithEntitiesInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `AccessDetail`.
#[derive(Debug, Clone, Default)]
pub struct AccessDetail {
    /// `ServiceName`.
    pub service_name: String,
    /// `ServiceNamespace`.
    pub service_namespace: String,
    /// `Region`.
    pub region: Option<String>,
    /// `EntityPath`.
    pub entity_path: Option<String>,
    /// `LastAuthenticatedTime`.
    pub last_authenticated_time: Option<Timestamp>,
    /// `TotalAuthenticatedEntities`.
    pub total_authenticated_entities: Option<i32>,
}

impl Shape for AccessDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ServiceName", required: true, of: &T_SERVICE_NAME_TYPE },
            Member { name: "ServiceNamespace", required: true, of: &T_SERVICE_NAMESPACE_TYPE },
            Member { name: "Region", required: false, of: &T_STRING_TYPE },
            Member { name: "EntityPath", required: false, of: &T_ORGANIZATIONS_ENTITY_PATH_TYPE },
            Member { name: "LastAuthenticatedTime", required: false, of: &T_DATE_TYPE },
            Member { name: "TotalAuthenticatedEntities", required: false, of: &T_INTEGER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_name),
            1 => Value::slot(&mut self.service_namespace),
            2 => Value::slot(&mut self.region),
            3 => Value::slot(&mut self.entity_path),
            4 => Value::slot(&mut self.last_authenticated_time),
            5 => Value::slot(&mut self.total_authenticated_entities),
            _ => return None,
        })
    }
}

impl Value for AccessDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ACCESS_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `EntityDetails`.
#[derive(Debug, Clone, Default)]
pub struct EntityDetails {
    /// `EntityInfo`.
    pub entity_info: EntityInfo,
    /// `LastAuthenticated`.
    pub last_authenticated: Option<Timestamp>,
}

impl Shape for EntityDetails {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "EntityInfo", required: true, of: &T_ENTITY_INFO },
            Member { name: "LastAuthenticated", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.entity_info),
            1 => Value::slot(&mut self.last_authenticated),
            _ => return None,
        })
    }
}

impl Value for EntityDetails {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ENTITY_DETAILS: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `EntityInfo`.
#[derive(Debug, Clone, Default)]
pub struct EntityInfo {
    /// `Arn`.
    pub arn: String,
    /// `Name`.
    pub name: String,
    /// `Type`.
    pub r#type: String,
    /// `Id`.
    pub id: String,
    /// `Path`.
    pub path: Option<String>,
}

impl Shape for EntityInfo {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "Name", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "Type", required: true, of: &T_POLICY_OWNER_ENTITY_TYPE },
            Member { name: "Id", required: true, of: &T_ID_TYPE },
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.arn),
            1 => Value::slot(&mut self.name),
            2 => Value::slot(&mut self.r#type),
            3 => Value::slot(&mut self.id),
            4 => Value::slot(&mut self.path),
            _ => return None,
        })
    }
}

impl Value for EntityInfo {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ENTITY_INFO: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ErrorDetails`.
#[derive(Debug, Clone, Default)]
pub struct ErrorDetails {
    /// `Message`.
    pub message: String,
    /// `Code`.
    pub code: String,
}

impl Shape for ErrorDetails {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Message", required: true, of: &T_STRING_TYPE },
            Member { name: "Code", required: true, of: &T_STRING_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.message),
            1 => Value::slot(&mut self.code),
            _ => return None,
        })
    }
}

impl Value for ErrorDetails {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ERROR_DETAILS: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ServiceLastAccessed`.
#[derive(Debug, Clone, Default)]
pub struct ServiceLastAccessed {
    /// `ServiceName`.
    pub service_name: String,
    /// `LastAuthenticated`.
    pub last_authenticated: Option<Timestamp>,
    /// `ServiceNamespace`.
    pub service_namespace: String,
    /// `LastAuthenticatedEntity`.
    pub last_authenticated_entity: Option<String>,
    /// `LastAuthenticatedRegion`.
    pub last_authenticated_region: Option<String>,
    /// `TotalAuthenticatedEntities`.
    pub total_authenticated_entities: Option<i32>,
    /// `TrackedActionsLastAccessed`.
    pub tracked_actions_last_accessed: Option<Vec<TrackedActionLastAccessed>>,
}

impl Shape for ServiceLastAccessed {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ServiceName", required: true, of: &T_SERVICE_NAME_TYPE },
            Member { name: "LastAuthenticated", required: false, of: &T_DATE_TYPE },
            Member { name: "ServiceNamespace", required: true, of: &T_SERVICE_NAMESPACE_TYPE },
            Member { name: "LastAuthenticatedEntity", required: false, of: &T_ARN_TYPE },
            Member { name: "LastAuthenticatedRegion", required: false, of: &T_STRING_TYPE },
            Member { name: "TotalAuthenticatedEntities", required: false, of: &T_INTEGER_TYPE },
            Member {
                name: "TrackedActionsLastAccessed",
                required: false,
                of: &T_TRACKED_ACTIONS_LAST_ACCESSED,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_name),
            1 => Value::slot(&mut self.last_authenticated),
            2 => Value::slot(&mut self.service_namespace),
            3 => Value::slot(&mut self.last_authenticated_entity),
            4 => Value::slot(&mut self.last_authenticated_region),
            5 => Value::slot(&mut self.total_authenticated_entities),
            6 => Value::slot(&mut self.tracked_actions_last_accessed),
            _ => return None,
        })
    }
}

impl Value for ServiceLastAccessed {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SERVICE_LAST_ACCESSED: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `TrackedActionLastAccessed`.
#[derive(Debug, Clone, Default)]
pub struct TrackedActionLastAccessed {
    /// `ActionName`.
    pub action_name: Option<String>,
    /// `LastAccessedEntity`.
    pub last_accessed_entity: Option<String>,
    /// `LastAccessedTime`.
    pub last_accessed_time: Option<Timestamp>,
    /// `LastAccessedRegion`.
    pub last_accessed_region: Option<String>,
}

impl Shape for TrackedActionLastAccessed {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ActionName", required: false, of: &T_STRING_TYPE },
            Member { name: "LastAccessedEntity", required: false, of: &T_ARN_TYPE },
            Member { name: "LastAccessedTime", required: false, of: &T_DATE_TYPE },
            Member { name: "LastAccessedRegion", required: false, of: &T_STRING_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.action_name),
            1 => Value::slot(&mut self.last_accessed_entity),
            2 => Value::slot(&mut self.last_accessed_time),
            3 => Value::slot(&mut self.last_accessed_region),
            _ => return None,
        })
    }
}

impl Value for TrackedActionLastAccessed {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_TRACKED_ACTION_LAST_ACCESSED: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["SERVICE_LEVEL", "ACTION_LEVEL"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACCESS_DETAILS: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ACCESS_DETAIL),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REPORT_CONTENT_TYPE: Type = Type {
    kind: TypeKind::Blob,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REPORT_FORMAT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["text/csv"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REPORT_STATE_DESCRIPTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REPORT_STATE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["STARTED", "INPROGRESS", "COMPLETE"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICES_LAST_ACCESSED: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SERVICE_LAST_ACCESSED),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TRACKED_ACTIONS_LAST_ACCESSED: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_TRACKED_ACTION_LAST_ACCESSED),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ENTITY_DETAILS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ENTITY_DETAILS),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_INTEGER_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_JOB_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(36),
    max: Some(36),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_JOB_STATUS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["IN_PROGRESS", "COMPLETED", "FAILED"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ORGANIZATIONS_ENTITY_PATH_TYPE: Pattern = Pattern::new(
    r"^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-\/]*",
    r"\A(?:o-[0-9a-z]{10,32}/r-[0-9a-z]{4,32}[0-9a-z-/]*)\z",
);
pub(crate) static T_ORGANIZATIONS_ENTITY_PATH_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(19),
    max: Some(427),
    pattern: Some(&P_ORGANIZATIONS_ENTITY_PATH_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ORGANIZATIONS_POLICY_ID_TYPE: Pattern =
    Pattern::new(r"^p-[0-9a-zA-Z_]{8,128}$", r"\A(?:p-[0-9a-zA-Z_]{8,128})\z");
pub(crate) static T_ORGANIZATIONS_POLICY_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: Some(&P_ORGANIZATIONS_POLICY_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SORT_KEY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[
        "SERVICE_NAMESPACE_ASCENDING",
        "SERVICE_NAMESPACE_DESCENDING",
        "LAST_AUTHENTICATED_TIME_ASCENDING",
        "LAST_AUTHENTICATED_TIME_DESCENDING",
    ],
    of: None,
    url_encoded: false,
    refusal: None,
};
