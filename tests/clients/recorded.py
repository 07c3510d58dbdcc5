"""Asks the real binary what AWS was asked, with boto3, and compares the answers.

The cases are `shared/reference/aws-recorded-cases.jsonl`, beside the repository; `aws-recorded-cases.md` there says how
one is written. Where they are not, there is nothing to run. Prints a line for each case: `pass`, `FAIL` with the first
step that differs, or `left out` with the operation that is not built. `recorded-expected.txt` names the cases that may
not be left out. Exits 1 when one of them does not pass, or any other that was not left out.
"""

import datetime
import itertools
import json
import re
import sys
import tempfile
import uuid
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

import server

HERE = Path(__file__).resolve().parent
CASES = HERE.parents[2] / "shared/reference/aws-recorded-cases.jsonl"
EXPECTED = HERE / "recorded-expected.txt"

FILLER = re.compile(r"(?<!\\p)\{(?:=([\w-]+)((?:\.\w+)+)|!totp ([\w-]+) (-?\d+)|!(\w+)|([A-Za-z][\w-]*))\}")
"""A filler of a case. `\\p{L}`, as messages have it, is none."""
WORD = re.compile(r"(<[a-z][\w-]*(?::\d+)?>)")
ANY_ORDER = 5
"""Lists of more members than this are compared in order."""


class LeftOut(Exception):
    """The case needs something that is not built."""


class Differs(Exception):
    """A step was not answered as it was recorded."""


