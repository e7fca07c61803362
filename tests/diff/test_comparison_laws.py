"""Laws of the comparison, over any change of the files and any live."""

from builders.reference import expected, outcome_of
from builders.states import DAY, World, worlds
from hypothesis import given, settings
from hypothesis import strategies as st

from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.live.document import Variant

MANY = settings(max_examples=100 * settings().max_examples)


@MANY
@given(world=worlds(), variant=st.sampled_from(("B", "D")))
def test_compare_agrees_with_the_table(world: World, variant: Variant) -> None:
    """Grouped or row by row, every line and every count is what the table of formats.md 2 says."""
    catalogue = world.catalogue(variant)
    found = outcome_of(compare(world.base, world.head, LiveView(catalogue, DAY)))
    assert expected(world.base, world.head, catalogue, DAY) == found
