// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Every operation with its kind, and what each asks of policy.

use crate::fault::Fault;
use crate::may::{Ask, May};
use crate::operation::Entry;
use countersign_api::{self as api, Operation};

/// Every operation of every service, sorted by service and name.
pub(crate) static ENTRIES: &[Entry] = &[
    Entry::not_built::<api::iam::delegation::AcceptDelegationRequest>(),
    Entry::not_built::<api::iam::oidc::AddClientIdToOpenIdConnectProvider>(),
    Entry::not_built::<api::iam::instance_profile::AddRoleToInstanceProfile>(),
    Entry::write::<api::iam::group::AddUserToGroup>(),
    Entry::not_built::<api::iam::delegation::AssociateDelegationRequest>(),
    Entry::write::<api::iam::group_policy::AttachGroupPolicy>(),
    Entry::write::<api::iam::role_policy::AttachRolePolicy>(),
    Entry::write::<api::iam::user_policy::AttachUserPolicy>(),
    Entry::write::<api::iam::login_profile::ChangePassword>(),
    Entry::write::<api::iam::access_key::CreateAccessKey>(),
    Entry::write::<api::iam::account::CreateAccountAlias>(),
    Entry::not_built::<api::iam::delegation::CreateDelegationRequest>(),
    Entry::write::<api::iam::group::CreateGroup>(),
    Entry::not_built::<api::iam::instance_profile::CreateInstanceProfile>(),
    Entry::write::<api::iam::login_profile::CreateLoginProfile>(),
    Entry::not_built::<api::iam::oidc::CreateOpenIdConnectProvider>(),
    Entry::write::<api::iam::policy::CreatePolicy>(),
    Entry::write::<api::iam::policy::CreatePolicyVersion>(),
    Entry::write::<api::iam::role::CreateRole>(),
    Entry::not_built::<api::iam::saml::CreateSamlProvider>(),
    Entry::not_built::<api::iam::service_linked_role::CreateServiceLinkedRole>(),
    Entry::not_built::<api::iam::service_credential::CreateServiceSpecificCredential>(),
    Entry::write::<api::iam::user::CreateUser>(),
    Entry::write::<api::iam::mfa::CreateVirtualMfaDevice>(),
    Entry::write::<api::iam::mfa::DeactivateMfaDevice>(),
    Entry::write::<api::iam::access_key::DeleteAccessKey>(),
    Entry::write::<api::iam::account::DeleteAccountAlias>(),
    Entry::write::<api::iam::password_policy::DeleteAccountPasswordPolicy>(),
    Entry::write::<api::iam::group::DeleteGroup>(),
    Entry::write::<api::iam::group_policy::DeleteGroupPolicy>(),
    Entry::not_built::<api::iam::instance_profile::DeleteInstanceProfile>(),
    Entry::write::<api::iam::login_profile::DeleteLoginProfile>(),
    Entry::not_built::<api::iam::oidc::DeleteOpenIdConnectProvider>(),
    Entry::write::<api::iam::policy::DeletePolicy>(),
    Entry::write::<api::iam::policy::DeletePolicyVersion>(),
    Entry::write::<api::iam::role::DeleteRole>(),
    Entry::write::<api::iam::boundary::DeleteRolePermissionsBoundary>(),
    Entry::write::<api::iam::role_policy::DeleteRolePolicy>(),
    Entry::not_built::<api::iam::saml::DeleteSamlProvider>(),
    Entry::not_built::<api::iam::ssh_key::DeleteSshPublicKey>(),
    Entry::not_built::<api::iam::server_certificate::DeleteServerCertificate>(),
    Entry::not_built::<api::iam::service_linked_role::DeleteServiceLinkedRole>(),
    Entry::not_built::<api::iam::service_credential::DeleteServiceSpecificCredential>(),
    Entry::not_built::<api::iam::signing_certificate::DeleteSigningCertificate>(),
    Entry::write::<api::iam::user::DeleteUser>(),
    Entry::write::<api::iam::boundary::DeleteUserPermissionsBoundary>(),
    Entry::write::<api::iam::user_policy::DeleteUserPolicy>(),
    Entry::write::<api::iam::mfa::DeleteVirtualMfaDevice>(),
    Entry::write::<api::iam::group_policy::DetachGroupPolicy>(),
    Entry::write::<api::iam::role_policy::DetachRolePolicy>(),
    Entry::write::<api::iam::user_policy::DetachUserPolicy>(),
    Entry::not_built::<api::iam::organizations::DisableOrganizationsRootCredentialsManagement>(),
    Entry::not_built::<api::iam::organizations::DisableOrganizationsRootSessions>(),
    Entry::not_built::<api::iam::outbound::DisableOutboundWebIdentityFederation>(),
    Entry::write::<api::iam::mfa::EnableMfaDevice>(),
    Entry::not_built::<api::iam::organizations::EnableOrganizationsRootCredentialsManagement>(),
    Entry::not_built::<api::iam::organizations::EnableOrganizationsRootSessions>(),
    Entry::not_built::<api::iam::outbound::EnableOutboundWebIdentityFederation>(),
    Entry::not_built::<api::iam::report::GenerateCredentialReport>(),
    Entry::not_built::<api::iam::report::GenerateOrganizationsAccessReport>(),
    Entry::not_built::<api::iam::report::GenerateServiceLastAccessedDetails>(),
    Entry::read::<api::iam::access_key::GetAccessKeyLastUsed>(),
    Entry::read::<api::iam::account::GetAccountAuthorizationDetails>(),
    Entry::read::<api::iam::password_policy::GetAccountPasswordPolicy>(),
    Entry::read::<api::iam::account::GetAccountSummary>(),
    Entry::read::<api::iam::simulate::GetContextKeysForCustomPolicy>(),
    Entry::read::<api::iam::simulate::GetContextKeysForPrincipalPolicy>(),
    Entry::not_built::<api::iam::report::GetCredentialReport>(),
    Entry::not_built::<api::iam::delegation::GetDelegationRequest>(),
    Entry::read::<api::iam::group::GetGroup>(),
    Entry::read::<api::iam::group_policy::GetGroupPolicy>(),
    Entry::not_built::<api::iam::delegation::GetHumanReadableSummary>(),
    Entry::not_built::<api::iam::instance_profile::GetInstanceProfile>(),
    Entry::read::<api::iam::login_profile::GetLoginProfile>(),
    Entry::read::<api::iam::mfa::GetMfaDevice>(),
    Entry::not_built::<api::iam::oidc::GetOpenIdConnectProvider>(),
    Entry::not_built::<api::iam::report::GetOrganizationsAccessReport>(),
    Entry::not_built::<api::iam::outbound::GetOutboundWebIdentityFederationInfo>(),
    Entry::read::<api::iam::policy::GetPolicy>(),
    Entry::read::<api::iam::policy::GetPolicyVersion>(),
    Entry::read::<api::iam::role::GetRole>(),
    Entry::read::<api::iam::role_policy::GetRolePolicy>(),
    Entry::not_built::<api::iam::saml::GetSamlProvider>(),
    Entry::not_built::<api::iam::ssh_key::GetSshPublicKey>(),
    Entry::not_built::<api::iam::server_certificate::GetServerCertificate>(),
    Entry::not_built::<api::iam::report::GetServiceLastAccessedDetails>(),
    Entry::not_built::<api::iam::report::GetServiceLastAccessedDetailsWithEntities>(),
    Entry::not_built::<api::iam::service_linked_role::GetServiceLinkedRoleDeletionStatus>(),
    Entry::read::<api::iam::user::GetUser>(),
    Entry::read::<api::iam::user_policy::GetUserPolicy>(),
    Entry::read::<api::iam::access_key::ListAccessKeys>(),
    Entry::read::<api::iam::account::ListAccountAliases>(),
    Entry::read::<api::iam::group_policy::ListAttachedGroupPolicies>(),
    Entry::read::<api::iam::role_policy::ListAttachedRolePolicies>(),
    Entry::read::<api::iam::user_policy::ListAttachedUserPolicies>(),
    Entry::not_built::<api::iam::delegation::ListDelegationRequests>(),
    Entry::read::<api::iam::policy::ListEntitiesForPolicy>(),
    Entry::read::<api::iam::group_policy::ListGroupPolicies>(),
    Entry::read::<api::iam::group::ListGroups>(),
    Entry::read::<api::iam::group::ListGroupsForUser>(),
    Entry::not_built::<api::iam::instance_profile::ListInstanceProfileTags>(),
    Entry::not_built::<api::iam::instance_profile::ListInstanceProfiles>(),
    Entry::read::<api::iam::instance_profile::ListInstanceProfilesForRole>(),
    Entry::read::<api::iam::mfa::ListMfaDeviceTags>(),
    Entry::read::<api::iam::mfa::ListMfaDevices>(),
    Entry::not_built::<api::iam::oidc::ListOpenIdConnectProviderTags>(),
    Entry::not_built::<api::iam::oidc::ListOpenIdConnectProviders>(),
    Entry::not_built::<api::iam::organizations::ListOrganizationsFeatures>(),
    Entry::read::<api::iam::policy::ListPolicies>(),
    Entry::read::<api::iam::policy::ListPoliciesGrantingServiceAccess>(),
    Entry::read::<api::iam::policy::ListPolicyTags>(),
    Entry::read::<api::iam::policy::ListPolicyVersions>(),
    Entry::read::<api::iam::role_policy::ListRolePolicies>(),
    Entry::read::<api::iam::role::ListRoleTags>(),
    Entry::read::<api::iam::role::ListRoles>(),
    Entry::not_built::<api::iam::saml::ListSamlProviderTags>(),
    Entry::not_built::<api::iam::saml::ListSamlProviders>(),
    Entry::read::<api::iam::ssh_key::ListSshPublicKeys>(),
    Entry::not_built::<api::iam::server_certificate::ListServerCertificateTags>(),
    Entry::not_built::<api::iam::server_certificate::ListServerCertificates>(),
    Entry::read::<api::iam::service_credential::ListServiceSpecificCredentials>(),
    Entry::read::<api::iam::signing_certificate::ListSigningCertificates>(),
    Entry::read::<api::iam::user_policy::ListUserPolicies>(),
    Entry::read::<api::iam::user::ListUserTags>(),
    Entry::read::<api::iam::user::ListUsers>(),
    Entry::read::<api::iam::mfa::ListVirtualMfaDevices>(),
    Entry::write::<api::iam::group_policy::PutGroupPolicy>(),
    Entry::write::<api::iam::boundary::PutRolePermissionsBoundary>(),
    Entry::write::<api::iam::role_policy::PutRolePolicy>(),
    Entry::write::<api::iam::boundary::PutUserPermissionsBoundary>(),
    Entry::write::<api::iam::user_policy::PutUserPolicy>(),
    Entry::not_built::<api::iam::delegation::RejectDelegationRequest>(),
    Entry::not_built::<api::iam::oidc::RemoveClientIdFromOpenIdConnectProvider>(),
    Entry::not_built::<api::iam::instance_profile::RemoveRoleFromInstanceProfile>(),
    Entry::write::<api::iam::group::RemoveUserFromGroup>(),
    Entry::not_built::<api::iam::service_credential::ResetServiceSpecificCredential>(),
    Entry::write::<api::iam::mfa::ResyncMfaDevice>(),
    Entry::not_built::<api::iam::delegation::SendDelegationToken>(),
    Entry::write::<api::iam::policy::SetDefaultPolicyVersion>(),
    Entry::not_built::<api::iam::account::SetSecurityTokenServicePreferences>(),
    Entry::read::<api::iam::simulate::SimulateCustomPolicy>(),
    Entry::read::<api::iam::simulate::SimulatePrincipalPolicy>(),
    Entry::not_built::<api::iam::instance_profile::TagInstanceProfile>(),
    Entry::write::<api::iam::mfa::TagMfaDevice>(),
    Entry::not_built::<api::iam::oidc::TagOpenIdConnectProvider>(),
    Entry::write::<api::iam::policy::TagPolicy>(),
    Entry::write::<api::iam::role::TagRole>(),
    Entry::not_built::<api::iam::saml::TagSamlProvider>(),
    Entry::not_built::<api::iam::server_certificate::TagServerCertificate>(),
    Entry::write::<api::iam::user::TagUser>(),
    Entry::not_built::<api::iam::instance_profile::UntagInstanceProfile>(),
    Entry::write::<api::iam::mfa::UntagMfaDevice>(),
    Entry::not_built::<api::iam::oidc::UntagOpenIdConnectProvider>(),
    Entry::write::<api::iam::policy::UntagPolicy>(),
    Entry::write::<api::iam::role::UntagRole>(),
    Entry::not_built::<api::iam::saml::UntagSamlProvider>(),
    Entry::not_built::<api::iam::server_certificate::UntagServerCertificate>(),
    Entry::write::<api::iam::user::UntagUser>(),
    Entry::write::<api::iam::access_key::UpdateAccessKey>(),
    Entry::write::<api::iam::password_policy::UpdateAccountPasswordPolicy>(),
    Entry::write::<api::iam::role::UpdateAssumeRolePolicy>(),
    Entry::not_built::<api::iam::delegation::UpdateDelegationRequest>(),
    Entry::write::<api::iam::group::UpdateGroup>(),
    Entry::write::<api::iam::login_profile::UpdateLoginProfile>(),
    Entry::not_built::<api::iam::oidc::UpdateOpenIdConnectProviderThumbprint>(),
    Entry::write::<api::iam::role::UpdateRole>(),
    Entry::write::<api::iam::role::UpdateRoleDescription>(),
    Entry::not_built::<api::iam::saml::UpdateSamlProvider>(),
    Entry::not_built::<api::iam::ssh_key::UpdateSshPublicKey>(),
    Entry::not_built::<api::iam::server_certificate::UpdateServerCertificate>(),
    Entry::not_built::<api::iam::service_credential::UpdateServiceSpecificCredential>(),
    Entry::not_built::<api::iam::signing_certificate::UpdateSigningCertificate>(),
    Entry::write::<api::iam::user::UpdateUser>(),
    Entry::not_built::<api::iam::ssh_key::UploadSshPublicKey>(),
    Entry::not_built::<api::iam::server_certificate::UploadServerCertificate>(),
    Entry::not_built::<api::iam::signing_certificate::UploadSigningCertificate>(),
    Entry::mint::<api::own::console::ChooseNewPassword>(),
    Entry::write::<api::own::mfa::ClearMfaLock>(),
    Entry::write::<api::own::installation::CreateAccount>(),
    Entry::write::<api::own::mfa::EnableRootMfaDevice>(),
    Entry::mint::<api::own::federation::FederatedSignIn>(),
    Entry::read::<api::own::console::GetConsoleSession>(),
    Entry::read::<api::own::mfa::GetMfaLock>(),
    Entry::mint::<api::own::federation::GetSigninToken>(),
    Entry::write::<api::own::mfa::ImportMfaToken>(),
    Entry::read::<api::own::installation::ListAccounts>(),
    Entry::mint::<api::own::console::Reauthenticate>(),
    Entry::write::<api::own::installation::ResetInstallation>(),
    Entry::write::<api::own::mfa::ResyncRootMfaDevice>(),
    Entry::mint::<api::own::console::SignIn>(),
    Entry::write::<api::own::console::SignOut>(),
    Entry::mint::<api::own::console::SubmitMfaCode>(),
    Entry::mint::<api::own::console::SwitchBack>(),
    Entry::mint::<api::own::console::SwitchRole>(),
    Entry::write::<api::own::console::TouchConsoleSession>(),
    Entry::mint::<api::sts::assume_role::AssumeRole>(),
    Entry::not_built::<api::sts::assume_role::AssumeRoleWithSaml>(),
    Entry::not_built::<api::sts::assume_role::AssumeRoleWithWebIdentity>(),
    Entry::not_built::<api::sts::assume_role::AssumeRoot>(),
    Entry::read::<api::sts::caller::DecodeAuthorizationMessage>(),
    Entry::read::<api::sts::caller::GetAccessKeyInfo>(),
    Entry::read::<api::sts::caller::GetCallerIdentity>(),
    Entry::not_built::<api::sts::web_identity::GetDelegatedAccessToken>(),
    Entry::mint::<api::sts::session_token::GetFederationToken>(),
    Entry::mint::<api::sts::session_token::GetSessionToken>(),
    Entry::not_built::<api::sts::web_identity::GetWebIdentityToken>(),
];

