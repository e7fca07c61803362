"""Sketches of keys: small, the same for the same keys, and good enough to tell catalogues apart."""

import base64
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from builders.states import ADDRESSES, CONSUMERS, CONTRACTS, TARGET, catalogue, permission, routing
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.key_sketch import SIZE, Overlap, key_sketch, overlap

rows = st.lists(
    st.builds(routing, st.just(TARGET), st.sampled_from(ADDRESSES), st.sampled_from(CONTRACTS))
    | st.builds(permission, st.sampled_from(CONSUMERS), st.sampled_from(ADDRESSES), st.sampled_from(CONTRACTS)),
    min_size=1,
)


def large(first: int, count: int) -> Catalogue:
    """A catalogue of permissions for addresses from a number on."""
    return catalogue(*(permission(address=f"SE-{n}") for n in range(first, first + count)), objects=False)


def keys(several: list[Routing | Permission]) -> set[tuple[str, ...]]:
    """The distinct keys of rows."""
    return {tuple(row.key) for row in several}


@given(several=rows, random=st.randoms(use_true_random=False))
def test_only_keys_count(several: list[Routing | Permission], random: Random) -> None:
    """Order, doubled rows and everything beside the key change nothing."""
    other = [*several, several[0]]
    random.shuffle(other)
    assert key_sketch(catalogue(*several, objects=False)) == key_sketch(catalogue(*other, objects=False))


@given(one=rows, other=rows)
def test_small_catalogues_are_compared_exactly(
    one: list[Routing | Permission], other: list[Routing | Permission]
) -> None:
    """Where every key is in the sketch, what is common is counted, not guessed."""
    sketch = key_sketch(catalogue(*one, objects=False))
    expected = Overlap(len(keys(one) & keys(other)), min(len(keys(one)), len(keys(other))))
    assert expected == overlap(catalogue(*other, objects=False), sketch)


def test_a_routing_is_no_permission() -> None:
    """The same address and contract have other keys in the two."""
    sketch = key_sketch(catalogue(routing(), objects=False))
    assert Overlap(0, 1) == overlap(catalogue(permission(), objects=False), sketch)


def test_it_is_small() -> None:
    """However large the catalogue, 64 hashes of 8 bytes."""
    sketch = key_sketch(large(0, 3000))
    assert (684, SIZE * 8) == (len(sketch), len(base64.b64decode(sketch)))


def test_many_doubled_rows_leave_enough() -> None:
    """A catalogue in which next to all rows have one key is sketched whole."""
    doubled = catalogue(
        *(permission() for _ in range(3000)), *(permission(address=f"SE-{n}") for n in range(70)), objects=False
    )
    assert SIZE * 8 == len(base64.b64decode(key_sketch(doubled)))


def test_a_large_catalogue_is_like_itself() -> None:
    """Every key of the sample is found again."""
    one = large(0, 3000)
    assert Overlap(SIZE, SIZE) == overlap(one, key_sketch(one))


def test_what_is_common_is_estimated() -> None:
    """Of two catalogues that share half of their keys, the sample has about half in common."""
    found = overlap(large(1500, 3000), key_sketch(large(0, 3000)))
    assert found is not None
    assert 0.3 < found.common / found.sample < 0.7


def test_what_is_no_sketch_tells_nothing() -> None:
    """An empty text, or one that somebody has damaged."""
    assert [None, None, None] == [overlap(large(0, 3), sketch) for sketch in ("", "AAAA", "å")]
