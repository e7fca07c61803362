"""How rows of live are named to people: names before ids, and ids always there to copy (experience.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.contracts import short_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.model.catalogue import Catalogue, Table

SOME = 3
"""How many of several ids are written out."""


def named(table: Table, number: int) -> str:
    """An address or a component."""
    name = " ".join((table.names[number] or "").split())
    return f"{name} ({table.ids[number]})" if name and name != table.ids[number] else table.ids[number]


def some_of(ids: Sequence[str]) -> str:
    """The first of several ids, and a sign that there are more."""
    return ", ".join([*ids[:SOME], *(["…"] if len(ids) > SOME else [])])


def contract_shown(catalogue: Catalogue, number: int) -> str:
    """A contract, in its short form where it has one."""
    return short_form(catalogue.contracts.ids[number])
