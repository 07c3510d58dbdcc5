"""The walkthrough and the toolkit with the AWS SDK for JavaScript, which knows names of errors, not only codes."""

import json
import os
import shlex
from pathlib import Path

import pytest

import server
from terminal import TOKEN_OF_FILE
from walkthrough import MFA_PRESENT, READ_ONLY, Clock, without_terminal

PACKAGES = os.environ.get("COUNTERSIGN_NPM")
BINARY = server.BINARY.resolve()
CLIENT = Path(__file__).with_name("js") / "client.cjs"
ASSUMED = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
WRONG_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code."

pytestmark = pytest.mark.skipif(not PACKAGES, reason="the AWS SDK for JavaScript is not here")


def call(service, operation, credentials=None, **given):
    """One call as the script takes it; credentials are an answer's, or the name of a provider."""
    if credentials and "AccessKeyId" in credentials:
        credentials = {
            "accessKeyId": credentials["AccessKeyId"],
            "secretAccessKey": credentials["SecretAccessKey"],
            "sessionToken": credentials.get("SessionToken"),
        }
    return {"service": service, "operation": operation, "credentials": credentials, "input": given}


def prepared(folder, calls):
    """The command that makes these calls, and what its environment holds besides."""
    file = folder / "calls.json"
    file.write_text(json.dumps(calls), encoding="utf-8")
    return ["node", str(CLIENT), str(file)], {"NODE_PATH": PACKAGES}


@pytest.fixture
def ask(running, tmp_path):
    """Makes one call and gives its answer."""

    def ask(*about, environment=None, **given):
        command, more = prepared(tmp_path, [call(*about, **given)])
        place = {"AWS_ENDPOINT_URL": running.endpoint, "AWS_REGION": server.REGION}
        done = without_terminal(command, {**(environment or {**os.environ, **place}), **more})
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)[0]

    return ask


def test_javascript_walks_the_five_steps(running, ask):
    clock = Clock(running)
    root = {"AccessKeyId": running.root_key, "SecretAccessKey": running.root_secret}

    def made(*about, **given):
        answer = ask(*about, **given)
        assert "output" in answer, answer
        return answer["output"]

    def refused(*about, **given):
        answer = ask(*about, **given)
        assert "name" in answer, answer
        return answer["name"], answer["status"], answer["message"]

    trust = server.trust(server.ACCOUNT, Condition=MFA_PRESENT)
    role = made("iam", "CreateRole", root, RoleName="toolkit-role", AssumeRolePolicyDocument=trust)["Role"]
    made("iam", "AttachRolePolicy", root, RoleName="toolkit-role", PolicyArn=READ_ONLY)
    made("iam", "CreateUser", root, UserName="ada", Tags=[{"Key": "team", "Value": "blue"}])
    key = made("iam", "CreateAccessKey", root, UserName="ada")["AccessKey"]
    policy = server.allow("sts:AssumeRole", role["Arn"], Condition=MFA_PRESENT)
    made("iam", "PutUserPolicy", root, UserName="ada", PolicyName="p", PolicyDocument=policy)
    device = made("iam", "CreateVirtualMFADevice", root, VirtualMFADeviceName="ada")["VirtualMFADevice"]
    clock.to(clock.step)
    codes = [server.code(device["Base32StringSeed"], clock.step + distance) for distance in (-1, 0, 1)]
    enable = {"UserName": "ada", "SerialNumber": device["SerialNumber"]}
    assert refused(
        "iam", "EnableMFADevice", root, **enable, AuthenticationCode1=codes[0], AuthenticationCode2=codes[0]
    ) == ("InvalidAuthenticationCodeException", 403, "Authentication code for device is not valid.")
    made("iam", "EnableMFADevice", root, **enable, AuthenticationCode1=codes[0], AuthenticationCode2=codes[1])

    asked = {"RoleArn": role["Arn"], "RoleSessionName": "ada"}
    with_code = {**asked, "SerialNumber": device["SerialNumber"], "TokenCode": codes[2]}
    name, status, message = refused("sts", "AssumeRole", key, **asked)
    assert (name, status) == ("AccessDenied", 403)
    assert message.startswith(f"User: arn:aws:iam::{server.ACCOUNT}:user/ada is not authorized to perform: sts:AssumeRole")
    session = made("sts", "AssumeRole", key, **with_code)["Credentials"]
    assert refused("sts", "AssumeRole", key, **with_code) == ("AccessDenied", 403, WRONG_CODE)
    assert made("sts", "GetCallerIdentity", session)["Arn"] == f"{ASSUMED}ada"
    assert [user["UserName"] for user in made("iam", "ListUsers", session)["Users"]] == ["ada"]
    # Errors of the model are classes of their own, which programs match on by name.
    assert refused("iam", "GetUser", root, UserName="eve")[:2] == ("NoSuchEntityException", 404)
    assert refused("iam", "CreateUser", root, UserName="ada")[:2] == ("EntityAlreadyExistsException", 409)
    assert refused("iam", "CreateUser", session, UserName="eve")[0] == "AccessDenied"
    clock.forward(121)
    assert refused("sts", "GetCallerIdentity", session)[:2] == ("ExpiredToken", 403)


def test_javascript_asks_for_a_code_by_itself_or_not_at_all(ask, terminal):
    walk = terminal.walk
    environment = {**os.environ, "AWS_PROFILE": "mfa"}
    given = {"ini": "mfa", "code": walk.device.code()}
    answer = ask("sts", "GetCallerIdentity", given, environment=environment)
    assert "output" in answer and answer["output"]["Arn"].startswith(ASSUMED), answer
    answer = ask("sts", "GetCallerIdentity", {"ini": "mfa"}, environment=environment)
    assert "requires multi-factor authentication" in answer["message"]


@pytest.mark.parametrize(
    ("before", "credentials"),
    [
        ("env AWS_PROFILE=work", {"ini": "work"}),
        ("env AWS_PROFILE=work", None),
        (f"{BINARY} exec --profile mfa --", None),
        (f"{BINARY} exec --profile mfa --server --", "container"),
        (f"{BINARY} exec --profile mfa --server --", "http"),
        (f"{BINARY} exec --profile mfa --server --", None),
    ],
    ids=["credential_process", "profile", "exec", "container", "http", "chain"],
)
def test_javascript_gets_through_a_profile_that_wants_a_code(terminal, tmp_path, before, credentials):
    calls = [call("sts", "GetCallerIdentity", credentials), call("iam", "ListUsers", credentials)]
    command, more = prepared(tmp_path, calls)
    run = shlex.join(command)
    if credentials == "container":
        # The oldest of the providers knows no file of a token.
        run = shlex.join(["sh", "-c", f"{TOKEN_OF_FILE} {run}"])
    child = terminal.start(f"exec {before} {run}", **more)
    terminal.answer()
    out, err = child.communicate(timeout=120)
    assert (child.returncode, err) == (0, "")
    answers = json.loads(out)
    identity, users = [answer.get("output", answer) for answer in answers]
    assert identity.get("Arn", "").startswith(ASSUMED), answers
    assert [user["UserName"] for user in users["Users"]] == ["toolkit-user"]
    assert terminal.prompts() == 1
