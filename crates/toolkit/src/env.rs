//! The environment as the binary read it once, handed to everything here that may look at it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;

/// The variables of the environment.
#[derive(Clone, Default)]
pub struct Env(BTreeMap<OsString, OsString>);

impl Env {
    /// Takes the variables as the operating system gave them.
    pub fn new(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Env {
        Env(variables.into_iter().map(|(name, value)| (key(&name), value)).collect())
    }

    /// The same variables but for one.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Env {
        let mut variables = self.0.clone();
        variables.insert(key(name.as_ref()), value.into());
        Env(variables)
    }

    /// The text of a variable. One that is unset or blank is none, as in the SDKs.
    ///
    /// A value that is not UTF-8 reads as `U+FFFD`, which nothing here accepts: it is not taken for
    /// unset, and so never falls back to something else in silence.
    pub fn text(&self, name: &str) -> Option<&str> {
        let text = self.0.get(&key(name.as_ref()))?.to_str().unwrap_or("\u{fffd}");
        (!text.trim().is_empty()).then_some(text)
    }

    /// The path in a variable, with a leading `~/` read as the home folder.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        let value = self.0.get(&key(name.as_ref())).filter(|value| !value.is_empty())?;
        match value.to_str().and_then(|text| home_relative(text)) {
            Some(rest) => self.home().map(|home| home.join(rest)),
            None => Some(PathBuf::from(value)),
        }
    }

    /// All variables, in the order of their names.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.0.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }

    /// Whether a variable says `true`.
    pub(crate) fn truth(&self, name: &str) -> bool {
        self.text(name).is_some_and(|text| text.trim().eq_ignore_ascii_case("true"))
    }

    /// The home folder: `HOME`; on Windows also `USERPROFILE`, or `HOMEDRIVE` and `HOMEPATH`.
    pub fn home(&self) -> Option<PathBuf> {
        let value = |name: &str| self.0.get(&key(name.as_ref())).filter(|value| !value.is_empty());
        let windows = || {
            value("USERPROFILE").cloned().or_else(|| {
                let mut home = value("HOMEDRIVE")?.clone();
                home.push(value("HOMEPATH")?);
                Some(home)
            })
        };
        let home = value("HOME").cloned().or_else(|| if cfg!(windows) { windows() } else { None });
        home.map(PathBuf::from)
    }
}

/// What a variable is kept under: on Windows `aws_profile` and `AWS_PROFILE` are one.
fn key(name: &OsStr) -> OsString {
    if cfg!(windows) { name.to_ascii_uppercase() } else { name.to_owned() }
}

/// What follows `~/`; on Windows also `~\`.
fn home_relative(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('~')?;
    rest.strip_prefix('/').or_else(|| rest.strip_prefix('\\').filter(|_| cfg!(windows)))
}

impl fmt::Debug for Env {
    /// Values may be secrets, so only the names are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
impl Env {
    /// An environment of these variables.
    pub(crate) fn of(variables: &[(&str, &str)]) -> Env {
        Env::new(variables.iter().map(|(name, value)| (name.into(), value.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_unset_and_broken_text_is_not() {
        let env = Env::of(&[("A", ""), ("B", "  "), ("C", "c"), ("T", " True ")]);
        assert_eq!((env.text("A"), env.text("B"), env.text("C")), (None, None, Some("c")));
        assert_eq!(env.text("D"), None);
        assert!(env.truth("T") && !env.truth("C"));
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt;
            let env = Env::new([("A".into(), OsString::from_vec(vec![0xff]))]);
            assert_eq!(env.text("A"), Some("\u{fffd}"));
        }
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        let env = Env::of(&[("HOME", "/home/ada"), ("F", "~/x"), ("G", "~ada/x"), ("H", "")]);
        assert_eq!(env.path("F"), Some("/home/ada/x".into()));
        assert_eq!(env.path("G"), Some("~ada/x".into()));
        assert_eq!(env.path("H"), None);
    }

    #[test]
    fn values_are_not_printed() {
        let shown = format!("{:?}", Env::of(&[("AWS_SECRET_ACCESS_KEY", "canary")]));
        assert!(shown.contains("AWS_SECRET_ACCESS_KEY") && !shown.contains("canary"));
    }
}
