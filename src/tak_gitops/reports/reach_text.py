"""The answer to a call for people: yes or no first, then the rows that decide, then what to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tak_gitops.looking.opening import Missing
from tak_gitops.model.contracts import title
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.model.names import system_title
from tak_gitops.reach.decide import Verdict
from tak_gitops.reach.steps import Level
from tak_gitops.reports.live_name import live_name
from tak_gitops.reports.plan_text import joined
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.looking.access import Access, Party
    from tak_gitops.looking.opening import Step
    from tak_gitops.reach import steps
    from tak_gitops.reports.style import Style

_INDENT = " " * 14
_YEARS_SHOWN = 20
"""A row that an order makes lasts a century: one that ends sooner than this was meant to."""
_LEVELS = {
    Level.EXACT: "reach.level.exact",
    Level.PART: "reach.level.part",
    Level.PARENT: "reach.level.parent",
    Level.DEFAULT: "reach.level.default",
}
_MEANINGS = {
    Verdict.NO_ROUTING: "reach.meaning.no_routing",
    Verdict.SEVERAL_ROUTINGS: "reach.meaning.several_routings",
    Verdict.NO_PERMISSION: "reach.meaning.no_permission",
}
_DECLARED = {Missing.ROUTING: "reach.declared.routing", Missing.PERMISSION: "reach.declared.permission"}
_ADD = {Missing.ROUTING: "reach.order.routing.add", Missing.PERMISSION: "reach.order.permission.add"}
_NEW_FILE = {Missing.ROUTING: "reach.order.routing.file", Missing.PERMISSION: "reach.order.permission.file"}
_COLOURS = {Verdict.OPEN: "green", Verdict.UNKNOWN: "yellow"}


def reach_text(access: Access, language: Language, style: Style) -> str:
    """The answer in one environment, ending in a line break."""
    return "".join(f"{line}\n" for line in _ReachText(access, language, style).lines())


class _ReachText:
    def __init__(self, access: Access, language: Language, style: Style) -> None:
        self.access = access
        self.answer = access.answer
        self.language = language
        self.style = style

    def say(self, key: str, **values: object) -> str:
        """A text in the language."""
        return render(msg(key, **values), self.language)

    def wrapped(self, text: str, indent: str = "  ") -> list[str]:
        """A sentence within the width."""
        return wrapped(text, self.style.width, indent)

    def lines(self) -> Iterator[str]:
        """Every line."""
        colour = _COLOURS.get(self.answer.verdict, "red")
        for line in wrapped(self.headline(), self.style.width, further="  "):
            yield self.style.coloured(line, colour)
        yield f"  {self.say('reach.against', export=self.export(), when=self.when())}"
        yield ""
        yield from self.routing()
        yield from self.permission()
        notes = list(self.notes())
        if notes:
            yield ""
            yield from notes
        yield from self.what_to_do()

    def headline(self) -> str:
        """Yes, no or unknown, in one sentence."""
        verdict = self.answer.verdict
        consumer, contract, address = self.access.parties
        values = {
            "environment": self.access.environment,
            "consumer": system_title(consumer.name or consumer.id),
            "contract": title(contract.id),
            "address": self.address_name(address),
        }
        if verdict is Verdict.OPEN:
            return self.say("reach.yes", **values)
        if verdict is Verdict.UNKNOWN:
            return self.say("reach.unknown", **values)
        return self.say("reach.no", **values, code=verdict.value, meaning=_meaning(verdict))

    def export(self) -> Message:
        """Which live state the answer is from."""
        return live_name(self.access.snapshot, dates_known=self.access.dates_known)

    def when(self) -> str:
        """The day or the moment that the answer is for."""
        when = self.access.when
        return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()

    def address_name(self, party: Party) -> str:
        """An address by its name, or its id."""
        return self.say("reach.any_address") + " (*)" if party.id == ANY_ADDRESS else party.name or party.id

    def routing(self) -> Iterator[str]:
        """Where the routing was met and where it leads, or where it was looked for."""
        word = self.say("plan.routing")
        step = self.answer.decision.routed.step
        if step is None:
            yield from self.nothing(word, self.say("reach.none"), self.access.routing_steps)
            return
        yield from self.met(word, step)
        for row in self.answer.routings:
            producer = row.target.producer or "?"
            name = self.access.names.get(fold(producer))
            yield from self.detail(self.say("reach.to", producer=system_title(name) if name else producer), producer)
            yield from self.detail(row.target.rivta_profile or "?", row.target.url or "?")
            yield from self.source(row)

    def permission(self) -> Iterator[str]:
        """Where the permission was met, or where it was looked for."""
        word = self.say("plan.permission")
        step = self.answer.decision.permitted.step
        consumer = self.access.parties[0]
        if step is None:
            yield from self.nothing(word, self.say("reach.none.permission"), self.access.permission_steps)
            return
        yield from self.met(word, step)
        yield from self.detail(self.say("reach.for", consumer=system_title(consumer.name or consumer.id)), consumer.id)
        for row in self.answer.permissions[:1]:
            yield from self.source(row)

    def met(self, word: str, step: steps.Step) -> Iterator[str]:
        """The address where a row was met, and what it is to the one that is called."""
        yield from self.row(word, [*self.named(step), self.say(_LEVELS[step.level])])

    def nothing(self, word: str, none: str, asked: Sequence[steps.Step]) -> Iterator[str]:
        """That there is no row, and on which addresses one was looked for."""
        yield from self.row(word, [none])
        if asked:
            addresses = ", ".join(dict.fromkeys(self.short(step) for step in asked))
            yield from self.wrapped(self.say("reach.asked", addresses=addresses), _INDENT)
        else:
            yield from self.wrapped(self.say("reach.asked.none"), _INDENT)

    def named(self, step: steps.Step) -> list[str]:
        """An address by name and id."""
        if step.address == ANY_ADDRESS:
            return [self.say("reach.any_address"), ANY_ADDRESS]
        name = self.access.names.get(fold(step.address))
        return [name, step.address] if name else [step.address]

    def short(self, step: steps.Step) -> str:
        """An address in a list of such: a parent by its name."""
        name = self.access.names.get(fold(step.address)) if step.level is Level.PARENT else None
        return f"{name} ({step.address})" if name else step.address

    def row(self, word: str, parts: Sequence[str]) -> Iterator[str]:
        """A row that begins with its kind."""
        yield from joined([f"  {word:<10}", *map(visible, parts)], "  ", self.style.width, _INDENT)

    def detail(self, *parts: str) -> Iterator[str]:
        """What belongs to a row."""
        first, *others = map(visible, parts)
        yield from joined([f"{_INDENT}{first}", *others], "  ", self.style.width, _INDENT)

    def source(self, row: Routing | Permission) -> Iterator[str]:
        """Which file declares a row, and the days of one that does not last."""
        place = self.access.places.get(row)
        parts = [str(place) if place else self.say("reach.unmanaged")]
        if row.valid_to.year - self._year < _YEARS_SHOWN:
            parts.append(f"{row.valid_from.isoformat()}–{row.valid_to.isoformat()}")
        yield from self.detail(*parts)

    @property
    def _year(self) -> int:
        return self.access.when.year

    def notes(self) -> Iterator[str]:
        """What else there is to know of the answer."""
        access, answer = self.access, self.answer
        for party in access.parties:
            if not party.is_known:
                yield from self.wrapped(self.say("reach.not_in_tak", id=party.id))
        if answer.verdict is Verdict.UNKNOWN:
            without = answer.decision.without_parents
            yield from self.wrapped(self.say("reach.without_parents", code=without.value, meaning=_meaning(without)))
            path = f"environments/{access.environment}/environment.yaml"
            yield from self.wrapped(self.say("reach.give_tree", path=path))
        elif answer.decision.routed.by_parent:
            yield from self.wrapped(self.say("reach.by_parent"))
        if answer.opens:
            yield from self.wrapped(self.say("reach.opens", day=answer.opens.isoformat()))
        if answer.open_until and answer.open_until.year - self._year < _YEARS_SHOWN:
            yield from self.wrapped(self.say("reach.closes", day=answer.open_until.isoformat()))
        if not access.dates_known:
            yield from self.wrapped(self.say("reach.no_dates"))
        if access.later is not None or access.pending:
            yield from self.wrapped(self.pending())

    def pending(self) -> str:
        """What orders that are on their way do to the answer."""
        numbers = ", ".join(map(str, self.access.pending)) or "–"
        later = self.access.later
        if later is None:
            return self.say("reach.pending.same", numbers=numbers)
        return self.say("reach.pending", numbers=numbers, verdict=_verdict(later))

    def what_to_do(self) -> Iterator[str]:
        """What to order so that the call goes through."""
        if self.answer.decision.without_parents is Verdict.SEVERAL_ROUTINGS:
            yield ""
            yield from self.wrapped(self.say("reach.several"))
        if not self.access.opening or self.access.later is Verdict.OPEN:
            return
        yield ""
        yield self.style.bold(self.say("reach.order"))
        for step in self.access.opening:
            yield from self.step(step)

    def step(self, step: Step) -> Iterator[str]:
        """One row to order, and what to write."""
        environment = self.access.environment
        if step.declared:
            text = self.say(_DECLARED[step.missing], place=str(step.declared), environment=environment)
        elif step.places:
            text = self.say(_ADD[step.missing], places=", ".join(map(str, step.places)))
        else:
            text = self.say(_NEW_FILE[step.missing], environment=environment)
        yield from self.wrapped(text)
        yield from (f"    {visible(line)}" for line in step.lines)


def _meaning(verdict: Verdict) -> Message:
    return msg(_MEANINGS[verdict])


def _verdict(verdict: Verdict) -> Message:
    if verdict is Verdict.OPEN:
        return msg("reach.verdict.open")
    if verdict is Verdict.UNKNOWN:
        return msg("reach.verdict.unknown")
    return msg("reach.verdict.no", code=verdict.value)
