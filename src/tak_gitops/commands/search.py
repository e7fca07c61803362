"""`tak search`: systems, logical addresses, contracts and URLs by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.looking import look
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.errors import ExitCode
from tak_gitops.looking.resolve import named
from tak_gitops.reports.search_report import Found, search_json, search_text
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App

SHOWN = 20
"""How many hits are shown unless all are wanted."""


@command
@argument("words", nargs=-1, required=True, metavar="TEXT...")
@option("-e", "--env", "environments", metavar="ENV", multiple=True, help="cli.option.search_env")
@option("--export", metavar="FILE", help="cli.option.export")
@format_option("text", "json")
@option("--all", "show_all", is_flag=True, help="cli.option.search_all")
def search(
    app: App,
    words: tuple[str, ...],
    *,
    environments: tuple[str, ...],
    export: str | None,
    form: str,
    show_all: bool,
) -> ExitCode:
    """Show what fits, the best first; exit code 1 where nothing does, with what to try."""
    text = " ".join(words)
    seen = look(app, environments, export)
    hits = seen.search.find(text)
    without_live = [each.key for each in seen.environments if each.key not in seen.live]
    found = Found(text, hits if show_all else hits[:SHOWN], len(hits), without_live)
    desired = [seen.state.desired[each.key] for each in seen.environments]
    if form == "json":
        app.out(search_json(found, desired))
    elif hits:
        app.out(search_text(found, desired, app.language, app.style()))
    if hits:
        return ExitCode.OK
    near = seen.search.near(text)
    if near:
        app.tell(msg("search.nothing.near", text=text, choices="; ".join(map(named, near))))
    else:
        app.tell(msg("search.nothing", text=text))
    return ExitCode.FAILURE
