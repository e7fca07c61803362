"""How an order differs from what would be ordered now, line by line (experience.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.reports.plan_lines import COLOURS, NAMED, SIGNS
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.order_file import Line
    from tak_gitops.orders.stale import LineDifference
    from tak_gitops.plan import Plan
    from tak_gitops.reports.style import Style

INDENT = " " * 16


def difference_text(differences: Sequence[LineDifference], plan: Plan, language: Language, style: Style) -> str:
    """Each line that differs, with what was approved and what it would be now."""
    lines = [text for each in differences for text in _entry(each, plan, language, style)]
    return "".join(f"{line}\n" for line in lines)


def _entry(difference: LineDifference, plan: Plan, language: Language, style: Style) -> Iterator[str]:
    line = difference.now or difference.approved
    if line is None:
        return
    action = Action(line.action)
    yield style.coloured(visible(f"  {SIGNS[action]} {_what(line, plan, language)}"), COLOURS[action])
    yield INDENT + render(msg("order.approved", value=_value(difference.approved, language)), language)
    yield INDENT + render(msg("order.now", value=_value(difference.now, language)), language)


def _what(line: Line, plan: Plan, language: Language) -> str:
    if line.kind not in set(Kind):
        return f"{line.key.get('hsa_id', '')}"
    kind = render(msg(NAMED[Kind(line.kind)]), language)
    address = line.key["logical_address"]
    parts = [f"{kind:<11} {title(line.key['contract'])}", plan.name(address) or "", address]
    if "consumer" in line.key:
        consumer = line.key["consumer"]
        parts.append(render(msg("plan.to_consumer", name=plan.name(consumer) or consumer), language))
    return "  ".join(filter(None, parts))


def _value(line: Line | None, language: Language) -> str:
    if line is None:
        return render(msg("order.no_line"), language)
    return f"{_state(line.before, line, Action.ADD, language)} → {_state(line.after, line, Action.REMOVE, language)}"


def _state(target: dict[str, str | None] | None, line: Line, absent_when: Action, language: Language) -> str:
    """One side of a line: where a routing leads, or whether the row is there."""
    if line.action == absent_when:
        return render(msg("order.absent"), language)
    if not target:
        return render(msg("order.present"), language)
    return " ".join(value for value in target.values() if value)
