//! Whether a document opens a service at all.

use crate::document::{self, Document};
use crate::json;
use crate::statement;

impl Document {
    /// Whether an Allow of it is about any action of a service (`iam`, in any case), whatever its resources and
    /// conditions are and whatever is denied.
    pub fn grants_service(&self, service: &str) -> bool {
        let Ok(json) = json::parse(&self.written().text) else { return false };
        let statements = document::shape(&json).unwrap_or_default();
        statements.into_iter().filter(|json| statement::effect(json) == Some("Allow")).any(|json| {
            match statement::listed(json, "Action", "NotAction") {
                Some((false, texts)) => texts.iter().any(|text| reaches(text, service)),
                Some((true, texts)) => !texts.iter().any(|text| covers(text, service)),
                None => false,
            }
        })
    }
}

/// Whether some action of the service matches. A service is written in full, or everything is meant.
fn reaches(text: &str, service: &str) -> bool {
    let is_of = |(named, _): (&str, &str)| named.eq_ignore_ascii_case(service);
    text == "*" || text.split_once(':').is_some_and(is_of)
}

/// Whether every action of the service matches.
fn covers(text: &str, service: &str) -> bool {
    let name = text.split_once(':').map_or(text, |(_, name)| name);
    reaches(text, service) && !name.is_empty() && name.bytes().all(|b| b == b'*')
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
            Document::parse(&text, Kind::Identity).unwrap().grants_service("IAM")
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
        assert!(!Document::parse(deny, Kind::Identity).unwrap().grants_service("iam"));
    }
}
