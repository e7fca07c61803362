"""The answer to one question over a catalogue: with the rows that decide, and when it changes (domain.md 5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.swedish_time import swedish_day
from tak_gitops.reach.decide import Verdict, decide
from tak_gitops.reach.rows import CatalogueRows, ListedRows, period_of
from tak_gitops.reach.steps import permission_steps, routing_steps
from tak_gitops.reach.validity import on_day, valid_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.reach.decide import Decision, Question
    from tak_gitops.reach.steps import Step, Terms


class Answer(NamedTuple):
    """What becomes of a call, and the rows that decide it; days are whole days as TAK has them.

    `opens` is the first day to come on which the call goes through where it does not now, `open_until` the last day
    on which it does where it does now; None where no such day is known. Neither knows of parents that are not known.
    """

    question: Question
    decision: Decision
    routings: tuple[Routing, ...]
    permissions: tuple[Permission, ...]
    opens: date | None = None
    open_until: date | None = None

    @property
    def verdict(self) -> Verdict:
        """What becomes of the call."""
        return self.decision.verdict


def answer(catalogue: Catalogue, question: Question, when: date | datetime, terms: Terms) -> Answer:
    """The answer on a day, by TAK's whole days, or at a moment with a time zone, as the platform compares it."""
    valid = valid_on(when)
    decision = decide(CatalogueRows(catalogue, valid), terms, question)
    history = _History(catalogue, question, terms)
    day = swedish_day(when) if isinstance(when, datetime) else when
    is_open = decision.without_parents is Verdict.OPEN
    changes = history.first_day(day, terms, is_open=not is_open)
    return Answer(
        question,
        decision,
        tuple(each for each in history.routings if valid(period_of(each)) and _is_at(each, decision.routed.step)),
        tuple(each for each in history.permissions if valid(period_of(each)) and _is_at(each, decision.permitted.step)),
        opens=None if is_open else changes,
        open_until=date.fromordinal(changes.toordinal() - 1) if is_open and changes else None,
    )


class _History:
    """All rows, past and to come, on the addresses that a question asks."""

    def __init__(self, catalogue: Catalogue, question: Question, terms: Terms) -> None:
        consumer, contract, address = question
        self.question = question
        self.routings = tuple(_routings(catalogue, contract, routing_steps(terms, contract, address)))
        self.permissions = tuple(
            _permissions(catalogue, contract, consumer, permission_steps(terms, contract, consumer, address))
        )

    def first_day(self, day: date, terms: Terms, *, is_open: bool) -> date | None:
        """The first day after `day` on which the call goes through, or does not; None where there is none."""
        rows: Sequence[Routing | Permission] = (*self.routings, *self.permissions)
        periods = [period_of(row) for row in rows]
        last = date.max.toordinal()
        edges = {edge for first, end in periods for edge in (first, end + 1) if day.toordinal() < edge <= last}
        for edge in sorted(edges):
            then = date.fromordinal(edge)
            found = decide(ListedRows(self.routings, self.permissions, on_day(then)), terms, self.question)
            if (found.without_parents is Verdict.OPEN) is is_open:
                return then
        return None


def _routings(catalogue: Catalogue, contract: str, steps: Iterable[Step]) -> Iterable[Routing]:
    addresses = _numbers(catalogue.addresses.ids, {step.address.lower() for step in steps})
    rows = catalogue.routings
    for number in sorted(_numbers(catalogue.contracts.ids, {contract.lower()})):
        for row in range(*rows.spans.get(number, (0, 0))):
            if rows.addresses[row] in addresses:
                yield catalogue.routing(row, number)


def _permissions(catalogue: Catalogue, contract: str, consumer: str, steps: Iterable[Step]) -> Iterable[Permission]:
    addresses = _numbers(catalogue.addresses.ids, {step.address.lower() for step in steps})
    rows = catalogue.permissions
    for first in sorted(_numbers(catalogue.contracts.ids, {contract.lower()})):
        for second in sorted(_numbers(catalogue.components.ids, {consumer.lower()})):
            for row in range(*rows.spans.get((first, second), (0, 0))):
                if rows.addresses[row] in addresses:
                    yield catalogue.permission(row, first, second)


def _numbers(identifiers: Sequence[str], wanted: set[str]) -> set[int]:
    return {number for number, each in enumerate(identifiers) if each.lower() in wanted}


def _is_at(row: Routing | Permission, step: Step | None) -> bool:
    return step is not None and row.logical_address.lower() == step.address.lower()
