"""What is left to order of what was merged since a commit: by the files now, over live and what is pending."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ordering.missing_cases import case_lines
from tak_gitops.commands.ordering.order_run import OrderRun
from tak_gitops.commands.ordering.order_verdict import OF_THE_EXPORT
from tak_gitops.diff.orphans import declared_rows
from tak_gitops.errors import TakError
from tak_gitops.limits.guards import refusal
from tak_gitops.model.changes import Action
from tak_gitops.model.line_keys import key_of
from tak_gitops.orders.cases.unsent import NEVER_SENT, stands_for, unsent_case
from tak_gitops.orders.ledger.planned import row_of
from tak_gitops.orders.line_state import Standing, line_states
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired
    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState


class Left(NamedTuple):
    """What the files ask for since a commit and TAK does not have, and the digest of the export that says so.

    `drift` is what TAK has otherwise than the files besides; `live` and `desired` are what was compared.
    """

    changes: list[Change]
    drift: tuple[Change, ...]
    export: str
    live: Catalogue
    desired: Desired
    cases: tuple[CaseLine, ...] = ()

    def among(self, keys: Collection[str]) -> list[Change]:
        """What was merged and is not done: of some rows, as the ledger writes them, or of all where none are named."""
        wanted = frozenset(keys)
        return [each for each in self.changes if not wanted or str(key_of(each)) in wanted]


def left_since(run: Submission, ledger: LedgerState, environment: str, base: str | None) -> Left:
    """What is left to order of all that was merged after `base`.

    Raises TakError where nobody can tell: the files do not have the environment any more, or live is no basis for it.
    """
    state = run.state_between(base)
    home = state.after.environments.get(environment)
    if home is None:
        raise TakError(msg("submit.no_environment", environment=environment))
    one = OrderRun(run.app, state, None, run.day, run.ages_to, {}, {}, {}, ledger, run.live)
    plan = one.plan(home, None)
    closed = tuple(each for each in plan.guards.refusals if each.guard in OF_THE_EXPORT)
    if closed:
        raise refusal(plan.guards._replace(refusals=closed), msg("limits.how", environment=environment))
    changes = [*plan.changes, *(each.change for each in plan.blocked)]
    drift = (*plan.drift, *plan.orphans)
    desired = state.desired[environment]
    return Left(changes, drift, plan.live.digest, run.live(home), desired, case_lines(plan, one.ordered_by))


def rows_left(entry: Entry, left: Left, ledger: LedgerState, day: date) -> int:
    """How many rows of an order that was never sent are not as it would have made them, and still should be.

    What the files say counts, whether a merge changed it or not: an order may have been for drift, or the only one for
    rows that its merge did not touch. A row that was to be removed still should be as long as no file declares it, and
    none is once another order that takes it is on its way.
    """
    order = entry.order
    differing = {str(key_of(each)) for each in (*left.changes, *left.drift)}
    removed = [line for line in order.lines if line.action == Action.REMOVE.value]
    states = line_states(removed, left.live, day)
    undone = {row for each in states if each.standing is not Standing.AFTER and (row := row_of(each.line))}
    kept = {str(row) for row in undone - declared_rows(left.desired, undone)}
    on_their_way = {row for row in kept if ledger.open_keys.get((order.environment, row))}
    return len((differing | (kept - on_their_way)) & {*order.keys})


def own_cases(run: Submission, ledger: LedgerState, commit: str, environment: str, left: Left) -> list[CaseLine]:
    """Of the cases that are left those that a merge asked for itself. Raises TakError where it cannot be read."""
    if not left.cases:
        return []
    state = run.state_of(commit)
    home = state.after.environments.get(environment)
    if home is None:
        return []
    one = OrderRun(run.app, state, None, run.day, run.ages_to, {}, {}, {}, ledger, run.live)
    own = case_lines(one.plan(home, None), one.ordered_by)
    wishes = {wish for each in own for wish in each.wishes}
    return [each for each in left.cases if each.wishes & wishes]


def cases_left(entry: Entry, left: Left, ledger: LedgerState) -> list[CaseLine]:
    """The cases that an entry stands for, the files still ask for, and no later order has brought.

    An order that did not hold any more, or was too old, has brought nothing. An entry for all that a merge may have
    asked for stands for none that has an entry of its own.
    """
    order, own = entry.order, unsent_case(entry)
    if own is None and (order.keys or order.reason != "unordered"):
        return []
    if own and stands_for(entry, ledger.entries.values()):
        return []
    later = [each.order for seq, each in ledger.entries.items() if seq > order.seq and _counts(each, is_one=bool(own))]
    cases = [each.asked or each.missing for each in later if each.environment == order.environment]
    brought = {wish for case in cases if case for wish in case.wishes}
    wanted = [each for each in left.cases if own is None or each.wishes & own.wishes]
    return [each for each in wanted if not each.wishes <= brought]


def _counts(later: Entry, *, is_one: bool) -> bool:
    """Whether an entry has brought its case, or stands for it where the earlier one is about no case of its own."""
    if later.order.asked:
        return later.status not in NEVER_SENT
    return not is_one
