//! What is on the screen, and what a key does to it. No terminal and no file is touched here.

use countersign_authenticator::{Entry, Shown};
use countersign_otp::uri::Factor;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::collections::BTreeMap;

/// Which of the two lists is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Profiles,
    Codes,
}

/// A profile in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) name: String,
    /// What its chain ends in, or why there is none.
    pub(super) kind: Kind,
    /// The ARN of the role or device that it leads to.
    pub(super) arn: Option<String>,
    /// When the session that is kept for it ends, in Unix seconds.
    pub(super) until: Option<i64>,
}

/// What a profile is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A session that is kept, or would be.
    Session,
    /// Keys or a source that give credentials at once.
    Keys,
    /// It cannot work.
    Broken,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    Quit,
    /// Read everything anew.
    Reload,
    /// Read the authenticator's devices.
    OpenLocker,
    /// Get the profile's credentials, asking for a code when one is needed.
    OpenSession(String),
    /// Open the web console with the profile's session.
    OpenConsole(String),
    /// Put the profile's credentials on the clipboard.
    CopyCredentials(String),
    /// Put this on the clipboard; it is no secret.
    CopyText(String),
    /// Put the device's code on the clipboard.
    CopyCode(String),
    /// Make the next code of a counter-based device.
    NextCode(String),
}

/// Everything.
#[derive(Debug)]
pub(super) struct State {
    pub(super) page: Page,
    /// Whether there is nothing but codes.
    pub(super) only_codes: bool,
    pub(super) profiles: Vec<Profile>,
    /// What each profile that was looked at leads to, in words.
    pub(super) told: BTreeMap<String, String>,
    /// The devices, once they were read.
    pub(super) devices: Option<Vec<Entry>>,
    /// Codes of counter-based devices that were asked for.
    pub(super) counted: BTreeMap<String, String>,
    pub(super) filter: String,
    pub(super) filtering: bool,
    pub(super) selected: usize,
    pub(super) help: bool,
    /// How far the right side is scrolled.
    pub(super) scroll: u16,
    /// One line at the bottom.
    pub(super) status: String,
}

/// How many rows a page key goes.
const FAR: usize = 10;

impl State {
    pub(super) fn new(page: Page) -> State {
        State {
            page,
            only_codes: page == Page::Codes,
            profiles: Vec::new(),
            told: BTreeMap::new(),
            devices: None,
            counted: BTreeMap::new(),
            filter: String::new(),
            filtering: false,
            selected: 0,
            help: false,
            scroll: 0,
            status: String::new(),
        }
    }

    /// The profiles that the filter lets through.
    pub(super) fn shown(&self) -> Vec<&Profile> {
        let filter = self.filter.to_lowercase();
        let has = |profile: &&Profile| profile.name.to_lowercase().contains(&filter);
        self.profiles.iter().filter(has).collect()
    }

    /// The devices that the filter lets through.
    pub(super) fn devices(&self) -> Vec<&Entry> {
        let filter = self.filter.to_lowercase();
        let has = |entry: &&Entry| entry.name.as_str().to_lowercase().contains(&filter);
        self.devices.iter().flatten().filter(has).collect()
    }

    pub(super) fn rows(&self) -> usize {
        match self.page {
            Page::Profiles => self.shown().len(),
            Page::Codes => self.devices().len(),
        }
    }

    /// The profile that is selected.
    pub(super) fn profile(&self) -> Option<&Profile> {
        self.shown().get(self.selected).copied()
    }

    fn device(&self) -> Option<&Entry> {
        self.devices().get(self.selected).copied()
    }

