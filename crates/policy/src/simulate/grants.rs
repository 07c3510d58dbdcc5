//! Whether a document opens a service at all.

use crate::document::{self, Document};
use crate::json;
use crate::statement;
use std::collections::HashSet;

/// The services that a document's Allows are about.
#[derive(Debug, Clone, Default)]
pub struct Grants(Vec<Services>);

/// Those of one statement.
#[derive(Debug, Clone)]
struct Services {
    /// What is listed is left out.
    not: bool,
    everything: bool,
    /// In lower case.
    named: HashSet<String>,
}

impl Document {
    /// The services that it opens. It is read again for that, so it is to be asked once for all services.
    pub fn grants(&self) -> Grants {
        let Ok(json) = json::parse(&self.written().text) else { return Grants::default() };
        let statements = document::shape(&json).unwrap_or_default();
        let allows = statements.into_iter().filter(|json| statement::effect(json) == Some("Allow"));
        let listed = allows.filter_map(|json| statement::listed(json, "Action", "NotAction"));
        Grants(listed.map(|(not, texts)| Services::of(not, &texts)).collect())
    }
}

impl Grants {
    /// Whether an Allow is about any action of a service (`iam`, in any case), whatever its resources and conditions are
    /// and whatever is denied.
    pub fn service(&self, service: &str) -> bool {
        let service = service.to_ascii_lowercase();
        self.0.iter().any(|one| (one.everything || one.named.contains(&service)) != one.not)
    }
}

impl Services {
    /// A service is opened by any of its actions, and left out by all of them only.
    fn of(not: bool, texts: &[&str]) -> Services {
        let mut services = Services { not, everything: false, named: HashSet::new() };
        for text in texts {
            match text.split_once(':') {
                Some((service, name)) if !not || is_all(name) => {
                    services.named.insert(service.to_ascii_lowercase());
                }
                None if *text == "*" => services.everything = true,
                _ => {}
            }
        }
        services
    }
}

fn is_all(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b == b'*')
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Kind};

    #[test]
    fn an_allow_of_any_of_its_actions_opens_a_service() {
        let grants = |actions: &str| {
            let text = format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow",{actions},"Resource":"*"}}}}"#
            );
            Document::parse(&text, Kind::Identity).unwrap().grants().service("IAM")
        };
        for yes in [
            r#""Action":"*""#,
            r#""Action":["s3:*","iam:GetUser"]"#,
            r#""Action":"IAM:List*""#,
            r#""NotAction":"s3:*""#,
            r#""NotAction":["iam:Get*","iam:List*"]"#,
        ] {
            assert!(grants(yes), "{yes}");
        }
        for no in [
            r#""Action":"s3:*""#,
            r#""Action":["iamx:*","xiam:Get"]"#,
            r#""NotAction":"iam:*""#,
            r#""NotAction":["s3:*","Iam:**"]"#,
            r#""NotAction":"*""#,
        ] {
            assert!(!grants(no), "{no}");
        }
        let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}"#;
        assert!(!Document::parse(deny, Kind::Identity).unwrap().grants().service("iam"));
    }
}
