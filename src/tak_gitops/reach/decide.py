"""Whether a consumer reaches an address with a contract, and if not, what the platform answers (domain.md 5)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.hsa_tree import ROOT
from tak_gitops.model.identifiers import ANY_ADDRESS
from tak_gitops.reach.steps import Level, is_old_style, permission_steps, routing_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tak_gitops.model.entries import Target
    from tak_gitops.reach.rows import Rows
    from tak_gitops.reach.steps import Step, Terms


class Question(NamedTuple):
    """A call: identifiers as the caller writes them."""

    consumer: str
    contract: str
    logical_address: str


class Verdict(StrEnum):
    """What becomes of a call; the codes are those that a caller gets."""

    OPEN = "open"
    NO_ROUTING = "VP004"
    SEVERAL_ROUTINGS = "VP006"
    NO_PERMISSION = "VP007"
    UNKNOWN = "unknown"
    """It depends on the HSA tree, which is not known here."""


class Routed(NamedTuple):
    """Where a routing was met, and where it leads: several targets where several rows count.

    `by_parent` says whether a parent may answer instead, of which nothing is known here.
    """

    step: Step | None
    targets: Sequence[Target] = ()
    by_parent: bool = False


class Permitted(NamedTuple):
    """Where a permission was met; `by_parent` says whether a parent may have one, of which nothing is known here."""

    step: Step | None
    by_parent: bool = False


class Decision(NamedTuple):
    """What becomes of a call, and what decided it."""

    routed: Routed
    permitted: Permitted

    @property
    def verdict(self) -> Verdict:
        """What becomes of the call; routing comes first."""
        known = self.without_parents
        if known is Verdict.NO_ROUTING or known is Verdict.SEVERAL_ROUTINGS:
            return Verdict.UNKNOWN if self.routed.by_parent else known
        if known is Verdict.NO_PERMISSION:
            return Verdict.UNKNOWN if self.permitted.by_parent else known
        return known

    @property
    def without_parents(self) -> Verdict:
        """What becomes of the call as far as the rows that are known to be asked tell."""
        if self.routed.step is None:
            return Verdict.NO_ROUTING
        if len(self.routed.targets) > 1:
            return Verdict.SEVERAL_ROUTINGS
        return Verdict.OPEN if self.permitted.step else Verdict.NO_PERMISSION


def decide(rows: Rows, terms: Terms, question: Question) -> Decision:
    """What becomes of a call."""
    consumer, contract, address = question
    return Decision(
        find_routing(rows, terms, contract, address), find_permission(rows, terms, consumer, contract, address)
    )


def find_routing(rows: Rows, terms: Terms, contract: str, address: str) -> Routed:
    """The routings of the first address that has any: exact, then parents, then `*`."""
    found = rows.routings(contract)
    climbs = terms.tree is None and terms.lookup.routings.asks(contract) and not is_old_style(terms, address)
    for step in routing_steps(terms, contract, address):
        targets = found.get(step.address.lower())
        if targets:
            by_parent = climbs and step.level is Level.DEFAULT and _has_others(found, address)
            return Routed(step, targets, by_parent)
    return Routed(None, by_parent=climbs and _has_others(found, address))


def find_permission(rows: Rows, terms: Terms, consumer: str, contract: str, address: str) -> Permitted:
    """The first address with a permission: exact, then `*`, then parents."""
    found = rows.permissions(contract, consumer)
    if not found:
        return Permitted(None)
    for step in permission_steps(terms, contract, consumer, address):
        if step.address.lower() in found:
            return Permitted(step)
    climbs = terms.tree is None and terms.lookup.permissions.asks(contract) and not is_old_style(terms, address)
    return Permitted(None, by_parent=climbs and _has_others(found, address))


def _has_others(addresses: Collection[str], address: str) -> bool:
    """Whether any row is on an address that may be a parent: neither the one that is called nor `*`.

    Above what is no unit, and above the root itself, there is the root alone.
    """
    own, root = address.lower(), ROOT.lower()
    if own in {ANY_ADDRESS, root}:
        return own != root and root in addresses
    return any(each not in {own, ANY_ADDRESS} for each in addresses)
