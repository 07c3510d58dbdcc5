//! Simulations: what policies would say, over the wire, and that a real call says the same.

mod context;
mod decision;
mod granting;
mod input;
mod limits;
mod permission;
mod real;

use countersign_api::iam::{
    ContextEntry, EvaluationResult, SimulateCustomPolicy, SimulateCustomPolicyInput,
    SimulatePrincipalPolicy, SimulatePrincipalPolicyInput, Statement,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server};

const MFA: &str = "aws:MultiFactorAuthPresent";
const BUCKET: &str = "arn:aws:s3:::bucket/key";

fn user(name: &str) -> String {
    format!("arn:aws:iam::{ACCOUNT}:user/{name}")
}

fn policy(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

fn allow(action: &str) -> String {
    format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"*"}}"#)
}

fn deny(action: &str) -> String {
    allow(action).replace("Allow", "Deny")
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn entry(key: &str, of: &str, values: &[&str]) -> ContextEntry {
    ContextEntry {
        context_key_name: Some(key.into()),
        context_key_type: Some(of.into()),
        context_key_values: Some(texts(values)),
    }
}

/// What a principal is asked on: action, resource.
fn ask(source: &str, action: &str, resource: &str) -> SimulatePrincipalPolicyInput {
    SimulatePrincipalPolicyInput {
        policy_source_arn: source.into(),
        action_names: texts(&[action]),
        resource_arns: Some(texts(&[resource])),
        ..SimulatePrincipalPolicyInput::default()
    }
}

fn simulate(
    server: &Server,
    who: &Credentials,
    input: &SimulatePrincipalPolicyInput,
) -> Result<Vec<EvaluationResult>, Said> {
    server.call::<SimulatePrincipalPolicy>(who, input).map(|out| out.evaluation_results.unwrap())
}

/// The only result of a simulation by root.
fn one(server: &Server, input: &SimulatePrincipalPolicyInput) -> EvaluationResult {
    let mut all = simulate(server, &server.root(), input).unwrap();
    assert_eq!(all.len(), 1);
    all.pop().unwrap()
}

fn custom(documents: &[&str], action: &str) -> SimulateCustomPolicyInput {
    SimulateCustomPolicyInput {
        policy_input_list: texts(documents),
        action_names: texts(&[action]),
        ..SimulateCustomPolicyInput::default()
    }
}

fn simulate_custom(
    server: &Server,
    input: &SimulateCustomPolicyInput,
) -> Result<EvaluationResult, Said> {
    let out = server.call::<SimulateCustomPolicy>(&server.root(), input)?;
    Ok(out.evaluation_results.unwrap().remove(0))
}

fn missing(result: &EvaluationResult) -> Vec<&str> {
    result.missing_context_values.iter().flatten().map(String::as_str).collect()
}

/// `id type line:column-line:column` of each statement.
fn matched(statements: Option<&Vec<Statement>>) -> Vec<String> {
    let show = |s: &Statement| {
        let place = |p: &Option<countersign_api::iam::Position>| {
            let p = p.as_ref().unwrap();
            format!("{}:{}", p.line.unwrap(), p.column.unwrap())
        };
        let (id, kind) = (s.source_policy_id.as_ref(), s.source_policy_type.as_ref());
        let (from, to) = (place(&s.start_position), place(&s.end_position));
        format!("{} {} {from}-{to}", id.unwrap(), kind.unwrap())
    };
    statements.into_iter().flatten().map(show).collect()
}
