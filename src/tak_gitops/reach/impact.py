"""What changes mean for those who call: who loses access, who gains it, whose calls go elsewhere (features.md 3.5).

The same question is asked before and after, of the addresses that the changes touch: a permission that is removed may
still be covered by `*`, a routing by that of a parent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.hsa_tree import ROOT
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.reach.changed_rows import ChangedRows
from tak_gitops.reach.decide import Decision, Routed, Verdict, find_permission, find_routing
from tak_gitops.reach.rows import CatalogueRows
from tak_gitops.reach.validity import from_day_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change
    from tak_gitops.reach.rows import Rows
    from tak_gitops.reach.steps import Terms


class Path(NamedTuple):
    """A way from a consumer to an address with a contract, as live or the change spells them.

    The address `*` stands for every address that has no rows of its own. `certain` is False where a parent, of which
    nothing is known here, may make it otherwise.
    """

    consumer: str
    contract: str
    logical_address: str
    certain: bool = True


class Move(NamedTuple):
    """Calls to an address that go to another producer than before; `by_default` says whether by way of `*` now."""

    contract: str
    logical_address: str
    before: str
    after: str
    by_default: bool = False


@dataclass(frozen=True)
class Impact:
    """What changes mean for those who call, each list by consumer or producer, then contract and address.

    `names` has the name that live has for each component and address in it, by folded id.
    """

    lost: tuple[Path, ...] = ()
    gained: tuple[Path, ...] = ()
    moved: tuple[Move, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def uncertain(self) -> int:
        """How many of the ways that are lost may still be open, by a parent of which nothing is known here."""
        return sum(not path.certain for path in self.lost)


NO_IMPACT = Impact()
_NONE: AbstractSet[str] = frozenset()


def impact(catalogue: Catalogue, changes: Sequence[Change], day: date, terms: Terms) -> Impact:
    """What `changes` mean for those who call, when they take effect on `day`."""
    if not changes:
        return NO_IMPACT
    before = CatalogueRows(catalogue, from_day_on(day))
    after = ChangedRows(before, changes)
    spell = _Spelling(catalogue, changes)
    lost: list[Path] = []
    gained: list[Path] = []
    moved: list[Move] = []
    contracts = after.changed_routings.keys() | {contract for contract, _ in after.changed_permissions}
    for contract in sorted(contracts):
        comparison = _Comparison(spell.contract(contract), before, after, terms, spell)
        comparison.compare(before.consumers(contract))
        lost += comparison.lost
        gained += comparison.gained
        moved += comparison.moved
    ids = {each for path in (*lost, *gained) for each in (path.consumer, path.logical_address)}
    ids |= {each for move in moved for each in (move.before, move.after, move.logical_address)}
    return Impact(tuple(sorted(lost)), tuple(sorted(gained)), tuple(sorted(moved)), _names(catalogue, ids))


class _Spelling:
    """Identifiers in lower case as live spells them, else as the changes do."""

    def __init__(self, catalogue: Catalogue, changes: Iterable[Change]) -> None:
        self._catalogue = catalogue
        self._written: dict[str, str] = {}
        for change in changes:
            for each in (change.logical_address, change.contract, change.consumer or ""):
                self._written.setdefault(each.lower(), each)

    def address(self, lower: str) -> str:
        """A logical address."""
        return self._written.get(lower) or self._catalogue.addresses.spelling(lower) or lower

    def component(self, lower: str) -> str:
        """A consumer."""
        return self._written.get(lower) or self._catalogue.components.spelling(lower) or lower

    def contract(self, lower: str) -> str:
        """A contract."""
        return self._written.get(lower) or self._catalogue.contracts.spelling(lower) or lower


class _Comparison:
    """The ways with one contract, before and after."""

    def __init__(self, contract: str, before: Rows, after: ChangedRows, terms: Terms, spell: _Spelling) -> None:
        self.contract = contract
        self.before = before
        self.after = after
        self.terms = terms
        self.spell = spell
        self.lost: list[Path] = []
        self.gained: list[Path] = []
        self.moved: list[Move] = []
        self._consumers: Sequence[str] = ()
        self._routes: dict[str, tuple[Routed, Routed]] = {}

    def compare(self, consumers: Iterable[str]) -> None:
        """Ask for each consumer that has a permission before or after."""
        key = self.contract.lower()
        changed = {who: each for (contract, who), each in self.after.changed_permissions.items() if contract == key}
        self._consumers = sorted({*consumers, *changed})
        routed = self._reached(self.after.changed_routings.get(key, {}).keys())
        used: set[str] = set()
        for consumer in self._consumers:
            asked = routed | self._reached(changed[consumer].keys()) if consumer in changed else routed
            used |= self._of_consumer(consumer, asked)
        self._moves(routed, used)

    def _of_consumer(self, consumer: str, asked: AbstractSet[str]) -> set[str]:
        """What changes for one consumer; the addresses that it reaches afterwards."""
        names, later = (rows.permissions(self.contract, consumer) for rows in (self.before, self.after))
        if later is not names:
            names = {*names, *later}
        if self.terms.tree is None and ANY_ADDRESS not in names:
            # without parents, an address without a permission of its own is closed before and after
            asked = asked & names
        spelled = self.spell.component(consumer)
        reached = set()
        for address in asked if names else ():
            was, now = self._verdicts(spelled, address)
            if now is Verdict.OPEN:
                reached.add(address)
            if (was is Verdict.OPEN) is not (now is Verdict.OPEN):
                certain = Verdict.UNKNOWN not in {was, now}
                path = Path(spelled, self.contract, self.spell.address(address), certain)
                (self.lost if was is Verdict.OPEN else self.gained).append(path)
        return reached

    def _verdicts(self, consumer: str, address: str) -> tuple[Verdict, Verdict]:
        spelled = self.spell.address(address)
        was, now = self._routed(address)
        permitted = (
            find_permission(rows, self.terms, consumer, self.contract, spelled) for rows in (self.before, self.after)
        )
        return Decision(was, next(permitted)).verdict, Decision(now, next(permitted)).verdict

    def _routed(self, address: str) -> tuple[Routed, Routed]:
        found = self._routes.get(address)
        if found is None:
            spelled = self.spell.address(address)
            found = self._routes[address] = (
                find_routing(self.before, self.terms, self.contract, spelled),
                find_routing(self.after, self.terms, self.contract, spelled),
            )
        return found

    def _moves(self, routed: Iterable[str], used: AbstractSet[str]) -> None:
        """The addresses whose calls go to another producer; of those without a change of their own, who is called."""
        own = self.after.changed_routings.get(self.contract.lower(), {})
        for address in routed:
            was, now = self._routed(address)
            if len(was.targets) != 1 or len(now.targets) != 1 or (address not in own and address not in used):
                continue
            old, new = was.targets[0].producer, now.targets[0].producer
            if old and new and fold(old) != fold(new):
                by_default = now.step is not None and now.step.address == ANY_ADDRESS and address != ANY_ADDRESS
                self.moved.append(Move(self.contract, self.spell.address(address), old, new, by_default))

    def _reached(self, touched: AbstractSet[str]) -> set[str]:
        """The addresses for which a row on one of `touched` may matter: themselves, what is below them, or all."""
        if not touched:
            return set()
        if ANY_ADDRESS in touched or ROOT.lower() in touched:
            return {*touched, *self._every}
        found = set(touched)
        if self.terms.tree:
            for address in touched:
                found |= self._below.get(address, _NONE)
        return found

    @cached_property
    def _every(self) -> set[str]:
        """Every address that has a row of the contract before or after."""
        every: set[str] = set()
        for rows in (self.before, self.after):
            every |= rows.routings(self.contract).keys()
            for consumer in self._consumers:
                every |= rows.permissions(self.contract, consumer)
        return every

    @cached_property
    def _below(self) -> Mapping[str, AbstractSet[str]]:
        """The addresses below each unit of the tree, of those that have a row of the contract."""
        below: dict[str, set[str]] = {}
        tree = self.terms.tree
        for address in self._every if tree else ():
            for unit in tree.parents(self.spell.address(address)) if tree else ():
                below.setdefault(unit.lower(), set()).add(address)
        return below


def _names(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, str]:
    names = {}
    for each in sorted(ids):
        name = (catalogue.components.name(each) or catalogue.addresses.name(each) or "").strip()
        if name:
            names[fold(each)] = name
    return names
