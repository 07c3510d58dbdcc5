//! What AWS demands of actions and resources when a document is stored, and its words when they are not so.

use crate::json::Texts;
use crate::malformed::Malformed;

/// An action of any policy: `*`, or `service:name`.
pub(crate) fn action(action: &str) -> Result<(), Malformed> {
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
    Ok(())
}

/// An action of a trust policy: the ways into a role, and what goes with them.
pub(crate) fn trust_action(action: &str) -> Result<(), Malformed> {
    const WAYS: &[&str] = &[
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:setcontext",
        "sts:setsourceidentity",
        "sts:tagsession",
    ];
    let action = action.to_lowercase();
    let wild = action.starts_with("sts:") && action.contains(['*', '?']);
    if wild || WAYS.contains(&action.as_str()) {
        Ok(())
    } else {
        Err(Malformed::new("AssumeRole policy may only specify STS AssumeRole actions."))
    }
}

const PARTITIONS: &[&str] = &[
    "*",
    "aws",
    "aws-cn",
    "aws-eusc",
    "aws-iso",
    "aws-iso-b",
    "aws-iso-e",
    "aws-iso-f",
    "aws-us-gov",
];

const IAM_PATHS: &str = "user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, \
    sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/";

/// The resources of one statement. AWS goes through them from the last in the alphabet and keeps the latest fault, to
/// name it only after faults of other kinds (`fault`).
///
/// # Errors
/// A resource that the older of AWS's two parsers gives up on, which comes before those other faults.
pub(crate) fn resources(texts: &[&str], fault: &mut Option<Malformed>) -> Result<(), Malformed> {
    let mut texts = Texts::from(texts);
    texts.sort_unstable_by(|a, b| b.cmp(a));
    for text in &texts {
        if let Err(found) = resource(text) {
            *fault = Some(found);
        }
    }
    if fault.is_none() && texts.iter().any(|text| *text != "*" && is_beyond_legacy(text)) {
        return Err(Malformed::legacy());
    }
    Ok(())
}

/// Whether the service of a resource is written out. `*` is of all services.
pub(crate) fn is_of_one_service(text: &str) -> bool {
    text == "*" || !text.split(':').nth(2).unwrap_or_default().contains(['*', '?'])
}

/// Whether the older of AWS's parsers gives up on a resource that is no whole ARN.
pub(crate) fn is_beyond_legacy(text: &str) -> bool {
    (text.matches(':').count() < 5 && text.contains("::"))
        || text.split(':').nth(2).is_none_or(str::is_empty)
}

/// One resource; `is_beyond_legacy` says the rest.
pub(crate) fn resource(text: &str) -> Result<(), Malformed> {
    let refuse = |message: String| Err(Malformed::new(message));
    if text == "*" {
        return Ok(());
    }
    let Some((_, rest)) = text.split_once(':') else {
        return refuse(format!("Resource {text} must be in ARN format or \"*\"."));
    };
    let (partition, rest) = rest.split_once(':').map_or((rest, None), |(p, r)| (p, Some(r)));
    if !PARTITIONS.contains(&partition) {
        // AWS shows what is missing as stars.
        let mut parts = rest.unwrap_or_default().splitn(4, ':');
        let several = rest.is_some_and(|rest| rest.contains(':'));
        let service = parts.next().filter(|p| !p.is_empty() || several).unwrap_or("*");
        let mut next = || parts.next().unwrap_or("*");
        let (region, account, id) = (next(), next(), next());
        return refuse(format!(
            "Partition \"{partition}\" is not valid for resource \"arn:{partition}:{service}:{region}:{account}:{id}\"."
        ));
    }
    let vendor = "Resource vendor must be fully qualified and cannot contain regexes.";
    let Some(rest) = rest else { return refuse(vendor.to_owned()) };
    let mut parts = rest.splitn(4, ':');
    let service = parts.next().unwrap_or_default();
    if !is_of_one_service(text) {
        return refuse(vendor.to_owned());
    }
    let regional = parts.next().is_none_or(|region| !region.is_empty());
    let id = parts.nth(1).unwrap_or_default();
    if service == "iam" && regional {
        return refuse(format!("IAM resource {text} cannot contain region information."));
    }
    if service == "s3" && regional && !id.starts_with("accesspoint/") {
        return refuse(format!("Resource {text} can not contain region information."));
    }
    let named = || IAM_PATHS.split(", ").any(|kind| id.starts_with(kind));
    if service == "iam" && id != "*" && id != "root" && !named() {
        return refuse(format!(
            "IAM resource path must either be \"*\", root, or start with {IAM_PATHS}."
        ));
    }
    Ok(())
}
