"""New addresses, components and contracts of an order (domain.md 1, 4.2 stage 5, 4.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.rows import Known
from tak_gitops.model.identifiers import ANY_ADDRESS, HSA_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tak_gitops.acceptance.rows import TakRows
    from tak_gitops.model.tak_order import ContractItem, PlainItem, TakOrder

_NAMESPACE = re.compile(r"[A-Za-z0-9_.:-]+")
_BEYOND_DATABASE = re.compile("[\U00010000-\U0010ffff]")
"""Characters that the database's three-byte UTF-8 cannot hold, such as emoji (domain.md 4.6)."""


class NewObjects(NamedTuple):
    """What an order creates, and what rows of the order may call it: exactly as the order spells it (4.6)."""

    addresses: tuple[PlainItem, ...]
    components: tuple[PlainItem, ...]
    contracts: tuple[ContractItem, ...]
    by_address: dict[str, Known]
    by_component: dict[str, Known]
    by_contract: dict[str, Known]
    errors: tuple[str, ...]


def new_objects(order: TakOrder, rows: TakRows) -> NewObjects:
    """The objects that the order creates; those that TAK has already are passed over, whatever their names."""
    section = order.include
    addresses, address_errors = _new(section.addresses, rows.address, "Skapa Logisk Adress", ANY_ADDRESS)
    components, component_errors = _new(section.components, rows.component, "Skapa Tjänstekomponent", None)
    contracts = [item for item in section.contracts if rows.contract(item.namespace) is None]
    contract_errors = [
        f"Skapa Tjänstekontrakt: {error}" for item in contracts for error in _namespace_errors(item.namespace)
    ]
    return NewObjects(
        tuple(item._replace(id=item.id.upper()) for item in addresses),
        tuple(item._replace(id=item.id.upper()) for item in components),
        tuple(contracts),
        {item.id: Known(item.id, item.id.upper()) for item in addresses},
        {item.id: Known(item.id, item.id.upper()) for item in components},
        {item.namespace: Known(item.namespace, item.namespace) for item in contracts},
        (*address_errors, *component_errors, *contract_errors),
    )


def unstorable(new: NewObjects) -> str | None:
    """The first name that the database refuses, None where it takes all."""
    names = [item.name for item in new.addresses + new.components] + [item.name for item in new.contracts]
    return next((name for name in names if not is_storable(name)), None)


def is_storable(name: str) -> bool:
    """Whether the database of TAK can hold a name: it has no room for emoji and the like (domain.md 4.6)."""
    return _BEYOND_DATABASE.search(name) is None


def _new(
    items: Sequence[PlainItem], find: Callable[[str], Known | None], action: str, also: str | None
) -> tuple[list[PlainItem], list[str]]:
    new = [item for item in items if find(item.id) is None]
    return new, [f"{action}: {error}" for item in new if item.id != also for error in _id_errors(item.id)]


def _id_errors(identifier: str) -> list[str]:
    if not identifier:
        return ["HSA-ID får inte vara tomt"]
    return [] if HSA_ID.fullmatch(identifier) else ["HSA-ID har ogiltigt innehåll"]


def _namespace_errors(namespace: str) -> list[str]:
    if not namespace:
        return ["Namnrymd får inte vara tom"]
    return [] if _NAMESPACE.fullmatch(namespace) else ["Namnrymd har ogiltigt innehåll"]
