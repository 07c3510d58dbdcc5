//! Why a call was refused, sealed: whoever is refused carries it to an administrator, who has it opened by
//! `DecodeAuthorizationMessage` (STS API reference).
//!
//! It is made for the caller's account and opens in no other. It holds who asked for what, the keys that the request
//! itself has, and what decided; nothing of what is asked for, and nothing of any policy but the deciding statement's
//! place and `Sid`. Every message has the same length and costs the same to make, whatever policies there are.

use crate::arn::Digits;
use crate::bx::{self, Holds};
use crate::context::Context;
use crate::decide::Question;
use crate::may::Target;
use countersign_policy::{Context as _, Decision, Effect, Key, Values};
use countersign_store::{Record as _, Ring, record};
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde_json::{Value, json};

/// Bytes of every message before it is sealed: it travels in a header.
const SIZE: usize = 2560;
/// Bytes of an ARN: one with the longest path and name fits.
const LONGEST_ARN: usize = 720;
/// Bytes of any other text.
const LONGEST: usize = 128;
/// Bytes of a condition key with its values.
const LONGEST_CONDITION: usize = 256;

/// Keys that say how a request came and who makes it. Those of the resource are not among them.
const OWN: &[Key<'static>] = &[
    Key::MultiFactorAuthPresent,
    Key::MultiFactorAuthAge,
    Key::UserName,
    Key::PrincipalType,
    Key::SourceIp,
    Key::SecureTransport,
    Key::CurrentTime,
    Key::TokenIssueTime,
    Key::RequestedRegion,
    Key::SourceIdentity,
    Key::UserAgent,
    Key::TagKeys,
    Key::TransitiveTagKeys,
];

record! {
    /// A refusal.
    struct Refused {
        /// The caller's unique id, with a session's name.
        1 => id: String,
        2 => arn: String,
        3 => user: Option<String>,
        4 => action: String,
        5 => resource: String,
        /// Something denies it; else nothing allows it.
        6 => explicit: bool,
        /// The kind of policy that decided, in AWS's words; empty where that is not told.
        7 => layer: String,
        /// The deciding statement, if it was one.
        8 => statement: Option<Place>,
        9 => conditions: Vec<Condition>,
    }
}

record! {
    /// Where a statement stands.
    struct Place {
        /// Its document's place among the layer's.
        1 => document: u64,
        2 => statement: u64,
        3 => sid: String,
    }
}

record! {
    /// A key of the request.
    struct Condition {
        1 => key: String,
        2 => values: Vec<String>,
    }
}

/// Seals what is known of a refusal for the administrators of the caller's account. Without a decision it does not say
/// what decided.
pub(crate) fn seal(
    context: &Context<'_>,
    question: &Question<'_>,
    decision: Option<&Decision>,
) -> Option<String> {
    let caller = &context.cx.caller;
    let statement = decision.and_then(|decision| decision.reason.as_ref()).map(|reason| Place {
        document: reason.document as u64,
        statement: reason.statement as u64,
        sid: cut(&reason.sid, LONGEST),
        ..Place::default()
    });
    let refused = Refused {
        id: cut(&caller.user_id(), LONGEST),
        arn: cut(&caller.arn(), LONGEST_ARN),
        user: caller.as_user().map(|user| cut(&user.name, LONGEST)),
        action: cut(question.action, LONGEST),
        resource: cut(&question.target.arn, LONGEST_ARN),
        explicit: decision.is_some_and(|decision| decision.effect == Effect::ExplicitDeny),
        layer: decision.map(|decision| decision.layer.words().to_owned()).unwrap_or_default(),
        statement,
        ..Refused::default()
    };
    let packed = fill(refused, conditions(context))?;
    let account = caller.account();
    let sealed = bx::seal(context.cx.ring, Holds::AuthorizationMessage, &owner(account), &packed)?;
    Some(BASE64URL_NOPAD.encode(&sealed))
}

/// Opens a message for a caller of `account`, in AWS's shape; `None` for whatever [`seal`] has not made for it.
pub(crate) fn open(ring: &Ring, account: u64, message: &str) -> Option<String> {
    let sealed = BASE64URL_NOPAD.decode(message.as_bytes()).ok()?;
    let (_, packed) = bx::open(ring, Holds::AuthorizationMessage, &owner(account), &sealed)?;
    Some(shown(&unpack(&packed)?).to_string())
}

/// The keys that the request has, those first that are asked for most.
fn conditions(context: &Context<'_>) -> Vec<Condition> {
    // The resource by its name alone, so that nothing that it has comes in.
    let target = Target::new(context.target.account, context.target.arn.clone());
    let bare = Context { target: &target, ..*context };
    let keys = context.keys;
    let brought = keys.one.iter().map(|(key, _)| *key);
    let tags = keys.request_tags.iter().map(|(key, value)| Condition {
        key: format!("aws:RequestTag/{key}"),
        values: vec![value.clone()],
        ..Condition::default()
    });
    let found = OWN.iter().copied().chain(brought).filter_map(|key| {
        let values = texts(bare.get(key))?;
        Some(Condition { key: key.to_string(), values, ..Condition::default() })
    });
    found.chain(tags).collect()
}

fn texts(values: Values<'_>) -> Option<Vec<String>> {
    Some(match values {
        Values::Absent | Values::Unclear => return None,
        Values::One(text) => vec![text.into_owned()],
        Values::Many(texts) => texts.into_iter().map(std::borrow::Cow::into_owned).collect(),
        Values::Instant(at) => vec![Timestamp::from_second(at).ok()?.to_string()],
        Values::Number(number) => vec![number.to_string()],
        Values::Flag(truth) => vec![truth.to_string()],
        Values::Ip(address) => vec![address.to_string()],
    })
}

