"""What files and TAK say is never a command to the runner that reads the log (reliability.md 3)."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.repository import RepositoryBuilder
from builders.tak import Tak
from tak_gitops.commands.common.log_commands import for_the_log

COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
"""What the runner obeys: the first at the beginning of a line, the second anywhere."""
PIECES = st.lists(st.sampled_from(["::", "::error::", "##[", "##[group]", ":", "#", "[", " ", "\t", "\n", "a", "å"]))


@pytest.fixture(autouse=True)
def _in_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


@given(PIECES.map("".join))
def test_no_text_is_a_command(text: str) -> None:
    """However the signs are put together, no line of the log is obeyed."""
    assert not COMMAND.search(for_the_log(f"x{text}"))
    assert not COMMAND.search(for_the_log(f"\n{text}"))


@given(PIECES.map("".join))
def test_json_stays_the_same(text: str) -> None:
    """A program reads the value that was meant, and the runner no command."""
    written = for_the_log(json.dumps({"text": text}))
    assert {"text": text} == json.loads(written)
    assert not COMMAND.search(written)


def test_elsewhere_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows what the file has."""
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert "::error::##[" == for_the_log("::error::##[")


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_a_file_cannot_speak_to_the_runner(form: str, tmp_path: Path, tak: Tak) -> None:
    """A value with a command in it is told of; only the annotations of `--format github` are commands."""
    repository = RepositoryBuilder(tmp_path / "r").minimal()
    repository.write("systems/elak.yaml", "organisation: '##[error]Hej'\nname: x\n'::stop-commands::x': 1\n")
    code, out, err = tak("-C", str(repository.root), "validate", "--format", form)
    assert 1 == code
    told = [line for line in f"{out}\n{err}".splitlines() if COMMAND.search(line)]
    assert all(re.match("::(error|warning|notice) file=systems/elak", line) for line in told), told
    assert (form == "github") == bool(told)
