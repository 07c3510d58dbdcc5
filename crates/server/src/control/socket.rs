//! The server's end of the socket.

use super::{Ask, Reply, carry_out};
use countersign_service::Service;
use rustix::fs::{Mode, OFlags};
use std::fs::{self, Permissions};
use std::io;
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use zeroize::Zeroizing;

/// The socket's name in the data folder.
const NAME: &str = "control.sock";

/// The longest path that a socket's address holds for certain.
const LONGEST: usize = 100;

/// No question is longer, in bytes, than as many tokens as can be imported at once; and none takes longer to write.
const QUESTION: (u64, Duration) = (256 * 1024, Duration::from_secs(10));

/// The socket of a running server. It goes when this is dropped.
#[derive(Debug)]
pub(crate) struct Control {
    path: PathBuf,
    accepting: JoinHandle<()>,
}

impl Control {
    /// Opens the socket. Whoever calls this holds the folder's lock, so a socket that is there is a dead server's.
    pub(crate) fn open(data: &Path, service: Service) -> io::Result<Control> {
        let path = data.join(NAME);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let (short, _folder) = reach(data)?;
        let listener = UnixListener::bind(short)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let accepting = tokio::spawn(async move {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => drop(tokio::spawn(converse(stream, service.clone()))),
                    Err(error) => {
                        tracing::warn!(%error, "a control connection could not be accepted");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                }
            }
        });
        Ok(Control { path, accepting })
    }
}

/// A path to the socket that fits into an address, and the open folder that it may lead through.
pub(super) fn reach(data: &Path) -> io::Result<(PathBuf, Option<OwnedFd>)> {
    let path = data.join(NAME);
    if path.as_os_str().len() <= LONGEST {
        return Ok((path, None));
    }
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(data, flags, Mode::empty())?;
    let through = format!("/proc/self/fd/{}/{NAME}", folder.as_raw_fd());
    Ok((PathBuf::from(through), Some(folder)))
}

impl Drop for Control {
    fn drop(&mut self) {
        self.accepting.abort();
        let _ = fs::remove_file(&self.path);
    }
}

async fn converse(mut stream: UnixStream, service: Service) {
    let own = rustix::process::geteuid().as_raw();
    match stream.peer_cred() {
        Ok(peer) if peer.uid() == own => {}
        _ => {
            tracing::warn!("another user's program was turned away from the control socket");
            return;
        }
    }
    let mut line = Zeroizing::new(String::new());
    let mut lines = BufReader::new((&mut stream).take(QUESTION.0));
    let read = timeout(QUESTION.1, lines.read_line(&mut line)).await;
    let reply = match (read, serde_json::from_str::<Ask>(&line)) {
        (Ok(Ok(_)), Ok(ask)) => carry_out(&service, ask).await,
        _ => Reply::Failed {
            message: "the question cannot be read: is the server of another version?".to_owned(),
        },
    };
    let Ok(text) = serde_json::to_string(&reply).map(Zeroizing::new) else { return };
    let written = async {
        stream.write_all(text.as_bytes()).await?;
        stream.write_all(b"\n").await
    };
    if written.await.is_err() {
        tracing::warn!("whoever asked through the control socket did not wait for the answer");
    }
}
