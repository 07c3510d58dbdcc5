"""The key of the session cache: in the kernel's keyring, or in a file where the kernel takes no keys."""

import ctypes
import os
import struct
import subprocess
import sys

import pytest

import server
from walkthrough import Walkthrough

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine != "x86_64", reason="the kernel's keyring, and its calls by number"
)

ADD_KEY, KEYCTL = 248, 250
USER_KEYRING, JOIN_SESSION_KEYRING, UNLINK, SEARCH = -4, 1, 9, 10
KERNEL = ctypes.CDLL(None, use_errno=True)


def in_a_session_of_its_own():
    """As a service has it: nothing hangs on its session's keyring, the user's neither."""
    assert KERNEL.syscall(KEYCTL, JOIN_SESSION_KEYRING, None) > 0


def where_the_kernel_takes_no_keys():
    """As in many containers: `add_key`, `request_key` and `keyctl` are not permitted."""
    load, refuse_between = (0x20, 0, 0, 0), [(0x35, 0, 2, ADD_KEY), (0x25, 1, 0, KEYCTL), (0x06, 0, 0, 0x50001)]
    steps = [load, *refuse_between, (0x06, 0, 0, 0x7FFF0000)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program)))
    assert KERNEL.prctl(38, 1, 0, 0, 0) == 0
    assert KERNEL.prctl(22, 2, head, 0, 0) == 0


@pytest.fixture
def home(running, tmp_path, monkeypatch):
    """A home with `mfa`, and its walk; the key goes with the test."""
    walk = Walkthrough(running)
    (tmp_path / "config").write_text(
        f"[profile toolkit-user]\naws_access_key_id = {walk.key['AccessKeyId']}\n"
        f"aws_secret_access_key = {walk.key['SecretAccessKey']}\n"
        f"[profile mfa]\nrole_arn = {walk.role_arn}\nsource_profile = toolkit-user\n"
        f"mfa_serial = {walk.device.serial}\nregion = {server.REGION}\nendpoint_url = {running.endpoint}\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("COUNTERSIGN_CACHE_KEY")
    yield Home(walk, tmp_path / "cache" / "countersign")
    identity = tmp_path / "cache" / "countersign" / "id"
    if identity.exists():
        name = f"countersign-cache-{identity.read_text()}".encode()
        key = KERNEL.syscall(KEYCTL, SEARCH, USER_KEYRING, b"user", name, 0)
        if key > 0:
            KERNEL.syscall(KEYCTL, UNLINK, key, USER_KEYRING)


class Home:
    def __init__(self, walk, folder):
        self._walk, self.folder = walk, folder

    def with_a_code(self, before=None):
        # Each code is good once, and the device was enabled with two.
        self._walk.clock.forward(1)
        return self._run(self._walk.device.code(), before)

    def without(self, before=None):
        return self._run("", before)

    def _run(self, code, before):
        ran = subprocess.run(
            [server.BINARY, "credential-process", "--profile", "mfa", "--code", "-"],
            input=code, capture_output=True, text=True, preexec_fn=before, timeout=60, check=False,
        )  # fmt: skip
        return ran.stdout if ran.returncode == 0 else None


def everybody():
    pass


@pytest.mark.parametrize("first", [everybody, in_a_session_of_its_own])
def test_every_process_of_a_user_has_the_same_key(home, first):
    opened = home.with_a_code(first)
    assert opened
    assert (home.folder / "id").exists() and not (home.folder / "key").exists()
    for then in (everybody, in_a_session_of_its_own):
        assert home.without(then) == opened
    # Who has no keys at all asks once, and makes a file that is everybody's from then on.
    assert home.without(where_the_kernel_takes_no_keys) is None
    opened = home.with_a_code(where_the_kernel_takes_no_keys)
    assert opened and (home.folder / "key").exists()
    for then in (where_the_kernel_takes_no_keys, everybody, in_a_session_of_its_own):
        assert home.without(then) == opened


def test_who_insists_on_the_keyring_gets_no_file(home, monkeypatch):
    monkeypatch.setenv("COUNTERSIGN_CACHE_KEY", "keyring")
    assert home.with_a_code(where_the_kernel_takes_no_keys)
    assert home.without(where_the_kernel_takes_no_keys) is None
    assert not (home.folder / "key").exists()
