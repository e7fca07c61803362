"""When a row counts: it is there today and tomorrow; those beside it are what TAK looks at (domain.md 4.2, 4.6)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from builders.outcomes import Files, found, outcome
from builders.states import (
    BOKVAST,
    DAY,
    FAR_AHEAD,
    JOURNAL,
    LONG_AGO,
    OTHER_PRODUCER,
    OTHER_URL,
    TARGET,
    block,
    permission,
    routing,
)
from tak_gitops.model.entries import Target

TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
MINE = block()
ACCESS = block(target=None, consumers=[JOURNAL])


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [MINE], [(LONG_AGO, YESTERDAY, TARGET)], ["add, declared"], id="ended"),
        pytest.param([MINE], [], [(LONG_AGO, YESTERDAY, TARGET)], [], id="ended, struck out"),
        pytest.param([MINE], [MINE], [(LONG_AGO, YESTERDAY, TARGET)], ["drift: add"], id="ended, declared"),
        pytest.param([], [], [(LONG_AGO, YESTERDAY, TARGET)], [], id="ended, never declared"),
        pytest.param([], [MINE], [(LONG_AGO, DAY, TARGET)], ["add, declared"], id="ends today"),
        pytest.param([MINE], [], [(LONG_AGO, DAY, TARGET)], ["remove, undeclared"], id="ends today, struck out"),
        pytest.param([], [], [(LONG_AGO, DAY, TARGET)], [], id="ends today, never declared"),
        pytest.param([], [MINE], [(LONG_AGO, TOMORROW, TARGET)], ["adopted"], id="ends tomorrow"),
        pytest.param([], [MINE], [(DAY, FAR_AHEAD, TARGET)], ["adopted"], id="begins today"),
        pytest.param([], [MINE], [(TOMORROW, FAR_AHEAD, TARGET)], ["add, declared"], id="begins later"),
        pytest.param([], [MINE], [(TOMORROW, FAR_AHEAD, OTHER_URL)], ["add, declared"], id="begins later, other URL"),
        pytest.param(
            [],
            [MINE],
            [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="another producer's begins later",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, DAY, OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="another producer's ends today",
        ),
        pytest.param([], [MINE], [(LONG_AGO, YESTERDAY, OTHER_PRODUCER)], ["add, declared"], id="another's ended"),
        pytest.param(
            [],
            [block(replaces=BOKVAST)],
            [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)],
            ["change, replaces"],
            id="another producer's begins later and is replaced",
        ),
        pytest.param(
            [MINE], [], [(TOMORROW, FAR_AHEAD, TARGET)], ["remove, undeclared"], id="begins later, struck out"
        ),
        pytest.param(
            [MINE], [], [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)], ["released"], id="another's begins later, struck out"
        ),
        pytest.param([MINE], [MINE], [(TOMORROW, FAR_AHEAD, TARGET)], ["drift: add"], id="begins later, declared"),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, DAY, OTHER_URL), (TOMORROW, FAR_AHEAD, TARGET)],
            ["add is blocked by TG402"],
            id="one ends today and one begins later",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, OTHER_URL), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["change is blocked by TG402"],
            id="a future row beside, and a change",
        ),
        pytest.param(
            [MINE],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["remove is blocked by TG402"],
            id="a future row beside, and a removal",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, TARGET), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["adopted"],
            id="a future row beside, and nothing to order",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, OTHER_URL), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["change is blocked by TG402"],
            id="doubled rows, and a change",
        ),
        pytest.param(
            [MINE],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (LONG_AGO, FAR_AHEAD, TARGET)],
            ["remove is blocked by TG402"],
            id="doubled rows, and a removal",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, YESTERDAY, OTHER_URL), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["change, declared"],
            id="an ended row beside does not count",
        ),
        pytest.param(
            [],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["unmanaged", "unmanaged"],
            id="doubled rows that nobody declared",
        ),
    ],
)
def test_days_of_routings(
    base: Files, head: Files, live: Sequence[tuple[date, date, Target]], expected: list[str]
) -> None:
    """A row counts when it is in force today and tomorrow; those beside it are what TAK looks at (domain.md 4.2)."""
    rows = [routing(target, first=first, last=last) for first, last, target in live]
    assert expected == outcome(found(base, head, rows))


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [ACCESS], [(LONG_AGO, YESTERDAY)], ["add, declared"], id="ended"),
        pytest.param([], [ACCESS], [(LONG_AGO, DAY)], ["add, declared"], id="ends today"),
        pytest.param([], [ACCESS], [(TOMORROW, FAR_AHEAD)], ["add, declared"], id="begins later"),
        pytest.param([ACCESS], [], [(TOMORROW, FAR_AHEAD)], ["remove, undeclared"], id="begins later, struck out"),
        pytest.param([ACCESS], [], [(LONG_AGO, YESTERDAY)], [], id="ended, struck out"),
        pytest.param(
            [ACCESS],
            [],
            [(LONG_AGO, FAR_AHEAD), (TOMORROW, FAR_AHEAD)],
            ["remove is blocked by TG402"],
            id="a future row beside, and a removal",
        ),
        pytest.param(
            [],
            [ACCESS],
            [(LONG_AGO, DAY), (TOMORROW, FAR_AHEAD)],
            ["add is blocked by TG402"],
            id="one ends today and one begins later",
        ),
        pytest.param(
            [ACCESS], [ACCESS], [(LONG_AGO, FAR_AHEAD), (LONG_AGO, FAR_AHEAD)], [], id="doubled rows, nothing to order"
        ),
    ],
)
def test_days_of_permissions(base: Files, head: Files, live: Sequence[tuple[date, date]], expected: list[str]) -> None:
    """The days of a permission count like those of a routing."""
    rows = [permission(first=first, last=last) for first, last in live]
    assert expected == outcome(found(base, head, rows))
