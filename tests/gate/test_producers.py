"""Whose approval a permission needs besides its consumer's: that of those whom it lets call, as files declare it."""

from collections.abc import Mapping
from textwrap import dedent

import msgspec
import pytest

from builders.changes import Ordered, permission_change, plan_of
from builders.memory_tree import declared_of
from builders.repository import CONNECTION, CONSUMER, MINIMAL, PRODUCER
from builders.scene import BOKEN, EKEN, JOURNAL, MAKE_BOOKING, TIDBOK
from tak_gitops.model.changes import Action
from tak_gitops.model.identifiers import ANY_ADDRESS
from tak_gitops.model.repository_files import Declared
from tak_gitops.orders.gate.owners import Because, Owner, owners_of
from tak_gitops.orders.gate.producers import Producers
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.sources.resolve import resolve

ENVIRONMENT = "ntjp-qa"
WEST = "systems/bokning-vast.yaml"
ANYWHERE = "environments/ntjp-qa/tidbok/allt.yaml"
OWNED = {
    **MINIMAL,
    PRODUCER: f"{dedent(MINIMAL[PRODUCER])}owners: ['@region/tidbok']\n",
    CONSUMER: f"{dedent(MINIMAL[CONSUMER])}owners: ['@region/journal']\n",
}
WITH_WEST = {
    **OWNED,
    WEST: "organisation: X\nname: Väst\nhsa_ids: {ntjp-qa: SE2321000131-VASTQA}\nowners: ['@region/vast']\n",
    ANYWHERE: """
        kind: Connection
        producer: bokning-vast
        rivta_profile: RIVTABP21
        url: https://vast.region.example/x
        contracts: [crm:scheduling:MakeBooking:1]
        logical_addresses: [{id: "*", name: Alla}]
        no_consumers: Standardval
    """,
}
JOURNAL_ASKED = Owner("@region/journal", (Because("journal", "consumer", ENVIRONMENT),))
TIDBOK_ASKED = Owner("@region/tidbok", (Because("tidbok", "producer", ENVIRONMENT),))
VAST_ASKED = Owner("@region/vast", (Because("bokning-vast", "producer", ENVIRONMENT),))


def permitted(action: Action = Action.ADD, address: str = EKEN) -> OrderFile:
    """An order with one permission."""
    return make_order(
        plan_of(Ordered([permission_change(action, address, consumer=JOURNAL)], [])), ordered_by="X", execute_on=None
    )


def declared(texts: Mapping[str, str] = OWNED, *, without: str = "") -> Declared:
    """What files declare, but for one of them."""
    return declared_of({path: text for path, text in texts.items() if path != without})


@pytest.mark.parametrize("action", [Action.ADD, Action.REMOVE])
@pytest.mark.parametrize("address", [EKEN, EKEN.lower()])
def test_who_is_called_is_asked(action: Action, address: str) -> None:
    """His owner answers for who calls him; letter case does not count."""
    assert (JOURNAL_ASKED, TIDBOK_ASKED) == owners_of([permitted(action, address)], [declared()])


@pytest.mark.parametrize("missing", [0, 1])
def test_either_side_says_whom_it_leads_to(missing: int) -> None:
    """What the change itself takes away, or brings, is no way around the producer."""
    sides = [declared(), declared(without=CONNECTION)]
    assert TIDBOK_ASKED in owners_of([permitted()], sides if missing else sides[::-1])


def test_nobody_else_is_asked() -> None:
    """Another address, and another environment, are not his."""
    assert (JOURNAL_ASKED,) == owners_of([permitted(address=BOKEN)], [declared()])
    elsewhere = msgspec.structs.replace(permitted(), environment="ntjp-prod")
    assert () == owners_of([elsewhere], [declared()])


def test_the_default_answers_for_what_has_no_route_of_its_own() -> None:
    """As the platform routes: the exact address first, then any."""
    assert (JOURNAL_ASKED, TIDBOK_ASKED) == owners_of([permitted()], [declared(WITH_WEST)])
    assert (JOURNAL_ASKED, VAST_ASKED) == owners_of([permitted(address=BOKEN)], [declared(WITH_WEST)])


def test_a_permission_for_any_address_lets_in_everywhere() -> None:
    """Everybody who answers that contract is asked."""
    owners = owners_of([permitted(address=ANY_ADDRESS)], [declared(WITH_WEST)])
    assert (JOURNAL_ASKED, TIDBOK_ASKED, VAST_ASKED) == owners


def test_a_permission_for_any_address_where_nobody_answers() -> None:
    """Nobody but the consumer's owner can be asked."""
    no_route = declared(without=CONNECTION)
    assert (JOURNAL_ASKED,) == owners_of([permitted(address=ANY_ADDRESS)], [no_route])


def test_a_file_with_errors_hides_nobody() -> None:
    """A mistake elsewhere in the file of the route does not take its producer's owner out."""
    broken = {**OWNED, CONNECTION: MINIMAL[CONNECTION].replace("[journal]", "[journal, finns-inte]")}
    assert (JOURNAL_ASKED, TIDBOK_ASKED) == owners_of([permitted()], [declared(broken)])


def test_letter_case_does_not_count_in_contracts() -> None:
    """As everywhere in keys: TAK does not tell them apart."""
    state = resolve(declared(), ENVIRONMENT)[0]
    assert {TIDBOK} == Producers(state).of(MAKE_BOOKING.upper(), EKEN)
    assert set() == Producers(state).of(MAKE_BOOKING.replace(":1", ":2"), EKEN)
