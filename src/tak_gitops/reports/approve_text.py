"""What somebody is about to approve by a signature: the orders line by line, removals first, and what else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import fold
from tak_gitops.reports.difference_text import OBJECTS
from tak_gitops.reports.plan_lines import COLOURS, NAMED, SIGNS
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tak_gitops.model.repository_files import System
    from tak_gitops.orders.gate.need import Need
    from tak_gitops.orders.order_file import Line, OrderFile
    from tak_gitops.reports.style import Style

_ORDER = (Action.REMOVE, Action.CHANGE, Action.ADD)


class Approving(NamedTuple):
    """What is about to be approved: a commit for a branch, what it brings, and what it needs.

    `others` are the paths that it changes beside its orders.
    """

    head: str
    branch: str
    orders: Sequence[OrderFile]
    others: Sequence[str]
    need: Need


def approve_text(approving: Approving, systems: Iterable[System], language: Language, style: Style) -> str:
    """The text that is shown before the question; `systems` give names to HSA-ids."""
    names = {fold(hsa_id): f"{each.name} ({each.organisation})" for each in systems for _, hsa_id in each.hsa_ids}
    return "".join(f"{line}\n" for line in _lines(approving, names, language, style))


def _lines(approving: Approving, names: Mapping[str, str], language: Language, style: Style) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return render(msg(key, **values), language)

    yield style.bold(say("approve.head", head=approving.head[:12], branch=approving.branch))
    for order in approving.orders:
        yield say("approve.order", environment=order.environment, digest=order.short_digest, count=len(order.lines))
        for line in sorted(order.lines, key=lambda each: _ORDER.index(Action(each.action))):
            sign = f"  {SIGNS[Action(line.action)]} "
            kind = say(OBJECTS.get(line.kind) or NAMED[Kind(line.kind)])
            yield style.coloured(sign + visible("  ".join([kind, *_about(line, names)])), COLOURS[Action(line.action)])
            if line.action == Action.CHANGE:
                yield f"      {_target(line.before, names)} → {_target(line.after, names)}"
        for case in order.cases:
            yield say("approve.case", kind=msg(f"case.kind.{case.case}"), ids=", ".join(each.id for each in case.about))
    if not approving.orders:
        yield say("approve.no_order")
    if approving.others:
        yield say("approve.others", paths=", ".join(approving.others))
    yield say("approve.needed", count=approving.need.approvals)
    yield from (say("gate.reason", reason=each) for each in approving.need.why)
    for owner in approving.need.owned:
        yield say("approve.owner", owner=owner.name, systems=", ".join(owner.systems))


def _about(line: Line, names: Mapping[str, str]) -> Iterator[str]:
    """Which row, or which object, a line is about."""
    if "contract" not in line.key:
        yield line.key["hsa_id"]
        yield (line.after or {}).get("name") or ""
        return
    yield title(line.key["contract"])
    yield line.key["logical_address"]
    if "consumer" in line.key:
        yield names.get(fold(line.key["consumer"]), line.key["consumer"])
    elif line.action != Action.CHANGE:
        yield _target(line.before if line.action == Action.REMOVE else line.after, names)


def _target(side: Mapping[str, str | None] | None, names: Mapping[str, str]) -> str:
    """Where a routing leads."""
    values = side or {}
    producer = values.get("producer") or "–"
    return visible(f"{names.get(fold(producer), producer)} {values.get('url') or ''}".rstrip())
