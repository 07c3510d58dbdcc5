//! `IpAddress` and `NotIpAddress`: networks in CIDR notation; a bare address is a network of one.

use crate::context::Value;
use ipnet::IpNet;
use std::net::IpAddr;

/// A policy's network.
pub(super) fn network(text: &str) -> Option<IpNet> {
    let Some((first, length)) = text.split_once('/') else {
        return text.parse::<IpAddr>().ok().map(IpNet::from);
    };
    // Leading zeros mean eight to some and nothing to others, so nobody may write them.
    let digits = length.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || (length.starts_with('0') && length != "0") {
        return None;
    }
    IpNet::new(first.parse().ok()?, length.parse().ok()?).ok()
}

/// A request's address.
pub(super) fn address(value: Value<'_>) -> Option<IpAddr> {
    match value {
        Value::Ip(address) => Some(address),
        other => other.text().parse().ok(),
    }
}

/// Whether an address is in a network. An IPv4 address is never in an IPv6 network, mapped or not.
pub(super) fn contains(net: &IpNet, address: IpAddr) -> bool {
    net.contains(&address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p16_families_do_not_mix() {
        let inside = |net: &str, at: &str| {
            contains(&network(net).unwrap(), address(Value::Text(at)).unwrap())
        };
        assert!(
            inside("1.2.3.0/24", "1.2.3.4")
                && inside("1.2.3.4", "1.2.3.4")
                && inside("2001:db8::/32", "2001:db8::1")
        );
        assert!(!inside("1.2.3.0/24", "::ffff:1.2.3.4") && !inside("::/0", "1.2.3.4"));
        for bad in [
            "1.2.3.4/33",
            "01.2.3.4",
            "01.2.3.4/8",
            "1.2.3.4/08",
            "1.2.3.4/+8",
            "1.2.3.4/ 8",
            "1.2.3.4/8/8",
            "1.2.3",
            "",
            "1.2.3.4/",
            "host",
        ] {
            assert_eq!(network(bad), None, "{bad}");
        }
    }
}
