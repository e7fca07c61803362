"""R4: a push is cut in the middle of its dialogue, in either direction; what the ledger says of it is the truth.

`bench/cut_pushes.py` does so at each of 200 places in each direction.
"""

from collections.abc import Iterator

import pytest

from builders.cut_pushes import SERVERS, CutPushes, offsets
from builders.git_servers import can_serve
from builders.wire import DOWN, UP, Cut, Way

PLACES = 20


@pytest.fixture(scope="module", params=SERVERS)
def pushes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CutPushes]:
    """A ledger behind a wire."""
    if not can_serve(request.param):
        pytest.skip(f"this git comes without {request.param}")
    with CutPushes(tmp_path_factory.mktemp("pushes"), request.param) as made:
        yield made


@pytest.fixture(autouse=True)
def _any_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git speak to the servers of this machine."""
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "file:git:http")


@pytest.mark.parametrize("way", [UP, DOWN])
def test_a_push_that_is_cut_is_not_guessed(pushes: CutPushes, way: Way) -> None:
    """Cut at twenty places, told at once or when the remote is done, politely or not: won is there, lost is not."""
    told = [
        pushes.step(Cut(way, offset, reset=bool(number % 2), settled=bool(number // 2 % 2)))
        for number, offset in enumerate(offsets(pushes.length(way), PLACES))
    ]
    assert [] == [wrong for each in told for wrong in each.wrong]
    assert {"lost", "won"} <= {each.kind for each in told}
    assert all(each.was_cut for each in told[:-1])
    assert () == pushes.problems()


def test_a_push_that_is_cut_for_good_is_unknown(pushes: CutPushes) -> None:
    """Where the remote is gone after the cut, nobody claims to know: nothing may be sent."""
    places = offsets(pushes.length(DOWN) - 20, 4)
    told = [pushes.step(Cut(DOWN, offset, settled=True, gone=True)) for offset in places]
    assert [] == [wrong for each in told for wrong in each.wrong]
    assert {"unknown"} == {each.kind for each in told}
