"""Rows that two places declare: TG210 for routings, TG211 for permissions (formats.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, error, warning
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.desired import Block

Member = tuple["Block", Place]


def declared_twice(blocks: Iterable[Block]) -> list[Finding]:
    """A finding for each place that declares rows which another place has declared before.

    Where the second place of routings has no other address, and consumers that the first lacks, it may be that only a
    permission is wanted: then it is told that this is Access, not Connection (domain.md 6).

    Where the files with a contract have no address in common, none of its rows can stand twice; only the other
    contracts are looked at row by row.
    """
    members: dict[str, list[Block]] = {}
    for block in blocks:
        for contract in block.contracts:
            members.setdefault(fold(contract), []).append(block)
    return [finding for contract, group in members.items() if _may_repeat(group) for finding in _in(contract, group)]


def _may_repeat(group: list[Block]) -> bool:
    if any(len({fold(each.hsa_id) for each in block.consumers}) < len(block.consumers) for block in group):
        return True
    return _overlap(group)


def _in(contract: str, group: list[Block]) -> list[Finding]:
    """What stands twice among the rows of one contract."""
    routings: list[Member] = []
    permissions: dict[str, list[Member]] = {}
    for block in {id(block): block for block in group}.values():
        here = [route for route in block.routes if fold(route.contract) == contract]
        routings += [(block, block.place(route.line, route.column)) for route in here]
        for consumer in block.consumers:
            place = block.place(consumer.line, consumer.column)
            permissions.setdefault(fold(consumer.hsa_id), []).append((block, place))
    written = next(each for each in group[0].contracts if fold(each) == contract)
    findings = [
        error("TG210.access" if more else "TG210", place, **values) for place, values, more in _again(routings, written)
    ]
    for members in permissions.values():
        findings += [warning("TG211", place, **values) for place, values, _ in _again(members, written)]
    return findings


def _again(members: Sequence[Member], contract: str) -> Iterable[tuple[Place, dict[str, object], bool]]:
    """The places that declare addresses which an earlier place has, with what there is to say of them.

    The last value says whether the place that is told of has none but these, and consumers that the first lacks.
    """
    if not _overlap([block for block, _ in members]):
        return
    first: dict[str, Member] = {}
    for block, place in members:
        again = [key for key in block.number_of if key in first]
        if again:
            values: dict[str, object] = {
                "contract": short_form(contract),
                "address": block.addresses.ids[block.number_of[again[0]]],
                "count": len(again),
                "other": str(first[again[0]][1]),
            }
            more = not _callers(block) <= _callers(first[again[0]][0])
            yield place, values, more and len(again) == len(block.keys)
        for key in block.number_of:
            first.setdefault(key, (block, place))


def _callers(block: Block) -> set[str]:
    return {fold(each.hsa_id) for each in block.consumers}


def _overlap(blocks: Sequence[Block]) -> bool:
    """Whether any address stands in two of the blocks, or in a block that stands there twice."""
    if len(blocks) == 1:
        return False
    return len(frozenset().union(*(block.keys for block in blocks))) < sum(len(block.keys) for block in blocks)
