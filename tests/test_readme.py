"""The README says what is so: its walk is run as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WALK = re.compile(r"<!-- walk -->\n```sh\n(.*?)```", re.DOTALL)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the walk is written for a POSIX shell")
def test_the_walk_of_the_readme_works(tmp_path: Path) -> None:
    """A newcomer who types what the README shows gets an order in the outbox."""
    clone = tmp_path / "tak-gitops"
    (clone / "exports").mkdir(parents=True)
    shutil.copy(ROOT / "exports/takdump_ntjp_qa.json", clone / "exports")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "tak").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tak_gitops "$@"\n', encoding="utf-8")
    (bin_folder / "tak").chmod(0o755)
    walk = "set -eu\n" + "\n".join(WALK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "LANG": "sv_SE.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", walk], cwd=tmp_path, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert (0, "") == (done.returncode, done.stderr if done.returncode else "")
    assert "Plan: 2 läggs till, 1 ändras, 0 tas bort." in done.stdout
    assert 2 == len(list((tmp_path / "min-region/outbox/ntjp-qa").iterdir()))
    assert "Vårdcentralen Kastanjen" in done.stdout


def test_the_readme_names_every_command_and_exit_code() -> None:
    """What the command line offers is what the README lists."""
    from tak_gitops.cli import COMMANDS
    from tak_gitops.errors import ExitCode

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [] == [name for name in COMMANDS if f"`tak {name}" not in text]
    codes = text[text.index("| exit code |") :].partition("\n\n")[0]
    assert {code.value for code in ExitCode} == {
        int(number) for row in codes.splitlines()[2:] for number in row.split("|")[1].split(",")
    }
