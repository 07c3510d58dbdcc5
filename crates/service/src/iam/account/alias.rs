//! Account aliases: the name that an account goes by, in sign-in pages and lists. It has one at most, and no two
//! accounts of an installation have the same.

use super::own;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::operation::{Read, Write};
use crate::state::key;
use crate::state::records::Alias;
use countersign_api::Nothing;
use countersign_api::iam::{
    CreateAccountAlias, CreateAccountAliasInput, DeleteAccountAlias, DeleteAccountAliasInput,
    ListAccountAliases, ListAccountAliasesInput, ListAccountAliasesOutput,
};
use countersign_ident::AccountId;

/// Whether an alias can be taken. That nobody else takes it at the same moment is up to whoever creates its record.
///
/// # Errors
///
/// `ValidationError` for what would be read as an account's id, `EntityAlreadyExists` when some account has it, the
/// caller's included.
pub(crate) fn check(cx: &Cx<'_>, name: &str) -> Result<(), Fault> {
    if AccountId::parse(name).is_some() {
        return Err(Fault::validation("The account alias must not be twelve digits."));
    }
    if cx.state.alias(name).is_some() {
        return Err(Fault::exists(format!("The account alias {name} already exists.")));
    }
    Ok(())
}

impl Write for CreateAccountAlias {
    /// Takes the place of the alias that there was, as on AWS.
    fn run(tx: &mut Tx<'_>, i: &CreateAccountAliasInput) -> Result<Nothing, Fault> {
        check(tx, &i.account_alias)?;
        let mut account = own(tx)?;
        let name = i.account_alias.clone();
        if let Some(old) = account.alias.replace(name.clone()) {
            tx.delete(key::alias(&old));
        }
        tx.create(&Alias { name, account: account.id, ..Alias::default() });
        tx.update(&account);
        Ok(Nothing)
    }
}

impl Write for DeleteAccountAlias {
    fn run(tx: &mut Tx<'_>, i: &DeleteAccountAliasInput) -> Result<Nothing, Fault> {
        let name = &i.account_alias;
        let mut account = own(tx)?;
        if account.alias.as_ref() != Some(name) {
            return Err(Fault::no_such(format!("The account alias {name} cannot be found.")));
        }
        account.alias = None;
        tx.delete(key::alias(name));
        tx.update(&account);
        Ok(Nothing)
    }
}

impl Read for ListAccountAliases {
    fn run(cx: &Cx<'_>, i: &ListAccountAliasesInput) -> Result<ListAccountAliasesOutput, Fault> {
        let account = own(cx)?;
        let rows = account.alias.iter().map(|alias| (alias.as_str(), alias)).collect();
        cx.page_of::<ListAccountAliases, String>(i, "", rows, |alias| Some(alias.clone()))
    }
}
