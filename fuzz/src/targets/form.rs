//! A request's query and body, into a form and from there into every shape of the model.

use crate::Target;
use countersign_api::{Shape, iam, sts};
use countersign_wire::{Form, read};
use std::path::Path;

pub const TARGET: Target = Target { name: "form", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    // The first line is the query, as far as it is text.
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (query, body) = data.split_at(at);
    let Ok(query) = std::str::from_utf8(query) else { return "no text".to_owned() };
    let form = match Form::parse(query, body.strip_prefix(b"\n").unwrap_or(body)) {
        Ok(form) => form,
        Err(bad) => return bad.to_string(),
    };
    let mut outcome = String::new();
    let mut fill = |service, shape: &mut dyn Shape| {
        let word = match read(service, &form, shape) {
            Ok(()) => "+",
            Err(fault) => {
                assert!(!fault.is_empty());
                if fault.contains("errors") { "--" } else { "-" }
            }
        };
        outcome.push_str(word);
    };
    fill(&iam::SERVICE, &mut iam::CreateUserInput::default());
    fill(&iam::SERVICE, &mut iam::CreatePolicyInput::default());
    fill(&iam::SERVICE, &mut iam::EnableMfaDeviceInput::default());
    fill(&iam::SERVICE, &mut iam::SimulateCustomPolicyInput::default());
    fill(&iam::SERVICE, &mut iam::ListUsersInput::default());
    fill(&iam::SERVICE, &mut iam::UpdateAccountPasswordPolicyInput::default());
    fill(&sts::SERVICE, &mut sts::AssumeRoleInput::default());
    fill(&sts::SERVICE, &mut sts::GetSessionTokenInput::default());
    outcome
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(&[
        "\nAction=CreateUser&Version=2010-05-08&UserName=alice&Path=%2Fteam%2F&Tags.member.1.Key=a&Tags.member.1.Value=b",
        "Action=ListUsers&MaxItems=10\nMarker=abc&PathPrefix=/",
        "\nAction=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fr&RoleSessionName=x&DurationSeconds=3600&SerialNumber=arn:aws:iam::111122223333:mfa/x&TokenCode=123456&PolicyArns.member.1.arn=arn:aws:iam::aws:policy/ReadOnlyAccess&TransitiveTagKeys.member.1=a",
        "\nAction=SimulateCustomPolicy&PolicyInputList.member.1=%7B%7D&ActionNames.member.1=s3%3AGetObject&ContextEntries.member.1.ContextKeyName=a&ContextEntries.member.1.ContextKeyValues.member.1=b&ContextEntries.member.1.ContextKeyType=string",
        "\nUserName=alice&SerialNumber=arn:aws:iam::111122223333:mfa/x&AuthenticationCode1=123456&AuthenticationCode2=654321",
        "\nMinimumPasswordLength=12&RequireSymbols=true&MaxPasswordAge=90&HardExpiry=false",
    ])
}

const WORDS: &[&str] = &[
    "Tags.member.",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    ".Key=",
    ".Value=",
    "UserName=",
    "PolicyDocument=",
    "&",
    "=",
    "%00",
    "%ff",
    "%",
    "+",
    "member.1.member.1",
    "MaxItems=",
    "DurationSeconds=",
    "ContextEntries.member.1.",
    "true",
    "\n",
];
