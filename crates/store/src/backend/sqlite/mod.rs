//! Rows in one SQLite file: the embedded default. Acknowledged means on disk.
//!
//! One thread commits. It takes whatever is queued (at most 256 transactions), runs it as one SQLite transaction, syncs
//! once, and only then lets anybody know: the queue fills while the disk works, so there are no timers. `head`, written
//! in every commit, says what all rows come to.

mod file;
mod writer;

use super::{Acknowledged, Backend, Feed, Later, Line, Loaded, RowRef, Sealed, SealedTxn};
use crate::head::HeadKey;
use crate::{BackendError, OpenError, Revision};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;
use writer::Writer;

/// Transactions that one sync makes durable, at most.
const BATCH: usize = 256;
/// Transactions that may wait; one more is refused.
const QUEUE: usize = 1024;

/// The embedded backend. It holds its folder's lock until it is closed or dropped.
#[derive(Debug)]
pub struct Sqlite {
    folder: PathBuf,
    queue: SyncSender<Ask>,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    newest: AtomicU64,
    /// The committing thread has ended in order: what waits now has not been done, and never will be.
    ended: AtomicBool,
    /// `None` before a store has been begun, and once it is closed.
    writer: Mutex<Option<Writer>>,
    /// Held as long as the writer may write.
    lock: Mutex<Option<file::Lock>>,
}

/// A transaction that waits, and who waits for it.
type Waiting = (SealedTxn, oneshot::Sender<Result<Acknowledged, BackendError>>);

/// What the committing thread is asked.
enum Ask {
    Commit(Waiting),
    Close,
}

impl Sqlite {
    /// Opens `folder`, which is made when it is missing (0700). Its lock is taken before SQLite looks at anything.
    ///
    /// # Errors
    /// [`OpenError::AlreadyInUse`] when another process, or this one, has it open; otherwise what the file is or the
    /// disk says. Nothing has been changed then.
    pub fn open(folder: &Path) -> Result<Sqlite, OpenError> {
        file::make(folder).map_err(|e| OpenError::Io(format!("{}: {e}", folder.display())))?;
        let lock = file::lock(folder)?;
        let writer =
            if Sqlite::is_in(folder) { Some(Writer::new(file::connect(folder)?)?) } else { None };
        let newest = AtomicU64::new(writer.as_ref().map_or(0, |writer| writer.revision));
        let (queue, asks) = sync_channel(QUEUE);
        let (writer, lock) = (Mutex::new(writer), Mutex::new(Some(lock)));
        let ended = AtomicBool::new(false);
        let shared = Arc::new(Shared { newest, ended, writer, lock });
        let committer = shared.clone();
        let thread = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || committer.run(&asks))
            .map_err(|e| OpenError::Io(e.to_string()))?;
        Ok(Sqlite { folder: folder.to_owned(), queue, shared, thread: Mutex::new(Some(thread)) })
    }

    /// Whether a folder holds a store.
    pub fn is_in(folder: &Path) -> bool {
        file::exists(folder)
    }

    /// Lets the file grow to that many pages only, as a full disk would.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), BackendError> {
        self.shared.with(|writer| writer.limit_pages(pages))
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

impl Shared {
    fn writer(&self) -> MutexGuard<'_, Option<Writer>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(
        &self,
        ask: impl FnOnce(&mut Writer) -> Result<T, BackendError>,
    ) -> Result<T, BackendError> {
        self.writer().as_mut().map_or(Err(BackendError::Closed), ask)
    }

    /// Nothing is begun once the folder may be somebody else's.
    fn holds_lock(&self) -> Result<(), BackendError> {
        let lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        lock.as_ref().map(|_| ()).ok_or(BackendError::Closed)
    }

    fn run(&self, asks: &Receiver<Ask>) {
        let mut open = true;
        while open && let Ok(first) = asks.recv() {
            let mut batch: Vec<Waiting> = Vec::new();
            let mut next = Some(first);
            while let Some(ask) = next.take() {
                match ask {
                    Ask::Commit(waiting) => batch.push(waiting),
                    Ask::Close => open = false,
                }
                if open && batch.len() < BATCH {
                    next = asks.try_recv().ok();
                }
            }
            self.commit(batch);
        }
        self.ended.store(true, Ordering::Release);
    }

    /// Commits a batch with one sync, publishes, then answers.
    fn commit(&self, batch: Vec<Waiting>) {
        if batch.is_empty() {
            return;
        }
        let (txns, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        match self.with(|writer| writer.commit(&txns, &self.newest)) {
            Ok(results) => {
                for (answer, result) in answers.into_iter().zip(results) {
                    // Who asked may have gone away; it is done all the same.
                    let _ = answer.send(Ok(result));
                }
            }
            Err(error) => {
                for answer in answers {
                    let _ = answer.send(Err(error.clone()));
                }
            }
        }
    }
}

impl Backend for Sqlite {
    fn load(&self, each: &mut dyn FnMut(RowRef<'_>)) -> Result<Option<Loaded>, BackendError> {
        let mut writer = self.shared.writer();
        self.shared.holds_lock()?;
        writer.as_mut().map(|writer| writer.load(each)).transpose()
    }

    fn begin(&self, rows: &[Sealed], key: &HeadKey) -> Result<(), BackendError> {
        let mut writer = self.shared.writer();
        self.shared.holds_lock()?;
        if writer.is_none() {
            file::create(&self.folder, rows, key)?;
            *writer = Some(Writer::new(file::connect(&self.folder)?)?);
            self.shared.newest.store(1, Ordering::Release);
        }
        Ok(())
    }

    fn trust(&self, key: HeadKey) -> Result<(), BackendError> {
        self.shared.with(|writer| writer.trust(key))
    }

    fn commit(&self, txn: SealedTxn) -> Later<Result<Acknowledged, BackendError>> {
        let (send, answer) = oneshot::channel();
        let sent = self.queue.try_send(Ask::Commit((txn, send)));
        let shared = self.shared.clone();
        Box::pin(async move {
            match sent {
                // Without an answer the committing thread is gone.
                Ok(()) => match answer.await {
                    Ok(answer) => answer,
                    Err(_) if shared.ended.load(Ordering::Acquire) => Err(BackendError::Closed),
                    Err(_) => Ok(Acknowledged::Unknown),
                },
                Err(TrySendError::Full(_)) => Err(BackendError::Full),
                Err(TrySendError::Disconnected(_)) => Err(BackendError::Closed),
            }
        })
    }

    fn barrier(&self) -> Later<Result<Revision, BackendError>> {
        Box::pin(std::future::ready(Ok(self.shared.newest.load(Ordering::Acquire))))
    }

    fn newest_here(&self) -> Option<Revision> {
        Some(self.shared.newest.load(Ordering::Acquire))
    }

    fn watch(&self, since: Revision) -> Result<Feed, BackendError> {
        self.shared.with(|writer| writer.watch(since))
    }

    fn audit(&self, after: u64, most: usize) -> Result<Vec<Line>, BackendError> {
        self.shared.with(|writer| writer.audit(after, most))
    }

    fn close(&self) {
        let _ = self.queue.send(Ask::Close);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the store's writer broke off");
        }
        let mut writer = self.shared.writer();
        if let Some(writer) = writer.take() {
            writer.close();
        }
        self.shared.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
