"""TG246: blanks in a name that nobody sees: at its ends, doubled, or of another kind (domain.md 1, 4.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.checks.names import names
from tak_gitops.checks.world import NUL
from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_UNCOMMON = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_ODD = re.compile(r"^\s|\s\s|\s\Z|[^\S ]")


def check(world: World) -> Iterator[Finding]:
    """A warning for each: TAK takes some of them away, and then the name is not what the file says."""
    for name in names(world, _may_be_odd):
        if _ODD.search(name.text):
            yield warning("TG246", name.place, value=name.text, right=" ".join(name.text.split()))


def _may_be_odd(joined: str) -> bool:
    """Whether any of several names, joined by NUL, may have odd blanks."""
    ends = any(pair in joined for pair in ("  ", f" {NUL}", f"{NUL} "))
    return ends or joined[:1].isspace() or joined[-1:].isspace() or _UNCOMMON.search(joined) is not None
