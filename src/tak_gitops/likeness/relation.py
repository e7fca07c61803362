"""When two systems are likely to be one: a symmetric relation over their titles and HSA-ids."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.likeness.words import Words, abbreviated, words_of
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.likeness.words import Core

_ORGANISATION = re.compile(r"SE(?:16)?([0-9]{10})(?=\D|$)", re.IGNORECASE)
"""The organisation number in an HSA-id, which may have its century before it (domain.md 7)."""
_LONG = 5
"""A shorter word may differ in one letter and mean another thing."""
_NEAR = 85
"""How alike, in per cent, two words must be to be one word misspelt or inflected: `tidbok` and `tidboken` are."""


class Likeness(StrEnum):
    """In what two systems are alike; the first that holds counts."""

    HSA_ID = "hsa_id"
    """One HSA-id, but for hyphens and the like."""
    SPELLING = "spelling"
    """The same words: word division, letter case, punctuation or their order differ."""
    ABBREVIATION = "abbreviation"
    """The same system, of an organisation that one of them abbreviates."""
    WORD = "word"
    """One word differs by little."""


class Named(NamedTuple):
    """A system as it is compared: by the words of its title and by its HSA-ids.

    `squashed_ids` are without signs that are left out, `organisations` the numbers that the ids begin with.
    """

    words: Words
    squashed_ids: frozenset[str]
    organisations: frozenset[str]


def named(title: str, hsa_ids: Iterable[str]) -> Named:
    """A system by its title and its HSA-ids in all environments."""
    ids = frozenset(hsa_ids)
    squashed = frozenset(fold(hsa_id).replace("-", "").replace("_", "") for hsa_id in ids)
    organisations = frozenset(found[1] for hsa_id in ids if (found := _ORGANISATION.search(hsa_id)))
    return Named(words_of(title), squashed, organisations)


def likeness(one: Named, other: Named) -> Likeness | None:
    """In what two systems are alike, None where nothing suggests that they are one."""
    if not one.squashed_ids.isdisjoint(other.squashed_ids):
        return Likeness.HSA_ID
    first, second = one.words.core, other.words.core
    if first and (one.words.squashed == other.words.squashed or sorted(first) == sorted(second)):
        return Likeness.SPELLING
    mine, theirs = one.organisations, other.organisations
    if mine and theirs and mine.isdisjoint(theirs):
        return None
    if first in abbreviated(other.words) or second in abbreviated(one.words):
        return Likeness.ABBREVIATION
    return Likeness.WORD if _is_one_word_off(first, second) else None


class Gap(NamedTuple):
    """A core with one of its words left out."""

    before: Core
    after: Core


def gaps(core: Core) -> list[Gap]:
    """The core without each of its words that is long enough to be misspelt."""
    return [Gap(core[:n], core[n + 1 :]) for n, word in enumerate(core) if _may_be_misspelt(word)]


def _is_one_word_off(one: Core, other: Core) -> bool:
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and all(map(_may_be_misspelt, pairs[0])) and _are_near(*pairs[0])


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= _LONG and not word[0].isdigit()


def _are_near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _NEAR
