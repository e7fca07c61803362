"""Whose a row is: the table of formats.md 2, one case a row and one for each thing that it leaves to domain.md."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from builders.states import (
    ASPEN,
    BOKEN,
    BOKVAST,
    DAY,
    EKEN,
    FAR_AHEAD,
    GET_BOOKING,
    JOURNAL,
    LONG_AGO,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    TARGET,
    TIDBOK,
    block,
    catalogue,
    desired,
    permission,
    routing,
)
from tak_gitops.diff.compare import Difference, compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.live.document import Variant
from tak_gitops.model.changes import Change
from tak_gitops.model.desired import Block
from tak_gitops.model.entries import Permission, Routing

Files = Sequence[Block]
Rows = Sequence[Routing | Permission]

TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
MINE = block()
OTHER_PROFILE = TARGET._replace(rivta_profile="RIVTABP20")
CASED = TARGET._replace(producer=TIDBOK.lower(), rivta_profile="rivtabp21")


def found(base: Files, head: Files, live: Rows, variant: Variant = "B") -> Difference:
    """What a change of the files causes over live."""
    return compare(desired(*base), desired(*head), LiveView(catalogue(*live, variant=variant), DAY))


def outcome(difference: Difference) -> list[str]:
    """What happens, in words: an action and its reason, a rule that blocks, or what is only told."""
    return [
        *(f"{change.action}, {change.reason}" for change in difference.changes),
        *(f"{each.change.action} is blocked by {each.message.key}" for each in difference.blocked),
        *(f"drift: {change.action}" for change in difference.drift),
        *("released" for _ in difference.released),
        *(["adopted"] * difference.adopted),
        *(["unknown"] * difference.unknown),
        *(["unmanaged"] * difference.unmanaged),
    ]


def moved(target: Block) -> Block:
    """The same rows in another file."""
    return block(
        "flyttad",
        target=target.routes[0].target if target.routes else None,
        consumers=[each.hsa_id for each in target.consumers],
    )


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [MINE], [], ["add, declared"], id="none, declared"),
        pytest.param([], [MINE], [routing()], ["adopted"], id="same, declared"),
        pytest.param([], [MINE], [routing(OTHER_URL)], ["change, declared"], id="other URL, declared"),
        pytest.param([], [MINE], [routing(OTHER_PROFILE)], ["change, declared"], id="other profile, declared"),
        pytest.param(
            [block(target=OTHER_URL)], [MINE], [routing(OTHER_URL)], ["change, redefined"], id="URL changed in the file"
        ),
        pytest.param(
            [block(target=OTHER_URL)], [MINE], [routing(OTHER_PROFILE)], ["change, redefined"], id="neither is live"
        ),
        pytest.param([block(target=OTHER_URL)], [MINE], [routing()], ["adopted"], id="changed to what is live"),
        pytest.param([block(target=OTHER_URL)], [MINE], [], ["add, redefined"], id="changed, and gone from live"),
        pytest.param(
            [], [MINE], [routing(OTHER_PRODUCER)], ["change is blocked by TG401"], id="other producer, declared"
        ),
        pytest.param(
            [block(target=OTHER_URL)],
            [MINE],
            [routing(OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="other producer, changed in the file",
        ),
        pytest.param(
            [block(target=OTHER_PRODUCER)],
            [MINE],
            [routing(OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="other producer, also in the file before",
        ),
        pytest.param(
            [],
            [block(replaces=BOKVAST)],
            [routing(OTHER_PRODUCER)],
            ["change, replaces"],
            id="other producer, and it is replaced",
        ),
        pytest.param(
            [],
            [block(replaces=BOKVAST.lower())],
            [routing(OTHER_PRODUCER)],
            ["change, replaces"],
            id="other producer, replaced in other letter case",
        ),
        pytest.param(
            [],
            [block(replaces=PORTAL)],
            [routing(OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="other producer, and a third one is replaced",
        ),
        pytest.param(
            [MINE],
            [block(replaces=BOKVAST)],
            [routing(OTHER_PRODUCER)],
            ["change, replaces"],
            id="other producer, and replaces is new",
        ),
        pytest.param(
            [block(replaces=BOKVAST)],
            [block(replaces=BOKVAST.lower(), consumers=[JOURNAL])],
            [routing(OTHER_PRODUCER), permission()],
            ["drift: change", "adopted"],
            id="other producer, and replaces has been there all the time",
        ),
        pytest.param(
            [MINE],
            [block(replaces=PORTAL)],
            [routing(OTHER_PRODUCER)],
            ["drift: change"],
            id="a third is newly replaced",
        ),
        pytest.param([MINE], [block(replaces=TIDBOK)], [routing(OTHER_URL)], ["drift: change"], id="replaces itself"),
        pytest.param([MINE], [], [routing()], ["remove, undeclared"], id="struck out, as declared"),
        pytest.param([MINE], [], [routing(OTHER_URL)], ["remove, undeclared"], id="struck out, same producer"),
        pytest.param([MINE], [], [routing(OTHER_PRODUCER)], ["released"], id="struck out, other producer"),
        pytest.param([MINE], [], [], [], id="struck out, and gone from live"),
        pytest.param([], [], [routing()], ["unmanaged"], id="never declared"),
        pytest.param([MINE], [MINE], [routing()], [], id="declared, and live"),
        pytest.param([MINE], [MINE], [routing(OTHER_URL)], ["drift: change"], id="declared, and live differs"),
        pytest.param([MINE], [MINE], [routing(OTHER_PRODUCER)], ["drift: change"], id="declared, and another's by now"),
        pytest.param([MINE], [MINE], [], ["drift: add"], id="declared, and gone from live"),
        pytest.param([MINE], [moved(MINE)], [routing()], [], id="moved to another file"),
        pytest.param([MINE], [moved(MINE)], [routing(OTHER_URL)], ["drift: change"], id="moved, and live differs"),
        pytest.param([MINE], [moved(MINE)], [], ["drift: add"], id="moved, and gone from live"),
        pytest.param([], [MINE], [routing(CASED)], ["adopted"], id="producer and profile in other letter case"),
        pytest.param([MINE], [MINE], [routing(CASED)], [], id="letter case of live is no drift"),
        pytest.param([MINE], [block(target=CASED)], [routing()], [], id="letter case changed in the file"),
        pytest.param([MINE], [block(addresses=[EKEN.lower()])], [routing()], [], id="case of the address changed"),
        pytest.param([MINE], [block(contracts=[MAKE_BOOKING.upper()])], [routing()], [], id="case of the contract"),
        pytest.param(
            [MINE],
            [block(target=TARGET._replace(url=str(TARGET.url).upper()))],
            [routing()],
            ["change, redefined"],
            id="letter case of a URL counts",
        ),
        pytest.param(
            [],
            [MINE],
            [routing(), routing(contract=GET_BOOKING), routing(address=BOKEN), permission()],
            ["adopted", "unmanaged", "unmanaged", "unmanaged"],
            id="rows beside",
        ),
    ],
)
def test_a_routing(base: Files, head: Files, live: Rows, expected: list[str]) -> None:
    """A routing is its producer's, and only what the change of the files says of it is ordered."""
    assert expected == outcome(found(base, head, live))


