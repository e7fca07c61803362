"""The order file that a change brings is the one that its base has not (formats.md 4)."""

import pytest

from tak_gitops.errors import TakError
from tak_gitops.orders.brought import brought, only

OLD, NEW, OTHER = (f"orders/ntjp-qa/2026-11-2{n}-eken-{n}.json" for n in (1, 2, 3))


def test_a_new_file_is_brought() -> None:
    """What only the head has is brought, for its own environment."""
    after = {OLD: b"{}", NEW: b"{}", "orders/ntjp-qa-2/x.json": b"{}", "orders/ntjp-prod/y.json": b"{}"}
    assert [NEW] == brought({OLD: b"{}"}, after, "ntjp-qa")


def test_several_files_are_brought_in_order() -> None:
    """Where there are several, they come by name."""
    assert [NEW, OTHER] == brought({}, {OTHER: b"{}", NEW: b"{}"}, "ntjp-qa")


@pytest.mark.parametrize("after", [{OLD: b"{ }"}, {}])
def test_an_old_file_never_changes(after: dict[str, bytes]) -> None:
    """An order file of the base was approved, and perhaps sent: it may neither be changed nor deleted."""
    with pytest.raises(TakError) as refused:
        brought({OLD: b"{}"}, after, "ntjp-qa")
    assert ("order.touched", (("path", OLD),)) == refused.value.message


def test_old_files_of_others_do_not_matter() -> None:
    """What happens to the orders of one environment is told there, not in another."""
    assert [NEW] == brought({"orders/ntjp-prod/x.json": b"{}"}, {NEW: b"{}"}, "ntjp-qa")


@pytest.mark.parametrize(("paths", "expected"), [([], None), ([NEW], NEW)])
def test_one_order_or_none(paths: list[str], expected: str | None) -> None:
    """A change brings one order to an environment, or none."""
    assert expected == only(paths, "ntjp-qa")


def test_several_orders_are_refused() -> None:
    """Two orders in one change leave it open which was approved."""
    with pytest.raises(TakError) as refused:
        only([NEW, OTHER], "ntjp-qa")
    assert "order.several" == refused.value.message.key
