//! AWS's own managed policies: the catalogue that every account can attach from.

use countersign_policy::{Document, Kind};
use std::sync::{Arc, LazyLock, OnceLock};

/// One of AWS's managed policies.
pub(crate) struct Managed {
    /// `arn:aws:iam::aws:policy/ReadOnlyAccess`; some have a path before the name.
    pub(crate) arn: &'static str,
    /// The facts as `cargo xtask model` took them: JSON with `Document`, `Path`, versions and dates.
    facts: &'static str,
    document: OnceLock<Arc<Document>>,
}

macro_rules! catalogue {
    ($($path:literal $name:literal),* $(,)?) => { [ $( Managed {
        arn: concat!("arn:aws:iam::aws:policy", $path, $name),
        facts: include_str!(concat!("../../../model/iam/managed/", $name, ".json")),
        document: OnceLock::new(),
    } ),* ] };
}

/// The catalogue, sorted by name.
static CATALOGUE: [Managed; 13] = catalogue![
    "/service-role/" "AWSControlTowerServiceRolePolicy",
    "/service-role/" "AWSLambdaBasicExecutionRole",
    "/" "AdministratorAccess",
    "/" "AmazonEC2FullAccess",
    "/" "AmazonEC2ReadOnlyAccess",
    "/service-role/" "AmazonElasticMapReduceRole",
    "/" "AmazonS3FullAccess",
    "/" "AmazonS3ReadOnlyAccess",
    "/" "IAMFullAccess",
    "/" "IAMReadOnlyAccess",
    "/" "IAMUserChangePassword",
    "/" "PowerUserAccess",
    "/" "ReadOnlyAccess",
];

/// The policy with that ARN.
pub(crate) fn find(arn: &str) -> Option<&'static Managed> {
    CATALOGUE.iter().find(|m| m.arn == arn)
}

/// The document of a managed policy. One that is in no catalogue (a store from a newer version) denies everything.
pub(crate) fn document(arn: &str) -> &'static Document {
    static DENY: LazyLock<Document> = LazyLock::new(Document::deny_all);
    find(arn).map_or_else(
        || {
            tracing::error!(
                arn,
                "an attached policy is not in the catalogue; it denies everything"
            );
            &*DENY
        },
        |managed| managed.document().as_ref(),
    )
}

/// The document of a managed policy, to be kept.
pub(crate) fn shared(arn: &str) -> Option<Arc<Document>> {
    find(arn).map(|managed| managed.document().clone())
}

impl Managed {
    fn document(&self) -> &Arc<Document> {
        self.document.get_or_init(|| {
            Arc::new(parse(self.facts).unwrap_or_else(|| {
                tracing::error!(
                    self.arn,
                    "the catalogue's document cannot be read; it denies everything"
                );
                Document::deny_all()
            }))
        })
    }
}

/// The document inside the facts.
fn parse(facts: &str) -> Option<Document> {
    let facts: serde_json::Value = serde_json::from_str(facts).ok()?;
    Document::parse(&facts.get("Document")?.to_string(), Kind::Identity).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_catalogue_can_be_read() {
        for managed in &CATALOGUE {
            assert!(parse(managed.facts).is_some(), "{}", managed.arn);
            let facts: serde_json::Value = serde_json::from_str(managed.facts).unwrap();
            let path = facts["Path"].as_str().unwrap();
            let name = managed.arn.strip_prefix(&format!("arn:aws:iam::aws:policy{path}")).unwrap();
            assert!(!name.contains('/'), "{}", managed.arn);
            assert!(std::ptr::eq(find(managed.arn).unwrap(), managed));
        }
        assert!(find("arn:aws:iam::aws:policy/readonlyaccess").is_none());
    }
}
