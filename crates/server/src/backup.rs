//! Backups, and installations out of them.

use crate::clock::RealClock;
use crate::config::master_key;
use crate::error::StartError;
use crate::folder;
use countersign_service::{Clock as _, Service, restored};
use countersign_store::MasterKeys;
use std::path::Path;

/// Writes a sealed backup while the service goes on. The error is in words for whoever asked.
pub(crate) async fn write(service: &Service, file: &Path) -> Result<(), String> {
    if !file.is_absolute() {
        return Err(format!("`{}` is not an absolute path", file.display()));
    }
    if file.symlink_metadata().is_ok() {
        return Err(format!("`{}` is there already", file.display()));
    }
    let (store, file) = (service.store().clone(), file.to_path_buf());
    let written = tokio::task::spawn_blocking(move || store.backup(&file)).await;
    written
        .map_err(|error| error.to_string())
        .flatten()
        .map_err(|error| format!("the backup was not made: {error}"))
}

/// Makes an installation in `data` out of a backup that was sealed with the key in `key`.
///
/// The folder gets a copy of the key, so that a server finds it there.
///
/// # Errors
/// When the backup is damaged, the key is another, or the folder holds an installation. Nothing is left behind then.
pub async fn restore(file: &Path, data: &Path, key: &Path) -> Result<(), StartError> {
    let no_key = |at: &Path, error: &dyn std::fmt::Display| {
        StartError::new(format!("the master key `{}` cannot be used: {error}", at.display()))
    };
    let keys = MasterKeys::read(key).map_err(|error| no_key(key, &error))?;
    let own = master_key(data, None);
    let copied = match MasterKeys::read(&own) {
        Ok(there) if *there.text() == *keys.text() => true,
        Err(countersign_store::MasterKeyError::Missing) => false,
        _ => return Err(no_key(&own, &"the folder holds another one already")),
    };
    let (file, folder, text) = (file.to_path_buf(), data.to_path_buf(), keys.text());
    let work = move || {
        let now = RealClock.now();
        countersign_store::restore(&file, &keys, &folder, now, &mut |key, plain| {
            restored(key, plain, now)
        })
    };
    let done = tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| StartError::new(error.to_string()))?;
    done.map_err(|error| StartError::new(error.to_string()))?;
    if !copied {
        folder::create(&own, text.as_bytes()).map_err(|error| no_key(&own, &error))?;
    }
    Ok(())
}
