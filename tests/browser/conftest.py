"""What the tests in the browser stand on: one server and one session of Chromium for all."""

import pytest

import server
from browser import Browser


@pytest.fixture(scope="session")
def _server(tmp_path_factory):
    server.isolate(tmp_path_factory.mktemp("home"))
    with server.Server(password=server.PASSWORD) as running:
        yield running


@pytest.fixture(scope="session")
def _browser(_server):
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def running(_server):
    """The server, reset: one account, its root user with a password, and the clock of everybody else."""
    _server.reset()
    return _server


@pytest.fixture
def browser(_browser, running):
    _browser.fresh(running.endpoint)
    return _browser
