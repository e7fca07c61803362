"""Cases about contracts: which are to be installed or uninstalled, and which the rows of a plan ask for by themselves.

Findings: TG460 and TG461 (what is asked for is so already), TG462 (a contract is to go that rows still need).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import Finding, error, note
from tak_gitops.model.cases import Case, CaseKind, Subject, case_keys
from tak_gitops.model.changes import Action, Blocked
from tak_gitops.model.contracts import parts, short_form, title
from tak_gitops.model.identifiers import fold
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.plan import Plan

ALIKE = 85
"""From where on, of 100, the name of a contract or of its domain is taken for another one that is misspelt."""

_INSTALL, _UNINSTALL = CaseKind.CONTRACT_INSTALLATION, CaseKind.CONTRACT_UNINSTALLATION


def newly_written(base: Desired, head: Desired) -> list[Case]:
    """The cases that files ask for and the base did not; a file that is moved or deleted asks for nothing."""
    known = {case.wish for case in base.cases}
    return [case for case in head.cases if case.wish not in known]


def contracts_to_come(base: Desired, head: Desired, catalogue: Catalogue) -> list[str]:
    """The contracts that the platform lacks and a change may have installed: rows may be ordered that wait for them.

    `catalogue` is live with what is pending. What a file asks for by itself is among them whatever it is called; of
    the others none that is likely to be a misspelt name of one that the platform has.
    """
    written = [subject.id for case in newly_written(base, head) if case.kind is _INSTALL for subject in case.subjects]
    used = {contract: None for block in head.blocks for contract in block.contracts}
    lacking = (each for each in used if catalogue.contracts.find(each) is None)
    return [*written, *(each for each in lacking if near_contract(each, catalogue) is None)]


def near_contract(contract: str, catalogue: Catalogue) -> str | None:
    """A contract of live that is likely to be meant; None where there is none. Another major version is another one."""
    from rapidfuzz import fuzz

    domain, name, _ = parts(contract)
    for each in catalogue.contracts.ids if name else ():
        other_domain, other_name, _ = parts(each)
        if domain == other_domain and name != other_name and fuzz.ratio(name, other_name) >= ALIKE:
            return each
        if domain != other_domain and name == other_name and fuzz.ratio(domain, other_domain) >= ALIKE:
            return each
    return None


def with_near_names(blocked: Iterable[Blocked], catalogue: Catalogue) -> Iterator[Blocked]:
    """The blocked lines, those without their contract (TG404) with the one that is likely to be meant."""
    for each in blocked:
        near = near_contract(each.change.contract, catalogue) if each.message.key == "TG404" else None
        if near is None:
            yield each
        else:
            yield each._replace(message=msg("TG404.near", contract=each.change.contract, near=short_form(near)))


def still_wanted(case: Case, catalogue: Catalogue) -> tuple[Case, list[Finding]]:
    """A case without the contracts that are there already, or are not, and a note on each of these."""
    if case.kind not in {_INSTALL, _UNINSTALL}:
        return case, []
    wanted, findings = [], []
    for subject in case.subjects:
        is_there = catalogue.contracts.find(subject.id) is not None
        if is_there is (case.kind is _UNINSTALL):
            wanted.append(subject)
        else:
            findings.append(note("TG460" if is_there else "TG461", case.place, contract=title(subject.id)))
    return case._replace(subjects=tuple(wanted)), findings


def still_used(case: Case, plan: Plan, catalogue: Catalogue) -> Iterator[Finding]:
    """TG462 for each contract to uninstall that rows of TAK or of the plan need when the plan is carried out."""
    if case.kind is not _UNINSTALL:
        return
    live = LiveView(catalogue, plan.day)
    for subject in case.subjects:
        contract = fold(subject.id)
        changes = [each for each in plan.changes if fold(each.contract) == contract]
        gone = {_row(each.consumer, each.logical_address) for each in changes if each.action is Action.REMOVE}
        rows = {_row(each.consumer, each.logical_address) for each in changes if each.action is Action.ADD}
        for consumer in (None, *live.consumers(contract)):
            group = live.permissions(contract, consumer) if consumer else live.routings(contract)
            rows.update(_row(consumer, catalogue.addresses.ids[number]) for number in {*group.present, *group.around})
        left = rows - gone
        if left:
            routings = sum(not consumer for consumer, _ in left)
            about = {"routings": routings, "permissions": len(left) - routings}
            yield error("TG462", case.place, contract=title(subject.id), **about)


def installations(plan: Plan, head: Desired, catalogue: Catalogue, asked: Iterable[str]) -> Iterator[Case]:
    """A case for each file with rows of the plan whose contracts the platform lacks, but for those `asked` for already.

    Whom it concerns is the producer of the connection; one that only gives permissions comes after those that connect.
    """
    known = set(asked)
    used = {fold(change.contract) for change in plan.changes if change.action is not Action.REMOVE}
    lacking = {each for each in used if catalogue.contracts.find(each) is None}
    for block in sorted(head.blocks if lacking else (), key=lambda each: (not each.routes, each.declaration.path)):
        declaration = block.declaration
        subjects, places = [], []
        for contract, choice in zip(block.contracts, declaration.contracts, strict=True):
            keys = case_keys(_INSTALL, [contract])
            if fold(contract) in lacking and known.isdisjoint(keys):
                known.update(keys)
                subjects.append(Subject(contract, choice.contract.text.rpartition(":")[2]))
                places.append(declaration.place(choice.contract))
        if subjects:
            system = head.known.get(declaration.producer.text) if declaration.producer else None
            case = Case(_INSTALL, tuple(subjects), places[0], system)
            yield case._replace(prestudy=declaration.prestudy, reference=declaration.reference)


def _row(consumer: str | None, address: str) -> tuple[str, str]:
    return fold(consumer or ""), fold(address)
