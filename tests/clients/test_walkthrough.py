"""The walkthrough with unmodified clients: that it opens with a code, and with nothing less."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import pytest
from botocore.exceptions import ClientError

import server
from walkthrough import MFA_PRESENT, READ_ONLY, Clock, Walkthrough, on_terminal, without_terminal

WRONG_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code."
WRONG_SERIAL = (
    "MultiFactorAuthentication failed, unable to validate MFA code.  "
    "Please verify your MFA serial number is valid and associated with this user."
)
HALF = "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."
OTHER = "444455556666"
SESSION = f"arn:aws:sts::{server.ACCOUNT}:assumed-role/toolkit-role/"


@pytest.fixture
def walk(running):
    return Walkthrough(running)


def create_account(running):
    """Root credentials of a second account, made while the server runs."""
    command = [server.BINARY, "account", "create", "--account-id", OTHER, "--data", running.data, "--json"]
    made = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    answer = json.loads(made.stdout)
    assert answer["AccountId"] == OTHER
    return answer


def refused(call, *args, **more):
    """What a refused call was answered: code, status, message."""
    with pytest.raises(ClientError) as caught:
        call(*args, **more)
    answer = caught.value.response
    return answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Message"]


def denied(message):
    return "AccessDenied", 403, message


def malformed(constraints):
    """The answer for a code that breaks the model's constraints."""
    errors = "; ".join(f"Value at 'tokenCode' failed to satisfy constraint: {text}" for text in constraints)
    count = "1 validation error" if len(constraints) == 1 else f"{len(constraints)} validation errors"
    return "ValidationError", 400, f"{count} detected: {errors}"


def opened(running, answer):
    """The ARN that the credentials of an answer are for."""
    return running.client("sts", answer["Credentials"]).get_caller_identity()["Arn"]


# What opens.


def test_a_code_opens_the_role(running, walk):
    answer = walk.assume(walk.device.serial, walk.device.code())
    assert answer["AssumedRoleUser"]["Arn"] == f"{SESSION}ada"
    assert opened(running, answer) == f"{SESSION}ada"
    # The role may read, and no more than that.
    iam = running.client("iam", answer["Credentials"])
    assert [user["UserName"] for user in iam.list_users()["Users"]] == ["toolkit-user"]
    assert refused(iam.create_user, UserName="eve")[:2] == ("AccessDenied", 403)


def test_a_code_opens_a_role_of_another_account(running):
    walk = Walkthrough(running, role_account=create_account(running))
    assert walk.role_arn == f"arn:aws:iam::{OTHER}:role/toolkit-role"
    answer = walk.assume(walk.device.serial, walk.device.code())
    assert opened(running, answer) == f"arn:aws:sts::{OTHER}:assumed-role/toolkit-role/ada"
    walk.clock.forward(1)
    assert refused(walk.assume)[:2] == ("AccessDenied", 403)
    assert refused(walk.assume, walk.device.serial, walk.device.wrong_code()) == denied(WRONG_CODE)
    # The other account's trust is not enough: the user's own side must allow it, too.
    walk.iam.delete_user_policy(UserName=walk.user, PolicyName="assume-with-mfa")
    assert refused(walk.assume, walk.device.serial, walk.device.code())[:2] == ("AccessDenied", 403)


def test_a_session_token_with_a_code_opens_the_role(running, walk):
    session = walk.sts.get_session_token(SerialNumber=walk.device.serial, TokenCode=walk.device.code())
    marked = running.client("sts", session["Credentials"])
    answer = marked.assume_role(RoleArn=walk.role_arn, RoleSessionName="ada")
    assert opened(running, answer) == f"{SESSION}ada"


def test_a_code_of_the_step_before_or_after_opens(running, walk):
    for distance in (-1, 1):
        assert opened(running, walk.assume(walk.device.serial, walk.device.code(distance))) == f"{SESSION}ada"


