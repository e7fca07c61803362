"""The predicted receipt as it is kept: days that move are relative, and what live does not show may be anything."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders.ordering import sent
from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    MAKE_BOOKING,
    PLATFORM,
    TARGET,
    block,
    catalogue,
    desired,
    permission,
    routing,
)
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.predicted import expanded, matches, predicted_bodies, shown
from tak_gitops.model.entries import Target
from tak_gitops.model.tak_order import OrderSection, PlainItem, RoutingItem, TakOrder
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.orders.reply import compare_reply, read_reply
from tak_gitops.plan import Plan, make_plan

HIDDEN = "Deaktiverad: SE1 - urn:x - SE2 - RIVTABP21 - ? (? - D-1)"


@pytest.mark.parametrize(
    ("line", "day", "expected"),
    [
        ("x  (D - D+100)", date(2026, 11, 23), "x  (2026-11-23 - 2126-11-23)"),
        ("x (2020-01-01 - D-1)", date(2026, 3, 1), "x (2020-01-01 - 2026-02-28)"),
        ("x (? - D-1)", date(2027, 1, 1), "x (? - 2026-12-31)"),
        ("x (D - D+100)", date(2096, 2, 29), "x (2096-02-29 - 2196-02-29)"),
        ("x (D - D+100)", date(2000, 2, 29), "x (2000-02-29 - 2100-02-28)"),
        ("x (2027-01-01 - 2030-01-01)", date(2026, 1, 1), "x (2027-01-01 - 2030-01-01)"),
        ("Nyskapad: D", date(2026, 1, 1), "Nyskapad: D"),
        ("x (D - D+100) y", date(2026, 1, 1), "x (D - D+100) y"),
    ],
)
def test_days_that_move(line: str, day: date, expected: str) -> None:
    """D is the day on which it takes effect, D-1 the day before, D+100 a hundred years on; other days stand."""
    assert expected == expanded(line, day)


@pytest.mark.parametrize(
    ("predicted", "line", "expected"),
    [
        ("a (2020-01-01 - 2026-11-22)", "a (2020-01-01 - 2026-11-22)", True),
        ("a (2020-01-01 - 2026-11-22)", "a (2020-01-02 - 2026-11-22)", False),
        ("a (? - 2026-11-22)", "a (2020-01-01 - 2026-11-22)", True),
        ("a (? - 2026-11-22)", "a (2020-01-01 - 2026-11-23)", False),
        ("a (? - 2026-11-22)", "a ( - 2026-11-22)", False),
        ("a (? - ?)", "a (2020-01-01 - 2026-11-22)", True),
        ("a - ? - b (x - y)", "a - anything - b (x - y)", True),
        ("a - ? - b (x - y)", "a - c d - b (x - y)", False),
        ("a - ? (x - y)", "a - https://x?y (x - y)", True),
        ("a - ?  (x - y)", "a - z  (x - y)", False),
        ("a - https://x?y (x - y)", "a - https://xzy (x - y)", False),
        ("a.c - ? (x - y)", "abc - z (x - y)", False),
        ("a", "a", True),
        ("a", "ab", False),
    ],
)
def test_what_live_does_not_show(predicted: str, line: str, expected: bool) -> None:
    """A question mark in place of a day or of a part of a target stands for any word, and all else for itself."""
    assert expected == matches(predicted, line)


def test_how_a_line_begins() -> None:
    """Up to the first thing that live does not show."""
    assert "Deaktiverad: SE1 - urn:x - SE2 - RIVTABP21 - " == shown(HIDDEN)
    assert "a (b - c)" == shown("a (b - c)")


def removal(target: Target = TARGET) -> Plan:
    """A plan that removes the one routing of live."""
    declared = desired(block(target=TARGET))
    return make_plan(declared, desired(), catalogue(routing(target)), DAY, "main")


def answer_to(order: OrderFile) -> str:
    """What TAK-web answers to an order when it does what was predicted of its one part."""
    (body,), (payload,) = order.receipt, order.parts
    return (
        f"Plattform: {order.platform}\nFormat Version: 1.0\nVersion: 1\nBeställningstidpunkt: {DAY}\n"
        f"Genomförandetidpunkt: {DAY}\nUtförare: {payload['utforare']}\nKommentar: {payload['kommentar']}\n\n"
    ) + "".join(f"{expanded(line, DAY)}\n" for line in body)


def test_a_hidden_url() -> None:
    """Where the TAK-api masks a URL, the answer may name any."""
    live = catalogue(routing())
    masked = replace(live, targets=[target._replace(url=None) for target in live.targets])
    plan = make_plan(desired(block()), desired(), masked, DAY, "main")
    order = make_order(plan, ordered_by="x", execute_on=None)
    (body,) = order.receipt
    assert "Deaktiverad" in body[-1]
    assert body[-1].endswith(f"{TARGET.producer} - {TARGET.rivta_profile} - ? (2020-01-01 - D-1)")


def test_a_url_with_brackets() -> None:
    """The days stand in the last ones."""
    dirty = TARGET._replace(url="https://tidbok.region.example/(v1)")
    (body,) = make_order(removal(dirty), ordered_by="x", execute_on=None).receipt
    assert body[-1].endswith("https://tidbok.region.example/(v1) (2020-01-01 - D-1)")


def test_a_routing_that_has_not_begun() -> None:
    """It is deleted with the days that it has."""
    live = catalogue(routing(first=DAY + timedelta(days=9)))
    plan = make_plan(desired(block()), desired(), live, DAY, "main")
    (body,) = make_order(plan, ordered_by="x", execute_on=None).receipt
    assert body[-1].startswith("Borttagen: ")
    assert body[-1].endswith("(2026-12-02 - 2120-01-01)")


def test_objects_that_are_created() -> None:
    """Each stands under its heading, in capitals as TAK saves it, and one that TAK has already does not stand."""
    items = (PlainItem("se1-ny", "Ny"), PlainItem(EKEN, "Eken"))
    section = OrderSection(addresses=items, components=(PlainItem("se1-nytt", "Nytt"),))
    order = TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", section, OrderSection())
    receipt = accept(catalogue(routing()), order, platform=PLATFORM).receipt
    (body,) = predicted_bodies(receipt, [order])
    assert (
        "Inkludera:",
        "Logiska adresser:",
        "Nyskapad: SE1-NY",
        "Tjänstekomponenter:",
        "Nyskapad: SE1-NYTT",
        "",
        "Exkludera:",
    ) == body


def test_a_routing_that_is_prolonged() -> None:
    """It begins when it did, and lasts a century from the day on which the order takes effect."""
    section = OrderSection(routings=(RoutingItem(EKEN, MAKE_BOOKING, *TARGET),))
    order = TakOrder(PLATFORM, 1.0, 1, DAY, DAY, "", "", section, OrderSection())
    receipt = accept(catalogue(routing(last=DAY + timedelta(days=9))), order, platform=PLATFORM).receipt
    (body,) = predicted_bodies(receipt, [order])
    assert body[2].startswith("Uppdaterad: ")
    assert body[2].endswith("(2020-01-01 - D+100)")


def test_a_url_with_a_line_break() -> None:
    """A live URL that holds line breaks is printed with them, and the answer confirms the order all the same."""
    dirty = TARGET._replace(url="https://tidbok.region.example/v1\r\n")
    order = make_order(removal(dirty), ordered_by="x", execute_on=None)
    answer = answer_to(order)
    assert "\r\n (2020-01-01" in answer
    for saved in (answer, answer.replace("\r", ""), answer.replace("\r\n", "\n").replace("\n", "\r\n")):
        assert compare_reply(order, 1, read_reply(saved.encode())).proves
    assert not compare_reply(order, 1, read_reply(answer.replace("/v1", "/v2").encode())).proves


def test_a_url_that_cannot_be_sent() -> None:
    """A character that the answer's encoding lacks comes back as a question mark, and confirms the order (4.6)."""
    dirty = TARGET._replace(url="https://tidbok.region.example/v1–2")
    order = make_order(removal(dirty), ordered_by="Region – Exempel", execute_on=None)
    answer = answer_to(order)
    for saved in (answer.encode(), answer.encode("latin-1", "replace"), answer.replace("–", "?").encode()):
        assert compare_reply(order, 1, read_reply(saved)).proves
    assert not compare_reply(order, 1, read_reply(answer.replace("–", "!").encode())).proves


def test_a_body_is_written_as_a_report_is() -> None:
    """Lists in the order of a report, excluded rows last, whatever is empty left out but for the two sections."""
    base = desired(block(consumers=["SE2321000131-JOURNAL"]))
    head = desired(block(addresses=[EKEN, BOKEN], target=TARGET._replace(url="https://ny.region.example/")))
    plan = make_plan(base, head, catalogue(routing(), permission()), DAY, "main")
    assert plan.receipt
    (body,) = predicted_bodies(plan.receipt, sent(plan))
    assert [
        "Inkludera:",
        "Vägval:",
        "Deaktiverad",
        "Nyskapad",
        "Nyskapad",
        "",
        "Exkludera:",
        "Anropsbehörigheter:",
        "Deaktiverad",
    ] == [line.partition(": ")[0] if ": " in line else line for line in body]
