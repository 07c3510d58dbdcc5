//! What stands between a socket and hyper: whole, judged heads go on, and nothing else does.
//!
//! A head is kept back until it is whole and [`head::judge`] has passed it; then it and as many bytes of body as it
//! announced go on untouched. When one is refused, hyper gets a request for `*` instead, which no client can send past
//! this place; whoever answers finds the reason in [`Guard::refusal`], and the connection ends.

pub(crate) use super::head::Refused;
use super::head::{self, Search};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// How long a client is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// For a head, from its first byte or from the connection's beginning.
    pub(crate) head: Duration,
    /// Between two requests.
    pub(crate) idle: Duration,
}

impl Patience {
    /// What CONTRACT.md says of heads, and longer than clients keep a silent connection for themselves.
    pub(crate) const USUAL: Patience =
        Patience { head: Duration::from_secs(10), idle: Duration::from_secs(75) };
}

/// How long, and for how many bytes, a refused client is listened to, so that it gets to read its answer.
const LINGER: (Duration, usize) = (Duration::from_secs(2), 8 * 1024 * 1024);

/// What hyper reads in place of a refused request.
const INSTEAD: &[u8] = b"OPTIONS * HTTP/1.1\r\nconnection: close\r\n\r\n";

/// A guarded connection.
pub(crate) struct Guard<T> {
    io: T,
    state: State,
    /// Bytes that have come in and not gone on.
    buffer: Vec<u8>,
    /// How many of them may go on.
    free: usize,
    patience: Patience,
    deadline: Instant,
    timer: Pin<Box<Sleep>>,
    refusal: Arc<OnceLock<Refused>>,
    /// How many more bytes a refused client may send.
    linger: usize,
}

enum State {
    /// Waiting for a head or inside one.
    Head(Search),
    /// Bytes of a body that are still to come.
    Body(usize),
    /// Nothing more goes on.
    Over,
}

impl<T> Guard<T> {
    pub(crate) fn new(io: T, patience: Patience) -> Guard<T> {
        let deadline = Instant::now() + patience.head;
        Guard {
            io,
            state: State::Head(Search::default()),
            buffer: Vec::new(),
            free: 0,
            patience,
            deadline,
            timer: Box::pin(sleep_until(deadline)),
            refusal: Arc::default(),
            linger: LINGER.1,
        }
    }

    /// Where the reason stands once a request has been refused.
    pub(crate) fn refusal(&self) -> Arc<OnceLock<Refused>> {
        self.refusal.clone()
    }

    /// Lets go on what may, and says whether there is anything.
    fn advance(&mut self) -> bool {
        while self.free == 0 {
            match &mut self.state {
                State::Over => return false,
                State::Body(0) => {
                    self.state = State::Head(Search::default());
                    let Patience { head, idle } = self.patience;
                    self.deadline =
                        Instant::now() + if self.buffer.is_empty() { idle } else { head };
                }
                State::Body(left) => {
                    self.free = (*left).min(self.buffer.len());
                    *left -= self.free;
                    return self.free > 0;
                }
                State::Head(search) => match search.end(&self.buffer) {
                    Ok(None) => return false,
                    Ok(Some(end)) => {
                        match head::judge(self.buffer.get(..end).unwrap_or_default()) {
                            Ok(body) => {
                                self.free = end;
                                self.state = State::Body(body);
                            }
                            Err(refused) => self.refuse(refused),
                        }
                    }
                    Err(refused) => self.refuse(refused),
                },
            }
        }
        true
    }

    fn refuse(&mut self, refused: Refused) {
        let _ = self.refusal.set(refused);
        self.buffer = INSTEAD.to_vec();
        self.free = INSTEAD.len();
        self.state = State::Over;
        self.deadline = Instant::now() + LINGER.0;
    }

    /// Whether the deadline has passed. The timer is moved only when it must be, which is seldom.
    fn late(&mut self, cx: &mut Context<'_>) -> bool {
        loop {
            if self.timer.deadline() > self.deadline {
                self.timer.as_mut().reset(self.deadline);
            }
            if self.timer.as_mut().poll(cx).is_pending() {
                return false;
            }
            if Instant::now() >= self.deadline {
                return true;
            }
            self.timer.as_mut().reset(self.deadline);
        }
    }
}

