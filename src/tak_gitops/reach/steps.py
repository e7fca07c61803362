"""Where the platform looks for a routing or a permission, in its order (domain.md 5).

The two differ: parents come before `*` for routings, and after it for permissions.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.identifiers import ANY_ADDRESS
from tak_gitops.model.lookup import AS_DELIVERED, Lookup

if TYPE_CHECKING:
    from tak_gitops.model.hsa_tree import HsaTree

_MOST_PARTS = 2
"""An address of the old style with more parts has no permission."""


class Level(StrEnum):
    """What an address that is asked is to the one that is called."""

    EXACT = "exact"
    PART = "part"
    """A part of an address of the old style, such as `A#B`."""
    PARENT = "parent"
    DEFAULT = "default"
    """`*`, which stands for every address."""


class Step(NamedTuple):
    """An address that is asked."""

    level: Level
    address: str


class Terms(NamedTuple):
    """What the platform goes by beside its rows; `tree` is None where nobody has given it to us."""

    lookup: Lookup = AS_DELIVERED
    tree: HsaTree | None = None


def routing_steps(terms: Terms, contract: str, address: str) -> tuple[Step, ...]:
    """The addresses that are asked for a routing; parents are left out where the tree is not known."""
    parts = _parts(address, terms.lookup.delimiter)
    if parts is not None:
        return parts
    parents = _parents(terms, address) if terms.lookup.routings.asks(contract) else ()
    return (Step(Level.EXACT, address), *parents, Step(Level.DEFAULT, ANY_ADDRESS))


def permission_steps(terms: Terms, contract: str, consumer: str, address: str) -> tuple[Step, ...]:
    """The addresses that are asked for a permission; parents are left out where the tree is not known."""
    parts = _parts(address, terms.lookup.delimiter)
    if parts is not None:
        lookup = terms.lookup
        listed = _allows(lookup.old_contracts, contract) and _allows(lookup.old_senders, consumer)
        return parts if listed and len(parts) <= _MOST_PARTS else ()
    parents = _parents(terms, address) if terms.lookup.permissions.asks(contract) else ()
    return (Step(Level.EXACT, address), Step(Level.DEFAULT, ANY_ADDRESS), *parents)


def is_old_style(terms: Terms, address: str) -> bool:
    """Whether an address is of the old style: its parts are asked, and nothing else."""
    return bool(terms.lookup.delimiter) and terms.lookup.delimiter in address


def _parts(address: str, delimiter: str) -> tuple[Step, ...] | None:
    """The parts of an address of the old style from the last to the first, each once; None for any other address."""
    if not delimiter or delimiter not in address:
        return None
    # each sign of a longer delimiter divides
    parts = dict.fromkeys(part for part in re.split(f"[{re.escape(delimiter)}]", address) if part)
    return tuple(Step(Level.PART, part) for part in reversed(parts))


def _parents(terms: Terms, address: str) -> tuple[Step, ...]:
    return tuple(Step(Level.PARENT, unit) for unit in terms.tree.parents(address)) if terms.tree else ()


def _allows(listed: tuple[str, ...], value: str) -> bool:
    return not listed or value in listed
