"""Which rows a change of the files is about."""

from dataclasses import replace

from hypothesis import given

from builders.states import BOKEN, BOKVAST, DAY, EKEN, JOURNAL, MAKE_BOOKING, OTHER_URL, World, block, desired, worlds
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.diff.touched import touched_rows
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import LineKey, key_of

ROUTING = LineKey("routing", fold(EKEN), fold(MAKE_BOOKING))
PERMISSION = LineKey("permission", fold(EKEN), fold(MAKE_BOOKING), fold(JOURNAL))
NOTHING = desired()
BOTH = desired(block(consumers=[JOURNAL]))


def test_rows_that_come_and_go() -> None:
    """Each row of a file that is new, and of one that is deleted."""
    assert {ROUTING, PERMISSION} == touched_rows(NOTHING, BOTH) == touched_rows(BOTH, NOTHING)


def test_a_routing_that_leads_elsewhere() -> None:
    """The routing, and not the permission on it."""
    assert {ROUTING} == touched_rows(BOTH, desired(block(consumers=[JOURNAL], target=OTHER_URL)))


def test_a_routing_that_may_replace_another() -> None:
    """That is asked of TAK, though the row is declared as before."""
    assert {ROUTING} == touched_rows(BOTH, desired(block(consumers=[JOURNAL], replaces=BOKVAST)))


def test_other_words_for_the_same() -> None:
    """Letter case, the file, and what it says besides are no row."""
    moved = desired(block("boken", addresses=[EKEN.lower()], consumers=[JOURNAL.lower()], prestudy="FS-1"))
    assert frozenset() == touched_rows(BOTH, moved)


def test_only_the_rows_that_change() -> None:
    """Of a file in which an address is added, that address alone."""
    found = touched_rows(BOTH, desired(block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])))
    assert {fold(BOKEN)} == {key.logical_address for key in found}


@given(worlds())
def test_whatever_is_caused_was_touched(world: World) -> None:
    """However live is: what a change causes, or would cause were it not blocked, is among the rows it touches."""
    found = compare(world.base, world.head, LiveView(world.catalogue(), DAY))
    caused = {key_of(change) for change in (*found.changes, *(each.change for each in found.blocked), *found.released)}
    touched = touched_rows(world.base, world.head)
    assert caused <= touched
    assert touched or not found.touched


@given(worlds())
def test_nothing_is_touched_without_a_change(world: World) -> None:
    """The same files touch no row, in whatever order."""
    assert frozenset() == touched_rows(world.head, replace(world.head, blocks=world.head.blocks[::-1]))
