"""`tak import`: files for what TAK has already, so that a platform in use begins with an empty plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App, chosen, day_or_today
from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.commands.common.progress import working
from tak_gitops.commands.common.state import live_of, read_state
from tak_gitops.errors import ExitCode, fail
from tak_gitops.importing.draft import Repository, make_draft
from tak_gitops.importing.grouping import Layout
from tak_gitops.importing.remarks import BESIDE
from tak_gitops.importing.selection import Patterns
from tak_gitops.reports.import_report import import_text
from tak_gitops.repository.files import write_together
from tak_gitops.repository.trees import TreeFile, WorkTree
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.commands.common.state import State
    from tak_gitops.model.repository_files import Environment


@command
@argument("environment", metavar="ENV")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--by", type=click.Choice([each.value for each in Layout]), default="producer", help="cli.option.import_by")
@option("--producer", "producers", multiple=True, metavar="PRODUCER", help="cli.option.import_producer")
@option("--consumer", "consumers", multiple=True, metavar="CONSUMER", help="cli.option.import_consumer")
@option("--contract", "contracts", multiple=True, metavar="CONTRACT", help="cli.option.import_contract")
@option("--address", "addresses", multiple=True, metavar="ADDRESS", help="cli.option.import_address")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@option("--dry-run", is_flag=True, help="cli.option.dry_run")
def import_(
    app: App,
    environment: str,
    *,
    export: str | None,
    by: str,
    producers: tuple[str, ...],
    consumers: tuple[str, ...],
    contracts: tuple[str, ...],
    addresses: tuple[str, ...],
    as_of: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write the files that are missing for an environment to declare what live has; nothing is taken out of a file."""
    day = day_or_today(as_of)
    _require_git(app.root)
    state = read_state(app, None)
    home = chosen(state.after.environments, [environment])[0]
    catalogue = live_of(app, state, home, export)
    patterns = Patterns(addresses, contracts, producers, consumers)
    with working(app, msg("importing.working")):
        draft = make_draft(_repository(state, home), catalogue, day, patterns=patterns, layout=Layout(by))
        if not dry_run and draft.files:
            write_together(state.root, draft.files)
    app.out(import_text(draft, app.language, dry_run=dry_run, export=export))
    return ExitCode.OK


def _require_git(root: Path) -> None:
    """Raise TakError outside Git: hundreds of files that nobody can look at as a change, or take back."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        raise fail("importing.no_git", folder=str(root))


def _repository(state: State, environment: Environment) -> Repository:
    """The work tree, as an import needs it."""
    tree = WorkTree(state.root)
    files, _ = tree.files()
    beside = state.root / "environments" / environment.key / BESIDE

    def read(path: str) -> bytes:
        return tree.contents([TreeFile(path, "")])[path]

    told = beside.read_text(encoding="utf-8", errors="replace") if beside.is_file() else ""
    return Repository(state.after, state.desired[environment.key], tuple(files), read, told)
