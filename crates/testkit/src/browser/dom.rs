//! A page as a tree: what its elements are to a person, by HTML's and ARIA's rules as far as our pages use them.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::BTreeSet;

/// An element's place in the tree.
pub(super) type Id = usize;

/// A page. Elements stand in document order, so that an element comes before everything in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Dom(Vec<Node>);

#[derive(Debug, Clone)]
struct Node {
    parent: Option<Id>,
    /// Empty for text.
    tag: String,
    attrs: Vec<(String, String)>,
    text: String,
}

/// Elements that begin on a line of their own: words on either side do not run together.
const BLOCKS: &[&str] = &[
    "address", "article", "br", "button", "dd", "div", "dl", "dt", "fieldset", "form", "h1", "h2",
    "h3", "input", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "td", "textarea", "th", "tr", "ul",
];

impl Dom {
    pub(super) fn parse(bytes: &[u8]) -> Dom {
        let text = String::from_utf8_lossy(bytes);
        let parsed = parse_document(RcDom::default(), ParseOpts::default()).one(text.as_ref());
        let mut dom = Dom::default();
        dom.take(&parsed.document, None);
        dom
    }

    fn take(&mut self, from: &Handle, parent: Option<Id>) {
        let node = match &from.data {
            NodeData::Element { name, attrs, .. } => Node {
                parent,
                tag: name.local.to_string(),
                attrs: attrs
                    .borrow()
                    .iter()
                    .map(|attr| (attr.name.local.to_string(), attr.value.to_string()))
                    .collect(),
                text: String::new(),
            },
            NodeData::Text { contents } => Node {
                parent,
                tag: String::new(),
                attrs: Vec::new(),
                text: contents.borrow().to_string(),
            },
            _ => {
                for child in from.children.borrow().iter() {
                    self.take(child, parent);
                }
                return;
            }
        };
        let id = self.0.len();
        self.0.push(node);
        for child in from.children.borrow().iter() {
            self.take(child, Some(id));
        }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        0..self.0.len()
    }

    pub(super) fn tag(&self, id: Id) -> &str {
        self.0.get(id).map_or("", |node| &node.tag)
    }

