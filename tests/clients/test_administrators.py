"""What administrators read of an account, as boto3 shows it: its paginators walk every list, and documents are JSON."""

import json

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
