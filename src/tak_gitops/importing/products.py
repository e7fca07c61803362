"""The fewest products that stand for a relation: contracts × addresses × consumers, each cell in exactly one.

To split a relation into the fewest products is hard in general. Two steps come close: cells with the same
neighbours are folded axis by axis, in the order of the axes that gives the shortest text; then pairs of products
share what they have in common as long as the text gets shorter.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = tuple[int, int, int]
"""A contract, an address and a consumer, by number."""

ROUTED = -1
"""Stands among the consumers of a cell that is a routing: where it is in a product, the product is a Connection."""

CONNECTION_LINES = 7
ACCESS_LINES = 4
"""The lines of a file besides its lists."""
MOST_TO_REFINE = 60
"""So many products are refined at most: every pair of them is looked at."""


class Product(NamedTuple):
    """Every cell of `contracts` × `addresses` × `consumers`."""

    contracts: frozenset[int]
    addresses: frozenset[int]
    consumers: frozenset[int]


def products(cells: Sequence[Cell], weights: Sequence[int]) -> list[Product]:
    """Products that hold each of `cells` once and nothing else, in order.

    `weights` has how many lines an address takes, by its number: several addresses that are alike may be one.
    """
    lengths = _Lengths(weights)
    found = min((_folded(cells, order) for order in permutations(range(3))), key=lengths.of_all)
    if len(found) <= MOST_TO_REFINE:
        found = _refined(found, lengths)
    return sorted(found, key=lambda each: tuple(map(sorted, each)))


class _Lengths:
    """How long the files of products are, in lines."""

    def __init__(self, weights: Sequence[int]) -> None:
        self._weights = weights

    def of(self, product: Product) -> int:
        addresses = sum(self._weights[each] for each in product.addresses)
        beside = CONNECTION_LINES if ROUTED in product.consumers else ACCESS_LINES
        return beside + len(product.contracts) + addresses + len(product.consumers)

    def of_all(self, several: Iterable[Product]) -> int:
        return sum(map(self.of, several))


def _folded(cells: Sequence[Cell], order: tuple[int, ...]) -> list[Product]:
    """The cells folded along the first axis of `order`, then the second, then the third."""
    first, second, third = order
    lines: dict[tuple[int, int], list[int]] = {}
    for cell in cells:
        lines.setdefault((cell[second], cell[third]), []).append(cell[first])
    planes: dict[tuple[frozenset[int], int], list[int]] = {}
    for (along_second, along_third), line in lines.items():
        planes.setdefault((frozenset(line), along_third), []).append(along_second)
    boxes: dict[tuple[frozenset[int], frozenset[int]], list[int]] = {}
    for (line_set, along_third), plane in planes.items():
        boxes.setdefault((line_set, frozenset(plane)), []).append(along_third)
    found = []
    for (line_set, plane_set), depth in boxes.items():
        axes = {first: line_set, second: plane_set, third: frozenset(depth)}
        found.append(Product(axes[0], axes[1], axes[2]))
    return found


def _refined(several: list[Product], lengths: _Lengths) -> list[Product]:
    """The products after every exchange between two of them that makes the text shorter, the best one first."""
    several = sorted(several, key=lambda each: tuple(map(sorted, each)))
    while True:
        best_gain, best = 0, None
        for one, other in permutations(several, 2):
            exchange = _exchange(one, other)
            if exchange:
                gain = lengths.of(one) + lengths.of(other) - lengths.of_all(exchange)
                if gain > best_gain:
                    best_gain, best = gain, (one, other, exchange)
        if best is None:
            return several
        one, other, exchange = best
        several = [each for each in several if each not in {one, other}] + exchange


def _exchange(one: Product, other: Product) -> list[Product] | None:
    """What two products have in common, and what only `other` has.

    None unless they agree on one axis, and `one` lies within `other` on a second.
    """
    same = [axis for axis in range(3) if one[axis] == other[axis]]
    if not same:
        return None
    inner, outer = (axis for axis in range(3) if axis != same[0])
    if not one[inner] <= other[inner]:
        inner, outer = outer, inner
        if not one[inner] <= other[inner]:
            return None
    together = [one[0], one[1], one[2]]
    together[outer] = one[outer] | other[outer]
    left = other[inner] - one[inner]
    if not left:
        return [Product(*together)]
    rest = [other[0], other[1], other[2]]
    rest[inner] = left
    return [Product(*together), Product(*rest)]
