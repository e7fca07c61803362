"""Which rows a change of the files is about, whatever live is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.diff.live_view import same_target
from tak_gitops.diff.scope import Row, Scope
from tak_gitops.model.changes import Kind
from tak_gitops.model.desired import Route
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey

if TYPE_CHECKING:
    from tak_gitops.model.desired import Desired


def touched_rows(base: Desired, head: Desired) -> frozenset[LineKey]:
    """The rows that base and head declare differently, or that only one of them declares."""
    scope = Scope(base, head)
    routings = {key for key, before, after in scope.touched_routings() if not _alike(before, after)}
    permissions = {key for key, before, after in scope.touched_permissions() if before is None or after is None}
    return frozenset(
        [LineKey(Kind.ROUTING.value, *key) for key in routings]
        + [LineKey(Kind.PERMISSION.value, *key) for key in permissions]
    )


def _alike(before: Row | None, after: Row | None) -> bool:
    """Whether a routing leads to the same place, and may take the place of the same producer's."""
    if before is None or after is None or not isinstance(before.by, Route) or not isinstance(after.by, Route):
        return False
    replaces = fold(before.block.replaces or ""), fold(after.block.replaces or "")
    return same_target(before.by.target, after.by.target) and replaces[0] == replaces[1]
