"""What an export shows of a case: a contract, a component or a name is there or it is not (docs/cases.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.cases import CaseKind
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.ledger.records import Row
from tak_gitops.orders.line_state import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.orders.cases.line import CaseLine, CaseSubject

SHOWN_BY_EXPORTS = frozenset(
    {
        CaseKind.CONTRACT_INSTALLATION,
        CaseKind.CONTRACT_UNINSTALLATION,
        CaseKind.SYSTEM_REGISTRATION,
        CaseKind.SYSTEM_NAME,
        CaseKind.ADDRESS_NAME,
    }
)
"""What a later export proves; of all else only people know."""


def case_rows(case: CaseLine, catalogue: Catalogue) -> Iterator[tuple[Row, Standing]]:
    """Everything that a case is about and an export can show, with where live stands with it."""
    if case.case not in SHOWN_BY_EXPORTS:
        return
    for subject in case.about:
        expected, found = _seen(case.case, subject, catalogue)
        standing = Standing.AFTER if found == expected else Standing.BEFORE
        yield Row(f"{case.case}:{fold(subject.id)}", expected, found), standing


def _seen(kind: str, subject: CaseSubject, catalogue: Catalogue) -> tuple[str | None, str | None]:
    """What is to be found in an export, and what is."""
    match kind:
        case CaseKind.CONTRACT_INSTALLATION:
            return _spelled(subject, catalogue.contracts)
        case CaseKind.CONTRACT_UNINSTALLATION:
            return None, catalogue.contracts.spelling(subject.id)
        case CaseKind.SYSTEM_REGISTRATION:
            return _spelled(subject, catalogue.components)
        case CaseKind.SYSTEM_NAME:
            return _named(subject, catalogue.components)
    return _named(subject, catalogue.addresses)


def _spelled(subject: CaseSubject, table: Table) -> tuple[str, str | None]:
    """The identifier as live spells it, however the files do."""
    found = table.spelling(subject.id)
    return found or subject.id, found


def _named(subject: CaseSubject, table: Table) -> tuple[str | None, str | None]:
    name = table.name(subject.id)
    return subject.name, name.strip() if name else None
