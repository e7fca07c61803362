"""Checks of all that live has, whoever manages it: counted and folded, as a catalogue may have thousands of each.

What a file declares is left out: that is told where it stands. Cleaning one kind uncovers the next (domain.md 8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.live import (
    defaults,
    old_default,
    same_names,
    shared_urls,
    uncalled_routings,
    unrouted_permissions,
    unused_addresses,
    unused_components,
    unused_contracts,
    urls,
)
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.findings import Finding

LIVE_CHECKS: tuple[Callable[[World], Iterator[Finding]], ...] = (
    unrouted_permissions.check,
    uncalled_routings.check,
    unused_addresses.check,
    unused_contracts.check,
    unused_components.check,
    old_default.check,
    urls.check,
    defaults.check,
    shared_urls.check,
    same_names.check,
)
"""Every check of live, in the order of their rules."""

_MORE = {
    "TG360": "TG360.more",
    "TG362": "TG362.more",
    "TG363": "TG363.more",
    "TG364": "TG364.more",
    "TG365": "TG365.more",
    "TG366": "TG366.more",
    "TG367": "TG367.more",
    "TG368": "TG368.more",
    "TG369": "TG369.more",
    "TG370": "TG370.more",
    "TG371": "TG371.more",
    "TG372": "TG372.more",
    "TG373": "TG373.more",
    "TG374": "TG374.more",
    "TG375": "TG375.more",
    "TG376": "TG376.more",
    "TG377": "TG377.more",
}


def check_live(world: World, shown: int) -> list[Finding]:
    """What the checks say of live: the first `shown` findings of each rule, and how many more there are."""
    found: dict[str, list[Finding]] = {}
    for check in LIVE_CHECKS:
        for finding in check(world):
            found.setdefault(finding.rule, []).append(finding)
    told: list[Finding] = []
    for rule in sorted(found):
        every = found[rule]
        told += every[:shown]
        if len(every) > shown:
            told.append(every[shown]._replace(message=msg(_MORE[rule], count=len(every) - shown)))
    return told
