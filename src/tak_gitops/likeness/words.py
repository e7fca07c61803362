"""The words of a title, in the form in which two spellings of one meet."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+|\d+|(?<=\s)--?(?=\s)")
_SEPARATORS = ("--", "-")
"""What stands between organisation and system: ` -- ` by convention, ` - ` in older catalogues (domain.md 6, 8)."""
_LEGAL = frozenset({"ab", "aktiebolag", "aktiebolaget", "hb", "kb", "publ"})
_REGIONAL = frozenset({"region", "regionen", "landsting", "landstinget", "läns", "län"})
"""What the name of a region is said with or without; counties became regions, and catalogues have both."""
_SMALL = frozenset({"i", "och", "för", "av"})
_LEFT_OUT = _LEGAL | _REGIONAL | _SMALL
_ENDINGS = ("regionen", "landstinget", "landsting")
"""What a region's name may be one word with: Västra Götalandsregionen."""

Core = tuple[str, ...]
"""The words that say whose and which system it is."""


class Words(NamedTuple):
    """A title in words: those that count, and all words of the organisation and of the system.

    `organisation` is empty where the title does not tell one apart.
    """

    core: Core
    organisation: tuple[str, ...]
    system: tuple[str, ...]

    @property
    def squashed(self) -> str:
        """The core in one: word division does not count."""
        return "".join(self.core)


def words_of(title: str) -> Words:
    """The words of a title such as "Region Exempel -- Tidbok": letter case and punctuation do not count."""
    words = _words((title if title.isascii() else unicodedata.normalize("NFC", title)).casefold())
    at = next((n for n, word in enumerate(words) if word in _SEPARATORS), None)
    if at is None:
        return Words(_core(words) or words, (), words)
    organisation, system = words[:at], tuple(word for word in words[at:] if word not in _SEPARATORS)
    every = organisation + system
    return Words(_core(every) or every, organisation, system)


@cache
def abbreviated(words: Words) -> frozenset[Core]:
    """The core with the organisation by its first letters: "Region Stockholm" is RS, and was SLL.

    A region is also known by the letters of the county council that it was.
    """
    system = _core(words.system)
    said = [word for word in words.organisation if word not in _LEGAL]
    if not said or not system:
        return frozenset()
    meant = [word for word in said if word not in _SMALL]
    found = {_initials(said), _initials(meant)}
    place = _initials([word for word in meant if word not in _REGIONAL])
    if place and len(meant) > len(place):
        found |= {f"r{place}", f"{place}r", f"{place}ll", f"l{place}", f"li{place}", f"lt{place}"}
    return frozenset((each, *system) for each in found if len(each) > 1)


def _words(text: str) -> tuple[str, ...]:
    found = _WORD.findall(text)
    if any(ending in text for ending in _ENDINGS):
        found = [part for word in found for part in _parts(word)]
    return tuple(found)


def _parts(word: str) -> tuple[str, ...]:
    """A word, or the two that it is made of where the last one is what regions are called."""
    for ending in _ENDINGS:
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending), ending
    return (word,)


def _core(words: tuple[str, ...]) -> Core:
    """The words without those that one writer has and another leaves out; `Stockholms läns` is Stockholm."""
    if _LEFT_OUT.isdisjoint(words):
        return words
    found: list[str] = []
    for word in words:
        if word in _REGIONAL:
            if found and found[-1].endswith("s"):
                found[-1] = found[-1].removesuffix("s")
        elif word not in _LEFT_OUT:
            found.append(word)
    return tuple(found)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
