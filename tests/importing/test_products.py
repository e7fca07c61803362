"""A relation as the fewest products: exactly its cells, each once."""

from itertools import product as every_pair

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.importing.products import ROUTED, Cell, Product, products

cells = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(ROUTED, 2)), min_size=1)
WEIGHTS = [1] * 6


def product(contracts: set[int], addresses: set[int], consumers: set[int]) -> Product:
    """A product of plain sets."""
    return Product(frozenset(contracts), frozenset(addresses), frozenset(consumers))


def cells_of(*several: Product) -> list[Cell]:
    """Every cell of products, as often as they have it."""
    return [cell for each in several for cell in every_pair(*each)]


@given(cells, st.lists(st.integers(1, 40), min_size=6, max_size=6))
def test_each_cell_is_in_one_product(relation: set[Cell], weights: list[int]) -> None:
    """Nothing is left out, nothing is added, nothing stands twice."""
    assert sorted(relation) == sorted(cells_of(*products(sorted(relation), weights)))


@given(cells, st.randoms(use_true_random=False))
def test_the_order_of_cells_does_not_count(relation: set[Cell], random: object) -> None:
    """The same cells give the same products in the same order."""
    shuffled = random.sample(sorted(relation), len(relation))  # type: ignore[attr-defined]
    assert products(sorted(relation), WEIGHTS) == products(shuffled, WEIGHTS)


@given(
    st.sets(st.integers(0, 3), min_size=1),
    st.sets(st.integers(0, 5), min_size=1),
    st.sets(st.integers(ROUTED, 2), min_size=1),
)
def test_a_product_is_found_whole(contracts: set[int], addresses: set[int], consumers: set[int]) -> None:
    """What people ordered together comes back together."""
    whole = product(contracts, addresses, consumers)
    assert [whole] == products(cells_of(whole), WEIGHTS)


@pytest.mark.parametrize(
    "several",
    [
        pytest.param([product({0, 1}, {0, 1, 2}, {ROUTED}), product({2}, {0, 1, 2, 3}, {ROUTED, 0})], id="two files"),
        pytest.param([product({0}, {0, 1}, {1}), product({0, 1, 2}, {0, 1}, {ROUTED, 0})], id="a consumer of one"),
        pytest.param(
            [product({0, 1}, {0, 1, 2, 3}, {ROUTED}), product({0, 1}, {2, 3}, {0})], id="permissions for some"
        ),
    ],
)
def test_two_products_come_back(several: list[Product]) -> None:
    """Products that have little in common are told apart."""
    assert several == products(cells_of(*several), WEIGHTS)


def test_what_two_have_in_common_is_written_once() -> None:
    """Two long lists that differ in one address become one list and one address."""
    many = set(range(20))
    found = products(cells_of(product({0}, many, {0}), product({1, 2}, many - {0}, {0})), [1] * 20)
    assert [product({0}, {0}, {0}), product({0, 1, 2}, many - {0}, {0})] == found
