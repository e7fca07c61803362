"""`tak drift`: what live has otherwise than the files of HEAD declare. It never writes, and suits a schedule."""

from __future__ import annotations

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.common.state import in_turn
from tak_gitops.commands.ordering.drift_comparison import comparison
from tak_gitops.errors import ExitCode


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