    pub(super) fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = Id> + 'a {
        self.ids().filter(move |id| self.tag(*id) == tag)
    }

    pub(super) fn attr(&self, id: Id, name: &str) -> Option<&str> {
        let attrs = &self.0.get(id)?.attrs;
        attrs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn set(&mut self, id: Id, name: &str, value: Option<&str>) {
        if let Some(node) = self.0.get_mut(id) {
            node.attrs.retain(|(n, _)| n != name);
            node.attrs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        }
    }

    pub(super) fn by_id(&self, name: &str) -> Option<Id> {
        self.ids().find(|id| self.attr(*id, "id") == Some(name))
    }

    fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let up = |id: &Id| self.0.get(*id).and_then(|node| node.parent);
        std::iter::successors(Some(id), up)
    }

    pub(super) fn below(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        (id + 1..self.0.len()).filter(move |below| self.above(*below).any(|up| up == id))
    }

    /// Whether a person can come upon it: nothing that it stands in is hidden.
    pub(super) fn is_seen(&self, id: Id) -> bool {
        !self.above(id).any(|up| {
            self.attr(up, "hidden").is_some()
                || self.attr(up, "aria-hidden") == Some("true")
                || matches!(self.tag(up), "script" | "style" | "template")
                || (self.tag(up) == "input" && self.attr(up, "type") == Some("hidden"))
        })
    }

    /// The words in an element that can be seen, white space as one space.
    pub(super) fn text(&self, id: Id) -> String {
        let mut text = String::new();
        for below in std::iter::once(id).chain(self.below(id)) {
            let node = self.0.get(below);
            if BLOCKS.contains(&self.tag(below)) {
                text.push(' ');
            } else if self.tag(below).is_empty() && self.is_seen(below) {
                let inside = self.above(below).any(|up| self.tag(up) == "textarea");
                if !inside {
                    text.push_str(node.map_or("", |node| &node.text));
                    // What comes after a block's end does not run into it.
                    let last = self.above(below).find(|up| BLOCKS.contains(&self.tag(*up)));
                    if last.is_some_and(|up| self.below(up).last() == Some(below)) {
                        text.push(' ');
                    }
                }
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// `link`, `button`, `field`, `checkbox`, `radio`, or nothing.
    pub(super) fn role(&self, id: Id) -> &'static str {
        if self.attr(id, "role") == Some("link") {
            return "link";
        }
        match (self.tag(id), self.attr(id, "type").unwrap_or("text")) {
            ("a", _) if self.attr(id, "href").is_some() => "link",
            ("button", _) | ("input", "submit" | "button") => "button",
            ("input", "checkbox") => "checkbox",
            ("input", "radio") => "radio",
            ("input", "hidden") => "",
            ("input" | "textarea" | "select", _) => "field",
            _ => "",
        }
    }

    /// Whether it sends its form.
    pub(super) fn submits(&self, id: Id) -> bool {
        match (self.tag(id), self.attr(id, "type")) {
            ("button", kind) => kind != Some("button"),
            ("input", kind) => kind == Some("submit"),
            _ => false,
        }
    }

    /// The accessible name.
    pub(super) fn name(&self, id: Id) -> String {
        if let Some(by) = self.attr(id, "aria-labelledby") {
            let ids = by.split_whitespace().filter_map(|by| self.by_id(by));
            return ids.map(|id| self.text(id)).collect::<Vec<_>>().join(" ");
        }
        if let Some(label) = self.attr(id, "aria-label") {
            return label.to_owned();
        }
        match self.role(id) {
            "link" | "button" => self.text(id),
            "field" | "checkbox" | "radio" => {
                let own = self.attr(id, "id");
                let label = self.all("label").find(|label| {
                    own.is_some() && self.attr(*label, "for") == own
                        || self.above(id).any(|up| up == *label)
                });
                label.map(|label| self.text(label)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// What a field holds.
    pub(super) fn value(&self, id: Id) -> String {
        match self.tag(id) {
            "textarea" => {
                let texts = self.below(id).filter_map(|below| self.0.get(below));
                texts.map(|node| node.text.as_str()).collect()
            }
            "select" => {
                let options: Vec<Id> =
                    self.below(id).filter(|below| self.tag(*below) == "option").collect();
                let chosen = options.iter().find(|id| self.attr(**id, "selected").is_some());
                let chosen = chosen.or(options.first()).copied();
                chosen.map(|id| self.option(id)).unwrap_or_default()
            }
            _ => self.attr(id, "value").unwrap_or_default().to_owned(),
        }
    }

    fn option(&self, id: Id) -> String {
        self.attr(id, "value").map_or_else(|| self.text(id), str::to_owned)
    }

    /// Types into a field, or chooses the option of this name.
    pub(super) fn set_value(&mut self, id: Id, text: &str) {
        match self.tag(id) {
            "textarea" => {
                let texts: Vec<Id> = self.below(id).collect();
                for below in &texts {
                    if let Some(node) = self.0.get_mut(*below) {
                        node.text.clear();
                    }
                }
                match texts.first().and_then(|first| self.0.get_mut(*first)) {
                    Some(node) => text.clone_into(&mut node.text),
                    // An empty area has no text to put it in.
                    None => self.set(id, "value", Some(text)),
                }
            }
            "select" => {
                let options: Vec<Id> =
                    self.below(id).filter(|below| self.tag(*below) == "option").collect();
                let mut found = false;
                for option in options {
                    let this = self.text(option) == text;
                    found |= this;
                    self.set(option, "selected", this.then_some(""));
                }
                assert!(found, "there is no option `{text}`");
            }
            _ => self.set(id, "value", Some(text)),
        }
    }

    /// Ticks a box, or chooses one of several.
    pub(super) fn choose(&mut self, id: Id) {
        if self.role(id) == "radio" {
            let (form, name) = (self.form_of(id), self.attr(id, "name").map(str::to_owned));
            let others: Vec<Id> = self
                .ids()
                .filter(|other| self.role(*other) == "radio")
                .filter(|other| self.form_of(*other) == form)
                .filter(|other| self.attr(*other, "name") == name.as_deref())
                .collect();
            for other in others {
                self.set(other, "checked", None);
            }
        }
        self.set(id, "checked", Some(""));
    }

    /// The form that a control belongs to.
    pub(super) fn form_of(&self, id: Id) -> Option<Id> {
        match self.attr(id, "form") {
            Some(form) => self.by_id(form),
            None => self.above(id).find(|up| self.tag(*up) == "form"),
        }
    }

    /// What a form says when a button is pressed.
    pub(super) fn pairs(&self, form: Id, button: Id) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for id in self.ids().filter(|id| self.form_of(*id) == Some(form)) {
            let Some(name) = self.attr(id, "name").filter(|name| !name.is_empty()) else {
                continue;
            };
            let disabled = self.above(id).any(|up| self.attr(up, "disabled").is_some());
            let counts = match self.role(id) {
                "button" | "link" => id == button,
                "checkbox" | "radio" => self.attr(id, "checked").is_some(),
                "field" => true,
                _ => self.tag(id) == "input",
            };
            if counts && !disabled {
                let value = match (self.role(id), self.attr(id, "value")) {
                    ("checkbox" | "radio", None) => "on".to_owned(),
                    ("field", Some(typed)) if self.tag(id) == "textarea" => typed.to_owned(),
                    _ => self.value(id),
                };
                // Forms end their lines so.
                let value = value.replace("\r\n", "\n").replace('\n', "\r\n");
                pairs.push((name.to_owned(), value));
            }
        }
        pairs
    }

    /// What every page owes everybody.
    pub(super) fn judge(&self, path: &str) {
        let title = self.all("title").map(|id| self.text(id)).collect::<String>();
        assert!(!title.trim_start_matches([' ', '·']).is_empty(), "{path} has no title");
        let mut seen = BTreeSet::new();
        for id in self.ids() {
            if let Some(own) = self.attr(id, "id") {
                assert!(seen.insert(own), "{path}: two elements are named `{own}`");
            }
            let role = self.role(id);
            assert!(
                role.is_empty() || !self.is_seen(id) || !self.name(id).is_empty(),
                "{path}: a {role} has no name: {:?}",
                self.0.get(id)
            );
            let inline = self.0.get(id).is_some_and(|node| {
                node.attrs.iter().any(|(name, _)| name == "style" || name.starts_with("on"))
                    || node.tag == "style"
                    || (node.tag == "script" && self.attr(id, "src").is_none())
            });
            assert!(!inline, "{path}: a script or style in the page: {:?}", self.0.get(id));
        }
        assert_eq!(self.all("main").count(), 1, "{path}: one main part");
        assert_eq!(self.all("h1").count(), 1, "{path}: one heading of the page");
        let first = self.ids().find(|id| !self.role(*id).is_empty());
        assert_eq!(
            first.map(|id| self.name(id)).as_deref(),
            Some("Skip to content"),
            "{path}: the first stop of the Tab key"
        );
        let missing = self
            .ids()
            .flat_map(|id| {
                ["for", "aria-describedby", "aria-labelledby", "aria-controls"]
                    .into_iter()
                    .filter_map(move |name| self.attr(id, name))
            })
            .flat_map(str::split_whitespace)
            .find(|to| !seen.contains(to));
        assert_eq!(missing, None, "{path}: points to an element that is not there");
    }
}
