//! As the AWS SDK for .NET reads: line by line, the first section of a name alone.

use super::{Fault, Place, Section, Setting, Taken, View, universal, utf8};
use crate::profile::document::FileKind;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// A line that says something.
enum Line<'a> {
    Header(&'a str),
    Property { key: &'a str, value: &'a str, indented: bool },
}

type Lines<'a> = Vec<(usize, Line<'a>)>;

pub(super) fn view(config: &[u8], credentials: &[u8]) -> Result<View, Fault> {
    let mut view = View::default();
    for (file, bytes) in [(FileKind::Config, config), (FileKind::Credentials, credentials)] {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let lines = parse(file, utf8(file, bytes)?)?;
        let mut taken: Vec<(Kind, &str)> = Vec::new();
        // A header without the word `profile` is looked for first where one may do without.
        for bare_first in [true, false] {
            for (at, (line, what)) in lines.iter().enumerate() {
                let Line::Header(header) = what else { continue };
                let place = Place { file, line: *line };
                let Some((kind, name)) = named(file, header, bare_first) else { continue };
                if taken.contains(&(kind, name)) {
                    let message = "the section is there already, so this one is passed over";
                    view.ignored.push(Fault { place, message: message.to_owned() });
                    continue;
                }
                taken.push((kind, name));
                match settings(file, lines.get(at + 1..).unwrap_or_default()) {
                    Ok(settings) => {
                        let into = match kind {
                            Kind::Profile => &mut view.profiles,
                            Kind::SsoSession => &mut view.sso_sessions,
                            Kind::Services => &mut view.services,
                        };
                        into.entry(name.to_owned())
                            .or_insert_with(|| Section { place, settings: BTreeMap::new() })
                            .settings
                            .extend(settings);
                    }
                    Err(fault) => view.ignored.push(fault),
                }
            }
        }
    }
    Ok(view)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Profile,
    SsoSession,
    Services,
}

/// What a header names, in one of the two rounds.
fn named(file: FileKind, header: &str, bare: bool) -> Option<(Kind, &str)> {
    let prefixed = |word: &str| {
        let rest = header.strip_prefix(word)?;
        let name = rest.trim_start_matches([' ', '\t']);
        (name.len() < rest.len() && !name.is_empty()).then_some(name)
    };
    if bare {
        let may = file == FileKind::Credentials || header == "default";
        let other = ["profile", "sso-session", "services"].iter().any(|w| prefixed(w).is_some());
        return (may && !other).then_some((Kind::Profile, header));
    }
    let of = |word, kind| prefixed(word).map(|name| (kind, name));
    let only_config = |found| (file == FileKind::Config).then_some(found).flatten();
    of("profile", Kind::Profile)
        .or_else(|| only_config(of("sso-session", Kind::SsoSession)))
        .or_else(|| only_config(of("services", Kind::Services)))
}

fn parse(file: FileKind, text: &str) -> Result<Lines<'_>, Fault> {
    let mut lines = Vec::new();
    for (index, whole) in universal(text).into_iter().enumerate() {
        let line = whole.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        let header = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let what = match (line.split_once('='), header) {
            (_, Some(header)) => Line::Header(header.trim()),
            (Some((key, value)), None) => Line::Property {
                key: key.trim(),
                value: value.trim(),
                indented: whole.starts_with(char::is_whitespace),
            },
            (None, None) => {
                let message =
                    "the line is no section, property or comment, so the whole file is refused";
                let place = Place { file, line: index + 1 };
                return Err(Fault { place, message: message.to_owned() });
            }
        };
        lines.push((index + 1, what));
    }
    Ok(lines)
}

/// The settings up to the next header. A key that comes twice makes the section unreadable.
fn settings(
    file: FileKind,
    lines: &[(usize, Line<'_>)],
) -> Result<BTreeMap<String, Setting>, Fault> {
    let mut settings: BTreeMap<String, Setting> = BTreeMap::new();
    let mut outer: Option<String> = None;
    for (line, what) in lines {
        let Line::Property { key, value, indented } = what else { break };
        let place = Place { file, line: *line };
        let key = key.to_lowercase();
        let text = || Zeroizing::new((*value).to_owned());
        // Indented lines after an empty value are its block.
        let block = outer.as_ref().filter(|_| *indented).and_then(|outer| settings.get_mut(outer));
        if let Some(found) = block {
            if let Taken::Text(_) = found.value {
                found.value = Taken::Block(BTreeMap::new());
            }
            if let Taken::Block(block) = &mut found.value {
                block.insert(key, text());
            }
            continue;
        }
        if settings.contains_key(&key) {
            return Err(Fault {
                place,
                message: format!("`{key}` is in this section already, so the section is refused"),
            });
        }
        outer = value.is_empty().then(|| key.clone());
        settings.insert(key, Setting { value: Taken::Text(text()), place });
    }
    Ok(settings)
}
