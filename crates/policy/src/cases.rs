//! Decided cases, one JSON a line: what `countersign policy decide` reads and answers.
//!
//! A line is read as strictly as a document is: a name that occurs twice makes it unreadable. Its documents are only
//! evaluated, so any version will do, and a condition that storing would refuse is one that nobody understands.

use crate::context::{Context, Values};
use crate::decide::{Level, Policies, Request, decide};
use crate::document::{Document, Kind};
use crate::explain::{self, Explanation};
use crate::json::{self, Json};
use crate::key::Key;
use crate::principal::{Principal, is_account};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::HashMap;

/// Answers one line: `{"id", "decision", "reasons"}`. A line that cannot be read is answered too, with `error` beside,
/// and is never `Allow`.
pub fn answer_line(line: &str) -> String {
    let case = json::parse(line);
    let id = match case.as_ref().ok().and_then(|case| case.get("id")) {
        Some(Json::Text(id)) => Value::from(id.as_str()),
        Some(Json::Number(id)) => serde_json::from_str(id).unwrap_or(Value::Null),
        _ => Value::Null,
    };
    let answer = match case.map_err(|bad| bad.to_string()).and_then(|case| case_of(&case, decide)) {
        Ok(decision) => json!({
            "id": id,
            "decision": decision.effect.word(),
            "reasons": [explain::reason(&decision)],
        }),
        Err(why) => json!({"id": id, "decision": "ImplicitDeny", "reasons": [], "error": why}),
    };
    answer.to_string()
}

/// Explains the case of one line.
///
/// # Errors
/// Why the line cannot be read.
pub fn explain_line(line: &str) -> Result<Explanation, String> {
    let case = json::parse(line).map_err(|bad| bad.to_string())?;
    case_of(&case, explain::explain)
}

/// What `ask` makes of a case.
fn case_of<T>(case: &Json, ask: fn(&Request<'_>, &Policies<'_>) -> T) -> Result<T, String> {
    let request = case.get("request").ok_or("`request` is missing")?;
    let text = |name: &str| {
        let value = request.get(name).and_then(Json::text);
        value.ok_or_else(|| format!("`request.{name}` is missing or no text"))
    };
    let keys = Keys::read(request.get("context"))?;
    let wildcard_only_action = match request.get("wildcard_only_action") {
        None => false,
        Some(Json::Bool(truth)) => *truth,
        Some(_) => return Err("`request.wildcard_only_action` is no truth".into()),
    };
    let request = Request {
        principal: principal(request.get("principal"))?,
        action: text("action")?,
        resource: text("resource")?,
        resource_account: text("resource_account")?,
        wildcard_only_action,
        context: &keys,
    };

    let Some(Json::Object(members)) = case.get("policies") else {
        return Err("`policies` is missing or no object".into());
    };
    let mut read = Layers::default();
    for (name, value) in members {
        match name.as_str() {
            "identity" => read.identity = documents(value, Kind::Identity)?.unwrap_or_default(),
            "resource" if *value == Json::Null => {}
            "resource" => read.resource = Some(document(value, Kind::Resource)?),
            "boundary" => read.boundary = documents(value, Kind::Boundary)?,
            "session" => read.session = documents(value, Kind::Session)?,
            "endpoint" => read.endpoint = documents(value, Kind::Endpoint)?,
            "scp" => read.scp = levels(value, Kind::Scp)?,
            "rcp" => read.rcp = levels(value, Kind::Rcp)?,
            _ => return Err(format!("`policies.{name}` is unknown")),
        }
    }
    Ok(read.lend(|policies| ask(&request, policies)))
}

/// A case's documents.
#[derive(Default)]
struct Layers {
    identity: Vec<Document>,
    resource: Option<Document>,
    boundary: Option<Vec<Document>>,
    session: Option<Vec<Document>>,
    endpoint: Option<Vec<Document>>,
    scp: Vec<Vec<Document>>,
    rcp: Vec<Vec<Document>>,
}

