//! Tags: how they are set, taken away and listed. What holds for the one kind of thing holds for the other, so the
//! operations are rows of a table.

use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::iam::mfa;
use crate::limits;
use crate::operation::{Read, Write};
use crate::state::records::{self, Device, Policy, Role, User};
use crate::state::{Managed, Stored};
use countersign_api::iam::{
    ListMfaDeviceTags, ListPolicyTags, ListRoleTags, ListUserTags, Tag, TagMfaDevice, TagPolicy,
    TagRole, TagUser, UntagMfaDevice, UntagPolicy, UntagRole, UntagUser,
};
use countersign_api::{Nothing, Paged};

/// How tag keys of a kind of thing are compared (recorded from AWS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    /// Users and roles.
    AnyCase,
    /// Devices and policies.
    ExactCase,
}

impl Keys {
    fn same(self, one: &str, other: &str) -> bool {
        match self {
            Keys::AnyCase => one.to_lowercase() == other.to_lowercase(),
            Keys::ExactCase => one == other,
        }
    }
}

/// The tags of a new thing, in the order in which they were given.
///
/// # Errors
///
/// `InvalidInput` for a key twice or one that AWS keeps to itself.
pub(super) fn of_new(tags: Option<&[Tag]>, keys: Keys) -> Result<Vec<records::Tag>, Fault> {
    let mut all = Vec::new();
    set(&mut all, tags.unwrap_or_default(), keys)?;
    Ok(all)
}

/// The tags of an answer; none are left out, as AWS does.
pub(super) fn shown(tags: &[records::Tag]) -> Option<Vec<Tag>> {
    if tags.is_empty() {
        return None;
    }
    Some(tags.iter().map(one).collect())
}

fn one(tag: &records::Tag) -> Tag {
    Tag { key: tag.key.clone(), value: tag.value.clone() }
}

/// Sets tags: one with a key that is there already takes its place, with the new spelling (recorded).
fn set(all: &mut Vec<records::Tag>, tags: &[Tag], keys: Keys) -> Result<(), Fault> {
    for (at, tag) in tags.iter().enumerate() {
        if tags.iter().skip(at + 1).any(|later| keys.same(&tag.key, &later.key)) {
            return Err(Fault::invalid_input(match keys {
                Keys::AnyCase => {
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive."
                }
                Keys::ExactCase => "Duplicate tag keys found.",
            }));
        }
    }
    // AWS keeps this prefix to itself.
    if tags.iter().any(|t| t.key.to_lowercase().starts_with("aws:")) {
        return Err(Fault::invalid_input(
            "One or more parameters are not valid. Tag keys must not begin with aws:.",
        ));
    }
    for Tag { key, value } in tags.iter().cloned() {
        let tag = records::Tag { key, value, ..records::Tag::default() };
        match all.iter_mut().find(|there| keys.same(&there.key, &tag.key)) {
            Some(there) => *there = tag,
            None => all.push(tag),
        }
    }
    if all.len() > limits::TAGS {
        let text = "The number of tags has reached the maximum limit.";
        return Err(Fault::new("LimitExceeded", 409, text));
    }
    Ok(())
}

/// What has tags.
trait Tagged: Stored + Clone {
    const KEYS: Keys;

    /// The one that a request names; `None` is one of AWS's, which has no tags.
    fn find<'s>(cx: &Cx<'s>, name: &str) -> Result<Option<&'s Self>, Fault>;
    /// What no other one is called, whatever becomes of its name.
    fn id(&self) -> &str;
    fn tags(&self) -> &[records::Tag];
    fn tags_mut(&mut self) -> &mut Vec<records::Tag>;
}

/// One that the account may change.
fn own<T: Tagged>(cx: &Cx<'_>, name: &str) -> Result<T, Fault> {
    let outside = || Fault::denied("Cannot tag policies outside your own account.");
    T::find(cx, name)?.cloned().ok_or_else(outside)
}

