"""The orders of the ledger as people look for them: by system, and by any word that stands in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import fold
from tak_gitops.model.names import system_name
from tak_gitops.orders.doubt import status_at
from tak_gitops.orders.ledger.entry import Entry, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tak_gitops.model.repository_files import System
    from tak_gitops.orders.ledger.records import OrderRecord
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.order_file import Line

SYSTEM = "system"
ADDRESS = "logical_address"
SHORTEST_DIGEST = 7
"""How much of a digest or of a commit's id somebody must write to mean it."""


class Overview(NamedTuple):
    """An entry as it is shown: what it is at the moment that is asked about, and the systems it is about, by name.

    `waits_for` are the entries that must be done before it may be sent, `waits_for_cases` those of them that are cases;
    with `is_vain` it never will be sent, because one of those was refused or given up.
    """

    entry: Entry
    status: Status
    systems: tuple[str, ...]
    waits_for: tuple[int, ...] = ()
    waits_for_cases: tuple[int, ...] = ()
    is_vain: bool = False

    @property
    def seq(self) -> int:
        """Its number."""
        return self.entry.order.seq


class Directory:
    """The declared systems by their HSA-ids."""

    def __init__(self, systems: Iterable[System]) -> None:
        self._systems = {
            (environment, fold(hsa_id)): system for system in systems for environment, hsa_id in system.hsa_ids
        }

    def system(self, environment: str, hsa_id: str) -> System | None:
        """The system that has an HSA-id in an environment."""
        return self._systems.get((environment, fold(hsa_id)))

    def keys(self) -> set[str]:
        """The names by which files know the systems, folded."""
        return {fold(system.key) for system in self._systems.values()}


def overviews(
    ledger: LedgerState, directory: Directory, now: datetime, entries: Iterable[Entry] | None = None
) -> list[Overview]:
    """The `entries`, or all of them by their numbers, as they are at `now` (UTC)."""
    found = []
    for entry in ledger.entries.values() if entries is None else entries:
        seq = entry.order.seq
        is_planned = entry.status is Status.PLANNED
        waits = ledger.waits_for(seq) if is_planned else ()
        cases = tuple(each for each in waits if ledger.entries[each].order.asked)
        is_vain = is_planned and ledger.conditions(seq).is_vain
        found.append(Overview(entry, status_at(entry, now), _systems(entry.order, directory), waits, cases, is_vain))
    return found


def row_counts(order: OrderRecord) -> Counter[tuple[str, str]]:
    """How many lines an order has of each kind and action; new objects among them."""
    return Counter((line.kind, line.action) for line in order.lines)


def matching(entries: Iterable[Overview], words: Sequence[str], directory: Directory) -> list[Overview]:
    """The entries in which every word stands, whatever its letter case.

    The name of a declared system finds the orders that are about that system, or in which it takes part; any other
    word is looked for in all that is shown of an order, and in its rows. Digests and commits are known by their
    beginnings.
    """
    known = directory.keys()
    wanted = [fold(word) for word in words]
    return [each for each in entries if all(_has(each, word, directory, is_system=word in known) for word in wanted)]


def _has(each: Overview, word: str, directory: Directory, *, is_system: bool) -> bool:
    order = each.entry.order
    if is_system:
        case = order.asked or order.missing
        about = [subject.id for subject in case.about] if case else []
        found = (directory.system(order.environment, hsa_id) for hsa_id in {*_components(order.lines), *about})
        return any(system is not None and fold(system.key) == word for system in found)
    if len(word) >= SHORTEST_DIGEST and (order.digest.startswith(word) or order.merge.startswith(word)):
        return True
    return any(word in fold(text) for text in _texts(each))


def _texts(each: Overview) -> Iterator[str]:
    entry, order = each.entry, each.entry.order
    yield from (order.environment, order.platform, order.merged_by, order.path.rpartition("-")[0], each.status)
    yield from each.systems
    yield entry.case_number
    yield from (note.text for note in entry.notes)
    yield from (claim.channel for claim in entry.claims)
    case = order.asked or order.missing
    if case:
        yield case.case
        yield case.text
        yield from (subject.id for subject in case.about)
    for line in order.lines:
        yield from line.key.values()
        yield from (part for target in (line.before, line.after) if target for part in target.values() if part)
        if "contract" in line.key:
            yield title(line.key["contract"])


def _systems(order: OrderRecord, directory: Directory) -> tuple[str, ...]:
    """Whom an order is about: the producers of its routings, else the consumers of its permissions, else new ones.

    Of a case it is the system that it is about.
    """
    routings = [line for line in order.lines if line.kind == Kind.ROUTING.value]
    routed = {target["producer"]: None for line in routings if (target := line.after or line.before)}
    asking = {line.key["consumer"]: None for line in order.lines if line.kind == Kind.PERMISSION.value}
    new = {line.key["hsa_id"]: None for line in order.lines if line.kind == SYSTEM}
    if case := order.asked:
        systems = (directory.system(order.environment, subject.id) for subject in case.about)
        return tuple(sorted({system.name for system in systems if system}))
    called = _new_names(order.lines)
    names = {_name(order, each, called, directory) for each in routed or asking or new if each}
    return tuple(sorted(names))


def _name(order: OrderRecord, hsa_id: str, called: Mapping[str, str], directory: Directory) -> str:
    system = directory.system(order.environment, hsa_id)
    return system.name if system else system_name(called.get(fold(hsa_id), hsa_id))


def _new_names(lines: Sequence[Line]) -> dict[str, str]:
    """The names that an order gives to new components, by folded HSA-id."""
    return {fold(line.key["hsa_id"]): str((line.after or {}).get("name")) for line in lines if line.kind == SYSTEM}


def _components(lines: Sequence[Line]) -> set[str]:
    """Every component that takes part in an order."""
    targets = [target for line in lines for target in (line.before, line.after) if target]
    found = {producer for target in targets if (producer := target.get("producer"))}
    return found | {line.key[name] for line in lines for name in ("consumer", "hsa_id") if name in line.key}
