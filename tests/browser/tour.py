"""A tour past every page of the console and every step of its wizards, for whoever looks at each."""

import json
from urllib.parse import quote

import people
import server
from walkthrough import MFA_PRESENT, READ_ONLY, Clock

LONG = "a-rather-long-name-as-programs-make-them-0123456789abcdef0123456"
S3 = server.allow("s3:*")


def tour(browser, running):
    """Gives the name of each page that is on the screen: its title, or for a page in another state `title (state)`."""
    clock = Clock(running)
    here = lambda: browser.title
    iam = running.root("iam")

    def titled(title):
        browser.titled(title)
        return title

    # Signing in, and an account with nothing in it.
    browser.open("/console")
    yield titled("Sign in")
    browser.fill("Account ID or alias", server.ACCOUNT).fill("User name", "nobody").fill("Password", "Wrong-pass-1")
    browser.press("Sign in").find(("alert",), "")
    yield "Sign in (refused)"
    browser.follow("Sign in as root user")
    yield titled("Sign in as root user")
    people.sign_in(browser, server.ACCOUNT, None, server.PASSWORD)
    yield "Dashboard (empty)"
    for place in ("User groups", "Users", "Roles"):
        browser.open(PLACES[place]).titled(place)
        yield f"{place} (empty)"
    yield from _furnish(browser, iam, clock)
    browser.open("/console")
    yield titled("Dashboard")
    browser.open("/console/no-such-page")
    yield here()
    browser.open("/console/users/nobody")
    yield here()

    yield from _users(browser, titled)
    yield from _devices(browser, titled, clock)
    yield from _groups(browser, titled)
    yield from _roles(browser, titled)
    yield from _policies(browser, titled)
    yield from _editor(browser, titled)
    yield from _guided(browser, titled, clock)
    people.sign_out(browser)
    yield from _own(browser, running, titled, clock)


PLACES = {"User groups": "/console/groups", "Users": "/console/users", "Roles": "/console/roles"}


def _furnish(browser, iam, clock):
    """An account as it is after some weeks: a bit of everything, and names as long as they may be."""
    for name in ("ada", "grace", "alan", LONG, "toolkit-user"):
        iam.create_user(UserName=name)
    iam.create_group(GroupName="developers")
    iam.create_group(GroupName=LONG, Path="/division/team/")
    for name in ("ada", LONG):
        for group in ("developers", LONG):
            iam.add_user_to_group(GroupName=group, UserName=name)
        iam.attach_user_policy(UserName=name, PolicyArn=READ_ONLY)
        iam.put_user_policy(UserName=name, PolicyName="storage", PolicyDocument=S3)
        iam.put_user_permissions_boundary(UserName=name, PermissionsBoundary=people.ADMINISTRATOR)
        iam.tag_user(UserName=name, Tags=[{"Key": "team", "Value": "toolkit"}, {"Key": LONG, "Value": LONG}])
        iam.create_login_profile(UserName=name, Password=people.PASSWORD)
    iam.attach_group_policy(GroupName="developers", PolicyArn=READ_ONLY)
    iam.put_group_policy(GroupName="developers", PolicyName="storage", PolicyDocument=S3)
    iam.create_access_key(UserName="ada")
    second = iam.create_access_key(UserName="ada")["AccessKey"]["AccessKeyId"]
    iam.update_access_key(UserName="ada", AccessKeyId=second, Status="Inactive")
    made = iam.create_virtual_mfa_device(VirtualMFADeviceName="ada")["VirtualMFADevice"]
    codes = [server.code(made["Base32StringSeed"], clock.step + distance) for distance in (-1, 0)]
    iam.enable_mfa_device(
        UserName="ada", SerialNumber=made["SerialNumber"], AuthenticationCode1=codes[0], AuthenticationCode2=codes[1]
    )
    browser.ada = made["Base32StringSeed"]
    trust = server.trust(server.ACCOUNT, Condition=MFA_PRESENT)
    for name in ("toolkit-role", LONG):
        about = "For the toolkit, and a description that goes on for a while to see where it ends."
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust, Description=about)
        iam.attach_role_policy(RoleName=name, PolicyArn=READ_ONLY)
        iam.put_role_policy(RoleName=name, PolicyName="storage", PolicyDocument=S3)
        iam.put_role_permissions_boundary(RoleName=name, PermissionsBoundary=people.ADMINISTRATOR)
        iam.tag_role(RoleName=name, Tags=[{"Key": "team", "Value": "toolkit"}])
        arn = iam.create_policy(PolicyName=f"{name}-policy", PolicyDocument=S3, Description=about)["Policy"]["Arn"]
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=server.allow("sqs:*"), SetAsDefault=True)
        iam.attach_user_policy(UserName="ada", PolicyArn=arn)
        iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "team", "Value": "toolkit"}])
    iam.create_account_alias(AccountAlias="example-corporation")
    yield from ()


