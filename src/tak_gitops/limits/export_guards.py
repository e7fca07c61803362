"""Exports from which nothing can be worked out: they are refused before any plan, and nothing opens that (exit code 1).

What else an export can lack stands where it is read: unreadable, cut, named after another platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.model.key_sketch import overlap

if TYPE_CHECKING:
    from tak_gitops.limits.facts import LastOrder
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired

ALIKE = 10
"""An export is of another platform when less than one key in so many is one of the last merged order's export."""


def require_usable(catalogue: Catalogue, base: Desired, platform: str, last: LastOrder | None) -> None:
    """Raise TakError where live is no basis for a plan: it is empty, or that of another platform (formats.md 5).

    Empty: it has no rows although `base` declares some. A new platform, of which nothing is declared yet, may be so.
    Another platform: under a tenth of the compared keys are those of the export behind the last merged order. An
    export that has only lost or only gained rows keeps the keys of the smaller of the two, and passes here.
    """
    if base.rows and not len(catalogue.routings) + len(catalogue.permissions):
        raise fail("limits.empty", environment=base.environment, declared=base.rows)
    require_same_platform(catalogue, base.environment, platform, last)


def require_same_platform(catalogue: Catalogue, environment: str, platform: str, last: LastOrder | None) -> None:
    """Raise TakError where live has too few of the keys that the export behind the `last` order had."""
    compared = overlap(catalogue, last.key_sketch) if last else None
    if last and compared and compared.common * ALIKE < compared.sample:
        raise fail(
            "limits.platform",
            environment=environment,
            common=compared.common,
            sample=compared.sample,
            path=last.path,
            platform=platform,
        )
