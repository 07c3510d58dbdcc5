// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `signing_certificate`; facts: `model/iam/signing_certificate.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_CERTIFICATE_BODY_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_STATUS_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};

/// The input of `DeleteSigningCertificate`.
#[derive(Debug, Clone, Default)]
pub struct DeleteSigningCertificateInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `CertificateId`.
    pub certificate_id: String,
}

impl Shape for DeleteSigningCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "CertificateId", required: true, of: &T_CERTIFICATE_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.certificate_id),
            _ => return None,
        })
    }
}

impl Value for DeleteSigningCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteSigningCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteSigningCertificate;

impl Operation for DeleteSigningCertificate {
    type In = DeleteSigningCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteSigningCertificate",
            service: "iam",
            input: || Box::new(DeleteSigningCertificateInput::default()),
            has_output: false,
            faults: &[
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

/// The input of `ListSigningCertificates`.
#[derive(Debug, Clone, Default)]
pub struct ListSigningCertificatesInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListSigningCertificatesInput {
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

impl Value for ListSigningCertificatesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListSigningCertificates`.
#[derive(Debug, Clone, Default)]
pub struct ListSigningCertificatesOutput {
    /// `Certificates`.
    pub certificates: Vec<SigningCertificate>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListSigningCertificatesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Certificates", required: true, of: &T_CERTIFICATE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.certificates),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListSigningCertificatesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListSigningCertificates`.
#[derive(Debug, Clone, Copy)]
pub struct ListSigningCertificates;

impl Operation for ListSigningCertificates {
    type In = ListSigningCertificatesInput;
    type Out = ListSigningCertificatesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListSigningCertificates",
            service: "iam",
            input: || Box::new(ListSigningCertificatesInput::default()),
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

impl Paged for ListSigningCertificates {
    type Item = SigningCertificate;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListSigningCertificatesOutput {
            is_truncated: Some(marker.is_some()),
            certificates: items,
            marker,
        }
    }
}

/// The input of `UpdateSigningCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UpdateSigningCertificateInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `CertificateId`.
    pub certificate_id: String,
    /// `Status`.
    pub status: String,
}

impl Shape for UpdateSigningCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "CertificateId", required: true, of: &T_CERTIFICATE_ID_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.certificate_id),
            2 => Value::slot(&mut self.status),
            _ => return None,
        })
    }
}

impl Value for UpdateSigningCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateSigningCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateSigningCertificate;

impl Operation for UpdateSigningCertificate {
    type In = UpdateSigningCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateSigningCertificate",
            service: "iam",
            input: || Box::new(UpdateSigningCertificateInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UploadSigningCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UploadSigningCertificateInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `CertificateBody`.
    pub certificate_body: String,
}

impl Shape for UploadSigningCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "CertificateBody", required: true, of: &T_CERTIFICATE_BODY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.certificate_body),
            _ => return None,
        })
    }
}

impl Value for UploadSigningCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UploadSigningCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UploadSigningCertificateOutput {
    /// `Certificate`.
    pub certificate: SigningCertificate,
}

impl Shape for UploadSigningCertificateOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "Certificate", required: true, of: &T_SIGNING_CERTIFICATE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.certificate),
            _ => return None,
        })
    }
}

impl Value for UploadSigningCertificateOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UploadSigningCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct UploadSigningCertificate;

impl Operation for UploadSigningCertificate {
    type In = UploadSigningCertificateInput;
    type Out = UploadSigningCertificateOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UploadSigningCertificate",
            service: "iam",
            input: || Box::new(UploadSigningCertificateInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "MalformedCertificate", status: 400 },
                FaultFacts { code: "InvalidCertificate", status: 400 },
                FaultFacts { code: "DuplicateCertificate", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `SigningCertificate`.
#[derive(Debug, Clone, Default)]
pub struct SigningCertificate {
    /// `UserName`.
    pub user_name: String,
    /// `CertificateId`.
    pub certificate_id: String,
    /// `CertificateBody`.
    pub certificate_body: String,
    /// `Status`.
    pub status: String,
    /// `UploadDate`.
    pub upload_date: Option<Timestamp>,
}

impl Shape for SigningCertificate {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "CertificateId", required: true, of: &T_CERTIFICATE_ID_TYPE },
            Member { name: "CertificateBody", required: true, of: &T_CERTIFICATE_BODY_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
            Member { name: "UploadDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.certificate_id),
            2 => Value::slot(&mut self.certificate_body),
            3 => Value::slot(&mut self.status),
            4 => Value::slot(&mut self.upload_date),
            _ => return None,
        })
    }
}

impl Value for SigningCertificate {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SIGNING_CERTIFICATE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_CERTIFICATE_ID_TYPE: Pattern = Pattern::new(r"[\w]+", r"\A(?:[A-Za-z0-9_]+)\z");
pub(crate) static T_CERTIFICATE_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(24),
    max: Some(128),
    pattern: Some(&P_CERTIFICATE_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CERTIFICATE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SIGNING_CERTIFICATE),
    url_encoded: false,
    refusal: None,
};