def test_the_qr_code_holds_the_seed(walk, tmp_path):
    picture = tmp_path / "device.png"
    picture.write_bytes(walk.device.png)
    scan = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    scanned = subprocess.run(scan, capture_output=True, text=True, timeout=60, check=True).stdout.strip()
    uri = urllib.parse.urlsplit(scanned)
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert urllib.parse.unquote(uri.path) == f"/toolkit-user@{server.ACCOUNT}"
    asked = urllib.parse.parse_qs(uri.query, strict_parsing=True)
    assert asked["secret"] == [walk.device.seed.decode()]
    assert asked["issuer"][0]


# What does not.


def test_no_code_opens_nothing(walk):
    assert refused(walk.assume) == denied(
        f"User: arn:aws:iam::{server.ACCOUNT}:user/toolkit-user is not authorized to perform: sts:AssumeRole "
        f"on resource: {walk.role_arn}"
    )


def test_a_session_token_without_a_code_opens_nothing(running, walk):
    session = walk.sts.get_session_token()
    unmarked = running.client("sts", session["Credentials"])
    assert refused(unmarked.assume_role, RoleArn=walk.role_arn, RoleSessionName="ada")[:2] == ("AccessDenied", 403)


def test_a_wrong_code_is_refused(walk):
    assert refused(walk.assume, walk.device.serial, walk.device.wrong_code()) == denied(WRONG_CODE)
    # The refusal has spent nothing.
    walk.assume(walk.device.serial, walk.device.code())


@pytest.mark.parametrize("again", [0, -1])
def test_a_code_opens_once(walk, again):
    walk.assume(walk.device.serial, walk.device.code())
    assert refused(walk.assume, walk.device.serial, walk.device.code(again)) == denied(WRONG_CODE)


def test_a_code_opens_once_whatever_it_opens(walk):
    code = walk.device.code()
    walk.sts.get_session_token(SerialNumber=walk.device.serial, TokenCode=code)
    assert refused(walk.assume, walk.device.serial, code) == denied(WRONG_CODE)


def test_the_codes_that_enabled_a_device_open_nothing(walk):
    walk.clock.forward(-5)
    for distance in (-1, 0):
        assert refused(walk.assume, walk.device.serial, walk.device.code(distance)) == denied(WRONG_CODE)


@pytest.mark.parametrize("distance", [-3, -2, 2, 3])
def test_an_early_or_stale_code_is_refused(walk, distance):
    assert refused(walk.assume, walk.device.serial, walk.device.code(distance)) == denied(WRONG_CODE)


TOO_LONG = "Member must have length less than or equal to 6"
TOO_SHORT = "Member must have length greater than or equal to 6"
NO_DIGITS = r"Member must satisfy regular expression pattern: [\d]*"


@pytest.mark.parametrize(
    ("form", "constraints"),
    [
        (" {}", [TOO_LONG, NO_DIGITS]),
        ("{} ", [TOO_LONG, NO_DIGITS]),
        ("{}\n", [TOO_LONG, NO_DIGITS]),
        ("+{}", [TOO_LONG, NO_DIGITS]),
        ("{:.3} {}", [TOO_LONG, NO_DIGITS]),
        ("0{}", [TOO_LONG]),
        ("{}0", [TOO_LONG]),
        ("{:.5}", [TOO_SHORT]),
        ("", [TOO_SHORT]),
        ("{:.3} 00", [NO_DIGITS]),
        ("abcdef", [NO_DIGITS]),
    ],
)
def test_a_code_is_six_digits_and_nothing_else(walk, form, constraints):
    code = walk.device.code()
    given = form.format(code, code)
    assert refused(walk.assume, walk.device.serial, given) == malformed(constraints)
    assert refused(walk.sts.get_session_token, SerialNumber=walk.device.serial, TokenCode=given)[0] == "ValidationError"
    # Nor was it spent.
    walk.assume(walk.device.serial, code)


def test_digits_of_other_scripts_are_no_code(walk):
    wide = walk.device.code().translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert refused(walk.assume, walk.device.serial, wide) == malformed([NO_DIGITS])