impl Ask for api::iam::group::AddUserToGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:AddUserToGroup", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::AttachGroupPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.group("iam:AttachGroupPolicy", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::AttachRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.role("iam:AttachRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::AttachUserPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.user("iam:AttachUserPolicy", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::login_profile::ChangePassword {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.self_user("iam:ChangePassword")?;
        Ok(())
    }
}

impl Ask for api::iam::access_key::CreateAccessKey {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:CreateAccessKey", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::account::CreateAccountAlias {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:CreateAccountAlias")?;
        Ok(())
    }
}

impl Ask for api::iam::group::CreateGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.new_group("iam:CreateGroup", i.path.as_deref(), Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::login_profile::CreateLoginProfile {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:CreateLoginProfile", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::policy::CreatePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(i.tags.as_deref().unwrap_or_default());
        may.new_policy("iam:CreatePolicy", i.path.as_deref(), Some(&i.policy_name))?;
        if i.tags.is_some() {
            may.new_policy("iam:TagPolicy", i.path.as_deref(), Some(&i.policy_name))?;
        }
        Ok(())
    }
}

impl Ask for api::iam::policy::CreatePolicyVersion {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:CreatePolicyVersion", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role::CreateRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PermissionsBoundary", i.permissions_boundary.as_deref());
        may.request_tags(i.tags.as_deref().unwrap_or_default());
        may.new_role("iam:CreateRole", i.path.as_deref(), Some(&i.role_name))?;
        if i.tags.is_some() {
            may.new_role("iam:TagRole", i.path.as_deref(), Some(&i.role_name))?;
        }
        Ok(())
    }
}

