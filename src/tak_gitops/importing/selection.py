"""Which rows of live are wanted: patterns over HSA-ids and contracts, as numbers of the catalogue."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tak_gitops.model.catalogue import Catalogue, Table


class Patterns(NamedTuple):
    """Patterns with `*`, `?` and `[…]`, in any letter case; an empty tuple admits everything."""

    addresses: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()
    consumers: tuple[str, ...] = ()


class Selection(NamedTuple):
    """The numbers of wanted objects; None = all of them.

    Consumers without producers ask for what those consumers may call: their permissions, and no routing.
    """

    addresses: frozenset[int] | None = None
    contracts: frozenset[int] | None = None
    producers: frozenset[int] | None = None
    consumers: frozenset[int] | None = None

    @property
    def routings(self) -> bool:
        """Whether routings are wanted at all."""
        return self.consumers is None or self.producers is not None

    @property
    def everything(self) -> bool:
        """Whether every row is wanted."""
        return not any(wanted is not None for wanted in self)

    def admits(self, contract: int, address: int, producer: int | None, consumer: int | None = None) -> bool:
        """Whether a row is wanted: a routing to `producer`, or a permission of `consumer` for what leads there.

        `producer` is None where nobody routes the address.
        """
        if consumer is None and not self.routings:
            return False
        return (
            _in(contract, self.contracts)
            and _in(address, self.addresses)
            and _in(producer, self.producers)
            and (consumer is None or _in(consumer, self.consumers))
        )


def select(catalogue: Catalogue, patterns: Patterns, word: Callable[[int], str]) -> Selection:
    """What patterns ask for; `word` gives the name of a system by the number of its component.

    A component is known by HSA-id and by its system's name, a contract by namespace and by short form. Raises
    TakError for a pattern that finds nothing: a spelling mistake would look like an import of nothing.
    """

    def of_component(number: int) -> tuple[str, ...]:
        return (catalogue.components.ids[number], word(number))

    def of_contract(number: int) -> tuple[str, ...]:
        return (catalogue.contracts.ids[number], short_form(catalogue.contracts.ids[number]))

    def of_address(number: int) -> tuple[str, ...]:
        return (catalogue.addresses.ids[number],)

    return Selection(
        _matching("--address", patterns.addresses, catalogue.addresses, of_address),
        _matching("--contract", patterns.contracts, catalogue.contracts, of_contract),
        _matching("--producer", patterns.producers, catalogue.components, of_component),
        _matching("--consumer", patterns.consumers, catalogue.components, of_component),
    )


def _matching(
    option: str, patterns: Sequence[str], table: Table, names: Callable[[int], Iterable[str]]
) -> frozenset[int] | None:
    if not patterns:
        return None
    folded = [(number, [fold(name) for name in names(number)]) for number in sorted(set(table.index.values()))]
    found: set[int] = set()
    for pattern in patterns:
        mine = {number for number, each in folded if any(fnmatchcase(name, fold(pattern)) for name in each)}
        if not mine:
            raise fail("importing.no_match", option=option, pattern=pattern)
        found |= mine
    return frozenset(found)


def _in(number: int | None, wanted: frozenset[int] | None) -> bool:
    return wanted is None or number in wanted
