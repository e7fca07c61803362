"""What is to be said of the systems that an order names: which are new here, and what a person must see to.

Findings: TG151 and TG152 (near-duplicates in TAK), TG434 (a certificate that has ended), TG435 (a new system without
a contact), TG436 (a name that no order changes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note, warning
from tak_gitops.flows.renamed import renamed_addresses
from tak_gitops.likeness.similar_components import similar_components
from tak_gitops.model.changes import Action
from tak_gitops.model.flows import Flow
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change, NewObject
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import System


def object_flows(new: Iterable[NewObject], head: Desired, before: Mapping[str, System]) -> dict[str, Flow]:
    """The flow of each system that an order creates, by folded HSA-id; `before` has the systems of the base by name."""
    found = {}
    for each in new:
        if each.kind == "system":
            system = head.described.get(fold(each.hsa_id))
            known = before.get(system.key) if system else None
            elsewhere = known is not None and any(name != head.environment for name, _ in known.hsa_ids)
            found[fold(each.hsa_id)] = Flow.ENVIRONMENT_ADDED if elsewhere else Flow.NEW_SYSTEM
    return found


def ended_certificates(changes: Iterable[Change], head: Desired, day: date) -> list[Finding]:
    """TG434 for each system of a new or changed row whose function certificate has ended by the day of the order."""
    findings = []
    for system in _systems(changes, head):
        certificate = system.certificate(head.environment)
        if certificate and certificate.valid_to and certificate.valid_to < day:
            place = system.place(f"hsa_ids.{head.environment}")._replace(line=certificate.line, column=0)
            findings.append(warning("TG434", place, name=system.name, day=certificate.valid_to.isoformat()))
    return findings


def unreachable_systems(new: Iterable[NewObject], head: Desired) -> list[Finding]:
    """TG435 for each system that an order creates of which nobody can be reached."""
    findings = []
    for each in new:
        system = head.described.get(fold(each.hsa_id)) if each.kind == "system" else None
        if system and not any(contact.email or contact.phone for contact in system.contacts):
            findings.append(warning("TG435", system.place("name"), name=system.name))
    return findings


def renamed(base: Desired, head: Desired, catalogue: Catalogue) -> list[Finding]:
    """TG436 for each name that the files change of what TAK has under another name: no order brings it there."""
    return [*_renamed_systems(base, head, catalogue), *_renamed_addresses(base, head, catalogue)]


def near_duplicates(base: Desired, head: Desired, catalogue: Catalogue) -> list[Finding]:
    """TG151 and TG152 for the systems that are new here, or have another name or HSA-id than before."""
    fresh = [
        system
        for hsa_id, system in head.described.items()
        if _compared(base.described.get(hsa_id)) != _compared(system)
    ]
    return similar_components(fresh, head.known.values(), head.environment, catalogue)


def _compared(system: System | None) -> object:
    return system and (system.title, tuple(word.text for word in system.distinct_from))


def _systems(changes: Iterable[Change], head: Desired) -> list[System]:
    """The systems that new and changed rows name, by their names."""
    named = set()
    for change in changes:
        if change.action is not Action.REMOVE:
            named.add(fold((change.after.producer if change.after else change.consumer) or ""))
    return sorted(head.described[hsa_id] for hsa_id in named & head.described.keys())


def _renamed_systems(base: Desired, head: Desired, catalogue: Catalogue) -> Iterator[Finding]:
    for hsa_id, system in sorted(head.described.items()):
        before, live = base.described.get(hsa_id), catalogue.components.name(hsa_id)
        if before and before.title != system.title and live is not None and live.strip() != system.title:
            yield note("TG436", system.place("name"), name=system.title, live=live.strip(), hsa_id=hsa_id.upper())


def _renamed_addresses(base: Desired, head: Desired, catalogue: Catalogue) -> Iterator[Finding]:
    for each in renamed_addresses(base, head, catalogue):
        yield note("TG436.address", each.place, name=each.name, live=each.live, hsa_id=each.hsa_id)
