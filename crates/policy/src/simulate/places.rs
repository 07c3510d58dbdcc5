//! Where statements stand in their document.

use crate::document::Document;
use crate::source::{self, Node, Value};

/// A place in a text, both counted from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Document {
    /// Where each statement stands in the text that the document was read from. As AWS tells it, a statement begins
    /// where what is before it ends (the bracket, or the statement before), and ends behind its brace.
    pub fn places(&self) -> Vec<(Place, Place)> {
        let text = &self.written().text;
        let Some(Node { value: Value::Object(members), .. }) = source::read(text).root else {
            return Vec::new();
        };
        let Some(member) = members.iter().find(|m| m.name == "Statement") else {
            return Vec::new();
        };
        let mut walk = Walk { text, at: 0, place: Place { line: 1, column: 1 } };
        let (mut start, statements) = if let Value::List(items) = &member.value.value {
            (member.value.at.start + 1, items.as_slice())
        } else {
            let colon = text.get(member.name_at.end..).and_then(|rest| rest.find(':'));
            let start = colon.map_or(member.value.at.start, |colon| member.name_at.end + colon + 1);
            (start, std::slice::from_ref(&member.value))
        };
        let mut places = Vec::with_capacity(statements.len());
        for statement in statements {
            let from = walk.to(start);
            places.push((from, walk.to(statement.at.end)));
            start = statement.at.end;
        }
        places
    }
}

/// Counts along a text, forwards only.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    place: Place,
}

impl Walk<'_> {
    fn to(&mut self, at: usize) -> Place {
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            self.place = match c {
                '\n' => Place { line: self.place.line + 1, column: 1 },
                _ => Place { column: self.place.column + 1, ..self.place },
            };
        }
        self.at = self.at.max(at);
        self.place
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Kind};

    fn places(text: &str) -> Vec<[usize; 4]> {
        let document = Document::parse(text, Kind::Identity).unwrap();
        let flat = |(a, b): (super::Place, super::Place)| [a.line, a.column, b.line, b.column];
        document.places().into_iter().map(flat).collect()
    }

    /// What AWS answered for `AdministratorAccess`, and for documents on one line.
    #[test]
    fn a_statement_begins_where_what_is_before_it_ends() {
        let admin = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";
        assert_eq!(places(admin), [[3, 17, 8, 6]]);
        let one = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
        let two = format!(r#"{{"Version":"2012-10-17","Statement":[{one},{one}]}}"#);
        assert_eq!(places(&two), [[1, 38, 1, 84], [1, 84, 1, 131]]);
        let bare = format!(r#"{{"Version":"2012-10-17","Statement":{one}}}"#);
        assert_eq!(places(&bare), [[1, 37, 1, 83]]);
    }

    #[test]
    fn columns_count_characters() {
        let text = "{\"Version\":\"2012-10-17\",\r\n\"Id\":\"éé\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
        assert_eq!(places(text), [[2, 24, 2, 73]]);
    }
}
