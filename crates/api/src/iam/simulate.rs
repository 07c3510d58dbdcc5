// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `simulate`; facts: `model/iam/simulate.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use crate::{FaultFacts, Member, Op, Operation, Paged, Shape, Slot, Type, TypeKind, Value};
use std::collections::BTreeMap;

/// The input of `GetContextKeysForCustomPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetContextKeysForCustomPolicyInput {
    /// `PolicyInputList`.
    pub policy_input_list: Vec<String>,
}

impl Shape for GetContextKeysForCustomPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "PolicyInputList",
            required: true,
            of: &T_SIMULATION_POLICY_LIST_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_input_list),
            _ => return None,
        })
    }
}

impl Value for GetContextKeysForCustomPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetContextKeysForCustomPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetContextKeysForCustomPolicyOutput {
    /// `ContextKeyNames`.
    pub context_key_names: Option<Vec<String>>,
}

impl Shape for GetContextKeysForCustomPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ContextKeyNames",
            required: false,
            of: &T_CONTEXT_KEY_NAMES_RESULT_LIST_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.context_key_names),
            _ => return None,
        })
    }
}

impl Value for GetContextKeysForCustomPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetContextKeysForCustomPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetContextKeysForCustomPolicy;

impl Operation for GetContextKeysForCustomPolicy {
    type In = GetContextKeysForCustomPolicyInput;
    type Out = GetContextKeysForCustomPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetContextKeysForCustomPolicy",
            service: "iam",
            input: || Box::new(GetContextKeysForCustomPolicyInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "InvalidInput", status: 400 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetContextKeysForPrincipalPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetContextKeysForPrincipalPolicyInput {
    /// `PolicySourceArn`.
    pub policy_source_arn: String,
    /// `PolicyInputList`.
    pub policy_input_list: Option<Vec<String>>,
}

impl Shape for GetContextKeysForPrincipalPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicySourceArn", required: true, of: &T_ARN_TYPE },
            Member { name: "PolicyInputList", required: false, of: &T_SIMULATION_POLICY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_source_arn),
            1 => Value::slot(&mut self.policy_input_list),
            _ => return None,
        })
    }
}

impl Value for GetContextKeysForPrincipalPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetContextKeysForPrincipalPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetContextKeysForPrincipalPolicyOutput {
    /// `ContextKeyNames`.
    pub context_key_names: Option<Vec<String>>,
}

impl Shape for GetContextKeysForPrincipalPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ContextKeyNames",
            required: false,
            of: &T_CONTEXT_KEY_NAMES_RESULT_LIST_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.context_key_names),
            _ => return None,
        })
    }
}

impl Value for GetContextKeysForPrincipalPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetContextKeysForPrincipalPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetContextKeysForPrincipalPolicy;

