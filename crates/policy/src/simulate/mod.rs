//! What a simulator says beside a decision: the statements that made it, and the keys that were not given and would
//! have mattered.
//!
//! The decision is [`decide`]'s own. The walk beside it is over the compiled statements that the action can concern, so
//! that a thousand simulations of large policies stay cheap.

mod grants;
mod keys;
mod places;
mod typed;

pub use grants::Grants;
pub use places::Place;
pub use typed::KeyType;

use crate::condition::Truth;
use crate::context::{Context, Values};
use crate::decide::{Asked, Decision, Effect, Layer, Names, Policies, Reason, Request, decide};
use crate::document::Document;
use crate::key::Key;
use crate::statement::Statement;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// A decision with what led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// What [`decide`] says.
    pub decision: Decision,
    /// What each layer that there is says by itself: `ExplicitDeny` where a statement of it denies, `ImplicitDeny` where
    /// none allows.
    pub layers: Vec<(Layer, Effect)>,
    /// The statements behind it: those that deny where one does, those that allow where it is allowed, else none.
    pub matched: Vec<Reason>,
    /// The keys that the request does not have and that could have made it another decision, in lower case and sorted.
    ///
    /// A statement asks for its keys where action and principal fit, and nothing of it that is known fails. What is
    /// settled already asks for nothing: after a Deny that needs no such key there is nothing to ask, nor in a layer's
    /// Allows beside one that applies in any case.
    pub missing: Vec<String>,
}

/// Decides a request over identity policies, resource policy, boundary and session policies, and says what led to it.
pub fn simulate(request: &Request<'_>, policies: &Policies<'_>) -> Simulation {
    let decision = decide(request, policies);
    let asked = Asked::new(request);
    let resource_layer = if asked.is_trust() { Layer::Trust } else { Layer::Resource };
    let resource: &[&Document] = match &policies.resource {
        Some(document) => std::slice::from_ref(document),
        None => &[],
    };
    let layers = [
        (Layer::Identity, Some(policies.identity), Names::Ignored),
        (resource_layer, policies.resource.map(|_| resource), Names::Required),
        (Layer::Boundary, policies.boundary, Names::Ignored),
        (Layer::Session, policies.session, Names::Ignored),
    ];
    let looked: Vec<Looked> = layers
        .into_iter()
        .filter_map(|(layer, documents, names)| Some(look(&asked, layer, documents?, names)))
        .collect();
    let wanted = match decision.effect {
        Effect::Allow => Some(true),
        Effect::ExplicitDeny => Some(false),
        Effect::ImplicitDeny => None,
    };
    let matched = looked.iter().flat_map(|layer| &layer.statements);
    let matched = matched
        .filter(|found| found.applies && Some(found.allows) == wanted)
        .map(|found| found.reason.clone())
        .collect();
    Simulation {
        layers: looked.iter().map(|layer| (layer.layer, layer.says())).collect(),
        missing: if decision.layer == Layer::Service { Vec::new() } else { missing(&looked) },
        matched,
        decision,
    }
}

/// What one layer's statements came to.
struct Looked {
    layer: Layer,
    statements: Vec<Found>,
}

/// A statement that the request concerns.
struct Found {
    reason: Reason,
    allows: bool,
    applies: bool,
    /// The keys that it looked for in vain, in lower case.
    missing: BTreeSet<String>,
}

impl Looked {
    fn says(&self) -> Effect {
        let applied =
            |allows: bool| self.statements.iter().any(|s| s.applies && s.allows == allows);
        match (applied(false), applied(true)) {
            (true, _) => Effect::ExplicitDeny,
            (false, true) => Effect::Allow,
            (false, false) => Effect::ImplicitDeny,
        }
    }
}

fn missing(looked: &[Looked]) -> Vec<String> {
    let surely = |found: &Found| found.applies && found.missing.is_empty();
    if looked.iter().flat_map(|layer| &layer.statements).any(|s| !s.allows && surely(s)) {
        return Vec::new();
    }
    let mut all = BTreeSet::new();
    for layer in looked {
        // How a resource policy names the caller makes a difference, so that one Allow does not settle the others there.
        let settled = !matches!(layer.layer, Layer::Resource | Layer::Trust)
            && layer.statements.iter().any(|s| s.allows && surely(s));
        let open = layer.statements.iter().filter(|s| !(s.allows && settled));
        all.extend(open.flat_map(|s| &s.missing).cloned());
    }
    all.into_iter().collect()
}

fn look(asked: &Asked<'_>, layer: Layer, documents: &[&Document], names: Names) -> Looked {
    let mut statements = Vec::new();
    for (d, document) in documents.iter().enumerate() {
        let mut places: Vec<_> = document.concerned(&asked.lookup, &asked.action).collect();
        places.sort_by_key(|(place, _)| *place);
        places.dedup_by_key(|(place, _)| *place);
        for (s, statement) in places {
            if asked.named(statement, names).is_none() {
                continue;
            }
            let Some((applies, missing)) = try_on(asked, statement) else { continue };
            let sid = statement.sid().to_owned();
            let reason = Reason { layer, document: d, statement: s, sid };
            statements.push(Found { reason, allows: statement.allows, applies, missing });
        }
    }
    Looked { layer, statements }
}

/// Whether a statement applies, and what it looked for in vain. `None` when something that is known fails.
fn try_on(asked: &Asked<'_>, statement: &Statement) -> Option<(bool, BTreeSet<String>)> {
    let context = Noting { inner: asked.context(), absent: RefCell::default() };
    let mut missing = BTreeSet::new();
    let mut applies = statement.is_about(asked.resource, &context);
    let absent = context.absent.take();
    if !applies && absent.is_empty() {
        return None;
    }
    missing.extend(absent);
    for condition in statement.conditions() {
        let truth = condition.holds(&context);
        let absent = context.absent.take();
        if truth == Truth::False && absent.is_empty() {
            return None;
        }
        applies &= truth == Truth::True || (truth == Truth::Unclear && !statement.allows);
        missing.extend(absent);
    }
    Some((applies, missing))
}

/// A context that notes what it was asked for in vain.
struct Noting<'a> {
    inner: &'a dyn Context,
    absent: RefCell<Vec<String>>,
}

impl Context for Noting<'_> {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        let values = self.inner.get(key);
        if values == Values::Absent {
            self.absent.borrow_mut().push(key.to_string().to_lowercase());
        }
        values
    }
}
