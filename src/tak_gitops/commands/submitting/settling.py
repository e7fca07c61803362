"""What was merged and never sent: told at each run until files and TAK agree about its rows, or people give it up.

A merge without an order, an order that did not hold any more, one that was too old: nothing waits for their rows, and
no later merge changes them again, so they would be forgotten (reliability.md 7, R13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.submitting.left import Left, cases_left, left_since, rows_left
from tak_gitops.commands.submitting.shared_cases import give_numbers
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.orders.cases.unsent import asked_since, stands_for, unsent_case
from tak_gitops.orders.ledger.entry import UNSETTLED, Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Settled, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.reports.case_words import case_words
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.orders.ledger.state import LedgerState


def tell_unsettled(run: Submission, environments: Collection[str]) -> list[ExitCode]:
    """Tell of all that was merged, never sent, and is not settled; what is settled by now is recorded as such."""
    seen: dict[tuple[str, str | None], Left | TakError] = {}

    def read(environment: str, base: str | None) -> Left | TakError:
        at = (environment, base)
        if at not in seen:
            seen[at] = _left_or_problem(run, run.ledger_state(), *at)
        return seen[at]

    known = run.declared.environments
    give_numbers(run, {*environments} & known.keys(), read)
    ledger = run.ledger_state()
    asked = ledger.standing(*UNSETTLED)
    asked = [each for each in asked if each.order.environment in environments or each.order.environment not in known]
    settled: dict[int, str] = {}
    results = []
    for entry in asked:
        since = asked_since(entry, ledger.entries.values()) if unsent_case(entry) else entry.order.base
        found = _told(run, ledger, entry, read(entry.order.environment, since))
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
        of_order = "submit.unsettled.unknown.case" if order.asked else "submit.unsettled.unknown"
        run.app.tell(msg("submit.unordered.unknown" if is_merge else of_order, **about))
        return max(left.exit_code, code)
    cases = cases_left(entry, left, ledger)
    if cases and order.seq in run.told_cases:
        return code
    if cases:
        what = "; ".join(case_words(each.case, each.about, run.app.language) for each in cases)
        run.app.tell(msg("submit.unordered.case" if is_merge else "submit.unsettled.case", what=what, **about))
        return code
    if order.asked:
        first = stands_for(entry, ledger.entries.values())
        key = "submit.settled.case.stands" if first else "submit.settled.case"
        run.app.tell(msg(key, other=str(first.order.seq) if first else "", **about))
        return left.export
    count = len(left.among(order.keys)) if is_merge else rows_left(entry, left, ledger, run.day)
    if count:
        if (order.merge, order.path) not in run.told:
            run.app.tell(msg("submit.unordered" if is_merge else "submit.unsettled", count=count, **about))
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
