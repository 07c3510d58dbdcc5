//! Answers, each with its request id. (`Date` is written by hyper.)

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use http::{Response, StatusCode};
use http_body_util::Full;

/// A whole answer.
pub(crate) type Answer = Response<Full<Bytes>>;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");

/// The namespace of faults that belong to no service: AWS's own.
pub(crate) const NO_SERVICE: &str = "http://webservices.amazon.com/AWSFault/2005-15-09";

/// An XML answer.
pub(crate) fn xml(status: u16, body: Vec<u8>, request_id: &str) -> Answer {
    whole(status, "text/xml", body.into(), request_id)
}

/// A fault as XML.
pub(crate) fn fault(
    namespace: &str,
    status: u16,
    code: &str,
    message: &str,
    request_id: &str,
) -> Answer {
    xml(status, countersign_wire::fault(namespace, status, code, message, request_id), request_id)
}

/// A few words for a person or a program that asked no service.
pub(crate) fn plain(status: u16, text: impl Into<Bytes>, request_id: &str) -> Answer {
    whole(status, "text/plain; charset=utf-8", text.into(), request_id)
}

/// A page of the console.
pub(crate) fn page(answer: Response<Bytes>, request_id: &str) -> Answer {
    let mut answer = answer.map(Full::new);
    if let Ok(id) = HeaderValue::from_str(request_id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer
}

/// Look there instead.
pub(crate) fn redirect(to: &'static str, request_id: &str) -> Answer {
    let mut answer = plain(302, "", request_id);
    answer.headers_mut().insert(LOCATION, HeaderValue::from_static(to));
    answer
}

/// The last answer on its connection.
pub(crate) fn last(mut answer: Answer) -> Answer {
    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    answer
}

fn whole(status: u16, kind: &'static str, body: Bytes, request_id: &str) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, id);
    }
    answer
}
