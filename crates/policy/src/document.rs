//! A policy document: parsed strictly once, so that evaluating it cannot fail.
//!
//! Which fault is named when there are several is AWS's order (learnt from recorded answers): syntax, version, legacy
//! parsing, statement ids, actions, resources, action prefixes, missing resources.

use crate::block::Block;
use crate::condition::Condition;
use crate::format;
use crate::index::{Index, Lookup, MOST_PATTERNS};
use crate::json::{self, Json};
use crate::malformed::Malformed;
use crate::principal::Principals;
use crate::statement::{self, Statement};
use crate::weight::{Weight, allocated};
use std::sync::Arc;

/// What a document is for, which says what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of a user, group or role, inline or managed.
    Identity,
    /// Who may assume a role.
    Trust,
    /// Of a resource.
    Resource,
    /// Of a session.
    Session,
    /// A permissions boundary.
    Boundary,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// Of a VPC endpoint.
    Endpoint,
}

impl Kind {
    /// Whether its statements must say what they are about. Of a resource's own policy AWS's services say it; a trust
    /// policy is about its role.
    pub(crate) fn needs_resources(self) -> bool {
        !matches!(self, Kind::Trust | Kind::Resource)
    }

    /// Whether its statements say whom they are about.
    pub(crate) fn has_principals(self) -> bool {
        matches!(self, Kind::Trust | Kind::Resource | Kind::Rcp | Kind::Endpoint)
    }
}

/// A parsed document. Its index fills a line of the caches: most documents have nothing to say of a request, and no more
/// of them is touched.
#[derive(Debug, Clone)]
#[repr(C, align(64))]
pub struct Document {
    index: Index,
    pub(crate) statements: Box<[Statement]>,
    written: Written,
}

/// A document as it was written, from which explanations quote.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) text: Arc<str>,
    pub(crate) kind: Kind,
}

impl Document {
    /// One of statements that have been read, if their number is one that can be indexed.
    fn of(read: &[Statement], text: Arc<str>, kind: Kind) -> Result<Document, Malformed> {
        let patterns: usize = read.iter().map(|statement| statement.action_starts().count()).sum();
        if patterns > MOST_PATTERNS {
            return Err(Malformed::syntax());
        }
        Ok(Document::new(read, text, kind))
    }

    fn new(read: &[Statement], text: Arc<str>, kind: Kind) -> Document {
        let written = Written { text, kind };
        // A copy lies in one piece and has no spare room, which counts where many documents do not fit into the caches;
        // what was read is strewn among what reading throws away.
        let statements: Box<[Statement]> = read.into();
        Document { index: Index::new(&statements), statements, written }
    }

    /// The text that it was read from.
    pub fn text(&self) -> &str {
        &self.written.text
    }

    /// How many statements it has: one at least.
    #[expect(clippy::len_without_is_empty, reason = "none is empty")]
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// About how many bytes of memory it takes, its text among them. Less than it says is never much less.
    pub fn weight(&self) -> usize {
        let parts = self.index.elsewhere() + self.statements.elsewhere();
        // It and its statements begin at a line of the caches, before which the allocator leaves up to a line, and the
        // counts of who holds it take another.
        let lines = 3 * align_of::<Document>();
        allocated(size_of::<Document>()) + lines + self.text().elsewhere() + parts
    }

    /// The same, and what it was read as.
    pub(crate) fn written(&self) -> &Written {
        &self.written
    }

