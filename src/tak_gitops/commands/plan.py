"""`tak plan`: what the change of the files would do in TAK. It never writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, day_or_today, moment
from tak_gitops.commands.common.impact import with_impact
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.common.pending import ledger_to_look_at
from tak_gitops.commands.common.state import in_turn, live_of, read_state, selected
from tak_gitops.commands.common.unsent import without_unsent
from tak_gitops.commands.ordering.guarded import facts_of, guarded_plan, with_pending
from tak_gitops.commands.ordering.ordered_drift import besides_brought, day_brought, orders_brought
from tak_gitops.commands.ordering.withdrawn_files import order_files, without_withdrawn
from tak_gitops.errors import ExitCode
from tak_gitops.orders.pending import held_back

if TYPE_CHECKING:
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


@command
@environments_argument
@option("--base", metavar="REF", help="cli.option.base")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "markdown", "json")
@option("--all", "show_all", is_flag=True, help="cli.option.all")
@option("--detailed-exitcode", is_flag=True, help="cli.option.detailed_exitcode")
def plan(
    app: App,
    environments: tuple[str, ...],
    *,
    base: str | None,
    export: str | None,
    as_of: str | None,
    form: str,
    show_all: bool,
    detailed_exitcode: bool,
) -> ExitCode:
    """Show the plans of the environments; a blocked line gives exit code 1, a closed guard its own (formats.md 5).

    A plan that may not be ordered is shown all the same: to look at it is how people find out why.
    """
    day, now = day_or_today(as_of), moment(as_of)
    state = read_state(app, base)
    wanted = selected(state, environments, export)

    ledger = ledger_to_look_at(app, state.root, state.after.settings)
    ledger = without_withdrawn(app, ledger, *order_files(state, ledger))

    def planned(environment: Environment) -> Plan:
        catalogue = live_of(app, state, environment, export)
        facts = facts_of(state, environment, now)
        orders = orders_brought(state, environment.key)
        besides = besides_brought(state, orders, environment.key)
        then = day_brought(orders, day)
        expected = with_pending(catalogue, ledger, environment, then)
        made = guarded_plan(
            state, environment, catalogue, then, facts, ledger=ledger, besides=besides, expected=expected
        )
        held = without_unsent(held_back(made, ledger), state, ledger)
        return with_impact(app, state, environment, held, expected)

    results = in_turn(app, wanted, planned)
    plans = [each for each in results if not isinstance(each, ExitCode)]
    if form == "json":
        from tak_gitops.reports.plan_json import plans_json

        app.out(plans_json(plans, app.language))
    elif form == "markdown":
        from tak_gitops.reports.plan_markdown import plan_markdown

        app.out("\n".join(plan_markdown(each, app.language) for each in plans))
    else:
        from tak_gitops.reports.plan_text import plan_text

        app.out("\n".join(plan_text(each, app.language, app.style(), show_all=show_all) for each in plans))
    codes = [each.guards.exit_code for each in plans]
    if len(plans) < len(wanted) or any(each.blocked or each.errors for each in plans):
        codes.append(ExitCode.FAILURE)
    if any(codes):
        return max(codes)
    changed = any(each.is_order or each.drift for each in plans)
    return ExitCode.CHANGES if detailed_exitcode and changed else ExitCode.OK
