"""The help: of the program and of each command, in both languages, and at once."""

import subprocess
import sys

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.tak import Tak
from tak_gitops.cli import COMMANDS
from tak_gitops.texts import LANGUAGES, Language

HEAVY = {"yaml", "pydantic", "deepdiff", "git", "jsonschema", "msgspec", "rapidfuzz", "numpy", "rich", "asyncio"}
"""Libraries that take longer to import than help may take to show."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help(language: Language, tak: Tak) -> None:
    """What the program is for, its commands, flags and exit codes, in no more than 80 columns."""
    code, out, err = tak("--language", language, "--help")
    assert_golden(GOLDEN / f"help-{language}.txt", out)
    assert (0, "") == (code, err)
    assert [] == [line for line in out.split("\n") if len(line) > 80 or line != line.rstrip()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command(command: str, language: Language, tak: Tak) -> None:
    """Each command has its help, in no more than 80 columns."""
    code, out, err = tak("--language", language, command, "--help")
    assert_golden(GOLDEN / f"help-{command}-{language}.txt", out)
    assert (0, "") == (code, err)
    assert [] == [line for line in out.split("\n") if len(line) > 80 or line != line.rstrip()]


def test_help_may_be_asked_for_shortly(tak: Tak) -> None:
    """`-h` is `--help`, before and after the verb."""
    assert tak("--help") == tak("-h")
    assert tak("validate", "--help") == tak("validate", "-h")


def test_without_a_word_the_help_is_shown(tak: Tak) -> None:
    """`tak` alone is a mistake, answered with the help."""
    assert (64, "", tak("--help")[1]) == tak()


def test_help_imports_nothing_heavy() -> None:
    """What help does not need is not loaded, so that it is there at once."""
    for arguments in (["--help"], ["--version"]):
        done = subprocess.run(
            (sys.executable, "-X", "importtime", "-m", "tak_gitops", *arguments), capture_output=True, check=False
        )
        lines = done.stderr.decode().splitlines()
        imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
        assert "tak_gitops.cli" in imported
        assert set() == HEAVY & {name.partition(".")[0] for name in imported}
