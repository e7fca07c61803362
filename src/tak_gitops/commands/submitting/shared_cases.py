"""Cases of merges that nobody could tell from live when they were noted: each gets an entry of its own once it is read.

So each can be ordered by its number, or given up (`tak order ENV --drift case:N`, `tak resolve N abandon`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.submitting.left import Left, cases_left, own_cases
from tak_gitops.errors import TakError
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.planned import Merged, Unordered, unordered_record
from tak_gitops.orders.ledger.records import encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.ledger.state import LedgerState


def give_numbers(
    run: Submission, environments: Collection[str], read: Callable[[str, str | None], Left | TakError]
) -> None:
    """Write an entry for each case that shares one with others, in one step; nothing in a dry run.

    `read` gives what is left of an environment since a commit.
    """
    before = run.ledger_state()
    shared = [
        each
        for each in before.standing(Status.UNORDERED)
        if each.order.missing is None and not each.order.keys and each.order.environment in environments
    ]
    found: list[Unordered] = []
    for entry in shared:
        left = read(entry.order.environment, entry.order.base)
        if isinstance(left, Left):
            taken = {wish for each in found if each.case for wish in each.case.wishes}
            fresh = [each for each in _cases(run, before, entry, left) if not each.wishes <= taken]
            found += [_unordered(entry, left, each) for each in fresh]

    def decide(state: LedgerState) -> Transition | None:
        if state.next_seq != before.next_seq or any(
            state.entries[each.order.seq].status is not Status.UNORDERED for each in shared
        ):
            return None
        records = [unordered_record(each, state.next_seq + number) for number, each in enumerate(found)]
        files = {path_of(each): encode(each) for each in records}
        return Transition(files, f"cases {', '.join(str(each.seq) for each in records)}", now_in_utc(run.now()))

    if found and not run.dry_run:
        run.write(decide)


def _cases(run: Submission, ledger: LedgerState, entry: Entry, left: Left) -> list[CaseLine]:
    """The cases of a merge that have no entry of their own: its own, or all where it cannot be read."""
    cases = left._replace(cases=tuple(cases_left(entry, left, ledger)))
    try:
        return own_cases(run, ledger, entry.order.merge, entry.order.environment, cases)
    except TakError:
        return list(cases.cases)


def _unordered(entry: Entry, left: Left, case: CaseLine) -> Unordered:
    order = entry.order
    merged = Merged("", order.base, order.merge, order.merged_by, order.merged_at)
    return Unordered(order.environment, order.platform, merged, export=left.export, case=case)
