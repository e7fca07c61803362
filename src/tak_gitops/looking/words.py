"""Text as it is compared when people look for something: no letter case, no accents, words apart."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[0-9a-z]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ACCENTED = range(0xC0, 0x250)
"""Letters of Latin alphabets beyond ASCII."""
_BARE = {code: unicodedata.normalize("NFKD", chr(code))[0] for code in _ACCENTED}


def plain(text: str) -> str:
    """`text` in lower case and without accents: a person without å, ä and ö on the keyboard finds it too."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().translate(_BARE)


def words(text: str) -> list[str]:
    """The words of a text, as `plain` has them."""
    return _WORD.findall(plain(text))


def humps(text: str) -> str:
    """A name in one piece, such as `GetBookingDetails`, with its words apart."""
    return _HUMP.sub(" ", text)
