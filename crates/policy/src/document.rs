//! A policy document: parsed strictly once, so that evaluating it cannot fail.
//!
//! Which fault is named when there are several is AWS's order (learnt from recorded answers): syntax, version, legacy
//! parsing, statement ids, actions, resources, action prefixes, missing resources.

use crate::block::Block;
use crate::json::{self, BadJson, Json};
use crate::malformed::Malformed;
use crate::principal::Principals;
use crate::resource::{Actions, Resources};

/// What a document is for, which says what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of a user, group or role, inline or managed.
    Identity,
    /// Who may assume a role.
    Trust,
    /// Of a resource.
    Resource,
    /// Of a session.
    Session,
    /// A permissions boundary.
    Boundary,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// Of a VPC endpoint.
    Endpoint,
}

/// A parsed document.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) statements: Vec<Statement>,
}

/// One statement.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// The `Sid`, or nothing.
    pub(crate) sid: String,
    pub(crate) allows: bool,
    pub(crate) principals: Option<Principals>,
    pub(crate) actions: Actions,
    /// `None` where the kind has no resources (trust policies).
    pub(crate) resources: Option<Resources>,
    pub(crate) conditions: Block,
}

impl Document {
    /// Reads a document as storing it demands.
    ///
    /// # Errors
    /// AWS's message for the first fault, in AWS's order.
    pub fn parse(text: &str, kind: Kind) -> Result<Document, Malformed> {
        read(text, kind, true)
    }

    /// Reads a document for evaluation only: the grammar is as strict, but any version and any resource that AWS no
    /// longer takes for new policies will do.
    ///
    /// # Errors
    /// When the grammar is broken.
    pub(crate) fn parse_any_version(text: &str, kind: Kind) -> Result<Document, Malformed> {
        read(text, kind, false)
    }

    /// A document that denies everything to everyone.
    pub fn deny_all() -> Document {
        let everything = &["*"];
        let statement = Actions::new(false, everything)
            .zip(Resources::new(false, everything, false))
            .map(|(actions, resources)| Statement {
                sid: String::new(),
                allows: false,
                principals: Some(Principals::everyone()),
                actions,
                resources: Some(resources),
                conditions: Block::default(),
            });
        Document { statements: statement.into_iter().collect() }
    }

    /// The accounts, ARNs and ids that it names as AWS principals.
    pub fn aws_principals(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().filter_map(|s| s.principals.as_ref()).flat_map(Principals::aws)
    }

    /// Binds each user's and role's ARN among the principals to the unique id that it means: a deleted and re-created
    /// name is somebody else. One that `id_of` does not know names nobody.
    pub fn bind(&mut self, id_of: &mut dyn FnMut(&str) -> Option<String>) {
        for principals in self.statements.iter_mut().filter_map(|s| s.principals.as_mut()) {
            principals.bind(id_of);
        }
    }
}

