"""Which findings a change is to answer for: those in files that it touches, and those that it causes elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.findings import Finding
    from tak_gitops.repository.trees import Tree


def touched_files(before: Tree, after: Tree) -> frozenset[str]:
    """The files that are new or have another content after a change."""
    old, new = before.files()[0], after.files()[0]
    return frozenset(path for path, file in new.items() if path not in old or old[path].blob != file.blob)


def split_by_change(
    after: Iterable[Finding], before: Iterable[Finding], touched: frozenset[str]
) -> tuple[list[Finding], list[Finding]]:
    """The findings that a change is to answer for, and those that were there before in files that it does not touch.

    A finding in another file is known again by weight, rule, file and words: lines may have moved. One that
    weighs more since the change, as the settings were changed, is one that the change causes.
    """
    known = Counter(map(_identity, before))
    shown: list[Finding] = []
    elsewhere: list[Finding] = []
    for finding in after:
        identity = _identity(finding)
        was_there = known[identity] > 0
        known[identity] -= 1
        is_touched = finding.place is not None and finding.place.path in touched
        (elsewhere if was_there and not is_touched else shown).append(finding)
    return shown, elsewhere


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.severity, finding.message, finding.place and finding.place.path