def test_five_wrong_codes_lock_the_device_for_a_while(walk):
    for _ in range(5):
        assert refused(walk.assume, walk.device.serial, walk.device.wrong_code()) == denied(WRONG_CODE)
    assert refused(walk.assume, walk.device.serial, walk.device.code()) == denied(WRONG_CODE)
    # The lock is on the second factor: the key itself goes on.
    walk.sts.get_caller_identity()
    walk.clock.forward(2)
    walk.assume(walk.device.serial, walk.device.code())


def test_half_of_serial_and_code_is_refused(walk):
    assert refused(walk.assume, serial=walk.device.serial) == denied(HALF)
    assert refused(walk.assume, code=walk.device.code()) == denied(HALF)
    assert refused(walk.sts.get_session_token, SerialNumber=walk.device.serial) == denied(HALF)


def test_another_users_device_is_refused(walk):
    walk.iam.create_user(UserName="grace")
    device = walk.spare("grace")
    walk.enable(device, "grace")
    walk.clock.forward(5)
    assert refused(walk.assume, device.serial, device.code()) == denied(WRONG_SERIAL)
    # Nor does one's own serial with the other's code.
    assert refused(walk.assume, walk.device.serial, device.code()) == denied(WRONG_CODE)


def test_a_spare_device_is_refused(walk):
    device = walk.spare("spare")
    assert refused(walk.assume, device.serial, device.code()) == denied(WRONG_SERIAL)


def test_a_device_that_is_not_there_is_refused(walk):
    serial = f"arn:aws:iam::{server.ACCOUNT}:mfa/nobody"
    assert refused(walk.assume, serial, walk.device.code()) == denied(WRONG_SERIAL)


def test_a_deactivated_device_is_refused(walk):
    walk.iam.deactivate_mfa_device(UserName=walk.user, SerialNumber=walk.device.serial)
    assert refused(walk.assume, walk.device.serial, walk.device.code()) == denied(WRONG_SERIAL)


def test_a_device_is_enabled_by_consecutive_codes_only(walk):
    walk.iam.create_user(UserName="grace")
    device = walk.spare("grace")
    # Five wrong ones would lock.
    for first, second in [(0, -1), (-2, 0), (-9, -8), (8, 9)]:
        answer = refused(
            walk.iam.enable_mfa_device,
            UserName="grace",
            SerialNumber=device.serial,
            AuthenticationCode1=device.code(first),
            AuthenticationCode2=device.code(second),
        )
        assert answer == ("InvalidAuthenticationCode", 403, "Authentication code for device is not valid."), first
    walk.enable(device, "grace")


def test_an_expired_session_is_refused(running, walk):
    answer = walk.assume(walk.device.serial, walk.device.code(), DurationSeconds=900)
    walk.clock.forward(29)
    assert opened(running, answer) == f"{SESSION}ada"
    walk.clock.forward(2)
    expired = "ExpiredToken", 403, "The security token included in the request is expired"
    assert refused(opened, running, answer) == expired
    assert refused(running.client("iam", answer["Credentials"]).list_users) == expired


INVALID_TOKEN = "InvalidClientTokenId", 403, "The security token included in the request is invalid."


@pytest.mark.parametrize("place", [0, 20, 100, -6])
def test_a_tampered_session_token_is_refused(running, walk, place):
    answer = walk.assume(walk.device.serial, walk.device.code())
    token = list(answer["Credentials"]["SessionToken"])
    token[place] = "B" if token[place] != "B" else "C"
    answer["Credentials"]["SessionToken"] = "".join(token)
    assert refused(opened, running, answer) == INVALID_TOKEN


def test_a_session_key_without_its_own_token_is_refused(running, walk):
    one = walk.assume(walk.device.serial, walk.device.code())
    walk.clock.forward(1)
    two = walk.assume(walk.device.serial, walk.device.code())
    one["Credentials"]["SessionToken"] = two["Credentials"]["SessionToken"]
    assert refused(opened, running, one) == INVALID_TOKEN
    del one["Credentials"]["SessionToken"]
    assert refused(opened, running, one) == INVALID_TOKEN


