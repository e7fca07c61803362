"""What a case is called in reports, whether it is planned, in an order file or in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tak_gitops.model.cases import CaseKind
from tak_gitops.model.contracts import title
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class About(Protocol):
    """One thing that a case is about, as a plan or an order file has it."""

    @property
    def id(self) -> str:
        """Its HSA-id or namespace."""

    @property
    def was(self) -> str | None:
        """Its name before."""


def case_words(kind: str, about: Iterable[About], language: Language, systems: Sequence[str] = ()) -> str:
    """What a case is about, such as `installation av tjänstekontrakt: MakeBooking 1`; systems by their names first."""
    names = ", ".join(visible(name) for name in (*systems, *_subjects(kind, about, named=bool(systems))))
    return render(msg("status.what.case", what=msg(f"case.kind.{kind}"), about=names), language)


def _subjects(kind: str, about: Iterable[About], *, named: bool) -> Iterator[str]:
    """What a case is about: contracts, addresses, and the component unless its system is `named` already."""
    for subject in about:
        if subject.id.startswith("urn:"):
            yield title(subject.id)
        elif kind == CaseKind.ADDRESS_NAME:
            yield subject.was or subject.id
        elif not named:
            yield subject.id
