"""Who signs in: the root users, and the administrators that they make."""

import json
import subprocess

import server

OTHER = "444455556666"
PASSWORD = "Battery-staple-2"
"""Every administrator's."""
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


def second_account(running):
    """A second account in the installation, with an administrator; its root credentials. Its root user has no password."""
    command = [server.BINARY, "account", "create", "--account-id", OTHER, "--data", running.data, "--json"]
    made = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    root = json.loads(made.stdout)
    iam = running.client("iam", root)
    iam.create_user(UserName="admin")
    iam.attach_user_policy(UserName="admin", PolicyArn=ADMINISTRATOR)
    iam.create_login_profile(UserName="admin", Password=PASSWORD)
    return root


def sign_in(browser, account, user, password=PASSWORD):
    browser.open("/console").titled("Sign in")
    if user is None:
        browser.follow("Sign in as root user").titled("Sign in as root user")
    browser.fill("Account ID or alias", account)
    if user is not None:
        browser.fill("User name", user)
    browser.fill("Password", password).press("Sign in").titled("Dashboard")


def sign_out(browser):
    browser.press("Sign out").titled("Sign in")


def add_administrator(browser, name="admin"):
    """Adds a user who may do everything and signs in at the console, as the root user does it."""
    browser.follow("Users").titled("Users").follow("Add user").titled("Add user: details")
    browser.fill("User name", name).tick("AWS Management Console access").press("Next: Permissions")
    browser.titled("Add user: permissions").fill("Filter policies", "Administrator").enter("Filter policies")
    browser.tick("AdministratorAccess").press("Next: Tags").press("Next: Review").titled("Add user: review")
    browser.fill("Console password (optional)", PASSWORD).untick("User must create a new password at next sign-in")
    browser.press("Create user").titled(f"Add user: {name} created")
