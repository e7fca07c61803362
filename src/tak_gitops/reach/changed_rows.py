"""The rows of a catalogue as they are when some changes have been carried out; only what they touch is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tak_gitops.model.changes import Change
    from tak_gitops.model.entries import Target
    from tak_gitops.reach.rows import Rows


class ChangedRows:
    """Rows with changes laid over them: each is the one row of its key afterwards, or none (domain.md 4.3)."""

    def __init__(self, rows: Rows, changes: Iterable[Change]) -> None:
        self._rows = rows
        self.changed_routings: dict[str, dict[str, Target | None]] = {}
        self.changed_permissions: dict[tuple[str, str], dict[str, bool]] = {}
        for change in changes:
            contract, address = change.contract.lower(), change.logical_address.lower()
            if change.kind is Kind.ROUTING:
                self.changed_routings.setdefault(contract, {})[address] = change.after
            else:
                key = contract, (change.consumer or "").lower()
                self.changed_permissions.setdefault(key, {})[address] = change.action is not Action.REMOVE
        self._known_routings: dict[str, Mapping[str, Sequence[Target]]] = {}
        self._known_permissions: dict[tuple[str, str], AbstractSet[str]] = {}

    def routings(self, contract: str) -> Mapping[str, Sequence[Target]]:
        """Where the routings of a contract lead afterwards, by address in lower case."""
        key = contract.lower()
        if key not in self.changed_routings:
            return self._rows.routings(key)
        found = self._known_routings.get(key)
        if found is None:
            after = dict(self._rows.routings(key))
            for address, target in self.changed_routings[key].items():
                if target is None:
                    after.pop(address, None)
                else:
                    after[address] = (target,)
            found = self._known_routings[key] = after
        return found

    def permissions(self, contract: str, consumer: str) -> AbstractSet[str]:
        """The addresses, in lower case, that a consumer may call with a contract afterwards."""
        key = contract.lower(), consumer.lower()
        if key not in self.changed_permissions:
            return self._rows.permissions(*key)
        found = self._known_permissions.get(key)
        if found is None:
            changed = self.changed_permissions[key]
            gone = {address for address, is_there in changed.items() if not is_there}
            found = self._known_permissions[key] = (set(self._rows.permissions(*key)) | changed.keys()) - gone
        return found
