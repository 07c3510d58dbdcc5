//! The options of every command that needs credentials: whose, and where a code comes from.

use super::authenticator::Own;
use crate::exit::Failure;
use crate::output::complain;
use clap::{Args, ValueEnum};
use countersign_toolkit::profile::selected;
use countersign_toolkit::serve::{Server, Service};
use countersign_toolkit::{Authenticator, CodeFrom, Env, Error, Session, Toolkit};
use std::sync::Arc;

/// Whose credentials, and where a code comes from.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// The profile; left out, keys in the environment or the profile that AWS_PROFILE names
    #[arg(long, value_name = "P")]
    profile: Option<String>,

    #[command(flatten)]
    pub(crate) codes: Codes,
}

/// Where a code comes from.
#[derive(Debug, Args)]
pub(crate) struct Codes {
    /// Read the MFA code from standard input; `-` is the only value, since command lines are seen by others
    #[arg(long, value_name = "-")]
    code: Option<String>,

    /// Where to get an MFA code
    #[arg(long, value_enum, default_value_t = Ask::Auto)]
    prompt: Ask,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ask {
    /// COUNTERSIGN_PROMPT_COMMAND, the profile's mfa_process, the terminal, or a window of the desktop
    Auto,
    /// The controlling terminal, whatever is redirected
    Terminal,
    /// GnuPG's pinentry, or the one that COUNTERSIGN_PINENTRY names
    Pinentry,
    /// A window of the desktop: zenity, kdialog, or the system's own
    Gui,
    /// `countersign authenticator`: the device that is called the mfa_serial, or the last part of it
    Authenticator,
    /// COUNTERSIGN_PROMPT_COMMAND or the profile's mfa_process
    Command,
}

impl Source {
    /// Gets the credentials, asking for a code when one is needed.
    pub(crate) fn session(&self, env: &Env) -> Result<Session, Failure> {
        self.with(env, |_, session| Ok(session.clone()))
    }

    /// Gets the credentials and does something with them.
    pub(crate) fn with<T>(
        &self,
        env: &Env,
        does: impl FnOnce(&Toolkit<'_>, &Session) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        self.toolkit(env, |toolkit| {
            let session = toolkit.session(self.profile.as_deref())?;
            for notice in &session.notices {
                complain(notice);
            }
            does(toolkit, &session)
        })
    }

    /// Does something that may need credentials.
    pub(crate) fn toolkit<T>(
        &self,
        env: &Env,
        does: impl FnOnce(&Toolkit<'_>) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let codes = self.codes.from()?;
        let own = own(codes, env)?;
        let authenticator = own.as_ref().map(|own| own as &dyn Authenticator);
        keep_memory_private();
        Ok(does(&Toolkit { env, now: crate::now, codes, authenticator })?)
    }

    /// The profile that is asked for by name, else the one that the environment selects.
    pub(crate) fn profile(&self, env: &Env) -> String {
        self.profile.clone().unwrap_or_else(|| selected(env).to_owned())
    }
}

impl Codes {
    pub(crate) fn from(&self) -> Result<CodeFrom, Failure> {
        match (self.code.as_deref(), self.prompt) {
            (Some("-"), Ask::Auto) => Ok(CodeFrom::Stdin),
            (Some("-"), _) => {
                Err(Failure::Usage("`--code -` and `--prompt` exclude each other".to_owned()))
            }
            // What stands there may be a code, so it is not repeated.
            (Some(_), _) => {
                let message = "`--code` takes nothing but `-`: command lines are seen by others, so give the code on standard input";
                Err(Failure::Usage(message.to_owned()))
            }
            (None, Ask::Auto) => Ok(CodeFrom::Auto),
            (None, Ask::Terminal) => Ok(CodeFrom::Terminal),
            (None, Ask::Pinentry) => Ok(CodeFrom::Pinentry),
            (None, Ask::Gui) => Ok(CodeFrom::Gui),
            (None, Ask::Authenticator) => Ok(CodeFrom::Authenticator),
            (None, Ask::Command) => Ok(CodeFrom::Command),
        }
    }

    /// A server for profiles, on a port or, with 0, any.
    pub(crate) fn serve(
        &self,
        env: &Env,
        profiles: Vec<String>,
        metadata: bool,
        port: u16,
    ) -> Result<Arc<Server>, Failure> {
        let codes = self.from()?;
        let own = own(codes, env)?;
        let authenticator = own.map(|own| Box::new(own) as Box<dyn Authenticator + Send + Sync>);
        keep_memory_private();
        let (env, now) = (env.clone(), crate::now);
        let service = Service { env, now, codes, authenticator, profiles, metadata, say: complain };
        Ok(Server::bind(service, port)?)
    }
}

fn own(codes: CodeFrom, env: &Env) -> Result<Option<Own>, Failure> {
    match codes {
        CodeFrom::Authenticator => Own::open(env).map(Some),
        _ => Ok(None),
    }
}

/// From here on there are secrets in memory: no core dump holds them, and no other program of the same
/// user looks at them. A program that `exec` starts is not concerned.
pub(super) fn keep_memory_private() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        // A kernel that will not have it leaves us as private as any other program.
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, dumpable_behavior};

    #[test]
    fn k5_memory_is_kept_private() {
        super::keep_memory_private();
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }
}
