"""TG247: an å, ä or ö that is made of two characters: it looks the same, and a search does not find it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tak_gitops.checks.names import names
from tak_gitops.findings import Finding, warning
from tak_gitops.model.look_alikes import code_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning for each name that is not in the form that keyboards write."""
    for name in names(world, _is_decomposed):
        if _is_decomposed(name.text):
            right = unicodedata.normalize("NFC", name.text)
            position = next(n for n, pair in enumerate(zip(name.text, right, strict=False)) if pair[0] != pair[1])
            code = code_point(name.text[position + 1 : position + 2] or name.text[position])
            yield warning("TG247", name.place, position=str(position + 1), code=code, right=right)


def _is_decomposed(text: str) -> bool:
    return not unicodedata.is_normalized("NFC", text)
