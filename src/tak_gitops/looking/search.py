"""Searching by names, misspelt or not, by HSA-ids and parts of them, by contracts and by parts of URLs."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.looking.things import Kind
from tak_gitops.looking.words import humps, plain, words
from tak_gitops.model.contracts import namespace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tak_gitops.looking.things import Thing

SURE = 1.0
"""The id, the key, or the whole name."""
NAMED = 0.99
_ALL_WORDS = 0.98
_BEGINS, _WITHIN = 0.93, 0.8
"""How good it is that a word begins with, or holds, the one that is looked for."""
_PART_OF_ID, _EDGE_OF_ID = 0.85, 0.9
_PART_OF_URL = 0.95
"""How good a part is that has the signs of a URL or a namespace."""
_ALIKE = 0.9
"""How good a word is that is spelled almost alike, times how alike it is."""
_LEAST = 0.5
_FAR_BEHIND = 0.35
"""What fits so much worse than the best is not shown."""
_SHORTEST_PART, _SHORTEST_WITHIN, _SHORTEST_ALIKE = 3, 4, 3
_WORD_CUTOFF, _ID_CUTOFF = 70, 88
_MOST_ALIKE = 25
_FULLNESS = 0.03
"""How much it counts that a name has no other words."""

_SHORT_FOR = {"vc": "vardcentral", "bvc": "barnavardscentral", "mvc": "modravardscentral"}
"""What people say for short, and how the names of units begin."""

_RANK = {kind: rank for rank, kind in enumerate(Kind)}


class Hit(NamedTuple):
    """A thing that was found, and how well it fits: 1 is certain. It `fits_all` where no word is left over."""

    thing: Thing
    score: float
    fits_all: bool = True


class _Fit(NamedTuple):
    """How well something fits, and whether no word of what is looked for is left over."""

    score: float
    fits_all: bool = True


class Search:
    """An index over things; what a question does not need is not built."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = list(things)

    def sure(self, text: str, kinds: Collection[Kind] = tuple(Kind)) -> list[Thing]:
        """The things that have a text as their id or their key, in any letter case."""
        return [thing for number in self._sure(text) if (thing := self._things[number]).kind in kinds]

    def find(self, text: str, kinds: Collection[Kind] = tuple(Kind)) -> list[Hit]:
        """What fits a text, the best first; equally good things by kind, name and key."""
        query = plain(text).strip()
        if not query:
            return []
        fits = dict.fromkeys(self._named.get(query, ()), _Fit(NAMED))
        for found in (self._by_id(query), self._by_words(words(humps(text)))):
            for number, fit in found.items():
                fits[number] = max(fit, fits.get(number, fit))
        fits |= dict.fromkeys(self._sure(text), _Fit(SURE))
        hits = [
            Hit(thing, round(fit.score, 3), fit.fits_all)
            for number, fit in fits.items()
            if (thing := self._things[number]).kind in kinds
        ]
        least = max(_LEAST, max((hit.score for hit in hits), default=0) - _FAR_BEHIND)
        return sorted((hit for hit in hits if hit.score >= least), key=_order)

    def near(self, text: str, kinds: Collection[Kind] = tuple(Kind)) -> list[Thing]:
        """Things whose id is spelled almost like a text, the most alike first."""
        from rapidfuzz import fuzz, process

        asked = [(identifier, number) for identifier, number in self._ids if self._things[number].kind in kinds]
        ids = [identifier for identifier, _ in asked]
        found = process.extract(plain(text), ids, scorer=fuzz.ratio, score_cutoff=_ID_CUTOFF, limit=5)
        return [self._things[each] for each in dict.fromkeys(asked[position][1] for _, _, position in found)]

    def _sure(self, text: str) -> list[int]:
        full = namespace(text.strip())
        asked = {plain(text).strip(), *([plain(full)] if full else [])}
        return sorted({number for each in asked for number in self._exact.get(each, ())})

    @cached_property
    def _ids(self) -> list[tuple[str, int]]:
        """Every id of every thing."""
        return [
            (plain(each), number)
            for number, thing in enumerate(self._things)
            for each in dict.fromkeys(thing.ids.values())
        ]

    @cached_property
    def _exact(self) -> Mapping[str, Sequence[int]]:
        """Things by their ids and keys."""
        found: dict[str, list[int]] = {}
        for identifier, number in self._ids:
            found.setdefault(identifier, []).append(number)
        for number, thing in enumerate(self._things):
            found.setdefault(plain(thing.key), []).append(number)
        return found

    @cached_property
    def _named(self) -> Mapping[str, Sequence[int]]:
        """Things by their whole names."""
        found: dict[str, list[int]] = {}
        for number, thing in enumerate(self._things):
            for name in thing.names if thing.kind is not Kind.URL else ():
                found.setdefault(plain(name), []).append(number)
        return found

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        """Things by each of their words."""
        found: dict[str, list[int]] = {}
        for number, thing in enumerate(self._things):
            for word in _words_of(thing):
                found.setdefault(word, []).append(number)
        return found

    def _by_id(self, query: str) -> Mapping[int, _Fit]:
        """Things that have the query in their id; of a URL any part is as good."""
        if len(query) < _SHORTEST_PART or " " in query:
            return {}
        found: dict[int, _Fit] = {}
        likely = _PART_OF_URL if any(sign in query for sign in "./:") else 0
        for identifier, number in self._ids:
            if query in identifier:
                at_edge = identifier.startswith(query) or identifier.endswith(query)
                fit = _Fit(likely or (_EDGE_OF_ID if at_edge else _PART_OF_ID))
                found[number] = max(fit, found.get(number, fit))
        return found

    def _by_words(self, asked: Sequence[str]) -> Mapping[int, _Fit]:
        """Things by how well their words fit; a word that few have counts more than one that many have."""
        scores: dict[int, float] = {}
        fitted: Counter[int] = Counter()
        total = 0.0
        wanted = dict.fromkeys(asked)
        for word in wanted:
            fitting: dict[int, float] = {}
            for other, likeness in self._like(word).items():
                for number in self._words[other]:
                    fitting[number] = max(likeness, fitting.get(number, 0))
            best = max(fitting.values(), default=0)
            holders = sum(likeness == best for likeness in fitting.values())
            weight = math.log(1 + len(self._things) / max(holders, 1))
            total += weight
            fitted.update(fitting.keys())
            for number, likeness in fitting.items():
                scores[number] = scores.get(number, 0) + weight * likeness
        found = {}
        for number, score in scores.items():
            if score / total >= _LEAST:
                fullness = min(1, len(wanted) / len(_words_of(self._things[number])))
                fit = _ALL_WORDS * score / total * (1 - _FULLNESS + _FULLNESS * fullness)
                found[number] = _Fit(fit, fitted[number] == len(wanted))
        return found

    def _like(self, word: str) -> Mapping[str, float]:
        """The words that things have and that are like one, and how much."""
        found: dict[str, float] = {}
        if len(word) >= _SHORTEST_ALIKE:
            from rapidfuzz import fuzz, process

            alike = process.extract(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=_WORD_CUTOFF)
            found = {other: _ALIKE * score / 100 for other, score, _ in alike[:_MOST_ALIKE]}
        long = _SHORT_FOR.get(word, word)
        for other in self._words:
            if other.startswith((word, long)):
                found[other] = _BEGINS if other != word else SURE
            elif len(word) >= _SHORTEST_WITHIN and word in other:
                found[other] = max(_WITHIN, found.get(other, 0))
        return found


def _words_of(thing: Thing) -> set[str]:
    """The words by which a thing is found; a URL is found by its parts."""
    if thing.kind is Kind.URL:
        return set()
    if thing.kind is Kind.CONTRACT:
        texts = [*thing.names, thing.key, *map(humps, (*thing.names, thing.key))]
    else:
        texts = [*thing.names, thing.key] if thing.path else thing.names
    return {word for text in texts for word in words(text)}


def _order(hit: Hit) -> tuple[object, ...]:
    thing = hit.thing
    return (-hit.score, _RANK[thing.kind], plain(thing.name or "~"), thing.key)
