"""The acceptance model over a catalogue: what TAK-web answers to an order, and the catalogue as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.applied import applied
from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.decide import decide
from tak_gitops.acceptance.receipt import Outcome

if TYPE_CHECKING:
    from tak_gitops.acceptance.receipt import Receipt
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.tak_order import TakOrder


class Accepted(NamedTuple):
    """A catalogue after an order, and what TAK-web answers to the order."""

    catalogue: Catalogue
    receipt: Receipt


def accept(catalogue: Catalogue, order: TakOrder, *, platform: str) -> Accepted:
    """The catalogue after `order`, and TAK-web's answer; the very catalogue where the order is refused.

    Every day is one of the order's own: TAK never looks at its clock when it takes an order (domain.md 4.6).
    Who sends it matters only to objects that another user has not published, which no export of today has.
    """
    rows = CatalogueRows(catalogue)
    receipt, effects = decide(rows, order, user="", platform=platform)
    if receipt.outcome is not Outcome.ACCEPTED:
        return Accepted(catalogue, receipt)
    return Accepted(applied(rows, effects), receipt)
