//! A policy that is being written: one document behind both tabs.
//!
//! The document itself is the state. The visual form looks at its statements through [`View`], where it can, and an edit
//! changes the one element that it is about; everything else stays as it was written.

use serde_json::{Map, Value, json};

/// A document whose statements can be looked at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    whole: Map<String, Value>,
}

/// A statement as the visual form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct View {
    pub(crate) allows: bool,
    /// The service that all actions are of; `*` for all; nothing while there are no actions.
    pub(crate) service: Option<String>,
    /// Actions without the service, as they are written: `AssumeRole`, `Get*`.
    pub(crate) actions: Vec<String>,
    pub(crate) resources: Resources,
    pub(crate) conditions: Vec<Condition>,
}

/// What a statement is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resources {
    All,
    Specific(Vec<String>),
}

impl Default for Resources {
    fn default() -> Resources {
        Resources::Specific(Vec::new())
    }
}

/// One line of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) operator: String,
    pub(crate) key: String,
    pub(crate) values: Vec<String>,
}

/// The key that says whether there was a code.
pub(crate) const MFA: &str = "aws:MultiFactorAuthPresent";
/// The key of the address.
pub(crate) const SOURCE_IP: &str = "aws:SourceIp";

impl Draft {
    /// A document with one statement that says nothing yet.
    pub(crate) fn new() -> Draft {
        let mut whole = Map::new();
        whole.insert("Version".to_owned(), json!("2012-10-17"));
        whole.insert("Statement".to_owned(), json!([empty()]));
        Draft { whole }
    }

    /// A document of JSON, when it has statements to look at.
    pub(crate) fn of(value: Value) -> Option<Draft> {
        let Value::Object(whole) = value else { return None };
        let fits = match whole.get("Statement") {
            Some(Value::Array(all)) => all.iter().all(Value::is_object),
            Some(Value::Object(_)) | None => true,
            Some(_) => false,
        };
        fits.then_some(Draft { whole })
    }

    /// The document as text, as people read it.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string_pretty(&self.whole).unwrap_or_default()
    }

    pub(crate) fn statements(&self) -> Vec<&Map<String, Value>> {
        match self.whole.get("Statement") {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_object).collect(),
            Some(Value::Object(one)) => vec![one],
            _ => Vec::new(),
        }
    }

    /// A statement through the form's eyes; `None` where the form cannot say all that it says.
    pub(crate) fn view(&self, index: usize) -> Option<View> {
        self.statements().get(index).and_then(|statement| view(statement))
    }

    fn statement(&mut self, index: usize) -> Option<&mut Map<String, Value>> {
        match self.whole.get_mut("Statement")? {
            Value::Array(all) => all.get_mut(index)?.as_object_mut(),
            Value::Object(one) if index == 0 => Some(one),
            _ => None,
        }
    }

    /// Adds a statement that says nothing yet, and answers its place.
    pub(crate) fn add(&mut self) -> usize {
        let list = self.whole.entry("Statement").or_insert_with(|| json!([]));
        if !list.is_array() {
            *list = Value::Array(vec![list.take()]);
        }
        let Value::Array(all) = list else { return 0 };
        all.push(empty());
        all.len() - 1
    }

    /// Takes a statement away.
    pub(crate) fn remove(&mut self, index: usize) {
        match self.whole.get_mut("Statement") {
            Some(Value::Array(all)) if index < all.len() => {
                all.remove(index);
            }
            Some(one @ Value::Object(_)) if index == 0 => *one = json!([]),
            _ => {}
        }
    }

    /// Makes a statement say what a view says. Elements of which the view says the same as before stay as they are
    /// written.
    pub(crate) fn set(&mut self, index: usize, new: &View) {
        let Some(statement) = self.statement(index) else { return };
        let Some(old) = view(statement) else { return };
        if old.allows != new.allows {
            let effect = if new.allows { "Allow" } else { "Deny" };
            statement.insert("Effect".to_owned(), json!(effect));
        }
        if (&old.service, &old.actions) != (&new.service, &new.actions) {
            let service = new.service.as_deref().unwrap_or("*");
            let actions = new.actions.iter().map(|action| match service {
                "*" => "*".to_owned(),
                service => format!("{service}:{action}"),
            });
            statement.insert("Action".to_owned(), one_or_list(actions.collect()));
        }
        if old.resources != new.resources {
            let resources = match &new.resources {
                Resources::All => json!("*"),
                Resources::Specific(arns) => one_or_list(arns.clone()),
            };
            statement.insert("Resource".to_owned(), resources);
        }
        if old.conditions != new.conditions {
            set_conditions(statement, &old.conditions, &new.conditions);
        }
    }
}

fn empty() -> Value {
    json!({"Effect": "Allow", "Action": [], "Resource": []})
}

/// A single text stands alone, as AWS's own editor writes it.
fn one_or_list(all: Vec<String>) -> Value {
    match <[String; 1]>::try_from(all) {
        Ok([one]) => Value::String(one),
        Err(all) => json!(all),
    }
}

