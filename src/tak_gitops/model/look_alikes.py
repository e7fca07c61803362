"""Letters that look like others: what stands where, and what was probably meant (reliability.md 4).

Nothing is ever replaced silently: a person is told which character it is, where, and what to write.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_SAME_LOOK = {
    # Cyrillic
    **dict(zip("АВЕКМНОРСТУХЅІЈԚԜҮһ", "ABEKMHOPCTYXSIJQWYh", strict=True)),
    **dict(zip("аеорсухѕіјԛԝԁӏк", "aeopcyxsijqwdlk", strict=True)),
    # Greek
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ονυικ", "ovuik", strict=True)),
    # Armenian and Cherokee, as far as the common fonts draw them alike
    **dict(zip("ՍՏՕոսցհօ", "USOnughO", strict=True)),
    **dict(zip("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "ABCDEHJKLMPRSTVWZ", strict=True)),
    # Latin letters that lose what tells them apart when TAK writes them in upper case (domain.md 4.6)
    "ı": "i",
    "ſ": "s",
    # what word processors make of signs
    **dict.fromkeys("‐‑‒–—―−﹣⁃", "-"),
    **dict.fromkeys("⁄∕⧸", "/"),
    **dict.fromkeys("∶ː꞉︓", ":"),
    **dict.fromkeys("․。‧·", "."),
    **dict.fromkeys("ˍ‗", "_"),
    **dict.fromkeys("∗⁎٭", "*"),
}


class OddCharacter(NamedTuple):
    """A character that may not stand where it stands.

    `position` counts from 1; `code` is as in `U+0410 CYRILLIC CAPITAL LETTER A`; `right` is the whole text with what
    was probably meant in place of every odd character, None where one of them looks like nothing else.
    """

    position: int
    code: str
    right: str | None


def meant_character(char: str) -> str | None:
    """The common letter, digit or sign that a character looks like; None where it looks like no other."""
    same = _SAME_LOOK.get(char)
    if same:
        return same
    plain = unicodedata.normalize("NFKC", char)
    plain = _SAME_LOOK.get(plain, plain)
    return plain if plain != char and len(plain) == 1 and plain.isprintable() and plain != " " else None


def code_point(char: str) -> str:
    """A character as people can look it up."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def first_foreign(text: str) -> OddCharacter | None:
    """The first character of `text` that is not ASCII, None where there is none."""
    return None if text.isascii() else first_odd(text, _is_foreign)


def _is_foreign(char: str) -> bool:
    return not char.isascii()


def first_odd(text: str, is_odd: Callable[[str], bool]) -> OddCharacter | None:
    """The first character of `text` that `is_odd`, None where there is none."""
    odd = [(position, char) for position, char in enumerate(text, 1) if is_odd(char)]
    if not odd:
        return None
    replacements = {char: meant_character(char) for _, char in odd}
    right = None
    if None not in replacements.values():
        right = "".join(replacements.get(char) or char for char in text)
    position, char = odd[0]
    return OddCharacter(position, code_point(char), right)
