//! Tags as requests bring them.

use crate::fault::Fault;
use crate::limits;
use crate::state::records;
use countersign_api::iam::Tag;

/// How tag keys of a kind of thing are compared when duplicates are looked for (recorded from AWS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Users and roles.
    AnyCase,
    /// Devices and policies.
    ExactCase,
}

/// The tags of a new thing.
pub(crate) fn of_new(tags: Option<&[Tag]>, keys: Keys) -> Result<Vec<records::Tag>, Fault> {
    let tags = tags.unwrap_or_default();
    if tags.len() > limits::TAGS {
        return Err(Fault::new(
            "LimitExceeded",
            409,
            "The number of tags has reached the maximum limit.",
        ));
    }
    let fold = |key: &str| if keys == Keys::AnyCase { key.to_lowercase() } else { key.to_owned() };
    let mut seen: Vec<String> = tags.iter().map(|t| fold(&t.key)).collect();
    seen.sort_unstable();
    if seen.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(Fault::invalid_input(match keys {
            Keys::AnyCase => {
                "Duplicate tag keys found. Please note that Tag keys are case insensitive."
            }
            Keys::ExactCase => "Duplicate tag keys found.",
        }));
    }
    // AWS keeps this prefix to itself.
    if tags.iter().any(|t| t.key.to_lowercase().starts_with("aws:")) {
        return Err(Fault::invalid_input(
            "One or more parameters are not valid. Tag keys must not begin with aws:.",
        ));
    }
    Ok(tags
        .iter()
        .map(|t| records::Tag {
            key: t.key.clone(),
            value: t.value.clone(),
            ..records::Tag::default()
        })
        .collect())
}

/// The tags of an answer; none are left out, as AWS does.
pub(crate) fn shown(tags: &[records::Tag]) -> Option<Vec<Tag>> {
    if tags.is_empty() {
        return None;
    }
    Some(tags.iter().map(|t| Tag { key: t.key.clone(), value: t.value.clone() }).collect())
}
