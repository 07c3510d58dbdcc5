//! The policy editor: a document behind two tabs, `Visual editor` and `JSON`, then `Review policy`.
//!
//! Every page is a form that carries the document along, so that nothing is lost on the way and nothing is stored before
//! the last button. What a page's fields say is taken over first, whatever button was pressed; then the button is obeyed.

mod arn;
mod draft;
mod facts;
mod fields;
mod json;
mod place;
mod read;
mod review;
mod says;
mod state;
mod summary;
mod tabs;
mod visual;

use crate::App;
use crate::answer::{Failed, Page, go, html, html_with};
use crate::form::Form;
use crate::part::{Alert, Hidden, Steps};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::roles;
use crate::said::told;
use crate::seal::{open, seal};
use crate::shown::shown;
use crate::tagging;
use crate::visit::Me;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use axum::routing::get;
use countersign_service::Fault;
use draft::{Draft, Resources};
use fields::Wrong;
use http::StatusCode;
use json::JsonPage;
use place::{Holder, Place};
use review::{ReviewPage, Saved};
use says::Says;
use state::{At, State, lacks};
use std::sync::Arc;
use tabs::Tabs;
use visual::{ArnsPage, VisualPage};

/// What a wizard's form is sealed for while its policy is written.
const ROLE: &str = "role";
/// How long it waits, in seconds.
const PATIENCE: i64 = 12 * 3600;

pub(crate) fn routes() -> Router<Arc<App>> {
    let user = get(user_page).post(user_form);
    let role = get(role_page).post(role_form);
    let group = get(group_page).post(group_form);
    Router::new()
        .route("/console/users/{name}/add-inline-policy", user)
        .route("/console/roles/{name}/add-inline-policy", role)
        .route("/console/groups/{name}/add-inline-policy", group)
        .route("/console/policies/create", get(new_page).post(new_form))
        .route("/console/policies/edit", get(version_page).post(version_form))
}

fn inline(holder: Holder, name: String, query: Option<&str>) -> Place {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    Place::Inline { holder, name, policy: query.said("policy") }
}

fn version(query: Option<&str>) -> Result<Place, Failed> {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    query.said("arn").map(|arn| Place::Version { arn }).ok_or(Failed::Nothing)
}

async fn user_page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    begin(&me, &inline(Holder::User, name, query.as_deref())).await
}

async fn user_form(Path(name): Path<String>, RawQuery(query): RawQuery, post: Post) -> Page {
    obey(post, inline(Holder::User, name, query.as_deref())).await
}

async fn role_page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    begin(&me, &inline(Holder::Role, name, query.as_deref())).await
}

async fn role_form(Path(name): Path<String>, RawQuery(query): RawQuery, post: Post) -> Page {
    obey(post, inline(Holder::Role, name, query.as_deref())).await
}

async fn group_page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    begin(&me, &inline(Holder::Group, name, query.as_deref())).await
}

async fn group_form(Path(name): Path<String>, RawQuery(query): RawQuery, post: Post) -> Page {
    obey(post, inline(Holder::Group, name, query.as_deref())).await
}

async fn new_page(me: Me) -> Page {
    begin(&me, &Place::New).await
}

async fn new_form(post: Post) -> Page {
    obey(post, Place::New).await
}

/// The editor for `Create role`, whose form waits for the policy.
pub(crate) fn for_role(me: &Me, form: &Form) -> Page {
    let waits = seal(me, ROLE, &form.encoded());
    let waits = waits.ok_or_else(|| Failed::fault(me.frame("", ""), Fault::service_failure()))?;
    let mut state = State::begin(None);
    state.waits = waits;
    Ok(editor(me.clone(), Place::New, Form::default(), state).page())
}

async fn version_page(me: Me, RawQuery(query): RawQuery) -> Page {
    begin(&me, &version(query.as_deref())?).await
}

async fn version_form(RawQuery(query): RawQuery, post: Post) -> Page {
    obey(post, version(query.as_deref())?).await
}

/// An editor at work on a request.
struct Editor {
    me: Me,
    place: Place,
    form: Form,
    state: State,
    wrong: Wrong,
    arns_wrong: Vec<(String, String)>,
    tag_wrong: Option<String>,
    refusal: Refusal,
    alert: Option<Alert>,
}

async fn begin(me: &Me, place: &Place) -> Page {
    let stored = place.stored(me).await?;
    let state = State::begin(stored.as_deref());
    Ok(editor(me.clone(), place.clone(), Form::default(), state).page())
}

