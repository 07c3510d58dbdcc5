"""The AWS SDK for Rust on the wire, and through a profile that wants a code."""

import os
import subprocess

import pytest

import server
from walkthrough import Walkthrough

PROGRAM = os.environ.get("COUNTERSIGN_RUST_SDK")
BINARY = server.BINARY.resolve()
USER = f"arn:aws:iam::{server.ACCOUNT}:user/toolkit-user"
ASSUMED = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
REFUSED = 1
"""What the program ends with when the service refuses; with 2 when something else is wrong."""

pytestmark = pytest.mark.skipif(not PROGRAM, reason="the AWS SDK for Rust is not here")


class Sdk:
    """The program with an environment's credentials."""

    def __init__(self, running, credentials):
        self._environment = {
            **os.environ,
            "AWS_ENDPOINT_URL": running.endpoint,
            "AWS_REGION": server.REGION,
            "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
        }
        if credentials.get("SessionToken"):
            self._environment["AWS_SESSION_TOKEN"] = credentials["SessionToken"]

    def ask(self, *words, code=""):
        """The exit code and what is printed."""
        done = subprocess.run(
            [PROGRAM, *words],
            env=self._environment,
            input=code,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.stderr == ""
        return done.returncode, done.stdout.rstrip("\n")


def test_rust_opens_the_role_with_a_code_and_with_nothing_less(running):
    walk = Walkthrough(running)
    user = Sdk(running, walk.key)
    assert user.ask("identity") == (0, USER)
    status, said = user.ask("assume", walk.role_arn)
    assert (status, said.partition(":")[0]) == (REFUSED, "AccessDenied")
    assert f"User: {USER} is not authorized to perform: sts:AssumeRole on resource: {walk.role_arn}" in said
    device = [walk.role_arn, walk.device.serial]
    wrong = "AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code."
    assert user.ask("assume", *device, code=walk.device.wrong_code()) == (REFUSED, wrong)
    status, session = user.ask("assume", *device, code=walk.device.code())
    assert status == 0, session
    # A code opens once.
    assert user.ask("assume", *device, code=walk.device.code()) == (REFUSED, wrong)

    names = ["AccessKeyId", "SecretAccessKey", "SessionToken"]
    reader = Sdk(running, dict(zip(names, session.split("\n"), strict=True)))
    assert reader.ask("identity") == (0, f"{ASSUMED}ada")
    # Two pages of one.
    walk.iam.create_user(UserName="grace")
    assert reader.ask("users") == (0, "grace\ntoolkit-user")
    assert reader.ask("user", "eve") == (REFUSED, "nobody is called eve")
    assert user.ask("users")[1].startswith("AccessDenied: ")
    walk.clock.forward(121)
    assert reader.ask("identity") == (REFUSED, "ExpiredToken: The security token included in the request is expired")


@pytest.mark.parametrize(
    "before",
    [
        "env AWS_PROFILE=work",
        f"{BINARY} exec --profile mfa --",
        f"{BINARY} exec --profile mfa --server --",
        f"{BINARY} exec --profile mfa --server --imds -- env -u AWS_CONTAINER_CREDENTIALS_FULL_URI "
        "AWS_EC2_METADATA_DISABLED=false",
    ],
    ids=["credential_process", "exec", "container", "metadata"],
)
def test_rust_gets_through_a_profile_that_wants_a_code(terminal, before):
    child = terminal.start(f"exec {before} {PROGRAM} identity")
    terminal.answer()
    out, err = child.communicate(timeout=120)
    assert (child.returncode, err) == (0, ""), out
    assert out.startswith(ASSUMED)
    assert terminal.prompts() == 1


def test_rust_takes_a_server_that_is_there_already(terminal):
    script = (
        f"cd '{terminal.home}'; {BINARY} server --profile mfa >told & "
        f"while ! grep -qs FILE '{terminal.home}/told'; do sleep 0.05; done; "
        f". '{terminal.home}/told'; {PROGRAM} identity; kill $!"
    )
    place = {"AWS_ENDPOINT_URL": terminal.walk.running.endpoint, "AWS_REGION": server.REGION}
    child = terminal.start(script, **place)
    terminal.answer()
    out, err = child.communicate(timeout=120)
    assert out.startswith(ASSUMED), err


def test_rust_cannot_ask_for_a_code_itself(terminal):
    """It passes over `mfa_serial`, so that the role stays shut."""
    child = terminal.start(f"exec env AWS_PROFILE=mfa {PROGRAM} identity")
    out, _ = child.communicate(timeout=120)
    assert (child.returncode, ASSUMED in out) == (2, False), out
