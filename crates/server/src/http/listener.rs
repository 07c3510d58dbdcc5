//! A port: connections in, answers out, and an orderly end.

use super::answer::Answer;
use super::guard::{Guard, Patience, Refused};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// The most connections at once; more wait in the kernel's queue.
const CONNECTIONS: u32 = 16 * 1024;

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How long requests may go on after the end was asked for.
const DRAIN: Duration = Duration::from_secs(20);

/// Who is at the other end: the socket says so, never a header.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) ip: IpAddr,
    pub(crate) secure: bool,
}

/// Whatever answers requests.
pub(crate) trait Handler: Send + Sync + 'static {
    /// Answers a request.
    fn answer(
        &self,
        request: http::Request<Incoming>,
        peer: Peer,
    ) -> impl Future<Output = Answer> + Send;
    /// Answers what came in instead of a request.
    fn refuse(&self, refused: Refused) -> Answer;
}

/// A bound port.
pub(crate) struct Listener {
    tcp: TcpListener,
    tls: Option<TlsAcceptor>,
}

impl Listener {
    pub(crate) async fn bind(
        address: SocketAddr,
        tls: Option<TlsAcceptor>,
    ) -> io::Result<Listener> {
        Ok(Listener { tcp: TcpListener::bind(address).await?, tls })
    }

    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.tcp.local_addr()
    }

    /// Serves until `stop` turns true, then lets what has begun come to its end.
    pub(crate) async fn serve<H: Handler>(self, handler: Arc<H>, mut stop: watch::Receiver<bool>) {
        let free = Arc::new(Semaphore::new(CONNECTIONS as usize));
        loop {
            let Ok(place) = free.clone().acquire_owned().await else { return };
            let accepted = tokio::select! {
                accepted = self.tcp.accept() => accepted,
                () = asked(&mut stop) => break,
            };
            match accepted {
                Ok((stream, from)) => {
                    let (handler, tls, stop) = (handler.clone(), self.tls.clone(), stop.clone());
                    tokio::spawn(async move {
                        converse(stream, from, tls, handler, stop).await;
                        drop(place);
                    });
                }
                // Out of file descriptors, most likely: those in use come back.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
        drop(self.tcp);
        if timeout(DRAIN, free.acquire_many(CONNECTIONS)).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
    }
}

async fn converse<H: Handler>(
    stream: TcpStream,
    from: SocketAddr,
    tls: Option<TlsAcceptor>,
    handler: Arc<H>,
    stop: watch::Receiver<bool>,
) {
    let peer = Peer { ip: from.ip().to_canonical(), secure: tls.is_some() };
    // Answers are written whole, so waiting for more to send only costs time.
    let _ = stream.set_nodelay(true);
    match tls {
        None => speak(stream, peer, handler, stop).await,
        Some(tls) => match timeout(HANDSHAKE, tls.accept(stream)).await {
            Ok(Ok(stream)) => speak(stream, peer, handler, stop).await,
            Ok(Err(error)) => tracing::debug!(%error, peer = %peer.ip, "no TLS"),
            Err(_) => tracing::debug!(peer = %peer.ip, "a TLS handshake took too long"),
        },
    }
}

async fn speak<H: Handler>(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: Peer,
    handler: Arc<H>,
    mut stop: watch::Receiver<bool>,
) {
    let guard = Guard::new(stream, Patience::USUAL);
    let refusal = guard.refusal();
    let service = service_fn(move |request: http::Request<Incoming>| {
        let (handler, refusal) = (handler.clone(), refusal.clone());
        async move {
            // The guard lets no client's request for `*` through: this one is its own.
            Ok::<_, Infallible>(match refusal.get() {
                Some(refused) if request.uri().path() == "*" => {
                    super::answer::last(handler.refuse(*refused))
                }
                _ => handler.answer(request, peer).await,
            })
        }
    });
    let mut protocol = http1::Builder::new();
    protocol.header_read_timeout(None);
    let mut connection = std::pin::pin!(protocol.serve_connection(TokioIo::new(guard), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = asked(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, peer = %peer.ip, "a connection broke");
    }
}

/// Waits until the end is asked for, or whoever could ask is gone.
async fn asked(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}
