//! Which server is meant, found as the SDKs find it.

use crate::Error;
use crate::env::Env;
use crate::http::Target;
use crate::profile::{Profiles, Settings};
use countersign_api::Operation;
use countersign_ident::Arn;

/// A service that the toolkit calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// One endpoint a partition.
    Iam,
    /// One endpoint a region.
    Sts,
}

impl Service {
    /// The service that an operation belongs to.
    pub(crate) fn of<O: Operation>() -> Service {
        if O::OP.service == "iam" { Service::Iam } else { Service::Sts }
    }

    /// Its name under a `[services …]` section.
    fn key(self) -> &'static str {
        match self {
            Service::Iam => "iam",
            Service::Sts => "sts",
        }
    }

    /// The variable that names its endpoint and no other's.
    fn variable(self) -> &'static str {
        match self {
            Service::Iam => "AWS_ENDPOINT_URL_IAM",
            Service::Sts => "AWS_ENDPOINT_URL_STS",
        }
    }
}

/// Where a service answers, and what its calls are signed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    target: Target,
    region: String,
}

impl Address {
    /// Finds a service's address for a profile: `AWS_ENDPOINT_URL_STS` (or `…_IAM`), `AWS_ENDPOINT_URL`,
    /// the profile's `services` section, its `endpoint_url`, else AWS's own for the region.
    ///
    /// `partition` is that of the role or device at hand; it chooses a region when none is configured.
    pub(crate) fn find(
        service: Service,
        env: &Env,
        profiles: &Profiles,
        profile: &Settings,
        partition: &str,
    ) -> Result<Address, Error> {
        let region = region(env, profile).unwrap_or_else(|| default_region(partition));
        if !is_region(region) {
            return Err(Error::Failed(format!(
                "this is not a region: `{}`",
                region.escape_debug()
            )));
        }
        let (url, region) = match (configured(service, env, profiles, profile), service) {
            (Some(url), _) => (url.to_owned(), region),
            (None, Service::Sts) => (regional(env, profile, region), region),
            (None, Service::Iam) => global(env, profile, region),
        };
        let bad = || Error::Failed(format!("this is not an endpoint: `{}`", url.escape_debug()));
        let target = Target::parse(url.trim_end_matches('/')).ok_or_else(bad)?;
        if target.uri().query().is_some() {
            return Err(bad());
        }
        Ok(Address { target, region: region.to_owned() })
    }

    /// What is asked.
    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// The region of the signature.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }
}

/// The region that is configured.
pub(crate) fn region<'a>(env: &'a Env, profile: &'a Settings) -> Option<&'a str> {
    let of_env = env.text("AWS_REGION").or_else(|| env.text("AWS_DEFAULT_REGION"));
    of_env.or_else(|| profile.text("region"))
}

/// The endpoint that is configured, in the SDKs' order.
pub(crate) fn configured<'a>(
    service: Service,
    env: &'a Env,
    profiles: &'a Profiles,
    profile: &'a Settings,
) -> Option<&'a str> {
    if ignores_endpoints(env, profile) {
        return None;
    }
    let of_env = env.text(service.variable()).or_else(|| env.text("AWS_ENDPOINT_URL"));
    let of_files = || of_services(service, profiles, profile);
    of_env.or_else(of_files).or_else(|| profile.text("endpoint_url"))
}

/// Whether the endpoints that are configured are not to be used.
pub(crate) fn ignores_endpoints(env: &Env, profile: &Settings) -> bool {
    truth(env, profile, "ignore_configured_endpoint_urls")
}

/// `endpoint_url` under the service's name in the `[services …]` section that a profile names.
pub(crate) fn of_services<'a>(
    service: Service,
    profiles: &'a Profiles,
    profile: &Settings,
) -> Option<&'a str> {
    profiles.services.get(profile.text("services")?)?.inner(service.key(), "endpoint_url")
}

fn truth(env: &Env, profile: &Settings, key: &str) -> bool {
    let variable = format!("AWS_{}", key.to_ascii_uppercase());
    match env.text(&variable) {
        Some(_) => env.truth(&variable),
        None => profile.text(key).is_some_and(|text| text.eq_ignore_ascii_case("true")),
    }
}

