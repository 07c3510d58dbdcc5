//! Simulations: that they decide as a decision does, and that no key matters which they do not ask for.

use countersign_policy::{
    CallerArn, Context, Document, Effect, Key, Kind, Policies, Principal, Request, Values, decide,
    simulate,
};
use proptest::prelude::*;

const KEYS: [&str; 3] = ["app:a", "app:b", "app:c"];

/// What the three keys hold, if anything.
#[derive(Debug, Clone)]
struct Given([Option<&'static str>; 3]);

impl Context for Given {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        let place = KEYS.iter().position(|name| Key::Other(name) == key);
        match place.and_then(|place| self.0[place]) {
            Some(value) => Values::One(value.into()),
            None => Values::Absent,
        }
    }
}

fn value() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("x"), Some("y")])
}

fn given() -> impl Strategy<Value = Given> {
    [value(), value(), value()].prop_map(Given)
}

fn line() -> impl Strategy<Value = String> {
    let operators =
        ["StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringLike", "Null"];
    (prop::sample::select(operators.to_vec()), prop::sample::select(KEYS.to_vec()), 0..3_usize)
        .prop_map(|(operator, key, value)| match operator {
            "Null" => format!(r#""Null":{{"{key}":"{}"}}"#, value == 0),
            _ => format!(r#""{operator}":{{"{key}":"{}"}}"#, ["x", "y", "${app:c}"][value]),
        })
}

fn statement() -> impl Strategy<Value = String> {
    let resources = ["*", "arn:aws:s3:::x", "arn:aws:s3:::${app:b}", "arn:aws:s3:::z"];
    (
        prop::sample::select(vec!["Allow", "Allow", "Deny"]),
        prop::sample::select(vec!["*", "s3:Get*", "s3:Put*"]),
        prop::sample::select(resources.to_vec()),
        prop::collection::vec(line(), 0..3),
    )
        .prop_map(|(effect, action, resource, mut lines)| {
            // An operator stands once in a block.
            lines.sort();
            lines.dedup_by_key(|line| line.split(':').next().unwrap().to_owned());
            let conditions = lines.join(",");
            format!(
                r#"{{"Effect":"{effect}","Action":"{action}","Resource":"{resource}","Condition":{{{conditions}}}}}"#
            )
        })
}

fn document() -> impl Strategy<Value = Document> {
    prop::collection::vec(statement(), 1..4).prop_map(|statements| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
        Document::parse(&text, Kind::Identity).unwrap()
    })
}

fn request(context: &Given) -> Request<'_> {
    Request {
        principal: Principal::User {
            arn: CallerArn::Written("arn:aws:iam::111122223333:user/ada"),
            id: None,
        },
        action: "s3:GetObject",
        resource: "arn:aws:s3:::x",
        resource_account: "111122223333",
        wildcard_only_action: false,
        context,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_key_that_is_not_asked_for_does_not_matter(
        identity in prop::collection::vec(document(), 1..3),
        boundary in prop::option::of(document()),
        given in given(),
        other in given(),
    ) {
        let identity: Vec<&Document> = identity.iter().collect();
        let boundary: Option<Vec<&Document>> = boundary.as_ref().map(|one| vec![one]);
        let policies = Policies {
            identity: &identity,
            boundary: boundary.as_deref(),
            ..Policies::default()
        };
        let found = simulate(&request(&given), &policies);
        prop_assert_eq!(&found.decision, &decide(&request(&given), &policies));

        // What matched is what the decision says, and the statement that decided is among it.
        match (&found.decision.effect, &found.decision.reason) {
            (Effect::ImplicitDeny, _) => prop_assert!(found.matched.is_empty()),
            (_, Some(reason)) => prop_assert!(found.matched.contains(reason)),
            (_, None) => prop_assert!(false, "nothing allowed or denied"),
        }
        // Nothing is asked for that is there.
        for (key, value) in KEYS.iter().zip(&given.0) {
            let asked = found.missing.iter().any(|missing| missing == key);
            prop_assert!(!(asked && value.is_some()), "{} is there", key);
        }
        // Whatever the absent keys hold that are not asked for, the decision is the same.
        let mut changed = given.clone();
        for (place, key) in KEYS.iter().enumerate() {
            if given.0[place].is_none() && !found.missing.iter().any(|missing| missing == key) {
                changed.0[place] = other.0[place];
            }
        }
        let after = decide(&request(&changed), &policies);
        prop_assert_eq!(found.decision.effect, after.effect, "{:?} {:?}", found.missing, changed);
    }

    #[test]
    fn every_key_of_a_document_is_listed(document in document()) {
        let keys = document.keys();
        for key in KEYS {
            prop_assert_eq!(document.text().contains(key), keys.iter().any(|listed| listed == key));
        }
        prop_assert!(keys.is_sorted());
    }
}
