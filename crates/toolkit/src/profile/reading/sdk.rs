//! As the SDK specification says.

use super::{Fault, Place, Section, Setting, Taken, View, block};
use crate::profile::document::{Document, FileKind, Kind};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn view(config: &[u8], credentials: &[u8]) -> Result<View, Fault> {
    let mut view = View::default();
    for (file, bytes) in [(FileKind::Config, config), (FileKind::Credentials, credentials)] {
        let document = Document::parse(Path::new(""), file, bytes).map_err(|error| Fault {
            place: Place { file, line: error.line },
            message: error.message.into_owned(),
        })?;
        let prefixed = Kind::Profile { prefixed: true };
        let shadows = document.sections.iter().any(|s| s.kind == prefixed && s.name == "default");
        for section in document.sections {
            let place = Place { file, line: section.line };
            let mut ignore = |message: String| view.ignored.push(Fault { place, message });
            let bare = section.kind == Kind::Profile { prefixed: false };
            let into = match section.kind {
                _ if file == FileKind::Config && bare && shadows => {
                    ignore("`[default]` counts for nothing beside `[profile default]`".to_owned());
                    continue;
                }
                Kind::Profile { .. } => &mut view.profiles,
                Kind::SsoSession => &mut view.sso_sessions,
                Kind::Services => &mut view.services,
                Kind::Ignored => {
                    ignore("the section is none that is known, or its name is not one, so it is passed over".to_owned());
                    continue;
                }
            };
            let found = into
                .entry(section.name)
                .or_insert_with(|| Section { place, settings: BTreeMap::new() });
            for property in section.properties {
                let place = Place { file, line: property.line };
                if !property.valid {
                    let message =
                        format!("`{}` cannot be a key, so it is passed over", property.key);
                    view.ignored.push(Fault { place, message });
                    continue;
                }
                let value = if property.value.starts_with('\n') {
                    Taken::Block(block(&property.value))
                } else {
                    Taken::Text(property.value)
                };
                found.settings.insert(property.key, Setting { value, place });
            }
        }
    }
    Ok(view)
}
