//! The file that a client reads the token from.

use crate::{Env, Error};
use countersign_files::{Exposed, Folder};
use countersign_ident::Secret;
use std::path::{Path, PathBuf};

/// A private file with the token; it is gone when this is dropped.
#[derive(Debug)]
pub struct TokenFile(PathBuf);

impl TokenFile {
    /// Writes it into `XDG_RUNTIME_DIR/countersign`, else `~/.cache/countersign`, under a name of this
    /// process.
    pub fn write(env: &Env, token: &Secret) -> Result<TokenFile, Error> {
        let folders = [
            env.path("XDG_RUNTIME_DIR"),
            env.path("XDG_CACHE_HOME"),
            env.home().map(|home| home.join(".cache")),
        ];
        let folder = folders.into_iter().flatten().find(|path| path.is_absolute());
        let Some(folder) = folder else {
            return Err(Error::Failed("there is no folder for the token's file".to_owned()));
        };
        let folder = Folder::create(&folder.join("countersign"), Exposed::Close)?;
        let name = format!("server-{}.token", std::process::id());
        let lock = folder.lock("server.lock")?;
        folder.replace(&lock, &name, token.expose().as_bytes())?;
        Ok(TokenFile(folder.path(&name)))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TokenFile {
    fn drop(&mut self) {
        // The token dies with the process, whether its file is gone or not.
        let _ = std::fs::remove_file(&self.0);
    }
}