impl Ask for api::iam::user::CreateUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PermissionsBoundary", i.permissions_boundary.as_deref());
        may.request_tags(i.tags.as_deref().unwrap_or_default());
        may.new_user("iam:CreateUser", i.path.as_deref(), Some(&i.user_name))?;
        if i.tags.is_some() {
            may.new_user("iam:TagUser", i.path.as_deref(), Some(&i.user_name))?;
        }
        Ok(())
    }
}

impl Ask for api::iam::mfa::CreateVirtualMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(i.tags.as_deref().unwrap_or_default());
        may.new_mfa(
            "iam:CreateVirtualMFADevice",
            i.path.as_deref(),
            Some(&i.virtual_mfa_device_name),
        )?;
        if i.tags.is_some() {
            may.new_mfa("iam:TagMFADevice", i.path.as_deref(), Some(&i.virtual_mfa_device_name))?;
        }
        Ok(())
    }
}

impl Ask for api::iam::mfa::DeactivateMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeactivateMFADevice", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::access_key::DeleteAccessKey {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeleteAccessKey", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::account::DeleteAccountAlias {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:DeleteAccountAlias")?;
        Ok(())
    }
}

impl Ask for api::iam::password_policy::DeleteAccountPasswordPolicy {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:DeleteAccountPasswordPolicy")?;
        Ok(())
    }
}

