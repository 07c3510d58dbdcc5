//! XML as a tree: elements with attributes, text and children. No document type, so no entity but XML's own five, and
//! nothing that is fetched from elsewhere; not deeper than any document that we read.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::fmt;

/// An element: its name without prefix, its attributes, its text, its children.
#[derive(Default)]
pub struct Node {
    /// Without its prefix.
    pub name: String,
    /// Names without prefix, and values, as they stand.
    pub attributes: Vec<(String, String)>,
    /// All text right inside it.
    pub text: String,
    /// In their order.
    pub children: Vec<Node>,
}

/// Why something is no tree. It repeats nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotXml(String);

/// Deeper than any answer of IAM or STS, and than any container of keys.
const MAX_DEPTH: usize = 32;

impl Node {
    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The first descendant along a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Reads a document, and answers its root element.
    ///
    /// # Errors
    /// When it is no XML, has a document type, or is nested more than 32 deep.
    pub fn parse(body: &[u8]) -> Result<Node, NotXml> {
        let bad = |e: &dyn fmt::Display| NotXml(e.to_string());
        let text = std::str::from_utf8(body).map_err(|e| bad(&e))?;
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Node> = vec![Node::default()];
        loop {
            match reader.read_event().map_err(|e| bad(&e))? {
                Event::Start(start) => {
                    if open.len() > MAX_DEPTH {
                        return Err(bad(&"nested too deeply"));
                    }
                    open.push(Node::of(&start)?);
                }
                Event::Empty(empty) => {
                    let node = Node::of(&empty)?;
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(node);
                    }
                }
                Event::End(_) => {
                    if let (Some(node), Some(parent)) = (open.pop(), open.last_mut()) {
                        parent.children.push(node);
                    }
                }
                Event::Text(text) => {
                    if let Some(node) = open.last_mut() {
                        node.text.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(reference) => {
                    let resolved = match reference.resolve_char_ref().map_err(|e| bad(&e))? {
                        Some(c) => c.to_string(),
                        None => match &*reference {
                            "amp" => "&".to_owned(),
                            "lt" => "<".to_owned(),
                            "gt" => ">".to_owned(),
                            "quot" => "\"".to_owned(),
                            "apos" => "'".to_owned(),
                            _ => return Err(bad(&"an entity that XML does not define")),
                        },
                    };
                    if let Some(node) = open.last_mut() {
                        node.text.push_str(&resolved);
                    }
                }
                Event::DocType(_) => return Err(bad(&"a document type")),
                Event::Eof => break,
                _ => {}
            }
        }
        let mut top = open.into_iter().next().unwrap_or_default();
        match (top.children.len(), top.children.pop()) {
            (1, Some(root)) => Ok(root),
            _ => Err(bad(&"no root element")),
        }
    }

    fn of(start: &BytesStart<'_>) -> Result<Node, NotXml> {
        let bad = |e: &dyn fmt::Display| NotXml(e.to_string());
        let mut node = Node { name: start.local_name().as_ref().to_owned(), ..Node::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| bad(&e))?;
            let name = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            node.attributes.push((name, value.map_err(|e| bad(&e))?.into_owned()));
        }
        Ok(node)
    }
}

/// What it holds may be secret.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Display for NotXml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not XML: {}", self.0)
    }
}

impl std::error::Error for NotXml {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_attributes_text_and_children() {
        let root = Node::parse(b"<?xml version='1.0'?><a:x b:i='1 &amp; 2'><y>t</y><z/></a:x>");
        let root = root.unwrap();
        assert_eq!((root.name.as_str(), root.attribute("i")), ("x", Some("1 & 2")));
        assert_eq!(root.at(&["y"]).unwrap().text, "t");
        assert!(root.at(&["z"]).is_some() && root.at(&["y", "z"]).is_none());
        assert_eq!(format!("{:?}", root.child("y").unwrap()), "Node { name: \"y\", .. }");
    }

    #[test]
    fn no_entity_is_expanded_and_nothing_is_deep() {
        let deep = |n: usize| "<a>".repeat(n) + &"</a>".repeat(n);
        assert!(Node::parse(deep(MAX_DEPTH).as_bytes()).is_ok());
        for bad in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "<a>&x;</a>",
            "<a b='&x;'/>",
            "<a><b></a>",
            "<a",
            "",
            "a",
            "<a/><b/>",
            &deep(MAX_DEPTH + 1),
        ] {
            assert!(Node::parse(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(Node::parse(b"\xff").is_err());
    }
}
