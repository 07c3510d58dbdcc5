"""Whether `countersign` knows how botocore reads the shared files: tricky ones are read by both."""

import json
import random
import subprocess

import botocore.configloader
import botocore.exceptions
import botocore.session
import pytest

import server

TRICKY = [
    b"",
    b"\n\n# c\n",
    b"[profile a]\nregion = us-east-1 # home\noutput = json ; c\n",
    b"[profile a] # c\nb = c\n[default]\nx = y\n",
    b"[profile a]\nfoo\nb = c\n",
    b"[profile a]\nfoo : x\nb = http://h:1\n",
    b"\xef\xbb\xbf[profile a]\nb=c\n",
    b"\xef\xbb\xbf",
    b"[profile a\nb=c",
    b"[profile a]\ns3 =\n  x\n",
    b"[profile a]\ns3=\n a=b # c\n\n  C=d\n#x\n e=f\nz=1\n",
    b"[profile a]\n x = 1\n y = 2\n  more\n\n  last\n\n",
    b"[profile a]\nb = \xff\n",
    b"[DEFAULT]\nregion=x\n[profile a]\nb=1\n[profile b]\nregion=y\n",
    b"[DEFAULT]\nregion=x\n[DEFAULT]\nc=x\n[profile a]\n",
    b"[profile a]\n= 2\n",
    b"[profile a]\nB = 1\n\n\nc=2\nb = 3\n",
    b"[profile a]\nB = 1\n[profile a]\nc=2\n",
    b"[profile a]\nB = 1\n[profile  a]\nc=2\n[ profile a]\nd=1\n",
    b"[default]\na=1\n[profile default]\nb=2\n",
    b"[profile default]\nb=2\n[default]\na=1\n",
    b"[profile 'x y']\na=1\n[profile \"z\\\"\"]\nb=1\n[profile x\\ z]\nc=1\n[profile 'open]\nd=1\n[profile]\ne=1\n[profile a b]\n",
    b"[profiles a]\nb=1\n[profile-x b]\nc=1\n[sso-session s]\nd=1\n[sso-sessions t]\n[services v]\nsts =\n  endpoint_url = u\n[preview]\nx=1\n",
    b"[profile a]\r\nb = 1\r\n  2\r\nc = d\re = f\r\n",
    b"[profile a]\nb = 1\n[]\nc = 2\n",
    b"[profile a]] x\nb = 1\n",
    b"[profile a]\nb = [x]\n[c = d]\ne = f\n",
    b"a = b\n[profile a]\n",
    b"  [profile a]\n  b = 1\n c = 2\n   d\n",
    b"[profile a]\nb = 1\n\x0c\n\t\n  x\n# c\n  y\n",
    b"[profile \xc3\xa9]\n\xc3\x89 = \xc2\xa0x\xc2\xa0\n",
    b"[profile a]\nb = x = y : z\n: = 1\n",
    b"[profile a]\naws_secret_access_key = x\nAWS_Session_Token = y\n",
]
LINES = [
    "[profile a]", "[profile b] # c", "[default]", "[profile default]", "[sso-session a]", "[other]", "[DEFAULT]",
    "k = 1", "K=2 # c", "j =", "m : 1 = 2", "s3 =", "  k = 1", "\tn=3 # c", "  k =", "  more", "", "  ", "# c", "  ; d",
    "[c] = d", "x", "= y",
]


def theirs(config, credentials, folder):
    """What botocore makes of the files, or None where it raises."""
    for name, content in (("config", config), ("credentials", credentials)):
        (folder / name).write_bytes(content)
    session = botocore.session.Session()
    session.set_config_variable("config_file", str(folder / "config"))
    session.set_config_variable("credentials_file", str(folder / "credentials"))
    try:
        full = session.full_config
    except botocore.exceptions.ConfigParseError:
        return None
    hidden = ("aws_secret_access_key", "aws_session_token")
    return {
        kind: {
            name: {key: "***" if key in hidden else value for key, value in section.items()}
            for name, section in full.get(kind, {}).items()
        }
        for kind in ("profiles", "sso_sessions", "services")
    }


def ours(folder):
    ran = subprocess.run(
        [server.BINARY, "profile", "dump", "--reading", "botocore", "--json"],
        capture_output=True,
        env={"AWS_CONFIG_FILE": str(folder / "config"), "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials")},
    )
    answer = json.loads(ran.stdout)
    if ran.returncode == 1:
        assert answer["error"]["code"] == "parse_error", answer
        assert b"Traceback" not in ran.stderr and b"panicked" not in ran.stderr
        return None
    assert ran.returncode == 0, ran
    return {kind: answer[kind] for kind in ("profiles", "sso_sessions", "services")}


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
@pytest.mark.parametrize("other", [b"", b"[a]\nb = cred\n[profile a]\nz = 1\n[default]\nq = 1\n"], ids=["alone", "merged"])
def test_a_tricky_config_file_is_read_as_botocore_reads_it(text, other, tmp_path):
    assert ours_after(text, other, tmp_path)


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_a_tricky_credentials_file_is_read_as_botocore_reads_it(text, tmp_path):
    assert ours_after(b"[profile a]\nb = config\n", text, tmp_path)


def test_random_files_are_read_as_botocore_reads_them(tmp_path):
    dice, read = random.Random(6238), 0
    for _ in range(400):
        lines = [dice.choice(LINES) for _ in range(dice.randrange(12))]
        text = "".join(line + dice.choice(("\n", "\n", "\r\n")) for line in lines)
        expected = ours_after(text.encode(), b"", tmp_path)
        read += expected != "refused"
    assert read > 50


def ours_after(config, credentials, folder):
    expected = theirs(config, credentials, folder)
    assert ours(folder) == expected, (config, credentials)
    return "refused" if expected is None else "read"