impl Ask for api::iam::group::DeleteGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:DeleteGroup", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::DeleteGroupPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:DeleteGroupPolicy", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::login_profile::DeleteLoginProfile {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeleteLoginProfile", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::policy::DeletePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:DeletePolicy", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::DeletePolicyVersion {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:DeletePolicyVersion", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role::DeleteRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:DeleteRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::boundary::DeleteRolePermissionsBoundary {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:DeleteRolePermissionsBoundary", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::DeleteRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:DeleteRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::DeleteUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeleteUser", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::boundary::DeleteUserPermissionsBoundary {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeleteUserPermissionsBoundary", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::DeleteUserPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:DeleteUserPolicy", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::DeleteVirtualMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.mfa("iam:DeleteVirtualMFADevice", Some(&i.serial_number))?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::DetachGroupPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.group("iam:DetachGroupPolicy", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::DetachRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.role("iam:DetachRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::DetachUserPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PolicyARN", Some(&i.policy_arn));
        may.user("iam:DetachUserPolicy", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::EnableMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:EnableMFADevice", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::account::GetAccountAuthorizationDetails {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:GetAccountAuthorizationDetails")?;
        Ok(())
    }
}

impl Ask for api::iam::password_policy::GetAccountPasswordPolicy {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:GetAccountPasswordPolicy")?;
        Ok(())
    }
}

