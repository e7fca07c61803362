"""What people said: that two systems are alike and not the same (`distinct_from:`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.model.declarations import Word
    from tak_gitops.model.repository_files import System


class Distinct:
    """Which systems are declared to be distinct, and which of these declarations were of use."""

    def __init__(self, systems: Iterable[System]) -> None:
        self._said = [(system, word, fold(word.text)) for system in systems for word in system.distinct_from]
        self._by_system: dict[str, dict[str, Word]] = {}
        for system, word, name in self._said:
            self._by_system.setdefault(system.key, {})[name] = word
        self._used: set[tuple[str, Word]] = set()

    def are(self, one: System, other: System) -> bool:
        """Whether either file says that the two are distinct, by name or by HSA-id; that it does is of use then."""
        # both are asked, so that neither counts as unused
        return any([self._names(one, _names_of(other)), self._names(other, _names_of(one))])

    def is_from(self, system: System, hsa_id: str) -> bool:
        """Whether the file of a system says that it is distinct from a component of TAK."""
        return self._names(system, {fold(hsa_id)})

    def unused(self) -> list[tuple[System, Word]]:
        """What was of no use, in the order of the files."""
        return [(system, word) for system, word, _ in self._said if (system.key, word) not in self._used]

    def _names(self, system: System, names: set[str]) -> bool:
        said = self._by_system.get(system.key, {})
        words = [said[name] for name in names & said.keys()]
        self._used.update((system.key, word) for word in words)
        return bool(words)


def _names_of(system: System) -> set[str]:
    return {fold(system.key), *(fold(hsa_id) for _, hsa_id in system.hsa_ids)}
