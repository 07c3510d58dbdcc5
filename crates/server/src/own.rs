//! Our own operations, asked by the installation itself: the same door as everybody else's.

use countersign_api::Op;
use countersign_api::{Operation, SERVICES, Shape};
use countersign_console::{Answered, Api};
use countersign_service::{Fault, Origin, Proof, Request, Service};
use countersign_wire::{Form, client};
use std::any::Any;
use std::net::{IpAddr, Ipv4Addr};
use zeroize::Zeroizing;

/// Calls one of them.
pub(crate) async fn call<O: Operation>(
    service: &Service,
    input: O::In,
    id: &str,
) -> Result<O::Out, Fault> {
    let from =
        Origin { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: true, user_agent: "countersign" };
    let input = checked(O::OP, Box::new(input))?;
    let request = Request { op: O::OP, proof: Proof::Installation, input: Ok(input), from, id };
    let output: Box<dyn Any> = service.call(request).await?;
    output.downcast().map(|output| *output).map_err(|_| Fault::service_failure())
}

/// The operations as the console is given them: for a browser, with its cookie for a proof.
pub(crate) struct ForConsole(pub(crate) Service);

impl Api for ForConsole {
    fn call<'a>(
        &'a self,
        op: &'static Op,
        input: Box<dyn Shape>,
        cookie: Option<&'a str>,
        from: Origin<'a>,
        id: &'a str,
    ) -> Answered<'a> {
        Box::pin(async move {
            let input = checked(op, input);
            self.0.call(Request { op, proof: Proof::Browser(cookie), input, from, id }).await
        })
    }
}

/// Judges the input by the model's limits, as anybody else's is: by writing it as a form and reading that.
fn checked(op: &'static Op, mut input: Box<dyn Shape>) -> Result<Box<dyn Shape>, Fault> {
    let facts = SERVICES
        .iter()
        .find(|facts| facts.name == op.service)
        .ok_or_else(Fault::service_failure)?;
    let text = Zeroizing::new(client::form_of(op, &mut *input));
    let form = Form::parse("", text.as_bytes()).map_err(|_| Fault::service_failure())?;
    let mut read = (op.input)();
    countersign_wire::read(facts, &form, &mut *read).map_err(Fault::validation)?;
    Ok(read)
}
