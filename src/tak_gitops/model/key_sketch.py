"""A sketch of the keys of a catalogue: enough to tell, later and without the catalogue, whether another one is alike.

The sketch is the `SIZE` smallest of the keys' hashes (a bottom-k sketch): a fair sample of the keys, the same for
the same keys in any order. Of another catalogue the keys whose hashes are as small are a fair sample too, so that
what the two samples have in common tells what the catalogues have.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.model.catalogue import Catalogue, Column, Span, Table

SIZE = 64
_BYTES = 8
_LARGEST = (1 << 8 * _BYTES) - 1


class Overlap(NamedTuple):
    """Of `sample` keys that were compared, how many both catalogues have."""

    common: int
    sample: int


def key_sketch(catalogue: Catalogue) -> str:
    """The sketch of the keys of all routings and permissions, in force or not: base64, at most 684 characters."""
    rows = len(catalogue.routings) + len(catalogue.permissions)
    # eight times as many as are needed will be below this, unless most keys are doubled
    limit = _LARGEST * 8 * SIZE // max(rows, 8 * SIZE)
    hashes = _hashes(catalogue, limit)
    if len(hashes) < SIZE and limit < _LARGEST:
        hashes = _hashes(catalogue, _LARGEST)
    smallest = sorted(hashes)[:SIZE]
    return base64.b64encode(b"".join(each.to_bytes(_BYTES, "big") for each in smallest)).decode("ascii")


def overlap(catalogue: Catalogue, sketch: str) -> Overlap | None:
    """How far the keys of a catalogue are those of a sketch, by the smaller of the two samples; None for no sketch.

    The smaller one counts, so that a catalogue that has only grown, or only shrunk, is still alike.
    """
    before = _decoded(sketch)
    if not before:
        return None
    here = _hashes(catalogue, max(before) if len(before) == SIZE else _LARGEST)
    return Overlap(len(here & before), min(len(here), len(before)))


def _decoded(sketch: str) -> frozenset[int]:
    try:
        content = base64.b64decode(sketch, validate=True)
    except (binascii.Error, ValueError):
        return frozenset()
    starts = range(0, len(content) - len(content) % _BYTES, _BYTES)
    return frozenset(int.from_bytes(content[start : start + _BYTES], "big") for start in starts)


def _hashes(catalogue: Catalogue, limit: int) -> set[int]:
    """The hashes, up to `limit`, of all keys; a key's is the exclusive or of those of its parts, each in its role."""
    addresses = _of_table(b"a", catalogue.addresses)
    contracts = _of_table(b"c", catalogue.contracts)
    components = _of_table(b"k", catalogue.components)
    routings, permissions = catalogue.routings, catalogue.permissions
    found: set[int] = set()
    for contract, span in routings.spans.items():
        found.update(_of_rows(contracts[contract], addresses, routings.addresses, span, limit))
    for (contract, consumer), span in permissions.spans.items():
        group = contracts[contract] ^ components[consumer]
        found.update(_of_rows(group, addresses, permissions.addresses, span, limit))
    return found


def _of_rows(group: int, hashes: Sequence[int], addresses: Column, span: Span, limit: int) -> Iterator[int]:
    own: Iterable[int] = addresses[span.start : span.end]
    return (each for address in own if (each := group ^ hashes[address]) <= limit)


def _of_table(role: bytes, table: Table) -> list[int]:
    return [_of_text(role + fold(identifier).encode("utf-8", "surrogatepass")) for identifier in table.ids]


def _of_text(text: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(text, digest_size=_BYTES).digest(), "big")
