"""Policy simulations through boto3: whether a call needs MFA, asked before it is made."""

import json

import pytest
from botocore.exceptions import ClientError

import server

MFA = "aws:MultiFactorAuthPresent"
WITH_MFA = {"Bool": {MFA: "true"}}


@pytest.fixture
def seeded(running):
    """A user who may assume a role with a code: the user's and the role's ARN."""
    iam = running.root("iam")
    user = iam.create_user(UserName="ada")["User"]["Arn"]
    trust = server.trust(f"arn:aws:iam::{server.ACCOUNT}:root", Condition=WITH_MFA)
    role = iam.create_role(RoleName="ops", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    document = server.allow("sts:AssumeRole", role, Condition=WITH_MFA)
    iam.put_user_policy(UserName="ada", PolicyName="assume", PolicyDocument=document)
    return iam, user, role


def test_a_simulation_tells_that_mfa_is_needed(seeded):
    iam, user, role = seeded
    asked = {"PolicySourceArn": user, "ActionNames": ["sts:AssumeRole"], "ResourceArns": [role]}
    (without,) = iam.simulate_principal_policy(**asked)["EvaluationResults"]
    assert without["EvalDecision"] == "implicitDeny"
    assert without["MissingContextValues"] == [MFA]
    entry = {"ContextKeyName": MFA, "ContextKeyType": "boolean", "ContextKeyValues": ["true"]}
    (given,) = iam.simulate_principal_policy(**asked, ContextEntries=[entry])["EvaluationResults"]
    assert given["EvalDecision"] == "allowed"
    sources = [(one["SourcePolicyId"], one["SourcePolicyType"]) for one in given["MatchedStatements"]]
    assert sources == [("user_ada_assume", "user"), ("ops", "resource")]
    assert given["EvalDecisionDetails"] == {"IAM Policy": "allowed", "Resource Policy": "allowed"}
    keys = iam.get_context_keys_for_principal_policy(PolicySourceArn=user)
    assert keys["ContextKeyNames"] == [MFA]


def test_results_come_in_pages(seeded):
    iam, user, _role = seeded
    actions = [f"s3:Get{number}" for number in range(7)]
    pages = iam.get_paginator("simulate_principal_policy").paginate(
        PolicySourceArn=user, ActionNames=actions, PaginationConfig={"PageSize": 3}
    )
    results = [page["EvaluationResults"] for page in pages]
    assert [len(page) for page in results] == [3, 3, 1]
    assert [one["EvalActionName"] for page in results for one in page] == actions


def test_documents_are_simulated_and_refused(seeded):
    iam, user, _role = seeded
    document = server.allow("s3:*")
    (result,) = iam.simulate_custom_policy(PolicyInputList=[document], ActionNames=["s3:GetObject"])[
        "EvaluationResults"
    ]
    (statement,) = result["MatchedStatements"]
    assert (result["EvalDecision"], statement["SourcePolicyId"]) == ("allowed", "PolicyInputList.1")
    start = document.index("[") + 2
    end = start + len(json.dumps(json.loads(document)["Statement"][0]))
    assert statement["StartPosition"] == {"Line": 1, "Column": start}
    assert statement["EndPosition"] == {"Line": 1, "Column": end}
    with pytest.raises(iam.exceptions.InvalidInputException):
        iam.simulate_custom_policy(PolicyInputList=["{"], ActionNames=["s3:GetObject"])
    with pytest.raises(ClientError, match="does not clearly define entity type and name"):
        iam.simulate_principal_policy(PolicySourceArn=user.replace("user/", "policy/"), ActionNames=["s3:GetObject"])
    granting = iam.list_policies_granting_service_access(Arn=user, ServiceNamespaces=["sts", "s3"])
    sts, s3 = granting["PoliciesGrantingServiceAccess"]
    assert [one["PolicyName"] for one in sts["Policies"]] == ["assume"]
    assert s3["Policies"] == []
