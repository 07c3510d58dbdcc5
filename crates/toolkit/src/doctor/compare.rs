//! Where readers of the same files come to different profiles.

use super::{Findings, Level};
use crate::profile::document::FileKind;
use crate::profile::reading::{Place, Reader, Section, Sections, Taken, View};
use std::collections::{BTreeMap, BTreeSet};

/// One of the kinds of sections.
type Pick = fn(&View) -> &Sections;

/// Says every profile and setting that the readers do not agree on.
pub(super) fn compare(findings: &mut Findings, views: &[(Reader, View)]) {
    let kinds: [(&str, Pick); 3] = [
        ("profile", |view| &view.profiles),
        ("sso-session", |view| &view.sso_sessions),
        ("services", |view| &view.services),
    ];
    for (word, of) in kinds {
        let names: BTreeSet<&String> = views.iter().flat_map(|(_, view)| of(view).keys()).collect();
        for name in names {
            let found: Vec<(Reader, Option<&Section>)> =
                views.iter().map(|(reader, view)| (*reader, of(view).get(name))).collect();
            section(findings, word, name, &found);
        }
    }
}

fn section(findings: &mut Findings, word: &str, name: &str, found: &[(Reader, Option<&Section>)]) {
    let (have, lack) = split(found);
    let profile = (word == "profile").then_some(name);
    let place = found.iter().find_map(|(_, section)| section.map(|section| section.place));
    if !lack.is_empty() {
        let prefixed = name.strip_prefix("profile ").filter(|_| {
            place.is_some_and(|place| place.file == FileKind::Credentials) && profile.is_some()
        });
        let message = match prefixed {
            Some(plain) => format!(
                "in the credentials file a header has no `profile`: write `[{plain}]`; as it is, botocore has a profile `{name}`, .NET has `{plain}`, and the SDKs have none"
            ),
            None => format!(
                "the {word} `{name}` is one for {} and none for {}",
                list(&have),
                list(&lack)
            ),
        };
        findings.add(level(&have, &lack), profile, place, &lack, message);
    }
    let sections: Vec<(Reader, &Section)> =
        found.iter().filter_map(|(reader, section)| Some((*reader, (*section)?))).collect();
    let keys: BTreeSet<&String> =
        sections.iter().flat_map(|(_, section)| section.settings.keys()).collect();
    for key in keys {
        let values: Vec<(Reader, Option<&Taken>)> = sections
            .iter()
            .map(|(reader, section)| (*reader, section.settings.get(key).map(|s| &s.value)))
            .collect();
        let at = |place: Option<Place>, (_, section): &(Reader, &Section)| {
            place.or_else(|| section.settings.get(key).map(|setting| setting.place))
        };
        let place = sections.iter().fold(None, at);
        setting(findings, (word, name), key, place, &values);
    }
}

fn setting(
    findings: &mut Findings,
    (word, name): (&str, &str),
    key: &str,
    place: Option<Place>,
    values: &[(Reader, Option<&Taken>)],
) {
    let profile = (word == "profile").then_some(name);
    let whose = if profile.is_some() { String::new() } else { format!(" of the {word} `{name}`") };
    let (have, lack) = split(values);
    if !lack.is_empty() {
        let message =
            format!("`{key}`{whose} is set for {} and not for {}", list(&have), list(&lack));
        findings.add(level(&have, &lack), profile, place, &lack, message);
    }
    // The first that has a value is the SDKs' where they have one.
    let Some((first, Some(value))) = values.iter().find(|(_, value)| value.is_some()) else {
        return;
    };
    let other: Vec<(Reader, &Taken)> = values
        .iter()
        .filter_map(|(reader, other)| Some((*reader, (*other)?)))
        .filter(|(_, other)| !is_same(value, other))
        .collect();
    let Some((_, example)) = other.first() else { return };
    let readers: Vec<Reader> = other.iter().map(|(reader, _)| *reader).collect();
    let message = if has_comment(value, example) {
        format!(
            "`{key}`{whose} ends in a comment, which {} take for a part of the value: put it on a line of its own",
            list(&readers)
        )
    } else {
        format!(
            "`{key}`{whose} has another value for {} than for {}",
            list(&readers),
            list(&[*first])
        )
    };
    findings.add(level(&[*first], &readers), profile, place, &readers, message);
}

/// Who has something, and who has not.
fn split<T>(found: &[(Reader, Option<T>)]) -> (Vec<Reader>, Vec<Reader>) {
    let of = |has: bool| {
        let found = found.iter().filter(|(_, value)| value.is_some() == has);
        found.map(|(reader, _)| *reader).collect()
    };
    (of(true), of(false))
}

/// That botocore and the SDKs disagree breaks what works elsewhere; .NET alone is somebody's program.
fn level(some: &[Reader], others: &[Reader]) -> Level {
    let only_dotnet = |readers: &[Reader]| readers.iter().all(|r| *r == Reader::Dotnet);
    if only_dotnet(some) || only_dotnet(others) { Level::Warning } else { Level::Error }
}

fn list(readers: &[Reader]) -> String {
    let names: Vec<&str> = readers
        .iter()
        .map(|reader| match reader {
            Reader::Sdk => "the SDKs",
            Reader::Botocore => "botocore",
            Reader::Dotnet => ".NET",
        })
        .collect();
    match names.as_slice() {
        [init @ .., last] if !init.is_empty() => format!("{} and {last}", init.join(", ")),
        names => names.concat(),
    }
}

fn is_same(a: &Taken, b: &Taken) -> bool {
    match (a, b) {
        (Taken::Block(a), Taken::Block(b)) => {
            let lower = |block: &BTreeMap<String, _>| -> Vec<String> {
                block.keys().map(|key| key.to_lowercase()).collect()
            };
            lower(a) == lower(b) && a.values().eq(b.values())
        }
        (a, b) => a == b,
    }
}

fn has_comment(value: &Taken, other: &Taken) -> bool {
    let (Taken::Text(value), Taken::Text(other)) = (value, other) else { return false };
    let rest = other.strip_prefix(value.as_str()).unwrap_or_default();
    (rest.starts_with(char::is_whitespace) || value.is_empty())
        && rest.trim_start().starts_with(['#', ';'])
}