impl Operation for GetContextKeysForPrincipalPolicy {
    type In = GetContextKeysForPrincipalPolicyInput;
    type Out = GetContextKeysForPrincipalPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetContextKeysForPrincipalPolicy",
            service: "iam",
            input: || Box::new(GetContextKeysForPrincipalPolicyInput::default()),
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

/// The input of `SimulateCustomPolicy`.
#[derive(Debug, Clone, Default)]
pub struct SimulateCustomPolicyInput {
    /// `PolicyInputList`.
    pub policy_input_list: Vec<String>,
    /// `PermissionsBoundaryPolicyInputList`.
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    /// `ActionNames`.
    pub action_names: Vec<String>,
    /// `ResourceArns`.
    pub resource_arns: Option<Vec<String>>,
    /// `ResourcePolicy`.
    pub resource_policy: Option<String>,
    /// `ResourceOwner`.
    pub resource_owner: Option<String>,
    /// `CallerArn`.
    pub caller_arn: Option<String>,
    /// `ContextEntries`.
    pub context_entries: Option<Vec<ContextEntry>>,
    /// `ResourceHandlingOption`.
    pub resource_handling_option: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for SimulateCustomPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyInputList", required: true, of: &T_SIMULATION_POLICY_LIST_TYPE },
            Member {
                name: "PermissionsBoundaryPolicyInputList",
                required: false,
                of: &T_SIMULATION_POLICY_LIST_TYPE,
            },
            Member { name: "ActionNames", required: true, of: &T_ACTION_NAME_LIST_TYPE },
            Member { name: "ResourceArns", required: false, of: &T_RESOURCE_NAME_LIST_TYPE },
            Member { name: "ResourcePolicy", required: false, of: &T_POLICY_DOCUMENT_TYPE },
            Member { name: "ResourceOwner", required: false, of: &T_RESOURCE_NAME_TYPE },
            Member { name: "CallerArn", required: false, of: &T_RESOURCE_NAME_TYPE },
            Member { name: "ContextEntries", required: false, of: &T_CONTEXT_ENTRY_LIST_TYPE },
            Member {
                name: "ResourceHandlingOption",
                required: false,
                of: &T_RESOURCE_HANDLING_OPTION_TYPE,
            },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_input_list),
            1 => Value::slot(&mut self.permissions_boundary_policy_input_list),
            2 => Value::slot(&mut self.action_names),
            3 => Value::slot(&mut self.resource_arns),
            4 => Value::slot(&mut self.resource_policy),
            5 => Value::slot(&mut self.resource_owner),
            6 => Value::slot(&mut self.caller_arn),
            7 => Value::slot(&mut self.context_entries),
            8 => Value::slot(&mut self.resource_handling_option),
            9 => Value::slot(&mut self.max_items),
            10 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for SimulateCustomPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SimulateCustomPolicy`.
#[derive(Debug, Clone, Default)]
pub struct SimulateCustomPolicyOutput {
    /// `EvaluationResults`.
    pub evaluation_results: Option<Vec<EvaluationResult>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for SimulateCustomPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "EvaluationResults",
                required: false,
                of: &T_EVALUATION_RESULTS_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.evaluation_results),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for SimulateCustomPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SimulateCustomPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct SimulateCustomPolicy;

impl Operation for SimulateCustomPolicy {
    type In = SimulateCustomPolicyInput;
    type Out = SimulateCustomPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SimulateCustomPolicy",
            service: "iam",
            input: || Box::new(SimulateCustomPolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "PolicyEvaluation", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for SimulateCustomPolicy {
    type Item = EvaluationResult;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        SimulateCustomPolicyOutput {
            is_truncated: Some(marker.is_some()),
            evaluation_results: Some(items),
            marker,
        }
    }
}

/// The input of `SimulatePrincipalPolicy`.
#[derive(Debug, Clone, Default)]
pub struct SimulatePrincipalPolicyInput {
    /// `PolicySourceArn`.
    pub policy_source_arn: String,
    /// `PolicyInputList`.
    pub policy_input_list: Option<Vec<String>>,
    /// `PermissionsBoundaryPolicyInputList`.
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    /// `ActionNames`.
    pub action_names: Vec<String>,
    /// `ResourceArns`.
    pub resource_arns: Option<Vec<String>>,
    /// `ResourcePolicy`.
    pub resource_policy: Option<String>,
    /// `ResourceOwner`.
    pub resource_owner: Option<String>,
    /// `CallerArn`.
    pub caller_arn: Option<String>,
    /// `ContextEntries`.
    pub context_entries: Option<Vec<ContextEntry>>,
    /// `ResourceHandlingOption`.
    pub resource_handling_option: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for SimulatePrincipalPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicySourceArn", required: true, of: &T_ARN_TYPE },
            Member { name: "PolicyInputList", required: false, of: &T_SIMULATION_POLICY_LIST_TYPE },
            Member {
                name: "PermissionsBoundaryPolicyInputList",
                required: false,
                of: &T_SIMULATION_POLICY_LIST_TYPE,
            },
            Member { name: "ActionNames", required: true, of: &T_ACTION_NAME_LIST_TYPE },
            Member { name: "ResourceArns", required: false, of: &T_RESOURCE_NAME_LIST_TYPE },
            Member { name: "ResourcePolicy", required: false, of: &T_POLICY_DOCUMENT_TYPE },
            Member { name: "ResourceOwner", required: false, of: &T_RESOURCE_NAME_TYPE },
            Member { name: "CallerArn", required: false, of: &T_RESOURCE_NAME_TYPE },
            Member { name: "ContextEntries", required: false, of: &T_CONTEXT_ENTRY_LIST_TYPE },
            Member {
                name: "ResourceHandlingOption",
                required: false,
                of: &T_RESOURCE_HANDLING_OPTION_TYPE,
            },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_source_arn),
            1 => Value::slot(&mut self.policy_input_list),
            2 => Value::slot(&mut self.permissions_boundary_policy_input_list),
            3 => Value::slot(&mut self.action_names),
            4 => Value::slot(&mut self.resource_arns),
            5 => Value::slot(&mut self.resource_policy),
            6 => Value::slot(&mut self.resource_owner),
            7 => Value::slot(&mut self.caller_arn),
            8 => Value::slot(&mut self.context_entries),
            9 => Value::slot(&mut self.resource_handling_option),
            10 => Value::slot(&mut self.max_items),
            11 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for SimulatePrincipalPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SimulatePrincipalPolicy`.
#[derive(Debug, Clone, Default)]
pub struct SimulatePrincipalPolicyOutput {
    /// `EvaluationResults`.
    pub evaluation_results: Option<Vec<EvaluationResult>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for SimulatePrincipalPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "EvaluationResults",
                required: false,
                of: &T_EVALUATION_RESULTS_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.evaluation_results),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for SimulatePrincipalPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SimulatePrincipalPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct SimulatePrincipalPolicy;

impl Operation for SimulatePrincipalPolicy {
    type In = SimulatePrincipalPolicyInput;
    type Out = SimulatePrincipalPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SimulatePrincipalPolicy",
            service: "iam",
            input: || Box::new(SimulatePrincipalPolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "PolicyEvaluation", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for SimulatePrincipalPolicy {
    type Item = EvaluationResult;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        SimulatePrincipalPolicyOutput {
            is_truncated: Some(marker.is_some()),
            evaluation_results: Some(items),
            marker,
        }
    }
}

/// `ContextEntry`.
#[derive(Debug, Clone, Default)]
pub struct ContextEntry {
    /// `ContextKeyName`.
    pub context_key_name: Option<String>,
    /// `ContextKeyValues`.
    pub context_key_values: Option<Vec<String>>,
    /// `ContextKeyType`.
    pub context_key_type: Option<String>,
}

impl Shape for ContextEntry {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ContextKeyName", required: false, of: &T_CONTEXT_KEY_NAME_TYPE },
            Member {
                name: "ContextKeyValues",
                required: false,
                of: &T_CONTEXT_KEY_VALUE_LIST_TYPE,
            },
            Member { name: "ContextKeyType", required: false, of: &T_CONTEXT_KEY_TYPE_ENUM },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.context_key_name),
            1 => Value::slot(&mut self.context_key_values),
            2 => Value::slot(&mut self.context_key_type),
            _ => return None,
        })
    }
}