fn editor(me: Me, place: Place, form: Form, state: State) -> Editor {
    Editor {
        me,
        place,
        form,
        state,
        wrong: Wrong::new(),
        arns_wrong: Vec::new(),
        tag_wrong: None,
        refusal: Refusal::default(),
        alert: None,
    }
}

async fn obey(Post { me, form }: Post, place: Place) -> Page {
    let state = State::of(&form);
    let mut editor = editor(me, place, form, state);
    editor.take();
    let word = if editor.form.ticked("remove") { "tag" } else { editor.form.text("go") };
    let word = word.to_owned();
    match word.split_once(':').unwrap_or((&word, "")) {
        ("says", _) => return Ok(html(&editor.says_now())),
        ("create", _) => return editor.create().await,
        ("leave", _) => return editor.leave(None).await,
        (word, about) => editor.go(word, about),
    }
    Ok(editor.page())
}

impl Editor {
    /// Takes over what the page's fields say.
    fn take(&mut self) {
        if self.state.at == At::Visual {
            let account = self.me.account().to_owned();
            self.change(|view, editor| {
                let wrong = fields::take(view, &editor.state, &editor.form, &account);
                editor.wrong.extend(wrong);
            });
        }
    }

    /// Whether a button leads away from fields that say something wrong: they would be lost.
    fn leaves(&self, word: &str) -> bool {
        let away = [
            "json",
            "choose",
            "service",
            "arns",
            "conditions-close",
            "statement-add",
            "statement-open",
            "review",
        ];
        !self.wrong.is_empty() && away.contains(&word)
    }

    /// Changes the statement that is open.
    fn change(&mut self, how: impl FnOnce(&mut draft::View, &mut Editor)) {
        let Ok(mut draft) = self.state.draft() else { return };
        let index = self.state.open;
        let Some(mut view) = self.state.view(&draft, index) else { return };
        let before = view.clone();
        how(&mut view, self);
        if let (Resources::Specific(arns), Resources::All) = (&before.resources, &view.resources) {
            self.state.kept.clone_from(arns);
        }
        if let Some(service) = &view.service {
            self.state.set_hint(index, service);
        }
        draft.set(index, &view);
        self.state.put(&draft);
    }

    /// Goes where a button says.
    fn go(&mut self, word: &str, about: &str) {
        let index = about.parse::<usize>().unwrap_or(usize::MAX);
        if self.leaves(word) {
            return;
        }
        match word {
            "visual" => self.visual(),
            "json" => self.state.at = At::Json,
            "choose" => self.state.choosing = !self.state.choosing,
            "service" => self.choose(about),
            "arns" => {
                self.state.at = At::Arns;
                self.state.kind.clear();
                self.form = Form::default();
            }
            "arns-close" => self.state.at = At::Visual,
            "arns-add" => self.add_arns(),
            "arn-drop" => self.change(|view, _| {
                if let Resources::Specific(arns) = &mut view.resources
                    && index < arns.len()
                {
                    arns.remove(index);
                }
            }),
            "conditions" => self.state.conditions = true,
            "conditions-close" => self.state.conditions = false,
            "condition-drop" => self.change(|view, _| {
                if index < view.conditions.len() {
                    view.conditions.remove(index);
                }
            }),
            "statement-add" => {
                if let Ok(mut draft) = self.state.draft() {
                    let index = draft.add();
                    self.state.put(&draft);
                    self.state.opened(index);
                }
            }
            "statement-open" => self.state.opened(index),
            "statement-drop" => {
                if let Ok(mut draft) = self.state.draft() {
                    draft.remove(index);
                    self.state.put(&draft);
                    self.state.forget(index);
                }
            }
            "review" => self.review(),
            "previous" => self.state.at = self.state.from,
            "tag" => match tagging::gather(self.form.clone()) {
                Ok(form) => self.form = form,
                Err((form, why)) => {
                    self.form = form;
                    self.tag_wrong = Some(why);
                }
            },
            // Enter in a field: what it says has been taken over.
            _ => {}
        }
    }

    /// The visual tab, if the document can be read.
    fn visual(&mut self) {
        match self.state.draft() {
            Ok(draft) => {
                self.state.at = At::Visual;
                if draft.view(self.state.open).is_none() {
                    let first = (0..draft.statements().len()).find(|i| draft.view(*i).is_some());
                    self.state.opened(first.unwrap_or_default());
                }
            }
            Err(error) => {
                self.error(&format!(
                    "The document cannot be shown in the visual editor. Line {}, column {}: {}.",
                    error.line, error.column, error.what
                ));
            }
        }
    }

