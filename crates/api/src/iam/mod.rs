// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes and operations of `iam`, version 2010-05-08.

pub mod access_key;
pub mod account;
pub mod boundary;
pub mod common;
pub mod delegation;
pub mod group;
pub mod group_policy;
pub mod instance_profile;
pub mod login_profile;
pub mod mfa;
pub mod oidc;
pub mod organizations;
pub mod outbound;
pub mod password_policy;
pub mod policy;
pub mod report;
pub mod role;
pub mod role_policy;
pub mod saml;
pub mod server_certificate;
pub mod service_credential;
pub mod service_linked_role;
pub mod signing_certificate;
pub mod simulate;
pub mod ssh_key;
pub mod user;
pub mod user_policy;

#[doc(no_inline)]
pub use access_key::*;
#[doc(no_inline)]
pub use account::*;
#[doc(no_inline)]
pub use boundary::*;
#[doc(no_inline)]
pub use common::*;
#[doc(no_inline)]
pub use delegation::*;
#[doc(no_inline)]
pub use group::*;
#[doc(no_inline)]
pub use group_policy::*;
#[doc(no_inline)]
pub use instance_profile::*;
#[doc(no_inline)]
pub use login_profile::*;
#[doc(no_inline)]
pub use mfa::*;
#[doc(no_inline)]
pub use oidc::*;
#[doc(no_inline)]
pub use organizations::*;
#[doc(no_inline)]
pub use outbound::*;
#[doc(no_inline)]
pub use password_policy::*;
#[doc(no_inline)]
pub use policy::*;
#[doc(no_inline)]
pub use report::*;
#[doc(no_inline)]
pub use role::*;
#[doc(no_inline)]
pub use role_policy::*;
#[doc(no_inline)]
pub use saml::*;
#[doc(no_inline)]
pub use server_certificate::*;
#[doc(no_inline)]
pub use service_credential::*;
#[doc(no_inline)]
pub use service_linked_role::*;
#[doc(no_inline)]
pub use signing_certificate::*;
#[doc(no_inline)]
pub use simulate::*;
#[doc(no_inline)]
pub use ssh_key::*;
#[doc(no_inline)]
pub use user::*;
#[doc(no_inline)]
pub use user_policy::*;

