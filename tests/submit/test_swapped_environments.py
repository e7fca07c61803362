"""R10: two environments never mix: some ways to mistake one for the other; `bench/proof_swaps.py` tries them all."""

from pathlib import Path

import pytest

from builders.scene import Scene
from builders.swaps import CASES, Case, Swaps, two_environments
from tak_gitops.errors import ExitCode

RIGHT = Case("none", "none", "none", "none", "none")
SOME = {
    "platform": RIGHT._replace(platform="swap"),
    "platform of the other": RIGHT._replace(platform="copy"),
    "live": RIGHT._replace(live="copy"),
    "channel": RIGHT._replace(channel="swap"),
    "channel of the other": RIGHT._replace(channel="copy"),
    "export": RIGHT._replace(content="swap"),
    "export by another name": RIGHT._replace(given="neutral"),
    "all": Case("swap", "swap", "swap", "none", "none"),
}


@pytest.fixture(params=[False, True], ids=["new", "planned"])
def swaps(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Swaps:
    """Orders for both environments that were approved, and are planned already or not."""
    scene = two_environments(Scene(tmp_path / "repo", capsys))
    if request.param:
        hold(scene)
    return Swaps(scene)


def hold(scene: Scene) -> None:
    """Let the orders be planned and not sent: something is in the way of the folder."""
    (scene.repo.root / "outbox").write_text("", encoding="utf-8")
    assert ExitCode.OK != scene.tak("submit").code
    (scene.repo.root / "outbox").unlink()


def test_what_is_sent_was_right(swaps: Swaps) -> None:
    """Nothing of the wrong ones, and no claim; the right one in the end."""
    for name, case in SOME.items():
        swaps.begin_again()
        files, entries, told = swaps.sent(case)
        assert (0, []) == (files, [each for each in entries if each.claims]), (name, told)
    swaps.begin_again()
    files, _, told = swaps.sent(RIGHT)
    assert files, told


def test_there_are_enough_ways() -> None:
    """Two hundred at least are wrong."""
    assert 200 <= sum(not each.is_right for each in CASES)
