"""Single answers, as a person would ask for them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from builders.reaching import (
    HOSPITAL,
    JOURNAL,
    OTHER,
    REGION,
    TARGET,
    TREE,
    WARD,
    live,
    permission,
    question,
    routing,
)
from builders.states import DAY, MAKE_BOOKING, PROFILES
from tak_gitops.model.catalogue import ALWAYS
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.hsa_tree import HsaTree
from tak_gitops.model.lookup import FLAT, Climb, Lookup
from tak_gitops.reach.answer import Answer, answer
from tak_gitops.reach.decide import Question, Verdict
from tak_gitops.reach.steps import Level, Terms
from tak_gitops.reach.validity import at_moment, from_day_on, valid_on

WITH_TREE, WITHOUT = Terms(tree=TREE), Terms()
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


def asked(*rows: Routing | Permission, terms: Terms = WITH_TREE, address: str = WARD) -> Answer:
    """What becomes of a call to the ward."""
    return answer(live(*rows), question(address), DAY, terms)


def levels(found: Answer) -> tuple[Level | None, Level | None]:
    """Where routing and permission were met."""
    return (
        found.decision.routed.step and found.decision.routed.step.level,
        found.decision.permitted.step and found.decision.permitted.step.level,
    )


def test_exact() -> None:
    """A routing and a permission on the address itself."""
    found = asked(routing(), permission())
    assert (Verdict.OPEN, (Level.EXACT, Level.EXACT)) == (found.verdict, levels(found))


def test_the_two_may_be_met_at_different_levels() -> None:
    """A routing on the region and a permission on `*` are a connection to the ward."""
    found = asked(routing(REGION), permission("*"))
    assert (Verdict.OPEN, (Level.PARENT, Level.DEFAULT)) == (found.verdict, levels(found))


def test_a_routing_of_a_parent_comes_before_the_default() -> None:
    """The hospital's routing is used, not that of `*`; the nearest parent comes first."""
    found = asked(routing("*", OTHER), routing(REGION, OTHER), routing(HOSPITAL), permission())
    assert [TARGET] == [row.target for row in found.routings]


def test_a_permission_on_the_default_comes_before_a_parent() -> None:
    """For permissions it is the other way."""
    assert Level.DEFAULT is levels(asked(routing(), permission(HOSPITAL), permission("*")))[1]


def test_no_routing_is_told_first() -> None:
    """Where both are missing the caller gets VP004; with a routing VP007."""
    assert Verdict.NO_ROUTING is asked().verdict
    assert Verdict.NO_PERMISSION is asked(routing()).verdict


def test_two_profiles_are_two_routings() -> None:
    """Two valid rows of one key give VP006, also where only the profile differs, and whoever may call."""
    found = asked(routing(), routing(target=TARGET._replace(rivta_profile=PROFILES[1])))
    assert (Verdict.SEVERAL_ROUTINGS, 2) == (found.verdict, len(found.routings))


def test_letter_case_does_not_count_in_rows() -> None:
    """Rows are compared in lower case."""
    found = asked(routing(WARD.lower()), permission(WARD.title(), JOURNAL.lower()))
    assert Verdict.OPEN is found.verdict


def test_letter_case_counts_in_the_tree() -> None:
    """An address in other letter case than HSA's is not in the tree: only "SE" is above it."""
    rows = routing(HOSPITAL), permission(HOSPITAL)
    assert Verdict.OPEN is asked(*rows).verdict
    assert Verdict.NO_ROUTING is asked(*rows, address=WARD.lower()).verdict
    assert Verdict.OPEN is asked(routing("SE"), permission("SE"), address=WARD.lower()).verdict


def test_a_blank_at_the_end_counts() -> None:
    """The platform compares as it stands: a row for "X " does not answer for "X"."""
    assert Verdict.NO_ROUTING is asked(routing(f"{WARD} "), permission()).verdict


def test_an_address_of_the_old_style_asks_its_parts_alone() -> None:
    """`A#B` asks B and A, and neither parents nor `*`."""
    address = f"{HOSPITAL}#{WARD}"
    found = asked(routing(HOSPITAL), permission(WARD), address=address)
    assert (Verdict.OPEN, (Level.PART, Level.PART)) == (found.verdict, levels(found))
    assert Verdict.NO_ROUTING is asked(routing(REGION), routing("*"), address=address).verdict


def test_three_parts_have_no_permission() -> None:
    """A longer address of the old style is routed and never permitted."""
    found = asked(routing(), permission(), address=f"{REGION}#{HOSPITAL}#{WARD}")
    assert Verdict.NO_PERMISSION is found.verdict


def test_a_contract_that_is_excepted_does_not_climb() -> None:
    """What begins as an exception says is looked up the other way."""
    off = Terms(Lookup(Climb(enabled=True, excepted=("urn:riv:crm",)), Climb()), TREE)
    on = Terms(Lookup(Climb(enabled=False, excepted=("urn:riv:crm",)), Climb()), TREE)
    assert Verdict.NO_ROUTING is asked(routing(REGION), permission(), terms=off).verdict
    assert Verdict.OPEN is asked(routing(REGION), permission(), terms=on).verdict


def test_without_a_tree_the_answer_may_be_unknown() -> None:
    """A routing on another address may be that of a parent: nobody here can tell."""
    found = asked(routing(REGION), permission(), terms=WITHOUT)
    assert (Verdict.UNKNOWN, Verdict.NO_ROUTING) == (found.verdict, found.decision.without_parents)
    assert Verdict.NO_ROUTING is asked(routing(REGION), permission(), terms=Terms(FLAT)).verdict


