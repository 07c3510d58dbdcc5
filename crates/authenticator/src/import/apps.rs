//! JSON that authenticator applications export.
//!
//! Which application wrote a file, its members tell. What is known of each form comes from its
//! application's own documents, or from what the application reads back:
//!
//! | application | form |
//! |---|---|
//! | Aegis | `{"version", "header", "db": {"entries": […]}}`; sealed, `db` is base64 (`sealed`) |
//! | 2FAS | `{"services": […], "schemaVersion"}`; sealed, `servicesEncrypted` (`sealed`) |
//! | FreeOTP+ | `{"tokens": […], "tokenOrder"}`, seeds as lists of signed bytes |
//! | Bitwarden | `{"encrypted": false, "items": [{"login": {"totp"}}]}` |
//! | andOTP | `[{"secret", "label", "type", "period"}]` |
//! | Raivo | `[{"secret", "account", "kind", "timer"}]`, numbers as texts |

use super::draft::{Draft, Kind, Secret};
use super::{Ask, Found, ImportError, Skipped, sealed};
use serde::Deserialize;
use serde::de::IgnoredAny;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Reads an export.
pub(super) fn read(json: &[u8], ask: Ask<'_>, found: &mut Found) -> Result<(), ImportError> {
    if json.trim_ascii_start().starts_with(b"[") {
        let items: Vec<Item> = parse(json, "andOTP or Raivo")?;
        for item in &items {
            found.take(item.draft().device());
        }
        return Ok(());
    }
    let members: Members = serde_json::from_slice(json).map_err(|_| ImportError::NotJson)?;
    if members.header.is_some() && members.db.is_some() {
        aegis(json, ask, found)
    } else if members.services.is_some() {
        two_fas(json, ask, found)
    } else if members.tokens.is_some() {
        let export: FreeOtp = parse(json, "FreeOTP+")?;
        for token in &export.tokens {
            found.take(token.draft().device());
        }
        Ok(())
    } else if members.encrypted == Some(true) {
        Err(ImportError::Sealed("Bitwarden"))
    } else if members.items.is_some() {
        let export: Bitwarden = parse(json, "Bitwarden")?;
        for item in &export.items {
            bitwarden(item, found);
        }
        Ok(())
    } else {
        Err(ImportError::UnknownExport)
    }
}

fn parse<'a, T: Deserialize<'a>>(json: &'a [u8], app: &'static str) -> Result<T, ImportError> {
    // What is wrong is not said: its words repeat what stands there.
    serde_json::from_slice(json).map_err(|_| ImportError::Damaged(app))
}

/// The members by which applications are told apart.
#[derive(Deserialize)]
struct Members {
    header: Option<IgnoredAny>,
    db: Option<IgnoredAny>,
    services: Option<IgnoredAny>,
    tokens: Option<IgnoredAny>,
    items: Option<IgnoredAny>,
    #[serde(default)]
    encrypted: Option<bool>,
}

// --- Aegis ---

