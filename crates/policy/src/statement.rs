//! One statement: read from JSON, applied to a request.

use crate::block::Block;
use crate::condition::{Condition, Truth};
use crate::context::Context;
use crate::json::{Json, Texts};
use crate::malformed::Malformed;
use crate::principal::Principals;
use crate::resource::{Actions, Asked, Resources};

/// One statement.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// The `Sid`, or nothing.
    pub(crate) sid: Box<str>,
    pub(crate) allows: bool,
    pub(crate) principals: Option<Principals>,
    actions: Actions,
    /// `None` where there is no such element (trust policies have none).
    resources: Option<Resources>,
    conditions: Block,
}

impl Statement {
    /// A statement that denies everything to everyone.
    pub(crate) fn deny_all() -> Statement {
        Statement {
            sid: Box::default(),
            allows: false,
            principals: Some(Principals::everyone()),
            actions: Actions::everything(),
            resources: None,
            conditions: Block::default(),
        }
    }

    /// Puts a statement together whose shape has been looked at. Without actions or resources it is about all of them,
    /// which is right for what denies; that nothing is allowed so is up to the caller.
    pub(crate) fn new(
        json: &Json,
        principals: Option<Principals>,
        conditions: Block,
        variables: bool,
    ) -> Result<Statement, Malformed> {
        let allows = effect(json) == Some("Allow");
        let actions = match listed(json, "Action", "NotAction") {
            Some((not, texts)) if !texts.is_empty() => {
                Actions::new(not, &texts).ok_or_else(Malformed::syntax)?
            }
            _ => Actions::everything(),
        };
        let resources = listed(json, "Resource", "NotResource")
            .filter(|(_, texts)| !texts.is_empty())
            .map(|(not, texts)| {
                Resources::new(not, &texts, variables, allows).ok_or_else(Malformed::syntax)
            });
        Ok(Statement {
            sid: sid(json).unwrap_or_default().into(),
            allows,
            principals,
            actions,
            resources: resources.transpose()?,
            conditions,
        })
    }

    /// Whether an action, in lower case, is one of its actions.
    pub(crate) fn concerns(&self, action: &str) -> bool {
        self.actions.apply(action)
    }

    /// Whether a resource is one of its resources.
    pub(crate) fn is_about(&self, asked: Asked<'_>, context: &dyn Context) -> bool {
        self.resources.as_ref().is_none_or(|resources| resources.apply(asked, context))
    }

    /// Its conditions.
    pub(crate) fn conditions(&self) -> &[Condition] {
        self.conditions.lines()
    }

    /// Whether an action, in lower case, is one of its actions by the pattern in that place.
    pub(crate) fn concerns_by(&self, place: usize, action: &str) -> bool {
        self.actions.apply_by(place, action)
    }

    /// What its actions begin with, pattern by pattern, and whether that is all of the pattern.
    pub(crate) fn action_starts(&self) -> impl Iterator<Item = (&str, bool)> {
        self.actions.starts()
    }

    /// What all its resources begin with.
    pub(crate) fn resource_start(&self) -> &str {
        self.resources.as_ref().map_or("", Resources::start)
    }

    /// Whether, for one of its actions, resource and conditions fit. What is not understood never allows, and always
    /// denies.
    pub(crate) fn applies(&self, asked: Asked<'_>, context: &dyn Context) -> bool {
        self.is_about(asked, context)
            && match self.conditions.holds(context) {
                Truth::True => true,
                Truth::False => false,
                Truth::Unclear => !self.allows,
            }
    }
}

/// The `Effect`, as it is written.
pub(crate) fn effect(json: &Json) -> Option<&str> {
    json.get("Effect").and_then(Json::text)
}

/// The `Sid`, if it has one that is not empty.
pub(crate) fn sid(json: &Json) -> Option<&str> {
    json.get("Sid").and_then(Json::text).filter(|sid| !sid.is_empty())
}

/// The texts under one of two names, and whether it is the second.
pub(crate) fn listed<'j>(json: &'j Json, name: &str, not_name: &str) -> Option<(bool, Texts<'j>)> {
    let (not, list) = match json.get(name) {
        Some(list) => (false, list),
        None => (true, json.get(not_name)?),
    };
    Some((not, list.texts()?))
}
