"""What a plan means for those who call, in sentences."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders.changes import Ordered, plan_of
from tak_gitops.model.changes import Action
from tak_gitops.model.identifiers import fold
from tak_gitops.plan import Plan
from tak_gitops.reach.impact import Impact, Move, Path
from tak_gitops.reports.impact_words import ImpactWords
from tak_gitops.reports.plan_json import impact_data
from tak_gitops.reports.plan_markdown import plan_markdown
from tak_gitops.reports.plan_text import plan_text
from tak_gitops.reports.style import Style
from tak_gitops.texts import LANGUAGES, Language

MAKE, DETAILS, LIST, PING = (
    f"urn:riv:crm:scheduling:{name}Responder:1" for name in ("MakeBooking", "GetBookingDetails", "GetList", "Ping")
)
JOURNAL, PORTAL, TIDBOK, BOKVAST = (f"SE2321000131-{name}" for name in ("JOURNAL", "PORTAL", "TIDBOK", "BOKVAST"))
UNITS = [f"SE2321000131-E{number}" for number in range(1, 6)]
NAMES = {
    JOURNAL: "Region Exempel -- Journal",
    PORTAL: "Region Exempel -- Portal",
    TIDBOK: "Region Exempel -- Tidbok",
    BOKVAST: "Region Väst -- Tidbok",
    **{unit: f"Enhet {unit[-1]}" for unit in UNITS},
}


def plan(lost: Sequence[Path] = (), gained: Sequence[Path] = (), moved: Sequence[Move] = ()) -> Plan:
    """A plan that means this."""
    impact = Impact(tuple(sorted(lost)), tuple(sorted(gained)), tuple(sorted(moved)))
    return replace(plan_of(Ordered([], [])), impact=impact, names={fold(key): name for key, name in NAMES.items()})


def said(of: Plan, language: Language = "sv", *, show_all: bool = False) -> list[str]:
    """The sentences."""
    return [each.text for each in ImpactWords(of, language, show_all=show_all).sentences()]


def paths(
    consumers: Sequence[str] = (JOURNAL,), addresses: Sequence[str] = UNITS[:1], contracts: Sequence[str] = (MAKE,)
) -> list[Path]:
    """Every way from the consumers to the addresses."""
    return [Path(who, what, where) for who in consumers for what in contracts for where in addresses]


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        (paths(), "Journal når inte längre Enhet 1 för MakeBooking 1."),
        (
            paths(addresses=UNITS[:2], contracts=(MAKE, DETAILS)),
            "Journal når inte längre Enhet 1 och Enhet 2 för GetBookingDetails 1 och MakeBooking 1.",
        ),
        (paths(addresses=UNITS), "Journal når inte längre 5 adresser för MakeBooking 1."),
        (paths(addresses=("*",)), "Journal når inte längre alla övriga adresser (*) för MakeBooking 1."),
        (
            paths(addresses=(*UNITS, "*")),
            "Journal når inte längre 5 adresser och alla övriga adresser (*) för MakeBooking 1.",
        ),
        (paths((JOURNAL, PORTAL)), "Journal och Portal når inte längre Enhet 1 för MakeBooking 1."),
        (
            paths((JOURNAL, PORTAL, "SE-1", "SE-2"), contracts=(MAKE, DETAILS, LIST, PING)),
            "4 konsumenter når inte längre Enhet 1 för 4 tjänstekontrakt.",
        ),
        (paths(("SE-OKAND",)), "SE-OKAND når inte längre Enhet 1 för MakeBooking 1."),
        (paths((TIDBOK,)), "Tidbok (Region Exempel) når inte längre Enhet 1 för MakeBooking 1."),
    ],
)
def test_who_loses_what(lost: list[Path], expected: str) -> None:
    """Few are named, many are counted; who loses the same is named together."""
    assert [expected] == said(plan(lost))


def test_everything_can_be_named() -> None:
    """Where all is wanted, nothing is counted."""
    (text,) = said(plan(paths(addresses=UNITS)), show_all=True)
    assert "Enhet 1, Enhet 2, Enhet 3, Enhet 4 och Enhet 5" in text


def test_what_differs_is_said_apart() -> None:
    """Other addresses for one of the contracts are another sentence."""
    lost = [*paths(addresses=UNITS[:2]), *paths(contracts=(DETAILS,))]
    assert 2 == len(said(plan(lost)))


def test_whose_calls_go_elsewhere() -> None:
    """A route that moves is told once for all its addresses, and whether it goes by the default."""
    moved = [
        *(Move(MAKE, unit, TIDBOK, BOKVAST) for unit in UNITS),
        Move(DETAILS, UNITS[0], TIDBOK, BOKVAST, by_default=True),
    ]
    assert [
        "Anrop till 5 adresser för MakeBooking 1 går till Tidbok (Region Väst) i stället för Tidbok (Region Exempel).",
        "Anrop till Enhet 1 för GetBookingDetails 1 går genom standardvalet (*) till Tidbok (Region Väst) i stället "
        "för Tidbok (Region Exempel).",
    ] == said(plan(moved=moved))


def test_losses_come_first() -> None:
    """Who loses stands before whose calls move, and that before who gains."""
    several = plan(paths(), paths((PORTAL,)), [Move(MAKE, UNITS[1], TIDBOK, JOURNAL)])
    actions = [each.action for each in ImpactWords(several, "sv").sentences()]
    assert [Action.REMOVE, Action.CHANGE, Action.ADD] == actions


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_uncertain_is_said_once(language: Language) -> None:
    """A loss that a parent may make good is counted; a gain needs no such words."""
    doubtful = [path._replace(certain=False) for path in paths(addresses=UNITS[:2])]
    assert "2" in str(ImpactWords(plan(doubtful), language).uncertain())
    assert None is ImpactWords(plan(gained=doubtful), language).uncertain()


def test_a_plan_shows_only_the_first() -> None:
    """Many sentences of one kind are folded, unless all are wanted."""
    many = [Path(f"SE-{n}", MAKE, f"SE-E{n}") for n in range(8)]
    changed = replace(plan(many), unknown=1)
    assert "… och 3 till" in plan_text(changed, "sv", Style())
    assert "… och" not in plan_text(changed, "sv", Style(), show_all=True)


def test_markdown_shows_losses_in_the_open() -> None:
    """Who loses is seen at once; who gains is folded away; nothing in a name can break the page."""
    shown = plan_markdown(replace(plan(paths(("SE<b>",)), paths((PORTAL,))), findings=()), "sv")
    before, _, folded = shown.partition("<details>")
    assert "**SE&#60;b&#62; når inte längre Enhet 1 för MakeBooking 1.**" in before
    assert "Portal når nu Enhet 1" in folded


def test_the_data() -> None:
    """Each way stands with its names."""
    data = impact_data(plan(paths(), moved=[Move(MAKE, UNITS[1], TIDBOK, JOURNAL)]))
    assert [(JOURNAL, "Region Exempel -- Journal", "Enhet 1", True)] == [
        (each["consumer"], each["consumer_name"], each["logical_address_name"], each["certain"])
        for each in data["lost"]
    ]
    assert [(TIDBOK, "Region Exempel -- Journal", False)] == [
        (each["before"], each["after_name"], each["by_default"]) for each in data["moved"]
    ]
