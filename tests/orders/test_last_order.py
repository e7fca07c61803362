"""The newest merged order, for the guards."""

import json
from typing import Any

from builders.changes import small_order
from tak_gitops.limits.facts import LastOrder
from tak_gitops.orders.last_order import last_order
from tak_gitops.orders.order_file import write_order

WHOLE = json.loads(write_order(small_order()))


def order(snapshot: str | None = None, routings: int = 100, **made_from: Any) -> bytes:
    """An order file that was made from an export with so many routings, and 50 permissions."""
    counts = {"routings": routings, "permissions": 50}
    return json.dumps(
        {**WHOLE, "made_from": {"digest": "0", "snapshot": snapshot, "counts": counts, **made_from}}
    ).encode()


def test_there_need_be_no_order() -> None:
    """Before the first one there is none."""
    assert None is last_order([])


def test_its_own_removals_are_taken_off() -> None:
    """The small order removes one routing and one permission: so many fewer may be expected."""
    assert LastOrder("a.json", 99, 49, "AAAA") == last_order([{"a.json": order(key_sketch="AAAA")}])


def test_an_order_of_an_earlier_version_has_no_sketch() -> None:
    """It is read all the same, and so is one that has more than this version knows."""
    assert LastOrder("a.json", 99, 49, "") == last_order([{"a.json": order(novelty=1)}])


def test_of_one_day_the_newest_export_counts() -> None:
    """Names tell the day; within it the time of the export does."""
    day = {
        "a.json": order("2026-11-23T12:00:00+00:00", 300),
        "b.json": order("2026-11-23T01:00:00+00:00"),
        "c.json": order(),
    }
    found = last_order([day, {"old.json": order("2026-11-24T00:00:00+00:00", 900)}])
    assert found is not None
    assert ("a.json", 299) == (found.path, found.routings)


def test_what_is_no_order_is_passed_over() -> None:
    """A file that never was an order neither counts nor stops anything."""
    broken = {"z.json": b"{}", "y.json": b"\xff", "x.json": b"[" * 100_000}
    found = last_order([broken, {"a.json": order()}])
    assert found is not None
    assert "a.json" == found.path
