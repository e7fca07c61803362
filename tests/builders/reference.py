"""The table of formats.md 2 once more, row by row and without any of the program's shortcuts: slow and plain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tak_gitops.diff.compare import Difference
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Change
from tak_gitops.model.desired import Desired
from tak_gitops.model.entries import Permission, Routing, Target

Key = tuple[str, ...]
Line = tuple[Any, ...]


class Declared(NamedTuple):
    """What a file says of one key; no target for a permission."""

    spelled: Key
    target: Target | None
    replaces: str | None


@dataclass
class Outcome:
    """What comes of a comparison, as plain and sorted values."""

    changes: list[Line] = field(default_factory=list)
    blocked: list[Line] = field(default_factory=list)
    drift: list[Line] = field(default_factory=list)
    released: list[Line] = field(default_factory=list)
    adopted: int = 0
    unknown: int = 0
    unmanaged: int = 0


def outcome_of(found: Difference) -> Outcome:
    """What the program found, as plain values."""
    return Outcome(
        _plain(found.changes),
        sorted((each.message.key.partition(".")[0], *_line(each.change)) for each in found.blocked),
        _plain(found.drift),
        _plain(found.released),
        found.adopted,
        found.unknown,
        found.unmanaged,
    )


def expected(base: Desired, head: Desired, catalogue: Catalogue, day: date) -> Outcome:
    """What should come of it."""
    reference = _Reference(catalogue, day)
    before, after = _declared(base, routings=True), _declared(head, routings=True)
    for key in {*before, *after}:
        reference.routing(key, before.get(key), after.get(key))
    managed = {("routing", *key) for key in {*before, *after}}
    before, after = _declared(base, routings=False), _declared(head, routings=False)
    for key in {*before, *after}:
        reference.permission(key, before.get(key), after.get(key))
    managed |= {("permission", *key) for key in {*before, *after}}
    outcome = reference.outcome
    for lines in (outcome.changes, outcome.blocked, outcome.drift, outcome.released):
        lines.sort(key=repr)
    outcome.unmanaged = sum(
        (kind, *key) not in managed for kind, rows in reference.rows.items() for key, row in rows if _lasts(row, day)
    )
    return outcome


class _Reference:
    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self.catalogue = catalogue
        self.day = day
        self.rows: dict[str, Sequence[tuple[Key, Any]]] = {
            "routing": [
                ((_small(row.logical_address), _small(row.contract)), row) for row in catalogue.iter_routings()
            ],
            "permission": [
                ((_small(row.logical_address), _small(row.contract), _small(row.consumer)), row)
                for row in catalogue.iter_permissions()
            ],
        }
        self.outcome = Outcome()

    def routing(self, key: Key, before: Declared | None, after: Declared | None) -> None:
        rows = [row for each, row in self.rows["routing"] if each == key and row.valid_to >= self.day]
        twice = len(rows) > 1
        present = _least(row.target for row in rows if _lasts(row, self.day))
        standing = present or _least(row.target for row in rows)
        if after is None and before is not None:
            if standing is None:
                return
            profile = standing.rivta_profile or (before.target and before.target.rivta_profile)
            named = standing._replace(rivta_profile=profile)
            if standing.producer is None:
                self.outcome.unknown += 1
            elif _small(standing.producer) == _small(before.target and before.target.producer):
                self.cause(self.line("remove", before, named, None, "undeclared"), twice=twice)
            else:
                self.outcome.released.append(self.line("remove", before, named, None, "undeclared"))
            return
        if after is None or after.target is None:
            return
        target = after.target
        says_replaces = after.replaces and (before is None or _small(before.replaces) != _small(after.replaces))
        mine = standing is not None and _small(standing.producer) == _small(target.producer)
        if before is not None and _same(before.target, target):
            takes_over = says_replaces and not mine and standing and _small(standing.producer) == _small(after.replaces)
            if takes_over:
                self.cause(self.line("change", after, standing, self.spelled(target), "replaces"), twice=twice)
            elif present is None:
                self.drift("add", after, None, self.spelled(target))
            elif _hides(present, target):
                self.outcome.unknown += 1
            elif not _same(present, target):
                self.drift("change", after, present, self.spelled(target))
            return
        reason = "declared" if before is None else "redefined"
        if standing is None or (present is None and mine):
            self.cause(self.line("add", after, None, self.spelled(target), reason), twice=twice)
        elif _same(standing, target):
            self.outcome.adopted += 1
        elif _hides(standing, target):
            if before is None or standing.producer is None:
                self.outcome.unknown += 1
            else:
                line = self.line("change", after, standing, self.spelled(target), reason)
                self.outcome.blocked.append(("TG409", *line))
        elif mine:
            self.cause(self.line("change", after, standing, self.spelled(target), reason), twice=twice)
        elif after.replaces and _small(after.replaces) == _small(standing.producer):
            self.cause(self.line("change", after, standing, self.spelled(target), "replaces"), twice=twice)
        else:
            line = self.line("change", after, standing, self.spelled(target), reason)
            self.outcome.blocked.append(("TG401", *line))

    def permission(self, key: Key, before: Declared | None, after: Declared | None) -> None:
        rows = [row for each, row in self.rows["permission"] if each == key and row.valid_to >= self.day]
        twice = len(rows) > 1
        present = any(_lasts(row, self.day) for row in rows)
        if after is None and before is not None and rows:
            self.cause(self.line("remove", before, None, None, "undeclared"), twice=twice)
        elif after is not None and before is not None and not present:
            self.drift("add", after, None, None)
        elif after is not None and before is None and present:
            self.outcome.adopted += 1
        elif after is not None and before is None:
            self.cause(self.line("add", after, None, None, "declared"), twice=twice)

    def cause(self, line: Line, *, twice: bool) -> None:
        if twice:
            self.outcome.blocked.append(("TG402", *line))
        else:
            self.outcome.changes.append(line)

    def drift(self, action: str, of: Declared, before: Target | None, after: Target | None) -> None:
        self.outcome.drift.append(self.line(action, of, before, after, "drift"))

    def line(self, action: str, of: Declared, before: Target | None, after: Target | None, reason: str) -> Line:
        address, contract, *rest = of.spelled
        catalogue = self.catalogue
        spelled = (
            _find(address, catalogue.addresses.ids, str.upper),
            _find(contract, catalogue.contracts.ids, str),
            _find(rest[0], catalogue.components.ids, str.upper) if rest else None,
        )
        return (action, "permission" if rest else "routing", *spelled, before, after, reason)

    def spelled(self, target: Target) -> Target:
        return Target(
            _find(str(target.producer), self.catalogue.components.ids, str.upper),
            _find(str(target.rivta_profile), self.catalogue.profiles, str),
            target.url,
        )


def _declared(state: Desired, *, routings: bool) -> dict[Key, Declared]:
    found: dict[Key, Declared] = {}
    for block in state.blocks:
        for address in block.addresses.ids:
            if routings:
                for route in block.routes:
                    key = (address, route.contract)
                    found[tuple(map(_small, key))] = Declared(key, route.target, block.replaces)
                continue
            for contract in block.contracts:
                for consumer in block.consumers:
                    permitted = (address, contract, consumer.hsa_id)
                    found[tuple(map(_small, permitted))] = Declared(permitted, None, None)
    return found


def _lasts(row: Routing | Permission, day: date) -> bool:
    """In force on the day and on the next one."""
    return row.valid_from <= day < row.valid_to


def _least(targets: Iterable[Target]) -> Target | None:
    """Of several rows for one key, which TAK should not have, one and the same whatever their order."""
    return min(targets, key=lambda target: tuple(value or "" for value in target), default=None)


def _same(one: Target | None, other: Target | None) -> bool:
    """As TAK compares targets: letter case counts in the URL only."""
    if one is None or other is None or None in one or None in other:
        return False
    return tuple(map(_small, one[:2])) == tuple(map(_small, other[:2])) and one.url == other.url


def _hides(there: Target, declared: Target) -> bool:
    """Whether nothing that live shows tells the two apart, and it does not show all, or not whose it is."""
    if None not in there:
        return False
    (producer, profile, url), (wanted_producer, wanted_profile, wanted_url) = there, declared
    if producer is None:
        return True
    differs = _small(producer) != _small(wanted_producer)
    differs |= profile is not None and _small(profile) != _small(wanted_profile)
    return not (differs or (url is not None and url != wanted_url))


def _find(identifier: str, known: Iterable[str], when_new: Callable[[str], str]) -> str:
    return next((each for each in known if _small(each) == _small(identifier)), when_new(identifier))


def _small(text: str | None) -> str:
    return (text or "").lower()


def _plain(changes: Iterable[Change]) -> list[Line]:
    return sorted(map(_line, changes), key=repr)


def _line(change: Change) -> Line:
    """All that a change says but for its place; words instead of members."""
    where = (change.logical_address, change.contract, change.consumer)
    return (change.action.value, change.kind.value, *where, change.before, change.after, change.reason.value)
