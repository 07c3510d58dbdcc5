// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `organizations`; facts: `model/iam/organizations.toml`.

use crate::{FaultFacts, Member, Op, Operation, Pattern, Shape, Slot, Type, TypeKind, Value};

/// The input of `DisableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Default)]
pub struct DisableOrganizationsRootCredentialsManagementInput {}

impl Shape for DisableOrganizationsRootCredentialsManagementInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for DisableOrganizationsRootCredentialsManagementInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `DisableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Default)]
pub struct DisableOrganizationsRootCredentialsManagementOutput {
    /// `OrganizationId`.
    pub organization_id: Option<String>,
    /// `EnabledFeatures`.
    pub enabled_features: Option<Vec<String>>,
}

impl Shape for DisableOrganizationsRootCredentialsManagementOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OrganizationId", required: false, of: &T_ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, of: &T_FEATURES_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.organization_id),
            1 => Value::slot(&mut self.enabled_features),
            _ => return None,
        })
    }
}

impl Value for DisableOrganizationsRootCredentialsManagementOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DisableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Copy)]
pub struct DisableOrganizationsRootCredentialsManagement;

impl Operation for DisableOrganizationsRootCredentialsManagement {
    type In = DisableOrganizationsRootCredentialsManagementInput;
    type Out = DisableOrganizationsRootCredentialsManagementOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DisableOrganizationsRootCredentialsManagement",
            service: "iam",
            input: || Box::new(DisableOrganizationsRootCredentialsManagementInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ServiceAccessNotEnabledException", status: 400 },
                FaultFacts {
                    code: "AccountNotManagementOrDelegatedAdministratorException",
                    status: 400,
                },
                FaultFacts { code: "OrganizationNotFoundException", status: 400 },
                FaultFacts { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DisableOrganizationsRootSessions`.
#[derive(Debug, Clone, Default)]
pub struct DisableOrganizationsRootSessionsInput {}

impl Shape for DisableOrganizationsRootSessionsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for DisableOrganizationsRootSessionsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `DisableOrganizationsRootSessions`.
#[derive(Debug, Clone, Default)]
pub struct DisableOrganizationsRootSessionsOutput {
    /// `OrganizationId`.
    pub organization_id: Option<String>,
    /// `EnabledFeatures`.
    pub enabled_features: Option<Vec<String>>,
}

impl Shape for DisableOrganizationsRootSessionsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OrganizationId", required: false, of: &T_ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, of: &T_FEATURES_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.organization_id),
            1 => Value::slot(&mut self.enabled_features),
            _ => return None,
        })
    }
}

impl Value for DisableOrganizationsRootSessionsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DisableOrganizationsRootSessions`.
#[derive(Debug, Clone, Copy)]
pub struct DisableOrganizationsRootSessions;

impl Operation for DisableOrganizationsRootSessions {
    type In = DisableOrganizationsRootSessionsInput;
    type Out = DisableOrganizationsRootSessionsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DisableOrganizationsRootSessions",
            service: "iam",
            input: || Box::new(DisableOrganizationsRootSessionsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ServiceAccessNotEnabledException", status: 400 },
                FaultFacts {
                    code: "AccountNotManagementOrDelegatedAdministratorException",
                    status: 400,
                },
                FaultFacts { code: "OrganizationNotFoundException", status: 400 },
                FaultFacts { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `EnableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Default)]
pub struct EnableOrganizationsRootCredentialsManagementInput {}