/// The service and its 176 operations.
pub static SERVICE: crate::Service = crate::Service {
    name: "iam",
    version: "2010-05-08",
    namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    echoes_values: false,
    operations: &[
        <AcceptDelegationRequest as crate::Operation>::OP,
        <AddClientIdToOpenIdConnectProvider as crate::Operation>::OP,
        <AddRoleToInstanceProfile as crate::Operation>::OP,
        <AddUserToGroup as crate::Operation>::OP,
        <AssociateDelegationRequest as crate::Operation>::OP,
        <AttachGroupPolicy as crate::Operation>::OP,
        <AttachRolePolicy as crate::Operation>::OP,
        <AttachUserPolicy as crate::Operation>::OP,
        <ChangePassword as crate::Operation>::OP,
        <CreateAccessKey as crate::Operation>::OP,
        <CreateAccountAlias as crate::Operation>::OP,
        <CreateDelegationRequest as crate::Operation>::OP,
        <CreateGroup as crate::Operation>::OP,
        <CreateInstanceProfile as crate::Operation>::OP,
        <CreateLoginProfile as crate::Operation>::OP,
        <CreateOpenIdConnectProvider as crate::Operation>::OP,
        <CreatePolicy as crate::Operation>::OP,
        <CreatePolicyVersion as crate::Operation>::OP,
        <CreateRole as crate::Operation>::OP,
        <CreateSamlProvider as crate::Operation>::OP,
        <CreateServiceLinkedRole as crate::Operation>::OP,
        <CreateServiceSpecificCredential as crate::Operation>::OP,
        <CreateUser as crate::Operation>::OP,
        <CreateVirtualMfaDevice as crate::Operation>::OP,
        <DeactivateMfaDevice as crate::Operation>::OP,
        <DeleteAccessKey as crate::Operation>::OP,
        <DeleteAccountAlias as crate::Operation>::OP,
        <DeleteAccountPasswordPolicy as crate::Operation>::OP,
        <DeleteGroup as crate::Operation>::OP,
        <DeleteGroupPolicy as crate::Operation>::OP,
        <DeleteInstanceProfile as crate::Operation>::OP,
        <DeleteLoginProfile as crate::Operation>::OP,
        <DeleteOpenIdConnectProvider as crate::Operation>::OP,
        <DeletePolicy as crate::Operation>::OP,
        <DeletePolicyVersion as crate::Operation>::OP,
        <DeleteRole as crate::Operation>::OP,
        <DeleteRolePermissionsBoundary as crate::Operation>::OP,
        <DeleteRolePolicy as crate::Operation>::OP,
        <DeleteSamlProvider as crate::Operation>::OP,
        <DeleteSshPublicKey as crate::Operation>::OP,
        <DeleteServerCertificate as crate::Operation>::OP,
        <DeleteServiceLinkedRole as crate::Operation>::OP,
        <DeleteServiceSpecificCredential as crate::Operation>::OP,
        <DeleteSigningCertificate as crate::Operation>::OP,
        <DeleteUser as crate::Operation>::OP,
        <DeleteUserPermissionsBoundary as crate::Operation>::OP,
        <DeleteUserPolicy as crate::Operation>::OP,
        <DeleteVirtualMfaDevice as crate::Operation>::OP,
        <DetachGroupPolicy as crate::Operation>::OP,
        <DetachRolePolicy as crate::Operation>::OP,
        <DetachUserPolicy as crate::Operation>::OP,
        <DisableOrganizationsRootCredentialsManagement as crate::Operation>::OP,
        <DisableOrganizationsRootSessions as crate::Operation>::OP,
        <DisableOutboundWebIdentityFederation as crate::Operation>::OP,
        <EnableMfaDevice as crate::Operation>::OP,
        <EnableOrganizationsRootCredentialsManagement as crate::Operation>::OP,
        <EnableOrganizationsRootSessions as crate::Operation>::OP,
        <EnableOutboundWebIdentityFederation as crate::Operation>::OP,
        <GenerateCredentialReport as crate::Operation>::OP,
        <GenerateOrganizationsAccessReport as crate::Operation>::OP,
        <GenerateServiceLastAccessedDetails as crate::Operation>::OP,
        <GetAccessKeyLastUsed as crate::Operation>::OP,
        <GetAccountAuthorizationDetails as crate::Operation>::OP,
        <GetAccountPasswordPolicy as crate::Operation>::OP,
        <GetAccountSummary as crate::Operation>::OP,
        <GetContextKeysForCustomPolicy as crate::Operation>::OP,
        <GetContextKeysForPrincipalPolicy as crate::Operation>::OP,
        <GetCredentialReport as crate::Operation>::OP,
        <GetDelegationRequest as crate::Operation>::OP,
        <GetGroup as crate::Operation>::OP,
        <GetGroupPolicy as crate::Operation>::OP,
        <GetHumanReadableSummary as crate::Operation>::OP,
        <GetInstanceProfile as crate::Operation>::OP,
        <GetLoginProfile as crate::Operation>::OP,
        <GetMfaDevice as crate::Operation>::OP,
        <GetOpenIdConnectProvider as crate::Operation>::OP,
        <GetOrganizationsAccessReport as crate::Operation>::OP,
        <GetOutboundWebIdentityFederationInfo as crate::Operation>::OP,
        <GetPolicy as crate::Operation>::OP,
        <GetPolicyVersion as crate::Operation>::OP,
        <GetRole as crate::Operation>::OP,
        <GetRolePolicy as crate::Operation>::OP,
        <GetSamlProvider as crate::Operation>::OP,
        <GetSshPublicKey as crate::Operation>::OP,
        <GetServerCertificate as crate::Operation>::OP,
        <GetServiceLastAccessedDetails as crate::Operation>::OP,
        <GetServiceLastAccessedDetailsWithEntities as crate::Operation>::OP,
        <GetServiceLinkedRoleDeletionStatus as crate::Operation>::OP,
        <GetUser as crate::Operation>::OP,
        <GetUserPolicy as crate::Operation>::OP,
        <ListAccessKeys as crate::Operation>::OP,
        <ListAccountAliases as crate::Operation>::OP,
        <ListAttachedGroupPolicies as crate::Operation>::OP,
        <ListAttachedRolePolicies as crate::Operation>::OP,
        <ListAttachedUserPolicies as crate::Operation>::OP,
        <ListDelegationRequests as crate::Operation>::OP,
        <ListEntitiesForPolicy as crate::Operation>::OP,
        <ListGroupPolicies as crate::Operation>::OP,
        <ListGroups as crate::Operation>::OP,
        <ListGroupsForUser as crate::Operation>::OP,
        <ListInstanceProfileTags as crate::Operation>::OP,
        <ListInstanceProfiles as crate::Operation>::OP,
        <ListInstanceProfilesForRole as crate::Operation>::OP,
        <ListMfaDeviceTags as crate::Operation>::OP,
        <ListMfaDevices as crate::Operation>::OP,
        <ListOpenIdConnectProviderTags as crate::Operation>::OP,
        <ListOpenIdConnectProviders as crate::Operation>::OP,
        <ListOrganizationsFeatures as crate::Operation>::OP,
        <ListPolicies as crate::Operation>::OP,
        <ListPoliciesGrantingServiceAccess as crate::Operation>::OP,
        <ListPolicyTags as crate::Operation>::OP,
        <ListPolicyVersions as crate::Operation>::OP,
        <ListRolePolicies as crate::Operation>::OP,
        <ListRoleTags as crate::Operation>::OP,
        <ListRoles as crate::Operation>::OP,
        <ListSamlProviderTags as crate::Operation>::OP,
        <ListSamlProviders as crate::Operation>::OP,
        <ListSshPublicKeys as crate::Operation>::OP,
        <ListServerCertificateTags as crate::Operation>::OP,
        <ListServerCertificates as crate::Operation>::OP,
        <ListServiceSpecificCredentials as crate::Operation>::OP,
        <ListSigningCertificates as crate::Operation>::OP,
        <ListUserPolicies as crate::Operation>::OP,
        <ListUserTags as crate::Operation>::OP,
        <ListUsers as crate::Operation>::OP,
        <ListVirtualMfaDevices as crate::Operation>::OP,
        <PutGroupPolicy as crate::Operation>::OP,
        <PutRolePermissionsBoundary as crate::Operation>::OP,
        <PutRolePolicy as crate::Operation>::OP,
        <PutUserPermissionsBoundary as crate::Operation>::OP,
        <PutUserPolicy as crate::Operation>::OP,
        <RejectDelegationRequest as crate::Operation>::OP,
        <RemoveClientIdFromOpenIdConnectProvider as crate::Operation>::OP,
        <RemoveRoleFromInstanceProfile as crate::Operation>::OP,
        <RemoveUserFromGroup as crate::Operation>::OP,
        <ResetServiceSpecificCredential as crate::Operation>::OP,
        <ResyncMfaDevice as crate::Operation>::OP,
        <SendDelegationToken as crate::Operation>::OP,
        <SetDefaultPolicyVersion as crate::Operation>::OP,
        <SetSecurityTokenServicePreferences as crate::Operation>::OP,
        <SimulateCustomPolicy as crate::Operation>::OP,
        <SimulatePrincipalPolicy as crate::Operation>::OP,
        <TagInstanceProfile as crate::Operation>::OP,
        <TagMfaDevice as crate::Operation>::OP,
        <TagOpenIdConnectProvider as crate::Operation>::OP,
        <TagPolicy as crate::Operation>::OP,
        <TagRole as crate::Operation>::OP,
        <TagSamlProvider as crate::Operation>::OP,
        <TagServerCertificate as crate::Operation>::OP,
        <TagUser as crate::Operation>::OP,
        <UntagInstanceProfile as crate::Operation>::OP,
        <UntagMfaDevice as crate::Operation>::OP,
        <UntagOpenIdConnectProvider as crate::Operation>::OP,
        <UntagPolicy as crate::Operation>::OP,
        <UntagRole as crate::Operation>::OP,
        <UntagSamlProvider as crate::Operation>::OP,
        <UntagServerCertificate as crate::Operation>::OP,
        <UntagUser as crate::Operation>::OP,
        <UpdateAccessKey as crate::Operation>::OP,
        <UpdateAccountPasswordPolicy as crate::Operation>::OP,
        <UpdateAssumeRolePolicy as crate::Operation>::OP,
        <UpdateDelegationRequest as crate::Operation>::OP,
        <UpdateGroup as crate::Operation>::OP,
        <UpdateLoginProfile as crate::Operation>::OP,
        <UpdateOpenIdConnectProviderThumbprint as crate::Operation>::OP,
        <UpdateRole as crate::Operation>::OP,
        <UpdateRoleDescription as crate::Operation>::OP,
        <UpdateSamlProvider as crate::Operation>::OP,
        <UpdateSshPublicKey as crate::Operation>::OP,
        <UpdateServerCertificate as crate::Operation>::OP,
        <UpdateServiceSpecificCredential as crate::Operation>::OP,
        <UpdateSigningCertificate as crate::Operation>::OP,
        <UpdateUser as crate::Operation>::OP,
        <UploadSshPublicKey as crate::Operation>::OP,
        <UploadServerCertificate as crate::Operation>::OP,
        <UploadSigningCertificate as crate::Operation>::OP,
    ],
};
