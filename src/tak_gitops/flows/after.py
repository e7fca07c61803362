"""What live will have when an order is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.diff.live_view import Group, LiveView
    from tak_gitops.model.changes import Change


class After:
    """What live will have when the order is carried out, contract by contract. Identifiers are folded."""

    def __init__(self, changes: Iterable[Change], live: LiveView) -> None:
        self._live = live
        self._lines: dict[tuple[Kind, str], list[Change]] = {}
        for change in changes:
            self._lines.setdefault((change.kind, fold(change.contract)), []).append(change)

    def routed(self, contract: str) -> frozenset[str]:
        """The addresses that have a routing of a contract."""
        found = set(self._addresses(self._live.routings(contract)))
        for change in self._lines.get((Kind.ROUTING, contract), ()):
            (found.discard if change.action is Action.REMOVE else found.add)(fold(change.logical_address))
        return frozenset(found)

    def callable(self, contract: str) -> frozenset[str]:
        """The addresses that some consumer has a permission for, for a contract."""
        return frozenset(address for address, _ in self.callers(contract))

    def callers(self, contract: str) -> frozenset[tuple[str, str]]:
        """The permissions for a contract: address and consumer."""
        found = {
            (address, consumer)
            for consumer in self._live.consumers(contract)
            for address in self._addresses(self._live.permissions(contract, consumer))
        }
        for change in self._lines.get((Kind.PERMISSION, contract), ()):
            row = fold(change.logical_address), fold(change.consumer or "")
            (found.discard if change.action is Action.REMOVE else found.add)(row)
        return frozenset(found)

    def _addresses(self, group: Group) -> Iterable[str]:
        ids = self._live.catalogue.addresses.ids
        return (fold(ids[number]) for number in (*group.present, *group.around))
