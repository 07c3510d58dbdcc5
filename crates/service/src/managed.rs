//! AWS's own managed policies: the catalogue that every account can attach from.

use countersign_policy::{Document, Kind};
use jiff::Timestamp;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// One of AWS's managed policies.
pub(crate) struct Managed {
    /// `arn:aws:iam::aws:policy/ReadOnlyAccess`; some have a path before the name.
    pub(crate) arn: &'static str,
    /// The facts as `cargo xtask model` took them: JSON with `Document`, `Path`, versions and dates.
    facts: &'static str,
    document: OnceLock<Arc<Document>>,
}

/// What the catalogue says of a policy.
pub(crate) struct Facts {
    /// The one version that the catalogue has: `v5`.
    pub(crate) version: String,
    /// When AWS made the policy.
    pub(crate) created: i64,
    /// When AWS made the version.
    pub(crate) updated: i64,
    /// The document as JSON.
    pub(crate) text: String,
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
    // Most are an account's own.
    arn.starts_with("arn:aws:iam::aws:").then(|| CATALOGUE.iter().find(|m| m.arn == arn))?
}

/// The catalogue, by name.
pub(crate) fn all() -> impl Iterator<Item = &'static Managed> {
    CATALOGUE.iter()
}

impl fmt::Debug for Managed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.arn)
    }
}

impl Managed {
    /// Its name, which no other one has.
    pub(crate) fn name(&self) -> &'static str {
        self.arn.rsplit_once('/').map_or(self.arn, |(_, name)| name)
    }

    /// Its path.
    pub(crate) fn path(&self) -> &'static str {
        let resource = self.arn.strip_prefix("arn:aws:iam::aws:policy").unwrap_or_default();
        resource.strip_suffix(self.name()).unwrap_or_default()
    }

    /// How many bytes the catalogue has of it.
    pub(crate) fn size(&self) -> usize {
        self.facts.len()
    }

    /// What the catalogue says of it, read anew each time: few ask. `None` when it cannot be read, which a test rules
    /// out.
    pub(crate) fn facts(&self) -> Option<Facts> {
        let facts: serde_json::Value = serde_json::from_str(self.facts).ok()?;
        let text = |name: &str| facts.get(name)?.as_str();
        let time = |name: &str| Some(text(name)?.parse::<Timestamp>().ok()?.as_second());
        Some(Facts {
            version: text("DefaultVersionId")?.to_owned(),
            created: time("CreateDate")?,
            updated: time("UpdateDate")?,
            text: facts.get("Document")?.to_string(),
        })
    }

    /// Its document, parsed when it is first asked for.
    pub(crate) fn document(&self) -> &Arc<Document> {
        self.document.get_or_init(|| {
            Arc::new(parse(self).unwrap_or_else(|| {
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
fn parse(managed: &Managed) -> Option<Document> {
    Document::parse(&managed.facts()?.text, Kind::Identity).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_catalogue_can_be_read() {
        for managed in &CATALOGUE {
            assert!(parse(managed).is_some(), "{}", managed.arn);
            let facts: serde_json::Value = serde_json::from_str(managed.facts).unwrap();
            let path = facts["Path"].as_str().unwrap();
            let name = managed.arn.strip_prefix(&format!("arn:aws:iam::aws:policy{path}")).unwrap();
            assert_eq!((managed.path(), managed.name()), (path, name));
            assert!(std::ptr::eq(find(managed.arn).unwrap(), managed));
        }
        assert!(find("arn:aws:iam::aws:policy/readonlyaccess").is_none());
    }
}
