"""The hooks that other repositories run with pre-commit (`.pre-commit-hooks.yaml`)."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from builders.tak import Tak
from tak_gitops.repository.trees import is_of_interest

FILE = Path(__file__).resolve().parents[1] / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in yaml.safe_load(FILE.read_text(encoding="utf-8"))}

READ = [
    "tak-gitops.yaml",
    "approvers.yaml",
    "systems/tidbok.yaml",
    "systems/åäö.yml",
    "environments/ntjp-qa/environment.yaml",
    "environments/ntjp-qa/tidbok/eken.yaml",
    "environments/ntjp-qa/tidbok/eken.csv",
    "orders/ntjp-qa/allow-avveckling.yaml",
]
"""Files that both hooks are about."""
READ_WHOLE = ["environments/ntjp-qa/tidbok/eken.xlsx", "systems/tidbok.pem"]
"""Files that have no form of ours, and are read."""
OTHERS = [
    "README.md",
    "orders/ntjp-qa/2026-11-23-eken-0123456789ab.json",
    ".github/workflows/ci.yml",
    "tak-gitops.yaml.md",
]
"""Files that neither is about."""


def takes(hook: str, path: str) -> bool:
    """Whether pre-commit runs a hook for a file."""
    return re.search(HOOKS[hook]["files"], path) is not None


def test_the_hooks() -> None:
    """One that writes, one that looks, both installed with the program."""
    assert {"tak-fmt", "tak-validate"} == set(HOOKS)
    assert {"python"} == {hook["language"] for hook in HOOKS.values()}


@pytest.mark.parametrize("hook", HOOKS)
def test_what_a_hook_runs_exists(hook: str, tak: Tak) -> None:
    """Its entry is a command of the program, with its flags."""
    program, *words = HOOKS[hook]["entry"].split()
    assert ("tak", 0) == (program, tak(*words, "--help")[0])


@pytest.mark.parametrize("path", READ)
def test_files_that_are_read_and_have_a_form(path: str) -> None:
    """Both hooks run for what the program reads and writes."""
    assert (True, True, True) == (is_of_interest(path), takes("tak-fmt", path), takes("tak-validate", path))


@pytest.mark.parametrize("path", READ_WHOLE)
def test_files_that_are_only_read(path: str) -> None:
    """What `tak fmt` leaves alone is judged all the same."""
    assert (True, False, True) == (is_of_interest(path), takes("tak-fmt", path), takes("tak-validate", path))


@pytest.mark.parametrize("path", OTHERS)
def test_other_files(path: str) -> None:
    """A commit that touches nothing of ours runs nothing."""
    assert (False, False, False) == (is_of_interest(path), takes("tak-fmt", path), takes("tak-validate", path))


def test_the_whole_set_is_judged_at_once() -> None:
    """`tak validate` is given no file names, and runs once: one file can break another."""
    assert (False, True) == (HOOKS["tak-validate"]["pass_filenames"], HOOKS["tak-validate"]["require_serial"])