impl Layers {
    fn lend<T>(&self, ask: impl Fn(&Policies<'_>) -> T) -> T {
        let identity = borrow(&self.identity);
        let boundary = self.boundary.as_deref().map(borrow);
        let session = self.session.as_deref().map(borrow);
        let endpoint = self.endpoint.as_deref().map(borrow);
        let scp: Vec<Vec<&Document>> = self.scp.iter().map(|level| borrow(level)).collect();
        let rcp: Vec<Vec<&Document>> = self.rcp.iter().map(|level| borrow(level)).collect();
        let scp: Vec<Level<'_>> = scp.iter().map(Vec::as_slice).collect();
        let rcp: Vec<Level<'_>> = rcp.iter().map(Vec::as_slice).collect();
        let policies = Policies {
            identity: &identity,
            resource: self.resource.as_ref(),
            boundary: boundary.as_deref(),
            session: session.as_deref(),
            scp: &scp,
            rcp: &rcp,
            endpoint: endpoint.as_deref(),
        };
        ask(&policies)
    }
}

fn borrow(documents: &[Document]) -> Vec<&Document> {
    documents.iter().collect()
}

fn principal(value: Option<&Json>) -> Result<Principal<'_>, String> {
    let value = value.ok_or("`request.principal` is missing")?;
    let text = |name: &str| value.get(name).and_then(Json::text).unwrap_or_default();
    match (text("kind"), text("id")) {
        ("anonymous", _) => Ok(Principal::Anonymous),
        (_, "") => Err("`request.principal.id` is missing or no text".into()),
        ("aws", arn) if arn.starts_with("arn:") => Ok(Principal::of_arn(arn)),
        ("aws", account) if is_account(account) => Ok(Principal::Root { account }),
        ("service", name) => Ok(Principal::Service(name)),
        ("federated", name) => Ok(Principal::Federated(name)),
        (kind, id) => Err(format!("a principal of kind `{kind}` and id `{id}` cannot be read")),
    }
}

/// A document, as JSON or as the text that would be stored.
fn document(value: &Json, kind: Kind) -> Result<Document, String> {
    let read = match value {
        Json::Text(text) => {
            Document::read_to_evaluate(&json::parse(text).map_err(|bad| bad.to_string())?, kind)
        }
        json => Document::read_to_evaluate(json, kind),
    };
    read.map_err(|malformed| malformed.message)
}

fn documents(value: &Json, kind: Kind) -> Result<Option<Vec<Document>>, String> {
    match value {
        Json::Null => Ok(None),
        Json::List(all) => {
            all.iter().map(|one| document(one, kind)).collect::<Result<_, _>>().map(Some)
        }
        _ => Err("a layer of policies is no list".into()),
    }
}

fn levels(value: &Json, kind: Kind) -> Result<Vec<Vec<Document>>, String> {
    let level = |level: &Json| {
        let policies = level.get("policies").map(|all| documents(all, kind)).transpose()?.flatten();
        policies.ok_or_else(|| "a level has no policies".to_owned())
    };
    match value {
        Json::Null => Ok(Vec::new()),
        Json::List(levels) => levels.iter().map(level).collect(),
        _ => Err("levels of policies are no list".into()),
    }
}

/// The context of a case, its keys in lower case.
struct Keys(HashMap<String, Json>);

impl Keys {
    fn read(value: Option<&Json>) -> Result<Keys, String> {
        let members = match value {
            None => return Ok(Keys(HashMap::new())),
            Some(Json::Object(members)) => members,
            Some(_) => return Err("`request.context` is no object".into()),
        };
        for (key, value) in members {
            if value.texts().is_none() {
                return Err(format!("the value of `{key}` is neither a text nor a list of texts"));
            }
        }
        Ok(Keys(
            members
                .iter()
                .map(|(key, value)| (key.as_str().to_lowercase(), value.clone()))
                .collect(),
        ))
    }
}

impl Context for Keys {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        match self.0.get(&key.to_string().to_lowercase()) {
            Some(Json::Text(value)) => Values::One(Cow::Borrowed(value)),
            Some(Json::List(all)) => {
                Values::Many(all.iter().filter_map(Json::text).map(Cow::Borrowed).collect())
            }
            _ => Values::Absent,
        }
    }
}
