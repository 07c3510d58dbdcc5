//! `countersign setup`: role, user, inline policy, device and profiles, guided.

mod ask;
mod phone;

use super::authenticator::Own;
use crate::exit::Failure;
use crate::screen::{Screen, line, proof};
use crate::{now, output};
use ask::Ask;
use clap::{Args, ValueEnum};
use countersign_toolkit::profile::Files;
use countersign_toolkit::sdk_store::SdkStore;
use countersign_toolkit::setup::{
    Admin, Found, KeyFile, Phone, Plan, Role, Setup as Hands, Step, Wait, Wanted, Work,
};
use countersign_toolkit::{Authenticator, CodeFrom, Env, Error, Toolkit};
use phone::TypedPhone;

use serde_json::json;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

pub(super) use phone::OwnPhone;

/// Make an MFA-protected profile: a role that asks for MFA, a user with a key, the device, the profiles
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
#[command(
    after_help = "What is there already and fits is kept, so a run that was cut short is simply run again.
Administrators' keys come from --admin-profile, else from where the SDKs find them.

Examples:
  countersign setup                                  asks for everything it needs
  countersign setup --dry-run                        shows what it would do
  countersign setup --role-admin-profile prod        the role in another account than the user
  countersign setup --role-arn arn:aws:iam::444455556666:role/toolkit-role --csv key.csv
  countersign setup --yes --authenticator --policy ReadOnlyAccess"
)]
pub(crate) struct Setup {
    /// The profile to make, which assumes the role
    #[arg(long, value_name = "P")]
    profile: Option<String>,

    /// The profile to make for the user's access key
    #[arg(long, value_name = "P")]
    source_profile: Option<String>,

    /// The user
    #[arg(long, value_name = "NAME")]
    user: Option<String>,

    /// The role
    #[arg(long, value_name = "NAME", conflicts_with = "role_arn")]
    role: Option<String>,

    /// A role that somebody else has made, and that is left as it is
    #[arg(long, value_name = "ARN", conflicts_with_all = ["role_admin_profile", "policy"])]
    role_arn: Option<String>,

    /// A managed policy for the role, by its ARN or, when it is AWS's, its name; may be repeated
    #[arg(long, value_name = "POLICY")]
    policy: Vec<String>,

    /// The name of the virtual MFA device; by default the user's
    #[arg(long, value_name = "NAME")]
    device: Option<String>,

    /// The external id that the role's trust policy asks for
    #[arg(long, value_name = "ID")]
    external_id: Option<String>,

    /// How long the role is opened for
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(900..=43_200))]
    duration_seconds: Option<u32>,

    /// Whose credentials make the user, its policy and its device
    #[arg(long, value_name = "P")]
    admin_profile: Option<String>,

    /// Whose credentials make the role, when it is in another account than the user
    #[arg(long, value_name = "P")]
    role_admin_profile: Option<String>,

    /// The file that a console handed out with the user's access key
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,

    /// An access key of the user that nobody needs, to delete: a user has room for two
    #[arg(long, value_name = "KEY_ID")]
    delete_key: Option<String>,

    /// Keep the device in this computer's own authenticator, which computes the codes: whoever has this
    /// computer then has both factors
    #[arg(long)]
    authenticator: bool,

    /// A program for the profile that prints a code
    #[arg(long, value_name = "COMMAND")]
    mfa_process: Option<String>,

    /// The region for the profiles
    #[arg(long, value_name = "REGION")]
    region: Option<String>,

    /// Where the services answer, when not at AWS
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,

    /// Where the profiles go
    #[arg(long, value_enum, default_value_t = Store::Shared)]
    store: Store,

    /// Show what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,

    /// Ask no questions: what is not given is as its default
    #[arg(long, short)]
    yes: bool,

    /// With --dry-run, print JSON instead of a list
    #[arg(long, requires = "dry_run")]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Store {
    /// The config and credentials files of the AWS SDKs and tools
    Shared,
    /// These, and the SDK Store of .NET and Visual Studio: on Windows the same two profiles, elsewhere one
    /// that asks this program
    SdkStore,
}

impl Setup {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let env = &match &self.endpoint_url {
            Some(url) => env.with("AWS_ENDPOINT_URL", url),
            None => env.clone(),
        };
        let ask = if self.yes || self.dry_run { Ask::nothing() } else { Ask::person()? };
        let screen = Screen::new(env);
        let toolkit = |codes| Toolkit { env, now, codes, authenticator: None };

