"""Laws of the acceptance model: an order brings live to what is declared, and touches nothing else (design.md 4)."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from hypothesis import Phase, event, find, given, settings
from hypothesis import strategies as st

from builders import acceptance
from builders.ordering import (
    A_CENTURY_ON,
    Key,
    Row,
    Situation,
    accepted,
    content,
    key_of,
    keys_of,
    line_key,
    rows_of,
    sent,
    situations,
)
from builders.states import DAY
from tak_gitops.acceptance.receipt import ReceiptLine, Status
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.changes import Action, Change, Reason
from tak_gitops.plan import Plan

MANY = settings(max_examples=3 * settings().max_examples)
SEARCH = settings(max_examples=3000, phases=[Phase.generate], derandomize=True, database=None)
NEXT_DAY = DAY + timedelta(days=1)
ROOMS = st.sampled_from((None, 1, 900))
"""How many bytes of rows a part holds: all, one row, or some."""


def about(plan: Plan, keys: set[Key], *, others: bool = False) -> list[tuple[str, Change]]:
    """Every line of a plan about rows with these keys, or about all others."""
    lines = [
        *(("ordered", change) for change in plan.changes),
        *((each.message.key, each.change) for each in plan.blocked),
        *(("drift", change) for change in plan.drift),
        *(("released", change) for change in plan.released),
    ]
    return [line for line in lines if (line_key(line[1]) in keys) != others]


@MANY
@given(situation=situations(), room=ROOMS)
def test_an_order_brings_live_there(situation: Situation, room: int | None) -> None:
    """On the day it takes effect and the day after, nothing is left of what was ordered, and all else is as it was."""
    before = situation.plan()
    ordered = keys_of(before)

    live, _ = accepted(situation.live, sent(before, room=room))

    for day in (DAY, NEXT_DAY):
        after = situation.plan(live, day)
        assert [] == about(after, ordered)
        assert about(situation.plan(day=day), ordered, others=True) == about(after, ordered, others=True)


@given(situation=situations())
def test_a_second_run_orders_nothing(situation: Situation) -> None:
    """What could not be ordered is blocked again, and the order of that plan is empty."""
    before = situation.plan()
    live, _ = accepted(situation.live, sent(before))

    again = situation.plan(live)

    assert ((), before.blocked, []) == (again.changes, again.blocked, sent(again))


@MANY
@given(situation=situations(), random=st.randoms(use_true_random=False), room=st.sampled_from((1, 900)))
def test_parts_may_be_taken_in_any_order(situation: Situation, random: Random, room: int) -> None:
    """However an order is split, and whichever part comes first, the catalogue ends the same."""
    plan = situation.plan()
    whole, _ = accepted(situation.live, sent(plan))
    parts = sent(plan, room=room)
    event(f"{min(len(parts), 4)} parts")

    random.shuffle(parts)

    assert content(whole) == content(accepted(situation.live, parts)[0])


@MANY
@given(situation=situations(), room=ROOMS)
def test_rows_that_no_line_names_are_untouched(situation: Situation, room: int | None) -> None:
    """Rows of other keys are the same, field by field, and so are all objects that were there, with their names."""
    plan = situation.plan()
    ordered = keys_of(plan)

    live, _ = accepted(situation.live, sent(plan, room=room))

    def others(catalogue: Catalogue) -> Counter[Row]:
        return Counter(row for row in rows_of(catalogue) if key_of(row) not in ordered)

    assert others(situation.live) == others(live)
    for before, after in (
        (situation.live.addresses, live.addresses),
        (situation.live.components, live.components),
        (situation.live.contracts, live.contracts),
    ):
        count = len(before.ids)
        assert (before.ids, before.names) == (after.ids[:count], after.names[:count])


@MANY
@given(situation=situations())
def test_rows_become_what_a_plain_reading_of_the_rules_says(situation: Situation) -> None:
    """Each line has its effect of domain.md 4.3 on the one row of its key, worked out row by row."""
    plan = situation.plan()

    live, _ = accepted(situation.live, sent(plan))

    assert Counter(acceptance.accept(plan.changes, rows_of(situation.live), DAY)) == Counter(rows_of(live))


def described(row: Row) -> tuple[Key, object]:
    """A row by what a line of a receipt tells of it: its key and days."""
    return key_of(row), tuple(None if day in {day.min, day.max} else day for day in row[-2:])


def told(lines: list[ReceiptLine], *statuses: Status) -> set[tuple[Key, object]]:
    """The rows that lines with these statuses tell of."""
    return {(line.key, line.days[:2]) for line in lines if line.days and line.status in statuses}


@MANY
@given(situation=situations())
def test_the_receipt_tells_what_was_done(situation: Situation) -> None:
    """Every row that came, changed or went is in it, and every row in it is in the catalogue, or was and has gone."""
    live, receipts = accepted(situation.live, sent(situation.plan()))
    lines = [line for receipt in receipts for line in receipt.lines]
    before, after = Counter(rows_of(situation.live)), Counter(rows_of(live))
    came, went = set(map(described, after - before)), set(map(described, before - after))

    stands = told(lines, Status.CREATED, Status.ENDED, Status.UPDATED)
    assert came <= stands <= set(map(described, after))
    assert told(lines, Status.DELETED) <= went
    assert {key for key, _ in went} <= {key for key, _ in told(lines, Status.DELETED, Status.ENDED, Status.UPDATED)}


Predicate = Callable[[Situation, Plan], object]


def lines_of(plan: Plan, status: Status) -> list[ReceiptLine]:
    """The lines of the predicted receipt with a status."""
    return [line for line in plan.receipt.lines if line.status is status] if plan.receipt else []


def ordered_rows(situation: Situation, plan: Plan) -> list[Row]:
    """The rows of live that have the key of a line."""
    keys = keys_of(plan)
    return [row for row in rows_of(situation.live) if key_of(row) in keys]


REACHED: dict[str, Predicate] = {
    "a new address": lambda _, plan: any(each.kind == "logical_address" for each in plan.new_objects),
    "a new system": lambda _, plan: any(each.kind == "system" for each in plan.new_objects),
    "another producer replaced": lambda _, plan: any(each.reason is Reason.REPLACES for each in plan.changes),
    "a URL changed": lambda _, plan: any(
        each.before and each.after and each.before[:2] == each.after[:2] for each in plan.changes
    ),
    "a future row deleted": lambda _, plan: lines_of(plan, Status.DELETED),
    "a row that ends on the day prolonged": lambda situation, plan: (
        plan.receipt and any(row.valid_to == DAY for row in ordered_rows(situation, plan))
    ),
    "a future row begun earlier": lambda _, plan: any(
        line.days and line.days.first_set for line in lines_of(plan, Status.UPDATED)
    ),
    "a row after the century": lambda situation, plan: (
        plan.receipt and any(row.valid_from > A_CENTURY_ON for row in ordered_rows(situation, plan))
    ),
    "a row that ended before": lambda situation, plan: (
        plan.receipt and any(row.valid_to < DAY for row in ordered_rows(situation, plan))
    ),
    "live in several spellings": lambda situation, plan: (
        plan.receipt and plan.changes and situation.live.addresses.keys is not None
    ),
    "doubled rows": lambda _, plan: any(each.message.key == "TG402" for each in plan.blocked),
    "another producer's row": lambda _, plan: any(each.message.key.startswith("TG401") for each in plan.blocked),
    "a third change on one day": lambda _, plan: any(each.message.key == "TG412" for each in plan.blocked),
    "a refused line beside one that is not": lambda _, plan: (
        plan.changes and any(each.message.key == "TG412" for each in plan.blocked)
    ),
    "a hidden target removed": lambda _, plan: any(
        each.action is Action.REMOVE and each.before and None in each.before for each in plan.changes
    ),
    "days that are not told": lambda situation, plan: plan.changes and not situation.live.dates_known,
    "drift beside an order": lambda _, plan: plan.changes and plan.drift,
    "a URL that is dropped": lambda situation, plan: (
        urls_of(accepted(situation.live, sent(plan))[0]) < urls_of(situation.live)
    ),
    "several parts with one new object": lambda _, plan: any(
        count > 1 for count in Counter(item for each in sent(plan, room=1) for item in each.include.addresses).values()
    ),
}
"""What must be among the situations for these laws to mean anything."""


def urls_of(live: Catalogue) -> set[object]:
    """The URL rows of a catalogue."""
    return {target for target in live.targets if target.url}


@pytest.mark.parametrize("name", REACHED)
def test_the_laws_meet(name: str) -> None:
    """Situations of each interesting kind are among those that are drawn."""
    assert find(situations(), lambda each: bool(REACHED[name](each, each.plan())), settings=SEARCH)
