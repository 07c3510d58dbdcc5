//! The devices, as a table or as JSON. No seed is in either.

use countersign_authenticator::Entry;
use countersign_otp::Algorithm;
use countersign_otp::uri::Factor;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// One device a line: its name, then what its issuer calls it where that says more.
pub(super) fn table(entries: &[Entry]) -> String {
    let width = entries.iter().map(|entry| entry.name.as_str().len()).max().unwrap_or(0);
    let mut text = String::new();
    for entry in entries {
        let name = entry.name.as_str();
        let line = format!("{name:width$}  {}", says(entry));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// What an entry's issuer calls it, and what is unusual about it.
fn says(entry: &Entry) -> String {
    let device = &entry.device;
    let mut words = Vec::new();
    words.extend(device.issuer.clone());
    if !entry.name.is(&device.account) {
        words.push(device.account.clone());
    }
    if let Factor::Counter { .. } = device.factor {
        words.push("by counter".to_owned());
    }
    words.join(", ")
}

/// `{"devices": [{"name", "issuer"?, "account", "type", "algorithm", "digits", "period" | "counter"}]}`.
pub(super) fn json(entries: &[Entry]) -> String {
    let devices: Vec<Value> = entries.iter().map(device).collect();
    format!("{}\n", json!({ "devices": devices }))
}

fn device(entry: &Entry) -> Value {
    let device = &entry.device;
    let algorithm = match device.algorithm {
        Algorithm::Sha1 => "SHA1",
        Algorithm::Sha256 => "SHA256",
        Algorithm::Sha512 => "SHA512",
    };
    let (kind, member, number) = match device.factor {
        Factor::Time { period } => ("totp", "period", u64::from(period)),
        Factor::Counter { counter } => ("hotp", "counter", counter),
    };
    let mut shown = json!({ "name": entry.name.as_str() });
    if let (Some(shown), Some(issuer)) = (shown.as_object_mut(), &device.issuer) {
        shown.insert("issuer".to_owned(), issuer.as_str().into());
    }
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("account".to_owned(), device.account.as_str().into());
        shown.insert("type".to_owned(), kind.into());
        shown.insert("algorithm".to_owned(), algorithm.into());
        shown.insert("digits".to_owned(), device.digits.count().into());
        shown.insert(member.to_owned(), number.into());
    }
    shown
}
