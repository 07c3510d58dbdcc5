//! `countersign sdk-store`: the .NET SDK Store, `RegisteredAccounts.json`.

use super::pairs;
use crate::exit::Failure;
use crate::output::{self, spelt};
use clap::{Args, Subcommand};
use countersign_toolkit::Env;
use countersign_toolkit::sdk_store::{self, Profile};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Look into and edit the .NET SDK Store, which Visual Studio and programs of the AWS SDK for .NET read
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign sdk-store list
  countersign sdk-store show mfa --json --file RegisteredAccounts.json
  countersign sdk-store add ops role_arn=arn:aws:iam::111122223333:role/ops source_profile=ada
  countersign sdk-store remove ops

Access keys, session tokens, external ids and MFA serials are encrypted for one user of one Windows machine.
Elsewhere they are neither shown nor written; everything else is.")]
pub(crate) struct SdkStore {
    #[command(subcommand)]
    what: What,

    /// The file [default: RegisteredAccounts.json where .NET looks for it]
    #[arg(long, global = true, value_name = "F")]
    file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    List(List),
    Show(Show),
    Add(Add),
    Remove(Remove),
}

/// List the profiles and what .NET takes each for
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign sdk-store list
  countersign sdk-store list --json | jq -r '.profiles[].name'")]
struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Show a profile, without the values that are encrypted
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign sdk-store show mfa
  countersign sdk-store show mfa --json | jq .properties")]
struct Show {
    /// The profile's name, in any case
    #[arg(value_name = "NAME")]
    name: String,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Add a profile
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign sdk-store add ops role_arn=arn:aws:iam::111122223333:role/ops source_profile=ada
  countersign sdk-store add tool credential_process='countersign credential-process --profile mfa'")]
struct Add {
    /// The profile's name
    #[arg(value_name = "NAME")]
    name: String,

    /// The settings by the names of the shared files: a value of - is one line of standard input
    #[arg(value_name = "KEY=VALUE", required = true)]
    settings: Vec<String>,
}

/// Remove a profile
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign sdk-store remove ops")]
struct Remove {
    /// The profile's name, in any case
    #[arg(value_name = "NAME")]
    name: String,
}

impl SdkStore {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let store = sdk_store::SdkStore::find(env, self.file)?;
        match self.what {
            What::List(args) => args.run(&store),
            What::Show(args) => args.run(&store),
            What::Add(args) => args.run(&store),
            What::Remove(args) => Ok(store.remove(&args.name)?),
        }
    }
}

impl List {
    fn run(&self, store: &sdk_store::SdkStore) -> Result<(), Failure> {
        let profiles = store.list()?;
        if self.json {
            let list: Vec<Value> = profiles
                .iter()
                .map(|profile| {
                    let mut object = described(profile);
                    let region =
                        profile.properties.get("Region").filter(|region| region.is_string());
                    object.extend(region.map(|region| ("region".to_owned(), region.clone())));
                    object.into()
                })
                .collect();
            let file = store.file().display().to_string();
            return output::answer(&format!("{}\n", json!({"file": file, "profiles": list})));
        }
        let line = |text: String, profile: &Profile| {
            let why = profile.kind.why.as_deref();
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            text + &format!("{}\t{}{why}\n", spelt(&profile.name), profile.kind.name)
        };
        output::answer(&profiles.iter().fold(String::new(), line))
    }
}

impl Show {
    fn run(&self, store: &sdk_store::SdkStore) -> Result<(), Failure> {
        let profile = store.show(&self.name)?;
        if let Err(why) = profile.opens() {
            output::note(&why.to_string());
        }
        let mut object = described(&profile);
        object.insert("properties".to_owned(), profile.properties.clone().into());
        if self.json {
            return output::answer(&format!("{}\n", Value::from(object)));
        }
        let mut text = format!("{}\t{}\n", spelt(&profile.name), profile.kind.name);
        if let Some(why) = &profile.kind.why {
            let _ = writeln!(text, "{why}");
        }
        for property in &profile.encrypted {
            let _ = writeln!(text, "{property} = (encrypted)");
        }
        for (property, value) in &profile.properties {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let _ = writeln!(text, "{} = {}", spelt(property), spelt(&value));
        }
        output::answer(&text)
    }
}

impl Add {
    fn run(&self, store: &sdk_store::SdkStore) -> Result<(), Failure> {
        let mut keys = self.settings.iter().filter_map(|word| word.split_once('='));
        // Where nothing can be encrypted there is nothing to ask for first.
        keys.try_for_each(|(key, _)| sdk_store::may_write(key))?;
        let pairs = pairs::split(&self.settings)?.into_iter();
        let settings = pairs
            .map(|(key, value)| Ok((key.to_owned(), pairs::value(key, value)?)))
            .collect::<Result<Vec<_>, Failure>>()?;
        store.add(&self.name, &settings)?;
        if let Some(why) = store.show(&self.name)?.kind.why {
            output::note(&format!("`{}` is written, but of no use as it is: {why}", self.name));
        }
        Ok(())
    }
}

/// What the answers for one and for many have in common.
fn described(profile: &Profile) -> Map<String, Value> {
    let members = [
        ("name", Some(json!(profile.name))),
        ("key", Some(json!(profile.key))),
        ("type", Some(json!(profile.kind.name))),
        ("why", profile.kind.why.as_ref().map(|why| json!(why))),
        ("encrypted", Some(json!(profile.encrypted))),
    ];
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
