//! AWS's own managed policies, taken as facts from the table that moto ships.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it lacks")]

use super::botocore;
use std::path::Path;

/// The ones that an account of ours offers. The list only grows, with what people expect to attach: who has one attached
/// would be denied everything if it went.
const OFFERED: &[&str] = &[
    "AWSAccountActivityAccess",
    "AWSAccountManagementFullAccess",
    "AWSAccountManagementReadOnlyAccess",
    "AWSAccountUsageReportAccess",
    "AWSBillingReadOnlyAccess",
    "AWSCertificateManagerFullAccess",
    "AWSCertificateManagerReadOnly",
    "AWSCloudFormationFullAccess",
    "AWSCloudFormationReadOnlyAccess",
    "AWSCloudTrail_FullAccess",
    "AWSCloudTrail_ReadOnlyAccess",
    "AWSCodeBuildAdminAccess",
    "AWSCodeDeployRole",
    "AWSCompromisedKeyQuarantineV2",
    "AWSCompromisedKeyQuarantineV3",
    "AWSConfigUserAccess",
    "AWSControlTowerServiceRolePolicy",
    "AWSDenyAll",
    "AWSGlueServiceRole",
    "AWSKeyManagementServicePowerUser",
    "AWSLambdaBasicExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
    "AWSLambdaExecute",
    "AWSLambdaKinesisExecutionRole",
    "AWSLambdaRole",
    "AWSLambdaSQSQueueExecutionRole",
    "AWSLambdaVPCAccessExecutionRole",
    "AWSLambda_FullAccess",
    "AWSLambda_ReadOnlyAccess",
    "AWSManagementConsoleAdministratorAccess",
    "AWSOrganizationsFullAccess",
    "AWSOrganizationsReadOnlyAccess",
    "AWSSecurityHubFullAccess",
    "AWSSecurityHubReadOnlyAccess",
    "AWSStepFunctionsFullAccess",
    "AWSSupportAccess",
    "AWSXRayDaemonWriteAccess",
    "AdministratorAccess",
    "AmazonAPIGatewayAdministrator",
    "AmazonAPIGatewayInvokeFullAccess",
    "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonAthenaFullAccess",
    "AmazonCognitoPowerUser",
    "AmazonCognitoReadOnly",
    "AmazonDynamoDBFullAccess",
    "AmazonDynamoDBReadOnlyAccess",
    "AmazonEC2ContainerRegistryFullAccess",
    "AmazonEC2ContainerRegistryPowerUser",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEC2ContainerServiceforEC2Role",
    "AmazonEC2FullAccess",
    "AmazonEC2ReadOnlyAccess",
    "AmazonECSTaskExecutionRolePolicy",
    "AmazonECS_FullAccess",
    "AmazonEKSClusterPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonElasticMapReduceRole",
    "AmazonEventBridgeFullAccess",
    "AmazonGuardDutyReadOnlyAccess",
    "AmazonKinesisFullAccess",
    "AmazonKinesisReadOnlyAccess",
    "AmazonRDSDataFullAccess",
    "AmazonRDSEnhancedMonitoringRole",
    "AmazonRDSFullAccess",
    "AmazonRDSReadOnlyAccess",
    "AmazonRoute53FullAccess",
    "AmazonRoute53ReadOnlyAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "AmazonSESFullAccess",
    "AmazonSESReadOnlyAccess",
    "AmazonSNSFullAccess",
    "AmazonSNSReadOnlyAccess",
    "AmazonSQSFullAccess",
    "AmazonSQSReadOnlyAccess",
    "AmazonSSMFullAccess",
    "AmazonSSMManagedInstanceCore",
    "AmazonSSMReadOnlyAccess",
    "AmazonVPCFullAccess",
    "AmazonVPCReadOnlyAccess",
    "AutoScalingFullAccess",
    "AutoScalingReadOnlyAccess",
    "Billing",
    "CloudFrontFullAccess",
    "CloudFrontReadOnlyAccess",
    "CloudWatchAgentServerPolicy",
    "CloudWatchEventsFullAccess",
    "CloudWatchFullAccess",
    "CloudWatchFullAccessV2",
    "CloudWatchLogsFullAccess",
    "CloudWatchLogsReadOnlyAccess",
    "CloudWatchReadOnlyAccess",
    "DataScientist",
    "DatabaseAdministrator",
    "ElasticLoadBalancingFullAccess",
    "ElasticLoadBalancingReadOnly",
    "IAMAccessAdvisorReadOnly",
    "IAMAccessAnalyzerFullAccess",
    "IAMAccessAnalyzerReadOnlyAccess",
    "IAMFullAccess",
    "IAMReadOnlyAccess",
    "IAMSelfManageServiceSpecificCredentials",
    "IAMUserChangePassword",
    "IAMUserSSHKeys",
    "NetworkAdministrator",
    "PowerUserAccess",
    "ReadOnlyAccess",
    "ResourceGroupsandTagEditorReadOnlyAccess",
    "SecretsManagerReadWrite",
    "SecurityAudit",
    "SupportUser",
    "SystemAdministrator",
    "ViewOnlyAccess",
];

/// What AWS says of one, where that has been recorded from an answer: the table does not have it.
const DESCRIBED: &[(&str, &str)] = &[(
    "IAMUserChangePassword",
    "Provides the ability for an IAM user to change their own password.",
)];

const SCRIPT: &str = "
import json, sys
import moto.iam.aws_managed_policies as table
every = json.loads(table.aws_managed_policies_data)
print(json.dumps({name: every[name] for name in sys.argv[1:]}))
";

/// Writes `model/iam/managed/NAME.json`, one policy a file, as the table has it.
pub(crate) fn write(root: &Path, python: &Path) -> Result<(), String> {
    let mut all = botocore::script(python, SCRIPT, OFFERED)?;
    let folder = root.join("model/iam/managed");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    for name in OFFERED {
        let policy = &mut all[*name];
        if !policy["Document"].is_object() {
            return Err(format!("{name} is not in the table"));
        }
        if let Some((_, description)) = DESCRIBED.iter().find(|(described, _)| described == name) {
            policy["Description"] = (*description).into();
        }
        let text = serde_json::to_string_pretty(policy).map_err(|e| e.to_string())?;
        std::fs::write(folder.join(format!("{name}.json")), text + "\n")
            .map_err(|e| e.to_string())?;
    }
    Ok(())
}
