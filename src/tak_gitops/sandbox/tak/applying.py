"""Does to the database what an accepted order does (domain.md 4.3, 4.5): working rows, marked with the user's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.identifiers import fold
from tak_gitops.sandbox.tak.rows import permission_number, routing_number, routings_of_url, storable, url_rows
from tak_gitops.sandbox.tak.tables import ADDRESSES, COMPONENTS, CONTRACTS, PROFILES, Table

if TYPE_CHECKING:
    import sqlite3

    from tak_gitops.acceptance.rows import Effects, RowEffect
    from tak_gitops.model.entries import Permission, Routing, Target

AGREEMENT = "AUTOTAKNING"
"""The integrationsavtal of a permission that came by order (domain.md 1)."""
_MINOR = 0


class Change:
    """The changes that one user makes in one transaction."""

    def __init__(self, connection: sqlite3.Connection, user: str) -> None:
        self._connection = connection
        self._user = user

    def apply(self, effects: Effects) -> None:
        """Do all of it, in its order."""
        for item in effects.addresses:
            self._add(ADDRESSES, item.id, description=item.name)
        for item in effects.components:
            self._add(COMPONENTS, item.id, description=item.name)
        for contract in effects.contracts:
            self._add(CONTRACTS, contract.namespace, description=contract.name, major=contract.major, minor=_MINOR)
        for target in effects.new_urls:
            self._insert(
                "url",
                url=target.url,
                profile=self._number(PROFILES, target.rivta_profile),
                component=self._number(COMPONENTS, target.producer),
            )
        for routing in effects.routings:
            self._routing(routing)
        for permission in effects.permissions:
            self._permission(permission)
        for target in effects.dropped_urls:
            self._drop(target)

    def _routing(self, effect: RowEffect[Routing]) -> None:
        before, after = effect
        if before is not None:
            number = routing_number(self._connection, before)
            if after is None:
                self._delete("routing", number)
            else:
                self._move("routing", number, after)
        elif after is not None:
            (url, *_) = url_rows(self._connection, after.target)
            self._insert(
                "routing",
                first=after.valid_from.isoformat(),
                last=after.valid_to.isoformat(),
                url=url,
                address=self._number(ADDRESSES, after.logical_address),
                contract=self._number(CONTRACTS, after.contract),
            )

    def _permission(self, effect: RowEffect[Permission]) -> None:
        before, after = effect
        if before is not None:
            number = permission_number(self._connection, before)
            if after is None:
                self._delete_permission(number)
            else:
                self._move("permission", number, after)
        elif after is not None:
            self._insert(
                "permission",
                agreement=AGREEMENT,
                first=after.valid_from.isoformat(),
                last=after.valid_to.isoformat(),
                address=self._number(ADDRESSES, after.logical_address),
                consumer=self._number(COMPONENTS, after.consumer),
                contract=self._number(CONTRACTS, after.contract),
            )

    def _delete_permission(self, number: int) -> None:
        """Delete a permission with its filters, which would point nowhere."""
        filters = self._connection.execute("SELECT id FROM filter WHERE permission = ? AND deleted = 0", (number,))
        for (each,) in filters.fetchall():
            categories = self._connection.execute("SELECT id FROM category WHERE filter = ? AND deleted = 0", (each,))
            for (category,) in categories.fetchall():
                self._delete("category", category)
            self._delete("filter", each)
        self._delete("permission", number)

    def _drop(self, target: Target) -> None:
        for number in url_rows(self._connection, target):
            if not routings_of_url(self._connection, number):
                self._delete("url", number)

    def _add(self, table: Table, identifier: str, **values: str | int) -> None:
        self._insert(table.name, **{str(table.key): identifier, "folded": fold(storable(identifier))}, **values)

    def _insert(self, table: str, **values: str | int | None) -> None:
        stored = [storable(value) if isinstance(value, str) else value for value in values.values()]
        columns, places = ", ".join((*values, "changed_by")), ", ".join("?" * (len(values) + 1))
        self._connection.execute(
            f"INSERT INTO {table}({columns}) VALUES ({places})",  # noqa: S608 - names of our own
            (*stored, self._user),
        )

    def _move(self, table: str, number: int, row: Routing | Permission) -> None:
        self._connection.execute(
            f"UPDATE {table} SET first = ?, last = ?, changed_by = ? WHERE id = ?",  # noqa: S608 - names of our own
            (row.valid_from.isoformat(), row.valid_to.isoformat(), self._user, number),
        )

    def _delete(self, table: str, number: int) -> None:
        """Delete a row: one that was never published at once, another when its user publishes."""
        self._connection.execute(
            f"DELETE FROM {table} WHERE id = ? AND version IS NULL",  # noqa: S608 - names of our own
            (number,),
        )
        self._connection.execute(
            f"UPDATE {table} SET deleted = 1, changed_by = ? WHERE id = ?",  # noqa: S608 - names of our own
            (self._user, number),
        )

    def _number(self, table: Table, identifier: str | None) -> int:
        (number,) = self._connection.execute(
            f"SELECT id FROM {table.name} WHERE folded = ? AND deleted = 0 ORDER BY id LIMIT 1",  # noqa: S608
            (fold(storable(identifier or "")),),
        ).fetchone()
        return int(number)
