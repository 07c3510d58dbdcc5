"""What administrators read of an account, as boto3 shows it: its paginators walk every list, and documents are JSON."""

import json

import pytest
from botocore.exceptions import ClientError

import server

DOCUMENT = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"}}
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
TRUST = {
    "Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
}


def test_paginators_walk_an_account(running):
    iam = running.root("iam")
    users, groups, roles = ([f"{kind}{n}" for n in range(5)] for kind in ("user", "group", "role"))
    for user, group, role in zip(users, groups, roles):
        iam.create_user(UserName=user)
        iam.create_group(GroupName=group)
        iam.add_user_to_group(GroupName="group0", UserName=user)
        iam.add_user_to_group(GroupName=group, UserName="user0")
        iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.put_group_policy(GroupName="group0", PolicyName="p", PolicyDocument=json.dumps(DOCUMENT))
    iam.attach_group_policy(GroupName="group0", PolicyArn=READ_ONLY)

    def walk(operation, key, **parameters):
        pages = iam.get_paginator(operation).paginate(PaginationConfig={"PageSize": 2}, **parameters)
        return [item for page in pages for item in page[key]]

    assert [group["GroupName"] for group in walk("list_groups", "Groups")] == groups
    assert sorted(user["UserName"] for user in walk("get_group", "Users", GroupName="group0")) == users
    assert [group["GroupName"] for group in walk("list_groups_for_user", "Groups", UserName="user0")] == groups

    details = iam.get_paginator("get_account_authorization_details")
    whole = details.paginate(PaginationConfig={"PageSize": 3}).build_full_result()
    assert [user["UserName"] for user in whole["UserDetailList"]] == users
    assert whole["UserDetailList"][0]["GroupList"] == groups
    assert [group["GroupName"] for group in whole["GroupDetailList"]] == groups
    assert whole["GroupDetailList"][0]["GroupPolicyList"] == [{"PolicyName": "p", "PolicyDocument": DOCUMENT}]
    assert [role["RoleName"] for role in whole["RoleDetailList"]] == roles
    assert whole["RoleDetailList"][0]["AssumeRolePolicyDocument"] == TRUST
    (policy,) = whole["Policies"]
    assert (policy["Arn"], policy["AttachmentCount"]) == (READ_ONLY, 1)
    (version,) = policy["PolicyVersionList"]
    assert version["VersionId"] == policy["DefaultVersionId"]
    assert version["Document"]["Version"] == "2012-10-17"
    only = details.paginate(Filter=["Role"], PaginationConfig={"PageSize": 2}).build_full_result()
    assert [role["RoleName"] for role in only["RoleDetailList"]] == roles
    assert not only["UserDetailList"] and not only["GroupDetailList"] and not only["Policies"]

    summary = iam.get_account_summary()["SummaryMap"]
    assert (summary["Users"], summary["Groups"], summary["GroupsQuota"], summary["Roles"]) == (5, 5, 300, 5)


MESSAGE = "x-countersign-authorization-message"


def refused(call, **parameters):
    """The message of a refused call, and the sealed one beside it."""
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    answer = caught.value.response
    assert answer["Error"]["Code"] == "AccessDenied"
    return answer["Error"]["Message"], answer["ResponseMetadata"]["HTTPHeaders"].get(MESSAGE)


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


ALLOW = {"Effect": "Allow", "Action": "*", "Resource": "*"}
NOT_USERS = {"Effect": "Allow", "NotAction": "iam:ListUsers", "Resource": "*"}
DENY = {"Sid": "NoUsers", "Effect": "Deny", "Action": "iam:ListUsers", "Resource": "*"}
WITHOUT_MFA = {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}


