"""The texts of TAK-web's answers, word for word as the real server gave them (domain.md 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.acceptance.receipt import Days, List, Outcome, Receipt, ReceiptLine, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tak_gitops.model.entries import Permission, Routing
    from tak_gitops.model.tak_order import PermissionItem, RoutingItem, TakOrder

ERROR = "JsonBestallning ERROR:::"
RUNTIME_ERROR = "RUNTIME ERROR:::"
PLATFORM = "Plattform: "
INCLUDED = "Inkludera:"
EXCLUDED = "Exkludera:"
UNKNOWN_DAY = "?"
_PLAIN_FROM, _PLAIN_TO = 1e-3, 1e7


def accepted(order: TakOrder, ordered_on: date, execute_on: date, lines: Sequence[ReceiptLine]) -> Receipt:
    """The report of an order that was saved."""
    heading = [
        f"{PLATFORM}{order.platform}",
        f"Format Version: {java_float(order.format_version)}",
        f"Version: {order.version}",
        f"Beställningstidpunkt: {ordered_on.isoformat()}",
        f"Genomförandetidpunkt: {execute_on.isoformat()}",
        f"Utförare: {'null' if order.ordered_by is None else order.ordered_by}",
        f"Kommentar: {order.comment}",
    ]
    included = [INCLUDED, *_listed(line for line in lines if not line.excluded)]
    excluded = [EXCLUDED, *_listed(line for line in lines if line.excluded)]
    return Receipt(Outcome.ACCEPTED, "\n".join([*heading, "", *included, "", *excluded, ""]), tuple(lines))


def rejected(errors: Iterable[str]) -> Receipt:
    """The answer to an order in which TAK-web found something wrong: nothing was saved."""
    distinct = tuple(dict.fromkeys(errors))
    return Receipt(Outcome.REJECTED, "\n".join([ERROR, *distinct]), errors=distinct)


def unreadable() -> Receipt:
    """The answer to what cannot be read as an order: its cause is lost (domain.md 4.4)."""
    return Receipt(Outcome.REJECTED, f"{ERROR} {{}}")


def runtime_error(cause: str) -> Receipt:
    """The answer to an order on which TAK-web stumbled."""
    return Receipt(Outcome.IN_DOUBT, f"{RUNTIME_ERROR}\n{cause}", errors=(cause,))


def line_text(line: ReceiptLine) -> str:
    """A line of a report as TAK-web prints it; a day that live did not tell is a question mark."""
    start = f"{line.status.value}: {line.text}"
    if line.days is None:
        return start
    first, last = (day.isoformat() if day else UNKNOWN_DAY for day in line.days[:2])
    # TAK-web prints two blanks after a permission, one after a routing
    gap = "  " if line.list is List.PERMISSIONS else " "
    return f"{start}{gap}({first} - {last})"


def routing_text(row: Routing) -> str:
    """A routing as a report names it."""
    target = row.target
    return f"{row.logical_address} - {row.contract} - {target.producer} - {target.rivta_profile} - {target.url}"


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


def not_there(excluded_list: List, text: str) -> ReceiptLine:
    """The line for an exclusion that found no row."""
    return ReceiptLine(True, excluded_list, Status.NOT_THERE, text)


def created(kind: List, identifier: str) -> ReceiptLine:
    """The line for a new address, component or contract."""
    return ReceiptLine(False, kind, Status.CREATED, identifier)


def java_float(number: float) -> str:
    """A number as Java prints it."""
    if number == 0 or _PLAIN_FROM <= abs(number) < _PLAIN_TO:
        return repr(float(f"{number:.8g}"))
    mantissa, exponent = f"{number:.7e}".split("e")
    return f"{float(mantissa)!r}E{int(exponent)}"


def days(row: Routing | Permission, *, first_set: bool = False, last_set: bool = False) -> Days:
    """The days of a row, of which the order has set those that are told."""
    from datetime import date

    first = None if row.valid_from == date.min else row.valid_from
    last = None if row.valid_to == date.max else row.valid_to
    return Days(first, last, first_set, last_set)


def _listed(lines: Iterable[ReceiptLine]) -> list[str]:
    """The lines under their headings, in the order of a report."""
    lists: dict[List, list[str]] = {kind: [] for kind in List}
    for line in lines:
        lists[line.list].append(line_text(line))
    return [text for kind, texts in lists.items() if texts for text in (f"{kind.value}:", *texts)]


def _java(text: str | None) -> str:
    return "null" if text is None else text
