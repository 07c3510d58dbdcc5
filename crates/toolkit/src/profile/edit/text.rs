//! One file under edit: every change is of the bytes of the lines that it names, and of no others.

use super::words::{Key, Setting};
use crate::Error;
use crate::profile::document::{
    Document, FileKind, Kind, ParseError, Property, Section, property, sub_property, within,
};
use crate::profile::lines::{Line, lines};
use std::ops::Range;
use std::path::Path;
use zeroize::Zeroizing;

/// A file that reads as the SDK specification says, and its lines.
#[derive(Debug)]
pub(super) struct Text<'a> {
    file: &'a Path,
    kind: FileKind,
    bytes: Zeroizing<Vec<u8>>,
    lines: Vec<Line>,
    document: Document,
}

impl<'a> Text<'a> {
    /// Reads a file's bytes.
    pub(super) fn parse(
        file: &'a Path,
        kind: FileKind,
        bytes: Zeroizing<Vec<u8>>,
    ) -> Result<Text<'a>, ParseError> {
        let document = Document::parse(file, kind, &bytes)?;
        let lines = lines(&bytes);
        Ok(Text { file, kind, bytes, lines, document })
    }

    /// The bytes as they are now.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether the profile is in this file.
    pub(super) fn has(&self, profile: &str) -> bool {
        !self.sections(profile).is_empty()
    }

    /// Whether the profile has the setting in this file. The block of a key has it where the block counts.
    pub(super) fn has_key(&self, profile: &str, key: &Key) -> bool {
        let Some(property) = self.last(profile, &key.outer) else { return false };
        match &key.inner {
            Some(inner) => !self.inner_lines(property, inner).is_empty(),
            None => true,
        }
    }

    /// Whether the profile has the key at the beginning of a line in this file.
    pub(super) fn has_outer(&self, profile: &str, key: &Key) -> bool {
        self.last(profile, &key.outer).is_some()
    }

    /// Adds the profile's header, after an empty line, at the end.
    pub(super) fn add(&mut self, profile: &str) -> Result<(), Error> {
        let header = match self.kind {
            FileKind::Config if profile != "default" => format!("[profile {profile}]"),
            _ => format!("[{profile}]"),
        };
        let last = self.lines.len().checked_sub(1);
        let blank = self.lines.last().is_none_or(|line| self.text(line).trim().is_empty());
        let new = if blank { vec![header] } else { vec![String::new(), header] };
        self.insert(last, &new)
    }

    /// Gives a setting of a profile that is here its value.
    pub(super) fn set(&mut self, profile: &str, setting: &Setting) -> Result<(), Error> {
        let Setting { key, value } = setting;
        match (&key.inner, self.last(profile, &key.outer).cloned()) {
            (None, Some(property)) => self.set_value(&property, value)?,
            (None, None) => {
                let line = Zeroizing::new(format!("{} = {}", key.outer, value.as_str()));
                self.insert_into(profile, &[line])?;
            }
            (Some(inner), Some(property)) => self.set_inner(&property, inner, setting)?,
            (Some(inner), None) => {
                let outer = Zeroizing::new(format!("{} =", key.outer));
                let inner = Zeroizing::new(format!("    {inner} = {}", value.as_str()));
                self.insert_into(profile, &[outer, inner])?;
            }
        }
        // What was refused before should have made sure of this; it is the promise, so it is looked at.
        if self.value(profile, key).is_some_and(|now| *now == **value) {
            Ok(())
        } else {
            Err(Error::Usage(format!("the value of `{key}` would not read back as given")))
        }
    }

    /// Removes every line that defines a setting of a profile. Whether there was one.
    pub(super) fn remove_key(&mut self, profile: &str, key: &Key) -> Result<bool, Error> {
        let mut gone: Vec<Range<usize>> = Vec::new();
        for section in self.sections(profile) {
            for property in section.properties.iter().filter(|p| is_key(p, &key.outer)) {
                match &key.inner {
                    None => gone.push(property.line - 1..property.last_line),
                    Some(inner) => {
                        gone.extend(
                            self.inner_lines(property, inner).into_iter().map(|n| n..n + 1),
                        );
                    }
                }
            }
        }
        let any = !gone.is_empty();
        self.remove_lines(gone)?;
        Ok(any)
    }

    /// Removes a profile: in each of its sections from the header to the last property. In the config file
    /// `[default]` goes with `[profile default]`.
    pub(super) fn remove(&mut self, profile: &str) -> Result<(), Error> {
        let named = |s: &&Section| matches!(s.kind, Kind::Profile { .. }) && s.name == profile;
        let sections = self.document.sections.iter().filter(named);
        let gone = sections.map(|section| section.line - 1..last_line(section)).collect();
        self.remove_lines(gone)
    }

    /// The sections of a profile that count: `[profile default]` makes `[default]` as if it were not there.
    fn sections(&self, profile: &str) -> Vec<&Section> {
        let of = |prefixed| {
            let kind = Kind::Profile { prefixed };
            let sections = self.document.sections.iter();
            sections.filter(move |s| s.kind == kind && s.name == profile).collect::<Vec<_>>()
        };
        let prefixed = of(true);
        if prefixed.is_empty() { of(false) } else { prefixed }
    }

    /// The property that counts among those of one key.
    fn last(&self, profile: &str, key: &str) -> Option<&Property> {
        let sections = self.sections(profile);
        let mut properties = sections.iter().flat_map(|section| &section.properties);
        properties.rfind(|property| is_key(property, key))
    }

    fn value(&self, profile: &str, key: &Key) -> Option<Zeroizing<String>> {
        let property = self.last(profile, &key.outer)?;
        let Some(inner) = &key.inner else { return Some(property.value.clone()) };
        let line = self.text(self.lines.get(*self.inner_lines(property, inner).last()?)?);
        let (_, value) = sub_property(line)?;
        Some(Zeroizing::new(within(line, &value).to_owned()))
    }

    /// The indexes of the lines of a property's block.
    fn block(&self, property: &Property) -> Vec<usize> {
        if !property.value.starts_with('\n') {
            return Vec::new();
        }
        let all = property.line..property.last_line;
        let indented = |at: &usize| {
            let line = self.lines.get(*at).map_or("", |line| self.text(line));
            line.starts_with([' ', '\t']) && !line.trim_matches([' ', '\t']).is_empty()
        };
        all.filter(indented).collect()
    }

    /// The indexes of the lines of a property's block that define a key.
    fn inner_lines(&self, property: &Property, key: &str) -> Vec<usize> {
        let mut lines = self.block(property);
        lines.retain(|at| {
            let line = self.lines.get(*at).map_or("", |line| self.text(line));
            sub_property(line).is_some_and(|(k, _)| within(line, &k).eq_ignore_ascii_case(key))
        });
        lines
    }

    /// Changes the value of a property that is there; its continuation lines go.
    fn set_value(&mut self, found: &Property, value: &str) -> Result<(), Error> {
        let at = found.line - 1;
        let Some(line) = self.lines.get(at) else { return Ok(()) };
        let Some((_, range)) = property(self.text(line)) else { return Ok(()) };
        let space = if range.is_empty() && !value.is_empty() { " " } else { "" };
        let value = Zeroizing::new(format!("{space}{value}"));
        let (start, end) = (line.text.start + range.start, line.text.start + range.end);
        let rest = self.span(found.line..found.last_line);
        let mut changes = vec![(start..end, value.as_bytes())];
        changes.extend(rest.map(|rest| (rest, &b""[..])));
        self.splice(&changes)
    }

    /// Changes or adds a line of the block of a property that is there.
    fn set_inner(&mut self, found: &Property, inner: &str, setting: &Setting) -> Result<(), Error> {
        let value = setting.value.as_str();
        if let Some(line) = self.inner_lines(found, inner).last().and_then(|at| self.lines.get(*at))
        {
            let Some((_, range)) = sub_property(self.text(line)) else { return Ok(()) };
            let space = if range.is_empty() && !value.is_empty() { " " } else { "" };
            let value = Zeroizing::new(format!("{space}{value}"));
            let (start, end) = (line.text.start + range.start, line.text.start + range.end);
            return self.splice(&[(start..end, value.as_bytes())]);
        }
        let (after, indent) = match self.block(found).last() {
            Some(at) => {
                let line = self.lines.get(*at).map_or("", |line| self.text(line));
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                (*at, line.get(..indent).unwrap_or_default().to_owned())
            }
            None if found.value.is_empty() => (found.line - 1, "    ".to_owned()),
            None => {
                return Err(Error::Failed(format!(
                    "{}:{}: `{}` has a value, so it can have no block with `{inner}`; remove it first",
                    self.file.display(),
                    found.line,
                    found.key
                )));
            }
        };
        let line = Zeroizing::new(format!("{indent}{inner} = {value}"));
        self.insert(Some(after), &[line])
    }

    /// Adds lines after the last property of a profile's last section.
    fn insert_into(&mut self, profile: &str, new: &[Zeroizing<String>]) -> Result<(), Error> {
        let after = self.sections(profile).last().map(|section| last_line(section) - 1);
        self.insert(after, new)
    }

    /// Adds lines after another. They end like that one, else like the file's first, else with `\n`.
    fn insert(&mut self, after: Option<usize>, new: &[impl AsRef<str>]) -> Result<(), Error> {
        let before = after.and_then(|at| self.lines.get(at));
        let own = before.and_then(|line| line.end(&self.bytes));
        let first = self.lines.first().and_then(|line| line.end(&self.bytes));
        let end = own.or(first).unwrap_or(b"\n").to_vec();
        let at = before.map_or(0, |line| line.whole.end);
        // Nothing but a byte order mark is no line that would have to end.
        let open = before.is_some_and(|line| line.whole.end > line.text.start);
        let length = new.iter().map(|line| line.as_ref().len() + end.len()).sum::<usize>();
        let mut bytes = Zeroizing::new(Vec::with_capacity(length + end.len()));
        if own.is_none() && open {
            bytes.extend_from_slice(&end);
        }
        for line in new {
            bytes.extend_from_slice(line.as_ref().as_bytes());
            bytes.extend_from_slice(&end);
        }
        self.splice(&[(at..at, &bytes)])
    }

    fn remove_lines(&mut self, mut gone: Vec<Range<usize>>) -> Result<(), Error> {
        gone.sort_by_key(|range| range.start);
        let gone: Vec<_> = gone.into_iter().filter_map(|range| self.span(range)).collect();
        let changes: Vec<_> = gone.into_iter().map(|range| (range, &b""[..])).collect();
        self.splice(&changes)
    }

    /// The bytes of some lines next to each other, without a byte order mark; `None` of none.
    fn span(&self, lines: Range<usize>) -> Option<Range<usize>> {
        let lines = self.lines.get(lines)?;
        Some(lines.first()?.text.start..lines.last()?.whole.end)
    }

    /// Puts other bytes in the place of some, which are given in order, and reads the result.
    fn splice(&mut self, changes: &[(Range<usize>, &[u8])]) -> Result<(), Error> {
        let more: usize = changes.iter().map(|(_, new)| new.len()).sum();
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.bytes.len() + more));
        let mut kept = 0;
        for (range, new) in changes {
            bytes.extend_from_slice(self.bytes.get(kept..range.start).unwrap_or_default());
            bytes.extend_from_slice(new);
            kept = range.end;
        }
        bytes.extend_from_slice(self.bytes.get(kept..).unwrap_or_default());
        *self = Text::parse(self.file, self.kind, bytes).map_err(Error::Parse)?;
        Ok(())
    }

    fn text(&self, line: &Line) -> &str {
        // Only a file that is UTF-8 was read.
        std::str::from_utf8(line.text(&self.bytes)).unwrap_or_default()
    }
}

fn is_key(property: &Property, key: &str) -> bool {
    property.valid && property.key.eq_ignore_ascii_case(key)
}

/// The number of the last line of a section's last property, or of its header.
fn last_line(section: &Section) -> usize {
    section.properties.last().map_or(section.line, |property| property.last_line)
}
