//! A request, as the line of a case says it.

use serde_json::Value;

#[derive(Debug)]
pub(super) struct Asked<'a>(pub(super) &'a Value);

/// Who asks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Caller {
    Anonymous,
    Service(String),
    Root { account: String },
    User { account: String, arn: String },
    Session { account: String, arn: String, role: String },
    Federated { account: String, arn: String, name: String },
}

/// What a key has.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    Nothing,
    One(String),
    Set(Vec<String>),
}

impl Asked<'_> {
    pub(super) fn text(&self, member: &str) -> &str {
        self.0[member].as_str().expect("the generator writes it")
    }

    pub(super) fn action(&self) -> String {
        self.text("action").to_ascii_lowercase()
    }

    /// The value of a key, its name compared without case.
    pub(super) fn key(&self, name: &str) -> Found {
        let context = self.0["context"].as_object().expect("the generator writes it");
        match context.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)) {
            None => Found::Nothing,
            Some((_, Value::Array(set))) => {
                Found::Set(set.iter().map(|v| v.as_str().unwrap().to_owned()).collect())
            }
            Some((_, one)) => Found::One(one.as_str().unwrap().to_owned()),
        }
    }

    /// The value of a key that may stand in a variable.
    pub(super) fn single(&self, name: &str) -> Option<String> {
        match self.key(name) {
            Found::One(value) => Some(value),
            Found::Nothing | Found::Set(_) => None,
        }
    }

    pub(super) fn caller(&self) -> Caller {
        let principal = &self.0["principal"];
        let id = principal["id"].as_str().unwrap_or_default().to_owned();
        match principal["kind"].as_str().unwrap() {
            "anonymous" => return Caller::Anonymous,
            "service" => return Caller::Service(id),
            _ => {}
        }
        let parts: Vec<&str> = id.splitn(6, ':').collect();
        let account = parts[4].to_owned();
        let path: Vec<&str> = parts[5].split('/').collect();
        match path[0] {
            "root" => Caller::Root { account },
            "user" => Caller::User { account, arn: id },
            "assumed-role" => Caller::Session { account, role: path[1].to_owned(), arn: id },
            "federated-user" => Caller::Federated { account, name: path[1].to_owned(), arn: id },
            other => panic!("{other}"),
        }
    }
}

impl Caller {
    pub(super) fn account(&self) -> Option<&str> {
        match self {
            Caller::Anonymous | Caller::Service(_) => None,
            Caller::Root { account }
            | Caller::User { account, .. }
            | Caller::Session { account, .. }
            | Caller::Federated { account, .. } => Some(account),
        }
    }

    pub(super) fn is_service_linked(&self) -> bool {
        matches!(self, Caller::Session { role, .. } if role.starts_with("AWSServiceRoleFor"))
    }
}
