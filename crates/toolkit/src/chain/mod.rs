//! A profile into the chain of steps that ends in its credentials. Pure: no file, no network.

mod broken;
mod cli_cache;
mod explain;
mod section;
mod sso;
mod step;
mod tags;
mod tell;

use crate::profile::Profiles;
use section::{Section, Source};

pub use broken::{Broken, Code};
pub use explain::explain;
pub use step::{AccessKey, Chain, Mfa, Role, Step, What};
pub use tell::{Around, tell};

/// Finds the chain of a profile, with the SDKs' order of rules: a source profile with keys ends the
/// chain there; a profile may name itself as its source; a web identity token beats a source profile.
pub fn resolve(profiles: &Profiles, profile: &str) -> Result<Chain, Broken> {
    let mut passed: Vec<&str> = Vec::new();
    let mut roles: Vec<Step> = Vec::new();
    let mut name = profile;
    let base = loop {
        let section = Section::find(&profiles.profiles, name, passed.last().copied())?;
        if passed.contains(&section.name) {
            let route = [passed.as_slice(), &[section.name]].concat().join("` → `");
            return Err(section.broken(
                Code::Loop,
                None,
                format!("source profiles form a loop: `{route}`"),
            ));
        }
        passed.push(section.name);
        let is_source = passed.len() > 1;
        if is_source && let Ok(Some(key)) = section.keys() {
            break section.step(What::AccessKey(key));
        }
        let Some(role) = section.role()? else { break section.base(&profiles.sso_sessions)? };
        roles.push(section.step(What::AssumeRole(role)));
        match section.source()? {
            Source::Profile(source) if source == section.name => {
                break match section.keys()? {
                    Some(key) => section.step(What::AccessKey(key)),
                    None => section.own_base(&profiles.sso_sessions)?,
                };
            }
            Source::Profile(source) => name = source,
            Source::Named(source) => {
                break section.step(What::CredentialSource(source.to_owned()));
            }
        }
    };

    let mut steps = with_device(profiles, profile, base, &mut roles)?;
    steps.extend(roles.into_iter().rev());
    Ok(Chain { profile: profile.to_owned(), steps })
}

/// How long a role that is opened by a session lasts at most, in seconds: AWS lets a session's keys ask
/// for no more.
pub(crate) const MOST_BY_SESSION: i32 = 3600;