def test_without_a_tree_a_permission_may_be_unknown() -> None:
    """So may a permission; one on `*` settles it."""
    assert Verdict.UNKNOWN is asked(routing(), permission(REGION), terms=WITHOUT).verdict
    assert Verdict.OPEN is asked(routing(), permission(REGION), permission("*"), terms=WITHOUT).verdict


def test_without_a_tree_the_default_may_be_hidden() -> None:
    """A call that goes by `*` goes through in any tree, perhaps by another routing: that is said."""
    found = asked(routing("*"), routing(REGION, OTHER), permission(), terms=WITHOUT)
    assert (Verdict.OPEN, True) == (found.verdict, found.decision.routed.by_parent)


def test_a_circle_in_the_tree_ends() -> None:
    """Two units with one id make a circle of the tree; the climb ends all the same."""
    circle = Terms(tree=HsaTree({WARD: HOSPITAL, HOSPITAL: WARD}))
    assert Verdict.NO_ROUTING is asked(routing(REGION), terms=circle).verdict
    assert Verdict.OPEN is asked(routing("SE"), permission("SE"), terms=circle).verdict


def test_a_call_that_opens() -> None:
    """The first day on which both are there."""
    found = asked(routing(first=TOMORROW), permission(first=TOMORROW + timedelta(days=2)))
    assert (Verdict.NO_ROUTING, TOMORROW + timedelta(days=2)) == (found.verdict, found.opens)


def test_a_call_that_closes() -> None:
    """The last day on which the call goes through."""
    assert TOMORROW == asked(routing(last=TOMORROW), permission()).open_until


def test_another_row_takes_over() -> None:
    """Where `*` answers after the exact row has ended, nothing closes then."""
    assert date(2120, 1, 1) == asked(routing(last=TOMORROW), routing("*"), permission()).open_until


def test_days_that_nobody_knows_change_nothing() -> None:
    """Rows of the TAK-api have no days: nothing opens, nothing closes."""
    first, last = (date.fromordinal(each) for each in ALWAYS)
    found = asked(routing(first=first, last=last), permission(first=first, last=last))
    assert (None, None) == (found.opens, found.open_until)


def test_a_new_row_before_the_old_has_ended() -> None:
    """Two rows of one key in force on one day give VP006 from then on, until the old one has ended."""
    rows = routing(last=TOMORROW), routing(target=OTHER, first=TOMORROW), permission()
    assert DAY == asked(*rows).open_until
    found = answer(live(*rows), question(), TOMORROW, WITH_TREE)
    assert (Verdict.SEVERAL_ROUTINGS, TOMORROW + timedelta(days=1)) == (found.verdict, found.opens)


@pytest.mark.parametrize(
    ("day", "hour_utc", "minute", "expected"),
    [
        (YESTERDAY, 9, 59, False),
        (YESTERDAY, 10, 0, True),
        (DAY, 12, 0, True),
        (TOMORROW, 14, 0, True),
        (TOMORROW, 14, 1, False),
    ],
)
def test_a_moment_is_compared_as_the_platform_does(day: date, hour_utc: int, minute: int, *, expected: bool) -> None:
    """A row begins at 10 UTC of the day before its first day, and ends at 14 UTC of its last."""
    moment = datetime(day.year, day.month, day.day, hour_utc, minute, tzinfo=UTC)
    period = (DAY.toordinal(), TOMORROW.toordinal())
    row = live(routing(first=DAY, last=TOMORROW)).periods[0]
    assert period == row
    assert expected is at_moment(moment)(row)


def test_a_change_of_url_that_is_published_early_is_two_routings_for_some_hours() -> None:
    """The old row ends four hours after the new one has begun: VP006 at noon of the day before."""
    rows = live(routing(last=YESTERDAY), routing(target=OTHER, first=DAY), permission())
    noon = datetime(YESTERDAY.year, YESTERDAY.month, YESTERDAY.day, 12, tzinfo=UTC)
    codes = [answer(rows, question(), noon + timedelta(hours=hours), WITH_TREE).verdict for hours in (-3, 0, 3)]
    assert [Verdict.OPEN, Verdict.SEVERAL_ROUTINGS, Verdict.OPEN] == codes


def test_a_day_and_a_moment() -> None:
    """Whole days where a day is given, the platform's hours where a moment is."""
    row = live(routing(first=YESTERDAY, last=DAY)).periods[0]
    evening = datetime(DAY.year, DAY.month, DAY.day, 20, tzinfo=UTC)
    assert [True, False] == [valid_on(when)(row) for when in (DAY, evening)]


def test_what_a_plan_counts_on() -> None:
    """A row whose last day it is has gone when an order of that day takes effect."""
    row = live(routing(first=YESTERDAY, last=DAY)).periods[0]
    assert [True, False] == [from_day_on(day)(row) for day in (YESTERDAY, DAY)]


def test_who_is_not_in_the_catalogue() -> None:
    """A consumer or a contract that nobody has heard of is answered like any other."""
    rows = live(routing(), permission())
    assert Verdict.NO_PERMISSION is answer(rows, Question("SE-NY", MAKE_BOOKING, WARD), DAY, WITH_TREE).verdict
    assert Verdict.NO_ROUTING is answer(rows, Question(JOURNAL, "urn:riv:x", WARD), DAY, WITH_TREE).verdict
