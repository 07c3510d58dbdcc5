//! Session tokens: everything about a session, sealed, so that issuing one writes nothing.

use crate::bx::{self, Holds};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use crate::state::records::Tag;
use aws_lc_rs::rand;
use countersign_ident::{AccountId, KeyKind, Secret, access_key_id};
use countersign_store::{Purpose, Record as _, Ring, record};
use data_encoding::BASE64;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use std::io::Read as _;

record! {
    /// What a session token says.
    pub struct Claims {
        1 => pub account: u64,
        /// The unique id of the user or role; empty for the root user, whose federated sessions have the account.
        2 => pub principal: String,
        3 => pub issued: i64,
        4 => pub expires: i64,
        /// When the code was accepted; 0 without one.
        5 => pub mfa: i64,
        /// The name of a role's or federated session; empty for a user's own.
        6 => pub session_name: String,
        /// Session policies, as JSON documents, deflated together (see [`pack`]).
        7 => pub policies: Vec<u8>,
        /// Managed session policies, by ARN.
        8 => pub policy_arns: Vec<String>,
        9 => pub tags: Vec<Tag>,
        /// Keys of the tags that are carried on.
        10 => pub transitive: Vec<String>,
        11 => pub source_identity: Option<String>,
        /// How many roles were assumed to get here.
        12 => pub depth: u32,
        /// The account's generation when the session was made.
        13 => pub generation: u64,
        /// The unique ids of the managed session policies, in the order of their ARNs; empty for AWS's own.
        14 => pub policy_ids: Vec<String>,
    }
}

/// Temporary credentials, as they are handed out.
#[derive(Debug)]
pub(crate) struct Minted {
    pub(crate) access_key_id: String,
    pub(crate) secret: Secret,
    pub(crate) token: Secret,
    /// How much of the packed policies' and tags' allowance is used, percent.
    pub(crate) packed: i32,
}

/// Makes credentials for a session. The one place where temporary credentials are minted.
///
/// The session belongs to its account's generation, whatever `claims` says of that.
pub(crate) fn mint(cx: &Cx<'_>, claims: Claims) -> Result<Minted, Fault> {
    let ring = cx.ring;
    let generation = cx.state.account(claims.account).map(|account| account.generation);
    let claims = Claims { generation: generation.ok_or_else(Fault::service_failure)?, ..claims };
    let mut random = [0; 5];
    rand::fill(&mut random).map_err(|_| Fault::service_failure())?;
    let account = AccountId::from_number(claims.account).ok_or_else(Fault::service_failure)?;
    let access_key_id = access_key_id(KeyKind::Temporary, account, random);
    let (_, key) = ring.current(Purpose::Token);
    let sealed = bx::seal(ring, Holds::Token, &access_key_id, &claims.encode())
        .ok_or_else(Fault::service_failure)?;
    let token = BASE64.encode(&sealed);
    let packed = token.len().saturating_mul(100).div_ceil(limits::TOKEN);
    if token.len() > limits::TOKEN {
        return Err(Fault::new(
            "PackedPolicyTooLarge",
            400,
            format!(
                "Packed size of session policies and tags consumes {packed}% of allotted space."
            ),
        ));
    }
    Ok(Minted {
        secret: secret(&key, &access_key_id),
        access_key_id,
        token: Secret::new(token),
        packed: i32::try_from(packed).unwrap_or(100),
    })
}

/// Opens a token that was issued with `access_key_id`, and recovers the secret key that goes with it. Whether the
/// session has ended is the caller's question.
pub(crate) fn open(ring: &Ring, access_key_id: &str, token: &str) -> Option<(Claims, Secret)> {
    // Only one spelling of a token exists: strict base64, so that no second one opens.
    let sealed = BASE64.decode(token.as_bytes()).ok()?;
    let (id, plain) = bx::open(ring, Holds::Token, access_key_id, &sealed)?;
    let claims = Claims::decode(&plain).ok()?;
    let key = ring.by_id(Purpose::Token, id)?;
    Some((claims, secret(&key, access_key_id)))
}

/// The secret key of a session: derived, never stored. 40 characters, as AWS's are.
fn secret(key: &[u8; 32], access_key_id: &str) -> Secret {
    let tag = bx::subkey(key, "secret", access_key_id);
    let text: String = BASE64.encode(tag.as_ref()).chars().take(40).collect();
    Secret::new(text)
}

/// Deflates session policies, each ended by a NUL, which no policy holds.
pub(crate) fn pack(policies: &[&str]) -> Vec<u8> {
    let plain: Vec<u8> = policies.iter().flat_map(|p| p.bytes().chain([0])).collect();
    let mut out = Vec::new();
    // Reading from memory into memory does not fail.
    let _ = DeflateEncoder::new(plain.as_slice(), Compression::best()).read_to_end(&mut out);
    out
}

/// The session policies of a token.
pub(crate) fn unpack(packed: &[u8]) -> Option<Vec<String>> {
    /// No accepted set is larger; more is a bomb.
    const MOST: u64 = 64 * 1024;
    let mut plain = Vec::new();
    if packed.is_empty() {
        return Some(Vec::new());
    }
    DeflateDecoder::new(packed).take(MOST).read_to_end(&mut plain).ok()?;
    let text = String::from_utf8(plain).ok()?;
    text.strip_suffix('\0').map(|all| all.split('\0').map(str::to_owned).collect())
}
