"""Which cases a change of the files asks for: those that files write, and those that follow from how files change.

Findings: TG463 (a window that has begun), and those of `contract_cases`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, error, in_order
from tak_gitops.flows.contract_cases import installations, newly_written, still_used, still_wanted, with_near_names
from tak_gitops.flows.renamed import renamed_addresses
from tak_gitops.model.cases import Case, CaseKind, Subject
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.plan import Plan

_RANK = {kind: number for number, kind in enumerate(CaseKind)}


def with_cases(plan: Plan, base: Desired, head: Desired, catalogue: Catalogue) -> Plan:
    """The plan with its cases, in the order in which they are shown and sent, and with what is to be said of them.

    `catalogue` is live with what is pending, without the contracts that the plan itself has installed.
    """
    found: list[Case] = []
    findings: list[Finding] = []
    for case in newly_written(base, head):
        left, remarks = still_wanted(case, catalogue)
        found += [left] if left.subjects or not case.subjects else []
        findings += [*remarks, *_begun(case, plan), *still_used(left, plan, catalogue)]
    found += installations(plan, head, catalogue, {key for case in found for key in case.keys})
    found += _of_systems(plan, base, head, catalogue)
    found += _of_addresses(base, head, catalogue)
    blocked = tuple(with_near_names(plan.blocked, catalogue))
    findings = in_order([*plan.findings, *findings])
    return with_others(replace(plan, cases=(), blocked=blocked, findings=tuple(findings)), found)


def with_others(plan: Plan, cases: Iterable[Case]) -> Plan:
    """The plan with more cases, all in the order in which they are shown and sent."""
    every = sorted((*plan.cases, *cases), key=lambda case: (_RANK[case.kind], case.place, case.keys))
    return replace(plan, cases=tuple(every))


def _begun(case: Case, plan: Plan) -> Iterator[Finding]:
    if case.until and case.until < plan.day:
        yield error("TG463", case.place, day=case.until.isoformat())


def _of_systems(plan: Plan, base: Desired, head: Desired, catalogue: Catalogue) -> Iterator[Case]:
    """What follows from how the files of systems change; one that the order itself creates is not registered besides.

    A system is known by its HSA-id here: to the platform another HSA-id is another one.
    """
    created = {fold(each.hsa_id) for each in plan.new_objects}
    for key, system in sorted(head.described.items()):
        place = system.place(f"hsa_ids.{head.environment}")
        subject = Subject(system.hsa_id(head.environment) or key)
        before = base.described.get(key)
        if before is not None:
            case = Case(CaseKind.SYSTEM_NAME, (subject,), place, system, before)
            yield from _of_changed_system(case, catalogue.components.name(key))
        elif system.is_active and key not in created and catalogue.components.find(key) is None:
            yield Case(CaseKind.SYSTEM_REGISTRATION, (subject,), place, system)


def _of_changed_system(case: Case, live: str | None) -> Iterator[Case]:
    """What follows from a system of a case that is another than it `was`; `live` is the name that TAK has."""
    system, before, (subject,) = case.system, case.was, case.subjects
    if system is None or before is None:
        return
    if system.is_active != before.is_active:
        kind = CaseKind.SYSTEM_REACTIVATION if system.is_active else CaseKind.SYSTEM_DEACTIVATION
        yield case._replace(kind=kind, place=system.place("status"))
    name = (live or before.title).strip()
    if system.title not in {before.title, name}:
        key = "name" if system.name != before.name else "organisation"
        yield case._replace(subjects=(Subject(subject.id, system.title, name),), place=system.place(key))
    if set(system.contacts) != set(before.contacts):
        yield case._replace(kind=CaseKind.SYSTEM_CONTACTS, place=system.place("contacts"))


def _of_addresses(base: Desired, head: Desired, catalogue: Catalogue) -> list[Case]:
    """A case for each file that gives addresses of TAK another name than before."""
    cases: dict[str, Case] = {}
    for each in renamed_addresses(base, head, catalogue):
        producer = each.block.declaration.producer
        system = head.known.get(producer.text) if producer else None
        case = cases.get(each.place.path) or Case(CaseKind.ADDRESS_NAME, (), each.place, system)
        subject = Subject(each.hsa_id, each.name, each.live)
        cases[each.place.path] = case._replace(subjects=(*case.subjects, subject))
    return list(cases.values())
