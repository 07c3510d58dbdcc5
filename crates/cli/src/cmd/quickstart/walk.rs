//! The steps, each a signed call to the server, each with what the server said.

use crate::cmd::authenticator::Own;
use crate::cmd::serve::Ends;
use crate::cmd::setup::{OwnPhone, title};
use crate::exit::Failure;
use crate::now;
use crate::screen::{Screen, line, proof};
use countersign_server::{Ask, Reply, Server, ask};
use countersign_toolkit::process::posix;
use countersign_toolkit::setup::{Admin, KeyFile, Role, Setup, Wanted, Work};
use countersign_toolkit::{CodeFrom, Credentials, Env, Toolkit};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::runtime::Runtime;

/// The account of the user; the first start makes it.
pub(super) const USER_ACCOUNT: &str = "111122223333";
/// The account of the role: another one, so that both sides have to agree.
const ROLE_ACCOUNT: &str = "444455556666";
const ROLE: &str = "toolkit-role";
const USER: &str = "toolkit-user";
const PROFILE: &str = "mfa";
const REGION: &str = "us-east-1";

/// The folder that everything is in.
pub(super) struct Folder {
    data: PathBuf,
}

impl Folder {
    pub(super) fn new(data: PathBuf) -> Folder {
        Folder { data }
    }

    /// The server's part.
    pub(super) fn data(&self) -> &Path {
        &self.data
    }

    /// Stands for the person's `~/.aws`.
    fn aws(&self, file: &str) -> PathBuf {
        self.data.join("aws").join(file)
    }

    /// Stands for the person's phone: the data folder of an authenticator.
    fn phone(&self) -> PathBuf {
        self.data.join("phone")
    }
}

pub(super) struct Walk<'a> {
    pub(super) folder: &'a Folder,
    pub(super) server: &'a Server,
    pub(super) runtime: &'a Runtime,
    pub(super) screen: Screen,
    /// Whether nothing is served afterwards.
    pub(super) once: bool,
}

