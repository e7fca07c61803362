"""Cases: what a service desk does that is no row of TAK (domain.md 6), as files write them and as they are ordered."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.identifiers import fold
from tak_gitops.model.swedish_time import SWEDEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.findings import Place
    from tak_gitops.model.repository_files import System

WINDOW_PATTERN = r"^{0}/{0}$".format("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


class CaseKind(StrEnum):
    """What is asked for. The first three are written in files, the others follow from how other files change."""

    CONTRACT_INSTALLATION = "contract_installation"
    CONTRACT_UNINSTALLATION = "contract_uninstallation"
    SOURCE_SYSTEM_CHANGE = "source_system_change"
    SYSTEM_REGISTRATION = "system_registration"
    SYSTEM_DEACTIVATION = "system_deactivation"
    SYSTEM_REACTIVATION = "system_reactivation"
    SYSTEM_NAME = "system_name"
    SYSTEM_CONTACTS = "system_contacts"
    ADDRESS_NAME = "address_name"


WRITTEN = (CaseKind.CONTRACT_INSTALLATION, CaseKind.CONTRACT_UNINSTALLATION, CaseKind.SOURCE_SYSTEM_CHANGE)
"""The kinds that `kind: Case` may have: no other file tells them (formats.md 1)."""

_CONTRACTS = frozenset({CaseKind.CONTRACT_INSTALLATION, CaseKind.CONTRACT_UNINSTALLATION})
_STATUS = frozenset({CaseKind.SYSTEM_DEACTIVATION, CaseKind.SYSTEM_REACTIVATION})


class Window(NamedTuple):
    """When a source system is out of service, in Swedish time."""

    begins: datetime
    ends: datetime


class Subject(NamedTuple):
    """What a case is about: a contract, a component or an address, by the identifier that TAK has.

    `name` is what it is to be called where that is what is asked for, `was` what it was called; of a contract `name`
    is the version that is meant, minor part and all, where the file tells it.
    """

    id: str
    name: str | None = None
    was: str | None = None


class Case(NamedTuple):
    """A case of one environment. `system` is whom it concerns, `was` the same system at the base where it changed."""

    kind: CaseKind
    subjects: tuple[Subject, ...]
    place: Place
    system: System | None = None
    was: System | None = None
    window: str | None = None
    text: str | None = None
    prestudy: str | None = None
    reference: str | None = None

    @property
    def wish(self) -> tuple[object, ...]:
        """What is asked for, wherever it is written and whoever is to be asked about it."""
        system = self.system.key if self.system else None
        return (self.kind, self.subjects, system, self.window, self.text, self.prestudy, self.reference)

    @property
    def until(self) -> date | None:
        """The last Swedish day on which it makes sense to ask: that on which its window begins."""
        window = read_window(self.window) if self.window else None
        return window.begins.date() if window else None

    @property
    def keys(self) -> tuple[str, ...]:
        """What only one case at a time may be about, as the ledger writes it; orders wait by these."""
        return case_keys(self.kind, (subject.id for subject in self.subjects))


def case_keys(kind: str, identifiers: Iterable[str]) -> tuple[str, ...]:
    """The keys of a case of a kind about some identifiers: `case:contract:…`, `case:system:…`; others have none."""
    family = "contract" if kind in _CONTRACTS else "system" if kind in _STATUS else None
    return tuple(f"case:{family}:{fold(each)}" for each in identifiers) if family else ()


@cache
def read_window(text: str) -> Window | None:
    """A window such as `2026-12-01T22:00/2026-12-02T04:00`; None where one of its times does not exist in Sweden.

    The hour that comes twice in autumn counts whole: a window may begin in its first and end in its second.
    """
    if re.fullmatch(WINDOW_PATTERN, text) is None:
        return None
    begins, ends = (_moment(part, fold=number) for number, part in enumerate(text.split("/")))
    return Window(begins, ends) if begins and ends else None


def _moment(text: str, *, fold: int) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=SWEDEN, fold=fold)
        again = moment.astimezone(UTC).astimezone(SWEDEN).replace(fold=fold)
    except (ValueError, OverflowError):
        return None
    # the hour that spring leaves out is another one when it is read back
    return moment if again == moment else None