    /// What a key asks for, if that is something outside.
    pub(super) fn key(&mut self, key: KeyEvent) -> Option<Action> {
        self.status.clear();
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return match key.code {
                KeyCode::Char('c') => Some(Action::Quit),
                KeyCode::Char('l') => Some(Action::Reload),
                _ => None,
            };
        }
        if self.help {
            self.help = false;
            return None;
        }
        if self.filtering {
            self.type_filter(key.code);
            return None;
        }
        match key.code {
            KeyCode::Char('q') => return Some(Action::Quit),
            KeyCode::Esc if self.filter.is_empty() => return Some(Action::Quit),
            KeyCode::Esc => self.filter_by(String::new()),
            KeyCode::Char('?') => self.help = true,
            KeyCode::Char('/') => self.filtering = true,
            KeyCode::Char('r') => return Some(Action::Reload),
            KeyCode::Up | KeyCode::Char('k') => self.select(self.selected.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.select(self.selected + 1),
            KeyCode::PageUp => self.select(self.selected.saturating_sub(FAR)),
            KeyCode::PageDown => self.select(self.selected + FAR),
            KeyCode::Home | KeyCode::Char('g') => self.select(0),
            KeyCode::End | KeyCode::Char('G') => self.select(usize::MAX),
            KeyCode::Left | KeyCode::Char('h') => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Right | KeyCode::Char('l') => self.scroll = self.scroll.saturating_add(1),
            KeyCode::Tab | KeyCode::BackTab if !self.only_codes => return self.turn(),
            _ => {
                return match self.page {
                    Page::Profiles => self.profile_key(key.code),
                    Page::Codes => self.device_key(key.code),
                };
            }
        }
        None
    }

    fn profile_key(&mut self, key: KeyCode) -> Option<Action> {
        let profile = self.profile()?;
        let name = profile.name.clone();
        match key {
            KeyCode::Enter => Some(Action::OpenSession(name)),
            KeyCode::Char('o') => Some(Action::OpenConsole(name)),
            KeyCode::Char('Y') => Some(Action::CopyCredentials(name)),
            KeyCode::Char('y') => {
                let arn = profile.arn.clone();
                if arn.is_none() {
                    "this profile leads to no role and no device".clone_into(&mut self.status);
                }
                arn.map(Action::CopyText)
            }
            _ => None,
        }
    }

    fn device_key(&self, key: KeyCode) -> Option<Action> {
        let device = self.device()?;
        let name = device.name.to_string();
        match (key, device.device.factor) {
            (KeyCode::Enter | KeyCode::Char('n'), Factor::Counter { .. }) => {
                Some(Action::NextCode(name))
            }
            (KeyCode::Char('y'), _) => Some(Action::CopyCode(name)),
            _ => None,
        }
    }

    fn turn(&mut self) -> Option<Action> {
        self.page = match self.page {
            Page::Profiles => Page::Codes,
            Page::Codes => Page::Profiles,
        };
        self.filter_by(String::new());
        let unread = self.page == Page::Codes && self.devices.is_none();
        unread.then_some(Action::OpenLocker)
    }

    fn type_filter(&mut self, key: KeyCode) {
        let mut filter = self.filter.clone();
        match key {
            KeyCode::Enter => self.filtering = false,
            KeyCode::Esc => {
                self.filtering = false;
                self.filter_by(String::new());
            }
            KeyCode::Backspace => {
                filter.pop();
                self.filter_by(filter);
            }
            KeyCode::Char(c) => {
                filter.push(c);
                self.filter_by(filter);
            }
            _ => {}
        }
    }

    /// Filters; what was selected stays so where it can.
    fn filter_by(&mut self, filter: String) {
        let was = self.profile().map(|profile| profile.name.clone());
        self.filter = filter;
        let at = self.shown().iter().position(|profile| Some(&profile.name) == was.as_ref());
        self.select(at.unwrap_or(0));
    }

    /// Selects a row, the last one if there are not so many.
    pub(super) fn select(&mut self, row: usize) {
        self.selected = row.min(self.rows().saturating_sub(1));
        self.scroll = 0;
    }

