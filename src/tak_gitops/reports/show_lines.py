"""Rows about a thing as lines: what is alike but for address, contract or consumer stands in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tak_gitops.looking.about import Part
from tak_gitops.looking.facts import Mark
from tak_gitops.looking.things import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tak_gitops.looking.facts import Fact

    Aspect: TypeAlias = Callable[[Fact], str]

_SIGNS = {Mark.REMOVED: "-", Mark.CHANGED: "~", Mark.ADDED: "+", Mark.BLOCKED: "!"}
_GRAVEST = tuple(Mark)


class ShowLine(NamedTuple):
    """Rows that are shown as one: every combination of what they are about."""

    facts: tuple[Fact, ...]

    @property
    def first(self) -> Fact:
        """The row that stands for all."""
        return self.facts[0]

    @property
    def contracts(self) -> tuple[str, ...]:
        """The contracts, each once."""
        return tuple(dict.fromkeys(fact.contract for fact in self.facts))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The logical addresses, each once."""
        return tuple(dict.fromkeys(fact.logical_address for fact in self.facts))

    @property
    def consumers(self) -> tuple[str, ...]:
        """The consumers, each once."""
        return tuple(dict.fromkeys(fact.consumer or "" for fact in self.facts))

    @property
    def sign(self) -> str:
        """What happens to the rows."""
        return next((_SIGNS[mark] for mark in self.first.marks if mark in _SIGNS), " ")

    @property
    def rank(self) -> int:
        """Where it stands among others: what is taken away first, what nothing happens to last."""
        return min((_GRAVEST.index(mark) for mark in self.first.marks), default=len(_GRAVEST))

    @property
    def place(self) -> str:
        """Where the rows are declared: file and line of one place, the file of several in it, else nothing."""
        places = {fact.place for fact in self.facts}
        if None in places:
            return ""
        paths = {place.path for place in places if place}
        lines = {place.line for place in places if place}
        return "" if len(paths) > 1 else paths.pop() if len(lines) > 1 else f"{paths.pop()}:{lines.pop()}"


def show_lines(kind: Kind, part: Part, facts: Iterable[Fact], *, show_all: bool) -> list[ShowLine]:
    """The rows of a part as lines, with `show_all` one a row; what is taken away comes first."""
    lines = [ShowLine((fact,)) for fact in facts] if show_all else _together(facts, *_aspects(kind, part))
    return sorted(lines, key=lambda line: line.rank)


def _aspects(kind: Kind, part: Part) -> tuple[Aspect, Aspect, Aspect]:
    """What stays apart in the lines of a part, what is gathered, and over what that must be the same."""
    if kind is Kind.ADDRESS:
        return _nothing, _contract, _consumer
    if kind is Kind.CONTRACT:
        return _nothing, _address, _consumer
    return (_consumer if part is Part.CALLERS else _nothing), _address, _contract


def _together(facts: Iterable[Fact], apart: Aspect, inner: Aspect, outer: Aspect) -> list[ShowLine]:
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((apart(fact), outer(fact), *_matter(fact)), []).append(fact)
    merged: dict[tuple[object, ...], list[Fact]] = {}
    for (who, _, *matter), group in groups.items():
        alike = (who, tuple(inner(fact) for fact in group), *matter)
        merged.setdefault(alike, []).extend(group)
    return [ShowLine(tuple(group)) for group in merged.values()]


def _matter(fact: Fact) -> Sequence[object]:
    """What must be the same of rows in one line."""
    return (fact.target, fact.marks, fact.orders, fact.begins, fact.ends, fact.becomes)


def _nothing(_: Fact) -> str:
    return ""


def _contract(fact: Fact) -> str:
    return fact.contract


def _address(fact: Fact) -> str:
    return fact.logical_address


def _consumer(fact: Fact) -> str:
    return fact.consumer or ""
