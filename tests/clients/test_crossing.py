"""Sessions never cross: what one profile has opened is given to no other that asks somebody else, or as somebody else."""

import json
import os
import subprocess

import pytest

import server
from walkthrough import Walkthrough


class Person:
    """A user with a key and a device, who may assume every role."""

    def __init__(self, walk, name):
        walk.iam.create_user(UserName=name)
        walk.iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=server.allow("sts:*"))
        self.key = walk.iam.create_access_key(UserName=name)["AccessKey"]
        self.device = walk.spare(name)
        walk.enable(self.device, name)

    def keys(self):
        return f"aws_access_key_id = {self.key['AccessKeyId']}\naws_secret_access_key = {self.key['SecretAccessKey']}\n"


class Home:
    def __init__(self, running, folder, monkeypatch):
        self.walk, self.folder = Walkthrough(running), folder
        self.ada, self.bob = (Person(self.walk, name) for name in ("ada", "bob"))
        open_to_all = self.walk.iam.create_role(
            RoleName="open", AssumeRolePolicyDocument=server.trust(server.ACCOUNT)
        )
        self.open_arn = open_to_all["Role"]["Arn"]
        monkeypatch.setenv("AWS_CONFIG_FILE", str(folder / "config"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "none"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))

    def write(self, text):
        (self.folder / "config").write_text(text)

    def role(self, name, source, device, more=""):
        """A profile of the role that demands a code, or of the one that does not."""
        arn = self.walk.role_arn if device else self.open_arn
        serial = f"mfa_serial = {device.serial}\n" if device else ""
        return (
            f"[profile {name}]\nrole_arn = {arn}\n{source}\n{serial}role_session_name = same\n"
            f"region = {server.REGION}\nendpoint_url = {self.walk.running.endpoint}\n{more}"
        )

    def start(self, profile, **environment):
        return subprocess.Popen(
            [server.BINARY, "credential-process", "--profile", profile, "--code", "-"],
            env=dict(os.environ, **environment), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def session(self, profile, code="", **environment):
        """The access key id of the session that a profile gives, or None."""
        child = self.start(profile, **environment)
        out, _ = child.communicate(code, timeout=60)
        return json.loads(out)["AccessKeyId"] if child.returncode == 0 else None


@pytest.fixture
def home(running, tmp_path, monkeypatch):
    home = Home(running, tmp_path, monkeypatch)
    home.walk.clock.forward(2)
    return home


def test_two_sources_with_one_role_at_one_server_never_cross(home):
    ada, bob = home.ada, home.bob
    home.write(
        f"[profile ada]\n{ada.keys()}[profile bob]\n{bob.keys()}"
        + home.role("ada-mfa", "source_profile = ada", ada.device)
        + home.role("bob-mfa", "source_profile = bob", bob.device)
        + home.role("ada-open", "source_profile = ada", None)
        + home.role("bob-open", "source_profile = bob", None)
        # The same device under other keys is no way in, either.
        + home.role("bob-as-ada", "source_profile = bob", ada.device)
    )
    of_ada = home.session("ada-mfa", ada.device.code())
    assert of_ada
    assert home.session("bob-mfa") is None
    assert home.session("bob-as-ada") is None
    of_bob = home.session("bob-mfa", bob.device.code())
    opened = [of_ada, of_bob, home.session("ada-open"), home.session("bob-open")]
    assert None not in opened and len(set(opened)) == 4
    names = ["ada-mfa", "bob-mfa", "ada-open", "bob-open"]
    # All of them at once, and more than once.
    children = [(name, home.start(name)) for name in names * 4]
    seen = {(name, json.loads(child.communicate(timeout=60)[0])["AccessKeyId"]) for name, child in children}
    assert seen == set(zip(names, opened))


def test_another_key_under_the_same_name_does_not_get_the_old_ones_session(home):
    ada, bob = home.ada, home.bob
    for more, device in (("", None), ("mfa_shared_session = true\n", ada.device)):
        role = home.role("role", "source_profile = keys", device, more)
        home.write(f"[profile keys]\n{ada.keys()}{role}")
        home.walk.clock.forward(1)
        first = home.session("role", device.code() if device else "")
        assert first and home.session("role") == first
        home.write(f"[profile keys]\n{bob.keys()}{role}")
        assert home.session("role") != first
        home.write(f"[profile keys]\n{ada.keys()}{role}")
        assert home.session("role") == first


def test_whoever_is_in_the_environment_or_comes_from_a_program_gets_his_own(home):
    ada, bob = home.ada, home.bob
    program = home.folder / "program"
    program.write_text('#!/bin/sh\ncat "$WHO"\n')
    program.chmod(0o755)
    home.write(
        home.role("environment", "credential_source = Environment", None)
        + f"[profile program]\ncredential_process = {program}\n"
        + home.role("by-program", "source_profile = program", None)
    )
    seen = {}
    for _ in range(2):
        for person in (ada, bob):
            key = person.key
            in_environment = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
            printed = home.folder / key["AccessKeyId"]
            printed.write_text(
                json.dumps({"Version": 1, "AccessKeyId": key["AccessKeyId"], "SecretAccessKey": key["SecretAccessKey"]})
            )
            for profile, environment in (("environment", in_environment), ("by-program", {"WHO": str(printed)})):
                session = home.session(profile, **environment)
                # Where the key comes from is all the same: it is the same caller.
                assert session and seen.setdefault(key["AccessKeyId"], session) == session
    assert len(set(seen.values())) == 2


def test_two_endpoints_with_equal_arns_never_cross(home):
    ada = home.ada
    with server.Server() as other:
        their_walk = Walkthrough(other)
        theirs = Person(their_walk, "ada")
        their_walk.clock.forward(2)
        assert (their_walk.role_arn, theirs.device.serial) == (home.walk.role_arn, ada.device.serial)
        here, there = home.walk.running.endpoint, other.endpoint
        home.write(
            f"[profile here]\n{ada.keys()}[profile there]\n{theirs.keys()}"
            + home.role("role-here", "source_profile = here", ada.device)
            + home.role("role-there", "source_profile = there", ada.device).replace(here, there)
            # Only the endpoint differs: the other server has never heard of the key.
            + home.role("key-there", "source_profile = here", ada.device).replace(here, there)
        )
        at_home = home.session("role-here", ada.device.code())
        assert at_home
        for profile in ("role-there", "key-there"):
            assert home.session(profile) is None
        assert home.session("key-there", theirs.device.code()) is None
        # An endpoint of the environment is one, too.
        assert home.session("role-here", AWS_ENDPOINT_URL_STS=there) is None
        their_walk.clock.forward(1)
        elsewhere = home.session("role-there", theirs.device.code())
        assert elsewhere and elsewhere != at_home
        assert (home.session("role-here"), home.session("role-there")) == (at_home, elsewhere)
