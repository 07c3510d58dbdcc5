//! `SimulatePrincipalPolicy`: what the policies of a user, group or role say, with more of them or without.

use super::context::Who;
use super::entity;
use super::input::Input;
use super::run::Simulation;
use super::source::Source;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{
    SimulatePrincipalPolicy, SimulatePrincipalPolicyInput, SimulatePrincipalPolicyOutput,
};

impl Read for SimulatePrincipalPolicy {
    fn run(
        cx: &Cx<'_>,
        i: &SimulatePrincipalPolicyInput,
    ) -> Result<SimulatePrincipalPolicyOutput, Fault> {
        let source = entity(cx, &i.policy_source_arn)?;
        let input = Input::try_from(i)?;
        // Somebody else's name with these policies: of whom that is nothing is looked up.
        let who = match input.caller.filter(|arn| *arn != i.policy_source_arn) {
            Some(arn) => Who::Named(arn.to_owned()),
            None => Who::of(cx, source),
        };
        let mut identity = Source::of(cx, source);
        identity.extend(Source::given("PolicyInputList", input.policies)?);
        let own = || Source::boundary(cx, source).map(|boundary| vec![boundary]);
        let boundary = input.given_boundary()?.or_else(own);
        let simulation = Simulation::new(input, who, identity, boundary, true)?;
        simulation.page::<SimulatePrincipalPolicy>(cx, i, &i.policy_source_arn)
    }
}
