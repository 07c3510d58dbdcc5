//! Requests as fast as a server answers them, over a number of connections.

use crate::Connection;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Answers a second over `connections` connections, kept alive where the server does, for `length`. Any status but 200 is an error.
pub(crate) fn rate(
    to: SocketAddr,
    requests: &[Vec<u8>],
    connections: usize,
    length: Duration,
) -> Result<f64, String> {
    let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
    let begin = Instant::now();
    let errors: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|worker| {
                let (stop, done) = (&stop, &done);
                scope.spawn(move || -> Result<(), String> {
                    let mut connection = Connection::open(to)?;
                    // Each connection begins elsewhere, so that requests mix.
                    for request in requests.iter().cycle().skip(worker * 7) {
                        if stop.load(Ordering::Relaxed) {
                            return Ok(());
                        }
                        let answer = connection.exchange(request)?;
                        if answer.status != 200 {
                            return Err(answer.said());
                        }
                        done.fetch_add(1, Ordering::Relaxed);
                        // moto's server keeps no connection; that is its own price.
                        if answer.header("connection") == Some("close") {
                            connection = Connection::open(to)?;
                        }
                    }
                    Ok(())
                })
            })
            .collect();
        while begin.elapsed() < length
            && !workers.iter().any(std::thread::ScopedJoinHandle::is_finished)
        {
            std::thread::park_timeout(Duration::from_millis(20));
        }
        stop.store(true, Ordering::Relaxed);
        workers.into_iter().filter_map(|w| w.join().ok().and_then(Result::err)).collect()
    });
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate needs no more than 52 bits")]
    Ok(done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64())
}
