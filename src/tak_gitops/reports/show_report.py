"""What is known of a system, a logical address or a contract, as text and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.looking.about import Part
from tak_gitops.looking.facts import Mark
from tak_gitops.looking.things import Kind
from tak_gitops.model.contracts import short_form, title
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.model.names import system_title
from tak_gitops.reports.live_name import live_name
from tak_gitops.reports.plan_text import joined
from tak_gitops.reports.show_lines import show_lines
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from tak_gitops.looking.about import About
    from tak_gitops.looking.facts import Fact
    from tak_gitops.looking.things import Thing
    from tak_gitops.model.entries import Target
    from tak_gitops.model.repository_files import System
    from tak_gitops.reports.show_lines import ShowLine
    from tak_gitops.reports.style import Style

NAMED = 3
"""As many names stand in a line; more are counted."""
ROWS = 10
"""As many lines of each part are shown unless all are wanted."""
_INDENT = " " * 10
_HEADINGS = {
    Part.ROUTINGS: "show.routings",
    Part.CALLERS: "show.callers",
    Part.CONSUMES: "show.consumes",
    Part.ORPHANS: "show.orphans",
}
_MARKS = {
    Mark.REMOVED: "show.mark.removed",
    Mark.CHANGED: "show.mark.changed",
    Mark.ADDED: "show.mark.added",
    Mark.BLOCKED: "show.mark.blocked",
    Mark.DRIFT: "show.mark.drift",
}
_COLOURS = {"-": "red", "~": "yellow", "+": "green", "!": "red"}


class Shown(NamedTuple):
    """A thing, its file where it is a system that has one, and what is known of it in each environment.

    `snapshots` has when live of an environment was made (UTC), where that is known.
    """

    thing: Thing
    system: System | None
    everywhere: Sequence[About]
    snapshots: Mapping[str, datetime | None]


def show_json(shown: Shown) -> str:
    """All that is known, with every row."""
    thing, system = shown.thing, shown.system
    data = {
        "format_version": "1.0",
        "kind": thing.kind.value,
        "write": thing.key,
        "name": thing.name,
        "path": thing.path,
        "status": system.status if system else None,
        "contacts": [contact._asdict() for contact in system.contacts] if system else [],
        "environments": [
            {
                "environment": each.environment,
                "id": each.id,
                "in_tak": each.is_live,
                "snapshot": moment.isoformat() if (moment := shown.snapshots.get(each.environment)) else None,
                **{part.value: [_fact_data(fact, each) for fact in facts] for part, facts in each.parts.items()},
            }
            for each in shown.everywhere
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _fact_data(fact: Fact, about: About) -> dict[str, Any]:
    def name(identifier: str | None) -> str | None:
        return about.names.get(fold(identifier)) if identifier else None

    def data(target: Target | None) -> dict[str, Any] | None:
        return {**target._asdict(), "producer_name": name(target.producer)} if target else None

    return {
        "contract": fact.contract,
        "contract_short": short_form(fact.contract),
        "logical_address": fact.logical_address,
        "logical_address_name": name(fact.logical_address),
        "consumer": fact.consumer,
        "consumer_name": name(fact.consumer),
        "target": data(fact.target),
        "becomes": data(fact.becomes),
        "marks": [mark.value for mark in fact.marks],
        "orders": list(fact.orders),
        "begins": fact.begins.isoformat() if fact.begins else None,
        "ends": fact.ends.isoformat() if fact.ends else None,
        "path": fact.place.path if fact.place else None,
        "line": fact.place.line if fact.place else None,
    }


def show_text(shown: Shown, language: Language, style: Style, *, show_all: bool = False) -> str:
    """All that is known, ending in a line break; `show_all` folds nothing."""
    lines = list(_head(shown, language, style))
    for each in shown.everywhere:
        lines += ["", *_AboutText(shown, each, language, style, show_all=show_all).lines()]
    if not shown.everywhere:
        lines += ["", render(msg("show.nowhere", name=shown.thing.name or shown.thing.key), language)]
    return "".join(f"{line}\n" for line in lines)


def _head(shown: Shown, language: Language, style: Style) -> Iterator[str]:
    """The thing by name and what to write for it, and whom to ask."""
    thing, system = shown.thing, shown.system
    name = system_title(thing.name) if thing.name else ""
    parts = [part for part in (name, thing.key, thing.path) if part]
    first, *rest = joined([visible(part) for part in dict.fromkeys(parts)], "  ", style.width)
    yield style.bold(first)
    yield from rest
    if system and system.status == "deactivated":
        yield f"  {render(msg('show.deactivated'), language)}"
    for contact in system.contacts if system else ():
        who = ", ".join(filter(None, (contact.name or contact.role, contact.email, contact.phone)))
        yield f"  {render(msg('show.contact', who=who), language)}"


class _AboutText:
    """What is known in one environment, as lines."""

    def __init__(self, shown: Shown, about: About, language: Language, style: Style, *, show_all: bool) -> None:
        self.kind = shown.thing.kind
        self.key = shown.thing.key
        self.about = about
        self.snapshot = shown.snapshots.get(about.environment)
        self.language = language
        self.style = style
        self.show_all = show_all

    def say(self, key: str, **values: object) -> str:
        """A text in the language."""
        return render(msg(key, **values), self.language)

    def lines(self) -> Iterator[str]:
        """Every line."""
        about = self.about
        export = render(live_name(self.snapshot, dates_known=True), self.language)
        lacking = "" if about.is_live else self.say("show.not_live")
        head = [about.environment, "" if about.id == self.key else visible(about.id), export, lacking]
        first, *rest = joined([part for part in head if part], "  ", self.style.width)
        yield self.style.bold(first)
        yield from rest
        if not any(about.parts.values()):
            yield f"  {self.say('show.nothing')}"
        for part, facts in about.parts.items():
            if facts:
                yield f"  {self.say(_HEADINGS[part], count=len(facts))}"
                yield from self.part(part, facts)

    def part(self, part: Part, facts: Sequence[Fact]) -> Iterator[str]:
        """The first lines of a part, and how many there are besides; or all."""
        lines = show_lines(self.kind, part, facts, show_all=self.show_all)
        shown = lines if self.show_all else lines[:ROWS]
        for line in shown:
            yield from self.line(part, line)
        if len(lines) > len(shown):
            yield f"      {self.say('show.more', count=len(lines) - len(shown))}"

    def line(self, part: Part, line: ShowLine) -> Iterator[str]:
        """A line: what it is about, but for the thing itself, what is the matter, and where it is declared."""
        texts = [visible(each) for each in (*self.columns(part, line), *self.marks(line.first), line.place) if each]
        first, *rest = joined([f"    {line.sign} {texts[0]}", *texts[1:]], "  ", self.style.width, _INDENT)
        colour = _COLOURS.get(line.sign)
        yield self.style.coloured(first, colour) if colour else first
        yield from rest

    def columns(self, part: Part, line: ShowLine) -> list[str]:
        """What a line is about."""
        target = line.first.target
        contracts = self.several(list(map(title, line.contracts)), "show.contracts")
        producer = self.component(target.producer) if target else ""
        consumers = self.several(list(map(self.component, line.consumers)), "show.consumers") if not target else ""
        url = target.url or "" if target else ""
        if self.kind is Kind.ADDRESS:
            default = line.first.logical_address == ANY_ADDRESS and fold(self.about.id) != ANY_ADDRESS
            return [contracts, producer, consumers, self.say("show.by_default") if default else "", url]
        addresses = self.addresses(line.addresses)
        if self.kind is Kind.CONTRACT:
            return [producer, consumers, addresses, url]
        return [consumers if part is Part.CALLERS else "", contracts, addresses, url]

    def several(self, names: Sequence[str], counted: str) -> str:
        """A few names that fit in a line, or how many there are."""
        text = ("; " if any("," in name for name in names) else ", ").join(names)
        fits = len(names) <= NAMED and len(_INDENT) + len(text) <= self.style.width
        return text if fits or len(names) == 1 else self.say(counted, count=len(names))

    def addresses(self, addresses: Sequence[str]) -> str:
        """An address by name and id, a few by name, or how many there are."""
        names = [self.address(each) for each in addresses]
        alone = len(addresses) == 1 and names[0] != addresses[0] and addresses[0] != ANY_ADDRESS
        return f"{names[0]}  {addresses[0]}" if alone else self.several(names, "show.addresses")

    def address(self, identifier: str) -> str:
        """An address by its name, or by its id."""
        if identifier == ANY_ADDRESS:
            return self.say("show.every_address")
        return self.about.names.get(fold(identifier)) or identifier

    def component(self, identifier: str | None) -> str:
        """A component by its name, or by its id."""
        name = self.about.names.get(fold(identifier)) if identifier else None
        return system_title(name) if name else identifier or "?"

    def marks(self, fact: Fact) -> list[str]:
        """What is the matter with a row, in words."""
        messages: list[Message] = []
        for mark in fact.marks:
            if mark in _MARKS:
                messages.append(msg(_MARKS[mark]))
            elif mark is Mark.PENDING:
                messages.append(msg("show.mark.pending", numbers=", ".join(map(str, fact.orders))))
            elif mark is Mark.COMING and fact.begins:
                messages.append(msg("show.mark.coming", day=fact.begins.isoformat()))
            elif mark is Mark.ENDING and fact.ends:
                messages.append(msg("show.mark.ending", day=fact.ends.isoformat()))
        return [*self.becomes(fact), *(render(message, self.language) for message in messages)]

    def becomes(self, fact: Fact) -> Iterator[str]:
        """What a changed routing has that it had otherwise: producer, URL or profile."""
        old, new = fact.target, fact.becomes
        if old and new and new != old:
            differing = [
                self.component(new.producer) if fold(new.producer or "") != fold(old.producer or "") else "",
                new.url if new.url != old.url else "",
                new.rivta_profile if new.rivta_profile != old.rivta_profile else "",
            ]
            yield self.say("show.becomes", what=", ".join(filter(None, differing)))