/// AWS's own endpoint of a region.
fn regional(env: &Env, profile: &Settings, region: &str) -> String {
    let fips = truth(env, profile, "use_fips_endpoint");
    let dual = truth(env, profile, "use_dualstack_endpoint");
    let service = if fips { "sts-fips" } else { "sts" };
    let (plain, both) = domains(region);
    // GovCloud's ordinary endpoints are FIPS endpoints under their ordinary name.
    let service = if region.starts_with("us-gov-") && !dual { "sts" } else { service };
    format!("https://{service}.{region}.{}", if dual { both } else { plain })
}

/// AWS's own IAM endpoint of a region's partition, and the region that its calls are signed for.
fn global(env: &Env, profile: &Settings, region: &str) -> (String, &'static str) {
    let fips = truth(env, profile, "use_fips_endpoint");
    let dual = truth(env, profile, "use_dualstack_endpoint");
    let iam = if fips { "iam-fips" } else { "iam" };
    let (plain, both) = domains(region);
    let partition = partition_of(region);
    let home = default_region(partition);
    let url = match (partition, dual) {
        // GovCloud's ordinary endpoints are FIPS endpoints under their ordinary name.
        ("aws-us-gov", _) => format!("https://iam.us-gov.{}", if dual { both } else { plain }),
        ("aws" | "aws-cn", true) => format!("https://{iam}.global.{both}"),
        ("aws", false) => format!("https://{iam}.{plain}"),
        _ => format!("https://{iam}.{home}.{plain}"),
    };
    (url, home)
}

/// The domains of a region's partition: IPv4 only, and both protocols.
fn domains(region: &str) -> (&'static str, &'static str) {
    const TABLE: [(&str, &str, &str); 5] = [
        ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
        ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
        ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
        ("", "amazonaws.com", "api.aws"),
    ];
    let row = TABLE.iter().find(|(prefix, ..)| region.starts_with(prefix));
    row.map_or(("amazonaws.com", "api.aws"), |(_, plain, both)| (plain, both))
}

/// The partition of a region.
fn partition_of(region: &str) -> &'static str {
    const TABLE: [(&str, &str); 5] = [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eusc-", "aws-eusc"),
    ];
    TABLE.iter().find(|(prefix, _)| region.starts_with(prefix)).map_or("aws", |(_, name)| name)
}

/// The partition of a role or device, which may be none of AWS's: that of a serial number without one is
/// the usual one.
pub(crate) fn partition(arn: &str) -> &str {
    Arn::parse(arn).map_or("aws", |arn| arn.partition)
}

/// The region of a partition when none is configured, which is also where its IAM is.
fn default_region(partition: &str) -> &'static str {
    match partition {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    }
}

