//! `countersign server`: a credential endpoint on loopback.

use super::source::Codes;
use crate::exit::Failure;
use crate::output;
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::process::posix;
use countersign_toolkit::profile::selected;
use countersign_toolkit::serve::{End, Parent, TokenFile};
use serde_json::json;
use std::fmt::Write as _;

/// Serve credentials on loopback as a container's endpoint, renewed and behind a token
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign server --profile mfa
  countersign server --profile mfa --profile other --port 9911
  countersign server --profile mfa --imds --prompt gui

It prints what programs need in their environment, and asks for a code at the start and again before
the session ends. GET /profile/NAME answers for each profile, GET /role-arn/ARN for any role that the
first one may assume. Metadata (`--imds`) needs no token: any program of yours gets the credentials.")]
pub(crate) struct Server {
    /// A profile to serve; may be given more than once, and the first is that of roles and of metadata
    #[arg(long, value_name = "P")]
    profile: Vec<String>,

    #[command(flatten)]
    codes: Codes,

    /// The port; left out, any that is free
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// Also serve instance metadata (IMDSv2), which needs no root since SDKs are told where it is
    #[arg(long)]
    imds: bool,

    /// End when the program that started this ends
    #[arg(long)]
    with_parent: bool,

    /// Print JSON instead of lines for a shell
    #[arg(long)]
    json: bool,
}

impl Server {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        // Looked at first, so that a parent that ends meanwhile is noticed.
        let parent = if self.with_parent { Parent::find()? } else { None };
        let mut profiles = self.profile;
        if profiles.is_empty() {
            profiles.push(selected(env).to_owned());
        }
        let server = self.codes.serve(env, profiles.clone(), self.imds, self.port)?;
        server.first()?;
        // A signal that comes after this one's file is there takes it away.
        let end = End::awaited(parent)?;
        let file = TokenFile::write(env, server.token())?;
        let path = file.path().display().to_string();
        let mut variables: Vec<(&str, String)> = Vec::new();
        if let Some(first) = profiles.first() {
            variables.push(("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url(first)));
        }
        variables.push(("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", path));
        if self.imds {
            variables.push(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.metadata_url()));
        }
        let text = if self.json {
            let urls = profiles.iter().map(|name| (name.clone(), server.url(name).into()));
            let urls: serde_json::Map<_, _> = urls.collect();
            let env: serde_json::Map<_, _> =
                variables.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            format!("{}\n", json!({ "environment": env, "profiles": urls }))
        } else {
            variables.iter().fold(String::new(), |mut text, (name, value)| {
                let _ = writeln!(text, "export {name}={}", *posix(value));
                text
            })
        };
        output::answer(&text)?;
        let signal = server.run(&end);
        drop(file);
        match signal {
            Some(signal) => Err(Failure::Ended(signal.saturating_add(128))),
            None => Ok(()),
        }
    }
}
