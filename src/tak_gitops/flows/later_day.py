"""TG415: what an order for a later day does before that day (domain.md 4.6, 5, and trap 8 of 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.model.changes import Action, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.model.changes import Change


def later_day(changes: Iterable[Change], day: date, today: date) -> list[Finding]:
    """A warning for routings that change on a later day, and one for rows that are removed on it.

    The platform compares days without a time zone: from about noon to the late afternoon of the day before, both the
    old and the new row of a routing are valid, and a row that ends stops some hours early. Until the day TAK has two
    rows of a routing that changes, and refuses every order for it.
    """
    if day <= today:
        return []
    every = list(changes)
    changed = sum(each.kind is Kind.ROUTING and each.action is Action.CHANGE for each in every)
    removed = sum(each.action is Action.REMOVE for each in every)
    findings = []
    if changed:
        findings.append(warning("TG415", None, day=day.isoformat(), count=changed))
    if removed:
        findings.append(warning("TG415.removed", None, day=day.isoformat(), count=removed))
    return findings
