//! A document as a linter sees it: what can be made out, each with its place. What cannot is `errors`' business.

use crate::source::{Member, Node, Span, Value};

/// A document.
#[derive(Debug)]
pub(super) struct Whole<'n> {
    pub(super) root: &'n Node,
    /// `Version`, where it is a text.
    pub(super) version: Option<(&'n str, Span)>,
    pub(super) statements: Vec<View<'n>>,
}

/// A statement.
#[derive(Debug)]
pub(super) struct View<'n> {
    /// From 1.
    pub(super) number: usize,
    pub(super) node: &'n Node,
    pub(super) members: &'n [Member],
    pub(super) sid: Option<(&'n str, Span)>,
    pub(super) effect: Option<(&'n str, Span)>,
    pub(super) actions: Option<List<'n>>,
    pub(super) resources: Option<List<'n>>,
    pub(super) principals: Option<Names<'n>>,
    pub(super) lines: Vec<Line<'n>>,
}

/// An element that is a text or a list of texts; what is no text is left out.
#[derive(Debug)]
pub(super) struct List<'n> {
    /// `NotAction` or `NotResource`.
    pub(super) not: bool,
    pub(super) name_at: Span,
    pub(super) value_at: Span,
    pub(super) items: Vec<(&'n str, Span)>,
}

/// `Principal` or `NotPrincipal`; a bare `*` is of kind `AWS`.
#[derive(Debug)]
pub(super) struct Names<'n> {
    pub(super) not: bool,
    pub(super) name_at: Span,
    /// Kind, name, and the name's place.
    pub(super) items: Vec<(&'n str, &'n str, Span)>,
}

/// A line of a condition block.
#[derive(Debug)]
pub(super) struct Line<'n> {
    pub(super) operator: &'n str,
    pub(super) operator_at: Span,
    /// `ForAllValues` or `ForAnyValue`.
    pub(super) set: Option<&'n str>,
    /// The operator without its qualifiers.
    pub(super) word: &'n str,
    pub(super) if_exists: bool,
    pub(super) key: &'n str,
    pub(super) key_at: Span,
    /// The key in lower case.
    pub(super) lower: String,
    /// `None` where it is no list of values.
    pub(super) values: Option<Vec<(String, Span)>>,
    pub(super) values_at: Span,
}

impl Node {
    pub(super) fn members(&self) -> Option<&[Member]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Member> {
        self.members()?.iter().find(|member| member.name == name)
    }

    pub(super) fn text(&self) -> Option<(&str, Span)> {
        match &self.value {
            Value::Text(text) => Some((text, self.at)),
            _ => None,
        }
    }

    /// The items of a list, or itself.
    pub(super) fn each(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Where a value begins: of what is long no more is pointed at.
    pub(super) fn start(&self) -> Span {
        match self.value {
            Value::List(_) | Value::Object(_) => {
                Span { start: self.at.start, end: self.at.start + 1 }
            }
            _ => self.at,
        }
    }
}

impl<'n> Whole<'n> {
    pub(super) fn of(root: &'n Node) -> Whole<'n> {
        let statements = root.get("Statement").map_or(&[][..], |member| member.value.each());
        let statements = statements
            .iter()
            .enumerate()
            .filter_map(|(place, node)| Some(View::of(place + 1, node, node.members()?)))
            .collect();
        let version = root.get("Version").and_then(|member| member.value.text());
        Whole { root, version, statements }
    }

    /// Whether `${…}` is a variable.
    pub(super) fn has_variables(&self) -> bool {
        self.version.is_some_and(|(version, _)| version == "2012-10-17")
    }
}

impl<'n> View<'n> {
    fn of(number: usize, node: &'n Node, members: &'n [Member]) -> View<'n> {
        let text = |name: &str| node.get(name).and_then(|member| member.value.text());
        View {
            number,
            node,
            members,
            sid: text("Sid"),
            effect: text("Effect"),
            actions: List::of(node, "Action", "NotAction"),
            resources: List::of(node, "Resource", "NotResource"),
            principals: Names::of(node),
            lines: lines(node),
        }
    }

    pub(super) fn allows(&self) -> bool {
        self.effect.is_some_and(|(effect, _)| effect.eq_ignore_ascii_case("Allow"))
    }

    pub(super) fn denies(&self) -> bool {
        self.effect.is_some_and(|(effect, _)| effect.eq_ignore_ascii_case("Deny"))
    }

    /// Where it begins.
    pub(super) fn start(&self) -> Span {
        self.node.start()
    }
}

impl<'n> List<'n> {
    fn of(node: &'n Node, name: &str, not_name: &str) -> Option<List<'n>> {
        let (not, member) = match node.get(name) {
            Some(member) => (false, member),
            None => (true, node.get(not_name)?),
        };
        let items = member.value.each().iter().filter_map(Node::text).collect();
        Some(List { not, name_at: member.name_at, value_at: member.value.start(), items })
    }
}

impl<'n> Names<'n> {
    fn of(node: &'n Node) -> Option<Names<'n>> {
        let (not, member) = match node.get("Principal") {
            Some(member) => (false, member),
            None => (true, node.get("NotPrincipal")?),
        };
        let mut items = Vec::new();
        if let Some((text, at)) = member.value.text() {
            items.push(("AWS", text, at));
        }
        for kind in member.value.members().unwrap_or_default() {
            let names = kind.value.each().iter().filter_map(Node::text);
            items.extend(names.map(|(name, at)| (kind.name.as_str(), name, at)));
        }
        Some(Names { not, name_at: member.name_at, items })
    }
}

fn lines(node: &Node) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let operators = node.get("Condition").and_then(|member| member.value.members());
    for operator in operators.unwrap_or_default() {
        let name = operator.name.as_str();
        let (set, word) = match name.split_once(':') {
            Some((set, word)) => (Some(set), word),
            None => (None, name),
        };
        let (word, if_exists) =
            word.strip_suffix("IfExists").map_or((word, false), |word| (word, true));
        for key in operator.value.members().unwrap_or_default() {
            lines.push(Line {
                operator: name,
                operator_at: operator.name_at,
                set,
                word,
                if_exists,
                key: &key.name,
                key_at: key.name_at,
                lower: key.name.as_str().to_lowercase(),
                values: key.value.each().iter().map(value).collect(),
                values_at: key.value.start(),
            });
        }
    }
    lines
}

/// A condition value as text.
fn value(node: &Node) -> Option<(String, Span)> {
    let text = match &node.value {
        Value::Text(text) | Value::Number(text) => text.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => return None,
    };
    Some((text, node.at))
}

impl Line<'_> {
    pub(super) fn is_negated(&self) -> bool {
        self.word.contains("Not")
    }

    pub(super) fn values(&self) -> &[(String, Span)] {
        self.values.as_deref().unwrap_or_default()
    }

    /// The values alone.
    pub(super) fn texts(&self) -> Vec<String> {
        self.values().iter().map(|(text, _)| text.clone()).collect()
    }
}