class Callers:
    """The credentials that a case may call with: an administrator, and the session of a role that may do all."""

    def __init__(self, running):
        self.running = running
        self.clients = {}
        iam = running.root("iam")
        iam.create_user(UserName="recorded-admin")
        iam.attach_user_policy(UserName="recorded-admin", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
        self.admin = iam.create_access_key(UserName="recorded-admin")["AccessKey"]
        role = iam.create_role(RoleName="recorded-all", AssumeRolePolicyDocument=server.trust(server.ACCOUNT))["Role"]
        iam.attach_role_policy(RoleName="recorded-all", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
        assumed = running.client("sts", self.admin).assume_role(RoleArn=role["Arn"], RoleSessionName="recorded")
        self.role = assumed["Credentials"]

    def client(self, service, credentials):
        """A client, made once for each service and key, as making one takes boto3 longer than calling."""
        key = (service, credentials["AccessKeyId"])
        if key not in self.clients:
            self.clients[key] = self.running.client(service, credentials)
        return self.clients[key]


class Case:
    """One case while it runs: the names made up for it, the answers kept, and what each `<word>` stood for."""

    def __init__(self, case, callers):
        self.case = case
        self.callers = callers
        self.names = {}
        self.saved = {}
        self.bound = {}
        self.in_order = re.search(r"\bpages?\b", case["case"]) is not None

    def run(self):
        """Raises `Differs` or `LeftOut` at the first step that gives a reason."""
        for number, step in enumerate(self.case["steps"]):
            try:
                self.step(step)
            except Differs as why:
                raise Differs(f"step {number} ({step['call']}): {why}") from None
            except LookupError as missing:
                raise Differs(f"step {number} ({step['call']}): an answer lacks {missing}") from None

    def step(self, step):
        answer, error = self.call(step)
        if "fails" in step:
            want = self.fill(step["fails"])
            if error is None or not self.same(want, error):
                raise Differs(f"want {shown(want)}, got {shown(answer if error is None else error)}")
            return
        if error is not None:
            raise Differs(f"want an answer, got {shown(error)}")
        self.saved[step.get("save", "")] = answer
        if "gives" in step:
            want, got = self.fill(step["gives"]), compared(answer, self.fill(step.get("pick", {})), step.get("at"))
            if not self.same(want, got):
                raise Differs(f"want {shown(want)}, got {shown(got)}")

    def call(self, step):
        """The answer without boto3's own parts, and None; or None, and the error's code, status and message."""
        service, method = step["call"].split(".")
        parameters = self.fill(step.get("with", {}))
        for name, value in parameters.items():
            if name.endswith(("PolicyDocument", "Policy")) and isinstance(value, dict):
                parameters[name] = json.dumps(value)
        client = self.callers.client(service, self.caller(step.get("as")))
        try:
            return plain(getattr(client, method)(**parameters)), None
        except ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            said = error.response["Error"]
            if status == 501 and said["Code"] == "NotImplemented":
                raise LeftOut(step["call"]) from None
            return None, [said["Code"], status, said.get("Message", "")]
        except BotoCoreError as error:
            raise Differs(f"boto3 gave up: {error}") from None

    def caller(self, name):
        if name is None:
            return self.callers.role
        if name == "admin":
            return self.callers.admin
        answer = self.saved[name]
        return answer["AccessKey"] if "AccessKey" in answer else answer["Credentials"]

    def fill(self, value):
        """The value with every `{…}` in it replaced."""
        if isinstance(value, dict):
            return {key: self.fill(member) for key, member in value.items()}
        if isinstance(value, list):
            return [self.fill(member) for member in value]
        if not isinstance(value, str):
            return value
        whole = FILLER.fullmatch(value)
        if whole:
            # Alone it keeps its type: a number or bytes of an earlier answer.
            return self.filler(whole)
        return FILLER.sub(lambda found: str(self.filler(found)), value)

    def filler(self, found):
        saved, path, device, steps, material, name = found.groups()
        if saved:
            value = self.saved[saved]
            for key in path[1:].split("."):
                value = value[int(key)] if isinstance(value, list) else value[key]
            return value
        if device:
            seed = self.saved[device]["VirtualMFADevice"]["Base32StringSeed"]
            return server.code(seed, server.step_now() + int(steps))
        if material:
            return self.material(material)
        if name == "acct":
            return server.ACCOUNT
        # As long as recorded ones, as boto3 sends no ARN of fewer than 20 characters.
        return self.names.setdefault(name, f"{name}-{uuid.uuid4().hex[:16]}")

    def material(self, kind):
        """Keys, certificates and metadata: texts that boto3 lets through, as no operation reads one yet."""
        return f"{kind:.<1000}"

    def same(self, want, got):
        """Whether an answer is what was recorded; if so, keeps what each new `<word>` stands for."""
        for bound in self.unified(want, got, self.bound):
            self.bound = bound
            return True
        return False

    def unified(self, want, got, bound):
        """Every way in which `want` and `got` are the same, as what the words then stand for."""
        if want == "<*>":
            yield bound
        elif want == "<time>":
            if isinstance(got, datetime.datetime):
                yield bound
        elif isinstance(want, str):
            if isinstance(got, str):
                yield from texts(want, got, bound)
        elif isinstance(want, dict):
            if isinstance(got, dict) and want.keys() == got.keys():
                # Texts of one word come first, as they leave no choice.
                keys = sorted(want, key=lambda key: (not one_word(want[key]), key))
                yield from self.all_of([(want[key], got[key]) for key in keys], bound)
        elif isinstance(want, list):
            if isinstance(got, list) and len(want) == len(got):
                free = not self.in_order and len(want) <= ANY_ORDER
                for order in itertools.permutations(got) if free else [got]:
                    yield from self.all_of(list(zip(want, order)), bound)
        elif type(want) is type(got) and want == got:
            yield bound

    def all_of(self, pairs, bound):
        if not pairs:
            yield bound
            return
        (want, got), rest = pairs[0], pairs[1:]
        for then in self.unified(want, got, bound):
            yield from self.all_of(rest, then)


def one_word(want):
    return isinstance(want, str) and WORD.fullmatch(want) is not None


def texts(want, got, bound):
    """The ways in which a text with words in it is another one."""
    pattern, new = "", []
    for part in WORD.split(want):
        if not WORD.fullmatch(part):
            pattern += re.escape(part)
        elif part in bound:
            pattern += re.escape(bound[part])
        elif part in new:
            pattern += f"(?P=w{new.index(part)})"
        else:
            pattern += f"(?P<w{len(new)}>.+?)"
            new.append(part)
    found = re.fullmatch(pattern, got, re.DOTALL)
    if found:
        yield {**bound, **{word: found.group(f"w{number}") for number, word in enumerate(new)}}


def plain(value):
    """An answer without what is about the transport."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(member) for member in value]
    return value


def compared(answer, pick, at):
    """The part of an answer that is compared."""
    for members, (field, want) in pick.items():
        kept = [member for member in answer[members] if picked(member.get(field, ""), want)]
        answer = {**answer, members: kept}
    return answer if at is None else answer[at]


def picked(value, want):
    return want[1:] in value if want.startswith("~") else value == want


def shown(value):
    return json.dumps(value, default=str, sort_keys=True)


def main():
    if not CASES.exists():
        print("the cases recorded from AWS are not beside this repository: nothing to compare with")
        print("0 passed, 0 failed")
        return 0
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line]
    expected = [line for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line]
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        server.isolate(folder)
        with server.Server() as running:
            for case in cases:
                results[case["case"]] = result(case, running)
                print(f"{results[case['case']]}: {case['case']}", flush=True)
    for name in expected:
        if name not in results:
            results[name] = "FAIL"
            print(f"FAIL: {name}: no case has this name")
        elif results[name].startswith("left out"):
            print(f"FAIL: {name}: {results[name]}, but it must pass")
            results[name] = "FAIL"
    verdicts = [verdict.split(" ")[0] for verdict in results.values()]
    passed, left_out = verdicts.count("pass"), verdicts.count("left")
    unlisted = [name for name, verdict in results.items() if verdict == "pass" and name not in expected]
    for name in unlisted:
        print(f"not in {EXPECTED.name} though it passes: {name}")
    print(f"left out, as an operation is not built: {left_out} of {len(cases)} cases")
    failed = len(results) - passed - left_out
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def result(case, running):
    """The verdict on one case, over an installation that holds nothing of another."""
    running.reset()
    try:
        Case(case, Callers(running)).run()
    except LeftOut as operation:
        return f"left out ({operation})"
    except Differs as why:
        print(f"    {why}")
        return "FAIL"
    return "pass"


if __name__ == "__main__":
    sys.exit(main())
