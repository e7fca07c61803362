"""Blocks of desired rows, and what they are made from."""

from dataclasses import replace

import pytest

from builders.states import BOKEN, CONTRACTS, EKEN, JOURNAL, OTHER_URL, PORTAL, block
from tak_gitops.findings import Place
from tak_gitops.model.declarations import AddressList, Word
from tak_gitops.model.desired import Block


def test_keys_are_folded_and_in_order() -> None:
    """The addresses of a block are compared without letter case."""
    found = block(addresses=[BOKEN, EKEN.lower()])
    assert (BOKEN.lower(), EKEN.lower()) == found.folded
    assert frozenset(found.folded) == found.keys


def test_an_address_is_found_by_its_key() -> None:
    """The first one counts where an address stands twice."""
    assert {EKEN.lower(): 0, BOKEN.lower(): 1} == block(addresses=[EKEN, BOKEN, EKEN.lower()]).number_of


def test_a_block_is_the_same_as_its_like() -> None:
    """Two readings of one file stand for the same rows, whatever the names of addresses."""
    one = block(consumers=[JOURNAL], addresses=[EKEN, BOKEN])
    assert one.same_as(one)
    assert one.same_as(block(consumers=[JOURNAL], addresses=[EKEN, BOKEN], names=False))


@pytest.mark.parametrize(
    "other",
    [
        block("annan", consumers=[JOURNAL]),
        block(target=OTHER_URL, consumers=[JOURNAL]),
        block(target=None, consumers=[JOURNAL]),
        block(contracts=CONTRACTS, consumers=[JOURNAL]),
        block(consumers=[JOURNAL, PORTAL]),
        block(consumers=[PORTAL]),
        block(consumers=[JOURNAL], addresses=[EKEN, BOKEN]),
        block(consumers=[JOURNAL], addresses=[EKEN.lower()]),
        block(consumers=[JOURNAL], replaces=PORTAL),
    ],
    ids=["file", "URL", "kind", "contract", "one more", "consumer", "address", "spelling", "replaces"],
)
def test_a_block_is_not_the_same_as_another(other: Block) -> None:
    """Another file, target, contract, consumer, address or replaced producer makes another block."""
    one = block(consumers=[JOURNAL])
    assert not one.same_as(other)
    assert not other.same_as(one)


def test_places_are_those_of_the_file() -> None:
    """A block's own file, the declaration's, and the file that an address list stands in."""
    found = block("eken")
    path = "environments/ntjp-qa/eken.yaml"
    assert Place(path, 3, 7) == found.place(3, 7) == found.declaration.place(Word("x", 3, 7))
    listed = AddressList("x.csv", ("a", "b"), (None, None), (1, 2), (1, 4))
    assert Place("x.csv", 2, 4) == listed.place(1)


def test_a_block_cannot_be_changed() -> None:
    """Another value is another block."""
    one = block()
    other = replace(one, replaces=PORTAL)
    assert (None, PORTAL) == (one.replaces, other.replaces)
    with pytest.raises(AttributeError):
        one.replaces = PORTAL  # type: ignore[misc]
