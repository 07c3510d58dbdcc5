//! Long lists: a page at a time, narrowed by what was typed. Operations do not filter by name, so that their pages are
//! walked until enough rows fit.

use crate::form::Form;
use crate::links::encoded;
use crate::part::{Field, Pager};
use crate::shown::shown;
use std::future::Future;

/// How many rows a page has, about.
pub(crate) const PAGE: usize = 50;

/// What a list is asked for: a filter, and where in it.
pub(crate) struct Asked {
    pub(crate) filter: String,
    pub(crate) marker: Option<String>,
}

impl Asked {
    pub(crate) fn of(query: &Form) -> Asked {
        Asked { filter: query.text("filter").trim().to_owned(), marker: query.said("marker") }
    }

    pub(crate) fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Whether it is not the first page.
    pub(crate) fn is_later(&self) -> bool {
        self.marker.is_some()
    }

    /// How many rows to ask an operation for at once: a filter is looked for everywhere, in few calls; a page of the
    /// whole list is one call.
    pub(crate) fn at_once(&self) -> Option<i32> {
        Some(if self.is_filtered() { 1000 } else { PAGE }).and_then(|most| most.try_into().ok())
    }

    /// Whether a name is among those that were asked for.
    pub(crate) fn keeps(&self, name: &str) -> bool {
        fits(name, &self.filter)
    }

    /// The field of the filter: `Filter users`.
    pub(crate) fn field(&self, label: &str) -> Field {
        Field { kind: "search", ..Field::text("filter", label, &self.filter) }
    }

    /// The page's own title, of the list's.
    pub(crate) fn title(&self, list: &str) -> String {
        let filter = if self.is_filtered() {
            format!(" with “{}”", shown(&self.filter))
        } else {
            String::new()
        };
        format!("{list}{filter}{}", if self.is_later() { ", next page" } else { "" })
    }

    /// The links to other pages of the list at a path.
    pub(crate) fn pager(&self, path: &str, next: Option<String>) -> Pager {
        let mark = if path.contains('?') { '&' } else { '?' };
        let first = format!("{path}{mark}filter={}", encoded(&self.filter));
        Pager {
            next: next.map(|marker| format!("{first}&marker={}", encoded(&marker))),
            first: self.is_later().then_some(first),
        }
    }
}

/// A page of rows, and the marker of the next.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) next: Option<String>,
}

/// The rows after a marker that `keep` says yes to: at least `most` of them if there are so many, and the rest of the
/// operation's page that the last one stands in.
pub(crate) async fn walk<T, E, F, W>(
    marker: Option<String>,
    most: usize,
    keep: impl Fn(&T) -> bool,
    mut fetch: F,
) -> Result<Rows<T>, E>
where
    F: FnMut(Option<String>) -> W,
    W: Future<Output = Result<(Vec<T>, Option<String>), E>>,
{
    let (mut rows, mut next) = (Vec::new(), marker);
    loop {
        let (some, marker) = fetch(next).await?;
        rows.extend(some.into_iter().filter(&keep));
        next = marker;
        if next.is_none() || rows.len() >= most {
            return Ok(Rows { rows, next });
        }
    }
}

/// Whether a name is among those that were asked for. Letters of either case are the same.
pub(crate) fn fits(name: &str, filter: &str) -> bool {
    name.to_lowercase().contains(&filter.trim().to_lowercase())
}
