"""In which file each line of an order is declared: a list of addresses may stand beside the file that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Kind
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Block


class Homes:
    """The declarations of some blocks, looked up by the changes that they declare."""

    def __init__(self, blocks: Iterable[Block], changes: Iterable[Change]) -> None:
        paths = {change.place.path for change in changes if change.place}
        self._by_path: dict[str, Block] = {}
        self._by_list: dict[tuple[str, str], Block] = {}
        for block in blocks:
            path = block.declaration.path
            if path in paths:
                self._by_path[path] = block
            for route in block.routes if block.addresses.path in paths else ():
                self._by_list[block.addresses.path, fold(route.contract)] = block

    def of(self, change: Change) -> Block | None:
        """The block that declares a change, None where none of these does."""
        if change.place is None:
            return None
        if change.kind is Kind.ROUTING:
            listed = self._by_list.get((change.place.path, fold(change.contract)))
            if listed:
                return listed
        return self._by_path.get(change.place.path)
