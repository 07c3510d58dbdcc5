//! Parts that pages are made of. Each is a struct named like its template, and written where its name stands in a
//! page: `{{ name }}`.

use askama::Template;
use askama::filters::HtmlSafe;

macro_rules! parts {
    ($($part:ident),*) => { $( impl HtmlSafe for $part {} )* };
}

parts! { Field, Tick, Radio, Copy, Steps, Alert, When, Pager }

/// A value that a form carries along unseen.
#[derive(Debug, Clone)]
pub(crate) struct Hidden {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A labelled field with what was typed, a hint, and what is wrong with it.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_field.html")]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) hint: &'static str,
    pub(crate) error: Option<String>,
    /// `text`, `password`, `search`, or `area` for several lines.
    pub(crate) kind: &'static str,
    pub(crate) required: bool,
    pub(crate) autocomplete: &'static str,
    pub(crate) placeholder: &'static str,
    /// Digits only, on a phone.
    pub(crate) numeric: bool,
}

impl Field {
    pub(crate) fn text(name: &'static str, label: impl Into<String>, value: &str) -> Field {
        Field {
            name,
            label: label.into(),
            value: value.to_owned(),
            kind: "text",
            autocomplete: "off",
            ..Field::default()
        }
    }

    /// A password: what was typed is never shown again.
    pub(crate) fn password(name: &'static str, label: impl Into<String>) -> Field {
        Field { kind: "password", autocomplete: "current-password", ..Field::text(name, label, "") }
    }

    /// Several lines.
    pub(crate) fn area(name: &'static str, label: impl Into<String>, value: &str) -> Field {
        Field { kind: "area", ..Field::text(name, label, value) }
    }

    pub(crate) fn required(self) -> Field {
        Field { required: true, ..self }
    }

    pub(crate) fn hint(self, hint: &'static str) -> Field {
        Field { hint, ..self }
    }

    pub(crate) fn completes(self, autocomplete: &'static str) -> Field {
        Field { autocomplete, ..self }
    }

    /// Says what is wrong, if something is.
    pub(crate) fn wrong(self, error: Option<impl Into<String>>) -> Field {
        Field { error: error.map(Into::into), ..self }
    }

    fn describes(&self) -> bool {
        self.error.is_some() || !self.hint.is_empty()
    }
}

/// A checkbox.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_tick.html")]
pub(crate) struct Tick {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) ticked: bool,
    pub(crate) hint: String,
}

impl Tick {
    pub(crate) fn new(name: &str, label: &str, ticked: bool) -> Tick {
        Tick {
            name: name.to_owned(),
            label: label.to_owned(),
            value: "on".to_owned(),
            ticked,
            hint: String::new(),
        }
    }

    pub(crate) fn hint(self, hint: &str) -> Tick {
        Tick { hint: hint.to_owned(), ..self }
    }

    pub(crate) fn value(self, value: &str) -> Tick {
        Tick { value: value.to_owned(), ..self }
    }
}

/// One of several choices.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_radio.html")]
pub(crate) struct Radio {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) value: &'static str,
    pub(crate) chosen: bool,
    pub(crate) hint: &'static str,
}

/// A text with a button that copies it. Without scripts the text is there all the same.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_copy.html")]
pub(crate) struct Copy {
    /// `Copy role ARN`.
    pub(crate) label: &'static str,
    pub(crate) text: String,
}

/// Where one is in a wizard.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_steps.html")]
pub(crate) struct Steps {
    pub(crate) names: &'static [&'static str],
    /// From 0.
    pub(crate) current: usize,
}

/// Something that the whole page should know: `error`, `warning`, `info` or `success`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_alert.html")]
pub(crate) struct Alert {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// The way to other pages of a list.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_pager.html")]
pub(crate) struct Pager {
    /// The first one, from a later one.
    pub(crate) first: Option<String>,
    pub(crate) next: Option<String>,
}

/// A time as people say it, with the exact one when the pointer rests on it.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_when.html")]
pub(crate) struct When {
    pub(crate) exact: String,
    pub(crate) said: String,
}

impl When {
    /// `at` and `now` in seconds since 1970.
    pub(crate) fn new(at: i64, now: i64) -> When {
        let exact = jiff::Timestamp::from_second(at).map(|at| at.to_string()).unwrap_or_default();
        let ago = now.saturating_sub(at);
        let many = |n: i64, what: &str| {
            let s = if n == 1 { "" } else { "s" };
            format!("{n} {what}{s} ago")
        };
        let said = match ago {
            ..0 => "in the future".to_owned(),
            0..60 => "just now".to_owned(),
            60..3600 => many(ago / 60, "minute"),
            3600..86_400 => many(ago / 3600, "hour"),
            86_400..5_184_000 => many(ago / 86_400, "day"),
            5_184_000..63_072_000 => many(ago / 2_592_000, "month"),
            _ => many(ago / 31_536_000, "year"),
        };
        When { exact, said }
    }
}

impl When {
    /// A time that is to come.
    pub(crate) fn until(at: i64, now: i64) -> When {
        let left = at.saturating_sub(now).max(0);
        let many = |n: i64, what: &str| {
            let s = if n == 1 { "" } else { "s" };
            format!("in {n} {what}{s}")
        };
        // What is left of a minute or an hour counts as one: nobody comes back too early.
        let said = match left {
            ..60 => many(left, "second"),
            60..3600 => many((left + 59) / 60, "minute"),
            _ => many((left + 3599) / 3600, "hour"),
        };
        When { said, ..When::new(at, now) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_escape_what_they_show() {
        let field = Field::text("x", "X", "\"><script>").wrong(Some("<b>"));
        let html = field.render().unwrap();
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        let copy = Copy { label: "Copy", text: "<i>".into() };
        assert!(!copy.render().unwrap().contains("<i>"));
    }

    #[test]
    fn times_are_said_as_people_do() {
        let said = |ago: i64| When::new(1_000_000_000 - ago, 1_000_000_000).said;
        assert_eq!(said(5), "just now");
        assert_eq!(said(60), "1 minute ago");
        assert_eq!(said(7300), "2 hours ago");
        assert_eq!(said(86_400), "1 day ago");
        assert_eq!(said(90 * 86_400), "3 months ago");
        assert_eq!(When::new(0, 1).exact, "1970-01-01T00:00:00Z");
        let left = |left: i64| When::until(1_000_000_000 + left, 1_000_000_000).said;
        assert_eq!((left(1), left(30)), ("in 1 second".into(), "in 30 seconds".into()));
        assert_eq!((left(60), left(61)), ("in 1 minute".into(), "in 2 minutes".into()));
        assert_eq!((left(3600), left(80_000)), ("in 1 hour".into(), "in 23 hours".into()));
    }

    #[test]
    fn a_password_is_not_shown_again() {
        assert!(!Field::password("p", "Password").render().unwrap().contains("value"));
    }
}
