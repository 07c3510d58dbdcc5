"""The toolkit under real clients: one code for all of them, asked where a person sees it."""

import json
import subprocess
import sys

import pytest

import server
from terminal import TOKEN_OF_FILE

ASSUMED = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
IDENTITY = "sts get-caller-identity --query Arn --output text"
BOTO3 = "import boto3; print(boto3.Session(profile_name='work').client('sts').get_caller_identity()['Arn'])"


def test_a_prompt_is_seen_although_aws_keeps_what_a_helper_says(aws, terminal):
    child = terminal.start(f"exec {aws.program} {IDENTITY} --profile work 3>&-", **aws.environment)
    terminal.answer()
    out, err = child.communicate(timeout=60)
    assert out.startswith(ASSUMED), err
    assert "role toolkit-role in account" in terminal.until("(profile mfa)")
    assert (terminal.prompts(), err) == (1, "")


@pytest.mark.parametrize("aws", ["v2"], indirect=True)
def test_aws_exports_the_session_that_a_code_opened(running, aws, terminal):
    """What v2 gives to programs that read no profiles is the session that we keep."""
    exported = f"exec {aws.program} configure export-credentials --profile work --format process"
    child = terminal.start(exported, **aws.environment)
    terminal.answer()
    out, err = child.communicate(timeout=60)
    credentials = json.loads(out)
    assert credentials["Version"] == 1, err
    assert running.client("sts", credentials).get_caller_identity()["Arn"].startswith(ASSUMED)
    kept = json.loads(subprocess.check_output([server.BINARY, "credential-process", "--profile", "mfa"]))
    assert {name: kept[name] for name in credentials if name != "Expiration"} == {
        name: credentials[name] for name in credentials if name != "Expiration"
    }


@pytest.mark.parametrize(("aws", "count"), [("v1", 8), ("v1", 64), ("v2", 8)], indirect=["aws"])
def test_cold_aws_asks_once_and_all_of_them_succeed(aws, terminal, count):
    one_prompt(terminal, f"{aws.program} {IDENTITY} --profile work", count, aws.environment)


@pytest.mark.parametrize("count", [8, 64])
def test_cold_boto3_asks_once_and_all_of_them_succeed(terminal, count):
    one_prompt(terminal, f'"$PYTHON" -c "{BOTO3}"', count, {})


def one_prompt(terminal, program, count, environment):
    """Runs as many of a program at once: one code opens for all of them."""
    child = terminal.start(f"for i in $(seq {count}); do {program} & done; wait", **environment)
    terminal.answer()
    out, err = child.communicate(timeout=300)
    # Programs that write at once may put two answers into one line.
    assert (out.count(ASSUMED), err) == (count, "")
    assert terminal.prompts() == 1


@pytest.mark.parametrize("imds", [False, True], ids=["container", "metadata"])
def test_boto3_and_aws_take_credentials_from_the_server(aws, terminal, imds):
    asks = terminal.home / "asks.sh"
    asks.write_text(
        ("unset AWS_CONTAINER_CREDENTIALS_FULL_URI\n" if imds else "")
        + "unset AWS_EC2_METADATA_DISABLED AWS_CONFIG_FILE\n"
        + f"{'' if aws.reads_token_files else TOKEN_OF_FILE} {aws.program} {IDENTITY}\n"
        + f'"$PYTHON" -c "{BOTO3}"\n'.replace("profile_name='work'", "")
    )
    more = "--imds" if imds else ""
    command = f"exec {server.BINARY.resolve()} exec --profile mfa --server {more} -- sh {asks}"
    child = terminal.start(command, **aws.environment)
    terminal.answer()
    out, err = child.communicate(timeout=120)
    arns = out.split()
    assert len(arns) == 2 and all(arn.startswith(ASSUMED) for arn in arns), (out, err)
