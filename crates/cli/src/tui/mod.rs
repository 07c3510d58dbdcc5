//! `countersign tui` and `countersign authenticator watch`: profiles, sessions and codes on the whole
//! terminal.
//!
//! `state` says what is there and what a key means, `draw` how it looks, `screen` is the terminal; here is
//! what they are filled with, and what is done outside.

mod draw;
mod screen;
mod state;

use crate::cmd::{Own, locker, open_console};
use crate::exit::Failure;
use crate::now;
use countersign_authenticator::Locker;
use countersign_toolkit::chain::{Chain, What, resolve};
use countersign_toolkit::federation::sign_in_url;
use countersign_toolkit::process::{Format, format};
use countersign_toolkit::profile::{Profiles, selected};
use countersign_toolkit::{CodeFrom, Env, Explained, Session, Toolkit};
use draw::Look;
use ratatui::crossterm::event::{self, Event, KeyEventKind};
use screen::Screen;
use state::{Action, Kind, Page, Profile, State};
use std::time::Duration;

/// How often the time that is left is drawn anew.
const TICK: Duration = Duration::from_millis(250);

/// Profiles and codes.
pub(crate) fn explore(env: &Env) -> Result<(), Failure> {
    let mut app = App::new(env, Page::Profiles)?;
    app.read_profiles()?;
    let current = app.state.profiles.iter().position(|profile| profile.name == selected(env));
    app.state.select(current.unwrap_or(0));
    app.run()
}

/// Codes and nothing else.
pub(crate) fn watch(env: &Env) -> Result<(), Failure> {
    let mut app = App::new(env, Page::Codes)?;
    // A locker that stays shut is told where it can be read, before the screen is taken over.
    let devices = app.locker.entries();
    app.state.devices = Some(devices.map_err(|error| Failure::Failed(error.to_string()))?);
    app.run()
}

struct App<'a> {
    env: &'a Env,
    locker: Locker,
    state: State,
}

