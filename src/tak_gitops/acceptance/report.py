"""The texts of TAK-web's answers, word for word as the real server gave them (domain.md 4.6)."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from tak_gitops.acceptance.receipt import Days, List, Outcome, Receipt, ReceiptLine, Status, Stumble
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.model.entries import Permission, Routing
    from tak_gitops.model.tak_order import PermissionItem, RoutingItem, TakOrder

ERROR = "JsonBestallning ERROR:::"
RUNTIME_ERROR = "RUNTIME ERROR:::"
PLATFORM = "Plattform: "
HEADING = (
    "Plattform",
    "Format Version",
    "Version",
    "Beställningstidpunkt",
    "Genomförandetidpunkt",
    "Utförare",
    "Kommentar",
)
INCLUDED = "Inkludera:"
EXCLUDED = "Exkludera:"
UNKNOWN = "?"
"""Stands for a day, or for a part of a target, that live does not show."""
_PLAIN_FROM, _PLAIN_TO = 1e-3, 1e7
_iso = cache(date.isoformat)
"""A day as it is written; an order has few of them, in many rows."""


def accepted(order: TakOrder, ordered_on: date, execute_on: date, lines: Sequence[ReceiptLine]) -> Receipt:
    """The report of an order that was saved."""
    values = heading_values(order, ordered_on.isoformat(), execute_on.isoformat())
    heading = [f"{name}: {value}" for name, value in zip(HEADING, values, strict=True)]
    included = [INCLUDED, *_listed(line for line in lines if not line.excluded)]
    excluded = [EXCLUDED, *_listed(line for line in lines if line.excluded)]
    return Receipt(Outcome.ACCEPTED, "\n".join([*heading, "", *included, "", *excluded, ""]), tuple(lines))


def heading_values(order: TakOrder, ordered_on: str, execute_on: str) -> tuple[str, ...]:
    """What stands in the heading of a report, in the order of HEADING."""
    return (
        order.platform,
        java_float(order.format_version),
        str(order.version),
        ordered_on,
        execute_on,
        _java(order.ordered_by),
        order.comment,
    )


def rejected(errors: Iterable[str]) -> Receipt:
    """The answer to an order in which TAK-web found something wrong: nothing was saved."""
    distinct = tuple(dict.fromkeys(errors))
    return Receipt(Outcome.REJECTED, "\n".join([ERROR, *distinct]), errors=distinct)


def unreadable() -> Receipt:
    """The answer to what cannot be read as an order: its cause is lost (domain.md 4.4)."""
    return Receipt(Outcome.REJECTED, f"{ERROR} {{}}")


def runtime_error(stumble: Stumble, cause: str) -> Receipt:
    """The answer to an order on which TAK-web stumbled."""
    return Receipt(Outcome.IN_DOUBT, f"{RUNTIME_ERROR}\n{cause}", errors=(cause,), stumble=stumble)


def line_text(line: ReceiptLine) -> str:
    """A line of a report as TAK-web prints it, with a question mark for each thing that live does not show."""
    start = f"{line.status.value}: {line.text}"
    if line.days is None:
        return start
    first, last, _, _ = line.days
    # TAK-web prints two blanks after a permission, one after a routing
    gap = "  " if line.list is List.PERMISSIONS else " "
    return f"{start}{gap}({_iso(first) if first else UNKNOWN} - {_iso(last) if last else UNKNOWN})"


def routing_text(row: Routing) -> str:
    """A routing as a report names it."""
    target = " - ".join(part or UNKNOWN for part in row.target)
    return f"{row.logical_address} - {row.contract} - {target}"


def permission_text(row: Permission) -> str:
    """A permission as a report names it."""
    return f"{row.logical_address} - {row.consumer} - {row.contract}"


def routing_item_text(item: RoutingItem) -> str:
    """A routing of an order as TAK-web names it where there is no row."""
    return (
        f"Logisk adress: {_java(item.logical_address)}, Tjänstekontrakt: {_java(item.contract)}, "
        f"Tjänstekomponent: {_java(item.producer)}, RivTaProfil: {_java(item.rivta_profile)}, Adress: {_java(item.url)}"
    )


def permission_item_text(item: PermissionItem) -> str:
    """A permission of an order as TAK-web names it where there is no row."""
    return (
        f"Logisk adress: {_java(item.logical_address)}, Tjänstekonsument: {_java(item.consumer)}, "
        f"Tjänstekontrakt: {_java(item.contract)}"
    )


def routing_not_there(item: RoutingItem) -> ReceiptLine:
    """The line for an exclusion that found no routing."""
    key = fold(item.logical_address or ""), fold(item.contract or "")
    return ReceiptLine(key, True, List.ROUTINGS, Status.NOT_THERE, routing_item_text(item))


def permission_not_there(item: PermissionItem) -> ReceiptLine:
    """The line for an exclusion that found no permission."""
    key = fold(item.logical_address or ""), fold(item.contract or ""), fold(item.consumer or "")
    return ReceiptLine(key, True, List.PERMISSIONS, Status.NOT_THERE, permission_item_text(item))


def created(kind: List, identifier: str) -> ReceiptLine:
    """The line for a new address, component or contract."""
    return ReceiptLine((identifier,), False, kind, Status.CREATED, identifier)


def java_float(number: float) -> str:
    """A number as Java prints it."""
    if number == 0 or _PLAIN_FROM <= abs(number) < _PLAIN_TO:
        return repr(float(f"{number:.8g}"))
    mantissa, exponent = f"{number:.7e}".split("e")
    return f"{float(mantissa)!r}E{int(exponent)}"


@cache
def days(first: date, last: date, first_set: bool, last_set: bool) -> Days:
    """The days of a row, of which the order has set those that are told; an order has few, in many rows."""
    return Days(None if first == date.min else first, None if last == date.max else last, first_set, last_set)


def _listed(lines: Iterable[ReceiptLine]) -> Iterator[str]:
    """The lines, which come list by list in the order of a report, under the headings of the lists."""
    for kind, several in groupby(lines, key=attrgetter("list")):
        yield f"{kind.value}:"
        yield from map(line_text, several)


def _java(text: str | None) -> str:
    return "null" if text is None else text
