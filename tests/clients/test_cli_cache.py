"""Sessions shared with aws-cli through its own cache: one code, whoever asked for it."""

import json
import os
import subprocess
import sys

import pytest

import server
from walkthrough import Walkthrough

BOTO3 = """
import boto3, botocore.credentials, botocore.session, botocore.utils, os
session = botocore.session.Session(profile="mfa")
provider = session.get_component("credential_provider").get_provider("assume-role")
provider.cache = botocore.utils.JSONFileCache(os.path.expanduser("~/.aws/cli/cache"))
print(boto3.Session(botocore_session=session).client("sts").get_caller_identity()["Arn"])
"""
ASSUMED = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"


class Home:
    def __init__(self, running, program, folder, monkeypatch):
        self.running, self.program, self.folder = running, program, folder
        self.walk = Walkthrough(running)
        self.cache = folder / ".aws" / "cli" / "cache"
        for name, value in (
            ("HOME", folder),
            ("AWS_CONFIG_FILE", folder / "config"),
            ("AWS_SHARED_CREDENTIALS_FILE", folder / "none"),
            ("XDG_CACHE_HOME", folder / "cache"),
        ):
            monkeypatch.setenv(name, str(value))
        self.write("")

    def write(self, more, endpoint=None):
        walk = self.walk
        (self.folder / "config").write_text(
            f"[profile toolkit-user]\naws_access_key_id = {walk.key['AccessKeyId']}\n"
            f"aws_secret_access_key = {walk.key['SecretAccessKey']}\n"
            f"[profile mfa]\nrole_arn = {walk.role_arn}\nsource_profile = toolkit-user\n"
            f"mfa_serial = {walk.device.serial}\nregion = {server.REGION}\n"
            f"endpoint_url = {endpoint or self.running.endpoint}\ncli_cache = true\n{more}"
        )

    def code(self):
        self.walk.clock.forward(1)
        return self.walk.device.code()

    def run(self, *command, stdin=""):
        # In a session of its own nobody can be asked on a terminal.
        return subprocess.run(
            ["setsid", "--wait", *map(str, command)], input=stdin, capture_output=True, text=True, timeout=60, check=False
        )

    def ours(self, code=""):
        return self.run(server.BINARY, "credential-process", "--profile", "mfa", "--code", "-", stdin=code)

    def aws(self, code=""):
        found = [f"{name}={value}" for name, value in self.program.environment.items()]
        identity = ["sts", "get-caller-identity", "--query", "Arn", "--output", "text"]
        return self.run("env", *found, self.program.program, *identity, "--profile", "mfa", stdin=code)

    def forget_ours(self):
        for file in (self.folder / "cache" / "countersign").glob("*.session"):
            file.unlink()


@pytest.fixture
def home(running, aws, tmp_path, monkeypatch):
    return Home(running, aws, tmp_path, monkeypatch)


@pytest.mark.parametrize("more", ["", "duration_seconds = 2000\nrole_session_name = ada\n"], ids=["plain", "more"])
def test_aws_and_boto3_need_no_code_for_a_session_of_ours(home, more):
    home.write(more)
    assert home.aws().returncode != 0
    session = json.loads(home.ours(home.code()).stdout)
    for ran in (home.aws(), home.run(sys.executable, "-c", BOTO3)):
        assert ran.stdout.startswith(ASSUMED), ran.stderr
    (file,) = home.cache.glob("*")
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert json.loads(file.read_text())["Credentials"]["AccessKeyId"] == session["AccessKeyId"]
    # A file that somebody has removed is there again.
    file.unlink()
    assert home.ours().returncode == 0
    assert home.aws().stdout.startswith(ASSUMED)


def test_we_need_no_code_for_a_session_of_aws_cli(home):
    assert home.aws(f"{home.code()}\n").stdout.startswith(ASSUMED)
    (file,) = home.cache.glob("*")
    theirs = file.read_text()
    ran = home.ours()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["AccessKeyId"] == json.loads(theirs)["Credentials"]["AccessKeyId"]
    assert file.read_text() == theirs
    # It is kept as if we had opened it.
    file.unlink()
    assert home.ours().stdout == ran.stdout