impl<'a> App<'a> {
    fn new(env: &'a Env, page: Page) -> Result<App<'a>, Failure> {
        Ok(App { env, locker: locker(env)?, state: State::new(page) })
    }

    fn run(&mut self) -> Result<(), Failure> {
        let look = Look { colour: self.env.text("NO_COLOR").is_none() };
        let mut screen = Screen::open()?;
        loop {
            self.tell();
            let drawn = screen.terminal.draw(|frame| draw::draw(frame, &self.state, look, now()));
            drawn.map_err(|error| broken(&error))?;
            if screen.is_ended() {
                return screen.close();
            }
            if !screen.wait(TICK) {
                return Err(broken(&"it has gone away"));
            }
            while event::poll(Duration::ZERO).map_err(|error| broken(&error))? {
                let action = match event::read().map_err(|error| broken(&error))? {
                    Event::Key(key) if key.kind != KeyEventKind::Release => self.state.key(key),
                    _ => None,
                };
                match action {
                    None => {}
                    Some(Action::Quit) => return screen.close(),
                    Some(action) => self.act(action, &mut screen)?,
                }
            }
        }
    }

    /// Does what was asked for. What goes wrong is said at the bottom; the terminal going away is an error.
    fn act(&mut self, action: Action, screen: &mut Screen) -> Result<(), Failure> {
        match action {
            Action::Quit => {}
            Action::Reload => {
                screen.clear().map_err(|error| broken(&error))?;
                if !self.state.only_codes {
                    let read = self.read_profiles();
                    self.say(read.map(|()| String::new()));
                }
                if self.state.page == Page::Codes {
                    self.open_locker(screen)?;
                }
            }
            Action::OpenLocker => self.open_locker(screen)?,
            Action::OpenSession(name) => {
                let opened = screen.aside(|| self.session(&name))?;
                self.say(opened.map(|_| format!("{name}: credentials are there")));
                self.update(&name);
            }
            Action::OpenConsole(name) => {
                let opened = screen.aside(|| self.console(&name))?;
                self.say(opened.map(|()| format!("{name}: the console is open")));
                self.update(&name);
            }
            Action::CopyCredentials(name) => {
                let session = screen.aside(|| self.session(&name))?;
                let text = session.and_then(|session| Ok(format(&session, Format::Env)?));
                let done = text.and_then(|text| screen.copy(&text));
                self.say(done.map(|()| copied("the credentials")));
                self.update(&name);
            }
            Action::CopyText(text) => {
                screen.copy(&text)?;
                self.state.status = copied(&text);
            }
            Action::CopyCode(name) => self.copy_code(&name, screen)?,
            Action::NextCode(name) => {
                let shown = self.locker.code(&name, now());
                let shown = shown.map_err(|error| Failure::Failed(error.to_string()));
                let next = shown.map(|shown| {
                    self.state.counted.insert(name, shown.code.expose());
                    String::new()
                });
                self.say(next);
            }
        }
        Ok(())
    }

    fn copy_code(&mut self, name: &str, screen: &mut Screen) -> Result<(), Failure> {
        let entry = self.state.devices().into_iter().find(|entry| entry.name.is(name)).cloned();
        match entry.and_then(|entry| self.state.code(&entry, now())) {
            None => "Enter makes its next code first".clone_into(&mut self.state.status),
            Some((code, _)) => {
                screen.copy(&code)?;
                self.state.status = copied("the code");
            }
        }
        Ok(())
    }

    fn open_locker(&mut self, screen: &mut Screen) -> Result<(), Failure> {
        let read = screen.aside(|| self.locker.entries())?;
        match read {
            Ok(devices) => self.state.devices = Some(devices),
            Err(error) => self.state.status = error.to_string(),
        }
        self.state.select(self.state.selected);
        Ok(())
    }

    /// The credentials of a profile. A code is asked for where one is needed.
    fn session(&self, name: &str) -> Result<Session, Failure> {
        let own = Own::open(self.env)?;
        Ok(self.toolkit(&own).session(Some(name))?)
    }

    fn console(&self, name: &str) -> Result<(), Failure> {
        let session = self.session(name)?;
        open_console(self.env, sign_in_url(self.env, &session, None)?)
    }

    fn toolkit<'t>(&'t self, own: &'t Own) -> Toolkit<'t> {
        Toolkit { env: self.env, now, codes: CodeFrom::Auto, authenticator: Some(own) }
    }

    fn read_profiles(&mut self) -> Result<(), Failure> {
        let profiles = Profiles::read(self.env)?;
        let own = Own::open(self.env)?;
        let toolkit = self.toolkit(&own);
        let profile = |name: &String| {
            let resolved = resolve(&profiles, name);
            let (kind, arn) = resolved.map_or((Kind::Broken, None), |chain| leads_to(&chain));
            let kept = if kind == Kind::Session { toolkit.kept(&profiles, name) } else { None };
            let until = kept.and_then(|credentials| credentials.expiration);
            Profile { name: name.clone(), kind, arn, until }
        };
        let all = profiles.profiles.keys().map(profile).collect();
        self.state.profiles = all;
        self.state.told.clear();
        self.state.select(self.state.selected);
        Ok(())
    }

    /// Looks again what is kept for one profile.
    fn update(&mut self, name: &str) {
        let until = Own::open(self.env).ok().and_then(|own| {
            let profiles = Profiles::read(self.env).ok()?;
            self.toolkit(&own).kept(&profiles, name)?.expiration
        });
        if let Some(profile) = self.state.profiles.iter_mut().find(|p| p.name == name) {
            profile.until = until;
        }
    }

    /// Finds the words for the profile that is selected.
    fn tell(&mut self) {
        let Some(name) = self.state.profile().map(|profile| profile.name.clone()) else { return };
        if self.state.told.contains_key(&name) {
            return;
        }
        let told = Explained::read(self.env, &name).and_then(Explained::told);
        self.state.told.insert(name, told.unwrap_or_else(|error| error.to_string()));
    }

    fn say(&mut self, done: Result<String, Failure>) {
        self.state.status = match done {
            Ok(status) => status,
            Err(Failure::Failed(message) | Failure::Usage(message)) => message,
            Err(_) => "nothing was done".to_owned(),
        };
    }
}

/// What a chain ends in, and the ARN of that.
fn leads_to(chain: &Chain) -> (Kind, Option<String>) {
    match chain.steps.last().map(|step| &step.what) {
        Some(What::AssumeRole(role)) => (Kind::Session, Some(role.role_arn.clone())),
        Some(What::WebIdentity { role_arn, .. }) => (Kind::Session, Some(role_arn.clone())),
        Some(What::SessionToken { mfa, .. }) => (Kind::Session, Some(mfa.serial.clone())),
        _ => (Kind::Keys, None),
    }
}

fn copied(what: &str) -> String {
    format!("copied {what}, if this terminal lets programs do so")
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Failure::Failed(format!("cannot draw on the terminal: {error}"))
}
