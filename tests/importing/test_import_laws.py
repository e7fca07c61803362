"""What holds for every import of any live: the plan after it is empty, and nothing is said that live has not."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from builders.importing import EMPTY, World, catalogue_of, desired_of, drafted, planned, worlds, written
from builders.states import DAY
from tak_gitops.diff.compare import Difference
from tak_gitops.findings import Severity
from tak_gitops.importing.grouping import Layout
from tak_gitops.importing.selection import Patterns
from tak_gitops.live.document import Variant
from tak_gitops.model.catalogue import Catalogue

VARIANTS: tuple[Variant, ...] = ("B", "D", "E")
layouts = st.sampled_from(list(Layout))
SELECTIONS = (
    Patterns(),
    Patterns(addresses=("se2321000131-*",)),
    Patterns(contracts=("crm:*",)),
    Patterns(producers=("SE*",)),
    Patterns(consumers=("SE*",)),
    Patterns(producers=("SE*",), consumers=("*o*",), addresses=("?*",)),
)


def some(live: Catalogue, patterns: Patterns) -> bool:
    """Whether live has an object for each pattern; a pattern that finds nothing is refused."""
    addresses, contracts, components = (table.index for table in (live.addresses, live.contracts, live.components))
    return (
        (not patterns.addresses or any(key.startswith("se2321000131-") for key in addresses))
        and (not patterns.contracts or any(key.startswith("urn:riv:crm:") for key in contracts))
        and (not (patterns.producers or patterns.consumers) or any(key.startswith("se2") for key in components))
    )


def lines(difference: Difference) -> list[object]:
    """Everything that a plan would show."""
    return [*difference.changes, *difference.blocked, *difference.drift, *difference.released]


@given(worlds(), layouts, st.sampled_from(VARIANTS))
def test_the_plan_after_an_import_is_empty(world: World, layout: Layout, variant: Variant) -> None:
    """Every row is adopted or counted, the files have no fault, and each row stands once."""
    live = world.catalogue(variant)
    draft = drafted(EMPTY, live, layout=layout)
    files = written(EMPTY, draft)
    difference = planned(files, live)
    assert [] == lines(difference)
    assert (draft.routings + draft.permissions, 0) == (difference.adopted, difference.unknown)
    assert draft.refused + draft.skipped == difference.unmanaged
    desired, findings = desired_of(files)
    assert [] == [finding for finding in findings if finding.severity is not Severity.NOTE]
    assert not desired.repeated


@given(worlds(), layouts, st.sampled_from(SELECTIONS))
def test_an_import_in_two_steps(world: World, layout: Layout, patterns: Patterns) -> None:
    """What the first step left is added by the second, to files that keep every line that they had in its order."""
    live = world.catalogue()
    first = written(EMPTY, drafted(EMPTY, live, layout=layout, patterns=patterns)) if some(live, patterns) else EMPTY
    difference = planned(first, live)
    assert [] == lines(difference)
    draft = drafted(first, live, layout=layout)
    second = written(first, draft)
    assert [] == lines(planned(second, live))
    assert draft.refused == planned(second, live).unmanaged
    for path, text in first.items():
        kept = iter(second[path].splitlines())
        assert all(line in kept for line in text.splitlines()), path


@given(worlds(), layouts, layouts)
def test_a_second_import_changes_nothing(world: World, layout: Layout, other: Layout) -> None:
    """What files declare, or comments tell, is not written again, whatever the layout."""
    live = world.catalogue()
    files = written(EMPTY, drafted(EMPTY, live, layout=layout))
    assert {} == drafted(files, live, layout=other).files


@given(worlds(), layouts, st.randoms(use_true_random=False))
def test_the_order_of_an_export_does_not_count(world: World, layout: Layout, random: Random) -> None:
    """The same rows give the same bytes."""
    one_spelling = [row for row in world.rows if "olof1" not in str(row)]
    shuffled = random.sample(one_spelling, len(one_spelling))
    one, other = (drafted(EMPTY, catalogue_of(rows, world.names), layout=layout) for rows in (one_spelling, shuffled))
    assert one.files == other.files


@given(worlds(), layouts)
def test_what_stays_out_is_told(world: World, layout: Layout) -> None:
    """Each key in force that no file declares has one line, in a comment or beside."""
    live = world.catalogue()
    draft = drafted(EMPTY, live, layout=layout)
    told = [line for text in draft.files.values() for line in text.decode().splitlines() if line.startswith("#   ")]
    now = [line for line in told if "börjar gälla" not in line and "sista gången" not in line]
    present = {(type(row), row.key) for row in world.rows if row.valid_from <= DAY < row.valid_to}
    assert len(present) - draft.routings - draft.permissions == len(now)
    assert len(set(told)) == len(told)
