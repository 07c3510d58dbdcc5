"""Terraform makes what the walkthrough makes, and gets through a profile that wants a code."""

import json
import re

import pytest

import server
import terraform
from walkthrough import Clock, Device

ASSUMED = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
SAME = 0
"""What `plan -detailed-exitcode` ends with when nothing differs; it ends with 2 when something does."""


def test_terraform_makes_changes_and_removes_what_the_walkthrough_needs(running, tmp_path):
    clock = Clock(running)
    root = {"AWS_ACCESS_KEY_ID": running.root_key, "AWS_SECRET_ACCESS_KEY": running.root_secret}
    work = terraform.Terraform(tmp_path, "walkthrough")

    def run(*command, status=0, revision="one"):
        variables = [f"-var=endpoint={running.endpoint}", f"-var=revision={revision}"]
        return work.run(*command, *variables, status=status, **root)

    assert "25 added, 0 changed, 0 destroyed" in run("apply", "-auto-approve")
    made = work.outputs()
    assert made["account"] == server.ACCOUNT
    assert made["role"] == f"arn:aws:iam::{server.ACCOUNT}:role/toolkit/toolkit-role"
    assert made["serial"] == f"arn:aws:iam::{server.ACCOUNT}:mfa/toolkit/toolkit-user"
    assert made["read"] == {
        "issuer": f"arn:aws:iam::{server.ACCOUNT}:root",
        "roles": ["toolkit-role"],
        "people": ["toolkit-user"],
        "keys": ["Inactive"],
        "may": {"sts:AssumeRole": "allowed", "s3:GetObject": "implicitDeny"},
    }

    # What Terraform cannot do is done by the person: two codes. Then the key opens the role, with a third code only.
    iam = running.root("iam")
    seed = {"SerialNumber": made["serial"], "Base32StringSeed": made["seed"], "QRCodePNG": None}
    device = Device(seed, clock)
    clock.to(clock.step)
    iam.enable_mfa_device(
        UserName="toolkit-user",
        SerialNumber=device.serial,
        AuthenticationCode1=device.code(-1),
        AuthenticationCode2=device.code(),
    )
    clock.forward(5)
    sts = running.client("sts", {"AccessKeyId": made["key"], "SecretAccessKey": made["secret"]})
    asked = {"RoleArn": made["role"], "RoleSessionName": "ada"}
    with pytest.raises(sts.exceptions.ClientError, match="AccessDenied"):
        sts.assume_role(**asked)
    session = sts.assume_role(**asked, SerialNumber=device.serial, TokenCode=device.code())
    assert session["AssumedRoleUser"]["Arn"] == f"{ASSUMED}ada"

    # Nothing that is read back differs from what was written, neither now nor after a change.
    run("plan", "-detailed-exitcode", status=SAME)
    changed = run("apply", "-auto-approve", revision="two")
    assert re.search(r"Resources: \d+ added, \d+ changed, \d+ destroyed", changed), changed
    role = iam.get_role(RoleName="toolkit-role")["Role"]
    assert (role["Description"], role["MaxSessionDuration"]) == ("revision two", 7200)
    assert {"Key": "revision", "Value": "two"} in role["Tags"]
    assert iam.get_group(GroupName="people")["Group"]["Path"] == "/moved/"
    assert iam.list_account_aliases()["AccountAliases"] == ["countersign-two"]
    run("plan", "-detailed-exitcode", status=SAME, revision="two")

    # A user goes with all that was made for it, an enabled device and a password included.
    run("destroy", "-auto-approve", revision="two")
    details = iam.get_account_authorization_details(Filter=["User", "Role", "Group", "LocalManagedPolicy"])
    left = ("UserDetailList", "RoleDetailList", "GroupDetailList", "Policies")
    assert [details[kind] for kind in left] == [[], [], [], []]
    assert iam.list_virtual_mfa_devices()["VirtualMFADevices"] == []
    assert iam.list_account_aliases()["AccountAliases"] == []


def test_terraform_cannot_ask_for_a_code_itself(terminal, tmp_path):
    work = terraform.Terraform(tmp_path, "profile")
    said = work.run("apply", "-auto-approve", "-var=profile=mfa", status=1)
    assert "AssumeRoleTokenProvider session option not set" in said, said


@pytest.mark.parametrize(
    ("before", "arguments"),
    [
        ("", "-var=profile=work"),
        ("{binary} exec --profile mfa -- ", ""),
        ("{binary} exec --profile mfa --server -- ", ""),
    ],
    ids=["credential_process", "exec", "server"],
)
def test_terraform_gets_through_a_profile_that_wants_a_code(terminal, tmp_path, before, arguments):
    work = terraform.Terraform(tmp_path, "profile")
    before = before.format(binary=server.BINARY.resolve())
    command = f"cd {work.folder} && exec {before}terraform apply -auto-approve -no-color {arguments}"
    child = terminal.start(command, **work.settings)
    terminal.answer()
    out, err = child.communicate(timeout=300)
    assert child.returncode == 0, out + err
    assert terminal.prompts() == 1
    outputs = work.outputs()
    assert outputs["arn"].startswith(ASSUMED)
    assert outputs["user"] == f"arn:aws:iam::{server.ACCOUNT}:user/toolkit-user"
