//! Random bytes from the kernel. A generator of the process's own, such as the crypto library's, takes longer to
//! seed itself than all the rest of a run that gets a session.

use crate::Error;

/// Fills bytes at random.
#[cfg(not(windows))]
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    use rustix::io::Errno;
    use rustix::rand::{GetRandomFlags, getrandom};
    let mut filled = 0;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match getrandom(rest, GetRandomFlags::empty()) {
            Ok(more) => filled += more,
            Err(Errno::INTR) => {}
            Err(error) => {
                return Err(Error::Failed(format!("the system gives no random bytes: {error}")));
            }
        }
    }
    Ok(())
}

/// Fills bytes at random. Windows' own functions have no safe binding, so here it is that generator.
#[cfg(windows)]
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    aws_lc_rs::rand::fill(bytes)
        .map_err(|_| Error::Failed("the system gives no random bytes".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_filled() {
        let (mut a, mut b) = ([0; 300], [0; 300]);
        fill(&mut a).unwrap();
        fill(&mut b).unwrap();
        assert_ne!(a, b);
        assert!(a.chunks(30).all(|part| part.iter().any(|byte| *byte != 0)));
        fill(&mut []).unwrap();
    }
}
