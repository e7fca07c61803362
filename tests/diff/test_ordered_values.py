"""What a line holds: the spellings and values that are ordered, and where the file says so."""

from builders.outcomes import found
from builders.states import (
    ASPEN,
    BOKVAST,
    EKEN,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    TARGET,
    TIDBOK,
    block,
    permission,
    routing,
)
from tak_gitops.diff.compare import Difference
from tak_gitops.model.changes import Change

MINE = block()
OTHER_PROFILE = TARGET._replace(rivta_profile="RIVTABP20")
ACCESS = block(target=None, consumers=[JOURNAL])


def only(difference: Difference) -> Change:
    """The one change that was found."""
    (change,) = difference.changes
    return change


def test_live_spelling_is_ordered() -> None:
    """Identifiers are ordered as live spells them, whatever the file says (domain.md 4.2, 4.6)."""
    declared = block(
        addresses=[EKEN.lower()],
        contracts=[MAKE_BOOKING.swapcase()],
        target=OTHER_URL._replace(producer=TIDBOK.lower(), rivta_profile="rivtabp21"),
    )
    change = only(found([], [declared], [routing()]))
    assert (EKEN, MAKE_BOOKING, TARGET, OTHER_URL) == (
        change.logical_address,
        change.contract,
        change.before,
        change.after,
    )


def test_mixed_case_of_live_is_ordered() -> None:
    """An id that live has in mixed case is ordered like that, not in upper case."""
    change = only(found([], [block(target=None, consumers=[JOURNAL])], [permission("Se2321000131-Journal", ASPEN)]))
    assert "Se2321000131-Journal" == change.consumer


def test_new_ids_are_ordered_in_upper_case() -> None:
    """TAK makes new ids upper-case, and a row must spell them like that (domain.md 4.6)."""
    declared = block(addresses=["se2321000131-e00000000000a"], target=TARGET._replace(producer="se2321000131-nytt"))
    change = only(found([], [declared], []))
    assert change.after
    assert ("SE2321000131-E00000000000A", "SE2321000131-NYTT") == (change.logical_address, change.after.producer)


def test_an_exclude_carries_the_row_of_live() -> None:
    """A removal has the values that live has, not those of the file."""
    change = only(found([MINE], [], [routing(OTHER_PROFILE)]))
    assert (OTHER_PROFILE, None) == (change.before, change.after)


def test_a_change_says_where() -> None:
    """A change leads to the address in the file; a removal to where it stood at the base."""
    new, gone = only(found([], [MINE], [])), only(found([MINE], [], [routing()]))
    assert [MINE.addresses.place(0)] * 2 == [new.place, gone.place]


def test_a_permission_leads_to_its_consumer() -> None:
    """A permission's place is the consumer in the file."""
    assert ACCESS.place(20, 5) == only(found([], [ACCESS], [])).place


def test_the_blocked_line_names_the_producer() -> None:
    """Who has the address already is told by name and id."""
    (blocked,) = found([], [MINE], [routing(OTHER_PRODUCER)]).blocked
    assert ("TG401", (("producer", BOKVAST), ("name", "Bokning Väst (Region Exempel)"))) == blocked.message


def test_a_producer_without_a_name() -> None:
    """A producer that TAK has no name for is told by its id alone."""
    (blocked,) = found([], [block(target=OTHER_PRODUCER)], [routing()]).blocked
    assert ("TG401.nameless", TIDBOK) == (blocked.message.key, dict(blocked.message.values)["producer"])


def test_a_doubled_key_is_the_same_in_any_order() -> None:
    """Of two rows for one key one counts, and it is the same one wherever it stands in the export."""
    rows = [routing(OTHER_URL), routing(OTHER_PROFILE)]
    one, other = found([MINE], [MINE], rows), found([MINE], [MINE], rows[::-1])
    assert one.drift
    assert one.drift == other.drift
