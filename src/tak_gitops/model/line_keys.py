"""The keys by which people name lines of an order: `routing:<address>,<contract>` and the like (formats.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Kind
from tak_gitops.model.contracts import namespace, short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from tak_gitops.model.changes import Change

_PARTS = {Kind.ROUTING.value: 2, Kind.PERMISSION.value: 3}


class LineKey(NamedTuple):
    """A key for comparing: all parts are folded, the contract is a namespace, a routing has no consumer."""

    kind: str
    logical_address: str
    contract: str
    consumer: str = ""

    def __str__(self) -> str:
        """The key as the ledger keeps it."""
        return f"{self.kind}:{','.join((*self[1:3], *filter(None, self[3:])))}"


def key_of(change: Change) -> LineKey:
    """The key of a change."""
    return LineKey(change.kind.value, fold(change.logical_address), fold(change.contract), fold(change.consumer or ""))


def short_key(change: Change) -> str:
    """The key of a change as people write it, with the contract in its short form; `parse_key` reads it."""
    parts = (change.logical_address, short_form(change.contract), *((change.consumer,) if change.consumer else ()))
    return f"{change.kind.value}:{','.join(parts)}"


def parse_key(text: str) -> LineKey | None:
    """The key that a person wrote, with the contract as a namespace or in its short form; None where it is none."""
    kind, _, rest = text.partition(":")
    parts = rest.split(",")
    if len(parts) != _PARTS.get(kind) or not all(parts):
        return None
    address, contract, *consumer = parts
    return LineKey(kind, fold(address), fold(namespace(contract) or contract), *map(fold, consumer))
