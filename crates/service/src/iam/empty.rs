//! Lists of what nobody can have here. Whoever deletes a user or a role asks for them first, as Terraform does, and takes
//! an empty one for what it is.

use super::role::role;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::may::{Ask, May};
use crate::operation::Read;
use countersign_api::Paged;
use countersign_api::iam::{
    ListInstanceProfilesForRole, ListInstanceProfilesForRoleInput,
    ListInstanceProfilesForRoleOutput, ListServiceSpecificCredentials,
    ListServiceSpecificCredentialsInput, ListServiceSpecificCredentialsOutput,
    ListSigningCertificates, ListSigningCertificatesInput, ListSigningCertificatesOutput,
    ListSshPublicKeys, ListSshPublicKeysInput, ListSshPublicKeysOutput,
};

/// A page with nothing on it, and after which nothing comes.
fn page<O: Paged>(cx: &Cx<'_>, input: &O::In, owner: &str) -> Result<O::Out, Fault> {
    cx.page_of::<O, ()>(input, owner, Vec::new(), |()| None)
}

impl Read for ListInstanceProfilesForRole {
    fn run(
        cx: &Cx<'_>,
        i: &ListInstanceProfilesForRoleInput,
    ) -> Result<ListInstanceProfilesForRoleOutput, Fault> {
        page::<ListInstanceProfilesForRole>(cx, i, &role(cx, &i.role_name)?.id)
    }
}

impl Read for ListSshPublicKeys {
    fn run(cx: &Cx<'_>, i: &ListSshPublicKeysInput) -> Result<ListSshPublicKeysOutput, Fault> {
        let owner = Holder::of(cx, i.user_name.as_deref())?.id();
        page::<ListSshPublicKeys>(cx, i, &owner)
    }
}

impl Read for ListSigningCertificates {
    fn run(
        cx: &Cx<'_>,
        i: &ListSigningCertificatesInput,
    ) -> Result<ListSigningCertificatesOutput, Fault> {
        let owner = Holder::of(cx, i.user_name.as_deref())?.id();
        page::<ListSigningCertificates>(cx, i, &owner)
    }
}

impl Ask for ListServiceSpecificCredentials {
    fn ask(may: &mut May<'_>, i: &ListServiceSpecificCredentialsInput) -> Result<(), Fault> {
        let action = "iam:ListServiceSpecificCredentials";
        if i.all_users == Some(true) {
            may.users(action, None)
        } else {
            may.user(action, i.user_name.as_deref())
        }
    }
}

impl Read for ListServiceSpecificCredentials {
    fn run(
        cx: &Cx<'_>,
        i: &ListServiceSpecificCredentialsInput,
    ) -> Result<ListServiceSpecificCredentialsOutput, Fault> {
        if i.all_users != Some(true) {
            Holder::of(cx, i.user_name.as_deref())?;
        }
        // No page of this list tells of a next one, so that no marker can be true.
        match i.marker {
            Some(_) => Err(Fault::validation("Invalid Marker.")),
            None => Ok(ListServiceSpecificCredentialsOutput {
                service_specific_credentials: Some(Vec::new()),
                is_truncated: Some(false),
                marker: None,
            }),
        }
    }
}
