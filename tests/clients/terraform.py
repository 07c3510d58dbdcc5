"""Terraform with its AWS provider, where the machine has both: nothing installs them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

PROVIDER = "registry.terraform.io/hashicorp/aws"
CONFIGURATIONS = Path(__file__).with_name("terraform")


def _mirror():
    """The folder of plugins that has the AWS provider: one that is named, one of Terraform's own, or one nearby."""
    named = [os.environ[name] for name in ("COUNTERSIGN_TF_PLUGINS", "TF_PLUGIN_CACHE_DIR") if os.environ.get(name)]
    data = os.environ.get("XDG_DATA_HOME", "~/.local/share")
    own = ["~/.terraform.d/plugins", "~/.terraform.d/plugin-cache", f"{data}/terraform/plugins"]
    system = ["/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins"]
    nearby = sorted(path.parent for path in Path("/opt").glob("*/registry.terraform.io"))
    folders = [Path(folder).expanduser() for folder in [*named, *own, *system, *nearby]]
    return next((folder for folder in folders if (folder / PROVIDER).is_dir()), None)


def _missing():
    """What is not on this machine, in words; None where all is."""
    if not shutil.which("terraform"):
        return "there is no terraform"
    if not MIRROR:
        return "no folder of plugins has the AWS provider (COUNTERSIGN_TF_PLUGINS names one)"
    return None


# Found before a suite takes the person's own environment away.
MIRROR = _mirror()
MISSING = _missing()


class Terraform:
    """A working folder with a configuration and its state, and Terraform in it, which reaches no registry."""

    def __init__(self, folder, configuration):
        self.folder = folder / configuration
        shutil.copytree(CONFIGURATIONS / configuration, self.folder)
        settings = folder / "terraform.rc"
        settings.write_text(
            f"disable_checkpoint = true\n"
            f"provider_installation {{\n  filesystem_mirror {{\n    path = {json.dumps(str(MIRROR))}\n  }}\n}}\n",
            encoding="utf-8",
        )
        self.settings = {"TF_CLI_CONFIG_FILE": str(settings), "TF_IN_AUTOMATION": "true", "TF_INPUT": "false"}
        """What its environment holds besides."""
        self.run("init")

    def run(self, *arguments, status=0, **environment):
        """Runs a command and gives what it prints; it must end as is said."""
        done = subprocess.run(
            ["terraform", *arguments, "-no-color"],
            cwd=self.folder,
            env={**os.environ, **self.settings, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            start_new_session=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def outputs(self):
        """The values that the configuration gives out."""
        return {name: output["value"] for name, output in json.loads(self.run("output", "-json")).items()}
