"""The page of promises names every promise, and only proofs that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (R\d+) \| (.+) \|$", PAGE, re.MULTILINE)
INPUTS = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:tests|bench)/[\w/]+\.py)", PAGE + INPUTS)))
COMMANDS = sorted(set(re.findall(r"`(bench/\w+\.py) (--[^`]*)`", PAGE)))


def test_every_promise_has_its_row() -> None:
    """R1 to R14, once and in their order, each with what proves it, how to count it and what was seen."""
    assert [f"R{number}" for number in range(1, 15)] == [name for name, _ in ROWS]
    assert {4} == {len(cells.split(" | ")) for _, cells in ROWS}
    assert all("`tests/" in cells for _, cells in ROWS)


def test_what_is_said_of_security_has_its_rows() -> None:
    """S1 to S7, once and in their order."""
    rows = re.findall(r"^\| (S\d) \| (.+) \|$", PAGE, re.MULTILINE)
    assert [f"S{number}" for number in range(1, 8)] == [name for name, _ in rows]
    assert {4} == {len(cells.split(" | ")) for _, cells in rows}


@pytest.mark.parametrize("path", NAMED)
def test_a_proof_that_is_named_is_there(path: str) -> None:
    """Nobody can run a file that was renamed."""
    assert (ROOT / path).is_file()


@pytest.mark.parametrize(("path", "options"), COMMANDS)
def test_a_program_has_the_options_that_are_named(path: str, options: str) -> None:
    """What the page says can be typed."""
    program = (ROOT / path).read_text(encoding="utf-8")
    names = re.findall(r"--(\w+)", options)
    assert [] == [name for name in names if f'"{name}"' not in program and f'"--{name}"' not in program]
    assert names


def test_every_proof_is_named() -> None:
    """A program that counts a promise stands on the page."""
    programs = [*(ROOT / "bench").glob("proof*.py"), ROOT / "bench" / "cut_pushes.py", ROOT / "bench" / "fuzz.py"]
    assert [] == sorted(path.name for path in programs if f"bench/{path.name}" not in NAMED)
