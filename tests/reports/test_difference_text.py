"""How an order differs from what would be ordered now, line by line."""

from dataclasses import replace

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import BOKVAST, EKEN, JOURNAL, OTHER_PRODUCER, OTHER_URL, TARGET
from tak_gitops.model.changes import Action, Change, NewObject
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.orders.stale import differing_lines
from tak_gitops.reports.difference_text import difference_text
from tak_gitops.reports.style import Style
from tak_gitops.texts import Language

PLAN = replace(
    plan_of(Ordered([], [])),
    names={
        EKEN.lower(): "Vårdcentralen Eken",
        JOURNAL.lower(): "Region Exempel -- Journal",
        BOKVAST.lower(): "Bokning Väst",
    },
)
NEW = NewObject("logical_address", "SE-NY", "Nya")


def order(*changes: Change, objects: tuple[NewObject, ...] = ()) -> OrderFile:
    """An order of these changes."""
    return make_order(plan_of(Ordered(list(changes), list(objects))), ordered_by="", execute_on=None)


def told(approved: OrderFile, now: OrderFile | None, language: Language = "sv") -> str:
    """What is said of two orders that differ."""
    return difference_text(differing_lines(approved, now), PLAN, language, Style())


def test_another_url_in_tak() -> None:
    """Where live has changed, what was approved and what would be done now stand one below the other."""
    now = routing_change(Action.CHANGE, before=TARGET._replace(url="https://tidbok.region.example/v3"))
    assert (
        "  ~ vägval      MakeBooking 1  Vårdcentralen Eken  SE2321000131-E000000000001\n"
        "                godkänd: https://tidbok.region.example/v1\n"
        "                       → https://boka.region.example/v2\n"
        "                nu:      https://tidbok.region.example/v3\n"
        "                       → https://boka.region.example/v2\n"
    ) == told(order(routing_change(Action.CHANGE)), order(now))


def test_another_producer_in_tak() -> None:
    """A producer is shown, by its name and id, where it differs; else the URL says enough."""
    now = routing_change(Action.CHANGE, before=OTHER_PRODUCER)
    assert (
        "  ~ vägval      MakeBooking 1  Vårdcentralen Eken  SE2321000131-E000000000001\n"
        "                godkänd: SE2321000131-TIDBOK  https://tidbok.region.example/v1\n"
        "                       → SE2321000131-TIDBOK  https://boka.region.example/v2\n"
        "                nu:      Bokning Väst SE2321000131-BOKVAST  https://boka.region.example/v2\n"
        "                       → SE2321000131-TIDBOK  https://boka.region.example/v2\n"
    ) == told(order(routing_change(Action.CHANGE)), order(now))


def test_a_row_that_is_gone() -> None:
    """A line that would not be ordered any more is no line now."""
    assert (
        "  - behörighet  MakeBooking 1  Vårdcentralen Eken  till Journal (Region Exempel)\n"
        "                SE2321000131-E000000000001\n"
        "                godkänd: finns → finns inte\n"
        "                nu:      ingen rad\n"
    ) == told(order(permission_change(Action.REMOVE), routing_change()), order(routing_change()))


def test_a_row_that_is_new() -> None:
    """A line that was not approved was no line then."""
    assert (
        "  + permission  MakeBooking 1  Vårdcentralen Eken  for Journal (Region Exempel)\n"
        "                SE2321000131-E000000000001\n"
        "                approved: no line\n"
        "                now:      absent → present\n"
    ) == told(order(routing_change()), order(routing_change(), permission_change()), "en")


def test_a_new_address_that_is_there_by_now() -> None:
    """An object that somebody has made meanwhile is a line that is gone."""
    change = permission_change(Action.ADD, "SE-NY")
    assert (
        "  + logisk adressat  SE-NY\n                godkänd: finns inte → Nya\n                nu:      ingen rad\n"
    ) == told(order(change, objects=(NEW,)), order(change))


def test_a_new_address_by_another_name() -> None:
    """An object that would get another name shows both names."""
    change = permission_change(Action.ADD, "SE-NY")
    shown = told(order(change, objects=(NEW,)), order(change, objects=(NEW._replace(name="Äldre"),)))
    assert "godkänd: finns inte → Nya\n" in shown
    assert "nu:      finns inte → Äldre\n" in shown


def test_a_removed_routing() -> None:
    """A removal goes from what live has to nothing."""
    assert (
        "  - vägval      MakeBooking 1  Vårdcentralen Eken  SE2321000131-E000000000001\n"
        "                godkänd: https://tidbok.region.example/v1 → finns inte\n"
        "                nu:      ingen rad\n"
    ) == told(order(routing_change(Action.REMOVE)), None)


def test_nothing_differs() -> None:
    """Two orders alike give no text."""
    assert "" == told(order(routing_change(after=OTHER_URL)), order(routing_change(after=OTHER_URL)))


def test_colours() -> None:
    """On a terminal that has colours, a line has that of its sign; the signs are there without."""
    shown = difference_text(differing_lines(order(routing_change(Action.REMOVE)), None), PLAN, "sv", Style(colour=True))
    assert shown.startswith("\x1b[31m  - vägval")
