//! A browser without scripts: what a person can reach on a page by the words on it, and nothing else.
//!
//! Links, buttons and fields are found by their role and accessible name; a form carries its hidden fields because the
//! page has them, not because a test knows them. Every page that is loaded is judged on the way: it has a title, no two
//! elements share an id, every control has a name, and nothing in it is a script or a style of its own.

mod dom;

use crate::http::{Answer, Draft};
use crate::server::{ACCOUNT, Server};
use dom::{Dom, Id};
use std::collections::BTreeMap;

/// A browser with its cookies and the page that it shows. A clone of it is another window.
#[derive(Debug, Clone)]
pub struct Browser<'a> {
    server: &'a Server,
    /// The cookies, by name.
    pub cookies: BTreeMap<String, String>,
    path: String,
    answer: Answer,
    dom: Dom,
}

/// How often a page may lead on to another.
const HOPS: usize = 8;

#[expect(clippy::panic, reason = "a test ends where the page lacks what it says")]
impl<'a> Browser<'a> {
    /// A browser that has been nowhere.
    pub fn new(server: &'a Server) -> Browser<'a> {
        let answer = Answer { status: 0, head: String::new(), body: Vec::new() };
        let dom = Dom::default();
        Browser { server, cookies: BTreeMap::new(), path: String::new(), answer, dom }
    }

    /// A browser whose root user has signed in. The server is [`Server::console`].
    pub fn root(server: &'a Server) -> Browser<'a> {
        let mut browser = Browser::new(server);
        browser.open("/console").follow("Sign in as root user");
        browser.fill("Account ID or alias", ACCOUNT).fill("Password", Browser::ROOT_PASSWORD);
        browser.press("Sign in").titled("Dashboard");
        browser
    }

    /// A browser in which a user of the first account has signed in, without a device.
    pub fn user(server: &'a Server, name: &str, password: &str) -> Browser<'a> {
        let mut browser = Browser::new(server);
        browser.sign_in(name, password);
        browser
    }

    /// The root user's password on [`Server::console`].
    pub const ROOT_PASSWORD: &'static str = "Root-pass-1";

    /// Opens the sign-in page and sends it filled.
    pub fn sign_in(&mut self, name: &str, password: &str) -> &mut Self {
        self.open("/console/signin").fill("Account ID or alias", ACCOUNT);
        self.fill("User name", name).fill("Password", password).press("Sign in")
    }

    /// Opens a path.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn open(&mut self, path: &str) -> &mut Self {
        self.go("GET", path, None)
    }

    /// The path and query of the page.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The page's status.
    pub fn status(&self) -> u16 {
        self.answer.status
    }

    /// A header of the page, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.answer.header(name)
    }

    /// The page as it came: its source, or the file.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.answer.body).into_owned()
    }

    /// The page's title, without the name of the product.
    pub fn title(&self) -> String {
        let title = self.dom.all("title").next().map(|id| self.dom.text(id)).unwrap_or_default();
        title.trim_end_matches("Countersign").trim_end_matches(" · ").to_owned()
    }

    /// The words of the page that can be seen.
    pub fn text(&self) -> String {
        self.dom.all("main").next().map(|id| self.dom.text(id)).unwrap_or_default()
    }

    /// The page has this title.
    ///
    /// # Panics
    /// When it has another.
    #[track_caller]
    pub fn titled(&mut self, title: &str) -> &mut Self {
        assert_eq!(self.title(), title, "{} {}: {}", self.answer.status, self.path, self.text());
        self
    }

