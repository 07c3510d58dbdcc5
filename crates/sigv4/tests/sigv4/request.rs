//! A request that a test may bend, and the judge of it.

use aws_lc_rs::{digest, hmac};
use countersign_sigv4::{Claim, Parts, Refusal, Signer, SigningKey, inspect, sign};

pub(crate) const SECRET: &[u8] = b"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// 2015-08-30T12:36:00Z, when the documentation's requests were signed.
pub(crate) const NOW: i64 = 1_440_938_160;

pub(crate) type Headers = Vec<(&'static str, String)>;

/// A request that a test may bend before it is judged.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// A call of STS as a client sends it, not signed yet.
    pub(crate) fn new() -> Self {
        Self {
            method: "POST".into(),
            path: "/".into(),
            query: String::new(),
            headers: vec![
                ("host", "127.0.0.1:6238".into()),
                ("content-type", "application/x-www-form-urlencoded; charset=utf-8".into()),
            ],
            body: b"Action=GetCallerIdentity&Version=2011-06-15".to_vec(),
        }
    }

    /// The same call, signed at [`NOW`].
    pub(crate) fn signed() -> Self {
        Self::new().sign(&signer(), NOW)
    }

    pub(crate) fn sign(mut self, signer: &Signer<'_>, now: i64) -> Self {
        let added = self.with(|parts| sign(parts, signer, now)).unwrap();
        self.headers.extend(added);
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(n, _)| *n != name);
        self
    }

    /// Replaces text in one header, which must be there.
    pub(crate) fn edit(mut self, name: &str, from: &str, to: &str) -> Self {
        let (_, value) = self.headers.iter_mut().find(|(n, _)| *n == name).unwrap();
        assert!(value.contains(from), "`{from}` is not in `{value}`");
        *value = value.replacen(from, to, 1);
        self
    }

    pub(crate) fn with<T>(&self, f: impl FnOnce(&Parts<'_>) -> T) -> T {
        let headers: Vec<_> = self.headers.iter().map(|(n, v)| (*n, v.as_bytes())).collect();
        f(&Parts {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &headers,
            body: &self.body,
        })
    }

    /// Judges the request as the server of `service` does, with the right secret.
    pub(crate) fn judge(&self, now: i64, service: &str) -> Result<(), Refusal> {
        self.with(|parts| {
            let claim = inspect(parts)?;
            claim.verify(&key(&claim), now, service)
        })
    }

    /// The code and status of the refusal, `ok` when there is none.
    pub(crate) fn answer(&self) -> String {
        answer(self.judge(NOW, "sts"))
    }
}

pub(crate) fn answer(judged: Result<(), Refusal>) -> String {
    judged.map_or_else(|r| format!("{} {}", r.status(), r.code()), |()| "ok".into())
}

pub(crate) fn signer() -> Signer<'static> {
    Signer {
        access_key_id: "AKIDEXAMPLE",
        secret_access_key: SECRET,
        session_token: None,
        region: "us-east-1",
        service: "sts",
    }
}

pub(crate) fn key(claim: &Claim<'_>) -> SigningKey {
    SigningKey::derive(SECRET, claim.scope.date, claim.scope.region, claim.scope.service)
}

/// A right signature over whatever headers one likes, made by hand from the specification: what a
/// signer that breaks the rules would send. The query string must be empty and the path plain.
pub(crate) fn forge(mut request: Request, signed: &[&str]) -> Request {
    let header = |name: &str| {
        let (_, value) = request.headers.iter().find(|(n, _)| *n == name).unwrap();
        format!("{name}:{value}\n")
    };
    let list = signed.join(";");
    let canonical = format!(
        "{}\n{}\n\n{}\n{list}\n{}",
        request.method,
        request.path,
        signed.iter().map(|n| header(n)).collect::<Vec<_>>().concat(),
        hex(digest::digest(&digest::SHA256, &request.body).as_ref()),
    );
    let scope = "20150830/us-east-1/sts/aws4_request";
    let canonical = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    let text = format!("AWS4-HMAC-SHA256\n20150830T123600Z\n{scope}\n{canonical}");
    let start = [b"AWS4", SECRET].concat();
    let key = scope.split('/').fold(start, |key, name| mac(&key, name));
    let signature = hex(&mac(&key, &text));
    let value = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders={list}, Signature={signature}"
    );
    request.headers.push(("authorization", value));
    request
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().concat()
}
