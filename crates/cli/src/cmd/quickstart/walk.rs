//! The steps, each a signed call to the server, each with what the server said.

use super::screen::{Screen, line, proof};
use crate::cmd::serve::Ends;
use crate::exit::Failure;
use crate::now;
use countersign_authenticator::{Entry, Locker, Shown, import};
use countersign_server::{Ask, Reply, Server, ask};
use countersign_toolkit::setup::{Admin, NewProfiles, write_profiles};
use countersign_toolkit::{CodeFrom, Credentials, Env, Error, Toolkit};
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

        let role_admin = Admin::new(&env, now, &self.other_account()?);
        let user_admin = Admin::new(&env, now, &self.root()?);

        screen.step("1. A role for another AWS account, with MFA required")?;
        let role_arn =
            role_admin.role(ROLE, USER_ACCOUNT, "arn:aws:iam::aws:policy/ReadOnlyAccess")?;
        line(&format!(
            "Account {ROLE_ACCOUNT} trusts account {USER_ACCOUNT}, if aws:MultiFactorAuthPresent."
        ))?;
        proof("Role ARN", &role_arn)?;

        screen.step("2. A user with an access key and no permissions")?;
        let (user_arn, key) = user_admin.user(USER)?;
        proof("User ARN", &user_arn)?;
        proof("Access key ID", &key.access_key_id)?;

        screen.step("3. An inline policy: this user may assume that one role, with MFA")?;
        user_admin.may_assume(USER, "assume-toolkit-role", &role_arn)?;
        proof("Allows", &format!("sts:AssumeRole on {role_arn}"))?;
        proof("Condition", "Bool aws:MultiFactorAuthPresent = true")?;

        screen.step("4. A virtual MFA device")?;
        let device = user_admin.device(USER)?;
        let entry = self.scan(&device.qr_code)?;
        screen.qr(&countersign_otp::qr::terminal(&entry.device.to_uri()).unwrap_or_default())?;
        line(
            "Scan it with any authenticator. The quickstart's own has read the server's picture, too.",
        )?;
        let spent = countersign_otp::step(now());
        let codes = [-30, 0]
            .map(|seconds| Shown::of(&entry, now() + seconds).code.expose().as_str().into());
        user_admin.enable(USER, &device.serial, codes)?;
        proof("Serial number", &device.serial)?;
        screen.good("enabled by two codes in a row; both are spent now")?;

        screen.step("5. Profiles")?;
        self.profiles(&key, &role_arn, &device.serial)?;
        proof("Credentials", &format!("{}  [{USER}]", self.folder.aws("credentials").display()))?;
        proof("Config", &format!("{}  [profile {PROFILE}]", self.folder.aws("config").display()))?;

        screen.step("6. The role without a code")?;
        match Admin::new(&env, now, &key).assume_without_code(&role_arn, USER) {
            Err(Error::Refused(fault)) if fault.code == "AccessDenied" => {
                line(&format!("An error occurred ({}) when calling AssumeRole:", fault.code))?;
                line(&fault.message)?;
                screen.good("refused, as it must be")?;
            }
            Err(error) => return Err(error.into()),
            Ok(()) => {
                return Err(Failure::Failed("the role was assumed without a code".to_owned()));
            }
        }

        screen.step("7. The role with a code")?;
        if !self.wait_for_step(spent + 1, ends)? {
            return Ok(false);
        }
        let toolkit = Toolkit { env: &env, now, codes: CodeFrom::Command, authenticator: None };
        let session = toolkit.session(Some(PROFILE))?;
        let who = Admin::new(&env, now, &session.credentials).who()?;
        proof("Access key ID", &session.credentials.access_key_id)?;
        proof("You are", &who)?;
        if !who.starts_with(&format!("arn:aws:sts::{ROLE_ACCOUNT}:assumed-role/{ROLE}/")) {
            return Err(Failure::Failed(format!("the server says that this is {who}")));
        }
        screen.good("assumed with a code that opens nothing a second time")?;
        if !self.once {
            self.by_hand()?;
        }
        Ok(true)
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
        let mut cells = text.lines().nth(1).unwrap_or_default().split(',').skip(1);
        match (cells.next(), cells.next()) {
            (Some(id), Some(secret)) => Ok(credentials(id, secret)),
            _ => Err(Failure::Failed(format!("{} is not what was written", file.display()))),
        }
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

    /// Takes the device into the quickstart's own authenticator, from the picture that the server made.
    fn scan(&self, picture: &[u8]) -> Result<Entry, Failure> {
        let failed = |error: &dyn std::fmt::Display| {
            Failure::Failed(format!("the device cannot be scanned: {error}"))
        };
        let name = USER.parse().map_err(|error| failed(&error))?;
        let nobody = || Err(import::ImportError::NoPassphrase("nobody is asked".to_owned()));
        let entry = import::read_one(name, picture, &nobody).map_err(|error| failed(&error))?;
        let folder = self.folder.phone().join("countersign").join("authenticator");
        Locker::at(folder).add(entry.clone()).map_err(|error| failed(&error))?;
        Ok(entry)
    }

    fn profiles(&self, key: &Credentials, role_arn: &str, mfa_serial: &str) -> Result<(), Failure> {
        let (config, secrets) = (self.folder.aws("config"), self.folder.aws("credentials"));
        let folder = self.folder.data.join("aws");
        fs::create_dir(&folder).map_err(|error| {
            Failure::Failed(format!("cannot make {}: {error}", folder.display()))
        })?;
        let new = NewProfiles {
            source: USER,
            profile: PROFILE,
            key,
            role_arn,
            mfa_serial,
            endpoint_url: Some(&self.server.endpoint()),
            region: Some(REGION),
            mfa_process: Some(&self.code_command()?),
        };
        Ok(write_profiles(&config, &secrets, &new)?)
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
    Credentials {
        access_key_id: id.to_owned(),
        secret_access_key: secret.into(),
        session_token: None,
        expiration: None,
        issued: now(),
        account_id: None,
    }
}

/// A path as a shell reads it.
fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+@%:,".contains(c);
    if text.chars().all(plain) {
        text.into_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