def _users(browser, titled):
    browser.open("/console/users")
    yield titled("Users")
    browser.open("/console/users?filter=gra")
    yield titled("Users with “gra”")
    browser.open("/console/users?filter=nobody")
    yield titled("Users with “nobody”")
    browser.open("/console/add-user")
    yield titled("Add user: details")
    browser.fill("User name", "no spaces").press("Next: Permissions").sees("Member must")
    yield "Add user: details (refused)"
    browser.fill("User name", "lin").tick("Programmatic access").tick("AWS Management Console access")
    browser.press("Next: Permissions")
    yield titled("Add user: permissions")
    browser.fill("Filter policies", "S3").enter("Filter policies").sees("AmazonS3ReadOnlyAccess")
    yield "Add user: permissions (filtered)"
    browser.press("Next: Tags")
    yield titled("Add user: tags")
    browser.fill("Key", "team").fill("Value", "toolkit").press("Add tag").sees("Remove")
    yield "Add user: tags (some)"
    browser.press("Next: Review").sees("This user has no permissions")
    yield titled("Add user: review")
    browser.press("Create user")
    yield titled("Add user: lin created")
    browser.open("/console/users/lin")
    yield titled("lin: permissions")
    for name in ("ada", LONG):
        path = f"/console/users/{name}"
        browser.open(path)
        yield titled(f"{name}: permissions")
        for tab in ("Groups", "Tags", "Security credentials"):
            browser.follow(tab)
            yield titled(f"{name}: {tab.lower()}")
    for page, title in (
        ("add-permissions", "Add permissions to the user ada"),
        ("add-to-groups", "Add ada to groups"),
        ("boundary", "ada: permissions boundary"),
        ("delete-policy?policy=storage", "Delete the policy storage of the user ada?"),
        ("rename", "Rename the user ada"),
        ("delete", "Delete the user ada?"),
        ("password", "ada: reset password"),
        ("remove-password", "Remove the password of ada?"),
    ):
        browser.open(f"/console/users/ada/{page}")
        yield titled(title)
    browser.open("/console/users/grace?tab=credentials").press("Create access key")
    yield titled("grace: access key created")
    browser.follow("Close").titled("grace: security credentials")
    [delete] = [name for role, name in browser.names() if role == "link" and name.startswith("Delete AKIA")]
    browser.follow(delete)
    yield titled(f"Delete the access key {delete.split()[1]}?")
    browser.open("/console/users/grace/password").press("Set password")
    yield titled("grace: password set")


def _devices(browser, titled, clock):
    browser.open("/console/users/ada/mfa")
    yield titled("ada: manage MFA device")
    serial = quote(f"arn:aws:iam::{server.ACCOUNT}:mfa/ada", safe="")
    browser.open(f"/console/users/ada/mfa/resync?serial={serial}")
    yield titled("ada: resync MFA device")
    browser.open(f"/console/users/ada/mfa/remove?serial={serial}")
    yield titled("ada: remove MFA device?")
    browser.open("/console/users/ada/mfa/lock")
    yield titled("Clear the lock of ada?")
    browser.open("/console/users/ada/mfa").tick("Hardware TOTP token").press("Continue")
    yield titled("Set up hardware TOTP token")
    browser.open("/console/me").titled("My security credentials")
    yield "My security credentials (root)"
    browser.open("/console/me/mfa")
    yield titled("Root user: manage MFA device")
    browser.open("/console/users/toolkit-user/mfa").titled("toolkit-user: manage MFA device")
    browser.tick("Virtual MFA device").press("Continue")
    yield titled("Set up virtual MFA device")
    browser.press("Show QR code")
    yield titled("Set up virtual MFA device: QR code")
    browser.press("Show secret key")
    yield titled("Set up virtual MFA device: secret key")
    browser.fill("MFA code 1", "000000").fill("MFA code 2", "000000").press("Assign MFA")
    yield titled("Set up virtual MFA device: codes refused")


