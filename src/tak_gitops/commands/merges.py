"""The first half of `tak submit`: orders that merges brought become entries of the ledger (reliability.md 5.3, S1).

The event that started the run is only a hint. What counts is the branch: each of its first-parent commits since the
ledger's cursor is looked at, oldest first, and the cursor moves only together with the entries of the commit.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tak_gitops.commands.order_run import OrderRun
from tak_gitops.commands.order_verdict import Verdict, verdict_on
from tak_gitops.commands.state import in_turn, read_state
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.findings import has_errors
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.planned import Fate, Merged, order_records
from tak_gitops.orders.ledger.records import Cursor, OrderRecord, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition, transact
from tak_gitops.orders.order_file import OrderFile, read_order
from tak_gitops.repository.history import (
    merged_by,
    merges_with_orders,
    order_changes,
    orders_at,
    touches_declarations,
)
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.commands.submission import Submission
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.state import LedgerState

APPROVED_FOR = timedelta(hours=24)
"""How long after its merge an order may be sent, unless it says on which day it takes effect (reliability.md 5.3)."""


def plan_merges(run: Submission) -> list[ExitCode]:
    """Take the orders of every new merge into the ledger; what could not be taken gives an exit code.

    Raises TakError at the first merge that cannot be judged now: it and all later ones wait for the next run.
    """
    results: list[ExitCode] = []
    while True:
        ledger = run.ledger_state()
        after = ledger.cursor.commit if ledger.cursor else None
        commits = merges_with_orders(run.root, after, run.tip)
        if not commits:
            return results
        judged, codes = _judged(run, ledger, commits[0])
        if run.dry_run:
            _tell_rest(run, commits)
            return [*results, *codes, ExitCode.OK]
        if _taken(run, ledger, commits[0], judged):
            results += codes


def without_order(run: Submission, environments: list[str]) -> list[ExitCode]:
    """Tell of what the last merge asks for without having brought an order: it would be lost otherwise."""
    base, _, _ = merged_by(run.root, run.tip)
    if not touches_declarations(run.root, base, run.tip):
        return []
    state = read_state(run.app, None, head=run.tip, before_head=True)
    before, after = orders_at(run.root, base), orders_at(run.root, run.tip)
    ledger = run.ledger_state()
    one = OrderRun(run.app, state, run.export, run.day, run.ages_to, before, after, after, ledger, run.live)
    with_order = {path.split("/")[1] for path in set(after) - set(before)}
    wanted = [state.after.environments[key] for key in environments if key not in with_order]
    results = in_turn(run.app, wanted, lambda each: _missing(one, each))
    return [result for result in results if result is not None]


def _missing(run: OrderRun, environment: Environment) -> ExitCode | None:
    plan = run.plan(environment, None)
    if plan.blocked:
        run.app.tell(msg("order.blocked", environment=environment.key, count=len(plan.blocked)))
        return ExitCode.FAILURE
    run.require_open(plan, msg("limits.how", environment=environment.key), ordered=False)
    if not plan.changes:
        return None
    run.app.tell(msg("order.missing", environment=environment.key, lines=len(plan.changes)))
    return ExitCode.FAILURE


def _tell_rest(run: Submission, commits: list[str]) -> None:
    """With --dry-run only the first merge can be judged: what it does is part of what the next ones meet."""
    if len(commits) > 1:
        run.app.tell(msg("submit.dry_run.more", count=len(commits) - 1))


def _taken(run: Submission, before: LedgerState, commit: str, judged: list[tuple[OrderFile, Merged, Fate]]) -> bool:
    """Write what a merge brought into the ledger, with the cursor; False where another run was faster."""
    expected = before.next_cursor

    def decide(state: LedgerState) -> Transition | None:
        if state.next_cursor != expected or state.next_seq != before.next_seq:
            return None
        at = now_in_utc(run.now())
        records: list[OrderRecord] = []
        for order, merged, fate in judged:
            records += order_records(order, merged, fate, state.next_seq + len(records))
        cursor = Cursor(k=expected, commit=commit, at=at)
        files = {path_of(each): encode(each) for each in records} | {path_of(cursor): encode(cursor)}
        return Transition(files, f"plan {', '.join(str(each.seq) for each in records) or '–'}", at)

    return transact(run.ledger, decide, run.pause) is not None


def _judged(
    run: Submission, ledger: LedgerState, commit: str
) -> tuple[list[tuple[OrderFile, Merged, Fate]], list[ExitCode]]:
    """What becomes of each order that a commit brought, and the exit codes of what is not going to be sent."""
    found: list[tuple[OrderFile, Merged, Fate]] = []
    codes: list[ExitCode] = []
    base, name, at = merged_by(run.root, commit)
    for path, order, verdict in _verdicts(run, ledger, commit, base):
        if order is None:
            codes.append(ExitCode.FAILURE)
            continue
        details = ""
        if verdict.why is not None:
            details = render(verdict.why, "sv")
            run.app.tell(verdict.why)
            run.app.out(verdict.lines)
            run.app.tell(msg("submit.stale.next", environment=order.environment))
            codes.append(verdict.code)
        elif run.dry_run:
            run.app.tell(msg("submit.dry_run.plan", environment=order.environment, path=path))
        fate = Fate(_expires(order, at), verdict.export, "stale" if details else "", details)
        found.append((order, Merged(path, base, commit, name, at), fate))
    return found, codes


def _verdicts(
    run: Submission, ledger: LedgerState, commit: str, base: str | None
) -> Iterator[tuple[str, OrderFile | None, Verdict]]:
    """The orders of a commit by path, each with its verdict; None for a file that is no order file."""
    added, touched = order_changes(run.root, base, commit)
    for path in touched:
        # the order that was approved is in the ledger as it was: nothing else is sent in its place
        run.app.tell(msg("order.touched", path=path))
        yield path, None, Verdict("")
    orders: dict[str, OrderFile] = {}
    for path, content in added.items():
        try:
            orders[path] = read_order(content, path)
        except TakError as problem:
            run.app.tell(problem.message)
            yield path, None, Verdict("")
    if not orders:
        return
    try:
        state = read_state(run.app, None, head=commit, before_head=True)
    except TakError as problem:
        if not has_errors(list(problem.findings)):
            raise
        # what was merged cannot be read: it never will be, so its orders are not to be waited for
        run.app.tell_findings(problem.findings)
        for path, order in orders.items():
            yield path, order, Verdict("", msg("submit.unreadable", environment=order.environment, commit=commit[:12]))
        return
    # earlier orders say which permissions they left behind: only an order that asks for such needs them
    before = orders_at(run.root, base) if drift_keys(orders.values()) else {}
    one = OrderRun(run.app, state, run.export, run.day, run.ages_to, before, added, added, ledger, run.live)
    for path, order in orders.items():
        environment = state.after.environments.get(order.environment)
        if environment is None:
            yield path, order, Verdict("", msg("order.homeless", path=path))
            continue
        paths = [each for each in added if each.startswith(f"orders/{order.environment}/")]
        if len(paths) > 1:
            yield path, order, Verdict("", msg("order.several", environment=order.environment, paths=", ".join(paths)))
            continue
        yield path, order, verdict_on(one, environment, path, order)


def _expires(order: OrderFile, merged_at: datetime) -> datetime:
    """Until when an order may be sent, in UTC: a day after its merge, or after the day on which it takes effect."""
    if order.execute_on is None:
        return merged_at + APPROVED_FOR
    day = datetime.fromisoformat(order.execute_on).replace(tzinfo=UTC)
    return max(day + 2 * timedelta(days=1), merged_at + APPROVED_FOR)
