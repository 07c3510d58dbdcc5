//! What an editor's forms carry from page to page: the document, and where one is in it.

use super::draft::{Draft, Resources, View};
use super::facts::{self, Service};
use super::read::{self, Unreadable};
use crate::form::Form;
use crate::part::Hidden;

/// Which page of the editor a form was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum At {
    #[default]
    Visual,
    Json,
    /// The dialog `Add ARN(s)`.
    Arns,
    Review,
}

impl At {
    pub(super) fn word(self) -> &'static str {
        match self {
            At::Visual => "visual",
            At::Json => "json",
            At::Arns => "arns",
            At::Review => "review",
        }
    }

    fn of(word: &str) -> At {
        [At::Json, At::Arns, At::Review]
            .into_iter()
            .find(|at| at.word() == word)
            .unwrap_or_default()
    }
}

/// The state of an editor between two pages.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) at: At,
    /// The document as text: as it was typed, until the visual form changes it.
    pub(super) text: String,
    /// The statement that is open in the visual form.
    pub(super) open: usize,
    /// The services that were chosen for statements which have no actions yet to tell.
    hints: Vec<(usize, String)>,
    /// Whether the list of services is open.
    pub(super) choosing: bool,
    pub(super) find: String,
    pub(super) filter: String,
    /// The filter that the actions of the last page were narrowed by.
    pub(super) narrowed: String,
    /// Whether the request conditions are open.
    pub(super) conditions: bool,
    /// Resources that come back when `Specific` is chosen again.
    pub(super) kept: Vec<String>,
    /// The type of resource that the dialog shows, of many.
    pub(super) kind: String,
    /// The tab that the review leads back to.
    pub(super) from: At,
    /// The wizard that waits for this policy, sealed; empty for none.
    pub(super) waits: String,
}

impl State {
    /// An editor that begins with a document, or with an empty one.
    pub(super) fn begin(stored: Option<&str>) -> State {
        let text = match stored.map(read::json) {
            None => Draft::new().text(),
            Some(Ok(value)) => serde_json::to_string_pretty(&value).unwrap_or_default(),
            Some(Err(_)) => stored.unwrap_or_default().to_owned(),
        };
        let at = if draft(&text).is_ok() { At::Visual } else { At::Json };
        State { at, text, ..State::default() }
    }

    pub(super) fn of(form: &Form) -> State {
        let hints = form.all("hint").into_iter().filter_map(|hint| {
            let (index, service) = hint.split_once(' ')?;
            Some((index.parse().ok()?, service.to_owned()))
        });
        State {
            at: At::of(form.text("at")),
            text: form.text("document").replace("\r\n", "\n"),
            open: form.text("open").parse().unwrap_or_default(),
            hints: hints.collect(),
            choosing: form.ticked("choosing"),
            find: form.text("find").to_owned(),
            filter: form.text("filter").to_owned(),
            narrowed: form.text("narrowed").to_owned(),
            conditions: form.ticked("conditions"),
            kept: form.all("kept"),
            kind: form.text("kind").to_owned(),
            from: At::of(form.text("from")),
            waits: form.text("waits").to_owned(),
        }
    }

    /// The state as fields; without those that the page at hand shows itself.
    pub(super) fn hidden(&self, shown: &[&str]) -> Vec<Hidden> {
        let mut all = vec![("at", self.at.word().to_owned()), ("open", self.open.to_string())];
        all.push(("document", self.text.clone()));
        all.push(("find", self.find.clone()));
        all.push(("filter", self.filter.clone()));
        all.push(("narrowed", self.filter.clone()));
        all.push(("kind", self.kind.clone()));
        all.push(("from", self.from.word().to_owned()));
        if !self.waits.is_empty() {
            all.push(("waits", self.waits.clone()));
        }
        if self.choosing {
            all.push(("choosing", "on".to_owned()));
        }
        if self.conditions {
            all.push(("conditions", "on".to_owned()));
        }
        all.extend(self.hints.iter().map(|(at, service)| ("hint", format!("{at} {service}"))));
        all.extend(self.kept.iter().map(|arn| ("kept", arn.clone())));
        let rest = all.into_iter().filter(|(name, _)| !shown.contains(name));
        rest.map(|(name, value)| Hidden { name: name.to_owned(), value }).collect()
    }

    pub(super) fn draft(&self) -> Result<Draft, Unreadable> {
        draft(&self.text)
    }

    /// Takes a document over. Its text stays as it is when it says the same.
    pub(super) fn put(&mut self, draft: &Draft) {
        if !self.draft().is_ok_and(|before| before == *draft) {
            self.text = draft.text();
        }
    }

    /// The view of the statement that is open, with the service that was chosen for it.
    pub(super) fn view(&self, draft: &Draft, index: usize) -> Option<View> {
        let mut view = draft.view(index)?;
        if view.service.is_none() {
            view.service = self.hint(index).map(str::to_owned);
        }
        Some(view)
    }

    fn hint(&self, index: usize) -> Option<&str> {
        self.hints.iter().find(|(at, _)| *at == index).map(|(_, service)| service.as_str())
    }

    pub(super) fn set_hint(&mut self, index: usize, service: &str) {
        self.hints.retain(|(at, _)| *at != index);
        self.hints.push((index, service.to_owned()));
    }

    /// What there is to remember of a statement's service goes with it.
    pub(super) fn forget(&mut self, index: usize) {
        self.hints.retain(|(at, _)| *at != index);
        for (at, _) in &mut self.hints {
            if *at > index {
                *at -= 1;
            }
        }
        self.opened(self.open.saturating_sub(usize::from(self.open >= index)));
    }

    /// Opens a statement.
    pub(super) fn opened(&mut self, index: usize) {
        self.open = index;
        self.choosing = false;
        self.find.clear();
        self.filter.clear();
        self.conditions = false;
        self.kept.clear();
    }
}

fn draft(text: &str) -> Result<Draft, Unreadable> {
    let value = read::json(text)?;
    let what = "a policy is an object with a list of statements that are objects";
    Draft::of(value).ok_or_else(|| Unreadable { what: what.to_owned(), line: 1, column: 1 })
}

/// The service of a view, when the table has it.
pub(super) fn service(view: &View) -> Option<Service> {
    view.service.as_deref().and_then(facts::service)
}

/// What a statement still lacks before it does anything.
pub(super) fn lacks(view: &View) -> Option<&'static str> {
    if view.service.is_none() {
        Some("choose a service")
    } else if view.actions.is_empty() {
        Some("choose at least one action")
    } else if view.resources == Resources::Specific(Vec::new()) {
        Some("add the ARN of a resource, or choose All resources")
    } else {
        None
    }
}
