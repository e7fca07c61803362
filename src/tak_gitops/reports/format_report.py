"""What a formatter changes, as a difference that people and `patch` read."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tak_gitops.reports.style import Style
from tak_gitops.texts import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def difference(path: str, before: str, after: str, style: Style) -> str:
    """The unified difference of a file, with what cannot be seen made visible: a carriage return is one change."""
    return "".join(f"{line}\n" for line in _lines(path, before, after, style))


def _lines(path: str, before: str, after: str, style: Style) -> Iterator[str]:
    old, new = (text.removesuffix("\n").split("\n") for text in (before, after))
    shown = visible(path)
    for number, line in enumerate(difflib.unified_diff(old, new, f"a/{shown}", f"b/{shown}", lineterm="")):
        colour = _COLOURS.get(line[0])
        text = line[0] + visible(line[1:])
        if number < len(("---", "+++")):
            yield style.bold(text)
        else:
            yield style.coloured(text, colour) if colour else text