    fn error(&mut self, text: &str) {
        self.alert = Some(Alert { kind: "error", text: shown(text) });
    }

    /// Another service begins anew: actions and resources are its own.
    fn choose(&mut self, prefix: &str) {
        self.state.choosing = false;
        self.state.find.clear();
        self.state.filter.clear();
        let all = prefix == "*";
        if !all && facts::service(prefix).is_none() {
            return;
        }
        self.change(|view, _| {
            if view.service.as_deref() != Some(prefix) {
                view.service = Some(prefix.to_owned());
                view.actions = if all { vec!["*".to_owned()] } else { Vec::new() };
                view.resources = Resources::default();
            }
        });
        self.state.kept.clear();
    }

    fn add_arns(&mut self) {
        let mut added = false;
        self.change(|view, editor| {
            let (types, _) = visual::dialog_types(view, &editor.state);
            match fields::add_arns(view, &types, &editor.form) {
                Ok(()) => added = true,
                Err(wrong) => editor.arns_wrong = wrong,
            }
        });
        if added {
            self.state.at = At::Visual;
        }
    }

    /// The review, if there is something to review.
    fn review(&mut self) {
        if self.state.at == At::Visual
            && let Ok(draft) = self.state.draft()
        {
            let all = draft.statements().len();
            let lacking = (0..all).find_map(|index| {
                let view = self.state.view(&draft, index)?;
                lacks(&view).map(|what| (index, what))
            });
            if let Some((index, what)) = lacking {
                if self.state.open != index {
                    self.state.opened(index);
                }
                self.error(&format!("Statement {}: {what}.", index + 1));
                return;
            }
        }
        if let Some(error) = self.says(true).error() {
            self.error(&error);
            return;
        }
        self.state.from = self.state.at;
        self.state.at = At::Review;
    }

    async fn create(mut self) -> Page {
        if let Some(error) = self.says(true).error() {
            self.state.at = At::Json;
            self.error(&error);
            return Ok(self.page());
        }
        // A tag that was typed and not added is meant, too.
        if self.place == Place::New {
            self.go("tag", "");
            if self.tag_wrong.is_some() {
                return Ok(self.page());
            }
        }
        match review::save(&self.me, &self.place, &self.state.text, &self.form).await {
            Ok(Saved { arn, .. }) if self.waits() => self.leave(arn).await,
            Ok(Saved { path, .. }) => match &self.place {
                Place::Inline { holder: Holder::User | Holder::Group, .. } => {
                    told(&self.me, &path, "The inline policy has been saved")
                }
                _ => Ok(go(&path)),
            },
            Err(fault) => {
                self.refusal = review::broken(&self.me, fault)?;
                Ok(self.page())
            }
        }
    }

    /// Whether `Create role` waits for the policy.
    fn waits(&self) -> bool {
        self.place == Place::New && !self.state.waits.is_empty()
    }

    /// Back to the wizard that waits, with the policy that has been made.
    async fn leave(self, arn: Option<String>) -> Page {
        let waits = open(&self.me, ROLE, &self.state.waits, PATIENCE);
        match waits {
            Some(form) => {
                roles::go_on_with(&self.me, Form::parse(form.expose().as_bytes()), arn).await
            }
            None => Ok(go(&self.place.back())),
        }
    }

    /// Where `Cancel` leads; nowhere for a button that goes back to the wizard.
    fn back(&self) -> String {
        if self.waits() { String::new() } else { self.place.back() }
    }

    /// What the editor says of the document; of what is missing only when that is asked for.
    fn says(&self, finished: bool) -> Says {
        let draft = self.state.draft().ok();
        Says::of(&self.state.text, draft.as_ref(), &self.place.who(), finished)
    }

    /// What is to be said while somebody types: in the visual form nothing of what is still to come.
    fn says_now(&self) -> Says {
        let finished = self.state.draft().is_ok_and(|draft| self.is_finished(&draft));
        self.says(finished || self.state.at != At::Visual)
    }

    fn is_finished(&self, draft: &Draft) -> bool {
        (0..draft.statements().len())
            .all(|index| self.state.view(draft, index).is_none_or(|view| lacks(&view).is_none()))
    }

