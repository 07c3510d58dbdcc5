//! The JSON form of an explanation.

use super::{ConditionSays, Explanation, LayerSays, Part, Saw, StatementSays};
use crate::decide::{Decision, Effect};
use serde_json::{Map, Value, json};

impl Explanation {
    /// The whole of it as JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "decision": self.decision.effect.word(),
            "reasons": [reason(&self.decision)],
            "ending": self.ending(),
            "request": {
                "principal": {"id": self.caller.id, "arn": self.caller.arn},
                "action": self.action,
                "resource": self.resource,
                "resource_account": self.resource_account,
            },
            "rule": self.rule,
            "layers": self.layers.iter().map(layer).collect::<Vec<_>>(),
            "absent": self.absent.iter()
                .map(|absent| json!({"key": absent.key, "why": absent.why}))
                .collect::<Vec<_>>(),
        })
    }

    /// The ending of AWS's `AccessDenied` message, where the request is denied.
    pub fn ending(&self) -> Option<String> {
        (self.decision.effect != Effect::Allow).then(|| self.decision.ending(&self.action))
    }
}

/// The layer that decided, and where in it: what `policy decide` gives as a reason.
pub(crate) fn reason(decision: &Decision) -> Value {
    let mut reason = Map::from_iter([("layer".into(), decision.layer.words().into())]);
    if let Some(at) = &decision.reason {
        reason.insert("document".into(), at.document.into());
        reason.insert("statement".into(), at.statement.into());
        if !at.sid.is_empty() {
            reason.insert("sid".into(), at.sid.clone().into());
        }
    }
    Value::Object(reason)
}

fn layer(says: &LayerSays) -> Value {
    json!({
        "layer": says.layer.words(),
        "level": says.level,
        "given": says.given,
        "needed": says.needed,
        "why": says.why,
        "says": says.says.word(),
        "named": says.named,
        "documents": says.documents.iter()
            .map(|all| json!({"statements": all.iter().map(statement).collect::<Vec<_>>()}))
            .collect::<Vec<_>>(),
    })
}

fn statement(says: &StatementSays) -> Value {
    json!({
        "sid": says.sid,
        "effect": if says.allows { "Allow" } else { "Deny" },
        "applies": says.applies,
        "why": says.why,
        "action": part(&says.action),
        "resource": says.resource.as_ref().map(part),
        "principal": says.principal.as_ref().map(part),
        "conditions": says.conditions.iter().map(condition).collect::<Vec<_>>(),
    })
}

fn part(part: &Part) -> Value {
    let mut form = json!({"element": part.element, "values": part.values, "fits": part.fits});
    put_variables(&mut form, &part.variables);
    form
}

fn condition(says: &ConditionSays) -> Value {
    let mut form = json!({
        "operator": says.operator,
        "key": says.key,
        "values": says.values,
        "saw": match &says.saw {
            Saw::Absent => Value::Null,
            Saw::One(value) => json!(value),
            Saw::Many(values) => json!(values),
        },
        "holds": says.holds,
        "why": says.why,
    });
    put_variables(&mut form, &says.variables);
    form
}

fn put_variables(form: &mut Value, variables: &[(String, Option<String>)]) {
    if let (Some(members), false) = (form.as_object_mut(), variables.is_empty()) {
        let variables = variables.iter().map(|(key, value)| (key.clone(), json!(value))).collect();
        members.insert("variables".into(), Value::Object(variables));
    }
}
