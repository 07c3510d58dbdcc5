//! A token in a file, traded for a role without a signature.

use crate::Error;
use countersign_ident::Secret;

/// More than STS takes.
const MOST: usize = 20_000;

/// Reads a token, as it stands in its file.
pub(super) fn token(file: &str) -> Result<Secret, Error> {
    let fail = |why: &dyn std::fmt::Display| {
        Error::Failed(format!("cannot read web_identity_token_file {file}: {why}"))
    };
    let text = std::fs::read_to_string(file).map(Secret::new).map_err(|error| fail(&error))?;
    if text.is_empty() || text.expose().len() > MOST {
        return Err(fail(&"it holds no token"));
    }
    Ok(text)
}
