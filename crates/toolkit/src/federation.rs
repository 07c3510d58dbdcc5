//! A sign-in URL for the web console, by AWS's federation protocol (IAM user guide, "Enabling custom
//! identity broker access to the AWS console").
//!
//! The URL opens the console for whoever has it, so it is a secret, and stands in no command line.

use crate::http::{Http, Target, Trust};
use crate::profile::Profiles;
use crate::source::Session;
use crate::sts::{Service, configured};
use crate::{Env, Error};
use countersign_ident::Secret;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use ureq::http::Method;
use zeroize::Zeroizing;

/// What a query leaves as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Gets a sign-in URL for a session. `destination` is a page of the console, else its first.
pub fn sign_in_url(
    env: &Env,
    session: &Session,
    destination: Option<&str>,
) -> Result<Secret, Error> {
    let Some(token) = &session.credentials.session_token else {
        return Err(Error::Failed(format!(
            "the console is opened with a session, and profile `{}` yields an access key: give it an `mfa_serial`, or a role",
            session.profile
        )));
    };
    let profiles = Profiles::read(env)?;
    let settings = profiles.profiles.get(&session.profile).cloned().unwrap_or_default();
    let region = session.region.as_deref().unwrap_or("us-east-1");
    let place = Place::find(configured(Service::Sts, env, &profiles, &settings), region);
    let credentials = Zeroizing::new(
        json!({
            "sessionId": session.credentials.access_key_id,
            "sessionKey": session.credentials.secret_access_key.expose(),
            "sessionToken": token.expose(),
        })
        .to_string(),
    );
    let token = place.signin_token(&Trust { env, profile: &settings }, &credentials)?;
    let page = destination.unwrap_or(&place.console);
    let mut url = Secret::default();
    for part in [
        &place.federation,
        "?Action=login&Issuer=countersign&Destination=",
        &escaped(page),
        "&SigninToken=",
        &escaped(token.expose()),
    ] {
        url.expose_mut().push_str(part);
    }
    Ok(url)
}

fn escaped(text: &str) -> Zeroizing<String> {
    Zeroizing::new(utf8_percent_encode(text, PLAIN).to_string())
}

/// Where sessions are turned into sign-in tokens, and the console that takes them.
struct Place {
    federation: String,
    console: String,
    /// Whether it is AWS's own, whose manual says `GET`; another one is asked with the secrets in a body.
    is_aws: bool,
}

impl Place {
    /// The place of an STS that is configured, unless that is AWS's own; else AWS's for the region.
    fn find(configured: Option<&str>, region: &str) -> Place {
        let base = configured.map(|endpoint| endpoint.trim_end_matches('/'));
        let domains = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"];
        let is_other = |base: &&str| !domains.iter().any(|domain| base.ends_with(domain));
        if let Some(base) = base.filter(is_other) {
            return Place {
                federation: format!("{base}/federation"),
                console: format!("{base}/"),
                is_aws: false,
            };
        }
        let (federation, console) = if region.starts_with("cn-") {
            ("signin.amazonaws.cn", "console.amazonaws.cn")
        } else if region.starts_with("us-gov-") {
            ("signin.amazonaws-us-gov.com", "console.amazonaws-us-gov.com")
        } else {
            ("signin.aws.amazon.com", "console.aws.amazon.com")
        };
        Place {
            federation: format!("https://{federation}/federation"),
            console: format!("https://{console}/"),
            is_aws: true,
        }
    }

    fn signin_token(&self, trust: &Trust<'_>, credentials: &str) -> Result<Secret, Error> {
        let session_part = escaped(credentials);
        let query = Zeroizing::new(format!(
            "Action=getSigninToken&SessionType=json&Session={}",
            *session_part
        ));
        let whole = Zeroizing::new(if self.is_aws {
            format!("{}?{}", self.federation, *query)
        } else {
            self.federation.clone()
        });
        let bad = || Error::Failed(format!("this is not an endpoint: `{}`", self.federation));
        let target = Target::parse(&whole).ok_or_else(bad)?;
        let http = Http::new(&target, trust)?;
        let kind = ("content-type", "application/x-www-form-urlencoded".to_owned());
        let (method, headers, body) = if self.is_aws {
            (Method::GET, vec![], None)
        } else {
            (Method::POST, vec![kind], Some(query.as_str()))
        };
        let reply = http.send(method, &target, &headers, body).map_err(|failure| {
            Error::Failed(format!("cannot reach {}: {}", target.place(), failure.why))
        })?;
        let token = serde_json::from_slice::<Value>(&reply.body).ok();
        let token = token.as_ref().and_then(|answer| answer.get("SigninToken")?.as_str());
        match token {
            Some(token) if reply.status == 200 => Ok(Secret::from(token)),
            _ => Err(Error::Failed(format!(
                "{} gives no sign-in token for this session (HTTP status {}): it may have ended, or may not open the console",
                target.place(),
                reply.status
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_is_the_one_beside_the_sts_that_is_asked() {
        for (configured, region, federation, console) in [
            (
                Some("http://127.0.0.1:1/"),
                "eu-west-1",
                "http://127.0.0.1:1/federation",
                "http://127.0.0.1:1/",
            ),
            (
                None,
                "eu-west-1",
                "https://signin.aws.amazon.com/federation",
                "https://console.aws.amazon.com/",
            ),
            // AWS's own STS has no console behind it, also where it is named.
            (
                Some("https://sts.eu-west-1.amazonaws.com/"),
                "eu-west-1",
                "https://signin.aws.amazon.com/federation",
                "https://console.aws.amazon.com/",
            ),
            (
                Some("https://sts.cn-north-1.amazonaws.com.cn"),
                "cn-north-1",
                "https://signin.amazonaws.cn/federation",
                "https://console.amazonaws.cn/",
            ),
        ] {
            let place = Place::find(configured, region);
            assert_eq!((&*place.federation, &*place.console), (federation, console));
            assert_eq!(place.is_aws, federation.starts_with("https://signin."));
        }
    }
}
