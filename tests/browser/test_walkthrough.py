"""The walkthrough in the browser, line by line: every control by its role and name, with scripts and without."""

import csv
import io
import re
import shutil
import subprocess

import botocore.session
import pytest
from botocore.exceptions import ClientError

import people
import server
from walkthrough import Clock

WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def scan(browser, tmp_path):
    """The seed in the QR code that is on the screen, as a phone sees it."""
    picture = browser.picture(browser.find(("image",), "QR code with the seed"), tmp_path / "qr.png")
    command = [shutil.which("zbarimg"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]
    uri = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    assert uri.startswith("otpauth://totp/"), uri
    return re.search(r"[?&]secret=([A-Z2-7]+)", uri)[1]


def key_of(file):
    """The access key in a .csv file, as boto3 takes it."""
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8"))))
    assert len(rows) == 1, file
    return rows[0], {"AccessKeyId": rows[0]["Access key ID"], "SecretAccessKey": rows[0]["Secret access key"]}


def assume(running, clock, key, role, serial, seed):
    """What the walkthrough ends in: nothing without a code, and a session with one."""
    clock.forward(3)
    sts = running.client("sts", key)
    asked = {"RoleArn": role, "RoleSessionName": "ada"}
    with pytest.raises(ClientError, match="AccessDenied"):
        sts.assume_role(**asked)
    session = sts.assume_role(**asked, SerialNumber=serial, TokenCode=server.code(seed, clock.step))
    return running.client("sts", session["Credentials"]).get_caller_identity()["Arn"]


def assign(browser, clock, tmp_path):
    """Scans the code that is shown, and types two codes that follow one another. Gives the seed."""
    browser.press("Show QR code")
    seed = scan(browser, tmp_path)
    clock.forward(3)
    browser.fill("MFA code 1", server.code(seed, clock.step - 1)).fill("MFA code 2", server.code(seed, clock.step))
    browser.press("Assign MFA")
    return seed


@WITH_AND_WITHOUT
def test_the_walkthrough(running, browser, tmp_path, scripts):
    browser.fresh(running.endpoint, scripts)
    clock = Clock(running)
    people.second_account(running)
    people.sign_in(browser, server.ACCOUNT, None, server.PASSWORD)
    people.add_administrator(browser)
    people.sign_out(browser)

    # Step 1: a role for IAM users of the other account.
    people.sign_in(browser, server.ACCOUNT, "admin")
    browser.follow("Roles").titled("Roles").follow("Create role").titled("Create role: trusted entity")
    browser.tick("Another AWS account").fill("Account ID", people.OTHER).tick("Require MFA")
    browser.press("Next: Permissions").titled("Create role: permissions")
    browser.fill("Filter policies", "ReadOnly").enter("Filter policies").tick("ReadOnlyAccess")
    browser.press("Next: Tags").titled("Create role: tags")
    browser.press("Next: Review").titled("Create role: review")
    browser.fill("Role name", "toolkit-role").fill("Role description", "For the toolkit").press("Create role")
    browser.titled("Role created").sees("The role toolkit-role has been created").follow("toolkit-role")
    role = f"arn:aws:iam::{server.ACCOUNT}:role/toolkit-role"
    browser.titled("Role toolkit-role: permissions").sees(role)
    if scripts:
        browser.press("Copy role ARN").find(("button",), "Copied")
        assert browser.clipboard() == role
    people.sign_out(browser)

    # Step 2: a user that assumes the role's permissions.
    people.sign_in(browser, people.OTHER, "admin")
    browser.follow("Users").titled("Users").follow("Add user").titled("Add user: details")
    browser.fill("User name", "toolkit-user").tick("Programmatic access")
    browser.press("Next: Permissions").titled("Add user: permissions")
    browser.press("Next: Tags").titled("Add user: tags")
    browser.press("Next: Review").titled("Add user: review").sees("This user has no permissions")
    browser.press("Create user").titled("Add user: toolkit-user created")
    row, key = key_of(browser.download("Download .csv"))
    assert row["User name"] == "toolkit-user"
    browser.press("Close").titled("Users")

    # Step 3: a policy that lets the user assume the role.
    browser.follow("toolkit-user").titled("toolkit-user: permissions").follow("Add inline policy")
    browser.titled("Create policy: Visual editor").press("Choose a service").fill("Find a service", "STS")
    browser.press("STS").fill("Filter actions", "AssumeRole")
    if not scripts:
        browser.enter("Filter actions")
    browser.tick("AssumeRole")
    assert browser.find(("radio",), "Specific").is_selected()
    browser.press("Add ARN").titled("Create policy: Add ARN(s)").fill("Specify ARN for role", role)
    if scripts:
        # "After you add the role's ARN, the trusted account and role name … are displayed."
        value = lambda name: browser.find(("textbox",), name).get_property("value")
        assert (value("Account"), value("Role name with path")) == (server.ACCOUNT, "toolkit-role")
    browser.press("Add").titled("Create policy: Visual editor").sees(role)
    browser.press("Specify request conditions (optional)").tick("MFA required").press("Close")
    browser.press("Review policy").titled("Create policy: Review policy").fill("Name", "assume-toolkit-role")
    browser.press("Create policy").titled("toolkit-user: permissions").sees("assume-toolkit-role")

    # Step 4: a virtual device.
    browser.follow("Users").titled("Users").follow("toolkit-user").titled("toolkit-user: permissions")
    browser.follow("Security credentials").titled("toolkit-user: security credentials").follow("Manage")
    browser.titled("toolkit-user: manage MFA device").tick("Virtual MFA device").press("Continue")
    browser.titled("Set up virtual MFA device")
    seed = assign(browser, clock, tmp_path)
    serial = f"arn:aws:iam::{people.OTHER}:mfa/toolkit-user"
    browser.titled("toolkit-user: security credentials").sees(serial)
    assert seed not in browser.driver.page_source
    if scripts:
        assert browser.has("button", "Copy device ARN")

    # Step 5: it opens.
    arn = assume(running, clock, key, role, serial, seed)
    assert arn == f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/ada"
    assert browser.noise() == []


GUIDED = "Set up MFA access"


def opens(clock, tmp_path, file, seed):
    """Lays the profiles down as a person does, and has boto3 assume the role by them, asking for the code."""
    (tmp_path / "credentials").write_bytes(file)
    clock.forward(3)
    session = botocore.session.Session(profile="mfa")
    session.set_config_variable("credentials_file", str(tmp_path / "credentials"))
    asked = []
    source = session.get_component("credential_provider").get_provider("assume-role")
    source._prompter = lambda prompt: asked.append(prompt) or server.code(seed, clock.step)
    arn = session.create_client("sts").get_caller_identity()["Arn"]
    assert len(asked) == 1
    return arn


@WITH_AND_WITHOUT
def test_guided_in_one_account(running, browser, tmp_path, scripts):
    browser.fresh(running.endpoint, scripts)
    clock = Clock(running)
    people.sign_in(browser, server.ACCOUNT, None, server.PASSWORD)
    browser.follow(GUIDED).titled(f"{GUIDED}: accounts").tick("One account").press("Next")
    browser.titled(f"{GUIDED}: role").fill("Role name", "toolkit-role").fill("Filter policies", "ReadOnly")
    browser.enter("Filter policies").tick("ReadOnlyAccess").press("Next")
    browser.titled(f"{GUIDED}: user").fill("User name", "toolkit-user")
    # The way back keeps what was typed, and nothing is made on the way.
    browser.press("Previous").titled(f"{GUIDED}: role")
    assert browser.find(("textbox",), "Role name").get_property("value") == "toolkit-role"
    assert browser.find(("checkbox",), "ReadOnlyAccess").is_selected()
    browser.press("Next").titled(f"{GUIDED}: user").press("Next").titled(f"{GUIDED}: review")
    assert running.root("iam").list_roles()["Roles"] == running.root("iam").list_users()["Users"] == []
    browser.press("Create").titled(f"{GUIDED}: device")
    seed = assign(browser, clock, tmp_path)
    browser.titled(f"{GUIDED}: profiles")
    assert seed not in browser.driver.page_source
    file = browser.download("Download profiles")
    assert file.decode().strip() in browser.driver.find_element("css selector", "pre").text.strip()
    if scripts:
        browser.press("Copy profiles").find(("button",), "Copied")
        assert browser.clipboard() == file.decode()
    role = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
    assert opens(clock, tmp_path, file, seed).startswith(role)
    assert browser.noise() == []


def test_guided_in_two_accounts(running, browser, tmp_path):
    clock = Clock(running)
    people.second_account(running)
    people.sign_in(browser, server.ACCOUNT, None, server.PASSWORD)
    browser.follow(GUIDED).tick("Two accounts: the role is in this one").fill("Account ID", people.OTHER).press("Next")
    browser.titled(f"{GUIDED}: role").fill("Role name", "toolkit-role").press("Next").titled(f"{GUIDED}: review")
    browser.press("Create").titled(f"{GUIDED}: hand over").sees("The role toolkit-role has been created")
    browser.press("Copy link").find(("button",), "Copied")
    link = browser.clipboard()
    people.sign_out(browser)
    # The other account's administrator.
    people.sign_in(browser, people.OTHER, "admin")
    browser.open(link.removeprefix(browser.base)).titled(f"{GUIDED}: accounts")
    assert browser.find(("radio",), "Two accounts: the user is in this one").is_selected()
    browser.press("Next").titled(f"{GUIDED}: user").fill("User name", "toolkit-user").press("Next")
    browser.titled(f"{GUIDED}: review").sees(f"arn:aws:iam::{server.ACCOUNT}:role/toolkit-role").press("Create")
    browser.titled(f"{GUIDED}: device")
    seed = assign(browser, clock, tmp_path)
    browser.titled(f"{GUIDED}: profiles").sees(f"arn:aws:iam::{people.OTHER}:mfa/toolkit-user")
    role = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"
    assert opens(clock, tmp_path, browser.download("Download profiles"), seed).startswith(role)
