"""`tak resolve`: people decide about an attempt of which nobody knows whether it arrived (reliability.md 5.3, S9)."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

import click

from tak_gitops.commands.common.app import App, day_or_today, entered_at
from tak_gitops.commands.common.opened_ledger import ledger_files, open_ledger
from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.commands.common.person import person
from tak_gitops.commands.submitting.noting import entry_number, required_entry
from tak_gitops.commands.submitting.resolve_held import HELD, Held, resolve_held
from tak_gitops.errors import ExitCode, RefusedError, TakError, UsageError
from tak_gitops.orders.cases.confirming import WORDS, Word, confirmation, is_to_be_told
from tak_gitops.orders.doubt import DECISIONS, Decision, decisions, resolution
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.transact import transact
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import date, datetime

    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger
    from tak_gitops.orders.ledger.transact import Transition
    from tak_gitops.reports.resolve_text import Evidence

LONGEST_REASON = 10_000
_COMMIT = re.compile("[0-9a-f]{7,64}")
Choice = Decision | Word
_DONE: dict[Choice, str] = {
    "done": "resolve.done.done",
    "refused": "resolve.done.refused",
    "was-sent": "resolve.done.was_sent",
    "resend": "resolve.done.resend",
    "abandon": "resolve.done.abandon",
}
_DONE_CASE: dict[Choice, str] = {
    **_DONE,
    "was-sent": "resolve.done.was_sent.case",
    "resend": "resolve.done.resend.case",
    "abandon": "resolve.done.abandon.case",
}


class _Decisions(click.Choice[str]):
    """What can be decided; whoever writes something else is offered what belongs to what they decide about."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices and param and ctx and (about := ctx.params.get("number")):
            fitting = [*DECISIONS, *WORDS] if about.isdecimal() else HELD
            raise UsageError(msg("cli.bad_choice", name=param.get_error_hint(ctx), allowed=", ".join(fitting)))
        return super().convert(value, param, ctx)


@command
@argument("number", metavar="N")
@argument(
    "decision",
    type=_Decisions([*DECISIONS, *WORDS, *HELD]),
    required=False,
    metavar="[DECISION]",
)
@option("--reason", metavar="TEXT", help="cli.option.resolve_reason")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
def resolve(
    app: App,
    number: str,
    decision: Choice | Held | None,
    *,
    reason: str | None,
    export: str | None,
    as_of: str | None,
) -> ExitCode:
    """Record what somebody has decided, and why; without a decision show what is known, and what each would mean.

    N may be the commit of a merge that the gate holds: it may pass, or be skipped. Exit code 3 where there is nothing
    to decide, or not yet. Nothing is sent here, whatever is decided.
    """
    if decision == "pass" or decision == "skip":  # noqa: PLR1714 - so that types follow
        resolve_held(app, number, decision, _reason(reason, number, decision), as_of)
        return ExitCode.OK
    if decision is None and not number.isdecimal() and _COMMIT.fullmatch(number):
        resolve_held(app, number, None, "", as_of)
        return ExitCode.OK
    seq = entry_number(number)
    if decision is None and reason is not None:
        raise UsageError(msg("resolve.no_decision"))
    if decision is not None and export is not None:
        raise UsageError(msg("resolve.no_export", seq=str(seq)))
    why = _reason(reason, str(seq), decision) if decision else ""
    now, day = entered_at(as_of), day_or_today(as_of)
    root, declared = ledger_files(app)
    ledger = open_ledger(app, root, declared.settings)
    if decision is None:
        _show(app, ledger, declared, seq, _Looked(now, day, export))
    else:
        _decide(app, ledger, seq, decision, why, at=now)
    return ExitCode.OK


class _Looked(NamedTuple):
    """When somebody looks, and at which export where another one is named than that of the environment."""

    now: datetime
    day: date
    export: str | None


def _reason(written: str | None, what: str, decision: str) -> str:
    """Why, as the ledger keeps it. Raises UsageError."""
    reason = (written or "").strip()
    if not reason:
        raise UsageError(msg("resolve.no_reason", seq=what, decision=decision))
    if len(reason) > LONGEST_REASON:
        raise UsageError(msg("resolve.long_reason", limit=LONGEST_REASON))
    return reason


def _decide(app: App, ledger: Ledger, seq: int, decision: Choice, reason: str, *, at: datetime) -> None:
    """Write the decision, held to the newest state of the ledger."""
    by = person(ledger.root)
    decided: list[Entry] = []

    def decide(current: LedgerState) -> Transition:
        entry = required_entry(current, seq)
        decided[:] = [entry]
        match decision:
            case "done" | "refused":
                return confirmation(entry, decision, reason, by, at)
            case _:
                return resolution(entry, decision, reason, by, at)

    transact(ledger, decide, time.sleep)
    (entry,) = decided
    about = {"seq": str(seq), "environment": entry.order.environment, "next": len(entry.claims) + 1}
    unordered = entry.status is Status.UNORDERED
    app.tell(
        msg("resolve.done.unordered" if unordered else (_DONE_CASE if entry.order.asked else _DONE)[decision], **about)
    )


def _show(app: App, ledger: Ledger, declared: Declared, seq: int, looked: _Looked) -> None:
    """What the ledger and the newest export know, and what can be decided."""
    from tak_gitops.orders.overview import Directory, overviews
    from tak_gitops.reports.order_words import Words
    from tak_gitops.reports.resolve_text import resolve_text

    current = state(ledger.read().files)
    if current.problems:
        raise RefusedError(msg("ledger.damaged"), current.problems)
    now = looked.now
    entry = required_entry(current, seq)
    possible: list[Choice] = list(decisions(entry, now))
    if is_to_be_told(entry):
        possible = [*WORDS, *possible]
    (each,) = (each for each in overviews(current, Directory(declared.systems.values()), now) if each.seq == seq)
    evidence = _evidence_if_any(app, entry, looked) if each.status is Status.IN_DOUBT else None
    app.out(resolve_text(each, possible, evidence, Words(app.language, now), app.style()))


def _evidence_if_any(app: App, entry: Entry, looked: _Looked) -> Evidence | None:
    """The same, or None where it cannot be had, which is told."""
    try:
        return _evidence(app, entry, looked)
    except TakError as problem:
        app.tell_findings(problem.findings)
        app.tell(problem.message)
        app.tell(msg("resolve.without_export"))
        return None


def _evidence(app: App, entry: Entry, looked: _Looked) -> Evidence:
    """What the newest export says of the order. Raises TakError where it cannot be had."""
    from tak_gitops.commands.common.state import live_of, read_state, selected
    from tak_gitops.orders.verifying import rows_seen
    from tak_gitops.reports.resolve_text import Evidence

    declared = read_state(app, None)
    (environment,) = selected(declared, [entry.order.environment], looked.export)
    catalogue = live_of(app, declared, environment, looked.export)
    day = max(looked.day, entry.order.execute_on or looked.day)
    (rows,) = rows_seen([entry], catalogue, day)
    return Evidence(catalogue.snapshot, rows)
