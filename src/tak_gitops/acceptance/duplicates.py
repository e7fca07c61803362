"""The first look at an order: no key may stand in it twice (domain.md 4.2, stage 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from tak_gitops.acceptance.receipt import Stumble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.model.tak_order import TakOrder


class _Kind(NamedTuple):
    """Rows of one kind by the parts of their keys, in the order in which TAK-web compares them.

    `words` are what it calls such a row, `fields` Java's names of the parts, `shown` the order in which it names them.
    """

    words: str
    fields: tuple[str, ...]
    shown: tuple[int, ...]
    keys: list[tuple[str | None, ...]]


class TakStumbleError(Exception):
    """TAK-web answers with a RUNTIME ERROR; `cause` is what it gives as its cause."""

    def __init__(self, stumble: Stumble, cause: str) -> None:
        super().__init__(cause)
        self.stumble = stumble
        self.cause = cause


def duplicates(order: TakOrder) -> list[str]:
    """A message for each key that stands twice, in includes and excludes together; letter case does not count.

    Raises TakStumbleError where TAK-web compares a part that is null (domain.md 4.2).
    """
    return [message for kind in _kinds(order) for message in _of_kind(kind)]


def _kinds(order: TakOrder) -> Iterator[_Kind]:
    first, second = order.include, order.exclude
    permissions = [(row.consumer, row.contract, row.logical_address) for row in first.permissions + second.permissions]
    routings = [(row.logical_address, row.contract) for row in first.routings + second.routings]
    addresses: list[tuple[str | None, ...]] = [(row.id,) for row in first.addresses + second.addresses]
    components: list[tuple[str | None, ...]] = [(row.id,) for row in first.components + second.components]
    contracts: list[tuple[str | None, ...]] = [(row.namespace,) for row in first.contracts + second.contracts]
    yield _Kind("Den logiska adressen", ("hsaId",), (0,), addresses)
    yield _Kind("Tjänstekomponenten", ("hsaId",), (0,), components)
    yield _Kind("Tjänstekontraktet", ("namnrymd",), (0,), contracts)
    names = ("tjanstekonsument", "tjanstekontrakt", "logiskAdress")
    yield _Kind("Anropsbehörigheten", names, (2, 0, 1), list(permissions))
    yield _Kind("Vägvalet", ("logiskAdress", "tjanstekontrakt"), (0, 1), list(routings))


def _of_kind(kind: _Kind) -> Iterator[str]:
    if not any(None in key for key in kind.keys):
        # where two keys read alike as one text, a closer look is taken
        distinct = {"\n".join(key).lower() for key in cast("list[tuple[str, ...]]", kind.keys)}
        if len(distinct) == len(kind.keys):
            return
    for key in _twice(kind, kind.keys, 0):
        shown = ", ".join(key[part] or "" for part in kind.shown)
        yield f"{kind.words} [{shown}] får inte finnas på flera ställen i beställningen."


def _twice(kind: _Kind, keys: Sequence[tuple[str | None, ...]], part: int) -> Iterator[tuple[str | None, ...]]:
    """The first of each several keys that are alike from `part` on.

    TAK-web compares each row with those after it, part by part, and stops at the first part that differs. So it
    stumbles over a null only in a row that is not the last, and where all parts before are alike.
    """
    if len(keys) == 1:
        return
    if part == len(kind.fields):
        yield keys[0]
        return
    alike: dict[str, list[tuple[str | None, ...]]] = {}
    for position, key in enumerate(keys, 1):
        text = key[part]
        if text is None and position == len(keys):
            break
        if text is None:
            cause = f'Cannot invoke "String.equalsIgnoreCase(String)" because "this.{kind.fields[part]}" is null'
            raise TakStumbleError(Stumble.NULL_IN_KEY, cause)
        alike.setdefault(text.lower(), []).append(key)
    for several in alike.values():
        yield from _twice(kind, several, part + 1)
