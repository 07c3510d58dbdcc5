//! What one statement says of a request, part by part.

use super::{ConditionSays, Part, Saw, StatementSays, Walk};
use crate::condition::{Condition, Truth};
use crate::context::{Context, Values};
use crate::decide::Names;
use crate::document::{self, Document};
use crate::json::{self, Json, Texts};
use crate::key::Key;
use crate::statement::{self, Statement};

impl Walk<'_> {
    /// What the statements of a document say, in their order.
    pub(super) fn statements(&self, document: &Document, names: Names) -> Vec<StatementSays> {
        let written = document.written();
        let Ok(json) = json::parse(&written.text) else { return Vec::new() };
        let variables = document::has_variables(&json);
        let statements = document::shape(&json).unwrap_or_default();
        let both = statements.into_iter().zip(&document.statements);
        both.map(|(json, read)| {
            let understood = document::is_understood(json, written.kind);
            self.statement(json, read, names, variables, understood)
        })
        .collect()
    }

    fn statement(
        &self,
        json: &Json,
        read: &Statement,
        names: Names,
        variables: bool,
        understood: bool,
    ) -> StatementSays {
        let action = self.action(json, read);
        let resource = self.resource(json, read, variables);
        let principal = self.principal(json, read, names);
        let conditions = self.conditions(json, variables);

        let unfit = [Some(&action), resource.as_ref(), principal.as_ref()]
            .into_iter()
            .flatten()
            .find(|part| !part.fits);
        let failed = conditions.iter().find(|condition| condition.holds == Some(false));
        let unclear = conditions.iter().find(|condition| condition.holds.is_none());
        let (applies, why) = match (unfit, failed, unclear) {
            (Some(part), ..) => (false, unfit_words(part, names)),
            (_, Some(condition), _) => {
                (false, format!("{} {} does not hold", condition.operator, condition.key))
            }
            (.., Some(condition)) => (
                !read.allows,
                format!("{} {} cannot be understood", condition.operator, condition.key),
            ),
            _ if !understood => {
                (!read.allows, "it says something that means nothing in such a policy".to_owned())
            }
            _ if conditions.is_empty() => (true, "everything in it fits".to_owned()),
            _ => (true, "everything in it fits, and its conditions hold".to_owned()),
        };
        StatementSays {
            sid: read.sid().to_owned(),
            allows: read.allows,
            applies,
            why,
            action,
            resource,
            principal,
            conditions,
        }
    }

    fn action(&self, json: &Json, read: &Statement) -> Part {
        let (not, texts) =
            statement::listed(json, "Action", "NotAction").unwrap_or((true, Texts::new()));
        let fits = read.concerns(&self.asked.action);
        let element = if not { "NotAction" } else { "Action" };
        Part { element, values: owned(&texts), fits, variables: Vec::new() }
    }

    fn resource(&self, json: &Json, read: &Statement, variables: bool) -> Option<Part> {
        let (not, texts) = statement::listed(json, "Resource", "NotResource")?;
        let context = self.request.context;
        let fits = read.is_about(self.asked.resource, context);
        let element = if not { "NotResource" } else { "Resource" };
        let variables = if variables { variables_in(&texts, context) } else { Vec::new() };
        Some(Part { element, values: owned(&texts), fits, variables })
    }

    fn principal(&self, json: &Json, read: &Statement, names: Names) -> Option<Part> {
        let written = |name: &str| json.get(name).map(principals_in);
        let (element, values) = match (written("Principal"), written("NotPrincipal")) {
            (Some(values), _) => ("Principal", values),
            (None, Some(values)) => ("NotPrincipal", values),
            (None, None) => ("Principal", Vec::new()),
        };
        let fits = match (read.principals(), names) {
            (_, Names::Ignored) | (None, Names::Optional) => return None,
            (None, Names::Required) => false,
            // With a boundary on the caller, a Deny with `NotPrincipal` excepts nobody.
            (Some(principals), Names::Required)
                if principals.not && !read.allows && self.policies.boundary.is_some() =>
            {
                true
            }
            (Some(principals), _) => {
                principals.name(&self.request.principal, read.allows).is_some()
            }
        };
        Some(Part { element, values, fits, variables: Vec::new() })
    }

    fn conditions(&self, json: &Json, variables: bool) -> Vec<ConditionSays> {
        let context = self.request.context;
        let Some(Json::Object(operators)) = json.get("Condition") else { return Vec::new() };
        let mut all = Vec::new();
        for (operator, keys) in operators {
            let Json::Object(keys) = keys else { continue };
            for (key, values) in keys {
                let values = values.values().unwrap_or_default();
                let saw = Saw::of(context, key);
                let read = Condition::parse(operator, key, &values, variables);
                let truth = read.as_ref().map_or(Truth::Unclear, |read| read.holds(context));
                let holds = match truth {
                    Truth::True => Some(true),
                    Truth::False => Some(false),
                    Truth::Unclear => None,
                };
                let why = why(operator, &saw, holds, read.is_ok());
                let variables = if variables && !is_without_variables(operator) {
                    variables_in(&values, context)
                } else {
                    Vec::new()
                };
                let (operator, key) = (operator.to_string(), key.to_string());
                let values = owned(&values);
                all.push(ConditionSays { operator, key, values, saw, holds, why, variables });
            }
        }
        all
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn principals_in(json: &Json) -> Vec<String> {
    match json {
        Json::Object(kinds) => kinds
            .iter()
            .flat_map(|(kind, names)| {
                let names = names.texts().unwrap_or_default();
                names.into_iter().map(move |name| format!("{kind}: {name}"))
            })
            .collect(),
        json => json.texts().map(|texts| owned(&texts)).unwrap_or_default(),
    }
}

fn unfit_words(part: &Part, names: Names) -> String {
    match part.element {
        "Action" => "the action is none of its actions",
        "NotAction" => "the action is among those it excepts",
        "Resource" => "the resource is none of its resources",
        "NotResource" => "the resource is among those it excepts, or a variable has no value",
        "NotPrincipal" => "the caller is among those it excepts",
        _ if part.values.is_empty() && names == Names::Required => {
            "it names nobody, which here matches nobody"
        }
        _ => "the caller is none of its principals",
    }
    .to_owned()
}

/// Why a condition came out as it did.
fn why(operator: &str, saw: &Saw, holds: Option<bool>, read: bool) -> &'static str {
    let (set, word) = operator.split_once(':').unwrap_or(("", operator));
    if !read {
        return "the condition cannot be understood";
    }
    if word == "Null" {
        return match saw {
            Saw::Absent => "the key is absent",
            _ => "the key is there",
        };
    }
    match (saw, holds) {
        (Saw::Absent, Some(true)) if set == "ForAllValues" => {
            "the key is absent, and ForAllValues holds of no values"
        }
        (Saw::Absent, Some(true)) if word.ends_with("IfExists") => {
            "the key is absent, and IfExists holds without it"
        }
        (Saw::Absent, Some(true)) => "the key is absent, and a negated operator holds without it",
        (Saw::Absent, _) => "the key is absent",
        (_, None) => "the request's value cannot be understood",
        (Saw::Many(_), _) if set.is_empty() => {
            "a multivalued key needs ForAllValues or ForAnyValue"
        }
        (Saw::Many(values), Some(true)) if values.is_empty() => "there are no values",
        (Saw::Many(values), Some(false)) if values.is_empty() => {
            "there are no values, and ForAnyValue needs one"
        }
        (_, Some(true)) => "the request's value satisfies it",
        (_, Some(false)) => "the request's value does not satisfy it",
    }
}

