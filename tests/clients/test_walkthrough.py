"""The seed's walkthrough by boto3 and by the AWS CLI, unmodified, and every way in which it must be refused."""

import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError

from server import ACCOUNT, BINARY, REGION, Server, allow, code, isolate, keywords, step_now, trust

WRONG = (403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
UNKNOWN = (
    403,
    "AccessDenied",
    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid "
    "and associated with this user.",
)
INCOMPLETE = (
    403,
    "AccessDenied",
    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
)
INVALID_TOKEN = (403, "InvalidClientTokenId", "The security token included in the request is invalid.")
MFA = {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
AWS = Path(sys.executable).with_name("aws")


class Walk:
    """The five steps, done by boto3."""

    def __init__(self, server):
        self.server, self.offset = server, 0
        iam = server.root("iam")
        self.role = iam.create_role(RoleName="toolkit-role", AssumeRolePolicyDocument=trust(ACCOUNT, **MFA))["Role"]["Arn"]
        iam.create_user(UserName="toolkit-user")
        self.key = iam.create_access_key(UserName="toolkit-user")["AccessKey"]
        iam.put_user_policy(
            UserName="toolkit-user", PolicyName="assume", PolicyDocument=allow("sts:AssumeRole", self.role, **MFA)
        )
        self.serial, self.seed, self.picture = self.device("toolkit-user")
        self.enable("toolkit-user", self.serial, self.seed)
        self.sts = server.client("sts", self.key, parameter_validation=False)

    def device(self, name):
        made = self.server.root("iam").create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
        return made["SerialNumber"], made["Base32StringSeed"].decode(), made["QRCodePNG"]

    def enable(self, user, serial, seed):
        now = step_now(self.offset)
        self.server.root("iam").enable_mfa_device(
            UserName=user,
            SerialNumber=serial,
            AuthenticationCode1=code(seed, now - 1),
            AuthenticationCode2=code(seed, now),
        )

    def code(self, steps):
        return code(self.seed, step_now(self.offset) + steps)

    def later(self, seconds):
        self.offset += seconds
        self.server.clock(self.offset)

    def assume(self, **more):
        return self.sts.assume_role(RoleArn=self.role, RoleSessionName="test", **more)["Credentials"]

    def with_code(self, token_code, serial=None):
        return self.assume(SerialNumber=serial or self.serial, TokenCode=token_code)


@pytest.fixture
def walk():
    with tempfile.TemporaryDirectory() as home:
        isolate(home)
        with Server() as server:
            yield Walk(server)


def refused(call, *args, **keys):
    """Status, code and message of a refusal."""
    with pytest.raises(ClientError) as caught:
        call(*args, **keys)
    answer = caught.value.response
    return answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"], answer["Error"]["Message"]


def test_five_steps_and_a_role(walk):
    picture = Path(walk.server.folder, "qr.png")
    picture.write_bytes(walk.picture)
    scanned = subprocess.run(["zbarimg", "--quiet", "--raw", picture], check=True, capture_output=True, text=True).stdout
    assert scanned.startswith(f"otpauth://totp/toolkit-user@{ACCOUNT}?secret={walk.seed}&issuer="), "the QR's seed"
    assert refused(walk.assume) == (
        403,
        "AccessDenied",
        f"User: arn:aws:iam::{ACCOUNT}:user/toolkit-user is not authorized to perform: sts:AssumeRole on resource: {walk.role}",
    )
    session = walk.with_code(walk.code(1))
    who = walk.server.client("sts", session).get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/toolkit-role/test"


def test_codes_that_open_nothing(walk):
    used = walk.code(1)
    walk.with_code(used)
    walk.later(300)
    wrong = next(c for c in (f"{n:06d}" for n in range(10)) if c not in [walk.code(n) for n in range(-2, 3)])
    for bad in (used, wrong, walk.code(2), walk.code(-2)):
        assert refused(walk.with_code, bad) == WRONG
    for padded in (f" {walk.code(0)}", f"{walk.code(0)} ", f"0{walk.code(0)}", f"+{walk.code(0)}", "12 456", "", "abcdef"):
        assert refused(walk.with_code, padded)[:2] == (400, "ValidationError")
    walk.with_code(walk.code(0))


def test_serial_numbers_that_are_not_the_callers(walk):
    iam = walk.server.root("iam")
    iam.create_user(UserName="other")
    theirs, seed, _ = walk.device("other")
    walk.enable("other", theirs, seed)
    spare, _, _ = walk.device("spare")
    gone, gone_seed, _ = walk.device("gone")
    walk.enable("toolkit-user", gone, gone_seed)
    iam.deactivate_mfa_device(UserName="toolkit-user", SerialNumber=gone)
    now = step_now() + 1
    for serial, digits in ((theirs, code(seed, now)), (spare, walk.code(1)), (gone, code(gone_seed, now))):
        assert refused(walk.with_code, digits, serial) == UNKNOWN
    assert refused(walk.assume, SerialNumber=walk.serial) == INCOMPLETE
    assert refused(walk.assume, TokenCode=walk.code(1)) == INCOMPLETE
    walk.with_code(walk.code(1))


def test_credentials_that_are_none(walk):
    session = walk.with_code(walk.code(1))
    whoami = lambda credentials: walk.server.client("sts", credentials).get_caller_identity()
    token = session["SessionToken"]
    bent = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]
    assert refused(whoami, {**session, "SessionToken": bent}) == INVALID_TOKEN
    assert refused(whoami, {**walk.key, "AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}) == INVALID_TOKEN
    assert refused(whoami, {**walk.key, "SecretAccessKey": "x" * 40})[:2] == (403, "SignatureDoesNotMatch")
    walk.later(3601)
    assert refused(whoami, session) == (
        403,
        "ExpiredToken",
        "The security token included in the request is expired",
    )


def test_another_account(walk):
    other = "444455556666"
    made = subprocess.run(
        [BINARY, "account", "create", "--account-id", other, "--json", "--data", walk.server.data],
        check=True,
        capture_output=True,
        text=True,
    )
    theirs = json.loads(made.stdout)
    assert theirs["AccountId"] == other
    iam = walk.server.client("iam", theirs)
    role = iam.create_role(RoleName="shared", AssumeRolePolicyDocument=trust(ACCOUNT, **MFA))["Role"]["Arn"]
    assume = lambda: walk.sts.assume_role(
        RoleArn=role, RoleSessionName="test", SerialNumber=walk.serial, TokenCode=walk.code(1)
    )
    assert refused(assume)[1] == "AccessDenied", "our own side does not allow it"
    walk.server.root("iam").put_user_policy(
        UserName="toolkit-user", PolicyName="assume", PolicyDocument=allow("sts:AssumeRole", role, **MFA)
    )
    walk.later(60)
    assert assume()["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{other}:assumed-role/shared/test"


def test_a_presigned_url(walk):
    url = boto3.client(
        "sts", endpoint_url=walk.server.endpoint, region_name=REGION, **keywords(walk.key)
    ).generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    with urllib.request.urlopen(url, timeout=30) as answer:
        assert b"user/toolkit-user" in answer.read()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(url[:-1] + ("0" if url[-1] != "0" else "1"), timeout=30)


def aws(walk, *words, credentials=None, **environment):
    """The AWS CLI, with these credentials or with what its files say."""
    keys = {} if credentials is None else {name.upper(): value for name, value in keywords(credentials).items() if value}
    keys.update(AWS_ENDPOINT_URL=walk.server.endpoint, AWS_DEFAULT_REGION=REGION, **environment)
    return subprocess.run(
        [AWS, *words, "--output", "json"],
        env={**os.environ, **keys},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
        timeout=120,
    )


def test_the_cli_by_hand(walk):
    arn = ["sts", "assume-role", "--role-arn", walk.role, "--role-session-name", "cli", "--serial-number", walk.serial]
    assumed = aws(walk, *arn, "--token-code", walk.code(1), credentials=walk.key)
    assert assumed.returncode == 0, assumed.stderr
    again = aws(walk, *arn, "--token-code", walk.code(1), credentials=walk.key)
    assert again.returncode != 0 and WRONG[2] in again.stderr, again.stderr
    who = aws(walk, "sts", "get-caller-identity", credentials=json.loads(assumed.stdout)["Credentials"])
    assert json.loads(who.stdout)["Arn"].endswith(":assumed-role/toolkit-role/cli")
    listed = aws(walk, "iam", "list-mfa-devices", "--user-name", "toolkit-user", credentials=walk.key)
    assert "is not authorized to perform: iam:ListMFADevices on resource" in listed.stderr


def test_the_cli_through_credential_process(walk):
    Path(os.environ["AWS_SHARED_CREDENTIALS_FILE"]).write_text(
        f"[toolkit-user]\naws_access_key_id = {walk.key['AccessKeyId']}\n"
        f"aws_secret_access_key = {walk.key['SecretAccessKey']}\n"
    )
    Path(os.environ["AWS_CONFIG_FILE"]).write_text(
        f"[profile mfa]\nsource_profile = toolkit-user\nrole_arn = {walk.role}\nmfa_serial = {walk.serial}\n"
        f"[profile asks]\ncredential_process = {BINARY} credential-process --profile mfa\n"
    )
    bare = aws(walk, "sts", "get-caller-identity", "--profile", "mfa")
    assert bare.returncode != 0, "without a terminal nobody can be asked"
    asked = aws(
        walk, "sts", "get-caller-identity", "--profile", "asks", COUNTERSIGN_PROMPT_COMMAND=f"echo {walk.code(1)}"
    )
    assert asked.returncode == 0, asked.stderr
    assert ":assumed-role/toolkit-role/" in asked.stdout
    # From the cache: nobody is asked again, and the used code would not do.
    cached = aws(walk, "sts", "get-caller-identity", "--profile", "asks")
    assert cached.returncode == 0, cached.stderr