/// Changes operators of which something has changed; the others keep their values as they are written.
fn set_conditions(statement: &mut Map<String, Value>, old: &[Condition], new: &[Condition]) {
    let block = statement.entry("Condition").or_insert_with(|| json!({}));
    let Value::Object(block) = block else { return };
    let of = |all: &[Condition], operator: &str| -> Vec<Condition> {
        all.iter().filter(|line| line.operator == operator).cloned().collect()
    };
    for line in old.iter().chain(new) {
        let (before, after) = (of(old, &line.operator), of(new, &line.operator));
        if before == after {
            continue;
        }
        if after.is_empty() {
            block.shift_remove(&line.operator);
            continue;
        }
        let entry = block.entry(line.operator.clone()).or_insert_with(|| json!({}));
        let Value::Object(keys) = entry else { continue };
        keys.retain(|key, _| after.iter().any(|line| line.key == *key));
        for line in after {
            if !before.contains(&line) {
                keys.insert(line.key, one_or_list(line.values));
            }
        }
    }
    if block.is_empty() {
        statement.shift_remove("Condition");
    }
}

/// The elements that the form can show.
const SHOWN: [&str; 5] = ["Sid", "Effect", "Action", "Resource", "Condition"];

fn view(statement: &Map<String, Value>) -> Option<View> {
    if !statement.keys().all(|name| SHOWN.contains(&name.as_str())) {
        return None;
    }
    if statement.get("Sid").is_some_and(|sid| !sid.is_string()) {
        return None;
    }
    let allows = match statement.get("Effect")?.as_str()? {
        "Allow" => true,
        "Deny" => false,
        _ => return None,
    };
    let (service, actions) = actions(&texts(statement.get("Action")?)?)?;
    let resources = match texts(statement.get("Resource")?)? {
        all if all == ["*"] => Resources::All,
        arns => Resources::Specific(arns),
    };
    let conditions = match statement.get("Condition") {
        None => Vec::new(),
        // An empty block would be taken away with the first change of it.
        Some(Value::Object(block)) if block.is_empty() => return None,
        Some(block) => conditions(block)?,
    };
    Some(View { allows, service, actions, resources, conditions })
}

fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(all) => all.iter().map(|one| one.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// The one service of actions, and their names in it.
fn actions(all: &[String]) -> Option<(Option<String>, Vec<String>)> {
    if all == ["*"] {
        return Some((Some("*".to_owned()), vec!["*".to_owned()]));
    }
    let mut service: Option<&str> = None;
    let mut names = Vec::new();
    for action in all {
        let (of, name) = action.split_once(':')?;
        if of.is_empty() || of.contains(['*', '?']) || service.is_some_and(|before| before != of) {
            return None;
        }
        service = Some(of);
        names.push(name.to_owned());
    }
    Some((service.map(str::to_owned), names))
}

fn conditions(block: &Value) -> Option<Vec<Condition>> {
    let mut lines = Vec::new();
    for (operator, keys) in block.as_object()? {
        // The form has a line for every key, so it has none for an operator without keys.
        let keys = keys.as_object().filter(|keys| !keys.is_empty())?;
        for (key, values) in keys {
            let values = match values {
                Value::Array(all) => all.iter().map(scalar).collect::<Option<Vec<_>>>()?,
                one => vec![scalar(one)?],
            };
            lines.push(Condition { operator: operator.clone(), key: key.clone(), values });
        }
    }
    Some(lines)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

impl View {
    /// The operator and value that ask for MFA: an `Allow` that holds only with it, a `Deny` that falls away with it.
    fn mfa_words(allows: bool) -> (&'static str, &'static str) {
        if allows { ("Bool", "true") } else { ("BoolIfExists", "false") }
    }

    fn is_mfa(&self, line: &Condition) -> bool {
        let (operator, value) = View::mfa_words(self.allows);
        line.operator == operator
            && line.key.eq_ignore_ascii_case(MFA)
            && line.values.iter().map(String::as_str).eq([value])
    }

    /// Whether MFA is asked for in the way that works.
    pub(crate) fn needs_mfa(&self) -> bool {
        self.conditions.iter().any(|line| self.is_mfa(line))
    }

    pub(crate) fn set_mfa(&mut self, needed: bool) {
        if needed == self.needs_mfa() {
            return;
        }
        if needed {
            let (operator, value) = View::mfa_words(self.allows);
            self.put(operator, MFA, vec![value.to_owned()]);
        } else {
            let old = self.clone();
            self.conditions.retain(|line| !old.is_mfa(line));
        }
    }

    /// Allow or deny; a demand for MFA stays one.
    pub(crate) fn set_allows(&mut self, allows: bool) {
        let mfa = self.needs_mfa();
        if self.allows != allows && mfa {
            self.set_mfa(false);
            self.allows = allows;
            self.set_mfa(true);
        }
        self.allows = allows;
    }

    fn is_source_ip(line: &Condition) -> bool {
        line.operator == "IpAddress" && line.key.eq_ignore_ascii_case(SOURCE_IP)
    }

    /// The addresses that requests must come from.
    pub(crate) fn source_ip(&self) -> Vec<String> {
        let line = self.conditions.iter().find(|line| View::is_source_ip(line));
        line.map(|line| line.values.clone()).unwrap_or_default()
    }

    pub(crate) fn set_source_ip(&mut self, addresses: Vec<String>) {
        if addresses == self.source_ip() {
            return;
        }
        self.conditions.retain(|line| !View::is_source_ip(line));
        if !addresses.is_empty() {
            self.put("IpAddress", SOURCE_IP, addresses);
        }
    }

    /// Adds values for a key to what is there.
    pub(crate) fn put(&mut self, operator: &str, key: &str, values: Vec<String>) {
        let there = |line: &&mut Condition| line.operator == operator && line.key == key;
        if let Some(line) = self.conditions.iter_mut().find(there) {
            for value in values {
                if !line.values.contains(&value) {
                    line.values.push(value);
                }
            }
            return;
        }
        let (operator, key) = (operator.to_owned(), key.to_owned());
        self.conditions.push(Condition { operator, key, values });
    }

    /// The conditions that have no box of their own, each with its place.
    pub(crate) fn others(&self) -> impl Iterator<Item = (usize, &Condition)> {
        let all = self.conditions.iter().enumerate();
        all.filter(|(_, line)| !self.is_mfa(line) && !View::is_source_ip(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Draft {
        fn json(&self) -> Value {
            Value::Object(self.whole.clone())
        }
    }

    fn draft(value: Value) -> Draft {
        Draft::of(value).unwrap()
    }

    #[test]
    fn a_statement_is_looked_at() {
        let view = draft(json!({"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
            "Resource": ["arn:aws:iam::111122223333:role/r"],
            "Condition": {"Bool": {"aws:MultiFactorAuthPresent": true}}}}))
        .view(0)
        .unwrap();
        assert_eq!(view.service.as_deref(), Some("sts"));
        assert_eq!(view.actions, ["AssumeRole"]);
        assert!(view.needs_mfa());
    }

    #[test]
    fn what_the_form_cannot_say_is_left_alone() {
        for odd in [
            json!({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}),
            json!({"Effect": "Allow", "Action": ["s3:Get*", "sts:AssumeRole"], "Resource": "*"}),
            json!({"Effect": "Allow", "Action": "*:Get*", "Resource": "*"}),
            json!({"Effect": "Allow", "Action": "s3:*", "NotResource": "x"}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": "*"}),
            json!({"Effect": "Maybe", "Action": "s3:*", "Resource": "*"}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {}}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {}}}),
            json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"k": [null]}}}),
            json!({}),
        ] {
            let whole = json!({"Statement": [odd]});
            let mut draft = draft(whole.clone());
            assert_eq!(draft.view(0), None, "{whole}");
            draft.set(0, &View::default());
            assert_eq!(draft.json(), whole);
        }
    }

    #[test]
    fn an_edit_changes_what_it_is_about() {
        let mut draft = draft(json!({"Id": "x", "Statement": [{"Sid": "a", "Effect": "Allow",
            "Resource": ["*"], "Action": ["s3:GetObject"],
            "Condition": {"StringLike": {"k": ["v"]}, "NumericLessThan": {"n": 3}}}]}));
        let mut view = draft.view(0).unwrap();
        view.actions.push("PutObject".to_owned());
        view.set_mfa(true);
        view.put("StringLike", "k2", vec!["w".to_owned()]);
        draft.set(0, &view);
        assert_eq!(
            draft.json(),
            json!({"Id": "x", "Statement": [{"Sid": "a", "Effect": "Allow", "Resource": ["*"],
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Condition": {"StringLike": {"k": ["v"], "k2": "w"}, "NumericLessThan": {"n": 3},
                    "Bool": {"aws:MultiFactorAuthPresent": "true"}}}]})
        );
        view.set_mfa(false);
        view.conditions.retain(|line| line.key == "n");
        draft.set(0, &view);
        assert_eq!(draft.json()["Statement"][0]["Condition"], json!({"NumericLessThan": {"n": 3}}));
        view.conditions.clear();
        draft.set(0, &view);
        assert_eq!(draft.json()["Statement"][0].get("Condition"), None);
    }

    #[test]
    fn a_demand_for_mfa_stays_one_when_allow_becomes_deny() {
        let mut view = View { allows: true, ..View::default() };
        view.set_mfa(true);
        view.set_allows(false);
        assert!(view.needs_mfa());
        let [line] = view.conditions.as_slice() else { unreachable!() };
        assert_eq!((line.operator.as_str(), line.values[0].as_str()), ("BoolIfExists", "false"));
        view.set_allows(true);
        assert_eq!(view.conditions[0].operator, "Bool");
    }

    #[test]
    fn statements_come_and_go() {
        let mut draft = draft(json!({"Statement": {"Effect": "Deny"}}));
        assert_eq!(draft.add(), 1);
        assert_eq!(draft.json()["Statement"][0], json!({"Effect": "Deny"}));
        draft.remove(0);
        draft.remove(7);
        assert_eq!(draft.statements().len(), 1);
        assert!(Draft::of(json!({"Statement": ["x"]})).is_none());
        assert!(Draft::of(json!([])).is_none());
    }
}
