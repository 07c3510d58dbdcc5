"""What the suites of real clients stand on: one server for all, as it was at its first start for each test."""

import pytest

import aws_cli
import server
import terraform
from terminal import Terminal
from walkthrough import Walkthrough

# Terraform is where the machine has it, in CI, too.
collect_ignore = ["test_terraform.py"] if terraform.MISSING else []


def pytest_terminal_summary(terminalreporter):
    if terraform.MISSING:
        terminalreporter.write_line(f"SKIPPED, Terraform: {terraform.MISSING}")


@pytest.fixture(scope="session", autouse=True)
def _isolated(tmp_path_factory):
    server.isolate(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def _server(_isolated):
    with server.Server() as running:
        yield running


@pytest.fixture
def running(_server):
    """The server, reset: one account, its root user, and the clock of everybody else."""
    _server.reset()
    return _server


@pytest.fixture(params=["v1", "v2"])
def aws(request, running, tmp_path_factory):
    """An `aws`, of either version."""
    if request.param == "v1":
        return aws_cli.first(running)
    found = aws_cli.second(running, tmp_path_factory.mktemp("endpoints"))
    return found or pytest.skip("there is no aws v2")


@pytest.fixture
def terminal(running, tmp_path, monkeypatch):
    """A home with `mfa`, and with `work`, which gets its credentials from us; and a terminal."""
    walk = Walkthrough(running)
    keys = walk.key
    config = tmp_path / "config"
    shared = f"region = {server.REGION}\nendpoint_url = {running.endpoint}\n"
    config.write_text(
        f"[profile toolkit-user]\naws_access_key_id = {keys['AccessKeyId']}\n"
        f"aws_secret_access_key = {keys['SecretAccessKey']}\n"
        f"[profile mfa]\nrole_arn = {walk.role_arn}\nsource_profile = toolkit-user\n"
        f"mfa_serial = {walk.device.serial}\n{shared}"
        f"[profile work]\ncredential_process = {server.BINARY.resolve()} credential-process --profile mfa\n{shared}"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Terminal(tmp_path, walk)
