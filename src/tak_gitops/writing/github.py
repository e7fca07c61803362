"""The files that a repository at GitHub needs: workflows, rules of the branches, templates, the tool with its hashes.

Their texts stand in `writing/github/` as they are written, but for `@NAME@`, which is filled in here. A line that is
nothing but `@NAME@` stands for lines, which are indented like it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = ".github/tak-gitops"
"""Where the tool is: what the jobs install, and the program that lends git their token."""

OPTIONAL = {name: f".github/workflows/tak-{name}.yml" for name in ("order", "decide")}
"""What only those get who ask for it, because people start it and it writes: in a pull request, and in the ledger."""
REQUIREMENTS = f"{FOLDER}/requirements.txt"
BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
"""The branches that can stand in a workflow and its shell as they are."""

NOT_KNOWN = "0" * 64
"""A hash that no file has: pip refuses to install what it stands for."""

_LINES = re.compile(r"^( *)@([A-Z]+)@\n", re.MULTILINE)
_WORD = re.compile(r"@([A-Z]+)@")

INSTALL = """\
- name: Hämta verktyget från @BRANCH@
  run: |
    git archive "origin/@BRANCH@" .github/tak-gitops | tar -x -C "$RUNNER_TEMP"
    files="$RUNNER_TEMP/.github/tak-gitops"
    python -m venv "$RUNNER_TEMP/tak"
    "$RUNNER_TEMP/tak/bin/pip" install --quiet --require-hashes --only-binary :all: -r "$files/requirements.txt"
    echo "$RUNNER_TEMP/tak/bin" >> "$GITHUB_PATH"
    echo "TAK_FILES=$files" >> "$GITHUB_ENV"
"""
"""The step that brings the tool: from the branch that counts, never from the change that is judged."""


class GitHubSetup(NamedTuple):
    """What the files are made for; `owners` review, as CODEOWNERS names them.

    `app_id` is the number of the App that writes the ledger. `install` is the step that brings the tool, `variables`
    are environment variables of every job.
    """

    environments: Sequence[str]
    branch: str = "main"
    ledger: str = "tak-ledger"
    owners: str = "@ORG/TEAM"
    app_id: int | None = None
    install: str = INSTALL
    variables: Mapping[str, str] = {}


def github_files(templates: Mapping[str, str], setup: GitHubSetup) -> dict[str, str]:
    """Path, relative to the root, and content of each file, made of the templates by their path within `.github`."""
    return {f".github/{path}": _filled(text, setup, path) for path, text in templates.items()}


def requirements_text(lock: str, version: str, sha256: str) -> str:
    """What the jobs install, for pip: the tool at a version, whose wheel has this hash, and all that it needs."""
    return (
        "# Det här installerar arbetsflödena, och pip tar inget som har en annan kontrollsumma. Hjulet med verktyget\n"
        "# ligger bredvid. Ny version: tak init --github --wheel FIL, granskad som allt annat i .github.\n"
        "--find-links .\n"
        f"tak-gitops=={version} --hash=sha256:{sha256}\n"
        f"{lock}"
    )


def _filled(text: str, setup: GitHubSetup, path: str) -> str:
    keys = [scalar(each) for each in setup.environments]
    writers = {"actor_id": setup.app_id, "actor_type": "Integration", "bypass_mode": "always"}
    words = {
        "BRANCH": setup.branch,
        "LEDGER": setup.ledger,
        "OWNERS": setup.owners,
        "ENVIRONMENTS": ", ".join(keys),
        "WRITERS": json.dumps(writers) if setup.app_id else "",
    }
    variables = "".join(f"  {name}: {json.dumps(value)}\n" for name, value in setup.variables.items())
    lines = {"INSTALL": _worded(setup.install, words), "ENV": f"env:\n{variables}" if variables else ""}
    if path.endswith((".yml", ".yaml")):
        text = _LINES.sub(lambda found: _indented(lines[found[2]], found[1]), text)
        text = re.sub(r"\n{3,}", "\n\n", text)
    return _worded(text, words)


def _worded(text: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda found: words.get(found[1], found[0]), text)


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}" for line in text.splitlines(keepends=True))
