//! `CreateUser`: a new user, who may do nothing yet.

use super::shown_with_tags;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::policy_of::boundary;
use crate::iam::tags;
use crate::operation::Write;
use crate::state::records::User;
use countersign_api::iam::{CreateUser, CreateUserInput, CreateUserOutput};
use countersign_ident::IdKind;

impl Write for CreateUser {
    fn run(tx: &mut Tx<'_>, i: &CreateUserInput) -> Result<CreateUserOutput, Fault> {
        let account = tx.account();
        if tx.state.user(account, &i.user_name).is_some() {
            return Err(Fault::exists(format!("User with name {} already exists.", i.user_name)));
        }
        let id = tx.unique_id(IdKind::User)?;
        let boundary = boundary::of_new(tx, i.permissions_boundary.as_deref(), &id)?;
        let user = User {
            name: i.user_name.clone(),
            id,
            account,
            path: i.path.clone().unwrap_or_else(|| "/".to_owned()),
            created: tx.now,
            boundary,
            tags: tags::of_new(i.tags.as_deref(), tags::Keys::AnyCase)?,
            ..User::default()
        };
        tx.create(&user);
        Ok(CreateUserOutput { user: Some(shown_with_tags(&user)) })
    }
}
