//! What a form says.

use crate::part::Hidden;

/// The pairs of a form, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn parse(bytes: &[u8]) -> Form {
        Form(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// A field's text; nothing when it is not there. Line ends are as they are everywhere but in forms.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// A field's text without white space around it; `None` for an empty one.
    pub(crate) fn said(&self, name: &str) -> Option<String> {
        Some(self.text(name).trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// All values of a name, each once.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (n, value) in &self.0 {
            if n == name && !all.contains(value) {
                all.push(value.clone());
            }
        }
        all
    }

    /// How many values a name has.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.0.iter().filter(|(n, _)| n == name).count()
    }

    /// As it is sent.
    pub(crate) fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// The form with each of its values made anew.
    pub(crate) fn map(self, change: impl Fn(&str) -> String) -> Form {
        Form(self.0.into_iter().map(|(name, value)| (name, change(&value))).collect())
    }

    /// Whether a box is ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Takes away every value of a name.
    pub(crate) fn without(mut self, name: &str) -> Form {
        self.0.retain(|(n, _)| n != name);
        self
    }

    /// Puts a value in place of all that a name has.
    pub(crate) fn with(self, name: &str, value: &str) -> Form {
        let mut form = self.without(name);
        form.0.push((name.to_owned(), value.to_owned()));
        form
    }

    /// Adds a value.
    pub(crate) fn and(mut self, name: &str, value: &str) -> Form {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Everything but what the page itself shows, to be carried along.
    pub(crate) fn carried(&self, shown: &[&str]) -> Vec<Hidden> {
        let rest = self.0.iter().filter(|(n, _)| n != "token" && !shown.contains(&n.as_str()));
        rest.map(|(name, value)| Hidden { name: name.clone(), value: value.clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_typed() {
        let form = Form::parse(b"name=+ada+&policy=a&policy=b&policy=a&mfa=on&empty=");
        assert_eq!(form.text("name"), " ada ");
        assert_eq!(form.said("name").as_deref(), Some("ada"));
        assert_eq!(form.all("policy"), ["a", "b"]);
        assert!(form.ticked("mfa") && !form.ticked("other"));
        assert_eq!(form.said("empty"), None);
        let carried: Vec<String> =
            form.with("mfa", "off").carried(&["policy"]).into_iter().map(|h| h.name).collect();
        assert_eq!(carried, ["name", "empty", "mfa"]);
    }
}
