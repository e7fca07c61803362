"""What a later export proves of an order, and what it does not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import assume, given

from builders.catalogues import catalogue_of
from builders.changes import Ordered, plan_of
from builders.ledger import claim_of, merged_at, outcome_of, records
from builders.ordering import Situation, accepted, sent, situations
from builders.states import BOKEN, DAY, EKEN, JOURNAL, MAKE_BOOKING, OTHER_PRODUCER, OTHER_URL, PORTAL, TARGET
from tak_gitops.limits.facts import LastOrder
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.orders.ledger.entry import Entry, begin, follow
from tak_gitops.orders.ledger.records import Row
from tak_gitops.orders.order_file import Line, OrderFile, make_order
from tak_gitops.orders.verifying import Setting, Verdict, Why, expected_rows, is_newer, rows_seen, verdicts

SENT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECOND, HOUR, DAYS = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
NEWER = SENT + 20 * HOUR
FIRST, LAST = date(2020, 1, 1), date(2120, 1, 1)


def routing(target: Target = TARGET, address: str = EKEN, first: date = FIRST, last: date = LAST) -> Routing:
    """A routing of live."""
    return Routing(address, MAKE_BOOKING, target, first, last)


def permission(consumer: str = JOURNAL, first: date = FIRST, last: date = LAST) -> Permission:
    """A permission of live."""
    return Permission(EKEN, MAKE_BOOKING, consumer, first, last)


def live(*rows: Routing | Permission, made: datetime | None = NEWER) -> Catalogue:
    """Live, from an export that was made so."""
    found = catalogue_of(
        [row for row in rows if isinstance(row, Routing)],
        [row for row in rows if isinstance(row, Permission)],
        addresses={EKEN: "Eken"},
        components={JOURNAL: "", PORTAL: ""},
        contracts=[MAKE_BOOKING],
    )
    return replace(found, snapshot=made)


def route(action: Action, before: Target | None = TARGET, after: Target | None = OTHER_URL) -> Change:
    """A change of the routing; what does not go with the action is left out."""
    old, new = (None if action is Action.ADD else before), (None if action is Action.REMOVE else after)
    return Change(action, Kind.ROUTING, EKEN, MAKE_BOOKING, None, old, new, Reason.DECLARED, None)


def permit(action: Action = Action.ADD) -> Change:
    """A permission that is given, or taken away."""
    return Change(action, Kind.PERMISSION, EKEN, MAKE_BOOKING, JOURNAL, None, None, Reason.DECLARED, None)


def made(*changes: Change, execute_on: date | None = None) -> OrderFile:
    """An order file of changes."""
    return make_order(plan_of(Ordered(list(changes), [])), ordered_by="", execute_on=execute_on)


def entry_of(order: OrderFile) -> Entry:
    """The order, accepted; it was claimed at `SENT`."""
    path = f"orders/ntjp-qa/2026-11-23-eken-{order.short_digest}.json"
    record = records(order, merged_at("1" * 40, None, path))[0]
    claim = claim_of(begin(record), SENT)
    entry = follow(begin(record), claim)
    return follow(entry, outcome_of(entry, "accepted", SENT))


def verdict(
    entry: Entry, catalogue: Catalogue, *, now: datetime = NEWER + HOUR, day: date = DAY, patience: timedelta = 3 * DAYS
) -> Verdict:
    """What live says of one order."""
    (found,) = verdicts([entry], catalogue, Setting(now, day, patience))
    return found


@given(situation=situations())
def test_what_tak_accepted_is_verified(situation: Situation) -> None:
    """Live as TAK has it after an order proves that order, whatever else is in live."""
    plan = situation.plan()
    assume(plan.changes)
    entry = entry_of(make_order(replace(plan, blocked=()), ordered_by="", execute_on=None))
    after, _ = accepted(situation.live, sent(plan))
    for day in (DAY, DAY + DAYS):
        assert ("verified", None, ()) == verdict(entry, replace(after, snapshot=NEWER), day=day)[1:4]


@given(situation=situations())
def test_what_nobody_did_is_not_verified(situation: Situation) -> None:
    """Live as it was proves nothing, and is no deviation either."""
    plan = situation.plan()
    assume(plan.changes)
    entry = entry_of(make_order(replace(plan, blocked=()), ordered_by="", execute_on=None))
    found = verdict(entry, replace(situation.live, snapshot=NEWER))
    assert ("waiting", Why.ABSENT) == (found.result, found.why)


@pytest.mark.parametrize(
    ("change", "rows", "expected"),
    [
        pytest.param(route(Action.ADD), [routing(OTHER_URL)], "verified", id="added"),
        pytest.param(route(Action.ADD), [], "waiting", id="not added yet"),
        pytest.param(route(Action.ADD), [routing(OTHER_PRODUCER)], "diverged", id="added to somebody else"),
        pytest.param(route(Action.CHANGE), [routing(OTHER_URL)], "verified", id="changed"),
        pytest.param(route(Action.CHANGE), [routing()], "waiting", id="not changed yet"),
        pytest.param(route(Action.CHANGE), [], "diverged", id="removed instead of changed"),
        pytest.param(route(Action.CHANGE), [routing(OTHER_PRODUCER)], "diverged", id="changed to somebody else"),
        pytest.param(route(Action.REMOVE), [], "verified", id="removed"),
        pytest.param(route(Action.REMOVE), [routing()], "waiting", id="not removed yet"),
        pytest.param(route(Action.REMOVE), [routing(OTHER_URL)], "diverged", id="changed instead of removed"),
        pytest.param(permit(), [permission()], "verified", id="given"),
        pytest.param(permit(), [permission(PORTAL)], "waiting", id="given to another"),
        pytest.param(permit(Action.REMOVE), [], "verified", id="taken away"),
        pytest.param(permit(Action.REMOVE), [permission()], "waiting", id="not taken away yet"),
        pytest.param(permit(), [permission(), permission(last=date(2121, 1, 1))], "diverged", id="there twice"),
    ],
)
def test_one_row(change: Change, rows: list[Routing | Permission], expected: str) -> None:
    """As ordered, as before, or otherwise."""
    assert expected == verdict(entry_of(made(change)), live(*rows)).result


def test_one_row_that_is_otherwise_makes_the_order_diverge() -> None:
    """Whatever the others are; all that are not as ordered are told."""
    change, add = route(Action.CHANGE), permit()
    found = verdict(entry_of(made(change, add)), live(routing(OTHER_PRODUCER)))
    key = f"{EKEN},{MAKE_BOOKING}".lower()
    expected = (
        Row(f"routing:{key}", " ".join(map(str, OTHER_URL)), " ".join(map(str, OTHER_PRODUCER))),
        Row(f"permission:{key},{JOURNAL.lower()}", "permission", None),
    )
    assert ("diverged", expected, 2) == (found.result, found.rows, found.total)


def test_one_row_that_is_missing_makes_the_order_wait() -> None:
    """An order is in force as a whole."""
    found = verdict(entry_of(made(route(Action.CHANGE), permit())), live(routing(OTHER_URL)))
    assert ("waiting", Why.ABSENT, 1, 2) == (found.result, found.why, len(found.rows), found.total)


@pytest.mark.parametrize(
    ("snapshot", "expected"),
    [(SENT - SECOND, Why.OLDER), (SENT, Why.OLDER), (SENT + SECOND, None), (None, Why.AGELESS)],
)
def test_only_a_newer_export_counts(snapshot: datetime | None, expected: Why | None) -> None:
    """Newer than the claim, to the second; one of unknown age proves nothing, not even a deviation."""
    done, otherwise = live(routing(OTHER_URL), made=snapshot), live(routing(OTHER_PRODUCER), made=snapshot)
    entry = entry_of(made(route(Action.CHANGE)))
    assert [expected, expected] == [verdict(entry, each).why for each in (done, otherwise)]
    assert (expected is None) == (verdict(entry, done).result == "verified")


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 11, 24), Why.LATER), (date(2026, 11, 25), None)])
def test_an_order_for_a_later_day_waits_for_it(day: date, expected: Why | None) -> None:
    """Before its day nothing is said of it, and it is never late."""
    entry = entry_of(made(route(Action.CHANGE), execute_on=date(2026, 11, 25)))
    days = [routing(last=date(2026, 11, 24)), routing(OTHER_URL, first=date(2026, 11, 25))]
    found = verdict(entry, live(*days), day=day, now=SENT + 100 * DAYS)
    assert (expected, False) == (found.why, found.late)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [routing(last=DAY), routing(OTHER_URL, first=DAY + DAYS)], "waiting", id="as ordered from tomorrow"
        ),
        pytest.param([routing(last=DAY), routing(first=DAY + DAYS)], "waiting", id="as before from tomorrow"),
        pytest.param([routing(last=DAY), routing(OTHER_PRODUCER, first=DAY + DAYS)], "diverged", id="otherwise"),
        pytest.param([routing(last=DAY)], "waiting", id="gone from tomorrow, and there today"),
    ],
)
def test_the_day_on_which_one_row_takes_over_from_another(rows: list[Routing], expected: str) -> None:
    """On that day neither is there for good: what comes tomorrow counts."""
    assert expected == verdict(entry_of(made(route(Action.CHANGE))), live(*rows)).result


def test_the_last_day_of_the_calendar() -> None:
    """There is no tomorrow then, and no error either."""
    assert "diverged" == verdict(entry_of(made(route(Action.CHANGE))), live(), day=date.max).result


@pytest.mark.parametrize(
    ("change", "target", "expected"),
    [
        pytest.param(route(Action.ADD), OTHER_URL._replace(url=None), ("verified", None), id="added, no URL shown"),
        pytest.param(route(Action.ADD), OTHER_URL._replace(producer=None), ("verified", None), id="no producer shown"),
        pytest.param(
            route(Action.CHANGE), TARGET._replace(url=None), ("waiting", Why.HIDDEN), id="only the URL differs"
        ),
        pytest.param(
            route(Action.CHANGE, after=OTHER_PRODUCER),
            OTHER_PRODUCER._replace(url=None),
            ("verified", None),
            id="the producer tells",
        ),
        pytest.param(
            route(Action.CHANGE, after=OTHER_PRODUCER),
            TARGET._replace(url=None),
            ("waiting", Why.ABSENT),
            id="still the old producer",
        ),
        pytest.param(route(Action.REMOVE), TARGET._replace(url=None), ("waiting", Why.ABSENT), id="still there"),
        pytest.param(
            route(Action.ADD),
            OTHER_PRODUCER._replace(url=None),
            ("diverged", None),
            id="to somebody else, no URL shown",
        ),
    ],
)
def test_a_source_that_does_not_show_all(change: Change, target: Target, expected: tuple[str, Why | None]) -> None:
    """What is shown counts; where that tells nothing, nothing is proven."""
    found = verdict(entry_of(made(change)), live(routing(target)))
    assert expected == (found.result, found.why)


@pytest.mark.parametrize(("there", "expected"), [(True, "verified"), (False, "waiting")])
def test_an_order_of_new_objects_alone(there: bool, expected: str) -> None:
    """A part without rows is held to its objects: nothing is never proof."""
    address = Line("add", "logical_address", {"hsa_id": BOKEN}, None, {"name": "Boken"})
    entry = entry_of(made(permit()))
    entry = entry._replace(order=msgspec.structs.replace(entry.order, lines=(address,)))
    catalogue = live(routing(address=BOKEN.lower())) if there else live()
    assert expected == verdict(entry, catalogue).result


@pytest.mark.parametrize(
    ("waited", "late"), [(timedelta(0), False), (3 * DAYS, False), (3 * DAYS + SECOND, True), (400 * DAYS, True)]
)
def test_an_order_is_late_after_some_days(waited: timedelta, late: bool) -> None:
    """Exactly so long is not late yet; an order that is in force never is."""
    entry = entry_of(made(route(Action.CHANGE)))
    missing, done = (verdict(entry, live(each), now=SENT + waited) for each in (routing(), routing(OTHER_URL)))
    assert ((waited, late), False) == ((missing.waited, missing.late), done.late)


def test_an_order_for_a_day_is_awaited_from_that_day() -> None:
    """From the beginning of the Swedish day."""
    entry = entry_of(made(route(Action.CHANGE), execute_on=date(2026, 11, 25)))
    found = verdict(entry, live(routing()), day=date(2026, 11, 25), now=datetime(2026, 11, 25, 11, tzinfo=UTC))
    assert timedelta(hours=12) == found.waited


def test_orders_are_judged_each_by_its_own_rows() -> None:
    """Several at once give what each gives alone."""
    entries = [entry_of(made(*each)) for each in ([route(Action.CHANGE)], [permit(), route(Action.ADD)], [permit()])]
    catalogue = live(routing(OTHER_URL), permission())
    setting = Setting(NEWER, DAY, DAYS)
    alone = [verdicts([each], catalogue, setting)[0] for each in entries]
    assert alone == verdicts(entries, catalogue, setting)
    assert [1, 2, 1] == [len(rows) for rows in rows_seen(entries, catalogue, DAY)]


def test_an_export_is_newer_or_not_or_nobody_knows() -> None:
    """By the claim, which comes before the sending."""
    entry = entry_of(made(permit()))
    assert [True, False, None] == [is_newer(each, entry) for each in (NEWER, SENT, None)]


def test_what_is_on_its_way_may_be_gone() -> None:
    """Rows that other orders remove are not missed; those of the newest order are accounted for already."""
    newest, other = entry_of(made(route(Action.REMOVE))), entry_of(made(permit(Action.REMOVE)))
    last = LastOrder(newest.order.path, 100, 100, "")
    assert last._replace(permissions=99) == expected_rows(last, [newest, other])
    assert expected_rows(None, [other]) is None
