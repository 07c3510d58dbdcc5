//! What `DecodeAuthorizationMessage` gives to administrators, in AWS's shape (STS API reference).

use super::{Explanation, StatementSays, statements};
use crate::decide::Effect;
use serde_json::{Value, json};

impl Explanation {
    /// AWS's decoded authorization message: the denials that matched, or else the statements that allow, and the request.
    pub fn authorization_message(&self) -> Value {
        let denied = self.decision.effect == Effect::ExplicitDeny;
        let matched = statements(&self.layers)
            .filter(|(layer, statement)| {
                statement.applies
                    && statement.allows != denied
                    && layer.says != Effect::ImplicitDeny
            })
            .map(|(_, statement)| self.statement(statement));
        let mut principal = json!({"id": self.caller.id, "arn": self.caller.arn});
        if let (Some(members), Some(name)) = (principal.as_object_mut(), &self.caller.name) {
            members.insert("name".into(), name.as_str().into());
        }
        json!({
            "allowed": self.decision.effect == Effect::Allow,
            "explicitDeny": denied,
            "matchedStatements": items(matched),
            "failures": items([]),
            "context": {
                "principal": principal,
                "action": self.action,
                "resource": self.resource,
                "conditions": items(self.context.iter().map(|(key, values)| key_values(key, values))),
            },
        })
    }

    fn statement(&self, statement: &StatementSays) -> Value {
        // Policies of an identity have no principals; there AWS names the caller's own.
        let own = self.caller.id.split(':').next().unwrap_or_default().to_owned();
        let principals = match &statement.principal {
            Some(part) => values(&part.values),
            None => values(&[own]),
        };
        let resources = statement.resource.as_ref().map_or(&[][..], |part| &part.values);
        json!({
            "statementId": statement.sid,
            "effect": if statement.allows { "ALLOW" } else { "DENY" },
            "principals": principals,
            "principalGroups": items([]),
            "actions": values(&statement.action.values),
            "resources": values(resources),
            "conditions": items(statement.conditions.iter().map(|c| key_values(&c.key, &c.values))),
        })
    }
}

fn items(all: impl IntoIterator<Item = Value>) -> Value {
    json!({"items": all.into_iter().collect::<Vec<_>>()})
}

fn values(all: &[String]) -> Value {
    items(all.iter().map(|value| json!({"value": value})))
}

fn key_values(key: &str, all: &[String]) -> Value {
    json!({"key": key, "values": values(all)})
}
