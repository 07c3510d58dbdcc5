//! The actions of every AWS service, their resources and condition keys: what the visual editor offers.
//!
//! The table is a text of the program's. Where each service stands in it is found once; a service is read when it is
//! asked for.

use std::sync::OnceLock;

static TABLE: &str = include_str!("../../../../model/actions.txt");

/// How much an action can do, as AWS groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    List,
    Read,
    Write,
    Permissions,
    Tagging,
}

impl Level {
    pub(crate) const ALL: [Level; 5] =
        [Level::List, Level::Read, Level::Write, Level::Permissions, Level::Tagging];

    /// As AWS calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Level::List => "List",
            Level::Read => "Read",
            Level::Write => "Write",
            Level::Permissions => "Permissions management",
            Level::Tagging => "Tagging",
        }
    }

    /// Its letter in the table, which forms say, too.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Level::List => "L",
            Level::Read => "R",
            Level::Write => "W",
            Level::Permissions => "P",
            Level::Tagging => "T",
        }
    }
}

/// What there is to know of a service before its actions are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Service {
    /// `sts`.
    pub(crate) prefix: &'static str,
    /// `STS`.
    pub(crate) short: &'static str,
    /// `AWS Security Token Service`.
    pub(crate) full: &'static str,
    facts: &'static str,
}

/// An action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Action {
    /// `AssumeRole`.
    pub(crate) name: &'static str,
    pub(crate) level: Level,
    types: &'static str,
}

impl Action {
    /// The types of resource that it can be limited to; none when it is about all resources or nothing.
    pub(crate) fn types(self) -> impl Iterator<Item = &'static str> {
        self.types.split(',').map(|of| of.trim_end_matches('*')).filter(|of| !of.is_empty())
    }
}

/// A type of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resource {
    /// `role`.
    pub(crate) kind: &'static str,
    /// `arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}`.
    pub(crate) arn: &'static str,
}

/// Every service, by its short name.
pub(crate) fn services() -> &'static [Service] {
    static ALL: OnceLock<Vec<Service>> = OnceLock::new();
    ALL.get_or_init(|| {
        let chunks = TABLE.split("\nservice ").skip(1);
        let mut all: Vec<Service> = chunks.filter_map(service_of).collect();
        all.sort_by_cached_key(|service| service.short.to_lowercase());
        all
    })
}

fn service_of(chunk: &'static str) -> Option<Service> {
    let (head, facts) = chunk.split_once('\n')?;
    let mut names = head.splitn(3, " | ");
    Some(Service { prefix: names.next()?, short: names.next()?, full: names.next()?, facts })
}

/// A service by its prefix, in whatever case.
pub(crate) fn service(prefix: &str) -> Option<Service> {
    services().iter().copied().find(|service| service.prefix.eq_ignore_ascii_case(prefix))
}

/// What a search for a service finds, best first: what it is called, what begins so, what contains it.
pub(crate) fn find(text: &str) -> Vec<Service> {
    let wanted = text.trim().to_lowercase();
    let rank = |service: &Service| {
        let plain = service.full.trim_start_matches("AWS ").trim_start_matches("Amazon ");
        let names = [service.prefix, service.short, service.full, plain].map(str::to_lowercase);
        let any = |fits: fn(&str, &str) -> bool| names.iter().any(|name| fits(name, &wanted));
        if any(|name, wanted| name == wanted) {
            Some(0)
        } else if any(|name, wanted| name.starts_with(wanted)) {
            Some(1)
        } else if any(|name, wanted| name.contains(wanted)) {
            Some(2)
        } else {
            None
        }
    };
    let mut found: Vec<(i32, Service)> =
        services().iter().filter_map(|service| Some((rank(service)?, *service))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, service)| service).collect()
}

impl Service {
    fn lines(self, word: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let rest = self.facts.lines().filter_map(move |line| line.strip_prefix(word));
        rest.filter_map(|line| line.strip_prefix(' ')?.split_once(' '))
    }

    /// Its actions, by name.
    pub(crate) fn actions(self) -> Vec<Action> {
        let mut all: Vec<Action> = self.facts.lines().filter_map(action_of).collect();
        all.sort_by_key(|action| action.name);
        all
    }

    /// Its types of resource.
    pub(crate) fn resources(self) -> Vec<Resource> {
        self.lines("resource").map(|(kind, arn)| Resource { kind, arn }).collect()
    }

    /// Its own condition keys and the kinds of their values.
    pub(crate) fn keys(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines("key")
    }
}

fn action_of(line: &'static str) -> Option<Action> {
    let mut words = line.splitn(3, ' ');
    let (name, letter) = (words.next()?, words.next()?);
    let level = Level::ALL.into_iter().find(|level| level.letter() == letter)?;
    Some(Action { name, level, types: words.next().unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_found_by_every_name() {
        let first = |text: &str| find(text).first().map(|service| service.prefix);
        for (text, prefix) in [
            ("STS", "sts"),
            ("sts", "sts"),
            ("security token", "sts"),
            ("IAM", "iam"),
            ("s3", "s3"),
            ("Lambda", "lambda"),
            ("  key management service ", "kms"),
            ("Identity and Access Management", "iam"),
        ] {
            assert_eq!(first(text), Some(prefix), "{text}");
        }
        assert!(find("no such service").is_empty());
        assert_eq!(find("").len(), services().len());
    }

    #[test]
    fn an_action_has_level_and_types() {
        let sts = service("STS").unwrap();
        let all = sts.actions();
        let assume = all.iter().find(|action| action.name == "AssumeRole").unwrap();
        assert_eq!(assume.level, Level::Write);
        assert_eq!(assume.types().collect::<Vec<_>>(), ["role"]);
        let role = sts.resources().into_iter().find(|resource| resource.kind == "role").unwrap();
        assert_eq!(role.arn, "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}");
        assert!(sts.keys().any(|key| key == ("sts:ExternalId", "String")));
        let who = all.iter().find(|action| action.name == "GetCallerIdentity").unwrap();
        assert_eq!(who.types().count(), 0);
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        assert!(services().len() > 400);
        for service in services() {
            let lines = service.facts.lines().count();
            let read = service.actions().len() + service.resources().len() + service.keys().count();
            assert_eq!(read, lines, "{}", service.prefix);
            let kinds: Vec<&str> = service.resources().iter().map(|r| r.kind).collect();
            for action in service.actions() {
                for kind in action.types() {
                    assert!(kinds.contains(&kind), "{}:{} {kind}", service.prefix, action.name);
                }
            }
        }
        let mut shorts: Vec<&str> = services().iter().map(|service| service.short).collect();
        shorts.dedup();
        assert_eq!(shorts.len(), services().len(), "short names differ");
    }
}
