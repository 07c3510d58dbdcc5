"""What the suites of real clients stand on: one server for all, as it was at its first start for each test."""

import pytest

import server


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
