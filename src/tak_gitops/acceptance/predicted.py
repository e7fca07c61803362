"""The predicted receipt as the order file keeps it: the body of each part's report, without days that move.

The days that an order sets depend on the day on which it takes effect, which may be the day it is sent: they are
written relative to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.acceptance.changing import When
from tak_gitops.acceptance.receipt import List, ReceiptLine, Status
from tak_gitops.acceptance.report import EXCLUDED, INCLUDED, line_text
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tak_gitops.acceptance.receipt import Receipt
    from tak_gitops.model.tak_order import OrderSection, TakOrder

THE_DAY, THE_DAY_BEFORE, A_CENTURY_ON = "D", "D-1", "D+100"
_DAYS = re.compile(r"\(([^\s()]+) - ([^\s()]+)\)$")
_HIDDEN = re.compile(r"(?<= - )\?(?= - | \(|\)$)|(?<=\()\?(?= - )")
"""A part of a target, or a day, that stands as UNKNOWN."""


def predicted_bodies(receipt: Receipt, parts: Iterable[TakOrder]) -> tuple[tuple[str, ...], ...]:
    """What the report of each part should hold, from its line "Inkludera:" on.

    A new object stands in each part that brings it: whichever is taken first creates it (domain.md 4.3).
    """
    lines: dict[tuple[bool, List, tuple[str, ...]], list[ReceiptLine]] = {}
    for line in receipt.lines:
        lines.setdefault((line.excluded, line.list, line.key), []).append(line)
    return tuple(_body(part, lines) for part in parts)


def expanded(line: str, day: date) -> str:
    """A line of a predicted body with the days that it has when it takes effect on `day`."""
    found = _DAYS.search(line)
    if found is None:
        return line
    when = When.of(day)
    words = {THE_DAY: day, THE_DAY_BEFORE: when.before, A_CENTURY_ON: when.end}
    first, last = (words[each].isoformat() if each in words else each for each in found.groups())
    return f"{line[: found.start()]}({first} - {last})"


def matches(predicted: str, line: str) -> bool:
    """Whether a line of a report is the predicted one; what live did not show may be anything."""
    literal = _HIDDEN.split(predicted)
    return re.fullmatch(r"\S+".join(map(re.escape, literal)), line) is not None


def shown(predicted: str) -> str:
    """A predicted line up to what live did not show: how a line that matches it begins."""
    return _HIDDEN.split(predicted, maxsplit=1)[0]


def _body(part: TakOrder, lines: Mapping[tuple[bool, List, tuple[str, ...]], Sequence[ReceiptLine]]) -> tuple[str, ...]:
    body: list[str] = []
    for excluded, section in ((False, part.include), (True, part.exclude)):
        body += [*([""] if excluded else []), EXCLUDED if excluded else INCLUDED]
        for kind, keys in _keys(section):
            texts = [_relative(line) for key in keys for line in lines.get((excluded, kind, key), ())]
            body += [f"{kind.value}:", *texts] if texts else []
    return tuple(body)


def _keys(section: OrderSection) -> list[tuple[List, list[tuple[str, ...]]]]:
    """The keys of what a section names, by list, in the order of a report."""
    return [
        (List.ADDRESSES, [(item.id.upper(),) for item in section.addresses]),
        (List.COMPONENTS, [(item.id.upper(),) for item in section.components]),
        (List.CONTRACTS, [(item.namespace,) for item in section.contracts]),
        (List.PERMISSIONS, [_folded(*item) for item in section.permissions]),
        (List.ROUTINGS, [_folded(item.logical_address, item.contract) for item in section.routings]),
    ]


def _folded(*parts: str | None) -> tuple[str, ...]:
    return tuple(fold(part or "") for part in parts)


def _relative(line: ReceiptLine) -> str:
    text = line_text(line)
    if line.days is None:
        return text
    first, last = text[text.rindex("(") + 1 : -1].split(" - ")
    if line.days.first_set:
        first = THE_DAY
    if line.days.last_set:
        last = THE_DAY_BEFORE if line.status is Status.ENDED else A_CENTURY_ON
    return f"{text[: text.rindex('(')]}({first} - {last})"