    /// The code of a device that is shown at a time; none for one by counter that was not asked for.
    pub(super) fn code(&self, entry: &Entry, now: i64) -> Option<(String, Option<u32>)> {
        match entry.device.factor {
            Factor::Counter { .. } => {
                self.counted.get(entry.name.as_str()).map(|code| (code.clone(), None))
            }
            Factor::Time { .. } => {
                let shown = Shown::of(entry, now);
                Some((shown.code.expose(), shown.seconds_left))
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use countersign_otp::uri::Otpauth;
    use countersign_otp::{Digits, Seed};

    /// Five profiles and two devices.
    pub(in super::super) fn state(page: Page) -> State {
        let profile = |name: &str, kind, until| Profile {
            name: name.to_owned(),
            kind,
            arn: (kind == Kind::Session).then(|| format!("arn:aws:iam::111122223333:role/{name}")),
            until,
        };
        let entry = |name: &str, factor| {
            let device = Otpauth::device("ada@1", "AWS", Seed::from(*b"12345678901234567890"));
            Entry { name: name.parse().unwrap(), device: Otpauth { factor, ..device } }
        };
        let mut state = State::new(page);
        state.profiles = vec![
            profile("admin", Kind::Session, Some(3661)),
            profile("broken", Kind::Broken, None),
            profile("mfa", Kind::Session, None),
            profile("mfa-two", Kind::Session, Some(90)),
            profile("toolkit-user", Kind::Keys, None),
        ];
        state.told.insert("mfa".to_owned(), "profile mfa\n\n1. take the access key\n".to_owned());
        state.devices = Some(vec![
            entry("work", Factor::Time { period: 30 }),
            entry("token", Factor::Counter { counter: 0 }),
        ]);
        assert_eq!(state.devices().first().map(|entry| entry.device.digits), Some(Digits::Six));
        state
    }

    fn press(state: &mut State, keys: &str) -> Option<Action> {
        let mut last = None;
        for c in keys.chars() {
            let code = match c {
                '\n' => KeyCode::Enter,
                '\t' => KeyCode::Tab,
                '\x1b' => KeyCode::Esc,
                '\x08' => KeyCode::Backspace,
                c => KeyCode::Char(c),
            };
            last = state.key(KeyEvent::from(code));
        }
        last
    }

    #[test]
    fn the_selection_stays_in_the_list_and_on_what_it_was() {
        let mut state = state(Page::Profiles);
        press(&mut state, "kkk");
        assert_eq!(state.selected, 0);
        press(&mut state, "jjjjjjjjjj");
        assert_eq!(state.profile().unwrap().name, "toolkit-user");
        press(&mut state, "g");
        press(&mut state, "jjj/MFA");
        assert_eq!((state.shown().len(), &*state.profile().unwrap().name), (2, "mfa-two"));
        press(&mut state, "x");
        assert_eq!((state.shown().len(), state.profile()), (0, None));
        assert_eq!(press(&mut state, "\n\n"), None);
        press(&mut state, "/\x08\x1b");
        assert_eq!((state.shown().len(), state.filtering), (5, false));
    }

    #[test]
    fn a_secret_is_copied_by_its_own_key_only() {
        let mut state = state(Page::Profiles);
        let arn = "arn:aws:iam::111122223333:role/admin".to_owned();
        assert_eq!(press(&mut state, "y"), Some(Action::CopyText(arn)));
        assert_eq!(press(&mut state, "Y"), Some(Action::CopyCredentials("admin".to_owned())));
        assert_eq!(press(&mut state, "o"), Some(Action::OpenConsole("admin".to_owned())));
        assert_eq!(press(&mut state, "G"), None);
        assert_eq!(press(&mut state, "y"), None);
        assert!(state.status.contains("no role"));
        for key in "cxpCsS".chars() {
            assert_eq!(press(&mut state, &key.to_string()), None, "{key}");
        }
    }

    #[test]
    fn letters_are_letters_while_a_filter_is_typed() {
        let mut state = state(Page::Profiles);
        assert_eq!(press(&mut state, "/qY?"), None);
        assert_eq!((state.filter.as_str(), state.help), ("qY?", false));
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(state.key(ctrl_c), Some(Action::Quit));
        assert_eq!(press(&mut state, "\x1b"), None);
        assert_eq!(press(&mut state, "\x1b"), Some(Action::Quit));
    }

    #[test]
    fn a_counters_code_is_used_up_by_its_own_key_only() {
        let mut state = state(Page::Codes);
        let (work, token) = {
            let devices = state.devices();
            (devices[0].clone(), devices[1].clone())
        };
        assert_eq!(state.code(&work, 59), Some(("287082".to_owned(), Some(1))));
        assert_eq!(state.code(&token, 59), None);
        assert_eq!(press(&mut state, "\n"), None);
        assert_eq!(press(&mut state, "j\n"), Some(Action::NextCode("token".to_owned())));
        assert_eq!(press(&mut state, "y"), Some(Action::CopyCode("token".to_owned())));
        // There is nothing but codes here.
        assert_eq!(press(&mut state, "\t"), None);
        assert_eq!(state.page, Page::Codes);
    }

    #[test]
    fn devices_are_read_when_they_are_looked_at() {
        let mut state = state(Page::Profiles);
        state.devices = None;
        assert_eq!(press(&mut state, "\t"), Some(Action::OpenLocker));
        state.devices = Some(Vec::new());
        assert_eq!(press(&mut state, "\t\t"), None);
        assert_eq!(state.page, Page::Codes);
    }
}