/// What a chain begins with, and where its code goes: into the first role, or into a session.
///
/// Keys that are no session themselves take the role's device, or that of their own section where the role
/// has none. Without a role the code opens a session of the user's own. With `mfa_shared_session = true` it
/// does so, too, and the session opens the role without a code, as it opens every other role of these keys;
/// but not a role that is to last longer than such a session can make it last.
fn with_device(
    profiles: &Profiles,
    profile: &str,
    base: Step,
    roles: &mut [Step],
) -> Result<Vec<Step>, Broken> {
    let What::AccessKey(AccessKey { session_token: None, .. }) = &base.what else {
        return Ok(vec![base]);
    };
    let keys = Section::find(&profiles.profiles, &base.profile, None)?;
    let Some(Step { profile: opened, what: What::AssumeRole(role) }) = roles.last_mut() else {
        let session = keys.mfa().map(|mfa| keys.session(mfa)).transpose()?;
        let session = session.map(|what| Step { profile: profile.to_owned(), what });
        return Ok([Some(base), session].into_iter().flatten().collect());
    };
    let shared = match Section::find(&profiles.profiles, opened, None)?.shared_session()? {
        Some(said) => said,
        None => keys.shared_session()?.unwrap_or(false),
    };
    role.mfa = role.mfa.take().or_else(|| keys.mfa());
    if !shared || role.duration_seconds.is_some_and(|seconds| seconds > MOST_BY_SESSION) {
        return Ok(vec![base]);
    }
    let session = role.mfa.take().map(|mfa| keys.session(mfa)).transpose()?;
    let session = session.map(|what| keys.step(what));
    Ok([Some(base), session].into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::document::{Document, FileKind};

    fn chain(
        config: &str,
        profile: &str,
    ) -> Result<String, (String, String, Option<&'static str>)> {
        let config = Document::parse("c".as_ref(), FileKind::Config, config.as_bytes()).unwrap();
        let profiles = Profiles::merge(config, Document::default());
        let chain = resolve(&profiles, profile)
            .map_err(|broken| (broken.code.to_string(), broken.profile, broken.key))?;
        let step = |step: &Step| {
            let what = match &step.what {
                What::AccessKey(key) => format!("key {}", key.access_key_id),
                What::CredentialSource(source) => source.clone(),
                What::CredentialProcess { .. } => "process".to_owned(),
                What::WebIdentity { .. } => "web".to_owned(),
                What::Sso { .. } => "sso".to_owned(),
                What::SessionToken { mfa, .. } => format!("session {}", mfa.serial),
                What::AssumeRole(role) => {
                    let serial = role.mfa.as_ref().map_or("", |mfa| &mfa.serial);
                    format!("role {} {serial}", role.role_arn)
                }
            };
            format!("{}: {}", step.profile, what.trim_end())
        };
        Ok(chain.steps.iter().map(step).collect::<Vec<_>>().join("; "))
    }

    const KEYS: &str = "[profile k]\naws_access_key_id = A\naws_secret_access_key = S\n";

    #[test]
    fn the_device_is_the_roles_own_or_that_of_its_keys() {
        let keys = format!("{KEYS}mfa_serial = K\n");
        let role = "[profile r]\nrole_arn = R\nsource_profile = k\n";
        let far = "[profile s]\nrole_arn = S\nsource_profile = r\n";
        for (config, profile, expected) in [
            (format!("{KEYS}{role}"), "r", "k: key A; r: role R"),
            (format!("{KEYS}{role}mfa_serial = M\n"), "r", "k: key A; r: role R M"),
            (format!("{keys}{role}"), "r", "k: key A; r: role R K"),
            (format!("{keys}{role}mfa_serial = M\n"), "r", "k: key A; r: role R M"),
            (format!("{keys}{role}{far}"), "s", "k: key A; r: role R K; s: role S"),
            (
                format!("{keys}{role}{far}mfa_serial = M\n"),
                "s",
                "k: key A; r: role R K; s: role S M",
            ),
            (keys.clone(), "k", "k: key A; k: session K"),
            (format!("{keys}aws_session_token = T\n"), "k", "k: key A"),
            (format!("{keys}role_arn = R\nsource_profile = k\n"), "k", "k: key A; k: role R K"),
        ] {
            assert_eq!(chain(&config, profile).as_deref(), Ok(expected), "{config}");
        }
    }

    #[test]
    fn what_cannot_work_says_why_and_where() {
        for (config, code, profile, key) in [
            ("", "profile_not_found", "p", None),
            ("[profile p]\nrole_arn = R\nsource_profile = q\n", "profile_not_found", "q", None),
            ("[profile p]\nrole_arn = R\n", "no_source", "p", None),
            (
                "[profile p]\nrole_arn = R\nsource_profile = q\ncredential_source = Environment\n",
                "two_sources",
                "p",
                None,
            ),
            (
                "[profile p]\naws_access_key_id = A\n",
                "incomplete_keys",
                "p",
                Some("aws_secret_access_key"),
            ),
            (
                "[profile p]\nrole_arn = R\nsource_profile = p\naws_secret_access_key = A\n",
                "incomplete_keys",
                "p",
                Some("aws_access_key_id"),
            ),
            ("[profile p]\nregion = x\n", "no_credentials", "p", None),
            ("[profile p]\naws_access_key_id =\n", "no_credentials", "p", None),
            (
                "[profile p]\nrole_arn = R\nsource_profile = q\n[profile q]\nrole_arn = R\nsource_profile = p\n",
                "loop",
                "p",
                None,
            ),
            ("[profile p]\nrole_arn = R\nsource_profile = p\n", "loop", "p", None),
            (
                "[profile p]\nweb_identity_token_file = f\n",
                "missing_role_arn",
                "p",
                Some("role_arn"),
            ),
            (
                "[profile p]\nsso_session = s\nsso_start_url = u\n[sso-session s]\n",
                "sso_conflict",
                "p",
                Some("sso_start_url"),
            ),
            ("[profile p]\nsso_session = s\n", "sso_session_not_found", "p", Some("sso_session")),
            ("[profile p]\nsso_role_name = s\n", "incomplete_sso", "p", Some("sso_account_id")),
            (
                "[profile p]\nrole_arn = R\nsource_profile = p\nduration_seconds = 1h\n",
                "invalid_value",
                "p",
                Some("duration_seconds"),
            ),
            (
                "[profile p]\nrole_arn = R\ncredential_source = environment\n",
                "invalid_value",
                "p",
                Some("credential_source"),
            ),
        ] {
            let expected = Err((code.to_owned(), profile.to_owned(), key));
            assert_eq!(chain(config, "p"), expected, "{config}");
        }
    }

    #[test]
    fn the_first_of_several_sources_counts() {
        let web = "web_identity_token_file = f\nrole_arn = R\nsource_profile = k\n";
        for (config, expected) in [
            (format!("[profile p]\n{web}"), "p: web"),
            (
                format!(
                    "{KEYS}[profile p]\nrole_arn = R\nsource_profile = k\naws_access_key_id = B\n"
                ),
                "k: key A; p: role R",
            ),
            (
                "[profile p]\nrole_arn = R\ncredential_source = EcsContainer\n".to_owned(),
                "p: EcsContainer; p: role R",
            ),
            ("[profile p]\ncredential_process = c\n".to_owned(), "p: process"),
        ] {
            assert_eq!(chain(&config, "p").as_deref(), Ok(expected), "{config}");
        }
    }

    #[test]
    fn one_session_opens_many_roles_where_that_is_asked_for() {
        let keys = format!("{KEYS}mfa_serial = K\n");
        let role = "[profile r]\nrole_arn = R\nsource_profile = k\n";
        let shared = "mfa_shared_session = True\n";
        let far = "[profile s]\nrole_arn = S\nsource_profile = r\n";
        let primed = "k: key A; k: session K; r: role R";
        for (config, profile, expected) in [
            (format!("{keys}{shared}{role}"), "r", primed),
            (format!("{keys}{role}{shared}"), "r", primed),
            (format!("{keys}{shared}{role}duration_seconds = 3600\n"), "r", primed),
            (
                format!("{keys}{shared}{role}duration_seconds = 3601\n"),
                "r",
                "k: key A; r: role R K",
            ),
            (
                format!("{keys}{shared}{role}mfa_serial = M\n"),
                "r",
                "k: key A; k: session M; r: role R",
            ),
            (
                format!("{keys}{shared}{role}mfa_shared_session = false\n"),
                "r",
                "k: key A; r: role R K",
            ),
            (format!("{KEYS}{shared}{role}"), "r", "k: key A; r: role R"),
            (format!("{keys}{shared}{role}{far}"), "s", &format!("{primed}; s: role S")),
            (format!("{keys}{shared}aws_session_token = T\n{role}"), "r", "k: key A; r: role R"),
            (
                format!("{keys}{shared}role_arn = R\nsource_profile = k\nduration_seconds = 900\n"),
                "k",
                "k: key A; k: session K; k: role R",
            ),
        ] {
            assert_eq!(chain(&config, profile).as_deref(), Ok(expected), "{config}");
        }
        let bad = chain(&format!("{keys}mfa_shared_session = yes\n{role}"), "r").unwrap_err();
        assert_eq!(bad, ("invalid_value".into(), "k".into(), Some("mfa_shared_session")));
    }

    #[test]
    fn what_is_shared_with_aws_cli_is_what_it_would_open_itself() {
        let keys = format!("{KEYS}mfa_serial = K\n");
        let role = "[profile r]\nrole_arn = R\nsource_profile = k\ncli_cache = true\n";
        let name = |config: &str| {
            let config =
                Document::parse("c".as_ref(), FileKind::Config, config.as_bytes()).unwrap();
            let chain = resolve(&Profiles::merge(config, Document::default()), "r");
            chain.map(|mut chain| match chain.steps.pop().map(|step| step.what) {
                Some(What::AssumeRole(role)) => role.cli_cache,
                other => panic!("{other:?}"),
            })
        };
        let shared = name(&format!("{KEYS}{role}mfa_serial = M\n")).unwrap().unwrap();
        // That the code goes to a session of the user's own changes nothing of what aws-cli would ask for.
        let primed = format!("{keys}mfa_shared_session = true\n{role}mfa_serial = M\n");
        assert_eq!(name(&primed).unwrap().as_ref(), Some(&shared));
        for more in ["external_id = x\n", "duration_seconds = 900\n", "role_session_name = s\n"] {
            let other = name(&format!("{KEYS}{role}mfa_serial = M\n{more}")).unwrap().unwrap();
            assert_ne!(other, shared, "{more}");
        }
        let off = role.replace("true", "false");
        assert_eq!(name(&format!("{KEYS}{off}mfa_serial = M\n")).unwrap(), None);
        for (config, why) in [
            // aws-cli does not know the device of the keys.
            (format!("{keys}{role}"), "mfa_serial"),
            (format!("{KEYS}{role}mfa_serial = M\nrole_session_tags = A=b\n"), "role_session_tags"),
            (format!("{KEYS}{}", role.replace("true", "yes")), "neither true nor false"),
        ] {
            let broken = name(&config).unwrap_err();
            assert_eq!((broken.code, broken.key), (Code::InvalidValue, Some("cli_cache")));
            assert!(broken.message.contains(why), "{}", broken.message);
        }
    }

    #[test]
    fn session_tags_are_read_or_refused() {
        let role = |lines: &str| {
            let config =
                format!("[profile p]\nrole_arn = R\ncredential_source = Environment\n{lines}");
            let config =
                Document::parse("c".as_ref(), FileKind::Config, config.as_bytes()).unwrap();
            let chain = resolve(&Profiles::merge(config, Document::default()), "p");
            let steps = chain.map_err(|broken| (broken.code, broken.key))?.steps;
            match steps.into_iter().next_back().map(|step| step.what) {
                Some(What::AssumeRole(role)) => Ok((role.tags, role.transitive_tag_keys)),
                other => panic!("{other:?}"),
            }
        };
        let (tags, transitive) =
            role("role_session_tags = Team = a=b , Empty=,\nrole_transitive_tag_keys = Empty\n")
                .unwrap();
        assert_eq!(tags, [("Team".into(), "a=b".into()), ("Empty".into(), String::new())]);
        assert_eq!(transitive, ["Empty"]);
        for (lines, key) in [
            ("role_session_tags = Team\n", "role_session_tags"),
            ("role_session_tags = =x\n", "role_session_tags"),
            ("role_session_tags = Team=a,team=b\n", "role_session_tags"),
            ("role_transitive_tag_keys = Team\n", "role_transitive_tag_keys"),
            (
                "role_session_tags = Team=a\nrole_transitive_tag_keys = team\n",
                "role_transitive_tag_keys",
            ),
        ] {
            assert_eq!(role(lines), Err((Code::InvalidValue, Some(key))), "{lines}");
        }
    }
}
