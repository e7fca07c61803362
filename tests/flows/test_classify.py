"""Which flow each line of an order is: one for each, whatever the order of things."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    GET_BOOKING,
    JOURNAL,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    PROFILES,
    TARGET,
    World,
    block,
    catalogue,
    desired,
    permission,
    routing,
    shuffled,
    without_urls,
    worlds,
)
from tak_gitops.diff.live_view import LiveView
from tak_gitops.flows.classify import classified
from tak_gitops.flows.connected import Connected
from tak_gitops.live.document import Variant
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.desired import Block
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.flows import Flow
from tak_gitops.model.line_keys import LineKey, key_of
from tak_gitops.plan import make_plan

VERSION_2 = "urn:riv:crm:scheduling:MakeBookingResponder:2"
OTHER_DOMAIN = "urn:riv:clinicalprocess:healthcond:description:GetDiagnosisResponder:2"
ODD = "urn:riv13606:v1.1:RIV13606REQUEST_EHR_EXTRACT"
BASED = (routing(), permission())
"""Live as one file has it: a routing of Eken, and a permission of the journal."""
INSTALLED = [routing(contract=each, last=DAY.replace(year=2020)) for each in (VERSION_2, OTHER_DOMAIN, ODD)]


def flows(
    base: Sequence[Block], head: Sequence[Block], *rows: Routing | Permission, live: Catalogue | None = None
) -> list[str]:
    """The flows of a change of the files, as `+ routing <flow>`, each once."""
    states = desired(*base), desired(*head)
    over = live or catalogue(*rows, *INSTALLED)
    plan = make_plan(*states, over, DAY, "main")
    assert () == plan.blocked
    found = classified(plan.changes, Connected(states[0], LiveView(over, DAY)))
    assert {key_of(change) for change in plan.changes} == found.keys()
    return sorted({f"{change.action} {change.kind} {found[key_of(change)]}" for change in plan.changes})


MINE = block(consumers=[JOURNAL])


def test_the_first_of_a_contract() -> None:
    """Another contract of a domain that is there: a connection with its permissions."""
    new = block("ny", contracts=[GET_BOOKING], consumers=[JOURNAL])
    assert ["add permission new_connection", "add routing new_connection"] == flows([MINE], [MINE, new], *BASED)


@pytest.mark.parametrize("contract", [OTHER_DOMAIN, ODD])
def test_the_first_of_a_domain(contract: str) -> None:
    """Nobody on the platform has any contract of it; a name that tells no domain is one of its own."""
    new = block("ny", contracts=[contract], consumers=[JOURNAL])
    assert ["add permission new_domain", "add routing new_domain"] == flows([MINE], [MINE, new], *BASED)


def test_another_major_version() -> None:
    """Technically a new connection, and called what it is."""
    new = block("ny", contracts=[VERSION_2], consumers=[JOURNAL])
    expected = ["add permission new_major_version", "add routing new_major_version"]
    assert expected == flows([MINE], [MINE, new], *BASED)


def test_another_producer_of_a_contract() -> None:
    """What others have connected says nothing of this producer."""
    new = block("ny", addresses=[BOKEN], target=OTHER_PRODUCER, consumers=[JOURNAL])
    assert ["add permission new_connection", "add routing new_connection"] == flows([MINE], [MINE, new], *BASED)


def test_more_addresses() -> None:
    """Of a producer and a contract that are connected, with the consumers that it has (domain.md 6)."""
    more = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])
    assert ["add permission more_addresses", "add routing more_addresses"] == flows([MINE], [more], *BASED)


def test_more_addresses_for_a_new_consumer() -> None:
    """The routing is one address more; the consumer has never met the producer."""
    more = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL, PORTAL])
    assert ["add permission more_addresses", "add permission new_cooperation", "add routing more_addresses"] == flows(
        [MINE], [more], *BASED
    )


def test_what_nobody_has_yet_is_what_the_base_declares() -> None:
    """A connection that is declared and not there is drift: its prestudy was asked for when it was declared."""
    more = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])
    assert ["add permission more_addresses", "add routing more_addresses"] == flows([MINE], [more])


ACCESS = block("las", target=None, consumers=[PORTAL])


def test_a_consumer_that_meets_a_producer() -> None:
    """For the first time in the domain: ny samverkan."""
    assert ["add permission new_cooperation"] == flows([MINE], [MINE, ACCESS], *BASED)


@pytest.mark.parametrize(
    "known",
    [
        (routing(address=BOKEN), permission(PORTAL, BOKEN)),
        (routing(address=BOKEN, contract=GET_BOOKING), permission(PORTAL, BOKEN, GET_BOOKING)),
        (routing(OTHER_PRODUCER, contract=GET_BOOKING), permission(PORTAL, EKEN, GET_BOOKING)),
        (routing(address="*"), permission(PORTAL, "*")),
        (routing(address="SE", contract=GET_BOOKING), permission(PORTAL, BOKEN, GET_BOOKING)),
    ],
)
def test_a_known_cooperation(known: Sequence[Routing | Permission]) -> None:
    """The consumer reaches the producer, or the address, in the domain already, by a default too."""
    assert ["add permission consumer_added"] == flows([MINE], [MINE, ACCESS], *BASED, *known)


@pytest.mark.parametrize(
    "elsewhere",
    [
        (routing(OTHER_PRODUCER, BOKEN), permission(PORTAL, BOKEN)),
        (routing(contract=OTHER_DOMAIN), permission(PORTAL, EKEN, OTHER_DOMAIN)),
        (permission(PORTAL, BOKEN),),
    ],
)
def test_what_does_not_make_a_cooperation(elsewhere: Sequence[Routing | Permission]) -> None:
    """Another producer, another domain, and a permission that leads nowhere."""
    assert ["add permission new_cooperation"] == flows([MINE], [MINE, ACCESS], *BASED, *elsewhere)


def test_a_known_cooperation_by_the_base() -> None:
    """What was declared and is not there yet was asked about then."""
    before = block("fore", target=None, addresses=[EKEN], contracts=[GET_BOOKING], consumers=[PORTAL])
    assert ["add permission consumer_added"] == flows([MINE, before], [MINE, before, ACCESS], *BASED)


def test_what_ended_lately_is_known() -> None:
    """Who takes up again what was there within a year, or undoes an order, is asked for no new prestudy."""
    yesterday, long_ago = DAY - timedelta(days=1), DAY - timedelta(days=366)
    new = block("ny", contracts=[GET_BOOKING], consumers=[PORTAL])
    for last, expected in ((yesterday, "more_addresses"), (long_ago, "new_connection")):
        rows = (routing(contract=GET_BOOKING, last=last), permission(PORTAL, EKEN, GET_BOOKING, last=last))
        assert [f"add permission {expected}", f"add routing {expected}"] == flows([MINE], [MINE, new], *BASED, *rows)
    assert ["add permission consumer_added"] == flows(
        [MINE], [MINE, ACCESS], *BASED, permission(PORTAL, last=yesterday)
    )


def test_where_it_leads() -> None:
    """Another URL, another profile, another producer that has the contract, and one that has not."""
    profile = TARGET._replace(rivta_profile=PROFILES[1], url=OTHER_URL.url)
    assert ["change routing url_changed"] == flows([MINE], [block(target=OTHER_URL, consumers=[JOURNAL])], *BASED)
    assert ["change routing profile_changed"] == flows([MINE], [block(target=profile, consumers=[JOURNAL])], *BASED)
    taken = block(target=OTHER_PRODUCER, consumers=[JOURNAL], replaces=TARGET.producer)
    assert ["change routing new_connection"] == flows([MINE], [taken], *BASED)
    theirs = routing(OTHER_PRODUCER, BOKEN)
    assert ["change routing producer_changed"] == flows([MINE], [taken], *BASED, theirs)


def test_removals() -> None:
    """An address with its permissions, or a permission alone."""
    both = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL, PORTAL])
    rows = [
        row
        for each in (EKEN, BOKEN)
        for row in (routing(address=each), permission(JOURNAL, each), permission(PORTAL, each))
    ]
    assert ["remove permission addresses_removed", "remove routing addresses_removed"] == flows([both], [], *rows)
    less = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])
    assert ["remove permission consumer_removed"] == flows([both], [less], *rows)


def test_a_permission_that_is_left_behind() -> None:
    """Its address was removed before: that is what is finished now."""
    assert ["remove permission addresses_removed"] == flows([ACCESS], [], permission(PORTAL))


@pytest.mark.parametrize("variant", ["D", "masked"])
def test_what_live_hides_is_not_asked_about(variant: Variant | str) -> None:
    """Where the source does not tell the producer, it may be this one."""
    rows = [routing(), routing(OTHER_PRODUCER._replace(url=TARGET.url), BOKEN), *INSTALLED]
    live = without_urls(catalogue(*rows)) if variant == "masked" else catalogue(*rows, variant="D")
    head = [block("ny", addresses=["SE2321000131-E000000000003"], target=OTHER_URL)]
    assert ["add routing more_addresses"] == flows([], head, live=live)


def of_world(world: World) -> dict[LineKey, Flow]:
    """The flow of each change of a world."""
    over = world.catalogue()
    changes = make_plan(world.base, world.head, over, DAY, "main").changes
    return classified(changes, Connected(world.base, LiveView(over, DAY)))


@given(worlds())
def test_every_change_has_one_flow(world: World) -> None:
    """The classification is total, and what it says fits what is done."""
    over = world.catalogue()
    changes = make_plan(world.base, world.head, over, DAY, "main").changes
    found = classified(changes, Connected(world.base, LiveView(over, DAY)))
    assert {key_of(change) for change in changes} == found.keys()
    removals = {Flow.ADDRESSES_REMOVED, Flow.CONSUMER_REMOVED}
    for change in changes:
        flow = found[key_of(change)]
        assert (change.action == "remove") == (flow in removals)
        assert not (change.action == "add" and flow in {Flow.URL_CHANGED, Flow.PROFILE_CHANGED, Flow.PRODUCER_CHANGED})


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_things_does_not_matter(world: World, random: Random) -> None:
    """Files, rows and changes may come in any order."""
    assert of_world(world) == of_world(shuffled(world, random))