/// Packs a refusal with as many of the conditions as there is room for; one that is long is left out.
fn fill(mut refused: Refused, conditions: Vec<Condition>) -> Option<Vec<u8>> {
    /// Bytes before each field and each condition, at most.
    const AROUND: usize = 8;
    let room = SIZE.checked_sub(refused.encode().len() + 2 + AROUND)?;
    let mut left = room;
    for condition in conditions {
        let length = condition.encode().len();
        if length <= LONGEST_CONDITION && length + AROUND <= left {
            left -= length + AROUND;
            refused.conditions.push(condition);
        }
    }
    let record = refused.encode();
    let mut packed = u16::try_from(record.len()).ok()?.to_be_bytes().to_vec();
    packed.extend_from_slice(&record);
    if packed.len() > SIZE {
        return None;
    }
    packed.resize(SIZE, 0);
    Some(packed)
}

fn unpack(packed: &[u8]) -> Option<Refused> {
    let (length, rest) = packed.split_first_chunk()?;
    let record = rest.get(..usize::from(u16::from_be_bytes(*length)))?;
    Refused::decode(record).ok()
}

/// A text of at most so many bytes; what has been cut ends in an ellipsis.
fn cut(text: &str, most: usize) -> String {
    const CUT: &str = "…";
    if text.len() <= most {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(most.saturating_sub(CUT.len()));
    format!("{}{CUT}", text.get(..end).unwrap_or_default())
}

/// AWS's decoded message. What decided stands in `decidedBy`, a member of our own; of the statement that denied, AWS's
/// own list has the `Sid`, and its words are read in the policy.
fn shown(refused: &Refused) -> Value {
    let none = || json!({"items": []});
    let denied = refused.statement.iter().filter(|_| refused.explicit).map(|place| {
        json!({
            "statementId": place.sid,
            "effect": "DENY",
            "principals": none(),
            "principalGroups": none(),
            "actions": none(),
            "resources": none(),
            "conditions": none(),
        })
    });
    let conditions = refused.conditions.iter().map(|condition| {
        let values = condition.values.iter().map(|value| json!({"value": value}));
        json!({"key": condition.key, "values": items(values)})
    });
    let mut principal = json!({"id": refused.id, "arn": refused.arn});
    if let (Some(members), Some(name)) = (principal.as_object_mut(), &refused.user) {
        members.insert("name".into(), name.as_str().into());
    }
    let mut message = json!({
        "allowed": false,
        "explicitDeny": refused.explicit,
        "matchedStatements": items(denied),
        "failures": none(),
        "context": {
            "principal": principal,
            "action": refused.action,
            "resource": refused.resource,
            "conditions": items(conditions),
        },
    });
    if let (Some(members), false) = (message.as_object_mut(), refused.layer.is_empty()) {
        let mut by = json!({"policyType": refused.layer});
        if let (Some(by), Some(place)) = (by.as_object_mut(), &refused.statement) {
            // Places are counted from one for people.
            by.insert("document".into(), place.document.saturating_add(1).into());
            by.insert("statement".into(), place.statement.saturating_add(1).into());
        }
        members.insert("decidedBy".into(), by);
    }
    message
}

fn items(all: impl Iterator<Item = Value>) -> Value {
    json!({"items": all.collect::<Vec<_>>()})
}

fn owner(account: u64) -> String {
    format!("authorization message of {}", Digits::of(account).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(key: &str, length: usize) -> Condition {
        Condition { key: key.into(), values: vec!["x".repeat(length)], ..Condition::default() }
    }

    /// What is left of a refusal with so long texts and such conditions.
    fn left(longest: usize, conditions: Vec<Condition>) -> Refused {
        let refused = Refused {
            id: cut(&"i".repeat(longest), LONGEST),
            arn: cut(&"a".repeat(longest), LONGEST_ARN),
            user: Some(cut(&"u".repeat(longest), LONGEST)),
            action: cut(&"c".repeat(longest), LONGEST),
            resource: cut(&"ü".repeat(longest), LONGEST_ARN),
            statement: Some(Place {
                document: u64::MAX,
                statement: u64::MAX,
                sid: cut(&"s".repeat(longest), LONGEST),
                ..Place::default()
            }),
            layer: "service control policy".into(),
            explicit: true,
            ..Refused::default()
        };
        let packed = fill(refused, conditions).unwrap();
        assert_eq!(packed.len(), SIZE);
        unpack(&packed).unwrap()
    }

    #[test]
    fn every_message_has_the_same_size() {
        assert_eq!(left(0, Vec::new()).resource, "");
        let long = left(100_000, vec![condition("aws:username", 10)]);
        assert_eq!(long.conditions.len(), 1);
        assert!(long.resource.starts_with("üü") && long.resource.ends_with("ü…"));
        let short = left(64, (0..500).map(|n| condition(&n.to_string(), n % 40)).collect());
        let kept = short.conditions.len();
        assert!((20..500).contains(&kept), "{kept}");
        for n in 0..400 {
            left(n, (0..50).map(|k| condition(&k.to_string(), n)).collect());
        }
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let conditions = vec![condition("aws:UserAgent", 100_000), condition("aws:username", 10)];
        let kept = left(10, conditions).conditions;
        assert_eq!(kept, [condition("aws:username", 10)]);
    }
}