fn tag<T: Tagged>(tx: &mut Tx<'_>, name: &str, tags: &[Tag]) -> Result<Nothing, Fault> {
    let mut thing: T = own(tx, name)?;
    set(thing.tags_mut(), tags, T::KEYS)?;
    tx.update(&thing);
    Ok(Nothing)
}

/// Takes tags away. A key that is not there is no fault.
fn untag<T: Tagged>(tx: &mut Tx<'_>, name: &str, keys: &[String]) -> Result<Nothing, Fault> {
    let mut thing: T = own(tx, name)?;
    thing.tags_mut().retain(|tag| keys.iter().all(|key| !T::KEYS.same(key, &tag.key)));
    tx.update(&thing);
    Ok(Nothing)
}

/// The tags by key, capitals first, as AWS sorts them (recorded).
fn list<T: Tagged, O: Paged<Item = Tag>>(
    cx: &Cx<'_>,
    i: &O::In,
    name: &str,
) -> Result<O::Out, Fault> {
    let thing = T::find(cx, name)?;
    let (id, tags) = thing.map_or((name, [].as_slice()), |thing| (thing.id(), thing.tags()));
    let rows = tags.iter().map(|tag| (tag.key.as_str(), tag)).collect();
    cx.page_of::<O, records::Tag>(i, id, rows, |tag| Some(one(tag)))
}

macro_rules! tagged {
    ($($kind:ident, $name:ident: $tag:ident, $untag:ident, $list:ident;)*) => { $(
        impl Write for $tag {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                tag::<$kind>(tx, &i.$name, &i.tags)
            }
        }

        impl Write for $untag {
            fn run(tx: &mut Tx<'_>, i: &Self::In) -> Result<Nothing, Fault> {
                untag::<$kind>(tx, &i.$name, &i.tag_keys)
            }
        }

        impl Read for $list {
            fn run(cx: &Cx<'_>, i: &Self::In) -> Result<Self::Out, Fault> {
                list::<$kind, Self>(cx, i, &i.$name)
            }
        }
    )* };
}

tagged! {
    User,   user_name:     TagUser,      UntagUser,      ListUserTags;
    Role,   role_name:     TagRole,      UntagRole,      ListRoleTags;
    Policy, policy_arn:    TagPolicy,    UntagPolicy,    ListPolicyTags;
    Device, serial_number: TagMfaDevice, UntagMfaDevice, ListMfaDeviceTags;
}

macro_rules! things {
    ($($kind:ident: $keys:ident, |$cx:ident, $name:ident| $find:expr;)*) => { $(
        impl Tagged for $kind {
            const KEYS: Keys = Keys::$keys;

            fn find<'s>($cx: &Cx<'s>, $name: &str) -> Result<Option<&'s Self>, Fault> {
                $find
            }
            fn id(&self) -> &str {
                &self.id
            }
            fn tags(&self) -> &[records::Tag] {
                &self.tags
            }
            fn tags_mut(&mut self) -> &mut Vec<records::Tag> {
                &mut self.tags
            }
        }
    )* };
}

things! {
    User: AnyCase, |cx, name| {
        let user = cx.state.user(cx.account(), name).ok_or_else(|| Fault::no_such_user(name))?;
        Ok(Some(user))
    };
    Role: AnyCase, |cx, name| {
        let role = cx.state.role(cx.account(), name).ok_or_else(|| Fault::no_such_role(name))?;
        Ok(Some(&role.record))
    };
    Policy: ExactCase, |cx, arn| match cx.managed(arn) {
        Some(Managed::Own(policy)) => Ok(Some(policy)),
        Some(Managed::Aws(_)) => Ok(None),
        None => Err(Fault::no_such(format!("Policy {arn} was not found."))),
    };
    Device: ExactCase, |cx, serial| mfa::device(cx, serial).map(|device| Some(device.as_ref()));
}
