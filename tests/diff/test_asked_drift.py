"""Drift that is asked for by its key is held to the rules of formats.md 2, as if the file had just said so."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders.outcomes import Rows, outcome
from builders.states import (
    BOKEN,
    BOKVAST,
    DAY,
    EKEN,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    block,
    catalogue,
    desired,
    permission,
    routing,
    without_urls,
)
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.live.document import Variant
from tak_gitops.model.desired import Block
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey

TOMORROW = DAY + timedelta(days=1)
ROUTING = LineKey("routing", fold(EKEN), fold(MAKE_BOOKING))
PERMISSION = LineKey("permission", fold(EKEN), fold(MAKE_BOOKING), fold(JOURNAL))
MINE, ACCESS = block(), block(target=None, consumers=[JOURNAL])


def asked(files: Sequence[Block], live: Rows, *keys: LineKey, variant: Variant = "B") -> list[str]:
    """What comes of asking for some keys where base and head declare the same."""
    state = desired(*files)
    return outcome(compare(state, state, LiveView(catalogue(*live, variant=variant), DAY), frozenset(keys)))


@pytest.mark.parametrize(
    ("files", "live", "expected"),
    [
        pytest.param([MINE], [], ["add, drift"], id="gone from live"),
        pytest.param([MINE], [routing(OTHER_URL)], ["change, drift"], id="other URL"),
        pytest.param([MINE], [routing()], [], id="as declared"),
        pytest.param([MINE], [routing(OTHER_PRODUCER)], ["change is blocked by TG401"], id="other producer"),
        pytest.param([block(replaces=PORTAL)], [routing(OTHER_PRODUCER)], ["change is blocked by TG401"], id="a third"),
        pytest.param([block(replaces=BOKVAST)], [routing(OTHER_PRODUCER)], ["change, drift"], id="it is replaced"),
        pytest.param([MINE], [routing(first=TOMORROW)], ["add, drift"], id="begins tomorrow"),
        pytest.param(
            [MINE], [routing(OTHER_PRODUCER, first=TOMORROW)], ["change is blocked by TG401"], id="other's tomorrow"
        ),
        pytest.param(
            [MINE],
            [routing(OTHER_URL), routing(first=TOMORROW)],
            ["change is blocked by TG402"],
            id="two rows of a key",
        ),
        pytest.param([ACCESS], [], ["drift: add"], id="no routing of ours"),
        pytest.param([], [routing()], ["unmanaged"], id="never declared"),
    ],
)
def test_a_routing(files: Sequence[Block], live: Rows, expected: list[str]) -> None:
    """It is ordered, or blocked like a new line; what is no drift is passed over."""
    assert expected == asked(files, live, ROUTING)


@pytest.mark.parametrize(
    ("files", "live", "expected"),
    [
        pytest.param([ACCESS], [], ["add, drift"], id="gone from live"),
        pytest.param([ACCESS], [permission()], [], id="there"),
        pytest.param([ACCESS, block("annan", target=None, consumers=[JOURNAL])], [], ["add, drift"], id="in two files"),
        pytest.param(
            [ACCESS],
            [permission(first=TOMORROW), permission(first=TOMORROW + timedelta(days=9))],
            ["add is blocked by TG402"],
            id="two rows of a key",
        ),
        pytest.param([], [permission()], ["unmanaged"], id="never declared"),
    ],
)
def test_a_permission(files: Sequence[Block], live: Rows, expected: list[str]) -> None:
    """It is ordered, or blocked like a new line; what is no drift is passed over."""
    assert expected == asked(files, live, PERMISSION)


def test_only_what_is_asked_for() -> None:
    """The rest of the drift stays drift."""
    files = [block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])]
    assert ["add, drift", "drift: add", "drift: add", "drift: add"] == asked(files, [], ROUTING)


def test_a_file_that_moved() -> None:
    """A row that moved from one file to another is asked for like one that stayed."""
    moved = block("flyttad")
    live = LiveView(catalogue(routing(OTHER_URL)), DAY)
    assert ["change, drift"] == outcome(compare(desired(MINE), desired(moved), live, frozenset([ROUTING])))


def test_a_producer_that_is_hidden_until_tomorrow() -> None:
    """What live has and does not fully show is not overwritten unseen."""
    live = [routing(OTHER_PRODUCER, first=TOMORROW), routing(OTHER_PRODUCER._replace(producer="X"), BOKEN)]
    assert ["change is blocked by TG409", "unmanaged"] == asked([MINE], live, ROUTING, variant="D")


def test_a_url_that_is_hidden() -> None:
    """What cannot be judged is no drift, so it cannot be asked for."""
    state = desired(MINE)
    live = LiveView(without_urls(catalogue(routing())), DAY)
    assert ["unknown"] == outcome(compare(state, state, live, frozenset([ROUTING])))
