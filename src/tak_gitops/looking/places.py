"""Where files name a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Place
from tak_gitops.looking.things import Kind
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.looking.things import Thing
    from tak_gitops.model.desired import Block, Desired


def places(thing: Thing, desired: Desired) -> Iterator[Place]:
    """Each place where the files of an environment name a thing, in order of path."""
    identifier = thing.ids.get(desired.environment)
    if identifier is None:
        return
    named = {
        Kind.ADDRESS: _address,
        Kind.CONTRACT: _contract,
        Kind.SYSTEM: _system,
        Kind.URL: _url,
    }[thing.kind]
    for block in sorted(desired.blocks, key=lambda each: each.declaration.path):
        yield from named(block, identifier)


def _address(block: Block, identifier: str) -> Iterator[Place]:
    number = block.number_of.get(fold(identifier))
    if number is not None:
        yield block.addresses.place(number)


def _contract(block: Block, identifier: str) -> Iterator[Place]:
    wanted = fold(identifier)
    for written, choice in zip(block.contracts, block.declaration.contracts, strict=False):
        if fold(written) == wanted:
            yield block.place(choice.contract.line, choice.contract.column)


def _system(block: Block, identifier: str) -> Iterator[Place]:
    wanted = fold(identifier)
    producer = block.declaration.producer
    if producer and any(fold(route.target.producer or "") == wanted for route in block.routes):
        yield block.place(producer.line, producer.column)
    for consumer in block.consumers:
        if fold(consumer.hsa_id) == wanted:
            yield block.place(consumer.line, consumer.column)


def _url(block: Block, identifier: str) -> Iterator[Place]:
    for route in block.routes:
        if route.target.url == identifier:
            yield block.place(route.line, route.column)
