"""`tak submit`: every order that was merged is planned, sent once, and its outcome kept (reliability.md 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, chosen, day_or_today, moment
from tak_gitops.commands.common.counting import branch_that_counts
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.common.state import required_head
from tak_gitops.commands.gates.gating import unapproved_rule
from tak_gitops.commands.submitting.clock import require_clock, require_heard_clock
from tak_gitops.commands.submitting.merges import gate_of, plan_merges
from tak_gitops.commands.submitting.sending import send_planned
from tak_gitops.commands.submitting.settling import tell_unsettled
from tak_gitops.commands.submitting.submission import Submission
from tak_gitops.commands.submitting.withdrawing import withdraw
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.orders.ledger.entry import UNSETTLED, Status
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tak_gitops.orders.ledger.entry import Entry


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@option("--dry-run", is_flag=True, help="cli.option.submit_dry_run")
@format_option("text", "json", help="cli.option.submit_format")
def submit(
    app: App, environments: tuple[str, ...], *, export: str | None, as_of: str | None, dry_run: bool, form: str
) -> ExitCode:
    """Send what has been merged and not been sent; it may be run at any time, twice, and by several machines.

    Exit code 4 where an order does not hold any more or nobody knows whether it arrived, 1 where one was refused.
    Orders of all environments are planned, those of the named ones are sent.
    """
    required_head(app)
    day, now = day_or_today(as_of), moment(as_of)
    counting = branch_that_counts(app)
    wanted = [each.key for each in chosen(counting.declared.environments, environments)]
    if export is not None and len(wanted) > 1:
        raise UsageError(msg("state.one_export", environment=wanted[0]))
    exports = {wanted[0]: export} if export is not None else {}
    run = Submission(app, app.root, counting, exports, day, now, is_told_the_day=bool(as_of), dry_run=dry_run)
    run.is_for_programs = form == "json"
    ledger = run.ledger_state()
    require_clock(run)
    if ledger.cursor is None or ledger.cursor.commit != run.tip or ledger.standing(Status.PLANNED, *UNSETTLED):
        require_heard_clock(run)
    before = run.ledger_state().entries if run.is_for_programs else {}
    results: list[ExitCode] = []
    held: TakError | None = None
    withdraw(run)
    try:
        results += plan_merges(run)
    except TakError as problem:
        # what was planned before is sent all the same: it does not rest on the merge that cannot be judged now
        held = problem
    try:
        if held is None or not _are_rules_unapproved(run):
            results.extend(send_planned(run, run.declared, wanted))
            results += tell_unsettled(run, wanted)
    except TakError as problem:
        if not results:
            raise
        # what was sent before the ledger was gone counts: nobody may take it for a run that did nothing
        app.tell_findings(problem.findings)
        app.tell(problem.message)
        results.append(problem.exit_code)
    if held is not None:
        app.tell_findings(held.findings)
        app.tell(held.message)
        app.tell(msg("submit.held"))
        results.append(held.exit_code)
    if not results:
        app.tell(msg("submit.nothing", commit=run.tip[:12]))
    code = max(results, default=ExitCode.OK)
    if run.is_for_programs:
        _tell_program(run, before, code)
    return code


def _are_rules_unapproved(run: Submission) -> bool:
    """Whether what waits changes where orders and the log-in go: that is told, and nothing is sent or read by it."""
    passed = run.ledger_state().cursor
    path = unapproved_rule(gate_of(run), passed.commit, run.tip) if passed else None
    if path is not None:
        run.app.tell(msg("submit.held.rules", path=path))
    return path is not None


def _tell_program(run: Submission, before: Mapping[int, Entry], code: ExitCode) -> None:
    """Write the orders that are other than before the run, as JSON; nothing where the ledger cannot be read now."""
    from tak_gitops.orders.overview import Directory, overviews
    from tak_gitops.reports.order_words import Words
    from tak_gitops.reports.status_json import submit_json

    try:
        current = run.ledger_state()
    except TakError as problem:
        run.app.tell(problem.message)
        return
    every = overviews(current, Directory(run.declared.systems.values()), run.now())
    touched = [each for each in every if before.get(each.seq) != each.entry]
    run.app.out(submit_json(touched, Words(run.app.language, run.now()), code))