impl Walk<'_> {
    /// All steps. `false` when a signal came before their end.
    pub(super) fn all(&self, ends: &mut Ends) -> Result<bool, Failure> {
        let screen = self.screen;
        let env = self.environment();
        screen.step("Countersign quickstart: MFA-protected access to a role, step by step")?;
        line(&format!(
            "Every step is a signed call to {}; everything is kept in",
            self.server.endpoint()
        ))?;
        line(&format!("{}", self.folder.data.display()))?;

        let hands = Setup {
            env: &env,
            now,
            users: Admin::new(&env, now, &self.root()?),
            roles: Admin::new(&env, now, &self.other_account()?),
            key: None,
        };
        let wanted = self.wanted()?;
        let found = hands.look(&wanted)?;
        let plan = hands.plan(&wanted, &found)?;
        let mut phone = OwnPhone::new(Own::at(&self.folder.phone()), screen);
        let mut work = Work::new(&hands, &wanted, &found);
        let mut heading = None;
        for task in &plan.tasks {
            if heading.replace(task.step) != Some(task.step) {
                screen.step(title(task.step))?;
            }
            line(&task.says)?;
            for (name, value) in work.run(task, &mut phone)? {
                proof(name, &value)?;
            }
        }

        screen.step("6. The role without a code")?;
        line(&work.refused_without_code(|_| ())?)?;
        screen.good("refused, as it must be")?;

        screen.step("7. The role with a code")?;
        if !self.wait_for_step(phone.next_step(), ends)? {
            return Ok(false);
        }
        let toolkit = Toolkit { env: &env, now, codes: CodeFrom::Command, authenticator: None };
        let (session, who) = work.opened_with_code(&toolkit, |_| ())?;
        proof("Access key ID", &session.credentials.access_key_id)?;
        proof("You are", &who.arn)?;
        if !who.arn.starts_with(&format!("arn:aws:sts::{ROLE_ACCOUNT}:assumed-role/{ROLE}/")) {
            return Err(Failure::Failed(format!("the server says that this is {}", who.arn)));
        }
        screen.good("assumed with a code that opens nothing a second time")?;
        if !self.once {
            self.by_hand()?;
        }
        Ok(true)
    }

    /// The names of the walkthrough, the role in another account than the user.
    fn wanted(&self) -> Result<Wanted, Failure> {
        Ok(Wanted {
            profile: PROFILE.to_owned(),
            source: USER.to_owned(),
            user: USER.to_owned(),
            role: Role::Named(ROLE.to_owned()),
            policies: vec!["arn:aws:iam::aws:policy/ReadOnlyAccess".to_owned()],
            device: USER.to_owned(),
            external_id: None,
            duration_seconds: None,
            region: Some(REGION.to_owned()),
            endpoint_url: Some(self.server.endpoint()),
            mfa_process: Some(self.code_command()?),
            spare_key: None,
            sdk_store: None,
        })
    }

    /// The root user of the account that the first start made, from the file that it wrote.
    fn root(&self) -> Result<Credentials, Failure> {
        let file = self
            .server
            .credentials()
            .ok_or_else(|| Failure::Failed("there are no root credentials".to_owned()))?;
        let text = fs::read_to_string(file).map(zeroize::Zeroizing::new);
        let text = text
            .map_err(|error| Failure::Failed(format!("cannot read {}: {error}", file.display())))?;
        let read = KeyFile::parse(&text, now());
        read.map(|file| file.key)
            .map_err(|error| Failure::Failed(format!("cannot read {}: {error}", file.display())))
    }

    /// The root user of a second account, which is made as `countersign account create` makes one.
    fn other_account(&self) -> Result<Credentials, Failure> {
        let create = Ask::CreateAccount { account_id: ROLE_ACCOUNT.to_owned(), alias: None };
        match self.runtime.block_on(ask(&self.folder.data, None, create)) {
            Ok(Reply::Created { access_key_id, secret_access_key, .. }) => {
                Ok(credentials(&access_key_id, &secret_access_key))
            }
            Ok(other) => {
                Err(Failure::Failed(format!("the server answered something else: {other:?}")))
            }
            Err(error) => Err(Failure::Failed(error.to_string())),
        }
    }

    /// The command that shows the phone's code.
    fn code_command(&self) -> Result<String, Failure> {
        let own = std::env::current_exe().map_err(|error| {
            Failure::Failed(format!("cannot find this program's own file: {error}"))
        })?;
        let [phone, own] = [self.folder.phone(), own].map(|path| quoted(&path));
        Ok(format!("env XDG_DATA_HOME={phone} {own} authenticator code {USER}"))
    }

    /// The environment of whoever uses the profiles: nothing of the person's own files.
    fn environment(&self) -> Env {
        let path = |name: &str, path: PathBuf| (OsString::from(name), path.into_os_string());
        Env::new([
            path("HOME", self.folder.data.clone()),
            path("AWS_CONFIG_FILE", self.folder.aws("config")),
            path("AWS_SHARED_CREDENTIALS_FILE", self.folder.aws("credentials")),
            path("XDG_CACHE_HOME", self.folder.data.join("cache")),
            // Who throws the folder away has thrown away everything.
            ("COUNTERSIGN_CACHE_KEY".into(), "file".into()),
            ("AWS_ENDPOINT_URL".into(), self.server.endpoint().into()),
            ("AWS_REGION".into(), REGION.into()),
        ])
    }

    /// Waits until a time step begins. `false` when a signal came first.
    fn wait_for_step(&self, step: i64, ends: &mut Ends) -> Result<bool, Failure> {
        line("Enabling has spent the codes of now and before, so this takes the next one.")?;
        loop {
            let left = step * 30 - now();
            if left <= 0 {
                self.screen.waited();
                return Ok(true);
            }
            self.screen.waiting(left);
            let ended = self.runtime.block_on(async {
                tokio::select! {
                    () = ends.next() => true,
                    () = tokio::time::sleep(Duration::from_secs(1)) => false,
                }
            });
            if ended {
                self.screen.waited();
                return Ok(false);
            }
        }
    }

    fn by_hand(&self) -> Result<(), Failure> {
        let screen = self.screen;
        let program =
            std::env::current_exe().map_or_else(|_| "countersign".to_owned(), |own| quoted(&own));
        screen.step("Try it by hand")?;
        line(&format!("export AWS_CONFIG_FILE={}", quoted(&self.folder.aws("config"))))?;
        line(&format!(
            "export AWS_SHARED_CREDENTIALS_FILE={}",
            quoted(&self.folder.aws("credentials"))
        ))?;
        line(&format!("{program} exec --profile {PROFILE} -- aws sts get-caller-identity"))?;
        line(&format!(
            "aws sts get-caller-identity --profile {PROFILE}      # asks for a code itself; show one by"
        ))?;
        line(&format!(
            "XDG_DATA_HOME={} {program} authenticator code {USER}",
            quoted(&self.folder.phone())
        ))?;
        crate::output::answer("\n")
    }
}

fn credentials(id: &str, secret: &str) -> Credentials {
    Credentials::lasting(id.to_owned(), secret.into(), now())
}

/// A path as a shell reads it.
fn quoted(path: &Path) -> String {
    posix(&path.to_string_lossy()).to_string()
}
