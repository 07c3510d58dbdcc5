//! What both simulations are asked, looked at once.

use super::given::Given;
use super::source::Source;
use crate::fault::Fault;
use crate::limits;
use countersign_api::iam::{SimulateCustomPolicyInput, SimulatePrincipalPolicyInput};
use countersign_ident::{AccountId, Arn};
use countersign_policy::Document;

/// The members that both simulations have.
#[derive(Debug)]
pub(super) struct Input<'i> {
    pub(super) policies: &'i [String],
    pub(super) boundary: Option<&'i [String]>,
    pub(super) actions: &'i [String],
    /// `*` where none are given.
    pub(super) resources: Vec<&'i str>,
    pub(super) resource_policy: Option<&'i str>,
    /// The account of resources whose ARN does not tell it.
    pub(super) owner: Option<u64>,
    /// A user's ARN.
    pub(super) caller: Option<&'i str>,
    pub(super) given: Given,
    handling: Option<&'i str>,
}

macro_rules! inputs {
    ($($input:ident, |$i:ident| $policies:expr;)*) => { $(
        impl<'i> TryFrom<&'i $input> for Input<'i> {
            type Error = Fault;
            fn try_from($i: &'i $input) -> Result<Input<'i>, Fault> {
                let resources = $i.resource_arns.as_deref().unwrap_or_default();
                Input {
                    policies: $policies,
                    boundary: $i.permissions_boundary_policy_input_list.as_deref(),
                    actions: &$i.action_names,
                    resources: resources.iter().map(String::as_str).collect(),
                    resource_policy: $i.resource_policy.as_deref(),
                    owner: $i.resource_owner.as_deref().map(owner).transpose()?,
                    caller: $i.caller_arn.as_deref(),
                    given: Given::read($i.context_entries.as_deref().unwrap_or_default())?,
                    handling: $i.resource_handling_option.as_deref(),
                }
                .checked()
            }
        }
    )* };
}

inputs! {
    SimulateCustomPolicyInput, |i| &i.policy_input_list;
    SimulatePrincipalPolicyInput, |i| i.policy_input_list.as_deref().unwrap_or_default();
}

/// The scenarios that AWS documents.
const HANDLING: [&str; 6] = [
    "EC2-Classic-EBS",
    "EC2-Classic-InstanceStore",
    "EC2-VPC-EBS",
    "EC2-VPC-EBS-Subnet",
    "EC2-VPC-InstanceStore",
    "EC2-VPC-InstanceStore-Subnet",
];

impl<'i> Input<'i> {
    fn checked(mut self) -> Result<Input<'i>, Fault> {
        if let Some(bad) = self.actions.iter().find(|action| !is_action(action)) {
            return Err(Fault::invalid_input(format!("Invalid Input Actions: {bad}.")));
        }
        let is_resource = |arn: &str| arn == "*" || Arn::parse(arn).is_some();
        if let Some(bad) = self.resources.iter().find(|arn| !is_resource(arn)) {
            let text = format!("ResourceNames are not in a valid ARN format: {bad}.");
            return Err(Fault::invalid_input(text));
        }
        if self.caller.is_some_and(|arn| !is_user(arn)) {
            return Err(no_user());
        }
        if let Some(bad) = self.handling.filter(|option| !HANDLING.contains(option)) {
            return Err(Fault::invalid_input(format!("Invalid ResourceHandlingOption: {bad}.")));
        }
        if self.resources.is_empty() {
            self.resources.push("*");
        }
        let most = limits::SIMULATIONS;
        if self.actions.len().saturating_mul(self.resources.len()) > most {
            let text = format!("ActionNames times ResourceArns is more than {most}.");
            return Err(Fault::invalid_input(text));
        }
        Ok(self)
    }

    /// Refuses what would take too long: `documents` are all that are looked at, `most` the actions of a page.
    pub(super) fn bounded<'t>(
        &self,
        documents: impl Iterator<Item = &'t Document>,
        most: Option<i32>,
    ) -> Result<(), Fault> {
        let (values, characters) = self.given.size();
        let longest = self.resources.iter().map(|arn| arn.len()).max().unwrap_or_default();
        let (steps, statements) =
            documents.fold((0_usize, 0_usize), |(all, statements), document| {
                let steps = steps(document.text(), values, longest + characters);
                (all.saturating_add(steps), statements + document.len())
            });
        let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(limits::PAGE);
        let results = most.min(self.actions.len()).saturating_mul(self.resources.len());
        if steps.saturating_mul(results) > limits::SIMULATION_STEPS
            || statements.saturating_mul(results) > limits::SIMULATION_STATEMENTS
        {
            return Err(too_large());
        }
        Ok(())
    }

    /// The boundary that is given in the place of the caller's own.
    pub(super) fn given_boundary<'s>(&self) -> Result<Option<Vec<Source<'s>>>, Fault> {
        let list = "PermissionsBoundaryPolicyInputList";
        self.boundary.map(|texts| Source::given(list, texts)).transpose()
    }

    /// What of it makes another list of results, for markers.
    pub(super) fn filter(&self) -> String {
        format!("{self:?}")
    }
}

/// The steps that a decision over a document can take at worst: each text is compared with each value, and one that has
/// a star before its end may be tried at each character.
fn steps(text: &str, values: usize, characters: usize) -> usize {
    let one = |segment: &str| {
        let plain = 1 + values;
        // What is escaped may be a star.
        if !segment.contains('\\') && !segment.trim_end_matches('*').contains('*') {
            return plain;
        }
        let variables = segment.matches("${").count().saturating_mul(characters);
        plain + segment.len().saturating_add(variables).saturating_mul(characters)
    };
    text.split('"').map(one).fold(0, usize::saturating_add)
}

/// The fault for what would take too long, or say too much.
pub(super) fn too_large() -> Fault {
    let text = "The simulation is too large. Ask for fewer actions or resources at once.";
    Fault::invalid_input(text)
}

/// The fault for a caller who is none.
pub(super) fn no_user() -> Fault {
    Fault::invalid_input("Invalid caller - Caller must be an IAM user in this context.")
}

/// `service:Name`, without wildcards.
fn is_action(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    text.split_once(':').is_some_and(|(service, name)| plain(service) && plain(name))
}

fn is_user(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| {
        let user = arn.typed().is_some_and(|(kind, _)| kind == "user");
        user && arn.service == "iam" && arn.account_id().is_some() && !arn.name().is_empty()
    })
}

/// The account that a `ResourceOwner` is: its number or its root user's ARN.
fn owner(text: &str) -> Result<u64, Fault> {
    let of_arn = || Arn::parse(text).filter(|arn| arn.resource == "root")?.account_id();
    let account = AccountId::parse(text).or_else(of_arn);
    let invalid = || Fault::invalid_input(format!("Invalid ResourceOwner: {text}."));
    account.map(AccountId::number).ok_or_else(invalid)
}
