"""A world for reach: a small tree of units, rows on its units, and the rules written down naively (domain.md 5)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from builders.catalogues import catalogue_of
from builders.states import DAY, MAKE_BOOKING, PRODUCERS, PROFILES, URLS
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.hsa_tree import HsaTree
from tak_gitops.model.lookup import Climb, Lookup
from tak_gitops.reach.decide import Question
from tak_gitops.reach.steps import Terms

REGION, HOSPITAL, WARD, OUTSIDE = "SE-REGION", "SE-SJUKHUS", "SE-AVDELNING", "SE-ANNAN"
UNITS = (WARD, HOSPITAL, REGION)
TREE = HsaTree({WARD: HOSPITAL, HOSPITAL: REGION}, {REGION: "Regionen", HOSPITAL: "Sjukhuset", WARD: "Avdelningen"})
"""A ward in a hospital in a region; what is above the region is "SE"."""
OTHER_CONTRACT = "urn:riv:crm:requeststatus:GetRequestStatusResponder:1"
CONTRACTS = (MAKE_BOOKING, OTHER_CONTRACT)
CONSUMERS = ("SE-JOURNAL", "SE-PORTAL")
JOURNAL, PORTAL = CONSUMERS
ADDRESSES = (*UNITS, OUTSIDE, "SE", "*")
CALLED = (*ADDRESSES, f"{REGION}#{WARD}", f"{WARD}#{HOSPITAL}#{REGION}", f"#{WARD}", f"{WARD}#{WARD}", "SE-OKAND")
LONG_AGO, FAR_AHEAD = date(2020, 1, 1), date(2120, 1, 1)
TARGET, OTHER = Target(PRODUCERS[0], PROFILES[0], URLS[0]), Target(PRODUCERS[1], PROFILES[0], URLS[2])


def routing(address: str = WARD, target: Target = TARGET, *, first: date = LONG_AGO, last: date = FAR_AHEAD) -> Routing:
    """A routing of the one contract."""
    return Routing(address, MAKE_BOOKING, target, first, last)


def permission(
    address: str = WARD, consumer: str = JOURNAL, *, first: date = LONG_AGO, last: date = FAR_AHEAD
) -> Permission:
    """A permission for the one contract."""
    return Permission(address, MAKE_BOOKING, consumer, first, last)


def question(address: str = WARD, consumer: str = JOURNAL) -> Question:
    """A call with the one contract."""
    return Question(consumer, MAKE_BOOKING, address)


def live(*rows: Routing | Permission) -> Catalogue:
    """A catalogue with these rows."""
    return catalogue_of(
        [row for row in rows if isinstance(row, Routing)], [row for row in rows if isinstance(row, Permission)]
    )


class World(NamedTuple):
    """Rows, and what the platform goes by."""

    routings: list[Routing]
    permissions: list[Permission]
    terms: Terms

    @property
    def catalogue(self) -> Catalogue:
        """The rows as a catalogue."""
        return catalogue_of(self.routings, self.permissions)


def _cased(*identifiers: str) -> st.SearchStrategy[str]:
    return st.sampled_from([spelled for each in identifiers for spelled in (each, each, each, each.lower())])


@st.composite
def _days(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(st.sampled_from((-900, -900, -900, -1, 0, 1)))
    last = draw(st.sampled_from((36500, 36500, 36500, -1, 0, 1)))
    return DAY + timedelta(days=first), DAY + timedelta(days=last)


@st.composite
def worlds(draw: st.DrawFn, *, with_tree: bool = True) -> World:
    """Some rows, under any settings; `with_tree` says whether the tree is given."""
    targets = st.sampled_from((TARGET, OTHER, TARGET._replace(rivta_profile=PROFILES[1])))
    routings, permissions = [], []
    for _ in range(draw(st.integers(0, 6))):
        row = Routing(draw(_cased(*ADDRESSES)), draw(_cased(*CONTRACTS)), draw(targets), *draw(_days()))
        routings.append(row)
    for _ in range(draw(st.integers(0, 6))):
        consumer = draw(_cased(*CONSUMERS))
        permissions.append(Permission(draw(_cased(*ADDRESSES)), draw(_cased(*CONTRACTS)), consumer, *draw(_days())))
    climbs = st.builds(Climb, st.booleans(), st.sampled_from(((), ("urn:riv:crm:requeststatus",), ("", "urn:other"))))
    lists = st.sampled_from(((), (MAKE_BOOKING,))), st.sampled_from(((), (JOURNAL,)))
    lookup = draw(st.builds(Lookup, climbs, climbs, st.sampled_from(("#", "#", "")), *lists))
    return World(routings, permissions, Terms(lookup, TREE if with_tree else None))


questions = st.builds(Question, _cased(*CONSUMERS), st.sampled_from(CONTRACTS), _cased(*CALLED))


class Oracle:
    """The rules again, one row after the other, as domain.md 5 has them; days are whole."""

    def __init__(self, world: World, day: date = DAY) -> None:
        self.world = world
        self.day = day

    def targets(self, contract: str, address: str) -> list[Target]:
        """The targets of all routings that the platform finds."""
        for asked in self._asked_for_routing(contract, address):
            found = [row.target for row in self.world.routings if self._fits(row, contract, asked)]
            if found:
                return found
        return []

    def permits(self, consumer: str, contract: str, address: str) -> bool:
        """Whether the platform finds a permission."""
        return any(
            self._fits(row, contract, asked) and row.consumer.lower() == consumer.lower()
            for asked in self._asked_for_permission(consumer, contract, address)
            for row in self.world.permissions
        )

    def code(self, asked: Question) -> str:
        """What the caller gets."""
        targets = self.targets(asked.contract, asked.logical_address)
        if len(targets) == 1:
            return "open" if self.permits(*asked) else "VP007"
        return "VP006" if targets else "VP004"

    def _asked_for_routing(self, contract: str, address: str) -> Sequence[str]:
        lookup = self.world.terms.lookup
        if lookup.delimiter and lookup.delimiter in address:
            return self._parts(address)
        return [address, *self._climb(lookup.routings, contract, address), "*"]

    def _asked_for_permission(self, consumer: str, contract: str, address: str) -> Sequence[str]:
        lookup = self.world.terms.lookup
        if lookup.delimiter and lookup.delimiter in address:
            parts = self._parts(address)
            is_listed = contract in (lookup.old_contracts or [contract])
            is_listed = is_listed and consumer in (lookup.old_senders or [consumer])
            return parts if len(parts) < 3 and is_listed else []
        return [address, "*", *self._climb(lookup.permissions, contract, address)]

    def _parts(self, address: str) -> list[str]:
        found: list[str] = []
        for part in address.split(self.world.terms.lookup.delimiter):
            if part and part not in found:
                found.insert(0, part)
        return found

    def _climb(self, climb: Climb, contract: str, address: str) -> list[str]:
        turned = [each for each in climb.excepted if each and contract.startswith(each)]
        if climb.enabled == bool(turned) or self.world.terms.tree is None:
            return []
        found = []
        while address in (WARD, HOSPITAL):
            address = {WARD: HOSPITAL, HOSPITAL: REGION}[address]
            found.append(address)
        return [*found, "SE"]

    def _fits(self, row: Routing | Permission, contract: str, address: str) -> bool:
        same = row.contract.lower() == contract.lower() and row.logical_address.lower() == address.lower()
        return same and row.valid_from <= self.day <= row.valid_to


def all_trees() -> Iterable[HsaTree]:
    """Every tree in which units of this world may be below each other, as far as one step matters."""
    units = (*UNITS, OUTSIDE)
    yield HsaTree({})
    for below in (*units, "SE-OKAND"):
        for above in units:
            if below != above:
                yield HsaTree({below: above})