        let csv = self.csv.as_deref().map(key_file).transpose()?;
        let session = toolkit(CodeFrom::Auto).session(self.admin_profile.as_deref())?;
        let users = Admin::of(env, now, &session)?;
        let roles = match &self.role_admin_profile {
            Some(profile) => {
                let session = toolkit(CodeFrom::Auto).session(Some(profile))?;
                Admin::of(env, now, &session)?
            }
            None => users.clone(),
        };
        let endpoint = self.endpoint_url.clone().or_else(|| {
            env.text("AWS_ENDPOINT_URL").map(str::to_owned).or(session.endpoint_url.clone())
        });
        let wanted = self.wanted(env, ask, csv.as_ref(), session.region.clone(), endpoint)?;
        let hands = Hands { env, now, users, roles, key: csv.map(|file| file.key) };
        let found = hands.look(&wanted)?;
        let plan = hands.plan(&wanted, &found)?;

        if self.json {
            return output::answer(&as_json(&plan));
        }
        show(&plan, env)?;
        if self.dry_run || plan.is_done() && !ask.yes("Prove it by assuming the role?")? {
            return Ok(());
        }
        if !plan.is_done() && !ask.yes("Go on?")? {
            return Err(Failure::Failed("nothing was done".to_owned()));
        }
        let wants_own = self.authenticator || plan.makes_device() && ask.takes_codes_from_here()?;
        let own = wants_own.then(|| Own::open(env)).transpose()?;
        carry_out(&hands, &wanted, &found, &plan, own, screen)
    }

    /// What is wanted: as given, else as asked, else the names of AWS's own walkthrough.
    fn wanted(
        &self,
        env: &Env,
        ask: Ask,
        csv: Option<&KeyFile>,
        region: Option<String>,
        endpoint_url: Option<String>,
    ) -> Result<Wanted, Failure> {
        let sdk_store = (self.store == Store::SdkStore).then(|| SdkStore::find(env, None));
        let sdk_store = sdk_store.transpose()?;
        let owner = csv.and_then(|file| file.user.as_deref()).unwrap_or("toolkit-user");
        let user = ask.text(self.user.as_ref(), "User", owner)?;
        let role = match &self.role_arn {
            Some(arn) => Role::Made(arn.clone()),
            None => Role::Named(ask.text(self.role.as_ref(), "Role", "toolkit-role")?),
        };
        let policies = match role {
            Role::Named(_) => {
                ask.list(&self.policy, "Managed policies of the role", "ReadOnlyAccess")?
            }
            Role::Made(_) => Vec::new(),
        };
        Ok(Wanted {
            source: ask.text(self.source_profile.as_ref(), "Profile with the user's key", &user)?,
            profile: ask.text(self.profile.as_ref(), "Profile that opens the role", "mfa")?,
            device: self.device.clone().unwrap_or_else(|| user.clone()),
            policies,
            user,
            role,
            external_id: self.external_id.clone(),
            duration_seconds: self.duration_seconds,
            region: self.region.clone().or(region),
            endpoint_url,
            mfa_process: self.mfa_process.clone(),
            spare_key: self.delete_key.clone(),
            sdk_store,
        })
    }
}

