"""`check` holds the entries of a ledger to the merges of the branch that counts, even where a forger was careful."""

import msgspec
import pytest

from builders.tampering import first, problems, rebased, whole, with_files
from tak_gitops.orders.ledger.planned import Merged, Unordered, unordered_record
from tak_gitops.orders.ledger.records import Cursor, OrderRecord, encode


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"lines": ()}, "TG604.differs"),
        ({"keys": ("routing:a,b",)}, "TG604.differs"),
        ({"payload": {"plattform": "NTJP-PROD"}}, "TG604.differs"),
        ({"digest": "0" * 64}, "TG604.differs"),
        ({"platform": "NTJP-PROD"}, "TG604.differs"),
        ({"base": None}, "TG604.differs"),
        ({"part": 2}, "TG604.differs"),
        ({"receipt": ("Inkludera:",)}, "TG604.differs"),
        ({"ordered_by": "Någon annan"}, "TG604.differs"),
        ({"merge": "0" * 40}, "TG604.extra"),
        ({"path": "orders/ntjp-qa/annan.json"}, "TG604.extra"),
        ({"merge": "0" * 40}, "TG604.missing"),
    ],
)
def test_an_entry_is_what_was_merged(fields: dict[str, object], expected: str) -> None:
    """A forged entry, in a ledger whose words all fit, is not what its order file says."""
    at, path, record = first(OrderRecord)
    forged = msgspec.structs.replace(record, **fields)
    added = {**whole().commits[at].added, path: encode(forged)}
    assert expected in problems(with_files(at, added, anew=True))


def without_order(**fields: object) -> list[str]:
    """What is found where an order that was merged is told to be a merge without one; `fields` are told otherwise."""
    at, path, record = first(OrderRecord, 8)
    assert isinstance(record, OrderRecord)
    merged = Merged(record.path, record.base, record.merge, record.merged_by, record.merged_at)
    claim = unordered_record(Unordered(record.environment, record.platform, merged, record.keys), record.seq)
    later = [each for each in whole().commits[at + 1 :] if not any("/8/" in path for path in each.added)]
    added = {**whole().commits[at].added, path: encode(msgspec.structs.replace(claim, **fields))}
    return problems(rebased([*whole().commits[:at], whole().commits[at]._replace(added=added), *later], anew=True))


def test_an_order_cannot_be_told_to_be_none() -> None:
    """Where a merge brought an order, the ledger has it: it cannot say that there was none, or that it was broken."""
    assert ["TG604.unordered"] == without_order()
    assert ["TG604.missing"] == without_order(path="")


@pytest.mark.parametrize("fields", [{"base": None}, {"merge": "0" * 40}, {"payload": {"a": 1}}, {"digest": "0" * 64}])
def test_a_merge_without_an_order_is_that_merge(fields: dict[str, object]) -> None:
    """What such an entry says of its merge is so, and it has nothing to send."""
    assert "TG604.unordered" in without_order(path="", **fields)


def test_a_merge_that_was_left_out_is_missed() -> None:
    """An order that was merged and is not in the ledger would be lost without trace."""
    at, path, _ = first(OrderRecord, 8)
    later = [each for each in whole().commits[at + 1 :] if not any("/8/" in path for path in each.added)]
    added = {each: content for each, content in whole().commits[at].added.items() if each != path}
    forged = [*whole().commits[:at], whole().commits[at]._replace(added=added), *later]
    assert ["TG604.missing"] == problems(rebased(forged, anew=True))


def test_a_cursor_moves_only_forward_along_the_branch() -> None:
    """A cursor that goes back, or leaves the branch, would let an order be planned twice."""
    at, path, cursor = first(Cursor, 3)
    _, _, before = first(Cursor, 2)
    assert isinstance(before, Cursor)
    commits = whole().commits[: at + 1]

    def moved(commit: str) -> list[str]:
        forged = msgspec.structs.replace(cursor, commit=commit)
        return problems(rebased([*commits[:-1], commits[-1]._replace(added={path: encode(forged)})], anew=True))

    assert ["TG604.backwards"] == moved(before.commit)
    assert ["TG604.elsewhere"] == moved("0" * 40)
