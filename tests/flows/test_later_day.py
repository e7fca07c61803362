"""What is said of an order for a later day."""

from datetime import timedelta

import pytest

from builders.states import BOKEN, DAY, JOURNAL, OTHER_URL, block, catalogue, desired, permission, routing
from tak_gitops.flows.later_day import later_day
from tak_gitops.model.changes import Change
from tak_gitops.model.desired import Block
from tak_gitops.plan import make_plan

MINE = block(consumers=[JOURNAL])


def changes(base: list[Block], head: list[Block]) -> tuple[Change, ...]:
    """What a change of the files orders over a live that has them as they were."""
    return make_plan(desired(*base), desired(*head), catalogue(routing(), permission()), DAY, "main").changes


MOVED = changes([MINE], [block(target=OTHER_URL, consumers=[JOURNAL])])
REMOVED = changes([MINE], [])
ADDED = changes([MINE], [MINE, block("ny", addresses=[BOKEN], consumers=[JOURNAL])])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (MOVED, [("TG415", 1)]),
        (REMOVED, [("TG415.removed", 2)]),
        (ADDED, []),
        ((*MOVED, *REMOVED), [("TG415", 1), ("TG415.removed", 2)]),
    ],
)
def test_what_happens_before_the_day(lines: tuple[Change, ...], expected: list[tuple[str, int]]) -> None:
    """Two rows in force for a routing that changes, and an early end of what is removed; what is added harms nobody."""
    found = later_day(lines, DAY, DAY - timedelta(days=1))
    assert expected == [(each.message.key, dict(each.message.values)["count"]) for each in found]


def test_an_order_of_today() -> None:
    """Has no such afternoon ahead."""
    assert [] == later_day((*MOVED, *REMOVED), DAY, DAY)
