//! Who may ask: this machine, this user, whoever knows the token, and no page of a browser.

use super::http::{Answer, Request};
use crate::{Error, random};
use countersign_ident::Secret;
use data_encoding::BASE64URL_NOPAD;
use std::net::SocketAddr;

/// What every request must pass.
#[derive(Debug)]
pub(super) struct Gate {
    at: SocketAddr,
    token: Secret,
}

impl Gate {
    pub(super) fn new(at: SocketAddr) -> Result<Gate, Error> {
        Ok(Gate { at, token: new_token()? })
    }

    pub(super) fn token(&self) -> &Secret {
        &self.token
    }

    /// Refuses who was led here by a name that somebody else controls, and every page of a browser:
    /// those come with an `Origin`, or say by `Sec-Fetch-Site` that they are one.
    pub(super) fn check_name(&self, request: &Request) -> Result<(), Answer> {
        let port = self.at.port();
        let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let host = request.header("host");
        if !host.is_some_and(|host| names.iter().any(|name| host.eq_ignore_ascii_case(name))) {
            return Err(Answer::refusal(403, "Forbidden", "this is not my name"));
        }
        let site = request.header("sec-fetch-site");
        if request.has("origin") || (request.has("sec-fetch-site") && site != Some("none")) {
            return Err(Answer::refusal(403, "Forbidden", "no page of a browser is answered"));
        }
        Ok(())
    }

    /// Refuses who does not know the token.
    pub(super) fn check_token(&self, request: &Request) -> Result<(), Answer> {
        // `Secret` compares in constant time.
        if request.header("authorization").is_some_and(|given| Secret::from(given) == self.token) {
            return Ok(());
        }
        Err(Answer::refusal(401, "Unauthorized", "the authorization token is missing or wrong"))
    }
}

/// 256 bits at random.
pub(super) fn new_token() -> Result<Secret, Error> {
    let mut bytes = zeroize::Zeroizing::new([0; 32]);
    random::fill(&mut *bytes)?;
    Ok(Secret::new(BASE64URL_NOPAD.encode(&*bytes)))
}

/// Whether the other end of a connection belongs to another user, where the system tells.
#[cfg(target_os = "linux")]
pub(super) fn is_somebody_else(peer: SocketAddr, us: SocketAddr) -> bool {
    let table = std::fs::read_to_string("/proc/net/tcp");
    let Ok(table) = table else { return false };
    owner(&table, peer, us) != Some(rustix::process::getuid().as_raw())
}

/// Elsewhere nobody tells, and the token is what there is.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_somebody_else(_: SocketAddr, _: SocketAddr) -> bool {
    false
}

/// The user of the socket at `peer` that is connected to `us`, from the kernel's table of sockets.
#[cfg(target_os = "linux")]
fn owner(table: &str, peer: SocketAddr, us: SocketAddr) -> Option<u32> {
    let shown = |at: SocketAddr| match at {
        SocketAddr::V4(at) => {
            Some(format!("{:08X}:{:04X}", u32::from_ne_bytes(at.ip().octets()), at.port()))
        }
        SocketAddr::V6(_) => None,
    };
    let (peer, us) = (shown(peer)?, shown(us)?);
    table.lines().find_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let (local, remote) = (words.nth(1)?, words.next()?);
        (local == peer && remote == us).then(|| words.nth(4)?.parse().ok())?
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn the_kernel_tells_whose_a_connection_is() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let us = listener.local_addr().unwrap();
        let client = TcpStream::connect(us).unwrap();
        let (_server, peer) = listener.accept().unwrap();
        assert_eq!(peer, client.local_addr().unwrap());
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
        let uid = rustix::process::getuid().as_raw();
        assert_eq!(owner(&table, peer, us), Some(uid));
        assert!(!is_somebody_else(peer, us));
        let other = table.replace(&format!(" {uid:>5} "), " 65000 ");
        assert_ne!(owner(&other, peer, us), Some(uid), "{other}");
        let nobody = SocketAddr::from(([127, 0, 0, 1], 1));
        assert!(is_somebody_else(nobody, us));
    }
}
