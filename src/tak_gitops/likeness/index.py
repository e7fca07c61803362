"""Finds those of many systems that are like one, without comparing it with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.likeness.relation import Likeness, Named, gaps, likeness
from tak_gitops.likeness.words import abbreviated

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence


class Namesakes:
    """An index of some systems. To compare a few with very many, make it of the few: the relation is symmetric."""

    def __init__(self, systems: Sequence[Named]) -> None:
        self.systems = systems
        self._numbers: dict[Hashable, list[int]] = {}
        self._words: set[str] = set()
        self._known: set[str] = set()
        for number, each in enumerate(systems):
            for key in {*_keys(each), *(("core", short) for short in abbreviated(each.words))}:
                self._numbers.setdefault(key, []).append(number)
            self._words.update(each.words.core)
            self._known |= {each.words.squashed, *each.squashed_ids}

    def of(self, one: Named, before: int | None = None) -> list[tuple[int, Likeness]]:
        """The numbers of the systems that are like one, in order, and in what; only those `before` a number."""
        core = one.words.core
        if (
            len(core) > 1
            and self._words.isdisjoint(core)
            and one.words.squashed not in self._known
            and self._known.isdisjoint(one.squashed_ids)
        ):
            return []
        keys = {*_keys(one), *(("core", short) for short in abbreviated(one.words))}
        end = len(self.systems) if before is None else before
        candidates = {number for key in keys for number in self._numbers.get(key, ()) if number < end}
        found = ((number, likeness(one, self.systems[number])) for number in sorted(candidates))
        return [(number, how) for number, how in found if how]


def _keys(system: Named) -> Iterator[Hashable]:
    """What two systems that are alike have one of in common, but for abbreviations."""
    core = system.words.core
    yield from system.squashed_ids
    yield "core", core
    yield "squashed", system.words.squashed
    yield tuple(sorted(core))
    yield from gaps(core)
