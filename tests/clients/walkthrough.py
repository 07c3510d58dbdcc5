"""The five steps of the walkthrough, done with boto3, and the clock that codes are computed by."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import server

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
MFA_PRESENT = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}


class Clock:
    """The server's time, moved by whole time steps and always early in one, so that no step ends amid a call."""

    def __init__(self, running):
        self._running = running
        self.step = server.step_now()
        self.to(self.step)

    def to(self, step):
        """Sets the clock to five seconds into the step. It goes on from there, so a test has 25 s until the next."""
        self.step = step
        self._offset = step * server.STEP + 5 - int(time.time())
        self._running.clock(self._offset)

    def forward(self, steps):
        """Moves on from the step that it is by now, however long the test has been at it."""
        self.to(server.step_now(self._offset) + steps)


class Device:
    """A virtual device, as an authenticator holds it."""

    def __init__(self, answer, clock):
        self.serial = answer["SerialNumber"]
        self.seed = answer["Base32StringSeed"]
        self.png = answer["QRCodePNG"]
        self.clock = clock

    def code(self, distance=0):
        """The code of the step that lies `distance` from now."""
        return server.code(self.seed, self.clock.step + distance)

    def wrong_code(self):
        """Six digits that are the code of no step nearby."""
        near = {self.code(distance) for distance in range(-45, 46)}
        return next(text for text in (f"{number:06d}" for number in range(100)) if text not in near)


class Walkthrough:
    """A role that demands MFA, a user who may assume it with MFA, and the user's device, enabled."""

    def __init__(self, running, role_account=None, user="toolkit-user"):
        self.running = running
        self.clock = Clock(running)
        self.user = user
        self.iam = running.root("iam")
        # 1: the role, in this account or in the one whose root credentials are given.
        roles = running.client("iam", role_account) if role_account else self.iam
        role = roles.create_role(
            RoleName="toolkit-role", AssumeRolePolicyDocument=server.trust(server.ACCOUNT, Condition=MFA_PRESENT)
        )
        roles.attach_role_policy(RoleName="toolkit-role", PolicyArn=READ_ONLY)
        self.role_arn = role["Role"]["Arn"]
        # 2: the user and the access key.
        self.iam.create_user(UserName=user)
        self.key = self.iam.create_access_key(UserName=user)["AccessKey"]
        # 3: the inline policy.
        self.iam.put_user_policy(
            UserName=user,
            PolicyName="assume-with-mfa",
            PolicyDocument=server.allow("sts:AssumeRole", self.role_arn, Condition=MFA_PRESENT),
        )
        # 4: the device, whose codes of this step and the one before are spent by enabling it.
        self.device = self.spare(user)
        self.enable(self.device, user)
        self.clock.forward(5)
        self.sts = running.client("sts", self.key, parameter_validation=False)

    def spare(self, name):
        """A device that nobody has."""
        answer = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
        return Device(answer, self.clock)

    def enable(self, device, user):
        self.iam.enable_mfa_device(
            UserName=user,
            SerialNumber=device.serial,
            AuthenticationCode1=device.code(-1),
            AuthenticationCode2=device.code(),
        )

    def assume(self, serial=None, code=None, **more):
        """AssumeRole by the user, with what is given of a serial number and a code."""
        given = {"SerialNumber": serial, "TokenCode": code}
        given = {name: value for name, value in given.items() if value is not None}
        return self.sts.assume_role(RoleArn=self.role_arn, RoleSessionName="ada", **given, **more)

    def profiles(self, folder):
        """5: writes the two profiles, and one that runs Countersign; gives the environment that names them."""
        (folder / "credentials").write_text(
            f"[toolkit-user]\naws_access_key_id = {self.key['AccessKeyId']}\n"
            f"aws_secret_access_key = {self.key['SecretAccessKey']}\n\n"
            f"[mfa]\nsource_profile = toolkit-user\nrole_arn = {self.role_arn}\nmfa_serial = {self.device.serial}\n",
            encoding="utf-8",
        )
        (folder / "config").write_text(
            f"[profile tool]\ncredential_process = {server.BINARY} credential-process --profile mfa\n",
            encoding="utf-8",
        )
        return dict(
            os.environ,
            HOME=str(folder),
            AWS_CONFIG_FILE=str(folder / "config"),
            AWS_SHARED_CREDENTIALS_FILE=str(folder / "credentials"),
            AWS_ENDPOINT_URL=self.running.endpoint,
            AWS_DEFAULT_REGION=server.REGION,
        )


def without_terminal(command, environment):
    """Runs a command that has no terminal to ask on."""
    return subprocess.run(
        [str(part) for part in command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        start_new_session=True,
        check=False,
    )


def on_terminal(command, environment, prompt, answer):
    """Runs a command on a terminal of its own, types the answer at the prompt; gives its exit code and the screen."""
    # A small program takes the terminal as its controlling one and then becomes the command: clients ask on /dev/tty.
    leader, follower = os.openpty()
    take = (
        "import fcntl,os,sys,termios;os.setsid();fcntl.ioctl(0,termios.TIOCSCTTY,0);os.execv(sys.argv[1],sys.argv[1:])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", take, *[str(part) for part in command]],
        env=environment,
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    screen, answered, until = "", False, time.monotonic() + 120
    try:
        while time.monotonic() < until:
            if not select.select([leader], [], [], 1)[0]:
                continue
            try:
                read = os.read(leader, 65536)
            except OSError:
                # A terminal that nobody has open any more cannot be read.
                break
            if not read:
                break
            screen += read.decode()
            if prompt in screen and not answered:
                os.write(leader, answer.encode() + b"\n")
                answered = True
        return process.wait(10), screen
    finally:
        process.kill()
        process.wait()
        os.close(leader)
