//! Choosing managed policies: a filter, a page of checkboxes, and what is chosen already.

use crate::form::Form;
use crate::list::{fits, walk};
use crate::part::{Field, Tick};
use crate::shown::shown;
use crate::visit::Me;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_api::iam::{ListPolicies, ListPoliciesInput, Policy};
use countersign_service::Fault;

/// The names of this part's controls but `policy`, whose values are the ARNs that are chosen: a wizard carries only
/// those along.
pub(crate) const CONTROLS: &[&str] = &["filter", "page"];

const PAGE: usize = 100;

/// It stands in a form, first thing: Enter in `Filter policies` filters, with `go=filter`, and `Next page` says
/// `go=filter` by its own `page`.
#[derive(Debug, Clone, Template)]
#[template(path = "_picker.html")]
pub(crate) struct Picker {
    filter: Field,
    rows: Vec<Tick>,
    /// What is chosen and not on this page.
    chosen: Vec<Tick>,
    next: Option<String>,
    /// Whether this is a later page.
    later: bool,
}

impl HtmlSafe for Picker {}

/// Whether a form asks for another view of the policies.
pub(crate) fn asks(form: &Form) -> bool {
    form.text("go") == "filter" || form.ticked("page")
}

impl Picker {
    /// The picker for what a form says, without the policies that `leave_out` names by ARN.
    pub(crate) async fn of(me: &Me, form: &Form, leave_out: &[String]) -> Result<Picker, Fault> {
        let filter = form.text("filter");
        // A marker belongs to the list as it was filtered.
        let marker = form.said("page").filter(|_| form.text("go") != "filter");
        let later = marker.is_some();
        let keep = |policy: &Policy| {
            let arn = policy.arn.clone().unwrap_or_default();
            fits(policy.policy_name.as_deref().unwrap_or_default(), filter)
                && !leave_out.contains(&arn)
        };
        let found = walk(marker, PAGE, keep, |marker| policies(me, "All", marker, PAGE)).await?;
        let chosen = form.all("policy");
        let mut rows = Vec::new();
        for policy in found.rows {
            let arn = policy.arn.unwrap_or_default();
            let ticked = chosen.contains(&arn);
            let about = policy.description.unwrap_or_default();
            rows.push(tick(&arn, ticked).hint(&shown(&about)));
        }
        let elsewhere = |arn: &&String| rows.iter().all(|row: &Tick| row.value != **arn);
        Ok(Picker {
            filter: Field { kind: "search", ..Field::text("filter", "Filter policies", filter) },
            chosen: chosen.iter().filter(elsewhere).map(|arn| tick(arn, true)).collect(),
            rows,
            next: found.next,
            later,
        })
    }
}

/// A checkbox that is named as the policy.
fn tick(arn: &str, ticked: bool) -> Tick {
    let name = arn.rsplit('/').next().unwrap_or_default();
    Tick::new("policy", &shown(name), ticked).value(arn)
}

/// Whether a policy is AWS's own.
pub(crate) fn is_aws(arn: &str) -> bool {
    arn.starts_with("arn:aws:iam::aws:")
}

/// A page of `ListPolicies`.
pub(crate) async fn policies(
    me: &Me,
    scope: &str,
    marker: Option<String>,
    most: usize,
) -> Result<(Vec<Policy>, Option<String>), Fault> {
    let input = ListPoliciesInput {
        scope: Some(scope.to_owned()),
        marker,
        max_items: i32::try_from(most).ok(),
        ..ListPoliciesInput::default()
    };
    let out = me.ask::<ListPolicies>(input).await?;
    Ok((out.policies.unwrap_or_default(), out.marker))
}
