"""Identifiers as TAK compares them and as TAK admits them (domain.md 1, 4.6 and 7)."""

import re
from functools import cache

HSA_ID = re.compile(r"[A-Za-z0-9_-]{1,255}")
"""What TAK admits as the HSA-id of a component or a logical address (domain.md 1)."""

ANY_ADDRESS = "*"
"""The logical address that stands for every address without a row of its own (domain.md 5)."""

OLD_DEFAULT = "se"
"""The root of the HSA tree, folded: the national default before `*`, which some rows still have (domain.md 5)."""

URL = re.compile(r"[A-Za-z0-9_.:/?&-]{5,255}")
"""What TAK admits as the URL of a producer (domain.md 1)."""

NAME_LENGTH = 254
"""TAK cuts a longer name of an address or a component to this many characters (domain.md 4.1)."""

_SWEDISH_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ", "abcdefghijklmnopqrstuvwxyzåäöé")


@cache
def fold(identifier: str) -> str:
    """The form in which two identifiers are the same to TAK: letter case and blanks at the end do not count.

    Remembered, since the same identifiers stand in many files and rows. Letters beyond the Swedish ones are left
    alone: a Kelvin sign is not a K, and look-alikes must never meet (domain.md 4.6, reliability.md 2).
    """
    identifier = identifier.rstrip(" ")
    return identifier.lower() if identifier.isascii() else identifier.translate(_SWEDISH_LOWER)


def is_address(identifier: str) -> bool:
    """Whether TAK admits the text as a logical address."""
    return identifier == ANY_ADDRESS or HSA_ID.fullmatch(identifier) is not None
