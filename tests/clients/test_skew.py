"""A client whose clock goes wrong: fifteen minutes to either side are borne, and the server's test clock is no help."""

import datetime
import re

import botocore.auth
import pytest
from botocore.exceptions import ClientError

import server


@pytest.fixture
def wrong_by(monkeypatch):
    """Makes boto3 sign by a clock that is so many seconds ahead."""

    def by(seconds):
        def now(remove_tzinfo=True):
            moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
            return moment.replace(tzinfo=None) if remove_tzinfo else moment

        monkeypatch.setattr(botocore.auth, "get_current_datetime", now)

    return by


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_a_little_wrong_is_borne(running, wrong_by, minutes):
    wrong_by(minutes * 60)
    assert running.root("sts").get_caller_identity()["Account"] == server.ACCOUNT


@pytest.mark.parametrize("offset", [0, -3600, 3600])
@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (-16, r"Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)"),
        (16, r"Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)"),
    ],
)
def test_a_signature_is_judged_by_the_real_clock(running, wrong_by, minutes, text, offset):
    running.clock(offset)
    wrong_by(minutes * 60)
    with pytest.raises(ClientError) as caught:
        running.root("sts").get_caller_identity()
    answer = caught.value.response
    assert answer["Error"]["Code"] == "SignatureDoesNotMatch"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 403
    assert re.fullmatch(text, answer["Error"]["Message"])