impl Value for ContextEntry {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_CONTEXT_ENTRY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `EvaluationResult`.
#[derive(Debug, Clone, Default)]
pub struct EvaluationResult {
    /// `EvalActionName`.
    pub eval_action_name: String,
    /// `EvalResourceName`.
    pub eval_resource_name: Option<String>,
    /// `EvalDecision`.
    pub eval_decision: String,
    /// `MatchedStatements`.
    pub matched_statements: Option<Vec<Statement>>,
    /// `MissingContextValues`.
    pub missing_context_values: Option<Vec<String>>,
    /// `OrganizationsDecisionDetail`.
    pub organizations_decision_detail: Option<OrganizationsDecisionDetail>,
    /// `PermissionsBoundaryDecisionDetail`.
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
    /// `EvalDecisionDetails`.
    pub eval_decision_details: Option<BTreeMap<String, String>>,
    /// `ResourceSpecificResults`.
    pub resource_specific_results: Option<Vec<ResourceSpecificResult>>,
}

impl Shape for EvaluationResult {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "EvalActionName", required: true, of: &T_ACTION_NAME_TYPE },
            Member { name: "EvalResourceName", required: false, of: &T_RESOURCE_NAME_TYPE },
            Member { name: "EvalDecision", required: true, of: &T_POLICY_EVALUATION_DECISION_TYPE },
            Member { name: "MatchedStatements", required: false, of: &T_STATEMENT_LIST_TYPE },
            Member {
                name: "MissingContextValues",
                required: false,
                of: &T_CONTEXT_KEY_NAMES_RESULT_LIST_TYPE,
            },
            Member {
                name: "OrganizationsDecisionDetail",
                required: false,
                of: &T_ORGANIZATIONS_DECISION_DETAIL,
            },
            Member {
                name: "PermissionsBoundaryDecisionDetail",
                required: false,
                of: &T_PERMISSIONS_BOUNDARY_DECISION_DETAIL,
            },
            Member {
                name: "EvalDecisionDetails",
                required: false,
                of: &T_EVAL_DECISION_DETAILS_TYPE,
            },
            Member {
                name: "ResourceSpecificResults",
                required: false,
                of: &T_RESOURCE_SPECIFIC_RESULT_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.eval_action_name),
            1 => Value::slot(&mut self.eval_resource_name),
            2 => Value::slot(&mut self.eval_decision),
            3 => Value::slot(&mut self.matched_statements),
            4 => Value::slot(&mut self.missing_context_values),
            5 => Value::slot(&mut self.organizations_decision_detail),
            6 => Value::slot(&mut self.permissions_boundary_decision_detail),
            7 => Value::slot(&mut self.eval_decision_details),
            8 => Value::slot(&mut self.resource_specific_results),
            _ => return None,
        })
    }
}

