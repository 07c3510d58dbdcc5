//! Files to download: comma-separated ones as RFC 4180 writes them, and others.

use crate::App;
use crate::answer::{Failed, Page};
use crate::form::Form;
use crate::seal::{open, seal};
use crate::visit::Me;
use axum::Router;
use axum::extract::RawQuery;
use axum::response::IntoResponse as _;
use axum::routing::get;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use std::path::Path;
use std::sync::Arc;

const FILE: &str = "file";

/// How long a link to a file is good for, in seconds.
const GOOD: i64 = 15 * 60;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/download", get(download))
}

/// A link to a file that the page alone has, and for as long as the session lasts.
pub(crate) fn link(me: &Me, name: &str, text: &str) -> Option<String> {
    let sealed = seal(me, FILE, &format!("{name}\n{text}"))?;
    Some(format!("/console/download?file={sealed}"))
}

async fn download(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let file = open(&me, FILE, query.text("file"), GOOD).ok_or(Failed::Nothing)?;
    let (name, text) = file.expose().split_once('\n').ok_or(Failed::Nothing)?;
    let name: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "+=,.@-_".contains(c) { c } else { '_' })
        .collect();
    let kind = if Path::new(&name).extension() == Some("csv".as_ref()) { "csv" } else { "plain" };
    let headers = [
        (CONTENT_TYPE, format!("text/{kind}; charset=utf-8")),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, text.to_owned()).into_response())
}

/// A line.
pub(crate) fn line(fields: &[&str]) -> String {
    let quoted = |field: &&str| {
        if field.contains(['"', ',', '\r', '\n', '\'', ' ', ';', '\t']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            (*field).to_owned()
        }
    };
    let fields: Vec<String> = fields.iter().map(quoted).collect();
    fields.join(",") + "\r\n"
}

/// The line above all others; names of columns are ours and need no quotes.
pub(crate) fn head(names: &[&str]) -> String {
    names.join(",") + "\r\n"
}

/// A name that no spreadsheet takes for a formula.
pub(crate) fn name(name: &str) -> String {
    let apostrophe = if name.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("{apostrophe}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c8_a_name_is_no_formula_and_a_field_stays_one_field() {
        assert_eq!(line(&[&name("=cmd"), "a+b/c"]), "\"'=cmd\",a+b/c\r\n");
        assert_eq!(line(&[&name("+a,b"), "say \"x\""]), "\"'+a,b\",\"say \"\"x\"\"\"\r\n");
        for safe in ["ada", "a=b", "a@b"] {
            assert_eq!(name(safe), safe);
        }
        for bad in ["=a", "+a", "-a", "@a"] {
            assert!(name(bad).starts_with('\''));
        }
    }
}