#[derive(Deserialize)]
struct Aegis {
    header: sealed::AegisHeader,
    db: AegisDb,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AegisDb {
    Sealed(String),
    Open(AegisContent),
}

#[derive(Deserialize)]
struct AegisContent {
    entries: Vec<AegisEntry>,
}

#[derive(Deserialize)]
struct AegisEntry {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    issuer: Option<String>,
    info: AegisInfo,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct AegisInfo {
    secret: String,
    #[serde(default)]
    algo: Option<String>,
    digits: Option<u64>,
    period: Option<u64>,
    counter: Option<u64>,
}

fn aegis(json: &[u8], ask: Ask<'_>, found: &mut Found) -> Result<(), ImportError> {
    let export: Aegis = parse(json, "Aegis")?;
    let content = match &export.db {
        AegisDb::Open(content) => content,
        AegisDb::Sealed(text) => {
            let opened = sealed::aegis(&export.header, text, ask)?;
            &parse(&opened, "Aegis")?
        }
    };
    for AegisEntry { kind, name, issuer, info } in &content.entries {
        let draft = Draft {
            app: "Aegis",
            issuer: issuer.clone().unwrap_or_default(),
            account: name.clone().unwrap_or_default(),
            secret: base32(&info.secret),
            kind: Kind::named(kind),
            algorithm: info.algo.clone().unwrap_or_default(),
            digits: info.digits,
            period: info.period,
            counter: info.counter,
        };
        found.take(draft.device());
    }
    Ok(())
}

// --- 2FAS ---

#[derive(Deserialize)]
struct TwoFas {
    services: Vec<Service>,
    #[serde(rename = "servicesEncrypted", default)]
    sealed: Option<String>,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
struct Service {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    secret: Option<String>,
    #[serde(default)]
    otp: ServiceOtp,
}

#[derive(Deserialize, Default, Zeroize)]
#[serde(rename_all = "camelCase")]
struct ServiceOtp {
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    issuer: Option<String>,
    digits: Option<u64>,
    period: Option<u64>,
    counter: Option<u64>,
    #[serde(default)]
    algorithm: Option<String>,
    #[serde(default)]
    token_type: Option<String>,
}

fn two_fas(json: &[u8], ask: Ask<'_>, found: &mut Found) -> Result<(), ImportError> {
    let export: TwoFas = parse(json, "2FAS")?;
    let services = match export.sealed.as_deref() {
        Some(text) if !text.is_empty() => parse(&sealed::two_fas(text, ask)?, "2FAS")?,
        _ => export.services,
    };
    for service in &services {
        let otp = &service.otp;
        let issuer = otp.issuer.as_ref().filter(|issuer| !issuer.is_empty());
        let draft = Draft {
            app: "2FAS",
            issuer: issuer.or(service.name.as_ref()).cloned().unwrap_or_default(),
            account: otp.account.clone().unwrap_or_default(),
            secret: service.secret.as_deref().map(base32).unwrap_or_default(),
            kind: Kind::named(otp.token_type.as_deref().unwrap_or_default()),
            algorithm: otp.algorithm.clone().unwrap_or_default(),
            digits: otp.digits,
            period: otp.period,
            counter: otp.counter,
        };
        found.take(draft.device());
    }
    Ok(())
}

// --- FreeOTP+ ---

#[derive(Deserialize)]
struct FreeOtp {
    tokens: Vec<Token>,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
struct Token {
    #[serde(default)]
    issuer_ext: Option<String>,
    #[serde(default)]
    issuer_int: Option<String>,
    #[serde(default)]
    label: Option<String>,
    secret: Vec<i16>,
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    algo: Option<String>,
    digits: Option<u64>,
    period: Option<u64>,
    counter: Option<u64>,
}

impl Token {
    fn draft(&self) -> Draft {
        // A signed byte is a byte; an unsigned one is taken, too.
        let byte = |n: &i16| (-128..256).contains(n).then(|| n.to_le_bytes()).map(|[low, _]| low);
        let bytes: Option<Vec<u8>> = self.secret.iter().map(byte).collect();
        let issuer = self.issuer_ext.as_ref().filter(|issuer| !issuer.is_empty());
        Draft {
            app: "FreeOTP+",
            issuer: issuer.or(self.issuer_int.as_ref()).cloned().unwrap_or_default(),
            account: self.label.clone().unwrap_or_default(),
            secret: bytes.map(|bytes| Secret::Bytes(Zeroizing::new(bytes))).unwrap_or_default(),
            kind: Kind::named(self.kind.as_deref().unwrap_or_default()),
            algorithm: self.algo.clone().unwrap_or_default(),
            digits: self.digits,
            period: self.period,
            counter: self.counter,
        }
    }
}

// --- andOTP and Raivo ---

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Item {
    secret: String,
    #[serde(default)]
    issuer: Option<String>,
    #[serde(default, alias = "account")]
    label: Option<String>,
    #[serde(rename = "type", alias = "kind", default)]
    kind: Option<String>,
    #[serde(default)]
    algorithm: Option<String>,
    digits: Option<Number>,
    #[serde(alias = "timer")]
    period: Option<Number>,
    counter: Option<Number>,
}

/// A number, or a text that is one.
#[derive(Deserialize, Zeroize)]
#[serde(untagged)]
enum Number {
    Number(u64),
    Text(String),
}

impl Number {
    /// The number; 0, which nothing that is counted here is, when it is none.
    fn get(&self) -> u64 {
        match self {
            Number::Number(number) => *number,
            Number::Text(text) => text.trim().parse().unwrap_or(0),
        }
    }
}

impl Item {
    fn draft(&self) -> Draft {
        Draft {
            app: "andOTP",
            issuer: self.issuer.clone().unwrap_or_default(),
            account: self.label.clone().unwrap_or_default(),
            secret: base32(&self.secret),
            kind: Kind::named(self.kind.as_deref().unwrap_or_default()),
            algorithm: self.algorithm.clone().unwrap_or_default(),
            digits: self.digits.as_ref().map(Number::get),
            period: self.period.as_ref().map(Number::get),
            counter: self.counter.as_ref().map(Number::get),
        }
    }
}

// --- Bitwarden ---

#[derive(Deserialize)]
struct Bitwarden {
    items: Vec<Vaulted>,
}

#[derive(Deserialize)]
struct Vaulted {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    login: Option<Login>,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
struct Login {
    #[serde(default)]
    username: Option<String>,
    #[serde(default)]
    totp: Option<String>,
}

/// An item's seed is a URI or base32; an item without one is a password and nothing more.
fn bitwarden(item: &Vaulted, found: &mut Found) {
    let Some(login) = &item.login else { return };
    let Some(totp) = login.totp.as_deref().map(str::trim).filter(|totp| !totp.is_empty()) else {
        return;
    };
    let issuer = item.name.clone().unwrap_or_default();
    let account = login.username.clone().unwrap_or_default();
    let draft = Draft { app: "Bitwarden", issuer, account, ..Draft::default() };
    if totp.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("otpauth://")) {
        let label = draft.issuer;
        found.take(totp.parse().map_err(|_| Skipped { label, why: "with a URI that is damaged" }));
    } else if totp.contains("://") {
        found.take(Draft { kind: Kind::named("steam"), secret: base32("AA"), ..draft }.device());
    } else {
        found.take(Draft { secret: base32(totp), ..draft }.device());
    }
}

fn base32(text: &str) -> Secret {
    Secret::Base32(Zeroizing::new(text.to_owned()))
}
