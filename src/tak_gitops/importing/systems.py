"""What components of live are called in files: systems that have a file already, and those that get one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.importing.names import readable, slug
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import System

_SEPARATORS = (" -- ", " - ")
"""What stands between organisation and system: the rule, and what older catalogues have."""
_ORGANISATION_NUMBER = re.compile(r"SE[0-9]{10,12}(?=-)")


class Title(NamedTuple):
    """How a component is named: "Region Exempel -- Tidbok" is organisation and name (domain.md 6).

    `told` is whether live has both; where it has one name, the HSA-id's organisation number, or the name again,
    stands for the organisation.
    """

    organisation: str
    name: str
    told: bool


class NewSystem(NamedTuple):
    """A system that gets a file of its own."""

    key: str
    title: Title
    hsa_id: str


class Systems:
    """The names of all components of live, the same whatever part of it is imported.

    `may_join` says whether the file of a system can be given an HSA-id for this environment; `reserved` are words
    that files use otherwise, so that no new system may be called so.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        known: Mapping[str, System],
        environment: str,
        may_join: Callable[[System, str], bool],
        reserved: Iterable[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._known = known
        self._environment = environment
        self._may_join = may_join
        self._reserved = {fold(word) for word in (*known, *reserved)}
        self._used: set[int] = set()
        self._names: dict[int, str] = {}
        self._joined: dict[int, System] = {}
        self._new: dict[int, NewSystem] = {}

    def word(self, component: int) -> str:
        """What other files write for a component; from now on it needs a file."""
        self._used.add(component)
        return self.name(component)

    def name(self, component: int) -> str:
        """The name of the system that a component is, or would be."""
        if not self._names:
            self._name_all()
        return self._names[component]

    def organisation(self, component: int) -> str:
        """The organisation that a component belongs to."""
        system = self._known.get(self.name(component))
        return system.organisation if system else self.titles[component].organisation

    def new(self) -> list[NewSystem]:
        """The systems in use that have no file yet, by name."""
        return sorted(each for number, each in self._new.items() if number in self._used)

    def joined(self) -> list[System]:
        """The systems in use whose file lacks this environment."""
        return sorted(system for number, system in self._joined.items() if number in self._used)

    @cached_property
    def titles(self) -> Mapping[int, Title]:
        """The title of each component, by the number that stands for it."""
        table = self._catalogue.components
        return {number: title(table.ids[number], table.names[number]) for number in sorted(set(table.index.values()))}

    def _name_all(self) -> None:
        ids = self._catalogue.components.ids
        here = {
            fold(id_): key
            for key, system in sorted(self._known.items(), reverse=True)
            if (id_ := system.hsa_id(self._environment))
        }
        alike = Counter((each.organisation, each.name) for each in self.titles.values())
        homes = {(system.organisation, system.name): system for _, system in sorted(self._known.items(), reverse=True)}
        taken = set(self._reserved)
        rest = []
        for number in sorted(self.titles, key=lambda each: (fold(ids[each]), ids[each])):
            each = self.titles[number]
            home = homes.get((each.organisation, each.name))
            if fold(ids[number]) in here:
                self._names[number] = here[fold(ids[number])]
            elif home and alike[each.organisation, each.name] == 1 and self._may_join(home, ids[number]):
                self._names[number] = home.key
                self._joined[number] = home
            else:
                rest.append(number)
        shared = Counter(form for each in self.titles for form in set(self._forms(each)))
        for number in rest:
            free = (form for form in self._forms(number) if form and shared[form] == 1 and form not in taken)
            key = next(free, None) or _numbered(self._forms(number)[-1] or "system", taken)
            taken.add(key)
            self._names[number] = key
            self._new[number] = NewSystem(key, self.titles[number], ids[number])

    def _forms(self, number: int) -> tuple[str, ...]:
        """The names that a component may have, shortest first: each says more than the one before."""
        organisation, name, _ = self.titles[number]
        identifier = self._catalogue.components.ids[number]
        long = slug(f"{organisation} {name}" if organisation != name else name)
        tail = slug(identifier.rpartition("-")[2])
        return (slug(name), long, f"{long}-{tail}".strip("-"), slug(identifier))


def title(hsa_id: str, name: str | None) -> Title:
    """Organisation and name of a component, from what live calls it."""
    shown = readable(name)
    for separator in _SEPARATORS:
        organisation, _, rest = shown.partition(separator)
        if organisation and rest:
            return Title(organisation, rest, told=True)
    number = _ORGANISATION_NUMBER.search(hsa_id)
    return Title(number.group() if number else shown or hsa_id, shown or hsa_id, told=False)


def _numbered(first: str, taken: Iterable[str]) -> str:
    """The first free name that is `first` with a number after it."""
    known = set(taken)
    number = 2
    while f"{first}-{number}" in known:
        number += 1
    return f"{first}-{number}"
