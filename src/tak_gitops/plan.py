"""The plan of one environment: what the change causes, in order, with all that a reviewer must know.

A plan is data: every report, the order file and the order itself are made from it. The same input gives
the same plan; nothing here reads a file or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import Finding, Place, in_order, note, warning
from tak_gitops.model.changes import Action, Blocked, Change, Kind, NewObject
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import fold
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from tak_gitops.diff.compare import Difference
    from tak_gitops.model.catalogue import Catalogue, Counts
    from tak_gitops.model.desired import Block, Desired


@dataclass(frozen=True)
class LiveFacts:
    """Which live state a plan was made against.

    `counts` are the rows of the export, `in_force` those of the day, `odd` how much the export gave cause to remark.
    """

    digest: str
    snapshot: datetime | None
    counts: Counts
    in_force: tuple[int, int]
    odd: int = 0


@dataclass(frozen=True)
class Plan:
    """What a change of the files does to one environment on `day`.

    `changes` is what is ordered; nothing is ordered while there is anything in `blocked`. `drift` is what
    live has otherwise and nobody changed; `released` rows were deleted from the files but belong to another
    producer by now; `orphans` are permissions that stay on routings that are removed. `new_objects` are created
    by the order. `names` has the name of each address and component that a report may show, by folded id.
    """

    environment: str
    platform: str
    day: date
    base: str
    live: LiveFacts
    changes: tuple[Change, ...]
    blocked: tuple[Blocked, ...]
    drift: tuple[Change, ...]
    released: tuple[Change, ...]
    orphans: tuple[Change, ...]
    new_objects: tuple[NewObject, ...]
    prestudies: tuple[str, ...]
    adopted: int
    unknown: int
    unmanaged: int
    names: Mapping[str, str]
    findings: tuple[Finding, ...]

    def count(self, action: Action) -> int:
        """How many of the changes are of a kind."""
        return sum(change.action is action for change in self.changes)

    def name(self, identifier: str | None) -> str | None:
        """The name of an address or a component, None where neither live nor the files have one."""
        return self.names.get(fold(identifier)) if identifier else None


def make_plan(base: Desired, head: Desired, catalogue: Catalogue, day: date, base_name: str) -> Plan:
    """The plan that brings what base → head causes to live as it stands on `day`, the day the order takes effect."""
    view = LiveView(catalogue, day)
    difference = compare(base, head, view)
    names = _declared_names(base, head, difference, catalogue)
    planner = _Orderable(catalogue, head, names)
    blocked = [*difference.blocked, *planner.blocked(difference.changes)]
    stopped = {each.change for each in blocked}
    changes = tuple(change for change in difference.changes if change not in stopped)
    orphans = _orphans(changes, view)
    return Plan(
        environment=head.environment,
        platform=head.platform,
        day=day,
        base=base_name,
        live=_facts(catalogue, day),
        changes=changes,
        blocked=tuple(sorted(blocked, key=lambda each: each.change.order)),
        drift=tuple(difference.drift),
        released=tuple(difference.released),
        orphans=orphans,
        new_objects=planner.new_objects(changes),
        prestudies=_prestudies(changes, head.blocks),
        adopted=difference.adopted,
        unknown=difference.unknown,
        unmanaged=difference.unmanaged,
        names=_names(difference, blocked, orphans, catalogue, names),
        findings=tuple(in_order([*_respelled(changes, head.blocks, catalogue), *_filters(changes, view)])),
    )


def _facts(catalogue: Catalogue, day: date) -> LiveFacts:
    in_force = catalogue.in_force(day)
    return LiveFacts(catalogue.digest, catalogue.snapshot, catalogue.counts, in_force, len(catalogue.findings))


class _Orderable:
    """Tells which changes TAK would refuse because an object is missing, and which objects an order creates."""

    def __init__(self, catalogue: Catalogue, head: Desired, names: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.systems = head.systems
        self.names = names
        self.profiles = {fold(profile) for profile in catalogue.profiles}

    def blocked(self, changes: Iterable[Change]) -> list[Blocked]:
        """The changes that cannot be ordered, each with the first reason (domain.md 4.2)."""
        return [Blocked(change, message) for change in changes if (message := self._obstacle(change))]

    def _obstacle(self, change: Change) -> Message | None:
        if change.action is Action.REMOVE:
            return None
        if self.catalogue.contracts.find(change.contract) is None:
            return msg("TG404", contract=change.contract)
        if change.after and fold(change.after.rivta_profile or "") not in self.profiles:
            return msg("TG403", profile=change.after.rivta_profile, known=", ".join(self.catalogue.profiles))
        address = change.logical_address
        if self.catalogue.addresses.find(address) is None and fold(address) not in self.names:
            return msg("TG405", address=address)
        component = change.after.producer if change.after else change.consumer
        if component and self.catalogue.components.find(component) is None and fold(component) not in self.systems:
            return msg("TG406", component=component)
        return None

    def new_objects(self, changes: Iterable[Change]) -> tuple[NewObject, ...]:
        """What live lacks and the changes need: addresses, then systems, by HSA-id."""
        addresses: dict[str, str] = {}
        systems: dict[str, str] = {}
        for change in changes:
            if change.action is Action.REMOVE:
                continue
            if self.catalogue.addresses.find(change.logical_address) is None:
                addresses[change.logical_address] = self.names[fold(change.logical_address)]
            component = change.after.producer if change.after else change.consumer
            if component and self.catalogue.components.find(component) is None:
                systems[component] = self.systems[fold(component)]
        return (
            *(NewObject("logical_address", hsa_id, name) for hsa_id, name in sorted(addresses.items())),
            *(NewObject("system", hsa_id, name) for hsa_id, name in sorted(systems.items())),
        )


def _orphans(changes: Iterable[Change], view: LiveView) -> tuple[Change, ...]:
    """The permissions that stay behind on routings that are removed (formats.md 2)."""
    removed: dict[str, dict[str, Change]] = {}
    leaving = set()
    for change in changes:
        if change.action is not Action.REMOVE:
            continue
        if change.kind is Kind.ROUTING:
            removed.setdefault(fold(change.contract), {})[fold(change.logical_address)] = change
        else:
            leaving.add((fold(change.logical_address), fold(change.contract), fold(change.consumer or "")))
    orphans = []
    for contract, routings in removed.items():
        for consumer in view.consumers(contract):
            present = view.permissions(contract, consumer).present
            for address, change in routings.items():
                if view.address(address) in present and (address, contract, consumer) not in leaving:
                    spelled = view.catalogue.components.spelling(consumer)
                    orphans.append(change._replace(kind=Kind.PERMISSION, consumer=spelled, before=None, place=None))
    return tuple(sorted(orphans, key=lambda each: each.order))


def _prestudies(changes: Iterable[Change], blocks: Iterable[Block]) -> tuple[str, ...]:
    """The prestudies that the files of the changes name, in order."""
    written: dict[str, set[str]] = {}
    for change in changes:
        if change.place and change.action is not Action.REMOVE:
            written.setdefault(change.place.path, set()).add(fold(change.contract))
    nothing: set[str] = set()
    named = set()
    for each in blocks:
        own, listed = (written.get(path, nothing) for path in (each.declaration.path, each.addresses.path))
        # several files may share a list of addresses, which is where their routings are written
        if own or not listed.isdisjoint(fold(route.contract) for route in each.routes):
            named.add(each.declaration.prestudy or each.declaration.reference)
    return tuple(sorted(name for name in named if name))


def _declared_names(base: Desired, head: Desired, difference: Difference, catalogue: Catalogue) -> dict[str, str]:
    """The names that files have for systems, and for the addresses of the difference that live does not have.

    A removal's address or system may have its name in the files of the base alone.
    """
    changes = [*difference.changes, *difference.drift, *difference.released]
    mentioned = {fold(change.logical_address) for change in changes}
    mentioned |= {fold(blocked.change.logical_address) for blocked in difference.blocked}
    nameless = {key for key in mentioned if not catalogue.addresses.name(key)}
    names = {**base.systems, **head.systems}
    for state in (base, head) if nameless else ():
        for block in state.blocks:
            for key in nameless & block.keys:
                name = block.addresses.names[block.number_of[key]]
                if name:
                    names[key] = name
    return names


def _names(
    difference: Difference,
    blocked: Iterable[Blocked],
    orphans: Iterable[Change],
    catalogue: Catalogue,
    declared: Mapping[str, str],
) -> dict[str, str]:
    """The names of everything that the plan mentions: live's, else those of the files."""
    mentioned = [
        *difference.changes,
        *difference.drift,
        *difference.released,
        *(each.change for each in blocked),
        *orphans,
    ]
    names: dict[str, str] = {}
    for change in mentioned:
        targets = (change.before, change.after)
        components = [change.consumer, *(target.producer for target in targets if target)]
        for identifier in filter(None, components):
            _add(names, identifier, catalogue.components.name(identifier), declared)
        _add(names, change.logical_address, catalogue.addresses.name(change.logical_address), declared)
    return names