/// Operators whose values hold no variables.
pub(crate) fn is_without_variables(operator: &str) -> bool {
    let word = operator.split_once(':').map_or(operator, |(_, word)| word);
    let families = ["Numeric", "Date", "IpAddress", "NotIpAddress", "Binary", "Null"];
    families.iter().any(|family| word.starts_with(family))
}

/// The variables of some texts, each once, with the value that would be put in.
fn variables_in(texts: &[&str], context: &dyn Context) -> Vec<(String, Option<String>)> {
    let mut all: Vec<(String, Option<String>)> = Vec::new();
    for text in texts {
        for inside in text.split("${").skip(1) {
            let Some((inside, _)) = inside.split_once('}') else { continue };
            let (key, default) = match inside.split_once(',') {
                Some((key, default)) => (key.trim(), Some(default.trim().trim_matches('\''))),
                None => (inside.trim(), None),
            };
            if ["*", "?", "$"].contains(&key) || all.iter().any(|(name, _)| name == key) {
                continue;
            }
            let value = match Saw::of(context, key) {
                Saw::One(value) => Some(value),
                _ => default.map(str::to_owned),
            };
            all.push((key.to_owned(), value));
        }
    }
    all
}

impl Saw {
    /// What a context holds under a key.
    pub(super) fn of(context: &dyn Context, key: &str) -> Saw {
        match context.get(Key::of(&key.to_lowercase())) {
            Values::Absent => Saw::Absent,
            Values::Unclear => Saw::One("two tags whose keys differ only in case".to_owned()),
            Values::Many(values) => {
                Saw::Many(values.into_iter().map(std::borrow::Cow::into_owned).collect())
            }
            single => single.single().map_or(Saw::Absent, |v| Saw::One(v.text().into_owned())),
        }
    }
}