impl Shape for EnableOrganizationsRootCredentialsManagementInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for EnableOrganizationsRootCredentialsManagementInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `EnableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Default)]
pub struct EnableOrganizationsRootCredentialsManagementOutput {
    /// `OrganizationId`.
    pub organization_id: Option<String>,
    /// `EnabledFeatures`.
    pub enabled_features: Option<Vec<String>>,
}

impl Shape for EnableOrganizationsRootCredentialsManagementOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OrganizationId", required: false, of: &T_ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, of: &T_FEATURES_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.organization_id),
            1 => Value::slot(&mut self.enabled_features),
            _ => return None,
        })
    }
}

impl Value for EnableOrganizationsRootCredentialsManagementOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `EnableOrganizationsRootCredentialsManagement`.
#[derive(Debug, Clone, Copy)]
pub struct EnableOrganizationsRootCredentialsManagement;

impl Operation for EnableOrganizationsRootCredentialsManagement {
    type In = EnableOrganizationsRootCredentialsManagementInput;
    type Out = EnableOrganizationsRootCredentialsManagementOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "EnableOrganizationsRootCredentialsManagement",
            service: "iam",
            input: || Box::new(EnableOrganizationsRootCredentialsManagementInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ServiceAccessNotEnabledException", status: 400 },
                FaultFacts {
                    code: "AccountNotManagementOrDelegatedAdministratorException",
                    status: 400,
                },
                FaultFacts { code: "OrganizationNotFoundException", status: 400 },
                FaultFacts { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
                FaultFacts { code: "CallerIsNotManagementAccountException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `EnableOrganizationsRootSessions`.
#[derive(Debug, Clone, Default)]
pub struct EnableOrganizationsRootSessionsInput {}

impl Shape for EnableOrganizationsRootSessionsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for EnableOrganizationsRootSessionsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `EnableOrganizationsRootSessions`.
#[derive(Debug, Clone, Default)]
pub struct EnableOrganizationsRootSessionsOutput {
    /// `OrganizationId`.
    pub organization_id: Option<String>,
    /// `EnabledFeatures`.
    pub enabled_features: Option<Vec<String>>,
}

impl Shape for EnableOrganizationsRootSessionsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OrganizationId", required: false, of: &T_ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, of: &T_FEATURES_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.organization_id),
            1 => Value::slot(&mut self.enabled_features),
            _ => return None,
        })
    }
}

impl Value for EnableOrganizationsRootSessionsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `EnableOrganizationsRootSessions`.
#[derive(Debug, Clone, Copy)]
pub struct EnableOrganizationsRootSessions;

impl Operation for EnableOrganizationsRootSessions {
    type In = EnableOrganizationsRootSessionsInput;
    type Out = EnableOrganizationsRootSessionsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "EnableOrganizationsRootSessions",
            service: "iam",
            input: || Box::new(EnableOrganizationsRootSessionsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ServiceAccessNotEnabledException", status: 400 },
                FaultFacts {
                    code: "AccountNotManagementOrDelegatedAdministratorException",
                    status: 400,
                },
                FaultFacts { code: "OrganizationNotFoundException", status: 400 },
                FaultFacts { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
                FaultFacts { code: "CallerIsNotManagementAccountException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListOrganizationsFeatures`.
#[derive(Debug, Clone, Default)]
pub struct ListOrganizationsFeaturesInput {}

impl Shape for ListOrganizationsFeaturesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for ListOrganizationsFeaturesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListOrganizationsFeatures`.
#[derive(Debug, Clone, Default)]
pub struct ListOrganizationsFeaturesOutput {
    /// `OrganizationId`.
    pub organization_id: Option<String>,
    /// `EnabledFeatures`.
    pub enabled_features: Option<Vec<String>>,
}

impl Shape for ListOrganizationsFeaturesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OrganizationId", required: false, of: &T_ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, of: &T_FEATURES_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.organization_id),
            1 => Value::slot(&mut self.enabled_features),
            _ => return None,
        })
    }
}

impl Value for ListOrganizationsFeaturesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListOrganizationsFeatures`.
#[derive(Debug, Clone, Copy)]
pub struct ListOrganizationsFeatures;

impl Operation for ListOrganizationsFeatures {
    type In = ListOrganizationsFeaturesInput;
    type Out = ListOrganizationsFeaturesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListOrganizationsFeatures",
            service: "iam",
            input: || Box::new(ListOrganizationsFeaturesInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ServiceAccessNotEnabledException", status: 400 },
                FaultFacts {
                    code: "AccountNotManagementOrDelegatedAdministratorException",
                    status: 400,
                },
                FaultFacts { code: "OrganizationNotFoundException", status: 400 },
                FaultFacts { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}
pub(crate) static T_FEATURE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["RootCredentialsManagement", "RootSessions"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_FEATURES_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_FEATURE_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_ORGANIZATION_ID_TYPE: Pattern =
    Pattern::new(r"^o-[a-z0-9]{10,32}$", r"\A(?:o-[a-z0-9]{10,32})\z");
pub(crate) static T_ORGANIZATION_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(34),
    pattern: Some(&P_ORGANIZATION_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
