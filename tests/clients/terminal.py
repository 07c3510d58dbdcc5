"""A person's terminal, with programs on it that ask for a code there."""

import os
import pty
import select
import subprocess
import sys

TOKEN_OF_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN=$(cat "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")'
"""For clients that know no file of a token, before a command in a shell."""


class Terminal:
    """A terminal, and programs on it whose own streams are elsewhere."""

    def __init__(self, home, walk):
        self.walk, self.home, self.shown = walk, home, ""
        self.master, self.slave = pty.openpty()

    def start(self, script, **more):
        """A shell whose controlling terminal this is, with more in its environment."""
        name = os.ttyname(self.slave)
        return subprocess.Popen(
            ["setsid", "sh", "-c", f'exec 3<>"{name}"; {script}'],
            env=dict(os.environ, PYTHON=sys.executable, HOME=str(self.home), **more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until(self, text):
        """Reads until the terminal shows a text."""
        while text not in self.shown:
            ready, _, _ = select.select([self.master], [], [], 300)
            assert ready, f"{text!r} was not shown, but {self.shown!r}"
            self.shown += os.read(self.master, 4096).decode()
        return self.shown

    def answer(self):
        """Waits for the prompt and types a code."""
        self.until(f"Enter MFA code for {self.walk.device.serial}: ")
        # A code that is good for the next 25 s, however long it took to get here.
        self.walk.clock.forward(1)
        os.write(self.master, f"{self.walk.device.code()}\n".encode())

    def prompts(self):
        """How often a code was asked for."""
        while select.select([self.master], [], [], 0)[0]:
            self.shown += os.read(self.master, 4096).decode()
        return self.shown.count("Enter MFA code")
