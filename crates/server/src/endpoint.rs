//! IAM and STS: the AWS query protocol on `/`.

use crate::http::Peer;
use crate::http::answer::{self, Answer, NO_SERVICE};
use bytes::Bytes;
use countersign_api::{Op, Service as Facts, iam, sts};
use countersign_service::{Fault, Origin, Parts, Proof, Request, Service, inspect};
use countersign_wire::Form;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT};
use http::request::Parts as Head;
use http::{HeaderMap, Method};

/// Why policy refused, sealed for `DecodeAuthorizationMessage`. AWS's IAM and STS say it nowhere, and clients match on
/// their texts, so it stands beside the text.
const AUTHORIZATION_MESSAGE: HeaderName =
    HeaderName::from_static("x-countersign-authorization-message");

/// Answers a request for `/` whose body has come in whole.
///
/// The same bytes are read once by the verifier and once by the form reader. Where the two could differ about what was
/// said (a parameter twice, a `+` in a query, bytes that are no UTF-8), one of them refuses.
pub(crate) async fn answer(
    service: &Service,
    head: &Head,
    body: &Bytes,
    peer: Peer,
    id: &str,
) -> Answer {
    let query = head.uri.query().unwrap_or_default();
    if head.method == Method::GET
        && body.is_empty()
        && wants_page(&head.headers)
        && !has_action(query)
    {
        return answer::redirect("/console", id);
    }
    let read = match read(head, query, body) {
        Ok(read) => read,
        Err((facts, fault)) => return refuse(facts, &fault, id),
    };
    let user_agent =
        head.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut input = (read.op.input)();
    let input = match countersign_wire::read(read.facts, &read.form, &mut *input) {
        Ok(()) => Ok(input),
        Err(message) => Err(Fault::validation(message)),
    };
    let headers: Vec<_> =
        head.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let parts = Parts {
        method: head.method.as_str(),
        path: head.uri.path(),
        query,
        headers: &headers,
        body,
    };
    let proof = match inspect(&parts) {
        Ok(claim) => Proof::Signed(claim),
        Err(fault) if fault.code() == "MissingAuthenticationToken" => Proof::Unsigned,
        Err(fault) => return refuse(Some(read.facts), &fault, id),
    };
    let from = Origin { ip: peer.ip, secure: peer.secure, user_agent };
    let answered = service.call(Request { op: read.op, proof, input, from, id }).await;
    count(read.op, &answered);
    let outcome = answered.as_ref().err().map_or("ok", Fault::code);
    tracing::debug!(
        request = id,
        service = read.facts.name,
        operation = read.op.name,
        outcome,
        "answered"
    );
    match answered {
        Ok(mut output) => {
            answer::xml(200, countersign_wire::answer(read.facts, read.op, &mut *output, id), id)
        }
        Err(fault) => refuse(Some(read.facts), &fault, id),
    }
}

/// What a request asks for.
struct Read {
    facts: &'static Facts,
    op: &'static Op,
    form: Form,
}