ACCESS = block(target=None, consumers=[JOURNAL])


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [ACCESS], [], ["add, declared"], id="none, declared"),
        pytest.param([], [ACCESS], [permission()], ["adopted"], id="there, declared"),
        pytest.param([ACCESS], [], [permission()], ["remove, undeclared"], id="there, struck out"),
        pytest.param([ACCESS], [], [], [], id="struck out, and gone from live"),
        pytest.param([], [], [permission()], ["unmanaged"], id="never declared"),
        pytest.param([ACCESS], [ACCESS], [permission()], [], id="declared, and live"),
        pytest.param([ACCESS], [ACCESS], [], ["drift: add"], id="declared, and gone from live"),
        pytest.param([ACCESS], [moved(ACCESS)], [permission()], [], id="moved to another file"),
        pytest.param([ACCESS], [moved(ACCESS)], [], ["drift: add"], id="moved, and gone from live"),
        pytest.param([ACCESS], [ACCESS, moved(ACCESS)], [permission()], [], id="in a second file too"),
        pytest.param([ACCESS], [ACCESS, moved(ACCESS)], [], ["drift: add"], id="in a second file too, and gone"),
        pytest.param([ACCESS, moved(ACCESS)], [ACCESS], [permission()], [], id="struck out of one file of two"),
        pytest.param([ACCESS, moved(ACCESS)], [], [permission()], ["remove, undeclared"], id="struck out of both"),
        pytest.param([], [ACCESS, moved(ACCESS)], [], ["add, declared"], id="new in two files"),
        pytest.param([ACCESS, moved(ACCESS)], [ACCESS, moved(ACCESS)], [], ["drift: add"], id="in two files, and gone"),
        pytest.param(
            [ACCESS, moved(ACCESS)], [ACCESS, moved(ACCESS)], [permission(), permission()], [], id="in two files, twice"
        ),
        pytest.param(
            [ACCESS],
            [block(target=None, consumers=[JOURNAL, JOURNAL.lower()])],
            [permission()],
            [],
            id="twice in one file",
        ),
        pytest.param([], [ACCESS], [permission(JOURNAL.lower())], ["adopted"], id="consumer in other letter case"),
        pytest.param(
            [ACCESS],
            [block(target=None, consumers=[PORTAL])],
            [permission()],
            ["remove, undeclared", "add, declared"],
            id="another consumer instead",
        ),
        pytest.param([block()], [block(consumers=[JOURNAL])], [routing()], ["add, declared"], id="one more consumer"),
        pytest.param(
            [ACCESS],
            [ACCESS],
            [permission(), permission(PORTAL), permission(address=BOKEN), routing()],
            ["unmanaged", "unmanaged", "unmanaged"],
            id="rows beside",
        ),
    ],
)
def test_a_permission(base: Files, head: Files, live: Rows, expected: list[str]) -> None:
    """A permission is there or not, and only what the change of the files says of it is ordered."""
    assert expected == outcome(found(base, head, live))


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [MINE], [(LONG_AGO, YESTERDAY, TARGET)], ["add, declared"], id="ended"),
        pytest.param([MINE], [], [(LONG_AGO, YESTERDAY, TARGET)], [], id="ended, struck out"),
        pytest.param([MINE], [MINE], [(LONG_AGO, YESTERDAY, TARGET)], ["drift: add"], id="ended, declared"),
        pytest.param([], [], [(LONG_AGO, YESTERDAY, TARGET)], [], id="ended, never declared"),
        pytest.param([], [MINE], [(LONG_AGO, DAY, TARGET)], ["add, declared"], id="ends today"),
        pytest.param([MINE], [], [(LONG_AGO, DAY, TARGET)], ["remove, undeclared"], id="ends today, struck out"),
        pytest.param([], [], [(LONG_AGO, DAY, TARGET)], [], id="ends today, never declared"),
        pytest.param([], [MINE], [(LONG_AGO, TOMORROW, TARGET)], ["adopted"], id="ends tomorrow"),
        pytest.param([], [MINE], [(DAY, FAR_AHEAD, TARGET)], ["adopted"], id="begins today"),
        pytest.param([], [MINE], [(TOMORROW, FAR_AHEAD, TARGET)], ["add, declared"], id="begins later"),
        pytest.param([], [MINE], [(TOMORROW, FAR_AHEAD, OTHER_URL)], ["add, declared"], id="begins later, other URL"),
        pytest.param(
            [],
            [MINE],
            [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="another producer's begins later",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, DAY, OTHER_PRODUCER)],
            ["change is blocked by TG401"],
            id="another producer's ends today",
        ),
        pytest.param([], [MINE], [(LONG_AGO, YESTERDAY, OTHER_PRODUCER)], ["add, declared"], id="another's ended"),
        pytest.param(
            [],
            [block(replaces=BOKVAST)],
            [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)],
            ["change, replaces"],
            id="another producer's begins later and is replaced",
        ),
        pytest.param(
            [MINE], [], [(TOMORROW, FAR_AHEAD, TARGET)], ["remove, undeclared"], id="begins later, struck out"
        ),
        pytest.param(
            [MINE], [], [(TOMORROW, FAR_AHEAD, OTHER_PRODUCER)], ["released"], id="another's begins later, struck out"
        ),
        pytest.param([MINE], [MINE], [(TOMORROW, FAR_AHEAD, TARGET)], ["drift: add"], id="begins later, declared"),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, DAY, OTHER_URL), (TOMORROW, FAR_AHEAD, TARGET)],
            ["add is blocked by TG402"],
            id="one ends today and one begins later",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, OTHER_URL), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["change is blocked by TG402"],
            id="a future row beside, and a change",
        ),
        pytest.param(
            [MINE],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["remove is blocked by TG402"],
            id="a future row beside, and a removal",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, TARGET), (TOMORROW, FAR_AHEAD, OTHER_URL)],
            ["adopted"],
            id="a future row beside, and nothing to order",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, FAR_AHEAD, OTHER_URL), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["change is blocked by TG402"],
            id="doubled rows, and a change",
        ),
        pytest.param(
            [MINE],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (LONG_AGO, FAR_AHEAD, TARGET)],
            ["remove is blocked by TG402"],
            id="doubled rows, and a removal",
        ),
        pytest.param(
            [],
            [MINE],
            [(LONG_AGO, YESTERDAY, OTHER_URL), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["change, declared"],
            id="an ended row beside does not count",
        ),
        pytest.param(
            [],
            [],
            [(LONG_AGO, FAR_AHEAD, TARGET), (LONG_AGO, FAR_AHEAD, OTHER_URL)],
            ["unmanaged", "unmanaged"],
            id="doubled rows that nobody declared",
        ),
    ],
)
def test_days_of_routings(
    base: Files, head: Files, live: Sequence[tuple[date, date, object]], expected: list[str]
) -> None:
    """A row counts when it is in force today and tomorrow; those beside it are what TAK looks at (domain.md 4.2)."""
    rows = [routing(target, first=first, last=last) for first, last, target in live]  # type: ignore[arg-type]
    assert expected == outcome(found(base, head, rows))


