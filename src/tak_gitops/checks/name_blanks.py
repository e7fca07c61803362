"""TG246: blanks in a name that nobody sees: at its ends, doubled, or of another kind (domain.md 1, 4.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.checks.names import names
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_ODD = re.compile(r"^\s|\s\s|\s$|[^\S \n]", re.MULTILINE)
_ODD_IN_ONE = re.compile(r"^\s|\s\s|\s\Z|[^\S ]")


def check(world: World) -> Iterator[Finding]:
    """A warning for each: TAK takes some of them away, and then the name is not what the file says."""
    for name in names(world, lambda text: _ODD.search(text) is not None):
        if _ODD_IN_ONE.search(name.text):
            yield warning("TG246", name.place, value=name.text, right=" ".join(name.text.split()))
