"""The reader of JSON orders that reads as TAK-web does: what it cannot read here, it cannot read there (domain.md 4.1).

TAK-web reads with Jackson: numbers may be written as texts and texts as numbers, an unknown field makes the whole
order unreadable, of a field that is written twice the last counts, and only the first of several objects is read.
"""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from tak_gitops.model.identifiers import NAME_LENGTH
from tak_gitops.model.tak_order import ContractItem, OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder
from tak_gitops.sources.order_fields import ADDRESS_OF_ROUTING, FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

Item = TypeVar("Item")
Object = dict[str, Any]

_MAX_INT = 2**31
_MOMENT = re.compile(
    r"(\d{1,12})-(\d{1,12})-(\d{1,12})T(\d{1,12}):(\d{1,12}):(\d{1,12})(?:([+-])(\d\d)(\d\d)|GMT|UTC)", re.ASCII
)
_DECIMAL = re.compile(r"(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)?", re.ASCII)
_TOP = {
    FIELDS.platform,
    FIELDS.format_version,
    FIELDS.version,
    FIELDS.ordered_on,
    FIELDS.execute_on,
    FIELDS.ordered_by,
    FIELDS.comment,
    FIELDS.include,
    FIELDS.exclude,
}
_SECTION = {FIELDS.addresses, FIELDS.components, FIELDS.contracts, FIELDS.permissions, FIELDS.routings}
_PLAIN = {FIELDS.hsa_id, FIELDS.name}
_CONTRACT = {FIELDS.namespace, FIELDS.name, FIELDS.major}
_PERMISSION = {FIELDS.address, FIELDS.contract, FIELDS.consumer}
_ROUTING = {FIELDS.address, ADDRESS_OF_ROUTING, FIELDS.contract, FIELDS.producer, FIELDS.profile, FIELDS.url}


class UnreadableOrderError(ValueError):
    """TAK-web cannot make an order of a text."""


def parse_order(text: str, zone: tzinfo = UTC) -> TakOrder:
    """The order in a text, with whatever stands before its first and after its last brace cut away.

    `zone` is that of the server, in which it cuts moments to days (domain.md 4.6: UTC). Raises UnreadableOrderError.
    """
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise UnreadableOrderError(text[:80])
    try:
        payload, _ = json.JSONDecoder(parse_constant=_refuse).raw_decode(text[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise UnreadableOrderError(str(error)) from None
    return read_order_payload(payload, zone)


def read_order_payload(payload: Object, zone: tzinfo = UTC) -> TakOrder:
    """The order in a payload; as `parse_order`."""
    _require_known(payload, _TOP)
    platform = _text(payload.get(FIELDS.platform))
    if platform is None:
        raise UnreadableOrderError(FIELDS.platform)
    return TakOrder(
        platform,
        _float(payload.get(FIELDS.format_version)),
        _int(payload.get(FIELDS.version)),
        _day(payload.get(FIELDS.ordered_on), zone),
        _day(payload.get(FIELDS.execute_on), zone),
        _text(payload.get(FIELDS.ordered_by)),
        cleaned(_text(payload.get(FIELDS.comment))),
        _section(payload.get(FIELDS.include)),
        _section(payload.get(FIELDS.exclude)),
    )


def cleaned(text: str | None) -> str:
    """A text as TAK stores it: trimmed, without line breaks, cut, never null (domain.md 4.1)."""
    if text is None:
        return ""
    text = text.replace("\r", "").replace("\n", " ").strip()
    return text if len(text) <= NAME_LENGTH + 1 else text[:NAME_LENGTH]


def _section(value: object) -> OrderSection:
    if value is None:
        return OrderSection()
    section = _require_known(value, _SECTION)
    return OrderSection(
        _items(section.get(FIELDS.addresses), _PLAIN, _plain),
        _items(section.get(FIELDS.components), _PLAIN, _plain),
        _items(section.get(FIELDS.contracts), _CONTRACT, _contract),
        _items(section.get(FIELDS.permissions), _PERMISSION, _permission),
        _items(section.get(FIELDS.routings), _ROUTING, _routing),
    )


def _items(value: object, known: set[str], read: Callable[[Object], Item]) -> tuple[Item, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _wrong(value)
    return tuple([read(_require_known(each, known)) for each in value])


def _plain(row: Object) -> PlainItem:
    return PlainItem(cleaned(_text(row.get(FIELDS.hsa_id))), cleaned(_text(row.get(FIELDS.name))))


def _contract(row: Object) -> ContractItem:
    namespace, name = cleaned(_text(row.get(FIELDS.namespace))), cleaned(_text(row.get(FIELDS.name)))
    return ContractItem(namespace, name, _int(row.get(FIELDS.major)))


def _permission(row: Object) -> PermissionItem:
    get = row.get
    return PermissionItem(_text(get(FIELDS.address)), _text(get(FIELDS.contract)), _text(get(FIELDS.consumer)))


def _routing(row: Object) -> RoutingItem:
    get = row.get
    address = get(FIELDS.address)
    return RoutingItem(
        _text(get(ADDRESS_OF_ROUTING) if address is None else address),
        _text(get(FIELDS.contract)),
        _text(get(FIELDS.producer)),
        _text(get(FIELDS.profile)),
        _text(get(FIELDS.url)),
    )


def _require_known(value: object, known: set[str]) -> Object:
    if not isinstance(value, dict) or not value.keys() <= known:
        raise _wrong(value)
    return value


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    raise _wrong(value)


def _float(value: object) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _wrong(value)
    if isinstance(value, str) and not _DECIMAL.fullmatch(value.strip()):
        raise UnreadableOrderError(value[:80])
    try:
        number = float(value or 0)
    except (ValueError, OverflowError):
        raise _wrong(value) from None
    return number if math.isfinite(number) else 0.0


def _int(value: object) -> int:
    if isinstance(value, str):
        value = value.strip()
        if not re.fullmatch(r"[+-]?\d+|", value, re.ASCII):
            raise UnreadableOrderError(value[:80])
        value = int(value[:20] or 0)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_MAX_INT <= value < _MAX_INT:
        raise _wrong(value)
    return int(value)


def _day(value: object, zone: tzinfo) -> date | None:
    if value is None:
        return None
    if isinstance(value, str):
        return _day_of_text(value, zone)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(value)
    return _in_zone(datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=_bounded(value)), zone)


@lru_cache(maxsize=16)
def _day_of_text(value: str, zone: tzinfo) -> date:
    """The day of a moment; months, days and hours beyond the calendar roll over, as Java lets them."""
    found = _MOMENT.fullmatch(value)
    if found is None:
        raise UnreadableOrderError(value[:80])
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    sign, zone_hours, zone_minutes = found.groups()[6:]
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes)) if sign else timedelta()
    years, month = divmod(month - 1, 12)
    try:
        start = datetime(year + years, month + 1, 1, tzinfo=UTC)
        later = timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        later += offset if sign == "-" else -offset
    except (ValueError, OverflowError):
        raise UnreadableOrderError(value[:80]) from None
    return _in_zone(start, later, zone)


def _in_zone(start: datetime, later: timedelta, zone: tzinfo) -> date:
    try:
        return (start + later).astimezone(zone).date()
    except OverflowError:
        raise UnreadableOrderError(str(later)) from None


def _wrong(value: object) -> UnreadableOrderError:
    """What is wrong with a value of another kind than its field's; to show it whole could nest too deep."""
    return UnreadableOrderError(type(value).__name__)


def _bounded(number: int) -> int:
    if abs(number) > 10**15:
        raise UnreadableOrderError(str(number))
    return number


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
