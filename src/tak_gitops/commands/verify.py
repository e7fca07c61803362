"""`tak verify`: every order that was sent is held to the newest export (reliability.md 5.3, S8)."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, day_or_today, entered_at, moment
from tak_gitops.commands.common.opened_ledger import open_ledger
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.common.state import in_turn, live_of, read_state, selected
from tak_gitops.commands.ordering.guarded import facts_of
from tak_gitops.errors import ExitCode, RefusedError
from tak_gitops.limits.age import require_fresh
from tak_gitops.limits.amounts import shrunken
from tak_gitops.limits.export_guards import require_usable
from tak_gitops.orders.last_order import last_order
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Verification, encode
from tak_gitops.orders.ledger.state import state as read_ledger
from tak_gitops.orders.ledger.transact import Transition, transact
from tak_gitops.orders.overview import Directory, overviews
from tak_gitops.orders.verifying import VERIFIABLE, Setting, expected_rows, verdicts
from tak_gitops.reports.order_words import Words
from tak_gitops.reports.verify_report import Judged, Verified, verify_json, verify_text
from tak_gitops.repository.commits import head_commit
from tak_gitops.repository.history import newest_orders
from tak_gitops.sources.resolve import resolve_base
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tak_gitops.commands.common.state import State
    from tak_gitops.limits.facts import Facts
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger
    from tak_gitops.orders.overview import Overview
    from tak_gitops.orders.verifying import Verdict


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "json")
def verify(app: App, environments: tuple[str, ...], *, export: str | None, as_of: str | None, form: str) -> ExitCode:
    """Hold what was sent to an export that is newer; what that proves is written to the ledger.

    Exit code 1 where TAK has something else than was ordered, 4 where an order has been on its way for too long.
    """
    day, now = day_or_today(as_of), moment(as_of)
    state = read_state(app, None)
    wanted = selected(state, environments, export)
    ledger = open_ledger(app, state.root, state.after.settings)
    current = _whole(ledger)
    directory = Directory(state.after.systems.values())
    waiting = [each for each in overviews(current, directory, now) if each.entry.status in VERIFIABLE]

    def verified(environment: Environment) -> Verified:
        facts = _facts(state, environment, now)
        entries = [each for each in waiting if each.entry.order.environment == environment.key]
        if not entries:
            return Verified(environment.key, facts.limits.verify_days)
        catalogue = live_of(app, state, environment, export)
        _require_proof(state, environment, catalogue, facts, [each.entry for each in entries])
        setting = Setting(now, day, timedelta(days=facts.limits.verify_days))
        found = verdicts([each.entry for each in entries], catalogue, setting)
        _record(ledger, found, catalogue, entered_at(as_of))
        judged = tuple(map(Judged, entries, found))
        return Verified(environment.key, facts.limits.verify_days, catalogue.snapshot, catalogue.digest, judged)

    results = in_turn(app, wanted, verified)
    codes = [each for each in results if isinstance(each, ExitCode)]
    every = [each for each in results if not isinstance(each, ExitCode)]
    words = Words(app.language, now)
    if form == "json":
        app.out(verify_json(every, words))
    else:
        app.out("\n".join(verify_text(each, words, app.style()) for each in every))
    codes += [_code(judged.verdict) for each in every for judged in each.judged]
    if not environments:
        codes += _homeless(app, state, waiting)
    return max(codes, default=ExitCode.OK)


def _whole(ledger: Ledger) -> LedgerState:
    """The ledger as it is now. Raises RefusedError where it is damaged: nothing may rest on it."""
    current = read_ledger(ledger.read().files)
    if current.problems:
        raise RefusedError(msg("ledger.damaged"), current.problems)
    return current


def _facts(state: State, environment: Environment, now: datetime) -> Facts:
    """What the guards are told; the newest order is that of the commit itself: what it removes is on its way."""
    newest = newest_orders(state.root, head_commit(state.root), environment.key)
    return facts_of(state, environment, now)._replace(last=last_order(newest))


def _require_proof(
    state: State, environment: Environment, catalogue: Catalogue, facts: Facts, entries: Sequence[Entry]
) -> None:
    """Hold an export to the guards of a plan (formats.md 5): what may be cut, old or foreign proves nothing."""
    expected = facts._replace(last=expected_rows(facts.last, entries))
    base = resolve_base(state.before, state.desired[environment.key], state.broken)
    require_usable(catalogue, base, environment.platform, facts.last)
    require_fresh(environment._replace(limits=facts.limits), catalogue.snapshot, facts.now)
    problem = shrunken(environment.key, catalogue.counts, expected)
    if problem:
        raise RefusedError(msg("verify.cut", problem=problem))


def _record(ledger: Ledger, found: Sequence[Verdict], catalogue: Catalogue, at: datetime) -> None:
    """Write what is proven, in one step; an entry that somebody else has judged meanwhile is left as it is."""
    proven = [each for each in found if each.result != "waiting"]
    if not proven:
        return

    def decide(current: LedgerState) -> Transition | None:
        files = {}
        for verdict in proven:
            entry = current.entries[verdict.entry.order.seq]
            if entry.status not in VERIFIABLE or entry.claim != verdict.entry.claim:
                continue
            record = Verification(
                seq=entry.order.seq,
                k=len(entry.verifications) + 1,
                export=catalogue.digest,
                snapshot=catalogue.snapshot.isoformat() if catalogue.snapshot else None,
                result=verdict.result,
                rows=verdict.rows,
                at=at,
            )
            files[path_of(record, entry.order.environment)] = encode(record)
        return Transition(files, f"verify {len(files)}", at) if files else None

    transact(ledger, decide, time.sleep)


def _homeless(app: App, state: State, waiting: Sequence[Overview]) -> list[ExitCode]:
    """Tell of orders of environments that the files do not have any more: nobody can verify them."""
    lost: dict[str, list[str]] = {}
    for each in waiting:
        environment = each.entry.order.environment
        if environment not in state.after.environments:
            lost.setdefault(environment, []).append(str(each.seq))
    for environment, numbers in lost.items():
        app.tell(msg("verify.homeless", environment=environment, numbers=", ".join(numbers)))
    return [ExitCode.FAILURE] * len(lost)


def _code(verdict: Verdict) -> ExitCode:
    if verdict.result == "diverged":
        return ExitCode.FAILURE
    return ExitCode.STALE if verdict.late else ExitCode.OK
