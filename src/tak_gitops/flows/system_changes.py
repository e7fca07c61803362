"""What a change of `systems/` does, system by system (domain.md 6).

TAK is not told of most of it: a name, a contact or a status is no row (domain.md 9, NTP-2291). Who makes cases of
some of these, or shows them, asks here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tak_gitops.findings import Place
    from tak_gitops.model.repository_files import Certificate, System


class SystemFlow(StrEnum):
    """What happened to a system."""

    NEW = "new_system"
    """It was described for the first time: registered, in the words of Beställningsstödet."""
    REMOVED = "system_removed"
    """It is described no longer."""
    ENVIRONMENT_ADDED = "environment_added"
    """It may order in one more environment; a new system is added to each of its own."""
    ENVIRONMENT_REMOVED = "environment_removed"
    """It has no HSA-id in an environment any more."""
    HSA_ID_CHANGED = "hsa_id_changed"
    """It has another HSA-id in an environment: to TAK that is another component."""
    DEACTIVATED = "deactivated"
    """Nothing new may be ordered for it; what it has stays."""
    REACTIVATED = "reactivated"
    """It may be ordered for again."""
    RENAMED = "renamed"
    """It has another name or organisation, which no order tells TAK (domain.md 9)."""
    CONTACTS_CHANGED = "contacts_changed"
    """Others are to be asked about it."""
    CERTIFICATE_CHANGED = "certificate_changed"
    """It has another function certificate in an environment."""


class SystemChange(NamedTuple):
    """One thing that a change of the files does to a system.

    `system` is as it is now, or was when it is removed; `environment` where it is about one; `before` and `after` are
    the two values as people say them, None where there is none. `place` is where the file says so.
    """

    flow: SystemFlow
    system: System
    environment: str | None
    before: str | None
    after: str | None
    place: Place


def system_changes(before: Mapping[str, System], after: Mapping[str, System]) -> tuple[SystemChange, ...]:
    """All that a change from one set of systems to another does, by the names of the systems and in a fixed order.

    A system is known by its name in other files: a file that is moved and keeps its name changes nothing.
    """
    found: list[SystemChange] = []
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if new is None and old is not None:
            found.append(SystemChange(SystemFlow.REMOVED, old, None, old.title, None, old.place()))
        elif old is None and new is not None:
            found.append(SystemChange(SystemFlow.NEW, new, None, None, new.title, new.place("name")))
            found += _environments(None, new)
        elif old is not None and new is not None:
            found += _between(old, new)
    return tuple(found)


def _between(old: System, new: System) -> Iterator[SystemChange]:
    if old.title != new.title:
        key = "name" if old.name != new.name else "organisation"
        yield SystemChange(SystemFlow.RENAMED, new, None, old.title, new.title, new.place(key))
    if old.is_active != new.is_active:
        flow = SystemFlow.REACTIVATED if new.is_active else SystemFlow.DEACTIVATED
        yield SystemChange(flow, new, None, old.status, new.status, new.place("status"))
    yield from _environments(old, new)
    if old.contacts != new.contacts:
        told = [", ".join(filter(None, each)) for each in (*old.contacts, *new.contacts)]
        first, second = told[: len(old.contacts)], told[len(old.contacts) :]
        values = "; ".join(first) or None, "; ".join(second) or None
        yield SystemChange(SystemFlow.CONTACTS_CHANGED, new, None, *values, new.place("contacts"))


def _environments(old: System | None, new: System) -> Iterator[SystemChange]:
    """What happened in each environment."""
    before = dict(old.hsa_ids) if old else {}
    after = dict(new.hsa_ids)
    for environment in sorted({*before, *after}):
        was, now = before.get(environment), after.get(environment)
        place = new.place(f"hsa_ids.{environment}")
        if was is None or now is None:
            flow = SystemFlow.ENVIRONMENT_ADDED if was is None else SystemFlow.ENVIRONMENT_REMOVED
            yield SystemChange(flow, new, environment, was, now, place)
        elif fold(was) != fold(now):
            yield SystemChange(SystemFlow.HSA_ID_CHANGED, new, environment, was, now, place)
        if old is None:
            continue
        first, second = (_said(system.certificate(environment)) for system in (old, new))
        if first != second:
            yield SystemChange(SystemFlow.CERTIFICATE_CHANGED, new, environment, first, second, place)


def _said(certificate: Certificate | None) -> str | None:
    """Whose a certificate is and until when, as far as it is known."""
    if certificate is None:
        return None
    day = certificate.valid_to.isoformat() if certificate.valid_to else None
    return ", ".join(filter(None, (certificate.hsa_id, day))) or certificate.file
