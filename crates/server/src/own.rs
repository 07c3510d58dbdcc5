//! Our own operations, asked by the installation itself: the same door as everybody else's.

use countersign_api::{Operation, Shape};
use countersign_service::{Fault, Origin, Proof, Request, Service};
use std::any::Any;
use std::net::{IpAddr, Ipv4Addr};

/// Calls one of them.
pub(crate) async fn call<O: Operation>(service: &Service, input: O::In, id: &str) -> Result<O::Out, Fault> {
    let input: Box<dyn Shape> = Box::new(input);
    let from = Origin { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: true, user_agent: "countersign" };
    let request = Request { op: O::OP, proof: Proof::Installation, input: Ok(input), from, id };
    let output: Box<dyn Any> = service.call(request).await?;
    output.downcast().map(|output| *output).map_err(|_| Fault::service_failure())
}