    /// The page says this.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let said = self.text();
        assert!(said.contains(text), "`{text}` is not on {}, which says: {said}", self.path);
        self
    }

    /// The page does not say this, neither in what is seen nor in its source.
    ///
    /// # Panics
    /// When it does.
    #[track_caller]
    pub fn lacks(&mut self, text: &str) -> &mut Self {
        assert!(!self.text().contains(text), "`{text}` is on {}", self.path);
        assert!(!self.source().contains(text), "`{text}` is in the source of {}", self.path);
        self
    }

    /// Whether there is a link of this name.
    pub fn has_link(&self, name: &str) -> bool {
        self.named("link", name).next().is_some()
    }

    /// Whether there is a button of this name.
    pub fn has_button(&self, name: &str) -> bool {
        self.named("button", name).next().is_some()
    }

    /// Whether there is a field, box or choice of this name.
    pub fn has_field(&self, name: &str) -> bool {
        ["field", "checkbox", "radio"].iter().any(|role| self.named(role, name).next().is_some())
    }

    /// The names of everything of a role: `link`, `button`, `field`, `checkbox`, `radio`.
    pub fn names(&self, role: &str) -> Vec<String> {
        let ids = self.dom.ids().filter(|id| self.dom.role(*id) == role && self.dom.is_seen(*id));
        ids.map(|id| self.dom.name(id)).collect()
    }

    /// The rows of the page's tables, each with its cells' words.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cells = |row: Id| {
            let cells = self.dom.below(row).filter(|id| matches!(self.dom.tag(*id), "td" | "th"));
            cells.map(|id| self.dom.text(id)).collect()
        };
        self.dom.all("tr").map(cells).collect()
    }

    /// The step of the wizard that one is in.
    pub fn step(&self) -> Option<String> {
        let here = self.dom.ids().find(|id| self.dom.attr(*id, "aria-current") == Some("step"));
        here.map(|id| self.dom.text(id))
    }

    /// Follows the link of this name: one that carries its form along, too. A link that carries its file in itself is the
    /// page afterwards.
    ///
    /// # Panics
    /// When there is none, or several that lead to different places.
    #[track_caller]
    pub fn follow(&mut self, name: &str) -> &mut Self {
        let found: Vec<Id> = self.named("link", name).collect();
        if let [button] = *found
            && self.dom.submits(button)
        {
            return self.submit(button);
        }
        let mut paths: Vec<&str> =
            found.iter().filter_map(|id| self.dom.attr(*id, "href")).collect();
        paths.dedup();
        match *paths {
            [path] => {
                let path = path.to_owned();
                self.open(&path)
            }
            [] => panic!("no link `{name}` on {} but {:?}", self.path, self.names("link")),
            _ => panic!("links `{name}` on {} lead to {paths:?}", self.path),
        }
    }

    /// Types into a field.
    ///
    /// # Panics
    /// When there is no such field.
    #[track_caller]
    pub fn fill(&mut self, label: &str, text: &str) -> &mut Self {
        let id = self.one("field", label);
        self.dom.set_value(id, text);
        self
    }

    /// What a field holds.
    ///
    /// # Panics
    /// When there is no such field.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.dom.value(self.one("field", label))
    }

    /// What is said beside a field: its hint and what is wrong with it.
    ///
    /// # Panics
    /// When there is no such field.
    #[track_caller]
    pub fn beside(&self, label: &str) -> String {
        let by = self.dom.attr(self.one("field", label), "aria-describedby").unwrap_or_default();
        let ids = by.split_whitespace().filter_map(|by| self.dom.by_id(by));
        ids.map(|id| self.dom.text(id)).collect::<Vec<_>>().join(" ")
    }

    /// Whether a box is ticked or a choice chosen.
    ///
    /// # Panics
    /// When there is no such box.
    #[track_caller]
    pub fn ticked(&self, label: &str) -> bool {
        self.dom.attr(self.box_or_choice(label), "checked").is_some()
    }

    /// Ticks a box, or chooses a choice.
    ///
    /// # Panics
    /// When there is no such box.
    #[track_caller]
    pub fn tick(&mut self, label: &str) -> &mut Self {
        let id = self.box_or_choice(label);
        self.dom.choose(id);
        self
    }

    /// Takes a tick away.
    ///
    /// # Panics
    /// When there is no such box.
    #[track_caller]
    pub fn untick(&mut self, label: &str) -> &mut Self {
        let id = self.one("checkbox", label);
        self.dom.set(id, "checked", None);
        self
    }

    /// Presses a button.
    ///
    /// # Panics
    /// When there is no such button, or several that are not the same.
    #[track_caller]
    pub fn press(&mut self, name: &str) -> &mut Self {
        let button = self.one("button", name);
        self.submit(button)
    }

    /// Presses Enter in a field: the form's first button that submits.
    ///
    /// # Panics
    /// When there is no such field, or its form has no button.
    #[track_caller]
    pub fn enter(&mut self, label: &str) -> &mut Self {
        let field = self.one("field", label);
        let form = self.dom.form_of(field);
        let submits = |id: &Id| self.dom.submits(*id) && self.dom.form_of(*id) == form;
        let button = self.dom.ids().find(submits);
        let Some(button) = button else {
            panic!("the form of `{label}` on {} has no button", self.path)
        };
        self.submit(button)
    }

    /// Sends a form that no page showed, as another site would or as a test must. The token is the page's where the
    /// pairs hold `token` without a value.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> &mut Self {
        let token = self.token();
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in pairs {
            let own = *name == "token" && value.is_empty();
            form.append_pair(name, if own { &token } else { value });
        }
        self.go("POST", path, Some(form.finish()))
    }

    /// The token of the page's forms.
    pub fn token(&self) -> String {
        let mut inputs = self.dom.all("input");
        let token = inputs.find(|id| self.dom.attr(*id, "name") == Some("token"));
        token.map(|id| self.dom.value(id)).unwrap_or_default()
    }

    /// A request of this browser in the making, with its cookies, to be sent as a test likes.
    pub fn draft(&self, method: &str, path: &str, body: &str) -> Draft {
        let mut draft = Draft::form(self.server.at(), body);
        method.clone_into(&mut draft.method);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        (draft.path, draft.query) = (path.to_owned(), query.to_owned());
        if method == "GET" {
            draft.headers.retain(|(name, _)| name != "content-type");
        } else {
            draft = draft.header("origin", &format!("http://{}", self.server.at()));
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            draft = draft.header("cookie", &pairs.join("; "));
        }
        draft.header("user-agent", "Browser of the testkit")
    }

    fn named<'b>(&'b self, role: &'b str, name: &'b str) -> impl Iterator<Item = Id> + 'b {
        self.dom.ids().filter(move |id| {
            self.dom.role(*id) == role && self.dom.is_seen(*id) && self.dom.name(*id) == name
        })
    }

    #[track_caller]
    fn one(&self, role: &str, name: &str) -> Id {
        let found: Vec<Id> = self.named(role, name).collect();
        match *found {
            [id] => id,
            [] => panic!("no {role} `{name}` on {} but {:?}", self.path, self.names(role)),
            _ => panic!("{} of {role} `{name}` on {}", found.len(), self.path),
        }
    }

    #[track_caller]
    fn box_or_choice(&self, label: &str) -> Id {
        match self.named("radio", label).next() {
            Some(id) => id,
            None => self.one("checkbox", label),
        }
    }

    #[track_caller]
    fn submit(&mut self, button: Id) -> &mut Self {
        let Some(form) = self.dom.form_of(button) else {
            panic!("the button `{}` on {} has no form", self.dom.name(button), self.path)
        };
        let pairs = self.dom.pairs(form, button);
        let of = |name: &str| {
            let own = self.dom.attr(button, &format!("form{name}"));
            own.or_else(|| self.dom.attr(form, name)).unwrap_or_default().to_owned()
        };
        let (action, method) = (of("action"), of("method"));
        let pairs = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if method.eq_ignore_ascii_case("post") {
            self.go("POST", &action, Some(pairs))
        } else {
            let path = action.split('?').next().unwrap_or_default();
            let here = self.path.split('?').next().unwrap_or_default();
            let path = if path.is_empty() { here } else { path };
            let path = format!("{path}?{pairs}");
            self.go("GET", &path, None)
        }
    }

    /// Goes to a path, and on where that leads.
    fn go(&mut self, method: &str, path: &str, body: Option<String>) -> &mut Self {
        let (mut method, mut body) = (method.to_owned(), body.unwrap_or_default());
        let mut path = self.resolve(path);
        for _ in 0..HOPS {
            let draft = self.draft(&method, &path, &body);
            let answer = self.server.send(&draft).unwrap_or_else(|e| panic!("{path}: {e}"));
            self.keep_cookies(&answer);
            self.path.clone_from(&path);
            if let (301..=308, Some(to)) = (answer.status, answer.header("location")) {
                path = self.resolve(to);
                if answer.status < 307 {
                    (method, body) = ("GET".to_owned(), String::new());
                }
                continue;
            }
            let is_page = answer.header("content-type").is_some_and(|t| t.starts_with("text/html"));
            self.dom = if is_page { Dom::parse(&answer.body) } else { Dom::default() };
            self.answer = answer;
            if is_page {
                self.dom.judge(&self.path);
            }
            return self;
        }
        panic!("{path}: leads in a circle")
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for line in answer.head.lines() {
            let Some((name, rest)) = line.split_once(':') else { continue };
            if !name.eq_ignore_ascii_case("set-cookie") {
                continue;
            }
            let mut parts = rest.trim().split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if parts.any(|part| part.eq_ignore_ascii_case("max-age=0")) {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// A path of this server from what a link says.
    fn resolve(&self, to: &str) -> String {
        let to = to.split('#').next().unwrap_or_default();
        let here = self.path.split('?').next().unwrap_or_default();
        let own = format!("http://{}", self.server.at());
        match to.strip_prefix(&own).unwrap_or(to) {
            "" => self.path.clone(),
            to if to.starts_with('?') => format!("{here}{to}"),
            to if to.starts_with('/') && !to.starts_with("//") => to.to_owned(),
            to => panic!("{} leads elsewhere: {to}", self.path),
        }
    }
}
