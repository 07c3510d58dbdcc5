//! Decided cases, one JSON a line: what `countersign policy decide` reads and answers.

use crate::context::{Context, Values};
use crate::decide::{Decision, Effect, Level, Policies, Request, decide};
use crate::document::{Document, Kind};
use crate::principal::Principal;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::HashMap;

/// Answers one line: `{"id", "decision", "reasons"}`. A line that cannot be read is answered too, and is never `Allow`.
pub fn answer_line(line: &str) -> String {
    let case: Result<Value, _> = serde_json::from_str(line);
    let id = case.as_ref().ok().and_then(|c| c.get("id")).cloned().unwrap_or(Value::Null);
    let answer = match case.map_err(|e| e.to_string()).and_then(|case| answer(&case)) {
        Ok(decision) => json!({
            "id": id,
            "decision": word(decision.effect),
            "reasons": [reason(&decision)],
        }),
        Err(why) => json!({"id": id, "decision": "ImplicitDeny", "reasons": [], "error": why}),
    };
    answer.to_string()
}

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::ImplicitDeny => "ImplicitDeny",
        Effect::ExplicitDeny => "ExplicitDeny",
    }
}

fn reason(decision: &Decision) -> Value {
    let mut reason = json!({"layer": decision.layer.words()});
    if let (Some(at), Some(members)) = (&decision.reason, reason.as_object_mut()) {
        members.insert("document".into(), at.document.into());
        members.insert("statement".into(), at.statement.into());
        if !at.sid.is_empty() {
            members.insert("sid".into(), at.sid.clone().into());
        }
    }
    reason
}

fn answer(case: &Value) -> Result<Decision, String> {
    let request = case.get("request").ok_or("`request` is missing")?;
    let text = |name: &str| {
        request
            .get(name)
            .and_then(Value::as_str)
            .ok_or_else(|| format!("`request.{name}` is missing or no text"))
    };
    let keys = Keys::read(request.get("context"))?;
    let principal = principal(request.get("principal").ok_or("`request.principal` is missing")?)?;
    let wildcard_only_action = match request.get("wildcard_only_action") {
        None => false,
        Some(value) => value.as_bool().ok_or("`wildcard_only_action` is no truth")?,
    };
    let request = Request {
        principal,
        action: text("action")?,
        resource: text("resource")?,
        resource_account: text("resource_account")?,
        wildcard_only_action,
        context: &keys,
    };

    let policies = case.get("policies").ok_or("`policies` is missing")?;
    let known = ["identity", "resource", "boundary", "session", "scp", "rcp", "endpoint"];
    let members = policies.as_object().ok_or("`policies` is no object")?;
    if let Some(unknown) = members.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("`policies.{unknown}` is unknown"));
    }
    let trust = request.action.to_lowercase().starts_with("sts:assumerole");
    let kind = if trust { Kind::Trust } else { Kind::Resource };
    let identity = documents(policies.get("identity"), Kind::Identity)?.unwrap_or_default();
    let resource =
        policies.get("resource").filter(|v| !v.is_null()).map(|v| document(v, kind)).transpose()?;
    let boundary = documents(policies.get("boundary"), Kind::Boundary)?;
    let session = documents(policies.get("session"), Kind::Session)?;
    let endpoint = documents(policies.get("endpoint"), Kind::Endpoint)?;
    let (scp, rcp) =
        (levels(policies.get("scp"), Kind::Scp)?, levels(policies.get("rcp"), Kind::Rcp)?);

    let identity = borrow(&identity);
    let (boundary, session, endpoint) = (
        boundary.as_deref().map(borrow),
        session.as_deref().map(borrow),
        endpoint.as_deref().map(borrow),
    );
    let (scp, rcp): (Vec<_>, Vec<_>) =
        (scp.iter().map(|l| borrow(l)).collect(), rcp.iter().map(|l| borrow(l)).collect());
    let (scp, rcp): (Vec<Level<'_>>, Vec<Level<'_>>) =
        (scp.iter().map(Vec::as_slice).collect(), rcp.iter().map(Vec::as_slice).collect());
    Ok(decide(
        &request,
        &Policies {
            identity: &identity,
            resource: resource.as_ref(),
            boundary: boundary.as_deref(),
            session: session.as_deref(),
            scp: &scp,
            rcp: &rcp,
            endpoint: endpoint.as_deref(),
        },
    ))
}

fn borrow(documents: &[Document]) -> Vec<&Document> {
    documents.iter().collect()
}

fn principal(value: &Value) -> Result<Principal<'_>, String> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    match (text("kind"), text("id")) {
        ("anonymous", _) => Ok(Principal::Anonymous),
        (_, "") => Err("`principal.id` is missing".into()),
        ("aws", arn) if arn.starts_with("arn:") => Ok(Principal::of_arn(arn)),
        ("aws", account) if account.len() == 12 => Ok(Principal::Root { account }),
        ("service", name) => Ok(Principal::Service(name)),
        ("federated", name) => Ok(Principal::Federated(name)),
        (kind, id) => Err(format!("a principal of kind `{kind}` and id `{id}` cannot be read")),
    }
}

fn document(value: &Value, kind: Kind) -> Result<Document, String> {
    // A document may be text, as it would be stored, or JSON.
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Document::parse_any_version(&text, kind).map_err(|m| m.message)
}

fn documents(value: Option<&Value>, kind: Kind) -> Result<Option<Vec<Document>>, String> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(all)) => {
            all.iter().map(|one| document(one, kind)).collect::<Result<_, _>>().map(Some)
        }
        Some(_) => Err("a layer of policies is no list".into()),
    }
}

fn levels(value: Option<&Value>, kind: Kind) -> Result<Vec<Vec<Document>>, String> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(levels)) => levels
            .iter()
            .map(|level| {
                documents(level.get("policies"), kind)?
                    .ok_or_else(|| "a level has no policies".to_owned())
            })
            .collect(),
        Some(_) => Err("levels of policies are no list".into()),
    }
}

/// The context of a case.
struct Keys(HashMap<String, Vec<String>>, HashMap<String, String>);

impl Keys {
    fn read(value: Option<&Value>) -> Result<Keys, String> {
        let (mut many, mut one) = (HashMap::new(), HashMap::new());
        let Some(value) = value else { return Ok(Keys(many, one)) };
        for (key, value) in value.as_object().ok_or("`context` is no object")? {
            let name = key.to_lowercase();
            let bad = || format!("the value of `{key}` is neither a text nor a list of texts");
            if many.contains_key(&name) || one.contains_key(&name) {
                return Err(format!("`{key}` stands in the context twice"));
            }
            match value {
                Value::String(text) => drop(one.insert(name, text.clone())),
                Value::Array(all) => {
                    let all: Option<Vec<String>> =
                        all.iter().map(|v| v.as_str().map(str::to_owned)).collect();
                    many.insert(name, all.ok_or_else(bad)?);
                }
                _ => return Err(bad()),
            }
        }
        Ok(Keys(many, one))
    }
}

impl Context for Keys {
    fn get(&self, key: &str) -> Values<'_> {
        if let Some(value) = self.1.get(key) {
            return Values::One(Cow::Borrowed(value));
        }
        match self.0.get(key) {
            Some(all) => Values::Many(all.iter().map(|v| Cow::Borrowed(v.as_str())).collect()),
            None => Values::Absent,
        }
    }
}
