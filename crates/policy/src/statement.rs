//! One statement: read from JSON, applied to a request.

use crate::arn::ArnPattern;
use crate::block::Block;
use crate::condition::{Condition, Truth};
use crate::context::Context;
use crate::json::{Json, Texts};
use crate::malformed::Malformed;
use crate::pattern::Pattern;
use crate::principal::Principals;
use crate::resource::{self, Actions, Asked, Resources};
use crate::weight::{Weight, allocated};

/// One statement. It fills a line of the caches, so that asking it touches no more than that of it.
#[derive(Debug, Clone)]
#[repr(align(64))]
pub(crate) struct Statement {
    pub(crate) allows: bool,
    not_actions: bool,
    not_resources: bool,
    actions: Box<[Pattern]>,
    resources: Box<[ArnPattern]>,
    conditions: Block,
    aside: Option<Box<Aside>>,
}

const _: () = assert!(size_of::<Statement>() == 64, "a line of the caches");

/// What an identity policy's statements do without, or have no need of when they decide.
#[derive(Debug, Clone)]
struct Aside {
    /// Or nothing.
    sid: Box<str>,
    principals: Option<Principals>,
}

impl Statement {
    /// A statement that denies everything to everyone.
    pub(crate) fn deny_all() -> Statement {
        let aside = Aside { sid: Box::default(), principals: Some(Principals::everyone()) };
        Statement {
            allows: false,
            not_actions: true,
            not_resources: true,
            actions: Box::default(),
            resources: Box::default(),
            conditions: Block::default(),
            aside: Some(Box::new(aside)),
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
        // Not nothing is everything.
        let of = |name, not_name| listed(json, name, not_name).filter(|(_, list)| !list.is_empty());
        let (not_actions, actions) = of("Action", "NotAction").unwrap_or((true, Texts::new()));
        let (not_resources, resources) =
            of("Resource", "NotResource").unwrap_or((true, Texts::new()));
        let sid = sid(json).unwrap_or_default();
        let aside = (!sid.is_empty() || principals.is_some())
            .then(|| Box::new(Aside { sid: sid.into(), principals }));
        Ok(Statement {
            allows,
            not_actions,
            not_resources,
            actions: resource::actions(&actions).ok_or_else(Malformed::syntax)?,
            resources: resource::resources(not_resources, &resources, variables, allows)
                .ok_or_else(Malformed::syntax)?,
            conditions,
            aside,
        })
    }

    /// The `Sid`, or nothing.
    pub(crate) fn sid(&self) -> &str {
        self.aside.as_ref().map_or("", |aside| &aside.sid)
    }

    /// Whom it is about, if it says.
    pub(crate) fn principals(&self) -> Option<&Principals> {
        self.aside.as_ref()?.principals.as_ref()
    }

    pub(crate) fn principals_mut(&mut self) -> Option<&mut Principals> {
        self.aside.as_mut()?.principals.as_mut()
    }

    fn actions(&self) -> Actions<'_> {
        Actions { not: self.not_actions, patterns: &self.actions }
    }

    fn resources(&self) -> Resources<'_> {
        Resources { not: self.not_resources, patterns: &self.resources }
    }

    /// Whether an action, in lower case, is one of its actions.
    pub(crate) fn concerns(&self, action: &str) -> bool {
        self.actions().apply(action)
    }

    /// Whether a resource is one of its resources.
    pub(crate) fn is_about(&self, asked: Asked<'_>, context: &dyn Context) -> bool {
        self.resources().apply(asked, context)
    }

    /// Its conditions.
    pub(crate) fn conditions(&self) -> &[Condition] {
        self.conditions.lines()
    }

    /// Whether an action, in lower case, is one of its actions by the pattern in that place.
    pub(crate) fn concerns_by(&self, place: usize, action: &str) -> bool {
        self.actions().apply_by(place, action)
    }

    /// What its actions begin with, pattern by pattern, and whether that is all of the pattern.
    pub(crate) fn action_starts(&self) -> impl Iterator<Item = (&str, bool)> {
        self.actions().starts()
    }

    /// What all its resources begin with.
    pub(crate) fn resource_start(&self) -> &str {
        self.resources().start()
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

impl Weight for Statement {
    fn elsewhere(&self) -> usize {
        let aside = self.aside.as_ref().map_or(0, |aside| {
            let Aside { sid, principals } = &**aside;
            allocated(size_of::<Aside>()) + sid.elsewhere() + principals.elsewhere()
        });
        let patterns = self.actions.elsewhere() + self.resources.elsewhere();
        patterns + self.conditions.lines().elsewhere() + aside
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