    /// The statements that an action, in lower case, concerns, each with its place. Their resources may be others. One may
    /// come more than once.
    pub(crate) fn concerned<'d>(
        &'d self,
        lookup: &'d Lookup<'_>,
        action: &'d str,
    ) -> impl Iterator<Item = (usize, &'d Statement)> {
        let mut last = None;
        self.index.entries(lookup).filter_map(move |entry| {
            let place = usize::from(entry.statement);
            let statement = self.statements.get(place)?;
            let new = last != Some(place) && statement.concerns_by(entry.pattern.into(), action);
            if new {
                last = Some(place);
            }
            new.then_some((place, statement))
        })
    }

    /// Reads a document as storing it demands.
    ///
    /// # Errors
    /// AWS's message for the fault that AWS would name.
    pub fn parse(text: &str, kind: Kind) -> Result<Document, Malformed> {
        Document::parse_shared(Arc::from(text), kind)
    }

    /// The same of a text that is kept anyway: the document quotes from it and makes no copy.
    ///
    /// # Errors
    /// As [`Document::parse`].
    pub fn parse_shared(text: Arc<str>, kind: Kind) -> Result<Document, Malformed> {
        match json::parse_document(&text) {
            Ok(json) => Document::of(&read_to_store(&json, kind)?, text, kind),
            Err(json::BadJson::Invalid) if kind == Kind::Trust => {
                Err(Malformed::new("This policy contains invalid Json"))
            }
            Err(_) => Err(Malformed::syntax()),
        }
    }

    /// Reads a document for evaluation only. Its shape must be as strict, but where storing it would refuse a value, a
    /// statement that does not understand it never allows, and denies if it is a Deny.
    ///
    /// # Errors
    /// When the shape is broken.
    pub(crate) fn read_to_evaluate(json: &Json, kind: Kind) -> Result<Document, Malformed> {
        let statements = shape(json)?;
        let variables = has_variables(json);
        let statements: Result<Vec<_>, _> = statements
            .into_iter()
            .map(|json| {
                if !matches!(statement::effect(json), Some("Allow" | "Deny")) {
                    return Err(Malformed::syntax());
                }
                let conditions = match json.get("Condition") {
                    Some(block) => Block::parse(block, variables, |_| Ok(Condition::unknown()))?,
                    None => Block::default(),
                };
                let conditions =
                    if is_understood(json, kind) { conditions } else { conditions.and_unknown() };
                let principals = principals(json, Principals::parse_to_evaluate)?;
                Statement::new(json, principals, conditions, variables)
            })
            .collect();
        Document::of(&statements?, json.to_string().into(), kind)
    }

    /// A document that denies everything to everyone.
    pub fn deny_all() -> Document {
        let text = r#"{"Statement":{"Effect":"Deny","Principal":"*","NotAction":[]}}"#;
        Document::new(&[Statement::deny_all()], Arc::from(text), Kind::Endpoint)
    }

    /// The accounts, ARNs and ids that it names as AWS principals, as they are written; `*` is not among them.
    pub fn aws_principals(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().filter_map(Statement::principals).flat_map(Principals::aws)
    }

    /// Binds each user's and role's ARN among the principals to the unique id that it means: a deleted and re-created
    /// name is somebody else. One that `id_of` does not know names nobody.
    pub fn bind(&mut self, id_of: &mut dyn FnMut(&str) -> Option<String>) {
        for principals in self.statements.iter_mut().filter_map(Statement::principals_mut) {
            principals.bind(id_of);
        }
    }
}

pub(crate) const VERSIONS: [&str; 2] = ["2008-10-17", "2012-10-17"];
pub(crate) const ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

fn read_to_store(json: &Json, kind: Kind) -> Result<Vec<Statement>, Malformed> {
    let statements = shape(json)?;
    let variables = has_variables(json);

    // A date that is none is a fault of its own time; all else in conditions is syntax.
    let dates = std::cell::Cell::new(true);
    let conditions = statements
        .iter()
        .map(|json| match json.get("Condition") {
            Some(block) => Block::parse(block, variables, |fault| {
                if fault != Malformed::legacy() {
                    return Err(fault);
                }
                dates.set(false);
                Ok(Condition::unknown())
            }),
            None => Ok(Block::default()),
        })
        .collect::<Result<Vec<_>, _>>()?;

    if kind == Kind::Identity && !variables {
        return Err(Malformed::new("Policy document must be version 2012-10-17 or greater."));
    }
    let principals =
        statements.iter().map(|json| whom(json, kind)).collect::<Result<Vec<_>, _>>()?;

    // The case of Effect is looked at later than its word.
    let effects = |json: &&Json| matches!(statement::effect(json), Some("Allow" | "Deny"));
    if !dates.get() || !statements.iter().all(effects) {
        return Err(Malformed::legacy());
    }
    let mut resource_fault = None;
    for name in ["Resource", "NotResource"] {
        for list in statements.iter().filter_map(|json| json.get(name)?.texts()) {
            format::resources(&list, &mut resource_fault)?;
        }
    }
    sids(&statements)?;

    if statements.iter().any(|json| lacks_actions(json)) {
        return Err(Malformed::new("Policy statement must contain actions."));
    }
    if let Some(fault) = resource_fault {
        return Err(fault);
    }
    for name in ["Action", "NotAction"] {
        for list in statements.iter().filter_map(|json| json.get(name)?.texts()) {
            list.iter().try_for_each(|action| format::action(action))?;
            if kind == Kind::Trust {
                list.iter().try_for_each(|action| format::trust_action(action))?;
            }
        }
    }
    if statements.iter().any(|json| lacks_resources(json, kind)) {
        return Err(Malformed::new("Policy statement must contain resources."));
    }

    let parts = statements.into_iter().zip(principals).zip(conditions);
    parts
        .map(|((json, whom), conditions)| Statement::new(json, whom, conditions, variables))
        .collect()
}