def _add(names: dict[str, str], identifier: str, live: str | None, declared: Mapping[str, str]) -> None:
    key = fold(identifier)
    if key not in names:
        name = (live or "").strip() or declared.get(key)
        if name:
            names[key] = name


def _respelled(changes: Iterable[Change], blocks: Iterable[Block], catalogue: Catalogue) -> list[Finding]:
    """TG231 for addresses that a file spells in other letter case than live: live's spelling is ordered."""
    addresses = {change.logical_address for change in changes}
    spelled = {fold(address): address for address in addresses if catalogue.addresses.find(address) is not None}
    findings = []
    for block in blocks if spelled else ():
        for key in sorted(block.keys & spelled.keys()):
            number = block.number_of[key]
            written = block.addresses.ids[number]
            if spelled[key] != written:
                place = block.addresses.place(number)
                findings.append(warning("TG231", place, written=written, live=spelled[key]))
    return findings


def _filters(changes: Iterable[Change], view: LiveView) -> list[Finding]:
    """TG407 for each permission that is removed with filters, which no order can bring back (formats.md 2)."""
    findings = []
    for change in changes:
        if change.kind is not Kind.PERMISSION or change.action is not Action.REMOVE:
            continue
        address = view.address(fold(change.logical_address))
        consumer = change.consumer or ""
        if address is not None and view.is_filtered(address, fold(change.contract), fold(consumer)):
            values = {"consumer": consumer, "address": change.logical_address, "contract": title(change.contract)}
            findings.append(warning("TG407", change.place, **values))
    return findings


def left_environments(base: Iterable[str], head: Iterable[str]) -> list[Finding]:
    """TG408 for environments that the base describes and the head does not: nothing is ordered for them."""
    gone = sorted(set(base) - set(head))
    return [note("TG408", Place(f"environments/{name}/environment.yaml"), name=name) for name in gone]
