//! The proxy, if any.

use super::Target;
use crate::Error;
use crate::env::Env;

/// The proxy that the environment names for an address; never one for a loopback address.
pub(super) fn proxy(env: &Env, target: &Target) -> Result<Option<ureq::Proxy>, Error> {
    let host = target.host().trim_matches(['[', ']']).to_ascii_lowercase();
    let loopback = host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    let except = env.text("no_proxy").or_else(|| env.text("NO_PROXY")).unwrap_or_default();
    let excepted = except.split(',').map(|entry| entry.trim().to_ascii_lowercase()).any(|entry| {
        let domain = entry.trim_start_matches("*.").trim_start_matches('.');
        entry == "*"
            || (!domain.is_empty()
                && (host == domain || host.strip_suffix(domain).is_some_and(|h| h.ends_with('.'))))
    });
    if loopback || excepted {
        return Ok(None);
    }
    let names: &[&str] = if target.is_tls() {
        &["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    } else {
        &["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
    };
    let Some((name, url)) = names.iter().find_map(|name| Some((name, env.text(name)?))) else {
        return Ok(None);
    };
    // The URL may hold a password, so it is not repeated.
    let bad = |_| Error::Failed(format!("{name} does not hold the URL of a proxy"));
    ureq::Proxy::new(url).map(Some).map_err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxied(variables: &[(&str, &str)], url: &str) -> Option<String> {
        proxy(&Env::of(variables), &Target::parse(url).unwrap())
            .unwrap()
            .map(|proxy| proxy.host().to_owned())
    }

    #[test]
    fn proxies_are_honoured_but_for_loopback() {
        let both = [("HTTPS_PROXY", "http://a:1"), ("http_proxy", "http://b:2")];
        assert_eq!(proxied(&both, "https://sts.example"), Some("a".into()));
        assert_eq!(proxied(&both, "http://sts.example"), Some("b".into()));
        for url in ["http://127.0.0.1:1", "https://localhost", "http://[::1]:1"] {
            assert_eq!(proxied(&both, url), None, "{url}");
        }
        for (except, passes) in [
            ("sts.example", true),
            (".example", true),
            ("x, *.example", true),
            ("*", true),
            ("ts.example", false),
            ("", false),
        ] {
            let variables = [both[0], ("NO_PROXY", except)];
            assert_eq!(proxied(&variables, "https://sts.example").is_none(), passes, "{except}");
        }
        let bad = Env::of(&[("HTTPS_PROXY", "::canary")]);
        let error = proxy(&bad, &Target::parse("https://h").unwrap()).unwrap_err().to_string();
        assert!(error.contains("HTTPS_PROXY") && !error.contains("canary"), "{error}");
    }
}
