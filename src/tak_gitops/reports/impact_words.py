"""What a plan means for those who call, in sentences: grouped by who and what, losses first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Action
from tak_gitops.model.contracts import title
from tak_gitops.model.identifiers import ANY_ADDRESS
from tak_gitops.model.names import system_name, system_title
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.plan import Plan
    from tak_gitops.reach.impact import Move, Path

NAMED = 3
"""As many addresses, consumers and contracts are named; more are counted."""


class Sentence(NamedTuple):
    """One thing that a plan means, for so many ways of calling."""

    action: Action
    text: str
    ways: int


class ImpactWords:
    """The sentences of one plan. With `show_all` everything is named and nothing counted."""

    def __init__(self, plan: Plan, language: Language, *, show_all: bool = False) -> None:
        self._plan = plan
        self._language = language
        self._show_all = show_all
        self._namesakes = Counter(map(system_name, plan.names.values()))

    def say(self, key: str, **values: object) -> str:
        """A text of the area `impact`."""
        return render(msg(key, **values), self._language)

    def sentences(self) -> list[Sentence]:
        """Who loses, whose calls go elsewhere, who gains; each in order of name."""
        impact = self._plan.impact
        return [
            *self._access("impact.lost", Action.REMOVE, impact.lost),
            *self._moves(impact.moved),
            *self._access("impact.gained", Action.ADD, impact.gained),
        ]

    def uncertain(self) -> str | None:
        """That some who lose may be let through by a parent; None where that is certain."""
        count = self._plan.impact.uncertain
        return self.say("impact.uncertain", count=count) if count else None

    def _access(self, key: str, action: Action, paths: Sequence[Path]) -> list[Sentence]:
        """Consumers that have the same addresses for the same contracts are named together."""
        addresses: dict[tuple[str, str], list[str]] = {}
        for path in paths:
            addresses.setdefault((path.consumer, path.contract), []).append(path.logical_address)
        contracts: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (consumer, contract), own in addresses.items():
            contracts.setdefault((consumer, tuple(own)), []).append(contract)
        consumers: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
        for (consumer, each), several in contracts.items():
            consumers.setdefault((each, tuple(several)), []).append(consumer)
        found = []
        for (each, what), who in consumers.items():
            text = self.say(
                key,
                consumers=self._several(map(self._system, who), "impact.consumers"),
                addresses=self._addresses(each),
                contracts=self._several(map(title, what), "impact.contracts"),
                count=len(who),
            )
            found.append(Sentence(action, text, len(each) * len(what) * len(who)))
        return sorted(found, key=lambda sentence: sentence.text)

    def _moves(self, moves: Sequence[Move]) -> list[Sentence]:
        addresses: dict[tuple[str, str, bool, str], list[str]] = {}
        for move in moves:
            alike = (move.before, move.after, move.by_default, move.contract)
            addresses.setdefault(alike, []).append(move.logical_address)
        contracts: dict[tuple[str, str, bool, tuple[str, ...]], list[str]] = {}
        for (before, after, by_default, contract), own in addresses.items():
            contracts.setdefault((before, after, by_default, tuple(own)), []).append(contract)
        found = []
        for (before, after, by_default, each), several in contracts.items():
            text = self.say(
                "impact.moved.default" if by_default else "impact.moved",
                addresses=self._addresses(each),
                contracts=self._several(map(title, several), "impact.contracts"),
                before=self._system(before),
                after=self._system(after),
            )
            found.append(Sentence(Action.CHANGE, text, len(each) * len(several)))
        return sorted(found, key=lambda sentence: sentence.text)

    def _addresses(self, addresses: Sequence[str]) -> str:
        named = [each for each in addresses if each != ANY_ADDRESS]
        parts = []
        if len(named) > NAMED and not self._show_all:
            parts.append(self.say("impact.addresses", count=len(named)))
        else:
            parts += sorted(self._plan.name(each) or each for each in named)
        if len(named) < len(addresses):
            parts.append(self.say("impact.every_other"))
        return self._listed(parts)

    def _several(self, names: Iterable[str], counted: str) -> str:
        parts = sorted(names)
        if len(parts) > NAMED and not self._show_all:
            return self.say(counted, count=len(parts))
        return self._listed(parts)

    def _listed(self, parts: Sequence[str]) -> str:
        *first, last = parts
        return self.say("impact.and", first=", ".join(first), last=last) if first else last

    def _system(self, identifier: str) -> str:
        """A system by its name, with its organisation where another has the same name, or by its id."""
        name = self._plan.name(identifier)
        if name is None:
            return identifier
        short = system_name(name)
        return short if self._namesakes[short] == 1 else system_title(name)
