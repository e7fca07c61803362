"""`tak order --revert`: the order that undoes an earlier one.

What is ordered follows from the files, also here: the files are taken back by Git, and what `tak order` makes of that
is held to the inverse of the order. So the order file is like any other, and is checked and sent like any other.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.inverse import differing_from_inverse, not_as_left
from tak_gitops.orders.order_file import OrderFile, read_order, row_line
from tak_gitops.orders.pending import overlaid
from tak_gitops.reports.difference_text import difference_text
from tak_gitops.repository.history import brought_by
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tak_gitops.commands.ordering.order_run import OrderRun
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.stale import LineDifference
    from tak_gitops.plan import Plan
    from tak_gitops.reports.difference_text import Names
    from tak_gitops.texts import Message

SHORTEST = 4
"""So many characters of a digest may stand for it."""


class Undone(NamedTuple):
    """The merged order that is to be undone, and its path."""

    path: str
    order: OrderFile


def order_to_undo(named: str, merged: Mapping[str, bytes], ledger: LedgerState) -> Undone:
    """The merged order that a path, the number of a part of it, or the beginning of its digest names.

    Raises UsageError where it names none, or several; TakError where the file cannot be read.
    """
    entry = ledger.entries.get(int(named)) if named.isdecimal() and named.isascii() else None
    if entry:
        paths = [entry.order.path] if entry.order.path in merged else []
    elif "/" in named or named.endswith(".json"):
        paths = [path for path in merged if PurePosixPath(path).name == PurePosixPath(named).name]
    else:
        paths = [path for path in merged if len(named) >= SHORTEST and _digest_in(path).startswith(named[:12].lower())]
    if not paths:
        raise UsageError(msg("order.revert.unknown", name=named))
    if len({_digest_in(path) for path in paths}) > 1:
        raise UsageError(msg("order.revert.several", name=named, paths=", ".join(sorted(paths))))
    path = max(paths)
    order = read_order(merged[path], path)
    # the name of a file has only the beginning of the digest
    if named.isalnum() and not entry and not order.digest.startswith(named.lower()):
        raise UsageError(msg("order.revert.unknown", name=named))
    return Undone(path, order)


def require_as_left(run: OrderRun, environment: Environment, undone: Undone, day: date) -> ExitCode:
    """Whether live, with what is pending on top, still is what the order left; where it is not, its rows are told."""
    catalogue = run.live(environment)
    entries = [each for each in run.ledger.entries.values() if each.order.environment == environment.key]
    over = overlaid(catalogue, entries, day).catalogue
    differing = not_as_left(undone.order.lines, over, day)
    if not differing:
        return ExitCode.OK
    run.app.tell(msg("order.revert.not_as_left", **_about(undone), count=len(differing)))
    run.app.out(_text(run, differing, _LiveNames(catalogue, run.state.desired[environment.key]), msg("order.now")))
    return ExitCode.STALE


def require_inverse(run: OrderRun, undone: Undone, plan: Plan) -> ExitCode:
    """Whether what the files ask for is the inverse of the order; where it is not, how to get there is told."""
    if plan.changes:
        differing = differing_from_inverse(undone.order.lines, map(row_line, plan.changes))
        if not differing:
            return ExitCode.OK
        run.app.tell(msg("order.revert.differs", **_about(undone), count=len(differing)))
        run.app.out(_text(run, differing, plan, msg("order.revert.files")))
    else:
        run.app.tell(msg("order.revert.not_yet", **_about(undone)))
    drift = len(drift_keys([undone.order]))
    if drift:
        run.app.tell(msg("order.revert.drift", **_about(undone), count=drift))
    if drift < sum(line.kind in set(Kind) for line in undone.order.lines):
        run.app.tell(_how(run, undone))
    return ExitCode.FAILURE


def tell_of_objects(run: OrderRun, undone: Undone) -> None:
    """Tell what an order created and no order takes away (domain.md 4.3)."""
    objects = sum(line.kind not in set(Kind) for line in undone.order.lines)
    if objects:
        run.app.tell(msg("order.revert.objects", environment=undone.order.environment, count=objects))


def reverted_environment(environments: Sequence[str], undone: Undone) -> tuple[str, ...]:
    """The environment of the order. Raises UsageError where another is named."""
    own = undone.order.environment
    if set(environments) - {own}:
        raise UsageError(msg("order.revert.other_environment", path=undone.path, environment=own))
    return (own,)


class _LiveNames:
    """Addresses and components by the names that live has for them, else the files."""

    def __init__(self, catalogue: Catalogue, desired: Desired) -> None:
        self.catalogue = catalogue
        self.desired = desired

    def name(self, identifier: str | None) -> str | None:
        """The name of an address or a component."""
        if identifier is None:
            return None
        live = self.catalogue.addresses.name(identifier) or self.catalogue.components.name(identifier)
        key = fold(identifier)
        declared = (each.addresses.names[each.number_of[key]] for each in self.desired.blocks if key in each.keys)
        return live or self.desired.systems.get(key) or next(filter(None, declared), None)


def _text(run: OrderRun, differing: Sequence[LineDifference], names: Names, now: Message) -> str:
    return difference_text(differing, names, run.app.language, run.app.style(), (msg("order.revert.undo"), now))


def _how(run: OrderRun, undone: Undone) -> Message:
    """How to take the files back to what they were before the order."""
    brought = brought_by(run.state.root, undone.path, "HEAD")
    if brought is None:
        return msg("order.revert.how.shallow", **_about(undone), path=undone.path)
    commit = f"-m 1 {brought.commit[:12]}" if brought.is_merge else brought.commit[:12]
    return msg("order.revert.how", **_about(undone), commit=commit)


def _about(undone: Undone) -> dict[str, str]:
    return {"environment": undone.order.environment, "digest": undone.order.short_digest}


def _digest_in(path: str) -> str:
    """The beginning of the digest that the name of an order file ends with."""
    return PurePosixPath(path).stem.rpartition("-")[2].lower()
