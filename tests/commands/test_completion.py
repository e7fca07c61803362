"""Completion, asked for as real shells ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders.tak import Tak

BASH = """
source <("$1" completion bash)
shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_tak_completion "$1" 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with an environment and a system, and `tak` beside it."""
    program = tmp_path / "bin" / "tak"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tak_gitops "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    root = tmp_path / "region"
    for name in (
        "environments/ntjp-qa/environment.yaml",
        "environments/prod-ö/environment.yaml",
        "systems/tidbok.yaml",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (root / "tak-gitops.yaml").touch()
    return root


def proposed(root: Path, *words: str) -> list[str]:
    """What bash has proposed once it has asked for the last of `words`."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    program = root.parent / "bin" / "tak"
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [bash, "-c", BASH, "bash", str(program), "tak", *words],
        cwd=root, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_verbs_are_proposed(place: Path) -> None:
    """The beginning of a verb brings all that begin so."""
    assert ["report", "resolve", "reach", "receipt"] == proposed(place, "re")


def test_kinds_of_a_verb_are_proposed(place: Path) -> None:
    """After `tak new` come its kinds."""
    assert ["access", "addresses"] == proposed(place, "new", "a")


@pytest.mark.parametrize("words", [("plan", "ntjp"), ("search", "--env", "ntjp"), ("new", "connection", "ntjp")])
def test_environments_are_proposed(place: Path, words: tuple[str, ...]) -> None:
    """Where an environment is asked for, those of the repository are proposed."""
    assert ["ntjp-qa"] == proposed(place, *words)


def test_systems_are_proposed(place: Path) -> None:
    """Where a system is asked for, those that have a file are proposed."""
    assert ["tidbok"] == proposed(place, "new", "connection", "ntjp-qa", "--producer", "")


def test_elsewhere_nothing_is_proposed(place: Path) -> None:
    """Outside of a repository there are no environments, and no error."""
    assert [] == proposed(place, "-C", "..", "plan", "")


def test_a_wrong_verb_proposes_nothing(place: Path) -> None:
    """A verb that is not there breaks nothing."""
    assert [] == proposed(place, "plam", "ntjp")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str, tak: Tak) -> None:
    """The script is the result, alone."""
    code, out, err = tak("completion", shell)
    assert (0, "") == (code, err)
    assert f"_TAK_COMPLETE={shell}_complete" in out


def test_helps_are_in_the_language_of_the_run(place: Path) -> None:
    """What a shell shows beside a proposal is a text of ours."""
    done = subprocess.run(
        [sys.executable, "-m", "tak_gitops"],
        cwd=place, capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "TAK_GITOPS_LANGUAGE": "sv", "_TAK_COMPLETE": "zsh_complete",
             "COMP_WORDS": "tak plan --ba", "COMP_CWORD": "2"},
    )  # fmt: skip
    assert ["plain", "--base", "Jämför med REF; none = allt räknas som nytt."] == done.stdout.splitlines()
