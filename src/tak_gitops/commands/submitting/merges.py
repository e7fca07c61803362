"""The first half of `tak submit`: orders that merges brought become entries of the ledger (reliability.md 5.3, S1).

The event that started the run is only a hint. What counts is the branch: each of its first-parent commits since the
ledger's cursor is looked at, oldest first, and the cursor moves only together with the entries of the commit. A merge
that should have brought an order and did not gets an entry too (`unordered`).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from tak_gitops.commands.common.counting import first_that_asks
from tak_gitops.commands.gates.gating import Gate, require_approved
from tak_gitops.commands.ordering.order_run import OrderRun
from tak_gitops.commands.ordering.order_verdict import Verdict, verdict_on
from tak_gitops.commands.submitting.unordered import without_order
from tak_gitops.errors import ExitCode, RefusedError, TakError
from tak_gitops.findings import has_errors
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.planned import Fate, Merged, Unordered, order_records, unordered_record
from tak_gitops.orders.ledger.records import Cursor, OrderRecord, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.orders.order_file import OrderFile, read_order
from tak_gitops.orders.withdrawn import may_be_deleted, without
from tak_gitops.reports.case_words import case_words
from tak_gitops.repository.history import (
    is_on_main_line,
    merged_by,
    merges_since,
    order_changes,
    orders_at,
    same_files,
)
from tak_gitops.texts import Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.orders.ledger.records import ByHand
    from tak_gitops.orders.ledger.state import LedgerState

APPROVED_FOR = timedelta(hours=24)
"""How long after its merge an order may be sent, unless it says on which day it takes effect (reliability.md 5.3)."""

CASES_TAKE = timedelta(days=60)
"""How much longer an order may be sent when it waits for cases: nobody tells how long a service desk takes."""


class Judged(NamedTuple):
    """What becomes of a merge: its orders, what it should have ordered and did not, and exit codes for what is told."""

    orders: tuple[tuple[OrderFile, Merged, Fate], ...] = ()
    unordered: tuple[Unordered, ...] = ()
    codes: tuple[ExitCode, ...] = ()

    @property
    def is_something(self) -> bool:
        """Whether there is anything to write or to say of it."""
        return any(self)


class _Step(NamedTuple):
    """The next step of the ledger: what a merge brought, with the cursor at it; `passed` merges are behind it then."""

    commit: str
    judged: Judged
    passed: int


def plan_merges(run: Submission) -> list[ExitCode]:
    """Take the orders of every new merge into the ledger; what could not be taken gives an exit code.

    Raises TakError at the first merge that cannot be judged now: it and all later ones wait for the next run.
    """
    results: list[ExitCode] = []
    while True:
        ledger = without(run.ledger_state(), run.withdrawn)
        commits = _up_to_decided(run, merges_waiting(run, ledger))
        if not commits:
            return results
        step = _next_step(run, ledger, commits)
        if run.dry_run:
            _tell_rest(run, commits[step.passed :])
            return [*results, *step.judged.codes, *([ExitCode.OK] if step.judged.is_something else [])]
        if _taken(run, ledger, step):
            results += step.judged.codes


def merges_waiting(run: Submission, ledger: LedgerState) -> list[str]:
    """The commits of the branch that counts that the ledger has not come to, oldest first.

    Raises RefusedError where the ledger's commit is no first parent of the branch any more: what was ordered long ago
    would be walked once more, as if the merge that swapped the parents had brought it.
    """
    if ledger.cursor is None:
        return _at_first(run)
    after = ledger.cursor.commit
    waiting = merges_since(run.root, after, run.tip)
    if waiting and not is_on_main_line(run.root, after, run.tip):
        about = {"commit": after[:12], "tip": run.tip[:12], "branch": run.counting.branch}
        raise RefusedError(msg("submit.other_main_line", remote=run.ledger.remote or ".", **about))
    return waiting


def _at_first(run: Submission) -> list[str]:
    """What a new ledger begins with: the first commit that brings an order, or is to be approved, whichever is older.

    One that was to be approved and was not holds all later ones, also where none before it ordered anything: it may be
    the one that takes the rules away.
    """
    ordering = merges_since(run.root, None, run.tip)
    asking = first_that_asks(run.root, run.tip)
    asked = merges_since(run.root, asking, run.tip) if asking else []
    return asked if asked and (ordering[0] in asked or ordering == [run.tip]) else ordering


def _up_to_decided(run: Submission, commits: list[str]) -> list[str]:
    """The merges up to the one that somebody decides about; all of them where nobody does."""
    if run.by_hand is None:
        return commits
    decided, _ = run.by_hand
    return commits[: commits.index(decided) + 1] if decided in commits else []


def _next_step(run: Submission, ledger: LedgerState, commits: list[str]) -> _Step:
    """The first merge of which there is anything to write, else the last one; those before it only move the cursor.

    Raises TakError where the first one cannot be judged now.
    """
    step = _Step(commits[0], Judged(), 0)
    for number, commit in enumerate(commits, 1):
        try:
            judged = _judged(run, ledger, commit)
        except TakError:
            if not step.passed:
                raise
            return step
        step = _Step(commit, judged, number)
        if judged.is_something or (run.by_hand and commits[number : number + 1] == [run.by_hand[0]]):
            # what somebody decides about is a step of its own: its cursor says who
            return step
    return step


def _tell_rest(run: Submission, commits: list[str]) -> None:
    """With --dry-run only the first merge can be judged: what it does is part of what the next ones meet."""
    if commits:
        run.app.tell(msg("submit.dry_run.more", count=len(commits)))


def _taken(run: Submission, before: LedgerState, step: _Step) -> bool:
    """Write what a merge brought into the ledger, with the cursor; False where another run was faster."""
    expected = before.next_cursor
    judged = step.judged

    def decide(state: LedgerState) -> Transition | None:
        if state.next_cursor != expected or state.next_seq != before.next_seq:
            return None
        at = now_in_utc(run.now())
        records: list[OrderRecord] = []
        for order, merged, fate in judged.orders:
            records += order_records(order, merged, fate, state.next_seq + len(records))
        for unordered in judged.unordered:
            records.append(unordered_record(unordered, state.next_seq + len(records)))
        decided, by_hand = run.by_hand or ("", UNSET)
        cursor = Cursor(k=expected, commit=step.commit, at=at, by_hand=by_hand if decided == step.commit else UNSET)
        files = {path_of(each): encode(each) for each in records} | {path_of(cursor): encode(cursor)}
        return Transition(files, f"plan {', '.join(str(each.seq) for each in records) or '–'}", at)

    return run.write(decide) is not None


def _judged(run: Submission, ledger: LedgerState, commit: str) -> Judged:
    """What becomes of each order that a commit brought, and of what it should have ordered besides."""
    found: list[tuple[OrderFile, Merged, Fate]] = []
    codes: list[ExitCode] = []
    broken: dict[str, Message] = {}
    base, name, at = merged_by(run.root, commit)
    by_hand = run.by_hand[1] if run.by_hand and run.by_hand[0] == commit else None
    evidence = None if by_hand else require_approved(gate_of(run), base, commit, run.now())
    for path, order, found_verdict in _verdicts(run, ledger, commit, base):
        verdict = _unless_skipped(found_verdict, path, by_hand)
        if order is None:
            codes.append(ExitCode.FAILURE)
            if verdict.why is not None:
                broken[path] = verdict.why
            continue
        details = ""
        if verdict.why is not None:
            details = render(verdict.why, "sv")
            run.app.tell(verdict.why)
            run.show(verdict.lines)
            if verdict.code is not ExitCode.OK:
                run.told.add((commit, path))
                run.app.tell(msg("submit.stale.next", environment=order.environment))
            codes.append(verdict.code)
        elif run.dry_run:
            run.app.tell(msg("submit.dry_run.plan", environment=order.environment, path=path))
        fate = Fate(_expires(order, at), verdict.export, "stale" if details else "", details, evidence)
        found.append((order, Merged(path, base, commit, name, at), fate))
    ordered = {order.environment for order, _, _ in found}
    unordered = without_order(run, ledger, Merged("", base, commit, name, at), ordered, broken)
    if run.dry_run:
        codes += _told_unordered(run, unordered)
    return Judged(tuple(found), tuple(unordered), tuple(codes))


def _unless_skipped(verdict: Verdict, path: str, by_hand: ByHand | None) -> Verdict:
    """The verdict on an order, or that its merge is skipped, whatever it would be."""
    if by_hand is None or by_hand.decision != "skip":
        return verdict
    why = msg("submit.skipped", path=path, by=by_hand.by, reason=by_hand.reason)
    return Verdict(verdict.export, why, code=ExitCode.OK)


def gate_of(run: Submission) -> Gate:
    """The gate of a run."""
    return Gate(run.root, run.counting.branch, run.reading_at)


def _told_unordered(run: Submission, unordered: list[Unordered]) -> list[ExitCode]:
    """Tell of what a merge did not order, where nothing is written that the run could tell of at its end."""
    for each in unordered:
        about = {"environment": each.environment, "commit": each.merged.commit[:12]}
        if each.case:
            what = case_words(each.case.case, each.case.about, run.app.language)
            run.app.tell(msg("submit.dry_run.unordered.case", what=what, **about))
            continue
        run.app.tell(msg("submit.dry_run.unordered", count=len(each.lines), **about))
    return [ExitCode.FAILURE] * len(unordered)


def _verdicts(
    run: Submission, ledger: LedgerState, commit: str, base: str | None
) -> Iterator[tuple[str, OrderFile | None, Verdict]]:
    """The orders of a commit by path, each with its verdict; None for a file that is none, which the verdict tells.

    A file that was approved before and is touched now has no order and no verdict.
    """
    added, changed, deleted = order_changes(run.root, base, commit)
    for path in (*changed, *(path for path in deleted if not may_be_deleted(ledger, path))):
        # the order that was approved is in the ledger as it was: nothing else is sent in its place
        run.app.tell(msg("order.touched", path=path))
        yield path, None, Verdict("")
    orders: dict[str, OrderFile] = {}
    for path, content in added.items():
        try:
            orders[path] = read_order(content, path)
        except TakError as problem:
            run.app.tell(problem.message)
            yield path, None, Verdict("", problem.message)
    there = same_files(run.root, [(commit, path) for path in orders], run.tip)
    for path in [path for path, is_there in zip(orders, there, strict=True) if not is_there]:
        order = orders.pop(path)
        why = msg("submit.withdrawn.unplanned", environment=order.environment, path=path, branch=run.counting.branch)
        yield path, order, Verdict("", why, code=ExitCode.OK)
    if not orders:
        return
    try:
        state = run.state_of(commit)
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
    one = OrderRun(run.app, state, None, run.day, run.ages_to, before, added, added, ledger, run.live)
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
    """Until when an order may be sent, in UTC: a day after its merge, or after the day on which it takes effect.

    One that waits for cases, or whose cases wait for its rows, has longer: its rows are held to live before it is sent.
    """
    if order.needs.cases or any(case.comes_last for case in order.cases):
        merged_at += CASES_TAKE
    if order.execute_on is None:
        return merged_at + APPROVED_FOR
    day = datetime.fromisoformat(order.execute_on).replace(tzinfo=UTC)
    return max(day + 2 * timedelta(days=1), merged_at + APPROVED_FOR)
