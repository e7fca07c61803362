"""The inverse of an order: what undoes each line, and what stands in its way."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from builders.changes import changes, permission_change, routing_change
from builders.states import BOKEN, DAY, EKEN, OTHER_PRODUCER, OTHER_URL, TARGET, catalogue, permission, routing
from tak_gitops.model.changes import Action, Change
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.inverse import differing_from_inverse, inverse, not_as_left
from tak_gitops.orders.order_file import Line, row_line

Row = Routing | Permission


def in_words(line: Line | None) -> str:
    """What a line does, and to what."""
    if line is None:
        return "nothing"
    urls = [str(side["url"]) if side else "-" for side in (line.before, line.after)]
    return " ".join([line.action, *(urls if line.kind == "routing" else [])])


def left(change: Change, *rows: Row) -> list[tuple[str, str]]:
    """What would undo a line, and what there would be to do over these rows; nothing where they are as it left them."""
    found = not_as_left([row_line(change)], catalogue(*rows), DAY)
    return [(in_words(each.approved), in_words(each.now)) for each in found]


@given(change=changes())
def test_twice_is_as_before(change: Change) -> None:
    """The inverse of the inverse does what the line did."""
    line = row_line(change)
    assert line.ordered() == inverse(inverse(line)).ordered()


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (routing_change(), [routing(OTHER_URL)]),
        (routing_change(Action.REMOVE), []),
        (routing_change(Action.CHANGE), [routing(OTHER_URL)]),
        (permission_change(), [permission()]),
        (permission_change(Action.REMOVE), []),
    ],
)
def test_live_is_as_it_was_left(change: Change, rows: Sequence[Row]) -> None:
    """Then nothing stands in the way."""
    assert [] == left(change, *rows)


OLD, NEW, THIRD = str(TARGET.url), str(OTHER_URL.url), "https://tidbok.region.example/v3"


@pytest.mark.parametrize(
    ("change", "rows", "expected"),
    [
        (routing_change(), [], (f"remove {NEW} -", "nothing")),
        (routing_change(), [routing(TARGET._replace(url=THIRD))], (f"remove {NEW} -", f"remove {THIRD} -")),
        (routing_change(Action.REMOVE), [routing()], (f"add - {OLD}", "nothing")),
        (routing_change(Action.REMOVE), [routing(OTHER_PRODUCER)], (f"add - {OLD}", f"change {NEW} {OLD}")),
        (routing_change(Action.CHANGE), [], (f"change {NEW} {OLD}", f"add - {OLD}")),
        (routing_change(Action.CHANGE), [routing()], (f"change {NEW} {OLD}", "nothing")),
        (
            routing_change(Action.CHANGE),
            [routing(TARGET._replace(url=THIRD))],
            (f"change {NEW} {OLD}", f"change {THIRD} {OLD}"),
        ),
        (permission_change(), [], ("remove", "nothing")),
        (permission_change(), [permission(), permission()], ("remove", "remove")),
        (permission_change(Action.REMOVE), [permission()], ("add", "nothing")),
    ],
)
def test_live_has_gone_on(change: Change, rows: Sequence[Row], expected: tuple[str, str]) -> None:
    """What would undo the line stands beside what there would be to do now."""
    assert [expected] == left(change, *rows)


def differing(before: Sequence[Change], planned: Sequence[Change]) -> list[tuple[str, str]]:
    """In what planned lines are other than the inverse."""
    found = differing_from_inverse(map(row_line, before), map(row_line, planned))
    return [(in_words(each.approved), in_words(each.now)) for each in found]


def test_files_that_undo() -> None:
    """The spelling of keys, producers and profiles, and what live has before, do not count."""
    lower = TARGET._replace(producer=str(TARGET.producer).lower(), rivta_profile="rivtabp21")
    planned = routing_change(Action.CHANGE, EKEN.lower(), before=OTHER_PRODUCER, after=lower)
    assert [] == differing(
        [routing_change(Action.CHANGE), permission_change()], [planned, permission_change(Action.REMOVE)]
    )


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([], (f"change {NEW} {OLD}", "nothing")),
        ([routing_change(Action.REMOVE)], (f"change {NEW} {OLD}", f"remove {OLD} -")),
        (
            [routing_change(Action.CHANGE, before=OTHER_URL, after=TARGET._replace(url=THIRD))],
            (f"change {NEW} {OLD}", f"change {NEW} {THIRD}"),
        ),
        (
            [
                routing_change(Action.CHANGE, before=OTHER_URL, after=TARGET),
                routing_change(Action.REMOVE, BOKEN),
            ],
            ("nothing", f"remove {OLD} -"),
        ),
    ],
)
def test_files_that_do_something_else(planned: Sequence[Change], expected: tuple[str, str]) -> None:
    """A line that is missing, is another, or is there besides, is told."""
    assert [expected] == differing([routing_change(Action.CHANGE)], planned)
