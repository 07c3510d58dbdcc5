//! Documents with what answers call them.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy_of::path_and_name;
use crate::limits;
use crate::state::Entity;
use crate::state::records::{Held, HeldAs};
use countersign_policy::simulate::Place;
use countersign_policy::{Document, Kind};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A document, and what `MatchedStatements` call it.
pub(super) struct Source<'s> {
    /// `SourcePolicyId`.
    pub(super) id: String,
    /// `SourcePolicyType`.
    pub(super) kind: &'static str,
    pub(super) document: Cow<'s, Document>,
    places: OnceCell<Vec<(Place, Place)>>,
}

impl<'s> Source<'s> {
    pub(super) fn new(id: String, kind: &'static str, document: Cow<'s, Document>) -> Source<'s> {
        Source { id, kind, document, places: OnceCell::new() }
    }

    /// The documents of a request's list, parsed as storing them does.
    pub(super) fn given(list: &str, texts: &[String]) -> Result<Vec<Source<'s>>, Fault> {
        let each = |(place, text): (usize, &String)| {
            let id = format!("{list}.{}", place + 1);
            let document = parse(&id, text, Kind::Identity)?;
            Ok(Source::new(id, "none", Cow::Owned(document)))
        };
        texts.iter().enumerate().map(each).collect()
    }

    /// The resource policy of a request.
    pub(super) fn resource(text: &str) -> Result<Source<'s>, Fault> {
        let id = "ResourcePolicy".to_owned();
        let document = parse(&id, text, Kind::Resource)?;
        Ok(Source::new(id, "resource", Cow::Owned(document)))
    }

    /// The policies that somebody has, their groups' among them.
    pub(super) fn of(cx: &Cx<'s>, entity: Entity<'s>) -> Vec<Source<'s>> {
        let each = |(holder, held): (Entity<'_>, Held<'s>)| match held.policy {
            HeldAs::Managed(arn) => Source::managed(arn, held.document),
            HeldAs::Inline(name) => {
                let id = format!("{}_{}_{name}", holder.noun(), holder.name());
                Source::new(id, holder.noun(), Cow::Borrowed(held.document))
            }
        };
        entity.policies(cx.state).into_iter().map(each).collect()
    }

    /// What bounds somebody.
    pub(super) fn boundary(cx: &Cx<'s>, entity: Entity<'s>) -> Option<Source<'s>> {
        let arn = entity.boundary()?;
        Some(Source::managed(arn, cx.state.document_or_deny(arn)))
    }

    fn managed(arn: &str, document: &'s Document) -> Source<'s> {
        let kind =
            if arn.starts_with("arn:aws:iam::aws:") { "aws-managed" } else { "user-managed" };
        let name = path_and_name(arn).map_or(arn, |(_, name)| name);
        Source::new(name.to_owned(), kind, Cow::Borrowed(document))
    }

    /// Where a statement begins and ends.
    pub(super) fn place(&self, statement: usize) -> Option<(Place, Place)> {
        self.places.get_or_init(|| self.document.places()).get(statement).copied()
    }
}

/// Reads a document that a request brings. It may be as large as the largest that can be stored.
pub(super) fn parse(id: &str, text: &str, kind: Kind) -> Result<Document, Fault> {
    let most = limits::SIMULATED_POLICY;
    if limits::policy_size(text) > most {
        return Err(Fault::invalid_input(format!("{id}: a policy has at most {most} characters.")));
    }
    Document::parse(text, kind).map_err(|m| Fault::invalid_input(format!("{id}: {}", m.message)))
}
