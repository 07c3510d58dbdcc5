//! Our own operations, asked by the installation itself: the same door as everybody else's.

use countersign_api::{Operation, SERVICES, Shape};
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
    let input = checked::<O>(&input)?;
    let request = Request { op: O::OP, proof: Proof::Installation, input: Ok(input), from, id };
    let output: Box<dyn Any> = service.call(request).await?;
    output.downcast().map(|output| *output).map_err(|_| Fault::service_failure())
}

/// Judges the input by the model's limits, as anybody else's is: by writing it as a form and reading that.
fn checked<O: Operation>(input: &O::In) -> Result<Box<dyn Shape>, Fault> {
    let facts = SERVICES
        .iter()
        .find(|facts| facts.name == O::OP.service)
        .ok_or_else(Fault::service_failure)?;
    let text = Zeroizing::new(client::form::<O>(input));
    let form = Form::parse("", text.as_bytes()).map_err(|_| Fault::service_failure())?;
    let mut read = (O::OP.input)();
    countersign_wire::read(facts, &form, &mut *read).map_err(Fault::validation)?;
    Ok(read)
}
