"""The plan of one environment: what the change causes, in order, with all that a reviewer must know.

A plan is data: every report, the order file and the order itself are made from it. The same input gives
the same plan; nothing here reads a file or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.foresee import foresee
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.diff.orphans import declared_rows, left_behind, left_earlier
from tak_gitops.findings import Finding, Place, Severity, in_order, note, warning
from tak_gitops.model.changes import Action, Blocked, Change, Kind, NewObject, Reason
from tak_gitops.model.contracts import title
from tak_gitops.model.guards import NOTHING_SAID, Verdict
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of
from tak_gitops.reach.impact import NO_IMPACT, Impact
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from tak_gitops.acceptance.receipt import Receipt
    from tak_gitops.diff.compare import Difference
    from tak_gitops.model.cases import Case
    from tak_gitops.model.catalogue import Catalogue, Counts
    from tak_gitops.model.desired import Block, Desired
    from tak_gitops.model.entries import RoutingKey
    from tak_gitops.model.flows import FileFlow, Flow, Suggestion
    from tak_gitops.model.line_keys import LineKey


class Besides(NamedTuple):
    """What is looked at besides the change of the files.

    `cases` are the wishes of cases that earlier merges asked for without an order, and that are ordered now.

    `asked` are the keys of drift and orphans that somebody asked to have ordered; `gone` are the routings that
    earlier orders removed, on which permissions may have stayed behind.
    """

    asked: frozenset[LineKey] = frozenset()
    gone: frozenset[RoutingKey] = frozenset()
    cases: frozenset[tuple[str, str, str]] = frozenset()


NOTHING_BESIDES = Besides()

_NOT_ODD = frozenset({"TG332", "TG333"})
"""What the catalogue says of the TAK-api itself, which every plan from it says in its own words."""


@dataclass(frozen=True)
class LiveFacts:
    """Which live state a plan was made against.

    `counts` are the rows of the export, `in_force` those of the day, `odd` how much the export gave cause to remark.
    `key_sketch` is made where an order is written, for the guards of later ones. Without `dates_known` live is from
    the TAK-api, which does not show all that TAK would judge an order by.
    """

    digest: str
    snapshot: datetime | None
    counts: Counts
    in_force: tuple[int, int]
    odd: int = 0
    key_sketch: str = ""
    dates_known: bool = True


@dataclass(frozen=True)
class Plan:
    """What a change of the files does to one environment on `day`.

    `changes` is what is ordered; nothing is ordered while there is anything in `blocked`. `drift` is what else
    live has otherwise and nobody changed; `released` rows were deleted from the files but belong to another
    producer by now; `orphans` are permissions that stay on routings that are removed, or were by earlier orders.
    `new_objects` are created by the order; `receipt` is what TAK should answer to it, None while something is blocked.
    `names` has the name of each address and component that a report may show, by folded id.
    `pending` counts the orders of the environment that no export shows yet, over which the plan is laid; `waits_for`
    are those of them, by number, that touch the same rows. `unsent` counts the rows that differ because an order that
    is merged has not left. `cases` are ordered with the rows, and `needs` has the keys
    of the cases that the rows wait for; `waits_for_cases` are those of them that earlier orders brought, by number.
    `declared` counts the rows that the base declares; `touched` is False where base and head declare the same rows,
    so that nothing is ordered whatever live is. `guards` is what the guards say of it, and `impact` what it means for
    those who call, once they have been asked.
    Once `flows.flowed` has been asked, `flows` has the flow of each change by its key and `object_flows` that of each
    new system by folded HSA-id, `file_flows` are those of each file with their prestudies, and `suggestions` are lines
    to write instead of what a file has.
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
    receipt: Receipt | None = None
    pending: int = 0
    unsent: int = 0
    waits_for: tuple[int, ...] = ()
    cases: tuple[Case, ...] = ()
    needs: tuple[str, ...] = ()
    waits_for_cases: tuple[int, ...] = ()
    declared: int = 0
    touched: bool = True
    guards: Verdict = NOTHING_SAID
    impact: Impact = NO_IMPACT
    flows: Mapping[LineKey, Flow] = field(default_factory=dict)
    object_flows: Mapping[str, Flow] = field(default_factory=dict)
    file_flows: tuple[FileFlow, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_order(self) -> bool:
        """Whether there is anything to order: rows, or cases."""
        return bool(self.changes or self.cases)

    def count(self, action: Action) -> int:
        """How many of the changes are of a kind."""
        return sum(change.action is action for change in self.changes)

    @property
    def errors(self) -> int:
        """How many findings stop the order, because settings or the rule itself make them errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    def name(self, identifier: str | None) -> str | None:
        """The name of an address or a component, None where neither live nor the files have one."""
        return self.names.get(fold(identifier)) if identifier else None


def make_plan(
    base: Desired,
    head: Desired,
    catalogue: Catalogue,
    day: date,
    base_name: str,
    *,
    besides: Besides = NOTHING_BESIDES,
) -> Plan:
    """The plan that brings what base → head causes to live as it stands on `day`, the day the order takes effect.

    Drift and orphans that were asked for are ordered with it, with the reason DRIFT; what was asked for and is neither
    is passed over.
    """
    view = LiveView(catalogue, day)
    difference = compare(base, head, view, besides.asked)
    names = _declared_names(base, head, difference, catalogue)
    planner = _Orderable(catalogue, head, names)
    blocked = [*difference.blocked, *planner.blocked(difference.changes)]
    changes = _without(difference.changes, blocked)
    earlier = left_earlier(besides.gone, head, view)
    removals, doubled = _asked_orphans([*left_behind(changes, view), *earlier], besides.asked, head, view)
    blocked += doubled
    changes = tuple(sorted((*changes, *removals), key=lambda each: each.order)) if removals else changes
    foreseen = foresee(catalogue, changes, planner.new_objects(changes), head.platform, day)
    blocked += foreseen.refused
    changes = _without(changes, foreseen.refused)
    orphans = _still_there([*left_behind(changes, view), *earlier], [*changes, *(each.change for each in blocked)])
    return Plan(
        environment=head.environment,
        platform=head.platform,
        day=day,
        base=base_name,
        live=live_facts(catalogue, day),
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
        names=_names(difference, blocked, [*orphans, *removals], catalogue, names),
        findings=tuple(in_order([*_respelled(changes, head.blocks, catalogue), *_filters(changes, view)])),
        receipt=None if blocked else foreseen.receipt,
        declared=base.rows,
        touched=difference.touched,
    )


def _without(changes: Iterable[Change], blocked: Iterable[Blocked]) -> tuple[Change, ...]:
    stopped = {each.change for each in blocked}
    return tuple(change for change in changes if change not in stopped)


def live_facts(catalogue: Catalogue, day: date) -> LiveFacts:
    """Which live state a catalogue is."""
    in_force = catalogue.in_force(day)
    return LiveFacts(
        catalogue.digest,
        catalogue.snapshot,
        catalogue.counts,
        in_force,
        odd=sum(finding.rule not in _NOT_ODD for finding in catalogue.findings),
        dates_known=catalogue.dates_known,
    )


class _Orderable:
    """Tells which changes TAK would refuse because an object is missing, and which objects an order creates."""

    def __init__(self, catalogue: Catalogue, head: Desired, names: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.systems = head.systems
        self.described = head.described
        self.connecting = [block for block in head.blocks if block.routes]
        self.names = names
        self.profiles = {fold(profile) for profile in catalogue.profiles}

    def blocked(self, changes: Iterable[Change]) -> list[Blocked]:
        """The changes that cannot be ordered, each with the first reason (domain.md 4.2)."""
        return [Blocked(change, message) for change in changes if (message := self._obstacle(change))]

    def _obstacle(self, change: Change) -> Message | None:
        if change.action is Action.REMOVE:
            return None
        component = change.after.producer if change.after else change.consumer
        described = self.described.get(fold(component or ""))
        if described and not described.is_active:
            return msg("TG433", name=described.name, path=described.path)
        if self.catalogue.contracts.find(change.contract) is None:
            return msg("TG404", contract=change.contract)
        if change.after and fold(change.after.rivta_profile or "") not in self.profiles:
            return msg("TG403", profile=change.after.rivta_profile, known=", ".join(self.catalogue.profiles))
        address = change.logical_address
        if self.catalogue.addresses.find(address) is None and fold(address) not in self.names:
            if change.kind is Kind.PERMISSION and not any(fold(address) in block.keys for block in self.connecting):
                return msg("TG405.unconnected", address=address)
            return msg("TG405", address=address)
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


def _asked_orphans(
    orphans: Iterable[Change], asked: frozenset[LineKey], head: Desired, view: LiveView
) -> tuple[list[Change], list[Blocked]]:
    """The orphans that somebody asked to have removed, and those of them that TAK would refuse for their two rows.

    What the files declare is deleted there: to remove it from TAK alone would be drift.
    """
    wanted = {key: each for each in orphans if (key := key_of(each)) in asked}
    declared = declared_rows(head, wanted)
    removals, doubled = [], []
    for key, orphan in wanted.items():
        change = orphan._replace(reason=Reason.DRIFT)
        if key in declared:
            continue
        if view.address(key.logical_address) in view.permissions(key.contract, key.consumer).doubled:
            doubled.append(Blocked(change, msg("TG402")))
        else:
            removals.append(change)
    return removals, doubled


def _still_there(orphans: Iterable[Change], changes: Iterable[Change]) -> tuple[Change, ...]:
    """The orphans that no change removes or would remove, each once."""
    leaving = {key_of(change) for change in changes if change.action is Action.REMOVE}
    left = {key: each for each in orphans if (key := key_of(each)) not in leaving}
    return tuple(sorted(left.values(), key=lambda each: each.order))


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
    if nameless:
        names |= base.address_names(nameless) | head.address_names(nameless)
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