const TOP: &[&str] = &["Version", "Id", "Statement"];
const ELEMENTS: &[&str] = &[
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

fn read(text: &str, kind: Kind, storing: bool) -> Result<Document, Malformed> {
    let json = json::parse(text).map_err(|bad| match (bad, kind) {
        (BadJson::Invalid, Kind::Trust) => Malformed::new("This policy contains invalid Json"),
        _ => Malformed::syntax(),
    })?;
    let statements = syntax(&json)?;
    let version = json.get("Version").and_then(Json::text);
    if storing && kind == Kind::Identity && version != Some("2012-10-17") {
        return Err(Malformed::new("Policy document must be version 2012-10-17 or greater."));
    }
    let fields = fields(&statements, kind)?;
    for statement in &statements {
        // The case of Effect is looked at later than its word.
        if !matches!(statement.get("Effect").and_then(Json::text), Some("Allow" | "Deny")) {
            return Err(Malformed::legacy());
        }
    }
    let variables = version == Some("2012-10-17");
    let conditions = statements
        .iter()
        .map(|s| {
            s.get("Condition").map_or(Ok(Block::default()), |block| Block::parse(block, variables))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let resource_fault = if storing { resource_formats(&statements)? } else { None };
    unique_sids(&statements)?;
    for statement in &statements {
        let actions =
            statement.get("Action").or_else(|| statement.get("NotAction")).and_then(Json::texts);
        if actions.is_none_or(|actions| actions.is_empty()) {
            return Err(Malformed::new("Policy statement must contain actions."));
        }
    }
    if let Some(fault) = resource_fault {
        return Err(fault);
    }
    let mut parsed = Vec::new();
    for ((statement, conditions), principals) in statements.iter().zip(conditions).zip(fields) {
        parsed.push(Statement {
            sid: statement.get("Sid").and_then(Json::text).unwrap_or_default().to_owned(),
            allows: statement.get("Effect").and_then(Json::text) == Some("Allow"),
            principals,
            actions: actions(statement, kind)?,
            resources: resources(statement, kind, variables)?,
            conditions,
        });
    }
    Ok(Document { statements: parsed })
}

/// The shape of the whole: names, types, what excludes each other.
fn syntax(json: &Json) -> Result<Vec<&Json>, Malformed> {
    let Json::Object(members) = json else { return Err(Malformed::syntax()) };
    if !members.iter().all(|(name, _)| TOP.contains(&name.as_str())) {
        return Err(Malformed::syntax());
    }
    if let Some(version) = json.get("Version")
        && !matches!(version.text(), Some("2012-10-17" | "2008-10-17"))
    {
        return Err(Malformed::syntax());
    }
    if json.get("Id").is_some_and(|id| id.text().is_none()) {
        return Err(Malformed::syntax());
    }
    let statements: Vec<&Json> = match json.get("Statement") {
        Some(one @ Json::Object(_)) => vec![one],
        Some(Json::List(many)) if !many.is_empty() => many.iter().collect(),
        _ => return Err(Malformed::syntax()),
    };
    statements.iter().try_for_each(|statement| statement_syntax(statement))?;
    Ok(statements)
}

fn statement_syntax(statement: &Json) -> Result<(), Malformed> {
    let Json::Object(members) = statement else { return Err(Malformed::syntax()) };
    let known = members.iter().all(|(name, _)| ELEMENTS.contains(&name.as_str()));
    let both = |a, b| statement.get(a).is_some() && statement.get(b).is_some();
    let effect = statement.get("Effect").and_then(Json::text).unwrap_or_default();
    let sid = statement.get("Sid").map_or(Some(""), Json::text);
    let good_sid = sid.is_some_and(|sid| sid.bytes().all(|b| b.is_ascii_alphanumeric()));
    let lists = ["Action", "NotAction", "Resource", "NotResource"];
    let good_lists =
        lists.iter().all(|name| statement.get(name).is_none_or(|list| list.texts().is_some()));
    let good = known
        && good_sid
        && good_lists
        && !both("Action", "NotAction")
        && !both("Resource", "NotResource")
        && !both("Principal", "NotPrincipal")
        && ["allow", "deny"].contains(&effect.to_lowercase().as_str());
    if good { Ok(()) } else { Err(Malformed::syntax()) }
}

/// Which elements a kind has, and the principals of each statement.
fn fields(statements: &[&Json], kind: Kind) -> Result<Vec<Option<Principals>>, Malformed> {
    let has_principals = matches!(kind, Kind::Trust | Kind::Resource | Kind::Rcp | Kind::Endpoint);
    let mut all = Vec::new();
    for statement in statements {
        if kind == Kind::Trust {
            for field in ["Resource", "NotResource", "NotPrincipal"] {
                if statement.get(field).is_some() {
                    return Err(Malformed::new(format!("Has prohibited field {field}")));
                }
            }
            if statement.get("Principal").is_none() {
                return Err(Malformed::new("Missing required field Principal"));
            }
        }
        let principals = match (statement.get("Principal"), statement.get("NotPrincipal")) {
            (None, None) => None,
            _ if !has_principals => {
                return Err(Malformed::new("Policy document should not specify a principal."));
            }
            (Some(principal), _) => Some(Principals::parse(principal, false)?),
            (None, Some(principal)) => {
                // It would allow everybody but those: AWS warns, we refuse.
                if statement.get("Effect").and_then(Json::text) == Some("Allow") {
                    return Err(Malformed::syntax());
                }
                Some(Principals::parse(principal, true)?)
            }
        };
        all.push(principals);
    }
    Ok(all)
}

fn unique_sids(statements: &[&Json]) -> Result<(), Malformed> {
    let mut sids: Vec<&str> = statements
        .iter()
        .filter_map(|s| s.get("Sid").and_then(Json::text))
        .filter(|sid| !sid.is_empty())
        .collect();
    sids.sort_unstable();
    if sids.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(Malformed::new("Statement IDs (SID) in a single policy must be unique."));
    }
    Ok(())
}

fn actions(statement: &Json, kind: Kind) -> Result<Actions, Malformed> {
    let not = statement.get("Action").is_none();
    let texts = statement.get(if not { "NotAction" } else { "Action" }).and_then(Json::texts);
    let texts = texts.ok_or_else(Malformed::syntax)?;
    for action in &texts {
        action_format(action)?;
        if kind == Kind::Trust {
            trust_action(action)?;
        }
    }
    Actions::new(not, &texts).ok_or_else(Malformed::syntax)
}

fn action_format(action: &str) -> Result<(), Malformed> {
    if action == "*" {
        return Ok(());
    }
    let Some((vendor, name)) = action.split_once(':') else {
        return Err(Malformed::new(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ));
    };
    if name.contains(':') {
        return Err(Malformed::new("Actions/Condition can contain only one colon."));
    }
    if vendor.is_empty()
        || !vendor.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    {
        return Err(Malformed::new(format!("Vendor {vendor} is not valid")));
    }
    if name.is_empty() {
        return Err(Malformed::syntax());
    }
    Ok(())
}

/// What a trust policy may grant: the ways into a role, and what goes with them.
fn trust_action(action: &str) -> Result<(), Malformed> {
    const WAYS: &[&str] = &[
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:tagsession",
        "sts:setsourceidentity",
        "sts:setcontext",
        "sts:tagassumerole",
    ];
    let action = action.to_lowercase();
    let wild = action.starts_with("sts:") && action.contains(['*', '?']);
    if wild || WAYS.contains(&action.as_str()) {
        Ok(())
    } else {
        Err(Malformed::new("AssumeRole policy may only specify STS AssumeRole actions."))
    }
}

fn resources(
    statement: &Json,
    kind: Kind,
    variables: bool,
) -> Result<Option<Resources>, Malformed> {
    let not = statement.get("NotResource").is_some();
    let texts = statement.get(if not { "NotResource" } else { "Resource" }).and_then(Json::texts);
    match texts {
        None if matches!(kind, Kind::Trust | Kind::Resource) => Ok(None),
        Some(texts) if !texts.is_empty() => {
            Resources::new(not, &texts, variables).map(Some).ok_or_else(Malformed::syntax)
        }
        _ => Err(Malformed::new("Policy statement must contain resources.")),
    }
}

const PARTITIONS: &[&str] = &[
    "*",
    "aws",
    "aws-cn",
    "aws-us-gov",
    "aws-iso",
    "aws-iso-b",
    "aws-iso-e",
    "aws-iso-f",
    "aws-eusc",
];

const IAM_PATHS: &str = "user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, \
    sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/";

/// The first resource that AWS would not take. `Err` is a fault that comes before all others.
fn resource_formats(statements: &[&Json]) -> Result<Option<Malformed>, Malformed> {
    let mut fault = None;
    for statement in statements {
        for name in ["Resource", "NotResource"] {
            let mut texts = statement.get(name).and_then(Json::texts).unwrap_or_default();
            texts.sort_unstable_by(|a, b| b.cmp(a));
            for text in &texts {
                if let Some(found) = resource_format(text) {
                    fault = Some(found);
                }
            }
            if fault.is_none() && texts.iter().any(|text| *text != "*" && legacy(text)) {
                return Err(Malformed::legacy());
            }
        }
    }
    Ok(fault)
}

/// Whether the older of AWS's two parsers gives up on a resource.
fn legacy(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (parts.len() < 6 && text.contains("::"))
        || parts.get(2).is_none_or(|service| service.is_empty())
}

fn resource_format(text: &str) -> Option<Malformed> {
    if text == "*" {
        return None;
    }
    let Some((_, rest)) = text.split_once(':') else {
        return Some(Malformed::new(format!("Resource {text} must be in ARN format or \"*\".")));
    };
    let (partition, rest) = rest.split_once(':').map_or((rest, None), |(p, r)| (p, Some(r)));
    if !PARTITIONS.contains(&partition) {
        let mut parts = rest.unwrap_or_default().splitn(4, ':');
        let several = rest.is_some_and(|r| r.contains(':'));
        let first = parts.next().filter(|p| !p.is_empty() || several).unwrap_or("*");
        let mut next = || parts.next().unwrap_or("*").to_owned();
        let (b, c, d) = (next(), next(), next());
        return Some(Malformed::new(format!(
            "Partition \"{partition}\" is not valid for resource \"arn:{partition}:{first}:{b}:{c}:{d}\"."
        )));
    }
    let Some(rest) = rest else {
        return Some(Malformed::new(
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ));
    };
    let mut parts = rest.splitn(4, ':');
    let service = parts.next().unwrap_or_default();
    let (region, _account, id) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
    if service.contains(['*', '?']) && service != "*" {
        return Some(Malformed::new(
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ));
    }
    let regional = region.is_none_or(|region| !region.is_empty());
    if service == "iam" && regional {
        return Some(Malformed::new(format!(
            "IAM resource {text} cannot contain region information."
        )));
    }
    if service == "s3" && regional && !id.starts_with("accesspoint/") {
        return Some(Malformed::new(format!(
            "Resource {text} can not contain region information."
        )));
    }
    let iam_path =
        id == "*" || id == "root" || IAM_PATHS.split(", ").any(|kind| id.starts_with(kind));
    if service == "iam" && !iam_path {
        return Some(Malformed::new(format!(
            "IAM resource path must either be \"*\", root, or start with {IAM_PATHS}."
        )));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str, kind: Kind) -> String {
        Document::parse(text, kind).err().map(|m| m.message).unwrap_or_default()
    }

    fn identity(statement: &str) -> String {
        fault(&format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#), Kind::Identity)
    }

    #[test]
    fn takes_what_aws_takes() {
        assert_eq!(
            identity(
                r#"{"Effect":"Allow","Action":"s3:Get*","Resource":["arn:aws:s3:::b/*","*"]}"#
            ),
            ""
        );
        assert_eq!(
            identity(
                r#"[{"Sid":"A1","Effect":"Deny","NotAction":["iam:*","*"],"NotResource":"arn:aws:iam::*:user/${aws:username}","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"aws:MultiFactorAuthAge":3600}}}]"#
            ),
            ""
        );
        let trust = |body: &str| {
            fault(&format!(r#"{{"Statement":[{{"Effect":"Allow",{body}}}]}}"#), Kind::Trust)
        };
        assert_eq!(
            trust(
                r#""Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:user/a/b"]},"Action":["sts:AssumeRole","sts:TagSession"]"#
            ),
            ""
        );
        assert_eq!(trust(r#""Principal":"*","Action":"sts:*""#), "");
    }

    #[test]
    fn p1_p2_what_nobody_knows_is_refused() {
        const SYNTAX: &str = "Syntax errors in policy.";
        let allow = |rest: &str| {
            identity(&format!(r#"{{"Effect":"Allow","Action":"*","Resource":"*"{rest}}}"#))
        };
        for bad in [
            r#","Condition":{"StringEqulas":{"a":"b"}}"#,
            r#","Condition":{"ForAllValue:StringEquals":{"a":"b"}}"#,
            r#","Condition":{"":{"a":"b"}}"#,
            r#","Condition":{"Nothing":{}}"#,
            r#","Condition":{"NullIfExists":{"a":"true"}}"#,
            r#","Condition":{"NumericEquals":{"a":"x"}}"#,
            r#","Condition":{"Bool":{"a":"yes"}}"#,
            r#","Condition":{"IpAddress":{"aws:SourceIp":"1.2.3.4/33"}}"#,
            r#","Condition":{"StringEquals":{"a":null}}"#,
            r#","Condition":[]"#,
            r#","condition":{}"#,
            r#","NotAction":"*""#,
            r#","NotResource":"*""#,
            r#","Sid":"a b""#,
            r#","Effect":"Deny""#,
        ] {
            assert_eq!(allow(bad), SYNTAX, "{bad}");
        }
        for bad in [
            "",
            "{}",
            "[]",
            "null",
            r#"{"Version":"2012-10-17","Statement":[],"x":1}"#,
            r#"{"Version":"2011-10-17","Statement":[]}"#,
        ] {
            assert_eq!(fault(bad, Kind::Identity), SYNTAX, "{bad}");
        }
        assert_eq!(
            fault(
                r#"{"Version":"2012-10-17","Condition":{},"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#,
                Kind::Identity
            ),
            SYNTAX
        );
    }

    #[test]
    fn says_what_aws_says() {
        let old = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
        assert_eq!(
            fault(old, Kind::Identity),
            "Policy document must be version 2012-10-17 or greater."
        );
        for (statement, message) in [
            (r#"{"Effect":"Allow","Resource":"*"}"#, "Policy statement must contain actions."),
            (
                r#"{"Effect":"Allow","Action":[],"Resource":"*"}"#,
                "Policy statement must contain actions.",
            ),
            (r#"{"Effect":"Allow","Action":"s3:Get"}"#, "Policy statement must contain resources."),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":[]}"#,
                "Policy statement must contain resources.",
            ),
            (
                r#"{"Effect":"allow","Action":"s3:Get","Resource":"*"}"#,
                "The policy failed legacy parsing",
            ),
            (
                r#"{"Effect":"Allow","Action":"Get","Resource":"*"}"#,
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:a:b","Resource":"*"}"#,
                "Actions/Condition can contain only one colon.",
            ),
            (r#"{"Effect":"Allow","Action":"a a:b","Resource":"*"}"#, "Vendor a a is not valid"),
            (r#"{"Effect":"Allow","Action":"*:Get","Resource":"*"}"#, "Vendor * is not valid"),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"adf"}"#,
                "Resource adf must be in ARN format or \"*\".",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:b:c:d:e:f:g:h"}"#,
                "Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:s3:::example_bucket"}"#,
                "Partition \"s3\" is not valid for resource \"arn:s3:::example_bucket:*\".",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:bsdfdsafsad"}"#,
                "Partition \"bsdfdsafsad\" is not valid for resource \"arn:bsdfdsafsad:*:*:*:*\".",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws"}"#,
                "Resource vendor must be fully qualified and cannot contain regexes.",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws:s3:eu::b"}"#,
                "Resource arn:aws:s3:eu::b can not contain region information.",
            ),
            (
                r#"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws:iam:eu::user/x"}"#,
                "IAM resource arn:aws:iam:eu::user/x cannot contain region information.",
            ),
            (
                r#"[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"}]"#,
                "Statement IDs (SID) in a single policy must be unique.",
            ),
            (
                r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"a":"soon"}}}"#,
                "The policy failed legacy parsing",
            ),
            (
                r#"{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}"#,
                "Policy document should not specify a principal.",
            ),
        ] {
            assert_eq!(identity(statement), message, "{statement}");
        }
        assert!(
            identity(r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::1:nobody/x"}"#)
                .starts_with("IAM resource path must either be \"*\", root, or start with user/, ")
        );
    }

    #[test]
    fn a_trust_policy_says_who_and_not_on_what() {
        let trust = |body: &str| {
            fault(
                &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow",{body}}}]}}"#),
                Kind::Trust,
            )
        };
        assert_eq!(fault("not json", Kind::Trust), "This policy contains invalid Json");
        assert_eq!(trust(r#""Action":"sts:AssumeRole""#), "Missing required field Principal");
        assert_eq!(
            trust(r#""Principal":"*","Action":"sts:AssumeRole","Resource":"*""#),
            "Has prohibited field Resource"
        );
        assert_eq!(
            trust(r#""NotPrincipal":"*","Action":"sts:AssumeRole""#),
            "Has prohibited field NotPrincipal"
        );
        for action in ["sts:InvalidAction", "s3:Get", "*"] {
            assert_eq!(
                trust(&format!(r#""Principal":"*","Action":"{action}""#)),
                "AssumeRole policy may only specify STS AssumeRole actions."
            );
        }
        for name in ["arn:aws:iam::111122223333:user/*", "bob", "1234", "arn:aws:iam::1:user/a"] {
            assert_eq!(
                trust(&format!(r#""Principal":{{"AWS":"{name}"}},"Action":"sts:AssumeRole""#)),
                format!("Invalid principal in policy: \"AWS\":\"{name}\"")
            );
        }
    }
}
