"""The text that goes with an order says in Swedish what TAK's people are asked to do."""

from datetime import date

import pytest

from builders.changes import Ordered, permission_change, plan_of, routing_change, small_order
from builders.states import EKEN, JOURNAL, TARGET, TIDBOK
from tak_gitops.model.changes import Action
from tak_gitops.model.repository_files import Contact
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.orders.order_text import Sender, order_text
from tak_gitops.sources.json_order import Timing

TIMING = Timing(date(2026, 11, 23), date(2026, 12, 1), version=1)
NAMES = {EKEN: "Vårdcentralen Eken", TIDBOK: "Region Exempel -- Tidbok", JOURNAL: "Region Exempel -- Journal"}
CONTACT = Contact("technical", "Integrationsjouren", "jour@region.example", "08-123 45 67")
SENDER = Sender("Region Exempel, integrationsförvaltningen", CONTACT, NAMES)


def text(order: OrderFile, sender: Sender = SENDER) -> str:
    """The text of the first part."""
    return order_text(order, 1, sender, TIMING)


def test_the_whole_text() -> None:
    """Who asks, when, resting on what; then removals, changes and additions by kind, with names and ids."""
    order = small_order()
    assert text(order) == (
        f"Beställning {order.digest[:12]} (del 1 av 1) till NTJP-QA\n"
        "Beställare: Region Exempel, integrationsförvaltningen\n"
        "Genomförande: 2026-12-01\n"
        "Förstudie: FS-2026-014\n"
        "Kontakt: Integrationsjouren, jour@region.example, 08-123 45 67\n"
        "\n"
        "Ta bort 1 vägval\n"
        "  MakeBooking 1\n"
        "    producent Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "              https://tidbok.region.example/v1\n"
        "      SE2321000131-E000000000002\n"
        "\n"
        "Ta bort 1 adresseringsbehörighet\n"
        "  MakeBooking 1  för Region Exempel -- Journal (SE2321000131-JOURNAL)\n"
        "      Vårdcentralen Eken (SE2321000131-E000000000001)\n"
        "\n"
        "Ändra 1 vägval\n"
        "  MakeBooking 1\n"
        "    från Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "         https://tidbok.region.example/v1\n"
        "    till Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "         https://boka.region.example/v2\n"
        "      Vårdcentralen Eken (SE2321000131-E000000000001)\n"
        "\n"
        "Lägg till 1 ny logisk adressat\n"
        "  SE2321000131-NY  Vårdcentralen Ny\n"
        "\n"
        "Lägg till 1 vägval\n"
        "  MakeBooking 1\n"
        "    producent Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "              https://boka.region.example/v2\n"
        "      SE2321000131-NY\n"
        "\n"
        "Lägg till 1 adresseringsbehörighet\n"
        "  MakeBooking 1  för Region Exempel -- Journal (SE2321000131-JOURNAL)\n"
        "      SE2321000131-NY\n"
        "\n"
        "JSON-beställningen ligger bredvid i filen med samma namn. Svara med ärendenumret.\n"
    )


def test_a_payload_that_is_enclosed() -> None:
    """A mail has the payload with it: nobody is sent to look for a file."""
    shown = order_text(small_order(), 1, SENDER, TIMING, enclosed=True)
    assert shown.endswith("\n\nJSON-beställningen ligger bifogad. Svara med ärendenumret.\n")
    assert "bredvid" not in shown


def test_what_is_not_known_is_left_out() -> None:
    """Without sender, contact and prestudy there are no empty lines for them."""
    order = make_order(plan_of(Ordered([permission_change()], [])), ordered_by="", execute_on=None)
    shown = text(order, Sender("", None, {}))
    assert [False] * 3 == [word in shown for word in ("Beställare", "Kontakt", "Förstudie")]


def test_a_large_order_says_that_it_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text of a split order says which part it goes with, and that the list is for all of them."""
    from tak_gitops.sources import json_order

    monkeypatch.setattr(json_order, "MAX_ENCODED", 0)
    order = make_order(plan_of(Ordered([permission_change(), routing_change()], [])), ordered_by="", execute_on=None)
    shown = order_text(order, 2, SENDER, TIMING)
    assert "(del 2 av 2)" in shown
    assert "Beställningen är delad i 2 delar" in shown


def test_names_cannot_forge_lines() -> None:
    """A name with a line break or a direction mark is shown, and makes no line of its own."""
    order = make_order(plan_of(Ordered([permission_change()], [])), ordered_by="", execute_on=None)
    shown = text(order, Sender("x", None, {EKEN: "Eken\nTa bort 99 vägval\u202e"}))
    assert "Eken\\nTa bort 99 vägval\\u202e" in shown
    assert "\nTa bort" not in shown


def test_rows_stand_under_what_they_share() -> None:
    """A contract and where it leads are said once, with every address below; another URL begins anew."""
    changes = [
        routing_change(Action.ADD, "SE-1"),
        routing_change(Action.ADD, "SE-2", after=TARGET),
        routing_change(Action.ADD, "SE-3"),
    ]
    order = make_order(plan_of(Ordered(changes, [])), ordered_by="", execute_on=None)
    assert (
        "Lägg till 3 vägval\n"
        "  MakeBooking 1\n"
        "    producent Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "              https://boka.region.example/v2\n"
        "      SE-1\n"
        "      SE-3\n"
        "  MakeBooking 1\n"
        "    producent Region Exempel -- Tidbok (SE2321000131-TIDBOK), RIVTABP21\n"
        "              https://tidbok.region.example/v1\n"
        "      SE-2\n"
    ) in text(order)


def test_every_line_of_the_order_is_told() -> None:
    """No line of an order is missing in its text."""
    changes = [permission_change(Action.ADD, f"SE2321000131-{n:04d}") for n in range(300)]
    order = make_order(plan_of(Ordered(list(changes), [])), ordered_by="", execute_on=None)
    shown = text(order)
    assert [] == [change.logical_address for change in changes if change.logical_address not in shown]
    assert "Lägg till 300 adresseringsbehörigheter" in shown
