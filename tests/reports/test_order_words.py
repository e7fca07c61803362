"""Orders in words: ages, days, and what an order is about."""

from datetime import UTC, date, datetime, timedelta

import pytest

from builders.changes import Ordered, plan_of
from builders.ledger import claim_of, merged_at, outcome_of, records
from builders.ledger import order as ordered
from builders.order_scene import EVERY_KIND, NEW_BOKEN, permit, route
from tak_gitops.model.changes import Action, Change, NewObject
from tak_gitops.orders.ledger.entry import Entry, Status, begin, follow
from tak_gitops.orders.ledger.records import Verification
from tak_gitops.orders.order_file import make_order
from tak_gitops.orders.overview import Overview
from tak_gitops.reports.order_words import Words
from tak_gitops.texts import Language

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def words(language: Language = "sv", now: datetime = NOW) -> Words:
    """The words of a language."""
    return Words(language, now)


def overview(*changes: Change, objects: tuple[NewObject, ...] = (), systems: tuple[str, ...] = ("Tidbok",)) -> Overview:
    """An order of changes, planned."""
    plan = plan_of(Ordered(sorted(changes, key=lambda change: change.order), list(objects)))
    made = make_order(plan, ordered_by="Region Exempel", execute_on=None)
    return Overview(begin(records(made, merged_at("1" * 40, None, "orders/x.json"))[0]), Status.PLANNED, systems)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (-HOUR, "nyss"),
        (MINUTE - SECOND, "nyss"),
        (MINUTE, "1 min"),
        (HOUR - SECOND, "59 min"),
        (HOUR, "1 tim"),
        (2 * DAY - SECOND, "47 tim"),
        (2 * DAY, "2 dygn"),
        (400 * DAY, "400 dygn"),
    ],
)
def test_an_age_has_one_unit(age: timedelta, expected: str) -> None:
    """The largest that tells enough; nothing is rounded up."""
    assert expected == words().age(age)


@pytest.mark.parametrize(
    ("day", "sv", "en"),
    [
        (date(2026, 11, 21), "21 nov", "21 Nov"),
        (date(2026, 5, 1), "1 maj", "1 May"),
        (date(2025, 12, 31), "31 dec 2025", "31 Dec 2025"),
    ],
)
def test_a_day(day: date, sv: str, en: str) -> None:
    """Without its year while that is this one."""
    assert (sv, en) == (words().day(day), words("en").day(day))


def test_the_year_is_that_of_swedish_clocks() -> None:
    """An hour before midnight in London it is New Year in Stockholm."""
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert "31 dec 2026" == words(now=new_year).day(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("changes", "sv", "en"),
    [
        (EVERY_KIND, "2 nya, 1 ändrad, 1 borttagen", "2 new, 1 changed, 1 removed"),
        ((permit(),), "1 ny behörighet", "1 new permission"),
        ((permit("A"), permit("B")), "2 nya behörigheter", "2 new permissions"),
        ((permit(action=Action.REMOVE),), "1 borttagen behörighet", "1 removed permission"),
        ((route(),), "1 ändrat vägval", "1 changed routing"),
        ((route(Action.REMOVE), route(Action.REMOVE, "SE2")), "2 borttagna vägval", "2 removed routings"),
    ],
)
def test_what_an_order_does(changes: tuple[Change, ...], sv: str, en: str) -> None:
    """How many rows are new, changed and removed; of what kind where they are of one."""
    objects = (NEW_BOKEN,) if changes is EVERY_KIND else ()
    each = overview(*changes, objects=objects)
    assert (f"Tidbok: {sv}", f"Tidbok: {en}") == (words().what(each), words("en").what(each))


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (None, "Alfa, Beta, Gamma: 1 ny behörighet"),
        (34, "Alfa, Beta, Gamma: 1 ny behörighet"),
        (33, "Alfa + 2 till: 1 ny behörighet"),
        (30, "Alfa + 2 till: 1 ny behörighet"),
        (29, "Alfa + 2 till: 1 ny behörigh…"),
    ],
)
def test_fewer_systems_are_named_where_there_is_little_room(room: int | None, expected: str) -> None:
    """The counts are cut last."""
    assert expected == words().what(overview(permit(), systems=("Alfa", "Beta", "Gamma")), room)


def test_a_part_says_which_it_is() -> None:
    """An order in several parts is several entries."""
    parts = records(ordered("SE1", "SE2", parts=2), merged_at("1" * 40, None, "orders/x.json"))
    shown = [words().what(Overview(begin(each), Status.PLANNED, ("Tidbok",))) for each in parts]
    assert ["(del 1 av 2)", "(del 2 av 2)"] == [text[-12:] for text in shown]


def later(entry: Entry, kind: str) -> Overview:
    """An order after its attempt."""
    claim = claim_of(entry, entry.order.merged_at)
    entry = follow(follow(entry, claim), outcome_of(follow(entry, claim), kind, claim.claimed_at))  # type: ignore[arg-type]
    return Overview(entry, entry.status, ("Tidbok",))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "mottagen, väntar på export"),
        (date(2026, 11, 24), "mottagen, gäller från 24 nov"),
    ],
)
def test_an_order_for_a_later_day_says_so(day: date, expected: str) -> None:
    """Nobody looks for it in an export before its day."""
    entry = begin(records(ordered(execute_on=day), merged_at("1" * 40, None, "orders/x.json"))[0])
    assert expected == words().state(later(entry, "accepted"))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (24 * HOUR, "planerad, skickas av nästa tak submit"),
        (24 * HOUR + SECOND, "för gammal att skicka"),
    ],
)
def test_an_order_that_is_too_old_says_so(after: timedelta, expected: str) -> None:
    """Before the next run has written that down."""
    each = overview(permit())
    assert expected == words(now=each.entry.order.merged_at + after).state(each)


def test_what_never_left_is_sent_later() -> None:
    """It is planned again, and people are told why."""
    each = later(overview(permit()).entry, "not-sent")
    assert "kom aldrig iväg, skickas av nästa tak submit" == words().state(each)


@pytest.mark.parametrize("snapshot", ["2026-11-21T03:05:00+00:00", "2026-11-20T23:30:00Z", "2026-11-21"])
def test_in_force_since_the_export_that_showed_it(snapshot: str) -> None:
    """By its Swedish day, however the ledger writes the moment."""
    each = later(overview(permit()).entry, "accepted")
    seen = Verification(seq=1, k=1, export="1" * 64, snapshot=snapshot, result="verified", rows=(), at=NOW)
    entry = follow(each.entry, seen)
    assert "i drift sedan 21 nov" == words().state(Overview(entry, entry.status, ()))


@pytest.mark.parametrize("snapshot", [None, "i går"])
def test_in_force_since_the_record_where_the_export_does_not_tell(snapshot: str | None) -> None:
    """What cannot be read is no day."""
    each = later(overview(permit()).entry, "accepted")
    seen = Verification(seq=1, k=1, export="1" * 64, snapshot=snapshot, result="verified", rows=(), at=NOW)
    entry = follow(each.entry, seen)
    assert "i drift sedan 23 nov" == words().state(Overview(entry, entry.status, ()))