def test_a_session_of_another_endpoint_is_neither_taken_nor_replaced(home):
    """aws-cli's name for it says nothing of the endpoint, so two of them with equal ARNs share it."""
    with server.Server() as other:
        their_walk = Walkthrough(other)
        assert their_walk.role_arn == home.walk.role_arn
        assert their_walk.device.serial == home.walk.device.serial
        assert home.aws(f"{home.code()}\n").stdout.startswith(ASSUMED)
        (file,) = home.cache.glob("*")
        theirs = file.read_text()
        first, home.walk = home.walk, their_walk
        home.write("", other.endpoint)
        assert home.ours().returncode != 0
        ran = home.ours(home.code())
        assert ran.returncode == 0
        assert "is not shared with aws-cli" in ran.stderr and str(file) in ran.stderr
        assert file.read_text() == theirs
        secrets = json.loads(theirs)["Credentials"]
        assert json.loads(ran.stdout)["AccessKeyId"] != secrets["AccessKeyId"]
        # Nor is one that we have opened there and put in its place.
        file.unlink()
        assert home.ours().returncode == 0
        home.forget_ours()
        home.walk = first
        home.write("")
        assert home.ours().returncode != 0


def test_a_session_that_other_keys_have_opened_is_not_taken(home):
    """Nor does aws-cli's name say whose keys opened it."""
    assert home.ours(home.code()).returncode == 0
    (file,) = home.cache.glob("*")
    theirs = file.read_text()
    first = home.walk.key
    home.walk.key = home.walk.iam.create_access_key(UserName=home.walk.user)["AccessKey"]
    home.write("")
    assert home.ours().returncode != 0
    ran = home.ours(home.code())
    assert ran.returncode == 0 and "holds another one" in ran.stderr
    assert file.read_text() == theirs
    # Under its own keys it is as good as before.
    home.walk.key = first
    home.write("")
    home.forget_ours()
    assert home.ours().returncode == 0


def test_a_file_that_is_a_link_or_a_pipe_is_neither_taken_nor_replaced(home):
    assert home.ours(home.code()).returncode == 0
    (file,) = home.cache.glob("*")
    elsewhere = home.folder / "elsewhere"
    for put in (lambda: file.symlink_to(file.rename(elsewhere)), lambda: os.mkfifo(file)):
        put()
        home.forget_ours()
        assert home.ours().returncode != 0
        ran = home.ours(home.code())
        assert ran.returncode == 0 and "is not shared with aws-cli" in ran.stderr
        assert not file.is_file() or file.is_symlink()
        file.unlink()


def test_without_the_setting_nothing_is_shared(home):
    home.write("cli_cache = false\n")
    (home.folder / "config").write_text((home.folder / "config").read_text().replace("cli_cache = true\n", ""))
    assert home.ours(home.code()).returncode == 0
    assert not home.cache.exists()
    assert home.aws(f"{home.code()}\n").stdout.startswith(ASSUMED)
    home.forget_ours()
    assert home.ours().returncode != 0
    assert not any("Countersign" in file.read_text() for file in home.cache.glob("*"))


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"Credentials": {"AccessKeyId": 1}}', "[]", "\x00" * 400_000],
    ids=["empty", "cut", "number", "list", "long"],
)
def test_a_file_that_says_nothing_is_written_anew(home, text):
    home.ours(home.code())
    (file,) = home.cache.glob("*")
    file.write_text(text)
    assert home.ours().returncode == 0
    assert home.aws().stdout.startswith(ASSUMED)


def test_explain_and_doctor_say_that_it_is_in_the_clear(home):
    told = home.run(server.BINARY, "profile", "explain", "mfa").stdout
    assert "in the clear, in ~/.aws/cli/cache/" in told
    assert "in the clear" in home.run(server.BINARY, "doctor").stdout
    steps = json.loads(home.run(server.BINARY, "profile", "explain", "mfa", "--json").stdout)["chain"]
    assert steps[1]["cli_cache"] is True
