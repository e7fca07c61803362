"""The locks: every dependency that CI installs has its version and hashes, and no other is taken (S7)."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools"))

import lock  # noqa: E402 - the tools are no package


@pytest.mark.parametrize("name", lock.wanted())
def test_each_lock_is_current(name: str) -> None:
    """It was made for the dependencies that pyproject.toml has, and all of its lines are pins with hashes."""
    assert [] == lock.faults((ROOT / name).read_text(encoding="utf-8"), lock.wanted()[name])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("# for ", "# for 0", "it was made for other dependencies"),
        ("click==8", "click==7", "click<9,>=8.2 is not in it"),
        ("msgspec==", "unpinned\nmsgspec==", "it has lines that are no pins with hashes"),
        ("--hash=sha256:", "--hash=md5:", "it has lines that are no pins with hashes"),
        ("click==", "--index-url https://else.example\nclick==", "it has lines that are no pins with hashes"),
    ],
)
def test_a_bad_lock_is_found(old: str, new: str, fault: str) -> None:
    """A lock that is old, loose or reaches elsewhere does not pass."""
    text = (ROOT / lock.RUN_TIME).read_text(encoding="utf-8")
    assert fault in lock.faults(text.replace(old, new, 1), lock.wanted()[lock.RUN_TIME])


def test_the_check_tells_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dependency that was changed without its lock stops `dev.py check`."""
    monkeypatch.setattr(lock, "wanted", lambda: {lock.RUN_TIME: ["click>=8.2,<9", "novelty>=1"]})
    monkeypatch.setattr(sys, "argv", ["lock.py", "--check"])
    assert 1 == lock.main()
    assert "novelty>=1 is not in it. Run: python3 dev.py fix" in capsys.readouterr().err
