"""Whether an approved order is still what its commit asks for (design.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.order_file import digest_of

if TYPE_CHECKING:
    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.order_file import Line, OrderFile

Key = tuple[str, ...]


class LineDifference(NamedTuple):
    """One line that differs: as approved, and as it would be now; None where there is no such line."""

    approved: Line | None
    now: Line | None


def differing_lines(approved: OrderFile, now: OrderFile | None) -> list[LineDifference]:
    """The lines in which two orders differ, by key; `now` is None where nothing would be ordered any more."""
    before = {_key(line): line for line in approved.lines}
    after = {_key(line): line for line in now.lines} if now else {}
    return [
        LineDifference(before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if key not in before or key not in after or before[key].ordered() != after[key].ordered()
    ]


class CaseDifference(NamedTuple):
    """One case that differs: as approved, and as it would be now; None where there is no such case."""

    approved: CaseLine | None
    now: CaseLine | None


def differing_cases(approved: OrderFile, now: OrderFile | None) -> list[CaseDifference]:
    """The cases in which two orders differ, by what they are about; of the same a text may be another."""
    before = {_about(case): case for case in approved.cases}
    after = {_about(case): case for case in now.cases} if now else {}
    return [
        CaseDifference(before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if key not in before or key not in after or before[key].ordered() != after[key].ordered()
    ]


def asks_for_the_same(approved: OrderFile, now: OrderFile | None) -> bool:
    """Whether an order still is what was approved. That it waits for fewer cases, since they are done, is no change."""
    if now is None or not set(now.needs.cases) <= set(approved.needs.cases):
        return False
    what = (now.environment, now.platform, now.execute_on, now.lines)
    return approved.digest == digest_of(*what, cases=now.cases, needs=approved.needs.cases)


def _key(line: Line) -> Key:
    return (line.kind, *line.key.values())


def _about(case: CaseLine) -> Key:
    return (case.case, *(each.id for each in case.about), case.path or "")