impl<T: AsyncRead + Unpin> Guard<T> {
    /// Reads more into the buffer; 0 is the end.
    fn fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let mut bytes = [0; 8 * 1024];
        let mut chunk = ReadBuf::new(&mut bytes);
        ready!(Pin::new(&mut self.io).poll_read(cx, &mut chunk))?;
        if self.buffer.is_empty()
            && matches!(self.state, State::Head(_))
            && !chunk.filled().is_empty()
        {
            self.deadline = self.deadline.min(Instant::now() + self.patience.head);
        }
        self.buffer.extend_from_slice(chunk.filled());
        Poll::Ready(Ok(chunk.filled().len()))
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Guard<T> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        loop {
            if this.advance() {
                let count = this.free.min(out.remaining());
                out.put_slice(this.buffer.get(..count).unwrap_or_default());
                this.buffer.drain(..count);
                this.free -= count;
                return Poll::Ready(Ok(()));
            }
            if matches!(this.state, State::Over) {
                // Not the end: hyper would take that for a client that has gone, and not answer. It ends the connection
                // itself, since it was asked to, and nobody needs to wake it for that.
                return Poll::Pending;
            }
            match this.fill(cx)? {
                Poll::Ready(0) => return Poll::Ready(Ok(())),
                Poll::Ready(_) => {}
                // Bodies have a deadline of their own, where they are read.
                Poll::Pending if matches!(this.state, State::Body(_)) || !this.late(cx) => {
                    return Poll::Pending;
                }
                // Silence between requests just ends; half a head gets an answer.
                Poll::Pending if this.buffer.is_empty() => return Poll::Ready(Ok(())),
                Poll::Pending => this.refuse(Refused::Late),
            }
        }
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Guard<T> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().io).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().io).poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_flush(cx)
    }

    /// After a refusal what the client still sends is read and dropped for a while: closing on unread bytes resets the
    /// connection, and the client would never see why.
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(Pin::new(&mut this.io).poll_shutdown(cx))?;
        if !matches!(this.state, State::Over) {
            return Poll::Ready(Ok(()));
        }
        while this.linger > 0 && !this.late(cx) {
            this.buffer.clear();
            match ready!(this.fill(cx)) {
                Ok(0) | Err(_) => break,
                Ok(count) => this.linger = this.linger.saturating_sub(count),
            }
        }
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    const HEAD_OF_4: &str = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n";

    /// What goes on of what came in, in pieces of `size`, up to its end or to a refusal.
    async fn through(input: &str, size: usize) -> (String, Option<Refused>) {
        let (mut client, server) = duplex(64 * 1024);
        let mut guard = Guard::new(server, Patience::USUAL);
        let send = async move {
            for piece in input.as_bytes().chunks(size) {
                client.write_all(piece).await.unwrap();
                tokio::task::yield_now().await;
            }
        };
        tokio::join!(send, all(&mut guard)).1
    }

    async fn all(guard: &mut Guard<tokio::io::DuplexStream>) -> (String, Option<Refused>) {
        let refusal = guard.refusal();
        let mut out = Vec::new();
        while !out.ends_with(INSTEAD) && guard.read_buf(&mut out).await.unwrap() > 0 {}
        (String::from_utf8(out).unwrap(), refusal.get().copied())
    }

    #[tokio::test]
    async fn good_requests_go_on_byte_for_byte() {
        let three =
            format!("{HEAD_OF_4}a=\r\n{HEAD_OF_4}\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
        for size in [1, 2, 7, 4096] {
            assert_eq!(through(&three, size).await, (three.clone(), None), "in pieces of {size}");
        }
    }

    #[tokio::test]
    async fn w3_after_a_bad_request_nothing_goes_on() {
        let good = format!("{HEAD_OF_4}body");
        let input = format!(
            "{good}POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{good}"
        );
        let instead = std::str::from_utf8(INSTEAD).unwrap();
        for size in [1, 4096] {
            let expected = (format!("{good}{instead}"), Some(Refused::Length));
            assert_eq!(through(&input, size).await, expected, "in pieces of {size}");
        }
    }

    #[tokio::test]
    async fn w4_half_a_head_is_not_waited_for() {
        let (mut client, server) = duplex(1024);
        let mut guard =
            Guard::new(server, Patience { head: Duration::from_millis(20), ..Patience::USUAL });
        client.write_all(b"GET / HTTP/1.1\r\nhost:").await.unwrap();
        let instead = std::str::from_utf8(INSTEAD).unwrap();
        assert_eq!(all(&mut guard).await, (instead.to_owned(), Some(Refused::Late)));
    }

    #[tokio::test]
    async fn w4_a_byte_now_and_then_does_not_win_time() {
        let (mut client, server) = duplex(1024);
        let mut guard =
            Guard::new(server, Patience { head: Duration::from_millis(50), ..Patience::USUAL });
        let drip = tokio::spawn(async move {
            while client.write_all(b"G").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        assert_eq!(all(&mut guard).await.1, Some(Refused::Late));
        drip.abort();
    }

    #[tokio::test]
    async fn w4_silence_ends_without_an_answer() {
        let short = Duration::from_millis(20);
        let (_client, server) = duplex(1024);
        let mut guard = Guard::new(server, Patience { head: short, ..Patience::USUAL });
        assert_eq!(guard.read_to_end(&mut Vec::new()).await.unwrap(), 0);

        let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
        let (mut client, server) = duplex(1024);
        let mut guard = Guard::new(server, Patience { idle: short, ..Patience::USUAL });
        client.write_all(request).await.unwrap();
        assert_eq!(guard.read_to_end(&mut Vec::new()).await.unwrap(), request.len());
        assert!(guard.refusal().get().is_none());
    }
}
