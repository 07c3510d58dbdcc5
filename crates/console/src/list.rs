//! Long lists: a page at a time, narrowed by what was typed. Operations do not filter by name, so that their pages are
//! walked until enough rows fit.

use std::future::Future;

/// How many rows a page has, about.
pub(crate) const PAGE: usize = 50;

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
