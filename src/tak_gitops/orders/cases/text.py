"""The Swedish text of a case: what the forms of the service desk ask for (domain.md 6), whoever reads it.

It is worked out from the files alone, so that it is the same wherever and whenever it is written. What somebody else
wrote stands on lines of its own, indented, with all that cannot be seen made visible: it can neither end the text nor
pass for a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.cases import CaseKind, read_window
from tak_gitops.model.contracts import parts
from tak_gitops.texts import msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tak_gitops.model.cases import Case, Subject
    from tak_gitops.model.repository_files import Contact, System

TECHNICAL = "technical"
_INDENT = "  "


def case_text(case: Case, platform: str, ordered_by: str) -> str:
    """The text, ending in a line break; orders are Swedish always."""
    return "".join(f"{line}\n" for line in _lines(case, platform, ordered_by))


def whom_to_ask(system: System | None) -> Contact | None:
    """The contact of a system whom to ask: a technical one before others."""
    contacts = system.contacts if system else ()
    return min(contacts, key=lambda each: each.role != TECHNICAL, default=None)


def _lines(case: Case, platform: str, ordered_by: str) -> Iterator[str]:
    yield _say("case.text.head", what=msg(f"case.kind.{case.kind.value}"), platform=platform)
    if ordered_by:
        yield _say("case.text.ordered_by", name=ordered_by)
    if case.prestudy:
        yield _say("case.text.prestudy", name=case.prestudy)
    if case.reference:
        yield _say("case.text.reference", name=case.reference)
    contact = whom_to_ask(case.system)
    if contact:
        yield _say("case.text.contact", reach=_reach(contact))
    yield ""
    yield from _wish(case, platform)
    if case.text:
        yield ""
        yield _say("case.text.message")
        yield from (f"{_INDENT}{visible(line)}".rstrip() for line in case.text.strip("\n").split("\n"))
    yield ""
    yield _say("case.text.answer")


def _wish(case: Case, platform: str) -> Iterator[str]:
    """What is to be done, and to what."""
    yield _say(f"case.text.{case.kind.value}", count=len(case.subjects), platform=platform)
    match case.kind:
        case CaseKind.CONTRACT_INSTALLATION | CaseKind.CONTRACT_UNINSTALLATION:
            yield from _contracts(case.subjects)
            if case.system:
                yield _say("case.text.for", name=_named(case.system))
        case CaseKind.SOURCE_SYSTEM_CHANGE:
            yield from _system(case, case.subjects[0])
            window = read_window(case.window) if case.window else None
            if window:
                begins, ends = (each.strftime("%Y-%m-%d %H:%M") for each in window)
                yield _INDENT + _say("case.text.window", begins=begins, ends=ends)
            if case.subjects[1:]:
                yield _INDENT + _say("case.text.affected")
                yield from (f"{_INDENT}{line}" for line in _contracts(case.subjects[1:]))
        case CaseKind.ADDRESS_NAME:
            for subject in case.subjects:
                yield _INDENT + visible(subject.id)
                yield from _renamed(subject)
        case _:
            yield from _system(case, case.subjects[0])
            yield from _about_system(case)


def _system(case: Case, subject: Subject) -> Iterator[str]:
    """The system that a case is about, by name and HSA-id."""
    if case.system:
        yield _INDENT + _say("case.text.organisation", name=case.system.organisation)
        yield _INDENT + _say("case.text.system", name=case.system.name)
    yield _INDENT + _say("case.text.hsa_id", id=subject.id)


def _about_system(case: Case) -> Iterator[str]:
    """What changes about a system."""
    if case.kind is CaseKind.SYSTEM_NAME:
        yield from _renamed(case.subjects[0])
    if case.kind not in {CaseKind.SYSTEM_REGISTRATION, CaseKind.SYSTEM_CONTACTS} or case.system is None:
        return
    now = case.system.contacts
    yield _INDENT + _say("case.text.contacts" if now else "case.text.contacts.none")
    yield from _contacts(now)
    gone = [each for each in case.was.contacts if each not in now] if case.was else []
    if gone:
        yield _INDENT + _say("case.text.contacts.gone")
        yield from _contacts(gone)


def _renamed(subject: Subject) -> Iterator[str]:
    yield 2 * _INDENT + _say("case.text.was", name=subject.was or "–")
    yield 2 * _INDENT + _say("case.text.becomes", name=subject.name or "–")


def _contracts(subjects: Iterable[Subject]) -> Iterator[str]:
    for subject in subjects:
        name = parts(subject.id).name or subject.id
        version = subject.name or parts(subject.id).major or "–"
        yield _INDENT + _say("case.text.contract", name=name, version=version)
        yield 2 * _INDENT + visible(subject.id)


def _contacts(contacts: Iterable[Contact]) -> Iterator[str]:
    yield from (2 * _INDENT + visible(_reach(each)) for each in contacts)


def _reach(contact: Contact) -> str:
    role = _say("case.text.technical") if contact.role == TECHNICAL else contact.role
    who = f"{contact.name} ({role})" if contact.name else role
    return ", ".join(filter(None, (who, contact.email, contact.phone)))


def _named(system: System) -> str:
    return f"{system.name}, {system.organisation}"


def _say(key: str, **values: object) -> str:
    return render(msg(key, **values), "sv")