@pytest.mark.parametrize(
    ("base", "head", "live", "expected"),
    [
        pytest.param([], [ACCESS], [(LONG_AGO, YESTERDAY)], ["add, declared"], id="ended"),
        pytest.param([], [ACCESS], [(LONG_AGO, DAY)], ["add, declared"], id="ends today"),
        pytest.param([], [ACCESS], [(TOMORROW, FAR_AHEAD)], ["add, declared"], id="begins later"),
        pytest.param([ACCESS], [], [(TOMORROW, FAR_AHEAD)], ["remove, undeclared"], id="begins later, struck out"),
        pytest.param([ACCESS], [], [(LONG_AGO, YESTERDAY)], [], id="ended, struck out"),
        pytest.param(
            [ACCESS],
            [],
            [(LONG_AGO, FAR_AHEAD), (TOMORROW, FAR_AHEAD)],
            ["remove is blocked by TG402"],
            id="a future row beside, and a removal",
        ),
        pytest.param(
            [],
            [ACCESS],
            [(LONG_AGO, DAY), (TOMORROW, FAR_AHEAD)],
            ["add is blocked by TG402"],
            id="one ends today and one begins later",
        ),
        pytest.param(
            [ACCESS], [ACCESS], [(LONG_AGO, FAR_AHEAD), (LONG_AGO, FAR_AHEAD)], [], id="doubled rows, nothing to order"
        ),
    ],
)
def test_days_of_permissions(base: Files, head: Files, live: Sequence[tuple[date, date]], expected: list[str]) -> None:
    """The days of a permission count like those of a routing."""
    rows = [permission(first=first, last=last) for first, last in live]
    assert expected == outcome(found(base, head, rows))


