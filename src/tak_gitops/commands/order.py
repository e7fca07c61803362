"""`tak order`: write the order file of the pull request, or check that it is what the commit gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.options import command, environments_argument, option
from tak_gitops.commands.ordering.order_files import write_or_check

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.errors import ExitCode


@command
@environments_argument
@option("--base", metavar="REF", help="cli.option.base")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@option("--execute-on", metavar="DAY", help="cli.option.execute_on")
@option("--allow", metavar="NAME", help="cli.option.allow")
@option("--reason", metavar="TEXT", help="cli.option.reason")
@option("--drift", metavar="KEY", multiple=True, help="cli.option.drift")
@option("--revert", metavar="ORDER", help="cli.option.revert")
@option("--check", is_flag=True, help="cli.option.order_check")
def order(
    app: App,
    environments: tuple[str, ...],
    *,
    base: str | None,
    export: str | None,
    as_of: str | None,
    execute_on: str | None,
    allow: str | None,
    reason: str | None,
    drift: tuple[str, ...],
    revert: str | None,
    check: bool,
) -> ExitCode:
    """Write or check the orders of the environments; problems of one do not hide those of another."""
    return write_or_check(
        app,
        environments,
        base=base,
        export=export,
        as_of=as_of,
        execute_on=execute_on,
        allow=allow,
        reason=reason,
        drift=drift,
        revert=revert,
        check=check,
    )