impl Ask for api::iam::account::GetAccountSummary {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:GetAccountSummary")?;
        Ok(())
    }
}

impl Ask for api::iam::simulate::GetContextKeysForCustomPolicy {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:GetContextKeysForCustomPolicy")?;
        Ok(())
    }
}

impl Ask for api::iam::simulate::GetContextKeysForPrincipalPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.entity("iam:GetContextKeysForPrincipalPolicy", Some(&i.policy_source_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::group::GetGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:GetGroup", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::GetGroupPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:GetGroupPolicy", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::login_profile::GetLoginProfile {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:GetLoginProfile", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::policy::GetPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:GetPolicy", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::GetPolicyVersion {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:GetPolicyVersion", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role::GetRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:GetRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::GetRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:GetRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::GetUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:GetUser", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::GetUserPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:GetUserPolicy", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::access_key::ListAccessKeys {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListAccessKeys", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::account::ListAccountAliases {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:ListAccountAliases")?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::ListAttachedGroupPolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:ListAttachedGroupPolicies", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::ListAttachedRolePolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:ListAttachedRolePolicies", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::ListAttachedUserPolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListAttachedUserPolicies", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::ListEntitiesForPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:ListEntitiesForPolicy", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::ListGroupPolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:ListGroupPolicies", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group::ListGroups {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.groups("iam:ListGroups", i.path_prefix.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::group::ListGroupsForUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListGroupsForUser", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::instance_profile::ListInstanceProfilesForRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:ListInstanceProfilesForRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::ListMfaDeviceTags {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.mfa("iam:ListMFADeviceTags", Some(&i.serial_number))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::ListMfaDevices {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListMFADevices", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::policy::ListPolicies {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:ListPolicies")?;
        Ok(())
    }
}

impl Ask for api::iam::policy::ListPoliciesGrantingServiceAccess {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.entity("iam:ListPoliciesGrantingServiceAccess", Some(&i.arn))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::ListPolicyTags {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:ListPolicyTags", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::ListPolicyVersions {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:ListPolicyVersions", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::ListRolePolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:ListRolePolicies", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role::ListRoleTags {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:ListRoleTags", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role::ListRoles {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.roles("iam:ListRoles", i.path_prefix.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::ssh_key::ListSshPublicKeys {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListSSHPublicKeys", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::signing_certificate::ListSigningCertificates {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListSigningCertificates", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::ListUserPolicies {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListUserPolicies", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::ListUserTags {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ListUserTags", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::ListUsers {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.users("iam:ListUsers", i.path_prefix.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::ListVirtualMfaDevices {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.mfas("iam:ListVirtualMFADevices")?;
        Ok(())
    }
}

impl Ask for api::iam::group_policy::PutGroupPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:PutGroupPolicy", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::boundary::PutRolePermissionsBoundary {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PermissionsBoundary", Some(&i.permissions_boundary));
        may.role("iam:PutRolePermissionsBoundary", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role_policy::PutRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:PutRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::boundary::PutUserPermissionsBoundary {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.key("iam:PermissionsBoundary", Some(&i.permissions_boundary));
        may.user("iam:PutUserPermissionsBoundary", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user_policy::PutUserPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:PutUserPolicy", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group::RemoveUserFromGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:RemoveUserFromGroup", Some(&i.group_name))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::ResyncMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:ResyncMFADevice", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::SetDefaultPolicyVersion {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.policy("iam:SetDefaultPolicyVersion", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::simulate::SimulateCustomPolicy {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:SimulateCustomPolicy")?;
        Ok(())
    }
}

impl Ask for api::iam::simulate::SimulatePrincipalPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.entity("iam:SimulatePrincipalPolicy", Some(&i.policy_source_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::TagMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(&i.tags);
        may.mfa("iam:TagMFADevice", Some(&i.serial_number))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::TagPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(&i.tags);
        may.policy("iam:TagPolicy", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role::TagRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(&i.tags);
        may.role("iam:TagRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::TagUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.request_tags(&i.tags);
        may.user("iam:TagUser", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::mfa::UntagMfaDevice {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.tag_keys(&i.tag_keys);
        may.mfa("iam:UntagMFADevice", Some(&i.serial_number))?;
        Ok(())
    }
}

impl Ask for api::iam::policy::UntagPolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.tag_keys(&i.tag_keys);
        may.policy("iam:UntagPolicy", Some(&i.policy_arn))?;
        Ok(())
    }
}

impl Ask for api::iam::role::UntagRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.tag_keys(&i.tag_keys);
        may.role("iam:UntagRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::UntagUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.tag_keys(&i.tag_keys);
        may.user("iam:UntagUser", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::access_key::UpdateAccessKey {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:UpdateAccessKey", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::iam::password_policy::UpdateAccountPasswordPolicy {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("iam:UpdateAccountPasswordPolicy")?;
        Ok(())
    }
}

impl Ask for api::iam::role::UpdateAssumeRolePolicy {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:UpdateAssumeRolePolicy", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::group::UpdateGroup {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.group("iam:UpdateGroup", Some(&i.group_name))?;
        may.moved_group(
            "iam:UpdateGroup",
            Some(&i.group_name),
            i.new_path.as_deref(),
            i.new_group_name.as_deref(),
        )?;
        Ok(())
    }
}

impl Ask for api::iam::login_profile::UpdateLoginProfile {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:UpdateLoginProfile", Some(&i.user_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role::UpdateRole {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:UpdateRole", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::role::UpdateRoleDescription {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.role("iam:UpdateRoleDescription", Some(&i.role_name))?;
        Ok(())
    }
}

impl Ask for api::iam::user::UpdateUser {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("iam:UpdateUser", Some(&i.user_name))?;
        may.moved_user(
            "iam:UpdateUser",
            Some(&i.user_name),
            i.new_path.as_deref(),
            i.new_user_name.as_deref(),
        )?;
        Ok(())
    }
}

impl Ask for api::own::console::ChooseNewPassword {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::installation::CreateAccount {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_installation()
    }
}

impl Ask for api::own::mfa::EnableRootMfaDevice {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_root()
    }
}

impl Ask for api::own::federation::FederatedSignIn {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::console::GetConsoleSession {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::mfa::GetMfaLock {
    fn ask(may: &mut May<'_>, i: &<Self as Operation>::In) -> Result<(), Fault> {
        may.user("countersign:GetMFALock", i.user_name.as_deref())?;
        Ok(())
    }
}

impl Ask for api::own::federation::GetSigninToken {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::installation::ListAccounts {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_installation()
    }
}

impl Ask for api::own::console::Reauthenticate {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::installation::ResetInstallation {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_installation()
    }
}

impl Ask for api::own::mfa::ResyncRootMfaDevice {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_root()
    }
}

impl Ask for api::own::console::SignIn {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::console::SignOut {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::console::SubmitMfaCode {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::console::SwitchBack {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::own::console::TouchConsoleSession {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.be_visitor()
    }
}

impl Ask for api::sts::caller::DecodeAuthorizationMessage {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("sts:DecodeAuthorizationMessage")?;
        Ok(())
    }
}

impl Ask for api::sts::caller::GetAccessKeyInfo {
    fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        may.any("sts:GetAccessKeyInfo")?;
        Ok(())
    }
}

impl Ask for api::sts::caller::GetCallerIdentity {
    fn ask(_: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        Ok(())
    }
}

impl Ask for api::sts::session_token::GetSessionToken {
    fn ask(_: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {
        Ok(())
    }
}
