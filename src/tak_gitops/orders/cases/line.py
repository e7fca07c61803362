"""A case as it stands in an order file and in the ledger: what it is about, and the text that is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from tak_gitops.model.cases import CaseKind, case_keys
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.cases.text import case_text
from tak_gitops.texts import visible

if TYPE_CHECKING:
    from tak_gitops.model.cases import Case

LAST = frozenset({CaseKind.CONTRACT_UNINSTALLATION, CaseKind.SYSTEM_DEACTIVATION})
"""What is asked for when the rows of the same order are done: they still need what it takes away."""

Wish = tuple[str, str, str]
"""One thing that a case asks for: its kind, the folded identifier that it is about, and its words where they tell."""


class CaseSubject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a case is about, as `model.cases.Subject`."""

    id: str
    name: str | None = None
    was: str | None = None


class CaseLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case of an order. All of it counts but where it comes from: what is approved is what is sent.

    `until` is the last day on which it makes sense to send it, None where there is none.
    """

    case: str
    about: tuple[CaseSubject, ...]
    ordered_by: str
    text: str
    until: date | None = None
    path: str | None = None
    line: int | None = None

    def ordered(self) -> dict[str, Any]:
        """What counts of the case."""
        about = [msgspec.structs.asdict(each) for each in self.about]
        return {"case": self.case, "about": about, "ordered_by": self.ordered_by, "text": self.text} | (
            {"until": self.until.isoformat()} if self.until else {}
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """What only one case at a time may be about."""
        return case_keys(self.case, (each.id for each in self.about))

    @property
    def wishes(self) -> frozenset[Wish]:
        """What it asks for, one by one: of two cases with a wish in common the later one stands for the earlier."""
        # of a source system the words are what is asked for, whoever orders
        words = self.text.replace(self.ordered_by, "") if self.case == CaseKind.SOURCE_SYSTEM_CHANGE else ""
        return frozenset((self.case, fold(each.id), words) for each in self.about)

    @property
    def comes_last(self) -> bool:
        """Whether it waits for the rows of its order."""
        return self.case in LAST


def case_line(case: Case, platform: str, ordered_by: str) -> CaseLine:
    """The case as it is ordered."""
    about = tuple(CaseSubject(*subject) for subject in case.subjects)
    text = case_text(case, platform, ordered_by)
    return CaseLine(case.kind.value, about, ordered_by, text, case.until, case.place.path, case.place.line)


def require_case(line: CaseLine) -> None:
    """Hold a case of a file to what `case_line` can give. Raises ValueError: it was written by hand."""
    CaseKind(line.case)
    lines = [line.ordered_by, *line.text.split("\n")]
    if not line.about or not line.text.strip() or any(visible(each) != each for each in lines):
        raise ValueError(line.case)
