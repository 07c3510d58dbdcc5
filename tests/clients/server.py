"""A Countersign server in test mode, for the suites of real clients, and what its callers need."""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import struct
import subprocess
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

BINARY = Path(os.environ.get("COUNTERSIGN_BIN", "countersign"))
ACCOUNT = "111122223333"
REGION = "us-east-1"
PASSWORD = "Correct-horse-1"
"""The root user's, where a suite signs in."""
STEP = 30
"""Seconds of one TOTP time step."""


def isolate(folder):
    """Keeps every AWS client of this process, and of its children, away from the person's own configuration."""
    for name in [name for name in os.environ if name.startswith(("AWS_", "COUNTERSIGN_", "TF_", "XDG_"))]:
        if name != "COUNTERSIGN_BIN":
            del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = str(Path(folder) / "config")
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = str(Path(folder) / "credentials")
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    os.environ["HOME"] = str(folder)
    # A key in the keyring would outlive the folder.
    os.environ["COUNTERSIGN_CACHE_KEY"] = "file"


class Server:
    """One process of the real binary over a folder of its own, ended and removed with the context."""

    def __init__(self, password=None):
        self._password = password

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="countersign-clients-")
        self.data = os.path.join(self.folder, "data")
        self.root_key = "AKIA" + "".join(secrets.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for _ in range(16))
        self.root_secret = secrets.token_urlsafe(30)
        self.token = secrets.token_hex(16)
        self._log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        environment = dict(
            os.environ,
            COUNTERSIGN_ACCOUNT_ID=ACCOUNT,
            COUNTERSIGN_ROOT_ACCESS_KEY_ID=self.root_key,
            COUNTERSIGN_ROOT_SECRET_ACCESS_KEY=self.root_secret,
        )
        if self._password:
            environment["COUNTERSIGN_ROOT_PASSWORD"] = self._password
        self._process = subprocess.Popen(
            [BINARY, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--test-mode", self.token],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        # A server that never gets ready is ended, so that reading its first line comes to an end, too.
        patience = threading.Timer(60, self._process.kill)
        patience.start()
        line = self._process.stdout.readline()
        patience.cancel()
        ready = re.match(r"countersign ready endpoint=(\S+) console=(\S+) account=(\d{12})", line)
        if not ready:
            self.__exit__()
            raise RuntimeError(f"no ready line but {line!r}")
        self.endpoint, _console, account = ready.groups()
        assert account == ACCOUNT, account
        return self

    def __exit__(self, *_exception):
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        """What the server has written to standard error so far."""
        self._log.flush()
        return Path(self._log.name).read_text(encoding="utf-8")

    def _test_route(self, route, body=b""):
        request = urllib.request.Request(
            self.endpoint + route, data=body, headers={"Authorization": f"Bearer {self.token}"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.status < 300, answer.status

    def reset(self):
        """Back to the first start: one account and its root user."""
        self._test_route("/test/reset")

    def clock(self, offset_seconds):
        """Shifts the time that codes, sessions and conditions see."""
        self._test_route("/test/clock", json.dumps({"offset_seconds": offset_seconds}).encode())

    def client(self, service, credentials, **config):
        """boto3's client of a service; credentials are what CreateAccessKey or an STS operation gave, or None."""
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            **keywords(credentials),
            # A refusal is the answer: nothing is tried twice.
            config=Config(retries={"max_attempts": 0}, **config),
        )

    def root(self, service):
        """boto3's client for the root user."""
        return self.client(service, {"AccessKeyId": self.root_key, "SecretAccessKey": self.root_secret})


def keywords(credentials):
    """Credentials of an answer, as boto3 takes them."""
    return {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials.get("SessionToken"),
    }


def allow(action, resource="*", **rest):
    """A policy document with one statement that allows."""
    statement = {"Effect": "Allow", "Action": action, "Resource": resource, **rest}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def trust(principal, **rest):
    """A trust policy for one AWS principal."""
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": principal},
        "Action": ["sts:AssumeRole", "sts:TagSession"],
        **rest,
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def step_now(offset_seconds=0):
    """The time step of now, by a clock that goes wrong by the offset."""
    return (int(time.time()) + offset_seconds) // STEP


def code(seed, step):
    """The six digits of RFC 6238 for a base32 seed (text or bytes) and a time step."""
    text = seed.decode() if isinstance(seed, bytes) else seed
    key = base64.b32decode(text + "=" * (-len(text) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 0xF)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"