impl Value for EvaluationResult {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_EVALUATION_RESULT: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `OrganizationsDecisionDetail`.
#[derive(Debug, Clone, Default)]
pub struct OrganizationsDecisionDetail {
    /// `AllowedByOrganizations`.
    pub allowed_by_organizations: Option<bool>,
}

impl Shape for OrganizationsDecisionDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "AllowedByOrganizations", required: false, of: &T_BOOLEAN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.allowed_by_organizations),
            _ => return None,
        })
    }
}

impl Value for OrganizationsDecisionDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ORGANIZATIONS_DECISION_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PermissionsBoundaryDecisionDetail`.
#[derive(Debug, Clone, Default)]
pub struct PermissionsBoundaryDecisionDetail {
    /// `AllowedByPermissionsBoundary`.
    pub allowed_by_permissions_boundary: Option<bool>,
}

impl Shape for PermissionsBoundaryDecisionDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "AllowedByPermissionsBoundary",
            required: false,
            of: &T_BOOLEAN_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.allowed_by_permissions_boundary),
            _ => return None,
        })
    }
}

impl Value for PermissionsBoundaryDecisionDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_PERMISSIONS_BOUNDARY_DECISION_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Position`.
#[derive(Debug, Clone, Default)]
pub struct Position {
    /// `Line`.
    pub line: Option<i32>,
    /// `Column`.
    pub column: Option<i32>,
}

impl Shape for Position {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Line", required: false, of: &T_LINE_NUMBER },
            Member { name: "Column", required: false, of: &T_COLUMN_NUMBER },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.line),
            1 => Value::slot(&mut self.column),
            _ => return None,
        })
    }
}

