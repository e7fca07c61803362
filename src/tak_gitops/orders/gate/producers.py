"""Whom a permission lets somebody call: its line in an order does not say it, what is declared of the calls does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.identifiers import ANY_ADDRESS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.model.desired import Block, Desired


class Producers:
    """The producers that calls lead to, as one state of an environment declares it."""

    def __init__(self, state: Desired) -> None:
        self._routed: dict[str, list[tuple[Block, str]]] = {}
        for block in state.blocks:
            for route in block.routes:
                if producer := route.target.producer:
                    self._routed.setdefault(fold(route.contract), []).append((block, producer))

    def of(self, contract: str, address: str) -> set[str]:
        """The HSA-ids of those who answer calls to an address, none where nothing is declared of them.

        A default route answers for addresses that have none of their own; a permission for any address lets in
        everywhere (domain.md 1).
        """
        if address == ANY_ADDRESS:
            return {producer for _, producer in self._routed.get(fold(contract), ())}
        return set(self._at(contract, address)) or set(self._at(contract, ANY_ADDRESS))

    def _at(self, contract: str, address: str) -> Iterator[str]:
        key = fold(address)
        return (producer for block, producer in self._routed.get(fold(contract), ()) if key in block.keys)
