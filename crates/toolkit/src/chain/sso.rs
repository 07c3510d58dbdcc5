//! Settings of IAM Identity Center, which may stand in a profile or in an `[sso-session]`.

use super::broken::{Broken, Code};
use super::section::Section;
use super::step::What;
use crate::profile::Sections;

impl Section<'_> {
    /// A role of IAM Identity Center; none when nothing of it is set.
    pub(super) fn sso(&self, sessions: &Sections) -> Result<Option<What>, Broken> {
        let (account, role) = ("sso_account_id", "sso_role_name");
        let (account_id, role_name) = (self.owned(account), self.owned(role));
        let session = self.owned("sso_session");
        if session.is_none() && account_id.is_none() && role_name.is_none() {
            return Ok(None);
        }
        let missing = match (&account_id, &role_name) {
            (None, Some(_)) => Some((role, account)),
            (Some(_), None) => Some((account, role)),
            _ => None,
        };
        if let Some((there, key)) = missing {
            let message = format!("profile `{}` has `{there}` but no `{key}`", self.name);
            return Err(self.broken(Code::IncompleteSso, Some(key), message));
        }
        let (mut region, mut start_url) = (self.owned("sso_region"), self.owned("sso_start_url"));
        if let Some(name) = &session {
            for key in ["sso_region", "sso_start_url"] {
                if self.text(key).is_some() {
                    let message = format!(
                        "profile `{}`: `{key}` belongs in `[sso-session {name}]`",
                        self.name
                    );
                    return Err(self.broken(Code::SsoConflict, Some(key), message));
                }
            }
            let Some(found) = sessions.get(name) else {
                let message =
                    format!("profile `{}`: there is no `[sso-session {name}]`", self.name);
                return Err(self.broken(Code::SsoSessionNotFound, Some("sso_session"), message));
            };
            region = found.text("sso_region").map(str::to_owned);
            start_url = found.text("sso_start_url").map(str::to_owned);
        }
        Ok(Some(What::Sso { session, region, start_url, account_id, role_name }))
    }
}
