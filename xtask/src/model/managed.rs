//! AWS's own managed policies, taken as facts from the table that moto ships.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it lacks")]

use super::botocore;
use std::path::Path;

/// The ones that an account of ours offers. The list grows with what people expect to attach.
const OFFERED: &[&str] = &[
    "AWSControlTowerServiceRolePolicy",
    "AWSLambdaBasicExecutionRole",
    "AdministratorAccess",
    "AmazonEC2FullAccess",
    "AmazonEC2ReadOnlyAccess",
    "AmazonElasticMapReduceRole",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "IAMFullAccess",
    "IAMReadOnlyAccess",
    "IAMUserChangePassword",
    "PowerUserAccess",
    "ReadOnlyAccess",
];

const SCRIPT: &str = "
import json, sys
import moto.iam.aws_managed_policies as table
every = json.loads(table.aws_managed_policies_data)
print(json.dumps({name: every[name] for name in sys.argv[1:]}))
";

/// Writes `model/iam/managed/NAME.json`, one policy a file, as the table has it.
pub(crate) fn write(root: &Path, python: &Path) -> Result<(), String> {
    let all = botocore::script(python, SCRIPT, OFFERED)?;
    let folder = root.join("model/iam/managed");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    for name in OFFERED {
        let policy = &all[*name];
        if !policy["Document"].is_object() {
            return Err(format!("{name} is not in the table"));
        }
        let text = serde_json::to_string_pretty(policy).map_err(|e| e.to_string())?;
        std::fs::write(folder.join(format!("{name}.json")), text + "\n")
            .map_err(|e| e.to_string())?;
    }
    Ok(())
}