def _groups(browser, titled):
    browser.open("/console/groups")
    yield titled("User groups")
    browser.open("/console/groups?filter=dev")
    yield titled("User groups with “dev”")
    browser.open("/console/create-group")
    yield titled("Create group")
    browser.open("/console/groups/developers")
    yield titled("User group developers")
    for page, title in (
        ("add-users", "Add users to developers"),
        ("add-permissions", "Add permissions to the group developers"),
        ("delete-policy?policy=storage", "Delete the policy storage of the group developers?"),
        ("rename", "Rename the group developers"),
        ("delete", "Delete the group developers?"),
    ):
        browser.open(f"/console/groups/developers/{page}")
        yield titled(title)
    browser.open(f"/console/groups/{LONG}")
    yield titled(f"User group {LONG}")


def _roles(browser, titled):
    browser.open("/console/roles")
    yield titled("Roles")
    browser.open("/console/roles?filter=toolkit")
    yield titled("Roles with “toolkit”")
    browser.open("/console/create-role").tick("Custom trust policy")
    yield "Create role: trusted entity (custom)"
    browser.tick("Another AWS account").press("Next: Permissions").sees("12 digits")
    yield titled("Create role: trusted entity")
    browser.fill("Account ID", server.ACCOUNT).tick("Require external ID").fill("External ID", "1234").tick("Require MFA")
    browser.press("Next: Permissions")
    yield titled("Create role: permissions")
    browser.fill("Filter policies", "S3").enter("Filter policies")
    yield titled("Create role: permissions with “S3”")
    browser.tick("AmazonS3ReadOnlyAccess").press("Next: Tags")
    yield titled("Create role: tags")
    browser.fill("Key", "team").fill("Value", "toolkit").press("Next: Review")
    yield titled("Create role: review")
    browser.fill("Role name", "toolkit-role").press("Create role").sees("already exists")
    yield "Create role: review (refused)"
    browser.fill("Role name", "reader").press("Create role")
    yield titled("Role created")
    for name in ("toolkit-role", LONG):
        browser.open(f"/console/roles/{name}")
        yield titled(f"Role {name}: permissions")
        for tab in ("Trust relationships", "Tags", "Revoke sessions"):
            browser.follow(tab)
            yield titled(f"Role {name}: {tab.lower()}")
    for page, title in (
        ("attach", "Role toolkit-role: attach policies"),
        ("boundary", "Role toolkit-role: set permissions boundary"),
        ("edit", "Role toolkit-role: edit"),
        ("trust/edit", "Role toolkit-role: edit trust relationship"),
        ("inline/delete?policy=storage", "Role toolkit-role: delete inline policy"),
        ("delete", "Role toolkit-role: delete"),
    ):
        browser.open(f"/console/roles/toolkit-role/{page}")
        yield titled(title)


def _policies(browser, titled):
    browser.open("/console/policies")
    yield titled("Policies")
    browser.open("/console/policies?filter=S3")
    yield browser.title
    browser.open("/console/policies?scope=local")
    yield browser.title
    name = "toolkit-role-policy"
    arn = quote(f"arn:aws:iam::{server.ACCOUNT}:policy/{name}", safe="")
    browser.open(f"/console/policies/policy?arn={arn}")
    yield titled(f"Policy {name}: permissions")
    for tab in ("Used by", "Policy versions", "Tags"):
        browser.follow(tab)
        yield titled(f"Policy {name}: {tab.lower()}")
    for page in ("attach", "edit", "versions/delete", "delete"):
        browser.open(f"/console/policies/{page}?arn={arn}&version=v1")
        yield browser.title


def _editor(browser, titled):
    role = f"arn:aws:iam::{server.ACCOUNT}:role/toolkit-role"
    browser.open("/console/users/toolkit-user/add-inline-policy")
    yield titled("Create policy: Visual editor")
    browser.press("Choose a service").fill("Find a service", "STS")
    yield "Create policy: Visual editor (services)"
    browser.press("STS").sees("Filter actions")
    yield "Create policy: Visual editor (actions)"
    browser.fill("Filter actions", "AssumeRole").tick("AssumeRole").press("Add ARN")
    yield titled("Create policy: Add ARN(s)")
    browser.fill("Specify ARN for role", "nonsense").press("Add").titled("Create policy: Add ARN(s)")
    yield "Create policy: Add ARN(s) (refused)"
    browser.fill("Specify ARN for role", role).press("Add").titled("Create policy: Visual editor")
    browser.press("Specify request conditions (optional)").tick("MFA required")
    yield "Create policy: Visual editor (conditions)"
    browser.press_tab("JSON")
    yield titled("Create policy: JSON")
    document = server.allow("sts:AssumeRole", role, Condition={"Bool": {"aws:MultiFactorAuthPresent": "false"}})
    browser.fill("Policy document", json.dumps(json.loads(document), indent=2)).press("Check")
    yield "Create policy: JSON (pitfall)"
    browser.press("Review policy")
    yield titled("Create policy: Review policy")
    browser.open("/console/policies/create").titled("Create policy: Visual editor")
    yield "Create policy: Visual editor (managed)"


