"""TG245: a letter of another alphabet in a Swedish name: it looks right, and nobody finds it (reliability.md 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.checks.names import names
from tak_gitops.findings import Finding, warning
from tak_gitops.model.look_alikes import first_odd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_FOREIGN = re.compile("[ıſ\u0250-\u1dff\u1f00-\u1fff\u2100-\u218f\u2c60-\U0010ffff]")
"""What is neither a letter of a Latin alphabet nor a common sign; the two that upper case changes are foreign too."""


def check(world: World) -> Iterator[Finding]:
    """A warning for each name in which such a letter stands beside letters a to z."""
    for name in names(world, _has_foreign):
        if not _has_foreign(name.text) or not any(char.isascii() and char.isalpha() for char in name.text):
            continue
        odd = first_odd(name.text, _is_foreign_letter)
        if odd is None:
            continue
        values = {"value": name.text, "position": str(odd.position), "code": odd.code}
        if odd.right:
            yield warning("TG245", name.place, **values, right=odd.right)
        else:
            yield warning("TG245.alphabet", name.place, **values)


def _has_foreign(text: str) -> bool:
    return not text.isascii() and _FOREIGN.search(text) is not None


def _is_foreign_letter(char: str) -> bool:
    return char.isalpha() and _FOREIGN.match(char) is not None