def test_each_refusal_ends_with_its_layer(running):
    iam = running.root("iam")
    iam.create_user(UserName="ada")
    key = iam.create_access_key(UserName="ada")["AccessKey"]
    role = iam.create_role(RoleName="open", AssumeRolePolicyDocument=server.trust(server.ACCOUNT))["Role"]["Arn"]
    iam.put_role_policy(RoleName="open", PolicyName="p", PolicyDocument=document(ALLOW))

    def own(*statements):
        iam.put_user_policy(UserName="ada", PolicyName="p", PolicyDocument=document(*statements))

    def bound(*statements):
        name = f"b{len(iam.list_policies(Scope='Local')['Policies'])}"
        arn = iam.create_policy(PolicyName=name, PolicyDocument=document(*statements))["Policy"]["Arn"]
        iam.put_user_permissions_boundary(UserName="ada", PermissionsBoundary=arn)

    def says(who=key, arn=f"iam::{server.ACCOUNT}:user/ada"):
        start = (
            f"User: arn:aws:{arn} is not authorized to perform: iam:ListUsers on resource: "
            f"arn:aws:iam::{server.ACCOUNT}:user/ "
        )
        message, _ = refused(running.client("iam", who).list_users)
        assert message.startswith(start)
        return message.removeprefix(start)

    own(NOT_USERS)
    assert says() == "because no identity-based policy allows the iam:ListUsers action"
    own(ALLOW, DENY)
    assert says() == "with an explicit deny in an identity-based policy"
    own({**ALLOW, "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}})
    assert says() == "because no identity-based policy allows the iam:ListUsers action"
    own(ALLOW, {**DENY, "Condition": WITHOUT_MFA})
    assert says() == "with an explicit deny in an identity-based policy"
    own(ALLOW)
    bound(NOT_USERS)
    assert says() == "because no permissions boundary allows the iam:ListUsers action"
    bound(ALLOW, DENY)
    assert says() == "with an explicit deny in a permissions boundary"

    for policy, ending in (
        ([NOT_USERS], "because no session policy allows the iam:ListUsers action"),
        ([ALLOW, DENY], "with an explicit deny in a session policy"),
    ):
        assumed = running.client("sts", key).assume_role(
            RoleArn=role, RoleSessionName="test", Policy=document(*policy)
        )
        assert says(assumed["Credentials"], f"sts::{server.ACCOUNT}:assumed-role/open/test") == ending


def test_administrators_decode_why(running):
    iam, sts = running.root("iam"), running.root("sts")
    iam.create_user(UserName="ada")
    key = iam.create_access_key(UserName="ada")["AccessKey"]
    iam.put_user_policy(UserName="ada", PolicyName="p", PolicyDocument=document(ALLOW, {**DENY, "Condition": WITHOUT_MFA}))
    _, sealed = refused(running.client("iam", key).list_users)
    decoded = json.loads(sts.decode_authorization_message(EncodedMessage=sealed)["DecodedMessage"])
    assert (decoded["allowed"], decoded["explicitDeny"]) == (False, True)
    assert [statement["statementId"] for statement in decoded["matchedStatements"]["items"]] == ["NoUsers"]
    assert decoded["context"]["principal"]["name"] == "ada"
    assert decoded["context"]["action"] == "iam:ListUsers"
    for message in (sealed[:-1], "x"):
        with pytest.raises(sts.exceptions.InvalidAuthorizationMessageException):
            sts.decode_authorization_message(EncodedMessage=message)


def test_a_federated_user_is_named_and_kept_out_of_iam(running):
    iam = running.root("iam")
    iam.create_user(UserName="broker")
    key = iam.create_access_key(UserName="broker")["AccessKey"]
    broker = running.client("sts", key)
    message, _ = refused(broker.get_federation_token, Name="bob")
    assert message == (
        f"User: arn:aws:iam::{server.ACCOUNT}:user/broker is not authorized to perform: sts:GetFederationToken on "
        f"resource: arn:aws:sts::{server.ACCOUNT}:federated-user/bob "
        "because no identity-based policy allows the sts:GetFederationToken action"
    )
    iam.put_user_policy(UserName="broker", PolicyName="p", PolicyDocument=document(ALLOW))
    answer = broker.get_federation_token(
        Name="bob", Policy=document(ALLOW), PolicyArns=[{"arn": READ_ONLY}], Tags=[{"Key": "team", "Value": "red"}]
    )
    arn = f"arn:aws:sts::{server.ACCOUNT}:federated-user/bob"
    assert answer["FederatedUser"] == {"FederatedUserId": f"{server.ACCOUNT}:bob", "Arn": arn}
    assert 0 < answer["PackedPolicySize"] <= 100
    bob = answer["Credentials"]
    assert running.client("sts", bob).get_caller_identity()["Arn"] == arn
    with pytest.raises(ClientError) as caught:
        running.client("iam", bob).list_users()
    assert caught.value.response["Error"]["Code"] == "InvalidClientTokenId"
    message, sealed = refused(running.client("sts", bob).get_federation_token, Name="eve")
    assert (message, sealed) == ("Cannot call GetFederationToken with session credentials", None)
