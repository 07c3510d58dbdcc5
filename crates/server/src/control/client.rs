//! Asking: through the socket where a server runs, else the store itself.

use super::socket::reach;
use super::{Ask, Reply, carry_out};
use crate::{StartError, open};
use std::fmt;
use std::io;
use std::path::Path;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use zeroize::Zeroizing;

/// Why there is no answer, in words for whoever asked.
#[derive(Debug)]
pub struct ControlError(String);

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ControlError {}

impl From<StartError> for ControlError {
    fn from(error: StartError) -> ControlError {
        ControlError(error.to_string())
    }
}

/// Asks the installation in `data`. `master_key` is where its key is, when not there.
///
/// # Errors
/// When nobody can be asked, or the answer is no.
pub async fn ask(data: &Path, master_key: Option<&Path>, ask: Ask) -> Result<Reply, ControlError> {
    let reply = if let Some(stream) = connect(data).await {
        through(stream, &ask).await.map_err(|error| {
            ControlError(format!("the server on `{}` did not answer: {error}", data.display()))
        })?
    } else {
        // Nobody listens, or a server that is gone has left its socket: the lock will tell.
        let opened = open::existing(data, master_key).await?;
        let reply = carry_out(&opened.service, ask).await;
        opened.close().await;
        reply
    };
    match reply {
        Reply::Failed { message } => Err(ControlError(message)),
        reply => Ok(reply),
    }
}

/// The running server, if there is one.
async fn connect(data: &Path) -> Option<UnixStream> {
    let (path, _folder) = reach(data).ok()?;
    UnixStream::connect(path).await.ok()
}

async fn through(mut stream: UnixStream, ask: &Ask) -> io::Result<Reply> {
    let mut line = Zeroizing::new(serde_json::to_string(ask)?);
    line.push('\n');
    stream.write_all(line.as_bytes()).await?;
    let mut answer = Zeroizing::new(String::new());
    stream.read_to_string(&mut answer).await?;
    Ok(serde_json::from_str(&answer)?)
}
