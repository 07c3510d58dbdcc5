//! The last code of a device that was used, so that it is not sent a second time.
//!
//! What is kept is the time and a keyed hash, `seconds i64 | HMAC-SHA256`: the code itself is not there.

use super::master::Master;
use super::{Cache, Key};
use crate::Error;
use aws_lc_rs::hmac::{HMAC_SHA256, Key as HashKey, Tag, sign};

/// What is remembered of one device.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UsedCodes<'a> {
    cache: &'a Cache,
    device: &'a Key,
}

/// A code is accepted for one step on either side of its own, so after this a repetition is chance.
const REMEMBERED: i64 = 90;

impl<'a> UsedCodes<'a> {
    /// The codes of the device that `device` stands for.
    pub(crate) fn new(cache: &'a Cache, device: &'a Key) -> UsedCodes<'a> {
        UsedCodes { cache, device }
    }

    /// How many seconds ago this code was used, if it was a short while ago. Whatever is wrong with
    /// the memory, it is as if there were none.
    pub(crate) fn ago(&self, code: &str, now: i64) -> Option<i64> {
        let master = self.cache.master()?;
        let bytes = self.cache.read(&master.entry(self.device, "used"))?;
        let (at, hash) = bytes.split_first_chunk()?;
        let ago = now.checked_sub(i64::from_be_bytes(*at))?;
        let same = hash == self.hash(&master, code, *at).as_ref();
        ((0..REMEMBERED).contains(&ago) && same).then_some(ago)
    }

    /// Remembers a code that was accepted.
    pub(crate) fn remember(&self, code: &str, now: i64) -> Result<(), Error> {
        let at = now.to_be_bytes();
        let master = self.cache.make_master(now)?;
        let hash = self.hash(&master, code, at);
        let (folder, name) = (&self.cache.folder, master.entry(self.device, "used"));
        let lock = folder.lock("used.lock")?;
        Ok(folder.replace(&lock, &name, &[&at, hash.as_ref()].concat())?)
    }

    fn hash(&self, master: &Master, code: &str, at: [u8; 8]) -> Tag {
        // A key of its own, so that the one that seals entries does nothing else.
        let key = sign(&HashKey::new(HMAC_SHA256, &master.key), b"codes that were used");
        let text = [self.device.digest().as_bytes(), &at, code.as_bytes()].concat();
        sign(&HashKey::new(HMAC_SHA256, key.as_ref()), &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Env;

    #[test]
    fn a_code_is_known_for_its_device_and_a_while() {
        let home = tempfile::tempdir().unwrap();
        let base = home.path().to_str().unwrap();
        let env = Env::of(&[("XDG_CACHE_HOME", base), ("COUNTERSIGN_CACHE_KEY", "file")]);
        let cache = Cache::open(&env).unwrap();
        let (device, other) = (Key::new(&[Some("a")]), Key::new(&[Some("b")]));
        let codes = UsedCodes::new(&cache, &device);
        assert_eq!(codes.ago("123456", 1000), None);
        codes.remember("123456", 1000).unwrap();
        assert_eq!(codes.ago("123456", 1012), Some(12));
        assert_eq!(codes.ago("123457", 1012), None);
        assert_eq!((codes.ago("123456", 1090), codes.ago("123456", 999)), (None, None));
        let path = |of: &Key| home.path().join(format!("countersign/{}.used", of.digest()));
        let (file, moved) = (path(&device), UsedCodes::new(&cache, &other));
        std::fs::copy(&file, path(&other)).unwrap();
        assert_eq!(moved.ago("123456", 1012), None);
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"123456"));
        for damaged in [&bytes[..7], &bytes[..8], &[]] {
            std::fs::write(&file, damaged).unwrap();
            assert_eq!(codes.ago("123456", 1012), None);
        }
    }
}
