"""Whose a row is: the table of formats.md 2, one case a row and one for each thing that it leaves to domain.md."""

from datetime import timedelta

import pytest

from builders.outcomes import Files, Rows, found, outcome
from builders.states import (
    ASPEN,
    BOKEN,
    BOKVAST,
    DAY,
    EKEN,
    GET_BOOKING,
    JOURNAL,
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
    without_urls,
)
from tak_gitops.diff.compare import compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.model.desired import Block

TOMORROW = DAY + timedelta(days=1)
MINE = block()
OTHER_PROFILE = TARGET._replace(rivta_profile="RIVTABP20")
CASED = TARGET._replace(producer=TIDBOK.lower(), rivta_profile="rivtabp21")


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


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        pytest.param([], [MINE], ["unknown"], id="declared"),
        pytest.param([MINE], [MINE], ["unknown"], id="declared all the time"),
        pytest.param([MINE], [moved(MINE)], ["unknown"], id="moved to another file"),
        pytest.param([MINE], [], ["remove, undeclared"], id="struck out"),
        pytest.param([block(target=OTHER_PRODUCER)], [], ["released"], id="struck out, other producer"),
        pytest.param([block(target=OTHER_URL)], [MINE], ["change is blocked by TG409"], id="URL changed in the file"),
        pytest.param([], [block(target=OTHER_PROFILE)], ["change, declared"], id="other profile, declared"),
        pytest.param([MINE], [block(target=OTHER_PROFILE)], ["change, redefined"], id="profile changed in the file"),
        pytest.param([block(target=OTHER_PROFILE)], [block(target=OTHER_PROFILE)], ["drift: change"], id="drift"),
        pytest.param(
            [], [block(target=OTHER_PRODUCER)], ["change is blocked by TG401.nameless"], id="other producer, declared"
        ),
        pytest.param(
            [], [block(target=OTHER_PRODUCER, replaces=TIDBOK)], ["change, replaces"], id="other producer, replaced"
        ),
    ],
)
def test_a_url_that_the_tak_api_hides(base: Files, head: Files, expected: list[str]) -> None:
    """What live shows decides as far as it goes; the rest is counted, or waits where the file changes it."""
    live = without_urls(catalogue(routing()))
    assert expected == outcome(compare(desired(*base), desired(*head), LiveView(live, DAY)))


def test_what_waits_for_a_hidden_url_says_what_was_wanted() -> None:
    """The line that is blocked leads where the file says."""
    live = LiveView(without_urls(catalogue(routing())), DAY)
    (blocked,) = compare(desired(block(target=OTHER_URL)), desired(MINE), live).blocked
    assert ("TG409", TARGET) == (blocked.message.key, blocked.change.after)


def test_a_producer_that_export_d_tells() -> None:
    """Where its URL has one producer, export D is as good as the others."""
    assert ["change, declared"] == outcome(found([], [MINE], [routing(OTHER_URL)], "D"))
