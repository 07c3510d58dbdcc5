//! Embedded policies: `PutUserPolicy` and its sisters.

use super::holder::PolicyHolder;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::limits;
use crate::state::Text;
use crate::state::records::Inline;
use countersign_api::{Nothing, Paged};
use countersign_policy::{Document, Kind};

/// Embeds a policy, or replaces the one of that name in its place.
pub(super) fn put<H: PolicyHolder>(
    tx: &mut Tx<'_>,
    holder: &str,
    name: &str,
    text: &str,
) -> Result<Nothing, Fault> {
    let mut holder = H::find(tx, holder)?.clone();
    Document::parse(text, Kind::Identity).map_err(|m| Fault::malformed_policy(m.message))?;
    match holder.inline_mut().iter_mut().find(|policy| policy.name == name) {
        Some(policy) => policy.text = Text::from(text),
        None => holder.inline_mut().push(Inline {
            name: name.to_owned(),
            text: Text::from(text),
            ..Inline::default()
        }),
    }
    let size: usize = holder.inline().iter().map(|policy| limits::policy_size(&policy.text)).sum();
    if size > H::INLINE {
        let (most, noun, name) = (H::INLINE, H::NOUN, holder.name());
        let text = format!("Maximum policy size of {most} bytes exceeded for {noun} {name}");
        return Err(Fault::new("LimitExceeded", 409, text));
    }
    if holder.inline().iter().map(|policy| policy.text.len()).sum::<usize>() > limits::INLINE_BYTES
    {
        return Err(Fault::too_much_space(limits::INLINE_BYTES));
    }
    tx.update(&holder);
    Ok(Nothing)
}

/// A policy and whom it is embedded in.
pub(super) fn get<'s, H: PolicyHolder>(
    cx: &Cx<'s>,
    holder: &str,
    name: &str,
) -> Result<(&'s H, &'s Inline), Fault> {
    let holder = H::find(cx, holder)?;
    let policy = holder.inline().iter().find(|policy| policy.name == name);
    policy.map(|policy| (holder, policy)).ok_or_else(|| no_such::<H>(name))
}

/// The names of the policies.
pub(super) fn list<H: PolicyHolder, O: Paged<Item = String>>(
    cx: &Cx<'_>,
    i: &O::In,
    holder: &str,
) -> Result<O::Out, Fault> {
    let holder = H::find(cx, holder)?;
    let rows = holder.inline().iter().map(|policy| (policy.name.as_str(), policy)).collect();
    cx.page_of::<O, Inline>(i, holder.id(), rows, |policy| Some(policy.name.clone()))
}

/// Removes a policy.
pub(super) fn delete<H: PolicyHolder>(
    tx: &mut Tx<'_>,
    holder: &str,
    name: &str,
) -> Result<Nothing, Fault> {
    let mut holder = H::find(tx, holder)?.clone();
    let before = holder.inline().len();
    holder.inline_mut().retain(|policy| policy.name != name);
    if holder.inline().len() == before {
        return Err(no_such::<H>(name));
    }
    tx.update(&holder);
    Ok(Nothing)
}

fn no_such<H: PolicyHolder>(name: &str) -> Fault {
    Fault::no_such(format!("The {} policy with name {name} cannot be found.", H::NOUN))
}
