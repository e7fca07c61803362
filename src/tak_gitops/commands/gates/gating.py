"""The gate of `tak submit`: what was merged is ordered only if it was approved (reliability.md 6, formats.md 6).

How many must approve, who may, and how that is proven, is read at the base of each merge, so that no change decides
about itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.gates.gating_github import approved_at_github
from tak_gitops.commands.gates.gating_signed import approved_by_signatures
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.findings import has_errors
from tak_gitops.orders.gate.asked import Asked
from tak_gitops.orders.gate.judge import Rules
from tak_gitops.orders.gate.need import need_of, needs_approval, rules_of_sending
from tak_gitops.orders.order_file import read_order
from tak_gitops.repository.history import order_changes
from tak_gitops.repository.merged_content import changed_paths
from tak_gitops.repository.trees import APPROVERS, SETTINGS
from tak_gitops.rules.levels import adjusted
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from tak_gitops.model.pull_request import Evidence
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.sources.declared import Reading


class ClosedError(RefusedError):
    """A merge is held; `reasons` are all that the gate says of it."""

    def __init__(self, message: Message, reasons: tuple[Message, ...]) -> None:
        super().__init__(message)
        self.reasons = reasons


class Gate(NamedTuple):
    """Where merges are judged: the clone at `root`, the branch that counts, and what a commit declares."""

    root: Path
    branch: str
    reading_at: Callable[[str], Reading]


def require_approved(gate: Gate, base: str | None, commit: str, now: datetime) -> Evidence | None:
    """The evidence that a merge was approved; None where nothing of it needs that, or where merging is approval.

    Raises RefusedError where it was not, and TakError where nobody can tell now: this merge and all later ones wait.
    """
    asked = asked_of(gate, base, commit, now)
    if asked is None:
        return None
    approved = approved_at_github if asked.rules.approvals.by == "github" else approved_by_signatures
    verdict, evidence = approved(gate.root, asked)
    if evidence is None or not verdict.opens:
        raise _closed(commit, verdict.problems)
    return evidence


def asked_of(gate: Gate, base: str | None, commit: str, now: datetime, judged_by: str | None = None) -> Asked | None:
    """What is asked of a merge, measured from `base`; None where it needs no approval.

    It is `judged_by` the settings and approvers of its base, or of the commit onto which it is going to be merged.
    Raises RefusedError where that one does not say what is to be asked.
    """
    declared = _judging(gate, judged_by or base or commit, commit)
    approvals = declared.settings.approvals
    if approvals.by == "merge":
        return None
    paths = changed_paths(gate.root, base, commit)
    if not needs_approval(paths) or (base is None and not any(each.startswith("orders/") for each in paths)):
        # the first commit of all: nobody was there to approve it, and without an order it can send nothing
        return None
    if approvals.by == "github" and not approvals.repository:
        raise _closed(commit, [msg("gate.no_repository")])
    orders = _orders(gate, base, commit)
    sides = (declared, gate.reading_at(commit).declared)
    rules = Rules(need_of(paths, orders, approvals, sides), declared.approvers, approvals)
    return Asked(gate.branch, base, commit, rules, tuple(orders), now)


def unapproved_rule(gate: Gate, passed: str, tip: str) -> str | None:
    """The first path by which `tip` sends otherwise than the last commit that `passed` the gate; None where none does.

    It may say where orders and the log-in go: what was approved was approved for another place. Where merging is
    approval there is none. Raises RefusedError where what passed does not say what is to be asked.
    """
    changed = rules_of_sending(changed_paths(gate.root, passed, tip))
    if not changed or _judging(gate, passed, tip).settings.approvals.by == "merge":
        return None
    return min(changed)


def _judging(gate: Gate, base: str, commit: str) -> Declared:
    """What the base of a merge declares, which is to judge it.

    Raises RefusedError where its settings or approvers cannot be read: without them less would be asked for.
    """
    reading = gate.reading_at(base)
    findings = adjusted(reading.findings, reading.declared.settings.rules)
    broken = [each for each in findings if each.place and each.place.path in (*SETTINGS, *APPROVERS)]
    if has_errors(broken):
        path = min(each.place.path for each in broken if each.place)
        raise RefusedError(msg("gate.base_unreadable", commit=commit[:12], base=base[:12], path=path), broken)
    return reading.declared


def _orders(gate: Gate, base: str | None, commit: str) -> list[OrderFile]:
    """The orders that a merge brings; a file that is none is told of where orders are judged."""
    found = []
    for path, content in order_changes(gate.root, base, commit)[0].items():
        try:
            found.append(read_order(content, path))
        except TakError:
            continue
    return found


def _closed(commit: str, reasons: Sequence[Message]) -> ClosedError:
    """The error that holds a merge, with every reason."""
    lines = [msg("gate.reason", reason=each) for each in reasons]
    text: Message = lines[-1]
    for each in reversed(lines[:-1]):
        text = msg("gate.reasons", first=each, rest=text)
    return ClosedError(msg("gate.closed", commit=commit[:12], reasons=text), tuple(reasons))
