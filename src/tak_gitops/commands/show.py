"""`tak show`: what TAK and the files know of a system, a logical address or a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, day_or_today
from tak_gitops.commands.common.hsa import terms_of
from tak_gitops.commands.common.looking import look
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.commands.common.state import in_turn
from tak_gitops.commands.ordering.guarded import with_pending
from tak_gitops.errors import ExitCode
from tak_gitops.looking.about import About, Platform, about
from tak_gitops.looking.facts import Ahead, Facts
from tak_gitops.looking.things import Kind
from tak_gitops.plan import make_plan
from tak_gitops.reach.changed_rows import ChangedRows
from tak_gitops.reach.rows import CatalogueRows
from tak_gitops.reach.validity import not_over, on_day
from tak_gitops.reports.show_report import Shown, show_json, show_text
from tak_gitops.sources.resolve import resolve_base

if TYPE_CHECKING:
    from datetime import date

    from tak_gitops.commands.common.looking import Look
    from tak_gitops.looking.resolve import Meant
    from tak_gitops.model.repository_files import Environment


@command
@argument("thing", metavar="SYSTEM|ADDRESS|CONTRACT")
@argument("environments", nargs=-1, metavar="[ENV]...")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "json")
@option("--all", "show_all", is_flag=True, help="cli.option.all")
def show(
    app: App,
    thing: str,
    environments: tuple[str, ...],
    *,
    export: str | None,
    as_of: str | None,
    form: str,
    show_all: bool,
) -> ExitCode:
    """Show the thing in each environment that knows it; exit code 1 where live of one could not be had."""
    day = day_or_today(as_of)
    seen = look(app, environments, export)
    meant = seen.meant(thing, (Kind.SYSTEM, Kind.ADDRESS, Kind.CONTRACT))
    with_live = [each for each in seen.environments if each.key in seen.live and meant.id_in(each.key)]
    results = in_turn(app, with_live, lambda environment: _about(seen, environment, meant, day))
    found = [each for each in results if not isinstance(each, ExitCode)]
    system = seen.state.after.systems.get(meant.thing.key) if meant.thing.path else None
    shown = Shown(meant.thing, system, found, {key: each.snapshot for key, each in seen.live.items()})
    if form == "json":
        app.out(show_json(shown))
    else:
        app.out(show_text(shown, app.language, app.style(), show_all=show_all))
    return ExitCode.OK if seen.is_whole and len(found) == len(with_live) else ExitCode.FAILURE


def _about(seen: Look, environment: Environment, meant: Meant, day: date) -> About:
    """What is known in one environment, with what the files and the open orders change. Raises TakError."""
    state, catalogue = seen.state, seen.live[environment.key]
    desired = state.desired[environment.key]
    expected = with_pending(catalogue, seen.ledger, environment, day)
    plan = None
    if state.whole:
        base = resolve_base(state.before, desired, state.broken)
        plan = make_plan(base, desired, expected, day, state.base.name)
    keys = {key: seqs for (home, key), seqs in seen.ledger.open_keys.items() if home == environment.key}
    facts = Facts(catalogue, desired, day, Ahead(plan, keys, expected))
    terms = terms_of(seen.app, state.root, environment)
    to_be = ChangedRows(CatalogueRows(expected, not_over(day)), plan.changes if plan else ())
    platform = Platform(catalogue, desired, (CatalogueRows(catalogue, on_day(day)), to_be), terms)
    return about(meant.thing.kind, meant.id_in(environment.key) or meant.thing.key, facts, platform)
