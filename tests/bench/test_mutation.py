"""The program that counts what tests see: it tells killed from survived, and every process from the others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
SMALL = """
def tested(a: int) -> int:
    return a + 1

def touched(a: int) -> int:
    return a + 1

def alone(a: int) -> int:
    return a + 1

def endless(a: bool) -> bool:
    while a:
        a = False
    return a
"""
TESTS = """
import small

def test_right() -> None:
    assert (2, False) == (small.tested(1), small.endless(True))

def test_too_weak() -> None:
    small.touched(1)
"""
PROGRAM = "; ".join(
    (
        "import sys",
        f"sys.path[:0] = [{str(BENCH)!r}, 'src']",
        "from pathlib import Path",
        "from mutation import options, tried_out",
        "trial = tried_out(['small'], ['test_small.py'], Path('kept.jsonl'), options(['--patience', '1']))",
        "print(trial.counts())",
    )
)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What becomes of the mutants of each small function, by its name."""
    folder = tmp_path_factory.mktemp("mutants")
    (folder / "src").mkdir()
    (folder / "src" / "small.py").write_text(SMALL, encoding="utf-8")
    (folder / "test_small.py").write_text(TESTS, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert not told.returncode, told.stderr
    found: dict[str, set[str]] = {}
    for line in (folder / "kept.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        function = row["name"].removeprefix("small.x_").partition("__")[0]
        found.setdefault(function, set()).add(f"{row['verdict']} {row['by']}".strip())
    return found


def test_what_a_test_sees_is_killed(verdicts: dict[str, set[str]]) -> None:
    """By the first test that fails, which is named."""
    assert {"killed test_small.py::test_right"} == verdicts["tested"]


def test_what_no_test_sees_survives(verdicts: dict[str, set[str]]) -> None:
    """A test that asks for nothing lets everything live, as does none."""
    assert ({"survived"}, {"survived reached by no test"}) == (verdicts["touched"], verdicts["alone"])


def test_a_mutant_that_never_ends_is_killed(verdicts: dict[str, set[str]]) -> None:
    """The processor's time of its process is limited."""
    assert any(each.startswith("timed out") for each in verdicts["endless"])
