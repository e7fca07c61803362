"""`tak ledger`: prove that the ledger is whole, and bring in an outcome that could not be recorded."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.opened_ledger import SHOWN, ledger_settings, open_ledger
from tak_gitops.commands.common.options import argument, command
from tak_gitops.commands.common.progress import working
from tak_gitops.errors import ExitCode, UsageError, fail
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.errored import bring_in, read_errored
from tak_gitops.orders.ledger.records import Outcome, now_in_utc
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger
from tak_gitops.orders.ledger.transact import transact
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.transact import Transition


@command
@argument("action", required=False, type=click.Choice(["check", "import"]), metavar="check|import")
@argument("file", required=False, metavar="[FILE]")
def ledger(app: App, action: str | None, file: str | None) -> ExitCode:
    """Prove that the ledger is whole, exit code 1 where it is not; or bring in the outcome that FILE keeps."""
    if action is None:
        raise UsageError(msg("ledger.usage"))
    if action == "check":
        if file is not None:
            raise UsageError(msg("ledger.usage.no_file"))
        return _checked(app)
    if file is None:
        raise UsageError(msg("ledger.usage.file"))
    return _imported(app, file)


def _checked(app: App) -> ExitCode:
    root, settings = ledger_settings(app)
    opened = open_ledger(app, root, settings)
    with working(app, msg("ledger.checking")):
        found = check(opened, settings.branch)
    if found.tip is None:
        app.tell(msg("ledger.none", branch=settings.ledger))
        return ExitCode.OK
    if found.problems:
        app.tell_findings(found.problems[:SHOWN])
        if len(found.problems) > SHOWN:
            app.tell(msg("ledger.more", count=len(found.problems) - SHOWN))
        app.tell(msg("ledger.faulty", count=len(found.problems), commits=found.commits))
        return ExitCode.FAILURE
    entries = found.state.entries
    whole = msg(
        "ledger.whole",
        commits=found.commits,
        entries=len(entries),
        open=sum(entry.is_unfinished for entry in entries.values()),
        tip=found.tip[:12],
    )
    app.out(app.render(whole) + "\n")
    return ExitCode.OK


def _imported(app: App, file: str) -> ExitCode:
    root, settings = ledger_settings(app)
    try:
        content = (app.folder / file).read_bytes()
    except OSError as problem:
        raise fail("ledger.import.cannot_read", path=file, problem=problem.strerror or str(problem)) from None
    outcome = read_errored(content, file)
    opened = open_ledger(app, root, settings)

    def decide(current: LedgerState) -> Transition | None:
        return bring_in(current, outcome, file, now_in_utc(datetime.now(UTC)))

    won = transact(opened, decide, time.sleep)
    return _told(app, opened, outcome, file, fresh=won is not None)


def _told(app: App, opened: Ledger, outcome: Outcome, file: str, *, fresh: bool) -> ExitCode:
    status = state(opened.read().files).entries[outcome.seq].status
    key = "ledger.import.done" if fresh else "ledger.import.there"
    app.tell(msg(key, seq=outcome.seq, status=status.word, path=file))
    return ExitCode.OK
