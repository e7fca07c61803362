"""S2: what the gate says of random histories of pull requests is what happened; `bench/histories.py` plays 300."""

from pathlib import Path

import pytest

from builders.fake_github import TOKEN
from builders.histories import History


@pytest.mark.parametrize("seed", range(4))
def test_the_gate_opens_for_what_was_approved_and_for_nothing_else(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Merged, squashed, evil, pushed again after the approval, dismissed, opened again, past the rules, or rebased."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    history = History(tmp_path, seed)
    with history.github:
        history.begin()
        for merged in history.play(5):
            assert merged.approved is history.opens(merged), merged