def _guided(browser, titled, clock):
    page = "Set up MFA access"
    browser.open("/console").follow(page)
    yield titled(f"{page}: accounts")
    browser.tick("Two accounts: the role is in this one").fill("Account ID", "1").press("Next").sees("12 digits.")
    yield f"{page}: accounts (refused)"
    browser.fill("Account ID", people.OTHER).press("Next").titled(f"{page}: role").fill("Role name", "for-others")
    browser.press("Next").titled(f"{page}: review").press("Create")
    yield titled(f"{page}: hand over")
    browser.open("/console/set-up-mfa-access").tick("One account").press("Next")
    yield titled(f"{page}: role")
    browser.fill("Role name", "guided").fill("Filter policies", "S3").enter("Filter policies")
    yield titled(f"{page}: role with “S3”")
    browser.tick("AmazonS3ReadOnlyAccess").press("Next")
    yield titled(f"{page}: user")
    browser.fill("User name", "ada").press("Next").sees("already")
    yield f"{page}: user (refused)"
    browser.fill("User name", "guided-user").press("Next")
    yield titled(f"{page}: review")
    browser.press("Create")
    yield titled(f"{page}: device")
    browser.press("Show QR code")
    yield titled(f"{page}: device, QR code")
    browser.fill("MFA code 1", "000000").fill("MFA code 2", "000000").press("Assign MFA")
    yield titled(f"{page}: device, codes refused")
    browser.press("Show secret key")
    yield titled(f"{page}: device, secret key")
    seed = browser.driver.find_element("css selector", ".seed code").text
    clock.forward(3)
    codes = [server.code(seed, clock.step + distance) for distance in (-1, 0)]
    browser.fill("MFA code 1", codes[0]).fill("MFA code 2", codes[1]).press("Assign MFA")
    yield titled(f"{page}: profiles")


def _own(browser, running, titled, clock):
    """What users see of themselves, and whom a role is switched to."""
    iam = running.root("iam")
    iam.create_login_profile(UserName="alan", Password=people.PASSWORD, PasswordResetRequired=True)
    browser.fill("Account ID or alias", server.ACCOUNT).fill("User name", "alan").fill("Password", people.PASSWORD)
    browser.press("Sign in")
    yield titled("Choose a new password")
    browser.open("/console").titled("Choose a new password")
    browser.driver.delete_all_cookies()
    clock.forward(3)
    browser.open("/console").fill("Account ID or alias", server.ACCOUNT).fill("User name", "ada")
    browser.fill("Password", people.PASSWORD).press("Sign in")
    yield titled("Multi-factor authentication")
    browser.fill("MFA code", "000000").press("Submit").find(("alert",), "")
    yield "Multi-factor authentication (refused)"
    browser.fill("MFA code", server.code(browser.ada, clock.step)).press("Submit").titled("Dashboard")
    browser.open("/console/me")
    yield titled("My security credentials")
    browser.open("/console/me/password")
    yield titled("Change password")
    clock.forward(31)
    browser.open("/console/me").press("Create access key")
    yield titled("Confirm that it is you")
    # A user who may do little still sees what a page is for.
    browser.open("/console/switch-role")
    yield titled("Switch role")
    browser.fill("Account ID or alias", server.ACCOUNT).fill("Role name", "toolkit-role").press("Switch role")
    browser.titled("Switch role").find(("alert",), "")
    yield "Switch role (refused)"
    iam.put_user_policy(UserName="ada", PolicyName="switch", PolicyDocument=server.allow("sts:AssumeRole"))
    iam.delete_user_permissions_boundary(UserName="ada")
    browser.fill("Role name", "toolkit-role").press("Switch role").titled("Dashboard")
    browser.find(("button",), "Switch back")
    yield "Dashboard (switched)"
    browser.open("/console/roles").titled("Roles")
    yield "Roles (switched)"
    browser.press("Switch back").titled("Dashboard")
    people.sign_out(browser)
