"""The three-way comparison: what a change of the files causes, laid over live (design.md 4, formats.md 2).

Rows of blocks that did not change are compared group by group; only rows that differ, and rows of blocks
that changed, are looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.diff.live_view import same_producer, same_target
from tak_gitops.diff.scope import Row, Scope
from tak_gitops.diff.spelling import Spelling
from tak_gitops.model.changes import Action, Blocked, Change, Kind, Reason
from tak_gitops.model.desired import Route
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of
from tak_gitops.model.names import system_title
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tak_gitops.diff.live_view import Group, LiveView
    from tak_gitops.model.desired import Block, Desired
    from tak_gitops.model.line_keys import LineKey


@dataclass
class Difference:
    """What a comparison found.

    `changes` are caused by the change of the files, or drift that was asked for; `blocked` are too, but cannot be
    ordered as they are; `drift` is what else nobody changed and live has otherwise. `adopted` counts rows that are
    newly declared and live already; `released` are rows deleted from the files that live has from another producer
    by now; `unknown` counts declared routings of which live hides producer or URL; `unmanaged` counts present rows
    of live that neither base nor head declares. `touched` is whether base and head declare any row differently.
    """

    changes: list[Change] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    drift: list[Change] = field(default_factory=list)
    released: list[Change] = field(default_factory=list)
    adopted: int = 0
    unknown: int = 0
    unmanaged: int = 0
    touched: bool = False


def compare(base: Desired, head: Desired, live: LiveView, asked: AbstractSet[LineKey] = frozenset()) -> Difference:
    """What `base` → `head` causes over `live`, and what differs besides.

    Drift with the keys `asked` is among the changes, or the blocked ones, by the same rules.
    """
    comparison = _Comparison(Scope(base, head), live, asked)
    comparison.unchanged_routings()
    comparison.unchanged_permissions()
    comparison.touched_routings()
    comparison.touched_permissions()
    return comparison.result()


UNKNOWN = -1
"""Stands for an address that live does not have: no row has it."""


class _Numbers(NamedTuple):
    """The numbers of the addresses of a block: of each in its order, and as a set."""

    each: list[int]
    known: frozenset[int]
    unknown: bool


class _Comparison:
    """One comparison; counts the rows of live that are declared on the way."""

    def __init__(self, scope: Scope, live: LiveView, asked: AbstractSet[LineKey]) -> None:
        self.scope = scope
        self.live = live
        self.asked = asked
        self.spelling = Spelling(live.catalogue)
        self.found = Difference()
        self.managed = 0
        self._index = live.catalogue.addresses.index
        self._known: dict[int, _Numbers] = {}

    def result(self) -> Difference:
        """What was found, sorted."""
        found = self.found
        for changes in (found.changes, found.drift, found.released):
            changes.sort(key=lambda change: change.order)
        found.blocked.sort(key=lambda blocked: blocked.change.order)
        found.unmanaged = self.live.present_rows() - self.managed
        return found

    def unchanged_routings(self) -> None:
        """Find the drift among routings that base and head declare alike."""
        for (contract,), members in self.scope.common_routings.items():
            group = self.live.routings(contract)
            present = group.present
            for block, _, route in members:
                if not isinstance(route, Route):
                    continue
                numbers = self._numbers(block).each
                as_declared = self.live.targets_like(route.target)
                differing = [n for n, address in enumerate(numbers) if present.get(address) not in as_declared]
                missing = 0
                for n in differing:
                    target = present.get(numbers[n])
                    missing += target is None
                    self._routing_drift(Row(block, n, route.contract, route), target, group, numbers[n])
                self.managed += len(numbers) - missing
                if group.extra:
                    self.managed += sum(group.extra.get(number, 0) for number in numbers)

    def unchanged_permissions(self) -> None:
        """Find the drift among permissions that base and head declare alike."""
        for (contract, consumer), members in self.scope.common_permissions.items():
            group = self.live.permissions(contract, consumer)
            seen: set[str] = set()
            for block, written, by in members:
                numbers = self._numbers(block)
                each = numbers.each
                positions: Sequence[int] = range(len(each))
                if self.scope.repeated:
                    # where two places declare a row (TG211), it is one row all the same
                    positions = [n for n, key in enumerate(block.folded) if key not in seen]
                    seen.update(block.folded)
                missing: Sequence[int] = ()
                if numbers.unknown or not numbers.known <= group.present.keys():
                    missing = [n for n in positions if each[n] not in group.present]
                for n in missing:
                    self._permission_drift(Row(block, n, written, by), group, each[n])
                self.managed += len(positions) - len(missing)
                if group.extra:
                    self.managed += sum(group.extra.get(each[n], 0) for n in positions)

    def touched_routings(self) -> None:
        """Find what the change causes among routings."""
        routings = cache(self.live.routings)
        for (address, contract), before, after in self.scope.touched_routings():
            self.found.touched |= not (before and after and same_target(_target(before), _target(after)))
            group = routings(contract)
            number = self._number(address)
            live = group.present.get(number)
            if live is not None:
                self.managed += 1 + group.extra.get(number, 0)
            standing = live if live is not None else group.around.get(number)
            if after is None and before is not None:
                self._undeclared_routing(before, standing, group, number)
            elif after is not None and before is not None and self._is_same(before, after, standing):
                if live not in self.live.targets_like(_target(after)):
                    self._routing_drift(after, live, group, number)
            elif after is not None:
                reason = Reason.REDEFINED if before is not None else Reason.DECLARED
                self._declared_routing(after, standing, group, number, reason, present=live is not None)

    def touched_permissions(self) -> None:
        """Find what the change causes among permissions."""
        permissions = cache(self.live.permissions)
        for (address, contract, consumer), before, after in self.scope.touched_permissions():
            self.found.touched |= before is None or after is None
            group = permissions(contract, consumer)
            number = self._number(address)
            is_live = number in group.present
            if is_live:
                self.managed += 1 + group.extra.get(number, 0)
            if after is None and before is not None:
                if is_live or number in group.around:
                    self._cause(self._permission(Action.REMOVE, before, Reason.UNDECLARED), group, number)
            elif after is not None and not is_live:
                if before is not None:
                    self._permission_drift(after, group, number)
                else:
                    self._cause(self._permission(Action.ADD, after, Reason.DECLARED), group, number)
            elif before is None:
                self.found.adopted += 1

    def _is_same(self, before: Row, after: Row, live: int | None) -> bool:
        """Whether base and head declare a routing alike; a new `replaces` that names live's producer asks for it."""
        if not same_target(_target(before), _target(after)):
            return False
        asked, now = fold(before.block.replaces or ""), fold(after.block.replaces or "")
        if not now or now == asked or live is None:
            return True
        there = self.live.catalogue.targets[live]
        return same_producer(there, _target(after)) or now != fold(there.producer or "")

    def _declared_routing(
        self, row: Row, live: int | None, group: Group, number: int, reason: Reason, *, present: bool
    ) -> None:
        """A routing that the head declares and the base did not, or not like that; or drift that was asked for.

        A row of another producer that is not `present`, but begins later or ends that very day, is respected
        too: TAK would delete or cut it (domain.md 4.3).
        """
        target = _target(row)
        there = None if live is None else self.live.catalogue.targets[live]
        if there is None or (not present and same_producer(there, target)):
            self._cause(self._routing(Action.ADD, row, None, target, reason), group, number)
        elif live in self.live.targets_like(target):
            self.found.adopted += 1
        elif self.live.hides_whether(live, target):
            self._undecided(row, there, target, reason)
        elif same_producer(there, target):
            self._cause(self._routing(Action.CHANGE, row, there, target, reason), group, number)
        elif row.block.replaces and fold(row.block.replaces) == fold(there.producer or ""):
            replaced = reason if reason is Reason.DRIFT else Reason.REPLACES
            self._cause(self._routing(Action.CHANGE, row, there, target, replaced), group, number)
        else:
            change = self._routing(Action.CHANGE, row, there, target, reason)
            name = self.live.catalogue.components.name(there.producer or "")
            message = msg("TG401" if name else "TG401.nameless", producer=there.producer, name=system_title(name or ""))
            self.found.blocked.append(Blocked(change, message))

    def _undecided(self, row: Row, there: Target, target: Target, reason: Reason) -> None:
        """A routing whose target live does not show: counted, and never a line of its own (formats.md 2).

        Where the file changes a routing that is ours, or its drift was asked for, to leave it out would lose what was
        approved, and to order it would overwrite what nobody saw: the order waits until live shows it.
        """
        if reason is Reason.DRIFT or (reason is Reason.REDEFINED and there.producer is not None):
            self.found.blocked.append(Blocked(self._routing(Action.CHANGE, row, there, target, reason), msg("TG409")))
        else:
            self.found.unknown += 1

    def _undeclared_routing(self, row: Row, live: int | None, group: Group, number: int) -> None:
        """A routing that the base declares and the head does not."""
        if live is None:
            return
        there = self.live.catalogue.targets[live]
        if there.rivta_profile is None:
            # TAK refuses to remove a routing without naming a profile, and does not mind which (domain.md 4.1, 4.3)
            there = there._replace(rivta_profile=_target(row).rivta_profile)
        change = self._routing(Action.REMOVE, row, there, None, Reason.UNDECLARED)
        if there.producer is None:
            self.found.unknown += 1
        elif same_producer(there, _target(row)):
            self._cause(change, group, number)
        else:
            self.found.released.append(change)

    def _routing_drift(self, row: Row, live: int | None, group: Group, number: int) -> None:
        """A routing that base and head declare alike, and live has otherwise or not at all."""
        if live is None:
            change = self._routing(Action.ADD, row, None, _target(row), Reason.DRIFT)
        elif self.live.hides_whether(live, _target(row)):
            self.found.unknown += 1
            return
        else:
            there = self.live.catalogue.targets[live]
            change = self._routing(Action.CHANGE, row, there, _target(row), Reason.DRIFT)
        if self.asked and key_of(change) in self.asked:
            standing = live if live is not None else group.around.get(number)
            self._declared_routing(row, standing, group, number, Reason.DRIFT, present=live is not None)
        else:
            self.found.drift.append(change)

    def _permission_drift(self, row: Row, group: Group, number: int) -> None:
        """A permission that base and head declare, and live does not have."""
        change = self._permission(Action.ADD, row, Reason.DRIFT)
        if self.asked and key_of(change) in self.asked:
            self._cause(change, group, number)
        else:
            self.found.drift.append(change)

    def _cause(self, change: Change, group: Group, number: int) -> None:
        """Keep a change that is caused, blocked where TAK would refuse it for its two rows (domain.md 4.6)."""
        if number in group.doubled:
            self.found.blocked.append(Blocked(change, msg("TG402")))
        else:
            self.found.changes.append(change)

    def _routing(self, action: Action, row: Row, before: Target | None, after: Target | None, reason: Reason) -> Change:
        spell = self.spelling
        return Change(
            action,
            Kind.ROUTING,
            spell.address(row.block.addresses.ids[row.number]),
            spell.contract(row.contract),
            None,
            before,
            spell.target(after) if after else None,
            reason,
            row.place,
        )

    def _permission(self, action: Action, row: Row, reason: Reason) -> Change:
        spell = self.spelling
        consumer = "" if isinstance(row.by, Route) else row.by.hsa_id
        return Change(
            action,
            Kind.PERMISSION,
            spell.address(row.block.addresses.ids[row.number]),
            spell.contract(row.contract),
            spell.component(consumer),
            None,
            None,
            reason,
            row.place,
        )

    def _number(self, address: str) -> int:
        """The number of a folded address; UNKNOWN where live does not have it."""
        return self._index.get(address, UNKNOWN)

    def _numbers(self, block: Block) -> _Numbers:
        """The numbers of a block's addresses, looked up once for all its contracts and consumers."""
        numbers = self._known.get(id(block))
        if numbers is None:
            each = list(map(self._number, block.folded))
            known = frozenset(each)
            numbers = self._known[id(block)] = _Numbers(each, known, unknown=UNKNOWN in known)
        return numbers


def _target(row: Row) -> Target:
    """Where a declared routing leads."""
    return row.by.target if isinstance(row.by, Route) else Target(None, None, None)
