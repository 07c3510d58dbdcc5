//! A chain in words: what will happen, how long it lasts, and where a code would be asked for.

use super::{Chain, MOST_BY_SESSION, Mfa, Role, Step, What};
use std::fmt::Write as _;

/// What stands around a chain and is not in it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Where the calls of a profile go: a URL.
    pub endpoint: &'a str,
    /// Whether `COUNTERSIGN_PROMPT_COMMAND` names a program that prints codes.
    pub prompt_command: bool,
}

/// Tells a chain step by step. It holds no secret; the texts of the files stand in it as they are.
pub fn tell(chain: &Chain, around: &Around<'_>) -> String {
    let mut told = format!("profile {}\n", chain.profile);
    for (at, step) in chain.steps.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| chain.steps.get(before));
        let shared = chain.steps.get(at + 1).is_some();
        let _ = writeln!(told, "\n{}. [{}] {}", at + 1, step.profile, headline(step));
        for line in details(step, before, shared, around) {
            let _ = writeln!(told, "   {line}");
        }
    }
    told
}

fn headline(step: &Step) -> String {
    match &step.what {
        What::AccessKey(key) if key.session_token.is_some() => {
            format!("take the session {} that stands in the files", key.access_key_id)
        }
        What::AccessKey(key) => format!("take the access key {}", key.access_key_id),
        What::CredentialSource(source) => match source.as_str() {
            "Environment" => "take the keys of the environment".to_owned(),
            "Ec2InstanceMetadata" => "take the credentials of the instance's role".to_owned(),
            _ => "take the credentials of the container's role".to_owned(),
        },
        What::CredentialProcess { .. } => "run a program that prints credentials".to_owned(),
        What::WebIdentity { role_arn, .. } => {
            format!("trade a token for the role {role_arn} (AssumeRoleWithWebIdentity)")
        }
        What::Sso { .. } => "take a role of IAM Identity Center, which Countersign does not do: use `aws sso login` and aws-cli".to_owned(),
        What::SessionToken { .. } => "open a session of your own (GetSessionToken)".to_owned(),
        What::AssumeRole(role) => format!("assume the role {} (AssumeRole)", role.role_arn),
    }
}

fn details(step: &Step, before: Option<&Step>, shared: bool, around: &Around<'_>) -> Vec<String> {
    let at = || format!("at {}", around.endpoint);
    match &step.what {
        What::AccessKey(key) => account(key.account_id.as_ref()),
        What::CredentialSource(source) if source == "Environment" => Vec::new(),
        What::CredentialSource(_) => vec!["lasts as long as the endpoint says".to_owned()],
        What::Sso { .. } => Vec::new(),
        What::CredentialProcess { command, account_id } => {
            let mut lines = vec![format!("by {}: {command}", crate::shell::NAME)];
            lines.extend(account(account_id.as_ref()));
            lines.push("lasts as long as the program says".to_owned());
            if shared {
                lines.push(
                    "runs when the role is to be assumed; whose keys it printed is remembered for 15 minutes".to_owned(),
                );
            }
            lines
        }
        What::WebIdentity { token_file, role_session_name, .. } => {
            let mut lines = vec![at()];
            lines.push(format!("with the token in {token_file}; the call is not signed"));
            lines.extend(role_session_name.as_ref().map(|name| format!("session name {name}")));
            lines.push("lasts 1 hour".to_owned());
            lines
        }
        What::SessionToken { mfa, duration_seconds } => {
            let mut lines = vec![at(), code(mfa, around)];
            lines.push(match duration_seconds {
                Some(seconds) => format!("lasts {}", length(*seconds)),
                None => "lasts 12 hours, as long as AWS lets it when nothing is said".to_owned(),
            });
            if shared {
                lines.push(
                    "kept for every role of these keys (mfa_shared_session): none of them asks again"
                        .to_owned(),
                );
            }
            lines
        }
        What::AssumeRole(role) => {
            let mut lines = vec![at()];
            lines.push(match (&role.mfa, before.map(|step| &step.what)) {
                (Some(mfa), _) => code(mfa, around),
                (None, Some(What::SessionToken { .. })) => {
                    "no code: the session before carries MFA".to_owned()
                }
                (None, _) => "no code".to_owned(),
            });
            lines.extend(asked(role));
            lines.extend(lasts(role, before.map(|step| &step.what)));
            lines.extend(role.cli_cache.as_ref().map(|name| {
                format!("shared with aws-cli, in the clear, in ~/.aws/cli/cache/{name} (cli_cache)")
            }));
            lines
        }
    }
}

fn account(id: Option<&String>) -> Vec<String> {
    id.map(|id| format!("of account {id}")).into_iter().collect()
}

/// Where the code comes from.
fn code(mfa: &Mfa, around: &Around<'_>) -> String {
    let from = match &mfa.process {
        _ if around.prompt_command => "printed by COUNTERSIGN_PROMPT_COMMAND".to_owned(),
        Some(command) => format!("printed by mfa_process: {command}"),
        None => "asked for on the terminal, else by pinentry or a window".to_owned(),
    };
    format!("with a code of {}, {from}", mfa.serial)
}

/// What else is asked of the role.
fn asked(role: &Role) -> Vec<String> {
    let name = role.role_session_name.as_ref().map(|name| format!("session name {name}"));
    let external = role.external_id.as_ref().map(|id| format!("external id {id}"));
    let tags = role.tags.iter().map(|(key, value)| {
        let on = if role.transitive_tag_keys.contains(key) { ", passed on" } else { "" };
        format!("session tag {key}={value}{on}")
    });
    name.into_iter().chain(external).chain(tags).collect()
}

