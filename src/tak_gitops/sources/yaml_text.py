"""Texts as scalars of YAML, for files that are written whole.

Our own reader takes every scalar as text; others do not. So whatever some reader of YAML 1.1 or 1.2 could take for
something else than this text stands in quotes.
"""

from __future__ import annotations

import json
import re

_LETTER = "A-Za-zÅÄÖåäöÉé"
_PLAIN = re.compile(rf"[{_LETTER}](?:[{_LETTER}0-9 ._/{{}}?&-]|:(?=\S))*(?<! )")
_PLAIN_IN_FLOW = re.compile(rf"[{_LETTER}][{_LETTER}0-9 ._/-]*(?<! )")
_OTHER_THAN_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"})


def scalar(text: str, *, flow: bool = False) -> str:
    """`text` as a scalar, in quotes where it needs them; `flow` = within `{…}` or `[…]`.

    `text` has no characters that cannot be seen: they may not stand in a file at all (reliability.md 4).
    """
    plain = _PLAIN_IN_FLOW if flow else _PLAIN
    if plain.fullmatch(text) and text.lower() not in _OTHER_THAN_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
