"""The AWS CLIs that the suites drive: v1 from PyPI, and the machine's v2."""

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

from botocore.session import Session


class Aws:
    """An unmodified `aws`, and what its environment holds besides so that it finds a server."""

    def __init__(self, program, environment, reads_token_files=True):
        self.program = str(program)
        self.environment = environment
        self.reads_token_files = reads_token_files


def first(running):
    """v1, which is beside this Python."""
    return Aws(Path(sys.executable).with_name("aws"), {})


def second(running, folder):
    """v2, wherever it is; None where there is none.

    Before 2.13 it knew nothing of `AWS_ENDPOINT_URL` and `endpoint_url`. It has always read its own data from
    `AWS_DATA_PATH` first, endpoints included.
    """
    program, version = _installed()
    if not program:
        return None
    if version >= (2, 13):
        return Aws(program, {})
    return Aws(program, {"AWS_DATA_PATH": str(_endpoints(running, folder))}, reads_token_files=False)


@functools.cache
def _installed():
    # Debian's is behind many another on the PATH.
    for place in [*os.environ.get("PATH", "").split(os.pathsep), "/usr/bin"]:
        program = Path(place) / "aws"
        if not os.access(program, os.X_OK):
            continue
        asked = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
        name, _, version = asked.stdout.partition(" ")[0].partition("/")
        if name == "aws-cli" and version.startswith("2."):
            return program, tuple(int(part) for part in version.split(".")[:2])
    return None, None


def _endpoints(running, folder):
    """A folder of rules by which every request of IAM and STS goes to a server."""
    rules = {
        "version": "1.0",
        "parameters": {"Region": {"builtIn": "AWS::Region", "required": False, "type": "String", "documentation": ""}},
        "rules": [
            {
                "conditions": [],
                "type": "endpoint",
                "endpoint": {
                    "url": running.endpoint,
                    "headers": {},
                    "properties": {
                        "authSchemes": [{"name": "sigv4", "signingName": None, "signingRegion": "us-east-1"}]
                    },
                },
            }
        ],
    }
    loader = Session().get_component("data_loader")
    for service in ("iam", "sts"):
        rules["rules"][0]["endpoint"]["properties"]["authSchemes"][0]["signingName"] = service
        of_service = folder / service / loader.determine_latest_version(service, "service-2")
        of_service.mkdir(parents=True)
        (of_service / "endpoint-rule-set-1.json").write_text(json.dumps(rules), encoding="utf-8")
    return folder
