"""The lines to write where a file has the other kind than what it asks for: Access for Connection, and back.

"Already connected" means that only the permission is wanted (domain.md 6); an address that nobody routes has to be
connected first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.flows.homes import Homes
from tak_gitops.model.contracts import short_form
from tak_gitops.model.flows import Suggestion
from tak_gitops.model.identifiers import fold
from tak_gitops.sources.yaml_text import scalar
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tak_gitops.model.changes import Blocked, Change
    from tak_gitops.model.declarations import Declaration
    from tak_gitops.model.desired import Block, Desired

_ELSEWHERE = frozenset({"TG401", "TG401.nameless"})
"""What blocks a routing that another producer has."""


def accesses_instead(blocked: Iterable[Blocked], base: Desired, head: Desired) -> list[Suggestion]:
    """An Access for each file that connects, for its consumers, what another producer has connected already.

    What the base declares is no new connection: there it is the producer that changes.
    """
    changes = [each.change for each in blocked if each.message.key in _ELSEWHERE]
    changes = [each for each in changes if not _is_routed(base, each)]
    suggestions = []
    for declaration, contracts, addresses, whole in _grouped(changes, head):
        if not declaration.consumers:
            continue
        why = msg("flow.access_instead.whole" if whole else "flow.access_instead", path=declaration.path)
        reference = declaration.reference or declaration.prestudy
        lines = [
            "kind: Access",
            *([f"reference: {scalar(reference)}"] if reference else []),
            *_listed("consumers", (word.text for word in declaration.consumers)),
            *_listed("contracts", map(short_form, contracts)),
            *_listed("logical_addresses", addresses),
        ]
        suggestions.append(Suggestion(declaration.path, why, tuple(lines)))
    return suggestions


def connections_instead(
    unrouted: Iterable[Change], head: Desired, name: Callable[[str], str | None]
) -> list[Suggestion]:
    """A Connection for each file with permissions for what nobody has connected; what only its writer knows is `…`.

    `name` gives the name of an address where one is known.
    """
    suggestions = []
    for declaration, contracts, addresses, whole in _grouped(unrouted, head):
        reference = declaration.prestudy or declaration.reference
        lines = [
            "kind: Connection",
            f"prestudy: {scalar(reference) if reference else 'FS-…'}",
            "producer: …",
            "rivta_profile: RIVTABP21",
            "url: https://…",
            *_listed("contracts", map(short_form, contracts)),
            "logical_addresses:",
            *(line for each in addresses for line in (f"  - id: {scalar(each)}", f"    name: {_name(name(each))}")),
            *_listed("consumers", (word.text for word in declaration.consumers)),
        ]
        why = msg("flow.connection_instead.whole" if whole else "flow.connection_instead", path=declaration.path)
        suggestions.append(Suggestion(declaration.path, why, tuple(lines)))
    return suggestions


def _is_routed(desired: Desired, change: Change) -> bool:
    """Whether the files route the address of a change for its contract."""
    address, contract = fold(change.logical_address), fold(change.contract)
    return any(
        address in block.keys and any(fold(route.contract) == contract for route in block.routes)
        for block in desired.blocks
    )


class _Group(NamedTuple):
    """Changes of one file as contracts × addresses, and whether that is all that the file has."""

    declaration: Declaration
    contracts: Sequence[str]
    addresses: Sequence[str]
    is_whole: bool


def _grouped(changes: Iterable[Change], head: Desired) -> Iterator[_Group]:
    """The changes of each file: contracts with the same addresses stand together."""
    every = list(changes)
    homes = Homes(head.blocks, every)
    files: dict[str, tuple[Block, dict[str, dict[str, str]]]] = {}
    for change in every:
        block = homes.of(change)
        if block:
            _, contracts = files.setdefault(block.declaration.path, (block, {}))
            contracts.setdefault(change.contract, {})[fold(change.logical_address)] = change.logical_address
    for _, (block, contracts) in sorted(files.items(), key=lambda each: each[0]):
        alike: dict[tuple[str, ...], list[str]] = {}
        for contract in sorted(contracts):
            alike.setdefault(tuple(sorted(contracts[contract].values())), []).append(contract)
        for addresses, group in alike.items():
            is_whole = (len(group), len(addresses)) == (len(block.contracts), len(block.keys))
            yield _Group(block.declaration, group, addresses, is_whole)


def _name(name: str | None) -> str:
    return scalar(name) if name else "…"


def _listed(key: str, values: Iterable[str]) -> Iterator[str]:
    yield f"{key}:"
    yield from (f"  - {scalar(value)}" for value in values)