impl Value for Position {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POSITION: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ResourceSpecificResult`.
#[derive(Debug, Clone, Default)]
pub struct ResourceSpecificResult {
    /// `EvalResourceName`.
    pub eval_resource_name: String,
    /// `EvalResourceDecision`.
    pub eval_resource_decision: String,
    /// `MatchedStatements`.
    pub matched_statements: Option<Vec<Statement>>,
    /// `MissingContextValues`.
    pub missing_context_values: Option<Vec<String>>,
    /// `EvalDecisionDetails`.
    pub eval_decision_details: Option<BTreeMap<String, String>>,
    /// `PermissionsBoundaryDecisionDetail`.
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
}

impl Shape for ResourceSpecificResult {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "EvalResourceName", required: true, of: &T_RESOURCE_NAME_TYPE },
            Member {
                name: "EvalResourceDecision",
                required: true,
                of: &T_POLICY_EVALUATION_DECISION_TYPE,
            },
            Member { name: "MatchedStatements", required: false, of: &T_STATEMENT_LIST_TYPE },
            Member {
                name: "MissingContextValues",
                required: false,
                of: &T_CONTEXT_KEY_NAMES_RESULT_LIST_TYPE,
            },
            Member {
                name: "EvalDecisionDetails",
                required: false,
                of: &T_EVAL_DECISION_DETAILS_TYPE,
            },
            Member {
                name: "PermissionsBoundaryDecisionDetail",
                required: false,
                of: &T_PERMISSIONS_BOUNDARY_DECISION_DETAIL,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.eval_resource_name),
            1 => Value::slot(&mut self.eval_resource_decision),
            2 => Value::slot(&mut self.matched_statements),
            3 => Value::slot(&mut self.missing_context_values),
            4 => Value::slot(&mut self.eval_decision_details),
            5 => Value::slot(&mut self.permissions_boundary_decision_detail),
            _ => return None,
        })
    }
}

impl Value for ResourceSpecificResult {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_RESOURCE_SPECIFIC_RESULT: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Statement`.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    /// `SourcePolicyId`.
    pub source_policy_id: Option<String>,
    /// `SourcePolicyType`.
    pub source_policy_type: Option<String>,
    /// `StartPosition`.
    pub start_position: Option<Position>,
    /// `EndPosition`.
    pub end_position: Option<Position>,
}

impl Shape for Statement {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SourcePolicyId", required: false, of: &T_POLICY_IDENTIFIER_TYPE },
            Member { name: "SourcePolicyType", required: false, of: &T_POLICY_SOURCE_TYPE },
            Member { name: "StartPosition", required: false, of: &T_POSITION },
            Member { name: "EndPosition", required: false, of: &T_POSITION },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.source_policy_id),
            1 => Value::slot(&mut self.source_policy_type),
            2 => Value::slot(&mut self.start_position),
            3 => Value::slot(&mut self.end_position),
            _ => return None,
        })
    }
}

impl Value for Statement {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_STATEMENT: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACTION_NAME_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ACTION_NAME_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACTION_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(3),
    max: Some(128),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_COLUMN_NUMBER: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_ENTRY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_CONTEXT_ENTRY),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_KEY_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(5),
    max: Some(256),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_KEY_NAMES_RESULT_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_CONTEXT_KEY_NAME_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_KEY_TYPE_ENUM: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[
        "string",
        "stringList",
        "numeric",
        "numericList",
        "boolean",
        "booleanList",
        "ip",
        "ipList",
        "binary",
        "binaryList",
        "date",
        "dateList",
    ],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_KEY_VALUE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_CONTEXT_KEY_VALUE_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_KEY_VALUE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_EVAL_DECISION_DETAILS_TYPE: Type = Type {
    kind: TypeKind::Map,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_EVALUATION_DECISION_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_EVALUATION_RESULTS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_EVALUATION_RESULT),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_LINE_NUMBER: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_EVALUATION_DECISION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["allowed", "explicitDeny", "implicitDeny"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_IDENTIFIER_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_SOURCE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["user", "group", "role", "aws-managed", "user-managed", "resource", "none"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_RESOURCE_HANDLING_OPTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(64),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_RESOURCE_NAME_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_RESOURCE_NAME_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_RESOURCE_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(2048),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_RESOURCE_SPECIFIC_RESULT_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_RESOURCE_SPECIFIC_RESULT),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SIMULATION_POLICY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_DOCUMENT_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_STATEMENT_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_STATEMENT),
    url_encoded: false,
    refusal: None,
};
