"""What was connected before a change: live with what is pending, what ended lately, and what the base declares."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.diff.orphans import DEFAULTS
from tak_gitops.flows.remembered import NOBODY, Remembered
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from tak_gitops.diff.live_view import LiveView
    from tak_gitops.model.desired import Block, Desired

_PREFIX = "urn:riv:"
_FEWEST = 5
"""The parts of a namespace that tells domain, name and major version: `urn:riv:<domain>:<name>:<major>`."""


class Connected:
    """Questions to what was connected. Identifiers that go in and come out are folded.

    What live hides is taken for connected, and so is what the base declares: a prestudy is asked for only where it is
    certain that there was nothing (domain.md 6).
    """

    def __init__(self, base: Desired, live: LiveView) -> None:
        self._live = live
        self._remembered = Remembered(live)
        self._blocks = base.blocks
        self._producers: dict[str, frozenset[str]] = {}
        self._routed_now: dict[str, AbstractSet[int]] = {}
        self._met: dict[tuple[str, str], frozenset[str]] = {}

    def has_contract(self, producer: str, contract: str) -> bool:
        """Whether a producer had any routing of a contract."""
        return not self.producers(contract).isdisjoint({producer, NOBODY})

    def has_other_major(self, producer: str, contract: str) -> bool:
        """Whether a producer had another major version of a contract."""
        return any(self.has_contract(producer, other) for other in self.other_majors(contract))

    def other_majors(self, contract: str) -> list[str]:
        """The other major versions of a contract that live or the base has."""
        return [other for other in self._majors.get(_unversioned(contract), ()) if other != contract]

    def has_domain(self, contract: str) -> bool:
        """Whether any contract of the domain of a contract was routed to anybody."""
        return any(self.producers(other) for other in self._domains.get(domain_of(contract), ()))

    def producers(self, contract: str) -> frozenset[str]:
        """Who had routings of a contract; NOBODY among them where live hides whose one is."""
        if contract not in self._producers:
            declared = (_producers(block, contract) for block in self._declared.get(contract, ()))
            self._producers[contract] = frozenset(self._remembered.producers(contract)).union(*declared)
        return self._producers[contract]

    def is_routed(self, address: str, contract: str) -> bool:
        """Whether a call to an address is routed now, or is about to be, by a default too."""
        numbers = {self._live.address(each) for each in (address, *DEFAULTS)}
        return not numbers.isdisjoint(self._routed(contract))

    def producers_of(self, address: str, contract: str) -> frozenset[str]:
        """Who had the routing of an address, or else the default that answered for it; empty where there was none."""
        targets = self._remembered.targets(contract)
        for each in (address, *DEFAULTS):
            blocks = [block for block in self._declared.get(contract, ()) if each in block.keys]
            found = frozenset[str]().union(*(_producers(block, contract) for block in blocks))
            number = self._live.address(each)
            if number in targets:
                found |= {self._remembered.producer(targets[number])}
            if found:
                return found
        return frozenset()

    def knows(self, consumer: str, producers: AbstractSet[str], address: str, contract: str) -> bool:
        """Whether a consumer could call one of some producers, or an address, in the domain of a contract before.

        Where no producer is known, or one is hidden, nobody can say that it could not.
        """
        if not producers or NOBODY in producers:
            return True
        domain = self._domains.get(domain_of(contract), ())
        if address not in DEFAULTS and any(self._may_call(consumer, address, other) for other in domain):
            return True
        return any(not self._met_by(consumer, other).isdisjoint({*producers, NOBODY}) for other in domain)

    def _routed(self, contract: str) -> AbstractSet[int]:
        """The addresses that are routed now or soon, by number."""
        if contract not in self._routed_now:
            group = self._live.routings(contract)
            self._routed_now[contract] = {*group.present, *group.around}
        return self._routed_now[contract]

    def _may_call(self, consumer: str, address: str, contract: str) -> bool:
        if any(address in block.keys for block in self._granting(consumer, contract)):
            return True
        return self._live.address(address) in self._remembered.permitted(consumer, contract)

    def _met_by(self, consumer: str, contract: str) -> frozenset[str]:
        """The producers that a consumer could reach by a contract.

        A permission without a routing of its own leads to a default, and one on a default leads everywhere.
        """
        key = (consumer, contract)
        if key not in self._met:
            found, permitted = set[str](), self._remembered.permitted(consumer, contract)
            for block in self._granting(consumer, contract):
                found |= _producers(block, contract)
                permitted.update(number for each in block.keys if (number := self._live.address(each)) is not None)
            if permitted:
                targets = self._remembered.targets(contract)
                defaults = {number for each in DEFAULTS if (number := self._live.address(each)) is not None}
                reached = targets.keys() if permitted & defaults else (permitted | defaults) & targets.keys()
                found.update(map(self._remembered.producer, {targets[number] for number in reached}))
            self._met[key] = frozenset(found)
        return self._met[key]

    def _granting(self, consumer: str, contract: str) -> Iterator[Block]:
        """The blocks of the base that give a consumer permissions for a contract."""
        for block in self._declared.get(contract, ()):
            if any(fold(each.hsa_id) == consumer for each in block.consumers):
                yield block

    @cached_property
    def _declared(self) -> dict[str, list[Block]]:
        """The blocks of the base with each contract."""
        found: dict[str, list[Block]] = {}
        for block in self._blocks:
            for contract in block.contracts:
                found.setdefault(fold(contract), []).append(block)
        return found

    @cached_property
    def _domains(self) -> dict[str, list[str]]:
        """The contracts of each domain."""
        return self._by(domain_of)

    @cached_property
    def _majors(self) -> dict[str, list[str]]:
        """The contracts that differ in their major version only."""
        return self._by(_unversioned)

    def _by(self, form: Callable[[str], str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for contract in {**self._remembered.contracts, **self._declared}:
            found.setdefault(form(contract), []).append(contract)
        return found


def domain_of(contract: str) -> str:
    """The service domain of a folded contract; one whose name does not tell it is a domain of its own."""
    parts = contract.split(":")
    return ":".join(parts[2:-2]) if contract.startswith(_PREFIX) and len(parts) >= _FEWEST else contract


def _unversioned(contract: str) -> str:
    """A folded contract without its major version."""
    first, _, major = contract.rpartition(":")
    return first if first and major.isdecimal() else contract


def _producers(block: Block, contract: str) -> set[str]:
    """To whom a block routes a contract."""
    return {fold(route.target.producer or NOBODY) for route in block.routes if fold(route.contract) == contract}
