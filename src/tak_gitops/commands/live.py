"""`tak live`: what an export of TAK holds, and what is odd in it."""

from __future__ import annotations

import click

from tak_gitops.commands.app import App, day_or_today
from tak_gitops.commands.options import command, option
from tak_gitops.commands.progress import working
from tak_gitops.errors import ExitCode
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.load import load_export
from tak_gitops.reports.live_report import live_json, live_text
from tak_gitops.texts import msg


@command
@option("--export", metavar="FILE", required=True, help="cli.option.live_export")
@option("--platform", metavar="NAME", required=True, help="cli.option.platform")
@option("--as-of", metavar="DAY", help="cli.option.live_as_of")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="cli.option.format")
def live(app: App, *, export: str, platform: str, as_of: str | None, form: str) -> ExitCode:
    """Show an export; what is odd in it is told and is no failure."""
    day = day_or_today(as_of)
    cache = CatalogueCache(app.cache_folder / "exports")
    with working(app, msg("state.reading", path=export)):
        catalogue = load_export(app.folder / export, shown=export, cache=cache, platform=platform)
    if form == "json":
        for piece in live_json(catalogue, platform, day, app.language):
            app.out(piece)
    else:
        app.out(live_text(catalogue, platform, day, app.language, app.style()))
    return ExitCode.OK