    fn is_wrong(&self) -> bool {
        let Editor { wrong, arns_wrong, tag_wrong, alert, refusal, .. } = self;
        let refused = refusal.alert(&[]).is_some();
        !wrong.is_empty()
            || !arns_wrong.is_empty()
            || tag_wrong.is_some()
            || alert.is_some()
            || refused
    }

    fn page(self) -> Response {
        let status = if self.is_wrong() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
        match self.state.at {
            At::Json => html_with(status, &self.json_page()),
            At::Arns => html_with(status, &self.arns_page()),
            At::Review => html_with(status, &self.review_page()),
            At::Visual => match self.state.draft() {
                Ok(draft) => html_with(status, &self.visual_page(&draft)),
                Err(_) => html_with(status, &self.json_page()),
            },
        }
    }

    fn title(&self, of: &str) -> String {
        format!("{}: {of}", self.place.heading())
    }

    /// The state and the fields of the review, which this page does not show.
    fn carried(&self, shown: &[&str]) -> Vec<Hidden> {
        let mut all = self.state.hidden(shown);
        for name in review::FIELDS {
            let values = self.form.all(name).into_iter();
            all.extend(values.map(|value| Hidden { name: (*name).to_owned(), value }));
        }
        all
    }

    fn json_page(mut self) -> JsonPage {
        self.state.at = At::Json;
        JsonPage {
            frame: self.me.frame(self.place.nav(), self.title("JSON")),
            heading: self.place.heading(),
            about: self.place.about(),
            steps: steps(0),
            path: self.place.path(),
            back: self.back(),
            carried: self.carried(&["document"]),
            tabs: Tabs { at: At::Json },
            alert: self.alert.clone(),
            document: json::field(&self.state.text),
            says: self.says(true),
        }
    }

    fn visual_page(self, draft: &Draft) -> VisualPage {
        VisualPage {
            frame: self.me.frame(self.place.nav(), self.title("Visual editor")),
            heading: self.place.heading(),
            about: self.place.about(),
            steps: steps(0),
            path: self.place.path(),
            back: self.back(),
            carried: {
                let shown: &[&str] = if self.state.choosing { &["find"] } else { &["filter"] };
                self.carried(shown)
            },
            tabs: Tabs { at: At::Visual },
            alert: self.alert.clone(),
            statements: visual::blocks(
                draft,
                &self.state,
                &self.form,
                &self.wrong,
                &self.place,
                self.me.account(),
            ),
            says: self.says_now(),
        }
    }

    fn arns_page(self) -> ArnsPage {
        let draft = self.state.draft().unwrap_or_else(|_| Draft::new());
        let view = self.state.view(&draft, self.state.open).unwrap_or_default();
        let (types, kinds) = visual::dialog_types(&view, &self.state);
        ArnsPage {
            frame: self.me.frame(self.place.nav(), self.title("Add ARN(s)")),
            path: self.place.path(),
            carried: self.carried(if kinds.is_empty() { &[] } else { &["kind"] }),
            kinds,
            types: visual::type_parts(&types, &self.form, &self.arns_wrong, self.me.account()),
            any: visual::any_arn(&types, &self.form, &self.arns_wrong),
        }
    }

    fn review_page(self) -> ReviewPage {
        let fields = review::fields(&self.place, &self.form, &self.refusal, self.tag_wrong.clone());
        let tags = self.form.all("tag").into_iter();
        let mut carried = self.state.hidden(&[]);
        carried.extend(tags.map(|value| Hidden { name: "tag".to_owned(), value }));
        carried.push(Hidden { name: "reviewed".to_owned(), value: "on".to_owned() });
        ReviewPage {
            frame: self.me.frame(self.place.nav(), self.title("Review policy")),
            heading: self.place.heading(),
            about: self.place.about(),
            steps: steps(1),
            path: self.place.path(),
            back: self.back(),
            carried,
            alert: fields.alert,
            name: fields.name,
            description: fields.description,
            tagging: fields.tagging,
            default: fields.default,
            button: if self.place.is_there() { "Save changes" } else { "Create policy" },
            says: Says::of(
                &self.state.text,
                self.state.draft().ok().as_ref(),
                &self.place.who(),
                true,
            ),
            document: crate::pretty::pretty(&self.state.text),
        }
    }
}

fn steps(current: usize) -> Steps {
    Steps { names: &["Edit policy", "Review policy"], current }
}