type Refusal = (Option<&'static Facts>, Fault);

fn read(head: &Head, query: &str, body: &[u8]) -> Result<Read, Refusal> {
    if !matches!(head.method, Method::GET | Method::POST) {
        return Err((None, Fault::new("MethodNotAllowed", 405, "The method must be GET or POST.")));
    }
    if !body.is_empty() && !is_form(&head.headers) {
        let message = "The body must be application/x-www-form-urlencoded.";
        return Err((None, Fault::new("MalformedQueryString", 400, message)));
    }
    let form = Form::parse(query, body)
        .map_err(|bad| (None, Fault::new("MalformedQueryString", 400, bad.to_string())))?;
    let facts = service(&head.headers, &form);
    let Some(action) = form.get("Action") else {
        return Err((
            facts,
            Fault::new("MissingAction", 400, "The request must contain the parameter Action."),
        ));
    };
    let version = form.get("Version").unwrap_or("NO_VERSION_SPECIFIED");
    let unknown = || {
        // Said to anybody, so it must not carry more than names of this length hold.
        let [action, version] =
            [action, version].map(|text| text.chars().take(128).collect::<String>());
        Fault::new(
            "InvalidAction",
            400,
            format!("Could not find operation {action} for version {version}"),
        )
    };
    let Some(facts) = facts else { return Err((None, unknown())) };
    if form.get("Version").is_some_and(|version| version != facts.version) {
        let message = format!("The requested version of service {} does not exist.", facts.name);
        return Err((Some(facts), Fault::new("NoSuchVersion", 400, message)));
    }
    match facts.operation(action) {
        Some(op) if form.get("Version").is_some() => Ok(Read { facts, op, form }),
        _ => Err((Some(facts), unknown())),
    }
}

/// The service that is asked: the one of the credential's scope, else the one whose version is named.
///
/// The scope is only looked for, not believed: the signature is verified for the service that is chosen here.
fn service(headers: &HeaderMap, form: &Form) -> Option<&'static Facts> {
    const PUBLIC: [&Facts; 2] = [&iam::SERVICE, &sts::SERVICE];
    let header = headers.get(http::header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let credential = match header {
        Some(header) => header.split_once("Credential=").map(|(_, rest)| rest),
        None => form.get("X-Amz-Credential"),
    };
    let scope =
        credential.and_then(|credential| credential.split([',', ' ']).next()?.split('/').nth(3));
    let named = |facts: &&Facts| Some(facts.name) == scope;
    let versioned = |facts: &&Facts| Some(facts.version) == form.get("Version");
    PUBLIC.into_iter().find(named).or_else(|| PUBLIC.into_iter().find(versioned))
}

/// A body without a type is a form; so is one that says so, whatever its character set is called.
fn is_form(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(CONTENT_TYPE) else { return true };
    let kind = kind.as_bytes().split(|&b| b == b';').next().unwrap_or_default().trim_ascii();
    kind.eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
}

/// Whether a person's browser asks.
fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// A query that cannot be read is no browser's, so it counts as one with an action, and is refused later.
fn has_action(query: &str) -> bool {
    !query.is_empty() && Form::parse(query, b"").map_or(true, |form| form.get("Action").is_some())
}

fn refuse(facts: Option<&Facts>, fault: &Fault, id: &str) -> Answer {
    let namespace = facts.map_or(NO_SERVICE, |facts| facts.namespace);
    let mut answer = answer::fault(namespace, fault.status(), fault.code(), fault.message(), id);
    if let Some(Ok(message)) = fault.authorization_message().map(HeaderValue::from_str) {
        answer.headers_mut().insert(AUTHORIZATION_MESSAGE, message);
    }
    answer
}

fn count<T>(op: &'static Op, answered: &Result<T, Fault>) {
    let outcome = match answered.as_ref().map_err(Fault::status) {
        Ok(_) => "ok",
        Err(..500) => "refused",
        Err(_) => "failed",
    };
    metrics::counter!(
        "countersign_requests_total", "service" => op.service, "operation" => op.name, "outcome" => outcome
    )
    .increment(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&'static str, &str)], query: &str, body: &str) -> Result<String, String> {
        let mut request = http::Request::builder().method("POST").uri(format!("/?{query}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        read(&head, query, body.as_bytes())
            .map(|read| read.op.action())
            .map_err(|(_, fault)| format!("{} {}", fault.status(), fault.code()))
    }

    const IAM: (&str, &str) = (
        "authorization",
        "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/iam/aws4_request, SignedHeaders=host",
    );

    #[test]
    fn finds_the_service_by_scope_and_else_by_version() {
        let whoami = "Action=GetCallerIdentity&Version=2011-06-15";
        assert_eq!(asked(&[], "", whoami).unwrap(), "sts:GetCallerIdentity");
        assert_eq!(asked(&[], whoami, "").unwrap(), "sts:GetCallerIdentity");
        assert_eq!(
            asked(&[IAM], "", "Action=ListUsers&Version=2010-05-08").unwrap(),
            "iam:ListUsers"
        );
        assert_eq!(asked(&[IAM], "", whoami).unwrap_err(), "400 NoSuchVersion");
        let presigned =
            format!("{whoami}&X-Amz-Credential=AKIA%2F20260101%2Fus-east-1%2Fsts%2Faws4_request");
        assert_eq!(asked(&[], &presigned, "").unwrap(), "sts:GetCallerIdentity");
        let other = (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/s3/aws4_request",
        );
        assert_eq!(asked(&[other], "", whoami).unwrap(), "sts:GetCallerIdentity");
    }

    #[test]
    fn our_own_operations_are_not_on_the_wire() {
        for version in ["2026-11-24", "2011-06-15", "2010-05-08"] {
            let own = format!("Action=ResetInstallation&Version={version}");
            assert_eq!(asked(&[], "", &own).unwrap_err(), "400 InvalidAction");
        }
        let own = (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/own/aws4_request",
        );
        assert_eq!(
            asked(&[own], "", "Action=ListAccounts&Version=2026-11-24").unwrap_err(),
            "400 InvalidAction"
        );
    }

    #[test]
    fn s5_what_cannot_be_read_in_one_way_is_refused() {
        let whoami = "Action=GetCallerIdentity&Version=2011-06-15";
        for (query, body) in [
            ("Action=GetCallerIdentity", whoami),
            ("", "Action=GetCallerIdentity&Action=ListUsers&Version=2011-06-15"),
            ("", "Action=GetCallerIdentity&Version=2011-06-15&Version=2011-06-15"),
            ("Version=2011-06-15", "Action=A&%56ersion=2010-05-08"),
            ("", "Action=GetCallerIdentity%00&Version=2011-06-15"),
            ("", "Action=GetCallerIdentity%ff&Version=2011-06-15"),
        ] {
            assert_eq!(
                asked(&[], query, body).unwrap_err(),
                "400 MalformedQueryString",
                "{query} {body}"
            );
        }
        assert_eq!(
            asked(&[("content-type", "application/json")], "", whoami).unwrap_err(),
            "400 MalformedQueryString"
        );
        assert_eq!(
            asked(&[("content-type", "Application/X-WWW-Form-URLencoded ; charset=x")], "", whoami)
                .unwrap(),
            "sts:GetCallerIdentity"
        );
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(asked(&[], "", "").unwrap_err(), "400 MissingAction");
        assert_eq!(asked(&[], "", "Action=GetCallerIdentity").unwrap_err(), "400 InvalidAction");
        assert_eq!(asked(&[IAM], "", "Action=ListUsers").unwrap_err(), "400 InvalidAction");
        assert_eq!(
            asked(&[IAM], "", "Action=Nothing&Version=2010-05-08").unwrap_err(),
            "400 InvalidAction"
        );
    }
}