fn lacks_actions(json: &Json) -> bool {
    statement::listed(json, "Action", "NotAction").is_none_or(|(_, list)| list.is_empty())
}

fn lacks_resources(json: &Json, kind: Kind) -> bool {
    match statement::listed(json, "Resource", "NotResource") {
        Some((_, list)) => list.is_empty(),
        None => kind.needs_resources(),
    }
}

/// Whether all that a statement says of actions, resources and principals has a meaning in its kind of document.
pub(crate) fn is_understood(json: &Json, kind: Kind) -> bool {
    let each = |name: &str, not_name: &str, good: fn(&str) -> bool| {
        statement::listed(json, name, not_name).is_none_or(|(_, list)| list.into_iter().all(good))
    };
    let named = json.get("Principal").is_some() || json.get("NotPrincipal").is_some();
    !lacks_actions(json)
        && !lacks_resources(json, kind)
        && each("Action", "NotAction", |action| format::action(action).is_ok())
        && each("Resource", "NotResource", format::is_of_one_service)
        && (!named || kind.has_principals())
}

/// Version 2008-10-17, which is also meant where none is said, has no variables.
pub(crate) fn has_variables(json: &Json) -> bool {
    json.get("Version").and_then(Json::text) == Some("2012-10-17")
}

/// The shape of the whole: names, types, what excludes each other. Gives the statements.
pub(crate) fn shape(json: &Json) -> Result<Vec<&Json>, Malformed> {
    let Json::Object(members) = json else { return Err(Malformed::syntax()) };
    let known = members.iter().all(|(name, value)| match name.as_str() {
        "Version" => value.text().is_some_and(|version| VERSIONS.contains(&version)),
        "Id" => value.text().is_some(),
        "Statement" => true,
        _ => false,
    });
    let statements: Vec<&Json> = match json.get("Statement") {
        Some(one @ Json::Object(_)) => vec![one],
        Some(Json::List(many)) if !many.is_empty() => many.iter().collect(),
        _ => return Err(Malformed::syntax()),
    };
    if known && statements.iter().all(|json| is_statement(json)) {
        Ok(statements)
    } else {
        Err(Malformed::syntax())
    }
}

fn is_statement(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    let both = |a, b| json.get(a).is_some() && json.get(b).is_some();
    members.iter().all(|(name, value)| match name.as_str() {
        "Action" | "NotAction" | "Resource" | "NotResource" => value.texts().is_some(),
        "Sid" => value.text().is_some(),
        name => ELEMENTS.contains(&name),
    }) && statement::effect(json).is_some_and(|effect| {
        effect.eq_ignore_ascii_case("Allow") || effect.eq_ignore_ascii_case("Deny")
    }) && !both("Action", "NotAction")
        && !both("Resource", "NotResource")
        && !both("Principal", "NotPrincipal")
}

fn sids(statements: &[&Json]) -> Result<(), Malformed> {
    let mut sids: Vec<&str> = statements.iter().filter_map(|json| statement::sid(json)).collect();
    if sids.iter().any(|sid| !sid.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Err(Malformed::new(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
        ));
    }
    sids.sort_unstable();
    if sids.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(Malformed::new("Statement IDs (SID) in a single policy must be unique."));
    }
    Ok(())
}

/// Whom a statement is about, where its kind may say so.
fn whom(json: &Json, kind: Kind) -> Result<Option<Principals>, Malformed> {
    let has = |name: &str| json.get(name).is_some();
    if kind == Kind::Trust {
        let prohibited = ["Resource", "NotResource", "NotPrincipal"];
        if let Some(field) = prohibited.into_iter().find(|field| has(field)) {
            return Err(Malformed::new(format!("Has prohibited field {field}")));
        }
    }
    let named = has("Principal") || has("NotPrincipal");
    match kind {
        Kind::Trust | Kind::Resource if !named => {
            Err(Malformed::new("Missing required field Principal"))
        }
        _ if named && !kind.has_principals() => {
            Err(Malformed::new("Policy document should not specify a principal."))
        }
        // It would allow everybody but those.
        _ if has("NotPrincipal") && statement::effect(json) == Some("Allow") => {
            Err(Malformed::syntax())
        }
        _ => principals(json, Principals::parse),
    }
}

fn principals(
    json: &Json,
    parse: fn(&Json, bool) -> Result<Principals, Malformed>,
) -> Result<Option<Principals>, Malformed> {
    match (json.get("Principal"), json.get("NotPrincipal")) {
        (Some(principal), _) => parse(principal, false).map(Some),
        (None, Some(principal)) => parse(principal, true).map(Some),
        (None, None) => Ok(None),
    }
}
