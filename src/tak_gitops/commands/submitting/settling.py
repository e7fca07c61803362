"""What was merged and never sent: told at each run until files and TAK agree about its rows, or people give it up.

A merge without an order, an order that did not hold any more, one that was too old: nothing waits for their rows, and
no later merge changes them again, so they would be forgotten (reliability.md 7, R13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ordering.missing_cases import case_lines
from tak_gitops.commands.ordering.order_run import OrderRun
from tak_gitops.commands.ordering.order_verdict import OF_THE_EXPORT
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.limits.guards import refusal
from tak_gitops.model.line_keys import key_of
from tak_gitops.orders.ledger.entry import UNSETTLED, Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Settled, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.reports.case_words import case_words
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.changes import Change
    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.ledger.state import LedgerState

_NEVER_SENT = UNSETTLED | {Status.SETTLED}


class Left(NamedTuple):
    """What the files ask for since a commit and TAK does not have, and the digest of the export that says so."""

    changes: list[Change]
    export: str
    cases: tuple[CaseLine, ...] = ()

    def among(self, keys: Collection[str]) -> Left:
        """The same of some rows, as the ledger writes them; of all where there are none."""
        wanted = frozenset(keys)
        return self._replace(changes=[each for each in self.changes if not wanted or str(key_of(each)) in wanted])


def left_since(run: Submission, ledger: LedgerState, environment: str, base: str | None) -> Left:
    """What is left to order of all that was merged after `base`: by the files now, over live and what is pending.

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
    return Left(changes, plan.live.digest, case_lines(plan, one.ordered_by))


def cases_left(entry: Entry, left: Left, ledger: LedgerState) -> list[CaseLine]:
    """The cases that an entry for a merge without an order stands for, and no later order has brought.

    An order that did not hold any more, or was too old, has brought nothing.
    """
    order = entry.order
    if order.keys and order.missing is None:
        return []
    later = [each for seq, each in ledger.entries.items() if seq > order.seq]
    brought = {
        wish
        for each in later
        if each.order.environment == order.environment and each.order.asked and each.status not in _NEVER_SENT
        for wish in each.order.asked.wishes
    }
    wanted = [each for each in left.cases if order.missing is None or each.wishes & order.missing.wishes]
    return [each for each in wanted if not each.wishes <= brought]


def tell_unsettled(run: Submission, environments: Collection[str]) -> list[ExitCode]:
    """Tell of all that was merged, never sent, and is not settled; what is settled by now is recorded as such."""
    ledger = run.ledger_state()
    known = run.declared.environments
    asked = ledger.standing(*UNSETTLED)
    asked = [each for each in asked if each.order.environment in environments or each.order.environment not in known]
    seen: dict[tuple[str, str | None], Left | TakError] = {}
    settled: dict[int, str] = {}
    results = []
    for entry in asked:
        at = (entry.order.environment, entry.order.base)
        if at not in seen:
            seen[at] = _left_or_problem(run, ledger, *at)
        found = _told(run, ledger, entry, seen[at])
        if isinstance(found, ExitCode):
            results.append(found)
        else:
            settled[entry.order.seq] = found
    _record(run, settled)
    return [*results, *([ExitCode.OK] if settled else [])]


def _left_or_problem(run: Submission, ledger: LedgerState, environment: str, base: str | None) -> Left | TakError:
    """What is left, or why nobody can tell, which is told."""
    try:
        return left_since(run, ledger, environment, base)
    except TakError as problem:
        run.app.tell_findings(problem.findings)
        run.app.tell(problem.message)
        return problem


def _told(run: Submission, ledger: LedgerState, entry: Entry, left: Left | TakError) -> ExitCode | str:
    """The exit code for an entry that is not settled, or the digest of the export by which it is."""
    order = entry.order
    is_merge = entry.status is Status.UNORDERED
    code = ExitCode.FAILURE if is_merge else ExitCode.STALE
    about = {"environment": order.environment, "seq": str(order.seq), "commit": order.merge[:12]}
    if is_merge and order.path and not order.keys:
        # a file that is no order says of no row that it was to be changed: only people know what was meant
        run.app.tell(msg("submit.unordered.file", path=order.path, **about))
        return code
    if isinstance(left, TakError):
        run.app.tell(msg("submit.unordered.unknown" if is_merge else "submit.unsettled.unknown", **about))
        return max(left.exit_code, code)
    cases = cases_left(entry, left, ledger) if is_merge else []
    if cases:
        what = "; ".join(case_words(each.case, each.about, run.app.language) for each in cases)
        run.app.tell(msg("submit.unordered.case", what=what, **about))
        return code
    changes = left.among(order.keys).changes if is_merge or order.keys else []
    if changes:
        if (order.merge, order.path) not in run.told:
            run.app.tell(msg("submit.unordered" if is_merge else "submit.unsettled", count=len(changes), **about))
        return code
    run.app.tell(msg("submit.settled" if is_merge else "submit.settled.order", **about))
    return left.export


def _record(run: Submission, settled: Mapping[int, str]) -> None:
    """Write down which entries are settled, by which export, in one step."""

    def decide(state: LedgerState) -> Transition | None:
        at = now_in_utc(run.now())
        records = [
            (Settled(seq=seq, export=export, at=at), state.entries[seq].order.environment)
            for seq, export in settled.items()
            if state.entries[seq].status in UNSETTLED
        ]
        files = {path_of(record, environment): encode(record) for record, environment in records}
        return Transition(files, f"settled {', '.join(map(str, settled))}", at) if files else None

    if settled and not run.dry_run:
        run.write(decide)