/// Whether a text can be a label of a host name, as every region is.
fn is_region(text: &str) -> bool {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(good)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::document::{Document, FileKind};

    fn find(variables: &[(&str, &str)], settings: &str) -> Result<Address, String> {
        find_of(Service::Sts, variables, settings)
    }

    fn find_of(
        service: Service,
        variables: &[(&str, &str)],
        settings: &str,
    ) -> Result<Address, String> {
        let text = format!(
            "[profile p]\n{settings}\n[services local]\nsts =\n endpoint_url = http://services:1/\n"
        );
        let config = Document::parse("c".as_ref(), FileKind::Config, text.as_bytes()).unwrap();
        let profiles = Profiles::merge(config, Document::default());
        let profile = profiles.profiles.get("p").unwrap();
        Address::find(service, &Env::of(variables), &profiles, profile, "aws")
            .map_err(|e| e.to_string())
    }

    /// AWS's own endpoints as botocore's rules for IAM give them.
    #[test]
    fn iam_answers_at_one_place_a_partition() {
        let dual = "use_dualstack_endpoint = true";
        let fips = "use_fips_endpoint = true";
        for (settings, url, region) in [
            ("region = eu-west-1", "https://iam.amazonaws.com/", "us-east-1"),
            (fips, "https://iam-fips.amazonaws.com/", "us-east-1"),
            (dual, "https://iam.global.api.aws/", "us-east-1"),
            ("region = cn-north-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1"),
            ("region = us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1"),
            ("region = us-iso-west-1", "https://iam.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1"),
            (
                "region = eusc-de-east-1",
                "https://iam.eusc-de-east-1.amazonaws.eu/",
                "eusc-de-east-1",
            ),
            // The services section names STS alone.
            ("services = local", "https://iam.amazonaws.com/", "us-east-1"),
            (
                "endpoint_url = http://profile:2\nregion = eu-west-1",
                "http://profile:2/",
                "eu-west-1",
            ),
        ] {
            let address =
                find_of(Service::Iam, &[("AWS_ENDPOINT_URL_STS", "http://sts:3")], settings);
            let address = address.unwrap();
            assert_eq!(
                (&*address.target().uri().to_string(), address.region()),
                (url, region),
                "{settings}"
            );
        }
        let named = find_of(Service::Iam, &[("AWS_ENDPOINT_URL_IAM", "http://iam:3")], "").unwrap();
        assert_eq!(named.target().uri().to_string(), "http://iam:3/");
    }

    #[test]
    fn endpoints_are_found_in_the_order_of_the_sdks() {
        let both = "services = local\nendpoint_url = http://profile:2";
        let sts = ("AWS_ENDPOINT_URL_STS", "http://sts:3");
        let all = ("AWS_ENDPOINT_URL", "http://all:4/");
        let ignore = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        for (variables, settings, expected) in [
            (&[sts, all][..], both, "http://sts:3/"),
            (&[all], both, "http://all:4/"),
            (&[], both, "http://services:1/"),
            (&[], "endpoint_url = http://profile:2", "http://profile:2/"),
            (&[], "endpoint_url = https://profile/base/", "https://profile/base"),
            (&[ignore, sts, all], both, "https://sts.us-east-1.amazonaws.com/"),
            (&[], "region = eu-west-1", "https://sts.eu-west-1.amazonaws.com/"),
            (&[("AWS_DEFAULT_REGION", "b-1")], "region = c-1", "https://sts.b-1.amazonaws.com/"),
            (
                &[("AWS_REGION", "a-1"), ("AWS_DEFAULT_REGION", "b-1")],
                "region = c-1",
                "https://sts.a-1.amazonaws.com/",
            ),
            (&[], "use_fips_endpoint = true", "https://sts-fips.us-east-1.amazonaws.com/"),
            (&[("AWS_USE_DUALSTACK_ENDPOINT", "true")], "", "https://sts.us-east-1.api.aws/"),
            (
                &[],
                "use_fips_endpoint = true\nuse_dualstack_endpoint = true",
                "https://sts-fips.us-east-1.api.aws/",
            ),
            (&[], "region = cn-north-1", "https://sts.cn-north-1.amazonaws.com.cn/"),
        ] {
            let address = find(variables, settings).unwrap();
            assert_eq!(address.target().uri().to_string(), expected, "{variables:?} {settings}");
        }
    }

    #[test]
    fn the_host_header_and_the_place_agree_with_the_url() {
        for (url, authority, place, path) in [
            ("http://127.0.0.1:6238", "127.0.0.1:6238", "127.0.0.1:6238", "/"),
            ("http://h:80", "h", "h:80", "/"),
            ("https://h:443/x/", "h", "h:443", "/x"),
            ("https://h", "h", "h:443", "/"),
            ("http://[::1]:9/", "[::1]:9", "[::1]:9", "/"),
        ] {
            let address = find(&[("AWS_ENDPOINT_URL", url)], "").unwrap();
            assert_eq!(address.target().authority(), authority, "{url}");
            assert_eq!(
                (address.target().place().as_str(), address.target().uri().path()),
                (place, path),
                "{url}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_endpoint_and_no_region() {
        for url in ["ftp://h", "h:80", "//h", "http://", "http://u:p@h", "http://h?x=y", "x"] {
            let error = find(&[("AWS_ENDPOINT_URL", url)], "").unwrap_err();
            assert!(error.contains("not an endpoint"), "{url}: {error}");
        }
        for region in ["us-east-1 # home", "evil.example/", "EU-WEST-1", "-a", "a@b"] {
            let error = find(&[], &format!("region = {region}")).unwrap_err_or_region(region);
            assert!(error.contains("not a region"), "{region}: {error}");
        }
    }

    trait OrRegion {
        fn unwrap_err_or_region(self, region: &str) -> String;
    }

    impl OrRegion for Result<Address, String> {
        /// A comment after a value is cut by the reader, so only the variable can carry one.
        fn unwrap_err_or_region(self, region: &str) -> String {
            self.err().or_else(|| find(&[("AWS_REGION", region)], "").err()).unwrap()
        }
    }
}