SHARED = [routing(), routing(OTHER_PRODUCER._replace(url=TARGET.url), address=ASPEN)]
"""Two producers behind one URL: export D does not tell whose a routing is (domain.md 4.6)."""


@pytest.mark.parametrize(
    ("base", "head"),
    [
        pytest.param([], [MINE], id="declared"),
        pytest.param([MINE], [], id="struck out"),
        pytest.param([MINE], [MINE], id="declared all the time"),
        pytest.param([block(target=OTHER_URL)], [MINE], id="changed in the file"),
        pytest.param([], [block(replaces=BOKVAST)], id="declared to replace"),
        pytest.param([MINE], [moved(MINE)], id="moved to another file"),
        pytest.param([block(replaces=BOKVAST)], [MINE], id="declared to replace no longer"),
    ],
)
def test_a_producer_that_the_export_hides(base: Files, head: Files) -> None:
    """Where live does not tell the producer, there is a count and never a line."""
    assert ["unknown", "unmanaged"] == outcome(found(base, head, SHARED, "D"))


def test_a_hidden_producer_about_to_begin() -> None:
    """Nor is there a line where only a row that begins later has a hidden producer."""
    rows = [row._replace(valid_from=TOMORROW) for row in SHARED]
    assert ["unknown"] == outcome(found([], [MINE], rows, "D"))


def test_a_producer_that_export_d_tells() -> None:
    """Where its URL has one producer, export D is as good as the others."""
    assert ["change, declared"] == outcome(found([], [MINE], [routing(OTHER_URL)], "D"))


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
    assert (("producer", BOKVAST), ("name", "Region Exempel -- Bokning Väst")) == blocked.message.values


def test_a_doubled_key_is_the_same_in_any_order() -> None:
    """Of two rows for one key one counts, and it is the same one wherever it stands in the export."""
    rows = [routing(OTHER_URL), routing(OTHER_PROFILE)]
    one, other = found([MINE], [MINE], rows), found([MINE], [MINE], rows[::-1])
    assert one.drift
    assert one.drift == other.drift
