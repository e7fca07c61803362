"""What live and the repository know, proposed to who writes a new file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.diff.live_view import LiveView
from tak_gitops.importing.names import readable
from tak_gitops.importing.templates import common_url
from tak_gitops.model.contracts import namespace, short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.model.entries import Target
    from tak_gitops.model.repository_files import Declared

USUAL_PROFILE = "RIVTABP21"


class Proposal(NamedTuple):
    """Something to choose: what a file would write, and what people call it."""

    word: str
    title: str


class Proposals:
    """What is known of one environment: from the files, and from its live where it can be read."""

    def __init__(self, declared: Declared, environment: str, catalogue: Catalogue | None, day: date) -> None:
        self._declared = declared
        self._environment = environment
        self._catalogue = catalogue
        self._view = LiveView(catalogue, day) if catalogue else None

    def systems(self) -> list[Proposal]:
        """The systems that have an HSA-id here, by name; then the components of live that no file describes."""
        here = {
            fold(hsa_id): Proposal(key, system.title)
            for key, system in sorted(self._declared.systems.items())
            if (hsa_id := system.hsa_id(self._environment))
        }
        if self._catalogue is None:
            return list(here.values())
        table = self._catalogue.components
        rest = [number for key, number in sorted(table.index.items()) if key not in here]
        return [*here.values(), *(_named(table, number) for number in rest)]

    def hsa_id(self, word: str) -> str:
        """The HSA-id that a word of a file stands for here."""
        system = self._declared.systems.get(word)
        return (system.hsa_id(self._environment) if system else None) or word

    def contracts(self, producer: str | None = None) -> list[Proposal]:
        """The contracts of the platform, those that a producer has already first, in their short form."""
        if self._catalogue is None:
            return []
        table = self._catalogue.contracts
        own = {contract for contract, _ in self._routings_of(producer)} if producer else set()
        numbers = sorted(set(table.index.values()), key=lambda each: (each not in own, short_form(table.ids[each])))
        return [_named(table, number)._replace(word=short_form(table.ids[number])) for number in numbers]

    def lacking_contracts(self) -> list[Proposal]:
        """The contracts that files of the environment use and the platform lacks, in their short form."""
        found: dict[str, None] = {}
        for declaration in self._declared.declarations.get(self._environment, ()):
            for choice in declaration.contracts:
                name = namespace(choice.contract.text)
                if name and self._catalogue and self._catalogue.contracts.find(name) is None:
                    found[short_form(name)] = None
        return [Proposal(each, "") for each in sorted(found)]

    def profile(self, producer: str) -> str:
        """The RIV-TA profile that most routings of a producer have, else the usual one."""
        targets = self._catalogue.targets if self._catalogue else ()
        found = (targets[target].rivta_profile for _, target in self._routings_of(producer))
        counts = Counter(filter(None, found))
        return max(sorted(counts), key=counts.__getitem__) if counts else USUAL_PROFILE

    def url(self, producer: str) -> str | None:
        """A template for all URLs of a producer, where one gives every one of them."""
        if self._catalogue is None:
            return None
        targets, contracts = self._catalogue.targets, self._catalogue.contracts.ids
        own = self._routings_of(producer)
        urls = sorted({(contracts[contract], targets[target].url or "") for contract, target in own})
        found = common_url(urls) if len(urls) > 1 else None
        return found.common if found and not found.own and found.common and "{" in found.common else None

    def routed(self, producer: str, contracts: Iterable[str], addresses: Iterable[str]) -> Target | None:
        """Where live has every routing of some contracts and addresses lead, if it is one URL of the producer."""
        if self._catalogue is None or self._view is None:
            return None
        view, units = self._view, [self._view.address(fold(each)) for each in addresses]
        found = set()
        for name in map(namespace, contracts):
            present = view.routings(fold(name or "")).present
            found |= {None if unit is None else present.get(unit) for unit in units}
        number = found.pop() if len(found) == 1 else None
        target = None if number is None else self._catalogue.targets[number]
        return target if target and fold(target.producer or "") == fold(producer) else None

    def consumers(self, contracts: Iterable[str]) -> list[Proposal]:
        """The systems, those first that may call any of some contracts already."""
        wanted = [name for each in contracts if (name := namespace(each))]
        calling = {each for name in wanted for each in (self._view.consumers(fold(name)) if self._view else ())}
        return sorted(self.systems(), key=lambda each: fold(self.hsa_id(each.word)) not in calling)

    def addresses(self) -> list[Proposal]:
        """Every logical address that live has, by its id."""
        if self._catalogue is None:
            return []
        table = self._catalogue.addresses
        return [_named(table, number) for _, number in sorted(table.index.items())]

    def connected(self, contracts: Iterable[str]) -> list[Proposal]:
        """The logical addresses that have a routing of each of some contracts, by their names."""
        if self._catalogue is None or self._view is None:
            return []
        table = self._catalogue.addresses
        view, names = self._view, [name for each in contracts if (name := namespace(each))]
        groups = [view.routings(fold(name)).present.keys() for name in names]
        common = frozenset(groups[0]).intersection(*groups[1:]) if groups else ()
        found = (_named(table, number) for number in common)
        return sorted(found, key=lambda each: (fold(each.title), each.word))

    def address_name(self, hsa_id: str) -> str | None:
        """What live calls an address, None where it does not have it."""
        return (self._catalogue and readable(self._catalogue.addresses.name(hsa_id))) or None

    def component_name(self, hsa_id: str) -> str | None:
        """What live calls a component, None where it does not have it."""
        return (self._catalogue and readable(self._catalogue.components.name(hsa_id))) or None

    def knows_address(self, hsa_id: str) -> bool | None:
        """Whether live has an address, None where live is not known."""
        return self._catalogue.addresses.find(hsa_id) is not None if self._catalogue else None

    def _routings_of(self, producer: str) -> Sequence[tuple[int, int]]:
        """(contract, target) of every routing of a producer that is in force, once."""
        if self._catalogue is None or self._view is None:
            return ()
        catalogue, view, wanted = self._catalogue, self._view, fold(producer)
        own = {n for n, each in enumerate(catalogue.targets) if each.producer and fold(each.producer) == wanted}
        return sorted(
            (contract, target)
            for contract in catalogue.routings.spans
            for target in own.intersection(view.routings(fold(catalogue.contracts.ids[contract])).present.values())
        )


def _named(table: Table, number: int) -> Proposal:
    return Proposal(table.ids[number], readable(table.names[number]))
