//! Which statements of a document an action can concern, so that the others are not touched.

use crate::resource::Reach;
use crate::statement::Statement;
use std::collections::BTreeMap;

/// The places of a document's statements, by what their actions can match.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    any: Vec<usize>,
    services: Places,
    exact: Places,
}

/// Sorted by name.
type Places = Vec<(Box<str>, Vec<usize>)>;

impl Index {
    pub(crate) fn new(statements: &[Statement]) -> Index {
        let mut any = Vec::new();
        let (mut services, mut exact) = (BTreeMap::new(), BTreeMap::new());
        for (place, statement) in statements.iter().enumerate() {
            for reach in statement.reaches() {
                let places: &mut Vec<usize> = match reach {
                    Reach::Any => &mut any,
                    Reach::Service(service) => services.entry(service).or_default(),
                    Reach::Exactly(action) => exact.entry(action).or_default(),
                };
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        let sorted = |places: BTreeMap<&str, Vec<usize>>| {
            places.into_iter().map(|(name, places)| (name.into(), places)).collect()
        };
        Index { any, services: sorted(services), exact: sorted(exact) }
    }

    /// The places of statements that an action, in lower case, can concern.
    pub(crate) fn candidates(&self, action: &str) -> impl Iterator<Item = usize> {
        let service = action.split_once(':').map_or("", |(service, _)| service);
        let services = find(&self.services, service);
        let exact = find(&self.exact, action);
        self.any.iter().chain(services).chain(exact).copied()
    }
}

fn find<'p>(places: &'p Places, name: &str) -> &'p [usize] {
    let found = places.binary_search_by(|(there, _)| (**there).cmp(name)).ok();
    found.and_then(|at| places.get(at)).map_or(&[], |(_, all)| all)
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Kind};
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn no_statement_that_an_action_concerns_is_left_out(
            statements in prop::collection::vec(
                (any::<bool>(), prop::collection::vec("[a-b]{1,2}:[a-bA-B*?]{0,2}|\\*", 1..3)),
                1..5,
            ),
            action in "[a-b]{1,2}:[a-b]{0,2}",
        ) {
            let statement = |(not, actions): &(bool, Vec<String>)| {
                json!({"Effect": "Allow", if *not { "NotAction" } else { "Action" }: actions, "Resource": "*"})
            };
            let text = json!({
                "Version": "2012-10-17",
                "Statement": statements.iter().map(statement).collect::<Vec<_>>(),
            });
            let document = Document::parse(&text.to_string(), Kind::Identity).unwrap();
            let found: Vec<usize> = document.concerned(&action).map(|(place, _)| place).collect();
            for (place, statement) in document.statements.iter().enumerate() {
                prop_assert!(!statement.concerns(&action) || found.contains(&place), "{text} {action}");
            }
        }
    }

    #[test]
    fn other_services_are_not_touched() {
        let text = r#"{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":["s3:Get*","s3:Put"],"Resource":"*"},
            {"Effect":"Deny","Action":"sqs:*","Resource":"*"},
            {"Effect":"Deny","NotAction":"s3:*","Resource":"*"},
            {"Effect":"Allow","Action":"s3:PutTwo","Resource":"*"}]}"#;
        let document = Document::parse(text, Kind::Identity).unwrap();
        let concerned = |action| {
            let mut places: Vec<usize> =
                document.concerned(action).map(|(place, _)| place).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        assert_eq!(concerned("s3:puttwo"), [0, 2, 3]);
        assert_eq!(concerned("s3:put"), [0, 2]);
        assert_eq!(concerned("sqs:send"), [1, 2]);
        assert_eq!(concerned("sns:send"), [2]);
    }
}
