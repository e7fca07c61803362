"""A plan for the terminal: what its lines hold, in any width and colour, whatever names hold."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, permission_change, plan_of, routing_change
from builders.states import BOKEN, EKEN, JOURNAL, OTHER_PRODUCER, PORTAL, TARGET, TIDBOK
from tak_gitops.model.changes import Action, Blocked, Change, NewObject
from tak_gitops.plan import Plan
from tak_gitops.reports.plan_text import plan_text
from tak_gitops.reports.style import Style
from tak_gitops.texts import msg, visible

CODES = re.compile(r"\x1b\[[0-9;]*m")
NAMES = {
    EKEN.lower(): "Vårdcentralen Eken",
    TIDBOK.lower(): "Region Exempel -- Tidbok",
    JOURNAL.lower(): "Region Exempel -- Journal",
    PORTAL.lower(): "Region Exempel -- Portal",
}


def plan(*changes: Change, names: dict[str, str] | None = None) -> Plan:
    """A plan of these changes, in which people and places have names."""
    return replace(plan_of(Ordered(list(changes), [])), names=NAMES if names is None else names)


def text(made: Plan, *, width: int = 80, colour: bool = False, show_all: bool = False) -> str:
    """The plan in Swedish."""
    return plan_text(made, "sv", Style(width, colour), show_all=show_all)


def test_a_line_that_fits() -> None:
    """Sign, kind, contract, name, id, reason and place stand in one line where there is room."""
    assert (
        "  + behörighet  MakeBooking 1  Vårdcentralen Eken  till Journal"
        "  SE2321000131-E000000000001  ny i filen, rad 9\n"
    ) in text(plan(permission_change()), width=120)


def test_a_line_that_does_not_fit() -> None:
    """Else the id begins a line of its own, below the names."""
    assert (
        "  + behörighet  MakeBooking 1  Vårdcentralen Eken  till Journal\n"
        "                SE2321000131-E000000000001  ny i filen, rad 9\n"
    ) in text(plan(permission_change()))


def test_a_narrow_screen() -> None:
    """Where even the names do not fit they are broken between each other."""
    assert (
        "  + behörighet  MakeBooking 1\n"
        "                Vårdcentralen Eken\n"
        "                till Journal\n"
        "                SE2321000131-E000000000001\n"
        "                ny i filen, rad 9\n"
    ) in text(plan(permission_change()), width=42)


def test_names_that_do_not_fit() -> None:
    """Where the names alone take two lines, the id stands beside the last of them."""
    change = permission_change(contract="urn:riv:crm:scheduling:GetSubjectOfCareScheduleResponder:1")
    assert (
        "  + behörighet  GetSubjectOfCareSchedule 1  Vårdcentralen Eken\n"
        "                till Invånarportalen  SE2321000131-E000000000001\n"
        "                ny i filen, rad 9\n"
    ) in text(plan(change, names={**NAMES, JOURNAL.lower(): "Invånarportalen"}), width=70)


def test_an_address_without_a_name() -> None:
    """Where there is no name the id stands alone."""
    assert "  + vägval      MakeBooking 1  SE2321000131-E000000000002  ny i filen, rad 9\n" in text(
        plan(routing_change(Action.ADD, BOKEN))
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (NAMES, "till Journal"),
        ({**NAMES, PORTAL.lower(): "Region Annan -- Journal"}, "till Journal (Region Exempel)"),
        ({}, f"till {JOURNAL}"),
    ],
    ids=["its own name", "the name of another", "no name"],
)
def test_how_a_consumer_is_called(names: dict[str, str], expected: str) -> None:
    """A consumer is told by its system, with the organisation where another system is called the same."""
    shown = text(plan(permission_change(), permission_change(Action.REMOVE, consumer=PORTAL), names=names))
    assert re.search(rf"{re.escape(expected)}(?:  |\n)", shown)


def test_what_changes_in_a_routing() -> None:
    """Each field that changes has the old value above the new one; a producer has its name too."""
    shown = text(plan(routing_change(Action.CHANGE, before=OTHER_PRODUCER, after=TARGET)))
    assert (
        "                producent  SE2321000131-BOKVAST\n"
        "                        →  Tidbok (Region Exempel)  SE2321000131-TIDBOK\n"
        "                url  https://boka.region.example/v2\n"
        "                  →  https://tidbok.region.example/v1\n"
    ) in shown


def test_a_long_url() -> None:
    """Values that are too long for their column all move to the left, so that they can be compared."""
    long = TARGET._replace(url="https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21")
    shown = text(plan(routing_change(Action.CHANGE, after=long)))
    assert f"      url  {TARGET.url}\n        →  {long.url}\n" in shown


def test_what_blocks_is_said_once() -> None:
    """Lines that one thing blocks stand together above it, marked with a sign of their own."""
    blocked = tuple(
        Blocked(change, msg("TG402")) for change in (routing_change(Action.ADD, f"SE-{n}") for n in range(2))
    )
    shown = text(replace(plan(permission_change()), blocked=blocked))
    assert 2 == shown.count("  ! vägval")
    assert 1 == shown.count("TG402")
    assert "Nästa steg" not in shown
    assert "; 2 rader blockerade." in shown


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, "… och 1 till (visa alla med --all)"), (1, "")])
def test_a_few_new_objects(count: int, more: str) -> None:
    """Some new addresses are listed, and the rest counted."""
    new = tuple(NewObject("logical_address", f"SE-{n}", f"Adress {n}") for n in range(count))
    shown = text(replace(plan(routing_change()), new_objects=new))
    assert min(count, 5) == shown.count("  Adress ")
    assert more in shown
    assert count == text(replace(plan(routing_change()), new_objects=new), show_all=True).count("  Adress ")


def test_drift_that_is_not_shown_is_counted_by_rows() -> None:
    """The number of rows that are not shown counts rows, also where one line stands for many."""
    several = [routing_change(Action.ADD, f"SE-{n}") for n in range(5)]
    alone = [routing_change(Action.ADD, f"SE-{n}", f"urn:riv:crm:A{n}Responder:1") for n in range(5)]
    shown = text(replace(plan(), drift=(*alone, *several)))
    assert "10 rader avviker redan" in shown
    assert "… och 5 till" in shown


@given(ordered=orders(), width=st.integers(60, 120))
def test_colour_says_nothing_more(ordered: Ordered, width: int) -> None:
    """A coloured plan is the bare one with colours on it."""
    made = plan(*ordered.changes)
    bare, coloured = text(made, width=width), text(made, width=width, colour=True)
    assert bare == CODES.sub("", coloured)
    assert bare != coloured


@given(ordered=orders(), name=st.text(max_size=30), show_all=st.booleans())
def test_nothing_steers_the_terminal(ordered: Ordered, name: str, show_all: bool) -> None:
    """Names from files and from TAK make no line of their own, and hold nothing that a terminal obeys."""
    ids = {change.logical_address.lower() for change in ordered.changes}
    shown = text(plan(*ordered.changes, names=dict.fromkeys(ids, f"{name}\n\x1b[2J\u202e")), show_all=show_all)
    lines = shown.split("\n")
    assert [visible(line) for line in lines] == lines


@given(ordered=orders())
def test_every_row_is_shown(ordered: Ordered) -> None:
    """With everything shown each change has its id and its place in the text."""
    shown = text(plan(*ordered.changes), show_all=True)
    assert len(ordered.changes) == shown.count("rad 9")
    assert [] == [change for change in ordered.changes if change.logical_address not in shown]
