"""Every part of a line: what happens to what, from where to where, why, and where the file says so."""

from dataclasses import replace

import pytest

from builders.outcomes import Files, Rows, found
from builders.states import (
    BOKVAST,
    DAY,
    EKEN,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    TARGET,
    block,
    catalogue,
    desired,
    path,
    permission,
    routing,
)
from tak_gitops.diff.compare import Difference, compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import Place
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.entries import Target
from tak_gitops.texts import msg

ADDRESS, CONSUMER = Place(path("eken"), 100, 5), Place(path("eken"), 20, 5)
MINE, ACCESS = block(), block(target=None, consumers=[JOURNAL])


def line(action: Action, before: Target | None, after: Target | None, reason: Reason) -> Change:
    """A line about the routing."""
    return Change(action, Kind.ROUTING, EKEN, MAKE_BOOKING, None, before, after, reason, ADDRESS)


def about(action: Action, reason: Reason) -> Change:
    """A line about the permission."""
    return Change(action, Kind.PERMISSION, EKEN, MAKE_BOOKING, JOURNAL, None, None, reason, CONSUMER)


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        ([], [MINE], [], line(Action.ADD, None, TARGET, Reason.DECLARED)),
        ([], [MINE], [routing(OTHER_URL)], line(Action.CHANGE, OTHER_URL, TARGET, Reason.DECLARED)),
        ([block(target=OTHER_URL)], [MINE], [], line(Action.ADD, None, TARGET, Reason.REDEFINED)),
        (
            [],
            [block(replaces=BOKVAST)],
            [routing(OTHER_PRODUCER)],
            line(Action.CHANGE, OTHER_PRODUCER, TARGET, Reason.REPLACES),
        ),
        ([MINE], [], [routing(OTHER_URL)], line(Action.REMOVE, OTHER_URL, None, Reason.UNDECLARED)),
        ([], [ACCESS], [], about(Action.ADD, Reason.DECLARED)),
        ([ACCESS], [], [permission()], about(Action.REMOVE, Reason.UNDECLARED)),
    ],
)
def test_a_line_that_is_ordered(base: Files, head: Files, live: Rows, expected: Change) -> None:
    """What the change of the files causes, and nothing else."""
    result = found(base, head, live)
    assert [expected] == result.changes
    assert ([], [], []) == (result.blocked, result.drift, result.released)


@pytest.mark.parametrize(
    ("files", "live", "expected"),
    [
        ([MINE], [], line(Action.ADD, None, TARGET, Reason.DRIFT)),
        ([MINE], [routing(OTHER_URL)], line(Action.CHANGE, OTHER_URL, TARGET, Reason.DRIFT)),
        ([ACCESS], [], about(Action.ADD, Reason.DRIFT)),
    ],
)
def test_a_line_of_drift(files: Files, live: Rows, expected: Change) -> None:
    """What live has otherwise though nobody changed the files."""
    assert Difference(drift=[expected]) == found(files, files, live)


def test_a_line_that_is_released() -> None:
    """Struck out, and live has it from somebody else by now."""
    result = found([MINE], [], [routing(OTHER_PRODUCER)])
    assert [line(Action.REMOVE, OTHER_PRODUCER, None, Reason.UNDECLARED)] == result.released


@pytest.mark.parametrize(
    ("producer", "message"),
    [
        (BOKVAST, msg("TG401", producer=BOKVAST, name="Bokning Väst (Region Exempel)")),
        ("SE1-OKÄND", msg("TG401.nameless", producer="SE1-OKÄND", name="")),
    ],
    ids=["it has a name", "it has none"],
)
def test_a_line_that_is_blocked(producer: str, message: object) -> None:
    """It is whole too, and the words name whose the routing is."""
    there = OTHER_PRODUCER._replace(producer=producer)
    (blocked,) = found([], [MINE], [routing(there)]).blocked
    assert (line(Action.CHANGE, there, TARGET, Reason.DECLARED), message) == blocked


def test_a_removal_names_a_profile() -> None:
    """TAK asks for one, and where live hides it the file's will do (domain.md 4.1)."""
    live = catalogue(routing())
    live = replace(live, targets=[each._replace(rivta_profile=None) for each in live.targets])
    result = compare(desired(MINE), desired(), LiveView(live, DAY))
    assert [(TARGET, None)] == [(each.before, each.after) for each in result.changes]
