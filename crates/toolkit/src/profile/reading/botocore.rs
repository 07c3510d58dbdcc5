//! As botocore reads: Python's `RawConfigParser` first, then the names of the sections.

use super::{Fault, Place, Section, Setting, Taken, View, universal, utf8};
use crate::profile::document::FileKind;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Values by keys, with the lines of the keys.
type Values = BTreeMap<String, (Zeroizing<String>, usize)>;

/// A section's header as it stands, its line, and its values.
type Parsed = Vec<(String, usize, Values)>;

pub(super) fn view(config: &[u8], credentials: &[u8]) -> Result<View, Fault> {
    let mut view = View::default();
    for (header, section) in sections(FileKind::Config, config)? {
        let into = if header.starts_with("profile") || header == "default" {
            &mut view.profiles
        } else if header.starts_with("sso-session") {
            &mut view.sso_sessions
        } else if header.starts_with("services") {
            &mut view.services
        } else {
            continue;
        };
        if header == "default" {
            into.insert(header, section);
            continue;
        }
        match words(&header).as_deref() {
            Some([_, name]) => {
                into.insert(name.clone(), section);
            }
            _ => view.ignored.push(Fault {
                place: section.place,
                message: "the header is not two words, so the section is passed over".to_owned(),
            }),
        }
    }
    for (header, section) in sections(FileKind::Credentials, credentials)? {
        match view.profiles.get_mut(&header) {
            Some(found) => found.settings.extend(section.settings),
            None => {
                view.profiles.insert(header, section);
            }
        }
    }
    Ok(view)
}

fn sections(file: FileKind, bytes: &[u8]) -> Result<Vec<(String, Section)>, Fault> {
    let (parsed, defaults) = parse(file, utf8(file, bytes)?)?;
    let mut sections = Vec::new();
    for (header, line, mut settings) in parsed {
        // What `[DEFAULT]` says is in every section that does not say otherwise.
        for (key, value) in &defaults {
            settings.entry(key.clone()).or_insert_with(|| value.clone());
        }
        let mut taken = BTreeMap::new();
        for (key, (text, line)) in settings {
            let place = Place { file, line };
            let text = text.trim_end_matches(is_space);
            let value = match text.strip_prefix('\n') {
                Some(block) => Taken::Block(nested(block).ok_or_else(|| Fault {
                    place,
                    message: format!("a line of the block under `{key}` has no `=`"),
                })?),
                None => Taken::Text(Zeroizing::new(text.to_owned())),
            };
            taken.insert(key, Setting { value, place });
        }
        sections.push((header, Section { place: Place { file, line }, settings: taken }));
    }
    Ok(sections)
}

/// The rules of `RawConfigParser`: a header is anything between the first `[` and the last `]` of a line, a
/// key ends at the first `=` or `:`, a line that is indented more than the key's goes on with its value.
fn parse(file: FileKind, text: &str) -> Result<(Parsed, Values), Fault> {
    let mut parsed: Parsed = Vec::new();
    let mut defaults = BTreeMap::new();
    // Which section a key goes to; none before the first header, and the last but one for `[DEFAULT]`.
    let mut at: Option<Option<usize>> = None;
    let mut key: Option<String> = None;
    let mut indent = 0;
    for (index, line) in universal(text).into_iter().enumerate() {
        let number = index + 1;
        let fail = |message: &str| {
            Err(Fault { place: Place { file, line: number }, message: message.to_owned() })
        };
        let value = line.trim_matches(is_space);
        if value.starts_with(['#', ';']) {
            continue;
        }
        let section = match at {
            Some(Some(at)) => parsed.get_mut(at).map(|(.., settings)| settings),
            Some(None) => Some(&mut defaults),
            None => None,
        };
        let open = key.as_ref().zip(section);
        if value.is_empty() {
            if let Some((text, _)) = open.and_then(|(key, section)| section.get_mut(key)) {
                text.push('\n');
            }
            continue;
        }
        let column = line.chars().take_while(|c| is_space(*c)).count();
        if let Some((key, section)) = open
            && column > indent
        {
            if let Some((text, _)) = section.get_mut(key) {
                text.push('\n');
                text.push_str(value);
            }
            continue;
        }
        indent = column;
        let header = value.strip_prefix('[').and_then(|rest| rest.rsplit_once(']'));
        if let Some((header, _)) = header.filter(|(header, _)| !header.is_empty()) {
            key = None;
            if parsed.iter().any(|(name, ..)| name == header) {
                return fail("the section is there already, so the whole file is refused");
            }
            at = Some(None);
            if header != "DEFAULT" {
                at = Some(Some(parsed.len()));
                parsed.push((header.to_owned(), number, BTreeMap::new()));
            }
            continue;
        }
        let section = match at {
            Some(Some(at)) => parsed.get_mut(at).map(|(.., settings)| settings),
            Some(None) => Some(&mut defaults),
            None => None,
        };
        let Some(section) = section else {
            return fail("no section has begun, so the whole file is refused");
        };
        let Some((option, text)) = value.split_once(['=', ':']) else {
            return fail("the line has no `=`, so the whole file is refused");
        };
        let option = option.trim_end_matches(is_space).to_lowercase();
        if option.is_empty() {
            return fail("a key is missing before the `=`, so the whole file is refused");
        }
        let text = Zeroizing::new(text.trim_matches(is_space).to_owned());
        if section.insert(option.clone(), (text, number)).is_some() {
            return fail("the key is in this section already, so the whole file is refused");
        }
        key = Some(option);
    }
    Ok((parsed, defaults))
}

fn nested(block: &str) -> Option<BTreeMap<String, Zeroizing<String>>> {
    let lines = block.split('\n').map(|line| line.trim_matches(is_space));
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (key, value) = line.split_once('=')?;
            let (key, value) = (key.trim_matches(is_space), value.trim_matches(is_space));
            Some((key.to_owned(), Zeroizing::new(value.to_owned())))
        })
        .collect()
}

/// The words of a header, taken apart as a shell does. `None` when a quotation does not end.
fn words(header: &str) -> Option<Vec<String>> {
    let (mut words, mut word): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut chars = header.chars();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '"' => break,
                        '\\' => match chars.next()? {
                            c @ ('"' | '\\') => word.push(c),
                            c => word.extend(['\\', c]),
                        },
                        c => word.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(chars.next()?),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

/// What Python takes for white space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
