//! A page on loopback that leads to a secret URL once, so that the URL is in no command line.

use super::gate::{is_somebody_else, new_token};
use super::http::{Answer, Request, hang_up};
use crate::Error;
use countersign_ident::Secret;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

/// A redirect that works one time.
#[derive(Debug)]
pub struct Once {
    listener: TcpListener,
    at: SocketAddr,
    word: Secret,
    to: Secret,
}

/// How long a browser may take to come, in seconds.
const PATIENCE: i64 = 60;

impl Once {
    /// Listens on a port of 127.0.0.1. Nothing is answered before [`Once::lead`].
    pub fn bind(to: Secret) -> Result<Once, Error> {
        let fail = |error: std::io::Error| Error::Failed(format!("cannot listen: {error}"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(fail)?;
        let at = listener.local_addr().map_err(fail)?;
        Ok(Once { listener, at, word: new_token()?, to })
    }

    /// What a browser is given. It is of no use to another user, and after the first visit to nobody.
    pub fn url(&self) -> String {
        format!("http://{}/{}", self.at, self.word.expose())
    }

    /// Waits for the visit and leads it on.
    pub fn lead(self) -> Result<(), Error> {
        let late = || Error::Failed("no browser came: `--print` shows the URL instead".to_owned());
        // Strangers may knock, too, but not for ever.
        for _ in 0..100 {
            let mut ready = [PollFd::new(&self.listener, PollFlags::IN)];
            let patience = Timespec { tv_sec: PATIENCE, tv_nsec: 0 };
            match poll(&mut ready, Some(&patience)) {
                Ok(0) => return Err(late()),
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(Error::Failed(format!("cannot listen: {error}"))),
            }
            // One that went away is not the browser.
            let Ok((stream, peer)) = self.listener.accept() else { continue };
            if self.answer(&stream, peer).unwrap_or(false) {
                return Ok(());
            }
        }
        Err(late())
    }

    fn answer(&self, stream: &TcpStream, peer: SocketAddr) -> std::io::Result<bool> {
        let request = if is_somebody_else(peer, self.at) { None } else { Request::read(stream)? };
        let host = self.at.to_string();
        let is_it = request.is_some_and(|request| {
            let word = request.path.strip_prefix('/').map(Secret::from);
            request.method == "GET"
                && request.header("host") == Some(&host)
                && word.is_some_and(|word| word == self.word)
        });
        let mut answer = Answer::text(if is_it { 303 } else { 404 }, "");
        if is_it {
            answer.headers.push(("Location", self.to.expose().to_owned()));
            answer.headers.push(("Referrer-Policy", "no-referrer".to_owned()));
        }
        answer.write(stream)?;
        // The answer is out; how the browser hangs up is its own affair.
        let _ = hang_up(stream);
        Ok(is_it)
    }
}