/// Does what is left to do, and proves it.
fn carry_out(
    hands: &Hands<'_>,
    wanted: &Wanted,
    found: &Found,
    plan: &Plan,
    own: Option<Own>,
    screen: Screen,
) -> Result<(), Failure> {
    let mut typed = TypedPhone(screen);
    let mut computed = own.map(|own| OwnPhone::new(own, screen));
    let mut work = Work::new(hands, wanted, found);
    if !plan.is_done() {
        // Nobody can say so any more who is killed.
        line(
            "What interrupts this leaves what was done: run it again, and it goes on from there.",
        )?;
    }
    let mut heading = None;
    for task in plan.tasks.iter().filter(|task| !task.is_done()) {
        if heading.replace(task.step) != Some(task.step) {
            screen.step(title(task.step))?;
        }
        let phone: &mut dyn Phone = match &mut computed {
            Some(phone) => phone,
            None => &mut typed,
        };
        for (name, value) in work.run(task, phone).map_err(unfinished)? {
            proof(name, &output::spelt(&value))?;
        }
    }

    screen.step("Proof")?;
    if let Some(phone) = &computed {
        phone.wait();
    }
    let own = computed.map(OwnPhone::into_own);
    let toolkit = Toolkit {
        env: hands.env,
        now,
        codes: if own.is_some() { CodeFrom::Authenticator } else { CodeFrom::Auto },
        authenticator: own.as_ref().map(|own| own as &dyn Authenticator),
    };
    let wait = |wait| match wait {
        Wait::Known { seconds } => {
            output::note(&format!("waiting {seconds} s until this is known everywhere"));
            pause(seconds);
        }
        Wait::NextCode => phone::wait_for(screen, countersign_otp::step(now()) + 1),
    };
    let refusal = work.refused_without_code(wait).map_err(unfinished)?;
    proof("Without a code", &output::spelt(&refusal))?;
    proof(
        "Trust policy",
        match work.trust_asks_for_mfa() {
            Some(true) => "asks for MFA: nobody opens the role without",
            Some(false) => {
                "does not ask for MFA: only the user's own policy does, others may open the role without"
            }
            None => {
                "not for us to read: the refusal may be that of the user's own policy, and whether the role asks for MFA, too, its account can tell"
            }
        },
    )?;
    let (_, who) = work.opened_with_code(&toolkit, wait).map_err(unfinished)?;
    proof("With a code", &output::spelt(&who.arn))?;
    screen.good(&format!("the profile {} works", wanted.profile))?;
    line(&format!("countersign exec --profile {} -- aws sts get-caller-identity", wanted.profile))
}

/// Every task is safe to come back to, so what cuts a run short is not the end of it.
fn unfinished(error: Error) -> Failure {
    match Failure::from(error) {
        Failure::Interrupted => {
            output::note(GO_ON);
            Failure::Interrupted
        }
        Failure::Failed(why) => Failure::Failed(format!("{why}; {GO_ON}")),
        other => other,
    }
}

const GO_ON: &str =
    "what was done stays: run setup again with the same options, and it goes on from there";

/// The lines of a plan: what is there, and what is to be done.
fn show(plan: &Plan, env: &Env) -> Result<(), Failure> {
    let mut heading = None;
    for task in &plan.tasks {
        if heading.replace(task.step) != Some(task.step) {
            output::answer(&format!("\n{}\n", title(task.step)))?;
        }
        let mark = if task.is_done() { "is there" } else { "to do" };
        line(&format!("{mark:<9} {}", task.says))?;
    }
    let files = Files::locate(env);
    for (what, path) in [("config", files.config), ("credentials", files.credentials)] {
        if let Some(path) = path {
            line(&format!("{:<9} {what}: {}", "", path.display()))?;
        }
    }
    output::answer("\n")
}

fn as_json(plan: &Plan) -> String {
    let tasks: Vec<_> = plan
        .tasks
        .iter()
        .map(|task| json!({ "step": name(task.step), "done": task.is_done(), "says": task.says }))
        .collect();
    format!("{}\n", json!({ "tasks": tasks }))
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Role => "role",
        Step::User => "user",
        Step::Policy => "policy",
        Step::Device => "device",
        Step::Profiles => "profiles",
    }
}

/// The headings of the steps.
pub(super) fn title(step: Step) -> &'static str {
    match step {
        Step::Role => "1. A role that asks for MFA",
        Step::User => "2. A user with an access key",
        Step::Policy => "3. An inline policy: the user may assume the role, with MFA",
        Step::Device => "4. A virtual MFA device",
        Step::Profiles => "5. Profiles",
    }
}

fn key_file(path: &Path) -> Result<KeyFile, Failure> {
    const MOST: u64 = 64 * 1024;
    let failed = |error: &dyn std::fmt::Display| {
        Failure::Failed(format!("cannot read {}: {error}", path.display()))
    };
    let mut text = Zeroizing::new(String::new());
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    file.take(MOST).read_to_string(&mut text).map_err(|error| failed(&error))?;
    KeyFile::parse(&text, now()).map_err(|error| failed(&error))
}

#[expect(clippy::disallowed_methods, reason = "the command has nothing else to do meanwhile")]
fn pause(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}