/// How long a role's session lasts, by what is said and by what opens it.
fn lasts(role: &Role, before: Option<&What>) -> Vec<String> {
    let by_session = match before {
        Some(What::AccessKey(key)) => key.session_token.is_some(),
        // What these give is a session on all but old-fashioned machines; it is not known before it is there.
        Some(What::CredentialSource(source)) => source != "Environment",
        Some(What::CredentialProcess { .. }) | None => false,
        Some(_) => true,
    };
    match role.duration_seconds {
        Some(seconds) if by_session && seconds > MOST_BY_SESSION => vec![
            format!("is to last {}", length(seconds)),
            "AWS will refuse that: what a session opens lasts 1 hour at most".to_owned(),
        ],
        Some(seconds) => {
            let mut lines = vec![format!("lasts {}", length(seconds))];
            if seconds > MOST_BY_SESSION && role.mfa.is_some() {
                lines.push(
                    "more than a session could make it last, so the code goes to the role itself; the role's maximum session duration must allow it".to_owned(),
                );
            }
            lines
        }
        None => vec!["lasts 1 hour, since duration_seconds says nothing".to_owned()],
    }
}

/// `900 seconds (15 minutes)`.
fn length(seconds: i32) -> String {
    let parts = [(3600, "hour"), (60, "minute"), (1, "second")];
    let mut rest = seconds;
    let mut words = Vec::new();
    for (unit, name) in parts {
        let count = rest / unit;
        rest %= unit;
        match count {
            0 => {}
            1 => words.push(format!("1 {name}")),
            count => words.push(format!("{count} {name}s")),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::resolve;
    use crate::profile::Profiles;
    use crate::profile::document::{Document, FileKind};

    const CONFIG: &str = "
[profile keys]
aws_access_key_id = AKIA
aws_secret_access_key = canary
aws_account_id = 111122223333
mfa_serial = SERIAL
[profile role]
role_arn = ROLE
source_profile = keys
external_id = x
role_session_name = ada
[profile program]
role_arn = ROLE
source_profile = keys
mfa_serial = OWN
mfa_process = otp
duration_seconds = 5461
[profile far]
role_arn = FAR
source_profile = role
duration_seconds = 7200
[profile helper]
credential_process = helper
[profile helped]
role_arn = ROLE
source_profile = helper
[profile shared]
role_arn = ROLE
source_profile = keys
mfa_shared_session = true
role_session_tags = a=b,c=d
role_transitive_tag_keys = c
[profile instance]
role_arn = ROLE
credential_source = Ec2InstanceMetadata
duration_seconds = 3601
[profile web]
role_arn = ROLE
web_identity_token_file = /t
";

    fn told(profile: &str, prompt_command: bool) -> String {
        let config = Document::parse("c".as_ref(), FileKind::Config, CONFIG.as_bytes()).unwrap();
        let profiles = Profiles::merge(config, Document::default());
        let around = Around { endpoint: "http://sts/", prompt_command };
        let told = tell(&resolve(&profiles, profile).unwrap(), &around);
        assert!(!told.contains("canary"), "{told}");
        told
    }

    #[test]
    fn a_role_is_told_whole() {
        assert_eq!(
            told("role", false),
            "profile role

1. [keys] take the access key AKIA
   of account 111122223333

2. [role] assume the role ROLE (AssumeRole)
   at http://sts/
   with a code of SERIAL, asked for on the terminal, else by pinentry or a window
   session name ada
   external id x
   lasts 1 hour, since duration_seconds says nothing
"
        );
    }

    #[test]
    fn who_is_asked_and_how_long_it_lasts() {
        let refused = "AWS will refuse that: what a session opens lasts 1 hour at most";
        for (profile, prompt_command, lines) in [
            ("role", true, &["with a code of SERIAL, printed by COUNTERSIGN_PROMPT_COMMAND"][..]),
            (
                "program",
                false,
                &[
                    "with a code of OWN, printed by mfa_process: otp",
                    "lasts 1 hour 31 minutes 1 second",
                    "more than a session could make it last, so the code goes to the role itself; the role's maximum session duration must allow it",
                ],
            ),
            ("program", true, &["with a code of OWN, printed by COUNTERSIGN_PROMPT_COMMAND"]),
            ("far", false, &["no code", "is to last 2 hours", refused]),
            ("instance", false, &["is to last 1 hour 1 second", refused]),
            (
                "shared",
                false,
                &[
                    "lasts 12 hours, as long as AWS lets it when nothing is said",
                    "kept for every role of these keys (mfa_shared_session): none of them asks again",
                    "no code: the session before carries MFA",
                    "session tag a=b",
                    "session tag c=d, passed on",
                ],
            ),
            (
                "helped",
                false,
                &[
                    "by /bin/sh -c: helper",
                    "runs when the role is to be assumed; whose keys it printed is remembered for 15 minutes",
                ],
            ),
            ("web", false, &["with the token in /t; the call is not signed"]),
        ] {
            let told = told(profile, prompt_command);
            for line in lines {
                assert!(told.contains(&format!("\n   {line}\n")), "`{line}` in {told}");
            }
        }
        assert!(!told("keys", false).contains("kept for every role"));
        assert!(!told("helper", false).contains("remembered"));
    }
}
