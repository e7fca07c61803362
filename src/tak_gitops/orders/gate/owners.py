"""Whose approval an order needs: the owners of the systems in each of its lines (features.md 3, row 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.gate.producers import Producers
from tak_gitops.sources.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.model.approvals import Approver
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.order_file import Line, OrderFile

ROLES = ("producer", "consumer", "logical_address")
"""What a system can be in a line: an address may be the HSA-id of a system, too."""


class Because(NamedTuple):
    """Why an owner is asked: a system of his, by its file name, in a role in an environment; `owned` = it was his."""

    system: str
    role: str
    environment: str


class Owner(NamedTuple):
    """Somebody whose approval is needed, as `owners:` of systems and `owns:` of approvers.yaml write it, and why."""

    name: str
    because: tuple[Because, ...] = ()

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems that it is about, each once."""
        return tuple(dict.fromkeys(each.system for each in self.because))

    def speakers(self, approvers: Iterable[Approver]) -> tuple[str, ...]:
        """The names of those who may approve for this owner."""
        return tuple(each.name for each in approvers if self.name in each.owns)


def owners_of(orders: Iterable[OrderFile], sides: Sequence[Declared]) -> tuple[Owner, ...]:
    """The owners of all systems that orders touch, by name, as `sides` declare them: before and after the change.

    Touched are producers, before and after, consumers, and addresses; of a permission, whom it lets call, too. Who
    owns a system before and not after is asked as well: else a change that drops the owner would be followed by one
    that nobody has to be asked about.
    """
    systems = [system for side in sides for system in side.systems.values() if system.owners]
    if not systems:
        return ()
    touched: dict[tuple[str, str], set[str]] = {}
    for order in orders:
        for role, identifier in _parts(order, sides):
            touched.setdefault((order.environment, fold(identifier)), set()).add(role)
    found: dict[str, set[Because]] = {}
    for name, because in _dropped(sides[0], sides[-1]):
        found.setdefault(name, set()).add(because)
    for system in systems:
        for environment, hsa_id in system.hsa_ids:
            for role in touched.get((environment, fold(hsa_id)), ()):
                for name in system.owners:
                    found.setdefault(name, set()).add(Because(system.key, role, environment))
    return tuple(Owner(name, tuple(sorted(because))) for name, because in sorted(found.items()))


def _dropped(before: Declared, after: Declared) -> Iterator[tuple[str, Because]]:
    """Who speaks for an HSA-id before, and not after, whatever files say it; a broken one says nothing."""
    kept = {
        (environment, fold(hsa_id), name)
        for system in after.systems.values()
        for environment, hsa_id in system.hsa_ids
        for name in system.owners
    }
    for system in before.systems.values():
        for environment, hsa_id in system.hsa_ids:
            for name in system.owners:
                if (environment, fold(hsa_id), name) not in kept:
                    yield name, Because(system.key, "owned", environment)


def _parts(order: OrderFile, sides: Iterable[Declared]) -> Iterator[tuple[str, str]]:
    """What systems the lines of an order touch: the role and the HSA-id of each, some more than once."""
    permissions: list[Line] = []
    for line in order.lines:
        for part in (line.key, line.before or {}, line.after or {}):
            for role in ROLES:
                if identifier := part.get(role):
                    yield role, identifier
        if line.kind == Kind.PERMISSION:
            permissions.append(line)
    for side in sides if permissions else ():
        # what cannot be read in full is never ordered, but whom it leads to may be told from what can
        producers = Producers(resolve(side, order.environment, partly=True)[0])
        for line in permissions:
            for identifier in producers.of(line.key["contract"], line.key["logical_address"]):
                yield "producer", identifier
