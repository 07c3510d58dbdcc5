//! Why a call was refused, sealed: whoever is refused carries it to an administrator, who has it opened by
//! `DecodeAuthorizationMessage` (STS API reference).
//!
//! It is made for the caller's account and opens in no other. Its length tells nothing of what is inside, short of the
//! number of blocks: whoever carries it may not know whether a role is there.

use crate::arn::Digits;
use crate::bx::{self, Holds};
use countersign_policy::Explanation;
use countersign_store::Ring;
use data_encoding::BASE64URL_NOPAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use serde_json::Value;
use std::io::Read as _;

/// Bytes that the packed message is filled up to a multiple of.
const BLOCK: usize = 768;
/// Bytes of a packed message: it travels in a header, and the parameter that takes it back has 10,240 characters.
const MOST: usize = 5 * BLOCK;
/// Bytes of a message's text. More would hardly fit, and whoever is refused should not have us try.
const MOST_TEXT: u64 = 32 * 1024;
/// Characters of a condition key with its values. A longer one is left out.
const LONGEST_VALUE: usize = 512;

/// Seals what is known of a refusal for the administrators of `account`. `None` where it does not fit.
pub(crate) fn seal(ring: &Ring, account: u64, explanation: &Explanation) -> Option<String> {
    let packed = fit(explanation.authorization_message())?;
    let sealed = bx::seal(ring, Holds::AuthorizationMessage, &owner(account), &packed)?;
    Some(BASE64URL_NOPAD.encode(&sealed))
}

/// Opens a message for a caller of `account`; `None` for whatever [`seal`] has not made for it.
pub(crate) fn open(ring: &Ring, account: u64, message: &str) -> Option<String> {
    let sealed = BASE64URL_NOPAD.decode(message.as_bytes()).ok()?;
    let (_, packed) = bx::open(ring, Holds::AuthorizationMessage, &owner(account), &sealed)?;
    unpack(&packed)
}

/// Packs a message without what is too long in it.
fn fit(mut message: Value) -> Option<Vec<u8>> {
    if let Some(conditions) = items(&mut message, "/context/conditions/items") {
        conditions.retain(|condition| condition.to_string().len() <= LONGEST_VALUE);
    }
    if let Some(packed) = pack(&message) {
        return Some(packed);
    }
    // The statements are the policies' own words, which may be long: of each its name stays, or else none of them. The
    // rest still says who asked for what.
    for statement in items(&mut message, "/matchedStatements/items")? {
        for part in ["/actions/items", "/resources/items", "/conditions/items"] {
            items(statement, part)?.clear();
        }
    }
    pack(&message).or_else(|| {
        items(&mut message, "/matchedStatements/items")?.clear();
        pack(&message)
    })
}

fn items<'m>(message: &'m mut Value, pointer: &str) -> Option<&'m mut Vec<Value>> {
    message.pointer_mut(pointer)?.as_array_mut()
}

fn pack(message: &Value) -> Option<Vec<u8>> {
    let text = message.to_string();
    if text.len() as u64 > MOST_TEXT {
        return None;
    }
    let mut packed = Vec::new();
    DeflateEncoder::new(text.as_bytes(), Compression::fast()).read_to_end(&mut packed).ok()?;
    // What follows the end of a deflated text is not read.
    packed.resize(packed.len().next_multiple_of(BLOCK), 0);
    (packed.len() <= MOST).then_some(packed)
}

fn unpack(packed: &[u8]) -> Option<String> {
    let mut text = String::new();
    DeflateDecoder::new(packed).take(MOST_TEXT).read_to_string(&mut text).ok()?;
    Some(text)
}

fn owner(account: u64) -> String {
    format!("authorization message of {}", Digits::of(account).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::digest::{SHA256, digest};
    use countersign_policy::explain;
    use countersign_policy::{Context, Document, Key, Kind, Policies, Principal, Request, Values};

    /// A request whose user agent is as long as it is.
    struct Agent(String);

    impl Context for Agent {
        fn get(&self, key: Key<'_>) -> Values<'_> {
            match key {
                Key::UserAgent => Values::One(self.0.as_str().into()),
                Key::UserName => Values::One("ada".into()),
                _ => Values::Absent,
            }
        }
    }

    /// Text that does not shrink.
    fn noise(n: usize) -> String {
        let digest = digest(&SHA256, &n.to_be_bytes());
        data_encoding::HEXLOWER.encode(digest.as_ref())
    }

    fn explained(agent: usize, denials: usize) -> Explanation {
        let statement = |n: usize| {
            let noise = noise(n);
            format!(
                r#"{{"Sid":"S{n}","Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{{"StringLike":{{"aws:UserAgent":["*","{noise}"]}}}}}}"#
            )
        };
        let allowing = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#.to_owned();
        let statements: Vec<String> = (0..denials).map(statement).chain([allowing]).collect();
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
        let document = Document::parse(&text, Kind::Identity).unwrap();
        let request = Request {
            principal: Principal::User {
                arn: "arn:aws:iam::111122223333:user/ada",
                id: Some("AIDAADA"),
            },
            action: "iam:GetUser",
            resource: "arn:aws:iam::111122223333:user/ada",
            resource_account: "111122223333",
            wildcard_only_action: false,
            context: &Agent("a".repeat(agent)),
        };
        explain(&request, &Policies { identity: &[&document], ..Policies::default() })
    }

    fn packed(agent: usize, denials: usize) -> (usize, Value) {
        let packed = fit(explained(agent, denials).authorization_message()).unwrap();
        (packed.len(), serde_json::from_str(&unpack(&packed).unwrap()).unwrap())
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let values = |agent| packed(agent, 1).1["context"]["conditions"]["items"].to_string();
        assert!(values(300).contains("UserAgent"));
        let without = values(100_000);
        assert!(!without.contains("UserAgent") && without.contains("username"), "{without}");
    }

    #[test]
    fn its_size_is_bounded_and_tells_little() {
        assert_eq!(packed(10, 0).0, packed(10, 1).0);
        let statements = |denials| {
            let (length, message) = packed(10, denials);
            assert!(length <= MOST, "{denials}");
            message["matchedStatements"]["items"].as_array().cloned().unwrap()
        };
        assert_eq!(statements(10).len(), 10);
        assert_eq!(statements(10)[9]["actions"]["items"][0]["value"], "iam:*");
        assert_eq!(statements(90).len(), 90);
        assert_eq!(statements(90)[89]["statementId"], "S89");
        assert_eq!(statements(90)[89]["actions"]["items"].as_array().map(Vec::len), Some(0));
        assert_eq!(statements(300).len(), 0);
        let (_, many) = packed(10, 300);
        assert_eq!(many["explicitDeny"], true);
        assert_eq!(many["context"]["action"], "iam:GetUser");
    }
}