def test_a_bad_signature_is_refused(running, walk):
    stolen = {**walk.key, "SecretAccessKey": walk.key["SecretAccessKey"][:-1] + "!"}
    code, status, message = refused(running.client("sts", stolen).get_caller_identity)
    assert (code, status) == ("SignatureDoesNotMatch", 403)
    assert message.startswith(
        "The request signature we calculated does not match the signature you provided. "
        "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
    )


def test_an_unknown_key_is_refused(running, walk):
    unknown = {**walk.key, "AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}
    assert refused(running.client("sts", unknown).get_caller_identity) == INVALID_TOKEN


def test_an_inactive_and_a_deleted_key_are_refused(running, walk):
    own = {"UserName": walk.user, "AccessKeyId": walk.key["AccessKeyId"]}
    walk.iam.update_access_key(**own, Status="Inactive")
    assert refused(walk.sts.get_caller_identity) == INVALID_TOKEN
    walk.iam.delete_access_key(**own)
    assert refused(walk.sts.get_caller_identity) == INVALID_TOKEN


def test_a_reset_ends_sessions_and_starts_new_ones_at_once(running):
    for offset in (0, 7200, -600):
        running.clock(offset)
        before = running.root("sts").get_session_token()
        assert opened(running, before) == f"arn:aws:iam::{server.ACCOUNT}:root"
        running.reset()
        assert refused(opened, running, before) == INVALID_TOKEN
        after = running.root("sts").get_session_token()
        assert opened(running, after) == f"arn:aws:iam::{server.ACCOUNT}:root"


def test_an_account_made_again_after_a_reset_knows_no_session_of_the_first(running):
    before = running.client("sts", create_account(running)).get_session_token()
    assert opened(running, before) == f"arn:aws:iam::{OTHER}:root"
    running.reset()
    create_account(running)
    assert refused(opened, running, before) == INVALID_TOKEN


# The clients that people have.

IDENTITY = ["sts", "get-caller-identity", "--output", "json"]


def test_aws_asks_for_the_code_and_opens(aws, walk, tmp_path):
    status, screen = on_terminal(
        [aws.program, *IDENTITY, "--profile", "mfa"],
        walk.profiles(tmp_path) | aws.environment,
        f"Enter MFA code for {walk.device.serial}: ",
        walk.device.code(),
    )
    assert status == 0, screen
    assert f'"Arn": "{SESSION}' in screen


def test_aws_tells_that_a_code_was_wrong(aws, walk, tmp_path):
    status, screen = on_terminal(
        [aws.program, *IDENTITY, "--profile", "mfa"],
        walk.profiles(tmp_path) | aws.environment,
        f"Enter MFA code for {walk.device.serial}: ",
        walk.device.wrong_code(),
    )
    assert status != 0
    assert f"An error occurred (AccessDenied) when calling the AssumeRole operation: {WRONG_CODE}" in screen


def test_boto3_asks_for_the_code_and_opens(walk, tmp_path):
    program = "import boto3; print(boto3.Session(profile_name='mfa').client('sts').get_caller_identity()['Arn'])"
    status, screen = on_terminal(
        [sys.executable, "-c", program],
        walk.profiles(tmp_path),
        f"Enter MFA code for {walk.device.serial}: ",
        walk.device.code(),
    )
    assert status == 0, screen
    assert SESSION in screen


def test_aws_without_a_terminal_opens_nothing(aws, walk, tmp_path):
    done = without_terminal([aws.program, *IDENTITY, "--profile", "mfa"], walk.profiles(tmp_path) | aws.environment)
    assert done.returncode != 0
    assert "Arn" not in done.stdout


def test_aws_opens_by_the_credential_process(aws, walk, tmp_path):
    codes = tmp_path / "code"
    codes.write_text(walk.device.code(), encoding="utf-8")
    environment = walk.profiles(tmp_path) | aws.environment | {"COUNTERSIGN_PROMPT_COMMAND": f"cat '{codes}'"}
    command = [aws.program, *IDENTITY, "--profile", "tool"]
    done = without_terminal(command, environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["Arn"].startswith(SESSION)
    # The session is kept: nobody is asked a second time, and the code could not be used again.
    del environment["COUNTERSIGN_PROMPT_COMMAND"]
    again = without_terminal(command, environment)
    assert again.returncode == 0, again.stderr
    assert again.stdout == done.stdout


def test_the_credential_process_without_a_code_opens_nothing(aws, walk, tmp_path):
    done = without_terminal([aws.program, *IDENTITY, "--profile", "tool"], walk.profiles(tmp_path) | aws.environment)
    assert done.returncode != 0
    assert "--code -" in done.stderr


def test_aws_walks_the_five_steps(aws, running, tmp_path):
    clock = Clock(running)
    environment = {**os.environ, "AWS_ENDPOINT_URL": running.endpoint, "AWS_DEFAULT_REGION": server.REGION}
    environment.update(aws.environment)

    def run(key, *arguments):
        own = {
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
            "AWS_SESSION_TOKEN": key.get("SessionToken", ""),
        }
        return without_terminal([aws.program, *arguments, "--output", "json"], {**environment, **own})

    def ask(key, *arguments):
        done = run(key, *arguments)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    root = {"AccessKeyId": running.root_key, "SecretAccessKey": running.root_secret}
    trust = server.trust(server.ACCOUNT, Condition=MFA_PRESENT)
    role = ask(root, "iam", "create-role", "--role-name", "r", "--assume-role-policy-document", trust)["Role"]
    ask(root, "iam", "attach-role-policy", "--role-name", "r", "--policy-arn", READ_ONLY)
    ask(root, "iam", "create-user", "--user-name", "ada")
    key = ask(root, "iam", "create-access-key", "--user-name", "ada")["AccessKey"]
    policy = server.allow("sts:AssumeRole", role["Arn"], Condition=MFA_PRESENT)
    ask(root, "iam", "put-user-policy", "--user-name", "ada", "--policy-name", "p", "--policy-document", policy)
    seed = tmp_path / "seed"
    written = ["--bootstrap-method", "Base32StringSeed", "--outfile", str(seed)]
    made = ask(root, "iam", "create-virtual-mfa-device", "--virtual-mfa-device-name", "ada", *written)
    serial = made["VirtualMFADevice"]["SerialNumber"]
    assert serial == f"arn:aws:iam::{server.ACCOUNT}:mfa/ada"
    clock.to(clock.step)
    codes = [server.code(seed.read_bytes(), clock.step + distance) for distance in (-1, 0, 1)]
    pair = ["--authentication-code1", codes[0], "--authentication-code2", codes[1]]
    ask(root, "iam", "enable-mfa-device", "--user-name", "ada", "--serial-number", serial, *pair)
    asked = ["--role-arn", role["Arn"], "--role-session-name", "ada", "--serial-number", serial]
    session = ask(key, "sts", "assume-role", *asked, "--token-code", codes[2])["Credentials"]
    again = run(key, "sts", "assume-role", *asked, "--token-code", codes[2])
    assert f"(AccessDenied) when calling the AssumeRole operation: {WRONG_CODE}" in again.stderr
    assert ask(session, "sts", "get-caller-identity")["Arn"] == f"arn:aws:sts::{server.ACCOUNT}:assumed-role/r/ada"
    assert [user["UserName"] for user in ask(session, "iam", "list-users")["Users"]] == ["ada"]


def test_a_presigned_request_is_a_plain_get(running, walk):
    url = walk.sts.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    assert url.startswith(running.endpoint)
    with urllib.request.urlopen(url, timeout=30) as answer:
        assert answer.status == 200
        body = answer.read().decode()
    assert f"<Arn>arn:aws:iam::{server.ACCOUNT}:user/toolkit-user</Arn>" in body
    for bent in (url.replace("Action=GetCallerIdentity", "Action=GetSessionToken"), url.replace("Expires=60", "Expires=61")):
        assert bent != url
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(bent, timeout=30)
        assert caught.value.code == 403
        assert "<Code>SignatureDoesNotMatch</Code>" in caught.value.read().decode()
