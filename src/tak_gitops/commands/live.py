"""`tak live`: what TAK holds, from an export or from where an environment reads it, and what is odd in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, chosen, day_or_today
from tak_gitops.commands.common.live_source import load_configured, load_exported, load_path, save_configured
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.commands.validating.checking import checked_live
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.reports.live_report import live_json, live_text
from tak_gitops.rules.levels import adjusted
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.state import State
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment


@command
@argument("environment", required=False, metavar="[ENV]")
@option("--export", metavar="FILE", help="cli.option.live_export")
@option("--platform", metavar="NAME", help="cli.option.platform")
@option("--save", metavar="PATH", help="cli.option.save")
@option("--as-of", metavar="DAY", help="cli.option.live_as_of")
@format_option("text", "json")
def live(
    app: App,
    *,
    environment: str | None,
    export: str | None,
    platform: str | None,
    save: str | None,
    as_of: str | None,
    form: str,
) -> ExitCode:
    """Show live of an environment, or an export of a platform; what is odd in it is told and is no failure."""
    day = day_or_today(as_of)
    if export is not None and platform is not None and environment is None and save is None:
        from tak_gitops.live.takapi.points import point_of_platform

        named = platform
        catalogue = load_path(
            app, app.folder / export, export, named, lambda: point_of_platform(named, f"--platform {named}")
        )
    else:
        state, found = _environment(app, environment, export, platform)
        platform = found.platform
        if save is not None:
            if export is not None:
                raise UsageError(msg("live.save_or_export"))
            save_configured(app, found, app.folder / save, state.approved_servers)
            app.tell(msg("live.saved", path=save))
            return ExitCode.OK
        if export is not None:
            catalogue = load_exported(app, found, export)
        else:
            catalogue = load_configured(app, state.root, found, state.approved_servers)
    catalogue = checked_live(catalogue, platform, day, _source(catalogue, export))
    catalogue = replace(catalogue, findings=tuple(adjusted(catalogue.findings, app.levels)))
    if form == "json":
        for piece in live_json(catalogue, platform, day, app.language):
            app.out(piece)
    else:
        app.out(live_text(catalogue, platform, day, app.language, app.style()))
    return ExitCode.OK


def _source(catalogue: Catalogue, export: str | None) -> str:
    """Where live was read from, as what is said of it has it."""
    places = [finding.place.path for finding in catalogue.findings if finding.place]
    return export or (places[0] if places else "")


def _environment(app: App, name: str | None, export: str | None, platform: str | None) -> tuple[State, Environment]:
    """The one environment that the command is about. Raises UsageError where it names none, or a platform besides."""
    from tak_gitops.commands.common.state import read_state

    if platform is not None:
        raise UsageError(msg("live.platform_alone" if export is None else "live.platform_or_environment"))
    state = read_state(app, None)
    wanted = chosen(state.after.environments, [name] if name else [])
    if len(wanted) > 1:
        raise UsageError(msg("live.which", known=", ".join(each.key for each in wanted)))
    return state, wanted[0]
