"""R12: an order is sent only while its own rows are as they were approved (`bench/proof_stale.py` does thousands)."""

import random
from pathlib import Path

import pytest

from builders.scene import Scene
from builders.stale_cases import StaleCases, one_change, waiting_order
from tak_gitops.errors import ExitCode


@pytest.mark.parametrize("is_planned", [False, True], ids=["new", "planned"])
def test_one_row_of_live_is_another(is_planned: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its own: nothing is sent, and it is told. One of others: it is sent, as over live that nobody touched."""
    cases = StaleCases(waiting_order(Scene(tmp_path / "repo", capsys)))
    assert (True, ExitCode.OK) == cases.sent(cases.untouched(), is_planned=is_planned)[:2]
    chance = random.Random(int(is_planned))  # noqa: S311 - cases, no secrets
    for _ in range(6):
        change = one_change(chance)
        is_sent, code, told = cases.sent(change.rows, is_planned=is_planned)
        assert change.is_own != is_sent, (change.what, told)
        assert is_sent == (ExitCode.OK == code), (change.what, told)
