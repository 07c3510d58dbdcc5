//! `SimulateCustomPolicy`: what documents say that the request brings. Nothing that is stored is looked at.

use super::context::Who;
use super::input::Input;
use super::run::Simulation;
use super::source::Source;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{
    SimulateCustomPolicy, SimulateCustomPolicyInput, SimulateCustomPolicyOutput,
};

impl Read for SimulateCustomPolicy {
    fn run(
        cx: &Cx<'_>,
        i: &SimulateCustomPolicyInput,
    ) -> Result<SimulateCustomPolicyOutput, Fault> {
        let input = Input::try_from(i)?;
        let who = match input.caller {
            Some(arn) => Who::Named(arn.to_owned()),
            None => Who::Somebody(cx.account()),
        };
        let identity = Source::given("PolicyInputList", input.policies)?;
        let boundary = input.given_boundary()?;
        let simulation = Simulation::new(input, who, identity, boundary, false)?;
        simulation.page::<SimulateCustomPolicy>(cx, i, "")
    }
}
