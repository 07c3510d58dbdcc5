//! Long lists: a page at a time, narrowed by what was typed. Operations do not filter by name, so that their pages are
//! walked until enough rows fit.

use crate::form::Form;
use crate::links::encoded;
use crate::part::{Field, Pager};
use crate::shown::shown;
use std::future::Future;

/// How many rows a page has.
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

/// A page of the rows that were asked for and that `keep` says yes to: `PAGE` of them if there are so many. `fetch` asks
/// the operation for so many rows after a marker.
pub(crate) async fn page<T, E, F, W>(
    asked: &Asked,
    keep: impl Fn(&T) -> bool,
    mut fetch: F,
) -> Result<Rows<T>, E>
where
    F: FnMut(Option<String>, usize) -> W,
    W: Future<Output = Result<(Vec<T>, Option<String>), E>>,
{
    // A filter is looked for everywhere, in few calls; a page of the whole list is one call.
    let most = if asked.is_filtered() { 1000 } else { PAGE };
    let (mut rows, mut marker) = (Vec::new(), asked.marker.clone());
    loop {
        let (some, next) = fetch(marker.clone(), most).await?;
        let (all, mut taken) = (some.len(), 0);
        for row in some {
            if rows.len() == PAGE {
                break;
            }
            taken += 1;
            if keep(&row) {
                rows.push(row);
            }
        }
        if taken < all {
            // Full amid what the operation gave: whoever asks for less gets the marker that stands here.
            let (_, next) = fetch(marker, taken).await?;
            return Ok(Rows { rows, next });
        }
        if next.is_none() || rows.len() == PAGE {
            return Ok(Rows { rows, next });
        }
        marker = next;
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::task::{Context, Poll, Waker};

    /// An operation over the numbers below `of`, whose markers are numbers.
    fn numbers(of: usize, from: Option<&str>, most: usize) -> (Vec<usize>, Option<String>) {
        let from = from.map_or(0, |marker| marker.parse().unwrap());
        let to = of.min(from + most);
        ((from..to).collect(), (to < of).then(|| to.to_string()))
    }

    /// A future whose answers are all there.
    fn ready<T>(future: impl Future<Output = Result<T, ()>>) -> T {
        let mut context = Context::from_waker(Waker::noop());
        match std::pin::pin!(future).poll(&mut context) {
            Poll::Ready(Ok(answer)) => answer,
            _ => panic!("what is asked for is there"),
        }
    }

    /// The pages of the numbers that `keep` says yes to, and how many calls they took.
    fn pages(of: usize, filter: &str, keep: impl Fn(usize) -> bool) -> (Vec<Vec<usize>>, usize) {
        let (calls, mut pages) = (Cell::new(0), Vec::new());
        let mut asked = Asked { filter: filter.to_owned(), marker: None };
        loop {
            let found = ready(page(
                &asked,
                |n| keep(*n),
                |marker, most| {
                    calls.set(calls.get() + 1);
                    std::future::ready(Ok(numbers(of, marker.as_deref(), most)))
                },
            ));
            pages.push(found.rows);
            match found.next {
                Some(next) => asked.marker = Some(next),
                None => return (pages, calls.get()),
            }
        }
    }

    #[test]
    fn pages_are_full_and_hold_each_row_once() {
        for of in [0, 1, 49, 50, 51, 100, 1000, 2500] {
            for (filter, nth) in [("", 1), ("x", 1), ("x", 2), ("x", 7), ("x", 3000)] {
                let (pages, _) = pages(of, filter, |n| n % nth == 0);
                let wanted: Vec<usize> = (0..of).filter(|n| n % nth == 0).collect();
                assert_eq!(pages.concat(), wanted, "{of} {nth}");
                let (last, full) = pages.split_last().unwrap();
                assert!(full.iter().all(|page| page.len() == PAGE) && last.len() <= PAGE);
            }
        }
    }

    #[test]
    fn the_whole_list_takes_a_call_a_page_and_a_filter_a_few() {
        assert_eq!(pages(1000, "", |_| true).1, 20);
        assert_eq!(pages(3000, "x", |n| n == 2999).1, 3);
        assert_eq!(pages(1000, "x", |n| n < 100).1, 5);
    }
}
