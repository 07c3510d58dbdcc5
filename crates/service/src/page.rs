//! Lists, a page at a time. A marker is sealed: operation, account, filters and the last key; anything else is
//! `Invalid Marker.`

use crate::bx::{self, Holds};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use countersign_api::Paged;
use data_encoding::BASE64URL_NOPAD;

impl Cx<'_> {
    /// One page of `rows`, which come in the order of their keys and begin after the key they are asked for.
    ///
    /// `filter` is whatever the request narrows the list by, so that a marker goes on with the same list only. `show`
    /// answers `None` for a row that the filter leaves out. A page looks at 10,000 rows and then ends early.
    pub(crate) fn page<O: Paged, I, K: AsRef<str>, T>(
        &self,
        input: &O::In,
        filter: &str,
        rows: impl FnOnce(Option<&str>) -> I,
        show: impl FnMut(T) -> Option<O::Item>,
    ) -> Result<O::Out, Fault>
    where
        I: Iterator<Item = (K, T)>,
    {
        self.page_by_weight::<O, I, K, T>(input, filter, rows, |_| 1, show)
    }

    /// The same where rows are of very different sizes: one that is as heavy as `weight` others counts as that many.
    pub(crate) fn page_by_weight<O: Paged, I, K: AsRef<str>, T>(
        &self,
        input: &O::In,
        filter: &str,
        rows: impl FnOnce(Option<&str>) -> I,
        weight: impl Fn(&T) -> usize,
        mut show: impl FnMut(T) -> Option<O::Item>,
    ) -> Result<O::Out, Fault>
    where
        I: Iterator<Item = (K, T)>,
    {
        let (marker, most) = O::page(input);
        let list = format!("{}\n{:012}\n{filter}", O::OP.name, self.account());
        let after = marker.map(|marker| self.open_marker(&list, marker)).transpose()?;
        let most = most.and_then(|n| usize::try_from(n).ok()).unwrap_or(limits::PAGE);
        let mut items = Vec::new();
        let mut last: Option<K> = None;
        let mut visited = 0;
        for (key, row) in rows(after.as_deref()) {
            if items.len() == most || visited >= limits::PAGE_VISITS {
                let marker = last.map(|key| self.seal_marker(&list, key.as_ref())).transpose()?;
                return Ok(O::answer(items, marker));
            }
            visited += weight(&row);
            items.extend(show(row));
            last = Some(key);
        }
        Ok(O::answer(items, None))
    }

    /// One page of a list that stands inside a record: its rows have names, in order.
    pub(crate) fn page_of<'r, O: Paged, T>(
        &self,
        input: &O::In,
        filter: &str,
        mut rows: Vec<(&'r str, &'r T)>,
        show: impl FnMut(&'r T) -> Option<O::Item>,
    ) -> Result<O::Out, Fault> {
        rows.sort_unstable_by_key(|(name, _)| *name);
        self.page::<O, _, _, _>(
            input,
            filter,
            move |after| {
                let from =
                    after.map_or(0, |after| rows.partition_point(|(name, _)| *name <= after));
                rows.into_iter().skip(from)
            },
            show,
        )
    }

    fn seal_marker(&self, list: &str, key: &str) -> Result<String, Fault> {
        let sealed = bx::seal(self.ring, Holds::Marker, list, key.as_bytes())
            .ok_or_else(Fault::service_failure)?;
        Ok(BASE64URL_NOPAD.encode(&sealed))
    }

    fn open_marker(&self, list: &str, marker: &str) -> Result<String, Fault> {
        let invalid = || Fault::validation("Invalid Marker.");
        let sealed = BASE64URL_NOPAD.decode(marker.as_bytes()).map_err(|_| invalid())?;
        let (_, key) = bx::open(self.ring, Holds::Marker, list, &sealed).ok_or_else(invalid)?;
        String::from_utf8(key).map_err(|_| invalid())
    }
}
