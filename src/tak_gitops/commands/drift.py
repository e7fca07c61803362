"""`tak drift`: what live has otherwise than the files of HEAD declare. It never writes, and suits a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.app import App, day_or_today, moment
from tak_gitops.commands.guarded import facts_of, guarded_plan
from tak_gitops.commands.options import command, environments_argument, format_option, option
from tak_gitops.commands.pending import ledger_to_look_at
from tak_gitops.commands.state import in_turn, live_of, read_head, selected
from tak_gitops.errors import ExitCode
from tak_gitops.orders.drift_lines import removed_routings
from tak_gitops.orders.pending import held_back
from tak_gitops.plan import Besides
from tak_gitops.repository.history import orders_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "markdown", "json")
@option("--all", "show_all", is_flag=True, help="cli.option.all")
def drift(
    app: App,
    environments: tuple[str, ...],
    *,
    export: str | None,
    as_of: str | None,
    form: str,
    show_all: bool,
) -> ExitCode:
    """Show the drift of the environments: exit code 2 where there is any, that of `tak plan` where it cannot be told.

    Orders that are pending lie over live: what is on its way is no drift.
    """
    wanted, compared = comparison(app, environments, export=export, as_of=as_of)
    results = in_turn(app, wanted, compared)
    plans = [each for each in results if not isinstance(each, ExitCode)]
    if form == "json":
        from tak_gitops.reports.drift_json import drift_json

        app.out(drift_json(plans, app.language))
    elif form == "markdown":
        from tak_gitops.reports.drift_markdown import drift_markdown

        app.out("\n".join(drift_markdown(each, app.language) for each in plans))
    else:
        from tak_gitops.reports.drift_text import drift_text

        app.out("\n".join(drift_text(each, app.language, app.style(), show_all=show_all) for each in plans))
    codes = [each.guards.exit_code for each in plans]
    if len(plans) < len(wanted):
        codes.append(ExitCode.FAILURE)
    if any(codes):
        return max(codes)
    return ExitCode.CHANGES if any(each.drift or each.orphans for each in plans) else ExitCode.OK


def comparison(
    app: App, names: Sequence[str], *, export: str | None, as_of: str | None
) -> tuple[list[Environment], Callable[[Environment], Plan]]:
    """The environments, and what compares one of them with live; it raises TakError where that cannot be done."""
    day, now = day_or_today(as_of), moment(as_of)
    state = read_head(app)
    wanted = selected(state, names, export)
    ledger = ledger_to_look_at(app, state.root, state.after.settings)
    merged = orders_at(state.root, state.base.commit)

    def compared(environment: Environment) -> Plan:
        catalogue = live_of(app, state, environment, export)
        facts = facts_of(state, environment, now)
        besides = Besides(gone=removed_routings(merged, environment.key))
        plan = guarded_plan(state, environment, catalogue, day, facts, ledger=ledger, besides=besides)
        return held_back(plan, ledger)

    return wanted, compared
