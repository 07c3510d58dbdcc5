//! Tags while they are being put together, in a wizard or on a page: what is there, and a field for one more.

use crate::form::Form;
use crate::part::Field;
use crate::shown::shown;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_api::iam::Tag;

/// The names of this part's controls: a wizard does not carry them along.
pub(crate) const CONTROLS: &[&str] = &["tag_key", "tag_value", "remove"];

/// A table of tags with a button to remove each, and the fields of one more. It stands in a form, first thing: Enter
/// in a field adds the tag.
#[derive(Debug, Clone, Template)]
#[template(path = "_tagging.html")]
pub(crate) struct Tagging {
    key: Field,
    value: Field,
    rows: Vec<Row>,
}

impl HtmlSafe for Tagging {}

#[derive(Debug, Clone)]
struct Row {
    key: String,
    value: String,
    /// The tag as the form says it.
    pair: String,
}

impl Tagging {
    /// `typed` holds what stands in the fields.
    pub(crate) fn new(tags: &[Tag], typed: &Form, error: Option<String>) -> Tagging {
        let row =
            |tag: &Tag| Row { key: shown(&tag.key), value: shown(&tag.value), pair: pair(tag) };
        Tagging {
            key: Field::text("tag_key", "Key", typed.text("tag_key")).wrong(error),
            value: Field::text("tag_value", "Value", typed.text("tag_value")),
            rows: tags.iter().map(row).collect(),
        }
    }
}

/// The tags that a wizard carries along.
pub(crate) fn tags(form: &Form) -> Vec<Tag> {
    form.all("tag").iter().filter_map(|pair| read(pair)).collect()
}

/// The tag that is typed, if one is.
pub(crate) fn typed(form: &Form) -> Option<Tag> {
    let (key, value) =
        (form.text("tag_key").trim_matches(' '), form.text("tag_value").trim_matches(' '));
    let is = !key.is_empty() || !value.is_empty();
    is.then(|| Tag { key: key.to_owned(), value: value.to_owned() })
}

/// The key whose `Remove` was pressed.
pub(crate) fn removed(form: &Form) -> Option<String> {
    read(form.text("remove")).map(|tag| tag.key)
}

/// Takes what was typed among the tags, and away what is to be removed; or says why not.
pub(crate) fn gather(form: Form) -> Result<Form, (Form, String)> {
    let mut form = form;
    if form.ticked("remove") {
        let gone = form.text("remove").to_owned();
        let rest: Vec<String> = form.all("tag").into_iter().filter(|tag| *tag != gone).collect();
        form = form.without("tag").without("remove");
        for tag in rest {
            form = form.and("tag", &tag);
        }
        return Ok(form);
    }
    let Some(tag) = typed(&form) else { return Ok(form) };
    let same = |other: &Tag| other.key.to_lowercase() == tag.key.to_lowercase();
    if tag.key.is_empty() {
        return Err((form, "A tag needs a key.".to_owned()));
    }
    if tags(&form).iter().any(same) {
        return Err((form, "There is a tag with this key already. Remove it first.".to_owned()));
    }
    let pair = pair(&tag);
    Ok(form.and("tag", &pair).without("tag_key").without("tag_value"))
}

fn pair(tag: &Tag) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(&tag.key, &tag.value).finish()
}

fn read(pair: &str) -> Option<Tag> {
    let (key, value) = form_urlencoded::parse(pair.as_bytes()).next()?;
    Some(Tag { key: key.into_owned(), value: value.into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_and_go() {
        let form = Form::default().with("tag_key", "a=b&c").with("tag_value", "\u{2028}");
        let form = gather(form).unwrap();
        let all = tags(&form);
        assert_eq!((all[0].key.as_str(), all[0].value.as_str()), ("a=b&c", "\u{2028}"));
        let again = form.clone().with("tag_key", "A=B&C");
        assert!(gather(again).is_err());
        let removed = form.text("tag").to_owned();
        assert!(tags(&gather(form.with("remove", &removed)).unwrap()).is_empty());
    }

    #[test]
    fn a_value_alone_is_no_tag() {
        assert!(gather(Form::default().with("tag_value", "x")).is_err());
        assert!(gather(Form::default()).is_ok());
    }
}
