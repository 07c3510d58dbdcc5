//! The first start: one account, its root user, and a file that says what was made at random.

use crate::config::First;
use crate::{StartError, folder, own};
use aws_lc_rs::rand;
use countersign_api::own::{CreateAccount, CreateAccountInput};
use countersign_ident::{AccountId, KeyKind, Secret, access_key_id};
use countersign_service::{Service, State};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Makes the first account. Returns the file that says what nobody chose, if there is any such thing.
///
/// The file is written first: a start that is cut off in between is a first start again, and no account is ever there
/// whose secret nobody has seen.
pub(crate) async fn account(
    service: &Service,
    first: &First,
    data: &Path,
) -> Result<Option<PathBuf>, StartError> {
    let chosen = Chosen::new(first)?;
    let file = match chosen.csv() {
        Some(csv) => {
            let file = data.join("root-credentials.csv");
            folder::write(&file, csv.as_bytes()).map_err(|error| {
                StartError::new(format!("cannot write `{}`: {error}", file.display()))
            })?;
            Some(file)
        }
        None => None,
    };
    own::call::<CreateAccount>(service, chosen.input, "first-start").await.map_err(|fault| {
        StartError::new(format!("the first account cannot be made: {}", fault.message()))
    })?;
    Ok(file)
}

/// Warns of what is said now and differs from what was said at the first start.
pub(crate) fn warn(state: &State, first: &First) {
    let Some(account) = state.accounts().find(|account| account.first) else { return };
    let Some(origin) = &account.origin else { return };
    let id = format!("{:012}", account.id);
    let differs = [
        ("COUNTERSIGN_ACCOUNT_ID", first.account_id.as_ref().is_some_and(|given| *given != id)),
        (
            "COUNTERSIGN_ROOT_ACCESS_KEY_ID",
            first.access_key_id.as_ref().is_some_and(|given| *given != origin.key),
        ),
        (
            "COUNTERSIGN_ROOT_SECRET_ACCESS_KEY",
            first.secret_access_key.as_ref().is_some_and(|given| {
                let (given, there) = (given.expose().as_bytes(), origin.secret.expose());
                aws_lc_rs::constant_time::verify_slices_are_equal(given, there).is_err()
            }),
        ),
    ];
    for (name, _) in differs.into_iter().filter(|(_, differs)| *differs) {
        tracing::warn!(
            "{name} is read at the first start only; another value was set then, and is kept"
        );
    }
}

/// Everything that the account begins with.
struct Chosen {
    input: CreateAccountInput,
    /// Which secrets nobody chose.
    random: (bool, bool),
    /// Whether anything at all was made at random.
    any: bool,
}

impl Chosen {
    fn new(first: &First) -> Result<Chosen, StartError> {
        let account = match &first.account_id {
            Some(id) => AccountId::parse(id).ok_or_else(|| {
                StartError::new(format!("COUNTERSIGN_ACCOUNT_ID `{id}` is not twelve digits"))
            })?,
            None => AccountId::from_random(u64::from_be_bytes(random()?)),
        };
        let key = match &first.access_key_id {
            Some(key) if KeyKind::of(key) == Some(KeyKind::LongTerm) => key.clone(),
            Some(key) => {
                let message = format!(
                    "COUNTERSIGN_ROOT_ACCESS_KEY_ID `{key}` is not AKIA and 16 capitals and digits"
                );
                return Err(StartError::new(message));
            }
            None => access_key_id(KeyKind::LongTerm, account, random()?),
        };
        let secret = match &first.secret_access_key {
            Some(secret) if secret.is_empty() => {
                return Err(StartError::new(
                    "COUNTERSIGN_ROOT_SECRET_ACCESS_KEY is empty".to_owned(),
                ));
            }
            Some(secret) => secret.clone(),
            None => Secret::new(BASE64.encode(&random::<30>()?)),
        };
        let password = match &first.password {
            Some(password) if password.is_empty() => {
                return Err(StartError::new("COUNTERSIGN_ROOT_PASSWORD is empty".to_owned()));
            }
            Some(password) => password.clone(),
            None => Secret::new(BASE64URL_NOPAD.encode(&random::<18>()?)),
        };
        Ok(Chosen {
            random: (first.secret_access_key.is_none(), first.password.is_none()),
            any: first.account_id.is_none()
                || first.access_key_id.is_none()
                || first.secret_access_key.is_none()
                || first.password.is_none(),
            input: CreateAccountInput {
                account_id: Some(account.to_string()),
                alias: None,
                access_key_id: Some(key),
                secret_access_key: Some(secret),
                password: Some(password),
            },
        })
    }

    /// The file: secrets only where nobody chose them, since who chose one has it.
    fn csv(&self) -> Option<Zeroizing<String>> {
        if !self.any {
            return None;
        }
        let mut csv = Zeroizing::new(String::with_capacity(512));
        csv.push_str("Account ID,Access key ID,Secret access key,Password\r\n");
        let plain = [&self.input.account_id, &self.input.access_key_id]
            .map(|text| text.as_deref().unwrap_or_default());
        let (secret, password) = (&self.input.secret_access_key, &self.input.password);
        let hidden = [
            secret.as_ref().filter(|_| self.random.0),
            password.as_ref().filter(|_| self.random.1),
        ];
        let [secret, password] =
            hidden.map(|secret| secret.map(Secret::expose).unwrap_or_default());
        let [account, key] = plain;
        // Writing into a `String` does not fail. None of these holds a comma or a quote.
        let _ = write!(csv, "{account},{key},{secret},{password}\r\n");
        Some(csv)
    }
}

fn random<const N: usize>() -> Result<[u8; N], StartError> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes)
        .map_err(|_| StartError::new("the system gives no random bytes".to_owned()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_what_nobody_chose() {
        let chosen = Chosen::new(&First::default()).unwrap();
        let csv = chosen.csv().unwrap();
        let row: Vec<_> = csv.lines().nth(1).unwrap().split(',').collect();
        let lengths: Vec<_> = row.iter().map(|cell| cell.len()).collect();
        assert_eq!(lengths, [12, 20, 40, 24]);

        let secret = Some(Secret::from("canary"));
        let first = First { secret_access_key: secret.clone(), ..First::default() };
        assert!(!Chosen::new(&first).unwrap().csv().unwrap().contains("canary"));

        let all = First {
            account_id: Some("111122223333".into()),
            access_key_id: Some("AKIAROOTROOTROOTROOT".into()),
            secret_access_key: secret.clone(),
            password: secret,
        };
        assert!(Chosen::new(&all).unwrap().csv().is_none());
    }

    #[test]
    fn what_cannot_be_is_refused_in_words_without_secrets() {
        let no = |first: First| Chosen::new(&first).map(|_| ()).unwrap_err().to_string();
        assert!(
            no(First { account_id: Some("12".into()), ..First::default() })
                .contains("twelve digits")
        );
        assert!(
            no(First { access_key_id: Some("ASIAROOTROOTROOTROOT".into()), ..First::default() })
                .contains("AKIA")
        );
        assert!(
            no(First { secret_access_key: Some("".into()), ..First::default() }).contains("empty")
        );
        assert!(no(First { password: Some("".into()), ..First::default() }).contains("empty"));
    }
}
